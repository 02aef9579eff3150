//! What the ledger knows of records: what they are called, also those that are gone, and when they were corrected.

use super::canonical::Sealable;
use crate::ledger::Located;
use crate::model::{Correction, Site};
use chrono::{DateTime, NaiveDate};

/// The title of a record of the ledger: as it is today, else as it was sealed last, else its name in the ledger.
#[must_use]
pub fn title(site: &Site, name: &str) -> String {
    match Sealable::find(site, name) {
        Some(Sealable::List(id)) => return site.award_lists[id].title.value.clone(),
        Some(Sealable::Plan(id)) => return site.plans[id].title.value.clone(),
        None => {}
    }
    let versions = site.ledger.of(name).rev();
    let mut titles = versions.filter_map(|own| {
        let head = site.ledger.opening(name, own.entry.version)?.part("head")?;
        head.value.as_ref()?.get("title")?.as_str().map(str::to_owned)
    });
    titles.next().unwrap_or_else(|| name.to_owned())
}

/// The first entry of the log that has a correction, by its place in the record.
#[must_use]
pub fn correction_sealed(site: &Site, of: Sealable, number: usize) -> Option<&Located> {
    let (name, key) = (of.name(site), format!("correction/{number}"));
    let has = |own: &&Located| own.entry.record == name && own.entry.parts.iter().any(|(part, _)| *part == key);
    site.ledger.entries.iter().find(has)
}

/// The day of a correction: as the editor gives it, else that of its sealing.
#[must_use]
pub fn correction_day(site: &Site, of: Sealable, number: usize, correction: &Correction) -> Option<NaiveDate> {
    let given = correction.date.map(|date| date.value.first_day());
    given.or_else(|| sealed_day(site, correction_sealed(site, of, number)?))
}

/// The day of an entry of the log in the portal's time zone.
#[must_use]
pub fn sealed_day(site: &Site, sealed: &Located) -> Option<NaiveDate> {
    let time = DateTime::parse_from_rfc3339(&sealed.entry.time).ok()?;
    Some(time.with_timezone(&site.settings.time_zone).date_naive())
}

/// Whether the record is made up; one that is gone is, where its last version said so.
#[must_use]
pub fn is_sample(site: &Site, name: &str) -> bool {
    match Sealable::find(site, name) {
        Some(Sealable::List(id)) => site.award_lists[id].sample,
        Some(Sealable::Plan(id)) => site.plans[id].sample,
        None => false,
    }
}
