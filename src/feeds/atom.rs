//! Atom feeds (RFC 4287): everything new, stories, award lists.
//!
//! An entry's id is the absolute address of its page, which never changes; every stage of an award list is an entry of
//! its own ([`award_stages`]). It is updated on the day that its record gives: of a story, of a plan's issue or of its
//! latest correction, of a stage. A date without a day counts as the first one that it can mean, so that nothing is of
//! a day still to come.

use super::award_stages;
use super::say;
use super::xml::{self, XmlWriter, element, empty};
use crate::ledger::Change;
use crate::model::{Entry, Id, Plan, Site, Story};
use crate::route::{Feed, Producer, Route, StoryFilter};
use crate::sealing;
use crate::syntax::PartialDate;
use chrono::{DateTime, NaiveDate, NaiveTime, SecondsFormat, TimeZone, Utc};
use std::cmp::Reverse;
use std::io;

/// The most entries that a feed has.
const MOST: usize = 50;

/// The feeds.
pub(super) struct Atom;

impl Producer for Atom {
    fn routes(&self, site: &Site) -> Vec<Route> {
        let log = (!site.ledger.is_empty()).then_some(Feed::Log);
        [Feed::All, Feed::Stories, Feed::Awards].into_iter().chain(log).map(Route::Feed).collect()
    }

    fn render(&self, site: &Site, route: Route) -> Option<Vec<u8>> {
        let Route::Feed(feed) = route else { return None };
        let items = items(site, feed);
        Some(xml::document(|writer| write(writer, site, feed, &items)))
    }
}

/// One entry.
pub(super) struct Item {
    pub(super) title: String,
    /// Never changes.
    pub(super) id: String,
    /// Where it leads.
    pub(super) address: String,
    /// None where the record does not give the day.
    pub(super) published: Option<NaiveDate>,
    pub(super) updated: NaiveDate,
    pub(super) summary: String,
    pub(super) author: Option<String>,
    pub(super) sample: bool,
}

/// The newest entries of a feed, newest first.
fn items(site: &Site, feed: Feed) -> Vec<Item> {
    let mut items = Vec::new();
    if feed == Feed::Log {
        // The order of the ledger, not of titles on one day.
        return (0..site.ledger.entries.len()).rev().take(MOST).filter_map(|at| of_entry(site, at)).collect();
    }
    if feed != Feed::Awards {
        items.extend(site.index.stories.iter().take(MOST).map(|id| of_story(site, *id)));
    }
    if feed != Feed::Stories {
        items.extend(site.award_lists.ids().flat_map(|id| award_stages::stages(site, id)));
    }
    if feed == Feed::All {
        items.extend(site.plans.ids().filter_map(|id| of_plan(site, id)));
    }
    items.sort_by(|a, b| (Reverse(a.updated), &a.id).cmp(&(Reverse(b.updated), &b.id)));
    items.truncate(MOST);
    items
}

fn of_story(site: &Site, id: Id<Story>) -> Item {
    let story = &site.stories[id];
    let date = story.date.value;
    let address = Route::from(Entry::Story(id)).absolute(site);
    Item {
        title: story.title.value.clone(),
        id: address.clone(),
        address,
        published: date.full(),
        updated: at_the_latest(site, date),
        summary: story.summary.as_ref().map(|summary| summary.value.clone()).unwrap_or_default(),
        author: story.author.as_ref().map(|author| author.value.clone()),
        sample: story.sample,
    }
}

fn of_plan(site: &Site, id: Id<Plan>) -> Option<Item> {
    let plan = &site.plans[id];
    let issued = plan.issued?.value;
    let corrected = plan.corrections.iter().filter_map(|correction| correction.date).map(|date| date.value).max();
    let number = plan.number.as_ref().map(|number| number.value.as_str());
    let by = plan.issuer.target().map(|unit| site.units[unit].name.value.as_str());
    let summary: Vec<&str> = number.into_iter().chain(by).collect();
    let address = Route::from(Entry::Plan(id)).absolute(site);
    Some(Item {
        title: plan.title.value.clone(),
        id: address.clone(),
        address,
        published: issued.full(),
        updated: at_the_latest(site, corrected.map_or(issued, |corrected| corrected.max(issued))),
        summary: summary.join(", "),
        author: None,
        sample: plan.sample,
    })
}

/// The day that an entry must have, of a date that may be partial: the last one that it can be, once that is past; until then
/// the first.
fn at_the_latest(site: &Site, date: PartialDate) -> NaiveDate {
    let last = date.last_day();
    if last <= site.today { last } else { date.first_day() }
}

