//! Holds a published copy of a portal against its manifest and its publication log.
//!
//! The manifest shows that every file is as it was published, and nothing is missing or was added. Where it is signed,
//! nobody without the key can write another, so that every file is proved; where it is not, whoever changes a file can.
//! The log is what cannot be rewritten unnoticed: every entry follows
//! the one before, every version of a record fits its hashes, the tree has the root of the checkpoint, the
//! checkpoint has its signature, and the award lists say what was sealed last. A checkpoint that a reader kept
//! from earlier shows that nothing older was changed since.
//!
//! What this does not do: it needs no content, writes nothing, and asks nobody on the network.

use super::carry;
use super::manifest::{Digest, MANIFEST, Manifest, NOTE, digest, note_of, share_of};
use super::published_rows;
use super::rules::{PUBLISHED_DATA, PUBLISHED_FILE, PUBLISHED_LOG};
use super::shard::Shard;
use crate::data::AwardRecord;
use crate::diagnostic::{Diagnostic, sort};
use crate::ledger::{self, Checkpoint, Endorsement, Ledger, PublicKey, Text};
use crate::route::{LOG_CHECKPOINT, award_list_path, log_content_path};
use crate::source::{FileId, SourceFile, Sources, Span};
use crate::text;
use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::sync::Arc;

/// A published copy.
pub trait Published {
    /// The paths of all files, `/`-separated, in any order.
    ///
    /// # Errors
    /// Where the folder cannot be listed.
    fn files(&self) -> io::Result<Vec<String>>;

    /// The size of one of them, in bytes.
    ///
    /// # Errors
    /// Where the file is not there.
    fn size(&self, path: &str) -> io::Result<u64>;

    /// The bytes of one of them.
    ///
    /// # Errors
    /// Where the file cannot be read.
    fn read(&self, path: &str) -> io::Result<Vec<u8>>;
}

impl Published for BTreeMap<String, Vec<u8>> {
    fn files(&self) -> io::Result<Vec<String>> {
        Ok(self.keys().cloned().collect())
    }

    fn size(&self, path: &str) -> io::Result<u64> {
        self.get(path).map(|bytes| bytes.len() as u64).ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        self.get(path).cloned().ok_or_else(|| io::ErrorKind::NotFound.into())
    }
}

/// What a reader knows from elsewhere.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// A checkpoint kept from earlier.
    pub checkpoint: Option<Checkpoint>,
    /// The key that must have signed.
    pub key: Option<PublicKey>,
    /// Whether the manifest must be signed too: the portal says that its builds are.
    pub signed: bool,
}

/// What was found in a copy.
#[derive(Debug)]
pub struct Verified {
    /// What is wrong, in the order of files.
    pub findings: Vec<Diagnostic>,
    /// The texts in which it was found.
    pub sources: Sources,
    /// How many files the manifest lists.
    pub files: usize,
    /// Whether the manifest is signed, so that every file is as whoever has the key published it.
    pub signed: bool,
    /// The log.
    pub ledger: Ledger,
    /// How many portals below this one have a log, each of which was held against its own.
    pub members: usize,
}

/// Checks a copy. Where portals are published together, the one manifest is that of all, and each portal has its log.
///
/// # Errors
/// Where it cannot be listed or read.
pub fn verify(copy: &dyn Published, known: &Known) -> io::Result<Verified> {
    let mut check = Check { copy, folder: "", sources: Sources::default(), out: Vec::new() };
    let listed: BTreeSet<String> = copy.files()?.into_iter().collect();
    let files = check.manifest(&listed)?;
    let ledger = check.log(&listed)?;
    check.known(&ledger, known);
    let unsigned = check.endorsements(&listed, known.key.as_ref().or(ledger.key.as_ref()))?;
    let signed = unsigned.is_empty();
    for note in unsigned.iter().filter(|_| known.signed) {
        let top = check.top(note);
        let found = text!("danh mục tệp không có chữ ký {note}", "the manifest has no signature {note}");
        check.out.push(PUBLISHED_FILE.at(top, found));
    }
    check.lists(&listed, &ledger);
    let Check { mut sources, mut out, .. } = check;
    let members = members(&listed);
    for (folder, listed) in &members {
        let member = Member { copy, folder };
        let mut check = Check { copy: &member, folder, sources, out };
        let ledger = check.log(listed)?;
        check.lists(listed, &ledger);
        (sources, out) = (check.sources, check.out);
    }
    sort(&mut out);
    Ok(Verified { findings: out, sources, files, signed, ledger, members: members.len() })
}

