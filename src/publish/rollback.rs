//! Back to the site that was live before, and forwards again.

use std::fs;
use std::path::Path;

use super::carry;
use super::errors::{self, PublishError};
use super::exchange::{exchange, recover};
use super::place::Place;
use super::slot::Slot;
use super::summary::Summary;
use crate::publish::manifest::Manifest;

/// Makes the site live that was live before, in one step; once more returns to the newer one. What others keep at
/// the root is carried over as it is now.
///
/// # Errors
/// Where there is no earlier site (G909) or it is not whole (G910); where the output cannot be one, holds files of
/// others or is being published to, or the system refuses, as with [`super::Publisher`].
pub fn rollback(output: &Path) -> Result<Summary, PublishError> {
    let place = Place::resolve(output, &[])?;
    if !place.work.is_dir() {
        return Err(errors::nothing_to_restore(&place));
    }
    let _lock = place.lock()?;
    recover(&place)?;
    let (live, spare) = Slot::both(&place)?;
    let Some(earlier) = spare.manifest() else { return Err(errors::nothing_to_restore(&place)) };
    if let Some(path) = spare.damage() {
        return Err(errors::spare_damaged(&path));
    }
    carry::copy_over(&place)?;
    exchange(&place)?;
    let size = |path: &str| fs::metadata(place.live.join(path)).map_or(0, |found| found.len());
    let bytes = earlier.entries().iter().map(|(path, _)| size(path)).sum();
    let before = live.manifest().unwrap_or(const { &Manifest::EMPTY });
    Ok(Summary { bytes, ..Summary::compare(before, earlier) })
}
