//! What programs follow: Atom feeds, the calendar, the sitemap, the file for robots.
//!
//! Dates come from records, never from the clock, so that the same content gives the same bytes. Words stand here
//! and not in the theme: they are read in other programs, whatever the portal looks like.

mod atom;
mod award_stages;
mod calendar;
mod deadlines;
mod robots;
mod sitemap;
mod xml;

use crate::diagnostic::Language;
use crate::model::Site;
use crate::route::{Producer, Route};

/// Every format. A new one is its own file, its line here, and its address in `route.rs`.
const ALL: &[&dyn Producer] =
    &[&atom::Atom, &calendar::Calendar, &sitemap::Sitemap { most: sitemap::MOST }, &robots::Robots];

/// The address of every feed.
#[must_use]
pub fn routes(site: &Site) -> Vec<Route> {
    ALL.iter().flat_map(|format| format.routes(site)).collect()
}

/// The file at `route`; none where it is no feed.
#[must_use]
pub fn render(site: &Site, route: Route) -> Option<Vec<u8>> {
    ALL.iter().find_map(|format| format.render(site, route))
}

/// Words in the portal's language.
fn say<'a>(site: &Site, vi: &'a str, en: &'a str) -> &'a str {
    match site.settings.language {
        Language::Vi => vi,
        Language::En => en,
    }
}

#[cfg(test)]
mod tests;
