//! Campaigns: the list of them, and the page that says what was promised and how far along it is.

use super::PageKind;
use super::desk::{About, Desk};
use crate::model::{Campaign, Cited, ContentHead, Entry, Id, Plan, RefTo, Site};
use crate::route::{CalendarFilter, Route, StoryFilter, TargetFilter, calendar_lists};
use crate::syntax::PartialDate;
use crate::vietnamese::sort_key;
use serde::Serialize;
use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::plan::{PlanCard, plan_card};
use super::view::{
    AwardListCard, DeadlineView, DocumentRef, DutyView, HeadMap, IsoDate, Key, Overdue, PageMeta, PendingAward,
    Reference, SiteView, StoryCard, TargetView, TimelineView, TreeView,
};

/// Context of `campaigns.html`, the list at `/phong-trao/`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CampaignsPage {
    /// What the page says about itself.
    pub page: PageMeta,
    /// The portal around it.
    pub site: SiteView,
    /// Campaigns with a plan on the portal: running ones first, the portal's own before others,
    /// then by start, newest first.
    pub campaigns: Vec<CampaignCard>,
    /// Campaigns kept for the chain alone, from the national one down.
    pub above: Vec<CampaignCard>,
    /// Which carries which, as a tree; none where nothing is connected.
    pub tree: Option<TreeView>,
}

/// How many campaigns around its own a page shows: below a national one there may be thousands.
const AROUND: usize = 100;

/// A campaign in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CampaignCard {
    /// Address.
    pub href: String,
    /// Title.
    pub title: String,
    /// Who launched it.
    pub issuer: Reference,
    /// First day, month or year.
    pub start: IsoDate,
    /// Last day, month or year.
    pub end: IsoDate,
    /// `upcoming`, `running` or `ended`.
    pub state: Key,
    /// Number of its stories.
    pub stories: usize,
    /// Number of its award lists.
    pub award_lists: usize,
    /// Whether it is sample data.
    pub sample: bool,
}

/// Context of `campaign.html`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CampaignPage {
    /// What the page says about itself.
    pub page: PageMeta,
    /// The portal around it.
    pub site: SiteView,
    /// Title.
    pub title: String,
    /// Who launched it.
    pub issuer: Reference,
    /// First day, month or year.
    pub start: IsoDate,
    /// Last day, month or year.
    pub end: IsoDate,
    /// `upcoming`, `running` or `ended`.
    pub state: Key,
    /// Which year of the campaign it is now, from 1; none before and after it.
    pub year_now: Option<u32>,
    /// How many calendar years it touches.
    pub years: u32,
    /// The editor's text.
    pub body_html: Option<String>,
    /// Phases; none where there are none.
    pub timeline: Option<TimelineView>,
    /// From the national campaign down to this one.
    pub chain: Vec<ChainItem>,
    /// The campaigns above it, itself and those below it, as a tree; none where it stands alone.
    pub tree: Option<TreeView>,
    /// Which of its content heads carry which ones above it.
    pub head_map: Option<HeadMap>,
    /// Campaigns that carry this one, one level down.
    pub carried_by: Vec<CampaignCard>,
    /// Up to three targets of the year at hand: this year, else the last one before that has targets.
    pub targets: Vec<TargetView>,
    /// Number of all its targets.
    pub target_count: usize,
    /// Page of targets; none where it has none.
    pub targets_href: Option<String>,
    /// Its content heads.
    pub content_heads: Vec<ContentHeadView>,
    /// The standing agency.
    pub standing_unit: Option<Reference>,
    /// Who does what.
    pub duties: Vec<DutyView>,
    /// Upcoming deadlines, at most three.
    pub deadlines: Vec<DeadlineView>,
    /// What is overdue; none where nothing is.
    pub overdue: Option<Overdue>,
    /// Its calendar, with all deadlines and duties; none where it has none.
    pub calendar_href: Option<String>,
    /// Up to three stories, newest first.
    pub stories: Vec<StoryCard>,
    /// Number of all its stories.
    pub story_count: usize,
    /// List of all stories.
    pub stories_href: Option<String>,
    /// Its award lists, newest first.
    pub award_lists: Vec<AwardListCard>,
    /// Lists that its plans foresee and that are not there yet, at most the next two.
    pub pending_awards: Vec<PendingAward>,
    /// Its plans.
    pub plans: Vec<PlanCard>,
    /// Reports and other documents that its figures and met deadlines rest on, newest first.
    pub documents: Vec<DocumentRef>,
}

/// One level in the chain from the national campaign to the ward's, or from a document to the one it carries.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ChainItem {
    /// Name; without an address for the record of this page and for unpublished ones.
    pub record: Reference,
    /// Who issued it.
    pub issuer: Option<String>,
    /// The plan or decision that launched it.
    pub document: Option<DocumentRef>,
    /// Whether it is the record of this page.
    pub current: bool,
}

/// A content head of a campaign.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ContentHeadView {
    /// Title.
    pub title: String,
    /// List of its stories; none while there are none.
    pub href: Option<String>,
    /// Number of its stories.
    pub stories: usize,
    /// The heads of the parent campaign that it carries.
    pub national: Vec<String>,
}

