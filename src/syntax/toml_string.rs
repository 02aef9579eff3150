//! Strings of TOML as they were typed, with the way back to the file.
//!
//! The values of [`super::table`] are normalised; here nothing is, and escapes are the only thing that is undone.

use crate::source::Span;
use crate::syntax::markdown::PlainText;

/// The text of the string that stands at `span` of the file's `text`, as it was typed, with the place of each part.
/// Empty where no string stands there.
#[must_use]
pub(crate) fn string_text(text: &str, span: Span) -> PlainText {
    let mut plain = PlainText::default();
    let raw = text.get(span.start as usize..span.end as usize).unwrap_or("");
    let quote =
        ["\"\"\"", "'''", "\"", "'"].into_iter().find(|quote| raw.len() >= 2 * quote.len() && raw.starts_with(quote));
    let Some(quote) = quote.filter(|quote| raw.ends_with(quote)) else { return plain };
    let (start, end) = (quote.len(), raw.len() - quote.len());
    if quote.starts_with('\'') {
        plain.push(&raw[start..end], span.within(start, end), false);
        return plain;
    }
    let mut at = start;
    while at < end {
        let plain_end = raw[at..end].find('\\').map_or(end, |length| at + length);
        plain.push(&raw[at..plain_end], span.within(at, plain_end), false);
        at = plain_end;
        if at < end {
            let (length, meaning) = escape(&raw[at..end]);
            plain.push(&meaning, span.within(at, at + length), false);
            at += length;
        }
    }
    plain
}

/// How long the escape is with which `raw` begins, and what it stands for.
fn escape(raw: &str) -> (usize, String) {
    let code = |digits: usize| {
        let value = raw.get(2..2 + digits).and_then(|hex| u32::from_str_radix(hex, 16).ok()).and_then(char::from_u32);
        (raw.len().min(2 + digits), value.map(String::from).unwrap_or_default())
    };
    match raw[1..].chars().next() {
        Some('u') => code(4),
        Some('U') => code(8),
        Some('x') => code(2),
        Some('n' | 't' | 'r' | 'b' | 'f' | 'e') => (2, " ".to_owned()),
        Some(c @ ('"' | '\\')) => (2, c.to_string()),
        // A backslash at the end of a line joins it to the next one.
        _ => (1 + raw[1..].len() - raw[1..].trim_start().len(), String::new()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::FileId;

    fn read(raw: &str) -> PlainText {
        string_text(raw, Span::new(FileId(0), 0, raw.len()))
    }

    #[test]
    fn each_kind_of_string_is_read_and_leads_back() {
        for (raw, text) in [
            (r#""a \"b\" \u00e9.""#, "a \"b\" é."),
            ("'a \\n'", "a \\n"),
            ("\"\"\"a\nb \\\n   c\"\"\"", "a\nb c"),
            ("\"\"", ""),
            ("12", ""),
            ("\"", ""),
        ] {
            assert_eq!(read(raw).text(), text, "{raw}");
        }
        let escaped = read(r#""đi \u00e9 xa""#);
        let at = escaped.text().find("xa").unwrap();
        assert_eq!(escaped.span(at..at + 2), Span::new(FileId(0), 12, 14));
    }
}
