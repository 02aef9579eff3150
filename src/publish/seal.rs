//! When a slot was finished, so that files nobody has touched since need no reading.
//!
//! A seal names a slot by its folder's inode, which stays the same when names are exchanged, and by the hash of its
//! manifest. A file whose inode changed before the seal holds what the manifest says, and a folder whose inode changed
//! before it still has the same entries: the system moves an inode's change time forward on every write and rename,
//! and no program can set it back. (A file that is changed while the machine's clock stands at an earlier time than that of the
//! last build is not noticed; `guong verify` reads every byte.) A copied folder has other inodes, so no seal fits it.
//! Where a system has no such numbers, nothing is ever sealed, and files are read and compared.

use std::fs::{self, Metadata};
use std::path::Path;

use super::errors::{self, PublishError};
use super::manifest::{MANIFEST, Manifest};
use super::place::Place;
use crate::source::{parse_hex, push_hex};

/// The moment a slot was finished, as its file system counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Seal {
    moment: (i64, i64),
}

impl Seal {
    /// Whether a file or folder was last touched before the seal. In the very moment of the seal is in doubt: clocks of file
    /// systems tick in milliseconds.
    pub(super) fn covers(self, found: &Metadata) -> bool {
        changed(found).is_some_and(|moment| moment < self.moment)
    }
}

/// The seal of the slot in `folder` that has this manifest, if it was sealed.
pub(super) fn find(place: &Place, folder: &Path, manifest: &Manifest) -> Option<Seal> {
    let inode = inode(&fs::metadata(folder).ok()?)?;
    let text = fs::read_to_string(&place.seals).ok()?;
    text.lines().filter_map(Line::parse).find_map(|line| line.fits(inode, manifest).then_some(line.seal))
}

/// Seals the spare slot, whose files and manifest are written, and keeps the seal of the live one.
pub(super) fn set(place: &Place, manifest: &Manifest) -> Result<(), PublishError> {
    let store = || {
        let slot = inode(&fs::metadata(&place.spare)?);
        let moment = changed(&fs::metadata(place.spare.join(MANIFEST))?);
        let (Some(inode), Some(moment)) = (slot, moment) else { return Ok(()) };
        let live = self::inode(&fs::metadata(&place.live)?);
        let kept = fs::read_to_string(&place.seals).unwrap_or_default();
        let kept = kept.lines().filter(|line| Line::parse(line).is_some_and(|line| Some(line.inode) == live));
        let new = Line { inode, seal: Seal { moment }, manifest: hex(manifest) }.to_text();
        let text: String = kept.chain([new.as_str()]).flat_map(|line| [line, "\n"]).collect();
        let draft = place.seals.with_extension("new");
        fs::write(&draft, text)?;
        fs::rename(&draft, &place.seals)
    };
    store().map_err(|error| errors::cannot_write(&place.seals, error))
}

/// A line of the file of seals: inode, seconds, nanoseconds, hash of the manifest.
struct Line {
    inode: u64,
    seal: Seal,
    manifest: String,
}

impl Line {
    fn parse(line: &str) -> Option<Self> {
        let mut fields = line.split(' ');
        let inode = fields.next()?.parse().ok()?;
        let moment = (fields.next()?.parse().ok()?, fields.next()?.parse().ok()?);
        let manifest = fields.next()?;
        parse_hex(manifest)?;
        Some(Line { inode, seal: Seal { moment }, manifest: manifest.to_owned() })
    }

    fn to_text(&self) -> String {
        let Line { inode, seal: Seal { moment: (seconds, nanoseconds) }, manifest } = self;
        format!("{inode} {seconds} {nanoseconds} {manifest}")
    }

    fn fits(&self, inode: u64, manifest: &Manifest) -> bool {
        self.inode == inode && self.manifest == hex(manifest)
    }
}

fn hex(manifest: &Manifest) -> String {
    let mut text = String::new();
    push_hex(&mut text, &manifest.digest());
    text
}

/// When the inode was last touched, in seconds and nanoseconds of the file system's clock.
#[cfg(unix)]
#[expect(clippy::unnecessary_wraps, reason = "other systems have no such number")]
fn changed(file: &Metadata) -> Option<(i64, i64)> {
    use std::os::unix::fs::MetadataExt;
    Some((file.ctime(), file.ctime_nsec()))
}

#[cfg(not(unix))]
fn changed(_: &Metadata) -> Option<(i64, i64)> {
    None
}

#[cfg(unix)]
#[expect(clippy::unnecessary_wraps, reason = "other systems have no such number")]
fn inode(folder: &Metadata) -> Option<u64> {
    use std::os::unix::fs::MetadataExt;
    Some(folder.ino())
}

#[cfg(not(unix))]
fn inode(_: &Metadata) -> Option<u64> {
    None
}
