//! The entries of the publication log, oldest first.

use super::super::table::{Cell, Field, FieldKind, Table, the_key};
use crate::diagnostic::Words;
use crate::ledger::{Change, Located};
use crate::model::Site;
use crate::route::{DataTable, Route};

/// The position of an entry.
type Position = usize;

pub(super) static SET: Table<Position> = Table {
    which: DataTable::Log,
    about: Words::new(
        "Mọi lần công bố, đính chính, hủy bỏ, gỡ theo yêu cầu, kèm mã băm; tệp gốc để kiểm tra là nhat-ky/ledger.jsonl.",
        "Every publication, correction, revocation and withdrawal with its hashes; the file that proofs are made from is nhat-ky/ledger.jsonl.",
    ),
    key_columns: 1,
    record: the_key,
    keys: |site| (0..site.ledger.entries.len()).collect(),
    fields: &[
        Field::always(
            "seq",
            FieldKind::Integer,
            "thứ tự trong nhật ký, từ 0; không đổi",
            "number in the log, from 0; it never changes",
            |site, at| Cell::Integer(i64::try_from(entry(site, *at).entry.seq).unwrap_or(i64::MAX)),
        ),
        Field::always("time", FieldKind::Text, "lúc ghi, giờ UTC", "when it was sealed, in UTC", |site, at| {
            Cell::text(&entry(site, *at).entry.time)
        }),
        Field::always("record", FieldKind::Text, "danh sách hay kế hoạch", "the list or plan", |site, at| {
            Cell::text(&entry(site, *at).entry.record)
        }),
        Field::always(
            "version",
            FieldKind::Integer,
            "bản thứ mấy của mục ấy, từ 1",
            "which version of the record, from 1",
            |site, at| Cell::Integer(entry(site, *at).entry.version.into()),
        ),
        Field::always("change", FieldKind::Key(Change::WORDS), "việc gì", "what happened", |site, at| {
            Cell::text(entry(site, *at).entry.kind.as_str())
        }),
        Field::maybe(
            "reason",
            FieldKind::Text,
            "lý do; ô trống nếu đính chính đã nói",
            "why; empty where the corrections say it",
            |site, at| Cell::maybe(Some(&entry(site, *at).entry.reason).filter(|reason| !reason.is_empty())),
        ),
        Field::maybe(
            "because",
            FieldKind::List,
            "các đính chính làm căn cứ",
            "the corrections that it rests on",
            |site, at| Cell::list(entry(site, *at).entry.because.iter().map(String::as_str)),
        ),
        Field::maybe(
            "withdrawn",
            FieldKind::List,
            "các phần đã gỡ chữ, theo bản và mã",
            "the parts whose words were deleted, by version and key",
            |site, at| Cell::list(entry(site, *at).entry.withdrawn.iter().map(String::as_str)),
        ),
        Field::always(
            "sha256",
            FieldKind::Text,
            "mã băm SHA-256 của bản ấy",
            "SHA-256 of that version",
            |site, at| Cell::text(entry(site, *at).entry.sha256.to_string()),
        ),
        Field::always(
            "entry_sha256",
            FieldKind::Text,
            "mã băm SHA-256 của dòng nhật ký",
            "SHA-256 of the line in the log",
            |site, at| Cell::text(entry(site, *at).hash.to_string()),
        ),
        Field::maybe(
            "address",
            FieldKind::Address,
            "địa chỉ lịch sử của mục ấy",
            "address of the record's history",
            |site, at| {
                let record = &entry(site, *at).entry.record;
                let name = site.ledger.names.iter().position(|name| name == record);
                name.map_or(Cell::Empty, |at| Cell::address(site, Route::LogRecord(at)))
            },
        ),
    ],
};

fn entry(site: &Site, at: Position) -> &Located {
    &site.ledger.entries[at]
}
