//! Checkpoints: size and root of the log, signed where there is a key.

use super::hash::Hash;
use super::key::{PublicKey, SecretKey};
use super::tree::Tree;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use std::fmt::Write as _;

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

/// One signature below a checkpoint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature {
    /// Name of the key.
    pub name: String,
    /// The four bytes that name it, and the signature.
    pub bytes: Vec<u8>,
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
        let public = key.public();
        let bytes = [&public.id()[..], &key.sign(self.body().as_bytes())].concat();
        self.signatures.push(Signature { name: public.name().to_owned(), bytes });
        self
    }

    /// Whether the key signed it.
    #[must_use]
    pub fn is_signed_by(&self, key: &PublicKey) -> bool {
        let body = self.body();
        self.signatures.iter().any(|signature| {
            let own = signature.bytes.split_at_checked(4).filter(|(id, _)| *id == key.id());
            let bytes = own.and_then(|(_, bytes)| bytes.try_into().ok());
            signature.name == key.name() && bytes.is_some_and(|bytes| key.verifies(body.as_bytes(), bytes))
        })
    }

    /// The whole note.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut text = self.body();
        if !self.signatures.is_empty() {
            text.push('\n');
        }
        for Signature { name, bytes } in &self.signatures {
            let _ = writeln!(text, "\u{2014} {name} {}", STANDARD.encode(bytes));
        }
        text
    }

    /// Reads a note; none where it is not exactly what [`Checkpoint::to_text`] writes.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (body, signatures) = text.split_once("\n\n").unwrap_or((text, ""));
        let mut lines = body.lines();
        let (origin, size, root) = (lines.next()?, lines.next()?, lines.next()?);
        let root = STANDARD.decode(root).ok()?.try_into().ok()?;
        let signature = |line: &str| {
            let (name, encoded) = line.strip_prefix("\u{2014} ")?.split_once(' ')?;
            Some(Signature { name: name.to_owned(), bytes: STANDARD.decode(encoded).ok()? })
        };
        let signatures = signatures.lines().map(signature).collect::<Option<_>>()?;
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
    }
}
