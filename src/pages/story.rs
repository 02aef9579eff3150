//! A story, and what is left of it after its last day.

use serde::Serialize;

use super::view::{
    AwardMention, FigureGroup, IsoDate, Key, Link, PageMeta, Picture, Reference, SiteView, Step, StoryCard,
};

/// Context of `story.html`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StoryPage {
    /// What the page says about itself.
    pub page: PageMeta,
    /// The portal around it.
    pub site: SiteView,
    /// Title.
    pub title: String,
    /// `individual`, `collective`, `household` or `model`.
    pub kind: Key,
    /// The campaign.
    pub campaign: Reference,
    /// Content heads, with the lists of their stories.
    pub content_heads: Vec<Reference>,
    /// The editor's summary.
    pub summary: String,
    /// Date of the story.
    pub date: IsoDate,
    /// Who wrote it.
    pub author: Option<String>,
    /// Who edited it.
    pub editor: Option<String>,
    /// Who did it.
    pub subject: String,
    /// Organisation or residential group.
    pub unit: Reference,
    /// What was hard, in a sentence or two.
    pub problem: Option<String>,
    /// Results, grouped by date and source.
    pub figures: Vec<FigureGroup>,
    /// The story's text.
    pub body_html: String,
    /// Pictures that the text does not place itself.
    pub photos: Vec<Picture>,
    /// How to replicate it.
    pub steps: Vec<Step>,
    /// Whom to ask.
    pub contact_office: Option<Reference>,
    /// Awards that recognised it, highest first; a revoked one stays and says so.
    pub awards: Vec<AwardMention>,
    /// Up to three stories of the same content heads.
    pub related: Vec<StoryCard>,
    /// List of all stories.
    pub stories_href: String,
}

/// Context of `tombstone.html`: title and dates of a story that is no longer shown, and no personal data.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StoryTombstonePage {
    /// What the page says about itself.
    pub page: PageMeta,
    /// The portal around it.
    pub site: SiteView,
    /// Title.
    pub title: String,
    /// Date of the story.
    pub date: IsoDate,
    /// Last day on which it was shown.
    pub expired: IsoDate,
    /// Lists where readers find similar stories: its content heads.
    pub content_heads: Vec<Link>,
    /// List of all stories.
    pub stories_href: String,
}
