//! Plans and the decisions that promulgate them.

use super::super::table::{Cell, Field, FieldKind, Table, the_key};
use super::{keys, unit_name};
use crate::diagnostic::Words;
use crate::model::{DocumentKind, Id, Plan};
use crate::route::{DataTable, Route};

pub(super) static SET: Table<Id<Plan>> = Table {
    which: DataTable::Plans,
    about: Words::new(
        "Các kế hoạch và quyết định phát động, thực hiện phong trào.",
        "Plans and decisions that launch or carry a campaign.",
    ),
    key_columns: 1,
    record: the_key,
    keys: |site| site.plans.ids().collect(),
    fields: &[
        Field::always("id", FieldKind::Text, "mã kế hoạch", "id of the plan", |site, id| {
            Cell::text(&site.plans[*id].id.value)
        }),
        Field::always("title", FieldKind::Text, "trích yếu", "title", |site, id| {
            Cell::text(&site.plans[*id].title.value)
        }),
        Field::always(
            "type",
            FieldKind::Key(DocumentKind::WORDS),
            "loại văn bản",
            "type of document",
            |site, id| Cell::text(site.plans[*id].kind.as_str()),
        ),
        Field::maybe("number", FieldKind::Text, "số, ký hiệu", "number and symbol", |site, id| {
            Cell::maybe(site.plans[*id].number.as_ref().map(|number| &number.value))
        }),
        Field::maybe("issued", FieldKind::PartialDate, "ngày ban hành", "date of issue", |site, id| {
            Cell::maybe(site.plans[*id].issued.map(|issued| issued.value.to_string()))
        }),
        Field::maybe("place", FieldKind::Text, "nơi ban hành", "place of issue", |site, id| {
            Cell::maybe(site.plans[*id].place.as_ref().map(|place| &place.value))
        }),
        Field::always(
            "issuer",
            FieldKind::Id(DataTable::Units),
            "mã cơ quan ban hành",
            "id of the unit that issued it",
            |site, id| Cell::text(&site.plans[*id].issuer.key),
        ),
        Field::always(
            "issuer_name",
            FieldKind::Text,
            "tên cơ quan ban hành",
            "name of the unit that issued it",
            |site, id| unit_name(site, &site.plans[*id].issuer),
        ),
        Field::maybe("signer", FieldKind::Text, "họ và tên người ký", "name of the signer", |site, id| {
            Cell::maybe(site.plans[*id].signer.as_ref().and_then(|signer| signer.name.as_ref()).map(|name| &name.value))
        }),
        Field::maybe("signer_title", FieldKind::Text, "chức vụ người ký", "title of the signer", |site, id| {
            let signer = site.plans[*id].signer.as_ref();
            Cell::maybe(signer.and_then(|signer| signer.title.as_ref()).map(|title| &title.value))
        }),
        Field::always(
            "campaigns",
            FieldKind::List,
            "mã các phong trào",
            "ids of the campaigns that it carries",
            |site, id| Cell::list(site.plans[*id].campaigns.iter().map(|campaign| campaign.key.as_str())),
        ),
        Field::always(
            "bases",
            FieldKind::List,
            "mã các văn bản làm căn cứ",
            "ids of its legal bases",
            |site, id| keys(&site.plans[*id].bases),
        ),
        Field::always(
            "implements",
            FieldKind::List,
            "mã các văn bản cấp trên mà nó thực hiện",
            "ids of the documents that it carries out",
            |site, id| keys(&site.plans[*id].implements),
        ),
        Field::maybe(
            "attached_to",
            FieldKind::Text,
            "mã quyết định ban hành kèm theo",
            "id of the decision that promulgates it",
            |site, id| Cell::maybe(site.plans[*id].attached_to.as_ref().map(|decision| &decision.key)),
        ),
        Field::always(
            "sample",
            FieldKind::Flag,
            "true nếu là dữ liệu mẫu, không có thật",
            "true where it is made up",
            |site, id| Cell::Flag(site.plans[*id].sample),
        ),
        Field::always("address", FieldKind::Address, "địa chỉ trang", "address of its page", |site, id| {
            Cell::address(site, Route::Plan(*id))
        }),
    ],
};
