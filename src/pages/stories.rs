//! Lists of stories: all of them, or those of one content head, kind, unit or year.

use super::PageKind;
use super::desk::{About, Desk};
use super::view::{Crumb, FacetValue, PagerItem};
use crate::model::{Id, Site, Story};
use crate::route::{Feed, Route, StoryFilter};
use serde::Serialize;
use std::mem;

use super::view::{Facet, FacetRest, Key, PageMeta, Pager, SiteView, StoryCard};

/// Context of `stories.html`: `/guong/`, `/guong/noi-dung/…`, `/guong/loai/…`, `/guong/don-vi/…`, `/guong/nam/…`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StoriesPage {
    /// What the page says about itself.
    pub page: PageMeta,
    /// The portal around it.
    pub site: SiteView,
    /// What the list is narrowed to; none for all stories.
    pub subject: Option<ListSubject>,
    /// Ways to narrow it. A facet without a choice is left out.
    pub facets: Vec<Facet>,
    /// The stories of this page, newest first.
    pub stories: Vec<StoryCard>,
    /// The pages of the list; none where one page holds everything.
    pub pager: Option<Pager>,
    /// Number of stories in this list.
    pub total: usize,
    /// Number of all stories.
    pub all_total: usize,
    /// List of all stories.
    pub all_href: String,
}

/// What a list of stories or targets is narrowed to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ListSubject {
    /// `content_head`, `kind`, `unit` or `year`; of targets `campaign`, `year` or `state`.
    pub facet: Key,
    /// Enum key whose words the strings hold (`t.kind[key]`); none where `text` is given.
    pub key: Option<Key>,
    /// Name of the content head or unit, or the year; none where `key` is given.
    pub text: Option<String>,
}

/// How many stories one page of a list shows.
const PER_PAGE: usize = 20;

/// How many choices of a facet stand on every page. A ward has fewer units; a province would send a citizen the names of
/// all of its wards with every twenty stories.
const MANY: usize = 40;

/// The lists of stories.
#[derive(Debug)]
pub struct Stories;

impl PageKind for Stories {
    type Context = StoriesPage;
    const TEMPLATE: &'static str = "stories.html";

    fn routes(site: &Site) -> Vec<Route> {
        let pages = |(filter, count): (StoryFilter, usize)| {
            (1..=count.div_ceil(PER_PAGE).max(1)).map(move |page| Route::Stories(filter, page))
        };
        let all = std::iter::once((StoryFilter::All, site.index.stories.len()));
        all.chain(filters(site)).flat_map(pages).collect()
    }

    fn context(desk: &Desk<'_>) -> Option<StoriesPage> {
        let Route::Stories(filter, number) = desk.route else { return None };
        let site = desk.site;
        let stories = stories_of(site, filter);
        let first = (number - 1) * PER_PAGE;
        let shown = stories.get(first..(first + PER_PAGE).min(stories.len())).unwrap_or_default();
        let all_href = desk.href(Route::Stories(StoryFilter::All, 1));
        let crumbs = match filter {
            StoryFilter::All => Vec::new(),
            _ => vec![Crumb { href: all_href.clone(), key: Some("stories"), text: None }],
        };
        let mut page = desk.page(About {
            section: Some("stories"),
            feed: Some(Feed::Stories),
            sample: shown.iter().any(|id| site.stories[*id].sample),
            ..About::default()
        });
        // A narrowed or later page stands below the list of all stories.
        page.crumbs.truncate(1);
        page.crumbs.extend(crumbs);
        Some(StoriesPage {
            page,
            site: desk.site_view(),
            subject: subject(site, filter),
            facets: facets(desk, filter, number),
            stories: desk.story_cards(shown, PER_PAGE),
            pager: pager(number, stories.len(), PER_PAGE, |page| desk.href(Route::Stories(filter, page))),
            total: stories.len(),
            all_total: site.index.stories.len(),
            all_href,
        })
    }
}

