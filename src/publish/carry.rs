//! What others keep at the root of the output: carried over from slot to slot, never judged.

use std::collections::BTreeSet;
use std::ffi::{OsStr, OsString};
use std::fs::{self, File, Metadata};
use std::io;
use std::path::Path;

use super::errors::{self, PublishError};
use super::manifest::{MANIFEST, MANIFEST_DRAFT, NOTE};
use super::place::Place;

/// A clone, or the pointer of a worktree, at the root of the output.
const GIT: &str = ".git";

/// Whether this name at the root belongs to others and is copied from slot to slot: one that begins with a dot
/// (`.gitignore`, `.htaccess`, `.well-known`), and `CNAME`.
pub(super) fn is_carried(name: &OsStr) -> bool {
    let hidden = name.as_encoded_bytes().starts_with(b".");
    let ours = name == MANIFEST || name == MANIFEST_DRAFT || name == NOTE;
    (hidden || name == "CNAME") && !ours && !is_git(name)
}

/// Whether a file whose path begins with this name is none of the site's.
pub(super) fn belongs_to_others(name: &str) -> bool {
    is_carried(name.as_ref()) || is_git(name.as_ref())
}

/// Whether this name at the root is git's.
pub(super) fn is_git(name: &OsStr) -> bool {
    name == GIT
}

/// Brings what others keep in the live slot into the spare one, and takes out of that what the live one lacks.
pub(super) fn copy_over(place: &Place) -> Result<(), PublishError> {
    let read = |folder: &Path| carried_names(folder).map_err(|error| errors::cannot_read(folder, error));
    let (wanted, present) = (read(&place.live)?, read(&place.spare)?);
    for name in present.difference(&wanted) {
        let path = place.spare.join(name);
        remove(&path).map_err(|error| errors::cannot_write(&path, error))?;
    }
    for name in &wanted {
        let path = place.spare.join(name);
        mirror(&place.live.join(name), &path).map_err(|error| errors::cannot_write(&path, error))?;
    }
    let permissions = |folder: &Path| fs::metadata(folder).map(|found| found.permissions());
    let give = || match permissions(&place.live)? {
        wanted if wanted == permissions(&place.spare)? => Ok(()),
        wanted => fs::set_permissions(&place.spare, wanted),
    };
    give().map_err(|error| errors::cannot_write(&place.spare, error))
}

/// Moves git's own to the live slot from where an exchange left it. A repository may be large, and a copy of it would
/// be a second one.
pub(super) fn move_git(place: &Place) -> Result<(), PublishError> {
    let (from, to) = (place.spare.join(GIT), place.live.join(GIT));
    match (fs::symlink_metadata(&from).is_ok(), fs::symlink_metadata(&to).is_ok()) {
        (false, _) => Ok(()),
        (true, false) => fs::rename(&from, &to).map_err(|error| errors::cannot_write(&to, error)),
        (true, true) => Err(errors::foreign_files(&place.spare, &[GIT.to_owned()])),
    }
}

fn carried_names(folder: &Path) -> io::Result<BTreeSet<OsString>> {
    let names = fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.file_name()));
    names.filter(|name| name.as_ref().map_or(true, |name| is_carried(name))).collect()
}

/// Makes `to` the same as `from`, whatever either is, and leaves alone what is the same already.
fn mirror(from: &Path, to: &Path) -> io::Result<()> {
    let wanted = fs::symlink_metadata(from)?;
    let present = fs::symlink_metadata(to).ok();
    if wanted.is_dir() {
        if !present.is_some_and(|present| present.is_dir()) {
            remove(to)?;
            fs::create_dir(to)?;
        }
        mirror_folder(from, to)?;
        return fs::set_permissions(to, wanted.permissions());
    }
    if wanted.is_symlink() {
        remove(to)?;
        return link(&fs::read_link(from)?, to);
    }
    if !wanted.is_file() {
        return Err(io::Error::new(io::ErrorKind::Unsupported, "neither a file, a folder nor a link"));
    }
    if present.is_some_and(|present| is_same_file(from, &wanted, to, &present)) {
        return Ok(());
    }
    remove(to)?;
    fs::copy(from, to)?;
    File::open(to)?.sync_all()
}

fn mirror_folder(from: &Path, to: &Path) -> io::Result<()> {
    let names = |folder: &Path| -> io::Result<BTreeSet<OsString>> {
        fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.file_name())).collect()
    };
    let (wanted, present) = (names(from)?, names(to)?);
    for name in present.difference(&wanted) {
        remove(&to.join(name))?;
    }
    wanted.iter().try_for_each(|name| mirror(&from.join(name), &to.join(name)))
}

fn is_same_file(a: &Path, about_a: &Metadata, b: &Path, about_b: &Metadata) -> bool {
    let alike = about_b.is_file() && about_a.len() == about_b.len() && about_a.permissions() == about_b.permissions();
    alike && fs::read(a).is_ok_and(|a| fs::read(b).is_ok_and(|b| a == b))
}

/// Removes whatever is at `path`, without following a link; nothing there is fine.
fn remove(path: &Path) -> io::Result<()> {
    match fs::symlink_metadata(path) {
        Ok(found) if found.is_dir() => fs::remove_dir_all(path),
        Ok(_) => fs::remove_file(path),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error),
    }
}

#[cfg(unix)]
fn link(target: &Path, at: &Path) -> io::Result<()> {
    std::os::unix::fs::symlink(target, at)
}

#[cfg(not(unix))]
fn link(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::Error::new(io::ErrorKind::Unsupported, "symbolic links are not carried over on this system"))
}
