//! Where things are: the output, the working folder beside it, and its lock.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io;
use std::path::{Component, Path, PathBuf};

use super::errors::{self, PublishError};
use super::manifest::MANIFEST;
use crate::diagnostic::Words;

/// What stands in the working folder's own `.gitignore`: the whole folder is hidden from git, that file included.
const IGNORE_ALL: &str = "# The working folder of guong: the site that was live before, for `guong rollback`.\n\
                          # It may be deleted whenever no build is running.\n*\n";

/// The paths of one output. All are absolute and free of links.
#[derive(Clone, Debug)]
pub(super) struct Place {
    /// The folder that visitors see.
    pub live: PathBuf,
    /// The other slot.
    pub spare: PathBuf,
    /// Where the live slot waits for a moment while the names are exchanged by renames.
    pub leaving: PathBuf,
    /// When each slot was sealed.
    pub seals: PathBuf,
    /// What the run that made the live site left for the next one.
    pub memo: PathBuf,
    /// What was read of the texts for the search index.
    pub texts: PathBuf,
    /// The working folder that holds all but the live slot.
    pub work: PathBuf,
    /// The folder that holds the output and the working folder.
    pub parent: PathBuf,
}

impl Place {
    /// Finds the place of `output` and refuses one that cannot be an output, or that overlaps one of the `sources`.
    /// Nothing is created.
    pub(super) fn resolve(output: &Path, sources: &[PathBuf]) -> Result<Self, PublishError> {
        // Through `components` a slash at the end goes away, which would follow a link.
        let output: PathBuf = output.components().collect();
        match fs::symlink_metadata(&output) {
            Ok(found) if found.is_symlink() => {
                return Err(errors::output_not_folder(
                    &output,
                    Words::new("đó là một liên kết", "it is a symbolic link"),
                ));
            }
            Ok(found) if !found.is_dir() => {
                return Err(errors::output_not_folder(&output, Words::new("đó là một tệp", "it is a file")));
            }
            Err(error) if error.kind() == io::ErrorKind::NotADirectory => {
                let what = Words::new("một thư mục chứa nó lại là tệp", "a folder above it is a file");
                return Err(errors::output_not_folder(&output, what));
            }
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(errors::cannot_read(&output, error)),
            _ => {}
        }
        let live = real_path(&output)?;
        for source in sources {
            let real = real_path(source)?;
            if live.starts_with(&real) || real.starts_with(&live) {
                return Err(errors::output_overlaps(&output, source));
            }
        }
        if live.ancestors().skip(1).any(|above| above.join(MANIFEST).exists()) {
            let what = Words::new("nó nằm trong một bản đã công bố khác", "it lies in another published site");
            return Err(errors::output_not_folder(&output, what));
        }
        let no_name =
            || errors::output_not_folder(&output, Words::new("đó là gốc của ổ đĩa", "it is the root of a disk"));
        let (parent, name) = live.parent().zip(live.file_name()).ok_or_else(no_name)?;
        let work = parent.join(format!(".{}.guong", name.to_string_lossy()));
        let place = Place {
            spare: work.join("spare"),
            leaving: work.join("leaving"),
            seals: work.join("seals"),
            memo: work.join("memo"),
            texts: work.join("texts"),
            parent: parent.to_owned(),
            live: live.clone(),
            work,
        };
        if is_mount_point(&place) {
            return Err(errors::cannot_exchange(&place, io::ErrorKind::CrossesDevices.into()));
        }
        Ok(place)
    }

