//! Text to search tokens.
//!
//! A token is a run of letters or a run of ASCII digits. Letters are told apart in two parts: the
//! *fold* (lower case, no marks, đ → d) and the *marks code*, one small number for everything that
//! folding took away. Composed and decomposed text give the same tokens, and so do both habits of
//! placing a tone (`hòa`, `hoà`), because a code says which tone a syllable has and not where.
//! `assets/search.js` does the same to a query; `tests/vectors/search-tokens.json` holds both to it.
//!
//! Nothing here knows a dictionary: any text gives tokens, and no text fails.

use std::sync::OnceLock;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Marks code of a token: `30·(has đ) + 6·hat + tone`.
///
/// Hats: 0 none, 1 circumflex, 2 one horn, 3 two horns (`ươ`), 4 breve.
/// Tones: 0 level, 1 sắc, 2 huyền, 3 hỏi, 4 ngã, 5 nặng (the digits of the VNI keyboard).
pub type Marks = u8;

/// What stands between a token and the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gap {
    /// Nothing at all: `57NQ`.
    None,
    /// Only white space.
    Space,
    /// A slash, perhaps with spaces.
    Slash,
    /// A hyphen or dash, perhaps with spaces.
    Dash,
    /// A full stop, perhaps with spaces.
    Dot,
    /// Anything else, and the start of the text.
    Other,
}

/// One token, borrowed from the reader's buffer.
#[derive(Debug)]
pub struct Token<'a> {
    /// Lower-case letters without marks, or digits without leading zeros.
    pub fold: &'a str,
    /// What folding took away; 0 for digits.
    pub marks: Marks,
    /// What stands before it.
    pub gap: Gap,
    /// Whether a sentence or line ended before it: such neighbours are not adjacent.
    pub breaks: bool,
}

