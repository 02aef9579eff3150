//! Whole runs against a folder on disk.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use tempfile::TempDir;

use super::{MANIFEST, Options, PublishError, Publisher, RULES, Summary, rollback};
use crate::artifact::Artifact;

/// An output in a folder of its own.
struct Output {
    folder: TempDir,
}

impl Output {
    fn new() -> Self {
        Output { folder: tempfile::tempdir().unwrap() }
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("public")
    }

    fn spare(&self) -> PathBuf {
        self.folder.path().join(".public.guong/spare")
    }

    fn publish(&self, files: &[(&str, &str)]) -> Result<Summary, PublishError> {
        let publisher = self.begin(files)?;
        publisher.commit()
    }

    /// A run that has put its files but did not commit.
    fn begin(&self, files: &[(&str, &str)]) -> Result<Publisher, PublishError> {
        let publisher = Publisher::open(&self.path(), &Options::default())?;
        files.par_iter().try_for_each(|(path, text)| publisher.put(&Artifact::new(*path, *text)))?;
        Ok(publisher)
    }

    fn write(&self, path: &str, text: &str) {
        let file = self.path().join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path().join(path)).unwrap()
    }

    /// All files of the live site but the manifest.
    fn site(&self) -> BTreeMap<String, String> {
        files(&self.path())
    }
}

fn files(folder: &Path) -> BTreeMap<String, String> {
    let entries = walkdir::WalkDir::new(folder).into_iter().map(Result::unwrap);
    let path = |file: &Path| file.strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
    entries
        .filter(|entry| entry.file_type().is_file() && entry.file_name() != MANIFEST)
        .map(|entry| (path(entry.path()), fs::read_to_string(entry.path()).unwrap()))
        .collect()
}

fn site(files: &[(&str, &str)]) -> BTreeMap<String, String> {
    files.iter().map(|&(path, text)| (path.to_owned(), text.to_owned())).collect()
}

fn code<T>(result: Result<T, PublishError>) -> &'static str {
    result.err().map_or("", |error| error.code())
}

const OLD: &[(&str, &str)] = &[("index.html", "old"), ("a/index.html", "a"), ("a/b/index.html", "b")];
const NEW: &[(&str, &str)] = &[("index.html", "new"), ("a/index.html", "a"), ("c/index.html", "c")];

#[test]
fn a_site_is_published_changed_and_taken_back_twice() {
    let output = Output::new();
    let first = output.publish(OLD).unwrap();
    assert_eq!(first, Summary { written: 3, unchanged: 0, removed: 0, bytes: 5, stored: 3, kept: 0 });
    assert_eq!(output.site(), site(OLD));

    let second = output.publish(NEW).unwrap();
    assert_eq!(second, Summary { written: 2, unchanged: 1, removed: 1, bytes: 5, stored: 3, kept: 0 });
    assert_eq!(output.site(), site(NEW));

    let back = rollback(&output.path()).unwrap();
    assert_eq!(back, Summary { written: 2, unchanged: 1, removed: 1, bytes: 5, stored: 0, kept: 0 });
    assert_eq!(output.site(), site(OLD));
    rollback(&output.path()).unwrap();
    assert_eq!(output.site(), site(NEW));
}

#[test]
fn only_what_differs_is_written_and_nothing_stays_behind() {
    let output = Output::new();
    for files in [OLD, NEW] {
        output.publish(files).unwrap();
    }
    let third = output.publish(&[("index.html", "old"), ("a/index.html", "a"), ("d", "d")]).unwrap();
    assert_eq!((third.stored, third.removed), (1, 1));
    assert!(!output.path().join("a/b").exists(), "an empty folder stays behind");
    assert_eq!(output.publish(NEW).unwrap().stored, 0);
    assert_eq!(output.site(), site(NEW));
}

