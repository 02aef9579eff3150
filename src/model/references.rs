//! What records say of one another.

use super::arena::{Id, Ref, RefTo};
use super::{AwardList, Campaign, FormId, OfficialDocument, Page, Plan, Story, Unit};
use crate::source::{FileId, Span, Spanned};
use crate::syntax::Document;
use crate::syntax::markdown::Prose;
use crate::syntax::schema::Kind;

/// What a citation can mean: plans and documents share one space of ids.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Cited {
    /// A document of the register.
    Document(Id<OfficialDocument>),
    /// A plan on the portal.
    Plan(Id<Plan>),
}

/// A citation of a document or plan.
pub type CitedRef = Ref<Cited>;

/// A reference to an award form, by id or by one of its names.
pub type FormRef = Ref<FormId>;

/// One row of an award list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RowAddress {
    /// The list.
    pub list: Id<AwardList>,
    /// The position in [`AwardList::rows`]: the ordinal less one.
    pub row: usize,
}

impl RowAddress {
    /// A reference such as `2026-hang-nam#3` that has not been looked up yet.
    pub(super) fn reference(written: Spanned<(String, u32)>) -> Ref<RowAddress> {
        Ref::new(written.map(|(list, ordinal)| format!("{list}#{ordinal}")))
    }
}

/// Who has to do something: a unit of the register, or text.
#[derive(Clone, Debug)]
pub enum Party {
    /// A unit.
    Unit(RefTo<Unit>),
    /// Text.
    Text(Spanned<String>),
}

impl Party {
    /// What has the form of an id is one; anything else is text.
    pub(super) fn new(written: Spanned<String>) -> Self {
        let id_like = written.value.contains('-') && crate::syntax::is_id(&written.value);
        if id_like { Party::Unit(RefTo::new(written)) } else { Party::Text(written) }
    }
}

/// Any record that has a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Entry {
    /// A campaign.
    Campaign(Id<Campaign>),
    /// A plan.
    Plan(Id<Plan>),
    /// A story.
    Story(Id<Story>),
    /// An award list.
    AwardList(Id<AwardList>),
    /// A plain page.
    Page(Id<Page>),
    /// A unit.
    Unit(Id<Unit>),
    /// A document.
    Document(Id<OfficialDocument>),
}

impl Entry {
    /// What sort of record it is.
    #[must_use]
    pub const fn kind(self) -> Kind {
        match self {
            Entry::Campaign(_) => Kind::Campaign,
            Entry::Plan(_) => Kind::Plan,
            Entry::Story(_) => Kind::Story,
            Entry::AwardList(_) => Kind::AwardList,
            Entry::Page(_) => Kind::Page,
            Entry::Unit(_) => Kind::Unit,
            Entry::Document(_) => Kind::Document,
        }
    }
}

impl From<Cited> for Entry {
    fn from(cited: Cited) -> Self {
        match cited {
            Cited::Document(id) => Entry::Document(id),
            Cited::Plan(id) => Entry::Plan(id),
        }
    }
}

/// A content file taken apart, on its way to a record.
#[derive(Debug)]
pub struct Parsed {
    /// The file.
    pub file: FileId,
    /// The id that its name gives.
    pub id: Spanned<String>,
    /// Its text.
    pub text: std::sync::Arc<str>,
    /// Front matter and body.
    pub document: Document,
    /// What the body holds; nothing where it is a plan's, which is no running text.
    pub prose: Prose,
}

impl Parsed {
    /// The place of the front matter's opening.
    #[must_use]
    pub fn span(&self) -> Span {
        self.document.table.span()
    }
}
