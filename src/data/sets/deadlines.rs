//! Deadlines of plans and whether they were met: of a yearly one the latest past day and the next one.

use super::super::table::{Cell, Field, FieldKind, Table, the_key};
use crate::diagnostic::Words;
use crate::model::{Deadline, DeadlineState, Id, Occurrence, Party, Plan, Site};
use crate::route::DataTable;

/// A plan and a day on which something of it is due.
type Due = (Id<Plan>, Occurrence);

pub(super) static SET: Table<Due> = Table {
    which: DataTable::Deadlines,
    about: Words::new(
        "Các hạn báo cáo của kế hoạch: hạn gần nhất đã qua và hạn sắp tới.",
        "Deadlines of plans: the latest past one and the next one.",
    ),
    key_columns: 1,
    record: the_key,
    keys: |site| {
        let of_plan = |id: Id<Plan>| site.occurrences(id).into_iter().map(move |due| (id, due));
        site.plans.ids().flat_map(of_plan).collect()
    },
    fields: &[
        Field::always("id", FieldKind::Text, "mã của hạn", "id of the deadline", |_, due| {
            Cell::text(due.1.name.clone())
        }),
        Field::always("plan", FieldKind::Id(DataTable::Plans), "mã kế hoạch", "id of the plan", |site, due| {
            Cell::text(&site.plans[due.0].id.value)
        }),
        Field::always("what", FieldKind::Text, "việc phải làm", "what is due", |site, due| {
            Cell::text(&deadline(site, due).what.value)
        }),
        Field::always("due", FieldKind::PartialDate, "hạn", "when", |_, due| Cell::text(due.1.due.to_string())),
        Field::always("yearly", FieldKind::Flag, "true nếu hằng năm", "true where it is yearly", |_, due| {
            Cell::Flag(due.1.yearly)
        }),
        Field::always("from", FieldKind::List, "ai phải làm", "from whom", |site, due| {
            Cell::list(deadline(site, due).from.iter().map(|party| party_name(site, party)))
        }),
        Field::maybe("to", FieldKind::Text, "gửi cho ai", "to whom", |site, due| {
            Cell::maybe(deadline(site, due).to.as_ref().map(|party| party_name(site, party)))
        }),
        Field::always(
            "state",
            FieldKind::Key(DeadlineState::WORDS),
            "upcoming: chưa đến hạn; met: có văn bản chứng minh; passed: đã qua mà chưa có",
            "upcoming, met (a document shows it) or passed (past, and none does)",
            |_, due| Cell::text(due.1.state.as_str()),
        ),
        Field::always(
            "evidence",
            FieldKind::List,
            "mã các văn bản chứng minh",
            "ids of the documents that show it",
            |site, due| {
                let met = &deadline(site, due).met;
                Cell::list(due.1.evidence.iter().map(|at| met[*at].document.key.as_str()))
            },
        ),
        Field::always(
            "sample",
            FieldKind::Flag,
            "true nếu là dữ liệu mẫu, không có thật",
            "true where it is made up",
            |site, due| Cell::Flag(site.plans[due.0].sample),
        ),
    ],
};

fn deadline<'a>(site: &'a Site, due: &Due) -> &'a Deadline {
    &site.plans[due.0].deadlines[due.1.deadline]
}

fn party_name<'a>(site: &'a Site, party: &'a Party) -> &'a str {
    match party {
        Party::Unit(unit) => unit.target().map_or(&unit.key, |id| &site.units[id].name.value),
        Party::Text(text) => &text.value,
    }
}
