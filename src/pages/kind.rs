//! What makes a page kind, and the registry of all of them.

use super::desk::{Desk, Frame};
use super::{
    award_list, award_register, calendar, campaign, document, english, home, listen, log, log_verify, members,
    not_found, offline, open_data, plain, plan, redirect, search, stories, story, target, targets, tasks, unit,
};
use crate::diagnostic::Language;
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

    /// The language of the words around the content: the portal's own.
    #[must_use]
    fn language(site: &Site) -> Language {
        site.settings.language
    }
}

/// Turns contexts into pages; the theme does.
pub trait Templates {
    /// A finished page, or what went wrong.
    type Output;

    /// Renders one template with the words of a language.
    fn render<C: Serialize>(&self, template: &'static str, language: Language, context: &C) -> Self::Output;
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
                return Some(templates.render(<$kind>::TEMPLATE, <$kind>::language(site), &context));
            })+
            None
        }

        /// The template of every kind.
        pub const TEMPLATES: &[&str] = &[$(<$kind>::TEMPLATE,)+];
    };
}

// A new kind of page is its own file, its line here, its address in `route.rs`, its template, and its place in the sitemap;
// the README's codemap has them in order.
page_kinds! {
    home::Home,
    campaign::Campaigns,
    campaign::OneCampaign,
    plan::Plans,
    plan::OnePlan,
    targets::Targets,
    target::OneTarget,
    calendar::Calendar,
    tasks::Tasks,
    stories::Stories,
    story::OneStory,
    story::Tombstone,
    redirect::Redirect,
    award_register::AwardRegister,
    award_list::OneAwardList,
    members::Members,
    unit::Units,
    unit::OneUnit,
    document::Documents,
    document::OneDocument,
    log::Log,
    log::LogRecord,
    log::LogVersion,
    log_verify::LogVerify,
    open_data::OpenData,
    search::Search,
    offline::Offline,
    listen::Listen,
    plain::Plain,
    english::English,
    not_found::NotFound,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::load;
    use crate::pages::desk::TextWords;
    use crate::route::RESERVED;
    use crate::world::{Clock, DiskWorld, MemoryWorld};
    use std::collections::BTreeSet;
    use std::path::Path;

    /// Shows contexts as JSON, without a theme.
    struct Json;

    impl Templates for Json {
        type Output = String;

        fn render<C: Serialize>(&self, _: &'static str, _: Language, context: &C) -> String {
            serde_json::to_string(context).unwrap()
        }
    }

    fn make_all(world: &MemoryWorld) -> usize {
        let (site, _) = load(world);
        let frame = Frame::new(&site, TextWords::default(), None);
        let routes = routes(&site);
        for route in &routes {
            assert!(make(&site, &frame, *route, &Json).is_some(), "{route:?}");
        }
        routes.len()
    }

    #[test]
    fn no_plain_page_can_have_the_address_of_another_kind() {
        let sample = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/site"));
        let (site, _) = load(&DiskWorld::new(sample, Clock::Today("2026-11-21".parse().unwrap())));
        let routes = routes(&site).into_iter().filter(|route| !matches!(route, Route::Page(_)));
        let words: BTreeSet<String> =
            routes.filter_map(|route| Some(route.address(&site).file().split_once('/')?.0.to_owned())).collect();
        assert!(words.len() > 10, "{words:?}");
        let free: Vec<&String> = words.iter().filter(|word| !RESERVED.contains(&word.as_str())).collect();
        assert!(free.is_empty(), "{free:?} are to be reserved");
    }

    #[test]
    fn every_page_can_be_made_whatever_the_content_lacks() {
        let world = MemoryWorld::new(Clock::Today("2026-11-21".parse().unwrap()));
        assert!(make_all(&world) >= 4, "home, stories, calendar and the page for missing addresses");
        // Front matter without required keys, references to nothing, a day that cannot be.
        let plan = "+++\ncampaign = [\"khong-co\", \"a\"]\nattached_to = \"k\"\nimplements = [\"k\"]\n[[target]]\nid = \"t\"\n\
            [[quota]]\nform = \"gi\"\n[[deadline]]\ndue = \"13-40\"\n[[deadline]]\ndue = \"02-29\"\n[[duty]]\n+++\n### a\n\n+ b\n";
        let campaign =
            "+++\nparent = \"a\"\n[[phase]]\nreview = \"final\"\n[[content_head]]\n[[progress]]\ntarget = \"t\"\n+++\n";
        let broken = world
            .with("content/campaigns/a.md", campaign)
            .with("content/plans/k.md", plan)
            .with("content/stories/s.md", "+++\ncampaign = \"a\"\n+++\n")
            .with("content/awards/d.md", "+++\ncampaign = \"a\"\nstatus = \"granted\"\n+++\n");
        assert!(make_all(&broken) > 8);
    }
}
