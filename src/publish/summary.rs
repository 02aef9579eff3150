//! What a run changed for visitors.

use super::manifest::Manifest;

/// What the site that is live now holds, compared with the one that was live before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Files that are new or hold something else.
    pub written: usize,
    /// Files that are the same.
    pub unchanged: usize,
    /// Files that are gone.
    pub removed: usize,
    /// Size of all files of the site together, in bytes.
    pub bytes: u64,
    /// Files that had to be written to the disk. Differs from `written`, because what is written differs from the
    /// site before the one that was live.
    pub stored: usize,
    /// Files that were taken over from the live site without being made again.
    pub kept: usize,
}

impl Summary {
    /// How many files the site has.
    #[must_use]
    pub const fn files(&self) -> usize {
        self.written + self.unchanged
    }

    /// Compares two manifests; sizes are not in them.
    pub(super) fn compare(before: &Manifest, after: &Manifest) -> Self {
        let same = after.entries().iter().filter(|(path, digest)| before.get(path) == Some(*digest)).count();
        let removed = before.entries().iter().filter(|(path, _)| after.get(path).is_none()).count();
        Summary { written: after.entries().len() - same, unchanged: same, removed, ..Summary::default() }
    }
}