/// Calls `each` for every token of `text`, in order.
pub fn tokens(text: &str, mut each: impl FnMut(&Token<'_>)) {
    let mut reader = Reader::new();
    for c in text.chars() {
        reader.take(c, &mut each);
    }
    reader.end_token(&mut each);
}

/// The tokens of `text` as owned pairs; for tests and small texts.
#[must_use]
pub fn token_list(text: &str) -> Vec<(String, Marks)> {
    let mut list = Vec::new();
    tokens(text, |token| list.push((token.fold.to_owned(), token.marks)));
    list
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Nothing,
    Letters,
    Digits,
}

struct Reader {
    fold: String,
    kind: Kind,
    flags: u16,
    horns: u8,
    gap: Gap,
    breaks: bool,
    last_separator: char,
}

const CIRCUMFLEX: u16 = 1;
const HORN: u16 = 2;
const BREVE: u16 = 4;
const STROKE: u16 = 8;
const TONE_SHIFT: u32 = 8;

impl Reader {
    fn new() -> Self {
        Self {
            fold: String::with_capacity(32),
            kind: Kind::Nothing,
            flags: 0,
            horns: 0,
            gap: Gap::Other,
            breaks: true,
            last_separator: ' ',
        }
    }

    fn take(&mut self, c: char, each: &mut impl FnMut(&Token<'_>)) {
        match c {
            'a'..='z' => self.letter(c, 0, each),
            'A'..='Z' => self.letter(c.to_ascii_lowercase(), 0, each),
            '0'..='9' => {
                if self.kind != Kind::Digits {
                    self.end_token(each);
                    self.kind = Kind::Digits;
                }
                self.fold.push(c);
            }
            '\0'..='\x7f' => self.separator(c, each),
            _ => match lookup(c) {
                Some(Entry { base, flags }) => self.letter(base, flags, each),
                None => self.take_slowly(c, each),
            },
        }
    }

    /// Characters outside the table: combining marks, other scripts, punctuation.
    fn take_slowly(&mut self, c: char, each: &mut impl FnMut(&Token<'_>)) {
        if is_combining_mark(c) {
            self.mark(c, each);
        } else if c.is_alphabetic() {
            for lower in c.to_lowercase().nfd() {
                if is_combining_mark(lower) {
                    self.mark(lower, each);
                } else if lower.is_alphabetic() {
                    self.letter(lower, 0, each);
                }
            }
        } else {
            self.separator(c, each);
        }
    }

    fn letter(&mut self, base: char, flags: u16, each: &mut impl FnMut(&Token<'_>)) {
        if self.kind != Kind::Letters {
            self.end_token(each);
            self.kind = Kind::Letters;
        }
        self.fold.push(base);
        self.add_flags(flags);
    }

    fn add_flags(&mut self, flags: u16) {
        self.horns += u8::from(flags & HORN != 0);
        self.flags = joined(self.flags, flags);
    }

    fn mark(&mut self, c: char, each: &mut impl FnMut(&Token<'_>)) {
        if self.kind == Kind::Letters {
            self.add_flags(flags_of_mark(c));
        } else {
            self.separator(c, each);
        }
    }

    fn separator(&mut self, c: char, each: &mut impl FnMut(&Token<'_>)) {
        self.end_token(each);
        let space = c.is_whitespace();
        self.breaks |= c == '\n' || (space && matches!(self.last_separator, '.' | ';' | ':' | '?' | '!'));
        self.gap = match (self.gap, c) {
            (gap, _) if space && gap != Gap::None => gap,
            (Gap::None, _) if space => Gap::Space,
            (Gap::None | Gap::Space, '/') => Gap::Slash,
            (Gap::None | Gap::Space, '-' | '–') => Gap::Dash,
            (Gap::None | Gap::Space, '.') => Gap::Dot,
            _ => Gap::Other,
        };
        self.last_separator = c;
    }

    fn end_token(&mut self, each: &mut impl FnMut(&Token<'_>)) {
        if self.kind == Kind::Nothing {
            return;
        }
        let (fold, marks) = if self.kind == Kind::Digits {
            let significant = self.fold.trim_start_matches('0');
            (if significant.is_empty() { "0" } else { significant }, 0)
        } else {
            unify_y(&mut self.fold);
            (self.fold.as_str(), marks_code(self.flags, self.horns))
        };
        each(&Token { fold, marks, gap: self.gap, breaks: self.breaks });
        self.fold.clear();
        self.kind = Kind::Nothing;
        self.flags = 0;
        self.horns = 0;
        self.gap = Gap::None;
        self.breaks = false;
        self.last_separator = ' ';
    }
}

/// `kỹ` and `kĩ` are one word: a sole final y after these onsets is written i.
fn unify_y(fold: &mut String) {
    let sole = matches!(fold.as_str(), "hy" | "ky" | "ly" | "my" | "sy" | "ty" | "quy");
    if sole {
        fold.pop();
        fold.push('i');
    }
}

/// Adds marks to marks; of two tones the later one counts.
fn joined(flags: u16, more: u16) -> u16 {
    if more >> TONE_SHIFT == 0 { flags | more } else { flags & ((1 << TONE_SHIFT) - 1) | more }
}

fn marks_code(flags: u16, horns: u8) -> Marks {
    let hat = if flags & BREVE != 0 {
        4
    } else if horns > 1 {
        3
    } else if flags & HORN != 0 {
        2
    } else {
        u8::from(flags & CIRCUMFLEX != 0)
    };
    let tone = u8::try_from(flags >> TONE_SHIFT).unwrap_or(0);
    30 * u8::from(flags & STROKE != 0) + 6 * hat + tone
}

fn flags_of_mark(c: char) -> u16 {
    match c {
        '\u{302}' => CIRCUMFLEX,
        '\u{31b}' => HORN,
        '\u{306}' => BREVE,
        '\u{301}' => 1 << TONE_SHIFT,
        '\u{300}' => 2 << TONE_SHIFT,
        '\u{309}' => 3 << TONE_SHIFT,
        '\u{303}' => 4 << TONE_SHIFT,
        '\u{323}' => 5 << TONE_SHIFT,
        _ => 0,
    }
}

#[derive(Clone, Copy)]
struct Entry {
    base: char,
    flags: u16,
}

const LATIN: std::ops::Range<u32> = 0xc0..0x250;
const LATIN_ADDITIONAL: std::ops::Range<u32> = 0x1e00..0x1f00;

/// The letter's entry in a table of composed Latin letters, built once from Unicode's own data.
fn lookup(c: char) -> Option<Entry> {
    static TABLE: OnceLock<Vec<Option<Entry>>> = OnceLock::new();
    let table =
        TABLE.get_or_init(|| LATIN.chain(LATIN_ADDITIONAL).map(|code| char::from_u32(code).and_then(entry)).collect());
    let code = u32::from(c);
    let index = if LATIN.contains(&code) {
        code - LATIN.start
    } else if LATIN_ADDITIONAL.contains(&code) {
        code - LATIN_ADDITIONAL.start + LATIN.end - LATIN.start
    } else {
        return None;
    };
    table.get(index as usize).copied().flatten()
}

fn entry(c: char) -> Option<Entry> {
    if matches!(c, 'đ' | 'Đ' | 'ð' | 'Ð') {
        return Some(Entry { base: 'd', flags: STROKE });
    }
    if !c.is_alphabetic() {
        return None;
    }
    let mut parts = c.to_lowercase().nfd();
    let base = parts.next()?;
    let mut flags = 0;
    for part in parts {
        if !is_combining_mark(part) {
            return None;
        }
        flags = joined(flags, flags_of_mark(part));
    }
    Some(Entry { base, flags })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_tone_placements_and_both_forms_agree() {
        for (a, b) in [("hòa", "hoà"), ("Ủy", "Uỷ"), ("kỹ", "kĩ"), ("Ðảng", "Đảng")] {
            assert_eq!(token_list(a), token_list(b));
            let decomposed: String = a.nfd().collect();
            assert_eq!(token_list(&decomposed), token_list(b));
        }
    }

    #[test]
    fn vectors_shared_with_the_client() {
        let vectors: serde_json::Value =
            serde_json::from_str(include_str!("../../tests/vectors/search-tokens.json")).unwrap();
        for vector in vectors.as_array().unwrap() {
            let tokens = token_list(vector["text"].as_str().unwrap());
            assert_eq!(serde_json::json!(tokens), vector["tokens"], "{vector}");
        }
    }

    #[test]
    fn digits_leave_letters_and_lose_zeros() {
        let folds: Vec<String> = token_list("57NQ 007 0").into_iter().map(|(fold, _)| fold).collect();
        assert_eq!(folds, ["57", "nq", "7", "0"]);
    }

    #[test]
    fn sentences_part_neighbours_and_commas_do_not() {
        let mut breaks = Vec::new();
        tokens("a, b. c\nd e.f", |token| breaks.push(token.breaks));
        assert_eq!(breaks, [true, false, true, true, false, false]);
    }
}
