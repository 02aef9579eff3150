//! What a plan's text becomes, as tables of input and expectation.

use super::*;
use crate::syntax::markdown::properties::{depth, markdownish, on_borders, unique_ids};
use crate::syntax::markdown::tests::Site;
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::time::{Duration, Instant};

/// The tree as lines: depth, anchor, label, HTML.
fn shown(outline: &Outline) -> String {
    fn show(nodes: &[Node], html: &OutlineHtml, depth: usize, out: &mut String) {
        for node in nodes {
            let indent = "  ".repeat(depth);
            let (line, children) = match node {
                Node::Section(Section { level, anchor, label, title, children, .. }) => {
                    let label = label.as_deref().unwrap_or("");
                    (format!("h{level} #{anchor} {label} | {}", &html[*title]), children.as_slice())
                }
                Node::Point(Point { anchor, label, text, children, .. }) => {
                    let anchor = anchor.as_ref().map(|anchor| format!("#{anchor} ")).unwrap_or_default();
                    (format!("{anchor}{label} | {}", &html[*text]), children.as_slice())
                }
                Node::Block(part) => (html[*part].to_owned(), [].as_slice()),
            };
            let _ = writeln!(out, "{indent}{}", line.replace('\n', "⏎"));
            show(children, html, depth + 1, out);
        }
    }
    let html = outline.html(&mut Site);
    let mut out = String::new();
    show(&outline.nodes, &html, 0, &mut out);
    out + &html.notes
}

fn read(text: &str) -> Outline {
    parse(FileId(0), text, 0..text.len())
}

fn check(text: &str, expected: &str) {
    assert_eq!(shown(&read(text)).trim_end(), expected.trim_end());
}

/// Code and underlined source of every finding.
fn findings(text: &str) -> Vec<(&'static str, &str)> {
    let place = |span: Span| &text[span.start as usize..span.end as usize];
    read(text).diagnostics.iter().map(|found| (found.rule.code, place(found.span))).collect()
}

#[test]
fn names_of_sections_without_their_marks_are_said_once() {
    let text = "\
## I. Mục đích
1. Một.
2. Hai.

II. NỘI DUNG

1. Một.
2. Hai.
**III. TỔ CHỨC**
1. Một, theo mục
IV. Phần cuối.

Điều 1. Ban hành kèm theo
";
    assert_eq!(findings(text), [("G253", "II."), ("G253", "III."), ("G253", "Điều 1.")]);
}

#[test]
fn points_stand_in_each_other_with_or_without_empty_lines() {
    let text = "\
Mở đầu

## I. Mục *đích*
1. Mục đích
a) Một
- Gạch
+ Cộng
b) Hai, số
57-NQ/TW

2. Yêu cầu

   đ) Thụt vào
## II. Nội dung
### 1. Đối tượng
a) Tập thể
### 2. Thời gian
a) Năm
## Căn cứ
1. Luật
- Gạch";
    check(
        text,
        "\
<p>Mở đầu</p>
h2 #i I. | Mục <em>đích</em>
  #i-1 1. | Mục đích
    #i-1-a a) | Một
      - | Gạch
        + | Cộng
    #i-1-b b) | Hai, <a href=\"/vb/\">số⏎57-NQ/TW</a>
  #i-2 2. | Yêu cầu
    #i-2-dd đ) | Thụt vào
h2 #ii II. | Nội dung
  h3 #ii-1 1. | Đối tượng
    #ii-1-a a) | Tập thể
  h3 #ii-2 2. | Thời gian
    #ii-2-a a) | Năm
h2 #can-cu  | Căn cứ
  #can-cu-1 1. | Luật
    - | Gạch",
    );
}

#[test]
fn divisions_numbers_and_repeats_have_their_anchors() {
    let text = "\
## Phần I. Chung
### I. A
1. x
## Phần II. Riêng
### I. A
1. x
## Chương I
### Điều 1. B
1. x
a) y
### Điều 2. C {#hieu-luc}
a) z
## VI. Việc
2. Trách nhiệm
2.1. Phòng
a) x
a.1) y
2.2. Trung tâm
(1) z
3.2.1. Sâu
## II. Lặp
a) x
## II. Lặp
a) y
a) z";
    check(
        text,
        "\
h2 #phan-i Phần I. | Chung
  h3 #phan-i-i I. | A
    #phan-i-i-1 1. | x
h2 #phan-ii Phần II. | Riêng
  h3 #phan-ii-i I. | A
    #phan-ii-i-1 1. | x
h2 #chuong-i Chương I |\u{20}
  h3 #dieu-1 Điều 1. | B
    #dieu-1-1 1. | x
      #dieu-1-1-a a) | y
  h3 #hieu-luc Điều 2. | C
    #hieu-luc-a a) | z
h2 #vi VI. | Việc
  #vi-2 2. | Trách nhiệm
    #vi-2-1 2.1. | Phòng
      #vi-2-1-a a) | x
        #vi-2-1-a-1 a.1) | y
    #vi-2-2 2.2. | Trung tâm
      #vi-2-2-1 (1) | z
      #vi-3-2-1 3.2.1. | Sâu
h2 #ii II. | Lặp
  #ii-a a) | x
h2 #ii-2 II. | Lặp
  #ii-2-a a) | y
  #ii-2-a-2 a) | z",
    );
}

