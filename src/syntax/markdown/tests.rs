//! What a body becomes, as tables of input and expectation.

use super::*;
use std::time::{Duration, Instant};

/// A site that knows every page but `nhap.md`, every picture but `khong.jpg`, and one document.
pub(crate) struct Site;

impl Resolver for Site {
    fn link(&mut self, link: &Link) -> Target {
        match &link.address {
            Address::Local { path, .. } if path == "nhap.md" => Target::PlainText,
            Address::Local { path, fragment } => Target::Href(format!("{path}#{}", fragment.as_deref().unwrap_or(""))),
            other => panic!("asked about {other:?}"),
        }
    }

    fn image(&mut self, image: &Image) -> ImageTarget {
        match &image.address {
            Address::Local { path, .. } if path == "khong.jpg" => ImageTarget::AltText,
            Address::Local { path, .. } => {
                ImageTarget::Picture(Picture { src: format!("/{path}"), width: 3, height: 2, ..Picture::default() })
            }
            other => panic!("asked about {other:?}"),
        }
    }

    fn mentions(&mut self, text: &str) -> Vec<Mention> {
        let named = |(at, found): (usize, &str)| Mention { range: at..at + found.len(), href: "/vb/".into() };
        text.match_indices("số 57-NQ/TW").map(named).collect()
    }

    fn note_words(&self) -> NoteWords<'_> {
        NoteWords { notes: "Chú thích", back: "Về chỗ dẫn" }
    }
}

fn read(text: &str) -> Prose {
    parse(FileId(0), text, 0..text.len())
}

fn html(text: &str) -> String {
    read(text).html(text, &mut Site)
}

fn check(cases: &[(&str, &str)]) {
    for (text, expected) in cases {
        assert_eq!(html(text), *expected, "{text:?}");
    }
}

#[test]
fn blocks() {
    check(&[
        ("Một\nhai  \nba\\\nbốn", "<p>Một\nhai<br>ba<br>bốn</p>"),
        ("to\u{302}\u{309} *e\u{301}*", "<p>tổ <em>é</em></p>"),
        ("# A\n### B\n# B", "<h2 id=\"a\">A</h2><h3 id=\"b\">B</h3><h2 id=\"b-2\">B</h2>"),
        ("## Đã làm {#lam}\n#\n## *Lam*", "<h2 id=\"lam\">Đã làm</h2><h2 id=\"lam-2\"><em>Lam</em></h2>"),
        ("- a\n- b\n  - c", "<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>"),
        ("3. a\n\n   b\n4. c", "<ol start=\"3\"><li><p>a</p><p>b</p></li><li><p>c</p></li></ol>"),
        ("> a\n>\n> b", "<blockquote><p>a</p><p>b</p></blockquote>"),
        ("```\na < b\n\n số 57-NQ/TW\n```", "<pre><code>a &lt; b\n\n số 57-NQ/TW\n</code></pre>"),
        ("a `x & y` ~~b~~\n\n---", "<p>a <code>x &amp; y</code> <del>b</del></p><hr>"),
        ("a\u{0}b\u{1}c\u{fdd0}", "<p>a\u{fffd}b\u{fffd}c\u{fffd}</p>"),
        ("", ""),
    ]);
}

#[test]
fn raw_html_is_text() {
    check(&[
        ("a <b onclick=\"x\">c</b>", "<p>a &lt;b onclick=\"x\"&gt;c&lt;/b&gt;</p>"),
        ("<script>\nalert(1)\n</script>\n\n", "<p>&lt;script&gt;\nalert(1)\n&lt;/script&gt;</p>"),
        ("## <i>A</i>", "<h2 id=\"i-a-i\">&lt;i&gt;A&lt;/i&gt;</h2>"),
    ]);
}

#[test]
fn links() {
    check(&[
        ("[a](b.md#c)", "<p><a href=\"b.md#c\">a</a></p>"),
        ("[a *b*](nhap.md) c", "<p>a <em>b</em> c</p>"),
        ("[a](https://b.vn/?x=1&y=\"z\")", "<p><a href=\"https://b.vn/?x=1&amp;y=%22z%22\" rel=\"noopener\">a</a></p>"),
        (
            "<https://b.vn> <a@b.vn>",
            concat!(
                "<p><a href=\"https://b.vn\" rel=\"noopener\">https://b.vn</a> ",
                "<a href=\"mailto:a@b.vn\">a@b.vn</a></p>"
            ),
        ),
        ("[a](javascript:alert(1)) [b](data:x)", "<p>a b</p>"),
        ("x [](a.md) y", "<p>x  y</p>"),
        ("[a][b]\n\n[b]: c.md", "<p><a href=\"c.md#\">a</a></p>"),
    ]);
}

