//! How many may be honoured, as plans set it.

use super::super::table::{Cell, Field, FieldKind, Table, the_key};
use super::form_id;
use crate::diagnostic::Words;
use crate::model::{Id, Occasion, Plan, Quota, Site};
use crate::route::DataTable;

/// A plan and the position of the quota in it.
type Address = (Id<Plan>, usize);

pub(super) static SET: Table<Address> = Table {
    which: DataTable::Quotas,
    about: Words::new(
        "Số lượng khen thưởng tối đa theo kế hoạch; ô trống là không giới hạn.",
        "The most that may be honoured, as plans set it; an empty cell sets no limit.",
    ),
    key_columns: 2,
    record: the_key,
    keys: |site| {
        let of_plan = |(id, plan): (Id<Plan>, &Plan)| (0..plan.quotas.len()).map(move |at| (id, at));
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
        Field::always(
            "no",
            FieldKind::Integer,
            "thứ tự trong kế hoạch, từ 1",
            "its place in the plan, from 1",
            |_, address| Cell::Integer(i64::try_from(address.1 + 1).unwrap_or(i64::MAX)),
        ),
        Field::maybe("form_id", FieldKind::Text, "mã hình thức", "id of the award form", |site, address| {
            form_id(site, &quota(site, *address).form)
        }),
        Field::always("form", FieldKind::Text, "hình thức khen thưởng", "award form", |site, address| {
            Cell::text(site.form_name(&quota(site, *address).form))
        }),
        Field::maybe(
            "occasion",
            FieldKind::Key(Occasion::OF_QUOTAS),
            "dịp khen thưởng",
            "occasion",
            |site, address| {
                Cell::maybe(quota(site, *address).occasion.as_ref().map(|occasion| occasion.value.as_str()))
            },
        ),
        Field::maybe("collectives", FieldKind::Integer, "số tập thể", "most collectives", |site, address| {
            Cell::count(quota(site, *address).collectives)
        }),
        Field::maybe("individuals", FieldKind::Integer, "số cá nhân", "most individuals", |site, address| {
            Cell::count(quota(site, *address).individuals)
        }),
        Field::maybe("households", FieldKind::Integer, "số hộ gia đình", "most households", |site, address| {
            Cell::count(quota(site, *address).households)
        }),
        Field::always(
            "sample",
            FieldKind::Flag,
            "true nếu là dữ liệu mẫu, không có thật",
            "true where it is made up",
            |site, address| Cell::Flag(site.plans[address.0].sample),
        ),
    ],
};

fn quota(site: &Site, (plan, at): Address) -> &Quota {
    &site.plans[plan].quotas[at]
}