#[test]
fn paragraphs_belong_to_what_they_follow() {
    let text = "\
## IV. Số lượng

3. Bằng khen

a) Tối đa 15 tập thể.

b) Tối đa 30 cá nhân.

Trên cơ sở đó, xét chọn.

4. Giấy khen

Như sau:

- Tối đa 02 tập thể.

Các đơn vị lập hồ sơ.
## V. Khác
1. Hết./.

Trên đây là kế hoạch.";
    check(
        text,
        "\
h2 #iv IV. | Số lượng
  #iv-3 3. | Bằng khen
    #iv-3-a a) | Tối đa 15 tập thể.
    #iv-3-b b) | Tối đa 30 cá nhân.
    <p>Trên cơ sở đó, xét chọn.</p>
  #iv-4 4. | Giấy khen
    <p>Như sau:</p>
    - | Tối đa 02 tập thể.
    <p>Các đơn vị lập hồ sơ.</p>
h2 #v V. | Khác
  #v-1 1. | Hết./.
  <p>Trên đây là kế hoạch.</p>",
    );
}

#[test]
fn the_rest_is_markdown() {
    let text = "\
## **I. Đậm** [x](a.md)[^1]
## **II. Đậm**
**1. Đậm cả dòng**
**2.** Đậm số [^1]
3. - không phải gạch
#không phải đề mục
| A | B |
|---|--:|
| 1. | 2 |
> trích
> - gạch
4. Tiếp <b>
<!-- ghi chú
```
a) mã
```
[^1]: Chú thích, số 57-NQ/TW
5. Sau chú thích

a | b
--|--
c | d

---
6. Hết ![Lời tả](a.jpg)

> ## Trong trích";
    let outline = read(text);
    let html = outline.html(&mut Site);
    let shown = shown(&outline);
    depth(&shown.replace('⏎', "\n"));
    for line in [
        "h2 #i-dam-x  | <strong>I. Đậm</strong> x<sup>1</sup>",
        "h2 #ii II. | Đậm",
        "  #ii-1 1. | <strong>Đậm cả dòng</strong>",
        "  #ii-2 2. | Đậm số <sup><a href=\"#fn_1\" id=\"fnref_1\" role=\"doc-noteref\">1</a></sup>",
        "  #ii-3 3. | - không phải gạch⏎#không phải đề mục",
        "  #ii-4 4. | Tiếp &lt;b&gt;⏎&lt;!-- ghi chú",
        "    <pre><code>a) mã⏎</code></pre>",
        "  #ii-5 5. | Sau chú thích",
        "    <hr>",
    ] {
        assert!(shown.lines().any(|shown| shown == line), "{line} in\n{shown}");
    }
    assert!(shown.contains("<td>1.</td><td class=\"g-num\">2</td>"));
    assert!(shown.contains("<blockquote><p>trích</p><ul><li>gạch</li></ul></blockquote>"));
    assert!(shown.contains("<td>c</td><td>d</td>"));
    assert!(html.notes.contains("<li id=\"fn_1\"><p>Chú thích, <a href=\"/vb/\">số 57-NQ/TW</a> <a href=\"#fnref_1\""));
    assert!(outline.has_anchor("trong-trich") && outline.has_anchor("ii-5") && !outline.has_anchor("ii-9"));
}

