//! SHA-256, and how it is written.

use sha2::{Digest, Sha256};
use std::hash::Hasher;

/// A SHA-256.
pub type Hash = [u8; 32];

/// The SHA-256 of a file's bytes in lower-case hexadecimal, as readers compare it.
#[must_use]
pub fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// Two lower-case hexadecimal digits for each byte.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(2 * bytes.len());
    push_hex(&mut text, bytes);
    text
}

/// Appends two lower-case hexadecimal digits for each byte.
pub fn push_hex(text: &mut String, bytes: &[u8]) {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    for byte in bytes {
        text.push(char::from(DIGITS[usize::from(byte >> 4)]));
        text.push(char::from(DIGITS[usize::from(byte & 15)]));
    }
}

/// Reads exactly 64 lower-case hexadecimal digits.
#[must_use]
pub fn parse_hex(text: &str) -> Option<Hash> {
    let value = |digit: u8| match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        _ => None,
    };
    let (pairs, rest) = text.as_bytes().as_chunks::<2>();
    if pairs.len() != 32 || !rest.is_empty() {
        return None;
    }
    let mut hash = Hash::default();
    for (byte, &[high, low]) in hash.iter_mut().zip(pairs) {
        *byte = value(high)? << 4 | value(low)?;
    }
    Some(hash)
}

/// The SHA-256 of all that a value feeds a hasher with. It is the same in every run of one build of the program on one
/// machine, and may be another elsewhere.
#[must_use]
pub fn hash_of(value: &impl std::hash::Hash) -> Hash {
    struct Feed(Sha256);

    impl Hasher for Feed {
        fn write(&mut self, bytes: &[u8]) {
            self.0.update(bytes);
        }

        fn finish(&self) -> u64 {
            0
        }
    }

    let mut feed = Feed(Sha256::new());
    value.hash(&mut feed);
    feed.0.finalize().into()
}

/// The SHA-256 of a decoded text.
#[must_use]
pub fn text_hash(text: &str) -> Hash {
    Sha256::digest(text).into()
}
