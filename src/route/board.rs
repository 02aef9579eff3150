//! Addresses of the boards, whole and narrowed.

use crate::model::{Campaign, Id, Plan, RefTo, Site, TargetState};
use std::collections::BTreeSet;

/// What a list of targets is narrowed to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TargetFilter {
    /// Nothing: all targets.
    All,
    /// The plans of a campaign.
    Campaign(Id<Campaign>),
    /// A year.
    Year(i32),
    /// Where they stand.
    State(TargetState),
}

impl TargetFilter {
    pub(super) fn path(self, site: &Site) -> String {
        match self {
            TargetFilter::All => "chi-tieu/".to_owned(),
            TargetFilter::Campaign(id) => format!("chi-tieu/phong-trao/{}/", site.campaigns[id].id.value),
            TargetFilter::Year(year) => format!("chi-tieu/nam/{year}/"),
            TargetFilter::State(state) => format!("chi-tieu/tinh-trang/{}/", state.as_str()),
        }
    }

    /// Whether a target, by its plan and its position there, stands in the list.
    #[must_use]
    pub fn holds(self, site: &Site, (plan, at): (Id<Plan>, usize)) -> bool {
        let campaigns = || site.plans[plan].campaigns.iter().filter_map(RefTo::target);
        match self {
            TargetFilter::All => true,
            TargetFilter::Campaign(id) => campaigns().any(|of| of == id),
            TargetFilter::Year(year) => site.plans[plan].targets[at].year.value == year,
            TargetFilter::State(state) => site.target_state(plan, at) == state,
        }
    }
}

/// Whether a target has a page; what it lacks has been reported.
#[must_use]
pub fn has_page(site: &Site, (plan, at): (Id<Plan>, usize)) -> bool {
    let target = &site.plans[plan].targets[at];
    target.goal.is_some() && !target.id.value.is_empty()
}

/// Every target that has a page, in the order of the content.
pub fn targets(site: &Site) -> impl Iterator<Item = (Id<Plan>, usize)> {
    let of_plan = |(id, plan): (Id<Plan>, &Plan)| (0..plan.targets.len()).map(move |at| (id, at));
    site.plans.iter().flat_map(of_plan).filter(|address| has_page(site, *address))
}

/// Every list of targets, that of all of them first, with how many it holds. Where the portal has any target, every
/// state has its list, so that an address stays while states change.
#[must_use]
pub fn target_lists(site: &Site) -> Vec<(TargetFilter, usize)> {
    let all: Vec<(Id<Plan>, usize)> = targets(site).collect();
    if all.is_empty() {
        return Vec::new();
    }
    let years: BTreeSet<i32> = all.iter().map(|(plan, at)| site.plans[*plan].targets[*at].year.value).collect();
    let campaigns = site.campaigns_own_first().into_iter().map(TargetFilter::Campaign);
    let years = years.into_iter().rev().map(TargetFilter::Year);
    let states = TargetState::ALL.iter().copied().map(TargetFilter::State);
    let count = |filter: TargetFilter| (filter, all.iter().filter(|target| filter.holds(site, **target)).count());
    let filters = std::iter::once(TargetFilter::All).chain(campaigns).chain(years).chain(states).map(count);
    filters.filter(|(filter, count)| *count > 0 || matches!(filter, TargetFilter::State(_))).collect()
}

/// What the calendar is narrowed to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CalendarFilter {
    /// Nothing: everything.
    All,
    /// A campaign and its plans.
    Campaign(Id<Campaign>),
}

impl CalendarFilter {
    pub(super) fn path(self, site: &Site) -> String {
        match self {
            CalendarFilter::All => "lich/".to_owned(),
            CalendarFilter::Campaign(id) => format!("lich/phong-trao/{}/", site.campaigns[id].id.value),
        }
    }

    pub(super) fn file(self, site: &Site) -> String {
        match self {
            CalendarFilter::All => "lich.ics".to_owned(),
            CalendarFilter::Campaign(_) => self.path(site) + "lich.ics",
        }
    }

    /// Whether what happens in a campaign stands in the calendar.
    #[must_use]
    pub fn holds(self, campaign: Id<Campaign>) -> bool {
        matches!(self, CalendarFilter::All) || self == CalendarFilter::Campaign(campaign)
    }

    /// Whether the deadlines of a plan stand in the calendar.
    #[must_use]
    pub fn holds_plan(self, site: &Site, plan: Id<Plan>) -> bool {
        let mut campaigns = site.plans[plan].campaigns.iter().filter_map(RefTo::target);
        self == CalendarFilter::All || campaigns.any(|id| self.holds(id))
    }
}

/// Whether anybody has to do anything.
#[must_use]
pub fn has_tasks(site: &Site) -> bool {
    let owes = |plan: &Plan| !plan.duties.is_empty() || plan.deadlines.iter().any(|due| !due.from.is_empty());
    site.plans.records().iter().any(owes)
}

/// Every calendar, that of everything first: one for each campaign of the portal's own, and for each with a plan.
#[must_use]
pub fn calendar_lists(site: &Site) -> Vec<CalendarFilter> {
    let own = site.own_campaigns();
    let planned = |id: &Id<Campaign>| own.contains(id) || site.index.plans_by_campaign.contains_key(id);
    let campaigns = site.campaigns_own_first().into_iter().filter(planned).map(CalendarFilter::Campaign);
    std::iter::once(CalendarFilter::All).chain(campaigns).collect()
}

/// The page of a target stands below its plan: ids of targets are unique within a campaign only.
pub(super) fn target(site: &Site, plan: Id<Plan>, position: usize) -> String {
    let plan = &site.plans[plan];
    format!("chi-tieu/ke-hoach/{}/{}/", plan.id.value, plan.targets[position].id.value)
}
