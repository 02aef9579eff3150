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

/// Watches `folders` until the result is dropped and calls `changed` after each burst of changes: with the paths of the
/// files below `content` where something happened to such alone, else without any. Paths may be relative or lead over
/// links: events come with the real ones.
pub fn watch(
    folders: &[PathBuf],
    content: &Path,
    changed: impl Fn(Option<Vec<String>>) + Send + 'static,
) -> io::Result<Debouncer<RecommendedWatcher, RecommendedCache>> {
    let content = real(content);
    let told = move |result: DebounceEventResult| {
        // Opening and reading are events too on some systems; our own reading must not start a circle.
        let Ok(events) = result else { return changed(None) };
        let events: Vec<&Event> =
            events.iter().map(|event| &event.event).filter(|event| !event.kind.is_access()).collect();
        if !events.is_empty() {
            changed(written(&content, &events));
        }
    };
    let mut watcher = new_debouncer(QUIET, Some(TICK), told).map_err(io::Error::other)?;
    for folder in folders.iter().filter(|folder| folder.is_dir()) {
        watcher.watch(real(folder), RecursiveMode::Recursive).map_err(io::Error::other)?;
    }
    Ok(watcher)
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
    fn a_change_is_told_by_path_however_the_folder_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let (there, link) = (folder.path().join("there"), folder.path().join("link"));
        fs::create_dir_all(there.join("content/stories")).unwrap();
        std::os::unix::fs::symlink(&there, &link).unwrap();
        let (tell, told) = std::sync::mpsc::channel();
        let content = link.join("content");
        let _watcher = watch(std::slice::from_ref(&content), &content, move |paths| tell.send(paths).unwrap()).unwrap();
        fs::write(link.join("content/stories/a.md"), "a").unwrap();
        let paths = told.recv_timeout(Duration::from_secs(20)).expect("the change is told");
        assert_eq!(paths, Some(vec!["stories/a.md".to_owned()]));
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
