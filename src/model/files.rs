//! Which files the content folder holds, for records that name one beside their own.

use crate::world::{Entry, EntryKind};
use std::collections::BTreeSet;

/// The paths below `content/`.
#[derive(Debug, Default)]
pub(super) struct Files {
    usable: BTreeSet<String>,
    refused: BTreeSet<String>,
}

impl Files {
    /// Tells files that can be read from links, devices and odd names.
    pub fn of(entries: &[Entry]) -> Self {
        let (usable, refused): (Vec<_>, Vec<_>) = entries.iter().partition(|entry| is_usable(entry));
        let paths = |entries: Vec<&Entry>| entries.into_iter().map(|entry| entry.path.clone()).collect();
        Files { usable: paths(usable), refused: paths(refused) }
    }

    /// Whether there is a file of this path.
    pub fn contains(&self, path: &str) -> bool {
        self.usable.contains(path)
    }

    /// Whether something stands at this path that was refused, and reported.
    pub fn is_refused(&self, path: &str) -> bool {
        self.refused.contains(path)
    }

    /// The names of the files in `folder`, for suggestions.
    pub fn beside<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = &'a str> {
        self.usable.iter().filter_map(move |path| path.strip_prefix(folder))
    }
}

/// Whether an entry is an ordinary file that can be read.
pub(super) fn is_usable(entry: &Entry) -> bool {
    entry.kind == EntryKind::File && !entry.invalid
}
