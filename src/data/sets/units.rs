//! Organisations.

use super::super::table::{Cell, Field, FieldKind, Table, the_key};
use crate::diagnostic::Words;
use crate::model::{Id, Level, Unit, UnitKind};
use crate::route::{DataTable, Route};

pub(super) static SET: Table<Id<Unit>> = Table {
    which: DataTable::Units,
    about: Words::new("Sổ đơn vị, có cả tên cũ.", "The register of organisations, former names included."),
    key_columns: 1,
    record: the_key,
    keys: |site| site.units.ids().collect(),
    fields: &[
        Field::always("id", FieldKind::Text, "mã đơn vị", "id of the unit", |site, id| {
            Cell::text(&site.units[*id].id.value)
        }),
        Field::always("name", FieldKind::Text, "tên đầy đủ", "full name", |site, id| {
            Cell::text(&site.units[*id].name.value)
        }),
        Field::maybe("short", FieldKind::Text, "tên gọi tắt", "short name", |site, id| {
            Cell::maybe(site.units[*id].short.as_ref().map(|short| &short.value))
        }),
        Field::always(
            "kind",
            FieldKind::Key(UnitKind::WORDS),
            "loại đơn vị",
            "what sort of unit it is",
            |site, id| Cell::text(site.units[*id].kind.as_str()),
        ),
        Field::always("level", FieldKind::Key(Level::WORDS), "cấp", "level", |site, id| {
            Cell::text(site.level_of(*id).as_str())
        }),
        Field::maybe(
            "parent",
            FieldKind::Id(DataTable::Units),
            "mã đơn vị cấp trên",
            "id of the unit above it",
            |site, id| Cell::maybe(site.units[*id].parent.as_ref().map(|parent| &parent.key)),
        ),
        Field::always("formerly", FieldKind::List, "các tên cũ", "former names", |site, id| {
            Cell::list(site.units[*id].formerly.iter().map(|name| name.value.as_str()))
        }),
        Field::always("address", FieldKind::Address, "địa chỉ trang", "address of its page", |site, id| {
            Cell::address(site, Route::Unit(*id))
        }),
    ],
};
