//! Campaigns: which are the portal's own, what they carry, and which awards they foresee.

use super::Desk;
use crate::model::{Campaign, Cited, CitedRef, Entry, Id, Occasion, Plan, RefTo, Review, Site};
use crate::pages::ChainItem;
use crate::pages::view::{DocumentRef, Key, PendingAward};
use chrono::Datelike;
use std::collections::{BTreeSet, VecDeque};

impl Desk<'_> {
    /// The plans of a campaign, oldest first.
    #[must_use]
    pub fn plans_of(&self, id: Id<Campaign>) -> &[Id<Plan>] {
        self.site.index.plans_by_campaign.get(&id).map_or(&[], Vec::as_slice)
    }

    /// The plans of the portal's own campaigns, each once.
    #[must_use]
    pub fn own_plans(&self) -> Vec<Id<Plan>> {
        let mut plans: Vec<Id<Plan>> = Vec::new();
        for plan in self.site.own_campaigns().into_iter().flat_map(|id| self.plans_of(id)) {
            if !plans.contains(plan) {
                plans.push(*plan);
            }
        }
        plans
    }

    /// `upcoming`, `running` or `ended`.
    #[must_use]
    pub fn campaign_state(&self, id: Id<Campaign>) -> Key {
        let campaign = &self.site.campaigns[id];
        if self.site.today < campaign.start.value.first_day() {
            "upcoming"
        } else if self.site.today <= campaign.end.value.last_day() {
            "running"
        } else {
            "ended"
        }
    }

    /// From the highest campaign down to this one. Parents that go round in a circle end where they come back.
    #[must_use]
    pub fn campaign_chain(&self, id: Id<Campaign>) -> Vec<ChainItem> {
        let mut chain = ancestors(self.site, id);
        chain.reverse();
        let item = |at: Id<Campaign>| {
            let campaign = &self.site.campaigns[at];
            ChainItem {
                record: self.reference(Entry::Campaign(at), campaign.short_title()),
                issuer: Some(self.unit_of(&campaign.issuer).text),
                document: self.launching_document(at),
                current: at == id,
            }
        };
        chain.into_iter().map(item).collect()
    }

    /// The plan or decision that launched a campaign: its first plan on the portal that is attached to no other document, else
    /// what its first plan is attached to; without plans the nearest document of its issuer that the plans of the campaigns
    /// below it carry out.
    fn launching_document(&self, id: Id<Campaign>) -> Option<DocumentRef> {
        let plans = &self.site.plans;
        // Oldest first already; one without a date may be of any day.
        let doubts = |id: &&Id<Plan>| (plans[**id].sample, plans[**id].issued.is_none());
        let own = self.plans_of(id).iter().filter(|id| plans[**id].attached_to.is_none()).min_by_key(doubts);
        if let Some(plan) = own.or_else(|| self.plans_of(id).iter().min_by_key(doubts)) {
            let promulgated_by = plans[*plan].attached_to.as_ref().and_then(CitedRef::target);
            return Some(self.document_ref(promulgated_by.unwrap_or(Cited::Plan(*plan))));
        }
        let issuer = self.site.campaigns[id].issuer.target()?;
        let of_issuer = |cited: &Cited| match cited {
            Cited::Document(id) => self.site.documents[*id].issuer.target() == Some(issuer),
            Cited::Plan(id) => self.site.plans[*id].issuer.target() == Some(issuer),
        };
        let below = descendants(self.site, id).into_iter().flat_map(|id| self.plans_of(id));
        let mut waiting: VecDeque<Cited> = below.map(|plan| Cited::Plan(*plan)).collect();
        let mut seen: BTreeSet<Cited> = waiting.iter().copied().collect();
        while let Some(cited) = waiting.pop_front() {
            if of_issuer(&cited) {
                return Some(self.document_ref(cited));
            }
            let above = self.implemented(cited).iter().filter_map(CitedRef::target);
            waiting.extend(above.filter(|next| seen.insert(*next)));
        }
        None
    }

    /// The next lists that a campaign foresees and that are not there yet: what its plans set quotas for and the
    /// reviews of its phases, from this year on.
    #[must_use]
    pub fn pending_awards(&self, id: Id<Campaign>, most: usize) -> Vec<PendingAward> {
        let campaign = &self.site.campaigns[id];
        // A campaign that is kept for the chain alone awards elsewhere.
        if self.plans_of(id).is_empty() {
            return Vec::new();
        }
        let quotas = self.plans_of(id).iter().flat_map(|plan| &self.site.plans[*plan].quotas);
        let foreseen: BTreeSet<Occasion> =
            quotas.filter_map(|quota| quota.occasion).map(|occasion| occasion.value).collect();
        let last = campaign.end.value.year();
        let mut due: BTreeSet<(i32, Occasion)> = BTreeSet::new();
        if foreseen.contains(&Occasion::Annual) {
            // No list is further away than the next two years.
            let from = self.site.today.year().max(campaign.start.value.year());
            due.extend((from..=last.min(from + 2)).map(|year| (year, Occasion::Annual)));
        }
        if foreseen.contains(&Occasion::Final) {
            due.insert((last, Occasion::Final));
        }
        due.extend(campaign.phases.iter().filter_map(|phase| {
            let occasion = match phase.review? {
                Review::Interim => Occasion::Interim,
                Review::Final => Occasion::Final,
            };
            Some((phase.end.value.year(), occasion))
        }));
        let there = |year: i32, occasion: Occasion| {
            let lists = self.site.index.awards_by_campaign.get(&id).into_iter().flatten();
            lists
                .map(|list| &self.site.award_lists[*list])
                .any(|list| list.year.value == year && list.occasion.is_some_and(|own| own.value == occasion))
        };
        let today = self.site.today.year();
        let open = due.into_iter().filter(|(year, occasion)| *year >= today && !there(*year, *occasion));
        open.take(most).map(|(year, occasion)| PendingAward { occasion: occasion.as_str(), year }).collect()
    }
}

