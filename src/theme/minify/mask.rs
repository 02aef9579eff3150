//! Takes the template tags out of a template and decides which white space beside them has a meaning.
//!
//! What stands in for a tag tells `minify_html` how to treat the white space around it: a printed value is text, a
//! statement is an element, a component is what its definition begins and ends with. Attributes with template tags in
//! them are taken out in one piece. White space beside a statement, where `minify_html` cannot know what the finished
//! page will have there, is decided here by the same rules: it goes where only elements stand side by side, and beside
//! the edge of a block.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::super::scan;
use super::template::parents;
use super::tokens::{self, Token};

/// Marks around the number of a part that was taken out; private-use characters that no text contains.
pub(super) const OPEN: char = '\u{e000}';
/// The end of such a mark.
pub(super) const CLOSE: char = '\u{e001}';

/// An element that stands in for a statement or a component.
pub(super) const ELEMENT: &str = "x-template-tag";

/// Elements between whose children white space has no meaning (those that `minify_html` calls layout).
const LAYOUT: [&str; 36] = [
    "article",
    "aside",
    "blockquote",
    "body",
    "colgroup",
    "datalist",
    "defs",
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
];

/// Elements that begin and end a line of their own, so that white space beside their tags has no meaning.
const BLOCK: [&str; 49] = [
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
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
];

/// Whether a template holds text that could be taken for a stand-in.
pub(super) fn is_ambiguous(source: &str) -> bool {
    source.contains([OPEN, CLOSE]) || source.contains("x-template-")
}

/// The stand-in for the `number`th name that holds a template's value.
pub(super) fn element_name(number: usize) -> String {
    // The letter after the number keeps 1 from being found in 10.
    format!("x-template-{number}n")
}

/// A part of the template that was taken out.
pub(super) enum Part<'a> {
    /// Goes back as it is.
    Text(&'a str),
    /// The attributes of a start tag, with the space before them.
    Attributes(String),
}

/// A template without template tags.
#[derive(Default)]
pub(super) struct Masked<'a> {
    pub(super) html: String,
    pub(super) parts: Vec<Part<'a>>,
    /// The names of elements that hold a template's value.
    pub(super) names: Vec<&'a str>,
}

/// The components that print nothing but block elements at their outermost level. White space beside a call of any
/// other may have a meaning.
#[derive(Debug, Default)]
pub(in crate::theme) struct BlockComponents(BTreeSet<String>);

impl BlockComponents {
    /// Finds them among the definitions in `sources`. A component may consist of others, so those that turn out not
    /// to be blocks are taken away until nothing changes.
    pub(in crate::theme) fn find<'a>(sources: impl Iterator<Item = &'a str>) -> Self {
        let outermost: Vec<(String, Vec<Token<'_>>)> = sources.filter_map(definitions).flatten().collect();
        let mut blocks = BlockComponents(outermost.iter().map(|(name, _)| name.clone()).collect());
        loop {
            let broken = outermost.iter().find(|(name, tokens)| {
                blocks.0.contains(name) && !tokens.iter().all(|token| is_block_or_nothing(token, &blocks))
            });
            match broken {
                Some((name, _)) => blocks.0.remove(name),
                None => return blocks,
            };
        }
    }

    fn contains(&self, call: &str) -> bool {
        self.0.contains(tokens::component_name(call))
    }
}