#[test]
fn what_is_kept_is_what_the_manifest_says_and_a_memo_is_of_the_live_site() {
    let output = Output::new();
    let open = || Publisher::open(&output.path(), &Options::default()).unwrap();
    output.publish(NEW).unwrap();
    output.publish(OLD).unwrap();
    assert_eq!(open().memo(), None);
    for round in 0..3 {
        let mut publisher = open();
        for (path, _) in &OLD[1..] {
            assert!(publisher.keep(path).unwrap(), "{path} {round}");
        }
        assert!(!publisher.keep("other").unwrap());
        publisher.put(&Artifact::new("index.html", "old")).unwrap();
        publisher.remember(format!("round {round}"));
        assert_eq!(publisher.commit().unwrap().kept, 2);
        assert_eq!(output.site(), site(OLD));
        assert_eq!(open().memo(), Some(format!("round {round}")));
    }
    // In the live site a file is changed, and the other slot lacks another one.
    fs::write(output.path().join("a/index.html"), "tampered").unwrap();
    assert!(!output.spare().join("a/b/index.html").exists());
    let publisher = open();
    assert!(publisher.keep("a/index.html").unwrap() && publisher.keep("a/b/index.html").unwrap());
    publisher.put(&Artifact::new("index.html", "old")).unwrap();
    publisher.commit().unwrap();
    assert_eq!(output.site(), site(OLD));
    assert_eq!(open().memo(), None, "the last run left none");
    // What stands in neither slot has to be made again; of a folder, all or nothing is kept.
    fs::write(output.path().join("a/index.html"), "tampered").unwrap();
    fs::write(output.spare().join("a/index.html"), "tampered").unwrap();
    let publisher = open();
    assert!(!publisher.keep_all("a/").unwrap() && !publisher.keep("a/index.html").unwrap());
    assert!(publisher.keep_all("a/b/").unwrap());
    drop(publisher);
    rollback(&output.path()).unwrap_err();
}

#[test]
fn a_file_may_become_a_folder_and_back() {
    let output = Output::new();
    let file = [("x", "file"), ("y/z/deep", "1")];
    let folder = [("x/y/page", "folder"), ("y", "file")];
    for files in [&file, &folder, &folder, &file, &folder] {
        output.publish(files).unwrap();
        assert_eq!(output.site(), site(files));
    }
}

#[test]
fn the_same_site_gets_the_same_manifest_from_any_number_of_threads() {
    let artifacts: Vec<_> = (0..2000).map(|i| Artifact::new(format!("p{}/{i}.html", i % 7), format!("{i}"))).collect();
    let manifest = |threads: usize| {
        let output = Output::new();
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| {
            let publisher = Publisher::open(&output.path(), &Options::default()).unwrap();
            artifacts.par_iter().try_for_each(|artifact| publisher.put(artifact)).unwrap();
            assert_eq!(publisher.commit().unwrap().files(), artifacts.len());
        });
        assert_eq!(output.site().len(), artifacts.len());
        output.read(MANIFEST)
    };
    assert_eq!(manifest(1), manifest(8));
}

#[test]
fn what_others_keep_at_the_root_goes_along() {
    let output = Output::new();
    output.write(".gitignore", "*\n!.gitignore\n");
    output.write(".well-known/security.txt", "Contact: a");
    output.write("CNAME", "a.example.vn");
    output.publish(OLD).unwrap();
    assert_eq!(output.read("CNAME"), "a.example.vn");
    output.write(".gitignore", "changed");
    fs::remove_file(output.path().join("CNAME")).unwrap();
    output.publish(NEW).unwrap();
    output.publish(OLD).unwrap();
    assert_eq!(output.read(".gitignore"), "changed");
    assert_eq!(output.read(".well-known/security.txt"), "Contact: a");
    rollback(&output.path()).unwrap();
    assert_eq!(output.read(".gitignore"), "changed");
    assert!(!output.path().join("CNAME").exists(), "a file that its owner removed comes back");
}

#[test]
fn files_of_others_are_refused_and_left_alone() {
    let output = Output::new();
    output.write("thesis.docx", "the only copy");
    let error = output.publish(OLD).unwrap_err();
    assert_eq!(error.code(), "G903");
    assert!(error.text.en.contains("1 file") && error.text.en.contains("thesis.docx"), "{}", error.text.en);
    assert!(error.hint.is_some());
    assert_eq!(output.site(), site(&[("thesis.docx", "the only copy")]));

    fs::remove_file(output.path().join("thesis.docx")).unwrap();
    output.publish(OLD).unwrap();
    output.write("a/.notes", "mine");
    assert_eq!(code(output.publish(NEW)), "G903");
    assert_eq!(code(rollback(&output.path())), "G903");
    assert_eq!(output.read("a/.notes"), "mine");
}

