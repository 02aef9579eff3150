//! The tags of a table.

use pulldown_cmark::Alignment;
use std::fmt::Write as _;

/// Follows a table through its rows and cells.
#[derive(Debug, Default)]
pub(crate) struct TableTags {
    columns: Vec<Alignment>,
    column: usize,
    in_header: bool,
    /// Whether there was a row below the header.
    has_rows: bool,
}

impl TableTags {
    /// A table with these columns begins.
    pub(crate) fn start(columns: Vec<Alignment>, out: &mut String) -> Self {
        out.push_str("<table>");
        TableTags { columns, ..TableTags::default() }
    }

    /// The header begins.
    pub(crate) fn start_header(&mut self, out: &mut String) {
        out.push_str("<thead><tr>");
        self.in_header = true;
        self.column = 0;
    }

    /// A row below the header begins.
    pub(crate) fn start_row(&mut self, out: &mut String) {
        out.push_str(if self.has_rows { "<tr>" } else { "<tbody><tr>" });
        self.has_rows = true;
        self.column = 0;
    }

    /// Writes a cell's start tag and returns its end tag.
    pub(crate) fn cell(&mut self, is_empty: bool, out: &mut String) -> &'static str {
        // An empty header cell would announce a column without a name.
        let names_column = self.in_header && !is_empty;
        out.push_str(if names_column { "<th scope=\"col\"" } else { "<td" });
        let class = match self.columns.get(self.column) {
            Some(Alignment::Right) => Some("g-num"),
            Some(Alignment::Center) => Some("g-mid"),
            _ => None,
        };
        if let Some(class) = class {
            let _ = write!(out, " class=\"{class}\"");
        }
        out.push('>');
        self.column += 1;
        if names_column { "</th>" } else { "</td>" }
    }

    /// The end tags of the header.
    pub(crate) fn end_header(&mut self) -> &'static str {
        self.in_header = false;
        "</tr></thead>"
    }

    /// The end tags of the table.
    pub(crate) fn end(&self) -> &'static str {
        if self.has_rows { "</tbody></table>" } else { "</table>" }
    }
}
