use super::spreadsheet::csv;
use super::{Cell, Column, DataSet, FieldKind, SETS, VERSION, render, routes};
use crate::diagnostic::Severity;
use crate::model::{Site, load};
use crate::route::{DataFile, DataFormat, Route};
use crate::source::FileId;
use crate::syntax::rows::{self, RowStatus, Subject};
use crate::world::{Clock, DiskWorld, MemoryWorld};
use ::csv::ReaderBuilder;
use proptest::prelude::*;
use std::collections::BTreeSet;

const UNITS: &str = "[[unit]]\nid = \"tyt\"\nname = \"Trạm Y tế phường Mẫu\"\nshort = \"Trạm Y tế\"\nkind = \"health\"\nlevel = \"ward\"\n";
const LIST: &str = "+++\ntitle = \"Khen thưởng 2026\"\ncampaign = \"c\"\noccasion = \"annual\"\nyear = 2026\nstatus = \"corrected\"\ndecision = { number = \"412/QĐ-UBND\", issued = 2026-11-06, issuer = \"tyt\", signer = \"Nguyễn Văn Mẫu\" }\nconsultation = { opens = 2026-10-05, length = 10, unit = \"working-days\", contact = \"0900 000 000\" }\nrows = \"2026.csv\"\n[[correction]]\ndate = 2026-11-15\nrow = 2\nreason = \"sai chữ đệm\"\n+++\n";
const ROWS: &str = "STT,Họ và tên,Đối tượng,Chức vụ,Đơn vị,Hình thức,Thành tích,Tình trạng,Ghi chú,Số điện thoại riêng\n7,Ông Bế Văn An,cá nhân,Y tá,Trạm Y tế,Lao động tiên tiến,\"=1+1, \"\"giỏi\"\"\",,,x\n8,Tổ 5,tập thể,,Ngoài sổ,Giấy khen lạ,-5% chi phí,Đã đính chính,,x\n9,Lò Thị Bé,cá nhân,,,Lao động tiên tiến,,Đã hủy bỏ,@ghi chú,x\n";

fn site() -> Site {
    let world = MemoryWorld::new(Clock::Today("2026-11-21".parse().unwrap()))
        .with("content/site.toml", "title = \"a\"\nbase_url = \"https://a.example.vn/\"\npublisher = \"tyt\"\nmedia_center = \"tyt\"\nlicence = \"CC-BY-4.0\"\n")
        .with("content/units.toml", UNITS)
        .with("content/awards/2026.md", LIST)
        .with("content/awards/2026.csv", ROWS);
    load(&world).0
}

#[test]
fn a_list_as_csv_reads_back_as_the_same_list() {
    let site = site();
    let id = site.award_lists.find("2026").unwrap();
    let bytes = render(&site, Route::AwardCsv(id)).unwrap();
    assert!(bytes.starts_with("\u{feff}Thứ tự,STT,Ông/Bà,Họ và tên,".as_bytes()));
    let mut reader = ReaderBuilder::new().from_reader(&bytes[3..]);
    let records: Vec<Vec<String>> =
        reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect();
    assert_eq!(
        records[0],
        [
            "1",
            "7",
            "Ông",
            "Bế Văn An",
            "Cá nhân",
            "Y tá",
            "Trạm Y tế phường Mẫu",
            "Lao động tiên tiến",
            "'=1+1, \"giỏi\"",
            "Đã khen thưởng",
            "",
            "https://a.example.vn/khen-thuong/2026/#dong-1"
        ]
    );
    assert_eq!(records[1][7..10], ["Giấy khen lạ", "'-5% chi phí", "Đã đính chính"]);
    assert_eq!(records[2][9..11], ["Đã hủy bỏ", "'@ghi chú"]);
    // The portal's own reader of award lists takes the file as a list.
    let table = rows::csv(FileId(0), "a.csv", &bytes).table.unwrap();
    let rows::AwardRows { rows: read, diagnostics } = rows::read(&table);
    let said: Vec<_> = diagnostics.iter().map(|found| (found.rule.code, found.severity)).collect();
    assert_eq!(said, [("G307", Severity::Note); 2], "columns that the list makes anew");
    let of_row = |row: &rows::RawRow| {
        (row.name.value.clone(), row.subject.unwrap().value, row.status.map(|status| status.value))
    };
    assert_eq!(
        read.iter().map(of_row).collect::<Vec<_>>(),
        [
            ("Bế Văn An".to_owned(), Subject::Individual, Some(RowStatus::Granted)),
            ("Tổ 5".to_owned(), Subject::Collective, Some(RowStatus::Corrected)),
            ("Lò Thị Bé".to_owned(), Subject::Individual, Some(RowStatus::Revoked)),
        ]
    );
}