/// The components that a template defines, each with the tokens at its outermost level.
fn definitions(source: &str) -> Option<Vec<(String, Vec<Token<'_>>)>> {
    let tokens = tokens::tokens(source)?;
    let parents = parents(&tokens)?;
    let mut found: Vec<(String, Vec<Token<'_>>)> = Vec::new();
    let mut inside = false;
    for (token, parent) in tokens.into_iter().zip(parents) {
        match statement_word(&token) {
            Some("component") => {
                let Token::Statement(tag) = token else { continue };
                let name = tokens::inside(tag).trim_start_matches("component").split('(').next()?.trim().to_owned();
                found.push((name, Vec::new()));
                inside = true;
            }
            Some("endcomponent") => inside = false,
            _ if inside && parent.is_none() => found.last_mut()?.1.push(token),
            _ => {}
        }
    }
    Some(found)
}

fn is_block_or_nothing(token: &Token<'_>, blocks: &BlockComponents) -> bool {
    match token {
        Token::Text(text) => text.trim_matches(is_space).is_empty(),
        Token::Component(tag) => blocks.contains(tag),
        Token::Statement(tag) => !tokens::inside(tag).starts_with('<'),
        Token::Start { .. } | Token::End(_) => is_block_edge(token),
        Token::Output(_) | Token::Raw(_) => false,
        Token::Markup(_) => true,
    }
}

/// Takes the template tags out; `parents` says for each token which start tag is around it.
pub(super) fn mask<'t>(
    tokens: &'t [Token<'t>],
    parents: &'t [Option<usize>],
    components: &'t BlockComponents,
) -> Masked<'t> {
    let mut masker = Masker { tokens, parents, components, masked: Masked::default() };
    for i in 0..tokens.len() {
        masker.token(i);
    }
    masker.masked
}

struct Masker<'t> {
    tokens: &'t [Token<'t>],
    parents: &'t [Option<usize>],
    components: &'t BlockComponents,
    masked: Masked<'t>,
}

impl<'t> Masker<'t> {
    fn token(&mut self, i: usize) {
        let token = &self.tokens[i];
        match token {
            Token::Text(text) => self.text(i, text),
            Token::Component(tag) | Token::Statement(tag) if !self.is_text(token) => {
                self.push(&["<", ELEMENT, ">"]);
                self.part(Part::Text(tag));
                self.push(&["</", ELEMENT, ">"]);
            }
            Token::Output(tag) | Token::Raw(tag) | Token::Component(tag) | Token::Statement(tag) => {
                self.part(Part::Text(tag));
            }
            Token::Start { name, attributes, closed } => {
                let name = self.name(name);
                self.push(&["<", &name]);
                if token.is_dynamic() {
                    self.push(&[" "]);
                    self.part(Part::Attributes(compact(attributes)));
                } else {
                    self.push(&[attributes]);
                }
                self.push(&[if *closed { " />" } else { ">" }]);
            }
            Token::End(name) => {
                let name = self.name(name);
                self.push(&["</", &name, ">"]);
            }
            Token::Markup(markup) => self.push(&[markup]),
        }
    }

    fn push(&mut self, texts: &[&str]) {
        self.masked.html.extend(texts.iter().copied());
    }

    fn part(&mut self, part: Part<'t>) {
        let number = self.masked.parts.len();
        let _ = write!(self.masked.html, "{OPEN}{number}{CLOSE}");
        self.masked.parts.push(part);
    }

    /// An element's name, or what stands in for one that holds a template's value.
    fn name(&mut self, name: &'t str) -> String {
        if !name.contains('{') {
            return name.to_owned();
        }
        let number = self.masked.names.iter().position(|known| *known == name).unwrap_or_else(|| {
            self.masked.names.push(name);
            self.masked.names.len() - 1
        });
        element_name(number)
    }

    /// Whether a token prints text, or something beside which white space has the meaning that it has beside text.
    fn is_text(&self, token: &Token<'_>) -> bool {
        match token {
            Token::Text(text) => !text.trim_matches(is_space).is_empty(),
            Token::Output(_) => true,
            Token::Component(tag) => !self.components.contains(tag),
            _ => false,
        }
    }

    /// Writes text, of the white space at its ends only what has a meaning.
    fn text(&mut self, i: usize, text: &str) {
        let kept = text.trim_matches(is_space);
        if kept.is_empty() {
            return self.space(i);
        }
        if text.starts_with(is_space) && !self.begins_block(i) {
            self.push(&[" "]);
        }
        // A bare `&` before a printed value must not become the start of another entity.
        let ambiguous = kept.strip_suffix("&amp;").or_else(|| kept.strip_suffix('&'));
        self.push(&[ambiguous.unwrap_or(kept)]);
        if ambiguous.is_some() {
            self.part(Part::Text("&amp;"));
        }
        if text.ends_with(is_space) && !self.ends_block(i) {
            self.push(&[" "]);
        }
    }

