//! The search page: a form and places for results, and a plain A–Z of everything for readers without JavaScript.

use serde::Serialize;

use super::view::{Key, PageMeta, SiteView};

/// Context of `search.html`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SearchPage {
    /// What the page says about itself.
    pub page: PageMeta,
    /// The portal around it.
    pub site: SiteView,
    /// The search script, relative to this page.
    pub script: String,
    /// The root file of the index, relative to this page.
    pub index: String,
    /// Everything on the portal by first letter, sorted the Vietnamese way.
    pub letters: Vec<IndexLetter>,
    /// Number of entries under all letters.
    pub total: usize,
}

/// The entries that begin with one letter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct IndexLetter {
    /// The letter, or `0–9`.
    pub letter: String,
    /// Anchor: `chu-dd`.
    pub anchor: String,
    /// The entries.
    pub entries: Vec<IndexEntry>,
}

/// One entry of the A–Z.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct IndexEntry {
    /// Address.
    pub href: String,
    /// Title or name.
    pub text: String,
    /// `story`, `award`, `award_list`, `plan`, `campaign`, `document`, `unit`, `target` or `page`; its words are
    /// `t.record[key]`.
    pub kind: Key,
}
