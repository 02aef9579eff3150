//! What stands around every page: the head, the navigation, the foot.
//!
//! A [`Frame`] is made once for the whole site and holds what does not change from page to page.

use super::{Desk, TextWords};
use crate::model::{Campaign, Entry, Id, LinkStyle, Site, licence_address};
use crate::pages::view::{
    AlternateView, ContactView, Crumb, FeedLink, Key, LicenceView, Link, PageMeta, SectionLink, ShareImage, SiteView,
};
use crate::pages::{DataShelf, SearchFiles, happenings};
use crate::route::{CalendarFilter, Feed, Route, StoryFilter, TargetFilter, has_english, targets};
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// What does not change from page to page.
#[derive(Clone, Debug, Default)]
pub struct Frame {
    /// Words of the text itself.
    pub words: TextWords,
    /// The campaign that the portal is about.
    pub campaign: Option<Id<Campaign>>,
    /// Whole percent of its time that has passed.
    pub elapsed: Option<u8>,
    /// Whether any record that readers see is sample data.
    pub sample: bool,
    /// The files of search; none where the portal is made without it.
    pub search: Option<SearchFiles>,
    /// The data sets and their files, once they are asked for: working them out makes every one of them.
    pub shelf: OnceLock<DataShelf>,
    /// The page of the calendar on which each deadline stands, by its anchor, once it is asked for.
    pub calendar: OnceLock<BTreeMap<String, usize>>,
}

impl Frame {
    /// The frame of `site`.
    #[must_use]
    pub fn new(site: &Site, words: TextWords, search: Option<SearchFiles>) -> Self {
        let campaign = site.main_campaign();
        Frame {
            words,
            campaign,
            elapsed: campaign.and_then(|id| elapsed(site, &site.campaigns[id])),
            sample: site.bodies().any(|(entry, _)| site.is_sample(entry) && site.is_published(entry)),
            search,
            shelf: OnceLock::new(),
            calendar: OnceLock::new(),
        }
    }
}

/// The share of a campaign's days that has passed, in whole percent, so that a page does not change every day.
fn elapsed(site: &Site, campaign: &Campaign) -> Option<u8> {
    let (start, end) = (campaign.start.value.first_day(), campaign.end.value.last_day());
    let all = (end - start).num_days() + 1;
    let passed = ((site.today - start).num_days() + 1).clamp(0, all.max(0));
    u8::try_from((passed * 100).checked_div(all)?).ok()
}

/// What one page says of itself; the rest of [`PageMeta`] follows from its address.
#[derive(Clone, Debug, Default)]
pub struct About {
    /// Title; none where the theme's strings hold it.
    pub title: Option<String>,
    /// One or two sentences.
    pub description: Option<String>,
    /// Whether anything on the page is made up.
    pub sample: bool,
    /// Whether all of it is: the page of one record that is sample data.
    pub made_up: bool,
    /// Section of the navigation.
    pub section: Option<Key>,
    /// Names between the section and the page.
    pub crumbs: Vec<Crumb>,
    /// Structured data. Members that are null are what the page does not know: they are left out.
    pub json_ld: Option<serde_json::Value>,
    /// Day of publication, where the page is an article.
    pub published: Option<String>,
    /// A photograph, for link previews where there are no cards.
    pub image: Option<ShareImage>,
    /// Feeds beside the one of everything.
    pub feed: Option<Feed>,
    /// Whether search engines are asked to leave the page out.
    pub noindex: bool,
}

/// Structured data as the text of a script element: without its null members, which schema.org has no meaning for, and without
/// a character that could end the element.
fn structured(mut value: serde_json::Value) -> String {
    if let Some(members) = value.as_object_mut() {
        members.retain(|_, member| !member.is_null());
    }
    value.to_string().replace('<', "\\u003c")
}

