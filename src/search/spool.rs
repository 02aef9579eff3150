//! Where what was read of the texts waits until the index is written: it is more than one wants in memory.
//!
//! It goes there in blocks under keys that stand for all that a block is made of, so that a spool which outlives the
//! build spares the next one the texts that have not changed. [`crate::publish`] has the spool on disk.

use std::fmt::Debug;
use std::sync::{PoisonError, RwLock};

use crate::cache::Key;

/// Keeps blocks of bytes, one after the other.
///
/// No method fails. Where bytes could not be kept or be read again, the spool knows that, and whoever handed it out asks
/// it before anything is published.
pub trait Spool: Debug + Send + Sync {
    /// The block that an earlier build left under this key, if it is whole: where it begins, and its bytes.
    fn find(&self, key: Key) -> Option<(u64, Vec<u8>)>;

    /// Takes a block in; where it begins.
    fn add(&self, key: Key, block: &[u8]) -> u64;

    /// Appends to `out` the `length` bytes that begin at `start` and lie in one block; what cannot be read is left out.
    fn read(&self, start: u64, length: usize, out: &mut Vec<u8>);
}

/// A spool in memory, for small sites and for tests. It leaves nothing behind.
#[derive(Debug, Default)]
pub struct MemorySpool {
    /// Where each block begins, and its bytes.
    blocks: RwLock<Vec<(u64, Box<[u8]>)>>,
}

impl Spool for MemorySpool {
    fn find(&self, _: Key) -> Option<(u64, Vec<u8>)> {
        None
    }

    fn add(&self, _: Key, block: &[u8]) -> u64 {
        let mut blocks = self.blocks.write().unwrap_or_else(PoisonError::into_inner);
        let start = blocks.last().map_or(0, |(start, block)| start + block.len() as u64);
        blocks.push((start, block.into()));
        start
    }

    fn read(&self, start: u64, length: usize, out: &mut Vec<u8>) {
        let blocks = self.blocks.read().unwrap_or_else(PoisonError::into_inner);
        let after = blocks.partition_point(|(begin, _)| *begin <= start);
        let block = after.checked_sub(1).and_then(|at| blocks.get(at));
        let from = |(begin, block): &'_ (u64, Box<[u8]>)| {
            let at = usize::try_from(start - begin).ok()?;
            block.get(at..at.checked_add(length)?).map(<[u8]>::to_vec)
        };
        out.extend(block.and_then(from).unwrap_or_default());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_are_read_from_any_place_and_never_beyond_their_end() {
        let spool = MemorySpool::default();
        let key = Key::of(&["any"]);
        let starts = [&b"one"[..], b"", b"three"].map(|block| spool.add(key, block));
        assert_eq!(starts, [0, 3, 3]);
        let read = |start, length| {
            let mut out = Vec::new();
            spool.read(start, length, &mut out);
            String::from_utf8(out).unwrap()
        };
        assert_eq!([read(0, 3), read(1, 2), read(3, 5), read(6, 1)], ["one", "ne", "three", "e"]);
        assert_eq!([read(0, 4), read(8, 1), read(80, 1)], ["", "", ""]);
    }
}
