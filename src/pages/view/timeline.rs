//! A campaign's phases on a line of years. Places and widths are percent of the line's length, rounded to three
//! decimals, so that a page is the same on every machine.

use serde::Serialize;

use super::{IsoDate, Key};

/// The drawing of a campaign's time, and the same in words.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TimelineView {
    /// Number of rows of phases: one more than the highest `row`.
    pub rows: usize,
    /// Calendar years, from the first to the last.
    pub years: Vec<TimelineYear>,
    /// Phases, in order.
    pub phases: Vec<TimelinePhase>,
    /// Times that belong to two phases.
    pub overlaps: Vec<TimelineSpan>,
    /// Place of today; none before the start and after the end.
    pub now: Option<f64>,
    /// Everything once more, in the order of time, for reading.
    pub steps: Vec<TimelineStep>,
}

/// One calendar year.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TimelineYear {
    /// The year.
    pub year: i32,
    /// Where it begins.
    pub start: f64,
    /// Its middle, where its number stands.
    pub middle: f64,
}

/// A stretch of the line.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TimelineSpan {
    /// Where it begins.
    pub start: f64,
    /// How long it is.
    pub width: f64,
}

/// One phase as a bar.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TimelinePhase {
    /// Its title.
    pub title: String,
    /// Row, from 0; phases that overlap stand in different rows.
    pub row: usize,
    /// Where it begins.
    pub start: f64,
    /// How long it is.
    pub width: f64,
    /// How much of it has passed, as a width.
    pub done: f64,
    /// The review at its end.
    pub review: Option<TimelineReview>,
}

/// A review as a mark on a phase.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TimelineReview {
    /// `interim` or `final`.
    pub kind: Key,
    /// Its place.
    pub at: f64,
}

/// One line of the timeline in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TimelineStep {
    /// `phase`, `interim` or `final`.
    pub kind: Key,
    /// Title of a phase; none for a review, whose words are `t.review[kind]`.
    pub title: Option<String>,
    /// When it begins, or the year of a review.
    pub start: IsoDate,
    /// When it ends; none for a review.
    pub end: Option<IsoDate>,
    /// Whether it is going on now.
    pub now: bool,
    /// Whether the year of a review belongs to two phases.
    pub shared: bool,
}