#[test]
fn a_list_as_json_says_what_it_is_and_nothing_private() {
    let site = site();
    let id = site.award_lists.find("2026").unwrap();
    let text = String::from_utf8(render(&site, Route::AwardJson(id)).unwrap()).unwrap();
    let value: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!((value["schema"].as_str(), value["version"].as_u64()), (Some("guong/award-list"), Some(1)));
    assert_eq!(value["list"]["decision"]["number"], "412/QĐ-UBND");
    assert_eq!(value["list"]["consultation"]["closes"], "2026-10-19");
    assert_eq!(value["list"]["corrections"][0]["row"], 2);
    let rows = value["rows"].as_array().unwrap();
    // Texts are as they are: no spreadsheet opens this file.
    assert_eq!((rows.len(), rows[0]["achievement"].as_str()), (3, Some("=1+1, \"giỏi\"")));
    assert_eq!(rows[0]["form_id"], "advanced-worker");
    assert_eq!((rows[1]["form_id"].as_str(), rows[1]["unit"].as_str()), (None, Some("Ngoài sổ")));
    assert_eq!((rows[0]["status"].as_str(), rows[2]["status"].as_str()), (Some("granted"), Some("revoked")));
    // Whom to call stands on the page, and a column that is not published nowhere.
    assert!(!text.contains("0900") && !text.contains("riêng"));
}

#[test]
fn rows_of_namesakes_are_not_to_be_joined() {
    let rows = "Họ và tên,Đối tượng,Chức vụ,Hình thức\nBế Văn An,cá nhân,Y tá,Giấy khen\nBế Văn An,cá nhân,Bác sĩ,Giấy khen\nLò Thị Bé,cá nhân,Y tá,Giấy khen\nLò Thị Bé,cá nhân,Y tá,Lao động tiên tiến\n";
    let world = MemoryWorld::new(Clock::Today("2026-11-21".parse().unwrap()))
        .with("content/awards/2026.md", LIST)
        .with("content/awards/2026.csv", rows);
    let site = load(&world).0;
    let awards = Route::Data(DataFile::Set(crate::route::DataTable::Awards, DataFormat::Json));
    let value: serde_json::Value = serde_json::from_slice(&render(&site, awards).unwrap()).unwrap();
    let row = |row: &serde_json::Value| (row["id"].as_str().unwrap().to_owned(), row["shared_name"].as_bool().unwrap());
    let said: Vec<(String, bool)> = value.as_array().unwrap().iter().map(row).collect();
    let id = |row: usize| format!("2026#{row}");
    assert_eq!(said, [(id(1), true), (id(2), true), (id(3), false), (id(4), false)], "one nurse may be honoured twice");
}

#[test]
fn every_list_has_both_files_and_the_register_one() {
    let site = site();
    let of_lists = |route: &&Route| matches!(route, Route::AwardCsv(_) | Route::AwardJson(_) | Route::AwardsCsv);
    assert_eq!(routes(&site).iter().filter(of_lists).count(), 3);
    assert_eq!(render(&site, Route::Home), None);
}