/// The list of campaigns, where there is any.
#[derive(Debug)]
pub struct Campaigns;

impl PageKind for Campaigns {
    type Context = CampaignsPage;
    const TEMPLATE: &'static str = "campaigns.html";

    fn routes(site: &Site) -> Vec<Route> {
        let any = !site.campaigns.records().is_empty();
        any.then_some(Route::Campaigns).into_iter().collect()
    }

    fn context(desk: &Desk<'_>) -> Option<CampaignsPage> {
        if desk.route != Route::Campaigns {
            return None;
        }
        let all = desk.site.campaigns.ids();
        let mut carried = desk.site.carried_campaigns();
        let mut above: Vec<_> = all.filter(|id| !carried.contains(id)).collect();
        let own = desk.site.own_campaigns();
        let title = |id: &Id<Campaign>| sort_key(desk.site.campaigns[*id].short_title());
        carried.sort_by_cached_key(|id| {
            let running = desk.campaign_state(*id) == "running";
            let start = desk.site.campaigns[*id].start.value;
            (!running, !own.contains(id), Reverse(start), title(id))
        });
        above.sort_by_cached_key(|id| (desk.campaign_chain(*id).len(), title(id)));
        let sample = carried.iter().chain(&above).any(|id| desk.site.campaigns[*id].sample);
        let chains = desk.all_campaigns();
        Some(CampaignsPage {
            page: desk.page(About { section: Some("campaigns"), sample, ..About::default() }),
            site: desk.site_view(),
            campaigns: carried.into_iter().map(|id| campaign_card(desk, id)).collect(),
            above: above.into_iter().map(|id| campaign_card(desk, id)).collect(),
            tree: desk.campaign_tree(&chains, None, usize::MAX),
        })
    }
}

fn campaign_card(desk: &Desk<'_>, id: Id<Campaign>) -> CampaignCard {
    let index = &desk.site.index;
    let campaign = &desk.site.campaigns[id];
    CampaignCard {
        href: desk.href(Route::Campaign(id)),
        title: campaign.title.value.clone(),
        issuer: desk.unit_of(&campaign.issuer),
        start: campaign.start.value.to_string(),
        end: campaign.end.value.to_string(),
        state: desk.campaign_state(id),
        stories: index.stories_by_campaign.get(&id).map_or(0, Vec::len),
        award_lists: index.awards_by_campaign.get(&id).map_or(0, Vec::len),
        sample: campaign.sample,
    }
}

/// The campaigns.
#[derive(Debug)]
pub struct OneCampaign;

impl PageKind for OneCampaign {
    type Context = CampaignPage;
    const TEMPLATE: &'static str = "campaign.html";

    fn routes(site: &Site) -> Vec<Route> {
        site.campaigns.ids().map(Route::Campaign).collect()
    }

    fn context(desk: &Desk<'_>) -> Option<CampaignPage> {
        let Route::Campaign(id) = desk.route else { return None };
        let site = desk.site;
        let campaign = &site.campaigns[id];
        let plans = desk.plans_of(id);
        let stories = site.index.stories_by_campaign.get(&id).map_or(&[][..], Vec::as_slice);
        let lists = site.index.awards_by_campaign.get(&id).into_iter().flatten();
        let (start, end) = (campaign.start.value, campaign.end.value);
        let state = desk.campaign_state(id);
        let target_count = desk.targets_of(plans).len();
        Some(CampaignPage {
            page: page(desk, id),
            site: desk.site_view(),
            title: campaign.title.value.clone(),
            issuer: desk.unit_of(&campaign.issuer),
            start: start.to_string(),
            end: end.to_string(),
            state,
            year_now: (state == "running").then(|| years(start, site.today.into())),
            years: years(start, end),
            body_html: desk.body_html(Entry::Campaign(id)),
            timeline: desk.timeline(id),
            chain: desk.campaign_chain(id),
            tree: desk.campaign_tree(&desk.campaigns_around(id), Some(id), AROUND),
            head_map: desk.head_map(id),
            carried_by: carried_by(desk, id),
            targets: desk.targets_at_hand(plans, 3),
            target_count,
            targets_href: (target_count > 0).then(|| desk.href(Route::Targets(TargetFilter::Campaign(id), 1))),
            content_heads: campaign.content_heads.iter().map(|head| content_head(desk, id, head)).collect(),
            standing_unit: campaign.standing_unit.as_ref().map(|unit| desk.unit_of(unit)),
            duties: duties(desk, plans),
            deadlines: desk.next_deadlines(plans, 3),
            overdue: desk.overdue(plans, CalendarFilter::Campaign(id)),
            calendar_href: calendar(desk, id),
            stories: desk.story_cards(stories, 3),
            story_count: stories.len(),
            stories_href: Some(desk.href(Route::Stories(StoryFilter::All, 1))),
            award_lists: lists.map(|list| desk.award_list_card(*list)).collect(),
            pending_awards: desk.pending_awards(id, 2),
            plans: plans.iter().map(|plan| plan_card(desk, *plan)).collect(),
            documents: documents(desk, id),
        })
    }
}

