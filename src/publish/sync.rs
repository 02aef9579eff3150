//! Getting what was written onto the disk before it goes live.

use std::collections::BTreeSet;
use std::fs::File;
use std::io;
use std::path::Path;

use rayon::prelude::*;

use super::register::ancestors;

/// From this many files on, the whole file system is asked to write out at once. Below it, each file by itself, so
/// that a small edit does not wait for what other programs have written.
const MANY: usize = 512;

/// Brings the files that were written below `root` onto the disk, and the folders that changed: those above what was
/// written and what was removed.
pub(super) fn changes(root: &Path, written: &[&str], removed: &[&str]) -> io::Result<()> {
    if written.len() + removed.len() >= MANY && file_system(root)? {
        return Ok(());
    }
    written.par_iter().try_for_each(|path| File::open(root.join(path))?.sync_all())?;
    let folders: BTreeSet<&str> = written.iter().chain(removed).flat_map(|path| ancestors(path)).collect();
    let folders: Vec<&str> = folders.into_iter().chain([""]).collect();
    folders.par_iter().try_for_each(|path| match folder(&root.join(path)) {
        // Gone, together with what was in it.
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        synced => synced,
    })
}

/// Brings the names in a folder onto the disk.
#[cfg(unix)]
pub(super) fn folder(path: &Path) -> io::Result<()> {
    File::open(path)?.sync_all()
}

/// Elsewhere a folder cannot be opened, and the system writes names out by itself.
#[cfg(not(unix))]
pub(super) fn folder(_: &Path) -> io::Result<()> {
    Ok(())
}

/// Brings everything on the file system of `root` onto the disk; says whether this system can.
#[cfg(target_os = "linux")]
fn file_system(root: &Path) -> io::Result<bool> {
    rustix::fs::syncfs(File::open(root)?)?;
    Ok(true)
}

#[cfg(not(target_os = "linux"))]
fn file_system(_: &Path) -> io::Result<bool> {
    Ok(false)
}
