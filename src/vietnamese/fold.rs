//! Unicode form, case and folding of marks.

use std::borrow::Cow;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// Canonical composition (NFC), the form in which everything is published.
#[must_use]
pub fn nfc(text: &str) -> Cow<'_, str> {
    match is_nfc_quick(text.chars()) {
        IsNormalized::Yes => Cow::Borrowed(text),
        _ => Cow::Owned(text.nfc().collect()),
    }
}

/// NFC and lower case; `Ð`/`ð` (Eth) and `Ɖ`/`ɖ` (African D), often typed for `Đ`, become `đ`.
#[must_use]
pub fn lower(text: &str) -> String {
    nfc(text).to_lowercase().replace(['ð', 'ɖ'], "đ")
}

/// Lower case without any mark, `đ` as `d`: what people type who type no diacritics.
#[must_use]
pub fn fold(text: &str) -> String {
    lower(text)
        .nfd()
        .filter(|c| !unicode_normalization::char::is_combining_mark(*c))
        .map(|c| if c == 'đ' { 'd' } else { c })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_reaches_d_with_stroke_and_eth() {
        assert_eq!(fold("Đường Ðổi mới"), "duong doi moi");
        assert_eq!(fold("to\u{0302}\u{0309}"), "to");
    }
}
