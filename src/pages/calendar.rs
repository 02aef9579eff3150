//! Phases, reviews and deadlines, ahead and behind: of everything, and of one campaign.

use super::PageKind;
use super::desk::{About, Desk};
use super::happenings::{self, Happening};
use super::stories::pager;
use crate::model::{Campaign, Id, Site};
use crate::route::{CalendarFilter, Route, calendar_lists};
use serde::Serialize;

use super::view::{
    Crumb, DeadlineCounts, DocumentRef, Download, DutyView, Facet, FacetValue, IsoDate, Key, Link, PageMeta, Pager,
    Reference, SiteView, TimelineView,
};

/// Context of `calendar.html`: `/lich/`, `/lich/phong-trao/…`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CalendarPage {
    /// What the page says about itself.
    pub page: PageMeta,
    /// The portal around it.
    pub site: SiteView,
    /// The campaign that the calendar is of; none for the one of everything.
    pub campaign: Option<Link>,
    /// The calendars of campaigns; none where there is one campaign.
    pub facets: Vec<Facet>,
    /// Timelines: of the campaign, or of the portal's own ones that are not over.
    pub timelines: Vec<CampaignTimeline>,
    /// Where the deadlines of the calendar stand.
    pub counts: DeadlineCounts,
    /// What is ahead, next first, by month: deadlines of plans, and what happens in campaigns.
    pub upcoming: Vec<CalendarMonth>,
    /// What is past, latest first, by month; about a year of it, and whatever is overdue.
    pub past: Vec<CalendarMonth>,
    /// The duties of the campaign, by unit.
    pub duties: Vec<DutyView>,
    /// Who has to do what, across campaigns; none where nobody has to do anything.
    pub tasks_href: Option<String>,
    /// The day on which all of this holds.
    pub today: IsoDate,
    /// The pages of the calendar; none where one page holds everything.
    pub pager: Option<Pager>,
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

/// What happens in a month, or in a year whose month is not fixed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CalendarMonth {
    /// The month as `2026-12`, or the year as `2026`.
    pub month: IsoDate,
    /// What happens.
    pub entries: Vec<CalendarEntry>,
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
    /// `upcoming`, `soon`, `met` or `passed` for deadlines, else none.
    pub state: Option<Key>,
    /// Evidence that a deadline was met.
    pub met: Vec<DocumentRef>,
    /// Whether a deadline comes back every year.
    pub yearly: bool,
    /// Whether it is sample data.
    pub sample: bool,
}

/// How many entries one page shows.
pub(super) const PER_PAGE: usize = 40;

/// The calendars.
#[derive(Debug)]
pub struct Calendar;

impl PageKind for Calendar {
    type Context = CalendarPage;
    const TEMPLATE: &'static str = "calendar.html";

    fn routes(site: &Site) -> Vec<Route> {
        let pages = |filter: CalendarFilter| {
            let count = happenings::count(site, filter);
            (1..=count.div_ceil(PER_PAGE).max(1)).map(move |page| Route::Calendar(filter, page))
        };
        calendar_lists(site).into_iter().flat_map(pages).collect()
    }

