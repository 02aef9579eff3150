//! One JSON object with every finding, in both languages:
//! `{"diagnostics":[{"code","severity","file","line","column","end_line","end_column","message","hint","labels"}]}`.
//!
//! Lines and columns count from 1, columns in characters; the end is the place after the last character.

use super::{Diagnostic, Label, Text, View, Words, visible};
use crate::source::{Sources, Span};
use serde::Serialize;
use std::fmt::Write as _;
use std::io::{self, Write};

pub(super) const ABOUT: Words = Words::new(
    "một đối tượng JSON, đủ hai ngôn ngữ, cho chương trình khác đọc",
    "one JSON object in both languages, for programs",
);

pub(super) fn render(
    diagnostics: &[Diagnostic],
    sources: &Sources,
    view: &View,
    out: &mut dyn Write,
) -> io::Result<()> {
    let report = Report { diagnostics: diagnostics.iter().map(|d| Finding::new(d, sources, view)).collect() };
    let json = serde_json::to_string(&report)?;
    // JSON leaves some characters bare that a terminal obeys. They can only stand inside strings, so an escape
    // keeps the value.
    let mut safe = String::with_capacity(json.len() + 1);
    for c in json.chars() {
        if visible::is_hidden(c) {
            let _ = write!(safe, "\\u{:04x}", u32::from(c));
        } else {
            safe.push(c);
        }
    }
    writeln!(out, "{safe}")
}

#[derive(Serialize)]
struct Report<'a> {
    diagnostics: Vec<Finding<'a>>,
}

#[derive(Serialize)]
struct Finding<'a> {
    code: &'static str,
    severity: &'static str,
    #[serde(flatten)]
    place: Place,
    message: Both<'a>,
    hint: Option<Both<'a>>,
    labels: Vec<Remark<'a>>,
}

#[derive(Serialize)]
struct Remark<'a> {
    #[serde(flatten)]
    place: Place,
    message: Both<'a>,
}

#[derive(Serialize)]
struct Place {
    file: String,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
}

#[derive(Serialize)]
struct Both<'a> {
    vi: &'a str,
    en: &'a str,
}

impl<'a> Finding<'a> {
    fn new(finding: &'a Diagnostic, sources: &Sources, view: &View) -> Self {
        let remark =
            |label: &'a Label| Remark { place: Place::new(label.span, sources, view), message: Both::new(&label.text) };
        Finding {
            code: finding.rule.code,
            severity: finding.severity.as_str(),
            place: Place::new(finding.span, sources, view),
            message: Both::new(&finding.message),
            hint: finding.hint.as_ref().map(Both::new),
            labels: finding.labels.iter().map(remark).collect(),
        }
    }
}

impl Place {
    fn new(span: Span, sources: &Sources, view: &View) -> Self {
        let file = sources.file(span.file);
        let (start, end) = (file.position(span.start), file.position(span.end));
        Place {
            file: view.path(file.path()),
            line: start.line,
            column: start.column,
            end_line: end.line,
            end_column: end.column,
        }
    }
}

impl<'a> Both<'a> {
    fn new(text: &'a Text) -> Self {
        Both { vi: &text.vi, en: &text.en }
    }
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::format::testing::{example, shown};
    use crate::diagnostic::{Format, Language, Text};

    #[test]
    fn the_object_holds_places_and_both_languages() {
        let (mut findings, sources) = example("Họ và tên\nTỔ DÂN PHỐ", "PHỐ");
        let span = findings[0].span;
        let labelled = findings.remove(0).label(span, Text::new("đây", "here"));
        let json = shown(&[labelled], &sources, Format::Json, Language::Vi);
        assert_eq!(
            json,
            concat!(
                r#"{"diagnostics":[{"code":"G999","severity":"error","file":"content/awards/a,b.csv","#,
                r#""line":2,"column":8,"end_line":2,"end_column":11,"#,
                r#""message":{"vi":"tên “\u001b[31mđỏ\u009b” lạ: 100%","en":"odd name “\u001b[31mred\u009b”: 100%"},"#,
                r#""hint":{"vi":"Sửa lại,\nrồi chạy lại.","en":"Mend it,\nthen run again."},"#,
                r#""labels":[{"file":"content/awards/a,b.csv","line":2,"column":8,"end_line":2,"end_column":11,"#,
                r#""message":{"vi":"đây","en":"here"}}]}]}"#,
                "\n"
            )
        );
        let parsed: serde_json::Value = serde_json::from_str(&json).unwrap();
        assert_eq!(parsed["diagnostics"][0]["message"]["vi"], "tên “\u{1b}[31mđỏ\u{9b}” lạ: 100%");
    }
}