#[test]
fn a_file_that_others_put_there_during_the_run_is_never_lost() {
    let output = Output::new();
    let run = output.begin(OLD).unwrap();
    output.write("late.txt", "mine");
    run.commit().unwrap();
    assert_eq!(code(output.publish(NEW)), "G903");
    assert_eq!(fs::read_to_string(output.spare().join("late.txt")).unwrap(), "mine");
}

#[test]
fn a_manifest_that_cannot_be_read_stops_the_run() {
    let output = Output::new();
    output.publish(OLD).unwrap();
    output.write(MANIFEST, "nonsense\n");
    assert_eq!(code(output.publish(NEW)), "G908");
    assert_eq!(output.site(), site(OLD));
}

#[test]
fn what_was_changed_by_hand_is_never_taken_for_unchanged() {
    let output = Output::new();
    output.publish(OLD).unwrap();
    output.publish(NEW).unwrap();
    // Same length, and a time of change that was set back: only the inode tells.
    let file = output.spare().join("a/index.html");
    let modified = fs::metadata(&file).unwrap().modified().unwrap();
    fs::write(&file, "x").unwrap();
    fs::File::options().write(true).open(&file).unwrap().set_modified(modified).unwrap();
    assert_eq!(output.publish(OLD).unwrap().stored, 1);
    assert_eq!(output.site(), site(OLD));
}

#[test]
fn folders_swapped_by_hand_are_never_taken_for_unchanged() {
    let output = Output::new();
    output.publish(OLD).unwrap();
    output.publish(NEW).unwrap();
    let [a, b, c] = ["a/index.html", "a/b/index.html", "tmp"].map(|path| output.spare().join(path));
    let [a, b] = [a, b].map(|file| file.parent().unwrap().to_owned());
    fs::rename(&b, &c).unwrap();
    fs::rename(&a, output.spare().join("kept")).unwrap();
    fs::rename(&c, &a).unwrap();
    fs::rename(output.spare().join("kept"), a.join("b")).unwrap();
    output.publish(OLD).unwrap();
    assert_eq!(output.site(), site(OLD));
}

#[test]
fn an_earlier_site_that_is_not_whole_is_not_published() {
    let output = Output::new();
    output.publish(OLD).unwrap();
    assert_eq!(code(rollback(&output.path())), "G909");
    output.publish(NEW).unwrap();
    fs::write(output.spare().join("a/index.html"), "x").unwrap();
    assert_eq!(code(rollback(&output.path())), "G910");
    fs::remove_file(output.spare().join("a/index.html")).unwrap();
    assert_eq!(code(rollback(&output.path())), "G910");
    assert_eq!(output.site(), site(NEW));
}

#[test]
fn a_run_that_is_dropped_changes_nothing_and_the_next_one_succeeds() {
    let output = Output::new();
    output.publish(OLD).unwrap();
    output.publish(NEW).unwrap();
    drop(output.begin(&[("index.html", "half"), ("z/new.html", "z")]).unwrap());
    assert_eq!(output.site(), site(NEW));
    assert_eq!(code(rollback(&output.path())), "G909");
    output.publish(OLD).unwrap();
    assert_eq!(output.site(), site(OLD));
}

/// Leaves the output as a run would that was killed after its first `steps` steps.
fn kill_after(output: &Output, steps: usize) {
    let spare = output.spare();
    let run: [&dyn Fn(); 6] = [
        &|| drop(output.begin(&[("index.html", "half")]).unwrap()),
        &|| fs::write(spare.join("index.html"), "ne").unwrap(),
        &|| fs::create_dir_all(spare.join("c")).unwrap(),
        &|| fs::remove_file(spare.join("a/b/index.html")).unwrap(),
        &|| fs::write(spare.join(".guong-manifest.new"), "0123").unwrap(),
        &|| fs::write(output.folder.path().join(".public.guong/seals"), "1 2").unwrap(),
    ];
    run[..steps].iter().for_each(|step| step());
}

