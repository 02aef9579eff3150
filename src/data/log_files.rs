//! The publication log as files: the ledger, its checkpoint and key, every version, and all of it as a script.

use crate::ledger::canonical;
use crate::model::Site;
use crate::route::{Producer, Route};
use std::fmt::Write as _;

/// The files of the log.
pub(super) struct LogFiles;

impl Producer for LogFiles {
    fn routes(&self, site: &Site) -> Vec<Route> {
        if site.ledger.is_empty() {
            return Vec::new();
        }
        let entries = site.ledger.entries.iter().enumerate();
        let versions = entries.filter(|(_, located)| !located.entry.parts.is_empty());
        let key = site.ledger.key.as_ref().map(|_| Route::LogKey);
        let fixed = [Route::LogFile, Route::LogCheckpoint, Route::LogScript].into_iter().chain(key);
        fixed.chain(versions.map(|(at, _)| Route::LogVersionFile(at))).collect()
    }

    fn render(&self, site: &Site, route: Route) -> Option<Vec<u8>> {
        let ledger = &site.ledger;
        let text = match route {
            Route::LogFile => ledger.text.clone(),
            Route::LogCheckpoint => ledger.checkpoint.as_ref()?.to_text(),
            Route::LogKey => format!("{}\n", ledger.key.as_ref()?),
            Route::LogVersionFile(at) => {
                let entry = &ledger.entries[at].entry;
                ledger.opening(&entry.record, entry.version)?.to_text()
            }
            Route::LogScript => script(site)?,
            _ => return None,
        };
        Some(text.into_bytes())
    }
}

/// The log as the value of one variable. Every letter beyond ASCII is escaped, so that no server's idea of an
/// encoding changes a byte that is hashed.
fn script(site: &Site) -> Option<String> {
    let ledger = &site.ledger;
    let value = canonical(&serde_json::json!({
        "checkpoint": ledger.checkpoint.as_ref()?.to_text(),
        "key": ledger.key.as_ref().map(ToString::to_string),
        "ledger": ledger.text,
    }));
    let mut script = String::from("globalThis.guongLog=");
    for unit in value.encode_utf16() {
        match char::from_u32(u32::from(unit)).filter(char::is_ascii) {
            Some(letter) => script.push(letter),
            None => drop(write!(script, "\\u{unit:04x}")),
        }
    }
    script.push_str(";\n");
    Some(script)
}