fn page(desk: &Desk<'_>, id: Id<Campaign>) -> PageMeta {
    let campaign = &desk.site.campaigns[id];
    desk.page(About {
        title: Some(campaign.title.value.clone()),
        description: desk.opening(Entry::Campaign(id)),
        // What is made up on the page of a real campaign is marked where it stands.
        sample: campaign.sample,
        made_up: campaign.sample && holds_samples_alone(desk.site, id),
        section: Some("campaigns"),
        ..About::default()
    })
}

/// Whether all stories, plans and lists of a campaign are made up.
fn holds_samples_alone(site: &Site, id: Id<Campaign>) -> bool {
    let index = &site.index;
    let stories = index.stories_by_campaign.get(&id).into_iter().flatten().map(|id| Entry::Story(*id));
    let plans = index.plans_by_campaign.get(&id).into_iter().flatten().map(|id| Entry::Plan(*id));
    let lists = index.awards_by_campaign.get(&id).into_iter().flatten().map(|id| Entry::AwardList(*id));
    stories.chain(plans).chain(lists).all(|entry| site.is_sample(entry))
}

/// The calendar of a campaign. One that is kept for the chain alone has none.
fn calendar(desk: &Desk<'_>, id: Id<Campaign>) -> Option<String> {
    let filter = CalendarFilter::Campaign(id);
    calendar_lists(desk.site).contains(&filter).then(|| desk.href(Route::Calendar(filter, 1)))
}

/// How many calendar years there are from the one to the other, both counted.
fn years(from: PartialDate, to: PartialDate) -> u32 {
    u32::try_from(to.year() - from.year() + 1).unwrap_or(0)
}

/// The campaigns one level down, by name.
fn carried_by(desk: &Desk<'_>, id: Id<Campaign>) -> Vec<CampaignCard> {
    let children = desk.site.index.children.get(&id).into_iter().flatten();
    let card = |child: &Id<Campaign>| CampaignCard {
        title: desk.site.campaigns[*child].short_title().to_owned(),
        ..campaign_card(desk, *child)
    };
    let mut found: Vec<CampaignCard> = children.filter(|child| **child != id).map(card).collect();
    found.sort_by_cached_key(|child| sort_key(&child.title));
    found
}

/// A content head with the stories of this campaign; the list that it leads to may hold those of others too.
fn content_head(desk: &Desk<'_>, id: Id<Campaign>, head: &ContentHead) -> ContentHeadView {
    let site = desk.site;
    let listed = site.index.head(&head.id.value);
    let all = listed.map_or(&[][..], |at| &site.index.heads[at].stories);
    let stories = all.iter().filter(|story| site.stories[**story].campaign.target() == Some(id)).count();
    let route = listed.filter(|_| stories > 0).map(|at| Route::Stories(StoryFilter::Head(at), 1));
    let parent = site.campaigns[id].parent.as_ref().and_then(RefTo::target);
    let titled = |national: &crate::source::Spanned<String>| {
        let above = site.campaigns[parent?].content_heads.iter().find(|above| above.id.value == national.value);
        above.map(|above| above.title.value.clone())
    };
    let national = head.national.iter().filter_map(titled).collect();
    ContentHeadView { title: head.title.value.clone(), href: route.map(|route| desk.href(route)), stories, national }
}

/// The duties that the plans give; where only one plan gives any, it need not be named with each.
fn duties(desk: &Desk<'_>, plans: &[Id<Plan>]) -> Vec<DutyView> {
    let giving: Vec<Id<Plan>> = plans.iter().filter(|id| !desk.site.plans[**id].duties.is_empty()).copied().collect();
    let mut duties: Vec<DutyView> = giving.iter().flat_map(|plan| desk.duties(*plan)).collect();
    if giving.len() == 1 {
        for duty in &mut duties {
            duty.plan = None;
        }
    }
    duties
}

/// What the campaign's figures and met deadlines rest on, each once.
fn documents(desk: &Desk<'_>, id: Id<Campaign>) -> Vec<DocumentRef> {
    let plans = desk.plans_of(id);
    let deadlines = plans.iter().flat_map(|plan| &desk.site.plans[*plan].deadlines);
    let met = deadlines.flat_map(|deadline| &deadline.met).map(|met| &met.document);
    let sources = desk.site.campaigns[id].progress.iter().map(|progress| &progress.source);
    let is_listed = |cited: &Cited| matches!(cited, Cited::Plan(plan) if plans.contains(plan));
    let cited: BTreeSet<Cited> =
        sources.chain(met).filter_map(crate::model::Ref::target).filter(|cited| !is_listed(cited)).collect();
    let mut found: Vec<DocumentRef> = cited.into_iter().map(|cited| desk.document_ref(cited)).collect();
    found.sort_by(|a, b| b.issued.cmp(&a.issued));
    found
}
