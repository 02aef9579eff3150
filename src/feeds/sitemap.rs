//! The sitemap (sitemaps.org, version 0.9): every page that search engines may show.
//!
//! Left out are redirects, tombstones and the page for missing addresses, which ask not to be indexed.

use super::xml::{self, XmlWriter, element};
use crate::model::{AwardList, Entry, Site};
use crate::route::{Producer, Route, StoryFilter, calendar_lists, has_english, has_tasks, target_lists, targets};
use crate::syntax::PartialDate;
use std::io;

/// The most addresses that the protocol allows in one file.
pub(super) const MOST: usize = 50_000;

const NAMESPACE: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";

/// The sitemap: one file, or an index of parts where there are more than `most` pages.
pub(super) struct Sitemap {
    /// How many addresses one file holds.
    pub most: usize,
}

impl Producer for Sitemap {
    fn routes(&self, site: &Site) -> Vec<Route> {
        let parts = pages(site).len().div_ceil(self.most);
        let parts = if parts > 1 { parts } else { 0 };
        std::iter::once(Route::Sitemap).chain((1..=parts).map(Route::SitemapPart)).collect()
    }

    fn render(&self, site: &Site, route: Route) -> Option<Vec<u8>> {
        let first = match route {
            Route::Sitemap => None,
            Route::SitemapPart(number) => Some(number.checked_sub(1)?.checked_mul(self.most)?),
            _ => return None,
        };
        let pages = pages(site);
        Some(match first {
            None if pages.len() > self.most => index(site, pages.len().div_ceil(self.most)),
            None => part(site, &pages),
            Some(first) => part(site, pages.get(first..first.saturating_add(self.most).min(pages.len()))?),
        })
    }
}

fn index(site: &Site, parts: usize) -> Vec<u8> {
    list("sitemapindex", |writer| {
        (1..=parts).try_for_each(|part| place(writer, "sitemap", &Route::SitemapPart(part).absolute(site), None))
    })
}

fn part(site: &Site, pages: &[Route]) -> Vec<u8> {
    list("urlset", |writer| {
        pages.iter().try_for_each(|page| place(writer, "url", &page.absolute(site), changed(site, *page)))
    })
}

fn list(name: &str, fill: impl FnOnce(&mut XmlWriter) -> io::Result<()>) -> Vec<u8> {
    let write = |writer: &mut XmlWriter| {
        writer.create_element(name).with_attribute(("xmlns", NAMESPACE)).write_inner_content(fill).map(drop)
    };
    xml::document(write)
}

fn place(writer: &mut XmlWriter, name: &str, address: &str, changed: Option<PartialDate>) -> io::Result<()> {
    let inner = |writer: &mut XmlWriter| {
        element(writer, "loc", address)?;
        changed.map_or(Ok(()), |day| element(writer, "lastmod", &day.to_string()))
    };
    writer.create_element(name).write_inner_content(inner).map(drop)
}

/// The day of a record's last change, as far as the record gives it. W3C dates may be partial, as ours may.
fn changed(site: &Site, page: Route) -> Option<PartialDate> {
    match page {
        Route::Story(id) => Some(site.stories[id].date.value),
        Route::AwardList(id) => AwardList::changed(&site.award_lists[id]),
        Route::Plan(id) => {
            let plan = &site.plans[id];
            let corrected = plan.corrections.iter().filter_map(|correction| correction.date).map(|date| date.value);
            corrected.chain(plan.issued.map(|issued| issued.value)).max()
        }
        _ => None,
    }
}

/// Every page to be shown: lists first, then records. Of a list that has pages, only the first one; the others are
/// found from it.
fn pages(site: &Site) -> Vec<Route> {
    let index = &site.index;
    let list = |any: bool, route: Route| any.then_some(route);
    let lists = [
        Some(Route::Home),
        list(!site.campaigns.records().is_empty(), Route::Campaigns),
        list(!site.plans.records().is_empty(), Route::Plans),
        list(has_tasks(site), Route::Tasks(1)),
        Some(Route::Stories(StoryFilter::All, 1)),
        Some(Route::Awards(1)),
        list(!site.members.is_empty(), Route::Members),
        list(!site.units.records().is_empty(), Route::Units),
        list(!site.documents.records().is_empty(), Route::Documents),
        list(!site.ledger.is_empty(), Route::Log),
        Some(Route::OpenData),
        Some(Route::Search),
        list(site.settings.offline, Route::Offline),
        list(has_english(site), Route::English),
    ];
    let heads = index.heads.iter().enumerate().filter(|(_, head)| !head.stories.is_empty());
    let heads = heads.map(|(at, _)| StoryFilter::Head(at));
    let kinds = index.stories_by_kind.keys().map(|kind| StoryFilter::Kind(*kind));
    let units = index.stories_by_unit.keys().map(|unit| StoryFilter::Unit(*unit));
    let years = index.stories_by_year.keys().map(|year| StoryFilter::Year(*year));
    let filters = heads.chain(kinds).chain(units).chain(years).map(|filter| Route::Stories(filter, 1));
    let records = (site.campaigns.ids().map(Entry::Campaign))
        .chain(site.plans.ids().map(Entry::Plan))
        .chain(index.stories.iter().copied().map(Entry::Story))
        .chain(index.award_lists.iter().copied().map(Entry::AwardList))
        .chain(site.units.ids().map(Entry::Unit))
        .chain(site.documents.ids().map(Entry::Document))
        .chain(site.pages.ids().map(Entry::Page));
    let calendars = calendar_lists(site).into_iter().map(|filter| Route::Calendar(filter, 1));
    let boards = target_lists(site).into_iter().map(|(filter, _)| Route::Targets(filter, 1));
    let boards = calendars.chain(boards).chain(targets(site).map(|(plan, at)| Route::Target(plan, at)));
    lists.into_iter().flatten().chain(filters).chain(boards).chain(records.map(Route::from)).collect()
}
