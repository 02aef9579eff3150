//! Minifies a template once, so that the pages made from it need not be.
//!
//! Template tags are taken out, `minify_html` does its work on what is left, and they are put back. What stands in
//! for a tag decides what becomes of the white space beside it: a printed value is text, a statement or a component
//! is an element. Attributes with template tags in them stay as they are, in one piece. White space beside a
//! statement, where `minify_html` cannot know what the finished page will have there, is decided here by the same
//! rules: it goes where only elements stand side by side, and beside the edge of a block.
//!
//! The result is compared with the original, tag by tag; where they differ, the template is given up, and its pages
//! are minified when they are finished.

use super::config;
use super::tokens::{self, Token, VOID};

/// Marks around the number of a part that was taken out; private-use characters that no text contains.
const OPEN: char = '\u{e000}';
const CLOSE: char = '\u{e001}';

/// An element that stands in for a statement or a component.
const ELEMENT: &str = "x-template-tag";

/// Elements between whose children white space has no meaning (those that `minify_html` calls layout).
const LAYOUT: [&str; 36] = [
    "article",
    "aside",
    "blockquote",
    "body",
    "colgroup",
    "datalist",
    "dialog",
    "div",
    "dl",
    "fieldset",
    "figure",
    "footer",
    "form",
    "g",
    "head",
    "header",
    "hgroup",
    "html",
    "main",
    "map",
    "menu",
    "nav",
    "ol",
    "optgroup",
    "picture",
    "section",
    "select",
    "svg",
    "symbol",
    "table",
    "tbody",
    "tfoot",
    "thead",
    "tr",
    "ul",
    "defs",
];

/// Elements that begin and end a line of their own, so that white space beside their tags has no meaning.
const BLOCK: [&str; 47] = [
    "address",
    "article",
    "aside",
    "base",
    "blockquote",
    "body",
    "caption",
    "colgroup",
    "dd",
    "details",
    "dialog",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hgroup",
    "hr",
    "html",
    "legend",
    "li",
    "main",
    "menu",
    "meta",
    "nav",
    "ol",
    "p",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "ul",
];

/// The template in its smallest form; `None` where that cannot be done safely.
pub(in crate::theme) fn template(source: &str) -> Option<String> {
    if source.contains([OPEN, CLOSE]) || source.contains(ELEMENT) {
        return None;
    }
    let tokens = tokens::tokens(source)?;
    let parents = parents(&tokens)?;
    let masked = Masker { tokens: &tokens, parents: &parents, parts: Vec::new(), out: String::new() }.mask();
    let bytes = minify_html::minify(masked.html.as_bytes(), &config());
    let restored = restore(&String::from_utf8(bytes).ok()?, &masked.parts)?;
    is_same(&tokens, &tokens::tokens(&restored)?).then_some(restored)
}

/// For each token the index of the start tag around it; `None` where start and end tags do not match.
fn parents(tokens: &[Token<'_>]) -> Option<Vec<Option<usize>>> {
    let mut open: Vec<usize> = Vec::new();
    let mut parents = Vec::with_capacity(tokens.len());
    for (i, token) in tokens.iter().enumerate() {
        if let Token::End(name) = token {
            let start = open.pop()?;
            if tag_name(&tokens[start]) != Some(name.as_str()) {
                return None;
            }
        }
        parents.push(open.last().copied());
        if let Token::Start { name, closed, .. } = token
            && !closed
            && !VOID.contains(&name.as_str())
        {
            open.push(i);
        }
    }
    open.is_empty().then_some(parents)
}

fn tag_name<'t>(token: &'t Token<'_>) -> Option<&'t str> {
    match token {
        Token::Start { name, .. } | Token::End(name) => Some(name),
        _ => None,
    }
}

/// A part of the template that was taken out.
enum Part<'a> {
    Text(&'a str),
    /// The attributes of a start tag, with the space before them.
    Attributes(String),
}

struct Masked<'a> {
    html: String,
    parts: Vec<Part<'a>>,
}

