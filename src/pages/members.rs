//! The portals that are published below this one: a province's list of its wards.

use super::PageKind;
use super::desk::{About, Desk};
use crate::model::{Member, Site};
use crate::route::{Address, Route};
use serde::Serialize;

use super::view::{IsoDate, PageMeta, SiteView};

/// Context of `members.html`, the list at `/phuong-xa/`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct MembersPage {
    /// What the page says about itself.
    pub page: PageMeta,
    /// The portal around it.
    pub site: SiteView,
    /// The members, by name.
    pub members: Vec<MemberView>,
    /// Stories of all of them.
    pub stories: usize,
    /// Award lists of all of them.
    pub award_lists: usize,
}

/// A member portal in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MemberView {
    /// Its home page.
    pub href: String,
    /// What readers call it: its ward, or else its title.
    pub name: String,
    /// Its title, where that is another.
    pub title: Option<String>,
    /// Number of its stories.
    pub stories: usize,
    /// Number of its plans.
    pub plans: usize,
    /// Number of its award lists.
    pub award_lists: usize,
    /// Day of what it published last.
    pub latest: Option<IsoDate>,
    /// Whether anything in it is made up.
    pub sample: bool,
}

/// The list of members, where there is any.
#[derive(Debug)]
pub struct Members;

impl PageKind for Members {
    type Context = MembersPage;
    const TEMPLATE: &'static str = "members.html";

    fn routes(site: &Site) -> Vec<Route> {
        (!site.members.is_empty()).then_some(Route::Members).into_iter().collect()
    }

    fn context(desk: &Desk<'_>) -> Option<MembersPage> {
        if desk.route != Route::Members {
            return None;
        }
        let members = &desk.site.members;
        Some(MembersPage {
            page: desk.page(About {
                section: Some("members"),
                sample: members.iter().any(|member| member.sample),
                ..About::default()
            }),
            site: desk.site_view(),
            members: members.iter().map(|member| view(desk, member)).collect(),
            stories: members.iter().map(|member| member.stories).sum(),
            award_lists: members.iter().map(|member| member.award_lists).sum(),
        })
    }
}

/// A member as a list shows it.
pub(super) fn view(desk: &Desk<'_>, member: &Member) -> MemberView {
    MemberView {
        href: desk.href_to(&Address::of_member(&member.folder)),
        name: member.name().to_owned(),
        title: member.place.as_ref().map(|_| member.title.clone()),
        stories: member.stories,
        plans: member.plans,
        award_lists: member.award_lists,
        latest: member.latest.map(|day| day.to_string()),
        sample: member.sample,
    }
}
