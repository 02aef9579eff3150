//! Personal data where it may not stand.
//!
//! Anywhere but in `contact` keys, and in texts that `[privacy] allow` admits.

mod scan;

pub use scan::{Finding, PersonalData, scan};

use super::{Check, FileTexts, TextRun};
use crate::diagnostic::{Diagnostic, Rule, Severity, Words};
use crate::model::Site;
use crate::source::Span;
use crate::text;
use crate::vietnamese::fold;

/// Personal data in what is published.
pub static RULE: Rule = Rule {
    code: "G601",
    name: "personal-data",
    severity: Severity::Error,
    title: Words::new("Dữ liệu cá nhân trong nội dung", "Personal data in content"),
    explanation: Words::new(
        "Không công bố số căn cước (9 hoặc 12 chữ số), số điện thoại, ngày sinh đầy đủ, địa chỉ nhà, số tài khoản ngân hàng của bất kỳ ai. Chỉ các khóa contact (liên hệ của cơ quan) được phép có điện thoại và địa chỉ.\n\nXóa hoặc che dữ liệu: năm sinh thay cho ngày sinh, tổ dân phố thay cho số nhà. Số của cơ quan (đường dây nóng, trụ sở) thì chuyển vào khóa contact, hoặc khai báo trong site.toml kèm lý do: [privacy] allow = [{ text = \"…\", reason = \"…\" }].",
        "Nobody's identity number (9 or 12 digits), phone number, full date of birth, home address or bank account is published. Only `contact` keys (how to reach an office) may hold a phone number and an address.\n\nDelete it or make it coarser: the year instead of the date of birth, the residential group instead of the house. What belongs to an office (a hotline, its address) goes into a `contact` key, or is admitted in site.toml with a reason: [privacy] allow = [{ text = \"…\", reason = \"…\" }].",
    ),
};

pub(super) struct NoPersonalData;

impl Check for NoPersonalData {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn texts(&self, site: &Site, texts: &FileTexts<'_>, out: &mut Vec<Diagnostic>) {
        let mut allowed: Option<Vec<String>> = None;
        for run in texts.runs().filter(|run| !is_exempt(run)) {
            let blocks = run.blocks().flat_map(|(start, block)| scan(block).into_iter().map(move |it| (start, it)));
            for (start, Finding { kind, range }) in blocks {
                let range = start + range.start..start + range.end;
                let written = &run.text()[range.clone()];
                let texts = site.settings.privacy_allow.iter().map(|allowed| &allowed.text.value);
                let allowed = allowed.get_or_insert_with(|| texts.map(|text| bare(text)).collect());
                if !is_allowed(written, allowed) && !is_figure(run, kind) {
                    out.push(personal(kind, run.span(range)));
                }
            }
        }
    }
}

/// Keys in which such data is meant to stand, and addresses of the web.
fn is_exempt(run: &TextRun) -> bool {
    let Some(key) = run.key() else { return false };
    let mut parts = key.split('.');
    key.starts_with("privacy.") || parts.any(|part| matches!(part, "contact" | "url" | "base_url"))
}

/// Whether a number is a result's figure, which is told from a number of a person by its key alone.
fn is_figure(run: &TextRun, kind: PersonalData) -> bool {
    let figure = run.key().is_some_and(|key| matches!(key, "result.before" | "result.after"));
    figure && kind == PersonalData::IdentityNumber && !run.text().trim_start().starts_with('0')
}

/// Letters and digits alone, folded.
fn bare(text: &str) -> String {
    fold(text).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Whether what was found is part of an allowed text, or an allowed text and no more than words around it.
fn is_allowed(written: &str, allowed: &[String]) -> bool {
    let written = bare(written);
    allowed.iter().filter(|text| !text.is_empty()).any(|text| {
        let beyond = || written.replacen(text.as_str(), "", 1).contains(|c: char| c.is_ascii_digit());
        text.contains(&written) || (written.contains(text.as_str()) && !beyond())
    })
}

fn personal(kind: PersonalData, span: Span) -> Diagnostic {
    let (what, instead) = words(kind);
    let (vi, en) = (what.vi, what.en);
    let (instead_vi, instead_en) = (instead.vi, instead.en);
    RULE.at(span, text!("chỗ này là {vi}", "this is {en}")).hint(text!(
        "{instead_vi}; số của cơ quan thì ghi vào khóa contact hoặc [privacy] allow",
        "{instead_en}; what belongs to an office goes into `contact` or [privacy] allow"
    ))
}

fn words(kind: PersonalData) -> (Words, Words) {
    let delete = Words::new("xóa đi", "delete it");
    match kind {
        PersonalData::IdentityNumber => (Words::new("số căn cước, số định danh", "an identity number"), delete),
        PersonalData::PhoneNumber => (Words::new("số điện thoại", "a phone number"), delete),
        PersonalData::BankAccount => (Words::new("số tài khoản ngân hàng", "a bank account"), delete),
        PersonalData::BirthDate => (
            Words::new("ngày sinh đầy đủ", "a full date of birth"),
            Words::new("chỉ ghi năm sinh", "write the year alone"),
        ),
        PersonalData::HouseAddress => (
            Words::new("địa chỉ nhà", "a home address"),
            Words::new("chỉ ghi tổ dân phố, phường", "write the residential group or ward alone"),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_allowed_text_admits_itself_and_nothing_more() {
        let allowed = [bare("Đường dây nóng 1900 0000"), bare("12 Trần Phú")];
        for text in ["1900 0000", "19000000", "1900.0000", "số 12 đường Trần Phú".replace("đường ", "").as_str()]
        {
            assert!(is_allowed(text, &allowed), "{text}");
        }
        for text in ["1900 0001", "19000000 0912345678", "số 112 Trần Phú"] {
            assert!(!is_allowed(text, &allowed), "{text}");
        }
    }
}
