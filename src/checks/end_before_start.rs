//! Periods that end before they start: campaigns, phases, and the days on which a story is shown.

use super::Check;
use crate::diagnostic::{Diagnostic, Rule, Severity, Text, Words};
use crate::model::Site;
use crate::source::{Span, Spanned};
use crate::syntax::PartialDate;
use crate::text;
use std::fmt::Display;

/// A period that ends before it starts.
pub static RULE: Rule = Rule {
    code: "G501",
    name: "end-before-start",
    severity: Severity::Error,
    title: Words::new("Ngày kết thúc đứng trước ngày bắt đầu", "A period that ends before it starts"),
    explanation: Words::new(
        "Phong trào, giai đoạn và thời gian đăng bài đều phải bắt đầu rồi mới kết thúc; nếu không, lịch và tình trạng hiện trên trang đều sai. Thường là do gõ nhầm năm hoặc đổi chỗ hai ngày.\n\nNgày viết thiếu được hiểu rộng nhất có thể: từ \"2026\" đến \"2026-04\" là hợp lệ.",
        "Campaigns, phases and the days on which a story is shown must start before they end, or calendar and status on the pages are wrong. Usually a year is mistyped, or two dates have changed places.\n\nA partial date is taken at its widest: from \"2026\" to \"2026-04\" is in order.",
    ),
};

pub(super) struct EndBeforeStart;

impl Check for EndBeforeStart {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn site(&self, site: &Site, out: &mut Vec<Diagnostic>) {
        for campaign in site.campaigns.records() {
            let phases = campaign.phases.iter().map(|phase| (phase.start, phase.end));
            let periods = std::iter::once((campaign.start, campaign.end)).chain(phases);
            out.extend(periods.filter(|(start, end)| ends_first(*start, *end)).map(|(start, end)| period(start, end)));
        }
        for story in site.stories.records() {
            if let (Some(publish), Some(expires)) = (story.publish, story.expires)
                && expires.value < publish.value
            {
                out.push(shown_never(publish.value, publish.span, expires.value, expires.span));
            }
        }
    }
}

fn ends_first(start: Spanned<PartialDate>, end: Spanned<PartialDate>) -> bool {
    let known = start.value != PartialDate::UNKNOWN && end.value != PartialDate::UNKNOWN;
    known && end.value.last_day() < start.value.first_day()
}

fn period(start: Spanned<PartialDate>, end: Spanned<PartialDate>) -> Diagnostic {
    let (first, last) = (start.value, end.value);
    RULE.at(end.span, text!("kết thúc {last} trước khi bắt đầu {first}", "it ends {last} before it starts {first}"))
        .label(start.span, Text::new("bắt đầu ở đây", "it starts here"))
        .hint(text!("sửa lại một trong hai ngày", "correct one of the two dates"))
}

fn shown_never(publish: impl Display, start: Span, expires: impl Display, end: Span) -> Diagnostic {
    RULE.at(
        end,
        text!(
            "bài hết hạn {expires} trước ngày đăng {publish}",
            "the story expires {expires} before its day {publish}"
        ),
    )
    .label(start, Text::new("ngày đăng", "not before this day"))
    .hint(text!("sửa publish hoặc expires", "correct `publish` or `expires`"))
}
