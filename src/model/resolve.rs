//! Links records to one another by their ids and reports what leads nowhere.
//!
//! A register that could not be read completely is reported where it broke; what it would have named is then
//! not reported as missing.

mod absent;
mod by_name;
mod heads;
mod itself;
mod rules;

use super::arena::{Arena, Id, Named, Ref, RefTo};
use super::index::units_by_name;
use super::load::double_id;
use super::references::{Cited, CitedRef, Entry, FormRef, Party, RowAddress};
use super::{AwardForms, Campaign, Match, Site, Unit};
use crate::diagnostic::Diagnostic;
use crate::source::Spanned;
use crate::syntax::Unread;
use crate::syntax::schema::{Kind, did_you_mean};
use std::collections::{BTreeMap, BTreeSet};

pub use rules::RULES;
use rules::{cycle, unknown_form};
pub(super) use rules::{dangling, no_such_row};

/// What could not be read whole, so that references to it are not reported as well.
#[derive(Clone, Debug, Default)]
pub(super) struct Broken {
    pub settings: Unread,
    pub units: Unread,
    pub documents: Unread,
    /// Ids of records whose files could not be read at all.
    pub lost: BTreeSet<String>,
    /// The paths of these.
    pub lost_paths: BTreeSet<String>,
    /// Whether a plan is among them.
    pub lost_plan: bool,
    /// Files that were meant to be the registers of units and of documents, where those are not there.
    pub misnamed: [Option<String>; 2],
}

/// Looks up every reference of `site`.
pub(super) fn link(site: &mut Site, broken: Broken, out: &mut Vec<Diagnostic>) {
    shared_ids(site, out);
    let mut names = Names::of(site, broken);
    let mut linker = Linker { names: &mut names, out, missed: absent::Missed::of(site) };
    linker.settings(site);
    linker.registers(site);
    linker.campaigns(site);
    linker.plans(site);
    linker.stories(site);
    linker.award_lists(site);
    let missed = linker.missed;
    missed.report(site, &names.broken, out);
    target_ids(site, out);
    form_ids(site, out);
    progress(site, names.broken.lost_plan, out);
    heads::hold(site, out);
    itself::hold(site, out);
    rows(site, &names.broken, out);
    parents(&site.units, |unit| unit.parent.as_ref(), Kind::Unit, out);
    parents(&site.campaigns, |campaign| campaign.parent.as_ref(), Kind::Campaign, out);
    by_name::suggest(site, out);
}

/// Every id, and what it leads to.
struct Names {
    units: BTreeMap<String, Id<Unit>>,
    unit_texts: BTreeMap<String, Id<Unit>>,
    cited: BTreeMap<String, Cited>,
    campaigns: BTreeMap<String, Id<Campaign>>,
    forms: AwardForms,
    broken: Broken,
}

impl Names {
    fn of(site: &Site, broken: Broken) -> Self {
        let documents = site.documents.iter().map(|(id, document)| (document.id.value.clone(), Cited::Document(id)));
        let plans = site.plans.iter().map(|(id, plan)| (plan.id.value.clone(), Cited::Plan(id)));
        Names {
            units: site.units.name_map(),
            unit_texts: units_by_name(&site.units),
            cited: documents.chain(plans).collect(),
            campaigns: site.campaigns.name_map(),
            forms: site.forms.clone(),
            broken,
        }
    }
}

impl Names {
    /// Whether nothing is said where nothing has the id `key`.
    fn is_quiet(&self, unread: &Unread, key: &str) -> bool {
        unread.may_hold(key) || self.broken.lost.contains(key)
    }
}

struct Linker<'a> {
    names: &'a mut Names,
    out: &'a mut Vec<Diagnostic>,
    missed: absent::Missed,
}

