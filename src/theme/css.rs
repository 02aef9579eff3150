//! Shortens style sheets without understanding them, and puts the theme's words into them.
//!
//! Only what cannot change meaning is done: comments go, runs of white space become one space, and that space
//! goes too beside `{`, `}`, `;` and `,`, after `:` inside a block, and before `}`'s last semicolon. Strings and
//! `url(…)` stay as they are. Selectors keep their spaces around `+`, `>` and `~`, which `calc()` needs too.

use super::strings::Strings;

/// A word that a style sheet asks for with `t(key)` and the strings do not have: the byte range of `key`.
pub(super) struct UnknownWord {
    pub(super) key: String,
    pub(super) range: std::ops::Range<usize>,
}

/// Replaces each `t(dotted.key)` by the words of that key as a CSS string. Needed for the words that style
/// sheets print themselves, such as page feet, where no attribute can carry them.
pub(super) fn fill_words(css: &str, strings: &Strings) -> (String, Vec<UnknownWord>) {
    let mut out = String::with_capacity(css.len());
    let mut unknown = Vec::new();
    let mut at = 0;
    while let Some(found) = css[at..].find("t(") {
        let open = at + found;
        let key_start = open + 2;
        let is_word = !css[..open].ends_with(|c: char| c.is_alphanumeric() || c == '-' || c == '_');
        let key_end = css[key_start..].find(')').map(|n| key_start + n);
        let Some(key_end) = key_end.filter(|_| is_word) else {
            out.push_str(&css[at..key_start]);
            at = key_start;
            continue;
        };
        let key = css[key_start..key_end].trim();
        out.push_str(&css[at..open]);
        match strings.text(key) {
            Some(words) => push_string(&mut out, words),
            None => unknown.push(UnknownWord { key: key.to_owned(), range: key_start..key_end }),
        }
        at = key_end + 1;
    }
    out.push_str(&css[at..]);
    (out, unknown)
}

fn push_string(out: &mut String, words: &str) {
    out.push('"');
    for c in words.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\a "),
            _ => out.push(c),
        }
    }
    out.push('"');
}

/// Shortens a style sheet. Text that is not CSS comes back, at worst, with fewer spaces.
pub(super) fn shorten(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut nesting = Nesting::default();
    let mut rest = css;
    while let Some(c) = rest.chars().next() {
        let len = verbatim_len(rest).unwrap_or(c.len_utf8());
        if rest.starts_with("/*") || c.is_ascii_whitespace() {
            space(&mut out);
        } else if len == 1 && matches!(c, '{' | '}' | ';' | ',') {
            punctuation(&mut out, c);
        } else {
            out.push_str(&rest[..len]);
        }
        rest = &rest[len..];
        nesting.see(c);
        if c == ':' && nesting.is_declaration() && is_property(&out) {
            rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace());
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// The length of a comment, a string or a `url(…)` at the beginning of `rest`.
fn verbatim_len(rest: &str) -> Option<usize> {
    match rest.chars().next()? {
        quote @ ('"' | '\'') => Some(string_len(rest, quote)),
        '/' if rest.starts_with("/*") => Some(rest.find("*/").map_or(rest.len(), |end| end + 2)),
        'u' if rest.starts_with("url(") => Some(rest.find(')').map_or(rest.len(), |end| end + 1)),
        _ => None,
    }
}

/// How deep in braces and parentheses the text is.
#[derive(Default)]
struct Nesting {
    braces: usize,
    parentheses: usize,
}

impl Nesting {
    fn see(&mut self, c: char) {
        match c {
            '{' => self.braces += 1,
            '}' => self.braces = self.braces.saturating_sub(1),
            '(' => self.parentheses += 1,
            ')' => self.parentheses = self.parentheses.saturating_sub(1),
            _ => {}
        }
    }

    /// Whether declarations may stand here.
    const fn is_declaration(&self) -> bool {
        self.braces > 0 && self.parentheses == 0
    }
}

/// Writes a mark beside which no white space has a meaning.
fn punctuation(out: &mut String, mark: char) {
    if out.ends_with(' ') {
        out.pop();
    }
    if mark == '}' && out.ends_with(';') {
        out.pop();
    }
    out.push(mark);
}

/// One space, unless the text so far ends where none is needed.
fn space(out: &mut String) {
    if !out.is_empty() && !out.ends_with([' ', '{', '}', ';', ',']) {
        out.push(' ');
    }
}

/// The length of the string literal at the start of `rest`, both quotation marks included.
fn string_len(rest: &str, quote: char) -> usize {
    let mut escaped = false;
    for (i, c) in rest.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if c == quote => return i + 1,
            _ => {}
        }
    }
    rest.len()
}

/// Whether the text before a final `:` is a property name: one word after `{` or `;`. `a :hover` is not.
fn is_property(out: &str) -> bool {
    let before = &out[..out.len() - 1];
    let name = before.rsplit(['{', '}', ';']).next().unwrap_or_default();
    !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Language;
    use crate::source::FileId;

    #[test]
    fn shortens_only_what_has_no_meaning() {
        let css = "/* a */\n:root {\n  --x: calc(1px + 2px);\n  color : red;\n}\n\na > b , c :hover { content: \"a  /* b */ ; \" }\n\
                   @media (min-width: 40em) and (x) { li:not(:first-child) + p { margin: -1px 0 ; } }\n";
        assert_eq!(
            shorten(css),
            ":root{--x:calc(1px + 2px);color : red}a > b,c :hover{content:\"a  /* b */ ; \"}\
             @media (min-width: 40em) and (x){li:not(:first-child) + p{margin:-1px 0}}"
        );
        assert_eq!(shorten("a{b:url( x ; y )}"), "a{b:url( x ; y )}");
        assert_eq!(shorten("a { x: 'unclosed"), "a{x:'unclosed");
    }

    #[test]
    fn puts_words_into_a_sheet() {
        let (strings, _) = Strings::parse(Language::Vi, FileId(0), "print.note = 'Bản \"sao\"'");
        let (css, unknown) = fill_words("a{content:t(print.note);b:format(x);c:t(no.such)}", &strings);
        assert_eq!(css, "a{content:\"Bản \\\"sao\\\"\";b:format(x);c:}");
        assert_eq!(unknown.len(), 1);
        assert_eq!(unknown[0].key, "no.such");
    }
}
