//! The rows of every award list, newest list first.

use super::super::award_record::{AwardRecord, record};
use super::super::table::{Cell, Field, FieldKind, Table};
use crate::diagnostic::Words;
use crate::model::{AwardList, AwardStatus, Id, Occasion, RowAddress, Site};
use crate::route::DataTable;
use crate::syntax::rows::Subject;

/// A row with where it stands.
pub(super) struct Award {
    at: RowAddress,
    record: AwardRecord,
}

pub(super) static SET: Table<Award, RowAddress> = Table {
    which: DataTable::Awards,
    about: Words::new(
        "Mọi dòng của các danh sách khen thưởng, danh sách mới đứng trước; dòng đã hủy bỏ vẫn còn, với tình trạng của nó.",
        "Every row of every award list, newest list first; a revoked row stays, with its status.",
    ),
    key_columns: 2,
    keys: |site| {
        let lists = site.index.award_lists.iter();
        let rows = |list: &Id<AwardList>| {
            let list = *list;
            (0..site.award_lists[list].rows.len()).map(move |row| RowAddress { list, row })
        };
        lists.flat_map(rows).collect()
    },
    record: |site, at| Award { at, record: record(site, at) },
    fields: &[
        Field::always("list", FieldKind::Text, "mã danh sách", "id of the list", |site, award| {
            Cell::text(&list(site, award).id.value)
        }),
        Field::always(
            "ordinal",
            FieldKind::Integer,
            "thứ tự người được khen trong danh sách, từ 1; không đổi",
            "the recipient's ordinal in the list, from 1; it never changes",
            |_, award| Cell::Integer(i64::try_from(award.record.ordinal).unwrap_or(i64::MAX)),
        ),
        Field::maybe(
            "no",
            FieldKind::Text,
            "số thứ tự mà danh sách ghi",
            "the number that the list gives",
            |_, award| Cell::maybe(award.record.no.clone()),
        ),
        Field::maybe("honorific", FieldKind::Text, "Ông, Bà", "form of address: Mr or Mrs", |_, award| {
            Cell::maybe(award.record.honorific.clone())
        }),
        Field::always(
            "name",
            FieldKind::Text,
            "tên người, tập thể, hộ được khen",
            "who is honoured",
            |_, award| Cell::text(award.record.name.clone()),
        ),
        Field::always(
            "subject",
            FieldKind::Key(Subject::WORDS),
            "cá nhân, tập thể hay hộ gia đình",
            "individual, collective or household",
            |_, award| Cell::text(award.record.subject.clone()),
        ),
        Field::maybe("title", FieldKind::Text, "chức vụ", "position held", |_, award| {
            Cell::maybe(award.record.title.clone())
        }),
        Field::maybe("unit", FieldKind::Text, "tên đơn vị", "name of the unit", |_, award| {
            Cell::maybe(award.record.unit.clone())
        }),
        Field::maybe(
            "unit_id",
            FieldKind::Id(DataTable::Units),
            "mã đơn vị, nếu có trong sổ đơn vị",
            "id of the unit where the register knows it",
            |site, award| {
                let unit = list(site, award).rows[award.at.row].unit.as_ref().and_then(|unit| unit.unit);
                Cell::maybe(unit.map(|id| &site.units[id].id.value))
            },
        ),
        Field::always("form", FieldKind::Text, "hình thức, danh hiệu", "award form or title", |_, award| {
            Cell::text(award.record.form.clone())
        }),
        Field::maybe("form_id", FieldKind::Text, "mã hình thức", "id of the award form", |_, award| {
            Cell::maybe(award.record.form_id.clone())
        }),
        Field::maybe("achievement", FieldKind::Text, "thành tích", "for what", |_, award| {
            Cell::maybe(award.record.achievement.clone())
        }),
        Field::always(
            "status",
            FieldKind::Key(AwardStatus::WORDS),
            "đề nghị, lấy ý kiến, đã khen, đã đính chính, đã hủy bỏ",
            "proposed, consultation, granted, corrected or revoked",
            |_, award| Cell::text(award.record.status.clone()),
        ),
        Field::maybe("note", FieldKind::Text, "ghi chú", "remark", |_, award| Cell::maybe(award.record.note.clone())),
        Field::always("year", FieldKind::Integer, "năm khen thưởng", "the year it honours", |site, award| {
            Cell::Integer(list(site, award).year.value.into())
        }),
        Field::maybe("occasion", FieldKind::Key(Occasion::WORDS), "dịp khen thưởng", "occasion", |site, award| {
            Cell::maybe(list(site, award).occasion.as_ref().map(|occasion| occasion.value.as_str()))
        }),
        Field::always(
            "campaign",
            FieldKind::Id(DataTable::Campaigns),
            "mã phong trào",
            "id of the campaign",
            |site, award| Cell::text(&list(site, award).campaign.key),
        ),
        Field::maybe("decision", FieldKind::Text, "số quyết định", "number of the decision", |site, award| {
            Cell::maybe(list(site, award).decision.as_ref().map(|decision| &decision.number.value))
        }),
        Field::maybe(
            "decided",
            FieldKind::PartialDate,
            "ngày quyết định",
            "date of the decision",
            |site, award| {
                Cell::maybe(list(site, award).decision.as_ref().map(|decision| decision.issued.value.to_string()))
            },
        ),
        Field::always(
            "sample",
            FieldKind::Flag,
            "true nếu là dữ liệu mẫu, không có thật",
            "true where it is made up",
            |site, award| Cell::Flag(list(site, award).sample),
        ),
        Field::always("address", FieldKind::Address, "địa chỉ của dòng", "address of the row", |_, award| {
            Cell::text(award.record.address.clone())
        }),
        Field::maybe(
            "consultation_opens",
            FieldKind::PartialDate,
            "ngày mở lấy ý kiến Nhân dân",
            "first day of the public consultation",
            |site, award| Cell::maybe(list(site, award).consultation.as_ref().map(|it| it.opens.value.to_string())),
        ),
        Field::maybe(
            "consultation_closes",
            FieldKind::Date,
            "ngày cuối lấy ý kiến, đã trừ ngày nghỉ",
            "last day of the consultation, days off left out",
            |site, award| {
                let consultation = list(site, award).consultation.as_ref();
                let closes = consultation.and_then(|it| it.closes(&site.settings.holidays));
                Cell::maybe(closes.map(|day| day.to_string()))
            },
        ),
        Field::maybe(
            "corrected",
            FieldKind::PartialDate,
            "ngày đính chính gần nhất của dòng hay cả danh sách",
            "day of the last correction of the row or the list",
            |site, award| {
                let own = u32::try_from(award.record.ordinal).ok();
                let corrections = list(site, award).corrections.iter();
                let of_row = corrections.filter(|it| it.row.is_none_or(|row| Some(row.value) == own));
                Cell::maybe(of_row.filter_map(|it| it.date).map(|date| date.value).max().map(|date| date.to_string()))
            },
        ),
        Field::maybe(
            "revocation",
            FieldKind::Text,
            "số quyết định hủy bỏ cả danh sách",
            "number of the decision that revoked the list",
            |site, award| Cell::maybe(list(site, award).revocation.as_ref().map(|it| it.number.value.clone())),
        ),
        Field::always(
            "id",
            FieldKind::Text,
            "mã danh sách và thứ tự, như bài viết dẫn tới dòng; không đổi",
            "list and ordinal, as stories name the row; it never changes",
            |_, award| Cell::text(award.record.id.clone()),
        ),
        Field::always(
            "shared_name",
            FieldKind::Flag,
            "true nếu người khác, ở đơn vị hay chức vụ khác, cũng có tên này: đừng gộp các dòng theo tên",
            "true where others, of another unit or position, have this name too: do not join rows by name",
            |_, award| Cell::Flag(award.record.shared_name),
        ),
    ],
};

fn list<'a>(site: &'a Site, award: &Award) -> &'a AwardList {
    &site.award_lists[award.at.list]
}
