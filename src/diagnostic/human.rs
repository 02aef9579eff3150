//! The format for people: the source line with the place underlined, what is wrong, and what to do.
//!
//! Drawn by annotate-snippets, the renderer of rustc. It gets single lines, in which nothing is left for a
//! terminal to obey, rather than whole files.

use super::excerpt::Excerpt;
use super::{Diagnostic, Label, Language, Severity, View, Words, format, visible};
use crate::source::{Sources, Span};
use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Renderer, Snippet};
use std::io::{self, Write};

pub(super) const ABOUT: Words =
    Words::new("dòng nguồn có gạch chân, kèm cách sửa", "the source line underlined, with what to do");

/// Terminal columns to draw in. A paragraph is often one long line, of which the part around the place is shown.
const WIDTH: usize = 110;

pub(super) fn render(
    diagnostics: &[Diagnostic],
    sources: &Sources,
    view: &View,
    out: &mut dyn Write,
) -> io::Result<()> {
    let renderer = if view.color { Renderer::styled() } else { Renderer::plain() }.term_width(WIDTH);
    for finding in diagnostics {
        let mut places = Vec::new();
        let mut drawn = renderer.render(&[group(finding, sources, view, &mut places)]);
        for Place { shown, written } in places {
            drawn = drawn.replacen(&shown, &written, 1);
        }
        writeln!(out, "{drawn}\n")?;
    }
    writeln!(out, "{}", format::summary(diagnostics, view.language))
}

/// A place as it is drawn above a line of which only a part is shown, whose columns count from that part, and as it is.
struct Place {
    shown: String,
    written: String,
}

/// One finding as annotate-snippets wants it. Adds the `places` that are drawn otherwise than they are.
fn group<'a>(finding: &Diagnostic, sources: &Sources, view: &View, places: &mut Vec<Place>) -> Group<'a> {
    let title = level(finding.severity, view.language)
        .primary_title(visible::lines(finding.message.get(view.language)))
        .id(finding.rule.code);
    let mut group = Group::with_title(title);
    let excerpt = Excerpt::new(&sources.file(finding.span.file), finding.span);
    let primary = excerpt.locate(finding.span).unwrap_or_default();
    let mut marks = vec![AnnotationKind::Primary.span(primary)];
    let mut elsewhere = Vec::new();
    for label in &finding.labels {
        let near = excerpt.locate(label.span).filter(|_| label.span.file == finding.span.file);
        match near {
            Some(range) => marks.push(mark(range, label, view)),
            None => elsewhere.push(label),
        }
    }
    // A finding about the portal as a whole stands in no file.
    if !sources.path(finding.span.file).is_empty() {
        places.extend(place(&excerpt, finding.span, sources, view));
        group = group.element(show(excerpt, finding.span, marks, sources, view));
    }
    for label in elsewhere {
        let excerpt = Excerpt::new(&sources.file(label.span.file), label.span);
        let marks = vec![mark(excerpt.locate(label.span).unwrap_or_default(), label, view)];
        places.extend(place(&excerpt, label.span, sources, view));
        group = group.element(show(excerpt, label.span, marks, sources, view));
    }
    match &finding.hint {
        Some(hint) => {
            let name = Words::new("cách sửa", "help").get(view.language);
            group.element(Level::HELP.with_name(name).message(visible::lines(hint.get(view.language))))
        }
        None => group,
    }
}

/// Where `span` is, if what `excerpt` has of its line does not begin where the line does.
fn place(excerpt: &Excerpt, span: Span, sources: &Sources, view: &View) -> Option<Place> {
    let file = sources.file(span.file);
    let at = file.position(span.start);
    let shown = excerpt.column(span);
    let path = path(file.path(), view);
    let place = |column: usize| format!("{path}:{}:{column}", at.line);
    (shown != at.column).then(|| Place { shown: place(shown), written: place(at.column) })
}

fn path(path: &str, view: &View) -> String {
    visible::line(&view.path(path))
}

/// One source line with its marks.
fn show<'a>(
    excerpt: Excerpt,
    span: Span,
    marks: Vec<Annotation<'a>>,
    sources: &Sources,
    view: &View,
) -> Snippet<'a, Annotation<'a>> {
    let file = sources.file(span.file);
    let path = path(file.path(), view);
    // A mark under an empty line needs something to stand under.
    let text = if excerpt.text.is_empty() { " ".to_owned() } else { excerpt.text };
    Snippet::source(text).path(path).line_start(file.position(span.start).line).annotations(marks)
}

