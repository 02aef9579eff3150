//! A campaign's time as a line of years.

use super::Desk;
use crate::model::{Campaign, Id, Phase};
use crate::pages::view::{TimelinePhase, TimelineReview, TimelineSpan, TimelineStep, TimelineView, TimelineYear};
use chrono::{Datelike, NaiveDate};

impl Desk<'_> {
    /// The timeline of a campaign; none where it names no phases.
    #[must_use]
    pub fn timeline(&self, id: Id<Campaign>) -> Option<TimelineView> {
        timeline(&self.site.campaigns[id], self.site.today)
    }
}

fn timeline(campaign: &Campaign, today: NaiveDate) -> Option<TimelineView> {
    let first = campaign.phases.iter().map(|phase| phase.start.value).min()?.first_day();
    let last = campaign.phases.iter().map(|phase| phase.end.value.last_day()).max()?;
    let start = campaign.start.value.first_day();
    let end = campaign.end.value.last_day();
    let line = Line::new(first.min(start).year(), last.max(end).year())?;
    let mut phases: Vec<&Phase> = campaign.phases.iter().collect();
    phases.sort_by_key(|phase| (phase.start.value.first_day(), phase.end.value.last_day()));
    let rows = rows(&phases);
    let bars = phases.iter().zip(&rows).map(|(phase, row)| bar(&line, phase, *row, today)).collect();
    Some(TimelineView {
        rows: rows.iter().max().map_or(0, |highest| highest + 1),
        years: line.years(),
        phases: bars,
        overlaps: overlaps(&line, &phases),
        now: (start <= today && today <= end).then(|| percent(line.at(today))),
        steps: phases.iter().flat_map(|phase| steps(phase, &phases, today)).collect(),
    })
}

/// The calendar years from the first to the last; every year is as long as any other.
struct Line {
    first: i32,
    count: i32,
}

impl Line {
    /// None where the last year is before the first, or where a wrong year would make thousands of them.
    fn new(first: i32, last: i32) -> Option<Self> {
        let count = last - first + 1;
        (1..=100).contains(&count).then_some(Line { first, count })
    }

    /// Where a day begins, as a share of the line.
    fn at(&self, day: NaiveDate) -> f64 {
        let days = if day.leap_year() { 366.0 } else { 365.0 };
        self.year(day.year(), f64::from(day.ordinal0()) / days)
    }

    /// Where a day ends. The last day of a year ends exactly where the next year begins.
    fn after(&self, day: NaiveDate) -> f64 {
        day.succ_opt().map_or(1.0, |next| self.at(next))
    }

    fn year(&self, year: i32, part: f64) -> f64 {
        ((f64::from(year - self.first) + part) / f64::from(self.count)).clamp(0.0, 1.0)
    }

    fn years(&self) -> Vec<TimelineYear> {
        let year =
            |year| TimelineYear { year, start: percent(self.year(year, 0.0)), middle: percent(self.year(year, 0.5)) };
        (self.first..self.first + self.count).map(year).collect()
    }

    fn span(&self, from: NaiveDate, to: NaiveDate) -> TimelineSpan {
        let (start, end) = (self.at(from), self.after(to));
        TimelineSpan { start: percent(start), width: percent((end - start).max(0.0)) }
    }
}

/// A share in percent, to three decimals.
fn percent(share: f64) -> f64 {
    (share * 100_000.0).round() / 1000.0
}

/// The first row in which a phase does not meet the one before it.
fn rows(phases: &[&Phase]) -> Vec<usize> {
    let mut ends: Vec<NaiveDate> = Vec::new();
    let mut place = |phase: &&Phase| {
        let (start, end) = (phase.start.value.first_day(), phase.end.value.last_day());
        if let Some(row) = ends.iter().position(|taken| *taken < start) {
            ends[row] = end;
            return row;
        }
        ends.push(end);
        ends.len() - 1
    };
    phases.iter().map(&mut place).collect()
}

fn bar(line: &Line, phase: &Phase, row: usize, today: NaiveDate) -> TimelinePhase {
    let (first, last) = (phase.start.value.first_day(), phase.end.value.last_day());
    let TimelineSpan { start, width } = line.span(first, last);
    let passed = if today > last { width } else { percent((line.at(today) - line.at(first)).max(0.0)) };
    // A review is held some time in the last year of its phase.
    let review =
        |kind: crate::model::Review| TimelineReview { kind: kind.as_str(), at: percent(line.year(last.year(), 0.5)) };
    TimelinePhase {
        title: phase.title.value.clone(),
        row,
        start,
        width,
        done: if today < first { 0.0 } else { passed.min(width) },
        review: phase.review.map(review),
    }
}

