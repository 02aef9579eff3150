//! Personal data where it may not stand.
//!
//! Anywhere but in `contact` keys, and in texts that `[privacy] allow` admits.

mod rows;
mod scan;

pub use scan::{Finding, PersonalData, is_old_date, scan, unexplained_date};

use super::Check;
use crate::diagnostic::{Diagnostic, Rule, Severity, Words};
use crate::model::{Settings, Site};
use crate::source::Span;
use crate::syntax::{FileTexts, LabelledCell, TextRun, readable};
use crate::text;
use crate::vietnamese::fold;
use std::cell::OnceCell;

/// Personal data in what is published.
pub static RULE: Rule = Rule {
    code: "G601",
    name: "personal-data",
    severity: Severity::Error,
    title: Words::new("Dữ liệu cá nhân trong nội dung", "Personal data in content"),
    explanation: Words::new(
        "Không công bố số căn cước (9 hoặc 12 chữ số), hộ chiếu, số điện thoại, thư điện tử riêng, ngày sinh đầy đủ, địa chỉ nhà, số tài khoản hay thẻ ngân hàng, mã số thuế, số bảo hiểm, biển số xe của bất kỳ ai, cũng không công bố tên đầy đủ của trẻ em. Chỉ các khóa contact (liên hệ của cơ quan) được phép có điện thoại, thư điện tử và địa chỉ.\n\nXóa hoặc che dữ liệu: năm sinh thay cho ngày sinh, tổ dân phố thay cho số nhà, tên viết tắt của trẻ em (hoặc khai báo tên ấy kèm hai văn bản đồng ý, của em và của cha mẹ). Số của cơ quan (đường dây nóng, trụ sở) thì chuyển vào khóa contact, hoặc khai báo trong site.toml kèm lý do: [privacy] allow = [{ text = \"…\", reason = \"…\" }]. Xem hết các chỗ như vậy: guong check --privacy.",
        "Nobody's identity number (9 or 12 digits), passport, phone number, private mail address, full date of birth, home address, bank account or card, tax code, insurance number or number plate is published, nor a child's full name. Only `contact` keys (how to reach an office) may hold a phone number, a mail address and an address.\n\nDelete it or make it coarser: the year instead of the date of birth, the residential group instead of the house, a child's initials (or admit the name with both consents, the child's and the parents'). What belongs to an office (a hotline, its address) goes into a `contact` key, or is admitted in site.toml with a reason: [privacy] allow = [{ text = \"…\", reason = \"…\" }]. All such places at a glance: guong check --privacy.",
    ),
};

/// Personal data, or what may be, at one place, and why it may or may not stand there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Weighed {
    /// What it is.
    pub kind: PersonalData,
    /// Where it stands.
    pub span: Span,
    /// As it is written.
    pub written: String,
    /// Whether it may stand there.
    pub verdict: Verdict,
}

/// Whether personal data may stand where it was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// It may not.
    Refused,
    /// `[privacy] allow` admits it, by the entry of this index.
    Admitted(usize),
    /// It stands in a `contact` key, which says how an office is reached.
    Contact,
}

pub(super) struct NoPersonalData;

impl Check for NoPersonalData {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn site(&self, site: &Site, out: &mut Vec<Diagnostic>) {
        let refused = rows::of_lists(site).into_iter().filter(|it| it.verdict == Verdict::Refused);
        out.extend(refused.map(|it| personal(it.kind, it.span)));
    }

    fn words(&self, settings: &Settings, texts: &FileTexts, out: &mut Vec<Diagnostic>) {
        let refused = weigh(settings, texts).into_iter().filter(|it| it.verdict == Verdict::Refused);
        out.extend(refused.map(|it| personal(it.kind, it.span)));
    }
}

