//! Makes HTML smaller; the only place that knows `minify_html`.
//!
//! Without the feature `minify` every function here returns its input, so that the rest of the program need not ask.

/// Elements inside one another that a page may have. `minify_html` is recursive: it overflows a 2 MiB stack between
/// 2,000 and 3,000 (measured with 0.18).
pub(super) const MAX_DEPTH: usize = 512;

/// Elements that have no end tag.
const VOID: [&str; 14] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr", "param"];

/// The greatest number of elements inside one another, counting every start tag that is not void; an upper bound,
/// because end tags that HTML lets authors leave out are not supplied.
pub(super) fn depth(html: &str) -> usize {
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
            let self_closing = rest.find('>').is_some_and(|end| rest[..end].ends_with('/'));
            let name = rest[..name_len].to_ascii_lowercase();
            if !self_closing && !VOID.contains(&name.as_str()) {
                open += 1;
                deepest = deepest.max(open);
            }
        }
    }
    deepest
}

/// A finished page in its smallest valid form. End tags, `<html>` and `<head>` stay, entities stay complete, scripts
/// are not touched (the script minifier has been seen to break them); comments go.
#[cfg(feature = "minify")]
pub(super) fn page(html: &str) -> String {
    let bytes = minify_html::minify(html.as_bytes(), &config());
    String::from_utf8(bytes).unwrap_or_else(|_| html.to_owned())
}

/// The page as it is.
#[cfg(not(feature = "minify"))]
pub(super) fn page(html: &str) -> String {
    html.to_owned()
}

#[cfg(feature = "minify")]
fn config() -> minify_html::Cfg {
    minify_html::Cfg {
        keep_closing_tags: true,
        keep_html_and_head_opening_tags: true,
        minify_css: false,
        minify_doctype: false,
        minify_js: false,
        ..minify_html::Cfg::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn depth_counts_open_elements() {
        assert_eq!(depth("<p>a<br><b>c</b></p><!-- <i><i><i> --><svg><path d=x /></svg>"), 2);
        assert_eq!(depth(&"<div>".repeat(600)), 600);
        assert_eq!(depth("a < b <"), 0);
    }

    #[cfg(feature = "minify")]
    #[test]
    fn pages_stay_valid() {
        let html = "<!doctype html>\n<html lang=\"vi\">\n<head>\n<meta charset=\"utf-8\">\n<title>Gương</title>\n</head>\n\
                    <body>\n<!-- x -->\n<ul>\n <li><a href=\"a b\">x</a></li>\n</ul>\n<p>a\n b &amp; c</p>\n</body>\n</html>\n";
        assert_eq!(
            page(html),
            "<!doctype html><html lang=vi><head><meta charset=utf-8><title>Gương</title></head><body>\
             <ul><li><a href=\"a b\">x</a></li></ul><p>a b & c</p></body></html>"
        );
    }
}
