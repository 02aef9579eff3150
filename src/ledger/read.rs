//! Reads a ledger with everything beside it, and says what is wrong with it.
//!
//! Total: whatever the files hold, a [`Ledger`] comes out, with the entries that can be read. What is found is exact
//! about the place: the line that is not what was written, or the first one that does not follow from the line
//! before.

use super::checkpoint::Checkpoint;
use super::entry::{CANONICAL, Change, Entry};
use super::hash::Hash;
use super::key::PublicKey;
use super::opening::Opening;
use super::rules;
use super::tree::Tree;
use crate::diagnostic::Diagnostic;
use crate::source::{FileId, Span};
use crate::syntax::is_id;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The ledger below `content/`.
pub const LEDGER: &str = "ledger.jsonl";
/// The folder beside it.
pub const FOLDER: &str = "ledger/";
/// The checkpoint below `content/`.
pub const CHECKPOINT: &str = "ledger/checkpoint.txt";
/// The public key below `content/`.
pub const KEY: &str = "ledger/key.txt";

/// Where the parts of one version stand, below `content/`.
#[must_use]
pub fn opening_path(record: &str, version: u32) -> String {
    format!("{FOLDER}{record}/{version}.json")
}

/// How an entry names a part whose words were deleted: `2:#dong-3`.
#[must_use]
pub fn withdrawn_name(version: u32, key: &str) -> String {
    format!("{version}:{key}")
}

/// Whether a file below `content/` looks like a second ledger, or a second file of the ledger's folder: what programs
/// that synchronise folders leave where two people wrote at once.
#[must_use]
pub fn is_copy(path: &str) -> bool {
    match path.strip_prefix(FOLDER) {
        None => !path.contains('/') && path != LEDGER && path.to_ascii_lowercase().starts_with("ledger"),
        Some(_) if path == CHECKPOINT || path == KEY => false,
        Some(below) => {
            let fields: Vec<&str> = below.split('/').collect();
            let torn = fields.len() == 1 && below.starts_with("torn-");
            let version = |name: &str| name.strip_suffix(".json").is_some_and(|number| number.parse::<u32>().is_ok());
            let opening = fields.len() == 3 && is_record(fields[0], fields[1]) && version(fields[2]);
            !torn && !opening
        }
    }
}

fn is_record(folder: &str, id: &str) -> bool {
    matches!(folder, "awards" | "plans") && is_id(id)
}

/// A file's text, decoded without loss or not.
#[derive(Clone, Debug)]
pub struct Text {
    /// The source that shows its lines.
    pub file: FileId,
    /// The text.
    pub text: Arc<str>,
}

/// An entry and the line on which it stands.
#[derive(Clone, Debug)]
pub struct Located {
    /// The entry.
    pub entry: Entry,
    /// The hash of its line.
    pub hash: Hash,
    /// The beginning of its line.
    pub span: Span,
}

/// A ledger as it was read.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    /// The source of its lines; none where there is no ledger.
    pub file: Option<FileId>,
    /// Every record that was ever sealed, in order.
    pub names: Vec<String>,
    /// The entries that could be read.
    pub entries: Vec<Located>,
    /// Which of them are of each record.
    by_record: BTreeMap<String, Vec<usize>>,
    /// Every whole line, as it stands in the file.
    pub text: String,
    /// What stands after the last whole line: an entry that was cut off while it was written.
    pub torn: String,
    /// The tree of the lines.
    pub tree: Tree,
    /// The checkpoint.
    pub checkpoint: Option<Checkpoint>,
    /// The public key.
    pub key: Option<PublicKey>,
    /// The parts of every version that could be read.
    pub openings: BTreeMap<(String, u32), Opening>,
    /// Whether nothing is wrong with it, but that sealing may have been cut off.
    pub sound: bool,
}

