//! What of a portal can be found: its records as search documents.
//!
//! A plan is also found by each of its sections and points, and an award list by each of its rows, so that a hit
//! leads to the place and not to the top of a long page.

use super::awards::award_list;
use super::document::{FacetValue, SearchDoc, Unread};
use super::spool::{MemorySpool, Spool};
use super::{Builder, File, Options};
use crate::model::{Campaign, Cited, Entry, Id, LinkStyle, OfficialDocument, Page, Plan, RefTo, Site, Story, Unit};
use crate::route::Route;
use crate::syntax::{markdown, slug};
use rayon::prelude::*;
use std::sync::Arc;

/// Kinds in the order in which equal results are shown.
const KINDS: [&str; 8] = ["story", "award", "plan", "campaign", "award_list", "document", "unit", "page"];

/// How many stories are read at a time: their texts need not be in memory together.
const BATCH: usize = 2_000;

/// Letters of a point's text that stand as its title.
const TITLE_LETTERS: usize = 90;

/// The index of one portal, or of several that are published together.
pub struct Collector {
    builder: Builder,
}

impl Collector {
    /// An empty index of about `expected` stories and award rows; large ones keep less text for excerpts.
    #[must_use]
    pub fn new(expected: usize) -> Self {
        Self::with_spool(expected, Arc::new(MemorySpool::default()))
    }

    /// The same with what was read of the texts in `spool`, from where it is taken where they have not changed.
    #[must_use]
    pub fn with_spool(expected: usize, spool: Arc<dyn Spool>) -> Self {
        let options = Options { kinds: KINDS.map(str::to_owned).to_vec(), expected };
        Collector { builder: Builder::with_spool(options, spool) }
    }

    /// Adds everything that `site` publishes. The index does not depend on the order in which portals are added.
    pub fn add(&mut self, site: &Site) {
        self.add_with(site, |doc| if site.members.is_empty() { doc } else { by_name(doc) });
    }

    /// Adds everything that `site` publishes as the member that stands in `folder`.
    ///
    /// Units of a ward are one here: what a reader of many wards narrows to is the ward.
    pub fn add_member(&mut self, site: &Site, folder: &str) {
        let name = site.name();
        self.add_with(site, |doc| SearchDoc {
            url: format!("{folder}/{}", doc.url),
            keywords: format!("{}\n{name}", doc.keywords),
            unit: Some(FacetValue { id: folder.to_owned(), label: name.clone() }),
            ..by_name(doc)
        });
    }

    fn add_with(&mut self, site: &Site, place: impl Fn(SearchDoc) -> SearchDoc + Sync) {
        let builder = &mut self.builder;
        for batch in site.index.stories.chunks(BATCH) {
            let unread = |id: &Id<Story>| Unread {
                doc: place(unread_story(site, *id)),
                text: site.sources.hash(site.stories[*id].file),
            };
            let docs: Vec<Unread> = batch.par_iter().map(unread).collect();
            builder.add_unread(&docs, |at| place(story(site, batch[at])));
        }
        let mut docs = Vec::new();
        docs.extend(site.campaigns.ids().map(|id| campaign(site, id)));
        site.plans.ids().for_each(|id| docs.extend(plan(site, id)));
        site.award_lists.ids().for_each(|id| docs.extend(award_list(site, id)));
        docs.extend(site.units.ids().map(|id| unit(site, id)));
        docs.extend(site.documents.ids().map(|id| document(site, id)));
        docs.extend(site.pages.ids().map(|id| page(site, id)));
        let docs: Vec<SearchDoc> = docs.into_iter().map(place).collect();
        builder.add_all(&docs);
    }

    /// Hands each file of the index to `sink`.
    pub fn finish(self, sink: impl FnMut(File)) {
        self.builder.finish(sink);
    }
}

/// Campaigns and content heads of several portals are one where they have one name: ids are each portal's own.
fn by_name(doc: SearchDoc) -> SearchDoc {
    let named = |facet: FacetValue| FacetValue { id: slug(&facet.label), label: facet.label };
    SearchDoc {
        campaigns: doc.campaigns.into_iter().map(named).collect(),
        heads: doc.heads.into_iter().map(named).collect(),
        ..doc
    }
}

