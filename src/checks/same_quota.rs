//! One quota given twice.

use super::Check;
use super::quota_exceeded::{limits, subject_words};
use crate::diagnostic::{Diagnostic, Rule, Severity, Text, Words};
use crate::model::Site;
use crate::source::Span;
use crate::syntax::rows::Subject;
use crate::text;
use std::collections::BTreeMap;

/// One quota given twice in a plan.
pub static RULE: Rule = Rule {
    code: "G520",
    name: "same-quota",
    severity: Severity::Warning,
    title: Words::new("Một số lượng tối đa ghi hai lần", "One quota given twice"),
    explanation: Words::new(
        "Kế hoạch có hai [[quota]] cho cùng hình thức, cùng dịp, cùng đối tượng; chỉ phần ghi trước được dùng để tính.\n\nGộp làm một, hoặc sửa hình thức hay dịp bị gõ nhầm.",
        "The plan has two [[quota]] for one form, occasion and subject; only the first is counted against.\n\nMake one of the two, or correct a form or occasion that was mistyped.",
    ),
};

pub(super) struct SameQuota;

impl Check for SameQuota {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn site(&self, site: &Site, out: &mut Vec<Diagnostic>) {
        for plan in site.plans.records() {
            let mut seen = BTreeMap::new();
            for quota in &plan.quotas {
                let (Some(form), Some(occasion)) = (quota.form.target(), quota.occasion) else { continue };
                let span = quota.form.span;
                let twice = limits(quota).filter_map(|(subject, _)| {
                    let first = *seen.entry((form, occasion.value, subject)).or_insert(span);
                    (first != span).then_some((subject, first))
                });
                // Collectives and individuals of one section are one slip.
                out.extend(twice.collect::<Vec<_>>().first().map(|(subject, first)| same(span, *first, *subject)));
            }
        }
    }
}

fn same(span: Span, first: Span, subject: Subject) -> Diagnostic {
    let (vi, en) = subject_words(subject);
    RULE.at(
        span,
        text!(
            "số lượng {vi} cho hình thức và dịp này đã ghi ở trên",
            "the number of {en} for this form and occasion is given above"
        ),
    )
    .label(first, Text::new("ghi lần đầu ở đây", "first given here"))
    .hint(text!(
        "gộp hai phần [[quota]], hoặc sửa form, occasion",
        "make one [[quota]] of the two, or correct form or occasion"
    ))
}
