//! Numbers and symbols of known documents that are misspelt.

use super::{Check, LinkedTexts};
use crate::diagnostic::{Diagnostic, Rule, Severity, Words};
use crate::model::{Cited, Mentioned, Site};
use crate::source::Span;
use crate::text;
use crate::vietnamese::{self, DocumentNumber, nfc};

/// A misspelt symbol.
pub static RULE: Rule = Rule {
    code: "G607",
    name: "document-spelling",
    severity: Severity::Warning,
    title: Words::new("Số, ký hiệu văn bản viết sai", "A misspelt symbol of a document"),
    explanation: Words::new(
        "Văn bản nhà nước viết số/LOẠI-CƠ QUAN (138/KH-UBND, 152/2025/NĐ-CP), văn bản Đảng viết số-LOẠI/CƠ QUAN (57-NQ/TW), không có dấu cách. Viết khác đi thì người đọc tra không ra.\n\nSửa theo gợi ý.",
        "Documents of the State are written number/TYPE-ISSUER (138/KH-UBND, 152/2025/NĐ-CP), those of the Party number-TYPE/ISSUER (57-NQ/TW), without spaces. Written otherwise they are not found.\n\nCorrect it as suggested.",
    ),
};

pub(super) struct DocumentSpelling;

impl Check for DocumentSpelling {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn links(&self, site: &Site, texts: &LinkedTexts<'_>, out: &mut Vec<Diagnostic>) {
        for (run, mentioned) in texts.mentions() {
            if let vietnamese::Cited::Number { number, range, written } = &mentioned.mention.cited
                && is_known(site, mentioned)
            {
                let right = registered(site, mentioned.cited).unwrap_or(number.canonical.as_str());
                out.extend(misspelt(written, &[right, &number.canonical], run.span(range.clone())));
            }
        }
        for run in texts.texts().runs().filter(|run| run.is_number()) {
            if let Some(number) = DocumentNumber::parse(run.text()) {
                let written = run.text().trim();
                let start = run.text().len() - run.text().trim_start().len();
                out.extend(misspelt(written, &[&number.canonical], run.span(start..start + written.len())));
            }
        }
    }
}

/// Whether the register has a document of this number, be it one or several.
fn is_known(site: &Site, mentioned: &Mentioned) -> bool {
    mentioned.cited.is_some() || site.index.mentions.knows(&mentioned.mention.key())
}

/// The number as the register has it, where that is a right form.
fn registered(site: &Site, cited: Option<Cited>) -> Option<&str> {
    let number = match cited? {
        Cited::Document(id) => &site.documents[id].number,
        Cited::Plan(id) => &site.plans[id].number,
    };
    number.as_ref().map(|number| number.value.as_str()).filter(|number| vietnamese::is_well_formed(number))
}

/// The finding, unless `written` is one of the `right` forms. Eth and decomposed letters have findings of their own.
fn misspelt(written: &str, right: &[&str], span: Span) -> Option<Diagnostic> {
    let compared = nfc(written).replace('Ð', "Đ");
    if right.contains(&compared.as_str()) {
        return None;
    }
    let right = right.first()?;
    let found = RULE
        .at(span, text!("số, ký hiệu “{written}” viết sai", "the symbol `{written}` is misspelt"))
        .hint(text!("viết “{right}”", "write `{right}`"));
    Some(found)
}
