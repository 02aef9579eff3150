//! The register of awards: all lists and all rows across the years.

use super::PageKind;
use super::desk::{About, Desk, letter_anchor, letter_label};
use super::stories::pager;
use crate::model::{AwardList, Id, Roll, Site};
use crate::route::{Feed, Route};
use crate::syntax::PartialDate;
use serde::Serialize;

use super::view::{
    AwardListCard, Download, Facet, IsoDate, Key, Link, PageMeta, Pager, PendingAward, Reference, SiteView,
};

/// Context of `award-register.html`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AwardRegisterPage {
    /// What the page says about itself.
    pub page: PageMeta,
    /// The portal around it.
    pub site: SiteView,
    /// All lists, newest first; only on the register's first page.
    pub lists: Vec<AwardListCard>,
    /// Lists that plans foresee and that are not there yet.
    pub pending: Vec<PendingAward>,
    /// Ways to narrow the rows; empty where the portal makes no such lists.
    pub facets: Vec<Facet>,
    /// Letters of the whole register, each a link to its first row; empty for a short register.
    pub letters: Vec<Link>,
    /// The rows of this page, by given name or name of a collective.
    pub rows: Vec<RegisterRow>,
    /// The pages of the register; none where one page holds everything.
    pub pager: Option<Pager>,
    /// Number of all rows.
    pub total: usize,
    /// The whole register as files.
    pub downloads: Vec<Download>,
    /// Day of the last change of any list.
    pub changed: Option<IsoDate>,
}

/// One row of the register.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RegisterRow {
    /// Anchor where this row is the first of its letter: `chu-d`.
    pub anchor: Option<String>,
    /// Name.
    pub name: String,
    /// Row in its list.
    pub href: String,
    /// Ordinal in its list.
    pub ordinal: usize,
    /// Year that it honours.
    pub year: i32,
    /// Name of the award's form or title.
    pub form: String,
    /// `individual`, `collective` or `household`.
    pub subject: Key,
    /// Position held, where others of the same name are in the register.
    pub title: Option<String>,
    /// Whether others of the same name are in the register: the row is no statement about them.
    pub namesake: bool,
    /// Organisation.
    pub unit: Option<Reference>,
    /// `granted`, `corrected` or `revoked`; `proposed`, `upcoming`, `consultation` or `closed` before the decision.
    pub status: Key,
    /// Whether it is sample data.
    pub sample: bool,
}

/// How many rows one page shows.
const PER_PAGE: usize = 100;

/// How many lists that are still to come are announced.
const PENDING: usize = 2;

/// The register.
#[derive(Debug)]
pub struct AwardRegister;

impl PageKind for AwardRegister {
    type Context = AwardRegisterPage;
    const TEMPLATE: &'static str = "award-register.html";

    fn routes(site: &Site) -> Vec<Route> {
        (1..=site.index.roll.rows.len().div_ceil(PER_PAGE).max(1)).map(Route::Awards).collect()
    }

    fn context(desk: &Desk<'_>) -> Option<AwardRegisterPage> {
        let Route::Awards(number) = desk.route else { return None };
        let site = desk.site;
        let roll = &site.index.roll.rows;
        let first = (number - 1) * PER_PAGE;
        let shown = first.min(roll.len())..(first + PER_PAGE).min(roll.len());
        let rows: Vec<RegisterRow> = shown.map(|position| row(desk, position)).collect();
        let mut lists = Vec::new();
        let mut pending = Vec::new();
        if number == 1 {
            lists.extend(site.index.award_lists.iter().map(|id| desk.award_list_card(*id)));
            pending = desk.main_campaign().map(|id| desk.pending_awards(id, PENDING)).unwrap_or_default();
        }
        let sample = rows.iter().any(|row| row.sample) || lists.iter().any(|list| list.sample);
        Some(AwardRegisterPage {
            page: page(desk, number, sample),
            site: desk.site_view(),
            lists,
            pending,
            facets: Vec::new(),
            letters: letters(desk),
            rows,
            pager: pager(number, roll.len(), PER_PAGE, |page| desk.href(Route::Awards(page))),
            total: roll.len(),
            downloads: downloads(desk),
            changed: changed(site),
        })
    }
}