#[test]
fn odd_numbers_are_said_and_kept() {
    for (text, expected) in [
        ("## I. A\n## II. B\n## II. C\n## IV. D", vec![("G251", "## II. C"), ("G250", "## IV. D")]),
        ("a) x\nb) x\nc) x\nd) x\nđ) x\ne) x\ng) x\nh) x\ni) x\nk) x", vec![]),
        ("a) x\nb) x\nc) x\nd) x\ne) x", vec![("G250", "e)")]),
        ("a) x\nb) x\nc) x\nd) x\nđ) x\ne) x\nf) x\ng) x", vec![("G250", "f)")]),
        ("2. x\n3. x\n3. x\n1. x\n4. x", vec![("G250", "2."), ("G251", "3."), ("G251", "1.")]),
        ("1. x\na) x\nb) x\n2. x\na) x\n2.1. x\n2.2. x\n2.4. x", vec![("G250", "2.4.")]),
        ("1. x\n2. x\n3.1. x\n3.2. x", vec![("G252", "3.1.")]),
        ("## A. x\n## B. x\n## C. x\n## D. x", vec![]),
        ("## Chương I\n### Điều 1. x\n### Điều 2. x\n## Chương II\n### Điều 3. x", vec![]),
        ("## Chương I\n### Mục 1. x\n## Chương II\n### Mục 1. x\n## Chương III\n### Mục 2. x", vec![]),
        (
            "##\n## I. x {#Sai}\n## x {#a}\n## y {#a}",
            vec![("G209", "## I. x {#Sai}"), ("G208", "## y {#a}"), ("G211", "##")],
        ),
        ("1. <i>x</i>\n\n[y](file:///z) [^9]", vec![("G201", "<i>"), ("G202", "[y](file:///z)"), ("G205", "[^9]")]),
    ] {
        let mut found = findings(text);
        found.sort_by_key(|(code, _)| *code);
        let mut expected = expected;
        expected.sort_by_key(|(code, _)| *code);
        assert_eq!(found, expected, "{text}");
    }
    let messages: Vec<_> = read("a) x\nc) x\nd) x\ne) x").diagnostics.iter().map(|d| d.message.vi.clone()).collect();
    assert_eq!(messages[0], "ở đây là “c)”, trong khi đúng thứ tự là “b)”");
    assert_eq!(messages[1], "ở đây là “e)”, trong khi đúng thứ tự là “đ)”");
}

#[test]
fn entries_carry_citations_and_the_words_below() {
    let text = "## II. Nội dung\n### 4. Việc\nđ) Một\n- hai *ba*\n\n  bốn\n## Khác\n- năm";
    let outline = read(text);
    let cited = |citation: Option<&Citation>| {
        let steps = citation.into_iter().flat_map(|citation| &citation.steps);
        steps.map(|step| format!("{:?} {}", step.level, step.name)).collect::<Vec<_>>().join(", ")
    };
    let entries: Vec<_> =
        outline.entries().into_iter().map(|e| (e.anchor.to_owned(), cited(e.citation), e.text)).collect();
    let expected = [
        ("ii", "Section II", "Nội dung"),
        ("ii-4", "Clause 4, Section II", "Việc"),
        ("ii-4-dd", "Point đ, Clause 4, Section II", "Một\nhai ba\nbốn"),
        ("khac", "", "Khác\nnăm"),
    ];
    assert_eq!(entries, expected.map(|(a, c, t)| (a.to_owned(), c.to_owned(), t.to_owned())));
    let at = outline.plain.text().find("ba").unwrap();
    let span = outline.plain.span(at..at + 2);
    assert_eq!(&text[span.start as usize..span.end as usize], "ba");
}

#[test]
fn hostile_input_is_cheap() {
    let n = 100_000;
    for text in [
        "## II. x\n".repeat(n / 10),
        "a) x\n".repeat(n / 5),
        "1.".repeat(n / 2),
        "1.1. x\n".repeat(n / 7),
        "- x\n".repeat(n / 4),
        "## x\n".repeat(n / 5),
        "> ".repeat(n / 2),
        "[^1]: x\n\n".repeat(n / 9),
        "x\n\n".repeat(n / 3),
        "#### x\n- y\n".repeat(n / 11),
    ] {
        let start = Instant::now();
        let html = read(&text).html(&mut Site);
        assert!(start.elapsed() < Duration::from_secs(10), "{:?} took {:?}", &text[..12], start.elapsed());
        drop(html);
    }
}

proptest! {
    #[test]
    fn any_text_gives_sound_parts(text in markdownish(), before in "[aệ]{0,3}") {
        let whole = format!("{before}{text}");
        let body = before.len()..whole.len();
        let outline = parse(FileId(0), &whole, body.clone());
        let html = outline.html(&mut Site);
        let mut all = String::new();
        for part in html.parts.iter().chain([&html.notes]) {
            depth(part);
            all.push_str(part);
        }
        unique_ids(&all);
        on_borders(&whole, &body, outline.diagnostics.iter().map(|found| found.span));
        on_borders(&whole, &body, outline.links.iter().map(|link| link.span));
        on_borders(&whole, &body, outline.plain.runs().iter().map(|run| run.span));
        let distinct: BTreeSet<_> = outline.anchors.iter().collect();
        prop_assert_eq!(distinct.len(), outline.anchors.len());
        let anchors: Vec<_> = outline.entries().iter().map(|entry| entry.anchor.to_owned()).collect();
        prop_assert!(anchors.iter().all(|anchor| outline.has_anchor(anchor)));
        prop_assert_eq!(anchors.iter().collect::<BTreeSet<_>>().len(), anchors.len());
        // No word of the text is lost on the way.
        let words = |text: &str| text.chars().filter(char::is_ascii_lowercase).count();
        let shown: usize = outline.words.iter().map(|range| words(&outline.plain.text()[range.clone()])).sum();
        prop_assert_eq!(shown, words(outline.plain.text()));
    }
}
