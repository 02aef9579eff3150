//! Makes HTML smaller; the only place that knows `minify_html`.
//!
//! Minifying a finished page costs many times what filling its template does (measured: 154 µs against 10), so the
//! templates are minified once, when the theme is loaded, and pages only have their tags tidied. Where a template
//! cannot be minified safely, the pages of that theme are minified when they are finished.
//!
//! Without the feature `minify` nothing is changed.

#[cfg(feature = "minify")]
mod mask;
#[cfg(feature = "minify")]
mod template;
#[cfg(feature = "minify")]
mod tidy;
#[cfg(feature = "minify")]
mod tokens;

#[cfg(feature = "minify")]
pub(super) use mask::BlockComponents;
#[cfg(feature = "minify")]
pub(super) use template::template;
#[cfg(feature = "minify")]
pub(super) use tidy::tidy;

/// Elements inside one another up to which a page is minified. `minify_html` is recursive: it overflows a 2 MiB stack
/// between 2,000 and 3,000 (measured with 0.18).
#[cfg(feature = "minify")]
const MAX_DEPTH: usize = 512;

/// Nothing is known about components.
#[cfg(not(feature = "minify"))]
pub(super) struct BlockComponents;

#[cfg(not(feature = "minify"))]
impl BlockComponents {
    /// Looks at nothing.
    pub(super) fn find<'a>(_: impl Iterator<Item = &'a str>) -> Self {
        BlockComponents
    }
}

/// The template as it is.
#[cfg(not(feature = "minify"))]
#[expect(clippy::unnecessary_wraps, reason = "with the feature a template may have no smallest form")]
pub(super) fn template(source: &str, _: &BlockComponents) -> Option<String> {
    Some(source.to_owned())
}

/// The page as it is.
#[cfg(not(feature = "minify"))]
pub(super) fn tidy(html: &[u8]) -> Vec<u8> {
    html.to_owned()
}

/// The page as it is.
#[cfg(not(feature = "minify"))]
pub(super) fn page(html: &[u8]) -> Vec<u8> {
    html.to_owned()
}

/// A finished page in its smallest valid form; as it is, where it is nested too deeply.
#[cfg(feature = "minify")]
pub(super) fn page(html: &[u8]) -> Vec<u8> {
    if depth(&String::from_utf8_lossy(html)) > MAX_DEPTH {
        html.to_owned()
    } else {
        minify_html::minify(html, &config())
    }
}

/// End tags, `<html>` and `<head>` stay, entities stay complete, and scripts are not touched (the script minifier has
/// been seen to break them); comments go.
#[cfg(feature = "minify")]
fn config() -> minify_html::Cfg {
    minify_html::Cfg { keep_closing_tags: true, keep_html_and_head_opening_tags: true, ..minify_html::Cfg::default() }
}

/// The greatest number of elements inside one another, counting every start tag that is not void; an upper bound,
/// because end tags that HTML lets authors leave out are not supplied.
#[cfg(feature = "minify")]
fn depth(html: &str) -> usize {
    let mut open = 0_usize;
    let mut deepest = 0;
    let mut rest = html;
    while let Some(found) = rest.find('<') {
        rest = &rest[found + 1..];
        if let Some(after) = rest.strip_prefix("!--") {
            rest = after.find("-->").map_or("", |end| &after[end..]);
        } else if rest.starts_with('/') {
            open = open.saturating_sub(1);
        } else if rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
            let name_len = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
            let name = rest[..name_len].to_ascii_lowercase();
            let self_closing = rest.find(['<', '>']).is_some_and(|end| rest[..end].ends_with('/'));
            if !self_closing && !tokens::VOID.contains(&name.as_str()) {
                open += 1;
                deepest = deepest.max(open);
            }
        }
    }
    deepest
}

/// The words that a reader sees, in order: what must be the same before and after. Tags inside a line join what
/// they stand between, others part it.
#[cfg(test)]
pub(super) fn words(html: &str) -> Vec<String> {
    const INSIDE_A_LINE: [&str; 22] = [
        "a", "abbr", "b", "bdi", "cite", "code", "data", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q", "s",
        "small", "span", "strong", "sub", "sup", "time",
    ];
    let mut text = String::new();
    for part in html.split('<') {
        let (tag, after) = part.split_once('>').unwrap_or(("", part));
        let name = tag.trim_start_matches('/').split([' ', '\n', '/']).next().unwrap_or_default();
        if !INSIDE_A_LINE.contains(&name) {
            text.push(' ');
        }
        text.push_str(after);
    }
    let text = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")]
        .into_iter()
        .fold(text, |text, (entity, plain)| text.replace(entity, plain));
    text.split_ascii_whitespace().map(str::to_owned).collect()
}

#[cfg(all(test, feature = "minify"))]
mod tests {
    use super::*;

    #[test]
    fn deep_pages_are_left_alone() {
        assert_eq!(depth("<p>a<br><b>c</b></p><!-- <i><i><i> --><svg><path d=x /></svg>"), 2);
        assert_eq!(depth("a < b <"), 0);
        let deep = "<div> ".repeat(100_000);
        assert_eq!(page(deep.as_bytes()), deep.as_bytes());
    }

    #[test]
    fn pages_stay_valid() {
        let html = "<!doctype html>\n<html lang=\"vi\">\n<head>\n<meta charset=\"utf-8\">\n<title>Gương</title>\n</head>\n\
                    <body>\n<!-- x -->\n<ul>\n <li><a href=\"a b\">x</a></li>\n</ul>\n<p>a\n b &amp; c</p>\n</body>\n</html>\n";
        assert_eq!(
            String::from_utf8(page(html.as_bytes())).unwrap(),
            "<!doctype html><html lang=vi><head><meta charset=utf-8><title>Gương</title></head><body>\
             <ul><li><a href=\"a b\">x</a></li></ul><p>a b & c</p></body></html>"
        );
    }
}
