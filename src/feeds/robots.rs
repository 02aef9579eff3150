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
        let sitemap = Route::Sitemap.absolute(site);
        (route == Route::Robots).then(|| format!("User-agent: *\nAllow: /\n\nSitemap: {sitemap}\n").into_bytes())
    }
}