/// All personal data in the texts of a file, refused or not, in the order of places within each text.
#[must_use]
pub fn weigh(settings: &Settings, texts: &FileTexts) -> Vec<Weighed> {
    let mut scale = Scale::new(settings);
    for run in texts.runs().filter(|run| !is_exempt(run)) {
        scale.run(run);
    }
    cells(&mut scale, texts);
    rows::children(&mut scale, texts);
    for (name, span) in texts.published_names() {
        scale.name(name, span);
    }
    scale.found
}

/// What the header of a column tells of its cells; what tells itself was found with the other words.
fn cells(scale: &mut Scale<'_>, texts: &FileTexts) {
    for LabelledCell { label, cell, .. } in texts.labelled_cells() {
        let (ahead, text) = (format!("{label}: "), cell.text.as_str());
        // A column "Số nhà" may count houses.
        let counts = !text.contains(char::is_alphabetic);
        let told = |finding: &Finding| {
            finding.range.end > ahead.len() && !(counts && finding.kind == PersonalData::HouseAddress)
        };
        if !scan::is_small_number(text)
            && let Some(finding) = scan(&format!("{ahead}{text}")).into_iter().find(told)
            && scan(text).is_empty()
        {
            scale.add(finding.kind, cell.span, text, false);
        }
    }
    rows::acquit(scale, texts);
    // Day, month and year of birth in a column each.
    let told = |three: &&[LabelledCell]| three[2].label.ends_with("sinh") || three[2].label.ends_with("SINH");
    for three in texts.labelled_cells().windows(3).filter(told) {
        let labels = three.iter().map(|it| fold(&it.label)).collect::<Vec<_>>().join(" ");
        let labelled = matches!(labels.as_str(), "ngay thang nam sinh" | "ngay sinh thang sinh nam sinh");
        let date = three.iter().map(|it| it.cell.text.trim()).collect::<Vec<_>>().join("/");
        if labelled && scan(&format!("ngày sinh {date}")).iter().any(|found| found.kind == PersonalData::BirthDate) {
            let [LabelledCell { cell: first, .. }, .., LabelledCell { cell: last, .. }] = three else { continue };
            scale.add(PersonalData::BirthDate, Span { end: last.span.end, ..first.span }, &date, false);
        }
    }
}

/// A text of a `contact` key: its key, the text and its place.
pub type ContactText = (String, String, Span);

/// All personal data of a portal, refused or not, and all texts of `contact` keys.
#[must_use]
pub fn audit(site: &Site) -> (Vec<Weighed>, Vec<ContactText>) {
    let (mut weighed, mut contacts) = (Vec::new(), Vec::new());
    for file in super::linked::files(site) {
        let texts = file.texts(site);
        weighed.extend(weigh(&site.settings, &texts));
        for run in texts.runs().filter(|run| is_contact(run)) {
            let key = run.key().unwrap_or_default().to_owned();
            contacts.push((key, run.text().to_owned(), run.span(0..run.text().len())));
        }
    }
    weighed.extend(rows::of_lists(site));
    weighed.sort_by_key(|it| (it.span.file, it.span.start));
    weighed.dedup();
    (weighed, contacts)
}

/// Whether a text says how an office is reached.
fn is_contact(run: &TextRun) -> bool {
    run.key().is_some_and(|key| key.split('.').any(|part| part == "contact"))
}

/// Weighs what is found against what the site admits.
struct Scale<'s> {
    settings: &'s Settings,
    /// The admitted texts, bare.
    allowed: OnceCell<Vec<String>>,
    found: Vec<Weighed>,
}

impl<'s> Scale<'s> {
    fn new(settings: &'s Settings) -> Self {
        Scale { allowed: OnceCell::new(), settings, found: Vec::new() }
    }

