//! A share of a site, for machines that make one together.
//!
//! Every machine reads and checks all of the content and makes the files whose addresses fall to its share, so that the
//! machines need not talk to one another. A finished share is a folder of plain files; the shares copied into one
//! folder, in any order and by any tool, are the site, byte for byte what one build makes.
//!
//! Each share has a manifest of its own, `.guong-manifest.2-of-4`, that takes no other's place;
//! [`verify()`](super::verify()) reads all of them together and says which share is missing. On a machine that has the key
//! of the publication log, the share's manifest is signed, `.guong-manifest.2-of-4.note`; where all are, the whole site
//! is. The word says of which share it is. That all shares are of one build it does not say: the machines do not know of
//! one another.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::sync::{Arc, OnceLock};

use sha2::{Digest as _, Sha256};

use super::draft::Draft;
use super::errors::{self, PublishError};
use super::manifest::{MANIFEST, digest};
use super::place::Place;
use super::publisher::Options;
use super::register::{Claim, Register, Stands};
use super::spool::DiskSpool;
use super::summary::Summary;
use super::sync;
use crate::artifact::Artifact;
use crate::ledger::SecretKey;

/// Most shares that a site is made in.
const MOST: u16 = 4096;

/// One of several shares of a site, counted from 1: written `2/4`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Shard {
    number: u16,
    of: u16,
}

impl Shard {
    /// Share `number` of `of`; none where there is no such share.
    #[must_use]
    pub fn new(number: u16, of: u16) -> Option<Self> {
        ((1..=of).contains(&number) && of <= MOST).then_some(Shard { number, of })
    }

    /// Whether the file at `path` falls to this share. It depends on nothing but the path and the number of shares.
    #[must_use]
    pub fn holds(self, path: &str) -> bool {
        let hash: [u8; 32] = Sha256::digest(path.as_bytes()).into();
        let [a, b, c, d, ..] = hash;
        u32::from_be_bytes([a, b, c, d]) % u32::from(self.of) == u32::from(self.number - 1)
    }

    /// Whether this share makes the search index, which is made as a whole.
    #[must_use]
    pub fn has_index(self) -> bool {
        self.number == 1
    }

    /// All shares of a site that has this one.
    pub(super) fn all(self) -> impl Iterator<Item = Self> {
        (1..=self.of).map(move |number| Shard { number, ..self })
    }

    /// The name of its manifest at the root of the site.
    pub(super) fn manifest(self) -> String {
        let Shard { number, of } = self;
        format!("{MANIFEST}.{number}-of-{of}")
    }

    /// The share whose manifest has this name.
    pub(super) fn of_manifest(name: &str) -> Option<Self> {
        let (number, of) = name.strip_prefix(MANIFEST)?.strip_prefix('.')?.split_once("-of-")?;
        Shard::new(number.parse().ok()?, of.parse().ok()?).filter(|shard| shard.manifest() == name)
    }
}

impl FromStr for Shard {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let parts = text.split_once('/').and_then(|(number, of)| Some((number.parse().ok()?, of.parse().ok()?)));
        parts.and_then(|(number, of)| Shard::new(number, of)).ok_or_else(|| {
            format!(
                "viết như 2/4, số đầu từ 1, nhiều nhất {MOST} phần (write it like 2/4, from 1, at most {MOST} shares)"
            )
        })
    }
}

/// A run that makes one share. Dropped without [`ShardWriter::commit`], it leaves no folder at the output.
#[derive(Debug)]
pub struct ShardWriter {
    place: Place,
    shard: Shard,
    register: Register,
    /// Signs the manifest.
    key: Option<Arc<SecretKey>>,
    spool: OnceLock<Arc<DiskSpool>>,
    /// Held, not read.
    _lock: fs::File,
}

