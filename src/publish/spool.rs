//! The search index's spool on disk: what was read of the texts, kept for the index and for the next build.
//!
//! ```text
//! .public.guong/
//!     texts                    blocks, one after the other
//!     texts.list               one block a line: its key, its hash, where it begins, its length
//! ```
//!
//! A run appends the blocks that it does not find and, once its site is live, lists those that it used: what no list
//! names is overwritten by the next run. A block that was cut off or changed is found by its hash, which is that of its
//! key and its bytes, and is made anew. What is not in use any more is overwritten, so that words which were taken off the
//! portal do not stay here. Where less than half of the file is in use it goes, and the next run begins anew: so it never
//! grows much beyond twice what the texts need.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use sha2::{Digest as _, Sha256};

use super::errors::{self, PublishError};
use super::manifest::Digest;
use super::place::Place;
use crate::cache::Key;
use crate::search::Spool;
use crate::source::{hex, parse_hex};

/// Waste up to this many bytes is not worth the work of reading all texts again.
const SLACK: u64 = 1 << 20;

/// A spool in a file.
#[derive(Debug)]
pub struct DiskSpool {
    /// Where the file is, or the folder of one without a name.
    path: PathBuf,
    file: File,
    known: BTreeMap<Key, Entry>,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    /// Where the next block goes.
    end: u64,
    used: BTreeMap<Key, Entry>,
    failure: Option<io::Error>,
}

/// A block in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Entry {
    digest: Digest,
    start: u64,
    length: u64,
}

impl Entry {
    fn end(&self) -> u64 {
        self.start.saturating_add(self.length)
    }
}

impl DiskSpool {
    /// The spool of a place, with what the last run left there, unless everything is to be made anew.
    pub(super) fn open(place: &Place, anew: bool) -> Result<Self, PublishError> {
        let path = &place.texts;
        let mut known = if anew { BTreeMap::new() } else { read_list(&list_of(path)) };
        let mut open = || {
            let file = OpenOptions::new().read(true).write(true).create(true).truncate(known.is_empty()).open(path)?;
            let length = file.metadata()?.len();
            known.retain(|_, entry| entry.end() <= length);
            // What lies beyond is of a run that never came to its end.
            file.set_len(end_of(&known))?;
            Ok(file)
        };
        let file = open().map_err(|error| errors::cannot_write(path, error))?;
        Ok(Self::of(path, file, known))
    }

    /// A spool that leaves nothing behind.
    pub(super) fn nameless(place: &Place) -> Result<Self, PublishError> {
        let file = tempfile::tempfile_in(&place.work);
        let spool = file.map(|file| Self::of(&place.work, file, BTreeMap::new()));
        spool.map_err(|error| errors::cannot_write(&place.work, error))
    }

    fn of(path: &Path, file: File, known: BTreeMap<Key, Entry>) -> Self {
        let state = Mutex::new(State { end: end_of(&known), ..State::default() });
        DiskSpool { path: path.to_owned(), file, known, state }
    }

    /// What the system has refused, if anything: the index is not what it should be then.
    pub(super) fn check(&self) -> Result<(), PublishError> {
        let failure = self.state().failure.take();
        failure.map_or(Ok(()), |error| Err(errors::cannot_write(&self.path, error)))
    }

    /// Leaves what this run used for the next one. What the system refuses costs that one time.
    pub(super) fn keep(&self) {
        let state = self.state();
        let used: u64 = state.used.values().map(|entry| entry.length).sum();
        let list = list_of(&self.path);
        if state.end > 2 * used + SLACK {
            let _ = fs::remove_file(&list).and_then(|()| fs::remove_file(&self.path));
        } else {
            let draft = list.with_extension("new");
            let _ = fs::write(&draft, to_text(&state.used)).and_then(|()| fs::rename(&draft, &list));
            let mut unused = self.known.iter().filter(|(key, _)| !state.used.contains_key(key));
            let _ = unused.try_for_each(|(_, entry)| self.blank(*entry));
        }
    }