impl Linker<'_> {
    fn unit(&mut self, unit: &mut RefTo<Unit>) {
        let quiet = self.names.is_quiet(&self.names.broken.units, &unit.key);
        let names = &self.names.units;
        let found = names.get(&unit.key).copied();
        let quiet = quiet || found.is_none() && self.missed.unit(&unit.key);
        look_up(unit, found, names.keys().map(String::as_str), Kind::Unit, quiet, self.out);
    }

    fn party(&mut self, party: &mut Party) {
        if let Party::Unit(unit) = party {
            self.unit(unit);
        }
    }

    fn cited(&mut self, cited: &mut CitedRef) {
        let quiet = self.names.is_quiet(&self.names.broken.documents, &cited.key);
        let names = &self.names.cited;
        let found = names.get(&cited.key).copied();
        let near = || did_you_mean(&cited.key, names.keys().map(String::as_str)).is_some();
        let quiet = quiet || found.is_none() && !near() && self.missed.document(&cited.key);
        look_up(cited, found, names.keys().map(String::as_str), Kind::Document, quiet, self.out);
    }

    fn campaign(&mut self, campaign: &mut RefTo<Campaign>) {
        let quiet = self.names.is_quiet(&Unread::default(), &campaign.key);
        let names = &self.names.campaigns;
        let found = names.get(&campaign.key).copied();
        look_up(campaign, found, names.keys().map(String::as_str), Kind::Campaign, quiet, self.out);
    }

    /// Looks up a form; where nothing is `certain`, an unknown one is not reported.
    fn form(&mut self, form: &mut FormRef, certain: bool) {
        if form.key.is_empty() {
            return;
        }
        match self.names.forms.lookup(&form.key) {
            Match::Found { form: found, .. } => form.set(self.names.forms.find(&found.id)),
            Match::Unknown { candidates } if certain && !self.names.broken.settings.may_hold(&form.key) => {
                let near = candidates.first().map(|form| form.name.as_str());
                self.out.push(unknown_form(&form.key, form.span, near));
            }
            Match::Unknown { .. } => {}
        }
    }

    fn settings(&mut self, site: &mut Site) {
        self.unit(&mut site.settings.publisher);
        self.unit(&mut site.settings.media_center);
        for item in &mut site.settings.menu {
            item.target = item.written.value.split_once('/').and_then(|(folder, id)| match folder {
                "campaigns" => site.campaigns.find(id).map(Entry::Campaign),
                "plans" => site.plans.find(id).map(Entry::Plan),
                "stories" => site.stories.find(id).map(Entry::Story),
                "awards" => site.award_lists.find(id).map(Entry::AwardList),
                "pages" => site.pages.find(id).map(Entry::Page),
                "units" => site.units.find(id).map(Entry::Unit),
                "documents" => site.documents.find(id).map(Entry::Document),
                _ => None,
            });
        }
    }

    fn registers(&mut self, site: &mut Site) {
        for unit in site.units.records_mut() {
            unit.parent.as_mut().into_iter().for_each(|parent| self.unit(parent));
        }
        for document in site.documents.records_mut() {
            self.unit(&mut document.issuer);
            let lists = [&mut document.implements, &mut document.amends, &mut document.replaces, &mut document.repeals];
            lists.into_iter().flatten().for_each(|cited| self.cited(cited));
        }
    }

    fn campaigns(&mut self, site: &mut Site) {
        for campaign in site.campaigns.records_mut() {
            self.unit(&mut campaign.issuer);
            campaign.parent.as_mut().into_iter().for_each(|parent| self.campaign(parent));
            campaign.standing_unit.as_mut().into_iter().for_each(|unit| self.unit(unit));
            campaign.progress.iter_mut().for_each(|progress| self.cited(&mut progress.source));
        }
    }

    fn plans(&mut self, site: &mut Site) {
        for plan in site.plans.records_mut() {
            self.unit(&mut plan.issuer);
            plan.campaigns.iter_mut().for_each(|campaign| self.campaign(campaign));
            let cited = plan.bases.iter_mut().chain(&mut plan.implements).chain(&mut plan.attached_to);
            cited.for_each(|cited| self.cited(cited));
            plan.quotas.iter_mut().for_each(|quota| self.form(&mut quota.form, true));
            for duty in &mut plan.duties {
                self.unit(&mut duty.unit);
                duty.met.iter_mut().for_each(|met| self.cited(&mut met.document));
            }
            for deadline in &mut plan.deadlines {
                if let Some(duty) = deadline.duty.map(|at| &plan.duties[at]) {
                    // What leads nowhere has been reported with the duty.
                    deadline.from = vec![Party::Unit(duty.unit.clone())];
                    deadline.met.clone_from(&duty.met);
                    continue;
                }
                deadline.from.iter_mut().chain(&mut deadline.to).for_each(|party| self.party(party));
                deadline.met.iter_mut().for_each(|met| self.cited(&mut met.document));
            }
        }
    }

    fn stories(&mut self, site: &mut Site) {
        for story in site.stories.records_mut() {
            self.unit(&mut story.unit);
            self.campaign(&mut story.campaign);
        }
    }

    fn award_lists(&mut self, site: &mut Site) {
        let Site { award_lists, stories, .. } = site;
        for list in award_lists.records_mut() {
            self.campaign(&mut list.campaign);
            list.decision.as_mut().into_iter().for_each(|decision| self.unit(&mut decision.issuer));
            for row in &mut list.rows {
                self.form(&mut row.form, !row.ragged);
                if let Some(unit) = &mut row.unit {
                    unit.unit = self.names.unit_texts.get(&crate::vietnamese::fold(&unit.text.value)).copied();
                }
                if let Some(story) = &mut row.story {
                    let quiet = self.names.is_quiet(&Unread::default(), &story.key);
                    let found = stories.find(&story.key);
                    look_up(story, found, stories.names(), Kind::Story, quiet, self.out);
                }
            }
        }
    }
}

