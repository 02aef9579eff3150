//! A file that is written piece by piece, before it is known what it holds.

use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use sha2::{Digest as _, Sha256};
use tempfile::NamedTempFile;

use super::errors::{self, PublishError};
use super::manifest::Digest;

/// A finished file under a name of its own, on the file system where it will stand. It goes with this value.
#[derive(Debug)]
pub(super) struct Draft {
    file: NamedTempFile,
    /// Hash of the bytes.
    pub digest: Digest,
    /// Length in bytes.
    pub size: u64,
}

impl Draft {
    /// Writes a draft into `folder`.
    pub(super) fn write(
        folder: &Path,
        write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> Result<Self, PublishError> {
        let store = || {
            let mut out = Hashing { file: BufWriter::new(readable(folder)?), hasher: Sha256::new(), size: 0 };
            write(&mut out)?;
            let file = out.file.into_inner()?;
            Ok(Draft { file, digest: out.hasher.finalize().into(), size: out.size })
        };
        store().map_err(|error| errors::cannot_write(folder, error))
    }

    /// Gives the file its name, in the place of what stands there.
    pub(super) fn rename(self, path: &Path) -> io::Result<()> {
        self.file.persist(path).map(drop).map_err(|error| error.error)
    }
}

/// A temporary file that others may read, as every other file of a site.
fn readable(folder: &Path) -> io::Result<NamedTempFile> {
    let create = |path: &Path| fs::OpenOptions::new().write(true).create_new(true).open(path);
    tempfile::Builder::new().prefix("draft").make_in(folder, create)
}

struct Hashing {
    file: BufWriter<NamedTempFile>,
    hasher: Sha256,
    size: u64,
}

impl Write for Hashing {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write_all(bytes)?;
        self.hasher.update(bytes);
        self.size += bytes.len() as u64;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}
