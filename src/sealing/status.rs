//! How a record stands to its latest sealed version.

use super::canonical::{Piece, Record};
use super::difference::{Difference, compare, is_correction};
use crate::ledger::{Change, Located, Opening};
use crate::model::Site;

/// How a record stands to its latest sealed version.
#[derive(Debug)]
pub enum Status<'a> {
    /// It has none.
    Unsealed,
    /// Nothing has changed.
    Same,
    /// Something has.
    Changed {
        /// The latest entry.
        last: &'a Located,
        /// The parts that are not as they were sealed.
        differences: Vec<Difference>,
        /// The corrections that are new.
        corrections: Vec<&'a Piece>,
        /// What kind of change it would be.
        kind: Change,
    },
}

/// How `record` stands to the latest version that the ledger has of it.
#[must_use]
pub fn status<'a>(site: &'a Site, record: &'a Record) -> Status<'a> {
    let Some((last, sealed)) = latest(site, &record.name) else { return Status::Unsealed };
    let (differences, corrections) = compare(site, record, sealed);
    if differences.is_empty() && corrections.is_empty() {
        return Status::Same;
    }
    let kind = kind(&differences);
    Status::Changed { last, differences, corrections, kind }
}

pub(super) fn latest<'a>(site: &'a Site, name: &str) -> Option<(&'a Located, &'a Opening)> {
    let last = site.ledger.latest(name)?;
    Some((last, site.ledger.opening(name, last.entry.version)?))
}

/// The stage of a list, by its status.
fn stage(status: Option<&str>) -> usize {
    match status {
        Some("proposed") => 1,
        Some("consultation") => 2,
        _ => 3,
    }
}

fn kind(differences: &[Difference]) -> Change {
    let head = differences.iter().find(|difference| difference.key == "head");
    let (old, new) = head.map(|head| head.field("status")).unwrap_or_default();
    if head.is_some() && stage(old) < stage(new) {
        return Change::Advanced;
    }
    let is_row = |difference: &&Difference| difference.key.starts_with("#dong-");
    let mut rows = differences.iter().filter(is_row).peekable();
    let revokes = |row: &Difference| {
        let (old, new) = row.field("status");
        new == Some("revoked") && old != new
    };
    let rows_revoked = rows.peek().is_some() && rows.all(revokes);
    if (new == Some("revoked") && old != new) || rows_revoked { Change::Revoked } else { Change::Corrected }
}

impl Status<'_> {
    /// The parts whose change nothing explains.
    #[must_use]
    pub fn unexplained(&self) -> Vec<&Difference> {
        let Status::Changed { differences, corrections, kind, .. } = self else { return Vec::new() };
        let row = |piece: &Piece| piece.value.get("row").and_then(serde_json::Value::as_u64);
        let named = |ordinal: &str| {
            let of = |piece: &&Piece| row(piece).is_none_or(|row| row.to_string() == ordinal);
            corrections.iter().any(of)
        };
        let is_explained = |difference: &Difference| {
            if *kind == Change::Advanced {
                return true;
            }
            let revokes = difference.key == "head" && only_revokes(difference);
            match difference.key.strip_prefix("#dong-") {
                Some(ordinal) => named(ordinal),
                None if is_correction(&difference.key) => corrections.iter().any(|piece| row(piece).is_none()),
                None => revokes || !corrections.is_empty(),
            }
        };
        differences.iter().filter(|difference| !is_explained(difference)).collect()
    }
}

/// Whether a head differs in nothing but that the list was revoked, and by which decision.
fn only_revokes(head: &Difference) -> bool {
    let (_, new) = head.field("status");
    let of_revocation = |field: &str| field == "status" || field.starts_with("revocation.");
    new == Some("revoked") && head.fields().iter().all(|change| of_revocation(&change.field))
}
