//! What makes a page kind, and the registry of all of them.

use super::desk::{Desk, Frame};
use super::{
    award_list, award_register, calendar, campaign, document, home, not_found, plain, plan, redirect, search, stories,
    story, targets, unit,
};
use crate::model::Site;
use crate::route::Route;
use serde::Serialize;

/// One kind of page: the addresses that it serves and how their contexts are made.
pub trait PageKind {
    /// What the template sees.
    type Context: Serialize;
    /// The template's file below `templates/`.
    const TEMPLATE: &'static str;

    /// Every address of this kind, in a fixed order.
    fn routes(site: &Site) -> Vec<Route>;

    /// The context of the page that the desk is for; none where its route is of another kind.
    fn context(desk: &Desk<'_>) -> Option<Self::Context>;
}

/// Turns contexts into pages; the theme does.
pub trait Templates {
    /// A finished page, or what went wrong.
    type Output;

    /// Renders one template.
    fn render<C: Serialize>(&self, template: &'static str, context: &C) -> Self::Output;
}

macro_rules! page_kinds {
    ($($kind:ty,)+) => {
        /// Every page's address.
        #[must_use]
        pub fn routes(site: &Site) -> Vec<Route> {
            let mut routes = Vec::new();
            $(routes.extend(<$kind>::routes(site));)+
            routes
        }

        /// Makes the page of `route`; none where the route is not a page.
        pub fn make<T: Templates>(site: &Site, frame: &Frame, route: Route, templates: &T) -> Option<T::Output> {
            let desk = Desk::new(site, frame, route);
            $(if let Some(context) = <$kind>::context(&desk) {
                return Some(templates.render(<$kind>::TEMPLATE, &context));
            })+
            None
        }

        /// The template of every kind.
        pub const TEMPLATES: &[&str] = &[$(<$kind>::TEMPLATE,)+];
    };
}

// A new kind of page is its own file, its line here, its address in `route.rs`, and its template.
page_kinds! {
    home::Home,
    campaign::Campaigns,
    campaign::OneCampaign,
    plan::Plans,
    plan::OnePlan,
    targets::Targets,
    calendar::Calendar,
    stories::Stories,
    story::OneStory,
    story::Tombstone,
    redirect::Redirect,
    award_register::AwardRegister,
    award_list::OneAwardList,
    unit::Units,
    unit::OneUnit,
    document::Documents,
    document::OneDocument,
    search::Search,
    plain::Plain,
    not_found::NotFound,
}
