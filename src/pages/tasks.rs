//! Who has to do what: the duties and deadlines of every responsible unit, across campaigns.

use super::PageKind;
use super::desk::{About, Desk};
use super::happenings;
use super::stories::pager;
use super::view::{DeadlineCounts, DeadlineView, DutyView, IsoDate, PageMeta, Pager, Reference, SiteView};
use crate::model::{DeadlineState, Id, Occurrence, Party, Plan, RefTo, Site, Unit};
use crate::route::{CalendarFilter, Route, has_tasks};
use crate::vietnamese::{SortKey, sort_key};
use serde::Serialize;
use std::collections::BTreeMap;

/// Context of `tasks.html`: `/lich/don-vi/`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TasksPage {
    /// What the page says about itself.
    pub page: PageMeta,
    /// The portal around it.
    pub site: SiteView,
    /// Who has to do something, by name.
    pub units: Vec<UnitTasks>,
    /// Where all deadlines stand, as on the calendar.
    pub counts: DeadlineCounts,
    /// The day on which all of this holds.
    pub today: IsoDate,
    /// The pages of the list; none where one page holds everyone.
    pub pager: Option<Pager>,
    /// The calendar.
    pub calendar_href: String,
}

/// What one unit has to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct UnitTasks {
    /// The unit, or whoever a plan names in words.
    pub unit: Reference,
    /// What it has to do at no particular day.
    pub duties: Vec<DutyView>,
    /// What it has to do by a day: what is overdue first, then what is ahead, then what is done.
    pub deadlines: Vec<DeadlineView>,
}

/// Whoever owes something: a unit, or words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Owner<'a> {
    Unit(Id<Unit>),
    Words(&'a str),
}

/// What somebody owes.
#[derive(Clone, Debug)]
enum Owed {
    Duty(Id<Plan>, usize),
    Deadline(Id<Plan>, Occurrence),
}

/// How many duties and deadlines a page holds before it ends with whoever is on it.
const PER_PAGE: usize = 40;

/// Who has to do what.
#[derive(Debug)]
pub struct Tasks;

impl PageKind for Tasks {
    type Context = TasksPage;
    const TEMPLATE: &'static str = "tasks.html";

    fn routes(site: &Site) -> Vec<Route> {
        (1..=parts(&owed(site)).len()).map(Route::Tasks).collect()
    }

    fn context(desk: &Desk<'_>) -> Option<TasksPage> {
        let Route::Tasks(number) = desk.route else { return None };
        let all = owed(desk.site);
        let parts = parts(&all);
        let part = parts.get(number - 1)?;
        let units: Vec<UnitTasks> = all[part.clone()].iter().map(|(owner, owed)| unit(desk, *owner, owed)).collect();
        let sample = units.iter().any(|unit| {
            unit.duties.iter().any(|duty| duty.sample) || unit.deadlines.iter().any(|deadline| deadline.sample)
        });
        Some(TasksPage {
            page: desk.page(About { section: Some("calendar"), sample, ..About::default() }),
            site: desk.site_view(),
            units,
            counts: happenings::counts(desk.site, &happenings::sorted(desk.site, CalendarFilter::All)),
            today: desk.today(),
            pager: pager(number, parts.len(), 1, |page| desk.href(Route::Tasks(page))),
            calendar_href: desk.href(Route::Calendar(CalendarFilter::All, 1)),
        })
    }
}

impl Desk<'_> {
    /// The page that says who has to do what; none where nobody has to do anything.
    #[must_use]
    pub fn tasks_href(&self) -> Option<String> {
        has_tasks(self.site).then(|| self.href(Route::Tasks(1)))
    }
}

/// Everything that is owed by anybody, by name.
fn owed(site: &Site) -> Vec<(Owner<'_>, Vec<Owed>)> {
    let mut found: BTreeMap<Owner<'_>, Vec<Owed>> = BTreeMap::new();
    for &plan in &site.index.plans {
        let record = &site.plans[plan];
        for (at, duty) in record.duties.iter().enumerate().filter(|(_, duty)| duty.due.is_none()) {
            found.entry(of_unit(&duty.unit)).or_default().push(Owed::Duty(plan, at));
        }
        for occurrence in site.occurrences(plan) {
            for party in &record.deadlines[occurrence.deadline].from {
                let owner = match party {
                    Party::Unit(unit) => of_unit(unit),
                    Party::Text(words) => Owner::Words(&words.value),
                };
                found.entry(owner).or_default().push(Owed::Deadline(plan, occurrence.clone()));
            }
        }
    }
    let mut found: Vec<(Owner<'_>, Vec<Owed>)> = found.into_iter().collect();
    let name = |owner: &Owner<'_>| -> SortKey {
        sort_key(match owner {
            Owner::Unit(id) => site.units[*id].short_name(),
            Owner::Words(words) => words,
        })
    };
    found.sort_by_cached_key(|(owner, _)| (name(owner), *owner));
    found
}

/// A unit; one that is not known stands as written, and has been reported.
fn of_unit(unit: &RefTo<Unit>) -> Owner<'_> {
    unit.target().map_or(Owner::Words(&unit.key), Owner::Unit)
}

