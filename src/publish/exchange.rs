//! The step that makes a new site live: the two slots exchange their names.

use std::fs;
use std::io;
use std::path::Path;

use super::carry;
use super::errors::{self, PublishError};
use super::place::Place;
use super::sync;

/// Makes the spare slot live and the live one spare, in one step where the system has one.
pub(super) fn exchange(place: &Place) -> Result<(), PublishError> {
    let swapped = match swap(&place.live, &place.spare) {
        Err(error) if is_unknown(&error) => by_renames(place),
        swapped => swapped,
    };
    swapped.map_err(|error| errors::cannot_exchange(place, error))?;
    carry::move_git(place)?;
    for folder in [&place.parent, &place.work] {
        sync::folder(folder).map_err(|error| errors::cannot_write(folder, error))?;
    }
    Ok(())
}

/// Ends an exchange that was cut off, and makes sure that both slots exist.
///
/// `leaving` exists only between the two outer renames of [`by_renames`]. Without a live slot, the old site is put
/// back: nobody has seen the new one. With one, the old site becomes the spare one.
pub(super) fn recover(place: &Place) -> Result<(), PublishError> {
    let is_there = |path: &Path| fs::symlink_metadata(path).is_ok();
    if is_there(&place.leaving) {
        // Somebody may have made an empty folder in its place.
        let _ = fs::remove_dir(&place.live);
        let to = if is_there(&place.live) { &place.spare } else { &place.live };
        fs::rename(&place.leaving, to).map_err(|error| errors::cannot_write(to, error))?;
    }
    for slot in [&place.live, &place.spare] {
        fs::create_dir_all(slot).map_err(|error| errors::cannot_write(slot, error))?;
    }
    carry::move_git(place)
}

/// Exchanges two names in one step.
#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn swap(a: &Path, b: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, a, CWD, b, RenameFlags::EXCHANGE)?)
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn swap(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Whether the system or the file system does not know how to exchange names.
fn is_unknown(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::Unsupported | io::ErrorKind::InvalidInput)
}

/// Exchanges the slots in three renames; for a moment there is no live site. Where the second fails, the first is
/// taken back.
fn by_renames(place: &Place) -> io::Result<()> {
    fs::rename(&place.live, &place.leaving)?;
    if let Err(error) = fs::rename(&place.spare, &place.live) {
        fs::rename(&place.leaving, &place.live)?;
        return Err(error);
    }
    fs::rename(&place.leaving, &place.spare)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place() -> (tempfile::TempDir, Place) {
        let folder = tempfile::tempdir().unwrap();
        let place = Place::resolve(&folder.path().join("public"), &[]).unwrap();
        for (slot, text) in [(&place.live, "old"), (&place.spare, "new")] {
            fs::create_dir_all(slot).unwrap();
            fs::write(slot.join("a"), text).unwrap();
        }
        (folder, place)
    }

    fn texts(place: &Place) -> [String; 2] {
        [&place.live, &place.spare].map(|slot| fs::read_to_string(slot.join("a")).unwrap_or_default())
    }

    #[test]
    fn one_step_and_three_renames_do_the_same() {
        let (_folder, place) = place();
        exchange(&place).unwrap();
        assert_eq!(texts(&place), ["new", "old"]);
        by_renames(&place).unwrap();
        assert_eq!(texts(&place), ["old", "new"]);
        assert!(!place.leaving.exists());
    }

    #[test]
    fn an_exchange_cut_off_after_any_rename_is_ended() {
        let (_folder, before) = place();
        fs::rename(&before.live, &before.leaving).unwrap();
        recover(&before).unwrap();
        assert_eq!(texts(&before), ["old", "new"]);

        fs::rename(&before.live, &before.leaving).unwrap();
        fs::create_dir(&before.live).unwrap();
        recover(&before).unwrap();
        assert_eq!(texts(&before), ["old", "new"]);

        fs::rename(&before.live, &before.leaving).unwrap();
        fs::rename(&before.spare, &before.live).unwrap();
        recover(&before).unwrap();
        assert_eq!(texts(&before), ["new", "old"]);
    }

    #[test]
    fn a_second_rename_that_fails_leaves_the_old_site() {
        let (_folder, place) = place();
        fs::remove_dir_all(&place.spare).unwrap();
        assert!(by_renames(&place).is_err());
        assert_eq!(texts(&place), ["old", ""]);
    }

    #[test]
    fn git_stays_with_the_live_site_from_any_moment() {
        let (_folder, place) = place();
        fs::create_dir(place.live.join(".git")).unwrap();
        fs::write(place.live.join(".git/HEAD"), "ref").unwrap();
        exchange(&place).unwrap();
        assert!(place.live.join(".git/HEAD").exists() && !place.spare.join(".git").exists());
        // Killed right after the names were exchanged.
        swap(&place.live, &place.spare).unwrap();
        recover(&place).unwrap();
        assert!(place.live.join(".git/HEAD").exists() && !place.spare.join(".git").exists());
    }
}
