//! Folds and their numbers.
//!
//! Texts are read in parallel, each worker with a small vocabulary of its own; the small ones are
//! then merged in order, so that numbers do not depend on which worker was faster.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// Folds in order of first appearance.
#[derive(Default)]
pub struct Vocabulary {
    ids: HashMap<Box<str>, u32, BuildHasherDefault<WordHasher>>,
    folds: Vec<Box<str>>,
}

impl Vocabulary {
    /// The number of `fold`, given out at first sight.
    pub fn id(&mut self, fold: &str) -> u32 {
        if let Some(&id) = self.ids.get(fold) {
            return id;
        }
        let id = u32::try_from(self.folds.len()).unwrap_or(u32::MAX);
        self.ids.insert(fold.into(), id);
        self.folds.push(fold.into());
        id
    }

    /// All folds; the position of each is its number.
    #[must_use]
    pub fn folds(&self) -> &[Box<str>] {
        &self.folds
    }
}

/// A multiplicative hash for short words. Keys come from the site's own texts, so nobody gains by
/// making them collide.
#[derive(Default)]
pub struct WordHasher(u64);

const MULTIPLIER: u64 = 0x517c_c1b7_2722_0a95;

impl Hasher for WordHasher {
    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let mut word = [0; 8];
            word[..chunk.len()].copy_from_slice(chunk);
            self.write_u64(u64::from_le_bytes(word));
        }
    }

    fn write_u8(&mut self, byte: u8) {
        self.write_u64(u64::from(byte));
    }

    fn write_u64(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(MULTIPLIER);
    }

    fn finish(&self) -> u64 {
        self.0.rotate_left(26)
    }
}
