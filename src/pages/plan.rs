//! Plans: the list of them, and the page that shows what a plan says so that each point can be cited.

use super::PageKind;
use super::desk::{About, Desk, signer_view};
use crate::model::{Cited, CitedRef, DeadlineState, DocumentKind, Entry, Id, Occasion, Plan, RefTo, Site};
use crate::route::Route;
use crate::sealing::Sealable;
use crate::vietnamese::DocumentType;
use chrono::Datelike;
use serde::Serialize;

use super::campaign::ChainItem;
use super::document::{CITATIONS, Citation, Relation};
use super::view::{
    CorrectionView, DeadlineView, DocumentRef, Download, DutyView, IsoDate, Key, OfficialHeader, PageMeta, QuotaUse,
    Reference, SealView, SignerView, SiteView, TargetView, TreeView,
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
    /// What the type is called here, where it has several names and the title opens with one.
    pub kind_name: Option<String>,
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
    /// What the type is called here, where it has several names and the title opens with one.
    pub kind_name: Option<String>,
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
    /// Deadlines that it sets: those to come, next first, then those that are past, latest first.
    pub deadlines: Vec<DeadlineView>,
    /// Duties that it gives.
    pub duties: Vec<DutyView>,
    /// Corrections of the published text, oldest first.
    pub corrections: Vec<CorrectionView>,
    /// How it relates to other documents: what it says of them, then what they say of it.
    pub relations: Vec<Relation>,
    /// The same as a drawing; none where a list of one says as much.
    pub tree: Option<TreeView>,
    /// What its text and its bases cite, by name.
    pub cites: Vec<DocumentRef>,
    /// Other documents with the same number.
    pub namesakes: Vec<DocumentRef>,
    /// Who cites this plan.
    pub cited_by: Vec<Citation>,
    /// What the publication log has of it; none where it was never sealed.
    pub seal: Option<SealView>,
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
        /// The anchor that its number promises, where an editor wrote another one here or above.
        also: Option<String>,
        /// 2 for the first level of headings, 3 for the second.
        level: u8,
        /// The heading, label included, as inline HTML without links: the heading itself is a link.
        html: String,
        /// How to cite it; none for a heading without a number.
        cite: Option<Box<CiteParts>>,
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
    /// The anchor that its number promises, where an editor wrote another one above.
    pub also: Option<String>,
    /// Its label as the source has it: `1.`, `đ)`, `-`, `+`.
    pub label: String,
    /// Its text as inline HTML.
    pub html: String,
    /// How to cite it; none for dashes and pluses.
    pub cite: Option<CiteParts>,
    /// What stands below it.
    pub blocks: Vec<PlanBlock>,
}

/// The parts of a citation, from the smallest to the largest: "điểm đ khoản 4 mục II". Nothing above an article is
/// given but an appendix, because articles are counted through the whole document.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct CiteParts {
    /// Letter or number below a point (tiết): `1`.
    pub item: Option<String>,
    /// Letter of the point (điểm): `đ`.
    pub point: Option<String>,
    /// Number of the clause (khoản): `4`.
    pub clause: Option<String>,
    /// Number of the article (điều): `1`.
    pub article: Option<String>,
    /// Number of the section (mục): `II`.
    pub section: Option<String>,
    /// Number of the chapter (chương): `III`.
    pub chapter: Option<String>,
    /// Number or letter of the part (phần): `A`.
    pub part: Option<String>,
    /// Number of the appendix (phụ lục): `I`; empty for the only one.
    pub appendix: Option<String>,
}

/// The list of plans, where there is any.
#[derive(Debug)]
pub struct Plans;

impl PageKind for Plans {
    type Context = PlansPage;
    const TEMPLATE: &'static str = "plans.html";

    fn routes(site: &Site) -> Vec<Route> {
        let any = !site.plans.records().is_empty();
        any.then_some(Route::Plans).into_iter().collect()
    }

    fn context(desk: &Desk<'_>) -> Option<PlansPage> {
        if desk.route != Route::Plans {
            return None;
        }
        let plans: Vec<PlanCard> = desk.site.index.plans.iter().map(|id| plan_card(desk, *id)).collect();
        let sample = plans.iter().any(|plan| plan.sample);
        Some(PlansPage {
            page: desk.page(About { section: Some("plans"), sample, ..About::default() }),
            site: desk.site_view(),
            plans,
        })
    }
}

/// A plan in a list.
pub(super) fn plan_card(desk: &Desk<'_>, id: Id<Plan>) -> PlanCard {
    let plan = &desk.site.plans[id];
    PlanCard {
        href: desk.href(Route::Plan(id)),
        kind: plan.kind.as_str(),
        kind_name: DocumentType::own_name(&plan.title.value, plan.kind.as_str()),
        number: plan.number.as_ref().map(|number| number.value.clone()),
        issued: plan.issued.map(|issued| issued.value.to_string()),
        title: plan.title.value.clone(),
        issuer: desk.unit_of(&plan.issuer),
        campaigns: plan.campaigns.iter().map(|campaign| desk.campaign_of(campaign)).collect(),
        sample: plan.sample,
    }
}

/// The plans.
#[derive(Debug)]
pub struct OnePlan;

impl PageKind for OnePlan {
    type Context = PlanPage;
    const TEMPLATE: &'static str = "plan.html";

    fn routes(site: &Site) -> Vec<Route> {
        site.plans.ids().map(Route::Plan).collect()
    }

