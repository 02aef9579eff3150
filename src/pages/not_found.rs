//! The page for an address that leads nowhere. It is shown at any depth, so all its addresses are absolute paths.

use serde::Serialize;

use super::view::{AwardListCard, DeadlineView, PageMeta, SiteView};

/// Context of `not-found.html`, published as `/404.html`. The sections themselves come from [`SiteView`].
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct NotFoundPage {
    /// What the page says about itself.
    pub page: PageMeta,
    /// The portal around it.
    pub site: SiteView,
    /// The latest award list.
    pub latest_list: Option<AwardListCard>,
    /// Number of all stories.
    pub story_count: usize,
    /// The next deadline.
    pub deadline: Option<DeadlineView>,
}
