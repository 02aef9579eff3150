//! When the deadlines of a plan fall, and whether they were met.
//!
//! Of a yearly deadline two days are considered: the latest one that is past and the next one. A day counts where
//! it lies within the time of one of the plan's campaigns and not before the plan was issued. The pages, the
//! calendar file and the check for missing evidence all ask here, so that they never disagree.

use super::campaign::Campaign;
use super::due::Deadline;
use super::plan::Plan;
use super::{Id, RefTo, Site};
use crate::syntax::choice::choices;
use crate::syntax::{Due, PartialDate};
use chrono::{Datelike, Days, NaiveDate};

choices! {
    /// Where an occurrence of a deadline stands today.
    pub enum DeadlineState {
        /// Its last day is today or later.
        Upcoming = "upcoming",
        /// There is evidence for it.
        Met = "met",
        /// It is past, and there is no evidence.
        Passed = "passed",
    }
}

/// One day on which something is due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Occurrence {
    /// The position in [`Plan::deadlines`].
    pub deadline: usize,
    /// The day, or the month or year, by whose end it is due.
    pub due: PartialDate,
    /// Whether it comes back every year.
    pub yearly: bool,
    /// Where it stands today.
    pub state: DeadlineState,
    /// The positions in [`Deadline::met`] of the evidence for this day.
    pub evidence: Vec<usize>,
    /// A name that no other occurrence has, the same on every day the site is made: `kien-an-2026-12-10`.
    pub name: String,
}

/// How long before its day something is due soon.
const SOON: Days = Days::new(30);

impl Occurrence {
    /// Whether it is still to be done, within thirty days.
    #[must_use]
    pub fn is_soon(&self, today: NaiveDate) -> bool {
        let until = today.checked_add_days(SOON).unwrap_or(today);
        self.state == DeadlineState::Upcoming && self.due.last_day() <= until
    }
}

/// The occurrences of a plan's deadlines, by day and then in the order of the plan.
///
/// `campaigns` are those that the plan carries. A deadline that is due once occurs whatever their time is.
#[must_use]
pub fn occurrences(plan: &Plan, campaigns: &[&Campaign], today: NaiveDate) -> Vec<Occurrence> {
    let spans = spans(plan, campaigns);
    let mut found = Vec::new();
    for (position, deadline) in plan.deadlines.iter().enumerate() {
        let Some(due) = deadline.due.as_ref().map(|due| due.value) else { continue };
        for day in days(due, &spans, today) {
            let evidence = evidence(deadline, due, day);
            found.push(Occurrence {
                deadline: position,
                due: day,
                yearly: matches!(due, Due::Yearly { .. }),
                state: state(day, !evidence.is_empty(), today),
                evidence,
                name: name(plan, position, day, &format!("-{day}")),
            });
        }
    }
    found.sort_by_key(|occurrence| (occurrence.due.last_day(), occurrence.deadline));
    found
}

impl Site {
    /// Every day of a deadline of a plan within the campaigns that it carries, and the evidence for each by its
    /// positions in [`Deadline::met`]. A deadline that is due once has one day; one whose day could not be read, none.
    #[must_use]
    pub fn days_of(&self, plan: Id<Plan>, deadline: usize) -> Vec<(PartialDate, Vec<usize>)> {
        let plan = &self.plans[plan];
        let deadline = &plan.deadlines[deadline];
        let Some(due) = deadline.due.as_ref().map(|due| due.value) else { return Vec::new() };
        let days = every_day(due, &spans(plan, &self.campaigns_of(plan)));
        days.into_iter().map(|day| (day, evidence(deadline, due, day))).collect()
    }

    /// A name of a deadline that no other of the portal has, whatever its days: `kien-an.hang-nam-12-10`, or that of
    /// its only occurrence where it is due once. No id holds the dot.
    #[must_use]
    pub fn deadline_name(&self, plan: Id<Plan>, deadline: usize) -> String {
        let plan = &self.plans[plan];
        match plan.deadlines[deadline].due.as_ref().map(|due| due.value) {
            // A leap year has every day.
            Some(due @ Due::Yearly { month, day }) => {
                let falls = due.in_year(2024).map_or(PartialDate::year_only(2024), PartialDate::from);
                name(plan, deadline, falls, &format!(".hang-nam-{month:02}-{day:02}"))
            }
            Some(Due::Once(day)) => name(plan, deadline, day, &format!("-{day}")),
            None => plan.id.value.clone(),
        }
    }

    fn campaigns_of(&self, plan: &Plan) -> Vec<&Campaign> {
        plan.campaigns.iter().filter_map(RefTo::target).map(|id| &self.campaigns[id]).collect()
    }

    /// The occurrences of the deadlines of a plan within the campaigns that it carries.
    #[must_use]
    pub fn occurrences(&self, plan: Id<Plan>) -> Vec<Occurrence> {
        let plan = &self.plans[plan];
        occurrences(plan, &self.campaigns_of(plan), self.today)
    }
}

