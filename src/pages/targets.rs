//! Targets against reported figures, year by year.

use super::PageKind;
use super::desk::{About, Desk};
use crate::model::{Id, Plan, Site};
use crate::route::{DataFile, DataFormat, DataTable, Route};
use chrono::Datelike;
use serde::Serialize;
use std::collections::BTreeMap;

use super::view::{Download, PageMeta, SiteView, TargetView};

/// Context of `targets.html`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TargetsPage {
    /// What the page says about itself.
    pub page: PageMeta,
    /// The portal around it.
    pub site: SiteView,
    /// The years that have targets: this year first, then later years, then earlier ones from the newest.
    pub years: Vec<TargetYear>,
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

/// The page of targets, where any plan sets one.
#[derive(Debug)]
pub struct Targets;

impl PageKind for Targets {
    type Context = TargetsPage;
    const TEMPLATE: &'static str = "targets.html";

    fn routes(site: &Site) -> Vec<Route> {
        let any = site.plans.records().iter().any(|plan| !plan.targets.is_empty());
        any.then_some(Route::Targets).into_iter().collect()
    }

    fn context(desk: &Desk<'_>) -> Option<TargetsPage> {
        if desk.route != Route::Targets {
            return None;
        }
        let mut by_year: BTreeMap<i32, Vec<TargetView>> = BTreeMap::new();
        for view in desk.targets_of(&plans(desk)).into_iter().filter_map(|address| desk.target_view(address)) {
            by_year.entry(view.year).or_default().push(view);
        }
        let sample = by_year.values().flatten().any(|view| view.sample);
        let mut years: Vec<TargetYear> = by_year.into_iter().map(|(year, targets)| of_year(year, targets)).collect();
        let today = desk.site.today.year();
        years.sort_by_key(|group| (group.year < today, group.year.abs_diff(today)));
        Some(TargetsPage {
            page: desk.page(About { section: Some("targets"), sample, ..About::default() }),
            site: desk.site_view(),
            years,
            downloads: downloads(desk),
        })
    }
}

/// The targets as files.
fn downloads(desk: &Desk<'_>) -> Vec<Download> {
    let file = |format: DataFormat| {
        let route = Route::Data(DataFile::Set(DataTable::Targets, format));
        Download::unmeasured(desk.href(route), format.as_str())
    };
    [DataFormat::Csv, DataFormat::Json].map(file).into()
}

/// Every plan, those of the portal's own campaigns first.
fn plans(desk: &Desk<'_>) -> Vec<Id<Plan>> {
    let mut plans = desk.own_plans();
    let others: Vec<Id<Plan>> = desk.site.index.plans.iter().filter(|id| !plans.contains(id)).copied().collect();
    plans.extend(others);
    plans
}

fn of_year(year: i32, targets: Vec<TargetView>) -> TargetYear {
    let with = |states: &[&str]| targets.iter().filter(|target| states.contains(&target.state)).count();
    let (met, missed, unknown) = (with(&["met", "exceeded"]), with(&["missed"]), with(&["none"]));
    TargetYear { year, targets, met, missed, unknown }
}