/// Gives the reference the record that was `found`, or says that nothing of the kind has this id, but one of `names`.
fn look_up<'a, T: Copy>(
    reference: &mut Ref<T>,
    found: Option<T>,
    names: impl Iterator<Item = &'a str>,
    kind: Kind,
    quiet: bool,
    out: &mut Vec<Diagnostic>,
) {
    reference.set(found);
    // An empty key is a required one that is missing, and has been reported as such.
    if reference.target().is_none() && !reference.key.is_empty() && !quiet {
        out.push(dangling(kind, &reference.key, reference.span, names));
    }
}

/// Plans and documents share one space of ids.
fn shared_ids(site: &Site, out: &mut Vec<Diagnostic>) {
    for (_, plan) in site.plans.iter() {
        if let Some(document) = site.documents.get(&plan.id.value) {
            out.push(double_id(&site.sources, Kind::Document, &plan.id, &document.id));
        }
    }
}

/// Target ids are unique among the plans of one campaign.
fn target_ids(site: &Site, out: &mut Vec<Diagnostic>) {
    let mut seen: BTreeMap<(Id<Campaign>, &str), &Spanned<String>> = BTreeMap::new();
    for (_, plan) in site.plans.iter() {
        for target in plan.targets.iter().filter(|target| !target.id.value.is_empty()) {
            let mut doubles = plan.campaigns.iter().filter_map(RefTo::target).filter_map(|campaign| {
                let first = *seen.entry((campaign, target.id.value.as_str())).or_insert(&target.id);
                (first.span != target.id.span).then_some(first)
            });
            out.extend(doubles.next().map(|first| double_id(&site.sources, Kind::Target, first, &target.id)));
        }
    }
}

/// The plan that sets a target, and the target's position in it, by the target's id.
type Targets = BTreeMap<String, (Id<super::Plan>, usize)>;

/// Ids of local award forms are unique among themselves; one may take the place of a built-in form.
fn form_ids(site: &Site, out: &mut Vec<Diagnostic>) {
    let mut seen: BTreeMap<&str, &Spanned<String>> = BTreeMap::new();
    for form in site.settings.local_forms.iter().filter(|form| !form.id.value.is_empty()) {
        match seen.get(form.id.value.as_str()) {
            Some(first) => out.push(double_id(&site.sources, Kind::AwardForm, first, &form.id)),
            None => drop(seen.insert(&form.id.value, &form.id)),
        }
    }
}

