//! The rows of award lists: from the CSV that a list names, or from the first table of its text.

use super::attachment::folder;
use super::award_list::{AwardList, AwardRow};
use crate::diagnostic::{Diagnostic, Rule, Severity, Words};
use crate::source::{SourceFile, Sources, Span, Spanned};
use crate::syntax::rows::{self, Table};
use crate::text;
use crate::world::{Root, World};
use std::collections::BTreeSet;

/// Reads the rows of every list. A CSV becomes a source of its own, so that findings can show its lines.
pub(super) fn read(
    lists: &mut [AwardList],
    sources: &mut Sources,
    files: &BTreeSet<String>,
    world: &dyn World,
    out: &mut Vec<Diagnostic>,
) {
    for list in lists {
        let table = match list.rows_file.clone() {
            Some(name) => {
                let path = format!("{}{}", folder(sources.file(list.file).path()), name.value);
                csv(list, &path, &name, sources, files, world, out)
            }
            None => list.table.take(),
        };
        match table {
            Some(table) => {
                let found = rows::read(&table);
                list.whole &= !(found.rows.is_empty() && !found.diagnostics.is_empty());
                out.extend(found.diagnostics);
                list.rows = found.rows.into_iter().map(AwardRow::from).collect();
            }
            None if !list.whole => {}
            None if list.rows_file.is_none() => {
                list.whole = false;
                let path = sources.file(list.file).path();
                let beside = format!("{}.csv", path.strip_suffix(".md").unwrap_or(path));
                out.push(no_rows(list, files.contains(&beside)));
            }
            None => list.whole = false,
        }
    }
}

fn csv(
    list: &mut AwardList,
    path: &str,
    name: &Spanned<String>,
    sources: &mut Sources,
    files: &BTreeSet<String>,
    world: &dyn World,
    out: &mut Vec<Diagnostic>,
) -> Option<Table> {
    if !files.contains(path) {
        out.push(no_file(&name.value, name.span));
        return None;
    }
    let file = sources.push(SourceFile::new(path, ""));
    list.rows_source = file;
    match world.read(Root::Content, path) {
        Err(error) => {
            out.push(super::load::unreadable(file, &error));
            None
        }
        Ok(bytes) => {
            let csv = rows::csv(file, path, &bytes);
            sources.replace(file, csv.source);
            // After a quotation mark that is never closed, rows are missing.
            list.whole &= csv.diagnostics.iter().all(|finding| finding.severity != Severity::Error);
            out.extend(csv.diagnostics);
            csv.table
        }
    }
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
    let id = &list.id.value;
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
