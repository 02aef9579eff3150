//! A text with the disguises of digits taken off, and the way back to its bytes.

use std::ops::Range;

/// The plain form: ASCII digits, dashes and spaces for all that look like them, nothing invisible.
pub(super) enum Plain<'a> {
    /// There is nothing to take off.
    AsIs(&'a str),
    /// Something was.
    Reduced(Reduced),
}

/// A text that was changed.
#[derive(Default)]
pub(super) struct Reduced {
    text: String,
    /// For each byte of `text`, the source bytes of the character that it belongs to.
    sources: Vec<(usize, usize)>,
}

impl<'a> Plain<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        if is_plain(text) { Plain::AsIs(text) } else { Plain::Reduced(Reduced::new(text)) }
    }

    pub(super) fn text(&self) -> &str {
        match self {
            Plain::AsIs(text) => text,
            Plain::Reduced(reduced) => &reduced.text,
        }
    }

    /// The source bytes of a range of the plain text.
    pub(super) fn source(&self, range: &Range<usize>) -> Range<usize> {
        let Plain::Reduced(Reduced { sources, .. }) = self else { return range.clone() };
        let start = sources.get(range.start).map_or(0, |(start, _)| *start);
        let end = range.end.checked_sub(1).and_then(|last| sources.get(last)).map_or(start, |(_, end)| *end);
        start..end.max(start)
    }
}

/// A look at the bytes that settles nearly all texts: ASCII without signs that can be markup, letters of Vietnamese,
/// quotation marks and the ellipsis are what they are seen as.
fn is_plain(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(rest) = bytes.get(at..).filter(|rest| !rest.is_empty()) {
        at += match rest {
            [b'*' | b'\\' | b'&', ..] => return false,
            [b'0'..=b'9', b'O' | b'o' | b'I' | b'l', ..] | [b'O' | b'o' | b'I' | b'l', b'0'..=b'9', ..] => {
                return false;
            }
            [0x00..=0x7f, ..] => 1,
            [0xc3..=0xcb, ..] => 2,
            [0xe1, 0xb8..=0xbb, ..] | [0xe2, 0x80, 0x98..=0x9f | 0xa6, ..] => 3,
            _ => return false,
        };
    }
    true
}

impl Reduced {
    fn new(text: &str) -> Self {
        let mut plain = Reduced { text: String::with_capacity(text.len()), sources: Vec::with_capacity(text.len()) };
        let mut at = 0;
        while let Some(c) = text[at..].chars().next() {
            let (shown, length) = match c {
                '&' => entity(&text[at..]).unwrap_or((Some('&'), 1)),
                'O' | 'o' | 'I' | 'l' => (Some(misread(text, at).unwrap_or(c)), 1),
                _ => (reduce(c), c.len_utf8()),
            };
            // Emphasis inside a number does not part it.
            let inside = matches!(c, '*' | '\\') && plain.text.ends_with(|c: char| c.is_ascii_digit());
            if let Some(shown) = shown.filter(|_| !(inside && digit_follows(&text[at..]))) {
                plain.text.push(shown);
                plain.sources.resize(plain.text.len(), (at, at + length));
            }
            at += length;
        }
        plain
    }
}

/// The digit that the letter at byte `at` was before it was read from paper: it stands in a number of nothing but digits
/// and such letters. A lone "l" after a short number is a litre.
fn misread(text: &str, at: usize) -> Option<char> {
    let like = |b: &u8| b.is_ascii_digit() || matches!(b, b'O' | b'o' | b'I' | b'l');
    let before = text.as_bytes()[..at].iter().rev().take(24).take_while(|b| like(b)).count();
    let after = text.as_bytes()[at..].iter().take(24).take_while(|b| like(b)).count();
    let (start, end) = (at - before, at + after);
    let number = &text[start..end];
    let in_word = text[..start].ends_with(char::is_alphanumeric) || text[end..].starts_with(char::is_alphanumeric);
    let digits = number.bytes().filter(u8::is_ascii_digit).count();
    let sign = |c: char| matches!(c, '/' | '-' | '.');
    let parted = text[..start].ends_with(sign)
        || text[end..].starts_with(sign) && text[end + 1..].starts_with(char::is_alphanumeric);
    let litres = !parted && number.strip_suffix('l').is_some_and(|amount| amount.len() == digits && digits < 4);
    if in_word || digits == 0 || litres {
        return None;
    }
    Some(if matches!(text.as_bytes()[at], b'O' | b'o') { '0' } else { '1' })
}

