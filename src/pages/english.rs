//! The page for readers of English: what the portal is, its sections, who runs it and how to reach them.
//!
//! Records stay in the language in which they were published. A portal whose own language is English has no such page:
//! its home page says all this.

use super::PageKind;
use super::desk::{About, Desk};
use crate::diagnostic::Language;
use crate::model::{Id, RefTo, Site, Unit};
use crate::route::{Route, has_english};
use serde::Serialize;

use super::view::{Key, Link, PageMeta, Reference, SiteView};

/// Context of `english.html`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct EnglishPage {
    /// What the page says about itself.
    pub page: PageMeta,
    /// The portal around it.
    pub site: SiteView,
    /// The campaign that the portal is about.
    pub campaign: Option<Link>,
    /// The publisher, the media centre and the units below the publisher.
    pub units: Vec<EnglishUnit>,
}

/// An organisation, by its own name and by its kind, whose words are `t.unit.kind[kind]`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct EnglishUnit {
    /// Its name.
    pub unit: Reference,
    /// Its kind.
    pub kind: Key,
    /// `publisher` or `media_center`; none for others. The words are `t.role[key]`.
    pub role: Option<Key>,
}

/// The page for readers of English.
#[derive(Debug)]
pub struct English;

impl PageKind for English {
    type Context = EnglishPage;
    const TEMPLATE: &'static str = "english.html";

    fn routes(site: &Site) -> Vec<Route> {
        has_english(site).then_some(Route::English).into_iter().collect()
    }

    fn context(desk: &Desk<'_>) -> Option<EnglishPage> {
        if desk.route != Route::English {
            return None;
        }
        let site = desk.site;
        let campaign = desk.main_campaign();
        Some(EnglishPage {
            page: desk.page(About { sample: desk.portal_has_samples(), ..About::default() }),
            site: desk.site_view(),
            campaign: campaign.map(|id| desk.link(Route::Campaign(id), site.campaigns[id].title.value.as_str())),
            units: units(desk),
        })
    }

    fn language(_: &Site) -> Language {
        Language::En
    }
}

fn units(desk: &Desk<'_>) -> Vec<EnglishUnit> {
    let site = desk.site;
    let (publisher, media) = (site.settings.publisher.target(), site.settings.media_center.target());
    let view =
        |id: Id<Unit>, role| EnglishUnit { unit: desk.unit_in_full(id), kind: site.units[id].kind.as_str(), role };
    let named = [publisher.map(|id| view(id, Some("publisher"))), media.map(|id| view(id, Some("media_center")))];
    let below = |(id, unit): &(Id<Unit>, &Unit)| {
        publisher.is_some() && unit.parent.as_ref().and_then(RefTo::target) == publisher && media != Some(*id)
    };
    let others = site.units.iter().filter(below).map(|(id, _)| view(id, None));
    named.into_iter().flatten().chain(others).collect()
}
