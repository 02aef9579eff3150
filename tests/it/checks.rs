//! Every rule of content against its fixture, and a folder with sixty faults in one run.
//!
//! A fixture is a text file `tests/checks/<CODE>-<name>.txt`. It holds cases, `--- bad` and `--- good`, each with
//! files (`--- stories/a.md`) that are laid over the site of `base.txt`, and what must be found in it, all of it:
//!
//! ```text
//! --- bad
//! --- stories/a.md
//! …
//! --- expect
//! stories/a.md:3:8 G101
//! --- good
//! …
//! ```
//!
//! A word after a path says how its text becomes bytes; see [`bytes`]. With `UPDATE_FIXTURES=1` the expectations are
//! written instead of compared.

use guong::diagnostic::{Diagnostic, Language};
use guong::model::Site;
use guong::world::{Clock, Entry, EntryKind, MemoryWorld, Root, World};
use guong::{checks, rules};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io;
use std::path::{Path, PathBuf};

/// The day on which every fixture is read, unless its case says another: `--- bad 2027-01-01`.
const TODAY: &str = "2026-11-21";

/// Rules that are not about content: they have tests of their own beside the theme, the driver and publishing.
fn is_of_content(code: &str) -> bool {
    !matches!(&code[..2], "G7" | "G8" | "G9")
}

#[test]
fn every_rule_fires_in_its_bad_case_and_is_silent_in_its_good_one() {
    let base = Fixture::read(&folder().join("base.txt"));
    let mut failures = String::new();
    for path in fixtures() {
        let mut fixture = Fixture::read(&path);
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let code = &name[..4];
        let mut fired = false;
        for case in &mut fixture.cases {
            let found = case.findings(&base);
            fired |= case.kind == "bad" && found.iter().any(|finding| finding.ends_with(code));
            if std::env::var_os("UPDATE_FIXTURES").is_some() {
                case.expected = found;
                continue;
            }
            let silent = case.kind == "bad" || !found.iter().any(|finding| finding.ends_with(code));
            if found != case.expected || !silent {
                let _ =
                    writeln!(failures, "{name}, {}:\n  expected {:?}\n  found    {found:?}", case.kind, case.expected);
            }
        }
        let good = fixture.cases.iter().any(|case| case.kind == "good");
        if !fired || !good {
            let _ = writeln!(failures, "{name}: a bad case must raise {code} and there must be a good one");
        }
        if std::env::var_os("UPDATE_FIXTURES").is_some() {
            std::fs::write(&path, fixture.to_string()).unwrap();
        }
    }
    assert!(failures.is_empty(), "\n{failures}");
}

#[test]
fn every_rule_of_content_has_a_fixture() {
    let names: Vec<String> =
        fixtures().iter().map(|path| path.file_stem().unwrap().to_string_lossy().into_owned()).collect();
    let expected: Vec<String> = rules::all()
        .iter()
        .filter(|rule| is_of_content(rule.code))
        .map(|rule| format!("{}-{}", rule.code, rule.name))
        .collect();
    assert_eq!(names, expected);
}

#[test]
fn sixty_faults_are_all_reported_in_one_run() {
    let root = folder().join("sixty");
    let mut world = MemoryWorld::new(Clock::Today(TODAY.parse().unwrap()));
    for path in walk(&root.join("content")) {
        let below = path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
        world.insert(below, std::fs::read(&path).unwrap());
    }
    let found = findings(&world);
    let expected = root.join("expected.txt");
    if std::env::var_os("UPDATE_FIXTURES").is_some() {
        std::fs::write(&expected, found.join("\n") + "\n").unwrap();
    }
    let expected = std::fs::read_to_string(expected).unwrap();
    assert_eq!(found, expected.lines().collect::<Vec<_>>());
    assert_eq!(found.len(), 60);
    let kinds: std::collections::BTreeSet<_> = found.iter().map(|finding| &finding[finding.len() - 4..]).collect();
    assert!(kinds.len() >= 35, "{} kinds", kinds.len());
}

#[test]
fn messages_and_hints_are_in_both_languages() {
    let base = Fixture::read(&folder().join("base.txt"));
    for path in fixtures() {
        for case in Fixture::read(&path).cases {
            let (site, found) = case.run(&base);
            for finding in found {
                let place = short(&site, &finding);
                let hint = finding.hint.as_ref();
                let texts = [Some(&finding.message), hint].into_iter().flatten();
                for text in texts.chain(finding.labels.iter().map(|label| &label.text)) {
                    let (vi, en) = (text.get(Language::Vi), text.get(Language::En));
                    assert!(!vi.trim().is_empty() && !en.trim().is_empty(), "{place}");
                }
            }
        }
    }
}

pub(crate) fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/checks")
}

/// The fixtures of rules, sorted.
fn fixtures() -> Vec<PathBuf> {
    let all = std::fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path());
    let mut all: Vec<PathBuf> =
        all.filter(|path| path.extension().is_some_and(|end| end == "txt") && !path.ends_with("base.txt")).collect();
    all.sort();
    all
}

fn walk(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { walk(&path) } else { vec![path] }).collect()
}

/// A file of cases.
pub(crate) struct Fixture {
    pub(crate) cases: Vec<Case>,
}

/// One site, and what is found in it.
pub(crate) struct Case {
    /// `bad`, `good`, or `base` for the site that the others are laid over.
    kind: String,
    today: String,
    /// The header as written (path and how it is encoded), and the text.
    pub(crate) files: Vec<(String, String)>,
    expected: Vec<String>,
}

