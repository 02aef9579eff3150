//! Figures reported against targets.

use super::super::table::{Cell, Field, FieldKind, Table, the_key};
use crate::diagnostic::Words;
use crate::model::{Campaign, Id, Progress, Site};
use crate::route::DataTable;

/// A campaign and the position of the figure in it.
type Address = (Id<Campaign>, usize);

pub(super) static SET: Table<Address> = Table {
    which: DataTable::Progress,
    about: Words::new(
        "Số liệu đã báo cáo theo chỉ tiêu, mỗi dòng một lần báo cáo.",
        "Figures reported against targets, one row a report.",
    ),
    key_columns: 2,
    record: the_key,
    keys: |site| {
        let of_campaign = |(id, campaign): (Id<Campaign>, &Campaign)| {
            let known = campaign.progress.iter().enumerate().filter(|(_, progress)| progress.resolved.is_some());
            known.map(move |(at, _)| (id, at)).collect::<Vec<_>>()
        };
        site.campaigns.iter().flat_map(of_campaign).collect()
    },
    fields: &[
        Field::always(
            "campaign",
            FieldKind::Id(DataTable::Campaigns),
            "mã phong trào báo cáo",
            "id of the campaign that reports it",
            |site, address| Cell::text(&site.campaigns[address.0].id.value),
        ),
        Field::always(
            "no",
            FieldKind::Integer,
            "thứ tự trong tệp phong trào, từ 1",
            "its place in the campaign's file, from 1",
            |_, address| Cell::Integer(i64::try_from(address.1 + 1).unwrap_or(i64::MAX)),
        ),
        Field::always(
            "plan",
            FieldKind::Id(DataTable::Plans),
            "mã kế hoạch giao chỉ tiêu",
            "id of the plan that sets the target",
            |site, address| {
                let plan = progress(site, *address).resolved.map(|(plan, _)| &site.plans[plan].id.value);
                Cell::maybe(plan)
            },
        ),
        Field::always("target", FieldKind::Text, "mã chỉ tiêu", "id of the target", |site, address| {
            Cell::text(&progress(site, *address).target.value)
        }),
        Field::always(
            "as_of",
            FieldKind::PartialDate,
            "số liệu tính đến ngày",
            "the day the figure is of",
            |site, address| Cell::text(progress(site, *address).as_of.value.to_string()),
        ),
        Field::always("value", FieldKind::Number, "số liệu", "the figure", |site, address| {
            Cell::Number(progress(site, *address).value)
        }),
        Field::always(
            "source",
            FieldKind::Text,
            "mã văn bản báo cáo",
            "id of the document that reports it",
            |site, address| Cell::text(&progress(site, *address).source.key),
        ),
        Field::always(
            "sample",
            FieldKind::Flag,
            "true nếu là dữ liệu mẫu, không có thật",
            "true where it is made up",
            |site, address| Cell::Flag(site.campaigns[address.0].sample),
        ),
    ],
};

fn progress(site: &Site, (campaign, at): Address) -> &Progress {
    &site.campaigns[campaign].progress[at]
}
