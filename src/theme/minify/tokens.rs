//! Cuts a template into HTML tags, text and template tags.

use super::super::scan::{self, Kind};

/// A part of a template. HTML comments and template comments are left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// Text between tags; never two in a row.
    Text(String),
    /// `{{ … }}` that prints a value.
    Output(&'a str),
    /// `{{ <name … /> }}`, which prints elements.
    Component(&'a str),
    /// `{% … %}`
    Statement(&'a str),
    /// `<name attributes>`
    Start {
        /// In lower case, or with a template's value in it: `h{{ level }}`.
        name: String,
        /// Everything between the name and `>` or `/>`, template tags and all.
        attributes: &'a str,
        /// Whether the tag ends in `/>`.
        closed: bool,
    },
    /// `</name>`, with the name in lower case.
    End(String),
    /// The content of an element whose text is not to be touched.
    Raw(&'a str),
    /// `<!doctype html>` and the like.
    Markup(&'a str),
}

impl Token<'_> {
    /// The name of a start or end tag.
    pub(super) fn tag_name(&self) -> Option<&str> {
        match self {
            Token::Start { name, .. } | Token::End(name) => Some(name),
            _ => None,
        }
    }

    /// Whether the attributes of a start tag hold template tags.
    pub(super) fn is_dynamic(&self) -> bool {
        matches!(self, Token::Start { attributes, .. } if attributes.contains("{{") || attributes.contains("{%"))
    }
}

/// Elements whose content is left as it is.
pub(super) const RAW: [&str; 5] = ["script", "style", "textarea", "title", "pre"];

/// Elements that have no end tag.
pub(super) const VOID: [&str; 14] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"];

/// Cuts `source` into tokens; `None` where it holds what this cannot follow: `{% raw %}`, a template tag inside an
/// HTML comment or a tag's name, a tag that is never closed.
pub(super) fn tokens(source: &str) -> Option<Vec<Token<'_>>> {
    let mut reader = Reader { source, at: 0, tokens: Vec::new() };
    while reader.at < source.len() {
        reader.step()?;
    }
    Some(reader.tokens)
}

struct Reader<'a> {
    source: &'a str,
    at: usize,
    tokens: Vec<Token<'a>>,
}

impl<'a> Reader<'a> {
    fn step(&mut self) -> Option<()> {
        let rest = &self.source[self.at..];
        if let Some((kind, len)) = scan::tag(rest) {
            return self.template_tag(kind, &rest[..len]);
        }
        if let Some(after) = rest.strip_prefix("<!--") {
            let (comment, _) = after.split_once("-->")?;
            self.at += comment.len() + 7;
            return (!has_template_tag(comment)).then_some(());
        }
        let starts_tag = |text: &str| text.starts_with(|c: char| c.is_ascii_alphabetic());
        if rest.starts_with("<!") {
            let tag = &rest[..=rest.find('>')?];
            self.at += tag.len();
            self.tokens.push(Token::Markup(tag));
            return (!has_template_tag(tag)).then_some(());
        }
        if rest.starts_with("</") && starts_tag(&rest[2..]) {
            let name = tag_name(&rest[2..]);
            self.at += 2 + name.len() + 1;
            self.tokens.push(Token::End(lower(name)));
            return rest[2 + name.len()..].starts_with('>').then_some(());
        }
        if rest.starts_with('<') && starts_tag(&rest[1..]) {
            return self.start_tag(rest);
        }
        let first = rest.chars().next().map_or(1, char::len_utf8);
        let len = rest[first..].find(['<', '{']).map_or(rest.len(), |n| n + first);
        self.text(&rest[..len]);
        self.at += len;
        Some(())
    }

    fn text(&mut self, text: &str) {
        match self.tokens.last_mut() {
            Some(Token::Text(before)) => before.push_str(text),
            _ => self.tokens.push(Token::Text(text.to_owned())),
        }
    }

    fn template_tag(&mut self, kind: Kind, tag: &'a str) -> Option<()> {
        self.at += tag.len();
        let code = tag.get(2..)?.trim_start_matches('-').trim_start();
        match kind {
            Kind::Output if code.starts_with('<') => self.tokens.push(Token::Component(tag)),
            Kind::Output => self.tokens.push(Token::Output(tag)),
            Kind::Statement if word(code) == "raw" => return None,
            Kind::Statement => self.tokens.push(Token::Statement(tag)),
            Kind::Comment => self.comment(tag),
            Kind::Text => {}
        }
        Some(())
    }

    /// A template comment is left out, and with it the white space that its hyphens swallow.
    fn comment(&mut self, tag: &str) {
        if tag.starts_with("{#-")
            && let Some(Token::Text(before)) = self.tokens.last_mut()
        {
            before.truncate(before.trim_end().len());
        }
        if tag.ends_with("-#}") {
            let rest = &self.source[self.at..];
            self.at += rest.len() - rest.trim_start().len();
        }
    }

    fn start_tag(&mut self, rest: &'a str) -> Option<()> {
        let name = tag_name(&rest[1..]);
        let after = &rest[1 + name.len()..];
        if !after.starts_with(|c: char| c.is_ascii_whitespace() || matches!(c, '>' | '/')) && !after.starts_with("{%") {
            return None;
        }
        let end = attributes_end(after)?;
        let closed = after[..end].ends_with('/');
        let attributes = after[..end].strip_suffix('/').unwrap_or(&after[..end]);
        self.at += 1 + name.len() + end + 1;
        let name = lower(name);
        let raw = RAW.contains(&name.as_str());
        let close = format!("</{name}");
        self.tokens.push(Token::Start { name, attributes, closed });
        if raw {
            let content = &self.source[self.at..];
            let len = content.to_ascii_lowercase().find(&close)?;
            if len > 0 {
                self.tokens.push(Token::Raw(&content[..len]));
            }
            self.at += len;
        }
        Some(())
    }
}

/// The name at the beginning of `text`; the level of a heading may be a template's value: `h{{ level }}`.
fn tag_name(text: &str) -> &str {
    let len = text.bytes().take_while(|b| b.is_ascii_alphanumeric() || *b == b'-').count();
    match scan::tag(&text[len..]) {
        Some((Kind::Output, tag)) if text[..len].eq_ignore_ascii_case("h") => &text[..len + tag],
        _ => &text[..len],
    }
}

/// A tag's name in lower case; one with a template's value in it as it is.
fn lower(name: &str) -> String {
    if name.contains('{') { name.to_owned() } else { name.to_ascii_lowercase() }
}

/// Where the attributes of a start tag end: its first `>` outside quotation marks and template tags.
fn attributes_end(text: &str) -> Option<usize> {
    let mut at = 0;
    let mut quote = None;
    while at < text.len() {
        if let Some((_, len)) = scan::tag(&text[at..]) {
            at += len;
            continue;
        }
        let byte = text.as_bytes()[at];
        match (byte, quote) {
            (b'>', None) => return Some(at),
            (b'"' | b'\'', None) => quote = Some(byte),
            (b, Some(open)) if b == open => quote = None,
            _ => {}
        }
        at += text[at..].chars().next().map_or(1, char::len_utf8);
    }
    None
}

fn has_template_tag(text: &str) -> bool {
    ["{{", "{%", "{#"].iter().any(|open| text.contains(open))
}

/// The first word of a statement's inside: `if`, `endfor`, `block`, …
pub(super) fn word(code: &str) -> &str {
    code.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').next().unwrap_or_default()
}

/// What stands inside a template tag, without its braces, hyphens and the space around it.
pub(super) fn inside(tag: &str) -> &str {
    let end = tag.len().saturating_sub(2).max(2);
    tag.get(2..end).unwrap_or_default().trim_matches('-').trim()
}

/// The name of the component that `{{ <name … /> }}` calls.
pub(super) fn component_name(tag: &str) -> &str {
    let name = inside(tag).trim_start_matches('<');
    name.split(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '_' | '.')).next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cuts_tags_inside_and_outside_of_html() {
        let source = "<A{% if x > 1 %} b='>'{% endif %} c=\"{{ d(e=\">\") }}\">x {# n #}y<!-- n --></a>{{ <tag /> }}";
        let text = |text: &str| Token::Text(text.to_owned());
        assert_eq!(
            tokens(source).unwrap(),
            [
                Token::Start {
                    name: "a".into(),
                    attributes: "{% if x > 1 %} b='>'{% endif %} c=\"{{ d(e=\">\") }}\"",
                    closed: false
                },
                text("x y"),
                Token::End("a".into()),
                Token::Component("{{ <tag /> }}"),
            ]
        );
    }

    #[test]
    fn gives_up_on_what_it_cannot_follow() {
        for source in ["<b{{ n }}>", "<!-- {{ x }} -->", "{% raw %}", "<a b", "<title>x", "</a{{ x }}>"] {
            assert_eq!(tokens(source), None, "{source}");
        }
    }

    #[test]
    fn leaves_raw_elements_alone_and_comments_out() {
        assert_eq!(tokens("a {#- n -#} b").unwrap(), [Token::Text("ab".into())]);
        let source = "<pre>\n <b> x</pre>";
        let kinds = tokens(source).unwrap();
        assert_eq!(kinds[1], Token::Raw("\n <b> x"));
        assert_eq!(kinds[2], Token::End("pre".into()));
    }
}
