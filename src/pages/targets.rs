//! Targets against reported figures: the board of all of them, and narrowed to a campaign, a year or a state.

use super::PageKind;
use super::desk::{About, Desk, TargetAddress};
use super::stories::{ListSubject, pager};
use super::view::{Crumb, Download, Facet, FacetValue, IsoDate, PageMeta, Pager, SiteView, TargetCounts, TargetView};
use crate::model::{Id, Plan, Site};
use crate::route::{DataFile, DataFormat, DataTable, Route, TargetFilter, has_page, target_lists};
use chrono::Datelike;
use serde::Serialize;

/// Context of `targets.html`: `/chi-tieu/`, `/chi-tieu/phong-trao/…`, `/chi-tieu/nam/…`, `/chi-tieu/tinh-trang/…`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TargetsPage {
    /// What the page says about itself.
    pub page: PageMeta,
    /// The portal around it.
    pub site: SiteView,
    /// What the list is narrowed to; none for all targets.
    pub subject: Option<ListSubject>,
    /// Ways to narrow it. A facet without a choice is left out.
    pub facets: Vec<Facet>,
    /// The years that have targets on this page: this year first, then later years, then earlier ones from the newest.
    pub years: Vec<TargetYear>,
    /// Where the targets of the list stand.
    pub counts: TargetCounts,
    /// Number of targets in this list.
    pub total: usize,
    /// Number of all targets.
    pub all_total: usize,
    /// List of all targets.
    pub all_href: String,
    /// The pages of the list; none where one page holds everything.
    pub pager: Option<Pager>,
    /// The day on which all of this holds.
    pub today: IsoDate,
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
}

/// How many targets one page shows.
const PER_PAGE: usize = 40;

/// The lists of targets, where any plan sets one.
#[derive(Debug)]
pub struct Targets;

impl PageKind for Targets {
    type Context = TargetsPage;
    const TEMPLATE: &'static str = "targets.html";

    fn routes(site: &Site) -> Vec<Route> {
        let pages = |(filter, count): (TargetFilter, usize)| {
            (1..=count.div_ceil(PER_PAGE).max(1)).map(move |page| Route::Targets(filter, page))
        };
        target_lists(site).into_iter().flat_map(pages).collect()
    }

    fn context(desk: &Desk<'_>) -> Option<TargetsPage> {
        let Route::Targets(filter, number) = desk.route else { return None };
        let all = sorted(desk);
        let found: Vec<TargetAddress> =
            all.iter().copied().filter(|address| filter.holds(desk.site, *address)).collect();
        let first = (number - 1) * PER_PAGE;
        let shown = found.get(first..(first + PER_PAGE).min(found.len())).unwrap_or_default();
        let years = by_year(desk, shown);
        let all_href = desk.href(Route::Targets(TargetFilter::All, 1));
        let sample = years.iter().flat_map(|group| &group.targets).any(|view| view.sample);
        let mut page = desk.page(About { section: Some("targets"), sample, ..About::default() });
        // A narrowed or later page stands below the list of all targets.
        page.crumbs.truncate(1);
        if filter != TargetFilter::All {
            page.crumbs.push(Crumb { href: all_href.clone(), key: Some("targets"), text: None });
        }
        Some(TargetsPage {
            page,
            site: desk.site_view(),
            subject: subject(desk.site, filter),
            facets: facets(desk, filter),
            years,
            counts: desk.target_counts(&found),
            total: found.len(),
            all_total: all.len(),
            all_href,
            pager: pager(number, found.len(), PER_PAGE, |page| desk.href(Route::Targets(filter, page))),
            today: desk.today(),
            downloads: downloads(desk),
        })
    }
}

/// The targets and their figures as files.
pub(super) fn downloads(desk: &Desk<'_>) -> Vec<Download> {
    let file = |(table, format, name)| Download::unmeasured(desk.href(Route::Data(DataFile::Set(table, format))), name);
    let mut files =
        vec![file((DataTable::Targets, DataFormat::Csv, "csv")), file((DataTable::Targets, DataFormat::Json, "json"))];
    if desk.site.campaigns.records().iter().any(|campaign| campaign.progress.iter().any(|it| it.resolved.is_some())) {
        files.push(file((DataTable::Progress, DataFormat::Csv, "figures_csv")));
    }
    files
}

/// Every target: by year, then by plan, those of the portal's own campaigns first.
fn sorted(desk: &Desk<'_>) -> Vec<TargetAddress> {
    let mut plans = desk.own_plans();
    let others: Vec<Id<Plan>> = desk.site.index.plans.iter().filter(|id| !plans.contains(id)).copied().collect();
    plans.extend(others);
    let mut found = desk.targets_of(&plans);
    found.retain(|address| has_page(desk.site, *address));
    let today = desk.site.today.year();
    found.sort_by_key(|address| {
        let year = desk.target(*address).year.value;
        (year < today, year.abs_diff(today))
    });
    found
}

fn by_year(desk: &Desk<'_>, shown: &[TargetAddress]) -> Vec<TargetYear> {
    let mut years: Vec<TargetYear> = Vec::new();
    for view in shown.iter().filter_map(|address| desk.target_view(*address)) {
        match years.last_mut().filter(|group| group.year == view.year) {
            Some(group) => group.targets.push(view),
            None => years.push(TargetYear { year: view.year, targets: vec![view] }),
        }
    }
    years
}

fn subject(site: &Site, filter: TargetFilter) -> Option<ListSubject> {
    let text = |facet, text| Some(ListSubject { facet, key: None, text: Some(text) });
    match filter {
        TargetFilter::All => None,
        TargetFilter::Campaign(id) => text("campaign", site.campaigns[id].short_title().to_owned()),
        TargetFilter::Year(year) => text("year", year.to_string()),
        TargetFilter::State(state) => Some(ListSubject { facet: "state", key: Some(state.as_str()), text: None }),
    }
}

fn facets(desk: &Desk<'_>, current: TargetFilter) -> Vec<Facet> {
    let lists = target_lists(desk.site);
    let all_count = lists.first().map_or(0, |(_, count)| *count);
    let mut facets: Vec<Facet> = Vec::new();
    for (filter, count) in lists {
        let Some(ListSubject { facet, key, text }) = subject(desk.site, filter) else { continue };
        let href = desk.href(Route::Targets(filter, 1));
        let sample = matches!(filter, TargetFilter::Campaign(id) if desk.site.campaigns[id].sample);
        let value = FacetValue { key, text, href, count, current: filter == current, sample };
        match facets.iter_mut().find(|known| known.key == facet) {
            Some(known) => known.values.push(value),
            None => facets.push(Facet {
                key: facet,
                all_href: desk.href(Route::Targets(TargetFilter::All, 1)),
                all_count,
                values: vec![value],
                rest: None,
            }),
        }
    }
    facets.retain(|facet| facet.values.len() > 1 || facet.values.iter().any(|value| value.current));
    facets
}
