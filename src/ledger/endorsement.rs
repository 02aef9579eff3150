//! A signed word for all files of a published site at once: the hash of their manifest.
//!
//! Its first line is none of a checkpoint's, so that a signature of the one is never one of the other.

use super::hash::Hash;
use super::key::{PublicKey, SecretKey};
use super::note::{self, Signature};

/// The first line, with the version of the format.
const FORMAT: &str = "guong/manifest/1";

/// What the last line of a word for one share's manifest starts with.
const SHARE: &str = "share ";

/// A signed word for a manifest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Endorsement {
    /// Of which log's portal.
    pub origin: String,
    /// The hash of the manifest.
    pub manifest: Hash,
    /// Which share of the site the manifest is of, as its name says it (`2-of-4`); none where it is of the whole site. It
    /// is signed too, so that the word for one share is none for another.
    pub share: Option<String>,
    /// Who signed it.
    pub signatures: Vec<Signature>,
}

impl Endorsement {
    /// The key's word for the manifest with this hash.
    #[must_use]
    pub fn of(manifest: Hash, key: &SecretKey) -> Self {
        Self::of_share(manifest, None, key)
    }

    /// The key's word for the manifest of one share of the site, or of all of it where `share` is none.
    #[must_use]
    pub fn of_share(manifest: Hash, share: Option<String>, key: &SecretKey) -> Self {
        let unsigned = Endorsement { origin: key.public().name().to_owned(), manifest, share, signatures: Vec::new() };
        let signature = Signature::of(&unsigned.body(), key);
        Endorsement { signatures: vec![signature], ..unsigned }
    }

    fn body(&self) -> String {
        let share = self.share.as_ref().map(|share| format!("{SHARE}{share}\n")).unwrap_or_default();
        format!("{FORMAT}\n{}\n{}\n{share}", self.origin, self.manifest)
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
        let share = lines.next().map(|line| line.strip_prefix(SHARE).map(str::to_owned));
        let share = share.map_or(Some(None), |share| share.map(Some))?;
        let found = Endorsement { origin: origin.to_owned(), manifest: Hash::parse(manifest)?, share, signatures };
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
        let share = Endorsement::of_share(word.manifest, Some("1-of-2".to_owned()), &key);
        assert_eq!(Endorsement::parse(&share.to_text()).as_ref(), Some(&share));
        assert!(share.is_signed_by(&key.public()));
        assert!(!Endorsement { share: Some("2-of-2".to_owned()), ..share.clone() }.is_signed_by(&key.public()));
        assert!(!Endorsement { share: None, ..share }.is_signed_by(&key.public()));
        assert_eq!(Checkpoint::parse(&word.to_text()), None);
        let checkpoint = Checkpoint::of("mau.example.vn/nhat-ky", &Tree::new(["a"])).sign(&key);
        assert_eq!(Endorsement::parse(&checkpoint.to_text()), None);
        assert_eq!(Endorsement::parse(&word.to_text().replace("/1\n", "/2\n")), None);
        assert_eq!(Endorsement::parse(&format!("{}x", word.to_text())), None);
    }
}
