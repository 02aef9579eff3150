//! One target: its goal, every figure that was reported, and the same target in other years.

use super::PageKind;
use super::desk::{About, Desk, TargetAddress};
use super::targets::downloads;
use super::view::{Download, FigureView, IsoDate, PageMeta, Reference, SiteView, TargetView};
use crate::model::{Campaign, RefTo, Site};
use crate::route::{Route, TargetFilter, has_page, targets};
use serde::Serialize;

/// Context of `target.html`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TargetPage {
    /// What the page says about itself.
    pub page: PageMeta,
    /// The portal around it.
    pub site: SiteView,
    /// The target.
    pub target: TargetView,
    /// Its figures, latest first, at most a hundred.
    pub figures: Vec<FigureView>,
    /// The campaigns that its plan carries.
    pub campaigns: Vec<Reference>,
    /// What the same plan sets for the same measure and the same people in other years, by year.
    pub other_years: Vec<TargetView>,
    /// The day on which all of this holds.
    pub today: IsoDate,
    /// Files with the same figures.
    pub downloads: Vec<Download>,
}

/// How many figures a page shows; the file of open data has all of them.
const FIGURES: usize = 100;

/// The targets.
#[derive(Debug)]
pub struct OneTarget;

impl PageKind for OneTarget {
    type Context = TargetPage;
    const TEMPLATE: &'static str = "target.html";

    fn routes(site: &Site) -> Vec<Route> {
        targets(site).map(|(plan, at)| Route::Target(plan, at)).collect()
    }

    fn context(desk: &Desk<'_>) -> Option<TargetPage> {
        let Route::Target(plan, at) = desk.route else { return None };
        let target = desk.target_view((plan, at))?;
        let campaigns = &desk.site.plans[plan].campaigns;
        let mut figures = desk.figure_views((plan, at));
        figures.truncate(FIGURES);
        Some(TargetPage {
            page: desk.page(About {
                title: Some(target.measure.clone()),
                section: Some("targets"),
                made_up: target.sample,
                ..About::default()
            }),
            site: desk.site_view(),
            figures,
            campaigns: campaigns.iter().map(|campaign| list_of(desk, campaign)).collect(),
            other_years: other_years(desk, (plan, at)),
            target,
            today: desk.today(),
            downloads: downloads(desk),
        })
    }
}

/// A campaign as a link to its targets: whoever reads one wants to see the others.
fn list_of(desk: &Desk<'_>, campaign: &RefTo<Campaign>) -> Reference {
    let href = campaign.target().map(|id| desk.href(Route::Targets(TargetFilter::Campaign(id), 1)));
    Reference { href, ..desk.campaign_of(campaign) }
}

fn other_years(desk: &Desk<'_>, (plan, at): TargetAddress) -> Vec<TargetView> {
    let own = desk.target((plan, at));
    let targets = &desk.site.plans[plan].targets;
    let alike = |other: &usize| {
        let other = &targets[*other];
        other.measure.value == own.measure.value
            && other.group.value == own.group.value
            && other.year.value != own.year.value
    };
    let found = (0..targets.len()).filter(alike).filter(|other| has_page(desk.site, (plan, *other)));
    let mut views: Vec<TargetView> = found.filter_map(|other| desk.target_view((plan, other))).collect();
    views.sort_by_key(|view| view.year);
    views
}
