//! The numbers and letters that points begin with: `1.`, `2.1.`, `đ)`, `a.1)`, `(1)`, `-`, `+`.

use super::number::{Division, Number};
use crate::vietnamese::{letter_ordinal, nfc};

/// Compound numbers of more parts than this are no numbers of a plan.
const MAX_PARTS: usize = 6;

/// What a point begins with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Marker {
    /// As written: `2.1.`, `đ)`, `-`.
    pub(crate) label: String,
    /// Its number; none for dashes and pluses.
    pub(crate) number: Option<Number>,
    /// Bytes of the marker alone.
    pub(crate) written: usize,
    /// Bytes of the line that it takes up, blanks after it included.
    pub(crate) len: usize,
}

/// The least rank of a point: those of headings are their levels.
pub(crate) const FIRST_POINT: usize = 100;

impl Marker {
    /// How deep points with this marker stand: 1. above 1.1. above a) above a.1) above (1) above - above +.
    pub(crate) fn rank(&self) -> usize {
        match &self.number {
            Some(number) if number.division == Division::Number => FIRST_POINT + number.parts.len(),
            Some(number) if number.division == Division::Letter => 200 + number.parts.len(),
            Some(_) => 300,
            None if self.label == "+" => 500,
            None => 400,
        }
    }
}

/// The place of a part in its series, from 1; none for a letter that numbers no point (f, j, w, z).
pub(crate) fn place_of(part: &str) -> Option<u32> {
    let letter = || part.chars().next().and_then(letter_ordinal).and_then(|place| u32::try_from(place).ok());
    part.parse().ok().or_else(letter)
}

/// Reads the marker that `line`, without blanks before it, begins with.
pub(crate) fn read(line: &str) -> Option<Marker> {
    bullet(line).or_else(|| bracketed(line)).or_else(|| numbered(line)).or_else(|| lettered(line))
}

/// A marker of `written` bytes.
fn marker(line: &str, written: usize, number: Option<(Division, Vec<String>)>) -> Marker {
    let rest = &line[written..];
    let label = nfc(&line[..written]).into_owned();
    let number = number.map(|(division, parts)| {
        let place = parts.last().and_then(|part| place_of(part));
        Number { division, label: label.clone(), parts, place }
    });
    Marker { label, number, written, len: written + (rest.len() - rest.trim_start().len()) }
}

fn bullet(line: &str) -> Option<Marker> {
    let first = line.chars().next()?;
    let rest = &line[first.len_utf8()..];
    let blank = rest.is_empty() || rest.starts_with(char::is_whitespace);
    let word = rest.starts_with(char::is_alphabetic);
    let is_bullet = match first {
        '-' | '–' | '—' | '•' | '+' => blank || word,
        '*' => blank,
        _ => false,
    };
    is_bullet.then(|| marker(line, first.len_utf8(), None))
}

/// `(1)` and `(a)`.
fn bracketed(line: &str) -> Option<Marker> {
    let (inner, rest) = line.strip_prefix('(')?.split_once(')')?;
    if !rest.starts_with(char::is_whitespace) {
        return None;
    }
    let (division, part) = match (number(inner), letter(inner)) {
        (Some((digits, "")), _) => (Division::Bracket, digits.to_owned()),
        (_, Some((letter, ""))) => (Division::Letter, letter.to_string()),
        _ => return None,
    };
    Some(marker(line, inner.len() + 2, Some((division, vec![part]))))
}

/// `1.`, `2.1.`, `2.1 Phòng`, `1/`, `1)`.
fn numbered(line: &str) -> Option<Marker> {
    let (first, mut rest) = number(line)?;
    let mut parts = vec![first.to_owned()];
    while let Some((next, after)) = rest.strip_prefix('.').and_then(number) {
        parts.push(next.to_owned());
        rest = after;
    }
    if parts.len() > MAX_PARTS {
        return None;
    }
    let at = line.len() - rest.len();
    if let Some(after) = rest.strip_prefix(')') {
        let single = parts.len() == 1 && begins_words(after);
        return single.then(|| marker(line, at + 1, Some((Division::Bracket, parts))));
    }
    if rest.strip_prefix('.').is_some_and(begins_words) || rest.strip_prefix('/').is_some_and(is_blank) {
        return Some(marker(line, at + 1, Some((Division::Number, parts))));
    }
    // `2.1 Phòng` is a number, `2.1 tỷ` a quantity.
    let words = rest.trim_start();
    let titled = words.len() < rest.len() && words.starts_with(char::is_uppercase);
    (parts.len() > 1 && titled).then(|| marker(line, at, Some((Division::Number, parts))))
}

