//! Awards: rows, groups, counts and mentions.

use serde::Serialize;

use super::{IsoDate, Key, Link, Reference};

/// One recipient in an award list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AwardRowView {
    /// The recipient's ordinal in the decision, from 1.
    pub ordinal: usize,
    /// Permanent anchor: `dong-12`.
    pub anchor: String,
    /// Name without honorific.
    pub name: String,
    /// `Ông` or `Bà`, where the source says so.
    pub honorific: Option<String>,
    /// `individual`, `collective` or `household`.
    pub subject: Key,
    /// Position held.
    pub title: Option<String>,
    /// Organisation, by its name today where the register knows it.
    pub unit: Option<Reference>,
    /// Name of the award's form or title.
    pub form: String,
    /// What was honoured.
    pub achievement: Option<String>,
    /// The story that tells it.
    pub story: Option<Link>,
    /// Remark of the source.
    pub note: Option<String>,
    /// `granted`, `corrected` or `revoked`.
    pub status: Key,
    /// Corrections of this row, oldest first.
    pub corrections: Vec<CorrectionView>,
    /// The row that honours the same achievement already.
    pub honoured_before: Option<Link>,
    /// Whether the decision's issuer cannot grant the form.
    pub beyond_issuer: bool,
    /// What to write who objects to this row; none in lists so long that it would weigh too much.
    pub objection: Option<ObjectionView>,
}

/// A letter about one row, with the row's reference filled in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ObjectionView {
    /// The letter, to be copied.
    pub text: String,
    /// The same as a link that opens the reader's mail; none where the portal has no mail address.
    pub mailto: Option<String>,
}

/// One correction of a published record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CorrectionView {
    /// Day of the correction, where the editor says it.
    pub date: Option<IsoDate>,
    /// What was wrong and who asked, as the editor wrote it.
    pub reason: String,
    /// Its entry in the publication log.
    pub log_href: Option<String>,
    /// The anchor of its day, where it is the first of that day on the page of its record.
    pub anchor: Option<String>,
}

/// The rows of one form and one kind of recipient.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AwardGroup {
    /// Anchor of the group: `phan-1`.
    pub anchor: String,
    /// Roman numeral of the group: `I`.
    pub numeral: String,
    /// Name of the award's form or title.
    pub form: String,
    /// `individual`, `collective` or `household`.
    pub subject: Key,
    /// How many of the rows stand: revoked ones stay, and do not count.
    pub standing: usize,
    /// The rows, in the order of the decision.
    pub rows: Vec<AwardRowView>,
}

/// A recipient's name with the way to the row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AwardName {
    /// Address of the row; `#dong-12` on the list's own page.
    pub href: String,
    /// The recipient's ordinal.
    pub ordinal: usize,
    /// The name.
    pub name: String,
    /// Name of the award's form or title.
    pub form: String,
    /// `granted`, `corrected` or `revoked`.
    pub status: Key,
    /// Whether the list is sample data.
    pub sample: bool,
}

/// Names that begin with one letter, sorted the Vietnamese way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AwardIndexLetter {
    /// First letter of the given name of a person, of the name of a collective: `Đ`.
    pub letter: String,
    /// The names.
    pub names: Vec<AwardName>,
}

/// How many were honoured. Revoked rows are not counted but in `revoked`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AwardCounts {
    /// Collectives.
    pub collectives: usize,
    /// Households.
    pub households: usize,
    /// Individuals.
    pub individuals: usize,
    /// The three together.
    pub total: usize,
    /// Rows that were corrected.
    pub corrected: usize,
    /// Rows that were revoked.
    pub revoked: usize,
}

/// Use of one quota of a plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct QuotaUse {
    /// Name of the award's form or title.
    pub form: String,
    /// `annual`, `interim` or `final`.
    pub occasion: Key,
    /// Year of the occasion; none for a quota that holds every year.
    pub year: Option<i32>,
    /// Kind of recipient: `individual`, `collective` or `household`.
    pub subject: Key,
    /// Rows granted so far; none where there is no list yet.
    pub used: Option<usize>,
    /// At most so many.
    pub max: usize,
    /// Where the plan sets it; none on that page itself.
    pub href: Option<String>,
    /// Whether the plan is sample data.
    pub sample: bool,
}

/// The decision behind an award list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DecisionView {
    /// Number and symbol: `412/QĐ-UBND`.
    pub number: String,
    /// Its page, where it is in the register of documents.
    pub href: Option<String>,
    /// Day of issue.
    pub issued: IsoDate,
    /// Whose decision: for a committee, its chairman's authority.
    pub issuer: Reference,
    /// `people-committee` and so on: the kind of the issuing unit. A committee's decision is its chairman's.
    pub issuer_kind: Key,
    /// Who signed.
    pub signer: Option<String>,
}

/// An award list in a list of lists.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AwardListCard {
    /// Address of the list.
    pub href: String,
    /// Its title.
    pub title: String,
    /// `annual`, `interim`, `final`, `thematic` or `ad-hoc`.
    pub occasion: Key,
    /// Year that it honours.
    pub year: i32,
    /// `proposed`, `upcoming`, `consultation`, `closed`, `granted`, `corrected` or `revoked`.
    pub status: Key,
    /// The decision, once there is one.
    pub decision: Option<DecisionView>,
    /// How many were honoured.
    pub counts: AwardCounts,
    /// Whether the list is sample data.
    pub sample: bool,
}

/// A list that a plan foresees and that is not there yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PendingAward {
    /// `annual`, `interim` or `final`.
    pub occasion: Key,
    /// Year that it will honour; with the year the reader knows when to come back.
    pub year: i32,
}

/// An award, named on the page of a story or a unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AwardMention {
    /// Address of the row.
    pub href: String,
    /// The recipient's name in the list.
    pub name: String,
    /// Name of the award's form or title.
    pub form: String,
    /// Year that it honours.
    pub year: i32,
    /// The recipient's ordinal.
    pub ordinal: usize,
    /// Title of the list.
    pub list: String,
    /// Number of the decision, once there is one.
    pub decision: Option<String>,
    /// `proposed`, `upcoming`, `consultation`, `closed`, `granted`, `corrected` or `revoked`: the row's state, or else
    /// the list's.
    pub status: Key,
    /// Whether the list is sample data.
    pub sample: bool,
}
