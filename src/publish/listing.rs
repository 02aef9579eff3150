//! What is in a slot: every file and folder, found without looking twice at what nobody has touched.

use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;

use super::carry;
use super::errors::{self, PublishError};
use super::manifest::{MANIFEST, MANIFEST_DRAFT, Manifest, NOTE};
use super::register::ancestors;
use super::seal::Seal;

/// What a slot holds, but for what belongs to others at its root and for the manifest. Paths are relative to it,
/// `/`-separated and in order.
#[derive(Debug, Default)]
pub(super) struct Listing {
    /// Ordinary files.
    pub files: Vec<Arc<str>>,
    /// Folders.
    pub folders: Vec<String>,
    /// What we never make: links, devices, and names that are not UTF-8 (shown as well as may be).
    pub odd: Vec<String>,
    /// Folders that were touched after the seal and lie in no other such folder.
    touched: Vec<String>,
}

impl Listing {
    /// Reads everything in the folder `slot`.
    pub(super) fn of(slot: &Path) -> Result<Self, PublishError> {
        Listing::below(slot, "").map(Listing::sorted)
    }

    /// What is in a sealed slot, reading only folders that were touched since: an untouched one has the entries that
    /// the manifest says. The root is always read, because the manifest itself and the files of others come and go
    /// there.
    pub(super) fn since(slot: &Path, manifest: &Manifest, seal: Seal) -> Result<Self, PublishError> {
        let known = manifest.folders();
        let is_touched = |path: &&str| {
            let found = fs::symlink_metadata(slot.join(path));
            !found.is_ok_and(|found| found.is_dir() && seal.covers(&found))
        };
        let touched: Vec<&str> = known.par_iter().copied().filter(is_touched).collect();
        let lies_in_touched = |path: &str| ancestors(path).any(|above| touched.binary_search(&above).is_ok());

        let mut listing = Listing::entries(slot, "")?;
        let in_root = std::mem::take(&mut listing.folders);
        let unknown = in_root.into_iter().filter(|path| known.binary_search(&path.as_str()).is_err());
        let outermost = touched.iter().filter(|path| !lies_in_touched(path)).map(|path| (*path).to_owned());
        listing.touched = outermost.chain(unknown).collect();

        let is_folder = |path: &&String| fs::symlink_metadata(slot.join(path)).is_ok_and(|found| found.is_dir());
        let present: Vec<String> = listing.touched.iter().filter(is_folder).cloned().collect();
        let is_settled = |path: &str| !lies_in_touched(path) && touched.binary_search(&path).is_err();
        let settled = |path: &&str| is_settled(path);
        listing.folders = known.iter().copied().filter(settled).map(str::to_owned).collect();
        let paths = manifest.entries().iter().map(|(path, _)| path);
        listing.files.extend(paths.filter(|path| path.contains('/') && is_settled(path)).cloned());
        Ok(Listing::beside(slot, listing, present)?.sorted())
    }

    /// No more of it than whether files lie in a folder that was touched.
    pub(super) fn without_names(self) -> Self {
        Listing { touched: self.touched, ..Listing::default() }
    }

    /// Whether the file at `path` lies in a folder that was touched after the seal.
    pub(super) fn is_touched(&self, path: &str) -> bool {
        ancestors(path).any(|above| self.touched.binary_search_by(|known| known.as_str().cmp(above)).is_ok())
    }

    /// Reads everything in the folder `path` of a slot.
    fn below(slot: &Path, path: &str) -> Result<Self, PublishError> {
        let mut own = Listing::entries(slot, path)?;
        let inner = std::mem::take(&mut own.folders);
        Listing::beside(slot, own, inner)
    }

    /// Adds `folders` and everything in them to `own`; they are read by as many threads as there are.
    fn beside(slot: &Path, own: Self, folders: Vec<String>) -> Result<Self, PublishError> {
        let inner: Vec<_> = folders.par_iter().map(|path| Listing::below(slot, path)).collect::<Result<_, _>>()?;
        let mut all = own;
        all.folders.extend(folders);
        for listing in inner {
            all.files.extend(listing.files);
            all.folders.extend(listing.folders);
            all.odd.extend(listing.odd);
        }
        Ok(all)
    }

    /// What lies right in the folder `path` of a slot.
    fn entries(slot: &Path, path: &str) -> Result<Self, PublishError> {
        let folder = slot.join(path);
        Listing::read(&folder, path).map_err(|error| errors::cannot_read(&folder, error))
    }

    fn read(folder: &Path, path: &str) -> io::Result<Self> {
        let mut listing = Listing::default();
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let name = entry.file_name();
            if path.is_empty() && (carry::is_carried(&name) || carry::is_git(&name) || is_manifest(&name)) {
                continue;
            }
            let slash = if path.is_empty() { "" } else { "/" };
            let place = format!("{path}{slash}{}", name.to_string_lossy());
            match entry.file_type()? {
                _ if name.to_str().is_none() => listing.odd.push(place),
                kind if kind.is_dir() => listing.folders.push(place),
                kind if kind.is_file() => listing.files.push(place.into()),
                _ => listing.odd.push(place),
            }
        }
        Ok(listing)
    }

    fn sorted(mut self) -> Self {
        self.files.sort_unstable();
        for paths in [&mut self.folders, &mut self.touched] {
            paths.sort_unstable();
        }
        self
    }
}

fn is_manifest(name: &OsStr) -> bool {
    name == MANIFEST || name == MANIFEST_DRAFT || name == NOTE
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::artifact::Artifact;
    use crate::publish::place::Place;
    use crate::publish::{Options, Publisher, seal};

    #[test]
    fn looking_at_what_was_touched_finds_what_reading_everything_finds() {
        let changes: [fn(&Path) -> io::Result<()>; 8] = [
            |_| Ok(()),
            |slot| fs::write(slot.join("a/b/new"), ""),
            |slot| fs::write(slot.join("at-the-root"), ""),
            |slot| fs::create_dir_all(slot.join("x/y")).and_then(|()| fs::write(slot.join("x/y/z"), "")),
            |slot| fs::remove_file(slot.join("a/b/index.html")),
            |slot| fs::remove_dir_all(slot.join("a")),
            |slot| fs::rename(slot.join("a"), slot.join("d/a")),
            |slot| fs::remove_dir_all(slot.join("d/e")).and_then(|()| fs::write(slot.join("d/e"), "")),
        ];
        for (number, change) in changes.into_iter().enumerate() {
            let folder = tempfile::tempdir().unwrap();
            let place = Place::resolve(&folder.path().join("public"), &[]).unwrap();
            let publisher = Publisher::open(&place.live, &Options::default()).unwrap();
            for path in ["index.html", "a/index.html", "a/b/index.html", "d/e/f/index.html"] {
                publisher.put(&Artifact::new(path, "")).unwrap();
            }
            // Folders made in the very moment of the seal would all be read again.
            std::thread::sleep(std::time::Duration::from_millis(20));
            publisher.commit().unwrap();
            change(&place.live).unwrap();
            let manifest = Manifest::read(&place.live).unwrap().unwrap();
            let seal = seal::find(&place, &place.live, &manifest).unwrap();
            let (quick, full) =
                (Listing::since(&place.live, &manifest, seal).unwrap(), Listing::of(&place.live).unwrap());
            assert_eq!(
                (quick.files, quick.folders, quick.odd),
                (full.files, full.folders, full.odd),
                "change {number}"
            );
            assert_eq!(quick.touched.is_empty(), number == 0 || number == 2, "change {number}");
        }
    }
}
