//! What has a picture for link previews.

use super::Route;
use crate::model::{AwardList, Id, Story};

/// What the picture of a link preview is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CardOf {
    /// The portal: every page that has no card of its own.
    Portal,
    /// A story.
    Story(Id<Story>),
    /// An award list.
    AwardList(Id<AwardList>),
}

impl CardOf {
    /// The page beside which the picture stands.
    pub(super) fn page(self) -> Route {
        match self {
            CardOf::Portal => Route::Home,
            CardOf::Story(id) => Route::Story(id),
            CardOf::AwardList(id) => Route::AwardList(id),
        }
    }
}
