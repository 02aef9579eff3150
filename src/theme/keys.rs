//! Finds the words that templates ask for, before any page is made.
//!
//! Templates name words as `t.home.title`, `t["home"].title` or, where the last part is known only later,
//! `t.kinds[story.kind]`: of the last form the part before the bracket is checked, the rest when a page is made.
//! `t` is reserved for the words in every template.

use std::ops::Range;

use super::scan::{self, Kind};
use super::strings::{Entry, Strings};

/// One use of the words in a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Use {
    /// The dotted key, as far as it is written out.
    pub(super) key: String,
    /// Whether a part known only later follows.
    pub(super) open: bool,
    /// Where it stands in the template.
    pub(super) range: Range<usize>,
}

impl Use {
    /// Whether the strings have what is asked for.
    pub(super) fn is_known(&self, strings: &Strings) -> bool {
        match strings.get(&self.key) {
            None => false,
            Some(Entry::Text(_)) => !self.open,
            Some(_) => true,
        }
    }
}

/// All uses in one template, in the order of their places.
pub(super) fn uses(source: &str) -> Vec<Use> {
    let mut found = Vec::new();
    for piece in scan::pieces(source) {
        if matches!(piece.kind, Kind::Output | Kind::Statement) {
            let code = &source[piece.range.clone()];
            uses_in_tag(code, piece.range.start, &mut found);
        }
    }
    found
}

fn uses_in_tag(code: &str, offset: usize, found: &mut Vec<Use>) {
    let bytes = code.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            quote @ (b'"' | b'\'' | b'`') => at = scan::literal_end(bytes, at, quote),
            b't' if !is_inside_path(&bytes[..at]) => {
                let (key, open, end) = path(code, at + 1);
                if !key.is_empty() {
                    found.push(Use { key, open, range: offset + at..offset + end });
                }
                at = end;
            }
            _ => at += 1,
        }
    }
}

/// Whether what stands before an identifier makes it a part of another name or path.
fn is_inside_path(before: &[u8]) -> bool {
    before.last().is_some_and(|&b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'.'))
}

/// Reads `.name` and `["name"]` parts from `at` on: the dotted key, whether an open bracket follows, and the end.
fn path(code: &str, mut at: usize) -> (String, bool, usize) {
    let mut key = String::new();
    loop {
        let rest = &code[at..];
        if let Some(after) = rest.strip_prefix('.').or_else(|| rest.strip_prefix("?.")) {
            let len = after.bytes().take_while(|&b| b.is_ascii_alphanumeric() || b == b'_').count();
            if len == 0 {
                return (key, false, at);
            }
            push_part(&mut key, &after[..len]);
            at += rest.len() - after.len() + len;
        } else if let Some(after) = rest.strip_prefix('[') {
            let Some((name, len)) = quoted_index(after) else {
                return (key, true, at);
            };
            push_part(&mut key, name);
            at += 1 + len;
        } else {
            return (key, false, at);
        }
    }
}

/// The name in `"name"]`, and the length up to and with the bracket.
fn quoted_index(after: &str) -> Option<(&str, usize)> {
    let quote = after.chars().next().filter(|c| matches!(c, '"' | '\'' | '`'))?;
    let (name, rest) = after[1..].split_once(quote)?;
    rest.starts_with(']').then_some((name, name.len() + 3))
}

fn push_part(key: &mut String, part: &str) {
    if !key.is_empty() {
        key.push('.');
    }
    key.push_str(part);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_every_form() {
        let source = "{{ t.a.b }} t.no {# t.no #} {% if x.t.no or t['c'].d and not \"t.no\" %}{{ t.kinds[s.kind] | f(t=1, \
                      u=t.e) }}{{ at.no }}{{ <x label={t?.f} /> }}";
        let found: Vec<_> = uses(source).into_iter().map(|u| (u.key, u.open, &source[u.range])).collect();
        assert_eq!(
            found,
            [
                ("a.b".to_owned(), false, "t.a.b"),
                ("c.d".to_owned(), false, "t['c'].d"),
                ("kinds".to_owned(), true, "t.kinds"),
                ("e".to_owned(), false, "t.e"),
                ("f".to_owned(), false, "t?.f"),
            ]
        );
    }
}
