//! Turns what the template engine reports into findings with a file and a place.

use std::collections::BTreeMap;

use tera::ErrorKind;

use crate::diagnostic::{Diagnostic, Text};
use crate::source::{FileId, Span};
use crate::text;

use super::layers::TextFile;
use super::rules;

/// The templates by the name that the engine knows them by.
#[derive(Clone, Debug, Default)]
pub(super) struct TemplateIndex {
    files: BTreeMap<String, (FileId, String)>,
}

impl TemplateIndex {
    pub(super) fn new(templates: &[TextFile]) -> Self {
        let entry = |file: &TextFile| (file.template_name(), (file.id, file.text.clone()));
        TemplateIndex { files: templates.iter().map(entry).collect() }
    }

    /// The span of bytes in a template; the top of the first file where the name is unknown.
    fn span(&self, name: &str, range: &std::ops::Range<usize>) -> Span {
        self.files.get(name).map_or_else(Span::default, |(id, _)| Span::new(*id, range.start, range.end))
    }

    /// The top of the template that `name` (without a layer) stands for.
    pub(super) fn top(&self, name: &str) -> Span {
        let candidates = ["site/templates/", "site/", "builtin/templates/", "builtin/", ""];
        let file = candidates.iter().find_map(|prefix| self.files.get(&format!("{prefix}{name}")));
        file.map_or_else(Span::default, |(id, _)| Span::top(*id))
    }

    /// The place `name:line:column` (from 1, columns in characters) of the engine's reports.
    fn span_of_place(&self, place: &str) -> Option<Span> {
        let mut parts = place.trim().rsplitn(3, ':');
        let column: usize = parts.next()?.parse().ok()?;
        let line: usize = parts.next()?.parse().ok()?;
        let (id, text) = self.files.get(parts.next()?)?;
        let start: usize = text.split_inclusive('\n').take(line.checked_sub(1)?).map(str::len).sum();
        let within: usize = text[start..].chars().take(column.checked_sub(1)?).map(char::len_utf8).sum();
        Some(Span::new(*id, start + within, start + within))
    }
}

/// A page could not be made: one finding at the place in the template, with the places it was called from.
pub(super) fn rendering(error: &tera::Error, template: &str, index: &TemplateIndex) -> Diagnostic {
    let ErrorKind::RenderingError(report) = error.kind() else {
        return rules::RENDER.at(index.top(template), render_message(template, &error.to_string()));
    };
    let span = index.span(report.filename(), &report.span().range);
    let (detail, known) = split_known_names(report.message());
    let mut finding = rules::RENDER.at(span, render_message(template, detail));
    if let Some(names) = known {
        finding = finding.hint(text!("các giá trị có ở đây: {names}", "the values that exist here: {names}"));
    }
    // The places of the calls are public only in the printed report.
    for line in error.to_string().lines() {
        if let Some(span) = line.strip_prefix("note: called from ").and_then(|place| index.span_of_place(place)) {
            finding = finding.label(span, text!("được gọi từ đây", "called from here"));
        }
    }
    finding
}

fn render_message(template: &str, detail: &str) -> Text {
    let name = template.trim_start_matches("site/").trim_start_matches("builtin/");
    let vi = in_vietnamese(detail);
    Text::new(
        format!("không dựng được trang từ mẫu “{name}”: {vi}"),
        format!("the template `{name}` could not be filled: {detail}"),
    )
}

/// The engine's messages that people meet most, in Vietnamese; others are quoted, for who looks after the theme.
fn in_vietnamese(detail: &str) -> String {
    const KNOWN: [(&str, &str, &str); 9] = [
        ("Variable `", "` is not defined.", "không có giá trị nào tên là “{}”"),
        ("Field `", "` is not defined.", "không có trường nào tên là “{}”"),
        ("Variable `", "` exists but its value is undefined", "“{}” chưa được gán giá trị"),
        ("Unknown filter `", "`", "không có bộ lọc nào tên là “{}”"),
        ("Unknown component `", "`", "không có thành phần nào tên là “{}”"),
        ("Unknown template `", "`", "không có mẫu trang nào tên là “{}”"),
        ("Tried to render a variable", " that is undefined", "giá trị này không có trên trang"),
        ("no value was given for the place {", "}", "chưa đưa giá trị vào chỗ {{}} của câu"),
        ("the words have no place {", "}", "câu không có chỗ {{}} để điền"),
    ];
    let translate = |(start, end, vi): &(&str, &str, &str)| {
        let name = detail.strip_prefix(start)?.strip_suffix(end)?;
        Some(vi.replace("{}", name))
    };
    KNOWN.iter().find_map(translate).unwrap_or_else(|| format!("bộ dựng mẫu báo “{detail}”"))
}

/// Splits the engine's message from its list of names that exist.
fn split_known_names(message: &str) -> (&str, Option<&str>) {
    for mark in [" Available variables: ", " Available fields: "] {
        if let Some((detail, names)) = message.split_once(mark) {
            return (detail, Some(names));
        }
    }
    (message, None)
}

/// The templates could not be loaded: every finding that the engine can give.
pub(super) fn loading(error: &tera::Error, templates: &[TextFile], index: &TemplateIndex) -> Vec<Diagnostic> {
    let syntax: Vec<_> = templates.iter().filter_map(|file| syntax_error(file, index)).collect();
    if !syntax.is_empty() {
        return syntax;
    }
    let report = error.to_string();
    let found: Vec<_> = report.split("\n\n").filter_map(|part| reported(part, index)).collect();
    if !found.is_empty() {
        return found;
    }
    let span = match error.kind() {
        ErrorKind::CircularExtend { tpl, .. } | ErrorKind::CircularInclude { tpl, .. } => index.top(tpl),
        ErrorKind::MissingParent { current, .. } => index.top(current),
        // A component that two files define is named in the message only.
        _ => index
            .files
            .keys()
            .find(|name| report.contains(&format!("`{name}`")))
            .map_or_else(Span::default, |name| index.top(name)),
    };
    vec![invalid(span, &report)]
}

/// The engine stops at the first template with a syntax error; each is tried alone to find all of them.
fn syntax_error(file: &TextFile, index: &TemplateIndex) -> Option<Diagnostic> {
    let name = file.template_name();
    let error = tera::Tera::new().add_raw_template(&name, &file.text).err()?;
    let ErrorKind::SyntaxError(report) = error.kind() else { return None };
    Some(invalid(index.span(&name, &report.span().range), report.message()))
}

/// One paragraph of a report: `error: message` and a line ` --> name:line:column`.
fn reported(paragraph: &str, index: &TemplateIndex) -> Option<Diagnostic> {
    let mut lines = paragraph.lines();
    let detail = lines.next()?.strip_prefix("error: ")?;
    let place = lines.find_map(|line| line.trim_start().strip_prefix("--> "))?;
    Some(invalid(index.span_of_place(place)?, detail))
}

/// `detail` is the engine's message.
fn invalid(span: Span, detail: &str) -> Diagnostic {
    let vi = in_vietnamese(detail);
    rules::INVALID_FILE.at(span, text!("mẫu trang có lỗi: {vi}", "the template is not valid: {detail}"))
}