struct Masker<'t, 'a> {
    tokens: &'t [Token<'a>],
    parents: &'t [Option<usize>],
    parts: Vec<Part<'a>>,
    out: String,
}

impl<'a> Masker<'_, 'a> {
    fn mask(mut self) -> Masked<'a> {
        for i in 0..self.tokens.len() {
            match &self.tokens[i] {
                Token::Text(text) => self.text(i, text),
                Token::Output(tag) | Token::Raw(tag) => self.part(Part::Text(tag)),
                Token::Component(tag) | Token::Statement(tag) => {
                    self.out.extend(["<", ELEMENT, ">"]);
                    self.part(Part::Text(tag));
                    self.out.extend(["</", ELEMENT, ">"]);
                }
                Token::Start { name, attributes, closed } => {
                    self.out.extend(["<", name]);
                    if self.tokens[i].is_dynamic() {
                        self.out.push(' ');
                        self.part(Part::Attributes(compact(attributes)));
                    } else {
                        self.out.push_str(attributes);
                    }
                    self.out.push_str(if *closed { " />" } else { ">" });
                }
                Token::End(name) => self.out.extend(["</", name, ">"]),
                Token::Markup(markup) => self.out.push_str(markup),
            }
        }
        Masked { html: self.out, parts: self.parts }
    }

    fn part(&mut self, part: Part<'a>) {
        use std::fmt::Write as _;
        let _ = write!(self.out, "{OPEN}{}{CLOSE}", self.parts.len());
        self.parts.push(part);
    }

    /// Writes text with the white space at its ends that has a meaning.
    fn text(&mut self, i: usize, text: &str) {
        let kept = text.trim_matches(is_space);
        if kept.is_empty() {
            if self.keeps_space(i) {
                self.part(Part::Text(" "));
            } else if self.is_left_to_minifier(i) {
                self.out.push(' ');
            }
            return;
        }
        if text.starts_with(is_space) && !self.begins_block(i) {
            self.out.push(' ');
        }
        // A bare `&` before a printed value must not become the start of another entity.
        let ambiguous = kept.strip_suffix("&amp;").or_else(|| kept.strip_suffix('&'));
        self.out.push_str(ambiguous.unwrap_or(kept));
        if ambiguous.is_some() {
            self.part(Part::Text("&amp;"));
        }
        if text.ends_with(is_space) && !self.ends_block(i) {
            self.out.push(' ');
        }
    }

    /// Whether both neighbours of the white space at `i` are HTML, of which `minify_html` knows the meaning.
    fn is_left_to_minifier(&self, i: usize) -> bool {
        let is_html = |token: Option<&Token<'_>>| {
            matches!(token, Some(Token::Start { .. } | Token::End(_) | Token::Markup(_) | Token::Output(_)))
        };
        self.parents[i].is_some() && is_html(self.before(i)) && is_html(self.tokens.get(i + 1))
            || matches!(self.before(i), Some(Token::Output(_)))
                && matches!(self.tokens.get(i + 1), Some(Token::Output(_)))
    }

    /// Whether the white space at `i`, which stands beside a statement or a component or outside of all elements,
    /// becomes one space.
    fn keeps_space(&self, i: usize) -> bool {
        !self.is_left_to_minifier(i)
            && self.before(i).is_some()
            && i + 1 < self.tokens.len()
            && !self.has_only_elements(i)
            && !self.begins_block(i)
            && !self.ends_block(i)
    }

    fn before(&self, i: usize) -> Option<&Token<'a>> {
        i.checked_sub(1).map(|before| &self.tokens[before])
    }

    /// Whether only elements, statements and components stand beside each other where the token at `i` stands.
    fn has_only_elements(&self, i: usize) -> bool {
        let parent = self.parents[i];
        let is_layout =
            parent.and_then(|start| tag_name(&self.tokens[start])).is_none_or(|name| LAYOUT.contains(&name));
        let mut siblings =
            self.tokens.iter().zip(self.parents).filter(|(_, of)| **of == parent).map(|(token, _)| token);
        is_layout
            && siblings.all(|token| match token {
                Token::Text(text) => text.trim_matches(is_space).is_empty(),
                Token::Output(_) => false,
                Token::Start { name, .. } => parent.is_some() || BLOCK.contains(&name.as_str()),
                _ => true,
            })
    }

    /// Whether nothing but statements that always run on stand between the token at `i` and a block's edge before it.
    fn begins_block(&self, i: usize) -> bool {
        let before = self.tokens[..i].iter().rev().find(|token| !is_statement(token, &["if", "set", "block"]));
        before.is_some_and(is_block_edge)
    }

    /// The same for what comes after the token at `i`.
    fn ends_block(&self, i: usize) -> bool {
        let after = self.tokens[i + 1..].iter().find(|token| !is_statement(token, &["endif", "endblock", "set"]));
        after.is_some_and(is_block_edge)
    }
}

