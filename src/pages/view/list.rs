//! Lists that are filtered by address and split into pages.

use serde::Serialize;

use super::Key;

/// One way to narrow a list; each of its values is an address.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Facet {
    /// What is chosen: `content_head`, `kind`, `unit`, `year`, `form`, `campaign` or `state`; its words are `t.facet[key]`.
    pub key: Key,
    /// Address of the list without this choice.
    pub all_href: String,
    /// Number of items without this choice.
    pub all_count: usize,
    /// The values to choose from. A list has at most one that is `current`.
    pub values: Vec<FacetValue>,
    /// Where all values are, where these are only some of them.
    pub rest: Option<FacetRest>,
}

/// The values of a [`Facet`] that has too many for every page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FacetRest {
    /// Where all of them are.
    pub href: String,
    /// How many there are.
    pub count: usize,
}

/// One value of a [`Facet`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FacetValue {
    /// Enum key whose words the strings hold (`t.kind[key]`); none where `text` is given.
    pub key: Option<Key>,
    /// Name of the value: a content head, a unit, a year; none where `key` is given.
    pub text: Option<String>,
    /// Address of the narrowed list.
    pub href: String,
    /// Number of items there.
    pub count: usize,
    /// Whether the page shows this value's list.
    pub current: bool,
    /// Whether it is the name of a campaign that is sample data.
    pub sample: bool,
}

/// The pages of one list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Pager {
    /// Number of this page, from 1.
    pub current: usize,
    /// Number of pages.
    pub pages: usize,
    /// Position of the first item of this page in the whole list, from 1.
    pub first: usize,
    /// Position of the last item of this page.
    pub last: usize,
    /// Number of items on all pages.
    pub total: usize,
    /// Page numbers to show, with gaps.
    pub items: Vec<PagerItem>,
    /// Address of the page before.
    pub previous: Option<String>,
    /// Address of the page after.
    pub next: Option<String>,
}

/// One place in the row of page numbers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PagerItem {
    /// Page number; none for a gap.
    pub number: Option<usize>,
    /// Address; none for a gap and for the current page.
    pub href: Option<String>,
}
