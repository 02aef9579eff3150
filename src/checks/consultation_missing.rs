//! Lists under consultation that do not say how to take part.

use super::Check;
use super::written::Written;
use crate::diagnostic::{Diagnostic, Rule, Severity, Words};
use crate::model::{AwardList, AwardStatus, Site};
use crate::text;

/// A list under consultation without its days.
pub static RULE: Rule = Rule {
    code: "G519",
    name: "consultation-without-days",
    severity: Severity::Warning,
    title: Words::new("Danh sách lấy ý kiến mà không ghi thời hạn", "A consultation without its days"),
    explanation: Words::new(
        "Danh sách đang lấy ý kiến phải cho bà con biết mở từ ngày nào, bao nhiêu ngày và góp ý ở đâu.\n\nThêm: consultation = { opens = 2026-11-02, length = 10, unit = \"working-days\", contact = \"…\" }. Ngày nghỉ lễ khai báo bằng [[holiday]] trong site.toml.",
        "People have to know from which day, for how many days and where they can object to a list.\n\nAdd: consultation = { opens = 2026-11-02, length = 10, unit = \"working-days\", contact = \"…\" }. Public holidays are declared by [[holiday]] in site.toml.",
    ),
};

pub(super) struct ConsultationMissing;

impl Check for ConsultationMissing {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn site(&self, site: &Site, out: &mut Vec<Diagnostic>) {
        let open = |list: &&AwardList| list.status.value == AwardStatus::Consultation && list.consultation.is_none();
        let lists = site.award_lists.records().iter().filter(open);
        out.extend(lists.filter(|list| !Written::of(site, list.file).has("consultation")).map(without));
    }
}

fn without(list: &AwardList) -> Diagnostic {
    RULE.at(
        list.status.span,
        text!(
            "danh sách đang lấy ý kiến nhưng không ghi thời hạn",
            "the list is under consultation but does not say until when"
        ),
    )
    .hint(text!(
        "thêm consultation với opens, length, unit và contact",
        "add `consultation` with opens, length, unit and contact"
    ))
}
