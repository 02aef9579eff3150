//! Brings the spare slot up to date and makes it live.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use super::carry;
use super::draft::Draft;
use super::errors::{self, PublishError};
use super::exchange::{exchange, recover};
use super::manifest::{Digest, Manifest, NOWHERE, digest, position};
use super::memo;
use super::place::Place;
use super::register::{Claim, Claims, Register, Stands, ancestors};
use super::seal;
use super::slot::Slot;
use super::spool::DiskSpool;
use super::summary::Summary;
use super::sync;
use crate::artifact::Artifact;
use crate::ledger::SecretKey;
use rayon::prelude::*;

/// What a publisher has to know beside the output.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Folders that the site is made from (`content`, `themes`). An output that lies in one of them, or holds one,
    /// is refused.
    pub sources: Vec<PathBuf>,
    /// The key of the publication log, where whoever builds has it: it signs the manifest.
    pub key: Option<Arc<SecretKey>>,
}

/// A run that publishes one site to one output. Dropped without [`Publisher::commit`], it leaves the live site as it
/// was.
///
/// ```
/// use guong::artifact::Artifact;
/// use guong::publish::{Options, Publisher};
///
/// let folder = tempfile::tempdir()?;
/// let output = folder.path().join("public");
/// let publisher = Publisher::open(&output, &Options::default())?;
/// publisher.put(&Artifact::new("index.html", "<!doctype html><title>Gương</title>"))?;
/// let summary = publisher.commit()?;
/// assert_eq!((summary.written, summary.removed), (1, 0));
/// assert!(output.join("index.html").exists());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct Publisher {
    place: Place,
    live: Slot,
    spare: Slot,
    register: Register,
    key: Option<Arc<SecretKey>>,
    memo: Option<String>,
    kept: AtomicUsize,
    spool: OnceLock<Arc<DiskSpool>>,
    /// Whether the spare slot is being written to.
    writing: Mutex<bool>,
    /// Held, not read: the lock goes when the publisher goes.
    _lock: File,
}

impl Publisher {
    /// Takes the lock of `output`, ends what an earlier run left undone, and makes the spare slot ready to be written.
    /// An output that is missing is created, with the folders above it.
    ///
    /// # Errors
    /// Where `output` cannot be one (G901, G902), holds files of others (G903, G908), is being published to (G904),
    /// or the system refuses (G907, G911).
    pub fn open(output: &Path, options: &Options) -> Result<Self, PublishError> {
        let place = Place::resolve(output, &options.sources)?;
        let lock = place.lock()?;
        recover(&place)?;
        let (live, spare) = Slot::both(&place)?;
        Ok(Publisher {
            place,
            live,
            spare,
            register: Register::default(),
            key: options.key.clone(),
            memo: None,
            kept: AtomicUsize::new(0),
            spool: OnceLock::new(),
            writing: Mutex::new(false),
            _lock: lock,
        })
    }

    /// Puts one file of the new site in place, writing only where the spare slot does not hold the same bytes. May be
    /// called from many threads at once; what is put does not depend on their order.
    ///
    /// # Errors
    /// Where the path is unsafe (G905) or taken (G906), or the system refuses (G907). The run can then only be
    /// dropped.
    pub fn put(&self, artifact: &Artifact) -> Result<(), PublishError> {
        let Artifact { path, bytes } = artifact;
        let digest = digest(bytes);
        self.register.claim(self.name(path), Claim { digest, size: bytes.len() as u64, stands: Stands::There })?;
        if self.spare.holds(path, bytes, digest) {
            return Ok(());
        }
        if self.live.still_has(path, digest, NOWHERE).is_some() {
            self.register.mark(path, Stands::Live);
            return Ok(());
        }
        self.begin_to_write()?;
        self.register.mark(path, Stands::Written);
        let file = self.spare.join(path);
        self.write(path, &file, bytes).map_err(|error| errors::cannot_write(&file, error))
    }

