//! Footnote marks without a note: the parser hands them over as plain words, in pieces.

use std::ops::Range;

/// Looks for `[^label]` in the words of a text.
#[derive(Debug, Default)]
pub(crate) struct Footmarks {
    /// Start of the bracket and end of what was read, once `[^` was seen.
    open: Option<Range<usize>>,
}

impl Footmarks {
    /// Reads the next words, which stand at `range` of `text`; returns a mark that they complete, and its label.
    pub(crate) fn read(&mut self, text: &str, range: &Range<usize>) -> Option<(Range<usize>, String)> {
        let words = text.get(range.clone())?;
        if words.ends_with('[') && text[range.end..].starts_with('^') {
            self.open = Some(range.end - 1..range.end);
            return None;
        }
        let open = self.open.take().filter(|open| open.end == range.start)?;
        if let Some(rest) = words.strip_prefix(']') {
            let end = range.end - rest.len();
            let label = text.get(open.start + "[^".len()..range.start)?;
            let valid = !label.is_empty() && !label.contains(char::is_whitespace);
            return valid.then(|| (open.start..end, label.to_owned()));
        }
        self.open = Some(open.start..range.end);
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_put_together_from_pieces() {
        let text = "x [^ a] [^a_b] [y]";
        let mut marks = Footmarks::default();
        let pieces = [0..3, 3..6, 6..7, 7..9, 9..11, 11..12, 12..13, 13..14, 14..16, 16..17, 17..18];
        let found: Vec<_> = pieces.iter().filter_map(|piece| marks.read(text, piece)).collect();
        assert_eq!(found, [(8..14, "a_b".to_owned())]);
    }
}
