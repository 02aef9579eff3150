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
        let sitemaps = sitemaps.map(|sitemap| format!("Sitemap: {sitemap}\n")).collect::<String>();
        (route == Route::Robots).then(|| format!("User-agent: *\nAllow: /\n\n{sitemaps}").into_bytes())
    }
}
