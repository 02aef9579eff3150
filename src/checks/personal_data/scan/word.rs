//! A word in the form in which it is compared: as it stands in the text wherever that is this form already.
//!
//! Nearly all words of a text are, so that comparing them costs no memory.

use crate::vietnamese::{fold, lower};
use std::borrow::Cow;
use std::ops::Deref;

/// Longer words are nobody's label; leaving them out bounds the work.
const LONGEST: usize = 24;

/// A word in lower case, with its marks or without.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Word<'a>(Cow<'a, str>);

impl<'a> Word<'a> {
    /// In lower case, with its marks.
    pub(super) fn small(word: &'a str) -> Self {
        match word {
            _ if word.len() > LONGEST => Word::default(),
            _ if is_small(word) => Word(Cow::Borrowed(word)),
            _ => Word(Cow::Owned(lower(word))),
        }
    }

    /// In lower case, without marks.
    pub(super) fn folded(word: &'a str) -> Self {
        match word {
            _ if word.len() > LONGEST => Word::default(),
            _ if word.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase()) => Word(Cow::Borrowed(word)),
            _ => Word(Cow::Owned(fold(word))),
        }
    }

    /// A word that stands for another.
    pub(super) const fn known(word: &'static str) -> Word<'static> {
        Word(Cow::Borrowed(word))
    }

    pub(super) fn as_str(&self) -> &str {
        &self.0
    }
}

/// A look at the bytes: whether [`lower`] certainly leaves the word as it is. ASCII without capitals, and the small
/// letters of Vietnamese: those of Latin-1 but Eth, ă, đ, ĩ, ũ, ơ, ư, and the odd ones of U+1EA0 to U+1EFF.
fn is_small(word: &str) -> bool {
    let bytes = word.as_bytes();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        at += match (byte, bytes.get(at + 1), bytes.get(at + 2)) {
            (b'A'..=b'Z', ..) => return false,
            (0..=0x7f, ..) => 1,
            (0xc3, Some(0xa0..=0xaf | 0xb1..=0xbf), _)
            | (0xc4, Some(0x83 | 0x91 | 0xa9), _)
            | (0xc5, Some(0xa9), _)
            | (0xc6, Some(0xa1 | 0xb0), _) => 2,
            (0xe1, Some(0xba), Some(last @ 0xa0..=0xbf)) | (0xe1, Some(0xbb), Some(last)) if last % 2 == 1 => 3,
            _ => return false,
        };
    }
    true
}

impl Deref for Word<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl AsRef<str> for Word<'_> {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl PartialEq<str> for Word<'_> {
    fn eq(&self, other: &str) -> bool {
        *self.0 == *other
    }
}

impl PartialEq<&str> for Word<'_> {
    fn eq(&self, other: &&str) -> bool {
        *self.0 == **other
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_is_compared_as_before() {
        for c in '\0'..=char::MAX {
            let text = c.to_string();
            assert_eq!(Word::small(&text), *lower(&text), "{c:?}");
            assert_eq!(Word::folded(&text), *fold(&text), "{c:?}");
        }
    }

    proptest::proptest! {
        #[test]
        fn every_word_is_compared_as_before(word in "[a-zA-Z0-9àÀđĐơƯểỬỹỸ\u{301}\u{309}ðÐ]{0,7}|\\PC{0,5}") {
            if word.len() <= LONGEST {
                proptest::prop_assert!(Word::small(&word) == *lower(&word));
                proptest::prop_assert!(Word::folded(&word) == *fold(&word));
            }
        }
    }
}