impl Ledger {
    /// Whether nothing was ever sealed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The entries of a record, oldest first.
    #[must_use]
    pub fn of<'a>(&'a self, record: &str) -> impl DoubleEndedIterator<Item = &'a Located> + use<'a> {
        self.by_record.get(record).map_or(&[][..], Vec::as_slice).iter().map(|at| &self.entries[*at])
    }

    /// The latest entry of a record that stands on the portal; none where it was never sealed, or is gone.
    #[must_use]
    pub fn latest(&self, record: &str) -> Option<&Located> {
        let last = self.of(record).next_back()?;
        (!last.entry.parts.is_empty()).then_some(last)
    }

    /// The parts of a version.
    #[must_use]
    pub fn opening(&self, record: &str, version: u32) -> Option<&Opening> {
        self.openings.get(&(record.to_owned(), version))
    }

    /// Whether a later entry says that the words of a part were deleted from this version.
    #[must_use]
    pub fn is_withdrawn(&self, record: &str, version: u32, key: &str) -> bool {
        let name = withdrawn_name(version, key);
        let mut later = self.of(record).filter(|located| located.entry.version > version);
        later.any(|located| located.entry.withdrawn.contains(&name))
    }
}

/// Reads the ledger among `files`, which are named by their paths below `content/`.
#[must_use]
pub fn read(files: &BTreeMap<String, Text>, out: &mut Vec<Diagnostic>) -> Ledger {
    let before = out.len();
    out.extend(files.iter().filter(|(path, _)| is_copy(path)).map(|(path, text)| rules::copy(path, text.file)));
    let mut ledger = Ledger::default();
    let Some(text) = files.get(LEDGER) else {
        let left = files.iter().find(|(path, _)| path.starts_with(FOLDER) && !is_copy(path));
        out.extend(left.map(|(path, text)| rules::no_ledger(path, text.file)));
        ledger.sound = out.len() == before;
        return ledger;
    };
    ledger.file = Some(text.file);
    let checkpoint = files.get(CHECKPOINT).and_then(|text| Checkpoint::parse(&text.text));
    let origin = checkpoint.as_ref().map(|checkpoint| checkpoint.origin.as_str());
    Lines { ledger: &mut ledger, file: text.file, out }.read(&text.text, origin);
    ledger.names = ledger.by_record.keys().cloned().collect();
    if let Some(text) = files.get(KEY) {
        match PublicKey::parse(&text.text) {
            Ok(key) if text.text.as_ref() == format!("{key}\n") => ledger.key = Some(key),
            _ => out.push(rules::bad_key(text.file)),
        }
    }
    check_openings(&mut ledger, files, out);
    check_checkpoint(&mut ledger, files, text.file, out);
    ledger.sound = out[before..].iter().all(|finding| finding.rule == &rules::UNFINISHED);
    ledger
}

/// The reader of the lines.
struct Lines<'a> {
    ledger: &'a mut Ledger,
    file: FileId,
    out: &'a mut Vec<Diagnostic>,
}

impl Lines<'_> {
    /// Reads the lines of the log of `origin`; of an unknown one where there is no checkpoint, which is reported.
    fn read(&mut self, text: &str, origin: Option<&str>) {
        let whole = text.rfind('\n').map_or(0, |end| end + 1);
        text[..whole].clone_into(&mut self.ledger.text);
        text[whole..].clone_into(&mut self.ledger.torn);
        let (mut at, mut previous) = (0, origin.map(|origin| Hash::of(origin.as_bytes())));
        for (number, line) in text[..whole].split_terminator('\n').enumerate() {
            let span = Span::new(self.file, at, at + line.len().min(1));
            at += line.len() + 1;
            self.ledger.tree.push(line);
            self.line(number, line, span, previous);
            previous = Some(Hash::of(line.as_bytes()));
        }
        if !self.ledger.torn.is_empty() {
            self.out.push(rules::torn(Span::new(self.file, whole, text.len().min(whole + 1))));
        }
    }

    fn line(&mut self, number: usize, line: &str, span: Span, previous: Option<Hash>) {
        let Some(entry) = Entry::parse(line) else {
            self.out.push(rules::damaged(span, line));
            return;
        };
        let expected = number as u64;
        let last = self.ledger.entries.last();
        let forked = last.is_some_and(|last| last.entry.seq == entry.seq && last.entry.previous == entry.previous);
        if forked {
            self.out.push(rules::fork(span, last.map_or(span, |last| last.span)));
        } else if entry.seq != expected {
            self.out.push(rules::out_of_order(span, expected, entry.seq));
        } else if previous.is_some_and(|previous| previous != entry.previous) {
            self.out.push(rules::broken_chain(span, number));
        } else if let Some(fault) = self.fault(&entry) {
            self.out.push(rules::impossible(span, fault));
        }
        let ledger = &mut *self.ledger;
        ledger.by_record.entry(entry.record.clone()).or_default().push(ledger.entries.len());
        ledger.entries.push(Located { entry, hash: Hash::of(line.as_bytes()), span });
    }

    /// What cannot be true of an entry, whatever stands around it.
    fn fault(&self, entry: &Entry) -> Option<rules::Fault> {
        use rules::Fault;
        let ledger = &self.ledger;
        let (folder, id) = entry.record.split_once('/').unwrap_or_default();
        let versions = ledger.of(&entry.record).count();
        let keys: BTreeSet<&str> = entry.parts.iter().map(|(key, _)| key.as_str()).collect();
        let gone = entry.kind == Change::Removed || entry.kind == Change::Withdrawn;
        let is_instant = chrono::DateTime::parse_from_rfc3339(&entry.time).is_ok() && entry.time.ends_with('Z');
        match () {
            () if entry.canonical != CANONICAL => Some(Fault::Canonical),
            () if !is_record(folder, id) => Some(Fault::Record),
            () if entry.sha256 != entry.digest() => Some(Fault::Digest),
            () if usize::try_from(entry.version) != Ok(versions + 1) => Some(Fault::Version),
            () if !is_instant || ledger.entries.last().is_some_and(|last| last.entry.time > entry.time) => {
                Some(Fault::Time)
            }
            () if keys.len() != entry.parts.len() || (keys.is_empty() && !gone) => Some(Fault::Parts),
            () if (entry.kind == Change::Published) != ledger.latest(&entry.record).is_none() => Some(Fault::Kind),
            () => None,
        }
    }
}

