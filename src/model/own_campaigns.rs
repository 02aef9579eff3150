//! Which campaigns are the portal's own; the others are there because its own carry them.

use super::{Campaign, Id, RefTo, Site};

impl Site {
    /// Whether the publisher, or a body directly below it such as its chairman, launched the campaign.
    #[must_use]
    pub fn is_own(&self, campaign: &Campaign) -> bool {
        let (Some(issuer), Some(publisher)) = (campaign.issuer.target(), self.settings.publisher.target()) else {
            return false;
        };
        let parent = self.units[issuer].parent.as_ref().and_then(RefTo::target);
        issuer == publisher || parent == Some(publisher)
    }

    /// The campaign that the portal is about: the publisher's own that runs now; else its latest one, else the one with
    /// most stories.
    #[must_use]
    pub fn main_campaign(&self) -> Option<Id<Campaign>> {
        let stories = |id| self.index.stories_by_campaign.get(&id).map_or(0, Vec::len);
        let running = |campaign: &Campaign| {
            campaign.start.value.first_day() <= self.today && self.today <= campaign.end.value.last_day()
        };
        self.campaigns
            .iter()
            .max_by_key(|(id, campaign)| (self.is_own(campaign), running(campaign), stories(*id), campaign.start.value))
            .map(|(id, _)| id)
    }

    /// The main campaign and whatever else the publisher launched, the main one first, the others by their start.
    #[must_use]
    pub fn own_campaigns(&self) -> Vec<Id<Campaign>> {
        let main = self.main_campaign();
        let own = |(id, campaign): &(Id<Campaign>, &Campaign)| Some(*id) == main || self.is_own(campaign);
        let mut found: Vec<Id<Campaign>> = self.campaigns.iter().filter(own).map(|(id, _)| id).collect();
        found.sort_by_key(|id| (Some(*id) != main, self.campaigns[*id].start.value, *id));
        found
    }

    /// The portal's own campaigns, then those of others whose plans it publishes: not the ones that it keeps for the chain
    /// above.
    #[must_use]
    pub fn carried_campaigns(&self) -> Vec<Id<Campaign>> {
        let mut found = self.own_campaigns();
        let carried = |id: &Id<Campaign>| !found.contains(id) && self.index.plans_by_campaign.contains_key(id);
        let others: Vec<Id<Campaign>> = self.campaigns.ids().filter(carried).collect();
        found.extend(others);
        found
    }

    /// The portal's own campaigns, then the others in the order of the content.
    #[must_use]
    pub fn campaigns_own_first(&self) -> Vec<Id<Campaign>> {
        let mut found = self.own_campaigns();
        let others: Vec<Id<Campaign>> = self.campaigns.ids().filter(|id| !found.contains(id)).collect();
        found.extend(others);
        found
    }
}
