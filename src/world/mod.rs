//! What the core sees of the outside: the files of a site, their bytes, and today's date.
//!
//! Everything that decides what a portal looks like comes in through [`World`], so that the same content gives
//! the same bytes on every machine, and so that a test can hold a whole site in memory. [`DiskWorld`] reads a
//! site's folder; [`MemoryWorld`] is one made by hand. Nothing here decodes, parses or judges a file: an odd
//! entry (a symbolic link, a name that is not UTF-8, a folder that cannot be opened) is listed as what it is, and
//! the callers report it. Nothing here writes.

mod clock;
mod disk;
mod members;
mod memory;
mod scrap;

pub use clock::Clock;
pub use disk::DiskWorld;
pub use members::{MemberFolder, members};
pub use memory::MemoryWorld;
pub use scrap::is_scrap;

use std::io;
use std::sync::Arc;

/// The files of one site and the date, as far as the core may know them.
pub trait World: std::fmt::Debug + Send + Sync {
    /// Every entry below `root` but folders, sorted by the bytes of its path. Hidden files and what editors, file
    /// managers and sync tools leave behind (`~$plan.docx`, `Thumbs.db`, `*.swp`) are left out.
    ///
    /// # Errors
    /// Where the folder of `root` is missing ([`io::ErrorKind::NotFound`]) or cannot be listed at all. A folder
    /// below it that cannot be listed is an [`EntryKind::Unreadable`] instead.
    fn files(&self, root: Root<'_>) -> io::Result<Vec<Entry>>;

    /// The bytes of the file at `path` below `root`. Ask only for what [`World::files`] lists as
    /// [`EntryKind::File`].
    ///
    /// # Errors
    /// Where there is no such file, it cannot be read, or `path` leaves the folder ([`io::ErrorKind::InvalidInput`]).
    fn read(&self, root: Root<'_>, path: &str) -> io::Result<Vec<u8>>;

    /// What this run takes as the present.
    fn clock(&self) -> Clock;

    /// The same world for later, where its files can be read a second time: texts need not be kept then. None where
    /// they are to be kept.
    fn again(&self) -> Option<Arc<dyn World>> {
        None
    }
}

/// A folder of the site that paths are relative to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Root<'a> {
    /// `content/`.
    Content,
    /// `themes/<name>/`.
    Theme(&'a str),
}

impl Root<'_> {
    /// The folder's path below the site, `/`-separated, without a slash at the end.
    ///
    /// # Errors
    /// [`io::ErrorKind::InvalidInput`] where a theme's name is not the plain name of a folder.
    pub fn folder(self) -> io::Result<String> {
        match self {
            Root::Content => Ok("content".to_owned()),
            Root::Theme(name) => {
                let name = inside(name)?;
                if name.contains('/') { Err(io::ErrorKind::InvalidInput.into()) } else { Ok(format!("themes/{name}")) }
            }
        }
    }
}

/// One entry of a listing.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    /// Path relative to the root, `/`-separated.
    pub path: String,
    /// What it is.
    pub kind: EntryKind,
    /// Whether the true name is not UTF-8. `path` then holds U+FFFD in place of what could not be decoded, and the
    /// file cannot be read by that path.
    pub invalid: bool,
}

/// What an entry of a listing is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntryKind {
    /// An ordinary file.
    File,
    /// A symbolic link, to whatever. It is never followed.
    Symlink,
    /// A device, socket or pipe.
    Special,
    /// A folder or file that the system did not let us look at.
    Unreadable,
}

/// Lets a path through that names something below its folder: not empty, not absolute, and without `.`, `..`,
/// empty segments or NUL.
fn inside(path: &str) -> io::Result<&str> {
    let plain = |segment: &str| !segment.is_empty() && segment != "." && segment != ".." && !segment.contains('\0');
    if path.split('/').all(plain) && !(cfg!(windows) && path.contains(['\\', ':'])) {
        Ok(path)
    } else {
        Err(io::ErrorKind::InvalidInput.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_and_theme_names_stay_inside() {
        for bad in ["", "/etc/passwd", "../x", "a/../../x", "a//b", "./a", "a/.", "a\0b"] {
            assert!(inside(bad).is_err(), "{bad:?}");
        }
        assert!(inside("stories/một mô hình..hay.md").is_ok());
        assert_eq!(Root::Theme("xanh").folder().unwrap(), "themes/xanh");
        assert!(Root::Theme("..").folder().is_err());
        assert!(Root::Theme("a/b").folder().is_err());
    }
}
