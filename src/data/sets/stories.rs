//! Published stories, newest first, without their texts.

use super::super::table::{Cell, Field, FieldKind, Table, the_key};
use super::unit_name;
use crate::diagnostic::Words;
use crate::model::{Id, Outcome, Story, StoryKind};
use crate::route::{DataTable, Route};

pub(super) static SET: Table<Id<Story>> = Table {
    which: DataTable::Stories,
    about: Words::new(
        "Các bài về gương điển hình đang đăng, bài mới đứng trước.",
        "Published stories of exemplary models, newest first.",
    ),
    key_columns: 1,
    record: the_key,
    keys: |site| site.index.stories.clone(),
    fields: &[
        Field::always("id", FieldKind::Text, "mã bài", "id of the story", |site, id| {
            Cell::text(&site.stories[*id].id.value)
        }),
        Field::always("title", FieldKind::Text, "tên bài", "title", |site, id| {
            Cell::text(&site.stories[*id].title.value)
        }),
        Field::always("date", FieldKind::PartialDate, "ngày của bài", "its date", |site, id| {
            Cell::text(site.stories[*id].date.value.to_string())
        }),
        Field::always(
            "kind",
            FieldKind::Key(StoryKind::WORDS),
            "cá nhân, tập thể, hộ gia đình hay mô hình",
            "individual, collective, household or model",
            |site, id| Cell::text(site.stories[*id].kind.as_str()),
        ),
        Field::always("subject", FieldKind::Text, "ai, mô hình nào", "who or what it is about", |site, id| {
            Cell::text(&site.stories[*id].subject.value)
        }),
        Field::always("unit", FieldKind::Id(DataTable::Units), "mã đơn vị", "id of the unit", |site, id| {
            Cell::text(&site.stories[*id].unit.key)
        }),
        Field::always("unit_name", FieldKind::Text, "tên đơn vị", "name of the unit", |site, id| {
            unit_name(site, &site.stories[*id].unit)
        }),
        Field::always(
            "campaign",
            FieldKind::Id(DataTable::Campaigns),
            "mã phong trào",
            "id of the campaign",
            |site, id| Cell::text(&site.stories[*id].campaign.key),
        ),
        Field::always(
            "content_heads",
            FieldKind::List,
            "mã các nội dung thi đua",
            "ids of the content heads",
            |site, id| Cell::list(site.stories[*id].content_heads.iter().map(|head| head.value.as_str())),
        ),
        Field::maybe("summary", FieldKind::Text, "tóm tắt", "summary", |site, id| {
            Cell::maybe(site.stories[*id].summary.as_ref().map(|summary| &summary.value))
        }),
        Field::always(
            "results",
            FieldKind::List,
            "kết quả: điều được đo, trước, nay, đơn vị tính, ngày, nguồn",
            "results: measure, before, now, unit, day, source",
            |site, id| Cell::list(site.stories[*id].results.iter().map(result)),
        ),
        Field::always(
            "awards",
            FieldKind::List,
            "các dòng khen thưởng: mã danh sách, dấu #, thứ tự",
            "award rows: id of the list, #, ordinal",
            |site, id| {
                let rows = site.index.rows_by_story.get(id).map(Vec::as_slice).unwrap_or_default();
                Cell::list(rows.iter().map(|row| format!("{}#{}", site.award_lists[row.list].id.value, row.row + 1)))
            },
        ),
        Field::always(
            "sample",
            FieldKind::Flag,
            "true nếu là dữ liệu mẫu, không có thật",
            "true where it is made up",
            |site, id| Cell::Flag(site.stories[*id].sample),
        ),
        Field::always("address", FieldKind::Address, "địa chỉ trang", "address of its page", |site, id| {
            Cell::address(site, Route::Story(*id))
        }),
    ],
};

/// A figure in one line: `Hồ sơ nộp trực tuyến: 35 → 92 % (2026-04-30, Báo cáo tháng 4)`.
fn result(result: &Outcome) -> String {
    let before = result.before.as_ref().map(|before| format!("{} → ", before.value)).unwrap_or_default();
    let unit = result.unit.as_ref().map(|unit| format!(" {}", unit.value)).unwrap_or_default();
    let day = result.as_of.map(|day| day.value.to_string());
    let told: Vec<String> = day.into_iter().chain(result.source.as_ref().map(|source| source.value.clone())).collect();
    let told = if told.is_empty() { String::new() } else { format!(" ({})", told.join(", ")) };
    format!("{}: {before}{}{unit}{told}", result.measure.value, result.after.value)
}
