//! The cache on disk: what is costly to make, kept beside the site.
//!
//! ```text
//! .guong-cache/                beside content/, ignored by git and by backups, safe to delete at any time
//!     CACHEDIR.TAG  .gitignore
//!     3f/3fa9…                 one entry: the SHA-256 of the bytes, then the bytes
//! ```
//!
//! An entry that was cut off or changed is found by its hash and made anew. Each is written under another name and
//! then renamed, so that two builds can share the folder. A build that has published keeps the entries that it used
//! and removes the others: what is left is what the site is made of, and no more. Whatever the disk refuses costs
//! time, never the build.

use crate::cache::{Cache, Key};
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// The name of the folder beside `content/`.
pub const CACHE: &str = ".guong-cache";

/// By this file backup programs know a folder whose content can be made again (<https://bford.info/cachedir/>).
const TAG: (&str, &str) = ("CACHEDIR.TAG", "Signature: 8a477f597d28d172789f06886806bc55\n");
const IGNORE: (&str, &str) = (".gitignore", "*\n");

/// Length of the hash before the bytes.
const HASH: usize = 32;

/// A cache in a folder.
#[derive(Debug)]
pub struct DiskCache {
    folder: PathBuf,
    used: Mutex<BTreeSet<Key>>,
}

impl DiskCache {
    /// The cache of the portal in the folder `site`. Nothing is created before something is kept.
    #[must_use]
    pub fn beside(site: &Path) -> Self {
        DiskCache { folder: site.join(CACHE), used: Mutex::default() }
    }

    /// Removes what this cache was not asked for.
    pub fn prune(&self) {
        let used = self.used.lock().unwrap_or_else(PoisonError::into_inner);
        let names: BTreeSet<String> = used.iter().map(Key::hex).collect();
        let shelves = fs::read_dir(&self.folder).into_iter().flatten().flatten();
        for shelf in shelves.map(|shelf| shelf.path()).filter(|shelf| is_shelf(shelf)) {
            for entry in fs::read_dir(&shelf).into_iter().flatten().flatten() {
                if !names.contains(entry.file_name().to_string_lossy().as_ref()) {
                    let _ = fs::remove_file(entry.path());
                }
            }
            // One that still holds something stays.
            let _ = fs::remove_dir(shelf);
        }
    }

    fn file(&self, key: Key) -> PathBuf {
        let name = key.hex();
        self.folder.join(&name[..2]).join(name)
    }

    fn mark(&self, key: Key) {
        self.used.lock().unwrap_or_else(PoisonError::into_inner).insert(key);
    }

    fn write(&self, key: Key, bytes: &[u8]) -> io::Result<()> {
        let file = self.file(key);
        let folder = file.parent().unwrap_or(&self.folder);
        if !folder.is_dir() {
            fs::create_dir_all(folder)?;
            for (name, text) in [TAG, IGNORE] {
                fs::write(self.folder.join(name), text)?;
            }
        }
        let mut draft = tempfile::NamedTempFile::new_in(folder)?;
        draft.write_all(&Sha256::digest(bytes))?;
        draft.write_all(bytes)?;
        draft.persist(file).map(drop).map_err(|error| error.error)
    }
}

impl Cache for DiskCache {
    fn get(&self, key: Key) -> Option<Vec<u8>> {
        let mut entry = fs::read(self.file(key)).ok()?;
        let bytes = entry.split_off(HASH.min(entry.len()));
        let whole = Sha256::digest(&bytes)[..] == entry[..];
        whole.then(|| {
            self.mark(key);
            bytes
        })
    }

    fn put(&self, key: Key, bytes: &[u8]) {
        self.mark(key);
        // A cache that cannot be written to is one that keeps nothing.
        let _ = self.write(key, bytes);
    }
}

/// Whether this is a folder of entries, and not something that others have put here.
fn is_shelf(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.len() == 2 && name.bytes().all(|byte| byte.is_ascii_hexdigit()) && path.is_dir()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_found_unless_it_was_changed() {
        let site = tempfile::tempdir().unwrap();
        let cache = DiskCache::beside(site.path());
        let (one, two) = (Key::of(&["1"]), Key::of(&["2"]));
        assert_eq!(cache.get(one), None);
        assert!(!site.path().join(CACHE).exists());
        cache.put(one, b"bytes");
        cache.put(two, b"");
        assert_eq!((cache.get(one).as_deref(), cache.get(two).as_deref()), (Some(&b"bytes"[..]), Some(&b""[..])));
        let file = cache.file(one);
        for wrong in [&b""[..], b"cut", &[0; 40]] {
            fs::write(&file, wrong).unwrap();
            assert_eq!(cache.get(one), None, "{wrong:?}");
        }
        cache.put(one, b"bytes");
        assert_eq!(cache.get(one).as_deref(), Some(&b"bytes"[..]));
        assert!(site.path().join(CACHE).join(".gitignore").exists());
    }

    #[test]
    fn what_was_not_asked_for_goes_and_what_is_not_ours_stays() {
        let site = tempfile::tempdir().unwrap();
        let (old, kept) = (Key::of(&["old"]), Key::of(&["kept"]));
        let before = DiskCache::beside(site.path());
        before.put(old, b"old");
        before.put(kept, b"kept");
        fs::write(site.path().join(CACHE).join("note.txt"), "mine").unwrap();
        let now = DiskCache::beside(site.path());
        assert!(now.get(kept).is_some());
        now.prune();
        assert!(now.get(kept).is_some() && now.get(old).is_none());
        assert!(site.path().join(CACHE).join("note.txt").exists());
    }

    #[test]
    fn a_folder_that_cannot_be_made_only_keeps_nothing() {
        let site = tempfile::tempdir().unwrap();
        fs::write(site.path().join(CACHE), "a file").unwrap();
        let cache = DiskCache::beside(site.path());
        cache.put(Key::of(&["1"]), b"bytes");
        assert_eq!(cache.get(Key::of(&["1"])), None);
        cache.prune();
    }
}
