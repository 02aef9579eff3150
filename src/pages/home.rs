//! The home page: what the movement is, where it stands, who was honoured, what there is to learn.

use serde::Serialize;

use super::view::{
    AwardListCard, AwardName, DeadlineView, IsoDate, Key, Link, PageMeta, SiteView, StoryCard, TargetView, TimelineView,
};

/// Context of `home.html`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct HomePage {
    /// What the page says about itself.
    pub page: PageMeta,
    /// The portal around it.
    pub site: SiteView,
    /// The current local campaign; none before the first one is published.
    pub campaign: Option<Link>,
    /// Its phases; none where the campaign names none.
    pub timeline: Option<TimelineView>,
    /// The next deadline.
    pub deadline: Option<DeadlineView>,
    /// Up to two deadlines after it.
    pub later: Vec<DeadlineView>,
    /// Searches that lead somewhere, as links to the search page; empty without search.
    pub suggestions: Vec<Link>,
    /// Up to three stories, newest first; the first one leads.
    pub stories: Vec<StoryCard>,
    /// Number of all stories.
    pub story_count: usize,
    /// A few names from the latest granted list: the highest award of each form first, none revoked.
    pub honoured: Vec<AwardName>,
    /// That list.
    pub latest_list: Option<AwardListCard>,
    /// Up to three targets of the latest year that has any.
    pub targets: Vec<TargetView>,
    /// Number of all targets of the campaign.
    pub target_count: usize,
    /// Plans and award lists published lately, newest first.
    pub publications: Vec<Publication>,
}

/// A record published lately.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Publication {
    /// `plan` or `award_list`.
    pub kind: Key,
    /// Address.
    pub href: String,
    /// Title.
    pub title: String,
    /// Number and symbol of the plan or of the list's decision.
    pub number: Option<String>,
    /// Day of issue.
    pub issued: Option<IsoDate>,
    /// Number of corrected rows of a list, of corrections of a plan.
    pub corrected: usize,
    /// Number of revoked rows of a list.
    pub revoked: usize,
    /// Whether it is sample data.
    pub sample: bool,
}
