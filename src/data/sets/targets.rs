//! Targets of plans. The figures reported against them are a data set of their own.

use super::super::table::{Cell, Field, FieldKind, Table, the_key};
use crate::diagnostic::Words;
use crate::model::{Id, Plan, Site, Target};
use crate::route::DataTable;
use crate::syntax::Relation;

/// A plan and the position of the target in it.
type Address = (Id<Plan>, usize);

pub(super) static SET: Table<Address> = Table {
    which: DataTable::Targets,
    about: Words::new("Chỉ tiêu của các kế hoạch.", "Targets that plans set."),
    key_columns: 2,
    record: the_key,
    keys: |site| {
        let of_plan = |(id, plan): (Id<Plan>, &Plan)| (0..plan.targets.len()).map(move |at| (id, at));
        site.plans.iter().flat_map(of_plan).collect()
    },
    fields: &[
        Field::always(
            "plan",
            FieldKind::Id(DataTable::Plans),
            "mã kế hoạch",
            "id of the plan",
            |site, address| Cell::text(&site.plans[address.0].id.value),
        ),
        Field::always("id", FieldKind::Text, "mã chỉ tiêu", "id of the target", |site, address| {
            Cell::text(&target(site, *address).id.value)
        }),
        Field::always("year", FieldKind::Integer, "năm phải đạt", "the year it is for", |site, address| {
            Cell::Integer(target(site, *address).year.value.into())
        }),
        Field::always("group", FieldKind::Text, "đối tượng", "among whom", |site, address| {
            Cell::text(&target(site, *address).group.value)
        }),
        Field::always("measure", FieldKind::Text, "điều được đo", "what is measured", |site, address| {
            Cell::text(&target(site, *address).measure.value)
        }),
        Field::always(
            "relation",
            FieldKind::Key(Relation::WORDS),
            "số liệu phải thế nào so với mức: gt hơn, ge từ, eq bằng, le đến, lt dưới",
            "how a figure must stand to the goal: gt (>), ge (≥), eq (=), le (≤), lt (<)",
            |site, address| Cell::maybe(target(site, *address).goal.as_ref().map(|goal| goal.value.relation.key())),
        ),
        Field::always("goal", FieldKind::Number, "mức phải đạt", "the goal", |site, address| {
            target(site, *address).goal.as_ref().map_or(Cell::Empty, |goal| Cell::Number(goal.value.value))
        }),
        Field::maybe(
            "unit",
            FieldKind::Text,
            "đơn vị tính",
            "unit of the goal and of figures",
            |site, address| Cell::maybe(target(site, *address).unit.as_ref().map(|unit| &unit.value)),
        ),
        Field::always(
            "sample",
            FieldKind::Flag,
            "true nếu là dữ liệu mẫu, không có thật",
            "true where it is made up",
            |site, address| Cell::Flag(site.plans[address.0].sample),
        ),
    ],
};

fn target(site: &Site, (plan, at): Address) -> &Target {
    &site.plans[plan].targets[at]
}
