//! The Merkle tree of RFC 9162 over the lines of the ledger.

use super::hash::Hash;
use ct_merkle::mem_backed_tree::MemoryBackedTree;
use ct_merkle::{ConsistencyProof, InclusionProof, RootHash};
use sha2::Sha256;

/// A tree with a leaf for every line, in order.
#[derive(Clone, Debug, Default)]
pub struct Tree(MemoryBackedTree<Sha256, Vec<u8>>);

impl Tree {
    /// The tree of these lines, without their ends.
    pub fn new<'a>(lines: impl IntoIterator<Item = &'a str>) -> Self {
        let mut tree = Tree::default();
        for line in lines {
            tree.push(line);
        }
        tree
    }

    /// Adds a line.
    pub fn push(&mut self, line: &str) {
        self.0.push(line.as_bytes().to_vec());
    }

    /// How many lines it has.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.0.len()
    }

    /// Its root; that of nothing is the hash of no bytes.
    #[must_use]
    pub fn root(&self) -> Hash {
        Hash((*self.0.root().as_bytes()).into())
    }

    /// The root of its first `size` lines; none where it has fewer.
    #[must_use]
    pub fn root_at(&self, size: u64) -> Option<Hash> {
        let lines = self.0.items().get(..usize::try_from(size).ok()?)?;
        let mut older = MemoryBackedTree::<Sha256, &[u8]>::new();
        for line in lines {
            older.push(line.as_slice());
        }
        Some(Hash((*older.root().as_bytes()).into()))
    }

    /// The proof that the line at `seq` is one of the tree's; none where there is no such line.
    #[must_use]
    pub fn inclusion(&self, seq: u64) -> Option<Vec<Hash>> {
        let seq = usize::try_from(seq).ok().filter(|seq| *seq < self.0.items().len())?;
        Some(split(self.0.prove_inclusion(seq).as_bytes()))
    }

    /// The proof that the tree only adds to its first `size` lines; none where it has fewer, or `size` is 0.
    #[must_use]
    pub fn consistency(&self, size: u64) -> Option<Vec<Hash>> {
        match self.size().checked_sub(size)? {
            _ if size == 0 => None,
            0 => Some(Vec::new()),
            added => Some(split(self.0.prove_consistency(usize::try_from(added).ok()?).as_bytes())),
        }
    }
}

/// Whether `line` is the one at `seq` of a tree of `size` lines with this root.
#[must_use]
pub fn is_included(line: &str, seq: u64, size: u64, root: Hash, proof: &[Hash]) -> bool {
    let bytes = proof.iter().flat_map(|hash| hash.0).collect();
    let Ok(proof) = InclusionProof::<Sha256>::try_from_bytes(bytes) else { return false };
    seq < size && root_hash(root, size).verify_inclusion(&line.as_bytes(), seq, &proof).is_ok()
}

/// Whether a tree of `size` lines with this root only adds to one of `old_size` lines with that root.
#[must_use]
pub fn is_consistent(old_size: u64, old_root: Hash, size: u64, root: Hash, proof: &[Hash]) -> bool {
    if old_size == size {
        return old_root == root && proof.is_empty();
    }
    let bytes = proof.iter().flat_map(|hash| hash.0).collect();
    let Ok(proof) = ConsistencyProof::<Sha256>::try_from_bytes(bytes) else { return false };
    let grown = 0 < old_size && old_size < size;
    grown && root_hash(root, size).verify_consistency(&root_hash(old_root, old_size), &proof).is_ok()
}

fn root_hash(root: Hash, size: u64) -> RootHash<Sha256> {
    RootHash::new(root.0.into(), size)
}

fn split(bytes: &[u8]) -> Vec<Hash> {
    bytes.as_chunks::<32>().0.iter().map(|hash| Hash(*hash)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The tree head of RFC 9162, section 2.1.1, by its definition.
    fn defined(lines: &[String]) -> Hash {
        match lines {
            [] => Hash::of(b""),
            [line] => Hash::of(&[b"\0", line.as_bytes()].concat()),
            _ => {
                let half = lines.len().next_power_of_two() / 2;
                let (left, right) = lines.split_at(half);
                Hash::of(&[&[1][..], &defined(left).0, &defined(right).0].concat())
            }
        }
    }

    #[test]
    fn roots_and_proofs_are_those_of_the_rfc() {
        let lines: Vec<String> = (0..20).map(|number| format!("dòng {number}")).collect();
        for size in 0..lines.len() {
            let tree = Tree::new(lines[..size].iter().map(String::as_str));
            assert_eq!(tree.root(), defined(&lines[..size]), "{size}");
            for old in 1..=size {
                let old_root = tree.root_at(old as u64).unwrap();
                assert_eq!(old_root, defined(&lines[..old]));
                let proof = tree.consistency(old as u64).unwrap();
                assert!(is_consistent(old as u64, old_root, size as u64, tree.root(), &proof), "{old} of {size}");
                assert!(!is_consistent(old as u64, Hash::of(b"x"), size as u64, tree.root(), &proof));
                let proof = tree.inclusion(old as u64 - 1).unwrap();
                let included = |line: &str| is_included(line, old as u64 - 1, size as u64, tree.root(), &proof);
                assert!(included(&lines[old - 1]) && !included("khác"));
            }
        }
    }
}
