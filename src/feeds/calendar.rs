//! `lich.ics` (RFC 5545): deadlines of plans, beginnings, ends and reviews of the campaigns whose plans it publishes, last days of
//! consultations. Each campaign with a calendar page has a file of its own below it.
//!
//! A yearly deadline is one event that comes back (RRULE) for as long as its campaigns last. Days whose state is more
//! than "ahead" (reported, overdue, due soon) are exceptions to it (RECURRENCE-ID) that say so, as of the day the
//! portal was made.
//!
//! Every event lasts a day and leaves its day free. Where a source leaves the day, or the day and the month, blank, the
//! event stands on the first day that can be meant for a beginning, on the last one for everything else, is
//! tentative, and says so. An event's id is made of the record's, so that a program that reads the file again knows it.

use super::deadlines::of_deadlines;
use super::say;
use crate::diagnostic::Language;
use crate::model::{AwardList, Campaign, Id, Review, Site};
use crate::route::{CalendarFilter, Producer, Route, calendar_lists};
use crate::syntax::PartialDate;
use chrono::{NaiveDate, NaiveTime};
use icalendar::{Calendar as File, Component, Event, EventLike, EventStatus, Property};

/// The calendar.
pub(super) struct Calendar;

impl Producer for Calendar {
    fn routes(&self, site: &Site) -> Vec<Route> {
        calendar_lists(site).into_iter().map(Route::CalendarFile).collect()
    }

    fn render(&self, site: &Site, route: Route) -> Option<Vec<u8>> {
        let Route::CalendarFile(of) = route else { return None };
        Some(file(site, of).to_string().into_bytes())
    }
}

fn file(site: &Site, of: CalendarFilter) -> File {
    let mut file = File::empty();
    let head = [("VERSION", "2.0"), ("PRODID", "-//Guong//Guong//VI"), ("CALSCALE", "GREGORIAN")];
    for (key, value) in head {
        file.append_property(Property::new(key, value));
    }
    let title = line(&match of {
        CalendarFilter::All => site.settings.title.value.clone(),
        CalendarFilter::Campaign(id) => site.campaigns[id].short_title().to_owned(),
    });
    // The crate does not know that the newer of the two is text, and would not escape it.
    file.append_property(Property::new("NAME", &title).add_parameter("VALUE", "TEXT").done());
    file.append_property(Property::new("X-WR-CALNAME", &title)).timezone(site.settings.time_zone.name());
    let mut days = days(site, of);
    days.sort_by(|a, b| (a.on(), &a.name, a.instance).cmp(&(b.on(), &b.name, b.instance)));
    let place = place(&site.settings.base_url.value);
    file.extend(days.iter().map(|day| day.event(site, place)));
    file
}