/// The folders of portals below this one that have a log, each with the paths in it.
fn members(listed: &BTreeSet<String>) -> BTreeMap<String, BTreeSet<String>> {
    let folder = |path: &String| {
        let (folder, rest) = path.split_once('/')?;
        log_content_path(rest).map(|_| format!("{folder}/"))
    };
    let folders: BTreeSet<String> = listed.iter().filter_map(folder).collect();
    let inside = |folder: &str| -> BTreeSet<String> {
        listed.iter().filter_map(|path| path.strip_prefix(folder)).map(str::to_owned).collect()
    };
    folders.into_iter().map(|folder| (folder.clone(), inside(&folder))).collect()
}

/// A portal below the one that a copy is of.
struct Member<'a> {
    copy: &'a dyn Published,
    folder: &'a str,
}

impl Published for Member<'_> {
    fn files(&self) -> io::Result<Vec<String>> {
        let all = self.copy.files()?;
        Ok(all.iter().filter_map(|path| path.strip_prefix(self.folder)).map(str::to_owned).collect())
    }

    fn size(&self, path: &str) -> io::Result<u64> {
        self.copy.size(&format!("{}{path}", self.folder))
    }

    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        self.copy.read(&format!("{}{path}", self.folder))
    }
}

/// Checks the files of a copy and the signature of its manifest; what is wrong, and the files in which it was found.
#[cfg(feature = "store")]
pub(super) fn verify_files(copy: &dyn Published) -> io::Result<(Vec<Diagnostic>, Sources)> {
    let mut check = Check { copy, folder: "", sources: Sources::default(), out: Vec::new() };
    let listed = copy.files()?.into_iter().collect();
    check.manifest(&listed)?;
    if manifests(&listed).iter().any(|name| listed.contains(&note_of(name))) {
        // The log is read for its key; what is wrong with the log is not of the files.
        let found = check.out.len();
        let key = check.log(&listed)?.key;
        check.out.truncate(found);
        check.endorsements(&listed, key.as_ref())?;
    }
    let Check { sources, mut out, .. } = check;
    sort(&mut out);
    Ok((out, sources))
}

/// The names of the manifest of a copy that has these files, or of those of all of its shares.
pub(super) fn manifests(listed: &BTreeSet<String>) -> BTreeSet<String> {
    let shards: BTreeSet<Shard> = listed.iter().filter_map(|path| Shard::of_manifest(path)).collect();
    if listed.contains(MANIFEST) || shards.is_empty() {
        [MANIFEST.to_owned()].into()
    } else {
        shards.iter().flat_map(|shard| shard.all()).map(Shard::manifest).collect()
    }
}

struct Check<'a> {
    copy: &'a dyn Published,
    /// Where the portal stands in the copy that was asked about: empty, or a folder with a slash at its end.
    folder: &'a str,
    sources: Sources,
    out: Vec<Diagnostic>,
}

