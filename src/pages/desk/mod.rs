//! The desk at which one page is made: the site, the page's own address, and what every page needs.
//!
//! A [`Desk`] turns records into the parts of [`super::view`]; whatever it hands out is an address relative to its
//! page. Each submodule adds the parts of one subject.

mod alphabet;
mod awards;
mod campaigns;
mod chains;
mod citations;
mod deadlines;
mod documents;
mod frame;
mod log;
mod outline;
mod pictures;
mod prose;
mod relations;
mod share;
mod stories;
mod targets;
mod timeline;
mod tree;
mod trend;

pub use alphabet::{by_letter, letter_anchor, letter_label};
pub use awards::counts;
pub use deadlines::{deadline_anchor, is_kept};
pub use documents::signer_view;
pub use frame::{About, Frame};
pub use share::card_routes;
pub use stories::{figure, figure_groups, step};
pub use targets::TargetAddress;

use super::view::{IsoDate, Link, Reference};
use crate::model::{Campaign, Entry, Id, Party, RefTo, RowAddress, Site, Unit};
use crate::route::{Address, Route, row_anchor};
use crate::vietnamese::fold;
use std::collections::BTreeMap;

/// Words that the text itself needs; they come from the theme's strings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TextWords {
    /// Name of the list of footnotes.
    pub notes: String,
    /// What the link back from a footnote does; its number follows.
    pub back: String,
    /// That a record is sample data.
    pub sample: String,
    /// That a list is proposed, in consultation or revoked, by its status.
    pub status: BTreeMap<&'static str, String>,
}

/// Where one page is made.
#[derive(Clone, Debug)]
pub struct Desk<'a> {
    /// The portal.
    pub site: &'a Site,
    /// What is being made.
    pub route: Route,
    frame: &'a Frame,
    here: Address,
}

impl<'a> Desk<'a> {
    /// A desk for the page of `route`.
    #[must_use]
    pub fn new(site: &'a Site, frame: &'a Frame, route: Route) -> Self {
        Desk { site, route, frame, here: route.address(site) }
    }

    /// The page's own address.
    #[must_use]
    pub fn here(&self) -> &Address {
        &self.here
    }

    /// The way from here to `route`. The page for missing addresses is shown at any depth, so its links begin at
    /// the host.
    #[must_use]
    pub fn href(&self, route: Route) -> String {
        self.href_to(&route.address(self.site))
    }

    /// The way from here to an address.
    #[must_use]
    pub fn href_to(&self, address: &Address) -> String {
        let link = self.here.link_to(address, self.site.settings.links);
        if self.route == Route::NotFound {
            format!("{}{}", self.site.settings.base_path(), link.strip_prefix("./").unwrap_or(&link))
        } else {
            link
        }
    }

    /// The way from here to an anchor of `route`: the anchor alone where it is on this page.
    #[must_use]
    pub fn href_at(&self, route: Route, anchor: &str) -> String {
        if route == self.route { format!("#{anchor}") } else { format!("{}#{anchor}", self.href(route)) }
    }

    /// The way to a row of an award list.
    #[must_use]
    pub fn row_href(&self, row: RowAddress) -> String {
        self.href_at(Route::AwardList(row.list), &row_anchor(row.row + 1))
    }

    /// A link to a page with its words.
    pub fn link(&self, route: Route, text: impl Into<String>) -> Link {
        let sample = record_of(route).is_some_and(|entry| self.site.is_sample(entry));
        Link { href: self.href(route), text: text.into(), sample }
    }

    /// A record's name, as a link where readers can follow it and it is not this page.
    pub fn reference(&self, entry: Entry, text: impl Into<String>) -> Reference {
        let route = Route::from(entry);
        let href = (route != self.route && self.site.is_published(entry)).then(|| self.href(route));
        Reference { href, text: text.into(), sample: self.site.is_sample(entry) }
    }

    /// A unit by its short name.
    #[must_use]
    pub fn unit(&self, id: Id<Unit>) -> Reference {
        self.reference(Entry::Unit(id), self.site.units[id].short_name())
    }

    /// A unit by its full name.
    #[must_use]
    pub fn unit_in_full(&self, id: Id<Unit>) -> Reference {
        self.reference(Entry::Unit(id), self.site.units[id].name.value.as_str())
    }

    /// The unit that a record names; its id where it is not known, which has been reported.
    #[must_use]
    pub fn unit_of(&self, unit: &RefTo<Unit>) -> Reference {
        unit.target().map_or_else(|| Reference::plain(unit.key.clone()), |id| self.unit(id))
    }

    /// Who has to do something.
    #[must_use]
    pub fn party(&self, party: &Party) -> Reference {
        match party {
            Party::Unit(unit) => self.unit_of(unit),
            Party::Text(text) => Reference::plain(text.value.clone()),
        }
    }

    /// The campaign that a record names, by its short title.
    #[must_use]
    pub fn campaign_of(&self, campaign: &RefTo<Campaign>) -> Reference {
        campaign.target().map_or_else(
            || Reference::plain(campaign.key.clone()),
            |id| self.reference(Entry::Campaign(id), self.site.campaigns[id].short_title()),
        )
    }

    /// An office named in words: a link where exactly one unit has this name.
    #[must_use]
    pub fn office(&self, name: &str) -> Reference {
        match self.site.index.units_by_name.get(&fold(name)) {
            Some(id) => self.reference(Entry::Unit(*id), name),
            None => Reference::plain(name),
        }
    }

    /// The language tag of the page: that of the portal, but on the one page for readers of English.
    #[must_use]
    pub fn language(&self) -> &'static str {
        if self.route == Route::English { "en" } else { self.content_language() }
    }

    /// The language tag of the portal's records.
    #[must_use]
    pub fn content_language(&self) -> &'static str {
        self.site.settings.language.code()
    }

    /// The site's today.
    #[must_use]
    pub fn today(&self) -> IsoDate {
        self.site.today.to_string()
    }
}

/// The record whose own page a route is, or one of the pages that show its words alone.
fn record_of(route: Route) -> Option<Entry> {
    match route {
        Route::Campaign(id) => Some(Entry::Campaign(id)),
        Route::Plan(id) => Some(Entry::Plan(id)),
        Route::Story(id) => Some(Entry::Story(id)),
        Route::AwardList(id) => Some(Entry::AwardList(id)),
        Route::Page(id) => Some(Entry::Page(id)),
        _ => None,
    }
}
