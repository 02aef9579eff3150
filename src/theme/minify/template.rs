//! Minifies a template once, so that the pages made from it need not be.
//!
//! Template tags are taken out ([`super::mask`]), `minify_html` does its work on what is left, and they are put back.
//! The result is compared with the original, tag by tag; where they differ, the template is given up, and the pages
//! are minified when they are finished.

use super::config;
use super::mask::{self, BlockComponents, Masked, Part};
use super::tokens::{self, Token, VOID};

/// The template in its smallest form; `None` where that cannot be done safely.
pub(in crate::theme) fn template(source: &str, components: &BlockComponents) -> Option<String> {
    if mask::is_ambiguous(source) {
        return None;
    }
    let tokens = tokens::tokens(source)?;
    let parents = parents(&tokens)?;
    let masked = mask::mask(&tokens, &parents, components);
    let bytes = minify_html::minify(masked.html.as_bytes(), &config());
    let restored = restore(&String::from_utf8(bytes).ok()?, &masked)?;
    is_same(&tokens, &tokens::tokens(&restored)?).then_some(restored)
}

/// For each token the index of the start tag around it; `None` where start and end tags do not match.
pub(super) fn parents(tokens: &[Token<'_>]) -> Option<Vec<Option<usize>>> {
    let mut open: Vec<usize> = Vec::new();
    let mut parents = Vec::with_capacity(tokens.len());
    for (i, token) in tokens.iter().enumerate() {
        if let Token::End(name) = token {
            let start = open.pop()?;
            if tokens[start].tag_name() != Some(name.as_str()) {
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

/// Puts what was taken out back in its place.
fn restore(html: &str, masked: &Masked<'_>) -> Option<String> {
    let mut html = html.replace(&format!("<{}>", mask::ELEMENT), "").replace(&format!("</{}>", mask::ELEMENT), "");
    for (number, name) in masked.names.iter().enumerate() {
        html = html.replace(&mask::element_name(number), name);
    }
    let mut pieces = html.split(mask::OPEN);
    let mut out = String::with_capacity(html.len() * 2);
    out.push_str(pieces.next()?);
    for piece in pieces {
        let (number, after) = piece.split_once(mask::CLOSE)?;
        match masked.parts.get(number.parse::<usize>().ok()?)? {
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
    let skeleton = |tokens: &[Token<'_>]| tokens.iter().filter_map(skeleton_part).collect::<Vec<_>>();
    skeleton(before) == skeleton(after)
}

/// What of a token must not change.
fn skeleton_part(token: &Token<'_>) -> Option<String> {
    match token {
        Token::Text(_) => None,
        Token::Start { name, attributes, .. } if token.is_dynamic() => {
            Some(format!("<{name}{}", mask::compact(attributes)))
        }
        Token::Start { name, .. } => Some(format!("<{name}")),
        Token::End(name) => Some(format!("</{name}")),
        Token::Markup(_) => Some("<!".to_owned()),
        Token::Output(tag) | Token::Component(tag) | Token::Statement(tag) | Token::Raw(tag) => Some((*tag).to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks() -> BlockComponents {
        let definitions = "{% component box() %}\n<div>x</div>\n{% endcomponent %}{% component two() %}{{ <box /> }}\n\
                           {% if a %}<p>b</p>{% endif %}{% endcomponent %}{% component word() %}{{ <two /> }} c{% endcomponent %}";
        BlockComponents::find([definitions].into_iter())
    }

    #[track_caller]
    fn check(source: &str, expected: &str) {
        assert_eq!(template(source, &blocks()).as_deref(), Some(expected), "{source}");
    }

    #[test]
    fn white_space_between_elements_goes() {
        check(
            "<ul>\n  {% for x in xs %}\n    <li>\n      {{ x }}\n    </li>\n  {% endfor %}\n</ul>\n",
            "<ul>{% for x in xs %}<li>{{ x }}</li>{% endfor %}</ul>",
        );
        check(
            "{% extends \"base.html\" %}\n\n{% block main %}\n<main>\n  {{ <box /> }}\n  {{ <two /> }}\n</main>\n{% endblock %}\n",
            "{% extends \"base.html\" %}{% block main %}<main>{{ <box /> }}{{ <two /> }}</main>{% endblock %}",
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
        check("<p>a {{ <box /> }} c</p>", "<p>a {{ <box /> }} c</p>");
        check("<div>{{ <word /> }} {{ <word /> }}</div>", "<div>{{ <word /> }} {{ <word /> }}</div>");
        check("<p>{% set a %} b{% endset %}c{{ a }}</p>", "<p>{% set a %} b{% endset %}c{{ a }}</p>");
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
        for source in ["{% if a %}<div>{% else %}<p>{% endif %}</div>", "<p>a<p>b", "<h{{ n }}></h{{ m }}>", "</b>"] {
            assert_eq!(template(source, &blocks()), None, "{source}");
        }
    }
}