#[test]
fn pictures() {
    let img = "<img src=\"/a.jpg\" alt=\"Lời tả\" width=\"3\" height=\"2\" loading=\"lazy\" decoding=\"async\">";
    let figure = format!("<figure>{img}</figure>");
    for (text, expected) in [
        ("![Lời tả](a.jpg)", figure.clone()),
        ("![Lời tả](a.jpg \"Chú & thích\")", format!("<figure>{img}<figcaption>Chú &amp; thích</figcaption></figure>")),
        ("![Lời *tả*](a.jpg)\n![Lời [tả](x.md)](a.jpg)", format!("{figure}{figure}")),
        ("Xem ![Lời tả](a.jpg \"x\").", format!("<p>Xem {img}.</p>")),
        ("[![Lời tả](a.jpg)](b.md)", format!("<p><a href=\"b.md#\">{img}</a></p>")),
        ("![Lời tả](khong.jpg)", "<p>Lời tả</p>".into()),
        ("![Lời tả](https://a.vn/a.jpg)", "<p>Lời tả</p>".into()),
    ] {
        assert_eq!(html(text), expected, "{text}");
    }
}

#[test]
fn tables() {
    check(&[
        (
            "| Tên | Số | |\n|---|--:|:-:|\n| **A** | 1 | x |",
            concat!(
                "<table><thead><tr><th scope=\"col\">Tên</th><th scope=\"col\" class=\"g-num\">Số</th>",
                "<td class=\"g-mid\"></td></tr></thead><tbody><tr><td><strong>A</strong></td>",
                "<td class=\"g-num\">1</td><td class=\"g-mid\">x</td></tr></tbody></table>"
            ),
        ),
        ("|a|\n|-|", "<table><thead><tr><th scope=\"col\">a</th></tr></thead></table>"),
    ]);
    let prose = read("| Tên | Số |\n|--|--|\n| A |\n| B | 2 | 3 |\n| C \\| D | |\n| [E](e.md) | 5 |");
    let rows: Vec<_> = prose.tables[0].rows.iter().map(|row| (row.cells[0].text.as_str(), row.written)).collect();
    assert_eq!(rows, [("A", 1), ("B", 3), ("C | D", 2), ("E", 2)]);
    assert_eq!(prose.tables[0].ragged().count(), 2);
    assert_eq!(prose.tables[0].columns(), 2);
}

#[test]
fn footnotes() {
    check(&[(
        "a[^x] b[^1] c[^x]\n\n[^1]: Một\n[^x]: Hai\n\n    Ba\n\n[^y]: Bốn",
        concat!(
            "<p>a<sup><a href=\"#fn_1\" id=\"fnref_1\" role=\"doc-noteref\">1</a></sup> ",
            "b<sup><a href=\"#fn_2\" id=\"fnref_2\" role=\"doc-noteref\">2</a></sup> ",
            "c<sup><a href=\"#fn_1\" id=\"fnref_1_2\" role=\"doc-noteref\">1</a></sup></p>",
            "<section class=\"g-notes\" role=\"doc-endnotes\" aria-label=\"Chú thích\"><ol>",
            "<li id=\"fn_1\"><p>Hai</p><p>Ba <a href=\"#fnref_1\" role=\"doc-backlink\" ",
            "aria-label=\"Về chỗ dẫn 1\">↩\u{fe0e}</a> <a href=\"#fnref_1_2\" role=\"doc-backlink\" ",
            "aria-label=\"Về chỗ dẫn 1.2\">↩\u{fe0e}</a></p></li>",
            "<li id=\"fn_2\"><p>Một <a href=\"#fnref_2\" role=\"doc-backlink\" ",
            "aria-label=\"Về chỗ dẫn 2\">↩\u{fe0e}</a></p></li>",
            "<li id=\"fn_3\"><p>Bốn</p></li></ol></section>"
        ),
    )]);
}

#[test]
fn mentions_become_links_where_a_link_can_stand() {
    check(&[
        ("NQ số 57-NQ/TW.", "<p>NQ <a href=\"/vb/\">số 57-NQ/TW</a>.</p>"),
        ("NQ so\u{302}\u{301} 57-NQ/TW", "<p>NQ <a href=\"/vb/\">số 57-NQ/TW</a></p>"),
        (
            "NQ số\n57-NQ/TW và số 57-NQ/TW",
            "<p>NQ <a href=\"/vb/\">số\n57-NQ/TW</a> và <a href=\"/vb/\">số 57-NQ/TW</a></p>",
        ),
        ("số **57-NQ/TW** x", "<p><a href=\"/vb/\">số <strong>57-NQ/TW</strong></a> x</p>"),
        ("**NQ số** 57-NQ/TW", "<p><strong>NQ số</strong><a href=\"/vb/\"> 57-NQ/TW</a></p>"),
        ("**số *57-NQ/TW***", "<p><strong><a href=\"/vb/\">số <em>57-NQ/TW</em></a></strong></p>"),
        ("*số* 57-NQ/TW", "<p><a href=\"/vb/\"><em>số</em> 57-NQ/TW</a></p>"),
        ("[số 57-NQ/TW](a.md)", "<p><a href=\"a.md#\">số 57-NQ/TW</a></p>"),
        ("[số 57-NQ/TW](nhap.md)", "<p><a href=\"/vb/\">số 57-NQ/TW</a></p>"),
        ("`số 57-NQ/TW`", "<p><code>số 57-NQ/TW</code></p>"),
        ("số `57-NQ/TW` số [57-NQ/TW](a.md)", "<p>số <code>57-NQ/TW</code> số <a href=\"a.md#\">57-NQ/TW</a></p>"),
        ("## số 57-NQ/TW", "<h2 id=\"so-57-nq-tw\">số 57-NQ/TW</h2>"),
        ("- số 57-NQ/TW", "<ul><li><a href=\"/vb/\">số 57-NQ/TW</a></li></ul>"),
        ("số\n\n57-NQ/TW", "<p>số</p><p>57-NQ/TW</p>"),
    ]);
}

