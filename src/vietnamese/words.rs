//! Words: runs of letters, digits and combining marks, and what stands between them.
//!
//! A word here is what stands between spaces and punctuation; Vietnamese writes one syllable a word. `KH&CN` is
//! two words, `57-NQ/TW` three.

use std::ops::Range;
use unicode_normalization::char::is_combining_mark;

/// The byte ranges of the words of `text`, in order.
pub fn words(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + gap_length(&text[at..]);
        at = start + word_length(&text[start..]);
        (start < text.len()).then_some(start..at)
    })
}

/// The word that the byte `at`, the first of a character, belongs to; empty where it belongs to none.
pub(super) fn word_around(text: &str, at: usize) -> Range<usize> {
    let inside = |(_, c): &(usize, char)| is_letter_or_digit(*c) || is_mark(*c);
    // What stands right behind a word is no part of it.
    if !text[at..].char_indices().take(1).any(|first| inside(&first)) {
        return at..at;
    }
    let run = text[..at].char_indices().rev().take_while(inside).last().map_or(at, |(start, _)| start);
    // A mark that nothing carries belongs to no word.
    let start = run + gap_length(&text[run..]);
    start..start + word_length(&text[start..])
}

/// How many bytes stand before the first letter or digit of `text`.
fn gap_length(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' | 0xc4..=0xc7 => break,
            0..=0x7f => at += 1,
            _ => match text[at..].chars().next() {
                Some(c) if !is_letter_or_digit(c) => at += c.len_utf8(),
                _ => break,
            },
        }
    }
    at
}

/// What a first byte says of its character: 0 for ASCII that ends a word, 1 and 2 for letters and digits of so many bytes
/// (ASCII, and U+0100 to U+01FF), 3 where U+1E00 to U+1EFF may begin, which are letters, 4 for U+00C0 to U+00FF, which
/// are letters but for the signs of multiplication and division, 5 where Unicode's tables are to be asked.
const STEPS: [u8; 256] = {
    let mut steps = [0; 256];
    let mut byte = u8::MAX;
    while byte > 0 {
        steps[byte as usize] = match byte {
            b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' => 1,
            0..=0x7f => 0,
            0xc4..=0xc7 => 2,
            0xe1 => 3,
            0xc3 => 4,
            _ => 5,
        };
        byte -= 1;
    }
    steps
};

/// How many bytes the word has that `text` starts with.
fn word_length(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        at += match (STEPS[usize::from(*byte)], bytes.get(at + 1)) {
            (step @ 1..=2, _) => usize::from(step),
            (3, Some(0xb8..=0xbb)) => 3,
            (4, Some(second)) if !matches!(second, 0x97 | 0xb7) => 2,
            (0, _) => break,
            _ => match text[at..].chars().next() {
                Some(c) if is_letter_or_digit(c) || is_mark(c) => c.len_utf8(),
                _ => break,
            },
        };
    }
    at
}

/// [`is_combining_mark`], with what stands around Vietnamese words decided without a look into Unicode's tables.
fn is_mark(c: char) -> bool {
    !matches!(c, '\0'..='\u{2ff}' | '\u{1e00}'..='\u{1eff}' | '\u{2000}'..='\u{206f}') && is_combining_mark(c)
}

/// [`char::is_alphanumeric`], with the letters of Vietnamese decided without a look into Unicode's tables.
fn is_letter_or_digit(c: char) -> bool {
    match c {
        '\0'..='\u{7f}' => c.is_ascii_alphanumeric(),
        '×' | '÷' | '\u{2000}'..='\u{206f}' => false,
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
        // Five letters and a space are more than a word of Vietnamese has in bytes.
        let mut list = Vec::with_capacity(text.len() / 6);
        list.extend(words(text));
        WordList { text, words: list }
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
    fn every_character_is_in_a_word_or_beside_it() {
        for c in '\0'..=char::MAX {
            let text = format!("a{c}");
            let length = words(&text).next().map(|range| range.end);
            let inside = c.is_alphanumeric() || (c >= '\u{300}' && is_combining_mark(c));
            assert_eq!(length, Some(if inside { text.len() } else { 1 }), "{c:?}");
            let text = format!(" {c}");
            assert_eq!(words(&text).next().is_some(), c.is_alphanumeric(), "{c:?}");
        }
    }

    #[test]
    fn a_blank_line_parts_neighbours() {
        let list = WordList::new("số\n57\n\nNQ");
        assert!(list.follows(1) && !list.follows(2) && !list.follows(0) && !list.follows(3));
        assert_eq!((list.gap_before(0), list.gap_before(3), list.word(3)), ("", "", ""));
        assert_eq!(list.range(0, 1), 0..7);
    }
}
