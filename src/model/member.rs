//! Portals of one publication: a province's, and those of its wards below it.

use super::Site;
use crate::syntax::PartialDate;

/// A portal that is published below this one: what this one tells of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// Its folder, which is its address below this portal: `kien-an`.
    pub folder: String,
    /// Its title.
    pub title: String,
    /// The ward that it is of, by the name of its committee; none where its publisher is not a ward's body.
    pub place: Option<String>,
    /// Published stories.
    pub stories: usize,
    /// Plans.
    pub plans: usize,
    /// Award lists.
    pub award_lists: usize,
    /// The day of its newest story or decision.
    pub latest: Option<PartialDate>,
    /// Whether anything in it is made up.
    pub sample: bool,
}

impl Member {
    /// What is to be told of `site`, which is published in `folder`.
    #[must_use]
    pub fn of(site: &Site, folder: &str) -> Self {
        let stories = site.index.stories.first().map(|id| site.stories[*id].date.value);
        let lists = site.award_lists.records().iter().filter_map(|list| Some(list.decision.as_ref()?.issued.value));
        let plans = site.plans.records().iter().filter_map(|plan| Some(plan.issued.as_ref()?.value));
        Member {
            folder: folder.to_owned(),
            title: site.settings.title.value.clone(),
            place: site.place(),
            stories: site.index.stories.len(),
            plans: site.plans.records().len(),
            award_lists: site.award_lists.records().len(),
            latest: stories.into_iter().chain(lists).chain(plans).max(),
            sample: site.stories.records().iter().any(|story| story.sample)
                || site.award_lists.records().iter().any(|list| list.sample)
                || site.plans.records().iter().any(|plan| plan.sample),
        }
    }

    /// What readers call it: its ward, or else its title.
    #[must_use]
    pub fn name(&self) -> &str {
        self.place.as_deref().unwrap_or(&self.title)
    }
}

/// The portal below which this one is published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Host {
    /// What readers call it.
    pub name: String,
}

impl Site {
    /// The ward by the name of its committee: "Ủy ban nhân dân phường Kiến An" is "Phường Kiến An". None where the
    /// publisher is not a committee.
    #[must_use]
    pub fn place(&self) -> Option<String> {
        let publisher = &self.units[self.settings.publisher.target()?];
        let name = &publisher.name.value;
        let place = name.strip_prefix("Ủy ban nhân dân ").or_else(|| name.strip_prefix("UBND "))?;
        let mut letters = place.chars();
        letters.next().map(|first| first.to_uppercase().chain(letters).collect())
    }

    /// What readers call the portal: its ward, or else its title.
    #[must_use]
    pub fn name(&self) -> String {
        self.place().unwrap_or_else(|| self.settings.title.value.clone())
    }
}
