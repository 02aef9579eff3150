//! One of the two folders: what it holds, and whether that is still what its manifest says.

use std::fs::{self, Metadata};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use super::address;
use super::errors::{self, PublishError};
use super::listing::Listing;
use super::manifest::{Digest, MANIFEST, MANIFEST_DRAFT, Manifest, NOWHERE, digest, position};
use super::place::Place;
use super::seal::{self, Seal};
use super::sync;

/// A folder that holds a site, or part of one, as it was found.
#[derive(Debug)]
pub(super) struct Slot {
    folder: PathBuf,
    manifest: Option<Manifest>,
    seal: Option<Seal>,
    found: Listing,
}

impl Slot {
    /// Looks at the live slot and at the spare one, and refuses one that holds files of others. Without a manifest nothing in
    /// the live one is ours; where an interrupted run has left a draft instead of the spare one's, what that holds is ours as
    /// far as it could be.
    pub(super) fn both(place: &Place) -> Result<(Self, Self), PublishError> {
        let (live, spare) = rayon::join(|| Manifest::read(&place.live), || Manifest::read(&place.spare));
        let (live, mut spare) = (live?, spare?);
        if let Some((spare, live)) = spare.as_mut().zip(live.as_ref()) {
            spare.share_names(live);
        }
        let is_unfinished = place.spare.join(MANIFEST_DRAFT).exists();
        let is_ours = |path: &str| is_unfinished && address::fault(path).is_none();
        let (live, spare) = rayon::join(
            || Slot::open(place, &place.live, live, |_| false),
            || Slot::open(place, &place.spare, spare, is_ours),
        );
        // Of the live one nothing more is asked but its manifest and whether its files are still what that says; the names of
        // all folders of a large site would be megabytes.
        let live = live?;
        Ok((Slot { found: live.found.without_names(), ..live }, spare?))
    }

    /// Looks at a slot in which only what its manifest lists is ours, or without one, what `is_ours` says.
    fn open(
        place: &Place,
        folder: &Path,
        manifest: Option<Manifest>,
        is_ours: impl Fn(&str) -> bool,
    ) -> Result<Self, PublishError> {
        let seal = manifest.as_ref().and_then(|manifest| seal::find(place, folder, manifest));
        let found = match manifest.as_ref().zip(seal) {
            Some((manifest, seal)) => Listing::since(folder, manifest, seal)?,
            None => Listing::of(folder)?,
        };
        let known = |(at, path): &(usize, &str)| match &manifest {
            Some(manifest) => manifest.position(path, *at).is_some(),
            None => is_ours(path),
        };
        let others = found.files.iter().map(|path| &**path).enumerate().filter(|it| !known(it)).map(|(_, path)| path);
        let mut foreign: Vec<String> = others.chain(found.odd.iter().map(String::as_str)).map(str::to_owned).collect();
        if !foreign.is_empty() {
            foreign.sort();
            return Err(errors::foreign_files(folder, &foreign));
        }
        Ok(Slot { folder: folder.to_owned(), manifest, seal, found })
    }

    /// The manifest, where the slot holds a whole site.
    pub(super) fn manifest(&self) -> Option<&Manifest> {
        self.manifest.as_ref()
    }

    /// Where the file at `path` is on disk.
    pub(super) fn join(&self, path: &str) -> PathBuf {
        self.folder.join(path)
    }

    /// The files that were found, in order.
    pub(super) fn files(&self) -> &[Arc<str>] {
        &self.found.files
    }

    /// The folders that were found, in order.
    pub(super) fn folders(&self) -> &[String] {
        &self.found.folders
    }

    /// Whether a file was found at `path`.
    pub(super) fn has(&self, path: &str) -> bool {
        self.has_near(path, NOWHERE)
    }

    fn has_near(&self, path: &str, guess: usize) -> bool {
        position(&self.found.files, |known| known, path, guess).is_some()
    }

    /// Puts an empty draft in the place of the manifest before the slot is written to, so that a run cut off halfway
    /// leaves no slot that claims to be whole. What the manifest said stays known to this value.
    pub(super) fn unseal(&self) -> Result<(), PublishError> {
        let (draft, path) = (self.join(MANIFEST_DRAFT), self.join(MANIFEST));
        fs::write(&draft, "").map_err(|error| errors::cannot_write(&draft, error))?;
        let removed = match fs::remove_file(&path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => sync::folder(&self.folder),
        };
        removed.map_err(|error| errors::cannot_write(&path, error))
    }

    /// Whether the slot holds exactly these bytes at `path`.
    pub(super) fn holds(&self, path: &str, bytes: &[u8], digest: Digest) -> bool {
        if !self.has(path) {
            return false;
        }
        let file = self.join(path);
        let Ok(found) = fs::symlink_metadata(&file) else { return false };
        if !found.is_file() || found.len() != bytes.len() as u64 {
            return false;
        }
        match &self.manifest {
            Some(manifest) if self.is_untouched(path, &found) => manifest.get(path) == Some(digest),
            // In doubt. A file that cannot be read is written anew, which reports what is wrong with it.
            _ => fs::read(&file).is_ok_and(|found| found == bytes),
        }
    }

    /// The length of the file at `path`, if the slot holds bytes of this hash there. The guess is where among the entries of
    /// its manifest that may be.
    pub(super) fn holds_digest(&self, path: &str, digest: Digest, guess: usize) -> Option<u64> {
        if !self.has_near(path, guess) {
            return None;
        }
        let found = fs::symlink_metadata(self.join(path)).ok().filter(Metadata::is_file)?;
        let holds = match &self.manifest {
            Some(manifest) if self.is_untouched(path, &found) => manifest.get_near(path, guess) == Some(digest),
            _ => self.read(path, digest).is_some(),
        };
        holds.then_some(found.len())
    }

    /// The length of the file at `path`, if the manifest gives it this hash and it is still so. The guess is where among the
    /// entries that may be.
    pub(super) fn still_has(&self, path: &str, digest: Digest, guess: usize) -> Option<u64> {
        self.manifest.as_ref()?.get_near(path, guess).filter(|known| *known == digest)?;
        self.is_intact(path, &digest)
            .then(|| fs::symlink_metadata(self.join(path)).ok())
            .flatten()
            .map(|found| found.len())
    }

    /// The bytes of the file at `path`, if they have this hash.
    pub(super) fn read(&self, path: &str, expected: Digest) -> Option<Vec<u8>> {
        fs::read(self.join(path)).ok().filter(|bytes| digest(bytes) == expected)
    }

    /// The first file, in order, that is missing or is not what the manifest says.
    pub(super) fn damage(&self) -> Option<PathBuf> {
        let entries = self.manifest.as_ref().map_or(&[][..], Manifest::entries);
        entries.par_iter().find_first(|(path, digest)| !self.is_intact(path, digest)).map(|(path, _)| self.join(path))
    }

    /// Whether nobody can have touched the file since the slot was sealed, neither itself nor by way of its folders.
    fn is_untouched(&self, path: &str, file: &Metadata) -> bool {
        self.seal.is_some_and(|seal| seal.covers(file)) && !self.found.is_touched(path)
    }

    fn is_intact(&self, path: &str, expected: &Digest) -> bool {
        let file = self.join(path);
        match fs::symlink_metadata(&file) {
            Ok(found) if !found.is_file() => false,
            Ok(found) if self.is_untouched(path, &found) => true,
            Ok(_) => fs::read(&file).is_ok_and(|bytes| digest(&bytes) == *expected),
            Err(_) => false,
        }
    }
}
