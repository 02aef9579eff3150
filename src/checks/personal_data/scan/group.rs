//! Groups of digits, and what stands between them.

use crate::vietnamese::WordList;
use std::ops::Range;

/// A run of digits.
#[derive(Clone, Debug)]
pub(super) struct Group<'a> {
    pub(super) digits: &'a str,
    pub(super) range: Range<usize>,
    /// The word that it is, or is part of.
    pub(super) word: usize,
    /// Whether that word goes on before it: `H40`.
    pub(super) letter_before: bool,
    /// Whether it goes on after it: `12a`.
    pub(super) letter_after: bool,
}

/// What stands between two groups that may be one number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gap {
    Space,
    Dot,
    Dash,
    Comma,
    /// A bracket, as around an area code.
    Bracket,
    /// A line's end, or a sign with spaces around it.
    Loose,
    /// A sign that parts other things more often: `0912/345/678`, `0912_345_678`.
    Odd,
}

/// Every group of digits, in order.
pub(super) fn groups<'a>(words: &WordList<'a>) -> Vec<Group<'a>> {
    let text = words.text();
    let mut found = Vec::new();
    let (mut at, mut word) = (0, 0);
    while let Some(offset) = text.as_bytes()[at..].iter().position(u8::is_ascii_digit) {
        let start = at + offset;
        at = start + text[start..].bytes().take_while(u8::is_ascii_digit).count();
        while words.range(word, word).end <= start {
            word += 1;
        }
        let whole = words.range(word, word);
        found.push(Group {
            digits: &text[start..at],
            range: start..at,
            word,
            letter_before: start > whole.start,
            letter_after: at < whole.end,
        });
    }
    found
}

/// The gap between two neighbouring groups; `None` where they cannot be one number.
pub(super) fn gap(text: &str, first: &Group<'_>, second: &Group<'_>) -> Option<Gap> {
    let between = &text[first.range.end..second.range.start];
    if first.letter_after || second.letter_before || between.is_empty() || between.len() > 6 {
        return None;
    }
    match between {
        "." => return Some(Gap::Dot),
        "-" => return Some(Gap::Dash),
        "," => return Some(Gap::Comma),
        _ => {}
    }
    if between.chars().all(|c| matches!(c, ' ' | '\t')) {
        return Some(Gap::Space);
    }
    let signs = between.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let lines = between.matches(['\n', '\r']).count();
    match signs.as_str() {
        ")" | "(" | ")." | ")-" if lines == 0 => Some(Gap::Bracket),
        "." | "-" if lines == 0 => Some(Gap::Loose),
        "/" | "_" | ":" | "~" | "'" | "’" | "…" | "..." if lines == 0 && signs.len() == between.len() => {
            Some(Gap::Odd)
        }
        "" if lines <= 2 && between.matches('\n').count() == 1 => Some(Gap::Loose),
        _ => None,
    }
}

/// The digits of all groups together.
pub(super) fn joined(groups: &[Group<'_>]) -> String {
    groups.iter().map(|group| group.digits).collect()
}

/// The bytes from the first group to the last.
pub(super) fn span(groups: &[Group<'_>]) -> Range<usize> {
    let start = groups.first().map_or(0, |group| group.range.start);
    start..groups.last().map_or(start, |group| group.range.end)
}

/// Whether a group reads as a year of our time.
pub(super) fn is_year(digits: &str) -> bool {
    digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20") || digits.starts_with("21"))
}
