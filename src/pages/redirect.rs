//! The page that stands at a story's former address.

use super::PageKind;
use super::desk::{About, Desk};
use crate::model::{Site, Story, Visibility};
use crate::route::Route;
use serde::Serialize;

use super::view::{PageMeta, SiteView};

/// Context of `redirect.html`. The page's canonical address is that of the target.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RedirectPage {
    /// What the page says about itself.
    pub page: PageMeta,
    /// The portal around it.
    pub site: SiteView,
    /// Where the story is now.
    pub target: String,
    /// Its title.
    pub title: String,
}

/// The redirects from former ids of stories.
#[derive(Debug)]
pub struct Redirect;

impl PageKind for Redirect {
    type Context = RedirectPage;
    const TEMPLATE: &'static str = "redirect.html";

    fn routes(site: &Site) -> Vec<Route> {
        // One that is no longer published leads to what is left of it.
        let stays =
            |story: &Story| matches!(story.visibility(site.today), Visibility::Published | Visibility::Expired(_));
        let stories = site.stories.iter().filter(|(_, story)| stays(story));
        stories.flat_map(|(id, story)| (0..story.aliases.len()).map(move |alias| Route::Alias(id, alias))).collect()
    }

    fn context(desk: &Desk<'_>) -> Option<RedirectPage> {
        let Route::Alias(id, _) = desk.route else { return None };
        let story = &desk.site.stories[id];
        let title = story.title.value.clone();
        let mut page = desk.page(About {
            title: Some(title.clone()),
            section: Some("stories"),
            made_up: story.sample,
            noindex: true,
            ..About::default()
        });
        page.canonical = Route::Story(id).absolute(desk.site);
        Some(RedirectPage { page, site: desk.site_view(), target: desk.href(Route::Story(id)), title })
    }
}
