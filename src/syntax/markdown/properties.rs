//! What holds for every input.

use super::tests::Site;
use super::*;
use crate::source::Span;
use proptest::prelude::*;
use std::collections::BTreeSet;

/// How deep the elements of `html` stand in each other. Panics where they are not closed in order.
pub(crate) fn depth(html: &str) -> usize {
    const VOID: [&str; 3] = ["br", "hr", "img"];
    let (mut open, mut deepest) = (Vec::new(), 0);
    for tag in html.split('<').skip(1) {
        let (tag, _) = tag.split_once('>').expect("an open tag");
        let name = tag.split(' ').next().unwrap();
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name), "{html}");
        } else if !VOID.contains(&name) {
            open.push(name);
            deepest = deepest.max(open.len());
        }
    }
    assert!(open.is_empty(), "{open:?} in {html}");
    deepest
}

/// Panics where an id occurs twice.
pub(crate) fn unique_ids(html: &str) {
    let mut seen = BTreeSet::new();
    for part in html.split(" id=\"").skip(1) {
        let id = part.split('"').next().unwrap();
        assert!(seen.insert(id.to_owned()), "{id} twice in {html}");
    }
}

/// Panics where a span does not lie on character borders of `text`, inside `body`.
pub(crate) fn on_borders(text: &str, body: &Range<usize>, spans: impl IntoIterator<Item = Span>) {
    for span in spans {
        let range = span.start as usize..span.end as usize;
        assert!(text.get(range.clone()).is_some(), "{range:?}");
        assert!(body.start <= range.start && range.end <= body.end, "{range:?} outside {body:?}");
    }
}

/// Text that looks like Markdown of ours.
pub(crate) fn markdownish() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[a-z]{1,4}",
        2 => prop::sample::select(vec![
            " ", "  ", "\n", "\n\n", "\r\n", "    ", "\t", "# ", "## ", "### ", "- ", "+ ", "* ", "1. ", "2.1. ", "a) ",
            "đ) ", "> ", "|", "|-|-|", "\n|a|b|\n|-|-|\n", "---", "===", "```", "~~", "*", "**", "_", "`", "[", "]",
            "](", ")", "(", "![", "[^1]", "\n[^1]: ", "\n[x]: ", "{#a}", "<", ">", "<b>", "<!--", "-->", "&", "&amp;",
            "&#0;", "\\", "số 57-NQ/TW", "https://a.vn", "javascript:", "I. ", "II. ", "Điều 1. ", "ệ", "o\u{302}",
            "\u{338}", "\u{0}", "\u{fffc}", "‖", "“", ".", ";", ":", "5. ", "e) ", "(1) ",
        ]).prop_map(String::from),
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn any_text_gives_sound_html_and_spans(text in markdownish(), before in "[aệ]{0,3}") {
        let whole = format!("{before}{text}");
        let body = before.len()..whole.len();
        let prose = parse(FileId(0), &whole, body.clone());
        let html = prose.html(&whole, &mut Site);
        depth(&html);
        unique_ids(&html);
        on_borders(&whole, &body, prose.diagnostics.iter().map(|found| found.span));
        on_borders(&whole, &body, prose.links.iter().map(|link| link.span));
        on_borders(&whole, &body, prose.headings.iter().map(|heading| heading.span));
        on_borders(&whole, &body, prose.plain.runs().iter().map(|run| run.span));
        let cells = prose.tables.iter().flat_map(|table| table.rows.iter().flat_map(|row| &row.cells));
        on_borders(&whole, &body, cells.map(|cell| cell.span));
        for (at, c) in prose.plain.text().char_indices() {
            on_borders(&whole, &body, [prose.plain.span(at..at + c.len_utf8())]);
        }
        prop_assert!(!html.contains("javascript:a") || !html.contains("href=\"javascript"));
        prop_assert!(!html.contains("<p></p>"));
    }

    #[test]
    fn any_range_of_any_text_is_read(text in any::<String>(), start in 0_usize..50, end in 0_usize..50) {
        let prose = parse(FileId(0), &text, start..end.max(start));
        depth(&prose.html(&text, &mut Site));
    }
}
