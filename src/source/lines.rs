//! Where lines begin, and how many characters stand before a place, so that thousands of findings in one file, or in one line,
//! are each told in no time.

use super::Position;
use std::ops::Range;

/// After how many bytes characters are counted anew.
const STEP: usize = 512;

/// What is known of a text's lines.
#[derive(Clone, Debug)]
pub(super) struct Lines {
    /// Where each line begins.
    starts: Vec<usize>,
    /// How many characters begin before every [`STEP`] bytes.
    chars: Vec<usize>,
}

impl Lines {
    /// Those of `text`.
    pub(super) fn of(text: &str) -> Self {
        let breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        let starts = std::iter::once(0).chain(breaks).collect();
        let mut total = 0;
        let steps = (0..text.len()).step_by(STEP).map(|at| {
            let before = total;
            total += counted(text, at..(at + STEP).min(text.len()));
            before
        });
        Lines { starts, chars: steps.collect() }
    }

    /// Line and column of the byte `offset` of the same text, which is on a border of a character.
    pub(super) fn position(&self, text: &str, offset: usize) -> Position {
        let line = self.starts.partition_point(|start| *start <= offset).max(1);
        let start = self.starts.get(line - 1).copied().unwrap_or_default();
        Position { line, column: self.before(text, offset) - self.before(text, start) + 1 }
    }

    /// How many characters begin before `offset`.
    fn before(&self, text: &str, offset: usize) -> usize {
        let step = offset / STEP;
        let known = self.chars.get(step).copied();
        // The end of the text may be that of the last step.
        let (at, known) = known.map_or_else(|| (0, 0), |chars| (step * STEP, chars));
        known + counted(text, at..offset)
    }
}

/// How many characters begin in these bytes, but for byte-order marks, which no editor counts.
fn counted(text: &str, bytes: Range<usize>) -> usize {
    let begins = text.as_bytes()[bytes.clone()].iter().filter(|byte| !matches!(byte, 0x80..=0xbf)).count();
    // A mark counts where it begins, and may end behind these bytes.
    let marks = bytes.clone().filter(|at| text.as_bytes()[*at..].starts_with("\u{feff}".as_bytes())).count();
    begins - marks
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn any_place_is_where_counting_finds_it(parts in proptest::collection::vec("[aệ漢\u{feff}\n\r😀]{1,200}", 0..12)) {
            let text = parts.concat();
            let lines = Lines::of(&text);
            let places = text.char_indices().map(|(at, _)| at).chain([text.len()]);
            let (mut line, mut column) = (1, 1);
            for (at, c) in places.zip(text.chars().map(Some).chain([None])) {
                prop_assert_eq!(lines.position(&text, at), Position { line, column });
                match c {
                    Some('\n') => (line, column) = (line + 1, 1),
                    Some('\u{feff}') | None => {}
                    Some(_) => column += 1,
                }
            }
        }
    }
}
