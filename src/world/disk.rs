//! A site's folder on disk.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use walkdir::{DirEntry, WalkDir};

use super::scrap::is_scrap;
use super::{Clock, Entry, EntryKind, Root, World, inside};

/// A [`World`] that reads the folder of a site: `content/` and `themes/` below it.
///
/// The root folders themselves may be links, so that `content` can point into a synced folder; nothing below them
/// is followed.
#[derive(Clone, Debug)]
pub struct DiskWorld {
    site: PathBuf,
    themes: PathBuf,
    clock: Clock,
    keeps_texts: bool,
}

impl DiskWorld {
    /// The site in the folder `site`, at the time `clock`. Nothing is read yet.
    pub fn new(site: impl Into<PathBuf>, clock: Clock) -> Self {
        let site = site.into();
        DiskWorld { themes: site.clone(), site, clock, keeps_texts: false }
    }

    /// The same site with the `themes/` of another folder, where it has none of its own.
    #[must_use]
    pub fn with_themes_of(self, folder: &Path) -> Self {
        if self.site.join("themes").is_dir() { self } else { DiskWorld { themes: folder.to_owned(), ..self } }
    }

    /// The same site, whose texts are kept in memory from their first reading on: for the preview, which shows what it has
    /// read and not what an editor is writing.
    #[must_use]
    pub fn keeping_texts(self) -> Self {
        DiskWorld { keeps_texts: true, ..self }
    }

    /// The folder on disk that paths of `root` are relative to.
    ///
    /// # Errors
    /// As [`Root::folder`].
    pub fn folder(&self, root: Root<'_>) -> io::Result<PathBuf> {
        let base = match root {
            Root::Content => &self.site,
            Root::Theme(_) => &self.themes,
        };
        Ok(base.join(root.folder()?))
    }
}

impl World for DiskWorld {
    fn files(&self, root: Root<'_>) -> io::Result<Vec<Entry>> {
        let folder = self.folder(root)?;
        // A file in the place of the folder would be walked as a listing of one.
        if !fs::metadata(&folder)?.is_dir() {
            return Err(io::ErrorKind::NotADirectory.into());
        }
        let wanted = |entry: &DirEntry| !is_scrap(&entry.file_name().to_string_lossy());
        let mut entries = Vec::new();
        for found in WalkDir::new(&folder).min_depth(1).into_iter().filter_entry(wanted) {
            match found {
                Ok(entry) if entry.file_type().is_dir() => {}
                Ok(entry) => entries.push(describe(&folder, &entry)),
                Err(error) => entries.push(unreadable(&folder, error)?),
            }
        }
        entries.sort();
        Ok(entries)
    }

    fn read(&self, root: Root<'_>, path: &str) -> io::Result<Vec<u8>> {
        fs::read(self.folder(root)?.join(inside(path)?))
    }

    fn clock(&self) -> Clock {
        self.clock
    }

    fn again(&self) -> Option<Arc<dyn World>> {
        (!self.keeps_texts).then(|| Arc::new(self.clone()) as Arc<dyn World>)
    }
}

/// What the walk found, as an entry.
fn describe(folder: &Path, entry: &DirEntry) -> Entry {
    let kind = entry.file_type();
    let kind = if kind.is_symlink() {
        EntryKind::Symlink
    } else if kind.is_file() {
        EntryKind::File
    } else {
        EntryKind::Special
    };
    let (path, invalid) = relative(folder, entry.path());
    Entry { path, kind, invalid }
}

/// A folder that could not be listed, as an entry; the error itself where it is the root.
fn unreadable(folder: &Path, error: walkdir::Error) -> io::Result<Entry> {
    match error.path() {
        Some(place) if error.depth() > 0 => {
            let (path, invalid) = relative(folder, place);
            Ok(Entry { path, kind: EntryKind::Unreadable, invalid })
        }
        _ => Err(error.into()),
    }
}

/// The path below `folder`, `/`-separated, and whether it lost bytes that are not UTF-8.
fn relative(folder: &Path, place: &Path) -> (String, bool) {
    let below = place.strip_prefix(folder).unwrap_or(place);
    let segments: Vec<_> = below.iter().map(|segment| segment.to_string_lossy()).collect();
    (segments.join("/"), below.to_str().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;

    fn site() -> (tempfile::TempDir, DiskWorld) {
        let folder = tempfile::tempdir().unwrap();
        let world = DiskWorld::new(folder.path(), Clock::Today(NaiveDate::default()));
        (folder, world)
    }

    #[test]
    fn lists_content_in_the_order_of_path_bytes_without_scrap() {
        let (folder, world) = site();
        for path in ["content/a/b.md", "content/a-b.md", "content/.git/x", "content/~$a.docx", "themes/xanh/a.css"] {
            fs::create_dir_all(folder.path().join(path).parent().unwrap()).unwrap();
            fs::write(folder.path().join(path), path).unwrap();
        }
        let listed = world.files(Root::Content).unwrap();
        let paths: Vec<_> = listed.iter().map(|entry| (entry.path.as_str(), entry.kind)).collect();
        assert_eq!(paths, [("a-b.md", EntryKind::File), ("a/b.md", EntryKind::File)]);
        assert_eq!(world.read(Root::Theme("xanh"), "a.css").unwrap(), b"themes/xanh/a.css");
        assert_eq!(world.read(Root::Content, "../themes/xanh/a.css").unwrap_err().kind(), io::ErrorKind::InvalidInput);
        assert_eq!(world.files(Root::Theme("none")).unwrap_err().kind(), io::ErrorKind::NotFound);
    }

    #[cfg(unix)]
    #[test]
    fn odd_entries_are_listed_as_what_they_are() {
        use std::ffi::OsStr;
        use std::os::unix::{ffi::OsStrExt, fs::symlink};

        let (folder, world) = site();
        let content = folder.path().join(".synced");
        fs::create_dir_all(content.join("stories")).unwrap();
        symlink(&content, folder.path().join("content")).unwrap();
        symlink(folder.path(), content.join("stories/loop")).unwrap();
        fs::write(content.join(OsStr::from_bytes(b"m\xf4.md")), "").unwrap();
        let listed = world.files(Root::Content).unwrap();
        let entry = |path: &str, kind, invalid| Entry { path: path.to_owned(), kind, invalid };
        assert_eq!(
            listed,
            [entry("m\u{fffd}.md", EntryKind::File, true), entry("stories/loop", EntryKind::Symlink, false)]
        );
    }
}
