//! Deadlines of plans as events of a calendar, with their states.

use super::calendar::{Day, Repeats};
use super::say;
use crate::diagnostic::Language;
use crate::model::{Cited, Deadline, DeadlineState, Id, Occurrence, Party, Plan, RefTo, Site};
use crate::route::Route;
use crate::syntax::{Due, PartialDate};
use chrono::{Datelike, NaiveDate};
use std::collections::BTreeSet;

/// Every deadline of a plan: one event for each, and one for each day of a yearly one that has a state of its own.
pub(super) fn of_deadlines(site: &Site, id: Id<Plan>) -> Vec<Day> {
    let found = site.occurrences(id);
    (0..site.plans[id].deadlines.len()).flat_map(|at| of_deadline(site, id, at, &found)).collect()
}

fn of_deadline(site: &Site, id: Id<Plan>, at: usize, found: &[Occurrence]) -> Vec<Day> {
    let deadline = &site.plans[id].deadlines[at];
    let occurrence = |day: PartialDate| found.iter().find(|found| found.deadline == at && found.due == day);
    let state = |day: PartialDate, evidence: &[usize]| match occurrence(day) {
        _ if !evidence.is_empty() => Some(done(site, deadline, evidence)),
        Some(found) if found.state == DeadlineState::Passed => Some(overdue(site)),
        Some(found) if found.is_soon(site.today) => Some(soon(site)),
        _ => None,
    };
    let days = site.days_of(id, at);
    let due = deadline.due.as_ref().map(|due| due.value);
    let Some(Due::Yearly { month, day }) = due else {
        let event = |(day, evidence): &(PartialDate, Vec<usize>)| one(site, id, at, *day, state(*day, evidence));
        return days.iter().map(event).collect();
    };
    let (Some((first, _)), Some((last, _))) = (days.first(), days.last()) else { return Vec::new() };
    let mut whole = one(site, id, at, *first, None);
    whole.repeats =
        Some(Repeats { end_of_february: (month, day) == (2, 29), until: last.last_day(), except: gaps(due, &days) });
    let with_state = days.iter().filter_map(|(day, evidence)| {
        let event = one(site, id, at, *day, Some(state(*day, evidence)?));
        Some(Day { instance: true, ..event })
    });
    std::iter::once(whole).chain(with_state).collect()
}

/// Years between the first and the last in which the deadline does not count.
fn gaps(due: Option<Due>, days: &[(PartialDate, Vec<usize>)]) -> Vec<NaiveDate> {
    let known: BTreeSet<i32> = days.iter().map(|(day, _)| day.year()).collect();
    let (Some(first), Some(last)) = (known.first(), known.last()) else { return Vec::new() };
    let missing = (*first..*last).filter(|year| !known.contains(year));
    missing.filter_map(|year| due?.in_year(year)).collect()
}

/// The word that stands before what is due, and a line about it.
type State = (&'static str, String);

fn done(site: &Site, deadline: &Deadline, evidence: &[usize]) -> State {
    let named = evidence.iter().filter_map(|met| deadline.met[*met].document.target()).map(|cited| {
        let (number, title, route) = match cited {
            Cited::Document(id) => (&site.documents[id].number, &site.documents[id].title, Route::Document(id)),
            Cited::Plan(id) => (&site.plans[id].number, &site.plans[id].title, Route::Plan(id)),
        };
        let name = number.as_ref().map_or(title.value.as_str(), |number| &number.value);
        format!("{name} {}", route.absolute(site))
    });
    let named: Vec<String> = named.collect();
    (say(site, "Đã có báo cáo", "Reported"), format!("{} {}", say(site, "Báo cáo:", "Report:"), named.join(", ")))
}

fn overdue(site: &Site) -> State {
    let line = say(site, "chưa thấy báo cáo trên cổng", "no report is on the portal");
    (say(site, "Quá hạn", "Overdue"), as_of(site, line))
}

fn soon(site: &Site) -> State {
    let line = say(site, "còn không quá 30 ngày", "30 days or less are left");
    (say(site, "Sắp đến hạn", "Due soon"), as_of(site, line))
}

/// A state holds on the day the portal is made; whoever keeps the file must see which.
fn as_of(site: &Site, line: &str) -> String {
    let today = site.today;
    match site.settings.language {
        Language::Vi => format!("Tính đến {}/{}/{}: {line}.", today.day(), today.month(), today.year()),
        Language::En => format!("On {today}: {line}."),
    }
}

fn one(site: &Site, id: Id<Plan>, at: usize, day: PartialDate, state: Option<State>) -> Day {
    let plan = &site.plans[id];
    let deadline = &plan.deadlines[at];
    let party = |party: &Party| match party {
        Party::Unit(unit) => unit.target().map_or(unit.key.clone(), |id| site.units[id].short_name().to_owned()),
        Party::Text(text) => text.value.clone(),
    };
    let mut about = Vec::new();
    let from: Vec<String> = deadline.from.iter().map(party).collect();
    if !from.is_empty() {
        about.push(format!("{} {}", say(site, "Nơi gửi:", "From:"), from.join(", ")));
    }
    if let Some(to) = &deadline.to {
        about.push(format!("{} {}", say(site, "Nơi nhận:", "To:"), party(to)));
    }
    let word = state.as_ref().map_or(say(site, "Hạn", "Due"), |(word, _)| word);
    about.extend(state.map(|(_, line)| line));
    about.push(plan.title.value.clone());
    Day {
        name: format!("han-{}", site.deadline_name(id, at)),
        date: day,
        begins: false,
        title: format!("{word}: {}", deadline.what.value),
        about,
        page: Route::Plan(id),
        said: said_by(site, plan),
        sample: plan.sample,
        repeats: None,
        instance: false,
    }
}

/// The day of a plan's issue, or of the latest correction; of one without a date, the beginning of its campaign.
fn said_by(site: &Site, plan: &Plan) -> NaiveDate {
    let corrected = plan.corrections.iter().filter_map(|correction| correction.date).map(|date| date.value);
    let said = corrected.chain(plan.issued.map(|issued| issued.value)).max();
    let campaign = plan.campaigns.iter().find_map(RefTo::target).map(|id| site.campaigns[id].start.value);
    said.or(campaign).map(PartialDate::first_day).unwrap_or_default()
}