/// A campaign and those above it, the nearest first.
pub(super) fn ancestors(site: &Site, id: Id<Campaign>) -> Vec<Id<Campaign>> {
    let mut chain = Vec::new();
    let mut at = Some(id);
    while let Some(id) = at.filter(|id| !chain.contains(id)) {
        chain.push(id);
        at = site.campaigns[id].parent.as_ref().and_then(RefTo::target);
    }
    chain
}

/// A campaign and those below it, level by level.
fn descendants(site: &Site, id: Id<Campaign>) -> Vec<Id<Campaign>> {
    let mut found = vec![id];
    let mut next = 0;
    while let Some(id) = found.get(next).copied() {
        next += 1;
        let children = site.index.children.get(&id).into_iter().flatten();
        let new: Vec<Id<Campaign>> = children.filter(|child| !found.contains(child)).copied().collect();
        found.extend(new);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::load;
    use crate::pages::desk::{Frame, TextWords};
    use crate::route::Route;
    use crate::world::{Clock, MemoryWorld};

    const UNITS: &str = "[[unit]]\nid = \"u\"\nname = \"U\"\nkind = \"people-committee\"\n\
        [[unit]]\nid = \"chu-tich-u\"\nname = \"C\"\nkind = \"other\"\nparent = \"u\"\n\
        [[unit]]\nid = \"tw\"\nname = \"T\"\nkind = \"central\"\n";
    const DOCUMENTS: &str =
        "[[document]]\nid = \"qd\"\nnumber = \"9/QĐ-TTg\"\ntype = \"decision\"\nissuer = \"tw\"\ntitle = \"Q\"\n";

    fn campaign(issuer: &str, parent: &str) -> String {
        format!(
            "+++\ntitle = \"{issuer}\"\nissuer = \"{issuer}\"\nparent = \"{parent}\"\nstart = \"2025\"\nend = \"2030\"\n\
             [[phase]]\ntitle = \"1\"\nstart = \"2025\"\nend = \"2027\"\nreview = \"interim\"\n+++\n"
        )
    }

    fn site() -> Site {
        let quota = "[[quota]]\nform = \"ward-merit-certificate\"\noccasion = \"annual\"\nindividuals = 4\n";
        let plan = format!(
            "+++\ntitle = \"K\"\ncampaign = \"phuong\"\nissuer = \"u\"\ntype = \"plan\"\nimplements = [\"qd\"]\n{quota}+++\n"
        );
        let list = "+++\ntitle = \"D\"\ncampaign = \"phuong\"\noccasion = \"annual\"\nyear = 2026\nstatus = \"proposed\"\n+++\n";
        let world = MemoryWorld::new(Clock::Today("2026-11-21".parse().unwrap()))
            .with(
                "content/site.toml",
                "title = \"C\"\nbase_url = \"https://a.vn/\"\npublisher = \"u\"\nmedia_center = \"u\"\n",
            )
            .with("content/units.toml", UNITS)
            .with("content/documents.toml", DOCUMENTS)
            .with("content/campaigns/phuong.md", campaign("chu-tich-u", "ca-nuoc"))
            .with("content/campaigns/ca-nuoc.md", campaign("tw", "phuong"))
            .with("content/plans/k.md", plan)
            .with("content/awards/d.md", list);
        load(&world).0
    }

    #[test]
    fn a_circle_of_parents_ends_and_a_campaign_above_has_its_launching_document() {
        let site = site();
        let frame = Frame::new(&site, TextWords::default(), None);
        let desk = Desk::new(&site, &frame, Route::Home);
        let own = site.campaigns.find("phuong").unwrap();
        assert_eq!(site.own_campaigns(), [own], "its chairman is the publisher's");
        let chain = desk.campaign_chain(own);
        let names: Vec<(&str, bool)> = chain.iter().map(|item| (item.record.text.as_str(), item.current)).collect();
        assert_eq!(names, [("tw", false), ("chu-tich-u", true)]);
        assert_eq!(chain[0].document.as_ref().and_then(|document| document.number.as_deref()), Some("9/QĐ-TTg"));
    }

    #[test]
    fn awards_are_foreseen_by_quotas_and_reviews_until_their_list_is_there() {
        let site = site();
        let frame = Frame::new(&site, TextWords::default(), None);
        let desk = Desk::new(&site, &frame, Route::Home);
        let pending = |id| desk.pending_awards(site.campaigns.find(id).unwrap(), 2);
        let next = [PendingAward { occasion: "annual", year: 2027 }, PendingAward { occasion: "interim", year: 2027 }];
        assert_eq!(pending("phuong"), next);
        assert!(pending("ca-nuoc").is_empty());
    }
}
