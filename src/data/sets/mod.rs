//! The data sets, one file each. A column is one line there; what may change is told in [`super::VERSION`].

mod awards;
mod campaigns;
mod deadlines;
mod documents;
mod log;
mod plans;
mod progress;
mod quotas;
mod stories;
mod targets;
mod units;

use super::table::{Cell, DataSet};
use crate::model::{CitedRef, FormRef, Id, RefTo, Site, Unit};

/// Every data set, in the order of the page. A new one is its own file, its line here, and its word in `route.rs`.
pub const ALL: &[&dyn DataSet] = &[
    &campaigns::SET,
    &plans::SET,
    &targets::SET,
    &progress::SET,
    &quotas::SET,
    &deadlines::SET,
    &stories::SET,
    &awards::SET,
    &units::SET,
    &documents::SET,
    &log::SET,
];

/// The data sets that have any row.
pub fn filled(site: &Site) -> impl Iterator<Item = &'static dyn DataSet> {
    ALL.iter().copied().filter(|set| set.count(site) > 0)
}

/// The full name of the unit that a record names; its id where it is not known.
fn unit_name<'a>(site: &'a Site, unit: &'a RefTo<Unit>) -> Cell<'a> {
    Cell::text(unit.target().map_or(unit.key.as_str(), |id| name(site, id)))
}

fn name(site: &Site, id: Id<Unit>) -> &str {
    &site.units[id].name.value
}

fn keys(cited: &[CitedRef]) -> Cell<'_> {
    Cell::list(cited.iter().map(|cited| cited.key.as_str()))
}

/// The id of an award form; nothing where the register does not know it.
fn form_id<'a>(site: &'a Site, form: &FormRef) -> Cell<'a> {
    Cell::maybe(form.target().map(|id| site.forms[id].id.as_str()))
}
