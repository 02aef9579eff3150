//! The life of an award list: its stages, and the public consultation with the days that are left.

use super::desk::Desk;
use super::view::{IsoDate, Key};
use crate::model::{AwardList, AwardStatus, Consultation};
use crate::route::stage_anchor;
use serde::Serialize;

/// A stage of an award list: proposal, consultation, decision, correction, revocation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LifeStep {
    /// `proposed`, `consultation`, `granted`, `corrected` or `revoked`.
    pub status: Key,
    /// When it began or was decided, where it is known.
    pub date: Option<IsoDate>,
    /// When it ends or ended: of a consultation alone.
    pub until: Option<IsoDate>,
    /// `done`, `now` or `next`.
    pub state: Key,
    /// Its anchor on the page.
    pub anchor: Option<Key>,
}

/// Public consultation on a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ConsultationView {
    /// `upcoming`, `open` or `closed`.
    pub state: Key,
    /// First day.
    pub opens: IsoDate,
    /// Last day.
    pub closes: IsoDate,
    /// How many of its days are left after the day of `as_of`; none once it is closed.
    pub left: Option<usize>,
    /// The day on which this was counted: that of the build.
    pub as_of: IsoDate,
    /// Holidays in between, which do not count.
    pub days_off: Vec<IsoDate>,
    /// Length, in `unit`.
    pub length: u32,
    /// `days` or `working-days`.
    pub unit: Key,
    /// The rule that it follows.
    pub basis: Option<String>,
    /// Where to write or go.
    pub contact: Option<String>,
}

/// What has happened to a list and what is to come. A proposal without a consultation goes on to its decision.
pub(super) fn life(desk: &Desk<'_>, list: &AwardList) -> Vec<LifeStep> {
    let now = list.stage(desk.site.today);
    // Its days are over and nothing is decided yet: that step is done.
    let is_over = desk.told(list, now) == "closed";
    let mut steps = Vec::new();
    let mut step = |status: AwardStatus, date: Option<String>, until: Option<String>| {
        let state = match status.cmp(&now) {
            std::cmp::Ordering::Less => "done",
            std::cmp::Ordering::Equal if is_over => "done",
            std::cmp::Ordering::Equal => "now",
            std::cmp::Ordering::Greater => "next",
        };
        steps.push(LifeStep { status: status.as_str(), date, until, state, anchor: stage_anchor(status) });
    };
    step(AwardStatus::Proposed, None, None);
    if let Some(consultation) = &list.consultation {
        let closes = consultation.closes(&desk.site.settings.holidays).map(|day| day.to_string());
        step(AwardStatus::Consultation, Some(consultation.opens.value.to_string()), closes);
    }
    step(AwardStatus::Granted, list.decision.as_ref().map(|decision| decision.issued.value.to_string()), None);
    let corrected = list.corrections.iter().filter_map(|correction| correction.date).map(|date| date.value).max();
    if now == AwardStatus::Corrected || corrected.is_some() {
        step(AwardStatus::Corrected, corrected.map(|date| date.to_string()), None);
    }
    if now == AwardStatus::Revoked {
        step(AwardStatus::Revoked, list.revocation.as_ref().map(|it| it.issued.value.to_string()), None);
    }
    steps
}

/// None where the opening is not a day, which has been reported.
pub(super) fn consultation_view(desk: &Desk<'_>, consultation: &Consultation) -> Option<ConsultationView> {
    let text = |text: &Option<crate::source::Spanned<String>>| text.as_ref().map(|text| text.value.clone());
    let opens = consultation.opens.value.full()?;
    let holidays = &desk.site.settings.holidays;
    let closes = consultation.closes(holidays)?;
    let today = desk.site.today;
    Some(ConsultationView {
        state: consultation.state(today, holidays)?,
        opens: opens.to_string(),
        closes: closes.to_string(),
        left: consultation.left(today, holidays).filter(|_| today <= closes),
        as_of: today.to_string(),
        days_off: consultation.days_off(holidays).iter().map(ToString::to_string).collect(),
        length: consultation.length.value,
        unit: consultation.unit.as_str(),
        basis: text(&consultation.basis),
        contact: text(&consultation.contact),
    })
}
