//! What a calendar holds, in its order, and on which page of it.

use super::calendar::{CalendarEntry, PER_PAGE};
use super::desk::{Desk, deadline_anchor, is_kept};
use super::view::{DeadlineCounts, Key};
use crate::model::{AwardList, Campaign, DeadlineState, Id, Occurrence, Plan, Review, Site};
use crate::route::{CalendarFilter, Route};
use crate::syntax::PartialDate;
use crate::vietnamese::sort_key;
use std::collections::BTreeMap;

/// Something that has a day.
pub(super) struct Happening {
    kind: Key,
    date: PartialDate,
    /// Its anchor: a word for the kind and the record's id, so that it stays while the content grows.
    anchor: String,
    title: String,
    what: What,
}

enum What {
    /// A deadline of a plan.
    Due(Id<Plan>, Occurrence),
    /// Something that a record of its own tells of.
    Record(Route, bool),
}

impl Happening {
    /// Whether it is today or later.
    pub fn is_ahead(&self, site: &Site) -> bool {
        self.date.last_day() >= site.today
    }

    /// It as a page shows it.
    pub fn entry(&self, desk: &Desk<'_>) -> CalendarEntry {
        let mut entry = CalendarEntry {
            anchor: self.anchor.clone(),
            kind: self.kind,
            date: self.date.to_string(),
            title: self.title.clone(),
            href: None,
            from: Vec::new(),
            to: None,
            plan: None,
            state: None,
            met: Vec::new(),
            yearly: false,
            sample: false,
        };
        match &self.what {
            What::Record(route, sample) => {
                entry.href = Some(desk.href(*route));
                entry.sample = *sample;
            }
            What::Due(plan, found) => {
                let view = desk.deadline_view(*plan, found);
                entry.from = view.from;
                entry.to = view.to;
                entry.plan = view.plan;
                entry.state = Some(view.state);
                entry.met = view.met;
                entry.yearly = view.yearly;
                entry.sample = view.sample;
            }
        }
        entry
    }
}

/// The happenings of a calendar: what is ahead, next first, then what is past, latest first.
pub(super) fn sorted(site: &Site, filter: CalendarFilter) -> Vec<Happening> {
    let mut all = unsorted(site, filter);
    all.sort_by_cached_key(|it| (it.date.last_day(), sort_key(&it.title), it.anchor.clone()));
    let (mut ahead, mut behind): (Vec<Happening>, Vec<Happening>) = all.into_iter().partition(|it| it.is_ahead(site));
    behind.reverse();
    ahead.append(&mut behind);
    ahead
}

/// How many there are.
pub(super) fn count(site: &Site, filter: CalendarFilter) -> usize {
    unsorted(site, filter).len()
}

/// The page of the calendar of everything on which each deadline stands, by its anchor.
pub(super) fn pages(site: &Site) -> BTreeMap<String, usize> {
    let all = sorted(site, CalendarFilter::All).into_iter().enumerate();
    all.map(|(at, it)| (it.anchor, at / PER_PAGE + 1)).collect()
}

/// Where the deadlines among some happenings stand.
pub(super) fn counts(site: &Site, happenings: &[Happening]) -> DeadlineCounts {
    let mut counts = DeadlineCounts::default();
    for happening in happenings {
        let What::Due(_, found) = &happening.what else { continue };
        counts.add(found, site.today);
    }
    counts
}

fn unsorted(site: &Site, filter: CalendarFilter) -> Vec<Happening> {
    let plans: Vec<Id<Plan>> = site.index.plans.iter().copied().filter(|id| filter.holds_plan(site, *id)).collect();
    let deadlines = plans.iter().flat_map(|plan| of_deadlines(site, *plan));
    let campaigns: Vec<Id<Campaign>> = match filter {
        CalendarFilter::All => site.carried_campaigns(),
        CalendarFilter::Campaign(id) => vec![id],
    };
    let campaigns = campaigns.into_iter().flat_map(|id| of_campaign(site, id));
    let lists = site.award_lists.iter().filter(|(_, list)| list.campaign.target().is_none_or(|id| filter.holds(id)));
    let lists = lists.flat_map(|(id, list)| of_list(site, id, list));
    let issued = plans.iter().filter_map(|id| of_plan(site, *id));
    let others = campaigns.chain(lists).chain(issued).filter(|it| is_kept(site, it.date.last_day()));
    deadlines.chain(others).collect()
}

/// What is overdue stays until there is evidence.
fn of_deadlines(site: &Site, plan: Id<Plan>) -> impl Iterator<Item = Happening> {
    let found = site.occurrences(plan).into_iter();
    let kept = found.filter(|it| it.state == DeadlineState::Passed || is_kept(site, it.due.last_day()));
    kept.map(move |found| Happening {
        kind: "deadline",
        date: found.due,
        anchor: deadline_anchor(&found),
        title: site.plans[plan].deadlines[found.deadline].what.value.clone(),
        what: What::Due(plan, found),
    })
}

/// The first and the last day of a campaign, and the reviews of its phases.
fn of_campaign(site: &Site, id: Id<Campaign>) -> Vec<Happening> {
    let campaign = &site.campaigns[id];
    let name = &campaign.id.value;
    let happening = |kind, date, anchor| Happening {
        kind,
        date,
        anchor,
        title: campaign.short_title().to_owned(),
        what: What::Record(Route::Campaign(id), campaign.sample),
    };
    let mut found = vec![
        happening("start", campaign.start.value, format!("dau-{name}")),
        happening("end", campaign.end.value, format!("cuoi-{name}")),
    ];
    for phase in &campaign.phases {
        let Some(review) = phase.review else { continue };
        // A review is held some time in the last year of its phase.
        let year = phase.end.value.year();
        let word = match review {
            Review::Interim => "so-ket",
            Review::Final => "tong-ket",
        };
        let review = happening(review.as_str(), PartialDate::year_only(year), format!("{word}-{name}-{year}"));
        if found.iter().all(|known| known.anchor != review.anchor) {
            found.push(review);
        }
    }
    found
}

/// The decision of an award list, and the last day of its consultation.
fn of_list(site: &Site, id: Id<AwardList>, list: &AwardList) -> Vec<Happening> {
    let name = &list.id.value;
    let happening = |kind, date, anchor| Happening {
        kind,
        date,
        anchor,
        title: list.title.value.clone(),
        what: What::Record(Route::AwardList(id), list.sample),
    };
    let decision = list.decision.as_ref().filter(|_| list.status.value.is_decided());
    let granted = decision.map(|decision| happening("awards", decision.issued.value, format!("khen-{name}")));
    let consultation = list.consultation.as_ref().and_then(|open| open.closes(&site.settings.holidays));
    let closes = consultation.map(|day| happening("consultation", day.into(), format!("y-kien-{name}")));
    granted.into_iter().chain(closes).collect()
}

fn of_plan(site: &Site, id: Id<Plan>) -> Option<Happening> {
    let plan = &site.plans[id];
    Some(Happening {
        kind: "plan",
        date: plan.issued.as_ref()?.value,
        anchor: format!("ban-hanh-{}", plan.id.value),
        title: plan.title.value.clone(),
        what: What::Record(Route::Plan(id), plan.sample),
    })
}
