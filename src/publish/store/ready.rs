//! A folder that was found to be as published, to be put into a store.

use crate::diagnostic::Diagnostic;
use crate::publish::manifest::{Manifest, NOTE};
use crate::publish::verify::{Published, manifests, verify_files};
use crate::source::Sources;
use std::fmt;
use std::io;

/// A published folder, every file of which has the hash that its manifest lists. There is no other way to have one
/// than to check the folder.
pub struct Ready<'a> {
    pub(super) folder: &'a dyn Published,
    pub(super) manifest: Manifest,
    /// The key's word for the manifest, where it is signed.
    pub(super) signature: Option<Vec<u8>>,
}

impl fmt::Debug for Ready<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Ready").field("files", &self.manifest.entries().len()).finish_non_exhaustive()
    }
}

/// Why a folder is not ready.
#[derive(Debug)]
pub struct Unready {
    /// What is not as published, in the order of files.
    pub findings: Vec<Diagnostic>,
    /// The files in which it was found.
    pub sources: Sources,
}

impl<'a> Ready<'a> {
    /// Reads every file of the folder.
    ///
    /// # Errors
    /// Where the folder cannot be read.
    pub fn check(folder: &'a dyn Published) -> io::Result<Result<Self, Unready>> {
        let (findings, sources) = verify_files(folder)?;
        if !findings.is_empty() {
            return Ok(Err(Unready { findings, sources }));
        }
        let listed = folder.files()?.into_iter().collect();
        let mut entries = Vec::new();
        for name in manifests(&listed) {
            let text = String::from_utf8_lossy(&folder.read(&name)?).into_owned();
            let manifest = Manifest::parse(&text).ok_or(io::ErrorKind::InvalidData)?;
            entries.extend(manifest.entries().iter().cloned());
        }
        entries.sort();
        // Shares may overlap; a file that two of them list is one file.
        entries.dedup_by(|(a, _), (b, _)| a == b);
        let signature = listed.contains(NOTE).then(|| folder.read(NOTE)).transpose()?;
        Ok(Ok(Ready { folder, manifest: Manifest::new(entries), signature }))
    }

    /// How many files there are.
    #[must_use]
    pub fn files(&self) -> usize {
        self.manifest.entries().len()
    }
}
