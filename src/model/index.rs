//! What is looked up by more than an id: lists, backlinks and facets, built once.

use super::citing_texts::citing_texts;
use super::{
    Arena, AwardList, AwardRow, Campaign, Cited, CitingText, Entry, Id, Mentions, OfficialDocument, Plan, RefTo, Roll,
    RowAddress, Site, Story, StoryKind, Unit, Visibility, double_honours,
};
use crate::source::{FileId, Span};
use crate::syntax::PartialDate;
use crate::syntax::rows::Subject;
use crate::vietnamese;
use std::collections::{BTreeMap, BTreeSet};

/// Lists and backlinks of a linked site. Every list is in the order in which readers see it.
#[derive(Debug, Default)]
pub struct Index {
    /// The record of every content file, in the order of their paths.
    by_path: Vec<(FileId, Entry)>,
    /// Units by their folded names, short and former ones included, where a name is one unit's alone.
    pub units_by_name: BTreeMap<String, Id<Unit>>,
    /// The place of each unit among all, by short name in Vietnamese order.
    pub unit_rank: Vec<usize>,
    /// Published stories, newest first.
    pub stories: Vec<Id<Story>>,
    /// Content heads that have published stories, or belong to a campaign, by id.
    pub heads: Vec<Head>,
    /// Published stories by kind.
    pub stories_by_kind: BTreeMap<StoryKind, Vec<Id<Story>>>,
    /// Published stories by unit.
    pub stories_by_unit: BTreeMap<Id<Unit>, Vec<Id<Story>>>,
    /// Published stories by year.
    pub stories_by_year: BTreeMap<i32, Vec<Id<Story>>>,
    /// Published stories by campaign.
    pub stories_by_campaign: BTreeMap<Id<Campaign>, Vec<Id<Story>>>,
    /// Plans by campaign, oldest first.
    pub plans_by_campaign: BTreeMap<Id<Campaign>, Vec<Id<Plan>>>,
    /// Award lists by campaign, newest first.
    pub awards_by_campaign: BTreeMap<Id<Campaign>, Vec<Id<AwardList>>>,
    /// Campaigns by their parent.
    pub children: BTreeMap<Id<Campaign>, Vec<Id<Campaign>>>,
    /// Award rows by unit.
    pub rows_by_unit: BTreeMap<Id<Unit>, Vec<RowAddress>>,
    /// Award rows by the story that tells of them, as rows and stories name one another.
    pub rows_by_story: BTreeMap<Id<Story>, Vec<RowAddress>>,
    /// The stories of an award row.
    pub stories_by_row: BTreeMap<RowAddress, Vec<Id<Story>>>,
    /// Who cites a document or plan in front matter or register.
    pub cited_by: BTreeMap<Cited, Vec<Citation>>,
    /// Whose texts name a document or plan, in the order of the records.
    pub citing_texts: BTreeMap<Cited, Vec<CitingText>>,
    /// All award lists, newest first.
    pub award_lists: Vec<Id<AwardList>>,
    /// Documents and plans that share a number with others, each with the others.
    pub namesakes: BTreeMap<Cited, Vec<Cited>>,
    /// Documents and plans by what identifies them in text.
    pub mentions: Mentions,
    /// All plans, newest first; those without a date last.
    pub plans: Vec<Id<Plan>>,
    /// Every award row from A to Z.
    pub roll: Roll,
    /// The row that honoured the same achievement before, by the row that honours it again.
    pub honoured_before: BTreeMap<RowAddress, RowAddress>,
    /// Rows of persons whose names others have too.
    shared_names: BTreeSet<RowAddress>,
    /// Units whose short name is another's too, such as residential groups of several wards.
    shared_units: BTreeSet<Id<Unit>>,
}

/// A content head by its id: campaigns that carry one national head share its list of stories.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// Its id, which is the address of its list.
    pub id: String,
    /// Its title in the campaigns whose stories it has, all of them where they differ; without stories, in the first campaign
    /// that has it.
    pub title: String,
    /// Published stories, newest first.
    pub stories: Vec<Id<Story>>,
}

