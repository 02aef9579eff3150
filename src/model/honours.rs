//! Achievements that are honoured twice, and forms that a decision's issuer cannot grant: what readers are shown and
//! editors are told alike.

use super::{
    Authority, AwardForm, AwardList, AwardRow, Campaign, FormKind, Id, Level, Match, RowAddress, Site, Unit, UnitKind,
};
use crate::syntax::rows::RowStatus;
use crate::vietnamese::{fold, spelling_key};
use std::collections::BTreeMap;

/// One achievement in two standing rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DoubleHonour {
    /// The row that came first.
    pub first: RowAddress,
    /// The row that honours it again.
    pub second: RowAddress,
    /// Whether both name one achievement; else it is the form that is given twice.
    pub same_achievement: bool,
}

/// Every achievement that is honoured twice, in the order of the decisions.
#[must_use]
pub fn double_honours(site: &Site) -> Vec<DoubleHonour> {
    let mut lists: Vec<(Id<AwardList>, &AwardList)> = site.award_lists.iter().collect();
    lists.sort_by_key(|(_, list)| (list.year.value, list.decision.as_ref().map(|it| it.issued.value), &list.id.value));
    let (mut honours, mut found): (BTreeMap<Who, Vec<Honour<'_>>>, _) = (BTreeMap::new(), Vec::new());
    for (id, list) in lists.into_iter().filter(|(_, list)| list.standing_rows().next().is_some()) {
        for (position, row) in list.rows.iter().enumerate() {
            if row.status == RowStatus::Revoked || row.name.value.is_empty() {
                continue;
            }
            let honour = Honour::new(RowAddress { list: id, row: position }, list, row);
            let who = (list.campaign.target(), spelling_key(&row.name.value), unit(row));
            let before = honours.entry(who).or_default();
            let first = before.iter().find(|other| other.is_same(&honour));
            found.extend(first.map(|first| DoubleHonour {
                first: first.address,
                second: honour.address,
                same_achievement: first.achievement == honour.achievement && !honour.achievement.is_empty(),
            }));
            before.push(honour);
        }
    }
    found
}

/// Whether the decision of a list is of an authority that cannot grant the form of one of its rows. Where the register
/// does not tell, it can.
#[must_use]
pub fn is_beyond_issuer(site: &Site, list: &AwardList, row: &AwardRow) -> bool {
    let Some(issuer) = list.decision.as_ref().and_then(|decision| decision.issuer.target()) else { return false };
    // A name that is odd is told as such.
    matches!(site.forms.lookup(&row.form.key), Match::Found { form, odd: false } if !can_grant(&site.units[issuer], form))
}

/// A standing row, and what of it is compared.
struct Honour<'a> {
    address: RowAddress,
    list: &'a AwardList,
    row: &'a AwardRow,
    /// Folded words; empty where it is not said.
    achievement: String,
    position: String,
}

/// Campaign, name and unit.
type Who = (Option<Id<Campaign>>, String, String);

impl<'a> Honour<'a> {
    fn new(address: RowAddress, list: &'a AwardList, row: &'a AwardRow) -> Self {
        let words = |text: Option<&String>| text.map(|text| words(text)).unwrap_or_default();
        let achievement = words(row.achievement.as_ref().map(|text| &text.value));
        let position = words(row.position.as_ref().map(|text| &text.value));
        Honour { address, list, row, achievement, position }
    }

    fn is_same(&self, other: &Honour<'_>) -> bool {
        let told_apart = !self.position.is_empty() && !other.position.is_empty() && self.position != other.position;
        let one_list = self.list.file == other.list.file;
        if self.achievement == other.achievement && !self.achievement.is_empty() {
            let one_year = self.list.year.value == other.list.year.value;
            return !(one_list && told_apart) && (one_year || !is_general(&self.achievement));
        }
        let open = self.achievement.is_empty() || other.achievement.is_empty();
        one_list && !told_apart && open && self.row.form.target() == other.row.form.target()
    }
}

/// Words of praise that can be said of every year's work, and so do not make it one achievement.
fn is_general(achievement: &str) -> bool {
    const PRAISE: [&str; 6] = [
        "hoan thanh xuat sac",
        "hoan thanh tot",
        "thanh tich xuat sac",
        "co thanh tich",
        "co nhieu thanh tich",
        "co nhieu dong gop",
    ];
    PRAISE.iter().any(|praise| achievement.contains(praise)) && !achievement.contains(|c: char| c.is_ascii_digit())
}

/// The unit of the register, or what is written, folded.
fn unit(row: &AwardRow) -> String {
    match &row.unit {
        Some(unit) => unit.unit.map_or_else(|| words(&unit.text.value), |id| format!("#{}", id.index())),
        None => String::new(),
    }
}

/// The words of a text for comparison: folded, without punctuation.
fn words(text: &str) -> String {
    let folded = fold(text);
    folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Whether the unit grants the form. A committee stands for its chairman. Where the register does not tell the
/// level, nothing is said.
fn can_grant(issuer: &Unit, form: &AwardForm) -> bool {
    let Some(level) = issuer.level else { return true };
    let chairman = matches!(issuer.kind, UnitKind::PeopleCommittee | UnitKind::Other);
    let title = form.kind == FormKind::Title;
    match form.authority {
        Authority::Central | Authority::Ministry => level == Level::Central,
        // Ministers confer the titles of a province too.
        Authority::Province => level == Level::Province && (chairman || title) || level == Level::Central && title,
        // Heads of units confer the titles of the grassroots too.
        Authority::Ward => level == Level::Ward && (chairman || title) || level == Level::Grassroots && title,
        Authority::Unit => issuer.kind != UnitKind::PeopleCommittee && issuer.kind != UnitKind::PeopleCouncil,
    }
}
