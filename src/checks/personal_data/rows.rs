//! What cells of a row and its header tell of each other: children, whose name and whose class or age stand in different
//! cells; days of birth, which the column alone tells beside a name; and sums, which without the header "Số tiền" look like identity numbers.

use super::{PersonalData, Scale, Weighed, is_old_date, scan, unexplained_date};
use crate::model::{AwardList, AwardRow, Site};
use crate::source::{Span, Spanned};
use crate::syntax::{FileTexts, LabelledCell};
use crate::vietnamese::fold;

/// Children who are told by another cell of their row: the class, the school, the age, the year of birth.
pub(super) fn children(scale: &mut Scale<'_>, texts: &FileTexts) {
    let cells = texts.labelled_cells();
    for (at, name) in cells.iter().enumerate().filter(|(_, cell)| names_somebody(&cell.label)) {
        let beside = |other: &&LabelledCell| other.row == name.row;
        let ahead = cells[..at].iter().rev().take_while(beside);
        for LabelledCell { label, cell, .. } in cells[at + 1..].iter().take_while(beside).chain(ahead) {
            let told = match fold(label).as_str() {
                "lop" | "chi doi" => format!("lớp {}", cell.text.trim_start_matches("Lớp ")),
                "tuoi" => format!("{} tuổi", cell.text.trim_end_matches(" tuổi")),
                "nam sinh" => format!("sinh năm {}", cell.text),
                // A school alone may be that of a teacher.
                _ if fold(&cell.text).contains("lop") => cell.text.clone(),
                _ => continue,
            };
            if scale.child(&name.cell.text, name.cell.span, &told) {
                break;
            }
        }
    }
}

/// What the rows of award lists tell, whatever file they stand in: children, and days of birth.
pub(super) fn of_lists(site: &Site) -> Vec<Weighed> {
    let mut scale = Scale::new(&site.settings);
    for list in site.award_lists.records() {
        for row in &list.rows {
            child_of_row(&mut scale, row);
            births_of_row(&mut scale, list, row);
        }
    }
    scale.found
}

fn child_of_row(scale: &mut Scale<'_>, row: &AwardRow) {
    let cells = [row.unit.as_ref().map(|unit| &unit.text.value), row.position.as_ref().map(|text| &text.value)];
    let told = cells.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(", ");
    let folded = fold(&told);
    if folded.contains("lop") || folded.contains("hoc sinh") {
        scale.child(&row.name.value, row.name.span, &told);
    }
}

/// Days in the cells that say who somebody is, but for those that were found with all other texts.
fn births_of_row(scale: &mut Scale<'_>, list: &AwardList, row: &AwardRow) {
    let unit = row.unit.as_ref().map(|unit| &unit.text);
    let others = [row.honorific.as_ref(), row.position.as_ref(), unit, row.note.as_ref()];
    let found_with_texts = |text: &str| {
        list.rows_source != list.file && is_old_date(text)
            || scan(text).iter().any(|found| found.kind == PersonalData::BirthDate)
    };
    for Spanned { value, span } in std::iter::once(&row.name).chain(others.into_iter().flatten()) {
        if let Some(date) = unexplained_date(value)
            && !found_with_texts(value)
        {
            scale.add(PersonalData::BirthDate, *span, &value[date], false);
        }
    }
}

/// Takes back what the header of a column shows to be no identity number.
pub(super) fn acquit(scale: &mut Scale<'_>, texts: &FileTexts) {
    let is_number = |found: &Weighed| found.kind == PersonalData::IdentityNumber;
    if !scale.found.iter().any(is_number) {
        return;
    }
    for LabelledCell { label, cell, .. } in texts.labelled_cells() {
        let inside = |found: &Weighed| cell.span.start <= found.span.start && found.span.end <= cell.span.end;
        let here = |found: &Weighed| is_number(found) && inside(found);
        if scale.found.iter().any(here) && scan(&format!("{label}: {}", cell.text)).is_empty() {
            scale.found.retain(|found| !here(found));
        }
    }
}

/// Whether a header is that of a column with people in it.
fn names_somebody(label: &str) -> bool {
    let folded = fold(label);
    let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).collect();
    let of_things = ["truong", "don", "lop", "mo", "tap", "san", "goi"];
    words.contains(&"ten") && !words.iter().any(|word| of_things.contains(word))
        || matches!(folded.as_str(), "hoc sinh" | "em" | "tac gia" | "thi sinh" | "doi vien" | "chau" | "thieu nhi")
}

impl Scale<'_> {
    /// Adds the name of somebody who is a child by what another cell tells; whether it was one.
    fn child(&mut self, name: &str, span: Span, told: &str) -> bool {
        let words = format!("em {name}, {told}");
        let is_child = scan(&words).iter().any(|found| found.kind == PersonalData::Minor && found.range.start == 3);
        if is_child {
            self.add(PersonalData::Minor, span, name, false);
        }
        is_child
    }
}
