//! One award as open data has it.

use super::{award_csv, spreadsheet};
use crate::model::{AwardList, Id, RowAddress, Site};
use crate::route::{Route, row_anchor};
use crate::source::Spanned;
use crate::syntax::rows::Subject;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// One row of an award list. Keys of the content format stand for kinds; everything else is text as published. What an older
/// file does not have is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AwardRecord {
    /// Counts recipients from 1; the row's permanent number.
    pub ordinal: usize,
    /// The number that the list itself gives.
    pub no: Option<String>,
    /// "Ông" or "Bà".
    pub honorific: Option<String>,
    /// Name of the person, collective or household.
    pub name: String,
    /// `individual`, `collective` or `household`.
    pub subject: Cow<'static, str>,
    /// Position held.
    pub title: Option<String>,
    /// Full name of the organisation where the register knows it, else as the list writes it.
    pub unit: Option<String>,
    /// Name of the award's form or title.
    pub form: String,
    /// Id of that form; none where the register does not know it.
    pub form_id: Option<String>,
    /// For what.
    pub achievement: Option<String>,
    /// `proposed`, `consultation`, `granted`, `corrected` or `revoked`.
    pub status: Cow<'static, str>,
    /// Remark.
    pub note: Option<String>,
    /// Absolute address of the row.
    pub address: String,
    /// List and ordinal, as stories name a row: `2026-hang-nam#3`. It never changes.
    pub id: String,
    /// Whether rows of other people have the same name.
    pub shared_name: bool,
}

impl AwardRecord {
    /// The rows of a list's JSON; none where it is not one.
    #[must_use]
    pub fn of_list(json: &[u8]) -> Vec<Self> {
        #[derive(Deserialize)]
        struct Listed {
            rows: Vec<AwardRecord>,
        }
        serde_json::from_slice::<Listed>(json).map(|list| list.rows).unwrap_or_default()
    }

    /// A list's CSV.
    #[must_use]
    pub fn to_csv(rows: impl IntoIterator<Item = Self>) -> Vec<u8> {
        spreadsheet::csv(&award_csv::COLUMNS, rows.into_iter().map(award_csv::row))
    }
}

/// The rows of a list, in its order.
pub(super) fn records(site: &Site, id: Id<AwardList>) -> impl Iterator<Item = AwardRecord> {
    (0..site.award_lists[id].rows.len()).map(move |row| record(site, RowAddress { list: id, row }))
}

/// One row.
pub(super) fn record(site: &Site, at: RowAddress) -> AwardRecord {
    let list = &site.award_lists[at.list];
    let row = &list.rows[at.row];
    let page = Route::AwardList(at.list).absolute(site);
    let text = |text: &Option<Spanned<String>>| text.as_ref().map(|text| text.value.clone());
    let unit = row.unit.as_ref().map(|unit| match unit.unit {
        Some(id) => site.units[id].name.value.clone(),
        None => unit.text.value.clone(),
    });
    AwardRecord {
        ordinal: row.ordinal,
        no: row.no.clone(),
        honorific: text(&row.honorific),
        name: row.name.value.clone(),
        subject: row.subject.map_or(Subject::Individual, |subject| subject.value).as_str().into(),
        title: text(&row.position),
        unit,
        form: site.form_name(&row.form).to_owned(),
        form_id: row.form.target().map(|id| site.forms[id].id.clone()),
        achievement: text(&row.achievement),
        status: list.status_of(row).as_str().into(),
        note: text(&row.note),
        address: format!("{page}#{}", row_anchor(row.ordinal)),
        id: format!("{}#{}", list.id.value, row.ordinal),
        shared_name: site.index.is_namesake(at),
    }
}
