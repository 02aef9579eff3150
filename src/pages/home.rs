//! The home page: what the movement is, where it stands, who was honoured, what there is to learn.

use super::PageKind;
use super::desk::{About, Desk};
use super::members::{self, MemberView};
use crate::model::{AwardList, Campaign, ContentHead, Id, Member, Plan, RowAddress, Site};
use crate::route::{CalendarFilter, Route, TargetFilter};
use crate::syntax::PartialDate;
use crate::syntax::rows::RowStatus;
use serde::Serialize;
use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::view::{
    AwardListCard, AwardName, DeadlineView, IsoDate, Key, Link, Overdue, PageMeta, SiteView, StoryCard, TargetView,
    TimelineView,
};

/// Context of `home.html`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct HomePage {
    /// What the page says about itself.
    pub page: PageMeta,
    /// The portal around it.
    pub site: SiteView,
    /// The current local campaign; none before the first one is published.
    pub campaign: Option<Link>,
    /// Its phases; none where the campaign names none.
    pub timeline: Option<TimelineView>,
    /// The next deadline.
    pub deadline: Option<DeadlineView>,
    /// Up to two deadlines after it.
    pub later: Vec<DeadlineView>,
    /// Searches that lead somewhere, as links to the search page; empty without search.
    pub suggestions: Vec<Link>,
    /// Up to three stories, newest first; the first one leads.
    pub stories: Vec<StoryCard>,
    /// Number of all stories.
    pub story_count: usize,
    /// A few names from the latest granted list: the highest award of each form first, none revoked.
    pub honoured: Vec<AwardName>,
    /// That list.
    pub latest_list: Option<AwardListCard>,
    /// Up to three targets of the year at hand: this year, else the last one before that has targets.
    pub targets: Vec<TargetView>,
    /// Number of all targets of the campaign.
    pub target_count: usize,
    /// The list of them; none where it has none.
    pub targets_href: Option<String>,
    /// What is overdue in the portal's own campaigns; none where nothing is.
    pub overdue: Option<Overdue>,
    /// The portal's own plans and award lists, newest first.
    pub publications: Vec<Publication>,
    /// The portals below this one, by name; empty where they are too many for this page, or there are none.
    pub members: Vec<MemberView>,
    /// How many of them there are.
    pub member_count: usize,
    /// The list of them; none where there are none.
    pub members_href: Option<String>,
}

/// A record published lately.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Publication {
    /// `plan` or `award_list`.
    pub kind: Key,
    /// Address.
    pub href: String,
    /// Title.
    pub title: String,
    /// Number and symbol of the plan or of the list's decision.
    pub number: Option<String>,
    /// Day of issue.
    pub issued: Option<IsoDate>,
    /// Number of corrected rows of a list, of corrections of a plan.
    pub corrected: usize,
    /// Number of revoked rows of a list.
    pub revoked: usize,
    /// How far a list has come: `granted`, `corrected` or `revoked`; none for a plan.
    pub status: Option<Key>,
    /// Whether it is sample data.
    pub sample: bool,
}

/// The home page.
#[derive(Debug)]
pub struct Home;

impl PageKind for Home {
    type Context = HomePage;
    const TEMPLATE: &'static str = "home.html";

    fn routes(_: &Site) -> Vec<Route> {
        vec![Route::Home]
    }

    fn context(desk: &Desk<'_>) -> Option<HomePage> {
        if desk.route != Route::Home {
            return None;
        }
        let site = desk.site;
        let campaign = desk.main_campaign();
        let plans = desk.own_plans();
        let promising: &[Id<Plan>] = campaign.map_or(&[], |id| desk.plans_of(id));
        let mut deadlines = desk.next_deadlines(&plans, 3).into_iter();
        let decided =
            site.index.award_lists.iter().copied().find(|id| site.award_lists[*id].standing_rows().count() > 0);
        Some(HomePage {
            page: page(desk),
            site: desk.site_view(),
            campaign: campaign.map(|id| desk.link(Route::Campaign(id), site.campaigns[id].short_title())),
            timeline: campaign.and_then(|id| desk.timeline(id)),
            deadline: deadlines.next(),
            later: deadlines.collect(),
            suggestions: campaign.map(|id| suggestions(desk, id)).unwrap_or_default(),
            stories: desk.story_cards(&site.index.stories, 3),
            story_count: site.index.stories.len(),
            honoured: decided.map(|id| honoured(desk, id)).unwrap_or_default(),
            latest_list: decided.map(|id| desk.award_list_card(id)),
            targets: desk.targets_at_hand(promising, 3),
            target_count: desk.targets_of(promising).len(),
            targets_href: campaign
                .filter(|_| !desk.targets_of(promising).is_empty())
                .map(|id| desk.href(Route::Targets(TargetFilter::Campaign(id), 1))),
            overdue: desk.overdue(&plans, CalendarFilter::All),
            publications: publications(desk, &plans),
            members: shown_members(site).iter().map(|member| members::view(desk, member)).collect(),
            member_count: site.members.len(),
            members_href: (!site.members.is_empty()).then(|| desk.href(Route::Members)),
        })
    }
}

