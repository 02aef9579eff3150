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

/// Six characters that stand for `content` in a file name.
#[must_use]
pub fn short_hash(content: &[u8]) -> String {
    const ALPHABET: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";
    let digest = Sha256::digest(content);
    digest.iter().take(6).map(|byte| char::from(ALPHABET[usize::from(byte & 31)])).collect()
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

/// Smallest useful index file, in characters (about 60 % of it travels).
const MIN_SHARD: usize = 6_000;
/// Smallest number of result records in a file.
const MIN_HITS: usize = 4;
/// Files of each series that a usual query reads.
const INDEX_READS: f64 = 3.0;
const HITS_READ: f64 = 10.0;
const TEXTS_READ: f64 = 4.0;

impl Plan {
    /// Sizes for `docs` documents whose index has `index_chars`, whose result records have `record_chars`
    /// and whose long texts have `text_chars` characters in all.
    ///
    /// With F files of total size S, one file has S / F characters; what a query reads is least where
    /// files are shared out as the square roots of (files read × S).
    #[must_use]
    pub fn new(docs: usize, index_chars: usize, record_chars: usize, text_chars: usize) -> Self {
        let index_chars = index_chars.max(1) as f64;
        let weights =
            [INDEX_READS * index_chars, HITS_READ * record_chars as f64, TEXTS_READ * text_chars as f64].map(f64::sqrt);
        let files = 1_200.0 + 0.135 * docs as f64;
        let [index_files, hit_files, text_files] =
            weights.map(|weight| (files * weight / weights.iter().sum::<f64>()).max(1.0));
        let per_file = |files: f64| ((docs as f64 / files).ceil() as usize).max(MIN_HITS);
        Self {
            shard_chars: ((index_chars / index_files) as usize).max(MIN_SHARD),
            hits_per_file: per_file(hit_files),
            texts_per_file: per_file(text_files),
        }
    }
}
