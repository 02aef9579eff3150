//! Plans whose number is blank.

use super::Check;
use super::written::Written;
use crate::diagnostic::{Diagnostic, Rule, Severity, Words};
use crate::model::{Plan, Site};
use crate::source::Span;
use crate::text;

/// A plan without its number.
pub static RULE: Rule = Rule {
    code: "G510",
    name: "plan-without-number",
    severity: Severity::Warning,
    title: Words::new("Kế hoạch chưa ghi số", "A plan without its number"),
    explanation: Words::new(
        "Văn bản chưa ghi số, ký hiệu thì trang hiện “chưa ghi số” và không văn bản nào dẫn tới nó bằng số được. Bản gốc để trống thì cứ để trống, đừng tự đặt số (chỉ in ký hiệu thì ghi number = \"/KH-UBND\"); có số rồi thì bổ sung.\n\nKế hoạch ban hành kèm theo một quyết định (attached_to) không có số riêng nên không bị nhắc.",
        "Without number and symbol the page says that there is none, and no text can cite the plan by it. Where the original leaves a blank, leave it out (where it prints the symbol alone, write number = \"/KH-UBND\"); never invent one. Add it once it is known.\n\nA plan that a decision promulgates (`attached_to`) has no number of its own and is not reported.",
    ),
};

pub(super) struct PlanWithoutNumber;

impl Check for PlanWithoutNumber {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn site(&self, site: &Site, out: &mut Vec<Diagnostic>) {
        let plans = site.plans.records().iter().filter(|plan| plan.number.is_none());
        out.extend(plans.filter_map(|plan| {
            let written = Written::of(site, plan.file);
            let is_blank = plan.symbol.is_some() || !written.has("number");
            (is_blank && !written.has("attached_to")).then(|| without(plan))
        }));
    }
}

fn without(plan: &Plan) -> Diagnostic {
    let span = plan.symbol.as_ref().map_or(Span::top(plan.file), |symbol| symbol.span);
    RULE.at(span, text!("văn bản này chưa ghi số, ký hiệu", "this document has no number")).hint(text!(
        "có số rồi thì thêm: number = \"170/KH-UBND\"; bản gốc để trống thì không cần làm gì",
        "once known, add: number = \"170/KH-UBND\"; if the original leaves a blank, nothing is to be done"
    ))
}
