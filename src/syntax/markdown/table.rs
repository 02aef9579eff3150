//! Tables as data, for award lists, and what is wrong with their rows.

use super::map::Map;
use super::plain::PlainText;
use super::rules;
use crate::diagnostic::Diagnostic;
use crate::source::Span;
use std::ops::Range;

/// A table in a body.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// The whole table.
    pub span: Span,
    /// The header.
    pub header: Row,
    /// The rows below the header.
    pub rows: Vec<Row>,
}

/// A row of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// The whole row.
    pub span: Span,
    /// The cells that were written, as far as the header has columns.
    pub cells: Vec<Cell>,
    /// How many cells were written; more or fewer than the header's where the row is ragged.
    pub written: usize,
}

/// A cell of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// Its words without markup, without blanks around them, as written (not NFC).
    pub text: String,
    /// Its words in the source; the empty cell between its two bars where it has none.
    pub span: Span,
}

impl Table {
    /// How many columns the header has.
    #[must_use]
    pub fn columns(&self) -> usize {
        self.header.cells.len()
    }

    /// A finding for every row whose cells are not as many as the header's.
    pub fn ragged(&self) -> impl Iterator<Item = Diagnostic> {
        let columns = self.columns();
        self.rows
            .iter()
            .filter(move |row| row.written != columns)
            .map(move |row| rules::ragged_row(row.span, row.written, columns))
    }
}

/// Puts a table together from the parser's events.
#[derive(Debug, Default)]
pub(crate) struct TableReader {
    table: Table,
    cells: Vec<Cell>,
    /// The current row in the parsed text.
    row: Range<usize>,
    /// Where the words of the current cell begin in the plain text.
    at: usize,
    /// Where the last cell that has a column ends in the parsed text.
    last_end: usize,
}

impl TableReader {
    /// A table begins.
    pub(crate) fn start_table(&mut self, span: Span) {
        self.table = Table { span, ..Table::default() };
    }

    /// A row begins.
    pub(crate) fn start_row(&mut self, row: Range<usize>) {
        self.last_end = row.start;
        self.row = row;
    }

    /// A cell begins at `at` in the plain text.
    pub(crate) fn start_cell(&mut self, at: usize) {
        self.at = at;
    }

    /// A cell ends where `plain` ends.
    pub(crate) fn end_cell(&mut self, range: &Range<usize>, plain: &PlainText, map: &Map) {
        // The parser fills a short row with cells of no width that stand behind the row's end.
        if range.is_empty() && range.start >= self.row.end {
            return;
        }
        let words = &plain.text()[self.at..];
        let start = self.at + (words.len() - words.trim_start().len());
        let text = words.trim().to_owned();
        let span = if text.is_empty() { map.span(range) } else { plain.span(start..start + text.len()) };
        self.cells.push(Cell { text, span });
        self.last_end = range.end;
    }

    /// The header ends.
    pub(crate) fn end_header(&mut self, text: &str, map: &Map) {
        self.table.header = self.take_row(text, map);
    }

    /// A row below the header ends.
    pub(crate) fn end_row(&mut self, text: &str, map: &Map) {
        let row = self.take_row(text, map);
        self.table.rows.push(row);
    }

    /// The table ends.
    pub(crate) fn end_table(&mut self) -> Table {
        std::mem::take(&mut self.table)
    }

    fn take_row(&mut self, text: &str, map: &Map) -> Row {
        let cells = std::mem::take(&mut self.cells);
        let whole = text.get(self.row.clone()).unwrap_or_default();
        let rest = text.get(self.last_end..self.row.end).unwrap_or_default();
        let written = cells.len() + dropped_cells(rest);
        let span = map.span(&(self.row.start..self.row.start + whole.trim_end().len()));
        Row { span, cells, written }
    }
}

/// How many cells stand in what follows the last cell that the parser kept: it drops those without a column.
fn dropped_cells(rest: &str) -> usize {
    let rest = rest.trim();
    let rest = rest.strip_prefix('|').unwrap_or(rest).trim_start();
    if rest.is_empty() {
        return 0;
    }
    let mut escaped = false;
    let mut bars = 0;
    for c in rest.chars() {
        bars += usize::from(c == '|' && !escaped);
        escaped = c == '\\' && !escaped;
    }
    let closed = rest.ends_with('|') && !rest.ends_with("\\|");
    bars + usize::from(!closed)
}

#[cfg(test)]
mod tests {
    use super::dropped_cells;

    #[test]
    fn dropped_cells_are_counted() {
        for (rest, expected) in [("|\n", 0), ("", 0), ("| 3 |\n", 1), ("|3|4", 2), ("||", 1), ("| a \\| b |", 1)] {
            assert_eq!(dropped_cells(rest), expected, "{rest:?}");
        }
    }
}
