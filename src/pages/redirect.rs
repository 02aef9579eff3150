//! The page that stands at a story's former address.

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
