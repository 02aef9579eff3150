//! A site held in memory.

use std::collections::BTreeMap;
use std::io;

use super::{Clock, Entry, EntryKind, Root, World};

/// A [`World`] made by hand, for tests and for embedded sites. Its paths count from the site's folder
/// (`content/site.toml`, `themes/xanh/base.html`).
#[derive(Clone, Debug)]
pub struct MemoryWorld {
    files: BTreeMap<String, (EntryKind, Vec<u8>)>,
    clock: Clock,
}

impl MemoryWorld {
    /// An empty site at the time `clock`.
    #[must_use]
    pub fn new(clock: Clock) -> Self {
        MemoryWorld { files: BTreeMap::new(), clock }
    }

    /// The site with a file at `path`, in place of one that is already there.
    #[must_use]
    pub fn with(mut self, path: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        self.insert(path, bytes);
        self
    }

    /// The site with something at `path` that is not an ordinary file.
    #[must_use]
    pub fn with_odd(mut self, path: impl Into<String>, kind: EntryKind) -> Self {
        self.files.insert(path.into(), (kind, Vec::new()));
        self
    }

    /// Puts a file at `path`, in place of one that is already there.
    pub fn insert(&mut self, path: impl Into<String>, bytes: impl Into<Vec<u8>>) {
        self.files.insert(path.into(), (EntryKind::File, bytes.into()));
    }

    /// Takes the file at `path` away; says whether there was one.
    pub fn remove(&mut self, path: &str) -> bool {
        self.files.remove(path).is_some()
    }
}

impl World for MemoryWorld {
    fn files(&self, root: Root<'_>) -> io::Result<Vec<Entry>> {
        let folder = root.folder()? + "/";
        let below: Vec<Entry> = self
            .files
            .range(folder.clone()..)
            .map_while(|(path, file)| path.strip_prefix(&folder).zip(Some(file)))
            .map(|(path, (kind, _))| Entry { path: path.to_owned(), kind: *kind, invalid: false })
            .collect();
        if below.is_empty() { Err(io::ErrorKind::NotFound.into()) } else { Ok(below) }
    }

    fn read(&self, root: Root<'_>, path: &str) -> io::Result<Vec<u8>> {
        let path = format!("{}/{}", root.folder()?, super::inside(path)?);
        match self.files.get(&path) {
            Some((EntryKind::File, bytes)) => Ok(bytes.clone()),
            _ => Err(io::ErrorKind::NotFound.into()),
        }
    }

    fn clock(&self) -> Clock {
        self.clock
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;

    #[test]
    fn each_root_shows_its_own_files() {
        let world = MemoryWorld::new(Clock::Today(NaiveDate::default()))
            .with("content/site.toml", "title = \"a\"")
            .with("content/a/b.md", "b")
            .with("content-of-others/c.md", "c")
            .with_odd("content/link", EntryKind::Symlink);
        let paths: Vec<_> = world.files(Root::Content).unwrap().into_iter().map(|entry| entry.path).collect();
        assert_eq!(paths, ["a/b.md", "link", "site.toml"]);
        assert_eq!(world.read(Root::Content, "a/b.md").unwrap(), b"b");
        assert!(world.read(Root::Content, "link").is_err());
        assert!(world.files(Root::Theme("xanh")).is_err());
    }
}
