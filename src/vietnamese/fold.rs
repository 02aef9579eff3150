//! Unicode form, case and folding of marks.

use super::bytes::{any_byte, any_pair, any_triple, within};
use std::borrow::Cow;
use std::sync::LazyLock;
use unicode_normalization::char::{decompose_canonical, is_combining_mark};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// Canonical composition (NFC), the form in which everything is published.
#[must_use]
pub fn nfc(text: &str) -> Cow<'_, str> {
    if is_composed(text) { Cow::Borrowed(text) } else { Cow::Owned(text.nfc().collect()) }
}

/// Whether NFC certainly leaves `text` as it is. `false` may be an error on the safe side.
pub(super) fn is_composed(text: &str) -> bool {
    is_plain(text) || is_nfc_quick(text.chars()) == IsNormalized::Yes
}

/// A look at the bytes that settles nearly all Vietnamese text: whether every character is below U+0300, a precomposed
/// letter (U+1E00 to U+1EFF), or a dash or quotation mark (U+2010 to U+203F). None of these ever changes.
#[expect(clippy::needless_bitwise_bool, reason = "branches would be one look for each byte")]
fn is_plain(text: &str) -> bool {
    // First bytes of other characters.
    let is_other = any_byte(text, |byte| (byte >= 0xcc) & (byte != 0xe1) & (byte != 0xe2));
    let is_beyond = any_triple(text, |a, b, c| {
        let letter = within(b, 0xb8, 0xbb);
        let mark = (b == 0x80) & (c >= 0x90);
        ((a == 0xe1) & !letter) | ((a == 0xe2) & !mark)
    });
    !is_other & !is_beyond
}

/// NFC and lower case; `Ð`/`ð` (Eth) and `Ɖ`/`ɖ` (African D), often typed for `Đ`, become `đ`.
#[must_use]
pub fn lower(text: &str) -> String {
    let mut small = String::with_capacity(text.len());
    let letters = &*LETTERS_BY_NUMBER;
    let mut known = text.chars().map(|c| letters.get(c as usize)?.lower);
    let known = known.all(|c| c.map(|c| small.push(c)).is_some());
    if known { small } else { lower_slowly(text) }
}

#[expect(clippy::needless_bitwise_bool, reason = "branches would be one look for each byte")]
fn lower_slowly(text: &str) -> String {
    let small = nfc(text).to_lowercase();
    // ð and ɖ in UTF-8; looking for the bytes spares nearly every text the search for characters.
    let has_other_d = any_pair(&small, |a, b| ((a == 0xc3) & (b == 0xb0)) | ((a == 0xc9) & (b == 0x96)));
    if has_other_d { small.replace(['ð', 'ɖ'], "đ") } else { small }
}

/// Lower case without any mark, `đ` as `d`: what people type who type no diacritics.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let letters = &*LETTERS_BY_NUMBER;
    let mut known = text.chars().map(|c| letters.get(c as usize)?.folded);
    let known = known.all(|c| c.map(|c| folded.push(c)).is_some());
    if known { folded } else { fold_slowly(text) }
}

fn fold_slowly(text: &str) -> String {
    let small = lower_slowly(text);
    let mut folded = String::with_capacity(small.len());
    for c in small.chars() {
        match c {
            '\0'..='\u{7f}' => folded.push(c),
            'đ' => folded.push('d'),
            // All marks go, so that their canonical order does not matter.
            _ => decompose_canonical(c, |part| {
                if part < '\u{300}' || !is_combining_mark(part) {
                    folded.push(part);
                }
            }),
        }
    }
    folded
}

/// What a character becomes wherever it stands; none where it becomes more than one, or where its neighbours count.
#[derive(Clone, Copy, Default)]
struct Letter {
    lower: Option<char>,
    folded: Option<char>,
}

/// Characters are looked up below this number: all letters of Vietnamese, and the dashes and quotation marks around them.
const LETTERS: usize = 0x2040;

/// What the slow ways make of each character that NFC leaves alone beside any other of them.
static LETTERS_BY_NUMBER: LazyLock<Vec<Letter>> = LazyLock::new(|| {
    let one = |text: String| text.chars().next().filter(|c| text.len() == c.len_utf8());
    let letter = |text: &str| Letter { lower: one(lower_slowly(text)), folded: one(fold_slowly(text)) };
    let letter = |text: &str| if is_plain(text) { letter(text) } else { Letter::default() };
    ('\0'..).take(LETTERS).map(|c| letter(c.encode_utf8(&mut [0; 4]))).collect()
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_plain_is_composed() {
        let plain =
            |c: char| c < '\u{300}' || ('\u{1e00}'..='\u{1eff}').contains(&c) || ('\u{2010}'..='\u{203f}').contains(&c);
        for c in '\u{1}'..='\u{ffff}' {
            for text in [c.to_string(), format!("a{c}"), format!("{c}b"), format!("ế{c}đ")] {
                assert_eq!(is_plain(&text), plain(c), "{text:?}");
            }
        }
    }

    #[test]
    fn folding_reaches_d_with_stroke_and_eth() {
        assert_eq!(fold("Đường Ðổi mới"), "duong doi moi");
        assert_eq!(fold("to\u{0302}\u{0309}"), "to");
    }

    proptest::proptest! {
        #[test]
        fn what_is_looked_up_is_what_the_slow_ways_make(text in "[a-zA-Z àÀđĐðÐƉơƯểỬỹỸİßΣ\u{301}\u{309}–“ǅﬁ×]{0,12}|\\PC{0,8}") {
            proptest::prop_assert_eq!(lower(&text), lower_slowly(&text));
            proptest::prop_assert_eq!(fold(&text), fold_slowly(&text));
        }
    }

    #[test]
    fn the_look_at_the_bytes_lets_nothing_through_that_changes() {
        for c in ('\0'..=char::MAX).filter(|c| is_plain(c.encode_utf8(&mut [0; 4]))) {
            assert_eq!(is_nfc_quick(std::iter::once(c)), IsNormalized::Yes, "{c:?}");
        }
        assert!(is_plain("“Đường” – hòa, ử") && !is_plain("to\u{302}") && !is_plain("\u{2126}"));
    }
}
