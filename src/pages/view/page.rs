//! What every page carries: its own head, and the portal around it.

use serde::Serialize;

use super::{Crumb, IsoDate, Key, Link, Reference, SectionLink};

/// What one page says about itself, in its head and in its frame.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PageMeta {
    /// Title of the page without the portal's name. The theme writes the title of a list itself (from its strings)
    /// where this is none.
    pub title: Option<String>,
    /// One or two sentences for search engines and previews; none where the theme has fixed words for the page kind.
    pub description: Option<String>,
    /// Language tag of the page: `vi` or `en`.
    pub lang: Key,
    /// Language tag of names and records, where it is another one than the page's.
    pub names: Option<Key>,
    /// The page in other languages, itself included; empty where there is no other.
    pub alternates: Vec<AlternateView>,
    /// Prefix from this page to the root of the site: `./`, `../`, `../../`. On the page for a missing address it is
    /// the absolute path of the root, because that page is shown at any depth.
    pub root: String,
    /// Absolute address of the page.
    pub canonical: String,
    /// Section of the header's navigation that this page belongs to.
    pub section: Option<Key>,
    /// Whether this page is the first page of its section, not one below it.
    pub section_start: bool,
    /// The way from the home page; empty on the home page. The first crumb is the home page itself.
    pub crumbs: Vec<Crumb>,
    /// `all` for the page of one record that is sample data, `part` where anything else on the page is: there each such record
    /// has its tag.
    pub sample: Option<Key>,
    /// Share of the campaign's time that has passed, in whole percent; none without a campaign.
    pub elapsed: Option<u8>,
    /// Whether search engines are asked to leave the page out.
    pub noindex: bool,
    /// Feeds that cover this page.
    pub feeds: Vec<FeedLink>,
    /// Structured data as JSON text in which `<` is already escaped, for a script element of type
    /// `application/ld+json`.
    pub json_ld: Option<String>,
    /// Fields for link previews.
    pub og: OpenGraph,
}

/// A page in one of its languages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AlternateView {
    /// Language tag.
    pub lang: Key,
    /// Absolute address.
    pub href: String,
}

/// A feed that a reader can follow.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FeedLink {
    /// Address, relative to the page that shows it.
    pub href: String,
    /// Which feed: `all`, `stories` or `awards`; its words are `t.feed[key]`.
    pub key: Key,
}

/// Open Graph fields of a page; title, description and address are those of [`PageMeta`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OpenGraph {
    /// `website` or `article`.
    pub kind: Key,
    /// The picture of a link preview.
    pub image: Option<ShareImage>,
    /// Day of publication, for articles.
    pub published: Option<IsoDate>,
}

/// The picture that a link preview shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ShareImage {
    /// Absolute address.
    pub address: String,
    /// What it shows.
    pub alt: String,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// Its media type.
    pub media_type: Key,
}

/// The portal around a page. Addresses are relative to the page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SiteView {
    /// Title of the portal.
    pub title: String,
    /// The ward, as the header names it: `Phường Kiến An`; none where the publisher is not a ward's body.
    pub place: Option<String>,
    /// One sentence about the portal.
    pub tagline: Option<String>,
    /// Home page.
    pub home_href: String,
    /// Main sections, in the order of the header.
    pub nav: Vec<SectionLink>,
    /// All sections, in the order of the footer; sections without content are left out.
    pub sections: Vec<SectionLink>,
    /// The editor's own entries after the sections.
    pub menu: Vec<Link>,
    /// Search page; none where the portal is built without search.
    pub search_href: Option<String>,
    /// The page for readers of English; none where the portal itself is in English.
    pub english_href: Option<String>,
    /// Publication log; none where the portal is built without one.
    pub log_href: Option<String>,
    /// Who answers for the portal.
    pub publisher: Option<Reference>,
    /// Who edits it.
    pub media_center: Option<Reference>,
    /// How to reach them.
    pub contact: Option<ContactView>,
    /// Licence of the content.
    pub licence: Option<LicenceView>,
    /// The portal below which this one is published; none where it stands alone.
    pub host: Option<Link>,
    /// Day of this publication.
    pub published: IsoDate,
}

/// Ways to reach the office behind the portal, as the editor wrote them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ContactView {
    /// Mail address.
    pub email: Option<String>,
    /// Phone number.
    pub phone: Option<String>,
    /// Where the office is.
    pub address: Option<String>,
}

/// A licence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LicenceView {
    /// Its identifier, such as `CC-BY-4.0`.
    pub name: String,
    /// Absolute address of its text, where it is known.
    pub href: Option<String>,
}
