//! What hangs on what, as nested lists and as a table.

use serde::Serialize;

use super::{DocumentRef, Key, Reference};

/// A tree.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TreeView {
    /// Its rows from the top, those that hang on nothing.
    pub rows: Vec<TreeRow>,
    /// How many did not find room.
    pub more: usize,
}

/// One row of a tree.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TreeRow {
    /// Its name and page.
    pub name: Reference,
    /// The document, where it is one.
    pub document: Option<DocumentRef>,
    /// Who issued it.
    pub issuer: String,
    /// How it relates to the record of the page; its words are `t.relation[key]`.
    pub relation: Option<Key>,
    /// Whether it is the record of the page.
    pub current: bool,
    /// Whether it is sample data.
    pub sample: bool,
    /// What hangs on it.
    pub below: Vec<TreeRow>,
}

/// Which content heads of a campaign carry which ones above it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct HeadMap {
    /// The campaigns from the top down; the last one is that of the page.
    pub campaigns: Vec<Reference>,
    /// One row for each head that carries no other.
    pub rows: Vec<HeadRow>,
}

/// A content head and what carries it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct HeadRow {
    /// The heads of each campaign of [`HeadMap::campaigns`]; empty where it has none for this row.
    pub cells: Vec<Vec<String>>,
}