#[test]
fn the_register_says_of_which_list_a_row_is() {
    let site = site();
    let bytes = render(&site, Route::AwardsCsv).unwrap();
    let mut reader = ReaderBuilder::new().from_reader(&bytes[3..]);
    assert_eq!(reader.headers().unwrap().len(), 15);
    let rows: Vec<_> = reader.records().map(Result::unwrap).collect();
    let first: Vec<&str> = rows[0].iter().take(7).collect();
    assert_eq!(first, ["2026", "Khen thưởng 2026", "412/QĐ-UBND", "1", "7", "Ông", "Bế Văn An"]);
    assert_eq!(rows.len(), 3);
}

/// The formats are a promise: whoever changes this adds a column at the end of its set, or makes [`super::VERSION`]
/// one more.
#[test]
fn the_columns_are_those_that_were_promised() {
    let column = |column: &Column| {
        let kind = match column.kind {
            FieldKind::Key(words) => format!("{} {}", column.kind.key(), words.join(" ")),
            FieldKind::Id(table) => format!("{} of {}", column.kind.key(), table.as_str()),
            kind => kind.key().to_owned(),
        };
        format!("  {}: {kind}{}", column.name, if column.required { "" } else { ", perhaps empty" })
    };
    let set = |set: &&dyn DataSet| {
        let columns: Vec<String> = set.columns().iter().map(column).collect();
        format!("{} by {}\n{}", set.table().as_str(), set.key_columns(), columns.join("\n"))
    };
    let all: Vec<String> = SETS.iter().map(set).collect();
    insta::assert_snapshot!(format!("version {VERSION}\n\n{}", all.join("\n\n")));
}

/// A small portal in which every set has rows, character by character.
#[test]
fn the_files_are_those_that_were_promised() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/site");
    let site = load(&DiskWorld::new(folder, Clock::Today("2026-11-21".parse().unwrap()))).0;
    let files = routes(&site)
        .into_iter()
        .filter(|route| matches!(route, Route::Data(DataFile::Set(_, DataFormat::Json)) | Route::AwardJson(_)));
    let text = |route: Route| {
        let bytes = render(&site, route).unwrap();
        format!("{}\n{}", route.address(&site).path(), String::from_utf8(bytes).unwrap())
    };
    insta::assert_snapshot!(files.map(text).collect::<Vec<_>>().join("\n"));
}

#[test]
fn every_row_has_its_columns_and_is_told_from_the_others() {
    let site = site();
    let mut filled = 0;
    for set in SETS {
        let (columns, keys) = (set.columns(), set.key_columns());
        let rows: Vec<Vec<Cell<'_>>> = set.rows(&site).collect();
        assert_eq!(rows.len(), set.count(&site));
        filled += usize::from(!rows.is_empty());
        let mut seen = BTreeSet::new();
        for row in &rows {
            assert_eq!(row.len(), columns.len());
            for (column, cell) in columns.iter().zip(row) {
                assert!(!column.required || *cell != Cell::Empty, "{} of {}", column.name, set.table().as_str());
            }
            assert!(seen.insert(format!("{:?}", &row[..keys])), "{row:?}");
        }
    }
    assert!(filled >= 2, "units and awards");
}

#[test]
fn an_empty_portal_has_no_files_of_open_data() {
    let (site, _) = load(&MemoryWorld::new(Clock::Today("2026-11-21".parse().unwrap())));
    assert_eq!(routes(&site), []);
}

proptest! {
    #[test]
    fn no_cell_is_a_formula(rows in proptest::collection::vec(proptest::array::uniform3("[=+@\t\r\n'\",;a-đ -]{0,6}"), 0..6)) {
        let bytes = csv(&["a", "b", "c"], rows.clone());
        let mut reader = ReaderBuilder::new().from_reader(&bytes[3..]);
        let read: Vec<_> = reader.records().map(Result::unwrap).collect();
        prop_assert_eq!(read.len(), rows.len());
        for (cells, row) in read.iter().zip(&rows) {
            for (cell, written) in cells.iter().zip(row) {
                prop_assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{:?}", cell);
                prop_assert_eq!(cell.strip_prefix('\'').unwrap_or(cell), written.strip_prefix('\'').unwrap_or(written));
            }
        }
    }
}
