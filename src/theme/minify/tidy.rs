//! Shortens the tags of a finished page in one pass, without a tree.
//!
//! Templates are minified before their values are known; what is left to do on the page is to drop the quotation
//! marks that a value turned out not to need, and the spaces that attributes left out have left behind. Text, comments
//! and the content of scripts, styles and the like are copied as they are.

/// Elements whose content is not markup.
const RAW: [&str; 4] = ["script", "style", "textarea", "title"];

/// The page with its tags as short as valid HTML allows. Text that is no tag, or a tag that never ends, is copied.
pub(in crate::theme) fn tidy(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(open) = rest.find('<') {
        let (text, tag) = rest.split_at(open);
        out.push_str(text);
        rest = if let Some(after) = tag.strip_prefix("<!--") {
            copy(&mut out, tag, after.find("-->").map_or(tag.len(), |end| end + 7))
        } else if tag[1..].starts_with(|c: char| c.is_ascii_alphabetic()) {
            start_tag(&mut out, tag)
        } else {
            copy(&mut out, tag, 1)
        };
    }
    out.push_str(rest);
    out
}

/// Copies the first `len` bytes and returns the rest.
fn copy<'a>(out: &mut String, text: &'a str, len: usize) -> &'a str {
    let (copied, rest) = text.split_at(len);
    out.push_str(copied);
    rest
}

/// Writes the start tag at the beginning of `tag` and, of raw elements, the content; returns what follows.
fn start_tag<'a>(out: &mut String, tag: &'a str) -> &'a str {
    let name_len = tag.bytes().skip(1).take_while(|b| b.is_ascii_alphanumeric() || *b == b'-').count() + 1;
    let start = out.len();
    let mut rest = copy(out, tag, name_len);
    let mut unquoted = false;
    loop {
        let next = rest.trim_start_matches(|c: char| c.is_ascii_whitespace());
        if let Some(after) = next.strip_prefix('>') {
            out.push('>');
            rest = after;
            break;
        }
        if let Some(after) = next.strip_prefix("/>") {
            // After an unquoted value the slash would belong to the value.
            out.push_str(if unquoted { " />" } else { "/>" });
            rest = after;
            break;
        }
        let Some((name, value, after)) = attribute(next) else {
            // Not a tag after all: as it stood.
            out.truncate(start);
            return copy(out, tag, tag.len() - rest.len());
        };
        unquoted = push_attribute(out, name, value);
        rest = after;
    }
    let name = &tag[1..name_len];
    match RAW.iter().find(|raw| name.eq_ignore_ascii_case(raw)) {
        Some(raw) => copy(out, rest, raw_len(rest, raw)),
        None => rest,
    }
}

/// The length of raw content up to its end tag.
fn raw_len(content: &str, name: &str) -> usize {
    let ends = content.match_indices("</").map(|(i, _)| i);
    let is_end = |i: &usize| content.get(i + 2..i + 2 + name.len()).is_some_and(|tag| tag.eq_ignore_ascii_case(name));
    ends.into_iter().find(is_end).unwrap_or(content.len())
}

/// How the value of an attribute is written.
#[derive(Clone, Copy)]
enum Value<'a> {
    None,
    Quoted(&'a str, char),
    Bare(&'a str),
}

/// Reads one attribute: its name, its value and what follows. `None` where there is none.
fn attribute(text: &str) -> Option<(&str, Value<'_>, &str)> {
    let name_len =
        text.find(|c: char| c.is_ascii_whitespace() || matches!(c, '=' | '>' | '/')).filter(|len| *len > 0)?;
    let (name, rest) = text.split_at(name_len);
    let Some(after) = rest.trim_start_matches(|c: char| c.is_ascii_whitespace()).strip_prefix('=') else {
        return Some((name, Value::None, rest));
    };
    let after = after.trim_start_matches(|c: char| c.is_ascii_whitespace());
    for quote in ['"', '\''] {
        if let Some(inner) = after.strip_prefix(quote) {
            let (value, rest) = inner.split_once(quote)?;
            return Some((name, Value::Quoted(value, quote), rest));
        }
    }
    let len = after.find(|c: char| c.is_ascii_whitespace() || c == '>').filter(|len| *len > 0)?;
    Some((name, Value::Bare(&after[..len]), &after[len..]))
}

/// Writes an attribute; tells whether it ends in a value without quotation marks.
fn push_attribute(out: &mut String, name: &str, value: Value<'_>) -> bool {
    out.push(' ');
    out.push_str(name);
    match value {
        Value::None | Value::Quoted("", _) => true,
        Value::Quoted(text, quote) if text.contains(needs_quotes) => {
            out.push('=');
            out.push(quote);
            out.push_str(text);
            out.push(quote);
            false
        }
        Value::Quoted(text, _) | Value::Bare(text) => {
            out.push('=');
            out.push_str(text);
            true
        }
    }
}

/// What an unquoted value may not hold (HTML, “Unquoted attribute value syntax”).
fn needs_quotes(c: char) -> bool {
    c.is_ascii_whitespace() || matches!(c, '"' | '\'' | '=' | '<' | '>' | '`')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn drops_what_a_tag_does_not_need() {
        assert_eq!(tidy("<a  href=\"../b/\"  class=\"x y\" >c</a>"), "<a href=../b/ class=\"x y\">c</a>");
        assert_eq!(tidy("<img alt=\"\" src='a=b'>"), "<img alt src='a=b'>");
        assert_eq!(tidy("<path d=\"z\"/><path d=\"M 0\" />"), "<path d=z /><path d=\"M 0\"/>");
        assert_eq!(tidy("<use href=x/ />"), "<use href=x/ />");
    }

    #[test]
    fn leaves_everything_else() {
        for html in [
            "a < b <3 </p> <!-- <a  b=\"c\"> --> <",
            "<script>if (a <b  ) x = \"<i  >\"</script>",
            "<title>a <b  c=\"d\"></title>",
            "<a b=\"c",
            "<a  =>x</a>",
            "<p  ệ",
        ] {
            assert_eq!(tidy(html), html);
        }
    }
}