fn is_statement(token: &Token<'_>, words: &[&str]) -> bool {
    let Token::Statement(tag) = token else { return false };
    words.contains(&tokens::word(tag.trim_start_matches(['{', '%', '-']).trim_start()))
}

fn is_block_edge(token: &Token<'_>) -> bool {
    tag_name(token).is_some_and(|name| BLOCK.contains(&name))
}

/// The white space of HTML; a non-breaking space is none.
const fn is_space(c: char) -> bool {
    c.is_ascii_whitespace()
}

/// Attributes with single spaces between them; what stands in quotation marks or template tags stays as it is.
fn compact(attributes: &str) -> String {
    let mut out = String::with_capacity(attributes.len());
    let mut at = 0;
    let mut quote = None;
    while let Some(c) = attributes[at..].chars().next() {
        if let Some((_, len)) = super::super::scan::tag(&attributes[at..]) {
            out.push_str(&attributes[at..at + len]);
            at += len;
            continue;
        }
        match quote {
            None if is_space(c) => {
                if !out.ends_with(' ') {
                    out.push(' ');
                }
            }
            None => {
                quote = matches!(c, '"' | '\'').then_some(c);
                out.push(c);
            }
            Some(open) => {
                quote = (c != open).then_some(open);
                out.push(c);
            }
        }
        at += c.len_utf8();
    }
    out.truncate(out.trim_end_matches(' ').len());
    out
}

