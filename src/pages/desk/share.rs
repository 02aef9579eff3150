//! What link previews show: the card of a page, or the photograph where there are no cards.

use super::{About, Desk, figure};
use crate::card::{self, Card, CardFigure};
use crate::model::{AwardStatus, Entry, Site};
use crate::pages::view::{Figure, OpenGraph, ShareImage};
use crate::route::{CardOf, Route};
use crate::vietnamese::nfc;

/// Every card of a portal: none where they are switched off, or the program was made without them.
#[must_use]
pub fn card_routes(site: &Site) -> Vec<Route> {
    if !has_cards(site) {
        return Vec::new();
    }
    let stories = site.index.stories.iter().map(|id| CardOf::Story(*id));
    let lists = site.award_lists.iter().map(|(id, _)| CardOf::AwardList(id));
    std::iter::once(CardOf::Portal).chain(stories).chain(lists).map(Route::Card).collect()
}

fn has_cards(site: &Site) -> bool {
    cfg!(feature = "cards") && site.settings.cards
}

impl Desk<'_> {
    /// The words of a card.
    #[must_use]
    pub fn card(&self, of: CardOf) -> Card {
        let site = self.site;
        let portal = site.settings.title.value.clone();
        let words = |text: &str| nfc(text).into_owned();
        let card = Card { place: words(&self.site.place().unwrap_or_default()), ..Card::default() };
        match of {
            CardOf::Portal => Card {
                title: words(&portal),
                portal: words(
                    site.settings.base_url.value.split("://").nth(1).unwrap_or_default().trim_end_matches('/'),
                ),
                ..card
            },
            CardOf::Story(id) => {
                let story = &site.stories[id];
                let figure = story.results.first().map(|result| card_figure(&figure(result)));
                let notes = self.notes(story.sample, None);
                Card { title: words(&story.title.value), portal: words(&portal), figure, notes, ..card }
            }
            CardOf::AwardList(id) => {
                let list = &site.award_lists[id];
                let status = list.stage(site.today);
                Card {
                    title: words(&list.title.value),
                    portal: words(&portal),
                    honour: status != AwardStatus::Revoked,
                    notes: self.notes(list.sample, Some(status)),
                    ..card
                }
            }
        }
    }

    /// What readers must know who see a card without its page.
    fn notes(&self, sample: bool, status: Option<AwardStatus>) -> String {
        let words = self.words();
        let is_open = |status: &AwardStatus| !matches!(status, AwardStatus::Granted | AwardStatus::Corrected);
        let status = status.filter(is_open).and_then(|status| words.status.get(status.as_str()));
        let notes: Vec<&str> =
            sample.then_some(&words.sample).into_iter().chain(status).map(|note| note.trim_end_matches('.')).collect();
        nfc(&notes.join(" – ")).into_owned()
    }

    /// The Open Graph fields of this page.
    pub(super) fn open_graph(&self, about: &About) -> OpenGraph {
        let article = about.published.is_some();
        OpenGraph {
            kind: if article { "article" } else { "website" },
            image: if has_cards(self.site) { Some(self.card_image()) } else { about.image.clone() },
            published: about.published.clone(),
        }
    }

    fn card_image(&self) -> ShareImage {
        let site = self.site;
        let of = match self.route {
            Route::Story(id) | Route::Alias(id, _) if site.is_published(Entry::Story(id)) => CardOf::Story(id),
            Route::AwardList(id) => CardOf::AwardList(id),
            _ => CardOf::Portal,
        };
        let Card { title, figure, notes, .. } = self.card(of);
        let title = if notes.is_empty() { title } else { format!("{title} ({notes})") };
        let alt = match figure {
            Some(CardFigure { before: Some(before), after, measure }) => {
                format!("{title}. {measure}: {before} → {after}")
            }
            Some(CardFigure { before: None, after, measure }) => format!("{title}. {measure}: {after}"),
            None => title,
        };
        ShareImage {
            address: Route::Card(of).address(site).absolute(&site.settings.base_url.value),
            alt,
            width: card::WIDTH,
            height: card::HEIGHT,
            media_type: "image/png",
        }
    }
}

/// A percent sign belongs to its number; another unit is said by what was measured, or follows it.
fn card_figure(figure: &Figure) -> CardFigure {
    let Figure { measure, before, after, unit } = figure;
    let sign = unit.as_deref().filter(|unit| *unit == "%").unwrap_or_default();
    let more = unit.as_deref().filter(|unit| *unit != "%" && !measure.to_lowercase().contains(&unit.to_lowercase()));
    let measure = more.map_or_else(|| measure.clone(), |unit| format!("{measure} ({unit})"));
    CardFigure {
        before: before.as_ref().map(|before| format!("{before}{sign}")),
        after: format!("{after}{sign}"),
        measure: nfc(&measure).into_owned(),
    }
}
