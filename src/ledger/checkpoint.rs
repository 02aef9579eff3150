//! Checkpoints: size and root of the log, signed where there is a key.

use super::hash::Hash;
use super::key::{PublicKey, SecretKey};
use super::note::{self, Signature};
use super::tree::Tree;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

/// A checkpoint as a `C2SP` note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checkpoint {
    /// Which log: the portal's address without its scheme, and `nhat-ky`.
    pub origin: String,
    /// How many entries.
    pub size: u64,
    /// The root of their tree.
    pub root: Hash,
    /// Who signed it; nobody where there is no key.
    pub signatures: Vec<Signature>,
}

impl Checkpoint {
    /// The checkpoint of a log, not signed yet.
    #[must_use]
    pub fn of(origin: &str, tree: &Tree) -> Self {
        Checkpoint { origin: origin.to_owned(), size: tree.size(), root: tree.root(), signatures: Vec::new() }
    }

    /// What is signed.
    #[must_use]
    pub fn body(&self) -> String {
        format!("{}\n{}\n{}\n", self.origin, self.size, STANDARD.encode(self.root.0))
    }

    /// The checkpoint with the key's signature.
    #[must_use]
    pub fn sign(mut self, key: &SecretKey) -> Self {
        self.signatures.push(Signature::of(&self.body(), key));
        self
    }

    /// Whether the key signed it.
    #[must_use]
    pub fn is_signed_by(&self, key: &PublicKey) -> bool {
        let body = self.body();
        self.signatures.iter().any(|signature| signature.is_by(key, &body))
    }

    /// The whole note.
    #[must_use]
    pub fn to_text(&self) -> String {
        note::write(self.body(), &self.signatures)
    }

    /// Reads a note; none where it is not exactly what [`Checkpoint::to_text`] writes.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (body, signatures) = note::read(text)?;
        let mut lines = body.lines();
        let (origin, size, root) = (lines.next()?, lines.next()?, lines.next()?);
        let root = STANDARD.decode(root).ok()?.try_into().ok()?;
        let checkpoint =
            Checkpoint { origin: origin.to_owned(), size: size.parse().ok()?, root: Hash(root), signatures };
        (checkpoint.to_text() == text).then_some(checkpoint)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_is_read_only_as_it_is_written_and_its_signature_holds() {
        let plain = Checkpoint::of("mau.example.vn/nhat-ky", &Tree::new(["a", "b"]));
        assert_eq!(Checkpoint::parse(&plain.to_text()), Some(plain.clone()));
        let key = SecretKey::new("mau.example.vn/nhat-ky", [3; 32]).unwrap();
        let signed = plain.clone().sign(&key);
        let read = Checkpoint::parse(&signed.to_text()).unwrap();
        assert!(read.is_signed_by(&key.public()));
        assert!(!plain.is_signed_by(&key.public()));
        assert!(!Checkpoint { size: 3, ..read.clone() }.is_signed_by(&key.public()));
        assert!(!read.is_signed_by(&SecretKey::new("mau.example.vn/nhat-ky", [4; 32]).unwrap().public()));
        assert_eq!(Checkpoint::parse(&signed.to_text().replace("\n2\n", "\n02\n")), None);
        let signature = signed.to_text().lines().last().unwrap().to_owned();
        assert_eq!(Checkpoint::parse(&format!("{}{signature}\n", signed.to_text())), None);
    }
}
