//! Phases, reviews and deadlines, ahead and behind.

use serde::Serialize;

use super::view::{Download, IsoDate, Key, Link, PageMeta, Reference, SiteView, TimelineView};

/// Context of `calendar.html`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CalendarPage {
    /// What the page says about itself.
    pub page: PageMeta,
    /// The portal around it.
    pub site: SiteView,
    /// Timelines of the local campaigns that are not over.
    pub timelines: Vec<CampaignTimeline>,
    /// What is ahead, next first.
    pub upcoming: Vec<CalendarEntry>,
    /// What is past, latest first; about a year of it.
    pub past: Vec<CalendarEntry>,
    /// The calendar as a file.
    pub ics: Option<Download>,
}

/// The timeline of one campaign.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CampaignTimeline {
    /// The campaign.
    pub campaign: Link,
    /// Its timeline.
    pub timeline: TimelineView,
}

/// Something that happens on a day, or in a month or year that is not fixed further.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CalendarEntry {
    /// Permanent anchor.
    pub anchor: String,
    /// `deadline`, `start` or `end` of a campaign, `interim` or `final` review, `awards` (a decision),
    /// `consultation` (its last day) or `plan` (issued); its words are `t.calendar.kind[key]`.
    pub kind: Key,
    /// The day, month or year.
    pub date: IsoDate,
    /// What is due, or the name of the campaign, phase, plan or list.
    pub title: String,
    /// The record's page.
    pub href: Option<String>,
    /// Who owes a report.
    pub from: Vec<Reference>,
    /// To whom.
    pub to: Option<Reference>,
    /// Where it is written.
    pub plan: Option<Link>,
    /// `upcoming`, `met` or `passed` for deadlines, else none.
    pub state: Option<Key>,
    /// Whether it is sample data.
    pub sample: bool,
}
