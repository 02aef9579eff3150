//! What `init` and `new` make can be built as it is.

use clap::CommandFactory;
use guong::cli::Cli;
use std::path::Path;
use std::process::Command;

/// Runs the program in `folder` and asks it to succeed.
fn guong(folder: &Path, arguments: &[&str]) {
    let output = Command::new(env!("CARGO_BIN_EXE_guong")).args(arguments).current_dir(folder).output().unwrap();
    let said = [output.stdout, output.stderr].concat();
    assert!(output.status.success(), "guong {arguments:?} says:\n{}", String::from_utf8_lossy(&said));
}

/// The kinds of file that `new` can make, as the command line knows them.
fn kinds() -> Vec<String> {
    let program = Cli::command();
    let new = program.find_subcommand("new").unwrap();
    let kind = new.get_arguments().find(|argument| argument.get_id() == "kind").unwrap();
    kind.get_possible_values().iter().map(|value| value.get_name().to_owned()).collect()
}

#[test]
fn a_new_portal_and_a_new_file_of_every_kind_have_no_errors() {
    let folder = tempfile::tempdir().unwrap();
    guong(folder.path(), &["init", "cong"]);
    let portal = folder.path().join("cong");
    guong(&portal, &["check", "--strict"]);
    let kinds = kinds();
    assert!(kinds.len() >= 5, "{kinds:?}");
    for kind in kinds {
        for title in ["Tên \"trong ngoặc\" \\ và dấu", "Hai\ndòng, @UNIT@ và \u{1b}", " "] {
            guong(&portal, &["new", &kind, title]);
        }
        guong(&portal, &["check"]);
    }
    guong(&portal, &["build"]);
    assert!(portal.join("public/index.html").exists());
}
