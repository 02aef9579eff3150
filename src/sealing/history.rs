//! What records of the ledger are called, also those that are gone.

use super::canonical::Sealable;
use crate::model::Site;

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

/// Whether the record is made up; one that is gone is, where its last version said so.
#[must_use]
pub fn is_sample(site: &Site, name: &str) -> bool {
    match Sealable::find(site, name) {
        Some(Sealable::List(id)) => site.award_lists[id].sample,
        Some(Sealable::Plan(id)) => site.plans[id].sample,
        None => false,
    }
}
