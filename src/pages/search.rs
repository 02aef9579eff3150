//! The search page: a form and places for results, and a plain A–Z of everything for readers without JavaScript.

use super::PageKind;
use super::desk::{About, Desk, by_letter, letter_anchor, letter_label};
use crate::model::{Entry, LinkStyle, Site};
use crate::route::{Address, Route, StoryFilter};
use crate::vietnamese::{SortKey, initial, normalise_tones, sort_key};
use serde::Serialize;

use super::view::{Key, PageMeta, SiteView};

/// Context of `search.html`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SearchPage {
    /// What the page says about itself.
    pub page: PageMeta,
    /// The portal around it.
    pub site: SiteView,
    /// The search scripts in the order in which they run, relative to this page; empty where the portal is made without
    /// search.
    pub scripts: Vec<String>,
    /// The folder of the index, relative to this page; none where the portal is made without search.
    pub index: Option<String>,
    /// The service worker that keeps pages for reading without a network; none where the portal keeps nothing.
    pub worker: Option<String>,
    /// Everything on the portal by first letter, sorted the Vietnamese way.
    pub letters: Vec<IndexLetter>,
    /// What is too much for this page and stands on lists of its own.
    pub elsewhere: Vec<Elsewhere>,
    /// Number of entries under all letters.
    pub total: usize,
}

/// Records that are too many for the A–Z.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Elsewhere {
    /// `stories` or `awards`; its words are `t.section[key]`.
    pub key: Key,
    /// The first page of their list.
    pub href: String,
    /// How many there are.
    pub count: usize,
}

/// The entries that begin with one letter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct IndexLetter {
    /// The letter, or `0–9`.
    pub letter: String,
    /// Anchor: `chu-dd`.
    pub anchor: String,
    /// The entries.
    pub entries: Vec<IndexEntry>,
}

/// One entry of the A–Z.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct IndexEntry {
    /// Address.
    pub href: String,
    /// Title or name.
    pub text: String,
    /// `story`, `award`, `award_list`, `plan`, `campaign`, `document`, `unit`, `target` or `page`; its words are
    /// `t.record[key]`.
    pub kind: Key,
    /// Whether it is sample data.
    pub sample: bool,
}

/// Where search finds its files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SearchFiles {
    /// The scripts, in the order in which they run.
    pub scripts: Vec<Address>,
    /// The folder of the index.
    pub index: Address,
}

/// How many stories, and how many award rows, the A–Z takes: a page has to stay small whatever the portal grows to.
const MOST: usize = 300;

/// The search page.
#[derive(Debug)]
pub struct Search;

impl PageKind for Search {
    type Context = SearchPage;
    const TEMPLATE: &'static str = "search.html";

    fn routes(_: &Site) -> Vec<Route> {
        vec![Route::Search]
    }

    fn context(desk: &Desk<'_>) -> Option<SearchPage> {
        if desk.route != Route::Search {
            return None;
        }
        let index = &desk.site.index;
        let counts = [
            ("stories", index.stories.len(), Route::Stories(StoryFilter::All, 1)),
            ("awards", index.roll.rows.len(), Route::Awards(1)),
        ];
        let too_many = counts.into_iter().filter(|(_, count, _)| *count > MOST);
        let mut entries = entries(desk);
        entries.sort_by(|a, b| a.key.cmp(&b.key));
        let total = entries.len();
        let lettered = entries.into_iter().map(|entry| (entry.letter, entry.entry));
        let letter =
            |(letter, entries)| IndexLetter { letter: letter_label(letter), anchor: letter_anchor(letter), entries };
        let files = desk.search_files();
        Some(SearchPage {
            page: desk.page(About { section: Some("search"), sample: desk.portal_has_samples(), ..About::default() }),
            site: desk.site_view(),
            scripts: files
                .map(|files| files.scripts.iter().map(|file| desk.href_to(file)).collect())
                .unwrap_or_default(),
            // A folder for the script, not a page for a reader: its address is never written out.
            index: files.map(|files| desk.here().link_to(&files.index, LinkStyle::Directory)),
            letters: by_letter(lettered).into_iter().map(letter).collect(),
            worker: desk.site.settings.offline.then(|| desk.href(Route::Worker)),
            elsewhere: too_many.map(|(key, count, route)| Elsewhere { key, href: desk.href(route), count }).collect(),
            total,
        })
    }
}

/// An entry with its place.
struct Placed {
    key: (SortKey, SortKey, String),
    letter: char,
    entry: IndexEntry,
}