/// Puts the parts back in their places.
fn restore(html: &str, parts: &[Part<'_>]) -> Option<String> {
    let html = html.replace(&format!("<{ELEMENT}>"), "").replace(&format!("</{ELEMENT}>"), "");
    let mut pieces = html.split(OPEN);
    let mut out = String::with_capacity(html.len() * 2);
    out.push_str(pieces.next()?);
    for piece in pieces {
        let (number, after) = piece.split_once(CLOSE)?;
        match parts.get(number.parse::<usize>().ok()?)? {
            Part::Text(text) => out.push_str(text),
            Part::Attributes(attributes) => {
                out.truncate(out.trim_end_matches(' ').len());
                out.push_str(attributes);
            }
        }
        out.push_str(after);
    }
    Some(out)
}

/// Whether two templates have the same tags, HTML's and the template's, in the same order.
fn is_same(before: &[Token<'_>], after: &[Token<'_>]) -> bool {
    fn skeleton<'t, 'a>(tokens: &'t [Token<'a>]) -> impl Iterator<Item = String> + use<'t, 'a> {
        tokens.iter().filter_map(|token| match token {
            Token::Text(_) => None,
            Token::Start { name, attributes, .. } if token.is_dynamic() => {
                Some(format!("<{name}{}", compact(attributes)))
            }
            Token::Start { name, .. } => Some(format!("<{name}")),
            Token::End(name) => Some(format!("</{name}")),
            Token::Markup(_) => Some("<!".to_owned()),
            Token::Output(tag) | Token::Component(tag) | Token::Statement(tag) | Token::Raw(tag) => {
                Some((*tag).to_owned())
            }
        })
    }
    skeleton(before).eq(skeleton(after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(source: &str, expected: &str) {
        assert_eq!(template(source).as_deref(), Some(expected), "{source}");
    }

    #[test]
    fn white_space_between_elements_goes() {
        check(
            "<ul>\n  {% for x in xs %}\n    <li>\n      {{ x }}\n    </li>\n  {% endfor %}\n</ul>\n",
            "<ul>{% for x in xs %}<li>{{ x }}</li>{% endfor %}</ul>",
        );
        check(
            "{% extends \"base.html\" %}\n\n{% block main %}\n<main>\n  {{ <a /> }}\n  {{ <b /> }}\n</main>\n{% endblock %}\n",
            "{% extends \"base.html\" %}{% block main %}<main>{{ <a /> }}{{ <b /> }}</main>{% endblock %}",
        );
    }

    #[test]
    fn white_space_between_words_stays() {
        check("<p>\n a {{ b }} {{ c }}\n <b>d</b> </p>", "<p>a {{ b }} {{ c }} <b>d</b></p>");
        check("<div>{{ a }} {{ b }}</div>", "<div>{{ a }} {{ b }}</div>");
        check(
            "<div>{% if a %}{{ a }}{% endif %} {% if b %}{{ b }}{% endif %}</div>",
            "<div>{% if a %}{{ a }}{% endif %} {% if b %}{{ b }}{% endif %}</div>",
        );
        check("<p>a {% if b %} c {% endif %} d</p>", "<p>a {% if b %} c {% endif %} d</p>");
        check("<p>x {% if b %}\n y {% endif %}</p>", "<p>x {% if b %} y{% endif %}</p>");
        check("<span> {{ a }} </span>", "<span> {{ a }} </span>");
        check(
            "{% component tag(a) %}<b>{{ a }}</b> <i>c</i>{% endcomponent %}",
            "{% component tag(a) %}<b>{{ a }}</b> <i>c</i>{% endcomponent %}",
        );
        check("<p>a {{ <b /> }} c</p>", "<p>a {{ <b /> }} c</p>");
        check("<p>{% for a in b %}{{ a }} {% endfor %}</p>", "<p>{% for a in b %}{{ a }} {% endfor %}</p>");
    }

    #[test]
    fn attributes_with_template_tags_stay_as_they_are() {
        check(
            "<a  class=\"x\"\n {% if y %}aria-current=\"page\"{% endif %}\n href=\"{{ f(a=\"b  c\") }}\" >x</a>",
            "<a class=\"x\" {% if y %}aria-current=\"page\"{% endif %} href=\"{{ f(a=\"b  c\") }}\">x</a>",
        );
        check("<a{% if y %} hidden{% endif %}>x</a>", "<a{% if y %} hidden{% endif %}>x</a>");
        check("<input disabled=\"{{ x }}\"><p class=\"a\">b</p>", "<input disabled=\"{{ x }}\"><p class=a>b</p>");
        check(
            "<svg><path d=\"{{ x }}\"/> <path d=\"M0 0\" /></svg>",
            "<svg><path d=\"{{ x }}\" /><path d=\"M0 0\"/></svg>",
        );
    }

    #[test]
    fn raw_text_and_entities_stay() {
        check("<pre>\n  {{ a }}\n</pre>", "<pre>\n  {{ a }}\n</pre>");
        check("<script>let a = {{ b }} ;</script>", "<script>let a = {{ b }} ;</script>");
        check("<p>R&amp;{{ d }} &lt;b&gt; &nbsp;{{ e }}</p>", "<p>R&amp;{{ d }} &lt;b> \u{a0}{{ e }}</p>");
    }

    #[test]
    fn what_cannot_be_followed_is_given_up() {
        for source in ["{% if a %}<div>{% else %}<p>{% endif %}</div>", "<p>a<p>b", "<h{{ n }}>", "</b>"] {
            assert_eq!(template(source), None, "{source}");
        }
    }
}
