//! What stands on the shelf: every data set that has rows, with the size and the checksum of each of its files.

use super::set_files::{file, formats};
use super::sets;
use super::table::{Column, DataSet};
use crate::diagnostic::Words;
use crate::model::Site;
use crate::route::{DataFile, DataFormat, DataTable, Route};
use crate::source::sha256;

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

fn measured(set: &dyn DataSet, site: &Site, known: &impl Fn(Route) -> Option<Measure>) -> ShelfSet {
    let file = |format: DataFormat| {
        let route = Route::Data(DataFile::Set(set.table(), format));
        let made = || Measure::of(&file(set, site, format).unwrap_or_default());
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
