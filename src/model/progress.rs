//! What was reported against a target over time, and where the target stands by it.
//!
//! A target is judged by its latest figure alone. While its year is not over, two figures tell a pace: where that
//! pace would not bring it to its goal by the end of the year, the target is at risk. One figure tells no pace, and
//! nothing is guessed from it.

use super::campaign::{Campaign, Progress};
use super::plan::{Plan, Target};
use super::{Id, RefTo, Site};
use crate::syntax::choice::choices;
use crate::syntax::{Goal, Relation};
use chrono::{Datelike, NaiveDate};

choices! {
    /// Where a target stands by its latest figure.
    pub enum TargetState {
        /// The goal is reached.
        Met = "met",
        /// Not reached yet, and there is time; no figures say that it will not be.
        Behind = "behind",
        /// Not reached yet, and at the pace of the last two figures it will not be.
        AtRisk = "at-risk",
        /// Its year is over, and it was not reached.
        Missed = "missed",
        /// Nothing was reported.
        Unknown = "none",
    }
}

impl Site {
    /// Every figure that a campaign of the plan reports against one of its targets, by day; those of one day in the
    /// order of the file.
    #[must_use]
    pub fn figures(&self, plan: Id<Plan>, position: usize) -> Vec<&Progress> {
        let mut campaigns: Vec<Id<Campaign>> = self.plans[plan].campaigns.iter().filter_map(RefTo::target).collect();
        campaigns.sort_unstable();
        campaigns.dedup();
        let all = campaigns.into_iter().flat_map(|id| &self.campaigns[id].progress);
        let mut figures: Vec<&Progress> = all.filter(|figure| figure.resolved == Some((plan, position))).collect();
        figures.sort_by_key(|figure| (figure.as_of.value.last_day(), figure.as_of.value));
        figures
    }

    /// Where a target stands today.
    #[must_use]
    pub fn target_state(&self, plan: Id<Plan>, position: usize) -> TargetState {
        let figures: Vec<(NaiveDate, f64)> = (self.figures(plan, position).into_iter())
            .map(|figure| (figure.as_of.value.last_day(), figure.value))
            .collect();
        state(&self.plans[plan].targets[position], &figures, self.today)
    }
}

fn state(target: &Target, figures: &[(NaiveDate, f64)], today: NaiveDate) -> TargetState {
    let (Some(goal), Some((day, value))) = (target.goal.as_ref(), figures.last().copied()) else {
        return TargetState::Unknown;
    };
    let (goal, year) = (goal.value, target.year.value);
    if reaches(goal, value) {
        TargetState::Met
    } else if year < today.year() {
        TargetState::Missed
    } else {
        let before = figures.iter().rev().copied().find(|(earlier, _)| *earlier < day);
        let end = NaiveDate::from_ymd_opt(year, 12, 31).unwrap_or(day);
        match before.map(|before| at_end(before, (day, value), end)) {
            Some(last) if !reaches(goal, last) => TargetState::AtRisk,
            _ => TargetState::Behind,
        }
    }
}

/// Whether a figure is as much as was asked. A plan that says "80%" without a sign means at least 80%, so that more
/// than an exact goal is more than was asked.
#[must_use]
pub fn reaches(goal: Goal, value: f64) -> bool {
    goal.met_by(value) || (goal.relation == Relation::Exactly && value > goal.value)
}

/// The figure on `end` if it goes on changing as between two reports.
fn at_end(before: (NaiveDate, f64), last: (NaiveDate, f64), end: NaiveDate) -> f64 {
    // Days between dates of a calendar are few; the numbers are exact.
    let days = |from: NaiveDate, to: NaiveDate| i32::try_from((to - from).num_days()).map_or(0.0, f64::from);
    let pace = (last.1 - before.1) / days(before.0, last.0).max(1.0);
    let end = last.1 + pace * days(last.0, end).max(0.0);
    // What binary fractions add must not decide.
    (end * 1e6).round() / 1e6
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::load;
    use crate::world::{Clock, MemoryWorld};

    fn site(goal: &str, figures: &[(&str, f64)], today: &str) -> Site {
        let target =
            format!("[[target]]\nid = \"t\"\nyear = 2026\ngroup = \"g\"\nmeasure = \"m\"\ngoal = \"{goal}\"\n");
        let plan =
            format!("+++\ntitle = \"K\"\ncampaign = [\"a\", \"a\"]\nissuer = \"u\"\ntype = \"plan\"\n{target}+++\n");
        let figure = |(day, value): &(&str, f64)| {
            format!("[[progress]]\ntarget = \"t\"\nas_of = {day}\nvalue = {value}\nsource = \"b\"\n")
        };
        let figures: String = figures.iter().map(figure).collect();
        let campaign = format!("+++\ntitle = \"A\"\nissuer = \"u\"\nstart = \"2025\"\nend = \"2030\"\n{figures}+++\n");
        let world = MemoryWorld::new(Clock::Today(today.parse().unwrap()))
            .with("content/campaigns/a.md", campaign)
            .with("content/plans/k.md", plan);
        load(&world).0
    }

    fn state(goal: &str, figures: &[(&str, f64)], today: &str) -> TargetState {
        let site = site(goal, figures, today);
        site.target_state(site.plans.find("k").unwrap(), 0)
    }

    #[test]
    fn the_latest_figure_decides_and_two_figures_tell_the_pace() {
        use TargetState::{AtRisk, Behind, Met, Missed, Unknown};
        let (june, october) = (("2026-06-30", 50.0), ("2026-10-31", 60.0));
        for (goal, figures, today, expected) in [
            (">= 80", &[][..], "2026-11-21", Unknown),
            (">= 80", &[][..], "2027-01-01", Unknown),
            (">= 60", &[june, october], "2026-11-21", Met),
            ("= 50", &[june, october], "2026-11-21", Met),
            (">= 80", &[october], "2026-11-21", Behind),
            // Ten in 123 days are 4.9 in the 61 that are left.
            (">= 64.9", &[october, june], "2026-11-21", Behind),
            (">= 65", &[june, october], "2026-11-21", AtRisk),
            (">= 65", &[june, october], "2027-01-01", Missed),
            ("<= 55", &[june, october], "2026-11-21", AtRisk),
            ("<= 55", &[("2026-06-30", 70.0), october], "2026-11-21", AtRisk),
            ("<= 56", &[("2026-06-30", 70.0), october], "2026-11-21", Behind),
            // Two figures of one day tell no pace.
            (">= 80", &[("2026-10-31", 50.0), october], "2026-11-21", Behind),
            // A figure of after the year leaves no time to go on.
            (">= 80", &[june, ("2027-02-01", 70.0)], "2026-12-01", AtRisk),
        ] {
            assert_eq!(state(goal, figures, today), expected, "{figures:?} for {goal} on {today}");
        }
    }

    #[test]
    fn a_campaign_that_is_named_twice_reports_once() {
        let site = site(">= 80", &[("2026-10-31", 60.0), ("2026-06-30", 50.0)], "2026-11-21");
        let figures = site.figures(site.plans.find("k").unwrap(), 0);
        assert_eq!(figures.iter().map(|figure| figure.value).collect::<Vec<_>>(), [50.0, 60.0]);
    }
}
