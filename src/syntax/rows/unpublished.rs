//! The cells of a list that no page shows.

use super::header::{self, Columns};
use super::private;
use super::table::Table;
use crate::source::Span;
use std::collections::BTreeSet;

/// A cell of a column that is not published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unpublished {
    /// Where it stands.
    pub span: Span,
    /// Whether reading the rows has reported the column for personal data.
    pub reported: bool,
}

/// The filled cells of columns that are not published, headers included.
#[must_use]
pub fn unpublished(table: &Table) -> Vec<Unpublished> {
    let Some((mut columns, start)) = header::find(table, &mut Vec::new()) else { return Vec::new() };
    let mut cells = Vec::new();
    let mut private = BTreeSet::new();
    for (index, row) in table.rows.iter().enumerate().skip(start - 1) {
        if index >= start && columns.is_replaced_by(row) {
            columns = Columns::new(row, &[], &mut Vec::new());
        }
        for (place, cell) in row.cells.iter().enumerate().filter(|(place, _)| columns.at(*place).is_none()) {
            let (label, text) = (columns.label(place), cell.clean());
            if text.is_empty() {
                continue;
            }
            if private::header(&label, cell.span).is_some() || private::cell(&label, &text, cell.span).is_some() {
                private.insert(place);
            }
            cells.push((place, cell.span));
        }
    }
    cells.into_iter().map(|(place, span)| Unpublished { span, reported: private.contains(&place) }).collect()
}
