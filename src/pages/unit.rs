//! Organisations: the list of them, and everything of one.

use super::PageKind;
use super::desk::{About, Desk};
use crate::model::{Cited, DeadlineState, Id, Level, Party, Plan, RefTo, RowAddress, Site, Unit, UnitKind};
use crate::route::{Route, StoryFilter};
use crate::vietnamese::sort_key;
use serde::Serialize;
use std::cmp::Reverse;

use super::view::{
    AwardMention, DeadlineView, DocumentRef, DutyView, Key, Link, PageMeta, Reference, SiteView, StoryCard,
};

/// Context of `units.html`, the list at `/don-vi/`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct UnitsPage {
    /// What the page says about itself.
    pub page: PageMeta,
    /// The portal around it.
    pub site: SiteView,
    /// Groups by level, from the ward up: ward, grassroots, province, central.
    pub groups: Vec<UnitGroup>,
}

/// Units of one level.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct UnitGroup {
    /// `central`, `province`, `ward` or `grassroots`.
    pub level: Key,
    /// The units, by name.
    pub units: Vec<ListedUnit>,
}

/// A unit in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ListedUnit {
    /// Address.
    pub href: String,
    /// Name.
    pub name: String,
    /// Former names.
    pub formerly: Vec<String>,
    /// Number of its stories.
    pub stories: usize,
    /// Number of its awards that stand.
    pub awards: usize,
}

/// Context of `unit.html`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct UnitPage {
    /// What the page says about itself.
    pub page: PageMeta,
    /// The portal around it.
    pub site: SiteView,
    /// Name.
    pub name: String,
    /// Short name.
    pub short: Option<String>,
    /// `party`, `people-committee`, `neighbourhood` and so on.
    pub kind: Key,
    /// `central`, `province`, `ward` or `grassroots`.
    pub level: Key,
    /// The unit above.
    pub parent: Option<Reference>,
    /// The units below, by name.
    pub children: Vec<Reference>,
    /// Former names.
    pub formerly: Vec<String>,
    /// What it is to the portal and its campaigns.
    pub roles: Vec<UnitRole>,
    /// What plans tell it to do.
    pub duties: Vec<DutyView>,
    /// Deadlines that it owes or receives and that are not met: overdue ones, then those ahead.
    pub deadlines: Vec<DeadlineView>,
    /// Up to three stories, newest first.
    pub stories: Vec<StoryCard>,
    /// Number of all its stories.
    pub story_count: usize,
    /// List of its stories.
    pub stories_href: Option<String>,
    /// Its awards, newest first, at most a hundred; revoked ones stay and say so.
    pub awards: Vec<AwardMention>,
    /// Number of all its awards.
    pub award_count: usize,
    /// The register, where the rest of them stands.
    pub awards_href: String,
    /// Documents and plans that it issued, newest first.
    pub documents: Vec<DocumentRef>,
}

/// A role of a unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct UnitRole {
    /// `standing_unit`, `issuer`, `publisher` or `media_center`; its words are `t.role[key]`.
    pub key: Key,
    /// The campaign, for `standing_unit` and `issuer`.
    pub campaign: Option<Link>,
}

/// The list of units, where there is any.
#[derive(Debug)]
pub struct Units;

impl PageKind for Units {
    type Context = UnitsPage;
    const TEMPLATE: &'static str = "units.html";

    fn routes(site: &Site) -> Vec<Route> {
        let any = !site.units.records().is_empty();
        any.then_some(Route::Units).into_iter().collect()
    }

    fn context(desk: &Desk<'_>) -> Option<UnitsPage> {
        if desk.route != Route::Units {
            return None;
        }
        let site = desk.site;
        let mut units: Vec<Id<Unit>> = site.units.ids().collect();
        units.sort_by_cached_key(|id| sort_key(&site.units[*id].name.value));
        let group = |level: Level| {
            let of_level = units.iter().filter(|id| site.level_of(**id) == level);
            let units: Vec<ListedUnit> = of_level.map(|id| listed(desk, *id)).collect();
            (!units.is_empty()).then(|| UnitGroup { level: level.as_str(), units })
        };
        Some(UnitsPage {
            page: desk.page(About { section: Some("units"), sample: desk.portal_has_samples(), ..About::default() }),
            site: desk.site_view(),
            groups: [Level::Ward, Level::Grassroots, Level::Province, Level::Central]
                .into_iter()
                .filter_map(group)
                .collect(),
        })
    }
}

