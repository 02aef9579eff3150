//! Folds and their numbers.
//!
//! Texts are read in parallel, each block of them with a small vocabulary of its own; the small ones are
//! then merged in order, so that numbers do not depend on which worker was faster.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// Folds in order of first appearance.
#[derive(Default)]
pub struct Vocabulary {
    /// Folds of at most eight bytes, nearly all, as one number each.
    short: HashMap<u64, u32, BuildHasherDefault<WordHasher>>,
    long: HashMap<Box<str>, u32, BuildHasherDefault<WordHasher>>,
    folds: Vec<Box<str>>,
}

impl Vocabulary {
    /// The number of `fold`, given out at first sight.
    pub fn id(&mut self, fold: &str) -> u32 {
        let next = u32::try_from(self.folds.len()).unwrap_or(u32::MAX);
        let id = match packed(fold) {
            Some(number) => *self.short.entry(number).or_insert(next),
            None => match self.long.get(fold) {
                Some(&id) => id,
                None => *self.long.entry(fold.into()).or_insert(next),
            },
        };
        if id == next {
            self.folds.push(fold.into());
        }
        id
    }

    /// All folds; the position of each is its number.
    #[must_use]
    pub fn folds(&self) -> &[Box<str>] {
        &self.folds
    }

    /// The same, without the way from folds to numbers.
    #[must_use]
    pub fn into_folds(self) -> Vec<Box<str>> {
        self.folds
    }
}

/// The bytes of a short fold as a number; no two folds have the same, as none contains a zero byte.
fn packed(fold: &str) -> Option<u64> {
    let bytes = fold.as_bytes();
    if bytes.len() > 8 {
        return None;
    }
    Some(bytes.iter().fold(0, |number, &byte| number << 8 | u64::from(byte)))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_fold_has_one_number() {
        let mut vocabulary = Vocabulary::default();
        let folds = ["a", "aa", "nghiengx", "nghiengxy", "1", "#nq57", "@2024-12-22", ""];
        let first: Vec<u32> = folds.iter().map(|fold| vocabulary.id(fold)).collect();
        let again: Vec<u32> = folds.iter().map(|fold| vocabulary.id(fold)).collect();
        assert_eq!(first, (0..8).collect::<Vec<u32>>());
        assert_eq!(first, again);
        assert!(vocabulary.folds().iter().zip(folds).all(|(kept, fold)| **kept == *fold));
    }
}