/// `a)`, `a.`, `a/`, `a.1)`, `a1.`.
fn lettered(line: &str) -> Option<Marker> {
    let (letter, mut rest) = letter(line)?;
    let mut parts = vec![letter.to_string()];
    if let Some((digits, after)) = number(rest.strip_prefix('.').unwrap_or(rest)) {
        parts.push(digits.to_owned());
        rest = after;
    }
    let at = line.len() - rest.len();
    let closed = rest.starts_with(')') || rest.strip_prefix(['.', '/']).is_some_and(is_blank);
    closed.then(|| marker(line, at + 1, Some((Division::Letter, parts))))
}

/// One or two digits: longer numbers at the start of a line are years and quantities.
fn number(text: &str) -> Option<(&str, &str)> {
    let len = text.bytes().take_while(u8::is_ascii_digit).count();
    let (digits, rest) = text.split_at(len);
    (1..=2).contains(&len).then_some((digits.strip_prefix('0').filter(|d| !d.is_empty()).unwrap_or(digits), rest))
}

fn letter(text: &str) -> Option<(char, &str)> {
    let first = text.chars().next()?;
    let rest = &text[first.len_utf8()..];
    match first {
        'a'..='z' | 'đ' => Some((first, rest)),
        'ð' => Some(('đ', rest)),
        _ => None,
    }
}

fn is_blank(text: &str) -> bool {
    text.is_empty() || text.starts_with(char::is_whitespace)
}

/// Whether words follow, rather than more digits or dots.
fn begins_words(text: &str) -> bool {
    is_blank(text) || text.starts_with(|c: char| c.is_alphabetic() || "“\"‘*_[(".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markers_are_told_from_words() {
        let cases = [
            ("1. Mục đích", Some(("1.", "1", "Mục đích"))),
            ("1.Mục đích", Some(("1.", "1", "Mục đích"))),
            ("01. Mục đích", Some(("01.", "1", "Mục đích"))),
            ("2.1. Phòng", Some(("2.1.", "2-1", "Phòng"))),
            ("3.2.1 Phòng", Some(("3.2.1", "3-2-1", "Phòng"))),
            ("1/ Mục", Some(("1/", "1", "Mục"))),
            ("đ) Xã hội số", Some(("đ)", "dd", "Xã hội số"))),
            ("ð) Xã hội số", Some(("ð)", "dd", "Xã hội số"))),
            ("a.1) Việc", Some(("a.1)", "a-1", "Việc"))),
            ("a. Việc", Some(("a.", "a", "Việc"))),
            ("(1) Việc", Some(("(1)", "1", "Việc"))),
            ("(a) Việc", Some(("(a)", "a", "Việc"))),
            ("1) Việc", Some(("1)", "1", "Việc"))),
            ("- Việc", Some(("-", "", "Việc"))),
            ("-Việc", Some(("-", "", "Việc"))),
            ("– Việc", Some(("–", "", "Việc"))),
            ("+ Việc", Some(("+", "", "Việc"))),
            ("a)", Some(("a)", "a", ""))),
            ("2030. Xây dựng", None),
            ("2.500 đồng", None),
            ("2.1 tỷ đồng", None),
            ("1...", None),
            ("1/4 số hộ", None),
            ("v.v. và", None),
            ("(ii) x", None),
            ("-5 độ", None),
            ("**đậm**", None),
            ("Điều 1.", None),
            ("A. Phần", None),
        ];
        for (line, expected) in cases {
            let anchor = |m: &Marker| m.number.as_ref().map_or(String::new(), Number::anchor);
            let found = read(line).map(|m| (m.label.clone(), anchor(&m), line[m.len..].to_owned()));
            let expected = expected.map(|(label, anchor, rest)| (label.into(), anchor.into(), rest.into()));
            assert_eq!(found, expected, "{line}");
        }
    }
}