fn listed(desk: &Desk<'_>, id: Id<Unit>) -> ListedUnit {
    let unit = &desk.site.units[id];
    ListedUnit {
        href: desk.href(Route::Unit(id)),
        name: unit.name.value.clone(),
        formerly: unit.formerly.iter().map(|name| name.value.clone()).collect(),
        stories: desk.site.index.stories_by_unit.get(&id).map_or(0, Vec::len),
        awards: rows(desk, id).iter().filter(|row| desk.is_standing(**row)).count(),
    }
}

fn rows<'a>(desk: &Desk<'a>, id: Id<Unit>) -> &'a [RowAddress] {
    desk.site.index.rows_by_unit.get(&id).map_or(&[], Vec::as_slice)
}

/// How many stories the page of a unit shows.
const STORIES: usize = 3;

/// How many awards the page of a unit shows.
const AWARDS: usize = 100;

/// The units.
#[derive(Debug)]
pub struct OneUnit;

impl PageKind for OneUnit {
    type Context = UnitPage;
    const TEMPLATE: &'static str = "unit.html";

    fn routes(site: &Site) -> Vec<Route> {
        site.units.ids().map(Route::Unit).collect()
    }

    fn context(desk: &Desk<'_>) -> Option<UnitPage> {
        let Route::Unit(id) = desk.route else { return None };
        let site = desk.site;
        let unit = &site.units[id];
        let stories = site.index.stories_by_unit.get(&id).map_or(&[][..], Vec::as_slice);
        let rows = rows(desk, id);
        let mut context = UnitPage {
            page: page(desk, unit),
            site: desk.site_view(),
            name: unit.name.value.clone(),
            short: unit.short.as_ref().map(|short| short.value.clone()),
            kind: unit.kind.as_str(),
            level: site.level_of(id).as_str(),
            parent: unit.parent.as_ref().and_then(RefTo::target).map(|parent| desk.unit_in_full(parent)),
            children: children(desk, id),
            formerly: unit.formerly.iter().map(|name| name.value.clone()).collect(),
            roles: roles(desk, id),
            duties: duties(desk, id),
            deadlines: deadlines(desk, id),
            stories: desk.story_cards(stories, STORIES),
            story_count: stories.len(),
            stories_href: (!stories.is_empty()).then(|| desk.href(Route::Stories(StoryFilter::Unit(id), 1))),
            awards: rows.iter().take(AWARDS).map(|row| desk.award_mention(*row)).collect(),
            award_count: rows.len(),
            awards_href: desk.href(Route::Awards(1)),
            documents: documents(desk, id),
        };
        let sample = context.stories.iter().any(|story| story.sample)
            || context.deadlines.iter().any(|deadline| deadline.sample)
            || context.duties.iter().any(|duty| duty.sample)
            || context.documents.iter().any(|document| document.sample)
            || rows.iter().any(|row| site.award_lists[row.list].sample);
        context.page.sample = sample.then_some("part");
        Some(context)
    }
}

fn page(desk: &Desk<'_>, unit: &Unit) -> PageMeta {
    let site = desk.site;
    let state = matches!(
        unit.kind,
        UnitKind::PeopleCouncil
            | UnitKind::PeopleCommittee
            | UnitKind::Department
            | UnitKind::Police
            | UnitKind::Military
            | UnitKind::Central
    );
    let parent = unit.parent.as_ref().and_then(RefTo::target).map(|parent| &site.units[parent].name.value);
    let others: Vec<&str> = unit.short.iter().chain(&unit.formerly).map(|name| name.value.as_str()).collect();
    desk.page(About {
        title: Some(unit.name.value.clone()),
        section: Some("units"),
        json_ld: Some(serde_json::json!({
            "@context": "https://schema.org",
            "@type": if state { "GovernmentOrganization" } else { "Organization" },
            "name": unit.name.value,
            "alternateName": others,
            "url": desk.here().absolute(&site.settings.base_url.value),
            "parentOrganization": parent.map(|name| serde_json::json!({ "@type": "Organization", "name": name })),
        })),
        ..About::default()
    })
}

