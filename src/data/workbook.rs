//! A data set as a workbook: the rows on the first sheet, what the columns mean on the second.
//!
//! Texts are written as texts, so that no cell is a formula, and dates stay the ISO texts that they are, because many
//! are partial. The workbook says the same day of making at every build, so that the same rows give the same bytes.

use super::VERSION;
use super::schema::both;
use super::table::{Cell, DataSet};
use crate::model::Site;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

/// A data set with more rows than this has no workbook: writing one takes far more memory than it is long, and
/// spreadsheets open the CSV all the same.
pub(super) const MOST_ROWS: usize = 20_000;

/// The longest text that a cell of a workbook holds, in UTF-16 units (Excel's own limit).
const MOST_TEXT: usize = 32_767;

/// Width of every column, in characters.
const WIDTH: u16 = 24;

/// The workbook; none where it cannot be written.
pub(super) fn workbook(set: &dyn DataSet, site: &Site) -> Option<Vec<u8>> {
    let written = write(set, site);
    debug_assert!(written.is_ok(), "{written:?}");
    written.ok()
}

fn write(set: &dyn DataSet, site: &Site) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let made = ExcelDateTime::from_ymd(2026, 1, 1)?;
    let title = format!("{}: {}", site.settings.title.value, set.about().get(site.settings.language));
    workbook.set_properties(&DocProperties::new().set_title(title).set_creation_datetime(&made));
    rows(set, site, workbook.add_worksheet().set_name(set.table().as_str())?)?;
    meanings(set, site, workbook.add_worksheet().set_name("columns")?)?;
    workbook.save_to_buffer()
}

fn rows(set: &dyn DataSet, site: &Site, sheet: &mut Worksheet) -> Result<(), XlsxError> {
    let columns = set.columns();
    head(sheet, &columns.iter().map(|column| column.name).collect::<Vec<_>>())?;
    for (at, row) in (1..).zip(set.rows(site)) {
        for (column, cell) in (0..).zip(row) {
            write_cell(sheet, at, column, cell)?;
        }
    }
    let last = u32::try_from(set.count(site)).unwrap_or(0);
    let right = u16::try_from(columns.len().saturating_sub(1)).unwrap_or(0);
    sheet.autofilter(0, 0, last, right)?;
    Ok(())
}

#[allow(clippy::cast_precision_loss, reason = "a workbook knows no other numbers; counts here are far below 2^53")]
fn write_cell(sheet: &mut Worksheet, row: u32, column: u16, cell: Cell<'_>) -> Result<(), XlsxError> {
    match cell {
        Cell::Empty => {}
        Cell::Integer(number) => drop(sheet.write_number(row, column, number as f64)?),
        Cell::Number(number) => drop(sheet.write_number(row, column, number)?),
        Cell::Flag(flag) => drop(sheet.write_boolean(row, column, flag)?),
        text => drop(sheet.write_string(row, column, fitting(text.into_text()))?),
    }
    Ok(())
}

/// A text that a cell can hold. What is cut off of a longer one is whole in the CSV and the JSON.
fn fitting(mut text: String) -> String {
    let mut room = MOST_TEXT - 1;
    let end = text.char_indices().find(|(_, letter)| {
        let fits = letter.len_utf16() <= room;
        room = room.saturating_sub(letter.len_utf16());
        !fits
    });
    if let Some((end, _)) = end {
        text.truncate(end);
        text.push('…');
    }
    text
}

fn meanings(set: &dyn DataSet, site: &Site, sheet: &mut Worksheet) -> Result<(), XlsxError> {
    head(sheet, &["name", "meaning"])?;
    for (row, column) in (1..).zip(set.columns()) {
        sheet.write_string(row, 0, column.name)?.write_string(row, 1, both(column.meaning))?;
    }
    sheet.set_column_width(1, WIDTH * 4)?;
    let below = u32::try_from(set.columns().len() + 2).unwrap_or(u32::MAX);
    let licence = site.settings.licence.as_ref().map_or("", |licence| licence.value.as_str());
    for (row, (name, value)) in
        (below..).zip([("version", VERSION.to_string()), ("licence", licence.to_owned()), ("about", both(set.about()))])
    {
        sheet.write_string(row, 0, name)?.write_string(row, 1, value)?;
    }
    Ok(())
}

fn head(sheet: &mut Worksheet, names: &[&str]) -> Result<(), XlsxError> {
    let bold = Format::new().set_bold();
    for (column, name) in (0..).zip(names) {
        sheet.write_string_with_format(0, column, *name, &bold)?.set_column_width(column, WIDTH)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_only_where_a_cell_cannot_hold_it() {
        let short = "ệ".repeat(MOST_TEXT - 1);
        assert_eq!(fitting(short.clone()), short);
        let long = fitting("𝒳".repeat(MOST_TEXT));
        assert!(long.ends_with('…'));
        assert!(long.encode_utf16().count() <= MOST_TEXT);
    }
}
