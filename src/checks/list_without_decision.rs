//! Lists that count as granted without the decision that grants them.

use super::Check;
use super::written::Written;
use crate::diagnostic::{Diagnostic, Rule, Severity, Words};
use crate::model::{AwardList, Site};
use crate::text;

/// A granted list without its decision.
pub static RULE: Rule = Rule {
    code: "G506",
    name: "list-without-decision",
    severity: Severity::Error,
    title: Words::new("Danh sách đã khen thưởng mà thiếu quyết định", "A granted list without its decision"),
    explanation: Words::new(
        "Danh sách ở tình trạng granted, corrected hoặc revoked phải ghi quyết định khen thưởng: số, ngày, cơ quan ban hành. Không có quyết định thì chưa thể công bố là đã khen.\n\nThêm khóa decision, hoặc để tình trạng proposed hay consultation nếu còn đang xét.",
        "A list that is granted, corrected or revoked must give its decision: number, date and issuer. Without one nothing can be announced as granted.\n\nAdd the key `decision`, or set the status to proposed or consultation while it is under way.",
    ),
};

pub(super) struct ListWithoutDecision;

impl Check for ListWithoutDecision {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn site(&self, site: &Site, out: &mut Vec<Diagnostic>) {
        let lists = site.award_lists.records().iter();
        let decided = lists.filter(|list| list.status.value.is_decided() && list.decision.is_none());
        out.extend(decided.filter(|list| !Written::of(site, list.file).has("decision")).map(without));
    }
}

fn without(list: &AwardList) -> Diagnostic {
    let status = list.status.value.as_str();
    RULE.at(
        list.status.span,
        text!("danh sách ghi “{status}” nhưng không có quyết định", "the list is `{status}` but names no decision"),
    )
    .hint(text!(
        "thêm dòng: decision = {{ number = \"…/QĐ-UBND\", issued = 2026-12-01, issuer = \"…\" }}",
        "add a line: decision = {{ number = \"…/QĐ-UBND\", issued = 2026-12-01, issuer = \"…\" }}"
    ))
}
