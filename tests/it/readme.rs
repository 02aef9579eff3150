//! What `README.md` says is so: its reference is that of the program, its paths exist, and the editor's first story
//! can be followed to the letter.
//!
//! `UPDATE=1` in the environment writes the reference anew.

use clap::{CommandFactory, Parser};
use guong::cli::Cli;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const BEGIN: &str = "<!-- reference:begin -->\n";
const END: &str = "<!-- reference:end -->";

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn readme() -> String {
    fs::read_to_string(root().join("README.md")).unwrap()
}

#[test]
fn the_reference_is_that_of_the_program() {
    let text = readme();
    let (before, rest) = text.split_once(BEGIN).expect("README.md marks where the reference begins");
    let (found, after) = rest.split_once(END).expect("README.md marks where the reference ends");
    let right = format!("\n{}\n", guong::reference::markdown());
    if std::env::var_os("UPDATE").is_some() {
        fs::write(root().join("README.md"), format!("{before}{BEGIN}{right}{END}{after}")).unwrap();
    } else {
        let differs = found.lines().zip(right.lines()).find(|(found, right)| found != right);
        assert!(
            found == right,
            "the reference is not current; run the tests with UPDATE=1. First difference: {differs:?}"
        );
    }
}

#[test]
fn every_command_and_every_flag_is_documented() {
    let reference = guong::reference::markdown();
    let mut program = Cli::command();
    program.build();
    for command in program.get_subcommands().filter(|command| command.get_name() != "help") {
        let name = command.get_name();
        assert!(reference.contains(&format!("#### `guong {name}")), "{name} has no section");
        for argument in command.get_arguments().filter(|argument| argument.get_id() != "help") {
            assert!(
                argument.get_help().is_some_and(|help| !help.to_string().is_empty()),
                "{name} {argument} has no help"
            );
            assert!(reference.contains(&format!("| `{argument}` |")), "{name} {argument} is not in the reference");
        }
    }
}

#[test]
fn every_path_named_exists() {
    let text = readme();
    let quoted = text.split('`').skip(1).step_by(2);
    let linked = text.split("](").skip(1).filter_map(|rest| rest.split(')').next());
    let is_path =
        |text: &&str| ["src/", "tests/", "themes/", ".readme/", ".licenses/"].iter().any(|top| text.starts_with(top));
    // `<name>` stands for whatever the reader calls it.
    let paths: Vec<&str> = quoted.chain(linked).filter(is_path).filter(|path| !path.contains('<')).collect();
    assert!(paths.len() > 20, "{paths:?}");
    let missing: Vec<_> = paths.into_iter().filter(|path| !root().join(path).exists()).collect();
    assert_eq!(missing, [""; 0]);
}

/// One fenced block: the word after the fence, and the lines inside.
struct Block<'a> {
    kind: &'a str,
    text: &'a str,
}

fn blocks(text: &str) -> Vec<Block<'_>> {
    let fenced = text.split("\n```").skip(1).step_by(2);
    fenced.filter_map(|block| block.split_once('\n')).map(|(kind, text)| Block { kind, text }).collect()
}

/// The portal of the editor's first story, as it grows from block to block.
struct Story {
    folder: PathBuf,
    said: String,
}

impl Story {
    fn file(&self) -> PathBuf {
        self.folder.join("content/stories/to-cong-nghe-so-den-tung-nha.md")
    }

    /// Does what one line of a block of commands says.
    fn obey(&mut self, line: &str) {
        let words = words(line);
        match words.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
            ["cd", folder] => self.folder.push(folder),
            // The preview runs until it is stopped: that the command is right is all that can be asked here.
            ["guong", "serve", ..] => drop(Cli::try_parse_from(&words).unwrap()),
            ["guong", "build"] => {
                assert!(self.run(&words).status.success(), "{}", self.said);
                edit(&self.file(), |text| text.replace("draft = true", "# "));
                assert!(self.run(&words).status.success(), "{}", self.said);
                let page = self.folder.join("public/guong/to-cong-nghe-so-den-tung-nha/index.html");
                assert!(page.exists(), "the story is published");
            }
            ["guong", command, ..] => {
                let done = self.run(&words).status.code();
                assert_eq!(done, Some(i32::from(*command == "check")), "{line}: {}", self.said);
            }
            _ => panic!("neither a command of guong nor a change of folder: {line}"),
        }
    }

    fn run(&mut self, words: &[String]) -> Output {
        let guong = env!("CARGO_BIN_EXE_guong");
        let output = Command::new(guong).args(&words[1..]).current_dir(&self.folder).output().unwrap();
        self.said = String::from_utf8([output.stdout.clone(), output.stderr.clone()].concat()).unwrap();
        output
    }

    /// Writes the keys of a block of TOML: over those of the story, or at the end of the register.
    fn write(&self, toml: &str) {
        if toml.starts_with("[[unit]]") {
            return edit(&self.folder.join("content/units.toml"), |text| format!("{text}\n{toml}"));
        }
        for line in toml.lines() {
            let (key, _) = line.split_once(" = ").unwrap();
            let is_key = |old: &str| old.strip_prefix(key).is_some_and(|rest| rest.starts_with(" = "));
            edit(&self.file(), |text| {
                assert_eq!(text.lines().filter(|old| is_key(old)).count(), 1, "the template has the key {key}");
                text.lines().map(|old| if is_key(old) { line } else { old }).collect::<Vec<_>>().join("\n")
            });
        }
    }
}

fn edit(path: &Path, change: impl Fn(&str) -> String) {
    fs::write(path, change(&fs::read_to_string(path).unwrap())).unwrap();
}

/// A line of a shell, as far as the story needs one: words, and words in double quotes.
fn words(line: &str) -> Vec<String> {
    let parts = line.split('"').enumerate();
    let split = |(at, part): (usize, &str)| -> Vec<String> {
        if at % 2 == 1 { vec![part.to_owned()] } else { part.split_whitespace().map(str::to_owned).collect() }
    };
    parts.flat_map(split).collect()
}

#[test]
fn the_editors_first_story_can_be_followed() {
    let text = readme();
    let (_, rest) = text.split_once("### Bài đầu tiên, từng bước\n").unwrap();
    let (steps, _) = rest.split_once("\n### ").unwrap();
    let folder = tempfile::tempdir().unwrap();
    let mut story = Story { folder: folder.path().to_owned(), said: String::new() };
    let blocks = blocks(steps);
    assert!(blocks.len() > 8);
    for Block { kind, text } in blocks {
        match kind {
            "toml" => story.write(text),
            "text" if text.starts_with("lỗi[") => assert_eq!(story.said.trim(), text.trim()),
            "text" => text.lines().for_each(|line| story.obey(line)),
            other => panic!("a block of {other} in the story"),
        }
    }
}