fn entries(desk: &Desk<'_>) -> Vec<Placed> {
    let site = desk.site;
    let few = |count: usize| if count > MOST { 0 } else { count };
    let record = |entry: Entry, kind: Key, text: &str| {
        let (text, href) = (text.to_owned(), desk.href(Route::from(entry)));
        Placed {
            // A quotation mark before the first word has no place in the order.
            key: (
                sort_key(&normalise_tones(text.trim_start_matches(|c: char| !c.is_alphanumeric()))),
                sort_key(&text),
                href.clone(),
            ),
            letter: initial(&text),
            entry: IndexEntry { href, text, kind, sample: site.is_sample(entry) },
        }
    };
    let mut all = Vec::new();
    let stories = &site.index.stories;
    let stories = stories.iter().take(few(stories.len()));
    all.extend(stories.map(|id| record(Entry::Story(*id), "story", &site.stories[*id].title.value)));
    let rows = &site.index.roll.rows;
    all.extend(rows.iter().take(few(rows.len())).map(|at| {
        let row = desk.row(*at).1;
        let (first, second) = row.alphabetical();
        let href = desk.row_href(*at);
        Placed {
            key: (first, second, href.clone()),
            letter: row.letter(),
            entry: IndexEntry {
                href,
                text: row.name.value.clone(),
                kind: "award",
                sample: site.award_lists[at.list].sample,
            },
        }
    }));
    let campaigns = site.campaigns.iter();
    all.extend(campaigns.map(|(id, campaign)| record(Entry::Campaign(id), "campaign", campaign.short_title())));
    all.extend(site.plans.iter().map(|(id, plan)| record(Entry::Plan(id), "plan", &plan.title.value)));
    all.extend(site.award_lists.iter().map(|(id, list)| record(Entry::AwardList(id), "award_list", &list.title.value)));
    all.extend(site.documents.iter().map(|(id, document)| {
        let number = document.number.as_ref().map(|number| format!("{}. ", number.value)).unwrap_or_default();
        record(Entry::Document(id), "document", &format!("{number}{}", document.title.value))
    }));
    all.extend(site.units.iter().map(|(id, unit)| record(Entry::Unit(id), "unit", &unit.name.value)));
    all.extend(site.pages.iter().map(|(id, page)| record(Entry::Page(id), "page", &page.title.value)));
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::load;
    use crate::pages::desk::{Frame, TextWords};
    use crate::world::{Clock, MemoryWorld};

    #[test]
    fn the_alphabet_is_vietnamese_and_people_stand_by_given_name() {
        let units = "[[unit]]\nid = \"a\"\nname = \"“Đoàn” phường\"\nkind = \"union\"\n[[unit]]\nid = \"b\"\nname = \"Dân quân\"\nkind = \"military\"\n";
        let list = "+++\ntitle = \"Êm\"\ncampaign = \"c\"\noccasion = \"annual\"\nyear = 2026\nstatus = \"proposed\"\n+++\n| Họ và tên | Đối tượng | Hình thức |\n| - | - | - |\n| Bế Thị Dung | cá nhân | Lao động tiên tiến |\n| Tổ 10 | tập thể | Giấy khen |\n| Tổ 9 | tập thể | Giấy khen |\n";
        let world = MemoryWorld::new(Clock::Today("2026-11-21".parse().unwrap()))
            .with("content/units.toml", units)
            .with("content/awards/l.md", list);
        let (site, _) = load(&world);
        let files = SearchFiles {
            scripts: vec![Address::of_file("assets/search-1a2b3c4d.js")],
            index: Address::of_file("tim-kiem/chi-muc/"),
        };
        let frame = Frame::new(&site, TextWords::default(), Some(files));
        let page = Search::context(&Desk::new(&site, &frame, Route::Search)).unwrap();
        let letters: Vec<(&str, &str, Vec<&str>)> = page
            .letters
            .iter()
            .map(|group| {
                let texts = group.entries.iter().map(|entry| entry.text.as_str()).collect();
                (group.letter.as_str(), group.anchor.as_str(), texts)
            })
            .collect();
        assert_eq!(
            letters,
            [
                ("D", "chu-d", vec!["Dân quân", "Bế Thị Dung"]),
                ("Đ", "chu-dd", vec!["“Đoàn” phường"]),
                ("Ê", "chu-ee", vec!["Êm"]),
                ("T", "chu-t", vec!["Tổ 9", "Tổ 10"]),
            ]
        );
        assert_eq!((page.total, page.elsewhere.len()), (6, 0));
        assert_eq!(page.scripts, ["../assets/search-1a2b3c4d.js"]);
        assert_eq!(page.index.as_deref(), Some("chi-muc/"));
    }
}
