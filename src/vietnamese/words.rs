//! Words: runs of letters, digits and combining marks, and what stands between them.
//!
//! A word here is what stands between spaces and punctuation; Vietnamese writes one syllable a word. `KH&CN` is
//! two words, `57-NQ/TW` three.

use std::ops::Range;
use unicode_normalization::char::is_combining_mark;

/// The byte ranges of the words of `text`, in order.
pub fn words(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut chars = text.char_indices().peekable();
    std::iter::from_fn(move || {
        let (start, first) = chars.by_ref().find(|(_, c)| is_letter_or_digit(*c))?;
        let mut end = start + first.len_utf8();
        while let Some((at, c)) =
            chars.next_if(|(_, c)| is_letter_or_digit(*c) || (*c >= '\u{300}' && is_combining_mark(*c)))
        {
            end = at + c.len_utf8();
        }
        Some(start..end)
    })
}

/// [`char::is_alphanumeric`], with the letters of Vietnamese decided without a look into Unicode's tables.
fn is_letter_or_digit(c: char) -> bool {
    match c {
        '\0'..='\u{7f}' => c.is_ascii_alphanumeric(),
        '×' | '÷' => false,
        '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => true,
        _ => c.is_alphanumeric(),
    }
}

/// A text with its words numbered, for scanners that look at neighbours.
#[derive(Clone, Debug)]
pub struct WordList<'a> {
    text: &'a str,
    words: Vec<Range<usize>>,
}

impl<'a> WordList<'a> {
    /// Finds the words of `text`.
    #[must_use]
    pub fn new(text: &'a str) -> Self {
        WordList { text, words: words(text).collect() }
    }

    /// The whole text.
    #[must_use]
    pub fn text(&self) -> &'a str {
        self.text
    }

    /// How many words there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether the text has no word.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Word `index`; empty past the last.
    #[must_use]
    pub fn word(&self, index: usize) -> &'a str {
        self.words.get(index).map_or("", |range| &self.text[range.clone()])
    }

    /// The bytes from the start of word `first` to the end of word `last`; empty at the text's end for words that
    /// do not exist.
    #[must_use]
    pub fn range(&self, first: usize, last: usize) -> Range<usize> {
        let start = self.words.get(first).map_or(self.text.len(), |range| range.start);
        let end = self.words.get(last).map_or(self.text.len(), |range| range.end);
        start..end.max(start)
    }

    /// What stands before word `index`: between it and the word before, or the text's start.
    #[must_use]
    pub fn gap_before(&self, index: usize) -> &'a str {
        let start = index.checked_sub(1).and_then(|before| self.words.get(before)).map_or(0, |range| range.end);
        let end = self.words.get(index).map_or(self.text.len(), |range| range.start);
        &self.text[start.min(end)..end]
    }

    /// Whether word `index` follows the word before on the same line or the next, with white space alone between.
    #[must_use]
    pub fn follows(&self, index: usize) -> bool {
        let gap = self.gap_before(index);
        0 < index && index < self.len() && !gap.is_empty() && is_blank(gap)
    }
}

/// Whether `gap` is nothing but white space, with one line break at most (a blank line parts paragraphs).
pub(super) fn is_blank(gap: &str) -> bool {
    gap.chars().all(char::is_whitespace) && gap.matches('\n').count() < 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn combining_marks_belong_to_their_word() {
        let text = "«to\u{0302}\u{0309} 57-NQ/TW»";
        let found: Vec<&str> = words(text).map(|range| &text[range]).collect();
        assert_eq!(found, ["to\u{0302}\u{0309}", "57", "NQ", "TW"]);
    }

    #[test]
    fn a_blank_line_parts_neighbours() {
        let list = WordList::new("số\n57\n\nNQ");
        assert!(list.follows(1) && !list.follows(2) && !list.follows(0) && !list.follows(3));
        assert_eq!((list.gap_before(0), list.gap_before(3), list.word(3)), ("", "", ""));
        assert_eq!(list.range(0, 1), 0..7);
    }
}
