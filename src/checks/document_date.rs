//! Known documents that a text gives another date.

use super::{Check, LinkedTexts};
use crate::diagnostic::{Diagnostic, Rule, Severity, Text, Words};
use crate::model::{Cited, Site, agrees, issued};
use crate::source::Span;
use crate::syntax::PartialDate;
use crate::text;

/// A known document with a wrong date.
pub static RULE: Rule = Rule {
    code: "G606",
    name: "document-date",
    severity: Severity::Warning,
    title: Words::new("Ngày của văn bản viện dẫn không khớp", "A known document with a wrong date"),
    explanation: Words::new(
        "Văn bản được nhắc có trong sổ văn bản (documents.toml hoặc plans/), nhưng ngày viết ở đây khác ngày trong sổ.\n\nTra lại bản gốc rồi sửa chỗ sai: câu này hoặc sổ văn bản. Nếu là văn bản khác trùng số của cơ quan khác, khai báo văn bản ấy vào sổ.",
        "The document is in the register (documents.toml or plans/), but the date given here is not the one of the register.\n\nLook at the original and correct the one that is wrong. If another authority's document of the same number is meant, add it to the register.",
    ),
};

pub(super) struct DocumentDate;

impl Check for DocumentDate {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn links(&self, site: &Site, texts: &LinkedTexts<'_>, out: &mut Vec<Diagnostic>) {
        for (run, mentioned) in texts.mentions() {
            let cited = mentioned.cited.or(mentioned.of_other_year);
            let (Some(cited), Some(date)) = (cited, &mentioned.mention.date) else { continue };
            let known = issued(site, cited);
            if agrees(&mentioned.mention, known) != Some(false) {
                continue;
            }
            if let Some(known) = known {
                let name = run.text().get(mentioned.range.clone()).unwrap_or("");
                out.push(wrong(name, known, run.span(date.range.clone()), place(site, cited)));
            }
        }
    }
}

/// Where the register gives the date.
fn place(site: &Site, cited: Cited) -> Option<Span> {
    match cited {
        Cited::Document(id) => site.documents[id].issued.map(|issued| issued.span),
        Cited::Plan(id) => site.plans[id].issued.map(|issued| issued.span),
    }
}

fn wrong(name: &str, known: PartialDate, span: Span, register: Option<Span>) -> Diagnostic {
    let date = in_words(known);
    let found = RULE
        .at(
            span,
            text!("“{name}” ban hành {date}, không phải ngày này", "“{name}” was issued {known}, not on this date"),
        )
        .hint(text!(
            "viết {date}, hoặc sửa sổ văn bản nếu sổ sai",
            "write {known}, or correct the register if it is wrong"
        ));
    match register {
        Some(span) => found.label(span, Text::new("ngày trong sổ văn bản", "the date in the register")),
        None => found,
    }
}

/// As official texts write it: `ngày 22/12/2024`, `tháng 12/2024`, `năm 2024`.
fn in_words(date: PartialDate) -> String {
    let year = date.year();
    match (date.day(), date.month()) {
        // Decree 30/2020/NĐ-CP: days below 10 and the months 1 and 2 carry a zero.
        (Some(day), Some(month)) if month < 3 => format!("ngày {day:02}/{month:02}/{year}"),
        (Some(day), Some(month)) => format!("ngày {day:02}/{month}/{year}"),
        (None, Some(month)) => format!("tháng {month}/{year}"),
        _ => format!("năm {year}"),
    }
}
