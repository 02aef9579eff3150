//! The findings above a previewed page.

use crate::artifact::escape;
use crate::diagnostic::{Diagnostic, Language, Severity, summary};
use crate::driver::Portal;
use std::fmt::Write as _;

/// Stands where no page can be made.
pub const EMPTY_PAGE: &str = "<!doctype html><html lang=\"vi\"><head><meta charset=\"utf-8\"><title>guong serve</title></head><body></body></html>";

/// What is to be shown.
pub struct Findings<'a> {
    /// The portal with its findings.
    pub portal: &'a Portal,
    /// What was found while the page was made.
    pub more: &'a [Diagnostic],
    /// The language that they are told in.
    pub language: Language,
    /// The state of the portal that the page shows.
    pub generation: u128,
}

/// Adds the findings below `<body …>` and the script that shows the page again.
pub fn dress(page: &str, findings: &Findings<'_>) -> String {
    let panel = panel(findings);
    let generation = findings.generation;
    let script = format!("<script src=\"/__guong/reload.js\" data-shown=\"{generation}\" defer></script>");
    let body = page.find("<body").and_then(|start| page[start..].find('>').map(|end| start + end + 1));
    match body {
        Some(at) => format!("{}{panel}{script}{}", &page[..at], &page[at..]),
        None => format!("{page}{panel}{script}"),
    }
}

/// The panel: errors open it, warnings and notes wait closed.
fn panel(findings: &Findings<'_>) -> String {
    let all: Vec<&Diagnostic> = findings.more.iter().chain(&findings.portal.findings).collect();
    if all.is_empty() {
        return String::new();
    }
    let is_bad = all.iter().any(|finding| finding.severity == Severity::Error);
    let (open, color) = if is_bad { (" open", "#98191d") } else { ("", "#5b534b") };
    let counts = summary(all.iter().copied(), findings.language);
    let mut html = format!(
        "<details{open} style=\"font:16px/1.5 system-ui,sans-serif;background:#fff;color:#1d1916;border-bottom:4px solid {color};padding:.5rem 1rem;text-align:left\"><summary style=\"cursor:pointer;color:{color}\"><b>{counts}</b></summary><ol style=\"list-style:decimal;padding-left:2rem;max-height:60vh;overflow:auto\">"
    );
    for finding in all {
        item(&mut html, findings, finding);
    }
    html.push_str("</ol></details>");
    html
}

fn item(html: &mut String, findings: &Findings<'_>, finding: &Diagnostic) {
    let file = findings.portal.site.sources.file(finding.span.file);
    let place = file.position(finding.span.start);
    let (path, line, column) = (escape(file.path()), place.line, place.column);
    let code = finding.rule.code;
    let message = escape(finding.message.get(findings.language));
    let _ = write!(html, "<li style=\"margin:.5rem 0\"><b>{code}</b> {message}<br><code>{path}:{line}:{column}</code>");
    if let Some(hint) = &finding.hint {
        let _ = write!(html, "<br>→ {}", escape(hint.get(findings.language)));
    }
    html.push_str("</li>");
}