    fn context(desk: &Desk<'_>) -> Option<PlanPage> {
        let Route::Plan(id) = desk.route else { return None };
        let plan = &desk.site.plans[id];
        Some(PlanPage {
            page: desk.page(About {
                title: Some(plan.title.value.clone()),
                made_up: plan.sample,
                section: Some("plans"),
                ..About::default()
            }),
            site: desk.site_view(),
            kind: plan.kind.as_str(),
            kind_name: DocumentType::own_name(&plan.title.value, plan.kind.as_str()),
            title: plan.title.value.clone(),
            subject: subject(&plan.title.value, plan.kind),
            issuer: desk.unit_of(&plan.issuer),
            header: desk.plan_header(plan),
            attached_to: plan.attached_to.as_ref().and_then(|decision| desk.cited(decision)),
            campaigns: plan.campaigns.iter().map(|campaign| desk.campaign_of(campaign)).collect(),
            outline: desk.plan_contents(id),
            bases: plan.bases.iter().filter_map(CitedRef::target).map(|cited| basis(desk, cited)).collect(),
            chain: chain(desk, id),
            body: desk.plan_blocks(id),
            signer: plan.signer.as_ref().and_then(signer_view),
            recipients: plan.recipients.iter().map(|recipient| recipient.value.clone()).collect(),
            original: original(desk, id),
            targets: desk.targets_of(&[id]).into_iter().filter_map(|target| desk.target_view(target)).collect(),
            quotas: desk.quota_uses(id, Some(quota_year(desk, plan))),
            deadlines: deadlines(desk, id),
            duties: desk.duties(id),
            corrections: desk.corrections(Sealable::Plan(id), (1..).zip(&plan.corrections)),
            relations: desk.relations(Cited::Plan(id)),
            tree: desk.relation_tree(Cited::Plan(id)),
            cites: desk.cites(Entry::Plan(id)),
            namesakes: desk.namesakes(Cited::Plan(id)),
            cited_by: desk.citation_views(Cited::Plan(id), CITATIONS),
            seal: desk.seal(Sealable::Plan(id)),
        })
    }
}

/// The title without the type at its beginning, which the official form prints above it.
fn subject(title: &str, kind: DocumentKind) -> String {
    let Some(name) = DocumentType::opening_name(title, kind.as_str()).filter(|name| *name != title) else {
        return title.to_owned();
    };
    let end = name.len();
    let mut letters = title[end..].trim_start().chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

fn basis(desk: &Desk<'_>, cited: Cited) -> BasisView {
    BasisView { document: desk.document_ref(cited), amended_by: desk.cited_by(cited, "amends") }
}

/// From the highest document down to the plan; empty where the plan carries out none that is known.
fn chain(desk: &Desk<'_>, id: Id<Plan>) -> Vec<ChainItem> {
    let above = desk.documents_above(Cited::Plan(id));
    if above.is_empty() {
        return Vec::new();
    }
    let item = |cited: Cited| {
        let document = desk.document_ref(cited);
        ChainItem {
            record: Reference {
                href: document.href.clone(),
                text: document.title.clone(),
                sample: document.sample && document.number.is_none(),
            },
            issuer: Some(document.issuer.text.clone()),
            // A law is named by its title, which stands there already.
            document: document.number.is_some().then_some(document),
            current: cited == Cited::Plan(id),
        }
    };
    above.into_iter().chain([Cited::Plan(id)]).map(item).collect()
}

/// The scan of the original.
fn original(desk: &Desk<'_>, id: Id<Plan>) -> Option<Download> {
    let name = &desk.site.plans[id].original.as_ref()?.value;
    let found = desk.site.attachments.find(Entry::Plan(id), name)?;
    let attachment = &desk.site.attachments[found];
    Some(Download {
        href: desk.href(Route::Attachment(found)),
        format: attachment.extension,
        bytes: Some(attachment.size),
        sha256: Some(attachment.sha256.clone()),
    })
}

/// The year whose use of yearly quotas is shown: the latest one with a decided list, else this year.
fn quota_year(desk: &Desk<'_>, plan: &Plan) -> i32 {
    let campaigns = plan.campaigns.iter().filter_map(RefTo::target);
    let lists = campaigns.filter_map(|id| desk.site.index.awards_by_campaign.get(&id)).flatten();
    let annual = lists.map(|id| &desk.site.award_lists[*id]).filter(|list| {
        list.status.value.is_decided() && list.occasion.is_some_and(|occasion| occasion.value == Occasion::Annual)
    });
    annual.map(|list| list.year.value).max().unwrap_or_else(|| desk.site.today.year())
}

/// Those to come first, next first, then those that are past, latest first.
fn deadlines(desk: &Desk<'_>, id: Id<Plan>) -> Vec<DeadlineView> {
    let all = desk.occurrences(&[id]).into_iter();
    let (ahead, mut behind): (Vec<_>, Vec<_>) =
        all.partition(|(_, found)| found.state == DeadlineState::Upcoming || found.due.last_day() >= desk.site.today);
    behind.reverse();
    ahead.into_iter().chain(behind).map(|(plan, found)| desk.deadline_view(plan, &found)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_subject_is_the_title_without_its_type() {
        let of = |title| subject(title, DocumentKind::Plan);
        assert_eq!(of("Kế hoạch phát động phong trào"), "Phát động phong trào");
        assert_eq!(of("KẾ HOẠCH Đột phá năm 2026"), "Đột phá năm 2026");
        // The type's name is printed above: only that much is left out.
        assert_eq!(of("Kế hoạch hành động năm 2026"), "Hành động năm 2026");
        assert_eq!(of("Về việc phát động phong trào"), "Về việc phát động phong trào");
        assert_eq!(subject("Kế hoạch năm", DocumentKind::Decision), "Kế hoạch năm");
        assert_eq!(of("Kế hoạch"), "Kế hoạch");
    }
}
