//! One award list: who was honoured, for what, by which decision, within which quota, and how to object.

use serde::Serialize;

use super::view::{
    AwardCounts, AwardGroup, AwardIndexLetter, AwardName, CorrectionView, DecisionView, Download, IsoDate, Key, Link,
    OfficialHeader, PageMeta, QuotaUse, Reference, SignerView, SiteView,
};

/// Context of `award-list.html`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AwardListPage {
    /// What the page says about itself.
    pub page: PageMeta,
    /// The portal around it.
    pub site: SiteView,
    /// Title.
    pub title: String,
    /// The campaign.
    pub campaign: Reference,
    /// `annual`, `interim`, `final`, `thematic` or `ad-hoc`.
    pub occasion: Key,
    /// Year that it honours.
    pub year: i32,
    /// `proposed`, `consultation`, `granted`, `corrected` or `revoked`.
    pub status: Key,
    /// The decision, once there is one.
    pub decision: Option<DecisionView>,
    /// The decision that revoked the whole list.
    pub revocation: Option<RevocationView>,
    /// The time in which people were or are asked.
    pub consultation: Option<ConsultationView>,
    /// How many were honoured.
    pub counts: AwardCounts,
    /// Quotas that apply to this list, with their use; empty where no plan sets any.
    pub quotas: Vec<QuotaUse>,
    /// The plan that sets the quotas.
    pub quota_plan: Option<Link>,
    /// The editor's text, without the table of rows.
    pub body_html: Option<String>,
    /// The rows, grouped by rank of the award and kind of recipient; in a group the order of the decision.
    pub groups: Vec<AwardGroup>,
    /// All names by first letter; empty for lists of fewer than about twenty rows.
    pub letters: Vec<AwardIndexLetter>,
    /// All names in the order of the decision; empty where the groups already have that order.
    pub as_given: Vec<AwardName>,
    /// Corrections of the list that name no row, and those of rows, oldest first.
    pub corrections: Vec<CorrectionView>,
    /// Files with the same rows.
    pub downloads: Vec<Download>,
    /// Head of the official form, for print.
    pub header: Option<OfficialHeader>,
    /// Who signed the decision, for print.
    pub signer: Option<SignerView>,
    /// Whom to tell that a name is wrong, or to object.
    pub objections: Option<Reference>,
}

/// The decision that revoked a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RevocationView {
    /// Number and symbol.
    pub number: String,
    /// Day of issue.
    pub issued: IsoDate,
    /// Why.
    pub reason: String,
}

/// Public consultation on a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ConsultationView {
    /// `upcoming`, `open` or `closed`.
    pub state: Key,
    /// First day.
    pub opens: IsoDate,
    /// Last day.
    pub closes: IsoDate,
    /// Length, in `unit`.
    pub length: u32,
    /// `days` or `working-days`.
    pub unit: Key,
    /// The rule that it follows.
    pub basis: Option<String>,
    /// Where to write or go.
    pub contact: Option<String>,
}
