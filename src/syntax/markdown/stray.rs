//! Lines that are written as rows of a table and that the parser did not take for such.
//!
//! A wrong line below the header, or an empty line between two rows, makes words among bars of a table. Nobody writes
//! that on purpose, and what it hides may be people.

use super::map::{Map, SENTINEL};
use super::rules;
use crate::diagnostic::Diagnostic;
use std::ops::Range;

/// Looks for the first such line of every block.
#[derive(Debug, Default)]
pub(crate) struct StrayRows {
    in_table: bool,
    /// Where the last table ends in the parsed text.
    table_end: Option<usize>,
    /// Whether one was found in this block.
    said: bool,
}

impl StrayRows {
    /// A table begins.
    pub(crate) fn table_begins(&mut self) {
        self.in_table = true;
    }

    /// A table ends at `end` in the parsed text.
    pub(crate) fn table_ends(&mut self, end: usize) {
        self.in_table = false;
        self.table_end = Some(end);
    }

    /// A block begins or ends.
    pub(crate) fn block(&mut self) {
        self.said = false;
    }

    /// Looks at `words`, which stand at `range` of the parsed `text` and are no code.
    pub(crate) fn look(&mut self, text: &str, words: &str, range: &Range<usize>, map: &Map) -> Option<Diagnostic> {
        if self.in_table || self.said || !words.starts_with('|') {
            return None;
        }
        let line = row_at(text, range.start)?;
        self.said = true;
        let between = self.table_end.and_then(|end| text.get(end..line.start));
        let after_table = between.is_some_and(|between| between.trim_matches(is_margin).is_empty());
        Some(rules::broken_table(map.span(&line), after_table))
    }
}

/// The line at `at` of `text` from there on, where it is written as a row of at least two cells.
fn row_at(text: &str, at: usize) -> Option<Range<usize>> {
    let line_start = text.get(..at)?.rfind('\n').map_or(0, |end| end + 1);
    if !text[line_start..at].chars().all(is_margin) {
        return None;
    }
    let line = text[at..].lines().next()?.trim_end();
    let mut bars = 0;
    let mut escaped = false;
    let mut last = false;
    for c in line.chars() {
        last = c == '|' && !escaped;
        bars += usize::from(last);
        escaped = c == '\\' && !escaped;
    }
    (last && bars >= 3).then(|| at..at + line.len())
}

/// What may stand before the words of a line: blanks, and the marks of quotations, lists and rewritten points.
fn is_margin(c: char) -> bool {
    c.is_whitespace() || c.is_ascii_digit() || matches!(c, '>' | '-' | '*' | '+' | '.' | ')' | SENTINEL)
}