/// The time in which yearly deadlines count, both days included.
#[derive(Clone, Copy, Debug)]
struct Span {
    start: NaiveDate,
    end: NaiveDate,
}

/// A day counts within the time of a campaign and not before the plan was issued.
fn spans(plan: &Plan, campaigns: &[&Campaign]) -> Vec<Span> {
    let issued = plan.issued.map_or(NaiveDate::MIN, |issued| issued.value.first_day());
    let span = |campaign: &&Campaign| Span {
        start: campaign.start.value.first_day().max(issued),
        end: campaign.end.value.last_day(),
    };
    campaigns.iter().map(span).collect()
}

/// The days to consider: of a yearly deadline the latest past one and the next one.
fn days(due: Due, spans: &[Span], today: NaiveDate) -> Vec<PartialDate> {
    let all = every_day(due, spans);
    if matches!(due, Due::Once(_)) {
        return all;
    }
    let next = all.iter().position(|day| day.last_day() >= today).unwrap_or(all.len());
    all[next.saturating_sub(1)..(next + 1).min(all.len())].to_vec()
}

/// Every day that counts, in the order of time.
fn every_day(due: Due, spans: &[Span]) -> Vec<PartialDate> {
    if let Due::Once(date) = due {
        return vec![date];
    }
    let (Some(first), Some(last)) =
        (spans.iter().map(|span| span.start.year()).min(), spans.iter().map(|span| span.end.year()).max())
    else {
        return Vec::new();
    };
    let counts = |day: &NaiveDate| spans.iter().any(|span| span.start <= *day && *day <= span.end);
    (first..=last).filter_map(|year| due.in_year(year)).filter(counts).map(PartialDate::from).collect()
}

/// Evidence names the year that it is for. Something due once is done once, in whatever year.
fn evidence(deadline: &Deadline, due: Due, day: PartialDate) -> Vec<usize> {
    let once = matches!(due, Due::Once(_));
    let of_day = |(_, met): &(usize, &super::Met)| once || met.year.value == day.year();
    deadline.met.iter().enumerate().filter(of_day).map(|(position, _)| position).collect()
}

fn state(day: PartialDate, evidence: bool, today: NaiveDate) -> DeadlineState {
    if evidence {
        DeadlineState::Met
    } else if day.last_day() < today {
        DeadlineState::Passed
    } else {
        DeadlineState::Upcoming
    }
}

