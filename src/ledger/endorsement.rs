//! A signed word for all files of a published site at once: the hash of their manifest.
//!
//! Its first line is none of a checkpoint's, so that a signature of the one is never one of the other.

use super::hash::Hash;
use super::key::{PublicKey, SecretKey};
use super::note::{self, Signature};

/// The first line, with the version of the format.
const FORMAT: &str = "guong/manifest/1";

/// A signed word for a manifest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Endorsement {
    /// Of which log's portal.
    pub origin: String,
    /// The hash of the manifest.
    pub manifest: Hash,
    /// Who signed it.
    pub signatures: Vec<Signature>,
}

impl Endorsement {
    /// The key's word for the manifest with this hash.
    #[must_use]
    pub fn of(manifest: Hash, key: &SecretKey) -> Self {
        let unsigned = Endorsement { origin: key.public().name().to_owned(), manifest, signatures: Vec::new() };
        let signature = Signature::of(&unsigned.body(), key);
        Endorsement { signatures: vec![signature], ..unsigned }
    }

    fn body(&self) -> String {
        format!("{FORMAT}\n{}\n{}\n", self.origin, self.manifest)
    }

    /// Whether the key signed it.
    #[must_use]
    pub fn is_signed_by(&self, key: &PublicKey) -> bool {
        self.signatures.iter().any(|signature| signature.is_by(key, &self.body()))
    }

    /// The whole note.
    #[must_use]
    pub fn to_text(&self) -> String {
        note::write(self.body(), &self.signatures)
    }

    /// Reads a note; none where it is not exactly what [`Endorsement::to_text`] writes.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (body, signatures) = note::read(text)?;
        let mut lines = body.lines();
        let (format, origin, manifest) = (lines.next()?, lines.next()?, lines.next()?);
        let found = Endorsement { origin: origin.to_owned(), manifest: Hash::parse(manifest)?, signatures };
        (format == FORMAT && found.to_text() == text).then_some(found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::{Checkpoint, Tree};

    #[test]
    fn a_word_for_a_manifest_is_no_checkpoint_and_holds_for_that_manifest_alone() {
        let key = SecretKey::new("mau.example.vn/nhat-ky", [3; 32]).unwrap();
        let word = Endorsement::of(Hash::of(b"manifest"), &key);
        let read = Endorsement::parse(&word.to_text()).unwrap();
        assert_eq!(read, word);
        assert!(read.is_signed_by(&key.public()));
        assert!(!Endorsement { manifest: Hash::of(b"other"), ..read.clone() }.is_signed_by(&key.public()));
        assert!(!read.is_signed_by(&SecretKey::new("mau.example.vn/nhat-ky", [4; 32]).unwrap().public()));
        assert_eq!(Checkpoint::parse(&word.to_text()), None);
        let checkpoint = Checkpoint::of("mau.example.vn/nhat-ky", &Tree::new(["a"])).sign(&key);
        assert_eq!(Endorsement::parse(&checkpoint.to_text()), None);
        assert_eq!(Endorsement::parse(&word.to_text().replace("/1\n", "/2\n")), None);
        assert_eq!(Endorsement::parse(&format!("{}x", word.to_text())), None);
    }
}
