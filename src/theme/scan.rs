//! Cuts a template into text and template tags, without understanding either.

use std::ops::Range;

/// What a piece of a template is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Everything between tags.
    Text,
    /// `{{ … }}`
    Output,
    /// `{% … %}`
    Statement,
    /// `{# … #}`
    Comment,
}

/// A piece of a template; the pieces of a template follow each other without a gap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) kind: Kind,
    pub(super) range: Range<usize>,
}

/// Cuts `source` into pieces. A tag that is never closed reaches to the end.
pub(super) fn pieces(source: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut at = 0;
    while at < source.len() {
        let (kind, len) = tag(&source[at..]).unwrap_or_else(|| (Kind::Text, text_len(&source[at..])));
        pieces.push(Piece { kind, range: at..at + len });
        at += len;
    }
    pieces
}

/// The template tag at the beginning of `source`, and its length.
pub(super) fn tag(source: &str) -> Option<(Kind, usize)> {
    match source.as_bytes() {
        [b'{', b'{', ..] => Some((Kind::Output, tag_len(source, "}}"))),
        [b'{', b'%', ..] => Some((Kind::Statement, tag_len(source, "%}"))),
        [b'{', b'#', ..] => Some((Kind::Comment, source.find("#}").map_or(source.len(), |n| n + 2))),
        _ => None,
    }
}

fn text_len(source: &str) -> usize {
    let bytes = source.as_bytes();
    (1..bytes.len())
        .find(|&i| bytes[i] == b'{' && matches!(bytes.get(i + 1), Some(b'{' | b'%' | b'#')))
        .unwrap_or(source.len())
}

/// How long the tag at the beginning of `source` is; its end mark inside quotation marks does not count.
fn tag_len(source: &str, mark: &str) -> usize {
    let bytes = source.as_bytes();
    let mut at = 2;
    while at < bytes.len() {
        match bytes[at] {
            quote @ (b'"' | b'\'' | b'`') => at = literal_end(bytes, at, quote),
            _ if bytes[at..].starts_with(mark.as_bytes()) => return at + mark.len(),
            _ => at += 1,
        }
    }
    source.len()
}

/// The byte after the string literal that starts at `start`.
pub(super) fn literal_end(bytes: &[u8], start: usize, quote: u8) -> usize {
    let mut at = start + 1;
    while at < bytes.len() {
        match bytes[at] {
            b'\\' => at += 2,
            b if b == quote => return at + 1,
            _ => at += 1,
        }
    }
    bytes.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_follow_each_other() {
        let source = "a{ b {{ x | f(y=\"}}\") }}{# }} #}\n{% if '%}' %}đ";
        let cut: Vec<_> = pieces(source).into_iter().map(|p| (p.kind, &source[p.range])).collect();
        assert_eq!(
            cut,
            [
                (Kind::Text, "a{ b "),
                (Kind::Output, "{{ x | f(y=\"}}\") }}"),
                (Kind::Comment, "{# }} #}"),
                (Kind::Text, "\n"),
                (Kind::Statement, "{% if '%}' %}"),
                (Kind::Text, "đ"),
            ]
        );
        assert_eq!(pieces("x{{ 'a\\").last().unwrap().range, 1..7);
    }
}
