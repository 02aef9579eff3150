//! CSV that spreadsheets open right: UTF-8 with a byte order mark, lines ending in CR LF, no cell that is a formula.
//!
//! A cell that begins with `=`, `+`, `-`, `@`, a tab or a carriage return is a formula to Excel, `LibreOffice` and
//! Google Sheets, and a formula in a public file can send what a reader's sheet holds elsewhere. Such a cell gets an
//! apostrophe before it, which spreadsheets take as "this is text" when it is typed and show when it is imported;
//! the JSON beside the CSV has every text as it is.

/// A table as a file.
pub(super) fn csv<R: IntoIterator<Item = String>>(header: &[&str], rows: impl IntoIterator<Item = R>) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(vec![0xef, 0xbb, 0xbf]);
    // Writing to memory does not fail, and no row has more or fewer cells than it is given.
    let written = writer
        .write_record(header)
        .and_then(|()| rows.into_iter().try_for_each(|row| writer.write_record(row.into_iter().map(harmless))));
    debug_assert!(written.is_ok(), "{written:?}");
    writer.into_inner().unwrap_or_default()
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