/// How many stories and award rows `site` has: what an index of it will about hold.
#[must_use]
pub fn expected(site: &Site) -> usize {
    site.index.stories.len() + site.award_lists.records().iter().map(|list| list.rows.len()).sum::<usize>()
}

/// A document about a whole record.
pub(super) fn record(site: &Site, entry: Entry, kind: &str, title: &str) -> SearchDoc {
    SearchDoc { body: body(site, entry), ..unread(site, entry, kind, title) }
}

/// The same without its text.
fn unread(site: &Site, entry: Entry, kind: &str, title: &str) -> SearchDoc {
    SearchDoc { url: url(site, entry), kind: kind.to_owned(), title: title.to_owned(), ..SearchDoc::default() }
}

fn body(site: &Site, entry: Entry) -> String {
    site.body(entry).map(|body| plain(site, body)).unwrap_or_default()
}

/// The address of a record below the site's root, with the file's name where links are explicit.
fn url(site: &Site, entry: Entry) -> String {
    let address = Route::from(entry).address(site);
    match site.settings.links {
        LinkStyle::Directory => address.path().to_owned(),
        LinkStyle::Explicit => address.file(),
    }
}

fn plain(site: &Site, body: &crate::model::Body) -> String {
    let file = site.sources.file(body.file);
    markdown::parse(body.file, file.text(), body.range.clone()).plain.text().to_owned()
}

fn story(site: &Site, id: Id<Story>) -> SearchDoc {
    let story = &site.stories[id];
    let front = story.summary.iter().chain(story.problem.as_deref()).chain(&story.steps);
    let measures = story.results.iter().map(|result| &result.measure);
    let words: Vec<&str> = front.chain(measures).map(|text| text.value.as_str()).collect();
    let body = format!("{}\n{}", words.join("\n"), body(site, Entry::Story(id)));
    SearchDoc { body, ..unread_story(site, id) }
}

/// The same without its text, all of which comes from the story's own file.
fn unread_story(site: &Site, id: Id<Story>) -> SearchDoc {
    let story = &site.stories[id];
    let mut doc = unread(site, Entry::Story(id), "story", &story.title.value);
    doc.sample = story.sample;
    doc.aliases.clone_from(&story.subject.value);
    doc.date = story.date.value.to_string();
    doc.year = Some(story.date.value.year());
    doc.unit = story.unit.target().map(|unit| unit_facet(site, unit));
    doc.campaigns = story.campaign.target().map(|campaign| campaign_facet(site, campaign)).into_iter().collect();
    doc.heads = story.content_heads.iter().filter_map(|head| head_facet(site, &head.value)).collect();
    doc.keywords = keywords(&doc);
    doc
}

fn campaign(site: &Site, id: Id<Campaign>) -> SearchDoc {
    let campaign = &site.campaigns[id];
    let mut doc = record(site, Entry::Campaign(id), "campaign", &campaign.title.value);
    let heads: Vec<&str> = campaign.content_heads.iter().map(|head| head.title.value.as_str()).collect();
    doc.body = format!("{}\n{}", doc.body, heads.join("\n"));
    doc.aliases = campaign.short.as_ref().map(|short| short.value.clone()).unwrap_or_default();
    doc.sample = campaign.sample;
    doc.date = campaign.start.value.to_string();
    doc.year = Some(campaign.start.value.year());
    doc.unit = campaign.issuer.target().map(|unit| unit_facet(site, unit));
    doc.campaigns = vec![campaign_facet(site, id)];
    doc.keywords = keywords(&doc);
    doc
}

