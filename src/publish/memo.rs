//! What a run leaves for the next one: a text that holds only as long as the site that it speaks of is the live one.
//!
//! It saves time and decides nothing about what is right: a run that finds none, or one of another site, makes all.

use std::fs::{self, File};
use std::io::Write as _;

use super::manifest::Manifest;
use super::place::Place;
use crate::source::push_hex;

/// What was left about the live site, which has this `manifest`.
pub(super) fn read(place: &Place, manifest: &Manifest) -> Option<String> {
    let text = fs::read_to_string(&place.memo).ok()?;
    text.strip_prefix(&heading(manifest)).map(str::to_owned)
}

/// Leaves `memo` about the site that has become live and has this `manifest`, or nothing. What the system refuses costs
/// the next run time.
pub(super) fn write(place: &Place, manifest: &Manifest, memo: Option<&str>) {
    let draft = place.memo.with_extension("new");
    let _ = match memo {
        Some(memo) => {
            let write = |mut file: File| {
                file.write_all(heading(manifest).as_bytes())?;
                file.write_all(memo.as_bytes())
            };
            File::create(&draft).and_then(write).and_then(|()| fs::rename(&draft, &place.memo))
        }
        None => fs::remove_file(&place.memo),
    };
}

fn heading(manifest: &Manifest) -> String {
    let mut text = String::new();
    push_hex(&mut text, &manifest.digest());
    text.push('\n');
    text
}