impl Fixture {
    pub(crate) fn read(path: &Path) -> Self {
        let text = std::fs::read_to_string(path).unwrap();
        let mut cases: Vec<Case> = Vec::new();
        for section in
            text.strip_suffix('\n').unwrap_or(&text).split("\n--- ").map(|section| section.trim_start_matches("--- "))
        {
            let (header, body) = section.split_once('\n').unwrap_or((section, ""));
            let (first, rest) = header.split_once(' ').unwrap_or((header, ""));
            match (first, cases.last_mut()) {
                ("bad" | "good" | "base", _) => {
                    let today = if rest.is_empty() { TODAY } else { rest }.to_owned();
                    cases.push(Case { kind: first.to_owned(), today, files: Vec::new(), expected: Vec::new() });
                }
                ("expect", Some(case)) => case.expected = body.lines().map(str::to_owned).collect(),
                (_, Some(case)) => case.files.push((header.to_owned(), format!("{body}\n"))),
                (_, None) => panic!("{}: a file before the first case", path.display()),
            }
        }
        Fixture { cases }
    }
}

/// As a fixture is written.
impl std::fmt::Display for Fixture {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for case in &self.cases {
            let today = if case.today == TODAY { String::new() } else { format!(" {}", case.today) };
            writeln!(f, "--- {}{today}", case.kind)?;
            for (header, text) in &case.files {
                write!(f, "--- {header}\n{text}")?;
            }
            if !case.expected.is_empty() {
                writeln!(f, "--- expect\n{}", case.expected.join("\n"))?;
            }
        }
        Ok(())
    }
}

impl Case {
    /// The base site as a case of its own.
    pub(crate) fn over(base: &Fixture) -> Self {
        let files = base.cases[0].files.clone();
        Case { kind: "bad".to_owned(), today: TODAY.to_owned(), files, expected: Vec::new() }
    }

    /// The findings in its site, as `file:line:column CODE`.
    fn findings(&self, base: &Fixture) -> Vec<String> {
        let (site, found) = self.run(base);
        found.iter().map(|finding| short(&site, finding)).collect()
    }

    pub(crate) fn run(&self, base: &Fixture) -> (Site, Vec<Diagnostic>) {
        let mut world = MemoryWorld::new(Clock::Today(self.today.parse().unwrap()));
        let mut locked = None;
        let mut files: BTreeMap<&str, (&str, &str)> = BTreeMap::new();
        for (header, text) in base.cases[0].files.iter().chain(&self.files) {
            let (path, how) = header.split_once(' ').unwrap_or((header, ""));
            files.insert(path, (how, text));
        }
        for (path, (how, text)) in files {
            let path = format!("content/{path}");
            match how {
                "absent" => {}
                "symlink" => world = world.with_odd(path, EntryKind::Symlink),
                "locked" => {
                    world.insert(&path, "");
                    locked = path.strip_prefix("content/").map(str::to_owned);
                }
                how => world.insert(path, bytes(how, text)),
            }
        }
        load(&Locked { world, path: locked })
    }
}

/// A world in which one file is listed but cannot be read, as when another program has it open.
#[derive(Debug)]
struct Locked {
    world: MemoryWorld,
    path: Option<String>,
}

impl World for Locked {
    fn files(&self, root: Root<'_>) -> io::Result<Vec<Entry>> {
        self.world.files(root)
    }

    fn read(&self, root: Root<'_>, path: &str) -> io::Result<Vec<u8>> {
        if self.path.as_deref() == Some(path) {
            return Err(io::ErrorKind::PermissionDenied.into());
        }
        self.world.read(root, path)
    }

    fn clock(&self) -> Clock {
        self.world.clock()
    }
}

/// The bytes of a file whose text stands in a fixture.
pub(crate) fn bytes(how: &str, text: &str) -> Vec<u8> {
    const PNG: &str = "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415478da63f8cfc0000003010100f70341430000000049454e44ae426082";
    let hex = |digits: &str| -> Vec<u8> {
        let digits: Vec<u8> = digits.bytes().filter(u8::is_ascii_hexdigit).collect();
        digits.chunks(2).map(|pair| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap()).collect()
    };
    match how {
        "" => text.as_bytes().to_vec(),
        "cut" => text.trim_end().as_bytes().to_vec(),
        "png" => hex(PNG),
        "hex" => hex(text),
        // Each character is one byte, so that any byte can be written.
        "latin1" => text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect(),
        "nul" => text.replace('␀', "\0").into_bytes(),
        "crlf" => format!("\u{feff}{}", text.replace('\n', "\r\n")).into_bytes(),
        "utf16" => format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect(),
        other => panic!("unknown encoding {other}"),
    }
}

fn findings(world: &dyn World) -> Vec<String> {
    let (site, found) = load(world);
    found.iter().map(|finding| short(&site, finding)).collect()
}

pub(crate) fn load(world: &dyn World) -> (Site, Vec<Diagnostic>) {
    checks::load(world)
}

pub(crate) fn short(site: &Site, finding: &Diagnostic) -> String {
    let file = site.sources.file(finding.span.file);
    let at = file.position(finding.span.start);
    format!("{}:{}:{} {}", file.path(), at.line, at.column, finding.rule.code)
}
