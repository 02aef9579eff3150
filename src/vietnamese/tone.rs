//! Where the tone mark stands: `hòa` or `hoà`, and other spellings of one syllable.
//!
//! Two placements are in use for the open rimes `oa`, `oe` and `uy`: the traditional one marks the first vowel (`hòa`,
//! `khỏe`, `ủy`), the newer one, which schoolbooks use, the second (`hoà`, `khoẻ`, `uỷ`). Both are correct; mixing
//! them in one text is not. In every other rime the place is fixed: on the letter with a hat, horn or breve (the last
//! of them), before a coda on the last vowel, in an open rime of three on the middle vowel, of two on the first. After
//! `qu` the `u` is no vowel: `quý` has one place only.

use super::bytes::{blocks_with, within};
use super::fold::{lower, nfc};
use super::syllable::Syllable;
use super::words::{word_around, words};
use std::borrow::Cow;
use std::ops::Range;

/// Which vowel of an open `oa`, `oe` or `uy` carries the tone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TonePlacement {
    /// The first: `hòa`, `khỏe`, `ủy`.
    Old,
    /// The second: `hoà`, `khoẻ`, `uỷ`.
    New,
}

/// A syllable that can be written in both placements.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TonedSyllable {
    /// Its bytes in the text.
    pub range: Range<usize>,
    /// The placement that it uses.
    pub placement: TonePlacement,
}

/// Every syllable of `text` that could be written in both placements, with the one it uses, in order.
/// A text that yields both `Old` and `New` mixes them.
#[must_use]
pub fn tone_placements(text: &str) -> Vec<TonedSyllable> {
    let mut found = Vec::new();
    let mut done = 0;
    for at in open_rimes(text) {
        if at < done {
            continue;
        }
        let range = word_around(text, at);
        done = range.end.max(at + 1);
        found.extend(placement(&text[range.clone()]).map(|placement| TonedSyllable { range, placement }));
    }
    found
}

/// Which placement a word uses, if it could use both.
fn placement(word: &str) -> Option<TonePlacement> {
    let syllable = if may_have_two_places(word) { Syllable::parse(word) } else { None }?;
    let placement = match syllable.tone_at()?.checked_sub(syllable.nucleus().start)? {
        0 => TonePlacement::Old,
        _ => TonePlacement::New,
    };
    has_two_places(&syllable).then_some(placement)
}

/// Where what may be the rime of a word with two places stands, and every combining mark. Most words have neither, so that a
/// text need not be taken apart.
fn open_rimes(text: &str) -> impl Iterator<Item = usize> + '_ {
    let open = |byte: u8| matches!(byte, b'a' | b'A' | b'e' | b'E' | b'y' | b'Y');
    blocks_with(text, may_be_open_rime).flatten().filter(move |at| match text.as_bytes()[*at..] {
        [b'o' | b'O' | b'u' | b'U', 0xc3 | 0xe1, ..] | [0xcc | 0xcd, ..] => true,
        [0xc3 | 0xc5, _, next, ..] | [0xe1, 0xbb, _, next, ..] => open(next),
        _ => false,
    })
}

/// Whether an open rime may begin with the first of five bytes, found without a branch: an `o` before an `a` or `e`, a `u`
/// before a `y`, one of both with a tone, and no letter of ASCII behind them.
#[expect(clippy::needless_bitwise_bool, reason = "branches would keep the compiler from looking at many bytes at once")]
fn may_be_open_rime(look @ [a, b, c, d, _]: [u8; 5]) -> bool {
    let ends = |byte: u8| !within(byte | 0x20, b'a', b'z') & !within(byte, b'0', b'9');
    let small = a | 0x20;
    // à á ã è é, ả ạ ẻ ẽ ẹ; ý, ỳ ỵ ỷ ỹ. The bit 0x20 parts capitals from small letters in the first.
    let latin = (b == 0xc3) & ends(d);
    let beyond = (b == 0xe1) & ends(look[4]);
    let after_o = (latin & (within(c & 0xdf, 0x80, 0x83) | within(c & 0xdf, 0x88, 0x89)))
        | (beyond & (c == 0xba) & (within(d, 0xa0, 0xa3) | within(d, 0xb8, 0xbd)));
    let after_u = (latin & (c & 0xdf == 0x9d)) | (beyond & (c == 0xbb) & within(d, 0xb2, 0xb9));
    // ò ó õ ù ú, ũ, ọ ỏ ụ ủ, and what follows them.
    let open = |byte: u8| (byte | 0x20 == b'a') | (byte | 0x20 == b'e') | (byte | 0x20 == b'y');
    let two = ((a == 0xc3) & (within(b & 0xdf, 0x92, 0x95) | within(b & 0xdf, 0x99, 0x9a)))
        | ((a == 0xc5) & (b & 0xfe == 0xa8));
    let three = (a == 0xe1) & (b == 0xbb) & (within(c, 0x8c, 0x8f) | within(c, 0xa4, 0xa7));
    let is_mark = (a == 0xcc) | (a == 0xcd);
    ((small == b'o') & after_o)
        | ((small == b'u') & after_u)
        | (two & open(c) & ends(d))
        | (three & open(d) & ends(look[4]))
        | is_mark
}

