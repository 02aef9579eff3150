//! One entry of the ledger.

use super::hash::{Hash, canonical};
use serde::{Deserialize, Serialize};

/// The version of the canonical form of records. It changes only where the same record would have other parts.
pub const CANONICAL: u32 = 1;

/// What an entry says happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Change {
    /// The record was published.
    Published,
    /// A list went on to its next stage: from proposal to consultation, from there to the decision.
    Advanced,
    /// Something was corrected.
    Corrected,
    /// An award, or a whole list, was revoked.
    Revoked,
    /// Something was withdrawn as the law asks: its hash stays, its words are gone.
    Withdrawn,
    /// The record was taken off the portal; its versions stay readable.
    Removed,
}

impl Change {
    /// The words of all of them.
    pub const WORDS: &'static [&'static str] =
        &["published", "advanced", "corrected", "revoked", "withdrawn", "removed"];

    /// The word by which the ledger and templates name it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Change::Published => "published",
            Change::Advanced => "advanced",
            Change::Corrected => "corrected",
            Change::Revoked => "revoked",
            Change::Withdrawn => "withdrawn",
            Change::Removed => "removed",
        }
    }
}

/// One entry. Fields stand in the order of canonical JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// Keys of the parts that say why: the corrections.
    pub because: Vec<String>,
    /// The version of the canonical form, [`CANONICAL`].
    pub canonical: u32,
    /// What happened.
    pub kind: Change,
    /// The record's parts in order, each with its salted hash.
    pub parts: Vec<(String, Hash)>,
    /// The hash of the line before; of the log's origin for the first.
    pub previous: Hash,
    /// Why, without personal data; empty where `because` says it.
    pub reason: String,
    /// The record: `awards/<id>` or `plans/<id>`.
    pub record: String,
    /// Its number in the ledger, from 0.
    pub seq: u64,
    /// The hash of the record in this version.
    pub sha256: Hash,
    /// When, in UTC: `2026-11-06T03:00:00Z`.
    pub time: String,
    /// The record's version, from 1.
    pub version: u32,
    /// The parts whose words were deleted, by version and key: `2:#dong-3`.
    pub withdrawn: Vec<String>,
}

impl Entry {
    /// The line, without its end.
    #[must_use]
    pub fn line(&self) -> String {
        canonical(self)
    }

    /// Reads a line; none where it is not exactly what [`Entry::line`] writes.
    #[must_use]
    pub fn parse(line: &str) -> Option<Self> {
        let entry: Entry = serde_json::from_str(line).ok()?;
        (entry.line() == line).then_some(entry)
    }

    /// The keys of its parts, in order.
    #[must_use]
    pub fn keys(&self) -> Vec<&str> {
        self.parts.iter().map(|(key, _)| key.as_str()).collect()
    }

    /// What `sha256` has to be.
    #[must_use]
    pub fn digest(&self) -> Hash {
        Hash::of_json(&("guong/record/1", &self.record, self.version, &self.parts))
    }
}