/// A text on one line: a calendar's values hold no control character (section 3.3.11).
fn line(text: &str) -> String {
    let words = text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

/// Something that has a day.
pub(super) struct Day {
    /// Unique in the portal.
    pub name: String,
    pub date: PartialDate,
    /// Whether something begins: it then stands on the first day that can be meant.
    pub begins: bool,
    pub title: String,
    pub about: Vec<String>,
    pub page: Route,
    /// When the record said so.
    pub said: NaiveDate,
    pub sample: bool,
    /// How it comes back.
    pub repeats: Option<Repeats>,
    /// Whether it is one day of something of the same name that comes back.
    pub instance: bool,
}

/// A yearly event, from its day on.
pub(super) struct Repeats {
    /// Whether it is the last day of February, whatever its number.
    pub end_of_february: bool,
    /// The last day.
    pub until: NaiveDate,
    /// Days between the first and the last that do not count.
    pub except: Vec<NaiveDate>,
}

impl Day {
    fn on(&self) -> NaiveDate {
        if self.begins { self.date.first_day() } else { self.date.last_day() }
    }

    fn event(&self, site: &Site, place: &str) -> Event {
        let day = self.on();
        let fixed = self.date.full().is_some();
        let sample = if self.sample { say(site, " (dữ liệu mẫu)", " (sample data)") } else { "" };
        let mut about: Vec<String> = self.about.iter().map(|text| line(text)).collect();
        if !fixed {
            about.push(not_fixed(site, self.date));
        }
        let address = self.page.absolute(site);
        about.push(address.clone());
        let mut event = Event::with_uid(&format!("{}@{place}", self.name));
        event
            .timestamp(self.said.and_time(NaiveTime::MIN).and_utc())
            .starts(day)
            .summary(&format!("{}{sample}", line(&self.title)))
            .description(&about.join("\n"))
            .status(if fixed { EventStatus::Confirmed } else { EventStatus::Tentative })
            .add_property("TRANSP", "TRANSPARENT")
            .url(&address);
        if self.instance {
            event.append_property(day_property("RECURRENCE-ID", &[day]));
        }
        if let Some(repeats) = &self.repeats {
            let february = if repeats.end_of_february { ";BYMONTH=2;BYMONTHDAY=-1" } else { "" };
            event.add_property("RRULE", format!("FREQ=YEARLY{february};UNTIL={}", basic(repeats.until)));
            if !repeats.except.is_empty() {
                event.append_property(day_property("EXDATE", &repeats.except));
            }
        }
        // An event of one day ends when the next one begins.
        if let Some(next) = day.succ_opt() {
            event.ends(next);
        }
        event.done()
    }
}

/// A property whose value is days.
fn day_property(name: &str, days: &[NaiveDate]) -> Property {
    let days: Vec<String> = days.iter().copied().map(basic).collect();
    Property::new(name, days.join(",")).add_parameter("VALUE", "DATE").done()
}

/// A day as the format writes it.
fn basic(day: NaiveDate) -> String {
    day.format("%Y%m%d").to_string()
}

/// What is known of a day that is not fixed.
fn not_fixed(site: &Site, date: PartialDate) -> String {
    let year = date.year();
    let vietnamese = date.month().map_or_else(|| format!("năm {year}"), |month| format!("tháng {month}/{year}"));
    match site.settings.language {
        Language::Vi => format!("Trong {vietnamese}, chưa định ngày."),
        Language::En => format!("In {date}; the day is not fixed."),
    }
}

/// The host and path of the portal, for ids that are unique in the world: a host may hold the portals of many wards,
/// whose plans are called alike.
fn place(base: &str) -> &str {
    base.split_once("://").map_or(base, |(_, rest)| rest).trim_end_matches('/')
}

fn days(site: &Site, of: CalendarFilter) -> Vec<Day> {
    let mut days = Vec::new();
    for id in site.plans.ids().filter(|id| of.holds_plan(site, *id)) {
        days.extend(of_deadlines(site, id));
    }
    let campaigns = match of {
        CalendarFilter::All => site.carried_campaigns(),
        CalendarFilter::Campaign(id) => vec![id],
    };
    for id in campaigns {
        of_campaign(site, id, &mut days);
    }
    let lists = site.award_lists.iter().filter(|(_, list)| list.campaign.target().is_none_or(|id| of.holds(id)));
    days.extend(lists.filter_map(|(id, _)| of_consultation(site, id)));
    days
}

fn of_campaign(site: &Site, id: Id<Campaign>, days: &mut Vec<Day>) {
    let campaign = &site.campaigns[id];
    let short = campaign.short_title();
    let key = &campaign.id.value;
    let mut add = |name: String, date: PartialDate, begins: bool, title: String| {
        days.push(Day {
            name,
            date,
            begins,
            title,
            about: vec![campaign.title.value.clone()],
            page: Route::Campaign(id),
            said: campaign.start.value.first_day(),
            sample: campaign.sample,
            repeats: None,
            instance: false,
        });
    };
    let (starts, ends) = (say(site, "Bắt đầu", "Start"), say(site, "Kết thúc", "End"));
    add(format!("dau-{key}"), campaign.start.value, true, format!("{starts}: {short}"));
    add(format!("cuoi-{key}"), campaign.end.value, false, format!("{ends}: {short}"));
    for (number, phase) in (1..).zip(&campaign.phases) {
        let title = &phase.title.value;
        // What may begin or end with the campaign needs no day of its own.
        if !may_be_one(phase.start.value, campaign.start.value) {
            add(format!("dau-{key}-gd-{number}"), phase.start.value, true, format!("{starts}: {title}, {short}"));
        }
        let end = phase.end.value;
        if let Some(review) = phase.review {
            // A review is held some time in the last year of its phase.
            let (word, name) = match review {
                Review::Interim => ("so-ket", say(site, "Sơ kết", "Interim review")),
                Review::Final => ("tong-ket", say(site, "Tổng kết", "Final review")),
            };
            let year = PartialDate::year_only(end.year());
            add(format!("{word}-{key}-gd-{number}"), year, false, format!("{name}: {title}, {short}"));
        }
        // Where no more than the year is known, the review says the same.
        let reviewed = phase.review.is_some() && end.month().is_none();
        if !reviewed && end.last_day() != campaign.end.value.last_day() {
            add(format!("cuoi-{key}-gd-{number}"), end, false, format!("{ends}: {title}, {short}"));
        }
    }
}

/// Whether both dates can mean the same day.
fn may_be_one(a: PartialDate, b: PartialDate) -> bool {
    a.first_day() <= b.last_day() && b.first_day() <= a.last_day()
}

/// The last day of a consultation that is under way or was.
fn of_consultation(site: &Site, id: Id<AwardList>) -> Option<Day> {
    let list = &site.award_lists[id];
    let consultation = list.consultation.as_ref()?;
    let closes = consultation.closes(&site.settings.holidays)?;
    Some(Day {
        name: format!("y-kien-{}", list.id.value),
        date: closes.into(),
        begins: false,
        title: format!("{} {}", say(site, "Hết hạn lấy ý kiến:", "Consultation ends:"), list.title.value),
        about: Vec::new(),
        page: Route::AwardList(id),
        said: consultation.opens.value.first_day(),
        sample: list.sample,
        repeats: None,
        instance: false,
    })
}
