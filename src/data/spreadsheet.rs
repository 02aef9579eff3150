//! CSV that spreadsheets open right: UTF-8 with a byte order mark, lines ending in CR LF, no cell that is a formula.
//!
//! A cell that begins with `=`, `+`, `-`, `@`, a tab or a carriage return is a formula to Excel, `LibreOffice` and
//! Google Sheets, and a formula in a public file can send what a reader's sheet holds elsewhere. Such a cell gets an
//! apostrophe before it, which spreadsheets take as "this is text" when it is typed and show when it is imported;
//! the JSON beside the CSV has every text as it is.

use std::io::{self, Write};

/// A table as a file.
pub(super) fn csv<R: IntoIterator<Item = String>>(header: &[&str], rows: impl IntoIterator<Item = R>) -> Vec<u8> {
    let mut bytes = Vec::new();
    // Writing to memory does not fail, and no row has more or fewer cells than it is given.
    let written = write_csv(header, rows, &mut bytes);
    debug_assert!(written.is_ok(), "{written:?}");
    bytes
}

/// Writes a table as a file, row by row.
pub(super) fn write_csv<R: IntoIterator<Item = String>>(
    header: &[&str],
    rows: impl IntoIterator<Item = R>,
    out: &mut dyn Write,
) -> io::Result<()> {
    out.write_all(b"\xef\xbb\xbf")?;
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(out);
    writer.write_record(header)?;
    for row in rows {
        writer.write_record(row.into_iter().map(harmless))?;
    }
    writer.flush()
}

fn harmless(cell: String) -> String {
    let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    if formula && !is_number(&cell) { format!("'{cell}") } else { cell }
}

/// A plain decimal number is itself to every spreadsheet, whatever its sign.
fn is_number(cell: &str) -> bool {
    let digits = cell.strip_prefix('-').unwrap_or(cell);
    digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') && cell.parse::<f64>().is_ok()
}
