//! Plans whose date is blank, or blank in part.

use super::Check;
use super::written::Written;
use crate::diagnostic::{Diagnostic, Rule, Severity, Text, Words};
use crate::model::{Plan, Site};
use crate::source::{Span, Spanned};
use crate::syntax::PartialDate;
use crate::text;

/// A plan without its full date.
pub static RULE: Rule = Rule {
    code: "G511",
    name: "plan-without-date",
    severity: Severity::Warning,
    title: Words::new("Kế hoạch chưa đủ ngày ban hành", "A plan without its full date"),
    explanation: Words::new(
        "Văn bản cần ngày, tháng, năm ban hành để viện dẫn đúng. Bản gốc để trống ngày thì ghi \"2026-04\", để trống cả tháng thì ghi \"2026\"; đừng đoán. Có ngày rồi thì bổ sung.\n\nKế hoạch ban hành kèm theo một quyết định (attached_to) lấy ngày của quyết định nên không bị nhắc.",
        "A document is cited with the day of its issue. Where the original leaves the day blank write \"2026-04\", the month too: \"2026\"; do not guess. Add the rest once it is known.\n\nA plan that a decision promulgates (`attached_to`) has that decision's date and is not reported.",
    ),
};

pub(super) struct PlanWithoutDate;

impl Check for PlanWithoutDate {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn site(&self, site: &Site, out: &mut Vec<Diagnostic>) {
        let full = |plan: &Plan| plan.issued.is_some_and(|issued| issued.value.full().is_some());
        for plan in site.plans.records().iter().filter(|plan| !full(plan)) {
            let written = Written::of(site, plan.file);
            if written.has("attached_to") {
                continue;
            }
            match plan.issued {
                Some(issued) => out.push(partial(issued)),
                None if written.has("issued") => {}
                None => out.push(without(plan)),
            }
        }
    }
}

fn partial(issued: Spanned<PartialDate>) -> Diagnostic {
    let date = issued.value;
    let missing = match date.month() {
        Some(_) => Words::new("ngày", "day"),
        None => Words::new("ngày và tháng", "day and month"),
    };
    let (vi, en) = (missing.vi, missing.en);
    RULE.at(issued.span, text!("ngày ban hành {date} còn thiếu {vi}", "the date of issue, {date}, lacks the {en}"))
        .hint(hint())
}

fn without(plan: &Plan) -> Diagnostic {
    RULE.at(Span::top(plan.file), text!("văn bản này chưa ghi ngày ban hành", "this document has no date of issue"))
        .hint(hint())
}

fn hint() -> Text {
    Text::new(
        "có ngày rồi thì ghi: issued = 2026-04-15; bản gốc để trống thì không cần làm gì",
        "once known, write: issued = 2026-04-15; if the original leaves a blank, nothing is to be done",
    )
}
