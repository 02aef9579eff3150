//! Stories in lists, and their figures and steps.

use super::Desk;
use crate::model::{Entry, Id, Outcome, RowAddress, Story};
use crate::pages::view::{Figure, FigureGroup, Step, StoryCard};
use crate::route::Route;
use std::cmp::Reverse;
use std::collections::BTreeMap;

impl Desk<'_> {
    /// A story in a list.
    #[must_use]
    pub fn story_card(&self, id: Id<Story>) -> StoryCard {
        let story = &self.site.stories[id];
        StoryCard {
            href: self.href(Route::Story(id)),
            title: story.title.value.clone(),
            kind: story.kind.as_str(),
            subject: story.subject.value.clone(),
            unit: self.unit_of(&story.unit),
            is_unit: story.unit.target().is_some_and(|unit| self.site.units[unit].is_called(&story.subject.value)),
            date: story.date.value.to_string(),
            summary: story.summary.as_ref().map(|summary| summary.value.clone()).unwrap_or_default(),
            figure: story.results.first().map(figure),
            honour: self.highest_award(id).map(|row| self.award_mention(row)),
            sample: story.sample,
        }
    }

    /// Cards of the first `most` of some stories.
    #[must_use]
    pub fn story_cards(&self, stories: &[Id<Story>], most: usize) -> Vec<StoryCard> {
        stories.iter().take(most).map(|id| self.story_card(*id)).collect()
    }

    /// The award rows that recognise a story, highest first.
    #[must_use]
    pub fn awards_of(&self, id: Id<Story>) -> Vec<RowAddress> {
        let mut rows = self.site.index.rows_by_story.get(&id).cloned().unwrap_or_default();
        rows.sort_by_key(|row| (self.site.award_lists[row.list].rows[row.row].form.target(), *row));
        rows
    }

    fn highest_award(&self, id: Id<Story>) -> Option<RowAddress> {
        self.awards_of(id).into_iter().find(|row| self.is_standing(*row))
    }

    /// Published stories near this one: those that share a content head weigh most, then those of its unit, then those
    /// of its kind; of equals the newest.
    #[must_use]
    pub fn related(&self, id: Id<Story>, most: usize) -> Vec<StoryCard> {
        const HEAD: usize = 4;
        const UNIT: usize = 2;
        const KIND: usize = 1;
        let index = &self.site.index;
        let story = &self.site.stories[id];
        let heads = story.content_heads.iter().filter_map(|head| index.head(&head.value));
        let of_heads = heads.map(|head| (HEAD, index.heads[head].stories.as_slice()));
        let of_unit = story.unit.target().and_then(|unit| index.stories_by_unit.get(&unit));
        let mut near: Vec<(usize, Id<Story>)> = Vec::new();
        let mut places: BTreeMap<Id<Story>, usize> = BTreeMap::new();
        // A list of the newest of each is enough: what is far down is neither new nor near.
        for (weight, list) in of_heads.chain(of_unit.map(|list| (UNIT, list.as_slice()))) {
            for other in list.iter().take(50).filter(|other| **other != id) {
                let at = *places.entry(*other).or_insert(near.len());
                match near.get_mut(at) {
                    Some((sum, _)) => *sum += weight,
                    None => near.push((weight, *other)),
                }
            }
        }
        for (sum, other) in &mut near {
            *sum += if self.site.stories[*other].kind == story.kind { KIND } else { 0 };
        }
        let key = |(sum, other): &(usize, Id<Story>)| {
            let record = &self.site.stories[*other];
            (Reverse((*sum, record.date.value)), record.id.value.as_str())
        };
        // Some hundred are near and three are shown: the rest need no order.
        if near.len() > most {
            near.select_nth_unstable_by(most, |a, b| key(a).cmp(&key(b)));
            near.truncate(most);
        }
        near.sort_unstable_by(|a, b| key(a).cmp(&key(b)));
        near.into_iter().take(most).map(|(_, story)| self.story_card(story)).collect()
    }
}

/// One result.
#[must_use]
pub fn figure(result: &Outcome) -> Figure {
    let text = |text: &Option<crate::source::Spanned<String>>| text.as_ref().map(|text| text.value.clone());
    Figure {
        measure: result.measure.value.clone(),
        before: text(&result.before),
        after: result.after.value.clone(),
        unit: text(&result.unit),
    }
}

/// Results that follow each other with one date and source stand together, so that both are said once.
#[must_use]
pub fn figure_groups(results: &[Outcome]) -> Vec<FigureGroup> {
    let mut groups: Vec<FigureGroup> = Vec::new();
    for result in results {
        let as_of = result.as_of.map(|date| date.value.to_string());
        let source = result.source.as_ref().map(|source| source.value.clone());
        match groups.last_mut() {
            Some(group) if group.as_of == as_of && group.source == source => group.figures.push(figure(result)),
            _ => groups.push(FigureGroup { figures: vec![figure(result)], as_of, source }),
        }
    }
    groups
}

/// A step with its first sentence set apart where more follows.
#[must_use]
pub fn step(text: &str) -> Step {
    match text.find(['.', '!', '?']).map(|end| text.split_at(end + 1)) {
        Some((lead, rest)) if rest.starts_with(' ') && !rest.trim().is_empty() => {
            Step { lead: Some(lead.to_owned()), text: rest.trim().to_owned() }
        }
        _ => Step { lead: None, text: text.to_owned() },
    }
}

impl Desk<'_> {
    /// The story's page where readers see it.
    #[must_use]
    pub fn story_link(&self, id: Id<Story>) -> Option<crate::pages::view::Link> {
        let published = self.site.is_published(Entry::Story(id));
        published.then(|| self.link(Route::Story(id), self.site.stories[id].title.value.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_sentence_of_a_step_leads() {
        let lead = |text: &str| step(text).lead;
        assert_eq!(lead("Lập danh sách. Ghi tên từng nhà.").as_deref(), Some("Lập danh sách."));
        assert_eq!(lead("Lập danh sách."), None);
        assert_eq!(lead("Tăng từ 1.500 lên 2.000 hộ"), None);
    }
}