    /// Puts a file in place that `write` writes piece by piece, as long as it may be. As [`Publisher::put`] otherwise.
    ///
    /// # Errors
    /// As for [`Publisher::put`].
    pub fn put_written(
        &self,
        path: &str,
        write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> Result<(), PublishError> {
        let draft = Draft::write(&self.place.work, write)?;
        let (digest, size) = (draft.digest, draft.size);
        self.register.claim(self.name(path), Claim { digest, size, stands: Stands::There })?;
        if self.spare.holds_digest(path, digest, NOWHERE).is_some() {
            return Ok(());
        }
        if self.live.still_has(path, digest, NOWHERE).is_some() {
            self.register.mark(path, Stands::Live);
            return Ok(());
        }
        self.begin_to_write()?;
        self.register.mark(path, Stands::Written);
        let file = self.spare.join(path);
        self.clear(path, &file).and_then(|()| draft.rename(&file)).map_err(|error| errors::cannot_write(&file, error))
    }

    /// Takes the file at `path` over from the live site, where that has one there which is still what its manifest says.
    /// Otherwise nothing is done, and it has to be [put](Publisher::put).
    ///
    /// # Errors
    /// As for [`Publisher::put`].
    pub fn keep(&self, path: &str) -> Result<bool, PublishError> {
        let entries = self.live.manifest().map_or(&[][..], Manifest::entries);
        let Some(at) = position(entries, |(known, _)| known, path, NOWHERE) else { return Ok(false) };
        self.keep_at(entries, at)
    }

    /// The same of what stands at `at` in the live site's manifest.
    fn keep_at(&self, entries: &[(Arc<str>, Digest)], at: usize) -> Result<bool, PublishError> {
        let (path, digest) = (&entries[at].0, entries[at].1);
        let there = self.spare.holds_digest(path, digest, at).map(|size| (size, Stands::There));
        let live = || self.live.still_has(path, digest, at).map(|size| (size, Stands::Live));
        let Some((size, stands)) = there.or_else(live) else { return Ok(false) };
        self.register.claim(Arc::clone(path), Claim { digest, size, stands })?;
        self.kept.fetch_add(1, Ordering::Relaxed);
        Ok(true)
    }

    /// Takes over everything that the live site has below the folder `path`, which ends in a slash: all of it or nothing.
    ///
    /// # Errors
    /// As for [`Publisher::put`].
    pub fn keep_all(&self, path: &str) -> Result<bool, PublishError> {
        let entries = self.live.manifest().map_or(&[][..], Manifest::entries);
        let from = entries.partition_point(|(known, _)| &**known < path);
        let count = entries[from..].partition_point(|(known, _)| known.starts_with(path));
        let is_there = |at: usize| {
            let (path, digest) = &entries[at];
            self.spare.holds_digest(path, *digest, at).is_some() || self.live.still_has(path, *digest, at).is_some()
        };
        let files = from..from + count;
        if files.is_empty() || !files.clone().into_par_iter().all(is_there) {
            return Ok(false);
        }
        files.into_par_iter().try_for_each(|at| self.keep_at(entries, at).map(drop))?;
        Ok(true)
    }

    /// What the run that made the live site [remembered](Publisher::remember), if that is what is live.
    #[must_use]
    pub fn memo(&self) -> Option<String> {
        memo::read(&self.place, self.live.manifest()?)
    }

    /// Lets the next run know `memo`, once this one has made its site live.
    pub fn remember(&mut self, memo: String) {
        self.memo = Some(memo);
    }

    /// Where the search index keeps what it reads of the texts, for itself and for the next run; with what the last run
    /// left there, unless everything is to be made `anew`.
    ///
    /// # Errors
    /// Where the system refuses (G907).
    pub fn spool(&self, anew: bool) -> Result<Arc<DiskSpool>, PublishError> {
        if let Some(spool) = self.spool.get() {
            return Ok(Arc::clone(spool));
        }
        let spool = Arc::new(DiskSpool::open(&self.place, anew)?);
        Ok(Arc::clone(self.spool.get_or_init(|| spool)))
    }

    /// Says on the disk that the spare slot is no whole site any more, before it is first written to.
    fn begin_to_write(&self) -> Result<(), PublishError> {
        let mut writing = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        if !*writing {
            self.spare.unseal()?;
            *writing = true;
        }
        Ok(())
    }

    /// Whether what was put is what is live: there is nothing to publish, and the earlier site stays the one to go back to.
    fn is_live(&self, claims: &Claims) -> bool {
        let live = self.live.manifest();
        live.is_some_and(|live| claims.are_those_of(live) && live.is_endorsed(&self.place.live, self.key.as_deref()))
            && self.live.damage().is_none()
    }

    /// Copies into the spare slot what stands in the live site alone.
    fn copy_live(&self, claims: &Claims) -> Result<(), PublishError> {
        let waiting: Vec<_> = claims.iter().filter(|(_, claim)| claim.stands == Stands::Live).collect();
        waiting.into_par_iter().try_for_each(|(path, claim)| {
            let file = self.spare.join(path);
            let bytes =
                self.live.read(path, claim.digest).ok_or_else(|| io::Error::other("changed while it was published"));
            bytes.and_then(|bytes| self.write(path, &file, &bytes)).map_err(|error| errors::cannot_write(&file, error))
        })
    }

    /// Makes the new site live: takes out of the spare slot what was not put in this run, carries over what others
    /// keep at the root, writes the manifest, syncs, and exchanges the names. Where the new site is the live one, both slots
    /// stay as they are.
    ///
    /// # Errors
    /// Where the system refuses (G907) or the names cannot be exchanged (G911). The live folder then holds the old
    /// site, or the new one if the names were exchanged already; never anything else.
    pub fn commit(mut self) -> Result<Summary, PublishError> {
        self.spool.get().map_or(Ok(()), |spool| spool.check())?;
        let claims = std::mem::take(&mut self.register).into_claims();
        let bytes = claims.iter().map(|(_, claim)| claim.size).sum();
        if self.is_live(&claims) {
            return Ok(self.end(&claims.into_manifest(), bytes, 0));
        }
        self.begin_to_write()?;
        self.copy_live(&claims)?;
        let Publisher { place, spare, key, .. } = &self;
        let removed = remove_stale(spare, &claims)?;
        carry::copy_over(place)?;
        let new = claims.iter().filter(|(_, claim)| claim.stands != Stands::There);
        let written: Vec<&str> = new.map(|(path, _)| path).collect();
        sync::changes(&place.spare, &written, &removed).map_err(|error| errors::cannot_write(&place.spare, error))?;
        let stored = written.len();
        let manifest = claims.into_manifest();
        manifest.endorse(&place.spare, key.as_deref())?;
        manifest.write(&place.spare)?;
        seal::set(place, &manifest)?;
        exchange(place)?;
        Ok(self.end(&manifest, bytes, stored))
    }

    /// Leaves to the next run what it can use, now that the site of this manifest is live.
    fn end(mut self, manifest: &Manifest, bytes: u64, stored: usize) -> Summary {
        memo::write(&self.place, manifest, self.memo.as_deref());
        if let Some(spool) = self.spool.take() {
            spool.keep();
        }
        let before = self.live.manifest().unwrap_or(const { &Manifest::EMPTY });
        Summary { bytes, stored, kept: self.kept.into_inner(), ..Summary::compare(before, manifest) }
    }

    /// The path as a slot has it already, so that it stands in memory once.
    fn name(&self, path: &str) -> Arc<str> {
        let mut known = [&self.live, &self.spare].into_iter().filter_map(Slot::manifest);
        known.find_map(|manifest| manifest.name(path)).unwrap_or_else(|| path.into())
    }

    /// Writes a file that was not there or held something else. It gets a new inode: whoever still reads the old site
    /// from this slot, or has linked to its files, keeps what was there.
    fn write(&self, path: &str, file: &Path, bytes: &[u8]) -> io::Result<()> {
        if self.spare.has(path) {
            remove_file(file)?;
        }
        let create = || OpenOptions::new().write(true).create_new(true).open(file);
        let below_new_folder = |error: io::Error| match (error.kind(), file.parent()) {
            (io::ErrorKind::NotFound, Some(folder)) => fs::create_dir_all(folder).and_then(|()| create()),
            _ => Err(error),
        };
        let mut opened = create().or_else(below_new_folder).or_else(|_| {
            self.make_way(path, file)?;
            create()
        })?;
        opened.write_all(bytes)
    }

    /// Removes what stands at a file's place, and makes the folders above it.
    fn clear(&self, path: &str, file: &Path) -> io::Result<()> {
        if self.spare.has(path) {
            remove_file(file)?;
        }
        self.make_way(path, file)
    }

    /// Makes the folders above a file, and removes what an older site has in their place: a file named like a folder,
    /// a folder named like the file. Other threads may be doing the same, so only the outcome counts.
    fn make_way(&self, path: &str, file: &Path) -> io::Result<()> {
        for file in ancestors(path).filter(|above| self.spare.has(above)) {
            let _ = fs::remove_file(self.spare.join(file));
        }
        if fs::symlink_metadata(file).is_ok_and(|found| found.is_dir()) {
            fs::remove_dir_all(file)?;
        }
        file.parent().map_or(Ok(()), fs::create_dir_all)
    }
}

/// Removes from the spare slot the files that were not put, and the folders that hold nothing any more. Returns what it
/// removed.
fn remove_stale<'a>(spare: &'a Slot, claims: &Claims) -> Result<Vec<&'a str>, PublishError> {
    // What an older site had in the place of a new file or folder went when that was written.
    let is_stale = |path: &str| {
        let replaced = ancestors(path).any(|above| claims.has_file(above));
        !replaced && !claims.has_file(path) && !claims.has_folder(path)
    };
    let files: Vec<&str> = spare.files().iter().map(|path| &**path).filter(|path| is_stale(path)).collect();
    // Deepest first: a folder's path sorts before those of the folders in it.
    let folders: Vec<&str> = spare.folders().iter().map(String::as_str).rev().filter(|path| is_stale(path)).collect();
    let refused = |path: &str, error| errors::cannot_write(&spare.join(path), error);
    for path in &files {
        remove_file(&spare.join(path)).map_err(|error| refused(path, error))?;
    }
    for path in &folders {
        fs::remove_dir(spare.join(path)).map_err(|error| refused(path, error))?;
    }
    Ok([files, folders].concat())
}

/// Removes a file; one that is gone already is fine.
fn remove_file(file: &Path) -> io::Result<()> {
    match fs::remove_file(file) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        removed => removed,
    }
}