/// What an entity at the start of `text` is seen as, and its length.
fn entity(text: &str) -> Option<(Option<char>, usize)> {
    let name = &text[1..=text.as_bytes().iter().skip(1).take(12).position(|b| *b == b';')?];
    let code = match name {
        "nbsp" | "ensp" | "emsp" | "thinsp" => 0x20,
        "shy" | "zwnj" | "zwj" | "ZeroWidthSpace" => 0xad,
        "ndash" | "mdash" | "minus" | "hyphen" | "dash" => 0x2d,
        "period" => 0x2e,
        "commat" => 0x40,
        "plus" => 0x2b,
        _ => {
            let number = name.strip_prefix('#')?;
            match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            }
        }
    };
    Some((reduce(char::from_u32(code)?), name.len() + 2))
}

/// What a character is seen as; `None` for one that is not seen.
fn reduce(c: char) -> Option<char> {
    if c.is_ascii() {
        return Some(c);
    }
    Some(match c {
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' => {
            return None;
        }
        '\u{2060}'..='\u{206f}' | '\u{20e3}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' => return None,
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '﹣' | '－' | '·' | '•' | '‧' | '∙' => '-',
        '．' | '。' | '․' => '.',
        '／' | '⁄' | '∕' => '/',
        '（' => '(',
        '）' => ')',
        '：' => ':',
        '＋' => '+',
        '＠' => '@',
        '＿' => '_',
        _ if c.is_whitespace() => ' ',
        _ => digit(c).unwrap_or(c),
    })
}

/// The ASCII digit of a digit in another block: full-width, mathematical, Arabic or Devanagari.
fn digit(c: char) -> Option<char> {
    const ZEROS: [u32; 9] = [0x0660, 0x06F0, 0x0966, 0xFF10, 0x1D7CE, 0x1D7D8, 0x1D7E2, 0x1D7EC, 0x1D7F6];
    // ① to ⑨, and the same in black.
    let circled = match u32::from(c) {
        code @ 0x2460..=0x2468 => Some(code - 0x2460 + 1),
        code @ 0x2776..=0x277e => Some(code - 0x2776 + 1),
        0x24ea | 0x24ff => Some(0),
        _ => None,
    };
    if let Some(value) = circled {
        return char::from_digit(value, 10);
    }
    let code = u32::from(c);
    let zero = ZEROS.iter().find(|zero| (**zero..**zero + 10).contains(&code))?;
    char::from_digit(code - zero, 10)
}

/// Whether a digit comes after the signs at the start of `text`, four of them at most.
fn digit_follows(text: &str) -> bool {
    let mut rest = text.chars().take(5).skip_while(|c| matches!(c, '*' | '\\'));
    rest.next().and_then(reduce).is_some_and(|c| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn disguises_come_off_and_ranges_lead_back() {
        let text = "x０9\u{200b}1\u{a0}𝟚–**3**4&nbsp;5";
        let plain = Plain::new(text);
        assert_eq!(plain.text(), "x091 2-**34 5".replace("**34", "**3**4").replace("3**4", "34"));
        let at = plain.text().find("091").unwrap();
        assert_eq!(&text[plain.source(&(at..at + 3))], "０9\u{200b}1");
    }

    #[test]
    fn letters_in_numbers_are_what_they_were_on_paper() {
        for (text, shown) in [
            ("CCCD O3l1O85OO452", "CCCD 031108500452"),
            ("l2/03/l985", "12/03/1985"),
            ("số l2 đường", "số 12 đường"),
            ("20l dầu, 5G, CO2, Io", "20l dầu, 5G, CO2, Io"),
            ("H2O1x", "H2O1x"),
            ("O7/1l/1977", "07/11/1977"),
        ] {
            assert_eq!(Plain::new(text).text(), shown);
        }
    }

    #[test]
    fn the_look_at_the_bytes_lets_no_disguise_through() {
        for c in ('\0'..=char::MAX).filter(|c| is_plain(c.encode_utf8(&mut [0; 4]))) {
            assert_eq!(reduce(c), Some(c));
        }
        assert!(is_plain("“Đường…” 12") && !is_plain("1&nbsp;2") && !is_plain("1**2**"));
    }
}