    fn run(&mut self, run: &TextRun) {
        let contact = is_contact(run);
        if run.key().is_some_and(|key| matches!(key, "photo.file" | "original" | "rows")) {
            self.name(run.text(), run.span(0..run.text().len()));
            return;
        }
        // A cell that holds a day long past and nothing else says when somebody was born.
        if run.is_cell() && is_old_date(run.text()) {
            self.add(PersonalData::BirthDate, run.span(0..run.text().len()), run.text(), false);
            return;
        }
        if run.key().is_some_and(|key| key.rsplit('.').next() == Some("url")) {
            self.address(run);
            return;
        }
        let before = self.found.len();
        // "Số tài khoản:" may be a paragraph of its own.
        let mut label = "";
        for (start, block) in run.blocks() {
            let ahead = if label.is_empty() || !block.bytes().any(|byte| byte.is_ascii_digit()) { "" } else { label };
            let findings = if ahead.is_empty() { scan(block) } else { scan(&format!("{ahead}{block}")) };
            for Finding { kind, range } in findings.into_iter().filter(|finding| finding.range.end > ahead.len()) {
                let range = start + range.start.saturating_sub(ahead.len())..start + range.end - ahead.len();
                if !is_figure(run, kind) {
                    self.add(kind, run.span(range.clone()), &run.text()[range], contact);
                }
            }
            let words = block.trim_end();
            if block.len() < 80 && words.ends_with(':') {
                label = block;
            } else if !words.is_empty() {
                label = "";
            }
        }
        // Who is told of, and a day on which nothing else happened.
        if run.key() == Some("subject")
            && let Some(date) = unexplained_date(run.text())
            && !self.found[before..].iter().any(|found| found.kind == PersonalData::BirthDate)
        {
            self.add(PersonalData::BirthDate, run.span(date.clone()), &run.text()[date], contact);
        }
    }

    /// An address of the web. The numbers of pages and documents in it look like those of people, unless they begin with
    /// a 0.
    fn address(&mut self, run: &TextRun) {
        let address = readable(run.text());
        let told = |finding: &Finding| match finding.kind {
            PersonalData::PhoneNumber | PersonalData::Email => true,
            PersonalData::IdentityNumber => address[finding.range.clone()].starts_with('0'),
            _ => false,
        };
        if let Some(finding) = scan(&address).into_iter().find(told) {
            self.add(finding.kind, run.span(0..run.text().len()), &address[finding.range], false);
        }
    }

    /// A file's name, which parts its words with dashes.
    fn name(&mut self, name: &str, span: Span) {
        let whole = |finding: &Finding| name[finding.range.clone()].split('-').all(|part| part.len() >= 3);
        let number =
            |finding: &Finding| matches!(finding.kind, PersonalData::PhoneNumber | PersonalData::IdentityNumber);
        // Most names are plain words with a short number, or none. A number that is spelled begins with a K.
        let digits = name.bytes().filter(u8::is_ascii_digit).count();
        let numbers = if digits < 6 && name.is_ascii() && !name.contains(['k', 'K']) { Vec::new() } else { scan(name) };
        let found = numbers.into_iter().find(|finding| whole(finding) && number(finding));
        // "so-nha-12-duong-le-loi", "sinh-ngay-12-3-1985". A large number at the end tells one file from others.
        let told = |finding: &Finding| match finding.kind {
            PersonalData::BirthDate => true,
            PersonalData::HouseAddress => finding.range.end < name.len() || last_number(name) < LARGE,
            _ => false,
        };
        let found = found.or_else(|| scan(&name.replace(['-', '_'], " ")).into_iter().find(told));
        if let Some(finding) = found {
            self.add(finding.kind, span, &name[finding.range], false);
        }
    }

    fn add(&mut self, kind: PersonalData, span: Span, written: &str, contact: bool) {
        let reaches = matches!(kind, PersonalData::PhoneNumber | PersonalData::HouseAddress | PersonalData::Email);
        let entries = &self.settings.privacy_allow;
        let allowed = self.allowed.get_or_init(|| entries.iter().map(|entry| bare(&entry.text.value)).collect());
        let verdict = match admitted(written, allowed) {
            _ if contact && reaches => Verdict::Contact,
            Some(index) => Verdict::Admitted(index),
            None => Verdict::Refused,
        };
        self.found.push(Weighed { kind, span, written: written.to_owned(), verdict });
    }
}

