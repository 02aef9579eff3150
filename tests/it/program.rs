//! The program as people run it, and portals to run it on.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

/// The date that the made-up portal is looked at.
pub const TODAY: &str = "2026-11-21";

/// What a run of the program answered.
#[derive(Debug)]
pub struct Answer {
    /// The exit code.
    pub code: i32,
    /// What programs read.
    pub out: String,
    /// What people read.
    pub err: String,
}

/// The program, with arguments and nothing around it that a developer's machine may have set.
pub fn guong<A: AsRef<OsStr>>(arguments: impl IntoIterator<Item = A>) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_guong"));
    command.args(arguments).env_remove("NO_COLOR").env_remove("RAYON_NUM_THREADS");
    command
}

/// Runs a command to its end.
pub fn answer(mut command: Command) -> Answer {
    let output = command.output().unwrap();
    let code = output.status.code().unwrap_or_else(|| panic!("ended by a signal: {output:?}"));
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Answer { code, out: text(output.stdout), err: text(output.stderr) }
}

/// Runs the program to its end.
pub fn run<A: AsRef<OsStr>>(arguments: impl IntoIterator<Item = A>) -> Answer {
    answer(guong(arguments))
}

/// A folder of this repository.
pub fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// A portal in a folder of its own, to be changed at will.
#[derive(Debug)]
pub struct Portal {
    /// The portal's folder.
    pub root: PathBuf,
    _folder: TempDir,
}

impl Portal {
    /// A copy of the made-up ward in `tests/site/`.
    pub fn sample() -> Self {
        let portal = Portal::empty();
        copy(&repository("tests/site"), &portal.root, |_| {});
        portal
    }

    /// A folder with nothing in it.
    pub fn empty() -> Self {
        let folder = tempfile::tempdir().unwrap();
        Portal { root: folder.path().join("portal"), _folder: folder }
    }

    /// Runs the program on this portal, as of [`TODAY`] where the command knows dates.
    pub fn run(&self, arguments: &[&str]) -> Answer {
        run(self.arguments(arguments))
    }

    /// The arguments that ask for this portal.
    pub fn arguments<'a>(&'a self, arguments: &[&'a str]) -> Vec<&'a str> {
        let mut all = vec!["--site", self.root.to_str().unwrap()];
        all.extend(arguments);
        if matches!(arguments.first(), Some(&("build" | "check" | "serve"))) && !arguments.contains(&"--today") {
            all.extend(["--today", TODAY]);
        }
        all
    }

    /// A file of the portal.
    pub fn file(&self, path: &str) -> PathBuf {
        self.root.join(path)
    }

    /// What a published file says.
    pub fn published(&self, path: &str) -> String {
        fs::read_to_string(self.file("public").join(path)).unwrap_or_else(|error| panic!("public/{path}: {error}"))
    }

    /// Puts `new` in the place of `old`, which the file must hold once.
    pub fn edit(&self, path: &str, old: &str, new: &str) {
        let text = fs::read_to_string(self.file(path)).unwrap();
        assert_eq!(text.matches(old).count(), 1, "{path} holds {old:?} once");
        fs::write(self.file(path), text.replace(old, new)).unwrap();
    }

    /// Writes a file, with the folders above it.
    pub fn write(&self, path: &str, text: &str) {
        fs::create_dir_all(self.file(path).parent().unwrap()).unwrap();
        fs::write(self.file(path), text).unwrap();
    }

    /// Every published file and what it holds.
    pub fn site(&self) -> BTreeMap<String, Vec<u8>> {
        contents(&self.file("public"))
    }
}

/// Every file below a folder and what it holds.
pub fn contents(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let files =
        walkdir::WalkDir::new(folder).into_iter().map(Result::unwrap).filter(|entry| entry.file_type().is_file());
    let name = |path: &Path| path.strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
    files.map(|entry| (name(entry.path()), fs::read(entry.path()).unwrap())).collect()
}

/// Copies a folder; `arrange` decides in which order its files are made.
pub fn copy(from: &Path, to: &Path, arrange: impl FnOnce(&mut Vec<(String, Vec<u8>)>)) {
    let mut files: Vec<_> = contents(from).into_iter().collect();
    arrange(&mut files);
    for (path, bytes) in files {
        let file = to.join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, bytes).unwrap();
    }
}