/// One entry of the publication log.
fn of_entry(site: &Site, at: usize) -> Option<Item> {
    let entry = &site.ledger.entries[at].entry;
    let record = site.ledger.names.binary_search(&entry.record).ok()?;
    let kind = match entry.kind {
        Change::Published => say(site, "Công bố", "Published"),
        Change::Advanced => say(site, "Sang bước tiếp", "Next stage"),
        Change::Corrected => say(site, "Đính chính", "Corrected"),
        Change::Revoked => say(site, "Hủy bỏ", "Revoked"),
        Change::Withdrawn => say(site, "Gỡ theo yêu cầu", "Withdrawn"),
        Change::Removed => say(site, "Thôi đăng", "Taken off"),
    };
    let time = DateTime::parse_from_rfc3339(&entry.time).ok()?.with_timezone(&site.settings.time_zone);
    let opening = site.ledger.opening(&entry.record, entry.version);
    let reason = |key: &String| {
        let value = opening?.part(key)?.value.as_ref()?;
        value.get("reason")?.as_str().map(str::to_owned)
    };
    let own = Some(entry.reason.clone()).filter(|reason| !reason.is_empty());
    let reasons: Vec<String> = own.into_iter().chain(entry.because.iter().filter_map(reason)).collect();
    let address = format!("{}#n-{}", Route::LogRecord(record).absolute(site), entry.seq);
    Some(Item {
        title: format!("{kind}: {}", sealing::title(site, &entry.record)),
        id: address.clone(),
        address,
        published: Some(time.date_naive()),
        updated: time.date_naive(),
        summary: reasons.join(" "),
        author: None,
        sample: sealing::is_sample(site, &entry.record),
    })
}

fn write(writer: &mut XmlWriter, site: &Site, feed: Feed, items: &[Item]) -> io::Result<()> {
    let lang = say(site, "vi", "en");
    let attributes = [("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", lang)];
    let inner = |writer: &mut XmlWriter| {
        head(writer, site, feed, items)?;
        items.iter().try_for_each(|item| entry(writer, site, item))
    };
    writer.create_element("feed").with_attributes(attributes).write_inner_content(inner).map(drop)
}

fn head(writer: &mut XmlWriter, site: &Site, feed: Feed, items: &[Item]) -> io::Result<()> {
    let settings = &site.settings;
    let (page, what) = match feed {
        Feed::All => (Route::Home, None),
        Feed::Stories => (Route::Stories(StoryFilter::All, 1), Some(say(site, "Gương điển hình", "Model stories"))),
        Feed::Awards => (Route::Awards(1), Some(say(site, "Khen thưởng", "Awards"))),
        Feed::Log => (Route::Log, Some(say(site, "Nhật ký công bố", "Publication log"))),
    };
    let own = Route::Feed(feed).absolute(site);
    let title = &settings.title.value;
    element(writer, "title", &what.map_or_else(|| title.clone(), |what| format!("{what} – {title}")))?;
    element(writer, "id", &own)?;
    empty(writer, "link", &[("rel", "self"), ("type", "application/atom+xml"), ("href", &own)])?;
    empty(writer, "link", &[("rel", "alternate"), ("type", "text/html"), ("href", &page.absolute(site))])?;
    // A feed has a date even where it has no entry yet; it is not that of today, which differs every day.
    let newest = items.iter().map(|item| item.updated).max().unwrap_or_default();
    element(writer, "updated", &instant(site, newest))?;
    if let Some(tagline) = &settings.tagline {
        element(writer, "subtitle", &tagline.value)?;
    }
    let publisher = settings.publisher.target().map_or(title, |unit| &site.units[unit].name.value);
    person(writer, "author", publisher)?;
    if let Some(licence) = &settings.licence {
        element(writer, "rights", &licence.value)?;
    }
    element(writer, "generator", "Gương")
}

fn entry(writer: &mut XmlWriter, site: &Site, item: &Item) -> io::Result<()> {
    let inner = |writer: &mut XmlWriter| {
        // Readers of feeds do not see the page's notice.
        let sample = if item.sample { say(site, " (dữ liệu mẫu)", " (sample data)") } else { "" };
        element(writer, "title", &format!("{}{sample}", item.title))?;
        element(writer, "id", &item.id)?;
        empty(writer, "link", &[("rel", "alternate"), ("type", "text/html"), ("href", &item.address)])?;
        if let Some(published) = item.published {
            element(writer, "published", &instant(site, published))?;
        }
        element(writer, "updated", &instant(site, item.updated))?;
        if let Some(author) = &item.author {
            person(writer, "author", author)?;
        }
        if item.summary.is_empty() { Ok(()) } else { element(writer, "summary", &item.summary) }
    };
    writer.create_element("entry").write_inner_content(inner).map(drop)
}

fn person(writer: &mut XmlWriter, role: &str, name: &str) -> io::Result<()> {
    writer.create_element(role).write_inner_content(|writer| element(writer, "name", name)).map(drop)
}

/// The beginning of a day in the portal's time zone, as RFC 3339 writes it.
fn instant(site: &Site, day: NaiveDate) -> String {
    let midnight = day.and_time(NaiveTime::MIN);
    match site.settings.time_zone.from_local_datetime(&midnight).earliest() {
        Some(instant) => instant.to_rfc3339_opts(SecondsFormat::Secs, false),
        // Clocks were put forward at midnight, which therefore did not happen there.
        None => Utc.from_utc_datetime(&midnight).to_rfc3339_opts(SecondsFormat::Secs, true),
    }
}
