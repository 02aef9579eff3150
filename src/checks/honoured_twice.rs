//! One achievement honoured twice.

use super::Check;
use crate::diagnostic::{Diagnostic, Rule, Severity, Text, Words};
use crate::model::{DoubleHonour, RowAddress, Site, double_honours};
use crate::text;

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

impl Check for HonouredTwice {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn site(&self, site: &Site, out: &mut Vec<Diagnostic>) {
        out.extend(double_honours(site).iter().map(|found| twice(site, found)));
    }
}

fn twice(site: &Site, found: &DoubleHonour) -> Diagnostic {
    let row = |at: RowAddress| &site.award_lists[at.list].rows[at.row];
    let (first, second) = (row(found.first), row(found.second));
    let (name, ordinal) = (&second.name.value, first.ordinal);
    let path = site.sources.path(site.award_lists[found.first.list].rows_source);
    let (what_vi, what_en) = if found.same_achievement {
        ("về cùng một thành tích", "for this achievement")
    } else {
        ("bằng hình thức này", "by this form")
    };
    RULE.at(
        second.name.span,
        text!(
            "“{name}” đã được khen {what_vi} ở dòng {ordinal} của {path}",
            "“{name}” is honoured {what_en} in row {ordinal} of {path} already"
        ),
    )
    .label(first.name.span, Text::new("lần khen trước", "the honour before"))
    .hint(text!(
        "xóa dòng thừa, ghi rõ thành tích khác nhau, hoặc ghi “Đã hủy bỏ”",
        "delete the row too many, tell the achievements apart, or mark it revoked"
    ))
}