fn page(desk: &Desk<'_>, number: usize, sample: bool) -> PageMeta {
    let base = &desk.site.settings.base_url.value;
    let item = |(position, id): (usize, &Id<AwardList>)| {
        serde_json::json!({
            "@type": "ListItem",
            "position": position,
            "name": desk.site.award_lists[*id].title.value,
            "url": Route::AwardList(*id).address(desk.site).absolute(base),
        })
    };
    let lists = &desk.site.index.award_lists;
    let items: Vec<_> = (1..).zip(lists).map(item).collect();
    let json_ld = (number == 1 && !lists.is_empty()).then(|| {
        serde_json::json!({
            "@context": "https://schema.org",
            "@type": "ItemList",
            "url": desk.here().absolute(base),
            "itemListOrder": "https://schema.org/ItemListOrderDescending",
            "numberOfItems": items.len(),
            "itemListElement": items,
        })
    });
    desk.page(About { section: Some("awards"), sample, feed: Some(Feed::Awards), json_ld, ..About::default() })
}

fn row(desk: &Desk<'_>, position: usize) -> RegisterRow {
    let roll = &desk.site.index.roll;
    let address = roll.rows[position];
    let list = desk.row(address).0;
    let view = desk.award_row(address);
    let namesake = desk.site.index.is_namesake(address);
    RegisterRow {
        title: view.title.filter(|_| namesake),
        namesake,
        anchor: roll.letter_at(position).filter(|_| has_letters(roll)).map(letter_anchor),
        name: view.name,
        href: desk.row_href(address),
        ordinal: view.ordinal,
        year: list.year.value,
        form: view.form,
        subject: view.subject,
        unit: view.unit,
        status: desk.award_mention(address).status,
        sample: list.sample,
    }
}

/// The register as a file. Its size is not known when the page is made.
fn downloads(desk: &Desk<'_>) -> Vec<Download> {
    let any = !desk.site.award_lists.records().is_empty();
    any.then(|| Download::unmeasured(desk.href(Route::AwardsCsv), "csv")).into_iter().collect()
}

fn has_letters(roll: &Roll) -> bool {
    roll.rows.len() >= super::award_list::ROWS_FOR_LETTERS
}

/// Every letter, with the way to its first row.
fn letters(desk: &Desk<'_>) -> Vec<Link> {
    let roll = &desk.site.index.roll;
    let link = |(letter, position): &(char, usize)| {
        let href = desk.href_at(Route::Awards(position / PER_PAGE + 1), &letter_anchor(*letter));
        Link::new(href, letter_label(*letter))
    };
    if has_letters(roll) { roll.letters.iter().map(link).collect() } else { Vec::new() }
}

/// The latest day on which a list was decided, corrected or revoked.
fn changed(site: &Site) -> Option<IsoDate> {
    let dates = site.award_lists.records().iter().filter_map(AwardList::changed);
    dates.max().map(|date: PartialDate| date.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::load;
    use crate::pages::desk::{Frame, TextWords};
    use crate::world::{Clock, MemoryWorld};

    #[test]
    fn a_long_register_has_pages_and_letters_lead_into_them() {
        let name = |n: usize| format!("Bế Văn {}{n:03},cá nhân,Lao động tiên tiến", if n < 120 { 'A' } else { 'B' });
        let rows: Vec<String> = (0..150).map(name).collect();
        let list = "+++\ntitle = \"D\"\ncampaign = \"c\"\noccasion = \"annual\"\nyear = 2026\nstatus = \"proposed\"\nrows = \"d.csv\"\n+++\n";
        let world = MemoryWorld::new(Clock::Today("2026-11-21".parse().unwrap()))
            .with("content/awards/d.md", list)
            .with("content/awards/d.csv", format!("Họ và tên,Đối tượng,Hình thức\n{}\n", rows.join("\n")));
        let (site, _) = load(&world);
        assert_eq!(AwardRegister::routes(&site), [Route::Awards(1), Route::Awards(2)]);
        let frame = Frame::new(&site, TextWords::default(), None);
        let page = |number| AwardRegister::context(&Desk::new(&site, &frame, Route::Awards(number))).unwrap();
        let (first, second) = (page(1), page(2));
        assert_eq!((first.rows.len(), second.rows.len(), first.lists.len(), second.lists.len()), (100, 50, 1, 0));
        let letters: Vec<_> = first.letters.iter().map(|letter| (letter.text.as_str(), letter.href.as_str())).collect();
        assert_eq!(letters, [("A", "#chu-a"), ("B", "trang/2/#chu-b")]);
        let anchored: Vec<_> =
            second.rows.iter().filter_map(|row| Some((row.name.as_str(), row.anchor.as_deref()?))).collect();
        assert_eq!(anchored, [("Bế Văn B120", "chu-b")]);
        assert_eq!(second.rows[0].href, "../../d/#dong-101");
        assert_eq!(second.pager.and_then(|pager| pager.previous).as_deref(), Some("../../"));
        assert_eq!(second.page.canonical, "/khen-thuong/trang/2/");
    }
}