/// The times that belong to two phases, in order, each once.
fn overlaps(line: &Line, phases: &[&Phase]) -> Vec<TimelineSpan> {
    let mut shared: Vec<(NaiveDate, NaiveDate)> = Vec::new();
    for (index, phase) in phases.iter().enumerate() {
        for earlier in &phases[..index] {
            let from = phase.start.value.first_day().max(earlier.start.value.first_day());
            let to = phase.end.value.last_day().min(earlier.end.value.last_day());
            if from <= to {
                shared.push((from, to));
            }
        }
    }
    shared.sort_unstable();
    shared.dedup();
    shared.into_iter().map(|(from, to)| line.span(from, to)).collect()
}

/// A phase and the review at its end, in words.
fn steps(phase: &Phase, all: &[&Phase], today: NaiveDate) -> Vec<TimelineStep> {
    let (first, last) = (phase.start.value.first_day(), phase.end.value.last_day());
    let of_phase = TimelineStep {
        kind: "phase",
        title: Some(phase.title.value.clone()),
        start: phase.start.value.to_string(),
        end: Some(phase.end.value.to_string()),
        now: first <= today && today <= last,
        shared: false,
    };
    let year = last.year();
    let belongs =
        |other: &&&Phase| other.start.value.first_day().year() <= year && year <= other.end.value.last_day().year();
    let review = phase.review.map(|review| TimelineStep {
        kind: review.as_str(),
        title: None,
        start: year.to_string(),
        end: None,
        now: false,
        shared: all.iter().filter(belongs).count() > 1,
    });
    std::iter::once(of_phase).chain(review).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::load;
    use crate::world::{Clock, MemoryWorld};

    fn of(phases: &[(&str, &str, &str)], today: &str) -> Option<TimelineView> {
        let tables = phases.iter().map(|(start, end, review)| {
            format!("[[phase]]\ntitle = \"G\"\nstart = \"{start}\"\nend = \"{end}\"\nreview = \"{review}\"\n")
        });
        let text = format!(
            "+++\ntitle = \"A\"\nissuer = \"u\"\nstart = \"2025-07\"\nend = 2030-12-31\n{}+++\n",
            tables.collect::<String>()
        );
        let today = today.parse().unwrap();
        let world = MemoryWorld::new(Clock::Today(today)).with("content/campaigns/a.md", text);
        timeline(&load(&world).0.campaigns.records()[0], today)
    }

    #[test]
    fn a_year_of_two_phases_belongs_to_both() {
        let view = of(&[("2025", "2027", "interim"), ("2027", "2030", "final")], "2026-11-21").unwrap();
        let places: Vec<(usize, f64, f64)> = view.phases.iter().map(|p| (p.row, p.start, p.width)).collect();
        assert_eq!(places, [(0, 0.0, 50.0), (1, 33.333, 66.667)]);
        assert_eq!(view.overlaps, [TimelineSpan { start: 33.333, width: 16.667 }]);
        assert_eq!((view.rows, view.years.len(), view.years[5].middle), (2, 6, 91.667));
        assert_eq!(view.now, Some(31.461));
        assert_eq!(view.phases.iter().map(|p| p.done).collect::<Vec<_>>(), [31.461, 0.0]);
        assert_eq!(view.phases[0].review, Some(TimelineReview { kind: "interim", at: 41.667 }));
        let words: Vec<(&str, bool, bool)> = view.steps.iter().map(|s| (s.kind, s.now, s.shared)).collect();
        let expected =
            [("phase", true, false), ("interim", false, true), ("phase", false, false), ("final", false, false)];
        assert_eq!(words, expected);
    }

    #[test]
    fn phases_that_follow_each_other_share_a_row() {
        let view = of(&[("2026-07", "2030", "final"), ("2025", "2026-06", "interim")], "2031-01-01").unwrap();
        assert_eq!(view.phases.iter().map(|p| (p.row, p.done)).collect::<Vec<_>>(), [(0, 24.932), (0, 75.068)]);
        assert_eq!((view.rows, view.overlaps.len(), view.now), (1, 0, None));
        assert_eq!(of(&[], "2026-01-01"), None);
    }
}