    /// Creates the working folder and takes its lock, which lasts as long as the value that is returned.
    pub(super) fn lock(&self) -> Result<File, PublishError> {
        fs::create_dir_all(&self.work).map_err(|error| errors::cannot_write(&self.work, error))?;
        let ignore = self.work.join(".gitignore");
        if fs::read(&ignore).ok().as_deref() != Some(IGNORE_ALL.as_bytes()) {
            fs::write(&ignore, IGNORE_ALL).map_err(|error| errors::cannot_write(&ignore, error))?;
        }
        let path = self.work.join("lock");
        let file = OpenOptions::new()
            .create(true)
            .truncate(false)
            .write(true)
            .open(&path)
            .map_err(|error| errors::cannot_write(&path, error))?;
        match file.try_lock() {
            Ok(()) => Ok(file),
            Err(TryLockError::WouldBlock) => Err(errors::busy(&self.live)),
            // A file system without locks: two builds at once are then the user's to avoid.
            Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => Ok(file),
            Err(TryLockError::Error(error)) => Err(errors::cannot_write(&path, error)),
        }
    }
}

/// The absolute path without links of something that need not exist: the part that exists is looked up, the rest
/// appended.
fn real_path(path: &Path) -> Result<PathBuf, PublishError> {
    let absolute = std::path::absolute(path).map_err(|error| errors::cannot_read(path, error))?;
    let mut rest = Vec::new();
    let mut existing = absolute.as_path();
    loop {
        match fs::canonicalize(existing) {
            Ok(real) => return Ok(rest.iter().rev().fold(real, |real, name| real.join(name))),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                match (existing.components().next_back(), existing.parent()) {
                    (Some(Component::Normal(name)), Some(parent)) => {
                        rest.push(name);
                        existing = parent;
                    }
                    _ => return Err(errors::cannot_read(path, error)),
                }
            }
            Err(error) => return Err(errors::cannot_read(path, error)),
        }
    }
}

/// Whether the output exists and is on another file system than the folder that holds it.
#[cfg(unix)]
fn is_mount_point(place: &Place) -> bool {
    use std::os::unix::fs::MetadataExt;
    let device = |path: &Path| fs::metadata(path).map(|found| found.dev()).ok();
    device(&place.live).is_some_and(|live| Some(live) != device(&place.parent))
}

/// Elsewhere the exchange itself tells.
#[cfg(not(unix))]
fn is_mount_point(_: &Place) -> bool {
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(output: &Path, sources: &[PathBuf]) -> Option<&'static str> {
        Place::resolve(output, sources).err().map(|error| error.code())
    }

    #[test]
    fn only_a_folder_apart_from_the_sources_is_an_output() {
        let site = tempfile::tempdir().unwrap();
        let root = site.path();
        let sources = [root.join("content"), root.join("themes")];
        fs::create_dir(root.join("content")).unwrap();
        fs::write(root.join("file"), "").unwrap();
        assert_eq!(refusal(&root.join("public"), &sources), None);
        assert_eq!(refusal(&root.join("content-2/deep/public/"), &sources), None);
        assert_eq!(refusal(&root.join("file"), &sources), Some("G901"));
        assert_eq!(refusal(&root.join("file/public"), &sources), Some("G901"));
        fs::create_dir(root.join("published")).unwrap();
        fs::write(root.join("published").join(MANIFEST), "").unwrap();
        assert_eq!(refusal(&root.join("published"), &sources), None);
        assert_eq!(refusal(&root.join("published/a/b"), &sources), Some("G901"));
        assert_eq!(refusal(Path::new("/"), &[]), Some("G901"));
        for overlapping in ["content", "content/public", "content/../content/a", ".", "themes/xanh"] {
            assert_eq!(refusal(&root.join(overlapping), &sources), Some("G902"), "{overlapping}");
        }
        assert!(!root.join("content-2").exists() && !root.join(".public.guong").exists());
    }

    #[cfg(unix)]
    #[test]
    fn links_are_no_outputs_and_hide_no_overlap() {
        let site = tempfile::tempdir().unwrap();
        let root = site.path();
        fs::create_dir(root.join("content")).unwrap();
        std::os::unix::fs::symlink("content", root.join("link")).unwrap();
        assert_eq!(refusal(&root.join("link/"), &[]), Some("G901"));
        assert_eq!(refusal(&root.join("link/public"), &[root.join("content")]), Some("G902"));
    }
}
