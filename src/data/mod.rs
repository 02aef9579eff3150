//! Open data: what the portal publishes, for programs and spreadsheets.
//!
//! The types here are the published form and change by version only, whatever becomes of the model. They hold what
//! readers see on the pages and nothing more: nothing of columns that are not published, no consent, no contact.
//!
//! `sets` declares the data sets, column by column; each format is a file here that writes any of them. Award lists
//! have files of their own besides, beside their pages.

mod award_csv;
mod award_json;
mod award_record;
mod catalogue;
mod log_files;
mod package;
mod register_csv;
mod schema;
mod set_files;
mod sets;
mod shelf;
mod spreadsheet;
mod table;
#[cfg(feature = "spreadsheet")]
mod workbook;

pub use award_json::{
    AwardListData, AwardListDocument, ConsultationData, CorrectionData, DecisionData, RevocationData,
};
pub use award_record::AwardRecord;
pub use sets::ALL as SETS;
pub use shelf::{Measure, Measuring, Shelf, ShelfFile, ShelfSet};
pub use table::{Cell, Column, DataSet, FieldKind, LIST_MARK, Row};

use crate::model::Site;
use crate::route::{DataFile, Producer, Route};
use std::io;

/// The version of every format here. A new column or key leaves it as it is; one that goes or changes its meaning
/// makes it one more.
pub const VERSION: u32 = 1;

/// Every format. A new one is its own file, its line here, and its address in `route.rs`.
const ALL: &[&dyn Producer] = &[
    &award_csv::AwardCsv,
    &award_json::AwardJson,
    &register_csv::RegisterCsv,
    &log_files::LogFiles,
    &set_files::SetFiles,
];

/// The address of every file of open data.
#[must_use]
pub fn routes(site: &Site) -> Vec<Route> {
    let files = ALL.iter().flat_map(|format| format.routes(site));
    let any = sets::filled(site).next().is_some();
    let described = [DataFile::Package, DataFile::Catalogue].map(Route::Data);
    files.chain(described.into_iter().filter(|_| any)).collect()
}

/// The file at `route`; none where it holds no open data.
#[must_use]
pub fn render(site: &Site, route: Route) -> Option<Vec<u8>> {
    ALL.iter().find_map(|format| format.render(site, route))
}

/// Whether the file at `route` is long: it is better [written](write_long) piece by piece than held in memory.
#[must_use]
pub fn is_long(site: &Site, route: Route) -> bool {
    set_files::long(site, route).is_some()
}

/// Writes the long file at `route`, the same that [`render`] makes.
///
/// # Errors
/// Those of `out`.
pub fn write_long(site: &Site, route: Route, out: &mut dyn io::Write) -> io::Result<()> {
    set_files::long(site, route).map_or(Ok(()), |(set, format)| set_files::write(set, site, format, out))
}

/// The description of all data sets at `route`; none where it is none. It needs the size and the checksum of every
/// file, which are worked out once for all descriptions.
#[must_use]
pub fn describe(site: &Site, shelf: &Shelf, route: Route) -> Option<Vec<u8>> {
    match route {
        Route::Data(DataFile::Package) => json(&package::package(site, shelf)),
        Route::Data(DataFile::Catalogue) => json(&catalogue::catalogue(site, shelf)),
        _ => None,
    }
}

/// A file of JSON, indented for those who look into it.
fn json(value: &impl serde::Serialize) -> Option<Vec<u8>> {
    let mut bytes = serde_json::to_vec_pretty(value).ok()?;
    bytes.push(b'\n');
    Some(bytes)
}

#[cfg(test)]
mod tests;