    /// Overwrites a block.
    fn blank(&self, entry: Entry) -> io::Result<()> {
        let mut file = &self.file;
        file.seek(SeekFrom::Start(entry.start))?;
        io::copy(&mut io::repeat(0).take(entry.length), &mut file).map(drop)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Appends bytes of the file to `out`: all of them or none.
    fn append(&self, start: u64, length: usize, out: &mut Vec<u8>) -> io::Result<()> {
        let before = out.len();
        out.resize(before + length, 0);
        let read = self.fill(start, &mut out[before..]);
        if read.is_err() {
            out.truncate(before);
        }
        read
    }

    #[cfg(unix)]
    fn fill(&self, start: u64, bytes: &mut [u8]) -> io::Result<()> {
        std::os::unix::fs::FileExt::read_exact_at(&self.file, bytes, start)
    }

    /// Elsewhere the file has one position, that of whoever has the lock.
    #[cfg(not(unix))]
    fn fill(&self, start: u64, bytes: &mut [u8]) -> io::Result<()> {
        let _state = self.state();
        let mut file = &self.file;
        file.seek(SeekFrom::Start(start))?;
        file.read_exact(bytes)
    }
}

impl Spool for DiskSpool {
    fn find(&self, key: Key) -> Option<(u64, Vec<u8>)> {
        let entry = *self.known.get(&key)?;
        let mut block = Vec::new();
        self.append(entry.start, usize::try_from(entry.length).ok()?, &mut block).ok()?;
        (digest(key, &block) == entry.digest).then(|| {
            self.state().used.insert(key, entry);
            (entry.start, block)
        })
    }

    fn add(&self, key: Key, block: &[u8]) -> u64 {
        let digest = digest(key, block);
        let mut state = self.state();
        let entry = Entry { digest, start: state.end, length: block.len() as u64 };
        let mut file = &self.file;
        if let Err(error) = file.seek(SeekFrom::Start(entry.start)).and_then(|_| file.write_all(block)) {
            state.failure.get_or_insert(error);
        }
        state.end += entry.length;
        state.used.insert(key, entry);
        entry.start
    }

