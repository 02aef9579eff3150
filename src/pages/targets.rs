//! Targets against reported figures, year by year.

use serde::Serialize;

use super::view::{Download, IsoDate, PageMeta, SiteView, TargetView};

/// Context of `targets.html`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TargetsPage {
    /// What the page says about itself.
    pub page: PageMeta,
    /// The portal around it.
    pub site: SiteView,
    /// The years that have targets: this year first, then later years, then earlier ones from the newest.
    pub years: Vec<TargetYear>,
    /// Day from which the next report is expected.
    pub expected: Option<IsoDate>,
    /// Files with the same figures.
    pub downloads: Vec<Download>,
}

/// The targets of one year.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TargetYear {
    /// The year.
    pub year: i32,
    /// Its targets.
    pub targets: Vec<TargetView>,
    /// How many are met or exceeded.
    pub met: usize,
    /// How many are not met.
    pub missed: usize,
    /// How many have no figure yet.
    pub unknown: usize,
}
