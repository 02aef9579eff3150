//! What hangs on what, as a drawing. Lengths are finished, in em.

use serde::Serialize;

use super::{Key, Reference};

/// A drawn tree.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TreeView {
    /// Its rows from the top.
    pub rows: Vec<TreeRow>,
    /// How high it is.
    pub height: String,
    /// How many did not find room.
    pub more: usize,
}

/// One row of a tree.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TreeRow {
    /// Place of its dot from the left.
    pub x: String,
    /// Place of its text from the left.
    pub text_x: String,
    /// Place of its dot from the top.
    pub y: String,
    /// Where it begins.
    pub top: String,
    /// How high it is.
    pub height: String,
    /// Its name, broken into lines.
    pub lines: Vec<TreeLine>,
    /// Who issued it, broken into lines.
    pub notes: Vec<TreeLine>,
    /// How it relates to the record of the page; its words are `t.relation[key]`.
    pub relation: Option<Key>,
    /// Where these words stand.
    pub relation_y: Option<String>,
    /// The line to what it hangs on.
    pub stem: Option<TreeStem>,
    /// Whether it is the record of the page.
    pub current: bool,
}

/// A line of text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TreeLine {
    /// The words.
    pub text: String,
    /// Where they stand.
    pub y: String,
}

/// A line down and to the right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TreeStem {
    /// Where it goes down.
    pub x: String,
    /// Where it begins.
    pub top: String,
    /// Where it turns to the right.
    pub bottom: String,
    /// Where it ends.
    pub right: String,
}

/// The campaigns of one level, as a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ChainLevel {
    /// `central`, `province`, `ward` or `grassroots`.
    pub level: Key,
    /// The campaigns, in the order of the drawing.
    pub campaigns: Vec<LinkedCampaign>,
}

/// A campaign and the one that it carries.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LinkedCampaign {
    /// The campaign.
    pub campaign: Reference,
    /// Who launched it.
    pub issuer: String,
    /// The campaign one level up.
    pub above: Option<String>,
    /// Whether it is sample data.
    pub sample: bool,
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
