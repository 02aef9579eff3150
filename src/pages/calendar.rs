//! Phases, reviews and deadlines, ahead and behind.

use super::PageKind;
use super::desk::{About, Desk, deadline_anchor};
use crate::model::{AwardList, Campaign, Id, Occurrence, Plan, Review, Site};
use crate::route::Route;
use crate::syntax::PartialDate;
use crate::vietnamese::sort_key;
use chrono::NaiveDate;
use serde::Serialize;

use super::view::{Download, IsoDate, Key, Link, PageMeta, Reference, SiteView, TimelineView};

/// Context of `calendar.html`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CalendarPage {
    /// What the page says about itself.
    pub page: PageMeta,
    /// The portal around it.
    pub site: SiteView,
    /// Timelines of the portal's own campaigns that are not over.
    pub timelines: Vec<CampaignTimeline>,
    /// What is ahead, next first: deadlines of all plans, and what happens in the portal's own campaigns.
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

/// The calendar.
#[derive(Debug)]
pub struct Calendar;

impl PageKind for Calendar {
    type Context = CalendarPage;
    const TEMPLATE: &'static str = "calendar.html";

    fn routes(_: &Site) -> Vec<Route> {
        vec![Route::Calendar]
    }

    fn context(desk: &Desk<'_>) -> Option<CalendarPage> {
        if desk.route != Route::Calendar {
            return None;
        }
        let mut dated = entries(desk);
        dated.retain(|(last_day, _)| desk.is_on_calendar(*last_day));
        dated.sort_by_cached_key(|(last_day, entry)| (*last_day, sort_key(&entry.title), entry.anchor.clone()));
        let (ahead, mut behind): (Vec<_>, Vec<_>) =
            dated.into_iter().partition(|(last_day, _)| *last_day >= desk.site.today);
        behind.reverse();
        let sample = ahead.iter().chain(&behind).any(|(_, entry)| entry.sample);
        let only = |dated: Vec<(NaiveDate, CalendarEntry)>| dated.into_iter().map(|(_, entry)| entry).collect();
        Some(CalendarPage {
            page: desk.page(About { section: Some("calendar"), sample, ..About::default() }),
            site: desk.site_view(),
            timelines: timelines(desk),
            upcoming: only(ahead),
            past: only(behind),
            ics: Some(Download::unmeasured(desk.href(Route::CalendarFile), "ics")),
        })
    }
}

fn timelines(desk: &Desk<'_>) -> Vec<CampaignTimeline> {
    let open = desk.site.own_campaigns().into_iter().filter(|id| desk.campaign_state(*id) != "ended");
    let timeline = |id: Id<Campaign>| {
        let campaign = desk.link(Route::Campaign(id), desk.site.campaigns[id].short_title());
        Some(CampaignTimeline { campaign, timeline: desk.timeline(id)? })
    };
    open.filter_map(timeline).collect()
}

/// Everything that has a day, each with the last day that it can mean.
fn entries(desk: &Desk<'_>) -> Vec<(NaiveDate, CalendarEntry)> {
    let plans: Vec<Id<Plan>> = desk.site.index.plans.clone();
    let deadlines = desk.occurrences(&plans).into_iter();
    let campaigns = desk.site.own_campaigns().into_iter().flat_map(|id| of_campaign(desk, id));
    let lists = desk.site.award_lists.iter().flat_map(|(id, list)| of_list(desk, id, list));
    let issued = plans.iter().filter_map(|id| of_plan(desk, *id));
    let others = campaigns.chain(lists).chain(issued).map(|happens| (happens.date.last_day(), happens.entry(desk)));
    deadlines.map(|(plan, found)| (found.due.last_day(), deadline(desk, plan, &found))).chain(others).collect()
}

/// Something that happens, other than a deadline.
struct Happens<'a> {
    kind: Key,
    date: PartialDate,
    /// Its anchor: a word for the kind and the record's id, so that it stays while the content grows.
    anchor: String,
    title: &'a str,
    route: Route,
    sample: bool,
}

impl Happens<'_> {
    fn entry(self, desk: &Desk<'_>) -> CalendarEntry {
        CalendarEntry {
            anchor: self.anchor,
            kind: self.kind,
            date: self.date.to_string(),
            title: self.title.to_owned(),
            href: Some(desk.href(self.route)),
            from: Vec::new(),
            to: None,
            plan: None,
            state: None,
            sample: self.sample,
        }
    }
}

fn deadline(desk: &Desk<'_>, plan: Id<Plan>, found: &Occurrence) -> CalendarEntry {
    let view = desk.deadline_view(plan, found);
    CalendarEntry {
        anchor: deadline_anchor(found),
        kind: "deadline",
        date: view.due,
        title: view.what,
        href: None,
        from: view.from,
        to: view.to,
        plan: view.plan,
        state: Some(view.state),
        sample: view.sample,
    }
}

/// The first and the last day of a campaign, and the reviews of its phases.
fn of_campaign<'a>(desk: &Desk<'a>, id: Id<Campaign>) -> Vec<Happens<'a>> {
    let campaign = &desk.site.campaigns[id];
    let name = &campaign.id.value;
    let happens = |kind, date, anchor| Happens {
        kind,
        date,
        anchor,
        title: campaign.short_title(),
        route: Route::Campaign(id),
        sample: campaign.sample,
    };
    let mut found = vec![
        happens("start", campaign.start.value, format!("dau-{name}")),
        happens("end", campaign.end.value, format!("cuoi-{name}")),
    ];
    for phase in &campaign.phases {
        let Some(review) = phase.review else { continue };
        // A review is held some time in the last year of its phase.
        let year = phase.end.value.year();
        let word = match review {
            Review::Interim => "so-ket",
            Review::Final => "tong-ket",
        };
        let review = happens(review.as_str(), PartialDate::year_only(year), format!("{word}-{name}-{year}"));
        if found.iter().all(|known| known.anchor != review.anchor) {
            found.push(review);
        }
    }
    found
}

/// The decision of an award list, and the last day of its consultation.
fn of_list<'a>(desk: &Desk<'a>, id: Id<AwardList>, list: &'a AwardList) -> Vec<Happens<'a>> {
    let name = &list.id.value;
    let happens = |kind, date, anchor| Happens {
        kind,
        date,
        anchor,
        title: &list.title.value,
        route: Route::AwardList(id),
        sample: list.sample,
    };
    let decision = list.decision.as_ref().filter(|_| list.status.value.is_decided());
    let granted = decision.map(|decision| happens("awards", decision.issued.value, format!("khen-{name}")));
    let consultation = list.consultation.as_ref().and_then(|open| open.closes(&desk.site.settings.holidays));
    let closes = consultation.map(|day| happens("consultation", day.into(), format!("y-kien-{name}")));
    granted.into_iter().chain(closes).collect()
}

fn of_plan<'a>(desk: &Desk<'a>, id: Id<Plan>) -> Option<Happens<'a>> {
    let plan = &desk.site.plans[id];
    Some(Happens {
        kind: "plan",
        date: plan.issued.as_ref()?.value,
        anchor: format!("ban-hanh-{}", plan.id.value),
        title: &plan.title.value,
        route: Route::Plan(id),
        sample: plan.sample,
    })
}