impl Head {
    /// Campaigns of different levels may give one head different titles.
    fn call_as_its_stories_do(&mut self, site: &Site) {
        let campaigns: BTreeSet<Id<Campaign>> =
            self.stories.iter().filter_map(|id| site.stories[*id].campaign.target()).collect();
        let mut titles: Vec<&str> = Vec::new();
        for head in campaigns.into_iter().flat_map(|id| &site.campaigns[id].content_heads) {
            let title = head.title.value.as_str();
            if head.id.value == self.id && !titles.contains(&title) {
                titles.push(title);
            }
        }
        if !titles.is_empty() {
            self.title = titles.join("; ");
        }
    }
}

/// One document's word about another.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Citation {
    /// Who says it.
    pub by: Entry,
    /// As what: `bases`, `implements`, `attached_to`, `amends`, `replaces`, `repeals`, `progress` or `met`.
    pub relation: &'static str,
    /// Where it is said.
    pub span: Span,
}

impl Site {
    /// The record of the content file at `path`.
    #[must_use]
    pub fn entry_at(&self, path: &str) -> Option<Entry> {
        let files = &self.index.by_path;
        let at = files.binary_search_by(|(file, _)| self.sources.path(*file).cmp(path)).ok()?;
        files.get(at).map(|(_, entry)| *entry)
    }

    /// The path of every content file that holds a record, in order.
    pub fn record_paths(&self) -> impl Iterator<Item = &str> {
        self.index.by_path.iter().map(|(file, _)| self.sources.path(*file))
    }

    /// The short name of a unit; where another has the same one, with that of the unit above it.
    #[must_use]
    pub fn distinct_name(&self, id: Id<Unit>) -> String {
        let name = self.units[id].short_name();
        let above = self.units[id].parent.as_ref().and_then(RefTo::target);
        match above.filter(|_| self.index.shared_units.contains(&id)) {
            Some(above) => format!("{name}, {}", self.units[above].short_name()),
            None => name.to_owned(),
        }
    }
}

impl Index {
    pub(super) fn of(site: &Site) -> Self {
        let mut index = Index {
            by_path: by_path(site),
            mentions: Mentions::of(site),
            units_by_name: units_by_name(&site.units),
            ..Index::default()
        };
        index.unit_rank = unit_rank(site);
        index.stories(site);
        index.campaigns(site);
        index.awards(site);
        index.roll = Roll::of(site, &index.award_lists);
        index.honoured_before = double_honours(site).into_iter().map(|found| (found.second, found.first)).collect();
        index.shared_names = shared_names(site);
        index.shared_units = shared_units(&site.units);
        index.citations(site);
        index.citing_texts = citing_texts(site, &index.mentions);
        index.namesakes = index.mentions.namesakes();
        index
    }

    /// The position in [`Index::heads`] of the head with this id.
    #[must_use]
    pub fn head(&self, id: &str) -> Option<usize> {
        self.heads.binary_search_by(|head| head.id.as_str().cmp(id)).ok()
    }

    /// Whether rows of other people have the name of this one, who is a person too: the row is no statement about them.
    #[must_use]
    pub fn is_namesake(&self, row: RowAddress) -> bool {
        self.shared_names.contains(&row)
    }

