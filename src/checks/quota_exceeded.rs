//! More awards than a plan allows.

use super::Check;
use crate::diagnostic::{Diagnostic, Rule, Severity, Words};
use crate::model::{AwardForm, AwardList, AwardRow, FormId, Occasion, Plan, Quota, Site};
use crate::syntax::rows::Subject;
use crate::text;
use std::collections::{BTreeMap, BTreeSet};

/// More awards than the quota.
pub static RULE: Rule = Rule {
    code: "G512",
    name: "quota-exceeded",
    severity: Severity::Warning,
    title: Words::new("Khen vượt số lượng tối đa", "More awards than the quota"),
    explanation: Words::new(
        "Kế hoạch đặt số lượng tối đa cho từng hình thức, từng dịp, từng đối tượng (khen hằng năm thì theo từng năm). Số dòng của các danh sách đã có quyết định, trừ dòng đã hủy bỏ, nhiều hơn số ấy. Dòng được chỉ ra là dòng đầu tiên vượt.\n\nXem lại danh sách (trùng dòng, ghi nhầm hình thức hay đối tượng), ghi “Đã hủy bỏ” cho dòng đã hủy, hoặc sửa [[quota]] nếu kế hoạch đã được điều chỉnh.",
        "A plan sets the most awards by form, occasion and subject (annual ones by year). The rows of decided lists, less the revoked ones, are more than that. The place shown is the first row beyond the quota.\n\nLook at the list (a row twice, a wrong form or subject), mark revoked rows, or correct the [[quota]] where the plan was changed.",
    ),
};

pub(super) struct QuotaExceeded;

impl Check for QuotaExceeded {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn site(&self, site: &Site, out: &mut Vec<Diagnostic>) {
        for plan in site.plans.records().iter().filter(|plan| !plan.quotas.is_empty()) {
            let lists = lists(site, plan);
            let mut seen = BTreeSet::new();
            for quota in &plan.quotas {
                let (Some(form), Some(occasion)) = (quota.form.target(), quota.occasion) else { continue };
                for (subject, most) in limits(quota) {
                    // A quota that is given twice is another finding.
                    if seen.insert((form, occasion.value, subject)) {
                        let limit = Limit { quota, form, occasion: occasion.value, subject, most };
                        limit.hold(site, &lists, out);
                    }
                }
            }
        }
    }
}

/// The subjects that a quota limits, and how many of each it allows.
pub(super) fn limits(quota: &Quota) -> impl Iterator<Item = (Subject, u32)> {
    let all = [
        (Subject::Collective, quota.collectives),
        (Subject::Individual, quota.individuals),
        (Subject::Household, quota.households),
    ];
    all.into_iter().filter_map(|(subject, most)| Some((subject, most?)))
}

/// The lists that a plan's quotas limit, in the order in which they were decided.
fn lists<'a>(site: &'a Site, plan: &Plan) -> Vec<&'a AwardList> {
    let mut lists: Vec<&AwardList> =
        site.award_lists.records().iter().filter(|list| list.is_limited_by(plan)).collect();
    lists.sort_by_key(|list| (list.decision.as_ref().map(|decision| decision.issued.value), &list.id.value));
    lists
}

struct Limit<'a> {
    quota: &'a Quota,
    form: FormId,
    occasion: Occasion,
    subject: Subject,
    most: u32,
}

impl Limit<'_> {
    fn hold(&self, site: &Site, lists: &[&AwardList], out: &mut Vec<Diagnostic>) {
        let of_occasion = |list: &&&AwardList| list.occasion.is_some_and(|occasion| occasion.value == self.occasion);
        let mut used: BTreeMap<Option<i32>, Vec<&AwardRow>> = BTreeMap::new();
        for list in lists.iter().filter(of_occasion) {
            let year = (self.occasion == Occasion::Annual).then_some(list.year.value);
            let counts = |row: &&AwardRow| {
                row.form.target() == Some(self.form) && row.subject.is_some_and(|subject| subject.value == self.subject)
            };
            used.entry(year).or_default().extend(list.standing_rows().filter(counts));
        }
        for (year, rows) in used {
            if let Some(first) = rows.get(self.most as usize) {
                out.push(self.exceeded(&site.forms[self.form], year, first, rows.len()));
            }
        }
    }

    fn exceeded(&self, form: &AwardForm, year: Option<i32>, row: &AwardRow, count: usize) -> Diagnostic {
        let (vi, en) = subject_words(self.subject);
        let (most, name) = (self.most, &form.name);
        let (year_vi, year_en) = match year {
            Some(year) => (format!(" năm {year}"), format!(" in {year}")),
            None => (String::new(), String::new()),
        };
        RULE.at(
            row.name.span,
            text!(
                "đã khen {count} {vi}{year_vi} bằng “{name}”, kế hoạch cho nhiều nhất {most}",
                "{count} {en} were given “{name}”{year_en}; the plan allows {most}"
            ),
        )
        .label(self.quota.form.span, text!("nhiều nhất {most} {vi}", "{most} {en} at most"))
        .hint(text!(
            "xem lại các dòng cùng hình thức và đối tượng, hoặc sửa [[quota]] của kế hoạch",
            "look at the rows of this form and subject, or correct the plan's [[quota]]"
        ))
    }
}

/// What a number of recipients is called.
pub(super) fn subject_words(subject: Subject) -> (&'static str, &'static str) {
    match subject {
        Subject::Individual => ("cá nhân", "individuals"),
        Subject::Collective => ("tập thể", "collectives"),
        Subject::Household => ("hộ gia đình", "households"),
    }
}
