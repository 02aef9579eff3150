//! Deadlines and duties of plans.

use super::Desk;
use crate::diagnostic::Language;
use crate::model::{Campaign, DeadlineState, Id, Occurrence, Plan, RefTo, Site};
use crate::pages::view::{DeadlineView, DutyView, Link, Overdue};
use crate::route::{CalendarFilter, Route};
use crate::vietnamese::DocumentType;
use chrono::{Days, NaiveDate};

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

    /// How many deadlines of some plans are overdue, and the calendar that shows them; none where none is.
    #[must_use]
    pub fn overdue(&self, plans: &[Id<Plan>], calendar: CalendarFilter) -> Option<Overdue> {
        let passed = |(_, found): &(Id<Plan>, Occurrence)| found.state == DeadlineState::Passed;
        let count = self.occurrences(plans).iter().filter(|found| passed(found)).count();
        (count > 0).then(|| Overdue { count, href: self.href(Route::Calendar(calendar, 1)) })
    }

    /// A deadline at one of its days.
    #[must_use]
    pub fn deadline_view(&self, id: Id<Plan>, found: &Occurrence) -> DeadlineView {
        let plan = &self.site.plans[id];
        let deadline = &plan.deadlines[found.deadline];
        DeadlineView {
            href: self.calendar_href(found),
            what: deadline.what.value.clone(),
            due: found.due.to_string(),
            yearly: found.yearly,
            from: deadline.from.iter().map(|party| self.party(party)).collect(),
            to: deadline.to.as_ref().map(|party| self.party(party)),
            plan: (self.route != Route::Plan(id)).then(|| self.plan_link(id)),
            state: if found.is_soon(self.site.today) { "soon" } else { found.state.as_str() },
            met: found.evidence.iter().filter_map(|&met| self.cited(&deadline.met[met].document)).collect(),
            sample: plan.sample,
        }
    }

    /// The place of a deadline in the calendar of everything; none on calendars themselves, and where no calendar shows
    /// it any more.
    fn calendar_href(&self, found: &Occurrence) -> Option<String> {
        if matches!(self.route, Route::Calendar(..)) {
            return None;
        }
        let anchor = deadline_anchor(found);
        let page = self.calendar_page(&anchor)?;
        Some(self.href_at(Route::Calendar(CalendarFilter::All, page), &anchor))
    }

    /// The duties that a plan gives.
    #[must_use]
    pub fn duties(&self, id: Id<Plan>) -> Vec<DutyView> {
        (0..self.site.plans[id].duties.len()).map(|at| self.duty_view(id, at)).collect()
    }

    /// A duty. Of the days of one that comes back every year, the one that is overdue counts, else the next one, else
    /// the last one.
    #[must_use]
    pub fn duty_view(&self, id: Id<Plan>, at: usize) -> DutyView {
        let plan = &self.site.plans[id];
        let duty = &plan.duties[at];
        let days = self.site.occurrences(id).into_iter().filter(|day| plan.deadlines[day.deadline].duty == Some(at));
        let day = days.min_by_key(|day| match day.state {
            DeadlineState::Passed => (0, 0),
            DeadlineState::Upcoming => (1, 0),
            DeadlineState::Met => (2, -day.due.year()),
        });
        let met = if duty.due.is_some() { &[][..] } else { &duty.met };
        DutyView {
            unit: self.unit_of(&duty.unit),
            what: duty.what.value.clone(),
            plan: (self.route != Route::Plan(id)).then(|| self.plan_link(id)),
            due: day.map(|day| self.deadline_view(id, &day)),
            met: met.iter().filter_map(|met| self.cited(&met.document)).collect(),
            sample: plan.sample,
        }
    }

    /// A plan in few words: its number, else the campaign that it carries, because titles of plans are long.
    #[must_use]
    pub fn plan_link(&self, id: Id<Plan>) -> Link {
        self.link(Route::Plan(id), self.plan_words(id))
    }

    /// The same as words: `Kế hoạch số 88/KH-UBND`.
    #[must_use]
    pub fn plan_words(&self, id: Id<Plan>) -> String {
        let plan = &self.site.plans[id];
        let Some(number) = &plan.number else {
            let campaign = plan.campaigns.iter().find_map(RefTo::target).map(|id| &self.site.campaigns[id]);
            return campaign.map_or(plan.title.value.as_str(), Campaign::short_title).to_owned();
        };
        match DocumentType::name_of(plan.kind.as_str()).filter(|_| self.site.settings.language == Language::Vi) {
            Some(kind) => format!("{kind} số {}", number.value),
            None => number.value.clone(),
        }
    }
}

/// Whether the calendar still shows what ended on this day.
#[must_use]
pub fn is_kept(site: &Site, last_day: NaiveDate) -> bool {
    last_day.checked_add_days(DAYS_OF_PAST).is_none_or(|end| end >= site.today)
}

/// The anchor of a deadline on the calendar page.
#[must_use]
pub fn deadline_anchor(found: &Occurrence) -> String {
    format!("han-{}", found.name)
}
