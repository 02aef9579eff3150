//! The page that reads a story aloud, with a voice that the reader's browser has.

use super::PageKind;
use super::desk::{About, Desk};
use super::view::{PageMeta, SiteView};
use crate::model::Site;
use crate::route::{Route, StoryFilter};
use serde::Serialize;

/// Context of `listen.html`, the page at `/nghe/`. Stories link to it with their id: `/nghe/?bai=<id>`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ListenPage {
    /// What the page says about itself.
    pub page: PageMeta,
    /// The portal around it.
    pub site: SiteView,
    /// List of all stories.
    pub stories_href: String,
    /// What stands before the id in the address of a story.
    pub before: String,
    /// What stands behind it.
    pub after: &'static str,
}

/// The page.
#[derive(Debug)]
pub struct Listen;

impl PageKind for Listen {
    type Context = ListenPage;
    const TEMPLATE: &'static str = "listen.html";

    fn routes(site: &Site) -> Vec<Route> {
        site.settings.read_aloud.then_some(Route::Listen).into_iter().collect()
    }

    fn context(desk: &Desk<'_>) -> Option<ListenPage> {
        if desk.route != Route::Listen {
            return None;
        }
        let stories_href = desk.href(Route::Stories(StoryFilter::All, 1));
        let explicit = stories_href.strip_suffix("index.html");
        Some(ListenPage {
            page: desk.page(About {
                sample: desk.portal_has_samples(),
                section: Some("stories"),
                noindex: true,
                ..About::default()
            }),
            site: desk.site_view(),
            before: explicit.unwrap_or(&stories_href).to_owned(),
            after: if explicit.is_some() { "/index.html" } else { "/" },
            stories_href,
        })
    }
}
