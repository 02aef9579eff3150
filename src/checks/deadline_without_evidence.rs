//! Deadlines that passed without evidence.

use super::Check;
use crate::diagnostic::{Diagnostic, Rule, Severity, Words};
use crate::model::{Campaign, Deadline, DeadlineState, Occurrence, RefTo, Site};
use crate::syntax::PartialDate;
use crate::text;

/// A passed deadline without evidence.
pub static RULE: Rule = Rule {
    code: "G517",
    name: "deadline-without-evidence",
    severity: Severity::Warning,
    title: Words::new("Hạn đã qua mà chưa có văn bản chứng minh", "A passed deadline without evidence"),
    explanation: Words::new(
        "Hạn gần nhất đã qua nhưng kế hoạch chưa ghi văn bản nào chứng minh đã làm, nên trang hiện là quá hạn.\n\nĐã làm thì khai báo văn bản trong documents.toml rồi thêm vào hạn: met = [{ year = 2025, document = \"bc-45-ubnd-2025\" }]. Với hạn hằng năm chỉ xét lần gần nhất.",
        "The latest day of the deadline is past, but the plan names no document that shows that it was met, so the page shows it as overdue.\n\nIf it was, add the document to documents.toml and name it: met = [{ year = 2025, document = \"bc-45-ubnd-2025\" }]. Of a yearly deadline only the latest day counts.",
    ),
};

pub(super) struct DeadlineWithoutEvidence;

impl Check for DeadlineWithoutEvidence {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn site(&self, site: &Site, out: &mut Vec<Diagnostic>) {
        // Without its days a campaign cannot tell when a yearly deadline began.
        let known = |campaign: &Campaign| {
            campaign.start.value != PartialDate::UNKNOWN && campaign.end.value != PartialDate::UNKNOWN
        };
        for (id, plan) in site.plans.iter().filter(|(_, plan)| !plan.unread.may_hold("met")) {
            if plan.campaigns.iter().filter_map(RefTo::target).all(|campaign| known(&site.campaigns[campaign])) {
                let passed = site.occurrences(id).into_iter().filter(|day| day.state == DeadlineState::Passed);
                out.extend(passed.map(|day| without(&plan.deadlines[day.deadline], &day)));
            }
        }
    }
}

fn without(deadline: &Deadline, day: &Occurrence) -> Diagnostic {
    let (due, year) = (day.due, day.due.year());
    let span = deadline.due.as_ref().map_or(deadline.what.span, |due| due.span);
    RULE.at(span, text!("hạn {due} đã qua mà chưa có văn bản chứng minh", "the deadline {due} passed without evidence"))
        .label(deadline.what.span, text!("việc phải làm", "what was due"))
        .hint(text!(
            "thêm: met = [{{ year = {year}, document = \"…\" }}] với mã văn bản báo cáo",
            "add: met = [{{ year = {year}, document = \"…\" }}] with the id of the report"
        ))
}
