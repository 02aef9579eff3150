//! The addresses of the publication log's files.

use crate::ledger;

/// Where the ledger is published.
pub const LOG_FILE: &str = "nhat-ky/ledger.txt";
/// Where the checkpoint is published.
pub const LOG_CHECKPOINT: &str = "nhat-ky/checkpoint.txt";
/// Where the public key is published.
pub const LOG_KEY: &str = "nhat-ky/key.txt";

/// Where a version of a record is published, as a file that can be checked.
#[must_use]
pub fn log_version_file(record: &str, version: u32) -> String {
    format!("{}/{version}.json", log_folder(record))
}

/// The path below `content/` of what the log publishes at `path`; none where that is no file of the ledger.
#[must_use]
pub fn log_content_path(path: &str) -> Option<String> {
    match path {
        LOG_FILE => return Some(ledger::LEDGER.to_owned()),
        LOG_CHECKPOINT => return Some(ledger::CHECKPOINT.to_owned()),
        LOG_KEY => return Some(ledger::KEY.to_owned()),
        _ => {}
    }
    let (folder, rest) = path.strip_prefix("nhat-ky/")?.split_once('/')?;
    let (id, version) = rest.strip_suffix(".json")?.split_once('/')?;
    let kind = match folder {
        "khen-thuong" => "awards",
        "ke-hoach" => "plans",
        _ => return None,
    };
    Some(ledger::opening_path(&format!("{kind}/{id}"), version.parse().ok()?))
}

/// The folder of a record of the ledger, below the log.
pub(super) fn log_folder(record: &str) -> String {
    match record.split_once('/') {
        Some(("plans", id)) => format!("nhat-ky/ke-hoach/{id}"),
        Some((_, id)) => format!("nhat-ky/khen-thuong/{id}"),
        None => format!("nhat-ky/{record}"),
    }
}