/// Finds the target of each reported figure among the plans of its campaign.
fn progress(site: &mut Site, lost_plan: bool, out: &mut Vec<Diagnostic>) {
    let mut targets: BTreeMap<Id<Campaign>, Targets> = BTreeMap::new();
    for (id, plan) in site.plans.iter() {
        for campaign in plan.campaigns.iter().filter_map(RefTo::target) {
            let known = targets.entry(campaign).or_default();
            for (index, target) in plan.targets.iter().enumerate() {
                known.entry(target.id.value.clone()).or_insert((id, index));
            }
        }
    }
    // A target may stand in a part of a plan that could not be read, or in one whose campaign is not known.
    let plans = site.plans.records();
    let homeless = |plan: &super::Plan| plan.campaigns.iter().all(|campaign| campaign.target().is_none());
    let sets = |plan: &super::Plan, id: &str| plan.targets.iter().any(|target| target.id.value == id);
    let may_stand = |target: &str| {
        lost_plan || plans.iter().any(|plan| plan.unread.may_hold(target) || homeless(plan) && sets(plan, target))
    };
    let ids: Vec<_> = site.campaigns.ids().collect();
    for (id, campaign) in ids.into_iter().zip(site.campaigns.records_mut()) {
        let known = targets.remove(&id).unwrap_or_default();
        for progress in &mut campaign.progress {
            progress.resolved = known.get(&progress.target.value).copied();
            let name = progress.target.value.as_str();
            if progress.resolved.is_none() && !name.is_empty() && !may_stand(name) {
                let names = known.keys().map(String::as_str);
                out.push(dangling(Kind::Target, &progress.target.value, progress.target.span, names));
            }
        }
    }
}

/// Finds the award rows that stories and corrections name.
fn rows(site: &mut Site, broken: &Broken, out: &mut Vec<Diagnostic>) {
    let lists = &site.award_lists;
    for story in site.stories.records_mut() {
        for award in &mut story.awards {
            let key = award.key.clone();
            let Some((list, ordinal)) = key.split_once('#') else { continue };
            let Some(id) = lists.find(list) else {
                if !broken.lost.contains(list) {
                    out.push(dangling(Kind::AwardList, list, award.span, lists.names()));
                }
                continue;
            };
            let row = ordinal.parse::<usize>().unwrap_or(0).wrapping_sub(1);
            let known = row < lists[id].rows.len();
            award.set(known.then_some(RowAddress { list: id, row }));
            if !known && lists[id].whole {
                out.push(no_such_row(&lists[id], ordinal, award.span));
            }
        }
    }
    for list in lists.records().iter().filter(|list| list.whole) {
        let beyond = |row: &&Spanned<u32>| row.value as usize > list.rows.len();
        let named = list.corrections.iter().filter_map(|correction| correction.row.as_ref()).filter(beyond);
        out.extend(named.map(|row| no_such_row(list, &row.value.to_string(), row.span)));
    }
}

/// Reports chains of parents that never end, once a chain.
fn parents<T: Named>(
    arena: &Arena<T>,
    parent: impl Fn(&T) -> Option<&RefTo<T>>,
    kind: Kind,
    out: &mut Vec<Diagnostic>,
) {
    // 0: not seen; otherwise the number of the walk that saw the record first.
    let mut seen = vec![0_usize; arena.records().len()];
    for (walk, start) in arena.ids().enumerate() {
        let mut at = Some(start);
        while let Some(id) = at {
            let mark = &mut seen[id.index()];
            if *mark != 0 {
                if *mark == walk + 1
                    && let Some(back) = parent(&arena[id])
                {
                    out.push(cycle(kind, arena[id].id(), back.span));
                }
                break;
            }
            *mark = walk + 1;
            at = parent(&arena[id]).and_then(RefTo::target);
        }
    }
}
