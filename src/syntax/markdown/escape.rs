//! Text made fit for HTML.

use crate::vietnamese::nfc;

/// Appends `text`, which is already NFC, as element content.
pub(crate) fn push_text(out: &mut String, text: &str) {
    push(out, text, false);
}

/// Appends `value` as the content of a double-quoted attribute.
pub(crate) fn push_attribute(out: &mut String, value: &str) {
    push(out, &nfc(value), true);
}

/// Copies what needs no escape in one piece.
fn push(out: &mut String, text: &str, quoted: bool) {
    let (mut copied, mut at) = (0, 0);
    while let Some(step) = text.as_bytes()[at..].iter().position(|byte| may_need_escape(*byte)) {
        let start = at + step;
        let Some(c) = text[start..].chars().next() else { break };
        at = start + c.len_utf8();
        if let Some(escape) = escape(c, quoted) {
            out.push_str(&text[copied..start]);
            out.push_str(escape);
            copied = at;
        }
    }
    out.push_str(&text[copied..]);
}

/// Whether a character that begins with this byte is to be looked at: signs of markup, control characters, and where
/// noncharacters are. No byte inside a character is among them.
fn may_need_escape(byte: u8) -> bool {
    matches!(byte, 0..=0x1f | b'&' | b'<' | b'>' | b'"' | 0x7f | 0xc2 | 0xef..=0xff)
}

/// What stands for a character that cannot stand for itself.
fn escape(c: char, quoted: bool) -> Option<&'static str> {
    match c {
        '&' => Some("&amp;"),
        '<' => Some("&lt;"),
        '>' => Some("&gt;"),
        '"' if quoted => Some("&quot;"),
        c if is_forbidden(c) => Some("\u{fffd}"),
        _ => None,
    }
}

/// Appends ` name="value"`.
pub(crate) fn push_pair(out: &mut String, name: &str, value: &str) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    push_attribute(out, value);
    out.push('"');
}

/// Characters that may not stand in an HTML document (WHATWG HTML, "preprocessing the input stream").
fn is_forbidden(c: char) -> bool {
    let noncharacter = (u32::from(c) & 0xfffe) == 0xfffe || ('\u{fdd0}'..='\u{fdef}').contains(&c);
    noncharacter || (c.is_control() && c != '\n' && c != '\t')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_that_needs_an_escape_gets_one() {
        for c in '\0'..=char::MAX {
            let mut out = String::new();
            push(&mut out, &format!("ạ{c}b"), true);
            let written = escape(c, true).map_or_else(|| c.to_string(), str::to_owned);
            assert_eq!(out, format!("ạ{written}b"));
        }
        let mut out = String::new();
        push_text(&mut out, "a \"b\" & <c>");
        assert_eq!(out, "a \"b\" &amp; &lt;c&gt;");
    }
}
