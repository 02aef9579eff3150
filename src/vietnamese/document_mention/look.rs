//! Whether a text can mention a document at all, found out from its bytes.

use crate::vietnamese::bytes::{blocks_with, within};
use crate::vietnamese::document_number::is_issuer;

/// A look at the bytes that spares most texts the search. A symbol has a slash or dash between its number, not far before,
/// and an issuer; a law's name begins with a capital and has a year.
#[must_use]
pub fn may_mention_document(text: &str) -> bool {
    let bytes = text.as_bytes();
    let (mut last_digit, mut law) = (None, false);
    for at in blocks_with(text, may_tell).flatten() {
        let sign = match bytes[at..] {
            [b'0'..=b'9', ..] => {
                last_digit = Some(at);
                continue;
            }
            [b'L' | b'B' | b'P' | b'H', ..] => {
                law = law || may_be_law(&text[at..]);
                continue;
            }
            [b'/' | b'-', ..] => at,
            // The dashes U+2010 to U+2014.
            [0xe2, 0x80, 0x90..=0x94, ..] => at + 2,
            _ => continue,
        };
        let is_near = last_digit.is_some_and(|digit| sign - digit <= SYMBOL);
        if is_near && is_issuer(text[sign + 1..].trim_start()) {
            return true;
        }
    }
    law && last_digit.is_some()
}

/// Whether the first of five bytes may tell anything, found without a branch: a digit, a slash or dash, the beginning of a
/// law's name.
#[expect(clippy::needless_bitwise_bool, reason = "branches would keep the compiler from looking at many bytes at once")]
fn may_tell([a, b, c, ..]: [u8; 5]) -> bool {
    let second = b | 0x20;
    let sign = (a == b'/') | (a == b'-') | ((a == 0xe2) & (b == 0x80) & within(c, 0x90, 0x94));
    let law = ((a == b'L') & (second == b'u') & ((c | 0x20 == b'a') | (c >= 0x80)))
        | ((a == b'B') & ((second == b'o') | (b >= 0x80)))
        | ((a == b'P') & (second == b'h') & ((c | 0x20 == b'a') | (c == 0xc3)))
        | ((a == b'H') & (second == b'i') & ((c | 0x20 == b'e') | (c >= 0x80)));
    within(a, b'0', b'9') | sign | law
}

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
        [b'L', b'u' | b'U', ..] => goes_on(2, "ậẬâÂạẠaA"),
        [b'B', ..] => goes_on(1, "ộỘôÔoOọỌ") && second('L'),
        [b'P', b'h' | b'H', ..] => goes_on(2, "áÁaA") && second('L'),
        [b'H', b'i' | b'I', ..] => goes_on(2, "ếẾêÊeEéÉ") && second('P'),
        _ => false,
    }
}
