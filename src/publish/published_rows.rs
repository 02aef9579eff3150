//! Holds the rows of a published award list against those that were sealed.

use crate::data::AwardRecord;
use crate::ledger::Opening;
use crate::model::{AwardForms, Match};
use serde_json::Value;
use std::collections::BTreeSet;

/// The first row, from 1, that does not say what was sealed: in any field that both have, or because there are more of
/// the one than of the other.
pub(super) fn first_difference(rows: &[AwardRecord], sealed: &Opening) -> Option<usize> {
    let values = |start: &'static str| sealed.parts.iter().filter(move |part| part.key.starts_with(start));
    let status = values("head").find_map(|head| head.value.as_ref()?.get("status")?.as_str());
    let of_rows = values("correction/").filter_map(|part| part.value.as_ref()?.get("row")?.as_u64());
    let corrected: BTreeSet<u64> = of_rows.collect();
    let own: Vec<Option<&Value>> = values("#dong-").map(|part| part.value.as_ref()).collect();
    let mut pairs = (1..).zip(rows.iter().zip(&own));
    let different = pairs.position(|(ordinal, (row, own))| {
        let list = ListState { status, corrected: corrected.contains(&ordinal) };
        !own.is_some_and(|own| row.ordinal as u64 == ordinal && says_same(row, own, list))
    });
    let more = (rows.len() != own.len()).then(|| rows.len().min(own.len()));
    different.or(more).map(|at| at + 1)
}

/// What a sealed list says of one of its rows.
#[derive(Clone, Copy)]
struct ListState<'a> {
    /// The status of the list.
    status: Option<&'a str>,
    /// Whether a correction names the row.
    corrected: bool,
}

/// Whether a row of open data says what a sealed one does.
fn says_same(row: &AwardRecord, sealed: &Value, list: ListState<'_>) -> bool {
    let field = |path: &str| plain(sealed.pointer(path).and_then(Value::as_str));
    let texts = [
        (row.no.as_deref(), "/no"),
        (row.honorific.as_deref(), "/honorific"),
        (Some(&*row.name), "/name"),
        (Some(&*row.subject), "/subject"),
        (row.title.as_deref(), "/title"),
        (row.unit.as_deref(), "/unit/name"),
        (row.form_id.as_deref(), "/form/id"),
        (row.achievement.as_deref(), "/achievement"),
        (row.note.as_deref(), "/note"),
    ];
    texts.into_iter().all(|(text, path)| plain(text) == field(path))
        && is_form(row, field("/form/name").as_deref())
        && row.status == list.status_of(field("/status").as_deref())
}

/// Words with single blanks; none where there are none.
fn plain(text: Option<&str>) -> Option<String> {
    text.map(|text| text.split_whitespace().collect::<Vec<_>>().join(" ")).filter(|text| !text.is_empty())
}

/// Whether the row names its form: as it was sealed, or, for a form of the law, whose id alone is sealed, by no name of
/// another one. (A portal may call a form of the law by a name of its own.)
fn is_form(row: &AwardRecord, sealed: Option<&str>) -> bool {
    match (sealed, &row.form_id) {
        (Some(name), _) => plain(Some(&row.form)).as_deref() == Some(name),
        (None, Some(id)) => match AwardForms::builtin().lookup(&row.form) {
            Match::Found { form, .. } => form.id == *id,
            Match::Unknown { .. } => true,
        },
        (None, None) => false,
    }
}

impl<'a> ListState<'a> {
    /// The status that readers see of a row: what happened to it, else how far the list has come.
    fn status_of(self, row: Option<&'a str>) -> &'a str {
        match (self.status, row) {
            (Some("revoked"), _) | (_, Some("revoked")) => "revoked",
            (_, Some("corrected")) => "corrected",
            _ if self.corrected => "corrected",
            (Some("corrected") | None, _) => "granted",
            (Some(list), _) => list,
        }
    }
}
