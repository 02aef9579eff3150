//! `robots.txt`: everything may be read, and here is the sitemap.

use crate::model::Site;
use crate::route::{Producer, Route};

/// The file for robots.
pub(super) struct Robots;

impl Producer for Robots {
    fn routes(&self, _: &Site) -> Vec<Route> {
        vec![Route::Robots]
    }

    fn render(&self, site: &Site, route: Route) -> Option<Vec<u8>> {
        let base = &site.settings.base_url.value;
        let sitemap = Route::Sitemap.address(site);
        // Robots read this file at the root of a host only, so that it names the sitemaps of members too.
        let members = site.members.iter().map(|member| format!("{base}{}/", member.folder));
        let sitemaps = std::iter::once(base.clone()).chain(members).map(|base| sitemap.absolute(&base));
        let lines = sitemaps.map(|sitemap| format!("Sitemap: {sitemap}\n"));
        (route == Route::Robots)
            .then(|| lines.fold("User-agent: *\nAllow: /\n\n".to_owned(), |file, line| file + &line).into_bytes())
    }
}
