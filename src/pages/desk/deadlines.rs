//! Deadlines and duties of plans.

use super::Desk;
use crate::model::{Campaign, DeadlineState, Duty, Id, Occurrence, Plan, RefTo};
use crate::pages::view::{DeadlineView, DutyView, Link};
use crate::route::Route;
use chrono::Days;

/// For how long the calendar shows what is past.
const DAYS_OF_PAST: Days = Days::new(366);

impl Desk<'_> {
    /// The occurrences of the deadlines of some plans, by day.
    #[must_use]
    pub fn occurrences(&self, plans: &[Id<Plan>]) -> Vec<(Id<Plan>, Occurrence)> {
        let of_plan = |&id: &Id<Plan>| self.site.occurrences(id).into_iter().map(move |found| (id, found));
        let mut all: Vec<_> = plans.iter().flat_map(of_plan).collect();
        all.sort_by_key(|(_, found)| found.due.last_day());
        all
    }

    /// The next deadlines of some plans for which there is no evidence yet, at most `most`.
    #[must_use]
    pub fn next_deadlines(&self, plans: &[Id<Plan>], most: usize) -> Vec<DeadlineView> {
        let all = self.occurrences(plans).into_iter();
        let open = all.filter(|(_, found)| found.state == DeadlineState::Upcoming);
        open.take(most).map(|(plan, found)| self.deadline_view(plan, &found)).collect()
    }

    /// A deadline at one of its days.
    #[must_use]
    pub fn deadline_view(&self, id: Id<Plan>, found: &Occurrence) -> DeadlineView {
        let plan = &self.site.plans[id];
        let deadline = &plan.deadlines[found.deadline];
        let on_calendar = self.is_on_calendar(found.due.last_day());
        DeadlineView {
            href: on_calendar.then(|| self.href_at(Route::Calendar, &deadline_anchor(found))),
            what: deadline.what.value.clone(),
            due: found.due.to_string(),
            yearly: found.yearly,
            from: deadline.from.iter().map(|party| self.party(party)).collect(),
            to: deadline.to.as_ref().map(|party| self.party(party)),
            plan: (self.route != Route::Plan(id)).then(|| self.plan_link(id)),
            state: found.state.as_str(),
            met: found.evidence.iter().filter_map(|&met| self.cited(&deadline.met[met].document)).collect(),
            sample: plan.sample,
        }
    }

    /// Whether the calendar still shows what ended on this day.
    #[must_use]
    pub fn is_on_calendar(&self, last_day: chrono::NaiveDate) -> bool {
        last_day.checked_add_days(DAYS_OF_PAST).is_none_or(|end| end >= self.site.today)
    }

    /// The duties that a plan gives.
    #[must_use]
    pub fn duties(&self, id: Id<Plan>) -> Vec<DutyView> {
        let plan = (self.route != Route::Plan(id)).then(|| self.plan_link(id));
        let view = |duty: &Duty| DutyView {
            unit: self.unit_of(&duty.unit),
            what: duty.what.value.clone(),
            plan: plan.clone(),
            sample: self.site.plans[id].sample,
        };
        self.site.plans[id].duties.iter().map(view).collect()
    }

    /// A plan in few words: its number, else the campaign that it carries, because titles of plans are long.
    #[must_use]
    pub fn plan_link(&self, id: Id<Plan>) -> Link {
        let plan = &self.site.plans[id];
        let campaign = plan.campaigns.iter().find_map(RefTo::target).map(|id| &self.site.campaigns[id]);
        let short = plan.number.as_ref().map(|number| number.value.as_str());
        self.link(Route::Plan(id), short.or(campaign.map(Campaign::short_title)).unwrap_or(&plan.title.value))
    }
}

/// The anchor of a deadline on the calendar page.
#[must_use]
pub fn deadline_anchor(found: &Occurrence) -> String {
    format!("han-{}", found.name)
}
