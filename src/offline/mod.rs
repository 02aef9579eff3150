//! Reading without a network: the service worker at `service-worker.js`.
//!
//! The worker keeps the pages that a reader has seen, the home page and the search page with its scripts. The network
//! comes first, so that nobody reads what was corrected since; `worker.js` tells the rules. It names the hash of
//! everything that the portal was made of: another publication is another worker, and a browser that sees one fetches anew
//! what the old one kept.
//!
//! A portal that keeps nothing has a worker too. It does away with itself and with all that an earlier one kept: a
//! browser asks for the worker again and again, and would keep the old one for ever if there were none.

use serde::Serialize;

const WORKER: &str = include_str!("worker.js");
const REMOVAL: &str = include_str!("removal.js");

/// What a worker knows of its portal. All addresses are below the portal's own.
#[derive(Clone, Debug, Serialize)]
pub struct Offline {
    /// The hash of everything that the portal was made of.
    pub version: String,
    /// What is kept whether or not it was visited.
    pub shell: Vec<String>,
    /// The page that stands for those that are not kept.
    pub offline: String,
    /// The style sheet, for pages that still ask for an earlier one.
    pub style: Option<String>,
    /// Folders of files that have a hash in their names.
    pub hashed: Vec<String>,
    /// Files in those folders that have none.
    pub mutable: Vec<String>,
}

/// The worker of a portal that keeps what was read.
#[must_use]
pub fn worker(offline: &Offline) -> Vec<u8> {
    // Addresses are ASCII; a record of texts always has a JSON form.
    let portal = serde_json::to_string(offline).unwrap_or_default();
    format!("const PORTAL = {portal};\n{WORKER}").into_bytes()
}

/// The worker of a portal that keeps nothing.
#[must_use]
pub fn removal() -> Vec<u8> {
    REMOVAL.as_bytes().to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_worker_knows_its_portal_and_is_another_for_another_publication() {
        let of = |version: &str| {
            let offline = Offline {
                version: version.to_owned(),
                shell: vec!["./".to_owned()],
                offline: "ngoai-tuyen/".to_owned(),
                style: None,
                hashed: vec!["assets/".to_owned()],
                mutable: Vec::new(),
            };
            String::from_utf8(worker(&offline)).unwrap()
        };
        let text = of("1f");
        assert!(text.is_ascii(), "it is read right whatever character set a server names");
        let json = text.lines().next().unwrap().strip_prefix("const PORTAL = ").unwrap().strip_suffix(';').unwrap();
        let known: serde_json::Value = serde_json::from_str(json).unwrap();
        assert_eq!((known["version"].as_str(), known["shell"][0].as_str()), (Some("1f"), Some("./")));
        assert_eq!(of("1f"), text);
        assert_ne!(of("2e"), text);
    }
}
