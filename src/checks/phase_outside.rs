//! Phases that lie outside of their campaign.

use super::Check;
use crate::diagnostic::{Diagnostic, Rule, Severity, Text, Words};
use crate::model::{Campaign, Site};
use crate::source::Spanned;
use crate::syntax::PartialDate;
use crate::text;

/// A phase outside of its campaign.
pub static RULE: Rule = Rule {
    code: "G502",
    name: "phase-outside-campaign",
    severity: Severity::Warning,
    title: Words::new("Giai đoạn nằm ngoài thời gian của phong trào", "A phase outside of its campaign"),
    explanation: Words::new(
        "Giai đoạn bắt đầu trước khi phong trào bắt đầu, hoặc kết thúc sau khi phong trào kết thúc. Lịch của phong trào sẽ hiện một giai đoạn mà phong trào chưa có hoặc đã hết.\n\nNgày viết thiếu (\"2026\") được coi là khớp nếu có ngày nào trong đó khớp.",
        "The phase begins before its campaign does, or ends after it. The calendar would show a phase of a campaign that has not begun or is over.\n\nA partial date (\"2026\") fits where any day of it fits.",
    ),
};

pub(super) struct PhaseOutside;

impl Check for PhaseOutside {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn site(&self, site: &Site, out: &mut Vec<Diagnostic>) {
        for campaign in site.campaigns.records() {
            for phase in &campaign.phases {
                if is_before(phase.start, campaign.start) {
                    out.push(before(phase.start, campaign));
                } else if is_before(campaign.end, phase.end) {
                    out.push(after(phase.end, campaign));
                }
            }
        }
    }
}

/// Whether every day that `a` can mean is before every day that `b` can mean; both must be known.
fn is_before(a: Spanned<PartialDate>, b: Spanned<PartialDate>) -> bool {
    let known = a.value != PartialDate::UNKNOWN && b.value != PartialDate::UNKNOWN;
    known && a.value.last_day() < b.value.first_day()
}

fn before(start: Spanned<PartialDate>, campaign: &Campaign) -> Diagnostic {
    let (phase, whole) = (start.value, campaign.start.value);
    RULE.at(
        start.span,
        text!(
            "giai đoạn bắt đầu {phase}, trước phong trào ({whole})",
            "the phase starts {phase}, before the campaign ({whole})"
        ),
    )
    .label(campaign.start.span, Text::new("phong trào bắt đầu", "the campaign starts"))
    .hint(hint())
}

fn after(end: Spanned<PartialDate>, campaign: &Campaign) -> Diagnostic {
    let (phase, whole) = (end.value, campaign.end.value);
    RULE.at(
        end.span,
        text!(
            "giai đoạn kết thúc {phase}, sau phong trào ({whole})",
            "the phase ends {phase}, after the campaign ({whole})"
        ),
    )
    .label(campaign.end.span, Text::new("phong trào kết thúc", "the campaign ends"))
    .hint(hint())
}

fn hint() -> Text {
    Text::new("sửa ngày của giai đoạn hoặc của phong trào", "correct the date of the phase or of the campaign")
}