    /// Writes the white space between two tags: a space that stays, one of which `minify_html` decides, or none.
    fn space(&mut self, i: usize) {
        let neighbours = (i.checked_sub(1).map(|before| &self.tokens[before]), self.tokens.get(i + 1));
        let (Some(before), Some(after)) = neighbours else { return };
        let is_known = |token| matches!(token, &Token::Start { .. } | &Token::End(_)) || self.is_text(token);
        if self.parents[i].is_some() && is_known(before) && is_known(after) {
            self.push(&[" "]);
        } else if !self.is_between_elements(i) && !self.begins_block(i) && !self.ends_block(i) {
            self.part(Part::Text(" "));
        }
    }

    /// Whether only elements, statements and block components stand beside each other where the token at `i` stands.
    fn is_between_elements(&self, i: usize) -> bool {
        let parent = self.parents[i];
        let is_layout = match parent.and_then(|start| self.tokens[start].tag_name()) {
            Some(name) => LAYOUT.contains(&name),
            None => true,
        };
        let mut siblings =
            self.tokens.iter().zip(self.parents).filter(|(_, of)| **of == parent).map(|(token, _)| token);
        // Outside of all elements, where the surroundings are not known, inline elements may stand in a sentence.
        is_layout
            && siblings.all(|token| match token {
                Token::Start { .. } => parent.is_some() || is_block_edge(token),
                _ => !self.is_text(token),
            })
    }

    /// Whether nothing but statements that always run on stands between the token at `i` and a block's edge before it.
    fn begins_block(&self, i: usize) -> bool {
        let runs_on = |token: &&Token<'_>| matches!(statement_word(token), Some("if" | "set" | "block"));
        let before = self.tokens[..i].iter().rev().find(|token| !runs_on(token));
        before.is_some_and(is_block_edge)
    }

    /// The same for what comes after the token at `i`.
    fn ends_block(&self, i: usize) -> bool {
        let runs_on = |token: &&Token<'_>| matches!(statement_word(token), Some("endif" | "endblock" | "set"));
        let after = self.tokens[i + 1..].iter().find(|token| !runs_on(token));
        after.is_some_and(is_block_edge)
    }
}

/// The word that a statement begins with. `{% set name %}`, which captures what follows, counts as `capture`.
fn statement_word<'t>(token: &Token<'t>) -> Option<&'t str> {
    let Token::Statement(tag) = token else { return None };
    let code = tokens::inside(tag);
    match tokens::word(code) {
        "set" if !code.contains('=') => Some("capture"),
        word => Some(word),
    }
}

fn is_block_edge(token: &Token<'_>) -> bool {
    token.tag_name().is_some_and(|name| BLOCK.contains(&name) || name.starts_with("h{"))
}

/// The white space of HTML; a non-breaking space is none.
const fn is_space(c: char) -> bool {
    c.is_ascii_whitespace()
}

/// Attributes with single spaces between them; what stands in quotation marks or template tags stays as it is.
pub(super) fn compact(attributes: &str) -> String {
    let mut out = String::with_capacity(attributes.len());
    let mut at = 0;
    let mut quote = None;
    while let Some(c) = attributes[at..].chars().next() {
        if let Some((_, len)) = scan::tag(&attributes[at..]) {
            out.push_str(&attributes[at..at + len]);
            at += len;
            continue;
        }
        let is_spare = quote.is_none() && is_space(c) && out.ends_with(' ');
        if !is_spare {
            out.push(if quote.is_none() && is_space(c) { ' ' } else { c });
        }
        quote = match quote {
            None => Some(c).filter(|c| matches!(c, '"' | '\'')),
            Some(open) => Some(open).filter(|open| c != *open),
        };
        at += c.len_utf8();
    }
    out.truncate(out.trim_end_matches(' ').len());
    out
}