    fn stories(&mut self, site: &Site) {
        let published = |story: &Story| story.visibility(site.today) == Visibility::Published;
        self.stories = site.stories.iter().filter(|(_, story)| published(story)).map(|(id, _)| id).collect();
        // Newest first; the id decides between stories of one day, so that the order never depends on the disk.
        self.stories.sort_by(|a, b| {
            let (a, b) = (&site.stories[*a], &site.stories[*b]);
            b.date.value.cmp(&a.date.value).then_with(|| a.id.value.cmp(&b.id.value))
        });
        let mut heads: BTreeMap<&str, Head> = BTreeMap::new();
        for campaign in site.campaigns.records() {
            for head in campaign.content_heads.iter().filter(|head| !head.id.value.is_empty()) {
                let (id, title) = (head.id.value.clone(), head.title.value.clone());
                heads.entry(&head.id.value).or_insert(Head { id, title, stories: Vec::new() });
            }
        }
        for &id in &self.stories {
            let story = &site.stories[id];
            self.stories_by_kind.entry(story.kind).or_default().push(id);
            self.stories_by_year.entry(story.date.value.year()).or_default().push(id);
            if let Some(unit) = story.unit.target() {
                self.stories_by_unit.entry(unit).or_default().push(id);
            }
            if let Some(campaign) = story.campaign.target() {
                self.stories_by_campaign.entry(campaign).or_default().push(id);
            }
            for head in &story.content_heads {
                let listed = heads.get_mut(head.value.as_str()).map(|head| &mut head.stories);
                // A story that names a head twice is listed once.
                if let Some(stories) = listed.filter(|stories| stories.last() != Some(&id)) {
                    stories.push(id);
                }
            }
        }
        for head in heads.values_mut() {
            head.call_as_its_stories_do(site);
        }
        self.heads = heads.into_values().collect();
    }

    fn campaigns(&mut self, site: &Site) {
        for (id, campaign) in site.campaigns.iter() {
            if let Some(parent) = campaign.parent.as_ref().and_then(RefTo::target) {
                self.children.entry(parent).or_default().push(id);
            }
        }
        let date = |plan: &Plan| plan.issued.map(|issued| issued.value);
        self.plans = site.plans.ids().collect();
        self.plans.sort_by_key(|id| (std::cmp::Reverse(date(&site.plans[*id])), site.plans[*id].id.value.clone()));
        for &id in self.plans.iter().rev() {
            for campaign in site.plans[id].campaigns.iter().filter_map(RefTo::target) {
                let plans = self.plans_by_campaign.entry(campaign).or_default();
                if !plans.contains(&id) {
                    plans.push(id);
                }
            }
        }
    }

    fn awards(&mut self, site: &Site) {
        self.award_lists = site.award_lists.ids().collect();
        self.award_lists.sort_by_key(|id| {
            let list = &site.award_lists[*id];
            let issued: Option<PartialDate> = list.decision.as_ref().map(|decision| decision.issued.value);
            (std::cmp::Reverse((list.year.value, issued)), list.id.value.clone())
        });
        for list in self.award_lists.clone() {
            let record = &site.award_lists[list];
            if let Some(campaign) = record.campaign.target() {
                self.awards_by_campaign.entry(campaign).or_default().push(list);
            }
            for (row, recipient) in record.rows.iter().enumerate() {
                let address = RowAddress { list, row };
                if let Some(unit) = recipient.unit.as_ref().and_then(|unit| unit.unit) {
                    self.rows_by_unit.entry(unit).or_default().push(address);
                }
                if let Some(story) = recipient.story.as_ref().and_then(RefTo::target) {
                    self.tells_of(story, address);
                }
            }
        }
        for (id, story) in site.stories.iter() {
            for row in story.awards.iter().filter_map(super::Ref::target) {
                self.tells_of(id, row);
            }
        }
    }

    fn tells_of(&mut self, story: Id<Story>, row: RowAddress) {
        let rows = self.rows_by_story.entry(story).or_default();
        if !rows.contains(&row) {
            rows.push(row);
            self.stories_by_row.entry(row).or_default().push(story);
        }
    }

    fn citations(&mut self, site: &Site) {
        let mut add = |by: Entry, relation: &'static str, cited: &super::CitedRef| {
            let Some(target) = cited.target() else { return };
            self.cited_by.entry(target).or_default().push(Citation { by, relation, span: cited.span });
        };
        for (id, document) in site.documents.iter() {
            let OfficialDocument { implements, amends, replaces, repeals, .. } = document;
            let lists = [("implements", implements), ("amends", amends), ("replaces", replaces), ("repeals", repeals)];
            for (relation, list) in lists {
                for cited in list {
                    add(Entry::Document(id), relation, cited);
                }
            }
        }
        for (id, plan) in site.plans.iter() {
            plan.bases.iter().for_each(|cited| add(Entry::Plan(id), "bases", cited));
            plan.implements.iter().for_each(|cited| add(Entry::Plan(id), "implements", cited));
            plan.attached_to.iter().for_each(|cited| add(Entry::Plan(id), "attached_to", cited));
            let met = plan.deadlines.iter().flat_map(|deadline| &deadline.met);
            met.for_each(|met| add(Entry::Plan(id), "met", &met.document));
        }
        for (id, campaign) in site.campaigns.iter() {
            campaign.progress.iter().for_each(|progress| add(Entry::Campaign(id), "progress", &progress.source));
        }
        self.cited_by.values_mut().for_each(|citations| {
            citations.sort();
            citations.dedup_by_key(|citation| (citation.by, citation.relation));
        });
    }
}

