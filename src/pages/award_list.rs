//! One award list: who was honoured, for what, by which decision, within which quota, and how to object.

use super::PageKind;
use super::award_life::{ConsultationView, LifeStep, consultation_view, life};
use super::desk::{About, Desk, by_letter, counts, letter_label};
use crate::model::{AwardList, AwardRow, Decision, Entry, FormId, Id, Occasion, Plan, RefTo, RowAddress, Site};
use crate::route::{Feed, Route};
use crate::sealing::Sealable;
use crate::source::Spanned;
use crate::syntax::rows::{RowStatus, Subject};
use crate::vietnamese::roman;
use serde::Serialize;
use std::collections::BTreeMap;

use super::view::{
    AwardCounts, AwardGroup, AwardIndexLetter, AwardName, CorrectionView, DecisionView, Download, IsoDate, Key, Link,
    OfficialHeader, PageMeta, QuotaUse, Reference, SealView, SignerView, SiteView,
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
    /// `proposed`, `upcoming`, `consultation`, `closed`, `granted`, `corrected` or `revoked`: of a consultation, how it
    /// stands on the day of the build.
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
    /// Whether one of them is exceeded.
    pub overrun: bool,
    /// What happened to the list, and what comes next, in order.
    pub life: Vec<LifeStep>,
    /// The plans that set the quotas.
    pub quota_plans: Vec<Link>,
    /// The editor's text, without the table of rows.
    pub body_html: Option<String>,
    /// The rows, grouped by rank of the award and kind of recipient; in a group the order of the decision.
    pub groups: Vec<AwardGroup>,
    /// All names by first letter; empty for short lists.
    pub letters: Vec<AwardIndexLetter>,
    /// All names in the order of the decision; empty where the groups already have that order.
    pub as_given: Vec<AwardName>,
    /// Corrections of the list and of its rows, oldest first.
    pub corrections: Vec<CorrectionView>,
    /// Files with the same rows.
    pub downloads: Vec<Download>,
    /// Head of the official form, for print.
    pub header: Option<OfficialHeader>,
    /// Who signed the decision, for print.
    pub signer: Option<SignerView>,
    /// To whom the decision is sent, for print.
    pub recipients: Vec<String>,
    /// Whom to tell that a name is wrong, or to object.
    pub objections: Option<Reference>,
    /// What the publication log has of it; none where it was never sealed.
    pub seal: Option<SealView>,
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

/// The award lists.
#[derive(Debug)]
pub struct OneAwardList;

impl PageKind for OneAwardList {
    type Context = AwardListPage;
    const TEMPLATE: &'static str = "award-list.html";

    fn routes(site: &Site) -> Vec<Route> {
        site.award_lists.ids().map(Route::AwardList).collect()
    }

    fn context(desk: &Desk<'_>) -> Option<AwardListPage> {
        let Route::AwardList(id) = desk.route else { return None };
        let list = &desk.site.award_lists[id];
        let groups = groups(desk, id);
        let (quotas, quota_plans) = quotas(desk, list);
        Some(AwardListPage {
            page: page(desk, id),
            site: desk.site_view(),
            title: list.title.value.clone(),
            campaign: desk.campaign_of(&list.campaign),
            occasion: list.occasion.map_or(Occasion::Annual, |occasion| occasion.value).as_str(),
            year: list.year.value,
            status: desk.told(list, list.status.value),
            decision: desk.decision(list),
            revocation: revocation(list),
            consultation: list.consultation.as_ref().and_then(|consultation| consultation_view(desk, consultation)),
            counts: counts(list),
            overrun: quotas.iter().any(|quota| quota.used.is_some_and(|used| used > quota.max)),
            life: life(desk, list),
            quotas,
            quota_plans,
            body_html: body_html(desk, id),
            as_given: as_given(desk, id, &groups),
            groups,
            letters: letters(desk, id),
            corrections: desk.corrections(Sealable::List(id), (1..).zip(&list.corrections)),
            downloads: downloads(desk, id),
            header: list.decision.as_ref().map(|decision| {
                let (number, issued) = (decision.number.value.clone(), decision.issued.value.to_string());
                let place = decision.place.as_ref().map(|place| place.value.clone());
                desk.official_header(&decision.issuer, Some(number), place, Some(issued))
            }),
            signer: list.decision.as_ref().and_then(signer),
            recipients: list.decision.iter().flat_map(|decision| texts(&decision.recipients)).collect(),
            objections: objections(desk, list),
            seal: desk.seal(Sealable::List(id)),
        })
    }
}

fn texts(written: &[Spanned<String>]) -> Vec<String> {
    written.iter().map(|text| text.value.clone()).collect()
}

fn signer(decision: &Decision) -> Option<SignerView> {
    let text = |text: &Option<Spanned<String>>| text.as_ref().map(|text| text.value.clone());
    SignerView::new(texts(&decision.capacity), text(&decision.signer_title), text(&decision.signer))
}

fn page(desk: &Desk<'_>, id: Id<AwardList>) -> PageMeta {
    let list = &desk.site.award_lists[id];
    let base = &desk.site.settings.base_url.value;
    let address = |route: Route| route.address(desk.site).absolute(base);
    let publisher = desk.site.settings.publisher.target().map(|unit| desk.site.units[unit].name.value.clone());
    // Where the rows are a table of the text, that table may be what it begins with.
    let description = if list.rows_file.is_some() { desk.opening(Entry::AwardList(id)) } else { None };
    let file = |route, kind| serde_json::json!({ "@type": "DataDownload", "encodingFormat": kind, "contentUrl": address(route) });
    desk.page(About {
        title: Some(list.title.value.clone()),
        description: description.clone(),
        made_up: list.sample,
        section: Some("awards"),
        // The names stay out: whoever wants them takes the files, which say what they hold.
        json_ld: Some(serde_json::json!({
            "@context": "https://schema.org",
            "@type": "Dataset",
            "name": list.title.value,
            "description": description,
            "datePublished": list.decision.as_ref().map(|decision| decision.issued.value.to_string()),
            "temporalCoverage": list.year.value.to_string(),
            "inLanguage": desk.language(),
            "creativeWorkStatus": list.sample.then_some("Sample data, not real"),
            "url": address(desk.route),
            "identifier": list.decision.as_ref().map(|decision| &decision.number.value),
            "publisher": publisher.map(|name| serde_json::json!({ "@type": "GovernmentOrganization", "name": name })),
            "distribution": [file(Route::AwardCsv(id), "text/csv"), file(Route::AwardJson(id), "application/json")],
        })),
        published: list.decision.as_ref().map(|decision| decision.issued.value.to_string()),
        feed: Some(Feed::Awards),
        ..About::default()
    })
}

/// By rank of the form, then collectives, households and individuals. Forms that the register does not know stand
/// last, by name.
type GroupKey<'a> = (bool, Option<FormId>, &'a str, usize);

