//! Who cites a document, and which date the citing text gives it.

use super::Desk;
use crate::model::{Cited, CitingText, Entry, RefTo, Unit};
use crate::pages::Citation;
use crate::pages::view::{Link, Reference};
use crate::route::Route;
use crate::vietnamese::sort_key;
use std::cmp::Reverse;
use std::collections::BTreeMap;

impl Desk<'_> {
    /// The records of the portal that cite `cited` in front matter or text, each once. What the register says of its
    /// documents is no citation but a relation; see [`Desk::cited_by`].
    #[must_use]
    pub fn citing(&self, cited: Cited) -> BTreeMap<Entry, Option<&CitingText>> {
        let index = &self.site.index;
        let listed = index.cited_by.get(&cited).map_or(&[][..], Vec::as_slice);
        let listed = listed.iter().filter(|citation| !matches!(citation.by, Entry::Document(_)));
        let mut all: BTreeMap<Entry, Option<&CitingText>> = listed.map(|citation| (citation.by, None)).collect();
        let texts = index.citing_texts.get(&cited).map_or(&[][..], Vec::as_slice);
        all.extend(texts.iter().map(|text| (text.by, Some(text))));
        all
    }

    /// The first `most` of the records that cite `cited`: official ones by name, then award lists and pages, then
    /// stories, newest first.
    #[must_use]
    pub fn citation_views(&self, cited: Cited, most: usize) -> Vec<Citation> {
        let mut all: Vec<(Entry, Option<&CitingText>)> = self.citing(cited).into_iter().collect();
        all.sort_by_cached_key(|(by, _)| {
            let (rank, date) = match by {
                Entry::Plan(_) | Entry::Document(_) | Entry::Campaign(_) | Entry::Unit(_) => (0, None),
                Entry::AwardList(_) => (1, None),
                Entry::Page(_) => (2, None),
                Entry::Story(id) => (3, Some(self.site.stories[*id].date.value)),
            };
            (rank, Reverse(date), sort_key(&self.title_of(*by)))
        });
        all.into_iter().take(most).map(|(by, text)| self.citation_view(by, text)).collect()
    }

    fn citation_view(&self, by: Entry, text: Option<&CitingText>) -> Citation {
        let site = self.site;
        let issuer = match by {
            Entry::Plan(id) => Some(&site.plans[id].issuer),
            Entry::Document(id) => Some(&site.documents[id].issuer),
            Entry::Campaign(id) => Some(&site.campaigns[id].issuer),
            Entry::Story(id) => Some(&site.stories[id].unit),
            Entry::AwardList(_) | Entry::Page(_) | Entry::Unit(_) => None,
        };
        let sample = site.is_sample(by);
        let route = Route::from(by);
        let href = match text.and_then(|text| text.anchor.as_deref()) {
            Some(anchor) => self.href_at(route, anchor),
            None => self.href(route),
        };
        Citation {
            record: Link { href, text: self.title_of(by), sample },
            document: self.entry_as_document(by),
            issuer: issuer.map(|unit: &RefTo<Unit>| -> Reference { self.unit_of(unit) }),
            written: text.and_then(|text| text.written).map(|date| date.to_string()),
            differs: text.is_some_and(|text| text.differs),
            sample,
        }
    }
}