/// Every way to narrow the list that leaves a story, with how many it leaves.
fn filters(site: &Site) -> impl Iterator<Item = (StoryFilter, usize)> {
    let index = &site.index;
    let heads = index.heads.iter().enumerate().map(|(at, head)| (StoryFilter::Head(at), head.stories.len()));
    let kinds = index.stories_by_kind.iter().map(|(kind, stories)| (StoryFilter::Kind(*kind), stories.len()));
    let mut units: Vec<_> =
        index.stories_by_unit.iter().map(|(unit, stories)| (StoryFilter::Unit(*unit), stories.len())).collect();
    units.sort_by_key(|(filter, _)| match filter {
        StoryFilter::Unit(unit) => index.unit_rank[unit.index()],
        _ => 0,
    });
    let years = index.stories_by_year.iter().rev().map(|(year, stories)| (StoryFilter::Year(*year), stories.len()));
    heads.chain(kinds).chain(units).chain(years).filter(|(_, count)| *count > 0)
}

fn stories_of(site: &Site, filter: StoryFilter) -> &[Id<Story>] {
    let index = &site.index;
    let found = match filter {
        StoryFilter::All => Some(&index.stories),
        StoryFilter::Head(at) => index.heads.get(at).map(|head| &head.stories),
        StoryFilter::Kind(kind) => index.stories_by_kind.get(&kind),
        StoryFilter::Unit(unit) => index.stories_by_unit.get(&unit),
        StoryFilter::Year(year) => index.stories_by_year.get(&year),
    };
    found.map_or(&[], Vec::as_slice)
}

/// The facet that a filter belongs to, and its name as a key or text.
fn named(site: &Site, filter: StoryFilter) -> Option<(Key, Option<Key>, Option<String>)> {
    match filter {
        StoryFilter::All => None,
        StoryFilter::Head(at) => Some(("content_head", None, Some(site.index.heads[at].title.clone()))),
        StoryFilter::Kind(kind) => Some(("kind", Some(kind.as_str()), None)),
        StoryFilter::Unit(unit) => Some(("unit", None, Some(site.units[unit].short_name().to_owned()))),
        StoryFilter::Year(year) => Some(("year", None, Some(year.to_string()))),
    }
}

fn subject(site: &Site, filter: StoryFilter) -> Option<ListSubject> {
    named(site, filter).map(|(facet, key, text)| ListSubject { facet, key, text })
}

/// What the page `number` of a list can be narrowed to. The first page of all stories shows every choice; the others name
/// it where a facet has more than fit on a screen or two.
fn facets(desk: &Desk<'_>, current: StoryFilter, number: usize) -> Vec<Facet> {
    let site = desk.site;
    let all_href = desk.href(Route::Stories(StoryFilter::All, 1));
    let has_all = (current, number) == (StoryFilter::All, 1);
    let filters: Vec<_> = filters(site).collect();
    let groups = filters.chunk_by(|(one, _), (other, _)| mem::discriminant(one) == mem::discriminant(other));
    let facet = |group: &[(StoryFilter, usize)]| {
        let is_whole = has_all || group.len() <= MANY;
        let shown = group.iter().filter(|(filter, _)| is_whole || *filter == current);
        let values = shown.filter_map(|(filter, count)| {
            let (_, key, text) = named(site, *filter)?;
            let href = desk.href(Route::Stories(*filter, 1));
            Some(FacetValue { key, text, href, count: *count, current: *filter == current, sample: false })
        });
        let (key, ..) = named(site, group.first()?.0)?;
        Some(Facet {
            key,
            all_href: all_href.clone(),
            all_count: site.index.stories.len(),
            values: values.collect(),
            rest: (!is_whole).then(|| FacetRest { href: format!("{all_href}#loc-{key}"), count: group.len() }),
        })
    };
    let is_choice = |group: &&[(StoryFilter, usize)]| group.len() > 1 || group.iter().any(|it| it.0 == current);
    groups.filter(is_choice).filter_map(facet).collect()
}

