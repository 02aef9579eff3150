//! Campaigns.

use super::super::table::{Cell, Field, FieldKind, Table, the_key};
use super::unit_name;
use crate::diagnostic::Words;
use crate::model::{Campaign, Id};
use crate::route::{DataTable, Route};

pub(super) static SET: Table<Id<Campaign>> = Table {
    which: DataTable::Campaigns,
    about: Words::new(
        "Các phong trào thi đua, từ phong trào cả nước đến phong trào của phường.",
        "Emulation campaigns, from the national one to the ward's own.",
    ),
    key_columns: 1,
    record: the_key,
    keys: |site| site.campaigns.ids().collect(),
    fields: &[
        Field::always("id", FieldKind::Text, "mã phong trào", "id of the campaign", |site, id| {
            Cell::text(&site.campaigns[*id].id.value)
        }),
        Field::always("title", FieldKind::Text, "tên phong trào", "title", |site, id| {
            Cell::text(&site.campaigns[*id].title.value)
        }),
        Field::maybe("short", FieldKind::Text, "tên gọi tắt", "short title", |site, id| {
            Cell::maybe(site.campaigns[*id].short.as_ref().map(|short| &short.value))
        }),
        Field::always(
            "issuer",
            FieldKind::Id(DataTable::Units),
            "mã đơn vị phát động",
            "id of the unit that launched it",
            |site, id| Cell::text(&site.campaigns[*id].issuer.key),
        ),
        Field::always(
            "issuer_name",
            FieldKind::Text,
            "tên đơn vị phát động",
            "name of the unit that launched it",
            |site, id| unit_name(site, &site.campaigns[*id].issuer),
        ),
        Field::maybe(
            "parent",
            FieldKind::Id(DataTable::Campaigns),
            "mã phong trào cấp trên",
            "id of the campaign one level up",
            |site, id| Cell::maybe(site.campaigns[*id].parent.as_ref().map(|parent| &parent.key)),
        ),
        Field::always("start", FieldKind::PartialDate, "bắt đầu", "first day", |site, id| {
            Cell::text(site.campaigns[*id].start.value.to_string())
        }),
        Field::always("end", FieldKind::PartialDate, "kết thúc", "last day", |site, id| {
            Cell::text(site.campaigns[*id].end.value.to_string())
        }),
        Field::maybe(
            "standing_unit",
            FieldKind::Id(DataTable::Units),
            "mã cơ quan thường trực",
            "id of the standing agency",
            |site, id| Cell::maybe(site.campaigns[*id].standing_unit.as_ref().map(|unit| &unit.key)),
        ),
        Field::always(
            "content_heads",
            FieldKind::List,
            "mã các nội dung thi đua",
            "ids of the content heads",
            |site, id| Cell::list(site.campaigns[*id].content_heads.iter().map(|head| head.id.value.as_str())),
        ),
        Field::always(
            "sample",
            FieldKind::Flag,
            "true nếu là dữ liệu mẫu, không có thật",
            "true where it is made up",
            |site, id| Cell::Flag(site.campaigns[*id].sample),
        ),
        Field::always("address", FieldKind::Address, "địa chỉ trang", "address of its page", |site, id| {
            Cell::address(site, Route::Campaign(*id))
        }),
        Field::always(
            "carried_heads",
            FieldKind::List,
            "nội dung thi đua thực hiện nội dung nào của phong trào cấp trên: mã nội dung, dấu >, mã nội dung cấp trên",
            "which content head carries which one of the campaign one level up: id, >, id of the one above",
            |site, id| {
                let heads = site.campaigns[*id].content_heads.iter();
                Cell::list(
                    heads.flat_map(|head| {
                        head.national.iter().map(|above| format!("{} > {}", head.id.value, above.value))
                    }),
                )
            },
        ),
    ],
};
