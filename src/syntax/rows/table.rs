//! A table as it was written: rows of cells with their places.

use crate::source::Span;
use crate::syntax::markdown;
use crate::vietnamese::nfc;

/// One cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// Its text, as written, without quotes.
    pub text: String,
    /// Where it stands, white space around it left out.
    pub span: Span,
}

impl Cell {
    /// The text in NFC, white space collapsed, invisible fillers dropped. A lone dash stands for nothing.
    #[must_use]
    pub fn clean(&self) -> String {
        let visible: String =
            self.text.chars().filter(|c| !matches!(c, '\u{200b}' | '\u{2060}' | '\u{feff}' | '\u{ad}')).collect();
        let collapsed = nfc(&visible).split_whitespace().collect::<Vec<_>>().join(" ");
        if matches!(collapsed.as_str(), "-" | "–" | "—") { String::new() } else { collapsed }
    }
}

/// One row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// Its cells, from the left.
    pub cells: Vec<Cell>,
    /// From its first cell to its last.
    pub span: Span,
    /// How many cells were written; Markdown drops those beyond the header.
    pub written: usize,
}

impl Row {
    /// A row of these cells; without cells it stands nowhere and is skipped by every reader.
    #[must_use]
    pub fn new(cells: Vec<Cell>) -> Self {
        let span = match (cells.first(), cells.last()) {
            (Some(first), Some(last)) => Span { end: last.span.end.max(first.span.end), ..first.span },
            _ => Span::default(),
        };
        Row { written: cells.len(), cells, span }
    }

    /// Whether no cell says anything.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.cells.iter().all(|cell| cell.clean().is_empty())
    }
}

/// A table: titles, header, parts and recipients, all of them rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// Where the table stands; findings about the table as a whole point here.
    pub span: Span,
    /// Its rows from the top, blank ones included or not.
    pub rows: Vec<Row>,
}

impl Table {
    /// The table at `span` with these rows of cells, the header row included.
    #[must_use]
    pub fn new(span: Span, rows: Vec<Vec<Cell>>) -> Self {
        Table { span, rows: rows.into_iter().map(Row::new).collect() }
    }
}

impl From<&markdown::Table> for Table {
    fn from(table: &markdown::Table) -> Self {
        let cell = |cell: &markdown::Cell| Cell { text: cell.text.clone(), span: cell.span };
        let row = |row: &markdown::Row| Row {
            cells: row.cells.iter().map(cell).collect(),
            span: row.span,
            written: row.written,
        };
        Table { span: table.span, rows: std::iter::once(&table.header).chain(&table.rows).map(row).collect() }
    }
}
