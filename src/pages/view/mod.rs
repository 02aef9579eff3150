//! The parts that several page kinds show: links, dates, cards, figures, rows.
//!
//! Everything here is plain data for templates. Addresses are final and relative to the page that shows them;
//! dates are ISO texts, whole or partial, which the `date_words` filter turns into words; values of an enum travel
//! as the keys of the content format, and the words for them come from the theme's strings. Texts are not escaped,
//! except fields whose name is `html` or ends in `_html`: these hold finished HTML.

mod award;
mod document;
mod link;
mod list;
mod page;
mod seal;
mod story;
mod target;
mod timeline;
mod tree;

pub use award::{
    AwardCounts, AwardGroup, AwardIndexLetter, AwardListCard, AwardMention, AwardName, AwardRowView, CorrectionView,
    DecisionView, ObjectionView, PendingAward, QuotaUse,
};
pub use document::{DocumentRef, OfficialHeader, SignerView};
pub use link::{Crumb, Download, IsoDate, Key, Link, Reference, SectionLink};
pub use list::{Facet, FacetRest, FacetValue, Pager, PagerItem};
pub use page::{AlternateView, ContactView, FeedLink, LicenceView, OpenGraph, PageMeta, ShareImage, SiteView};
pub use seal::{CheckpointView, QrView, SealView};
pub use story::{Figure, FigureGroup, Picture, PictureFiles, Step, StoryCard};
pub use target::{
    DeadlineCounts, DeadlineView, DutyView, FigureView, GoalView, Overdue, TargetCounts, TargetView, TrendPoint,
    TrendView,
};
pub use timeline::{TimelinePhase, TimelineReview, TimelineSpan, TimelineStep, TimelineView, TimelineYear};
pub use tree::{HeadMap, HeadRow, TreeRow, TreeView};
