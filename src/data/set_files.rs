//! The files of each data set: CSV, JSON, a workbook, and the schema of the JSON.

use super::table::{DataSet, Row};
use super::{json, schema, sets, spreadsheet};
use crate::model::Site;
use crate::route::{DataFile, DataFormat, Producer, Route};
use serde::ser::{Serialize, SerializeMap, Serializer};
use std::io::{self, Write};

/// Data sets in every form.
pub(super) struct SetFiles;

impl Producer for SetFiles {
    fn routes(&self, site: &Site) -> Vec<Route> {
        let files = |set: &'static dyn DataSet| {
            formats(set, site).into_iter().map(move |format| Route::Data(DataFile::Set(set.table(), format)))
        };
        sets::filled(site).flat_map(files).collect()
    }

    fn render(&self, site: &Site, route: Route) -> Option<Vec<u8>> {
        let Route::Data(DataFile::Set(table, format)) = route else { return None };
        let set = sets::ALL.iter().find(|set| set.table() == table)?;
        file(*set, site, format)
    }
}

/// The forms that a data set has.
pub(super) fn formats(set: &dyn DataSet, site: &Site) -> Vec<DataFormat> {
    let all = DataFormat::ALL.iter().copied();
    all.filter(|format| *format != DataFormat::Xlsx || has_workbook(set.count(site))).collect()
}

#[cfg(feature = "spreadsheet")]
fn has_workbook(rows: usize) -> bool {
    rows <= super::workbook::MOST_ROWS
}

#[cfg(not(feature = "spreadsheet"))]
fn has_workbook(_: usize) -> bool {
    false
}

/// A data set in one form; none where it has no such form.
pub(super) fn file(set: &dyn DataSet, site: &Site, format: DataFormat) -> Option<Vec<u8>> {
    match format {
        DataFormat::Csv | DataFormat::Json => {
            let mut bytes = Vec::new();
            write(set, site, format, &mut bytes).ok()?;
            Some(bytes)
        }
        DataFormat::Schema => json(&schema::schema(set, site)),
        #[cfg(feature = "spreadsheet")]
        DataFormat::Xlsx => super::workbook::workbook(set, site),
        #[cfg(not(feature = "spreadsheet"))]
        DataFormat::Xlsx => None,
    }
}

/// Writes a data set as CSV or JSON, row by row.
pub(super) fn write(set: &dyn DataSet, site: &Site, format: DataFormat, out: &mut dyn Write) -> io::Result<()> {
    let names: Vec<&str> = set.columns().iter().map(|column| column.name).collect();
    if format == DataFormat::Csv {
        let rows = set.rows(site).map(|row| row.into_iter().map(super::Cell::into_text));
        return spreadsheet::write_csv(&names, rows, out);
    }
    // One object a line, so that a file can be read in pieces and two of them compared line by line.
    out.write_all(b"[")?;
    for (at, row) in set.rows(site).enumerate() {
        out.write_all(if at == 0 { b"\n" } else { b",\n" })?;
        serde_json::to_writer(&mut *out, &Object { names: &names, row })?;
    }
    out.write_all(b"\n]\n")
}

/// A data set with more rows than this is long.
const MANY_ROWS: usize = 1000;

/// The set that stands at `route` as CSV or JSON, where it is long.
pub(super) fn long(site: &Site, route: Route) -> Option<(&'static dyn DataSet, DataFormat)> {
    let Route::Data(DataFile::Set(table, format @ (DataFormat::Csv | DataFormat::Json))) = route else { return None };
    let set = sets::ALL.iter().find(|set| set.table() == table)?;
    (set.count(site) > MANY_ROWS).then_some((*set, format))
}

/// A row under the names of its columns.
struct Object<'a> {
    names: &'a [&'a str],
    row: Row<'a>,
}

impl Serialize for Object<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.names.len()))?;
        for (name, cell) in self.names.iter().zip(&self.row) {
            map.serialize_entry(name, cell)?;
        }
        map.end()
    }
}
