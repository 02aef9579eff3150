//! Cited official documents.

use super::super::table::{Cell, Field, FieldKind, Table, the_key};
use super::{keys, unit_name};
use crate::diagnostic::Words;
use crate::model::{DocumentKind, Id, OfficialDocument};
use crate::route::{DataTable, Route};

pub(super) static SET: Table<Id<OfficialDocument>> = Table {
    which: DataTable::Documents,
    about: Words::new("Sổ văn bản được viện dẫn.", "The register of cited official documents."),
    key_columns: 1,
    record: the_key,
    keys: |site| site.documents.ids().collect(),
    fields: &[
        Field::always("id", FieldKind::Text, "mã văn bản", "id of the document", |site, id| {
            Cell::text(&site.documents[*id].id.value)
        }),
        Field::maybe(
            "number",
            FieldKind::Text,
            "số, ký hiệu; luật không có",
            "number and symbol; laws have none",
            |site, id| Cell::maybe(site.documents[*id].number.as_ref().map(|number| &number.value)),
        ),
        Field::always(
            "type",
            FieldKind::Key(DocumentKind::WORDS),
            "loại văn bản",
            "type of document",
            |site, id| Cell::text(site.documents[*id].kind.as_str()),
        ),
        Field::always(
            "issuer",
            FieldKind::Id(DataTable::Units),
            "mã cơ quan ban hành",
            "id of the unit that issued it",
            |site, id| Cell::text(&site.documents[*id].issuer.key),
        ),
        Field::always(
            "issuer_name",
            FieldKind::Text,
            "tên cơ quan ban hành",
            "name of the unit that issued it",
            |site, id| unit_name(site, &site.documents[*id].issuer),
        ),
        Field::maybe("issued", FieldKind::PartialDate, "ngày ban hành", "date of issue", |site, id| {
            Cell::maybe(site.documents[*id].issued.map(|issued| issued.value.to_string()))
        }),
        Field::always("title", FieldKind::Text, "trích yếu", "what it is about", |site, id| {
            Cell::text(&site.documents[*id].title.value)
        }),
        Field::always(
            "implements",
            FieldKind::List,
            "mã các văn bản mà nó thực hiện",
            "ids of the documents that it carries out",
            |site, id| keys(&site.documents[*id].implements),
        ),
        Field::always(
            "amends",
            FieldKind::List,
            "mã các văn bản mà nó sửa đổi",
            "ids of the documents that it amends",
            |site, id| keys(&site.documents[*id].amends),
        ),
        Field::always(
            "replaces",
            FieldKind::List,
            "mã các văn bản mà nó thay thế",
            "ids of the documents that it replaces",
            |site, id| keys(&site.documents[*id].replaces),
        ),
        Field::always(
            "repeals",
            FieldKind::List,
            "mã các văn bản mà nó bãi bỏ",
            "ids of the documents that it repeals",
            |site, id| keys(&site.documents[*id].repeals),
        ),
        Field::maybe(
            "url",
            FieldKind::Address,
            "nơi đăng bản gốc",
            "where the original is published",
            |site, id| Cell::maybe(site.documents[*id].url.as_ref().map(|url| &url.value)),
        ),
        Field::always("address", FieldKind::Address, "địa chỉ trang", "address of its page", |site, id| {
            Cell::address(site, Route::Document(*id))
        }),
    ],
};
