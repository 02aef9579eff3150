//! Which files the content folder holds, for records that name one beside their own.

use crate::world::{Entry, EntryKind};

/// What stands below `content/`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Files<'a> {
    /// In the order of their paths.
    entries: &'a [Entry],
}

impl<'a> Files<'a> {
    /// The files of a listing.
    pub fn of(entries: &'a [Entry]) -> Self {
        Files { entries }
    }

    /// Whether there is a file of this path that can be read.
    pub fn contains(self, path: &str) -> bool {
        self.all(path).any(is_usable)
    }

    /// Whether something stands at this path that was refused, and reported: a link, a device, an odd name.
    pub fn is_refused(self, path: &str) -> bool {
        self.all(path).any(|entry| !is_usable(entry))
    }

    /// The names of the files in `folder`, for suggestions.
    pub fn beside(self, folder: &'a str) -> impl Iterator<Item = &'a str> {
        let usable = self.entries.iter().filter(|entry| is_usable(entry));
        usable.filter_map(move |entry| entry.path.strip_prefix(folder))
    }

    /// Every entry of this path: two names that are not UTF-8 may look alike.
    fn all(self, path: &str) -> impl Iterator<Item = &'a Entry> {
        let from = self.entries.partition_point(|entry| entry.path.as_str() < path);
        self.entries[from..].iter().take_while(move |entry| entry.path == path)
    }
}

/// Whether an entry is an ordinary file that can be read.
pub(super) fn is_usable(entry: &Entry) -> bool {
    entry.kind == EntryKind::File && !entry.invalid
}
