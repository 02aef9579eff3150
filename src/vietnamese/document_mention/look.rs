//! Whether a text can mention a document at all, found out from its bytes.

use crate::vietnamese::document_number::is_issuer;

/// A look at the bytes that spares most texts the search. A symbol has a slash or dash between its number, not far before,
/// and an issuer; a law's name begins with a capital and has a year.
#[must_use]
pub fn may_mention_document(text: &str) -> bool {
    let bytes = text.as_bytes();
    let (mut at, mut last_digit, mut law) = (0, None, false);
    while let Some(step) = bytes[at..].iter().position(|byte| SIGNS[usize::from(*byte)]) {
        at += step;
        match bytes[at] {
            b'0'..=b'9' => last_digit = Some(at),
            b'L' | b'B' | b'P' | b'H' => law = law || may_be_law(&text[at..]),
            sign => {
                let is_sign = sign.is_ascii() || bytes[..at].ends_with(&[0xe2, 0x80]);
                let is_near = last_digit.is_some_and(|digit| at - digit <= SYMBOL);
                if is_near && is_sign && is_issuer(text[at + 1..].trim_start()) {
                    return true;
                }
            }
        }
        at += 1;
    }
    law && last_digit.is_some()
}

/// The bytes that [`may_mention_document`] stops at: digits, signs, the last bytes of the dashes U+2010 to U+2014, the
/// capitals of laws.
const SIGNS: [bool; 256] = {
    let mut signs = [false; 256];
    let mut byte = u8::MAX;
    while byte > 0 {
        signs[byte as usize] = matches!(byte, b'0'..=b'9' | b'/' | b'-' | 0x90..=0x94 | b'L' | b'B' | b'P' | b'H');
        byte -= 1;
    }
    signs
};

/// How many bytes may stand between the last digit of a number and a sign of its symbol: a letter, two gaps, a code.
const SYMBOL: usize = 48;

/// Whether "Luật", "Bộ luật", "Pháp lệnh" or "Hiến pháp" may begin here, by their first letters, however they are composed.
fn may_be_law(text: &str) -> bool {
    let second = |initial: char| {
        let end = text.char_indices().take(12).find(|(_, c)| c.is_whitespace());
        let rest = end.map_or("", |(end, _)| text[end..].trim_start());
        rest.starts_with([initial, initial.to_ascii_lowercase()])
    };
    let goes_on = |after: usize, letters: &str| text[after..].starts_with(|c| letters.contains(c));
    match text.as_bytes() {
        [b'L', b'u' | b'U', ..] => true,
        [b'B', ..] => goes_on(1, "ộỘôÔoOọỌ") && second('L'),
        [b'P', b'h' | b'H', ..] => goes_on(2, "áÁaA") && second('L'),
        [b'H', b'i' | b'I', ..] => goes_on(2, "ếẾêÊeEéÉ") && second('P'),
        _ => false,
    }
}
