//! The page on which a reader checks a row or a file against the log.

use super::PageKind;
use super::desk::{About, Desk};
use crate::model::Site;
use crate::route::Route;
use serde::Serialize;

use super::view::{CheckpointView, PageMeta, SiteView};

/// Context of `log-verify.html`, the page at `/nhat-ky/kiem-tra/`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LogVerifyPage {
    /// What the page says about itself.
    pub page: PageMeta,
    /// The portal around it.
    pub site: SiteView,
    /// The latest checkpoint.
    pub checkpoint: CheckpointView,
    /// The script that holds the log, so that the page works without a network.
    pub log_script: String,
}

/// The page.
#[derive(Debug)]
pub struct LogVerify;

impl PageKind for LogVerify {
    type Context = LogVerifyPage;
    const TEMPLATE: &'static str = "log-verify.html";

    fn routes(site: &Site) -> Vec<Route> {
        (!site.ledger.is_empty()).then_some(Route::LogVerify).into_iter().collect()
    }

    fn context(desk: &Desk<'_>) -> Option<LogVerifyPage> {
        if desk.route != Route::LogVerify {
            return None;
        }
        Some(LogVerifyPage {
            page: desk.page(About { section: Some("log"), ..About::default() }),
            site: desk.site_view(),
            checkpoint: desk.checkpoint()?,
            log_script: desk.href(Route::LogScript),
        })
    }
}