/// Whether a word ends in the letters in which a tone can stand in two places (`oa`, `oe`, `uy` with a tone). Most words
/// do not, and taking a word apart costs a hundred times as much as this look.
fn may_have_two_places(word: &str) -> bool {
    let mut letters = word.chars().rev();
    let (Some(second), Some(first)) = (letters.next(), letters.next()) else { return false };
    if first.is_ascii() && second.is_ascii() {
        return false;
    }
    // A decomposed tone stands after its letter.
    let is_mark = |c: char| ('\u{300}'..='\u{36f}').contains(&c);
    is_mark(first)
        || is_mark(second)
        || match first {
            'o' | 'ò' | 'ó' | 'ỏ' | 'õ' | 'ọ' | 'O' | 'Ò' | 'Ó' | 'Ỏ' | 'Õ' | 'Ọ' => {
                "aàáảãạeèéẻẽẹAÀÁẢÃẠEÈÉẺẼẸ".contains(second)
            }
            'u' | 'ù' | 'ú' | 'ủ' | 'ũ' | 'ụ' | 'U' | 'Ù' | 'Ú' | 'Ủ' | 'Ũ' | 'Ụ' => {
                "yỳýỷỹỵYỲÝỶỸỴ".contains(second)
            }
            _ => false,
        }
}

/// The syllable with its tone where `placement` wants it, and slips such as `qúy`, `tóan` and `gìa` put right.
/// What is no Vietnamese syllable comes back as it is.
#[must_use]
pub fn place_tone(syllable: &str, placement: TonePlacement) -> Cow<'_, str> {
    if syllable.is_ascii() {
        return Cow::Borrowed(syllable);
    }
    match Syllable::parse(syllable) {
        Some(parsed) if parsed.tone_at().is_some_and(|at| at != place(&parsed, placement)) => {
            Cow::Owned(parsed.with_tone_at(place(&parsed, placement)))
        }
        _ => Cow::Borrowed(syllable),
    }
}

/// `text` in NFC with every tone in its traditional place, for comparison: `Uỷ ban` and `Ủy ban` become one.
#[must_use]
pub fn normalise_tones(text: &str) -> Cow<'_, str> {
    let composed = nfc(text);
    match replace_words(&composed, |word| place_tone(word, TonePlacement::Old)) {
        Some(changed) => Cow::Owned(changed),
        None => composed,
    }
}

/// A key that is equal for spellings of one text: case, tone placement and `i`/`y` (kỹ/kĩ, quý/quí) do not count,
/// diacritics do. `thúy` and `thúi`, or `ý` and `í`, are different words and stay so.
#[must_use]
pub fn spelling_key(text: &str) -> String {
    let small = lower(&normalise_tones(text));
    replace_words(&small, with_i).unwrap_or(small)
}

fn with_i(word: &str) -> Cow<'_, str> {
    let parsed = if word.contains(['y', 'ý', 'ỳ', 'ỷ', 'ỹ', 'ỵ']) { Syllable::parse(word) } else { None };
    match parsed {
        Some(syllable) if matches!(syllable.parts(), (onset, "y", _) if !onset.is_empty()) => {
            Cow::Owned(syllable.with_i_at(syllable.nucleus().start))
        }
        _ => Cow::Borrowed(word),
    }
}

/// `text` with its words replaced; `None` where none changes.
fn replace_words<'a>(text: &'a str, replace: impl Fn(&'a str) -> Cow<'a, str>) -> Option<String> {
    let mut changed: Option<String> = None;
    let mut copied = 0;
    for range in words(text) {
        if let Cow::Owned(word) = replace(&text[range.clone()]) {
            let out = changed.get_or_insert_with(|| String::with_capacity(text.len() + 8));
            out.push_str(&text[copied..range.start]);
            out.push_str(&word);
            copied = range.end;
        }
    }
    changed.map(|mut out| {
        out.push_str(&text[copied..]);
        out
    })
}