fn page(desk: &Desk<'_>) -> PageMeta {
    let settings = &desk.site.settings;
    let base = &settings.base_url.value;
    let publisher = settings.publisher.target().map(|unit| desk.site.units[unit].name.value.clone());
    desk.page(About {
        description: settings.tagline.as_ref().map(|tagline| tagline.value.clone()),
        sample: desk.portal_has_samples() || shown_members(desk.site).iter().any(|member| member.sample),
        json_ld: Some(serde_json::json!({
            "@context": "https://schema.org",
            "@type": "WebSite",
            "name": settings.title.value,
            "url": base,
            "inLanguage": desk.language(),
            "publisher": publisher.map(|name| serde_json::json!({ "@type": "GovernmentOrganization", "name": name })),
            "potentialAction": {
                "@type": "SearchAction",
                "target": format!("{}?q={{words}}", Route::Search.address(desk.site).absolute(base)),
                "query-input": "required name=words",
            },
        })),
        ..About::default()
    })
}

/// Most members that the home page names: a province has some hundred wards, the country thousands.
const MEMBERS: usize = 200;

fn shown_members(site: &Site) -> &[Member] {
    if site.members.len() > MEMBERS { &[] } else { &site.members }
}

/// How many names the home page shows.
const HONOURED: usize = 6;

/// The first row of each form, the highest form first; then the rows after them in the same order.
fn honoured(desk: &Desk<'_>, list: Id<AwardList>) -> Vec<AwardName> {
    let rows = desk.site.award_lists[list].rows.iter().enumerate();
    let standing = rows.filter(|(_, row)| row.status != RowStatus::Revoked);
    let mut by_rank: Vec<_> = standing.map(|(at, row)| (row.form.target(), row.form.key.as_str(), at)).collect();
    by_rank.sort_unstable();
    let mut seen = BTreeSet::new();
    let (mut chosen, others): (Vec<_>, Vec<_>) =
        by_rank.into_iter().partition(|(form, key, _)| seen.insert((*form, form.map_or(*key, |_| ""))));
    chosen.extend(others);
    let name = |(_, _, row)| desk.award_name(RowAddress { list, row });
    chosen.into_iter().take(HONOURED).map(name).collect()
}

/// Searches for what most stories of the campaign are about: its content heads, by their first words.
fn suggestions(desk: &Desk<'_>, id: Id<Campaign>) -> Vec<Link> {
    let index = &desk.site.index;
    let stories = |head: &ContentHead| index.head(&head.id.value).map_or(0, |at| index.heads[at].stories.len());
    let mut heads: Vec<&ContentHead> = desk.site.campaigns[id].content_heads.iter().collect();
    heads.retain(|head| stories(head) > 0);
    heads.sort_by_key(|head| std::cmp::Reverse(stories(head)));
    let mut links: Vec<Link> = Vec::new();
    for head in heads {
        let words = head.title.value.split([',', ';']).next().unwrap_or_default().trim();
        if links.len() < 3 && !words.is_empty() && links.iter().all(|link| link.text != words) {
            links.push(Link::new(search_href(desk, words), words));
        }
    }
    links
}

/// The search page for some words. Every byte that a query could take for its own is escaped.
fn search_href(desk: &Desk<'_>, words: &str) -> String {
    let mut href = desk.href(Route::Search) + "?q=";
    for byte in words.bytes() {
        if byte.is_ascii_alphanumeric() {
            href.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(href, "%{byte:02X}");
        }
    }
    href
}

/// How many publications the home page shows.
const PUBLICATIONS: usize = 4;

/// The portal's own plans with a date and decided award lists, newest first.
fn publications(desk: &Desk<'_>, plans: &[Id<Plan>]) -> Vec<Publication> {
    let site = desk.site;
    let plans = plans.iter().filter_map(|id| {
        let plan = &site.plans[*id];
        let issued = plan.issued.as_ref()?.value;
        let number = plan.number.as_ref().map(|number| number.value.clone());
        Some((
            issued,
            Publication {
                kind: "plan",
                href: desk.href(Route::Plan(*id)),
                title: plan.title.value.clone(),
                number,
                issued: Some(issued.to_string()),
                corrected: plan.corrections.len(),
                revoked: 0,
                status: None,
                sample: plan.sample,
            },
        ))
    });
    let lists = site.index.award_lists.iter().filter_map(|id| {
        let list = &site.award_lists[*id];
        let decision = list.decision.as_ref().filter(|_| list.status.value.is_decided())?;
        let card = desk.award_list_card(*id);
        Some((
            decision.issued.value,
            Publication {
                kind: "award_list",
                href: card.href,
                title: card.title,
                number: Some(decision.number.value.clone()),
                issued: Some(decision.issued.value.to_string()),
                corrected: card.counts.corrected,
                revoked: card.counts.revoked,
                status: Some(card.status),
                sample: card.sample,
            },
        ))
    });
    let mut all: Vec<(PartialDate, Publication)> = plans.chain(lists).collect();
    all.sort_by_key(|(issued, _)| std::cmp::Reverse(*issued));
    all.into_iter().take(PUBLICATIONS).map(|(_, publication)| publication).collect()
}