/// The units below, by name.
fn children(desk: &Desk<'_>, id: Id<Unit>) -> Vec<Reference> {
    let below = |(_, unit): &(Id<Unit>, &Unit)| unit.parent.as_ref().and_then(RefTo::target) == Some(id);
    let mut units: Vec<Reference> =
        desk.site.units.iter().filter(below).map(|(child, _)| desk.unit_in_full(child)).collect();
    units.sort_by_cached_key(|unit| sort_key(&unit.text));
    units
}

/// What the unit is to the portal, then to campaigns, by their start.
fn roles(desk: &Desk<'_>, id: Id<Unit>) -> Vec<UnitRole> {
    let settings = &desk.site.settings;
    let of_portal = [("publisher", &settings.publisher), ("media_center", &settings.media_center)];
    let of_portal = of_portal.into_iter().filter(|(_, unit)| unit.target() == Some(id));
    let mut roles: Vec<UnitRole> = of_portal.map(|(key, _)| UnitRole { key, campaign: None }).collect();
    let mut campaigns: Vec<_> = desk.site.campaigns.iter().collect();
    campaigns.sort_by_key(|(id, campaign)| (campaign.start.value, *id));
    for (at, campaign) in campaigns {
        let standing = campaign.standing_unit.as_ref().and_then(RefTo::target);
        for (key, unit) in [("issuer", campaign.issuer.target()), ("standing_unit", standing)] {
            if unit == Some(id) {
                let campaign = Some(desk.link(Route::Campaign(at), campaign.short_title()));
                roles.push(UnitRole { key, campaign });
            }
        }
    }
    roles
}

/// The duties that plans give to the unit, those of the newest plan first.
fn duties(desk: &Desk<'_>, id: Id<Unit>) -> Vec<DutyView> {
    let plans = desk.site.index.plans.iter();
    plans
        .flat_map(|&plan| {
            let duties = desk.site.plans[plan].duties.iter().enumerate();
            let own = duties.filter(move |(_, duty)| duty.unit.target() == Some(id));
            own.map(move |(at, _)| desk.duty_view(plan, at))
        })
        .collect()
}

/// The deadlines that the unit owes or receives: what is overdue, then what is ahead. A duty's day stands with the duty.
fn deadlines(desk: &Desk<'_>, id: Id<Unit>) -> Vec<DeadlineView> {
    let is_unit = |party: &Party| matches!(party, Party::Unit(unit) if unit.target() == Some(id));
    let concerns = |plan: Id<Plan>, deadline: usize| {
        let deadline = &desk.site.plans[plan].deadlines[deadline];
        deadline.from.iter().chain(&deadline.to).any(is_unit)
    };
    let plans: Vec<Id<Plan>> = desk
        .site
        .plans
        .iter()
        .filter(|(plan, record)| (0..record.deadlines.len()).any(|deadline| concerns(*plan, deadline)))
        .map(|(plan, _)| plan)
        .collect();
    let is_duty = |plan: Id<Plan>, deadline: usize| desk.site.plans[plan].deadlines[deadline].duty.is_some();
    let all = desk.occurrences(&plans).into_iter();
    let open = all.filter(|(plan, found)| {
        found.state != DeadlineState::Met && concerns(*plan, found.deadline) && !is_duty(*plan, found.deadline)
    });
    open.map(|(plan, found)| desk.deadline_view(plan, &found)).collect()
}

