//! Campaigns: the list of them, and the page that says what was promised and how far along it is.

use serde::Serialize;

use super::plan::PlanCard;
use super::view::{
    AwardListCard, DeadlineView, DocumentRef, DutyView, IsoDate, Key, PageMeta, PendingAward, Reference, SiteView,
    StoryCard, TargetView, TimelineView,
};

/// Context of `campaigns.html`, the list at `/phong-trao/`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CampaignsPage {
    /// What the page says about itself.
    pub page: PageMeta,
    /// The portal around it.
    pub site: SiteView,
    /// Campaigns with a plan on the portal: running ones first, then by start, newest first.
    pub campaigns: Vec<CampaignCard>,
    /// Campaigns kept for the chain alone, from the national one down.
    pub above: Vec<CampaignCard>,
}

/// A campaign in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CampaignCard {
    /// Address.
    pub href: String,
    /// Title.
    pub title: String,
    /// Who launched it.
    pub issuer: Reference,
    /// First day, month or year.
    pub start: IsoDate,
    /// Last day, month or year.
    pub end: IsoDate,
    /// `upcoming`, `running` or `ended`.
    pub state: Key,
    /// Number of its stories.
    pub stories: usize,
    /// Number of its award lists.
    pub award_lists: usize,
    /// Whether it is sample data.
    pub sample: bool,
}

/// Context of `campaign.html`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CampaignPage {
    /// What the page says about itself.
    pub page: PageMeta,
    /// The portal around it.
    pub site: SiteView,
    /// Title.
    pub title: String,
    /// Who launched it.
    pub issuer: Reference,
    /// First day, month or year.
    pub start: IsoDate,
    /// Last day, month or year.
    pub end: IsoDate,
    /// `upcoming`, `running` or `ended`.
    pub state: Key,
    /// Which year of the campaign it is now, from 1; none before and after it.
    pub year_now: Option<u32>,
    /// How many calendar years it touches.
    pub years: u32,
    /// The editor's text.
    pub body_html: Option<String>,
    /// Phases; none where there are none.
    pub timeline: Option<TimelineView>,
    /// From the national campaign down to this one.
    pub chain: Vec<ChainItem>,
    /// Campaigns that carry this one, one level down.
    pub carried_by: Vec<Reference>,
    /// Up to three targets of the latest year that has any.
    pub targets: Vec<TargetView>,
    /// Number of all its targets.
    pub target_count: usize,
    /// Page of targets; none where it has none.
    pub targets_href: Option<String>,
    /// Its content heads.
    pub content_heads: Vec<ContentHeadView>,
    /// The standing agency.
    pub standing_unit: Option<Reference>,
    /// Who does what.
    pub duties: Vec<DutyView>,
    /// Upcoming deadlines, at most three.
    pub deadlines: Vec<DeadlineView>,
    /// Up to three stories, newest first.
    pub stories: Vec<StoryCard>,
    /// Number of all its stories.
    pub story_count: usize,
    /// List of all stories.
    pub stories_href: Option<String>,
    /// Its award lists, newest first.
    pub award_lists: Vec<AwardListCard>,
    /// Lists that its plans foresee and that are not there yet, at most the next two.
    pub pending_awards: Vec<PendingAward>,
    /// Its plans.
    pub plans: Vec<PlanCard>,
    /// Reports and other documents that its progress and plans cite as theirs.
    pub documents: Vec<DocumentRef>,
}

/// One level in the chain from the national campaign to the ward's, or from a document to the one it carries.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ChainItem {
    /// Name; without an address for the record of this page and for unpublished ones.
    pub record: Reference,
    /// Who issued it.
    pub issuer: Option<String>,
    /// The plan or decision that launched it.
    pub document: Option<DocumentRef>,
    /// Whether it is the record of this page.
    pub current: bool,
}

/// A content head of a campaign.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ContentHeadView {
    /// Title.
    pub title: String,
    /// List of its stories; none while there are none.
    pub href: Option<String>,
    /// Number of its stories.
    pub stories: usize,
    /// The head of the parent campaign that it carries.
    pub national: Option<String>,
}
