//! Keys in the form of `C2SP` signed notes, which other programs for logs read too.

use super::hash::Hash;
use crate::source::hex;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};
use std::fmt;

/// Ed25519, in the first byte of an encoded key.
const ED25519: u8 = 1;

/// What is wrong with the text of a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BadKey;

/// Names of keys hold no blank and no plus sign.
fn is_name(name: &str) -> bool {
    !name.is_empty() && !name.contains(|c: char| c.is_whitespace() || c == '+')
}

/// The first four bytes of the hash of name and key, by which signatures name the key.
fn id(name: &str, public: &[u8; 32]) -> [u8; 4] {
    let hash = Hash::of(&[name.as_bytes(), b"\n", &[ED25519], public].concat());
    let [a, b, c, d, ..] = hash.0;
    [a, b, c, d]
}

/// Reads `<name>+<id>+<base64>` into the name, the id and the 32 bytes of the key.
fn split(text: &str) -> Option<(&str, &str, [u8; 32])> {
    let mut fields = text.trim().split('+');
    let (name, id) = (fields.next()?, fields.next()?);
    // Base64 may hold plus signs.
    let encoded = fields.collect::<Vec<_>>().join("+");
    let bytes = STANDARD.decode(encoded).ok()?;
    let (kind, key) = bytes.split_first()?;
    (*kind == ED25519 && is_name(name)).then_some((name, id, key.try_into().ok()?))
}

/// A key that checks signatures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicKey {
    name: String,
    key: VerifyingKey,
}

impl PublicKey {
    /// Reads `<name>+<id>+<base64>`.
    ///
    /// # Errors
    /// Where the text is not such a key, or its id is not its own.
    pub fn parse(text: &str) -> Result<Self, BadKey> {
        let (name, own, bytes) = split(text).ok_or(BadKey)?;
        let key = VerifyingKey::from_bytes(&bytes).map_err(|_| BadKey)?;
        if hex(&id(name, &bytes)) == own { Ok(PublicKey { name: name.to_owned(), key }) } else { Err(BadKey) }
    }

    /// Its name: the origin of the log.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The four bytes by which signatures name it.
    #[must_use]
    pub fn id(&self) -> [u8; 4] {
        id(&self.name, self.key.as_bytes())
    }

    /// Its 32 bytes.
    #[must_use]
    pub fn bytes(&self) -> [u8; 32] {
        self.key.to_bytes()
    }

    /// Whether `signature` is the key's over `message`.
    #[must_use]
    pub fn verifies(&self, message: &[u8], signature: &[u8; 64]) -> bool {
        self.key.verify_strict(message, &Signature::from_bytes(signature)).is_ok()
    }
}

impl fmt::Display for PublicKey {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let encoded = STANDARD.encode([&[ED25519][..], self.key.as_bytes()].concat());
        write!(out, "{}+{}+{encoded}", self.name, hex(&self.id()))
    }
}

/// A key that signs. It is never shown by accident: it has no `Debug` of its own.
pub struct SecretKey {
    name: String,
    key: SigningKey,
}

impl SecretKey {
    /// The key named `name` with these 32 random bytes.
    ///
    /// # Errors
    /// Where the name is empty or holds a blank or a plus sign.
    pub fn new(name: &str, seed: [u8; 32]) -> Result<Self, BadKey> {
        is_name(name).then(|| SecretKey { name: name.to_owned(), key: SigningKey::from_bytes(&seed) }).ok_or(BadKey)
    }

    /// Reads `PRIVATE+KEY+<name>+<id>+<base64>`.
    ///
    /// # Errors
    /// Where the text is not such a key, or its id is not its own.
    pub fn parse(text: &str) -> Result<Self, BadKey> {
        let (name, own, seed) = text.trim().strip_prefix("PRIVATE+KEY+").and_then(split).ok_or(BadKey)?;
        let key = SecretKey::new(name, seed)?;
        if hex(&key.public().id()) == own { Ok(key) } else { Err(BadKey) }
    }

    /// The text that [`SecretKey::parse`] reads, to be kept where nobody else can read it.
    #[must_use]
    pub fn to_text(&self) -> String {
        let encoded = STANDARD.encode([&[ED25519][..], &self.key.to_bytes()].concat());
        format!("PRIVATE+KEY+{}+{}+{encoded}", self.name, hex(&self.public().id()))
    }

    /// The key that checks what this one signs.
    #[must_use]
    pub fn public(&self) -> PublicKey {
        PublicKey { name: self.name.clone(), key: self.key.verifying_key() }
    }

    /// Signs a message.
    #[must_use]
    pub fn sign(&self, message: &[u8]) -> [u8; 64] {
        self.key.sign(message).to_bytes()
    }
}

impl fmt::Debug for SecretKey {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "SecretKey({})", self.name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Key and signature of the package `golang.org/x/mod/sumdb/note`, whose documentation shows them.
    #[test]
    fn keys_are_those_of_other_programs() {
        let secret = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
        let public = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
        let message =
            "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
        let signature = "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=";
        let key = SecretKey::parse(secret).unwrap();
        assert_eq!(key.to_text(), secret);
        assert_eq!(key.public().to_string(), public);
        assert_eq!(PublicKey::parse(public).unwrap(), key.public());
        let signed = [&key.public().id()[..], &key.sign(message.as_bytes())].concat();
        assert_eq!(STANDARD.encode(signed), signature);
        assert_eq!(format!("{key:?}"), "SecretKey(PeterNeumann)");
        assert!(PublicKey::parse(&public.replace("c74f20a3", "c74f20a4")).is_err());
        assert!(SecretKey::new("a b", [0; 32]).is_err());
    }
}
