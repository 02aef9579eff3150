//! One achievement honoured twice.

use super::Check;
use crate::diagnostic::{Diagnostic, Rule, Severity, Text, Words};
use crate::model::{AwardList, AwardRow, Campaign, Id, Site};
use crate::text;
use crate::vietnamese::{fold, spelling_key};
use std::collections::BTreeMap;

/// One achievement honoured twice.
pub static RULE: Rule = Rule {
    code: "G515",
    name: "honoured-twice",
    severity: Severity::Warning,
    title: Words::new("Một thành tích được khen hai lần", "One achievement honoured twice"),
    explanation: Words::new(
        "Một thành tích không khen hai lần. Hai dòng còn hiệu lực của cùng một phong trào có cùng tên, cùng đơn vị và cùng thành tích; hoặc trong một danh sách, cùng tên, đơn vị và hình thức mà không ghi hai thành tích khác nhau.\n\nXóa dòng thừa, ghi rõ thành tích nếu là hai việc khác nhau, hoặc ghi “Đã hủy bỏ” ở dòng bị hủy. Hai người trùng tên thì ghi chức vụ để phân biệt.",
        "One achievement is not honoured twice. Two standing rows of a campaign have the same name, unit and achievement; or, within one list, the same name, unit and form without two different achievements.\n\nDelete the row too many, tell the achievements apart, or mark the revoked row. Two people of one name are told apart by their titles.",
    ),
};

pub(super) struct HonouredTwice;

/// A standing row, and what of it is compared.
struct Honour<'a> {
    list: &'a AwardList,
    row: &'a AwardRow,
    /// Folded words; empty where it is not said.
    achievement: String,
    position: String,
}

/// Campaign, name and unit.
type Who = (Option<Id<Campaign>>, String, String);

impl Check for HonouredTwice {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn site(&self, site: &Site, out: &mut Vec<Diagnostic>) {
        let mut lists: Vec<&AwardList> = site.award_lists.records().iter().collect();
        lists.sort_by_key(|list| (list.year.value, list.decision.as_ref().map(|it| it.issued.value), &list.id.value));
        let mut honours: BTreeMap<Who, Vec<Honour<'_>>> = BTreeMap::new();
        for list in lists {
            for row in list.standing_rows().filter(|row| !row.name.value.is_empty()) {
                let honour = Honour::new(list, row);
                let before =
                    honours.entry((list.campaign.target(), spelling_key(&row.name.value), unit(row))).or_default();
                out.extend(before.iter().find(|other| other.is_same(&honour)).map(|first| twice(site, first, &honour)));
                before.push(honour);
            }
        }
    }
}

impl<'a> Honour<'a> {
    fn new(list: &'a AwardList, row: &'a AwardRow) -> Self {
        let words = |text: Option<&String>| text.map(|text| words(text)).unwrap_or_default();
        let achievement = words(row.achievement.as_ref().map(|text| &text.value));
        let position = words(row.position.as_ref().map(|text| &text.value));
        Honour { list, row, achievement, position }
    }

    fn is_same(&self, other: &Honour<'_>) -> bool {
        let told_apart = !self.position.is_empty() && !other.position.is_empty() && self.position != other.position;
        let one_list = self.list.file == other.list.file;
        if self.achievement == other.achievement && !self.achievement.is_empty() {
            let one_year = self.list.year.value == other.list.year.value;
            return !(one_list && told_apart) && (one_year || !is_general(&self.achievement));
        }
        let open = self.achievement.is_empty() || other.achievement.is_empty();
        one_list && !told_apart && open && self.row.form.target() == other.row.form.target()
    }
}

/// Words of praise that can be said of every year's work, and so do not make it one achievement.
fn is_general(achievement: &str) -> bool {
    const PRAISE: [&str; 6] = [
        "hoan thanh xuat sac",
        "hoan thanh tot",
        "thanh tich xuat sac",
        "co thanh tich",
        "co nhieu thanh tich",
        "co nhieu dong gop",
    ];
    PRAISE.iter().any(|praise| achievement.contains(praise)) && !achievement.contains(|c: char| c.is_ascii_digit())
}

/// The unit of the register, or what is written, folded.
fn unit(row: &AwardRow) -> String {
    match &row.unit {
        Some(unit) => unit.unit.map_or_else(|| words(&unit.text.value), |id| format!("#{}", id.index())),
        None => String::new(),
    }
}

/// The words of a text for comparison: folded, without punctuation.
fn words(text: &str) -> String {
    let folded = fold(text);
    folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

fn twice(site: &Site, first: &Honour<'_>, second: &Honour<'_>) -> Diagnostic {
    let (name, ordinal) = (&second.row.name.value, first.row.ordinal);
    let path = site.sources.file(first.list.rows_source).path();
    let (what_vi, what_en) = if second.achievement == first.achievement && !second.achievement.is_empty() {
        ("về cùng một thành tích", "for this achievement")
    } else {
        ("bằng hình thức này", "by this form")
    };
    RULE.at(
        second.row.name.span,
        text!(
            "“{name}” đã được khen {what_vi} ở dòng {ordinal} của {path}",
            "“{name}” is honoured {what_en} in row {ordinal} of {path} already"
        ),
    )
    .label(first.row.name.span, Text::new("lần khen trước", "the honour before"))
    .hint(text!(
        "xóa dòng thừa, ghi rõ thành tích khác nhau, hoặc ghi “Đã hủy bỏ”",
        "delete the row too many, tell the achievements apart, or mark it revoked"
    ))
}
