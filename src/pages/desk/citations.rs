//! Who cites a document, and which date the citing text gives it.

use super::Desk;
use crate::model::{Cited, Entry, Id, Plan, RefTo, Unit, agrees, issued};
use crate::pages::Citation;
use crate::pages::view::{Link, Reference};
use crate::route::Route;
use crate::syntax::PartialDate;
use crate::vietnamese::{DocumentMention, sort_key};
use std::collections::BTreeSet;

impl Desk<'_> {
    /// Every record that cites `cited` in its front matter or register, once, by name.
    #[must_use]
    pub fn citation_views(&self, cited: Cited) -> Vec<Citation> {
        let all = self.site.index.cited_by.get(&cited).map_or(&[][..], Vec::as_slice);
        let by: BTreeSet<Entry> = all.iter().map(|citation| citation.by).collect();
        let mut views: Vec<Citation> = by.into_iter().map(|entry| self.citation_view(entry, cited)).collect();
        views.sort_by_cached_key(|view| sort_key(&view.record.text));
        views
    }

    fn citation_view(&self, by: Entry, cited: Cited) -> Citation {
        let site = self.site;
        let (issuer, sample) = match by {
            Entry::Plan(id) => (Some(&site.plans[id].issuer), site.plans[id].sample),
            Entry::Document(id) => (Some(&site.documents[id].issuer), false),
            Entry::Campaign(id) => (Some(&site.campaigns[id].issuer), site.campaigns[id].sample),
            _ => (None, false),
        };
        let mention = match by {
            Entry::Plan(id) => self.mention_in_plan(id, cited),
            _ => None,
        };
        let route = Route::from(by);
        let href = match mention.as_ref().and_then(|(anchor, _)| anchor.as_deref()) {
            Some(anchor) => self.href_at(route, anchor),
            None => self.href(route),
        };
        let written = mention.as_ref().and_then(|(_, mention)| written(mention));
        Citation {
            record: Link { href, text: self.title_of(by) },
            issuer: issuer.map(|unit: &RefTo<Unit>| -> Reference { self.unit_of(unit) }),
            differs: mention.is_some_and(|(_, mention)| agrees(&mention, issued(site, cited)) == Some(false)),
            written: written.map(|date| date.to_string()),
            sample,
        }
    }

    /// Where a plan's text names `cited`: the first mention that gives a date, else the first one, with the anchor of
    /// its point; what stands before the first heading has none.
    fn mention_in_plan(&self, id: Id<Plan>, cited: Cited) -> Option<(Option<String>, DocumentMention)> {
        let plan = &self.site.plans[id];
        let outline = plan.body.outline.as_deref()?;
        let issuer = plan.issuer.target();
        let find = |text: &str| {
            let found = self.site.index.mentions.find(self.site, text, issuer).into_iter();
            let of_cited = found.filter(|found| found.cited == Some(cited)).map(|found| found.mention);
            of_cited.min_by_key(|mention| mention.date.is_none())
        };
        let in_points = outline.entries().into_iter().map(|entry| (Some(entry.anchor.to_owned()), find(&entry.text)));
        let anywhere = (None, find(outline.plain.text()));
        let found = in_points.chain([anywhere]).filter_map(|(anchor, mention)| Some((anchor, mention?)));
        found.min_by_key(|(_, mention)| mention.date.is_none())
    }
}

/// The date that a mention gives, as far as it gives one.
fn written(mention: &DocumentMention) -> Option<PartialDate> {
    let date = mention.date.as_ref()?;
    let year = date.year?;
    let text = match (date.month, date.day) {
        (Some(month), Some(day)) => format!("{year:04}-{month:02}-{day:02}"),
        (Some(month), None) => format!("{year:04}-{month:02}"),
        _ => format!("{year:04}"),
    };
    PartialDate::parse(&text)
}