fn group_key(row: &AwardRow) -> GroupKey<'_> {
    let form = row.form.target();
    let subject = match row.subject.map(|subject| subject.value) {
        Some(Subject::Collective) => 0,
        Some(Subject::Household) => 1,
        Some(Subject::Individual) | None => 2,
    };
    (form.is_none(), form, if form.is_none() { &row.form.key } else { "" }, subject)
}

fn groups(desk: &Desk<'_>, list: Id<AwardList>) -> Vec<AwardGroup> {
    let mut by_key: BTreeMap<GroupKey<'_>, Vec<usize>> = BTreeMap::new();
    for (position, row) in desk.site.award_lists[list].rows.iter().enumerate() {
        by_key.entry(group_key(row)).or_default().push(position);
    }
    let group = |(number, rows): (u32, Vec<usize>)| {
        let rows: Vec<_> = rows.into_iter().map(|row| desk.award_row(RowAddress { list, row })).collect();
        let first = rows.first()?;
        Some(AwardGroup {
            anchor: format!("phan-{number}"),
            numeral: roman(number).unwrap_or_else(|| number.to_string()),
            form: first.form.clone(),
            subject: first.subject,
            standing: rows.iter().filter(|row| row.status != RowStatus::Revoked.as_str()).count(),
            rows,
        })
    };
    (1..).zip(by_key.into_values()).filter_map(group).collect()
}

/// From how many rows on a list can be read by names too.
pub(super) const ROWS_FOR_LETTERS: usize = 20;

fn letters(desk: &Desk<'_>, list: Id<AwardList>) -> Vec<AwardIndexLetter> {
    let rows = &desk.site.award_lists[list].rows;
    if rows.len() < ROWS_FOR_LETTERS {
        return Vec::new();
    }
    let mut order: Vec<usize> = (0..rows.len()).collect();
    order.sort_by_cached_key(|row| (rows[*row].alphabetical(), *row));
    let named = order.into_iter().map(|row| (rows[row].letter(), desk.award_name(RowAddress { list, row })));
    let letter = |(letter, names)| AwardIndexLetter { letter: letter_label(letter), names };
    by_letter(named).into_iter().map(letter).collect()
}

fn as_given(desk: &Desk<'_>, list: Id<AwardList>, groups: &[AwardGroup]) -> Vec<AwardName> {
    let shown = groups.iter().flat_map(|group| &group.rows).map(|row| row.ordinal);
    if shown.is_sorted() {
        return Vec::new();
    }
    (0..desk.site.award_lists[list].rows.len()).map(|row| desk.award_name(RowAddress { list, row })).collect()
}

