//! Organisations: the list of them, and everything of one.

use serde::Serialize;

use super::view::{
    AwardMention, DeadlineView, DocumentRef, DutyView, Key, Link, PageMeta, Reference, SiteView, StoryCard,
};

/// Context of `units.html`, the list at `/don-vi/`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct UnitsPage {
    /// What the page says about itself.
    pub page: PageMeta,
    /// The portal around it.
    pub site: SiteView,
    /// Groups by level, from the ward up: ward, grassroots, province, central.
    pub groups: Vec<UnitGroup>,
}

/// Units of one level.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct UnitGroup {
    /// `central`, `province`, `ward` or `grassroots`.
    pub level: Key,
    /// The units, by name.
    pub units: Vec<ListedUnit>,
}

/// A unit in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ListedUnit {
    /// Address.
    pub href: String,
    /// Name.
    pub name: String,
    /// Former names.
    pub formerly: Vec<String>,
    /// Number of its stories.
    pub stories: usize,
    /// Number of its awards that stand.
    pub awards: usize,
}

/// Context of `unit.html`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct UnitPage {
    /// What the page says about itself.
    pub page: PageMeta,
    /// The portal around it.
    pub site: SiteView,
    /// Name.
    pub name: String,
    /// Short name.
    pub short: Option<String>,
    /// `party`, `people-committee`, `neighbourhood` and so on.
    pub kind: Key,
    /// `central`, `province`, `ward` or `grassroots`.
    pub level: Key,
    /// The unit above.
    pub parent: Option<Reference>,
    /// The units below, by name.
    pub children: Vec<Reference>,
    /// Former names.
    pub formerly: Vec<String>,
    /// What it is to the portal and its campaigns.
    pub roles: Vec<UnitRole>,
    /// What plans tell it to do.
    pub duties: Vec<DutyView>,
    /// Upcoming deadlines that it owes or receives.
    pub deadlines: Vec<DeadlineView>,
    /// Up to three stories, newest first.
    pub stories: Vec<StoryCard>,
    /// Number of all its stories.
    pub story_count: usize,
    /// List of its stories.
    pub stories_href: Option<String>,
    /// Its awards, newest first; revoked ones stay and say so.
    pub awards: Vec<AwardMention>,
    /// Documents and plans that it issued, newest first.
    pub documents: Vec<DocumentRef>,
}

/// A role of a unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct UnitRole {
    /// `standing_unit`, `issuer`, `publisher` or `media_center`; its words are `t.role[key]`.
    pub key: Key,
    /// The campaign, for `standing_unit` and `issuer`.
    pub campaign: Option<Link>,
}