/// Rows of individuals whose name stands in rows of different units, or of different positions in one: nothing tells that
/// they are one person, so that they are told apart and never merged.
fn shared_names(site: &Site) -> BTreeSet<RowAddress> {
    /// Who bears a name, by unit and position, and where.
    type Bearers = (BTreeSet<(String, String)>, Vec<RowAddress>);
    let mut names: BTreeMap<String, Bearers> = BTreeMap::new();
    for (id, list) in site.award_lists.iter() {
        for (at, row) in list.rows.iter().enumerate().filter(|(_, row)| is_person(row) && !row.name.value.is_empty()) {
            let unit = row.unit.as_ref().map(|unit| match unit.unit {
                Some(id) => format!("#{}", id.index()),
                None => vietnamese::fold(&unit.text.value),
            });
            let position = row.position.as_ref().map(|text| vietnamese::fold(&text.value));
            let (bearers, rows) = names.entry(vietnamese::spelling_key(&row.name.value)).or_default();
            bearers.insert((unit.unwrap_or_default(), position.unwrap_or_default()));
            rows.push(RowAddress { list: id, row: at });
        }
    }
    names.into_values().filter(|(bearers, _)| bearers.len() > 1).flat_map(|(_, rows)| rows).collect()
}

fn is_person(row: &AwardRow) -> bool {
    row.subject.is_none_or(|subject| subject.value == Subject::Individual)
}

fn shared_units(units: &Arena<Unit>) -> BTreeSet<Id<Unit>> {
    let mut by_name: BTreeMap<String, Vec<Id<Unit>>> = BTreeMap::new();
    for (id, unit) in units.iter() {
        by_name.entry(vietnamese::fold(unit.short_name())).or_default().push(id);
    }
    by_name.into_values().filter(|units| units.len() > 1).flatten().collect()
}

fn by_path(site: &Site) -> Vec<(FileId, Entry)> {
    let mut files: Vec<_> = site.bodies().map(|(entry, body)| (body.file, entry)).collect();
    files.sort_by(|(a, _), (b, _)| site.sources.path(*a).cmp(site.sources.path(*b)));
    files
}

/// Every name that a unit is found by in text, folded. Where two units share one, it leads to neither.
pub(super) fn units_by_name(units: &Arena<Unit>) -> BTreeMap<String, Id<Unit>> {
    let mut found: BTreeMap<String, Option<Id<Unit>>> = BTreeMap::new();
    for (id, unit) in units.iter() {
        let names = [&unit.id, &unit.name].into_iter().chain(&unit.short).chain(&unit.formerly);
        for name in names {
            let entry = found.entry(crate::vietnamese::fold(&name.value)).or_insert(Some(id));
            if *entry != Some(id) {
                *entry = None;
            }
        }
    }
    found.into_iter().filter_map(|(name, id)| Some((name, id?))).collect()
}

/// Comparing names costs far more than comparing numbers, and lists of units stand on thousands of pages.
fn unit_rank(site: &Site) -> Vec<usize> {
    let mut order: Vec<(vietnamese::SortKey, usize)> =
        site.units.iter().map(|(id, unit)| (vietnamese::sort_key(unit.short_name()), id.index())).collect();
    order.sort();
    let mut rank = vec![0; order.len()];
    for (place, (_, index)) in order.into_iter().enumerate() {
        rank[index] = place;
    }
    rank
}