/// From where on a number is none of a house or alley.
const LARGE: u64 = 1000;

/// The number that a file's name ends in; 0 where it ends in none.
fn last_number(name: &str) -> u64 {
    let digits = name.bytes().rev().take_while(u8::is_ascii_digit).count();
    match &name[name.len() - digits..] {
        "" => 0,
        digits => digits.parse().unwrap_or(u64::MAX),
    }
}

/// Keys in which such data is meant to stand, and the portal's own address.
fn is_exempt(run: &TextRun) -> bool {
    let Some(key) = run.key() else { return false };
    key.starts_with("privacy.") || key == "base_url"
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

/// The first of the allowed texts that what was found is part of, or is, with no more than words around it.
fn admitted(written: &str, allowed: &[String]) -> Option<usize> {
    let written = bare(written);
    allowed.iter().position(|text| {
        let beyond = || written.replacen(text.as_str(), "", 1).contains(|c: char| c.is_ascii_digit());
        !text.is_empty() && (text.contains(&written) || (written.contains(text.as_str()) && !beyond()))
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

/// What a kind of personal data is called, and what is to be done about it.
#[must_use]
pub fn words(kind: PersonalData) -> (Words, Words) {
    let delete = Words::new("xóa đi", "delete it");
    match kind {
        PersonalData::IdentityNumber => (Words::new("số căn cước, số định danh", "an identity number"), delete),
        PersonalData::PhoneNumber => (Words::new("số điện thoại", "a phone number"), delete),
        PersonalData::BankAccount => (Words::new("số tài khoản, số thẻ ngân hàng", "a bank account or card"), delete),
        PersonalData::TaxCode => (Words::new("mã số thuế của một người", "a person's tax code"), delete),
        PersonalData::InsuranceNumber => {
            (Words::new("số bảo hiểm của một người", "a person's insurance number"), delete)
        }
        PersonalData::NumberPlate => (Words::new("biển số xe", "a number plate"), delete),
        PersonalData::Minor => (
            Words::new("tên đầy đủ của trẻ em", "a child's full name"),
            Words::new(
                "chỉ ghi tên viết tắt, hoặc khai báo kèm hai văn bản đồng ý",
                "write the initials, or admit it with both consents",
            ),
        ),
        PersonalData::Email => (
            Words::new("thư điện tử riêng", "a private mail address"),
            Words::new("ghi thư của cơ quan", "write the office's address"),
        ),
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
    use crate::world::{Clock, MemoryWorld};

    #[test]
    fn a_large_number_at_the_end_of_a_name_is_no_house() {
        let world = MemoryWorld::new(Clock::Today("2026-11-21".parse().unwrap()));
        let settings = crate::model::load(&world).0.settings;
        let found = |name: &str| {
            let mut scale = Scale::new(&settings);
            scale.name(name, Span::top(settings.title.span.file));
            scale.found.into_iter().map(|found| found.kind).collect::<Vec<_>>()
        };
        assert_eq!(found("ho-thuong-tru-cua-ngo-205117"), []);
        assert_eq!(found("ho-thuong-tru-cua-ngo-20"), [PersonalData::HouseAddress]);
        assert_eq!(found("so-nha-12-duong-le-loi"), [PersonalData::HouseAddress]);
        assert_eq!(found("so-nha-12-duong-le-loi-205117"), [PersonalData::HouseAddress]);
    }

    #[test]
    fn an_allowed_text_admits_itself_and_nothing_more() {
        let allowed = [bare("Đường dây nóng 1900 0000"), bare("12 Trần Phú")];
        for text in ["1900 0000", "19000000", "1900.0000", "số 12 đường Trần Phú".replace("đường ", "").as_str()]
        {
            assert!(admitted(text, &allowed).is_some(), "{text}");
        }
        for text in ["1900 0001", "19000000 0912345678", "số 112 Trần Phú"] {
            assert!(admitted(text, &allowed).is_none(), "{text}");
        }
    }
}