/// The plan's id and the day as `written`, with a number where other deadlines of the plan before it are due on that
/// day too. Duties count apart, so that a new deadline does not rename them; no id holds the dot.
fn name(plan: &Plan, position: usize, day: PartialDate, written: &str) -> String {
    let falls = |deadline: &&Deadline| match deadline.due.as_ref().map(|due| due.value) {
        Some(Due::Once(date)) => date == day,
        Some(due) => due.in_year(day.year()).map(PartialDate::from) == Some(day),
        None => false,
    };
    let is_duty = plan.deadlines[position].duty.is_some();
    let id = &plan.id.value;
    let duty = if is_duty { ".viec" } else { "" };
    let before = plan.deadlines[..position].iter().filter(|before| before.duty.is_some() == is_duty);
    match before.filter(falls).count() {
        0 => format!("{id}{duty}{written}"),
        before => format!("{id}{duty}{written}-{}", before + 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::load;
    use crate::world::{Clock, MemoryWorld};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn yearly(text: &str, spans: &[(&str, &str)], today: &str) -> Vec<String> {
        let spans: Vec<Span> = spans.iter().map(|(start, end)| Span { start: day(start), end: day(end) }).collect();
        days(Due::parse(text).unwrap(), &spans, day(today)).iter().map(PartialDate::to_string).collect()
    }

    #[test]
    fn a_yearly_deadline_has_a_past_and_a_next_day_within_the_campaign() {
        let campaign = [("2025-07-01", "2030-12-31")];
        assert_eq!(yearly("12-10", &campaign, "2026-11-21"), ["2025-12-10", "2026-12-10"]);
        // On the day itself it is still to come; the day after, the one of the next year is.
        assert_eq!(yearly("12-10", &campaign, "2026-12-10"), ["2025-12-10", "2026-12-10"]);
        assert_eq!(yearly("12-10", &campaign, "2026-12-11"), ["2026-12-10", "2027-12-10"]);
        assert_eq!(yearly("06-15", &campaign, "2025-12-01"), ["2026-06-15"], "15 June 2025 is before the campaign");
        assert_eq!(yearly("06-15", &campaign, "2031-01-01"), ["2030-06-15"], "nothing after the campaign");
        assert_eq!(yearly("02-29", &campaign, "2027-06-01"), ["2027-02-28", "2028-02-29"]);
        assert!(yearly("06-15", &[], "2026-01-01").is_empty());
    }

    #[test]
    fn a_plan_of_two_campaigns_owes_in_the_time_of_either() {
        let apart = [("2025-01-01", "2025-12-31"), ("2027-01-01", "2027-12-31")];
        assert_eq!(yearly("06-15", &apart, "2026-11-21"), ["2025-06-15", "2027-06-15"]);
        // A plan issued after its campaign ended leaves an empty span.
        assert!(yearly("06-15", &[("2027-01-01", "2026-12-31")], "2026-11-21").is_empty());
    }

    fn plan(front_matter: &str, today: &str) -> Vec<(String, DeadlineState, Vec<usize>)> {
        let campaign = "+++\ntitle = \"A\"\nissuer = \"u\"\nstart = \"2025\"\nend = \"2030\"\n+++\n";
        let plan = format!(
            "+++\ntitle = \"K\"\ncampaign = \"a\"\nissuer = \"u\"\ntype = \"plan\"\nissued = \"2025-07\"\n{front_matter}\n+++\n"
        );
        let world = MemoryWorld::new(Clock::Today(day(today)))
            .with("content/campaigns/a.md", campaign)
            .with("content/plans/k.md", plan);
        let (site, _) = load(&world);
        let found = site.occurrences(site.plans.find("k").unwrap());
        found.into_iter().map(|found| (found.name, found.state, found.evidence)).collect()
    }

    #[test]
    fn evidence_of_a_year_meets_the_deadline_of_that_year() {
        let report = "[[deadline]]\nwhat = \"b\"\ndue = \"12-10\"\nmet = [{ year = 2025, document = \"x\" }]";
        let expected = [
            ("k-2025-12-10".to_owned(), DeadlineState::Met, vec![0]),
            ("k-2026-12-10".to_owned(), DeadlineState::Upcoming, vec![]),
        ];
        assert_eq!(plan(report, "2026-11-21"), expected);
        let late = ("k-2026-12-10".to_owned(), DeadlineState::Passed, vec![]);
        assert_eq!(plan(report, "2026-12-11")[0], late);
        let before_issue = "[[deadline]]\nwhat = \"b\"\ndue = \"06-30\"";
        assert_eq!(plan(before_issue, "2025-08-01"), [("k-2026-06-30".to_owned(), DeadlineState::Upcoming, vec![])]);
    }

    #[test]
    fn what_is_due_once_passes_with_the_last_day_that_it_can_mean() {
        let once = "[[deadline]]\nwhat = \"a\"\ndue = \"2025-09\"\n[[deadline]]\nwhat = \"b\"\ndue = \"2025-09\"\nmet = [{ year = 2026, document = \"x\" }]";
        let found = |today| plan(once, today).into_iter().map(|(name, state, _)| (name, state)).collect::<Vec<_>>();
        let [open, late] = [DeadlineState::Upcoming, DeadlineState::Passed];
        assert_eq!(found("2025-09-30"), [("k-2025-09".into(), open), ("k-2025-09-2".into(), DeadlineState::Met)]);
        assert_eq!(found("2025-10-01")[0], ("k-2025-09".into(), late));
    }

    #[test]
    fn a_duty_with_a_day_is_due_like_a_deadline_and_named_apart() {
        let duties = "[[deadline]]\nwhat = \"a\"\ndue = \"12-10\"\n[[duty]]\nunit = \"u\"\nwhat = \"b\"\n\
            [[duty]]\nunit = \"u\"\nwhat = \"c\"\ndue = \"12-10\"\nmet = [{ year = 2026, document = \"x\" }]";
        let found: Vec<_> = plan(duties, "2026-01-05").into_iter().map(|(name, state, _)| (name, state)).collect();
        let expected = [
            ("k-2025-12-10".to_owned(), DeadlineState::Passed),
            ("k.viec-2025-12-10".to_owned(), DeadlineState::Passed),
            ("k-2026-12-10".to_owned(), DeadlineState::Upcoming),
            ("k.viec-2026-12-10".to_owned(), DeadlineState::Met),
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn thirty_days_are_soon() {
        let occurrence = |due: &str, state| Occurrence {
            deadline: 0,
            due: PartialDate::parse(due).unwrap(),
            yearly: false,
            state,
            evidence: Vec::new(),
            name: String::new(),
        };
        let is_soon = |due, state| occurrence(due, state).is_soon(day("2026-11-10"));
        assert!(is_soon("2026-12-10", DeadlineState::Upcoming) && is_soon("2026-11-10", DeadlineState::Upcoming));
        assert!(!is_soon("2026-12-11", DeadlineState::Upcoming) && !is_soon("2026-12", DeadlineState::Upcoming));
        assert!(!is_soon("2026-12-10", DeadlineState::Met) && !is_soon("2026-11-09", DeadlineState::Passed));
    }
}