    fn read(&self, start: u64, length: usize, out: &mut Vec<u8>) {
        if let Err(error) = self.append(start, length, out) {
            self.state().failure.get_or_insert(error);
        }
    }
}

fn digest(key: Key, block: &[u8]) -> Digest {
    Sha256::new().chain_update(key.hex()).chain_update(block).finalize().into()
}

/// Where the last block ends.
fn end_of(entries: &BTreeMap<Key, Entry>) -> u64 {
    entries.values().map(Entry::end).max().unwrap_or(0)
}

fn list_of(path: &Path) -> PathBuf {
    path.with_extension("list")
}

fn to_text(entries: &BTreeMap<Key, Entry>) -> String {
    let mut text = String::new();
    for (key, Entry { digest, start, length }) in entries {
        // Writing to a string does not fail.
        let _ = writeln!(text, "{} {} {start} {length}", key.hex(), hex(digest));
    }
    text
}

/// The blocks of a list; none where it is missing or is not one.
fn read_list(path: &Path) -> BTreeMap<Key, Entry> {
    let text = fs::read_to_string(path).unwrap_or_default();
    text.lines().map(parse_line).collect::<Option<_>>().unwrap_or_default()
}

fn parse_line(line: &str) -> Option<(Key, Entry)> {
    let parts: Vec<&str> = line.split(' ').collect();
    let &[key, digest, start, length] = parts.as_slice() else { return None };
    let entry = Entry { digest: parse_hex(digest)?, start: start.parse().ok()?, length: length.parse().ok()? };
    // A length that is not true must not make anybody ask for that much memory.
    (entry.length < u64::from(u32::MAX)).then_some((Key::parse(key)?, entry))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(spool: &DiskSpool, start: u64, length: usize) -> Vec<u8> {
        let mut out = Vec::new();
        spool.read(start, length, &mut out);
        out
    }

    fn place() -> (tempfile::TempDir, Place) {
        let folder = tempfile::tempdir().unwrap();
        let place = Place::resolve(&folder.path().join("public"), &[]).unwrap();
        fs::create_dir(&place.work).unwrap();
        (folder, place)
    }

    #[test]
    fn what_was_used_is_there_for_the_next_run_and_nothing_else() {
        let (_folder, place) = place();
        let [one, two, three] = ["1", "2", "3"].map(|name| Key::of(&[name]));
        let open = || DiskSpool::open(&place, false).unwrap();
        let spool = open();
        assert_eq!((spool.find(one), spool.add(one, b"one"), spool.add(two, b"two")), (None, 0, 3));
        assert_eq!(read(&spool, 1, 4), b"netw");
        spool.keep();
        let spool = open();
        assert_eq!(spool.find(two), Some((3, b"two".to_vec())));
        assert_eq!(spool.add(three, b"three"), 6);
        // This run never came to its end: the next one finds what there was before.
        let spool = open();
        assert_eq!((spool.find(one), spool.find(three)), (Some((0, b"one".to_vec())), None));
        assert_eq!(spool.add(three, b"3"), 6);
        spool.keep();
        let spool = open();
        assert_eq!((spool.find(one).is_some(), spool.find(two), spool.find(three).is_some()), (true, None, true));
        assert!(spool.check().is_ok());
        assert_eq!(fs::read(&place.texts).unwrap(), b"one\0\0\x003", "what is not in use is overwritten");
        let spool = DiskSpool::open(&place, true).unwrap();
        assert_eq!(spool.find(one), None);
    }

    #[test]
    fn what_was_changed_is_not_found_and_nothing_fails() {
        let (_folder, place) = place();
        let (one, two) = (Key::of(&["1"]), Key::of(&["2"]));
        let spool = DiskSpool::open(&place, false).unwrap();
        spool.add(one, b"one");
        spool.add(two, b"two");
        spool.keep();
        let list = list_of(&place.texts);
        let (good, entries) = (fs::read_to_string(&list).unwrap(), read_list(&list));
        let found = || {
            let spool = DiskSpool::open(&place, false).unwrap();
            [one, two].map(|key| spool.find(key).map(|(_, block)| String::from_utf8(block).unwrap()))
        };
        let (left, right) = (Some("one".to_owned()), Some("two".to_owned()));
        // Another's block under this key, what is no list, and places beyond the file.
        fs::write(&list, good.replacen(&one.hex(), &Key::of(&["3"]).hex(), 1)).unwrap();
        assert_eq!(found(), [None, right.clone()]);
        fs::write(&list, good.replace(" 0 3", &format!(" {} 3", u64::MAX))).unwrap();
        assert_eq!(found(), [None, right.clone()]);
        fs::write(&list, &good).unwrap();
        fs::write(&place.texts, "onetwo").unwrap();
        assert_eq!((entries.len(), found()), (2, [left.clone(), right]));
        fs::write(&place.texts, "onetw").unwrap();
        assert_eq!(found(), [left.clone(), None]);
        fs::write(&place.texts, "onetwx").unwrap();
        assert_eq!(found(), [left, None]);
        for wrong in ["", "x", &good[..good.len() / 2], &good.replace(' ', "  ")] {
            fs::write(&list, wrong).unwrap();
            assert_eq!(found(), [None, None], "{wrong}");
        }
    }

    #[test]
    fn a_file_that_is_mostly_waste_goes() {
        let (_folder, place) = place();
        let (old, kept) = (Key::of(&["old"]), Key::of(&["kept"]));
        let large = vec![7; usize::try_from(SLACK).unwrap() + 100];
        let spool = DiskSpool::open(&place, false).unwrap();
        spool.add(old, &large);
        spool.add(kept, b"kept");
        spool.keep();
        let spool = DiskSpool::open(&place, false).unwrap();
        assert!(spool.find(kept).is_some());
        spool.keep();
        assert!(!place.texts.exists() && !list_of(&place.texts).exists());
    }

    #[test]
    fn what_cannot_be_read_is_told_once_the_index_is_written() {
        let (_folder, place) = place();
        let spool = DiskSpool::nameless(&place).unwrap();
        spool.add(Key::of(&["1"]), b"one");
        assert!(spool.check().is_ok());
        assert_eq!(read(&spool, 2, 5), b"");
        assert_eq!(spool.check().unwrap_err().code(), "G907");
    }
}