impl ShardWriter {
    /// Makes ready to write the share to `output`, which must be missing or empty: whatever a run that was cut off
    /// has left lies beside it and is written anew.
    ///
    /// # Errors
    /// Where `output` cannot be one (G901, G902), is not empty (G903), is being written to (G904), or the system
    /// refuses (G907).
    pub fn open(output: &Path, options: &Options, shard: Shard) -> Result<Self, PublishError> {
        let place = Place::resolve(output, &options.sources)?;
        let lock = place.lock()?;
        let names = names(&place.live).map_err(|error| errors::cannot_read(&place.live, error))?;
        if !names.is_empty() {
            return Err(errors::shard_not_empty(&place.live, &names));
        }
        let key = options.key.clone();
        let writer =
            ShardWriter { place, shard, register: Register::default(), key, spool: OnceLock::new(), _lock: lock };
        let draft = writer.draft();
        let fresh = match fs::remove_dir_all(&draft) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => fs::create_dir_all(&draft),
        };
        fresh.map_err(|error| errors::cannot_write(&draft, error))?;
        Ok(writer)
    }

    /// Puts one file of the share in place. May be called from many threads at once.
    ///
    /// # Errors
    /// Where the path is unsafe (G905) or taken (G906), or the system refuses (G907).
    pub fn put(&self, artifact: &Artifact) -> Result<(), PublishError> {
        let Artifact { path, bytes } = artifact;
        self.register.claim(
            path.as_str().into(),
            Claim { digest: digest(bytes), size: bytes.len() as u64, stands: Stands::Written },
        )?;
        let file = self.draft().join(path);
        let store = || {
            file.parent().map_or(Ok(()), fs::create_dir_all)?;
            fs::OpenOptions::new().write(true).create_new(true).open(&file)?.write_all(bytes)
        };
        store().map_err(|error| errors::cannot_write(&file, error))
    }

    /// Puts a file in place that `write` writes piece by piece, as long as it may be.
    ///
    /// # Errors
    /// As for [`ShardWriter::put`].
    pub fn put_written(
        &self,
        path: &str,
        write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> Result<(), PublishError> {
        let draft = Draft::write(&self.place.work, write)?;
        self.register.claim(path.into(), Claim { digest: draft.digest, size: draft.size, stands: Stands::Written })?;
        let file = self.draft().join(path);
        let store = || {
            file.parent().map_or(Ok(()), fs::create_dir_all)?;
            draft.rename(&file)
        };
        store().map_err(|error| errors::cannot_write(&file, error))
    }

    /// Where the search index keeps what it reads of the texts.
    ///
    /// # Errors
    /// Where the system refuses (G907).
    pub fn spool(&self) -> Result<Arc<DiskSpool>, PublishError> {
        if let Some(spool) = self.spool.get() {
            return Ok(Arc::clone(spool));
        }
        let spool = Arc::new(DiskSpool::nameless(&self.place)?);
        Ok(Arc::clone(self.spool.get_or_init(|| spool)))
    }

    /// Writes the share's manifest, with its signature where the key is at hand, brings all of it onto the disk, and gives
    /// the folder its name.
    ///
    /// # Errors
    /// Where the system refuses (G907).
    pub fn commit(self) -> Result<Summary, PublishError> {
        let draft = self.draft();
        let ShardWriter { place, shard, register, key, spool, _lock } = self;
        spool.get().map_or(Ok(()), |spool| spool.check())?;
        let claims = register.into_claims();
        let bytes = claims.iter().map(|(_, claim)| claim.size).sum();
        let manifest = claims.into_manifest();
        manifest.endorse_as(&draft, &shard.manifest(), key.as_deref())?;
        manifest.write_as(&draft, &shard.manifest())?;
        let written: Vec<&str> = manifest.entries().iter().map(|(path, _)| &**path).collect();
        let finish = || {
            sync::changes(&draft, &written, &[])?;
            match fs::remove_dir(&place.live) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
                _ => {}
            }
            fs::rename(&draft, &place.live)?;
            sync::folder(&place.parent)
        };
        finish().map_err(|error| errors::cannot_write(&place.live, error))?;
        Ok(Summary { written: written.len(), stored: written.len(), bytes, ..Summary::default() })
    }

    /// Where the share lies until it is whole.
    fn draft(&self) -> PathBuf {
        self.place.work.join("shard")
    }
}

/// What is in a folder; nothing where it is missing.
fn names(folder: &Path) -> io::Result<Vec<String>> {
    match fs::read_dir(folder) {
        Ok(entries) => entries.map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned())).collect(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_falls_to_one_share() {
        let shards: Vec<Shard> = Shard::new(1, 3).unwrap().all().collect();
        let mut sizes = [0; 3];
        for path in (0..3000).map(|n| format!("guong/bai-{n}/index.html")) {
            let holders: Vec<usize> = (0..3).filter(|at| shards[*at].holds(&path)).collect();
            assert_eq!(holders.len(), 1);
            sizes[holders[0]] += 1;
        }
        assert!(sizes.iter().all(|size| (900..1100).contains(size)), "{sizes:?}");
    }

    #[test]
    fn shares_are_counted_from_one() {
        assert_eq!("2/4".parse(), Ok(Shard { number: 2, of: 4 }));
        for wrong in ["0/4", "5/4", "1/0", "2", "a/b", "1/5000", "-1/4", ""] {
            assert!(wrong.parse::<Shard>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_manifest_names_its_share() {
        let shard = Shard::new(2, 4).unwrap();
        assert_eq!(shard.manifest(), ".guong-manifest.2-of-4");
        assert_eq!(Shard::of_manifest(".guong-manifest.2-of-4"), Some(shard));
        for other in [".guong-manifest", ".guong-manifest.new", ".guong-manifest.02-of-4", ".guong-manifest.5-of-4"] {
            assert_eq!(Shard::of_manifest(other), None, "{other}");
        }
    }
}
