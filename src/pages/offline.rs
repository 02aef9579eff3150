//! The page about reading without a network: what this device keeps, and a way to be rid of it. It stands for every
//! page that is not kept.

use super::PageKind;
use super::desk::{About, Desk};
use super::view::{PageMeta, SiteView};
use crate::model::Site;
use crate::route::Route;
use serde::Serialize;

/// Context of `offline.html`, the page at `/ngoai-tuyen/`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct OfflinePage {
    /// What the page says about itself.
    pub page: PageMeta,
    /// The portal around it.
    pub site: SiteView,
    /// The service worker.
    pub worker: String,
}

/// The page.
#[derive(Debug)]
pub struct Offline;

impl PageKind for Offline {
    type Context = OfflinePage;
    const TEMPLATE: &'static str = "offline.html";

    fn routes(site: &Site) -> Vec<Route> {
        site.settings.offline.then_some(Route::Offline).into_iter().collect()
    }

    fn context(desk: &Desk<'_>) -> Option<OfflinePage> {
        if desk.route != Route::Offline {
            return None;
        }
        Some(OfflinePage {
            page: desk.page(About { section: Some("offline"), ..About::default() }),
            site: desk.site_view(),
            worker: desk.href(Route::Worker),
        })
    }
}
