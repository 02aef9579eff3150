//! Promises: targets, deadlines, duties.

use serde::Serialize;

use super::{DocumentRef, IsoDate, Key, Link, Reference};

/// A target against what was reported.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TargetView {
    /// Anchor on the page of targets.
    pub anchor: String,
    /// Address of the target on the page of targets.
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
    /// `met`, `exceeded`, `missed` or `none` (nothing reported).
    pub state: Key,
    /// How far the value is from the goal, in the target's unit, as a positive number.
    pub gap: Option<f64>,
    /// Width of the value on a bar, in percent of the bar's length; at most 100.
    pub value_share: Option<f64>,
    /// Place of the goal on that bar, in percent of its length.
    pub goal_share: f64,
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
    /// `upcoming`, `met` (passed, with evidence) or `passed` (without).
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
    /// Whether the plan is sample data.
    pub sample: bool,
}
