//! Promises: targets, deadlines, duties.

use crate::model::{DeadlineState, Occurrence};
use chrono::NaiveDate;
use serde::Serialize;

use super::{DocumentRef, IsoDate, Key, Link, Reference};

/// A target against what was reported.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TargetView {
    /// Anchor in lists of targets.
    pub anchor: String,
    /// Address of the target's own page.
    pub href: String,
    /// Year for which it is set.
    pub year: i32,
    /// Among whom it is measured.
    pub group: String,
    /// What is measured.
    pub measure: String,
    /// What must be reached.
    pub goal: GoalView,
    /// Reported value; none where nothing was reported, which is never the same as 0.
    pub value: Option<f64>,
    /// `met`, `exceeded`, `behind` (not yet reached), `at-risk` (nor will it be, at the pace of the last two figures),
    /// `missed` (its year is over) or `none` (nothing reported).
    pub state: Key,
    /// How far the value is from the goal, in the target's unit, as a positive number.
    pub gap: Option<f64>,
    /// Width of the value on a bar, in percent of the bar's length; at most 100.
    pub value_share: Option<f64>,
    /// Place of the goal on that bar, in percent of its length.
    pub goal_share: f64,
    /// Number of figures that were reported.
    pub figures: usize,
    /// How the figures went; none where there are fewer than two days to compare.
    pub trend: Option<TrendView>,
    /// Day of the reported value.
    pub as_of: Option<IsoDate>,
    /// The report.
    pub source: Option<DocumentRef>,
    /// Day by which the next report is due, while the target's year is not over.
    pub expected: Option<IsoDate>,
    /// The plan that sets the target.
    pub plan: Option<Link>,
    /// Whether the target belongs to sample data.
    pub sample: bool,
}

/// Figures of a target over time, drawn on a field of 100 × 100 whose origin is at the top left. The field is at least
/// as wide as the target's year.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TrendView {
    /// The figures in the order of time.
    pub points: Vec<TrendPoint>,
    /// The same as the points of an SVG polyline.
    pub line: String,
    /// Height of the goal.
    pub goal_y: f64,
    /// Month of the first day of the field.
    pub start: IsoDate,
    /// Month of the last day of the field.
    pub end: IsoDate,
    /// `up`, `down` or `same`: the latest figure against the first.
    pub direction: Key,
    /// How far the latest figure is from the first, as a positive number.
    pub change: f64,
}

/// One figure on the field of a [`TrendView`].
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct TrendPoint {
    /// From the left.
    pub x: f64,
    /// From the top.
    pub y: f64,
}

/// One figure reported against a target.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FigureView {
    /// The day it is of, whole or partial.
    pub as_of: IsoDate,
    /// The figure.
    pub value: f64,
    /// `up`, `down` or `same` against the figure before; none for the first.
    pub direction: Option<Key>,
    /// How far it is from the figure before, as a positive number.
    pub change: Option<f64>,
    /// Whether it reaches the goal.
    pub reaches: bool,
    /// The document that reports it.
    pub source: Option<DocumentRef>,
}

/// How many targets stand where.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct TargetCounts {
    /// Reached or exceeded.
    pub met: usize,
    /// Not reached yet.
    pub behind: usize,
    /// Not reached yet, and not on the way to be.
    pub at_risk: usize,
    /// Not reached within its year.
    pub missed: usize,
    /// Nothing reported.
    pub unknown: usize,
}

/// The goal of a target.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct GoalView {
    /// `gt`, `ge`, `eq`, `le` or `lt`.
    pub relation: Key,
    /// The number.
    pub value: f64,
    /// Unit; `%` is written against the number.
    pub unit: Option<String>,
}

/// A deadline, at the day of its next or latest occurrence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DeadlineView {
    /// Its place on the calendar page.
    pub href: Option<String>,
    /// What is due.
    pub what: String,
    /// The day, whole or partial.
    pub due: IsoDate,
    /// Whether it comes back every year.
    pub yearly: bool,
    /// Who owes it.
    pub from: Vec<Reference>,
    /// To whom.
    pub to: Option<Reference>,
    /// The plan that sets it.
    pub plan: Option<Link>,
    /// `upcoming`, `soon` (within thirty days), `met` (with evidence) or `passed` (without).
    pub state: Key,
    /// Evidence.
    pub met: Vec<DocumentRef>,
    /// Whether the deadline belongs to sample data.
    pub sample: bool,
}

/// A duty that a plan gives to a unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DutyView {
    /// Who.
    pub unit: Reference,
    /// What.
    pub what: String,
    /// The plan that says so.
    pub plan: Option<Link>,
    /// When, and where it stands, where it is to be done by a day.
    pub due: Option<DeadlineView>,
    /// Evidence, where it is to be done at no particular day.
    pub met: Vec<DocumentRef>,
    /// Whether the plan is sample data.
    pub sample: bool,
}

/// How many deadlines are overdue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Overdue {
    /// How many.
    pub count: usize,
    /// The calendar that shows them.
    pub href: String,
}

/// How many deadlines stand where.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct DeadlineCounts {
    /// Past, without evidence.
    pub passed: usize,
    /// Ahead, within thirty days.
    pub soon: usize,
    /// Ahead.
    pub upcoming: usize,
    /// With evidence.
    pub met: usize,
}

impl DeadlineCounts {
    /// Counts one more.
    pub(crate) fn add(&mut self, found: &Occurrence, today: NaiveDate) {
        *match found.state {
            DeadlineState::Upcoming if found.is_soon(today) => &mut self.soon,
            DeadlineState::Upcoming => &mut self.upcoming,
            DeadlineState::Met => &mut self.met,
            DeadlineState::Passed => &mut self.passed,
        } += 1;
    }
}