fn has_two_places(syllable: &Syllable) -> bool {
    matches!(syllable.parts(), (_, "oa" | "oe" | "uy", ""))
}

/// The letter that should carry the tone.
fn place(syllable: &Syllable, placement: TonePlacement) -> usize {
    let (_, nucleus, coda) = syllable.parts();
    let range = syllable.nucleus();
    let marked = nucleus.chars().collect::<Vec<_>>().iter().rposition(|c| !c.is_ascii());
    let within = match (marked, range.len()) {
        (Some(at), _) => at,
        (None, length) if !coda.is_empty() => length - 1,
        (None, 3) => 1,
        (None, 2) if has_two_places(syllable) && placement == TonePlacement::New => 1,
        _ => 0,
    };
    range.start + within
}

#[cfg(test)]
mod tests {
    use super::TonePlacement::{New, Old};
    use super::*;

    #[test]
    fn both_placements_are_recognised_only_where_there_are_two() {
        let text = "Hòa và hoà, UỶ ban, thủy, quý, toán, của, ngoài, khuỷu, hóa, khoẻ, loẹt, oà";
        let found: Vec<(&str, TonePlacement)> =
            tone_placements(text).into_iter().map(|s| (&text[s.range], s.placement)).collect();
        let expected =
            [("Hòa", Old), ("hoà", New), ("UỶ", New), ("thủy", Old), ("hóa", Old), ("khoẻ", New), ("oà", New)];
        assert_eq!(found, expected);
    }

    #[test]
    fn a_decomposed_syllable_keeps_its_range() {
        let text = "xã hoa\u{300}!";
        let found = tone_placements(text);
        assert_eq!(found.len(), 1);
        assert_eq!(&text[found[0].range.clone()], "hoa\u{300}");
        assert_eq!(found[0].placement, TonePlacement::New);
    }

    #[test]
    fn tones_move_in_both_directions_and_slips_are_put_right() {
        for (old, new) in [("Hòa", "Hoà"), ("ỦY", "UỶ"), ("thúy", "thuý"), ("xòe", "xoè"), ("của", "của")]
        {
            assert_eq!(place_tone(new, TonePlacement::Old), old);
            assert_eq!(place_tone(old, TonePlacement::New), new);
        }
        assert_eq!(normalise_tones("qúy tóan gìa ngòai hòan thủơ"), "quý toán già ngoài hoàn thuở");
        assert_eq!(normalise_tones("café voilà Zürich"), "café voilà Zürich");
    }

    #[test]
    fn spellings_of_one_word_share_a_key_and_different_words_do_not() {
        for (a, b) in
            [("Kỹ", "kĩ"), ("quý", "Quí"), ("Uỷ", "ủy"), ("tỷ lệ", "tỉ lệ"), ("Lý Mỹ", "Lí Mĩ"), ("quỳnh", "quình")]
        {
            assert_eq!(spelling_key(a), spelling_key(b));
        }
        for (a, b) in [("thúy", "thúi"), ("ý", "í"), ("tay", "tai"), ("má", "mà"), ("hoa", "hóa")] {
            assert_ne!(spelling_key(a), spelling_key(b));
        }
    }

    #[test]
    fn a_sign_behind_a_word_does_not_find_it_again() {
        assert_eq!(tone_placements("ùY×Y").len(), 1);
    }

    proptest::proptest! {
        #[test]
        fn looking_at_open_rimes_finds_what_a_look_at_every_word_finds(
            text in "[a-zòóọỏõàảãáạèẻùúụủýỳỷăđêôơưÒÀỦY\u{300}\u{323}\u{345}×–1 .&]{0,40}"
        ) {
            let every = words(&text).filter_map(|range| {
                let placement = placement(&text[range.clone()])?;
                Some(TonedSyllable { range, placement })
            });
            proptest::prop_assert_eq!(tone_placements(&text), every.collect::<Vec<_>>());
        }

        #[test]
        fn normalising_is_total_and_idempotent(text in "[a-zàảãáạăằâấđèéêìíòóôơờùúưýỳ\u{300}\u{301}\u{323} .]{0,40}") {
            let once = normalise_tones(&text).into_owned();
            proptest::prop_assert_eq!(normalise_tones(&once), once.as_str());
        }
    }
}