impl Check<'_> {
    fn manifest(&mut self, listed: &BTreeSet<String>) -> io::Result<usize> {
        let entries = self.entries(listed)?;
        for (path, hash) in &entries {
            if !listed.contains(path.as_ref()) {
                let top = self.top(path);
                self.out.push(PUBLISHED_FILE.at(top, text!("thiếu tệp {path}", "the file {path} is missing")));
            } else if digest(&self.copy.read(path)?) != *hash {
                let top = self.top(path);
                let found = text!("tệp {path} không như khi công bố", "the file {path} is not as it was published");
                self.out.push(PUBLISHED_FILE.at(top, found));
            }
        }
        if entries.is_empty() {
            return Ok(0);
        }
        let known: BTreeSet<&str> = entries.iter().map(|(path, _)| path.as_ref()).collect();
        for path in listed.iter().filter(|path| !known.contains(path.as_str()) && *path != MANIFEST && *path != NOTE) {
            let first = path.split('/').next().unwrap_or_default();
            if !carry::belongs_to_others(first) {
                let top = self.top(path);
                self.out.push(
                    PUBLISHED_FILE.at(top, text!("tệp {path} được thêm vào sau", "the file {path} was added later")),
                );
            }
        }
        Ok(entries.len())
    }

    /// What the manifest lists, or those of all shares of the site; a manifest that is missing or damaged is reported.
    fn entries(&mut self, listed: &BTreeSet<String>) -> io::Result<Vec<(Arc<str>, Digest)>> {
        let names = manifests(listed);
        let mut entries = Vec::new();
        for name in &names {
            let bytes = if listed.contains(name) { self.copy.read(name)? } else { Vec::new() };
            // A share of a small site may have no file at all; a site has some.
            let usable = listed.contains(name) && (names.len() > 1 || !bytes.is_empty());
            if let Some(manifest) = std::str::from_utf8(&bytes).ok().and_then(Manifest::parse).filter(|_| usable) {
                entries.extend(manifest.entries().iter().cloned());
            } else {
                let top = self.top(name);
                self.out.push(PUBLISHED_FILE.at(
                    top,
                    text!(
                        "không có danh mục tệp {name}, hoặc nó đã bị sửa",
                        "the manifest {name} is missing or was changed"
                    ),
                ));
            }
        }
        Ok(entries)
    }

    /// The notes that are missing or wrong: none where the manifest, or that of every share, is signed by `key`. A word that
    /// is of another manifest or share, or of another key, is reported.
    fn endorsements(&mut self, listed: &BTreeSet<String>, key: Option<&PublicKey>) -> io::Result<Vec<String>> {
        let mut unsigned = Vec::new();
        for name in manifests(listed) {
            if !self.endorsement(listed, &name, key)? {
                unsigned.push(note_of(&name));
            }
        }
        // Beside manifests of shares the note of a whole site is of none of them.
        if listed.contains(NOTE) && !unsigned.iter().any(|note| note == NOTE) && !listed.contains(MANIFEST) {
            self.endorsement(listed, MANIFEST, None)?;
        }
        Ok(unsigned)
    }

    /// Whether the manifest of this name is signed by `key`.
    fn endorsement(&mut self, listed: &BTreeSet<String>, name: &str, key: Option<&PublicKey>) -> io::Result<bool> {
        let note = note_of(name);
        if !listed.contains(&note) {
            return Ok(false);
        }
        let manifest = if listed.contains(name) { self.copy.read(name)? } else { Vec::new() };
        let word = self.copy.read(&note)?;
        let word = std::str::from_utf8(&word).ok().and_then(Endorsement::parse);
        let right = word.is_some_and(|word| {
            word.manifest.0 == digest(&manifest)
                && word.share == share_of(name)
                && key.is_some_and(|key| word.is_signed_by(key))
        });
        if !right {
            let top = self.top(&note);
            self.out.push(PUBLISHED_FILE.at(
                top,
                text!(
                    "danh mục tệp không phải danh mục đã ký, hoặc do khóa khác ký",
                    "the manifest is not the one that was signed, or another key signed it"
                ),
            ));
        }
        Ok(right)
    }

    fn log(&mut self, listed: &BTreeSet<String>) -> io::Result<Ledger> {
        let mut files = BTreeMap::new();
        for (path, own) in listed.iter().filter_map(|path| Some((path, log_content_path(path)?))) {
            let text = String::from_utf8_lossy(&self.copy.read(path)?).into_owned();
            let file = self.sources.push(SourceFile::new(format!("{}{path}", self.folder).as_str(), text.as_str()));
            files.insert(own, Text { file, text: text.into() });
        }
        let ledger = ledger::read(&files, &mut self.out);
        for located in &ledger.entries {
            let (seq, line) = (located.entry.seq, located.entry.line());
            let (size, root) = (ledger.tree.size(), ledger.tree.root());
            let proof = ledger.tree.inclusion(seq);
            if !proof.is_some_and(|proof| ledger::is_included(&line, seq, size, root, &proof)) {
                let found = text!("dòng này không nằm trong cây dấu kiểm", "this entry is not in the log's tree");
                self.out.push(PUBLISHED_LOG.at(located.span, found));
            }
        }
        Ok(ledger)
    }

    /// Holds the log against what the reader knows.
    fn known(&mut self, ledger: &Ledger, known: &Known) {
        if known.key.is_none() && known.checkpoint.is_none() {
            return;
        }
        let top = self.top(LOG_CHECKPOINT);
        let signed = |key: &PublicKey, checkpoint: &Checkpoint| checkpoint.is_signed_by(key);
        if let Some(key) = &known.key
            && !ledger.checkpoint.as_ref().is_some_and(|checkpoint| signed(key, checkpoint))
        {
            let found = text!("mốc không do khóa đã biết ký", "the checkpoint is not signed by the known key");
            self.out.push(PUBLISHED_LOG.at(top, found));
        }
        let Some(older) = &known.checkpoint else { return };
        let key = known.key.as_ref().or(ledger.key.as_ref());
        if key.is_some_and(|key| !older.signatures.is_empty() && !signed(key, older)) {
            let found =
                text!("mốc cũ không do khóa của nhật ký ký", "the older checkpoint is not signed by the log's key");
            self.out.push(PUBLISHED_LOG.at(top, found));
        }
        let (size, root) = (ledger.tree.size(), ledger.tree.root());
        let proof = ledger.tree.consistency(older.size);
        let grown = older.size == 0
            || proof.is_some_and(|proof| ledger::is_consistent(older.size, older.root, size, root, &proof));
        let same = ledger.checkpoint.as_ref().is_none_or(|checkpoint| checkpoint.origin == older.origin);
        if !grown || !same {
            let older = older.size;
            let found = text!(
                "nhật ký không nối tiếp mốc cũ ({older} dòng): phần cũ đã bị sửa hoặc bị mất",
                "the log does not continue the older checkpoint ({older} entries): its past was changed or is missing"
            );
            self.out.push(PUBLISHED_LOG.at(top, found));
        }
    }

    /// Holds the rows of every published list against its latest sealed version.
    fn lists(&mut self, listed: &BTreeSet<String>, ledger: &Ledger) {
        for name in &ledger.names {
            let Some(id) = name.strip_prefix("awards/") else { continue };
            let Some(last) = ledger.latest(name) else { continue };
            let Some(opening) = ledger.opening(name, last.entry.version) else { continue };
            let files = [award_list_path(id, "json"), award_list_path(id, "csv")];
            let read = |path: &String| {
                if listed.contains(path) { self.copy.read(path).unwrap_or_default() } else { Vec::new() }
            };
            let [json, csv] = files.each_ref().map(read);
            let [path, csv_path] = &files;
            let rows = AwardRecord::of_list(&json);
            if let Some(row) = published_rows::first_difference(&rows, opening) {
                let top = self.top(path);
                self.out.push(PUBLISHED_DATA.at(
                    top,
                    text!(
                        "dòng {row} của danh sách đang đăng không phải dòng đã ghi nhật ký",
                        "row {row} of the published list is not the one that was sealed"
                    ),
                ));
            } else if csv != AwardRecord::to_csv(rows) {
                let top = self.top(csv_path);
                self.out.push(PUBLISHED_DATA.at(
                    top,
                    text!(
                        "tệp CSV của danh sách không giống danh sách đã ghi nhật ký",
                        "the CSV of the list does not say what was sealed"
                    ),
                ));
            }
        }
    }

    fn top(&mut self, path: &str) -> Span {
        let path = format!("{}{path}", self.folder);
        let known = self.sources.paths().find(|(_, known)| *known == path).map(|(id, _)| id);
        let file: FileId = known.unwrap_or_else(|| self.sources.push(SourceFile::new(path.as_str(), "")));
        Span::top(file)
    }
}