/// The pages of the list: whoever begins on a page ends there.
fn parts(all: &[(Owner<'_>, Vec<Owed>)]) -> Vec<std::ops::Range<usize>> {
    let mut parts: Vec<std::ops::Range<usize>> = Vec::new();
    let mut on_page = 0;
    for (at, (_, owed)) in all.iter().enumerate() {
        if let Some(part) = parts.last_mut().filter(|_| on_page + owed.len() <= PER_PAGE) {
            part.end = at + 1;
            on_page += owed.len();
        } else {
            parts.push(at..at + 1);
            on_page = owed.len();
        }
    }
    parts
}

fn unit(desk: &Desk<'_>, owner: Owner<'_>, owed: &[Owed]) -> UnitTasks {
    let mut deadlines: Vec<&(Id<Plan>, Occurrence)> = Vec::new();
    let mut duties = Vec::new();
    let dated: Vec<(Id<Plan>, Occurrence)> = (owed.iter())
        .filter_map(|owed| match owed {
            Owed::Duty(plan, at) => {
                duties.push(desk.duty_view(*plan, *at));
                None
            }
            Owed::Deadline(plan, found) => Some((*plan, found.clone())),
        })
        .collect();
    deadlines.extend(&dated);
    deadlines.sort_by_key(|(_, found)| {
        let rank = match found.state {
            DeadlineState::Passed => 0,
            DeadlineState::Upcoming => 1,
            DeadlineState::Met => 2,
        };
        (rank, found.due.last_day())
    });
    UnitTasks {
        unit: match owner {
            Owner::Unit(id) => desk.unit(id),
            Owner::Words(words) => Reference::plain(words),
        },
        duties,
        deadlines: deadlines.into_iter().map(|(plan, found)| desk.deadline_view(*plan, found)).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::load;
    use crate::pages::desk::{Frame, TextWords};
    use crate::world::{Clock, MemoryWorld};

    #[test]
    fn everyone_who_owes_something_is_told_what_is_overdue_first() {
        let units = "[[unit]]\nid = \"phong-v\"\nname = \"Phòng V\"\nkind = \"department\"\n\
            [[unit]]\nid = \"u\"\nname = \"Ủy ban\"\nkind = \"people-committee\"\n";
        let campaign = "+++\ntitle = \"C\"\nissuer = \"u\"\nstart = \"2025\"\nend = \"2030\"\n+++\n";
        let plan = "+++\ntitle = \"K\"\ncampaign = \"c\"\nissuer = \"u\"\ntype = \"plan\"\nissued = \"2025\"\n\
            [[duty]]\nunit = \"phong-v\"\nwhat = \"Tổng hợp\"\nmet = [{ year = 2026, document = \"k\" }]\n\
            [[duty]]\nunit = \"phong-v\"\nwhat = \"Mở lớp\"\ndue = \"2026-06\"\n\
            [[deadline]]\nwhat = \"Báo cáo\"\ndue = \"12-05\"\nfrom = [\"Các tổ\", \"phong-v\"]\n\
            met = [{ year = 2025, document = \"k\" }]\n+++\n";
        let world = MemoryWorld::new(Clock::Today("2026-11-21".parse().unwrap()))
            .with("content/units.toml", units)
            .with("content/campaigns/c.md", campaign)
            .with("content/plans/k.md", plan);
        let (site, _) = load(&world);
        let frame = Frame::new(&site, TextWords::default(), None);
        assert_eq!(Tasks::routes(&site), [Route::Tasks(1)]);
        let page = Tasks::context(&Desk::new(&site, &frame, Route::Tasks(1))).unwrap();
        let told: Vec<(&str, Vec<(&str, &str)>)> = (page.units.iter())
            .map(|unit| {
                let deadlines = unit.deadlines.iter().map(|it| (it.what.as_str(), it.state)).collect();
                (unit.unit.text.as_str(), deadlines)
            })
            .collect();
        let report = [("Báo cáo", "soon"), ("Báo cáo", "met")];
        let expected = [("Các tổ", report.to_vec()), ("Phòng V", [&[("Mở lớp", "passed")], &report[..]].concat())];
        assert_eq!(told, expected);
        let duties = &page.units[1].duties;
        assert_eq!((duties.len(), duties[0].what.as_str(), duties[0].met.len()), (1, "Tổng hợp", 1));
        assert_eq!(page.units[0].deadlines[0].href.as_deref(), Some("../#han-k-2026-12-05"));
        assert_eq!((page.counts.passed, page.counts.soon, page.counts.met), (1, 1, 1));
    }

    #[test]
    fn a_page_ends_with_whoever_is_on_it() {
        let world = MemoryWorld::new(Clock::Today("2026-11-21".parse().unwrap()))
            .with("content/plans/k.md", "+++\ntitle = \"K\"\n+++\n");
        let plan = load(&world).0.plans.find("k").unwrap();
        let owed = |count| (Owner::Words("a"), vec![Owed::Duty(plan, 0); count]);
        assert_eq!(parts(&[owed(30), owed(10), owed(1), owed(60), owed(40)]), [0..2, 2..3, 3..4, 4..5]);
        assert!(parts(&[]).is_empty());
    }
}