fn check_openings(ledger: &mut Ledger, files: &BTreeMap<String, Text>, out: &mut Vec<Diagnostic>) {
    let mut openings = BTreeMap::new();
    for Located { entry, span, .. } in ledger.entries.iter().filter(|located| !located.entry.parts.is_empty()) {
        let path = opening_path(&entry.record, entry.version);
        let Some(Text { file, text }) = files.get(&path) else {
            out.push(rules::no_opening(*span, &path));
            continue;
        };
        let opening = Opening::parse(text).filter(|own| own.record == entry.record && own.version == entry.version);
        let Some(opening) = opening else {
            out.push(rules::damaged_opening(Span::top(*file), &path));
            continue;
        };
        let withdrawn = |key: &str| ledger.is_withdrawn(&entry.record, entry.version, key);
        if let Some(fault) = opening.fault(entry, withdrawn) {
            let start = text.split_inclusive('\n').take(Opening::line_of(fault) - 1).map(str::len).sum();
            let key = opening.parts.get(fault).map_or("", |part| part.key.as_str());
            out.push(rules::wrong_part(Span::new(*file, start, start + 1), key, *span));
        }
        openings.insert((entry.record.clone(), entry.version), opening);
    }
    ledger.openings = openings;
}

fn check_checkpoint(
    ledger: &mut Ledger,
    files: &BTreeMap<String, Text>,
    ledger_file: FileId,
    out: &mut Vec<Diagnostic>,
) {
    let end = Span::new(ledger_file, ledger.text.len().saturating_sub(1), ledger.text.len());
    let Some(Text { file, text }) = files.get(CHECKPOINT) else {
        if !ledger.text.is_empty() || ledger.key.is_some() {
            out.push(rules::no_checkpoint(end));
        }
        return;
    };
    let top = Span::top(*file);
    let Some(checkpoint) = Checkpoint::parse(text) else {
        out.push(rules::damaged_checkpoint(top));
        return;
    };
    match ledger.tree.root_at(checkpoint.size) {
        None => {
            // A line that was sealed and is no longer whole was not cut off while it was written.
            out.retain(|found| found.rule != &rules::UNFINISHED);
            out.push(rules::cut(end, ledger.tree.size(), checkpoint.size, top));
        }
        Some(root) if root != checkpoint.root => out.push(rules::other_root(end, checkpoint.size, top)),
        Some(_) if checkpoint.size < ledger.tree.size() => {
            out.push(rules::unfinished(end, ledger.tree.size() - checkpoint.size));
        }
        Some(_) => {}
    }
    match &ledger.key {
        Some(key) if !checkpoint.is_signed_by(key) => out.push(rules::not_signed(top, key.name())),
        None if !checkpoint.signatures.is_empty() => out.push(rules::no_key(top)),
        _ => {}
    }
    ledger.checkpoint = Some(checkpoint);
}