/// The mark of a second place.
fn mark<'a>(range: std::ops::Range<usize>, label: &Label, view: &View) -> Annotation<'a> {
    AnnotationKind::Context.span(range).label(visible::line(label.text.get(view.language)))
}

/// The level with its name in the reader's language.
fn level(severity: Severity, language: Language) -> Level<'static> {
    let level = match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    level.with_name(severity.words().get(language))
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::format::testing::{RULE, example, shown};
    use crate::diagnostic::{Diagnostic, Format, Language, Text};
    use crate::source::{FileId, Span};
    use proptest::prelude::*;

    /// The drawing of the example in `text` at `needle`, from the line with the place to the underline.
    fn drawn(text: &str, needle: &str) -> String {
        let (findings, sources) = example(text, needle);
        let out = shown(&findings, &sources, Format::Human, Language::Vi);
        let lines: Vec<&str> = out.lines().collect();
        format!("{}\n{}\n{}", lines[1], lines[3], lines[4])
    }

    #[test]
    fn a_finding_shows_place_source_labels_and_remedy() {
        let (mut findings, sources) = example("Họ và tên\nTỔ DÂN PHỐ\n", "PHỐ");
        let file = findings[0].span.file;
        let labelled = findings
            .remove(0)
            .label(Span::new(file, 0, 4), Text::new("cột này", "this column"))
            .label(Span::new(file, 14, 18), Text::new("ở đây", "here"));
        let out = shown(&[labelled], &sources, Format::Human, Language::Vi);
        assert_eq!(
            out,
            "lỗi[G999]: tên “␛[31mđỏ�” lạ: 100%
 --> content/awards/a,b.csv:2:8
  |
2 | TỔ DÂN PHỐ
  | --     ^^^
  | |
  | ở đây
  |
 ::: content/awards/a,b.csv:1:1
  |
1 | Họ và tên
  | -- cột này
  |
  = cách sửa: Sửa lại,
              rồi chạy lại.

1 lỗi
"
        );
    }

    #[test]
    fn the_underline_follows_what_a_terminal_draws() {
        let wide = drawn("Họ và tên\n\tTỔ 漢字 DÂN PHỐ\r\n", "PHỐ");
        assert_eq!(wide, " --> content/awards/a,b.csv:2:12\n2 |     TỔ 漢字 DÂN PHỐ\n  |                 ^^^");
        let combining = drawn("Ho\u{302}\u{323} và te\u{302}n", "te\u{302}n");
        assert_eq!(combining, " --> content/awards/a,b.csv:1:9\n1 | Ho\u{302}\u{323} và te\u{302}n\n  |       ^^^");
        let marked = drawn("\u{feff}tên\u{202e},Đơn vị", "Đơn");
        assert_eq!(marked, " --> content/awards/a,b.csv:1:6\n1 | tên�,Đơn vị\n  |      ^^^");
    }

    #[test]
    fn a_long_paragraph_is_cut_around_the_place() {
        let out = drawn(&format!("{}PHỐ{}", "phường ".repeat(400), " đường".repeat(400)), "PHỐ");
        let lines: Vec<&str> = out.lines().collect();
        assert_eq!(lines[0], " --> content/awards/a,b.csv:1:2801");
        assert!(lines[1].chars().count() <= super::WIDTH + 4, "{}", lines[1]);
        let before = |line: &str, c: char| line.chars().position(|x| x == c);
        assert_eq!(before(lines[1], 'P'), before(lines[2], '^'));
    }

    proptest! {
        #[test]
        fn any_text_and_any_span_can_be_shown(
            text in "[ -~ạ漢\u{302}\u{202e}\u{7}\t\r\n\u{feff}👩\u{200d}]{0,300}",
            spans in proptest::collection::vec((0u32..2, 0usize..400, 0usize..400), 1..5),
            color in any::<bool>(),
        ) {
            let (_, sources) = example(&format!("x{text}"), "x");
            let spans: Vec<Span> = spans.iter().map(|&(file, a, b)| Span::new(FileId(file), a, b)).collect();
            let mut finding: Diagnostic = RULE.at(spans[0], Text::new("v", "e"));
            for span in &spans[1..] {
                finding = finding.label(*span, Text::new("nhãn", "label"));
            }
            let view = super::View { color, ..super::View::default() };
            let mut out = Vec::new();
            super::render(&[finding], &sources, &view, &mut out).unwrap();
            let out = String::from_utf8(out).unwrap();
            prop_assert!(color || !out.chars().any(|c| c != '\n' && c.is_control()), "{out:?}");
        }
    }
}
