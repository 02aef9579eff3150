//! The source line that is shown for a finding.
//!
//! A span over several lines is shown by its first line, and of a long line no more is taken than can be shown: where a file
//! is one line with thousands of findings, each is shown in no time.

use super::visible;
use crate::source::{SourceFile, Span, border_before};
use std::ops::Range;

/// How many bytes before and after the place are taken: more than [`super::human`] draws, whatever they are.
const REACH: usize = 2000;

/// One line of a file, or the part of it around a place, made harmless to a terminal character by character, so that columns stay what they were.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Excerpt {
    /// The line without its end.
    pub text: String,
    /// Its bytes in the file.
    line: Range<usize>,
    /// For every character, and for the end: where it stands in the file, and where in `text`.
    places: Vec<(usize, usize)>,
}

impl Excerpt {
    /// The line of `file` in which `span` starts.
    pub fn new(file: &SourceFile, span: Span) -> Self {
        let text = file.text();
        let focus = border_before(text, span.start as usize);
        let reach = border_before(text, focus.saturating_sub(REACH))..border_before(text, focus + REACH);
        let start = text[reach.start..focus].rfind('\n').map_or(reach.start, |i| reach.start + i + 1);
        let end = text[focus..reach.end].find('\n').map_or(reach.end, |i| focus + i);
        let line = text[start..end].trim_end_matches('\r');
        let mut excerpt = Excerpt { text: String::new(), line: start..end, places: Vec::new() };
        for (offset, c) in line.char_indices().filter(|&(_, c)| c != '\u{feff}') {
            excerpt.places.push((start + offset, excerpt.text.len()));
            excerpt.text.push(if c == '\t' { c } else { visible::visible(c) });
        }
        excerpt.places.push((end, excerpt.text.len()));
        excerpt
    }

    /// The bytes of [`Excerpt::text`] that show `span`, as far as it reaches; none where the span starts elsewhere.
    pub fn locate(&self, span: Span) -> Option<Range<usize>> {
        let (start, end) = (span.start as usize, span.end as usize);
        let inside = self.line.start <= start && start <= self.line.end;
        inside.then(|| self.place(start)..self.place(end.max(start)))
    }

    /// The column of `span` in [`Excerpt::text`], from 1.
    pub fn column(&self, span: Span) -> usize {
        self.text[..self.place(span.start as usize)].chars().count() + 1
    }

    /// Where the file's byte `offset` is shown; an offset past the line is moved to its end.
    fn place(&self, offset: usize) -> usize {
        let after = self.places.partition_point(|&(source, _)| source < offset);
        self.places.get(after).map_or(self.text.len(), |&(_, shown)| shown)
    }
}
