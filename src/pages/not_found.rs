//! The page for an address that leads nowhere. It is shown at any depth, so all its addresses are absolute paths.

use super::PageKind;
use super::desk::{About, Desk};
use crate::model::{AwardList, AwardStatus, Id, Site};
use crate::route::Route;
use serde::Serialize;

use super::view::{AwardListCard, DeadlineView, PageMeta, SiteView};

/// Context of `not-found.html`, published as `/404.html`. The sections themselves come from [`SiteView`].
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct NotFoundPage {
    /// What the page says about itself.
    pub page: PageMeta,
    /// The portal around it.
    pub site: SiteView,
    /// The latest award list that stands.
    pub latest_list: Option<AwardListCard>,
    /// Number of all stories.
    pub story_count: usize,
    /// The next deadline.
    pub deadline: Option<DeadlineView>,
}

/// The page for missing addresses.
#[derive(Debug)]
pub struct NotFound;

impl PageKind for NotFound {
    type Context = NotFoundPage;
    const TEMPLATE: &'static str = "not-found.html";

    fn routes(_: &Site) -> Vec<Route> {
        vec![Route::NotFound]
    }

    fn context(desk: &Desk<'_>) -> Option<NotFoundPage> {
        if desk.route != Route::NotFound {
            return None;
        }
        let index = &desk.site.index;
        let standing = |id: &&Id<AwardList>| {
            let status = desk.site.award_lists[**id].status.value;
            status.is_decided() && status != AwardStatus::Revoked
        };
        // What is made up is suggested where there is nothing else.
        let real = |id: &&Id<AwardList>| !desk.site.award_lists[**id].sample;
        let latest_list = index.award_lists.iter().filter(standing).find(real);
        let latest_list = latest_list.or_else(|| index.award_lists.iter().find(standing));
        let latest_list = latest_list.map(|id| desk.award_list_card(*id));
        let deadline = desk.next_deadlines(&desk.own_plans(), 1).pop();
        let sample = latest_list.as_ref().is_some_and(|list| list.sample)
            || deadline.as_ref().is_some_and(|deadline| deadline.sample);
        Some(NotFoundPage {
            page: desk.page(About { noindex: true, sample, ..About::default() }),
            site: desk.site_view(),
            latest_list,
            story_count: index.stories.len(),
            deadline,
        })
    }
}
