//! The register of awards: all lists and all rows across the years.

use serde::Serialize;

use super::view::{
    AwardListCard, Download, Facet, IsoDate, Key, Link, PageMeta, Pager, PendingAward, Reference, SiteView,
};

/// Context of `award-register.html`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AwardRegisterPage {
    /// What the page says about itself.
    pub page: PageMeta,
    /// The portal around it.
    pub site: SiteView,
    /// All lists, newest first; only on the register's first page.
    pub lists: Vec<AwardListCard>,
    /// Lists that plans foresee and that are not there yet.
    pub pending: Vec<PendingAward>,
    /// Ways to narrow the rows; empty where the portal makes no such lists.
    pub facets: Vec<Facet>,
    /// Letters of the whole register, each a link to its first row; empty for a short register.
    pub letters: Vec<Link>,
    /// The rows of this page, by given name or name of a collective.
    pub rows: Vec<RegisterRow>,
    /// The pages of the register; none where one page holds everything.
    pub pager: Option<Pager>,
    /// Number of all rows.
    pub total: usize,
    /// The whole register as files.
    pub downloads: Vec<Download>,
    /// Day of the last change of any list.
    pub changed: Option<IsoDate>,
}

/// One row of the register.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RegisterRow {
    /// Anchor where this row is the first of its letter: `chu-d`.
    pub anchor: Option<String>,
    /// Name.
    pub name: String,
    /// Row in its list.
    pub href: String,
    /// Ordinal in its list.
    pub ordinal: usize,
    /// Year that it honours.
    pub year: i32,
    /// Name of the award's form or title.
    pub form: String,
    /// `individual`, `collective` or `household`.
    pub subject: Key,
    /// Organisation.
    pub unit: Option<Reference>,
    /// `granted`, `corrected` or `revoked`; `proposed` or `consultation` before the decision.
    pub status: Key,
    /// Whether it is sample data.
    pub sample: bool,
}