/// The plan itself, and each section and point.
fn plan(site: &Site, id: Id<Plan>) -> Vec<SearchDoc> {
    let plan = &site.plans[id];
    let mut whole = record(site, Entry::Plan(id), "plan", &plan.title.value);
    let entries = plan.body.outline.as_ref().map(|outline| outline.entries()).unwrap_or_default();
    // The points carry the text; the plan is found by its title, number, targets and duties.
    let targets = plan.targets.iter().flat_map(|target| [&target.group.value, &target.measure.value]);
    let duties = plan.duties.iter().map(|duty| &duty.what.value);
    let deadlines = plan.deadlines.iter().filter(|deadline| deadline.duty.is_none());
    let deadlines = deadlines.map(|deadline| &deadline.what.value);
    let words: Vec<&str> = targets.chain(duties).chain(deadlines).map(String::as_str).collect();
    whole.sample = plan.sample;
    whole.body = words.join("\n");
    whole.aliases = plan.number.as_ref().map(|number| number.value.clone()).unwrap_or_default();
    whole.date = plan.issued.map(|issued| issued.value.to_string()).unwrap_or_default();
    whole.year = plan.issued.map(|issued| issued.value.year());
    whole.unit = plan.issuer.target().map(|unit| unit_facet(site, unit));
    whole.campaigns = plan.campaigns.iter().filter_map(RefTo::target).map(|of| campaign_facet(site, of)).collect();
    whole.keywords = keywords(&whole);
    let parts = entries.into_iter().map(|entry| {
        let label = entry.label.unwrap_or_default();
        let (title, body) = headed(label, &entry.text);
        SearchDoc {
            url: format!("{}#{}", whole.url, entry.anchor),
            title,
            body,
            aliases: String::new(),
            parent: plan.title.value.clone(),
            ..whole.clone()
        }
    });
    let parts: Vec<SearchDoc> = parts.collect();
    std::iter::once(whole).chain(parts).collect()
}

/// The words of a point as a title, and as a text where they are too long for one.
fn headed(label: &str, text: &str) -> (String, String) {
    let full = format!("{label} {text}").trim().to_owned();
    let Some((cut, _)) = full.char_indices().nth(TITLE_LETTERS) else { return (full, String::new()) };
    let end = full[..cut].rfind(' ').unwrap_or(cut);
    (format!("{}…", full[..end].trim_end()), text.to_owned())
}

fn unit(site: &Site, id: Id<Unit>) -> SearchDoc {
    let unit = &site.units[id];
    let names = unit.short.iter().chain(&unit.formerly).map(|name| name.value.as_str());
    SearchDoc {
        aliases: names.collect::<Vec<_>>().join("\n"),
        unit: Some(unit_facet(site, id)),
        ..record(site, Entry::Unit(id), "unit", &unit.name.value)
    }
}

fn document(site: &Site, id: Id<OfficialDocument>) -> SearchDoc {
    let document = &site.documents[id];
    let title = match &document.number {
        // A number that others have too is told apart by who issued it.
        Some(number) if site.index.namesakes.contains_key(&Cited::Document(id)) => {
            let issuer =
                document.issuer.target().map_or(document.issuer.key.as_str(), |id| site.units[id].short_name());
            format!("{}, {issuer}: {}", number.value, document.title.value)
        }
        Some(number) => format!("{} {}", number.value, document.title.value),
        None => document.title.value.clone(),
    };
    let issued = document.issued.map(|issued| issued.value);
    SearchDoc {
        date: issued.map(|issued| issued.to_string()).unwrap_or_default(),
        year: issued.map(crate::syntax::PartialDate::year),
        unit: document.issuer.target().map(|unit| unit_facet(site, unit)),
        ..record(site, Entry::Document(id), "document", &title)
    }
}

fn page(site: &Site, id: Id<Page>) -> SearchDoc {
    let page = &site.pages[id];
    SearchDoc { sample: page.sample, ..record(site, Entry::Page(id), "page", &page.title.value) }
}

pub(super) fn unit_facet(site: &Site, id: Id<Unit>) -> FacetValue {
    let unit = &site.units[id];
    FacetValue { id: unit.id.value.clone(), label: site.distinct_name(id) }
}

pub(super) fn campaign_facet(site: &Site, id: Id<Campaign>) -> FacetValue {
    let campaign = &site.campaigns[id];
    FacetValue { id: campaign.id.value.clone(), label: campaign.short_title().to_owned() }
}

fn head_facet(site: &Site, id: &str) -> Option<FacetValue> {
    let head = &site.index.heads[site.index.head(id)?];
    Some(FacetValue { id: head.id.clone(), label: head.title.clone() })
}

/// Names by which a record is found weakly: where it belongs.
pub(super) fn keywords(doc: &SearchDoc) -> String {
    let facets = doc.unit.iter().chain(&doc.campaigns).chain(&doc.heads);
    facets.map(|facet| facet.label.as_str()).collect::<Vec<_>>().join("\n")
}