/// The pages of a list of `total` items; none where one page holds everything.
pub(super) fn pager(current: usize, total: usize, per_page: usize, href: impl Fn(usize) -> String) -> Option<Pager> {
    let pages = total.div_ceil(per_page);
    if pages < 2 {
        return None;
    }
    // The ends and the neighbours are shown; the rest is a gap.
    let shown = |page: &usize| *page == 1 || *page == pages || page.abs_diff(current) <= 1;
    let mut items = Vec::new();
    let mut last = 0;
    for page in (1..=pages).filter(shown) {
        if page > last + 1 {
            items.push(PagerItem { number: None, href: None });
        }
        items.push(PagerItem { number: Some(page), href: (page != current).then(|| href(page)) });
        last = page;
    }
    Some(Pager {
        current,
        pages,
        first: (current - 1) * per_page + 1,
        last: (current * per_page).min(total),
        total,
        items,
        previous: (current > 1).then(|| href(current - 1)),
        next: (current < pages).then(|| href(current + 1)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::load;
    use crate::pages::desk::{Frame, TextWords};
    use crate::world::{Clock, MemoryWorld};
    use std::fmt::Write as _;

    /// The facet "unit" of a list of a portal in which each of `count` units has a story: how many values it shows, which of
    /// them is current, and where the rest is.
    fn units_shown(count: usize, filter: impl Fn(&Site) -> StoryFilter) -> (usize, Option<String>, Option<FacetRest>) {
        let settings = "title = \"C\"\nbase_url = \"https://a.vn/\"\npublisher = \"u1\"\n";
        let campaign = "+++\ntitle = \"C\"\nissuer = \"u1\"\nstart = \"2025\"\nend = \"2030\"\n+++\n";
        let mut units = String::new();
        let mut world = MemoryWorld::new(Clock::Today("2026-11-21".parse().unwrap()))
            .with("content/site.toml", settings)
            .with("content/campaigns/c.md", campaign);
        for number in 1..=count {
            let _ = writeln!(units, "[[unit]]\nid = \"u{number}\"\nname = \"Tổ {number}\"\nkind = \"neighbourhood\"");
            let story = format!(
                "+++\ntitle = \"B\"\ndate = 2026-01-01\nkind = \"model\"\nsubject = \"S\"\nunit = \"u{number}\"\ncampaign = \"c\"\nsummary = \"T\"\n+++\n"
            );
            world = world.with(format!("content/stories/b{number}.md"), story);
        }
        let (site, _) = load(&world.with("content/units.toml", units));
        let frame = Frame::new(&site, TextWords::default(), None);
        let page = Stories::context(&Desk::new(&site, &frame, Route::Stories(filter(&site), 1))).unwrap();
        let facet = page.facets.into_iter().find(|facet| facet.key == "unit").unwrap();
        let current = facet.values.iter().find(|value| value.current).and_then(|value| value.text.clone());
        (facet.values.len(), current, facet.rest)
    }

    #[test]
    fn a_facet_with_many_choices_is_whole_on_the_first_page_alone() {
        let of_unit = |site: &Site| StoryFilter::Unit(site.units.find("u7").unwrap());
        assert_eq!(units_shown(MANY, of_unit), (MANY, Some("Tổ 7".to_owned()), None));
        assert_eq!(units_shown(MANY + 1, |_| StoryFilter::All), (MANY + 1, None, None));
        let rest = FacetRest { href: "../../#loc-unit".to_owned(), count: MANY + 1 };
        assert_eq!(units_shown(MANY + 1, of_unit), (1, Some("Tổ 7".to_owned()), Some(rest.clone())));
        assert_eq!(units_shown(MANY + 1, |_| StoryFilter::Kind(crate::model::StoryKind::Model)), (0, None, Some(rest)));
    }
}
