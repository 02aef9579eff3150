//! Tells when a file of the portal changes.

use notify_debouncer_full::notify::{self, RecommendedWatcher, RecursiveMode};
use notify_debouncer_full::{DebounceEventResult, Debouncer, RecommendedCache, new_debouncer};
use std::io;
use std::path::PathBuf;
use std::time::Duration;

/// How long a file must be quiet. Editors save in several steps; a tenth of a second is what the reader may wait.
const QUIET: Duration = Duration::from_millis(30);

/// Watches `folders` until the result is dropped and calls `changed` after each burst of changes.
pub fn watch(
    folders: &[PathBuf],
    changed: impl Fn() + Send + 'static,
) -> io::Result<Debouncer<RecommendedWatcher, RecommendedCache>> {
    let told = move |result: DebounceEventResult| {
        // Opening and reading are events too on some systems; our own reading must not start a circle.
        let edits = |events: &Vec<_>| {
            events.iter().any(|event: &notify_debouncer_full::DebouncedEvent| {
                !matches!(event.kind, notify::EventKind::Access(_))
            })
        };
        if result.as_ref().map_or(true, edits) {
            changed();
        }
    };
    let mut watcher = new_debouncer(QUIET, None, told).map_err(io::Error::other)?;
    for folder in folders.iter().filter(|folder| folder.is_dir()) {
        watcher.watch(folder, RecursiveMode::Recursive).map_err(io::Error::other)?;
    }
    Ok(watcher)
}
