//! What templates see: one file for each kind of page with its serialisable context.
//!
//! A context is a complete answer to its page's question: the template chooses markup and words and computes
//! nothing. [`view`] holds the parts that several pages share, and the conventions for addresses, dates and keys.
//! Contexts never hold core types, so that the core may change while themes keep working.

pub mod desk;
mod kind;
pub mod view;

mod award_life;
mod award_list;
mod award_register;
mod calendar;
mod campaign;
mod document;
mod english;
mod happenings;
mod home;
mod listen;
pub(crate) mod log;
mod log_verify;
mod log_words;
mod members;
mod not_found;
mod offline;
mod open_data;
mod plain;
mod plan;
mod redirect;
mod search;
mod stories;
mod story;
mod target;
mod targets;
mod tasks;
mod unit;

pub use kind::{PageKind, TEMPLATES, Templates, make, routes};

pub use award_life::{ConsultationView, LifeStep};
pub use award_list::{AwardListPage, RevocationView};
pub use award_register::{AwardRegisterPage, RegisterRow};
pub use calendar::{CalendarEntry, CalendarMonth, CalendarPage, CampaignTimeline};
pub use campaign::{CampaignCard, CampaignPage, CampaignsPage, ChainItem, ContentHeadView};
pub use document::{Citation, DocumentGroup, DocumentPage, DocumentsPage, ListedDocument, Relation};
pub use english::{EnglishPage, EnglishUnit};
pub use home::{HomePage, Publication};
pub use listen::ListenPage;
pub use log::{LogChange, LogEntry, LogField, LogPage, LogRecordPage, LogVersionPage, VersionPart};
pub use log_verify::LogVerifyPage;
pub use members::{MemberView, MembersPage};
pub use not_found::NotFoundPage;
pub use offline::OfflinePage;
pub use open_data::{DataField, DataSet, DataShelf, OpenDataPage, ShelvedFile, ShelvedSet};
pub use plain::PlainPage;
pub use plan::{BasisView, CiteParts, OutlineItem, PlanBlock, PlanCard, PlanPage, PlanPoint, PlansPage};
pub use redirect::RedirectPage;
pub use search::{Elsewhere, IndexEntry, IndexLetter, SearchFiles, SearchPage};
pub use stories::{ListSubject, StoriesPage};
pub use story::{StoryPage, StoryTombstonePage};
pub use target::TargetPage;
pub use targets::{TargetYear, TargetsPage};
pub use tasks::{TasksPage, UnitTasks};
pub use unit::{ListedUnit, UnitGroup, UnitPage, UnitRole, UnitsPage};
