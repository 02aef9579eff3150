//! The portal's records, typed and linked.
//!
//! [`load()`] reads a [`World`](crate::world::World), lowers every file to a record and links the records to one
//! another: references, rows and links between texts. It reports what is missing and keeps what can be kept, so
//! that the checks and the preview see as much as there is. The types here are not serialisable: what templates
//! and open data see are types of their own.

mod arena;
mod attachment;
mod attachment_rules;
mod award_form;
mod award_forms;
mod award_list;
mod body;
mod campaign;
mod citing_texts;
mod consultation;
mod correction;
mod deadline;
mod decision;
mod due;
mod files;
mod honours;
mod index;
mod links;
mod load;
mod member;
mod mentions;
mod official_document;
mod own_campaigns;
mod page;
mod plan;
mod progress;
mod record_files;
mod references;
mod resolve;
mod roll;
mod rows;
mod settings;
mod story;
mod unit;

pub use arena::{Arena, Id, Named, Ref, RefTo};
pub use attachment::{Attachment, AttachmentId, Attachments};
pub use attachment_rules::damaged;
pub use award_form::{Authority, AwardForm, FormKind};
pub use award_forms::{AwardForms, FormId, Match};
pub use award_list::{AwardList, AwardRow, AwardStatus, RowUnit};
pub use body::{AnchorList, Body};
pub use campaign::{Campaign, ContentHead, Phase, Progress, Review};
pub use citing_texts::CitingText;
pub use consultation::{Consultation, DayKind};
pub use correction::Correction;
pub use deadline::{DeadlineState, Occurrence, occurrences};
pub use decision::{Decision, Revocation};
pub use due::{Deadline, Duty, Met};
pub use honours::{DoubleHonour, double_honours, is_beyond_issuer};
pub use index::{Citation, Head, Index};
pub use links::{LinkTarget, link_target};
pub use load::{Look, Revision, load, load_with, revision, settings as settings_of};
pub use member::{Host, Member};
pub use mentions::{Mentioned, Mentions, agrees, issued};
pub use official_document::{DocumentKind, OfficialDocument};
pub use page::Page;
pub use plan::{Occasion, Plan, Quota, Signer, Target};
pub use progress::{TargetState, reaches};
pub use references::{Cited, CitedRef, Entry, FormRef, Parsed, Party, RowAddress};
pub use roll::Roll;
pub use settings::{Allowed, Contact, LinkStyle, LocalForm, MenuItem, Settings, licence_address};
pub use story::{Outcome, Photo, Story, StoryKind, Visibility};
pub use unit::{Level, Unit, UnitKind};

use crate::diagnostic::Rule;
use crate::ledger::{self, Ledger};
use crate::source::Sources;
use crate::syntax::Schema;
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// Everything of a portal.
#[derive(Debug)]
pub struct Site {
    /// The text of every file.
    pub sources: Sources,
    /// The paths of records whose files could not be read, which has been reported.
    pub lost: BTreeSet<String>,
    /// The portal itself.
    pub settings: Settings,
    /// The day for which the site is made.
    pub today: NaiveDate,
    /// Organisations.
    pub units: Arena<Unit>,
    /// Cited documents.
    pub documents: Arena<OfficialDocument>,
    /// Campaigns.
    pub campaigns: Arena<Campaign>,
    /// Plans and decisions.
    pub plans: Arena<Plan>,
    /// Stories.
    pub stories: Arena<Story>,
    /// Award lists.
    pub award_lists: Arena<AwardList>,
    /// Plain pages.
    pub pages: Arena<Page>,
    /// The register of award forms.
    pub forms: AwardForms,
    /// Pictures and scans that are published.
    pub attachments: Attachments,
    /// The publication ledger.
    pub ledger: Ledger,
    /// What is looked up by more than an id.
    pub index: Index,
    /// The portals that are published below this one, in Vietnamese order; none where it stands alone.
    pub members: Vec<Member>,
    /// The portal below which this one is published; none where it stands alone.
    pub host: Option<Host>,
}

impl Site {
    /// Every record that has a text, with it.
    pub fn bodies(&self) -> impl Iterator<Item = (Entry, &Body)> {
        let campaigns = self.campaigns.iter().map(|(id, record)| (Entry::Campaign(id), &record.body));
        let plans = self.plans.iter().map(|(id, record)| (Entry::Plan(id), &record.body));
        let stories = self.stories.iter().map(|(id, record)| (Entry::Story(id), &record.body));
        let lists = self.award_lists.iter().map(|(id, record)| (Entry::AwardList(id), &record.body));
        let pages = self.pages.iter().map(|(id, record)| (Entry::Page(id), &record.body));
        campaigns.chain(plans).chain(stories).chain(lists).chain(pages)
    }

    /// The text of a record; units and documents have none.
    #[must_use]
    pub fn body(&self, entry: Entry) -> Option<&Body> {
        match entry {
            Entry::Campaign(id) => Some(&self.campaigns[id].body),
            Entry::Plan(id) => Some(&self.plans[id].body),
            Entry::Story(id) => Some(&self.stories[id].body),
            Entry::AwardList(id) => Some(&self.award_lists[id].body),
            Entry::Page(id) => Some(&self.pages[id].body),
            Entry::Unit(_) | Entry::Document(_) => None,
        }
    }
}

/// The rules that linking can break.
pub const RULES: &[&[&Rule]] =
    &[load::RULES, resolve::RULES, attachment_rules::RULES, links::RULES, rows::RULES, ledger::RULES];

/// The schemas of all files, in the order of the reference.
pub const SCHEMAS: &[&Schema] = &[
    &settings::SCHEMA,
    &unit::REGISTER,
    &official_document::REGISTER,
    &campaign::SCHEMA,
    &plan::SCHEMA,
    &story::SCHEMA,
    &award_list::SCHEMA,
    &page::SCHEMA,
];