#[test]
fn a_run_killed_after_any_step_is_recovered_by_the_next() {
    for steps in 0..=6 {
        let output = Output::new();
        output.write(".gitignore", "*");
        output.publish(OLD).unwrap();
        output.publish(NEW).unwrap();
        kill_after(&output, steps);
        let mut whole = site(NEW);
        whole.insert(".gitignore".to_owned(), "*".to_owned());
        assert_eq!(output.site(), whole, "after {steps} steps");
        output.publish(NEW).unwrap();
        assert_eq!(output.site(), whole, "after {steps} steps and a run");
        output.publish(OLD).unwrap();
        assert_eq!(files(&output.spare()), whole, "spare after {steps} steps and another site");
        rollback(&output.path()).unwrap();
        assert_eq!(output.site(), whole, "after {steps} steps and back");
    }
}

#[test]
fn a_run_that_changes_nothing_leaves_the_earlier_site_to_go_back_to() {
    let output = Output::new();
    output.publish(OLD).unwrap();
    output.publish(NEW).unwrap();
    for _ in 0..2 {
        let summary = output.publish(NEW).unwrap();
        assert_eq!((summary.stored, summary.written, summary.removed, summary.unchanged), (0, 0, 0, NEW.len()));
    }
    // What somebody changed in the live site is published again, over nothing else.
    fs::write(output.path().join("index.html"), "tampered").unwrap();
    assert_eq!(code(rollback(&output.path())), "");
    rollback(&output.path()).unwrap_err();
    output.publish(NEW).unwrap();
    assert_eq!(output.site(), site(NEW));
}

#[test]
fn two_runs_at_once_do_not_mix() {
    let output = Output::new();
    let first = output.begin(OLD).unwrap();
    assert_eq!(code(output.publish(NEW)), "G904");
    assert_eq!(code(rollback(&output.path())), "G904");
    first.commit().unwrap();
    assert_eq!(output.site(), site(OLD));
    output.publish(NEW).unwrap();
}

#[test]
fn addresses_that_are_unsafe_or_taken_stop_the_run() {
    let output = Output::new();
    for bad in ["../a", "/a", "a\\b", "A", "ph\u{1b0}ờng.html", ".guong-manifest"] {
        assert_eq!(code(output.publish(&[(bad, "")])), "G905", "{bad}");
    }
    assert_eq!(code(output.publish(&[("a", "1"), ("a", "2")])), "G906");
    assert_eq!(code(output.publish(&[("a", "1"), ("a/b", "2")])), "G906");
    assert!(output.site().is_empty());
}

#[cfg(unix)]
#[test]
fn a_worktree_of_git_stays_where_it_is() {
    let output = Output::new();
    output.write(".git", "gitdir: elsewhere");
    output.publish(OLD).unwrap();
    output.publish(NEW).unwrap();
    rollback(&output.path()).unwrap();
    assert_eq!(output.read(".git"), "gitdir: elsewhere");
    assert!(!output.spare().join(".git").exists());
}

#[cfg(unix)]
#[test]
fn links_are_carried_at_the_root_and_refused_below() {
    use std::os::unix::fs::symlink;
    let output = Output::new();
    output.write(".real", "text");
    symlink(".real", output.path().join(".link")).unwrap();
    output.publish(OLD).unwrap();
    output.publish(NEW).unwrap();
    assert_eq!(fs::read_link(output.path().join(".link")).unwrap(), Path::new(".real"));
    symlink("/", output.path().join("a/root")).unwrap();
    assert_eq!(code(output.publish(OLD)), "G903");
}

#[test]
fn codes_are_in_order_and_every_word_is_there_in_both_languages() {
    assert!(RULES.is_sorted_by(|a, b| a.code < b.code));
    for rule in RULES {
        for words in [rule.title, rule.explanation] {
            assert!(!words.vi.is_empty() && !words.en.is_empty() && words.vi != words.en, "{}", rule.code);
        }
    }
}
