//! Tells when a file of the portal changes.

use crate::world::is_scrap;
use notify_debouncer_full::notify::{Event, RecommendedWatcher, RecursiveMode};
use notify_debouncer_full::{DebounceEventResult, Debouncer, RecommendedCache, new_debouncer};
use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// How long a file must be quiet. Editors save in several steps; a twentieth of a second is what the reader may wait.
const QUIET: Duration = Duration::from_millis(20);

/// How often one looks whether it was.
const TICK: Duration = Duration::from_millis(5);

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The files below the content where something happened to such alone; none where it was anything else.
    pub paths: Option<Vec<String>>,
    /// Whether a watched folder has come, or come back: it has to be watched [anew](Watch::renew).
    pub renews: bool,
}

/// Watches the folders of a portal until it is dropped.
pub struct Watch {
    watcher: Debouncer<RecommendedWatcher, RecommendedCache>,
    folders: Vec<PathBuf>,
}

impl Watch {
    /// Watches `folders` below the portal's `root`, also those that are not there yet, and calls `changed` after each burst of
    /// changes. The first of them holds the content. Paths may be relative or lead over links: events come with the real
    /// ones.
    pub fn new(root: &Path, folders: &[&str], changed: impl Fn(Change) + Send + 'static) -> io::Result<Self> {
        let root = real(root);
        let folders: Vec<PathBuf> = folders.iter().map(|folder| root.join(folder)).collect();
        let ours = folders.clone();
        let told = move |result: DebounceEventResult| {
            let Ok(events) = result else { return changed(Change { paths: None, renews: true }) };
            // Opening and reading are events too on some systems; our own reading must not start a circle. And what else
            // stands beside the folders is written by builds.
            let is_ours = |event: &&Event| {
                let below = |path: &PathBuf| ours.iter().any(|folder| path.starts_with(folder));
                !event.kind.is_access() && event.paths.iter().any(below)
            };
            let events: Vec<&Event> = events.iter().map(|event| &event.event).filter(is_ours).collect();
            if !events.is_empty() {
                let renews = events.iter().flat_map(|event| &event.paths).any(|path| ours.contains(path));
                changed(Change { paths: ours.first().and_then(|content| written(content, &events)), renews });
            }
        };
        let mut watcher = new_debouncer(QUIET, Some(TICK), told).map_err(io::Error::other)?;
        watcher.watch(&root, RecursiveMode::NonRecursive).map_err(io::Error::other)?;
        let mut watch = Watch { watcher, folders };
        watch.renew()?;
        Ok(watch)
    }

    /// Watches every folder that is there.
    pub fn renew(&mut self) -> io::Result<()> {
        for folder in self.folders.iter().filter(|folder| folder.is_dir()) {
            self.watcher.watch(folder, RecursiveMode::Recursive).map_err(io::Error::other)?;
        }
        Ok(())
    }
}

/// The absolute path, without links where the folder is there.
fn real(folder: &Path) -> PathBuf {
    let absolute = || std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
    folder.canonicalize().unwrap_or_else(|_| absolute())
}

/// The files below `content` that something happened to, where it was nothing else and they are all there; whoever reads
/// them finds out what it was. What editors put beside a file for a moment does not count.
fn written(content: &Path, events: &[&Event]) -> Option<Vec<String>> {
    let mut paths = BTreeSet::new();
    for path in events.iter().flat_map(|event| &event.paths) {
        let is_scrap = path.file_name().is_none_or(|name| is_scrap(&name.to_string_lossy()));
        let below = path.strip_prefix(content).ok()?;
        if !is_scrap {
            path.is_file().then_some(())?;
            paths.insert(below.iter().map(|segment| segment.to_string_lossy()).collect::<Vec<_>>().join("/"));
        }
    }
    (!paths.is_empty()).then(|| paths.into_iter().collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use notify_debouncer_full::notify::EventKind;
    use std::fs;

    #[cfg(unix)]
    #[test]
    fn a_change_is_told_by_path_however_the_folder_is_named_and_whenever_it_comes() {
        let folder = tempfile::tempdir().unwrap();
        let (there, link) = (folder.path().join("there"), folder.path().join("link"));
        fs::create_dir_all(there.join("content/stories")).unwrap();
        std::os::unix::fs::symlink(&there, &link).unwrap();
        let (tell, told) = std::sync::mpsc::channel();
        let mut watch = Watch::new(&link, &["content", "themes"], move |change| tell.send(change).unwrap()).unwrap();
        let next = || told.recv_timeout(Duration::from_secs(20)).expect("the change is told");
        fs::write(there.join("public"), "a build writes beside the folders").unwrap();
        fs::write(link.join("content/stories/a.md"), "a").unwrap();
        assert_eq!(next(), Change { paths: Some(vec!["stories/a.md".to_owned()]), renews: false });
        fs::create_dir(there.join("themes")).unwrap();
        assert_eq!(next(), Change { paths: None, renews: true });
        watch.renew().unwrap();
        fs::write(there.join("themes/a.css"), "a").unwrap();
        assert_eq!(next(), Change { paths: None, renews: false });
    }

    #[test]
    fn files_of_the_content_are_told_by_path_where_nothing_else_happened() {
        let folder = tempfile::tempdir().unwrap();
        let content = folder.path().join("content");
        fs::create_dir_all(content.join("stories")).unwrap();
        fs::create_dir_all(folder.path().join("themes")).unwrap();
        let file = |path: &str| {
            fs::write(folder.path().join(path), "").unwrap();
            folder.path().join(path)
        };
        let (story, theme) = (file("content/stories/a.md"), file("themes/a.css"));
        let scrap = content.join("stories/a.md~");
        let gone = content.join("stories/gone.md");
        let told = |paths: &[&Path]| {
            let events: Vec<Event> =
                paths.iter().map(|path| Event::new(EventKind::Any).add_path((*path).to_owned())).collect();
            written(&content, &events.iter().collect::<Vec<_>>())
        };
        let only = Some(vec!["stories/a.md".to_owned()]);
        assert_eq!(told(&[&story, &story]), only);
        assert_eq!(told(&[&scrap, &story]), only);
        for others in [&[&*story, &theme][..], &[&*gone], &[&*content], &[&*scrap], &[]] {
            assert_eq!(told(others), None, "{others:?}");
        }
    }
}