/// Code and underlined source of every finding.
fn findings(text: &str) -> Vec<(&'static str, &str)> {
    let place = |span: crate::source::Span| &text[span.start as usize..span.end as usize];
    read(text).diagnostics.iter().map(|found| (found.rule.code, place(found.span))).collect()
}

#[test]
fn findings_stand_in_the_right_place() {
    for (text, expected) in [
        ("Đây <b>x</b> <i>", vec![("G201", "<b>")]),
        ("<div>\nx\n</div>\n\n<p>", vec![("G201", "<div>\n"), ("G201", "<p>")]),
        ("Ơ [x](file:///a) y", vec![("G202", "[x](file:///a)")]),
        ("![x](http://a.vn/b.png)", vec![("G203", "![x](http://a.vn/b.png)")]),
        ("Ơ[^a] [^b\\] [^ c] `[^d]`", vec![("G205", "[^a]")]),
        ("[a][b] [c][] [d]", vec![("G206", "[a][b]"), ("G206", "[c]")]),
        ("![ ](a.jpg)", vec![("G207", "![ ](a.jpg)")]),
        ("# A {#x}\n# B {#x}", vec![("G208", "# B {#x}")]),
        ("# A {#Đ_x}", vec![("G209", "# A {#Đ_x}")]),
        ("[](a.md)", vec![("G210", "[](a.md)")]),
        ("##\n\na", vec![("G211", "##")]),
        ("a [1] b & c < d [x](y.md) ![z](z.png)", vec![]),
    ] {
        assert_eq!(findings(text), expected, "{text:?}");
    }
}

#[test]
fn plain_text_has_sections_and_leads_back() {
    let text = "+++\n+++\nMở *đầu*\n\n## Làm\nthế\n&amp; `này`\n\n|a|b|\n|-|-|\n|c|d|\n## Hỏi";
    let prose = parse(FileId(0), text, 8..text.len());
    assert_eq!(prose.plain.text(), "Mở đầu\nLàm\nthế & này\na\nb\nc\nd\nHỏi\n");
    let sections: Vec<_> = prose.sections().map(|s| (s.heading.map(|h| h.id.as_str()), s.text)).collect();
    assert_eq!(sections, [(None, "Mở đầu"), (Some("lam"), "thế & này\na\nb\nc\nd"), (Some("hoi"), "")]);
    for words in ["đầu", "&", "này", "thế", "c", "Hỏi"] {
        let at = prose.plain.text().find(words).unwrap();
        let span = prose.plain.span(at..at + words.len());
        let source = &text[span.start as usize..span.end as usize];
        assert_eq!(source, if words == "&" { "&amp;" } else { words });
    }
}

#[test]
fn hostile_input_is_cheap_and_shallow() {
    let n = 100_000;
    let blank_lines = format!("{}a\n{}", "- ".repeat(n / 4), "\n".repeat(n / 2));
    for text in [
        ">".repeat(n),
        "- ".repeat(n / 2) + "x",
        blank_lines,
        "1. ".repeat(n / 3) + "x",
        "*a ".repeat(n / 3),
        "*".repeat(n / 2) + "a" + &"*".repeat(n / 2),
        "[".repeat(n),
        "[".repeat(n / 6) + "a" + &"](b)".repeat(n / 6),
        "![a".repeat(n / 3),
        "[^a]".repeat(n / 4) + "\n\n[^a]: x",
        "[^a".repeat(n / 3),
        "# a\n".repeat(n / 16),
        "số 57-NQ/TW ".repeat(n / 16),
        "|a".repeat(500) + "\n" + &"|-".repeat(500) + "\n" + &"|\\|\n".repeat(n / 16),
    ] {
        let start = Instant::now();
        let prose = read(&text);
        let html = prose.html(&text, &mut Site);
        assert!(start.elapsed() < Duration::from_secs(10), "{:?} took {:?}", &text[..20], start.elapsed());
        assert!(super::properties::depth(&html) <= 70);
    }
    let deep = ">".repeat(65) + " a *b*";
    assert_eq!(read(&deep).diagnostics[0].rule.code, "G204");
    assert!(html(&deep).contains("a b"));
    assert!(read(&(">".repeat(63) + " a")).diagnostics.is_empty());
}
