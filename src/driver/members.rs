//! Portals that are published together: one for all, and members below it.

use super::rules::member_name;
use super::{Portal, routes};
use crate::cache::Key;
use crate::diagnostic;
use crate::model::{Host, Member};
use crate::route::{RESERVED, Route};
use crate::syntax::is_id;
use crate::vietnamese::sort_key;
use crate::world::World;
use std::collections::BTreeSet;

impl Portal {
    /// Reads and checks a portal that will stand in `folder` below `host`, and shares its theme where it is the same.
    #[must_use]
    pub fn load_below(world: &dyn World, host: &Portal, folder: &str) -> Self {
        Portal::load_with(world, host.theme.as_ref()).below(host, folder)
    }

    /// Addresses of a member are below those of its host, whatever it names where it stands alone.
    fn below(mut self, host: &Portal, folder: &str) -> Self {
        let base = &host.site.settings.base_url.value;
        self.site.settings.base_url.value = format!("{base}{folder}/");
        self.site.settings.links = host.site.settings.links;
        self.site.host = Some(Host { name: host.site.name() });
        self
    }

    /// Reports folders that cannot be members of this portal.
    pub fn check_members<'a>(&mut self, folders: impl IntoIterator<Item = &'a str>) {
        let site = &self.site;
        let first = |route: Route| route.address(site).path().split('/').next().unwrap_or_default().to_owned();
        let taken: BTreeSet<String> = routes(site).into_iter().map(first).collect();
        let wrong = |folder: &&str| !is_id(folder) || taken.contains(*folder) || RESERVED.contains(folder);
        let found = folders.into_iter().filter(wrong).map(|folder| member_name(site, folder, is_id(folder)));
        let found: Vec<_> = found.collect();
        self.findings.extend(found);
        diagnostic::sort(&mut self.findings);
    }

    /// Lets the pages of this portal lead to `members`, in the Vietnamese order of their names.
    pub fn set_members(&mut self, mut members: Vec<Member>) {
        members.sort_by_cached_key(|member| (sort_key(member.name()), member.folder.clone()));
        self.site.members = members;
    }

    /// What this portal shows of others, for its version.
    pub(super) fn version_of_others(&self) -> String {
        let site = &self.site;
        let shown =
            format!("{:?}{:?}{}{:?}", site.members, site.host, site.settings.base_url.value, site.settings.links);
        Key::of(&[&shown]).hex()
    }
}
