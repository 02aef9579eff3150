//! A text with the disguises of digits taken off, and the way back to its bytes.

use std::ops::Range;

/// The plain form: ASCII digits, dashes and spaces for all that look like them, nothing invisible.
pub(super) struct Plain {
    text: String,
    /// For each byte of `text`, the source bytes of the character that it belongs to.
    sources: Vec<(usize, usize)>,
}

impl Plain {
    pub(super) fn new(text: &str) -> Self {
        let mut plain = Plain { text: String::with_capacity(text.len()), sources: Vec::with_capacity(text.len()) };
        let mut at = 0;
        while let Some(c) = text[at..].chars().next() {
            let (shown, length) = match c {
                '&' if text[at..].starts_with("&nbsp;") => (Some(' '), "&nbsp;".len()),
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

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// The source bytes of a range of the plain text.
    pub(super) fn source(&self, range: &Range<usize>) -> Range<usize> {
        let start = self.sources.get(range.start).map_or(0, |(start, _)| *start);
        let end = range.end.checked_sub(1).and_then(|last| self.sources.get(last)).map_or(start, |(_, end)| *end);
        start..end.max(start)
    }
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
        _ if c.is_whitespace() => ' ',
        _ => digit(c).unwrap_or(c),
    })
}

/// The ASCII digit of a digit in another block: full-width, mathematical, Arabic or Devanagari.
fn digit(c: char) -> Option<char> {
    const ZEROS: [u32; 9] = [0x0660, 0x06F0, 0x0966, 0xFF10, 0x1D7CE, 0x1D7D8, 0x1D7E2, 0x1D7EC, 0x1D7F6];
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
}
