//! The files of the publication ledger, as sources of their own, so that findings can show their lines.

use crate::diagnostic::Diagnostic;
use crate::ledger::{self, FOLDER, LEDGER, Ledger, Text};
use crate::source::{SourceFile, Sources};
use crate::world::{Entry, EntryKind, Root, World};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Reads the ledger of the content folder with everything beside it.
pub(super) fn read(entries: &[Entry], sources: &mut Sources, world: &dyn World, out: &mut Vec<Diagnostic>) -> Ledger {
    let of_ledger = |entry: &&Entry| {
        let path = entry.path.as_str();
        let own = path == LEDGER || path.starts_with(FOLDER) || ledger::is_copy(path);
        own && entry.kind == EntryKind::File && !entry.invalid
    };
    let mut files = BTreeMap::new();
    for entry in entries.iter().filter(of_ledger) {
        let file = sources.push(SourceFile::new(entry.path.as_str(), ""));
        match world.read(Root::Content, &entry.path) {
            Ok(bytes) => {
                // Bytes that are no text become signs that no hash covers, and are found so.
                let text: Arc<str> = String::from_utf8_lossy(&bytes).into();
                sources.replace(file, SourceFile::new(entry.path.as_str(), text.clone()));
                files.insert(entry.path.clone(), Text { file, text });
            }
            Err(error) => out.push(super::load::unreadable(file, &error)),
        }
    }
    ledger::read(&files, out)
}
