//! Templates are minified once and pages are not: the pages must come out as small, and say the same, as if
//! `minify-html` had worked on each of them.

use super::*;

/// The words of a page in order; tags inside a line join what they stand between, others part it.
fn words(html: &str) -> Vec<String> {
    const INSIDE_A_LINE: [&str; 10] = ["a", "b", "em", "i", "mark", "small", "span", "strong", "sup", "time"];
    let mut text = String::new();
    for part in html.split('<') {
        let (tag, after) = part.split_once('>').unwrap_or(("", part));
        let name = tag.trim_start_matches('/').split([' ', '\n', '/']).next().unwrap_or_default();
        if !INSIDE_A_LINE.contains(&name) {
            text.push(' ');
        }
        text.push_str(after);
    }
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&");
    text.split_ascii_whitespace().map(str::to_owned).collect()
}

fn minified(html: &str) -> String {
    let config =
        minify_html::Cfg { keep_closing_tags: true, keep_html_and_head_opening_tags: true, ..Default::default() };
    String::from_utf8(minify_html::minify(html.as_bytes(), &config)).unwrap()
}

#[test]
fn pages_are_as_small_as_if_each_were_minified() {
    let theme = theme(Language::Vi);
    let written = pages(&theme.unoptimised());
    for ((path, small), (_, written)) in pages(&theme).into_iter().zip(written) {
        let best = minified(&written);
        assert_eq!(words(&small), words(&written), "{path}: words");
        eprintln!("{path}: written {}, small {}, minify-html {}", written.len(), small.len(), best.len());
        assert!(small.len() * 100 <= best.len() * 101, "{path}: {} bytes, minify-html {}", small.len(), best.len());
    }
}
