//! Targets against what was reported.

use super::Desk;
use super::trend::{change, direction, trend};
use crate::model::{DeadlineState, Id, Plan, Progress, Target, TargetState, reaches};
use crate::pages::view::{FigureView, GoalView, Key, TargetCounts, TargetView};
use crate::route::Route;
use crate::syntax::{Goal, Relation};
use chrono::Datelike;

/// A target by its plan and its position there.
pub type TargetAddress = (Id<Plan>, usize);

impl Desk<'_> {
    /// The targets of some plans, in the order of the plans. A target without a readable goal has been reported
    /// and is left out.
    #[must_use]
    pub fn targets_of(&self, plans: &[Id<Plan>]) -> Vec<TargetAddress> {
        let of_plan = |&id: &Id<Plan>| {
            let targets = self.site.plans[id].targets.iter().enumerate();
            targets.filter(|(_, target)| target.goal.is_some()).map(move |(position, _)| (id, position))
        };
        plans.iter().flat_map(of_plan).collect()
    }

    /// The targets of the year at hand: this year where it has any, else the last year before that has, else the
    /// first one after. Those with a figure come first; at most `most`.
    #[must_use]
    pub fn targets_at_hand(&self, plans: &[Id<Plan>], most: usize) -> Vec<TargetView> {
        let all = self.targets_of(plans);
        let year = |address: &TargetAddress| self.target(*address).year.value;
        let today = self.site.today.year();
        let past = all.iter().map(year).filter(|year| *year <= today).max();
        let Some(at_hand) = past.or_else(|| all.iter().map(year).min()) else { return Vec::new() };
        let at_hand = all.iter().filter(|address| year(address) == at_hand);
        let mut views: Vec<TargetView> = at_hand.filter_map(|address| self.target_view(*address)).collect();
        views.sort_by_key(|view| view.value.is_none());
        views.truncate(most);
        views
    }

    /// A target; none where its goal could not be read.
    #[must_use]
    pub fn target_view(&self, address: TargetAddress) -> Option<TargetView> {
        let (id, _) = address;
        let plan = &self.site.plans[id];
        let target = self.target(address);
        let goal = target.goal.as_ref()?.value;
        let figures = self.site.figures(id, address.1);
        let progress = figures.last();
        let value = progress.map(|progress| progress.value);
        let unit = target.unit.as_ref().map(|unit| unit.value.clone());
        let (value_share, goal_share) = shares(goal.value, value, unit.as_deref());
        // Ids of targets are unique within a campaign only; an id never holds a dot.
        let anchor = format!("{}.{}", plan.id.value, target.id.value);
        Some(TargetView {
            href: self.href(Route::Target(id, address.1)),
            anchor,
            year: target.year.value,
            group: target.group.value.clone(),
            measure: target.measure.value.clone(),
            goal: GoalView { relation: goal.relation.key(), value: goal.value, unit },
            value,
            state: state(goal, value, self.site.target_state(id, address.1)),
            gap: value.and_then(|value| gap(goal.value, value)),
            value_share,
            goal_share,
            figures: figures.len(),
            trend: trend(goal.value, target.year.value, &figures),
            as_of: progress.map(|progress| progress.as_of.value.to_string()),
            source: progress.and_then(|progress| self.cited(&progress.source)),
            expected: self.report_expected(id, target),
            plan: Some(self.plan_link(id)),
            sample: plan.sample,
        })
    }

    /// The target at an address.
    #[must_use]
    pub fn target(&self, (plan, position): TargetAddress) -> &Target {
        &self.site.plans[plan].targets[position]
    }

    /// The figures of a target, latest first.
    #[must_use]
    pub fn figure_views(&self, address: TargetAddress) -> Vec<FigureView> {
        let figures = self.site.figures(address.0, address.1);
        let before = std::iter::once(None).chain(figures.iter().copied().map(Some));
        let goal = self.target(address).goal.as_ref().map(|goal| goal.value);
        let view = |(figure, before): (&&Progress, Option<&Progress>)| FigureView {
            as_of: figure.as_of.value.to_string(),
            value: figure.value,
            direction: before.map(|before| direction(before.value, figure.value)),
            change: before.map(|before| change(before.value, figure.value)),
            reaches: goal.is_some_and(|goal| reaches(goal, figure.value)),
            source: self.cited(&figure.source),
        };
        let mut views: Vec<FigureView> = figures.iter().zip(before).map(view).collect();
        views.reverse();
        views
    }

    /// How many of some targets stand where.
    #[must_use]
    pub fn target_counts(&self, targets: &[TargetAddress]) -> TargetCounts {
        let mut counts = TargetCounts::default();
        for (plan, at) in targets {
            *match self.site.target_state(*plan, *at) {
                TargetState::Met => &mut counts.met,
                TargetState::Behind => &mut counts.behind,
                TargetState::AtRisk => &mut counts.at_risk,
                TargetState::Missed => &mut counts.missed,
                TargetState::Unknown => &mut counts.unknown,
            } += 1;
        }
        counts
    }

    /// The next day on which the plan asks for a report, while the target's year is not over.
    fn report_expected(&self, id: Id<Plan>, target: &Target) -> Option<String> {
        if target.year.value < self.site.today.year() {
            return None;
        }
        let occurrences = self.site.occurrences(id);
        let open = occurrences.iter().find(|found| found.yearly && found.state == DeadlineState::Upcoming)?;
        Some(open.due.to_string())
    }
}

