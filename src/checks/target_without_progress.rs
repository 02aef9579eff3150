//! Targets whose year is over without a reported figure.

use super::Check;
use crate::diagnostic::{Diagnostic, Rule, Severity, Words};
use crate::model::{RefTo, Site, Target};
use crate::text;
use chrono::Datelike;
use std::collections::BTreeSet;

/// A target without progress past its year.
pub static RULE: Rule = Rule {
    code: "G516",
    name: "target-without-progress",
    severity: Severity::Warning,
    title: Words::new("Chỉ tiêu đã qua năm mà chưa có số liệu", "A target past its year without a figure"),
    explanation: Words::new(
        "Năm của chỉ tiêu đã hết nhưng tệp phong trào chưa có [[progress]] nào cho nó, nên bạn đọc không biết đạt hay không đạt.\n\nThêm [[progress]] với target, as_of, value và source (mã văn bản báo cáo). Không có số liệu thì hỏi cơ quan thường trực; không ghi số ước đoán.",
        "The target's year is over, but the campaign has no [[progress]] for it, so readers do not learn whether it was met.\n\nAdd a [[progress]] with target, as_of, value and source (the id of the report). Ask the standing agency where there is no figure; never guess.",
    ),
};

pub(super) struct TargetWithoutProgress;

impl Check for TargetWithoutProgress {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn site(&self, site: &Site, out: &mut Vec<Diagnostic>) {
        let progress = site.campaigns.records().iter().flat_map(|campaign| &campaign.progress);
        let reported: BTreeSet<_> = progress.filter_map(|progress| progress.resolved).collect();
        // A figure may stand in a part of a campaign that could not be read.
        let unread = |target: &str| site.campaigns.records().iter().any(|campaign| campaign.unread.may_hold(target));
        // What is told of a target stands at its first plan; one of the same id in another is reported for that.
        let named_by =
            |campaign, id: &str| site.campaigns[campaign].progress.iter().any(|progress| progress.target.value == id);
        for (id, plan) in site.plans.iter() {
            let campaigns: Vec<_> = plan.campaigns.iter().map(RefTo::target).collect();
            if campaigns.is_empty() || campaigns.contains(&None) {
                continue;
            }
            let told = |id: &str| campaigns.iter().flatten().any(|campaign| named_by(*campaign, id));
            let named = |(_, target): &(usize, &Target)| !target.id.value.is_empty();
            for (index, target) in plan.targets.iter().enumerate().filter(named) {
                // The year 0 stands for one that could not be read.
                let over = (1..site.today.year()).contains(&target.year.value);
                if over && !reported.contains(&(id, index)) && !told(&target.id.value) && !unread(&target.id.value) {
                    out.push(without(target));
                }
            }
        }
    }
}

fn without(target: &Target) -> Diagnostic {
    let (id, year) = (&target.id.value, target.year.value);
    RULE.at(
        target.id.span,
        text!(
            "đã qua năm {year} mà chỉ tiêu “{id}” chưa có số liệu",
            "{year} is over, but the target `{id}` has no figure"
        ),
    )
    .hint(text!(
        "thêm [[progress]] với target = \"{id}\" vào tệp phong trào, kèm văn bản báo cáo",
        "add a [[progress]] with target = \"{id}\" to the campaign, with the document that reports it"
    ))
}