    fn context(desk: &Desk<'_>) -> Option<CalendarPage> {
        let Route::Calendar(filter, number) = desk.route else { return None };
        let all = happenings::sorted(desk.site, filter);
        let first = (number - 1) * PER_PAGE;
        let shown = all.get(first..(first + PER_PAGE).min(all.len())).unwrap_or_default();
        let (ahead, behind): (Vec<&Happening>, Vec<&Happening>) = shown.iter().partition(|it| it.is_ahead(desk.site));
        let (upcoming, past) = (by_month(desk, &ahead), by_month(desk, &behind));
        let campaign = match filter {
            CalendarFilter::All => None,
            CalendarFilter::Campaign(id) => Some(id),
        };
        let duties = if number == 1 { campaign.map(|id| duties(desk, id)).unwrap_or_default() } else { Vec::new() };
        let entries = upcoming.iter().chain(&past).flat_map(|month| &month.entries);
        let sample = entries.map(|entry| entry.sample).chain(duties.iter().map(|duty| duty.sample)).any(|it| it);
        Some(CalendarPage {
            page: page(desk, filter, sample),
            site: desk.site_view(),
            campaign: campaign.map(|id| desk.link(Route::Campaign(id), desk.site.campaigns[id].short_title())),
            facets: facets(desk, filter),
            timelines: if number == 1 { timelines(desk, campaign) } else { Vec::new() },
            counts: happenings::counts(desk.site, &all),
            upcoming,
            past,
            duties,
            tasks_href: desk.tasks_href(),
            today: desk.today(),
            pager: pager(number, all.len(), PER_PAGE, |page| desk.href(Route::Calendar(filter, page))),
            ics: Some(Download::unmeasured(desk.href(Route::CalendarFile(filter)), "ics")),
        })
    }
}

fn page(desk: &Desk<'_>, filter: CalendarFilter, sample: bool) -> PageMeta {
    let mut page = desk.page(About { section: Some("calendar"), sample, ..About::default() });
    // A narrowed or later page stands below the calendar of everything.
    page.crumbs.truncate(1);
    if filter != CalendarFilter::All {
        let href = desk.href(Route::Calendar(CalendarFilter::All, 1));
        page.crumbs.push(Crumb { href, key: Some("calendar"), text: None });
    }
    page
}

fn facets(desk: &Desk<'_>, current: CalendarFilter) -> Vec<Facet> {
    let lists = calendar_lists(desk.site);
    let value = |filter: &CalendarFilter| {
        let CalendarFilter::Campaign(id) = *filter else { return None };
        Some(FacetValue {
            key: None,
            text: Some(desk.site.campaigns[id].short_title().to_owned()),
            href: desk.href(Route::Calendar(*filter, 1)),
            count: happenings::count(desk.site, *filter),
            current: *filter == current,
            sample: desk.site.campaigns[id].sample,
        })
    };
    let values: Vec<FacetValue> = lists.iter().filter_map(value).collect();
    if values.len() < 2 {
        return Vec::new();
    }
    vec![Facet {
        key: "campaign",
        all_href: desk.href(Route::Calendar(CalendarFilter::All, 1)),
        all_count: happenings::count(desk.site, CalendarFilter::All),
        values,
        rest: None,
    }]
}

fn timelines(desk: &Desk<'_>, campaign: Option<Id<Campaign>>) -> Vec<CampaignTimeline> {
    let open = || desk.site.own_campaigns().into_iter().filter(|id| desk.campaign_state(*id) != "ended").collect();
    let shown: Vec<Id<Campaign>> = campaign.map_or_else(open, |id| vec![id]);
    let timeline = |id: Id<Campaign>| {
        let campaign = desk.link(Route::Campaign(id), desk.site.campaigns[id].short_title());
        Some(CampaignTimeline { campaign, timeline: desk.timeline(id)? })
    };
    shown.into_iter().filter_map(timeline).collect()
}

/// The duties that the plans of a campaign give, those of one unit together.
fn duties(desk: &Desk<'_>, id: Id<Campaign>) -> Vec<DutyView> {
    let mut duties: Vec<DutyView> = desk.plans_of(id).iter().flat_map(|plan| desk.duties(*plan)).collect();
    duties.sort_by_cached_key(|duty| crate::vietnamese::sort_key(&duty.unit.text));
    duties
}

fn by_month(desk: &Desk<'_>, happenings: &[&Happening]) -> Vec<CalendarMonth> {
    let mut months: Vec<CalendarMonth> = Vec::new();
    for happening in happenings {
        let entry = happening.entry(desk);
        let month = entry.date.get(..7).unwrap_or(&entry.date);
        match months.last_mut().filter(|known| known.month == month) {
            Some(known) => known.entries.push(entry),
            None => months.push(CalendarMonth { month: month.to_owned(), entries: vec![entry] }),
        }
    }
    months
}
