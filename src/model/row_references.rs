//! References to the rows of award lists, by a list's id and a recipient's ordinal.

use super::resolve::{Broken, dangling};
use super::{AwardList, RowAddress, Site};
use crate::diagnostic::{Diagnostic, Rule, Severity, Words};
use crate::source::{Span, Spanned};
use crate::syntax::schema::Kind;
use crate::text;

/// Finds the award rows that stories and corrections name.
pub(super) fn link(site: &mut Site, broken: &Broken, out: &mut Vec<Diagnostic>) {
    let lists = &site.award_lists;
    for story in site.stories.records_mut() {
        for award in &mut story.awards {
            let key = award.key.clone();
            let Some((list, ordinal)) = key.split_once('#') else { continue };
            let Some(id) = lists.find(list) else {
                if !broken.lost.contains(list) {
                    out.push(dangling(Kind::AwardList, list, award.span, lists.names()));
                }
                continue;
            };
            let row = ordinal.parse::<usize>().unwrap_or(0).wrapping_sub(1);
            let known = row < lists[id].rows.len();
            award.set(known.then_some(RowAddress { list: id, row }));
            if !known && lists[id].whole {
                out.push(no_such_row(&lists[id], ordinal, award.span));
            }
        }
    }
    for list in lists.records().iter().filter(|list| list.whole) {
        let beyond = |row: &&Spanned<u32>| row.value as usize > list.rows.len();
        let named = list.corrections.iter().filter_map(|correction| correction.row.as_ref()).filter(beyond);
        out.extend(named.map(|row| no_such_row(list, &row.value.to_string(), row.span)));
    }
}

/// The rules of this file.
pub const RULES: &[&Rule] = &[&NO_SUCH_ROW];

/// An ordinal beyond the end of a list.
pub static NO_SUCH_ROW: Rule = Rule {
    code: "G413",
    name: "no-such-row",
    severity: Severity::Error,
    title: Words::new("Danh sách không có dòng này", "An award list without this row"),
    explanation: Words::new(
        "Số sau dấu # là thứ tự người được khen, đếm từ 1, không kể dòng tiêu đề và dòng chia phần, dù cột STT ghi gì.",
        "The number after # counts recipients from 1, without header and section rows, whatever the list's own number says.",
    ),
};

/// Says that `list` has no recipient with this ordinal.
fn no_such_row(list: &AwardList, ordinal: &str, span: Span) -> Diagnostic {
    let (id, count) = (&list.id.value, list.rows.len());
    NO_SUCH_ROW
        .at(span, text!("danh sách “{id}” không có dòng {ordinal}", "the list `{id}` has no row {ordinal}"))
        .hint(text!("danh sách này có {count} người, tập thể được khen", "the list has {count} recipients"))
}
