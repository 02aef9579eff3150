//! The plain text of a body, and the way from it back to the source.

use crate::source::Span;
use std::ops::Range;

/// A stretch of the plain text that stands in the source in one piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    /// First byte in the plain text.
    pub at: usize,
    /// Length in the plain text in bytes.
    pub len: usize,
    /// Where it was written.
    pub span: Span,
    /// Whether it is code, a link's text or a picture's alternative text, where mentions do not become links.
    pub opaque: bool,
}

/// The words of a body without markup: blocks end in a newline, line breaks inside a block are spaces.
///
/// The text is as written (not NFC), so that offsets can be led back to the source.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlainText {
    text: String,
    runs: Vec<Run>,
}

impl PlainText {
    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The stretches that it is made of, in order; spaces and newlines between them belong to none.
    #[must_use]
    pub fn runs(&self) -> &[Run] {
        &self.runs
    }

    /// Where in the source the bytes `range` of the text were written.
    ///
    /// Where a character was written as an entity, the span covers the whole entity.
    #[must_use]
    pub fn span(&self, range: Range<usize>) -> Span {
        let after = self.runs.partition_point(|run| run.at <= range.start);
        let mut first = after.saturating_sub(1);
        if self.runs.get(first).is_some_and(|run| run.at + run.len <= range.start) && after < self.runs.len() {
            first = after;
        }
        let last = self.runs.partition_point(|run| run.at < range.end).saturating_sub(1).max(first);
        let (Some(first), Some(last)) = (self.runs.get(first), self.runs.get(last)) else {
            return Span::default();
        };
        let start = first.offset(range.start).unwrap_or(first.span.start);
        let end = last.offset(range.end).unwrap_or(last.span.end);
        Span { file: first.span.file, start, end: end.max(start) }
    }

    /// Adds words that were written at `span`.
    pub(crate) fn push(&mut self, text: &str, span: Span, opaque: bool) {
        if text.is_empty() {
            return;
        }
        let at = self.text.len();
        self.text.push_str(text);
        match self.runs.last_mut() {
            Some(run) if run.joins(at, span, opaque) && text.len() == (span.end - span.start) as usize => {
                run.len += text.len();
                run.span.end = span.end;
            }
            _ => self.runs.push(Run { at, len: text.len(), span, opaque }),
        }
    }

    /// Parts words inside a block.
    pub(crate) fn space(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with([' ', '\n']) {
            self.text.push(' ');
        }
    }

    /// Ends a block.
    pub(crate) fn newline(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
    }
}

impl Run {
    /// Whether the text is what stands in the source, byte for byte.
    fn verbatim(&self) -> bool {
        self.len == (self.span.end - self.span.start) as usize
    }

    /// Whether words at `at` in the text, written at `span`, only continue this run.
    fn joins(&self, at: usize, span: Span, opaque: bool) -> bool {
        self.verbatim() && self.at + self.len == at && self.span.end == span.start && self.opaque == opaque
    }

    /// The file's offset of a byte of the plain text; none outside a run that is verbatim.
    fn offset(&self, at: usize) -> Option<u32> {
        let into = at.checked_sub(self.at).filter(|into| *into <= self.len && self.verbatim())?;
        u32::try_from(into).ok().map(|into| self.span.start + into)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::FileId;

    #[test]
    fn ranges_lead_back_through_markup_and_entities() {
        // số **57**&amp;x
        let mut plain = PlainText::default();
        let at = |a, b| Span::new(FileId(0), a, b);
        plain.push("số ", at(10, 15), false);
        plain.push("57", at(17, 19), false);
        plain.push("&", at(21, 26), false);
        plain.push("x", at(26, 27), false);
        assert_eq!(plain.span(0..plain.text().find('&').unwrap()), at(10, 19));
        assert_eq!(plain.span(5..7), at(17, 19));
        assert_eq!(plain.span(6..8), at(18, 26));
        assert_eq!(plain.span(8..9), at(26, 27));
    }
}
