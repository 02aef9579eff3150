//! Plans: the list of them, and the page that shows what a plan says so that each point can be cited.

use serde::Serialize;

use super::campaign::ChainItem;
use super::document::Citation;
use super::view::{
    CorrectionView, DeadlineView, DocumentRef, Download, DutyView, IsoDate, Key, OfficialHeader, PageMeta, QuotaUse,
    Reference, SignerView, SiteView, TargetView,
};

/// Context of `plans.html`, the list at `/ke-hoach/`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PlansPage {
    /// What the page says about itself.
    pub page: PageMeta,
    /// The portal around it.
    pub site: SiteView,
    /// All plans, newest first.
    pub plans: Vec<PlanCard>,
}

/// A plan in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PlanCard {
    /// Address.
    pub href: String,
    /// `plan`, `decision` and so on.
    pub kind: Key,
    /// Number and symbol.
    pub number: Option<String>,
    /// Day of issue, whole or partial.
    pub issued: Option<IsoDate>,
    /// Title.
    pub title: String,
    /// Who issued it.
    pub issuer: Reference,
    /// The campaigns that it carries.
    pub campaigns: Vec<Reference>,
    /// Whether it is sample data.
    pub sample: bool,
}

/// Context of `plan.html`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PlanPage {
    /// What the page says about itself.
    pub page: PageMeta,
    /// The portal around it.
    pub site: SiteView,
    /// `plan`, `decision` and so on.
    pub kind: Key,
    /// Title.
    pub title: String,
    /// What it is about, as it stands below the type's name in the official form: the title without the type at its
    /// beginning, `Phát động phong trào thi đua …`.
    pub subject: String,
    /// Who issued it.
    pub issuer: Reference,
    /// The head of the official document.
    pub header: OfficialHeader,
    /// The decision that promulgates it.
    pub attached_to: Option<DocumentRef>,
    /// The campaigns that it carries.
    pub campaigns: Vec<Reference>,
    /// Contents: first level, with the second level below. The theme adds bases and recipients.
    pub outline: Vec<OutlineItem>,
    /// Legal bases, in the order of the plan.
    pub bases: Vec<BasisView>,
    /// From the highest document that the plan carries out down to the plan itself; empty where it names none.
    pub chain: Vec<ChainItem>,
    /// The text.
    pub body: Vec<PlanBlock>,
    /// Who signed.
    pub signer: Option<SignerView>,
    /// Recipients, as the plan lists them.
    pub recipients: Vec<String>,
    /// The scan, published as it is.
    pub original: Option<Download>,
    /// Targets that it sets.
    pub targets: Vec<TargetView>,
    /// Quotas that it sets, with their use: a form's rows stand together.
    pub quotas: Vec<QuotaUse>,
    /// Deadlines that it sets, next ones first.
    pub deadlines: Vec<DeadlineView>,
    /// Duties that it gives.
    pub duties: Vec<DutyView>,
    /// Corrections of the published text, oldest first.
    pub corrections: Vec<CorrectionView>,
    /// Who cites this plan.
    pub cited_by: Vec<Citation>,
}

/// An entry of the contents.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OutlineItem {
    /// `#ii`.
    pub href: String,
    /// Label and heading: `II. Nội dung`.
    pub text: String,
    /// The level below.
    pub children: Vec<OutlineItem>,
}

/// A legal basis.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BasisView {
    /// The document.
    pub document: DocumentRef,
    /// Documents that amend it, which the reader should know of.
    pub amended_by: Vec<DocumentRef>,
}

/// A piece of a plan's text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum PlanBlock {
    /// A heading with what stands below it.
    Section {
        /// Permanent anchor: `ii`, `ii-4`, `dieu-1`.
        id: String,
        /// 2 for the first level of headings, 3 for the second.
        level: u8,
        /// The heading, label included, as inline HTML without links: the heading itself is a link.
        html: String,
        /// How to cite it; none for a heading without a number.
        cite: Option<CiteParts>,
        /// What stands below.
        blocks: Vec<PlanBlock>,
    },
    /// Points of one level that follow each other.
    Points {
        /// The points.
        items: Vec<PlanPoint>,
    },
    /// Paragraphs, tables and whatever else has no number, as HTML.
    Html {
        /// The HTML.
        html: String,
    },
}

/// A clause, a lettered point, a dash or a plus.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PlanPoint {
    /// Permanent anchor: `ii-4-dd`; none for dashes and pluses.
    pub id: Option<String>,
    /// Its label as the source has it: `1.`, `đ)`, `-`, `+`.
    pub label: String,
    /// Its text as inline HTML.
    pub html: String,
    /// How to cite it; none for dashes and pluses.
    pub cite: Option<CiteParts>,
    /// What stands below it.
    pub blocks: Vec<PlanBlock>,
}

/// The parts of a citation, from the smallest to the largest: "điểm đ khoản 4 mục II".
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct CiteParts {
    /// Letter of the point (điểm): `đ`.
    pub point: Option<String>,
    /// Number of the clause (khoản): `4`.
    pub clause: Option<String>,
    /// Number of the section (mục): `II`.
    pub section: Option<String>,
    /// Number of the article (điều): `1`.
    pub article: Option<String>,
}