/// The quotas of this occasion that the plans of the campaign set, and those plans.
fn quotas(desk: &Desk<'_>, list: &AwardList) -> (Vec<QuotaUse>, Vec<Link>) {
    let Some(occasion) = list.occasion.map(|occasion| occasion.value) else { return Default::default() };
    let plans: &[Id<Plan>] = list.campaign.target().map_or(&[], |campaign| desk.plans_of(campaign));
    let (mut quotas, mut setting) = (Vec::new(), Vec::new());
    for &plan in plans.iter().filter(|plan| list.is_limited_by(&desk.site.plans[**plan])) {
        let mut uses = desk.quota_uses(plan, Some(list.year.value));
        uses.retain(|quota| quota.occasion == occasion.as_str());
        if !uses.is_empty() {
            quotas.append(&mut uses);
            setting.push(desk.plan_link(plan));
        }
    }
    (quotas, setting)
}

fn revocation(list: &AwardList) -> Option<RevocationView> {
    list.revocation.as_ref().map(|revocation| RevocationView {
        number: revocation.number.value.clone(),
        issued: revocation.issued.value.to_string(),
        reason: revocation.reason.value.clone(),
    })
}

/// The text; where the rows are its first table, without that table, which is shown as groups.
fn body_html(desk: &Desk<'_>, id: Id<AwardList>) -> Option<String> {
    let html = desk.body_html(Entry::AwardList(id))?;
    if desk.site.award_lists[id].rows_file.is_some() {
        return Some(html);
    }
    // Text and attributes are escaped, so these tags are only ever those of a table, and tables do not nest.
    let Some((before, rest)) = html.split_once("<table>") else { return Some(html) };
    let after = rest.split_once("</table>").map_or("", |(_, after)| after);
    let rest = format!("{before}{after}");
    (!rest.trim().is_empty()).then_some(rest)
}

/// The rows as files. Their sizes are not known when the page is made.
fn downloads(desk: &Desk<'_>, id: Id<AwardList>) -> Vec<Download> {
    let file = |route, format| Download::unmeasured(desk.href(route), format);
    vec![file(Route::AwardCsv(id), "csv"), file(Route::AwardJson(id), "json")]
}

