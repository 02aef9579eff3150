//! What is kept from one build to the next because it costs much to make: a picture's renditions, the card of a link preview.
//!
//! What a key stands for never changes: it is the hash of everything that the bytes are made of. With a cache or
//! without one, the same bytes come out. [`crate::publish`] has the cache on disk.

use sha2::{Digest, Sha256};
use std::fmt::Write as _;

/// The hash of everything that some bytes are made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key([u8; 32]);

impl Key {
    /// The key of what is made of these `parts`, which are told apart.
    #[must_use]
    pub fn of(parts: &[&str]) -> Self {
        let mut hash = Sha256::new();
        for part in parts {
            hash.update((part.len() as u64).to_le_bytes());
            hash.update(part);
        }
        Key(hash.finalize().into())
    }

    /// In lower-case hexadecimal.
    #[must_use]
    pub fn hex(&self) -> String {
        self.0.iter().fold(String::new(), |mut text, byte| {
            let _ = write!(text, "{byte:02x}");
            text
        })
    }
}

/// Keeps bytes by their key. It may forget any of them at any time, and never hands out others than it was given.
pub trait Cache: std::fmt::Debug + Send + Sync {
    /// What was put under this key, if it is still there and whole.
    fn get(&self, key: Key) -> Option<Vec<u8>>;

    /// Keeps `bytes`, if it can.
    fn put(&self, key: Key, bytes: &[u8]);
}

/// A cache that keeps nothing.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoCache;

impl Cache for NoCache {
    fn get(&self, _: Key) -> Option<Vec<u8>> {
        None
    }

    fn put(&self, _: Key, _: &[u8]) {}
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_tell_their_parts_apart() {
        assert_eq!(Key::of(&["a", "bc"]), Key::of(&["a", "bc"]));
        assert_ne!(Key::of(&["a", "bc"]), Key::of(&["ab", "c"]));
        assert_ne!(Key::of(&["a", ""]), Key::of(&["a"]));
        assert_eq!(Key::of(&[]).hex().len(), 64);
    }
}
