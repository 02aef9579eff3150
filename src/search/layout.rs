//! Files: how large, how named, how wrapped.
//!
//! A site may have a dozen documents or a hundred thousand. File sizes follow from the number of
//! files that a server and a publisher can bear, which is then shared out between the index and the
//! result records so that a usual query costs least.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "sizes of files are estimates"
)]

use std::collections::BTreeSet;

use sha2::{Digest, Sha256};

/// One file of the index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Path relative to the index's folder: lower-case ASCII.
    pub path: String,
    /// Content: ASCII.
    pub bytes: Vec<u8>,
}

/// Wraps `data`, which must be ASCII JSON, into a script that hands it to the client.
#[must_use]
pub fn script(name: &str, data: &str) -> File {
    File { path: format!("{name}.js"), bytes: format!("guongSearch(\"{name}\",{data})\n").into_bytes() }
}

/// SHA-256 of a content.
pub type ContentHash = [u8; 32];

/// The hash of `content`.
#[must_use]
pub fn content_hash(content: &[u8]) -> ContentHash {
    Sha256::digest(content).into()
}

/// Characters in a name: five bits each.
pub const NAME_LENGTH: usize = 8;

/// Gives out names that stand for contents in the names of files.
///
/// Forty bits are short enough for thousands of names to travel, and long enough that a changed
/// content has a new name. That two contents of one index do not share a name is not left to chance.
pub struct Names {
    length: usize,
    given: BTreeSet<String>,
}

impl Default for Names {
    fn default() -> Self {
        Self { length: NAME_LENGTH, given: BTreeSet::new() }
    }
}

impl Names {
    /// A name for contents with these hashes, in this order; no name is given twice.
    pub fn give(&mut self, hashes: &[ContentHash]) -> String {
        const ALPHABET: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";
        let mut digest = hashes.iter().fold(Sha256::new(), Sha256::chain_update).finalize();
        loop {
            let name: String =
                digest.iter().take(self.length).map(|byte| char::from(ALPHABET[usize::from(byte & 31)])).collect();
            if self.given.insert(name.clone()) {
                return name;
            }
            digest = Sha256::digest(digest);
        }
    }
}

/// Sizes of the files of one index.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    /// Index files are closed when they reach this many characters.
    pub shard_chars: usize,
    /// Result records in a file.
    pub hits_per_file: usize,
    /// Long texts in a file.
    pub texts_per_file: usize,
}

/// Smallest useful index file, in characters (about 65 % of it travels).
const MIN_SHARD: usize = 5_000;
/// Smallest number of result records in a file.
const MIN_HITS: usize = 4;
/// Smallest number of long texts in a file.
const MIN_TEXTS: usize = 2;
/// Files of each series that a usual query reads.
const INDEX_READS: f64 = 3.0;
const HITS_READ: f64 = 10.0;
const TEXTS_READ: f64 = 1.0;
/// Files that 10,000 documents may have.
const FILES_AT_10_000: f64 = 3_900.0;

impl Plan {
    /// Sizes for `docs` documents whose index has `index_chars`, whose result records have `record_chars`
    /// and whose long texts have `text_chars` characters in all.
    ///
    /// There are 3,900 files for 10,000 documents and about 15,000 for 100,000, fewer where they would be
    /// very small. With F files of total size S, one file has S / F characters; what a query reads is least
    /// where files are shared out as the square roots of (files read × S).
    #[must_use]
    pub fn new(docs: usize, index_chars: usize, record_chars: usize, text_chars: usize) -> Self {
        let index_chars = index_chars.max(1) as f64;
        let weights =
            [INDEX_READS * index_chars, HITS_READ * record_chars as f64, TEXTS_READ * text_chars as f64].map(f64::sqrt);
        let files = FILES_AT_10_000 * (docs as f64 / 10_000.0).powf(0.575);
        let [index_files, hit_files, text_files] =
            weights.map(|weight| (files * weight / weights.iter().sum::<f64>()).max(1.0));
        let per_file = |files: f64, least: usize| ((docs as f64 / files).ceil() as usize).max(least);
        Self {
            shard_chars: ((index_chars / index_files) as usize).max(MIN_SHARD),
            hits_per_file: per_file(hit_files, MIN_HITS),
            texts_per_file: per_file(text_files, MIN_TEXTS),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn different_contents_never_share_a_name() {
        let mut names = Names { length: 1, given: BTreeSet::new() };
        let given: BTreeSet<String> = (0..32_u8).map(|n| names.give(&[content_hash(&[n])])).collect();
        assert_eq!(given.len(), 32);
    }

    #[test]
    fn a_name_follows_from_the_content() {
        let name = |content: &[u8]| Names::default().give(&[content_hash(content)]);
        assert_eq!(name(b"a"), name(b"a"));
        assert_ne!(name(b"a"), name(b"b"));
        assert_eq!(name(b"a").len(), NAME_LENGTH);
    }
}
