//! What stands on the shelf: every data set that has rows, with the size and the checksum of each of its files.

use super::is_long;
use super::set_files::{file, formats, write};
use super::sets;
use super::table::{Column, DataSet};
use crate::diagnostic::Words;
use crate::model::Site;
use crate::route::{DataFile, DataFormat, DataTable, Route};
use crate::source::{hex, sha256};
use sha2::{Digest, Sha256};
use std::io;

/// Every data set with its files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shelf {
    /// In the order of the page.
    pub sets: Vec<ShelfSet>,
}

/// One data set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShelfSet {
    /// Which one.
    pub table: DataTable,
    /// What its rows are.
    pub about: Words,
    /// How many of the columns, from the first, tell every row from every other.
    pub key_columns: usize,
    /// How many rows it has.
    pub rows: usize,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its files.
    pub files: Vec<ShelfFile>,
}

/// One file of a data set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShelfFile {
    /// Where it stands.
    pub route: Route,
    /// Its form.
    pub format: DataFormat,
    /// Size in bytes.
    pub bytes: u64,
    /// SHA-256 in lower-case hexadecimal.
    pub sha256: String,
}

impl Shelf {
    /// Every data set, its files measured: as `known` says where they were made already, else by making them now.
    ///
    /// One after the other, and never by several threads: who asks first makes the shelf while others wait for it, and a
    /// thread that waits for parallel work takes up any other job meanwhile, also one that asks for the shelf. It would
    /// wait for itself.
    #[must_use]
    pub fn of(site: &Site, known: impl Fn(Route) -> Option<Measure>) -> Self {
        Shelf { sets: sets::filled(site).map(|set| measured(set, site, &known)).collect() }
    }
}

/// Size and checksum of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measure {
    /// Size in bytes.
    pub bytes: u64,
    /// SHA-256 in lower-case hexadecimal.
    pub sha256: String,
}

impl Measure {
    /// The measure of a file that holds `bytes`.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        Measure { bytes: bytes.len() as u64, sha256: sha256(bytes) }
    }
}

/// Passes bytes on and measures them.
pub struct Measuring<'a> {
    out: &'a mut dyn io::Write,
    hasher: Sha256,
    bytes: u64,
}

impl<'a> Measuring<'a> {
    /// Passes bytes on to `out`.
    pub fn new(out: &'a mut dyn io::Write) -> Self {
        Measuring { out, hasher: Sha256::new(), bytes: 0 }
    }

    /// The measure of what has been written.
    #[must_use]
    pub fn measure(self) -> Measure {
        Measure { bytes: self.bytes, sha256: hex(&self.hasher.finalize()) }
    }
}

impl io::Write for Measuring<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.out.write(bytes)?;
        self.hasher.update(&bytes[..written]);
        self.bytes += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

fn measured(set: &dyn DataSet, site: &Site, known: &impl Fn(Route) -> Option<Measure>) -> ShelfSet {
    let file = |format: DataFormat| {
        let route = Route::Data(DataFile::Set(set.table(), format));
        let made = || {
            if !is_long(site, route) {
                return Measure::of(&file(set, site, format).unwrap_or_default());
            }
            let nowhere = &mut io::sink();
            let mut out = Measuring::new(nowhere);
            // Nothing refuses bytes that go nowhere.
            let _ = write(set, site, format, &mut out);
            out.measure()
        };
        let Measure { bytes, sha256 } = known(route).unwrap_or_else(made);
        ShelfFile { route, format, bytes, sha256 }
    };
    let files = formats(set, site).into_iter().map(file).collect();
    ShelfSet {
        table: set.table(),
        about: set.about(),
        key_columns: set.key_columns(),
        rows: set.count(site),
        columns: set.columns(),
        files,
    }
}