/// Whom to tell that something is wrong: the campaign's standing agency, else who decided, else the publisher.
fn objections(desk: &Desk<'_>, list: &AwardList) -> Option<Reference> {
    let standing = list.campaign.target().and_then(|campaign| desk.site.campaigns[campaign].standing_unit.as_ref());
    let decided = list.decision.as_ref().map(|decision| &decision.issuer);
    let mut candidates = standing.into_iter().chain(decided).chain([&desk.site.settings.publisher]);
    candidates.find_map(RefTo::target).map(|unit| desk.unit(unit))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::load;
    use crate::pages::desk::{Frame, TextWords};
    use crate::world::{Clock, MemoryWorld};

    const SETTINGS: &str = "title = \"C\"\nbase_url = \"https://a.vn/\"\npublisher = \"u\"\nmedia_center = \"u\"\n[[holiday]]\ndate = 2026-11-20\n";
    const UNITS: &str = "[[unit]]\nid = \"u\"\nname = \"Ủy ban nhân dân phường Mẫu\"\nkind = \"people-committee\"\n[[unit]]\nid = \"vhxh\"\nname = \"Phòng Văn hóa - Xã hội\"\nkind = \"department\"\nparent = \"u\"\n";
    const CAMPAIGN: &str =
        "+++\ntitle = \"C\"\nissuer = \"u\"\nstanding_unit = \"vhxh\"\nstart = \"2025\"\nend = \"2030\"\n+++\n";
    const PLAN: &str = "+++\ntitle = \"K\"\ncampaign = \"c\"\nissuer = \"u\"\ntype = \"plan\"\nnumber = \"88/KH-UBND\"\n[[quota]]\nform = \"ward-merit-certificate\"\noccasion = \"annual\"\nindividuals = 1\n[[quota]]\nform = \"ward-merit-certificate\"\noccasion = \"interim\"\nindividuals = 9\n+++\n";
    const ROWS: &str = "Lời đầu.\n\n| Họ và tên | Đối tượng | Hình thức | Tình trạng |\n| - | - | - | - |\n| Bế Thị An | cá nhân | Giấy khen của Chủ tịch UBND phường | |\n| Tổ 5 | tập thể | Giấy khen của Chủ tịch UBND phường | |\n| Lò Văn Bé | cá nhân | Giấy khen của Chủ tịch UBND phường | Đã hủy bỏ |\n| Ma Văn Đức | cá nhân | Lao động tiên tiến | |\n| Đỗ Văn Ân | cá nhân | Giấy khen tự đặt | |\n\nLời cuối.\n";

    fn context(front: &str, today: &str) -> AwardListPage {
        let list =
            format!("+++\ntitle = \"D\"\ncampaign = \"c\"\noccasion = \"annual\"\nyear = 2026\n{front}\n+++\n{ROWS}");
        let world = MemoryWorld::new(Clock::Today(today.parse().unwrap()))
            .with("content/site.toml", SETTINGS)
            .with("content/units.toml", UNITS)
            .with("content/campaigns/c.md", CAMPAIGN)
            .with("content/plans/k.md", PLAN)
            .with("content/awards/d.md", list);
        let (site, _) = load(&world);
        let frame = Frame::new(&site, TextWords::default(), None);
        let id = site.award_lists.find("d").unwrap();
        OneAwardList::context(&Desk::new(&site, &frame, Route::AwardList(id))).unwrap()
    }

    #[test]
    fn rows_stand_by_rank_and_keep_their_anchors() {
        let decision = "decision = { number = \"4/QĐ-UBND\", issued = 2026-11-06, issuer = \"u\" }";
        let page = context(&format!("status = \"granted\"\n{decision}"), "2026-11-21");
        let groups: Vec<(&str, &str, &str, Vec<&str>)> = page
            .groups
            .iter()
            .map(|group| {
                let anchors = group.rows.iter().map(|row| row.anchor.as_str()).collect();
                (group.numeral.as_str(), group.form.as_str(), group.subject, anchors)
            })
            .collect();
        let merit = "Giấy khen của Chủ tịch Ủy ban nhân dân xã, phường";
        assert_eq!(
            groups,
            [
                ("I", "Lao động tiên tiến", "individual", vec!["dong-4"]),
                ("II", merit, "collective", vec!["dong-2"]),
                ("III", merit, "individual", vec!["dong-1", "dong-3"]),
                ("IV", "Giấy khen tự đặt", "individual", vec!["dong-5"]),
            ]
        );
        assert_eq!(page.groups[2].rows[1].status, "revoked", "a revoked row stays");
        assert_eq!(page.groups[2].standing, 1, "and does not count");
        assert_eq!((page.counts.individuals, page.counts.revoked), (3, 1));
        let given: Vec<usize> = page.as_given.iter().map(|name| name.ordinal).collect();
        assert_eq!(given, [1, 2, 3, 4, 5]);
        // One of the two certificates was revoked, and the quota of the interim review is another matter.
        let quotas: Vec<_> = page.quotas.iter().map(|quota| (quota.subject, quota.used, quota.max)).collect();
        assert_eq!(quotas, [("individual", Some(1), 1)]);
        assert_eq!(page.quota_plans, [Link::new("../../ke-hoach/k/".into(), "Kế hoạch số 88/KH-UBND")]);
        assert_eq!(page.body_html.as_deref(), Some("<p>Lời đầu.</p><p>Lời cuối.</p>"));
        assert_eq!(page.objections.map(|office| office.text).as_deref(), Some("Phòng Văn hóa - Xã hội"));
        assert_eq!(page.header.map(|header| header.issuer).as_deref(), Some("PHƯỜNG MẪU"));
    }

    #[test]
    fn every_row_of_a_revoked_list_is_revoked_and_a_proposal_tells_how_its_consultation_stands() {
        let revoked = "status = \"revoked\"\ndecision = { number = \"4/QĐ-UBND\", issued = 2026-11-06, issuer = \"u\" }\nrevocation = { number = \"9/QĐ-UBND\", issued = 2026-11-20, reason = \"Sai thẩm quyền\" }";
        let page = context(revoked, "2026-11-21");
        assert!(page.groups.iter().flat_map(|group| &group.rows).all(|row| row.status == "revoked"));
        assert!(page.as_given.iter().all(|name| name.status == "revoked"));
        let front =
            "status = \"consultation\"\nconsultation = { opens = 2026-11-13, length = 10, unit = \"working-days\" }";
        let status = |today| context(front, today).status;
        assert_eq!(["2026-11-12", "2026-11-30", "2026-12-01"].map(status), ["upcoming", "consultation", "closed"]);
        let life: Vec<_> = context(front, "2026-12-01").life.iter().map(|step| step.state).collect();
        assert_eq!(life, ["done", "done", "next"], "it waits for its decision");
        assert_eq!(context("status = \"proposed\"", "2026-12-01").status, "proposed");
    }

    #[test]
    fn a_consultation_is_open_through_its_last_day() {
        let front =
            "status = \"consultation\"\nconsultation = { opens = 2026-11-13, length = 10, unit = \"working-days\" }";
        let state = |today| context(front, today).consultation.map(|found| (found.state, found.closes)).unwrap();
        let closes = || "2026-11-30".to_owned();
        assert_eq!(state("2026-11-12"), ("upcoming", closes()));
        assert_eq!(state("2026-11-13"), ("open", closes()));
        assert_eq!(state("2026-11-30"), ("open", closes()));
        assert_eq!(state("2026-12-01"), ("closed", closes()));
    }
}