/// What the unit issued, newest first; what has no date last.
fn documents(desk: &Desk<'_>, id: Id<Unit>) -> Vec<DocumentRef> {
    let site = desk.site;
    let registered = site.documents.iter().filter(|(_, document)| document.issuer.target() == Some(id));
    let registered = registered.map(|(at, document)| (document.issued, &document.title, Cited::Document(at)));
    let plans = site.plans.iter().filter(|(_, plan)| plan.issuer.target() == Some(id));
    let plans = plans.map(|(at, plan)| (plan.issued, &plan.title, Cited::Plan(at)));
    let mut all: Vec<_> = registered.chain(plans).collect();
    all.sort_by_cached_key(|(issued, title, _)| (Reverse(issued.map(|issued| issued.value)), sort_key(&title.value)));
    all.into_iter().map(|(_, _, cited)| desk.document_ref(cited)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::load;
    use crate::pages::desk::{Frame, TextWords};
    use crate::world::{Clock, MemoryWorld};

    #[test]
    fn a_unit_has_its_roles_duties_deadlines_and_awards() {
        let settings = "title = \"C\"\nbase_url = \"https://a.vn/\"\npublisher = \"u\"\nmedia_center = \"phong-v\"\n";
        let units = "[[unit]]\nid = \"u\"\nname = \"U\"\nkind = \"people-committee\"\nlevel = \"ward\"\n[[unit]]\nid = \"phong-v\"\nname = \"V\"\nkind = \"department\"\nparent = \"u\"\nformerly = [\"Phòng cũ\"]\n[[unit]]\nid = \"t\"\nname = \"Tổ 5\"\nkind = \"neighbourhood\"\nparent = \"u\"\n";
        let campaign =
            "+++\ntitle = \"C\"\nissuer = \"u\"\nstanding_unit = \"phong-v\"\nstart = \"2025\"\nend = \"2030\"\n+++\n";
        let plan = "+++\ntitle = \"K\"\ncampaign = \"c\"\nissuer = \"u\"\ntype = \"plan\"\nnumber = \"5/KH-UBND\"\n[[duty]]\nunit = \"phong-v\"\nwhat = \"Tổng hợp\"\n[[deadline]]\nwhat = \"Báo cáo\"\ndue = \"12-05\"\nfrom = [\"t-moi\"]\nto = \"phong-v\"\n[[deadline]]\nwhat = \"Việc khác\"\ndue = \"12-06\"\n+++\n";
        let list = "+++\ntitle = \"D\"\ncampaign = \"c\"\noccasion = \"annual\"\nyear = 2026\nstatus = \"granted\"\ndecision = { number = \"4/QĐ-UBND\", issued = 2026-11-06, issuer = \"u\" }\n+++\n| Họ và tên | Đối tượng | Đơn vị | Hình thức | Tình trạng |\n| - | - | - | - | - |\n| Bế Văn An | cá nhân | phòng cũ | Lao động tiên tiến | |\n| Lò Thị Bé | cá nhân | V | Lao động tiên tiến | Đã hủy bỏ |\n";
        let world = MemoryWorld::new(Clock::Today("2026-11-21".parse().unwrap()))
            .with("content/site.toml", settings)
            .with("content/units.toml", units)
            .with("content/campaigns/c.md", campaign)
            .with("content/plans/k.md", plan)
            .with("content/awards/d.md", list);
        let (site, _) = load(&world);
        let frame = Frame::new(&site, TextWords::default(), None);
        let unit = |id| OneUnit::context(&Desk::new(&site, &frame, Route::Unit(site.units.find(id).unwrap()))).unwrap();
        let page = unit("phong-v");
        assert_eq!(page.roles.iter().map(|role| role.key).collect::<Vec<_>>(), ["media_center", "standing_unit"]);
        assert_eq!(page.duties.iter().map(|duty| duty.what.as_str()).collect::<Vec<_>>(), ["Tổng hợp"]);
        let deadlines: Vec<_> = page.deadlines.iter().map(|found| (found.what.as_str(), found.due.as_str())).collect();
        assert_eq!(deadlines, [("Báo cáo", "2025-12-05"), ("Báo cáo", "2026-12-05")]);
        let awards: Vec<_> = page.awards.iter().map(|award| (award.name.as_str(), award.status)).collect();
        assert_eq!(awards, [("Bế Văn An", "granted"), ("Lò Thị Bé", "revoked")], "by its former name too");
        assert_eq!((page.level, page.parent.map(|parent| parent.text).as_deref()), ("ward", Some("U")));
        let above = unit("u");
        assert_eq!(above.children.iter().map(|child| child.text.as_str()).collect::<Vec<_>>(), ["Tổ 5", "V"]);
        assert_eq!(
            above.documents.iter().filter_map(|found| found.number.as_deref()).collect::<Vec<_>>(),
            ["5/KH-UBND"]
        );
        let list = Units::context(&Desk::new(&site, &frame, Route::Units)).unwrap();
        let groups: Vec<(&str, Vec<(&str, usize)>)> = list
            .groups
            .iter()
            .map(|group| (group.level, group.units.iter().map(|unit| (unit.name.as_str(), unit.awards)).collect()))
            .collect();
        assert_eq!(groups, [("ward", vec![("U", 0), ("V", 1)]), ("grassroots", vec![("Tổ 5", 0)])]);
    }
}
