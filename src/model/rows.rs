//! The rows of award lists: from the CSV that a list names, or from the first table of its text.

use super::attachment::folder;
use super::award_list::{AwardList, AwardRow};
use super::files::Files;
use super::load::Reader as FileReader;
use crate::diagnostic::{Diagnostic, Rule, Severity, Words};
use crate::source::{FileId, SourceFile, Sources, Span, Spanned};
use crate::syntax::FileTexts;
use crate::syntax::rows::{self, RowStatus, Table};
use crate::text;
use crate::world::Root;
use std::collections::BTreeMap;

/// Reads the rows of every list. A CSV becomes a source of its own, so that findings can show its lines.
pub(super) fn read(
    lists: &mut [AwardList],
    sources: &mut Sources,
    files: Files<'_>,
    reader: &FileReader<'_>,
    out: &mut Vec<Diagnostic>,
) {
    let mut reader = Reader { sources, files, files_of: reader, read: BTreeMap::new(), out };
    for list in lists {
        match list.rows_file.clone() {
            Some(name) => reader.csv(list, &name),
            None => reader.table(list),
        }
    }
}

struct Reader<'a> {
    sources: &'a mut Sources,
    files: Files<'a>,
    files_of: &'a FileReader<'a>,
    /// The CSVs read so far, so that one of two lists is reported once: its source, its table, and whether that is whole.
    read: BTreeMap<String, (FileId, Option<Table>, bool)>,
    out: &'a mut Vec<Diagnostic>,
}

impl Reader<'_> {
    /// Takes the rows from the first table of the list's text.
    fn table(&mut self, list: &mut AwardList) {
        match list.table.take() {
            Some(table) => {
                let found = take(list, &table);
                self.out.extend(found);
            }
            None if list.whole => {
                let path = self.sources.path(list.file);
                let beside = format!("{}.csv", path.strip_suffix(".md").unwrap_or(path));
                self.out.push(no_rows(list, self.files.contains(&beside)));
                list.whole = false;
            }
            None => {}
        }
    }

    /// Takes the rows from the CSV `name` beside the list.
    fn csv(&mut self, list: &mut AwardList, name: &Spanned<String>) {
        let path = format!("{}{}", folder(self.sources.path(list.file)), name.value);
        if let Some((file, table, whole)) = self.read.get(&path) {
            list.rows_source = *file;
            list.whole &= whole;
            table.as_ref().map(|table| take(list, table));
            return;
        }
        if !self.files.contains(&path) {
            list.whole = false;
            if !self.files.is_refused(&path) {
                self.out.push(no_file(&name.value, name.span));
            }
            return;
        }
        let (table, whole) = self.open(list, &path);
        list.whole &= whole;
        if let Some(table) = &table {
            let found = take(list, table);
            self.out.extend(found);
        }
        self.read.insert(path, (list.rows_source, table, whole));
    }

    /// The table of the CSV at `path`, and whether nothing of it is missing.
    fn open(&mut self, list: &mut AwardList, path: &str) -> (Option<Table>, bool) {
        let file = self.sources.push(SourceFile::new(path, ""));
        list.rows_source = file;
        match self.files_of.world.read(Root::Content, path) {
            Err(error) => {
                self.out.push(super::load::unreadable(file, &error));
                (None, false)
            }
            Ok(bytes) => {
                let csv = rows::csv(file, path, &bytes);
                // Reading the rows says why there are none.
                if !csv.table.as_ref().is_some_and(rows::is_in_legacy_encoding) {
                    self.files_of.look(&FileTexts::of_rows(file, path, csv.source.text()), self.out);
                }
                self.sources.replace(file, csv.source);
                // After a quotation mark that is never closed, rows are missing.
                let whole =
                    csv.table.is_some() && csv.diagnostics.iter().all(|found| found.severity != Severity::Error);
                self.out.extend(csv.diagnostics);
                (csv.table, whole)
            }
        }
    }
}

/// Gives the list its rows, and says what is wrong with them.
fn take(list: &mut AwardList, table: &Table) -> Vec<Diagnostic> {
    let found = rows::read(table);
    list.whole &= !found.rows.is_empty() || found.diagnostics.is_empty();
    list.rows = found.rows.into_iter().map(AwardRow::from).collect();
    for correction in &list.corrections {
        let ordinal = correction.row.and_then(|row| usize::try_from(row.value).ok());
        let row = ordinal.and_then(|ordinal| list.rows.get_mut(ordinal.checked_sub(1)?));
        if let Some(row) = row.filter(|row| row.status == RowStatus::Granted) {
            row.status = RowStatus::Corrected;
        }
    }
    found.diagnostics
}

/// The rules of this file.
pub const RULES: &[&Rule] = &[&NO_ROWS, &NO_ROWS_FILE];

/// An award list without rows.
pub static NO_ROWS: Rule = Rule {
    code: "G441",
    name: "award-list-without-rows",
    severity: Severity::Error,
    title: Words::new("Danh sách khen thưởng không có bảng", "An award list without a table"),
    explanation: Words::new(
        "Danh sách khen thưởng lấy người được khen từ tệp CSV ghi ở khóa rows, hoặc từ bảng đầu tiên trong phần nội dung.",
        "An award list takes its recipients from the CSV that the key `rows` names, or from the first table of its text.",
    ),
};

fn no_rows(list: &AwardList, csv_beside: bool) -> Diagnostic {
    // A file whose name makes no id has none to offer.
    let id = Some(list.id.value.as_str()).filter(|id| !id.is_empty()).unwrap_or("danh-sach");
    let found = NO_ROWS.at(Span::top(list.file), text!("danh sách này không có bảng nào", "this list has no table"));
    if csv_beside {
        found.hint(text!("thêm dòng: rows = \"{id}.csv\"", "add a line: rows = \"{id}.csv\""))
    } else {
        found.hint(text!(
            "chép bảng vào phần nội dung, hoặc lưu Excel thành CSV cạnh tệp này rồi thêm rows = \"{id}.csv\"",
            "put the table into the text, or save it as CSV beside this file and add rows = \"{id}.csv\""
        ))
    }
}

/// A CSV that is not there.
pub static NO_ROWS_FILE: Rule = Rule {
    code: "G442",
    name: "missing-rows-file",
    severity: Severity::Error,
    title: Words::new("Không thấy tệp CSV của danh sách", "The CSV of an award list is not there"),
    explanation: Words::new(
        "Tệp ghi ở khóa rows phải nằm cạnh tệp .md của danh sách, tên đúng từng chữ.",
        "The file that the key `rows` names must stand beside the list's .md file, under exactly this name.",
    ),
};

fn no_file(name: &str, span: Span) -> Diagnostic {
    NO_ROWS_FILE
        .at(span, text!("không thấy tệp “{name}” cạnh tệp này", "there is no file `{name}` beside this one"))
        .hint(text!(
            "lưu bảng Excel thành CSV UTF-8 vào cùng thư mục, hoặc sửa tên",
            "save the table as CSV UTF-8 into this folder, or correct the name"
        ))
}
