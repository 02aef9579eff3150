//! What is kept from one build to the next because it costs much to make: a picture's renditions, the card of a link preview.
//!
//! What a key stands for never changes: it is the hash of everything that the bytes are made of. With a cache or
//! without one, the same bytes come out. [`crate::publish`] has the cache on disk.

use crate::source::{Hash, hex, parse_hex};
use sha2::{Digest, Sha256};

/// The hash of everything that some bytes are made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key([u8; 32]);

impl Key {
    /// The key of what is made of these `parts`, which are told apart.
    #[must_use]
    pub fn of(parts: &[&str]) -> Self {
        let mut key = KeyOf::default();
        for part in parts {
            key.add(part.as_bytes());
        }
        key.finish()
    }

    /// The key that [`Key::hex`] writes like this.
    #[must_use]
    pub fn parse(hex: &str) -> Option<Self> {
        parse_hex(hex).map(Key)
    }

    /// In lower-case hexadecimal.
    #[must_use]
    pub fn hex(&self) -> String {
        hex(&self.0)
    }
}

impl From<Hash> for Key {
    fn from(hash: Hash) -> Self {
        Key(hash)
    }
}

/// A key in the making, of more parts than one would gather.
#[derive(Clone, Debug, Default)]
pub struct KeyOf(Sha256);

impl KeyOf {
    /// Adds a part.
    pub fn add(&mut self, part: &[u8]) {
        self.0.update((part.len() as u64).to_le_bytes());
        self.0.update(part);
    }

    /// The key of all parts.
    #[must_use]
    pub fn finish(self) -> Key {
        Key(self.0.finalize().into())
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
        let key = Key::of(&["a"]);
        assert_eq!(Key::parse(&key.hex()), Some(key));
        for other in [String::new(), key.hex().to_uppercase(), key.hex() + "0", key.hex().replace('0', "+")] {
            assert_eq!(Key::parse(&other), None, "{other}");
        }
    }
}