/// Where a target stands, in the words of pages. To stay below a limit meets it and no more: a shorter wait is not
/// "exceeded".
fn state(goal: Goal, value: Option<f64>, state: TargetState) -> Key {
    let is_limit = matches!(goal.relation, Relation::AtMost | Relation::Under);
    let beyond = value.is_some_and(|value| value > goal.value);
    if state == TargetState::Met && beyond && !is_limit { "exceeded" } else { state.as_str() }
}

/// How far the value is from the goal, free of what binary fractions add; none where it is not.
fn gap(goal: f64, value: f64) -> Option<f64> {
    let gap = ((value - goal).abs() * 1e6).round() / 1e6;
    (gap > 0.0).then_some(gap)
}

/// The lengths of the value and of the goal on one bar. A bar of percent is 100 long; any other leaves a fifth of
/// its length beyond the goal.
fn shares(goal: f64, value: Option<f64>, unit: Option<&str>) -> (Option<f64>, f64) {
    let room = if unit == Some("%") { 100.0 } else { goal * 1.25 };
    let length = room.max(goal).max(value.unwrap_or(0.0));
    let share = |part: f64| {
        if length > 0.0 { (part / length * 100_000.0).round().clamp(0.0, 100_000.0) / 1000.0 } else { 0.0 }
    };
    (value.map(share), share(goal))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_than_was_asked_is_said_but_not_of_limits() {
        let of = |goal: &str, value| {
            let goal = Goal::parse(goal).unwrap();
            let model = if reaches(goal, value) { TargetState::Met } else { TargetState::Behind };
            state(goal, Some(value), model)
        };
        for (goal, value, expected) in [
            (">= 80", 80.0, "met"),
            (">= 80", 83.2, "exceeded"),
            (">= 80", 79.9, "behind"),
            ("> 80", 80.0, "behind"),
            ("= 100", 100.0, "met"),
            ("= 80", 81.0, "exceeded"),
            ("= 80", 71.4, "behind"),
            ("<= 20", 17.0, "met"),
            ("<= 20", 21.0, "behind"),
            ("< 20", 20.0, "behind"),
        ] {
            assert_eq!(of(goal, value), expected, "{value} for {goal}");
        }
        assert_eq!(gap(80.0, 71.4), Some(8.6));
        assert_eq!(gap(80.0, 80.0), None);
    }

    #[test]
    fn bars_hold_both_the_goal_and_the_value() {
        assert_eq!(shares(80.0, Some(71.4), Some("%")), (Some(71.4), 80.0));
        assert_eq!(shares(120.0, Some(60.0), Some("%")), (Some(50.0), 100.0));
        assert_eq!(shares(12.0, Some(9.0), Some("nhà")), (Some(60.0), 80.0));
        assert_eq!(shares(20.0, Some(40.0), None), (Some(100.0), 50.0));
        assert_eq!(shares(20.0, None, None), (None, 80.0));
        assert_eq!(shares(0.0, Some(-3.0), None), (Some(0.0), 0.0));
    }
}