impl Desk<'_> {
    /// The head of the page.
    #[must_use]
    pub fn page(&self, about: About) -> PageMeta {
        let settings = &self.site.settings;
        let start = self.section_route(about.section);
        let og = self.open_graph(&about);
        PageMeta {
            title: about.title,
            description: about.description,
            lang: self.language(),
            names: (self.language() != self.content_language()).then(|| self.content_language()),
            alternates: self.alternates(),
            root: if self.route == Route::NotFound { settings.base_path().to_owned() } else { self.here().root() },
            canonical: self.here().absolute(&settings.base_url.value),
            section: about.section,
            section_start: start == Some(self.route),
            crumbs: self.crumbs(about.section, start, about.crumbs),
            sample: if about.made_up { Some("all") } else { about.sample.then_some("part") },
            elapsed: self.frame.elapsed,
            noindex: about.noindex,
            feeds: self.feeds(about.feed),
            json_ld: about.json_ld.map(structured),
            og,
        }
    }

    /// The home page and the page for readers of English are each other's translations, as far as there are any.
    fn alternates(&self) -> Vec<AlternateView> {
        if !has_english(self.site) || !matches!(self.route, Route::Home | Route::English) {
            return Vec::new();
        }
        let base = &self.site.settings.base_url.value;
        let view = |lang, route: Route| AlternateView { lang, href: route.address(self.site).absolute(base) };
        vec![view(self.content_language(), Route::Home), view("en", Route::English)]
    }

    fn crumbs(&self, section: Option<Key>, start: Option<Route>, between: Vec<Crumb>) -> Vec<Crumb> {
        if self.route == Route::Home {
            return Vec::new();
        }
        let home = Crumb { href: self.href(Route::Home), key: Some("home"), text: None };
        let section = section.zip(start).filter(|(_, start)| *start != self.route);
        let section = section.map(|(key, start)| Crumb { href: self.href(start), key: Some(key), text: None });
        std::iter::once(home).chain(section).chain(between).collect()
    }

    fn feeds(&self, own: Option<Feed>) -> Vec<FeedLink> {
        let link = |feed: Feed| {
            let key = match feed {
                Feed::All => "all",
                Feed::Stories => "stories",
                Feed::Awards => "awards",
                Feed::Log => "log",
            };
            FeedLink { href: self.href(Route::Feed(feed)), key }
        };
        own.into_iter().chain([Feed::All]).map(link).collect()
    }

    /// The first page of a section, where the section has any content.
    fn section_route(&self, key: Option<Key>) -> Option<Route> {
        let site = self.site;
        let has = |any: bool, route| any.then_some(route);
        match key? {
            "campaigns" => has(!site.campaigns.records().is_empty(), Route::Campaigns),
            "plans" => has(!site.plans.records().is_empty(), Route::Plans),
            "targets" => has(targets(site).next().is_some(), Route::Targets(TargetFilter::All, 1)),
            "stories" => Some(Route::Stories(StoryFilter::All, 1)),
            "awards" => Some(Route::Awards(1)),
            "calendar" => Some(Route::Calendar(CalendarFilter::All, 1)),
            "members" => has(!site.members.is_empty(), Route::Members),
            "units" => has(!site.units.records().is_empty(), Route::Units),
            "documents" => has(!site.documents.records().is_empty(), Route::Documents),
            "log" => has(!site.ledger.is_empty(), Route::Log),
            "search" => Some(Route::Search),
            "offline" => has(site.settings.offline, Route::Offline),
            "data" => Some(Route::OpenData),
            _ => None,
        }
    }

    fn sections(&self, keys: &[Key]) -> Vec<SectionLink> {
        let link = |key: &Key| Some(SectionLink { key, href: self.href(self.section_route(Some(key))?) });
        keys.iter().filter_map(link).collect()
    }

    /// The portal around the page.
    #[must_use]
    pub fn site_view(&self) -> SiteView {
        let settings = &self.site.settings;
        let contact = &settings.contact;
        let some = contact.email.is_some() || contact.phone.is_some() || contact.address.is_some();
        SiteView {
            title: settings.title.value.clone(),
            place: self.site.place(),
            tagline: settings.tagline.as_ref().map(|tagline| tagline.value.clone()),
            home_href: self.href(Route::Home),
            nav: self.sections(&["campaigns", "stories", "awards", "calendar"]),
            sections: self.sections(&[
                "members",
                "campaigns",
                "plans",
                "targets",
                "stories",
                "awards",
                "calendar",
                "units",
                "documents",
                "data",
                "log",
                "search",
                "offline",
            ]),
            menu: self.menu(),
            search_href: Some(self.href(Route::Search)),
            english_href: has_english(self.site).then(|| self.href(Route::English)),
            log_href: (!self.site.ledger.is_empty()).then(|| self.href(Route::Log)),
            publisher: settings.publisher.target().map(|id| self.unit_in_full(id)),
            media_center: settings.media_center.target().map(|id| self.unit_in_full(id)),
            contact: some.then(|| ContactView {
                email: contact.email.clone(),
                phone: contact.phone.clone(),
                address: contact.address.clone(),
            }),
            licence: settings.licence.as_ref().map(|licence| licence_view(&licence.value)),
            host: self.host(),
            published: self.today(),
        }
    }

    /// The portal below which this one stands: one folder above its own root.
    fn host(&self) -> Option<Link> {
        let name = self.site.host.as_ref()?.name.clone();
        let page = if self.site.settings.links == LinkStyle::Explicit { "index.html" } else { "" };
        let root = if self.route == Route::NotFound { self.site.settings.base_path() } else { &self.here().root() };
        Some(Link::new(format!("{}../{page}", root.strip_prefix("./").unwrap_or(root)), name))
    }

    fn menu(&self) -> Vec<Link> {
        let items = self.site.settings.menu.iter().filter_map(|item| item.target);
        let published = items.filter(|entry| self.site.is_published(*entry));
        let words = |entry| match entry {
            // Titles of plans are long.
            Entry::Plan(id) => self.plan_words(id),
            entry => self.title_of(entry),
        };
        published.map(|entry| self.link(Route::from(entry), words(entry))).collect()
    }

    /// What a record is called in a list.
    #[must_use]
    pub fn title_of(&self, entry: Entry) -> String {
        let site = self.site;
        match entry {
            Entry::Campaign(id) => site.campaigns[id].short_title().to_owned(),
            Entry::Plan(id) => site.plans[id].title.value.clone(),
            Entry::Story(id) => site.stories[id].title.value.clone(),
            Entry::AwardList(id) => site.award_lists[id].title.value.clone(),
            Entry::Page(id) => site.pages[id].title.value.clone(),
            Entry::Unit(id) => site.units[id].name.value.clone(),
            Entry::Document(id) => site.documents[id].title.value.clone(),
        }
    }

    /// The campaign that the portal is about.
    #[must_use]
    pub fn main_campaign(&self) -> Option<Id<Campaign>> {
        self.frame.campaign
    }

    /// Whether the portal shows sample data, for pages that list everything.
    #[must_use]
    pub fn portal_has_samples(&self) -> bool {
        self.frame.sample
    }

    /// The files of search.
    #[must_use]
    pub fn search_files(&self) -> Option<&SearchFiles> {
        self.frame.search.as_ref()
    }

    /// The data sets and their files, where they have been worked out.
    #[must_use]
    pub fn data_shelf(&self) -> Option<&DataShelf> {
        self.frame.shelf.get()
    }

    /// The page of the calendar of everything on which a deadline stands; none where it is on none.
    pub(super) fn calendar_page(&self, anchor: &str) -> Option<usize> {
        self.frame.calendar.get_or_init(|| happenings::pages(self.site)).get(anchor).copied()
    }

    /// Words of the text itself.
    pub(super) fn words(&self) -> &TextWords {
        &self.frame.words
    }

    /// A crumb to a page between the section and this one.
    #[must_use]
    pub fn crumb(&self, route: Route, text: &str) -> Crumb {
        Crumb { href: self.href(route), key: None, text: Some(text.to_owned()) }
    }
}

fn licence_view(name: &str) -> LicenceView {
    LicenceView { name: name.to_owned(), href: licence_address(name) }
}
