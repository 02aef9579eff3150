//! SHA-256 of canonical JSON.

use crate::source::{hex, parse_hex};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use sha2::{Digest, Sha256};
use std::fmt;

/// A SHA-256, written as 64 lower-case hexadecimal digits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hash(pub [u8; 32]);

impl Hash {
    /// The hash of bytes.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        Hash(Sha256::digest(bytes).into())
    }

    /// The hash of a value's canonical JSON.
    #[must_use]
    pub fn of_json(value: &impl Serialize) -> Self {
        Hash::of(canonical(value).as_bytes())
    }

    /// Reads exactly 64 lower-case hexadecimal digits.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        parse_hex(text).map(Hash)
    }

    /// Its first eight digits in two groups, for people to compare: `9f2c 41d7`.
    #[must_use]
    pub fn short(&self) -> String {
        let [a, b, c, d, ..] = self.0;
        format!("{a:02x}{b:02x} {c:02x}{d:02x}")
    }
}

impl fmt::Display for Hash {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&hex(&self.0))
    }
}

impl Serialize for Hash {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Hash {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Hash::parse(&text).ok_or_else(|| serde::de::Error::custom("64 hexadecimal digits expected"))
    }
}

/// Canonical JSON by RFC 8785: keys sorted, no blanks, one way to write every string.
///
/// What the ledger holds are texts, whole numbers, flags and lists of them, which always can be written; for a value
/// that cannot, the text is empty.
#[must_use]
pub fn canonical(value: &impl Serialize) -> String {
    serde_json_canonicalizer::to_string(value).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_has_one_form() {
        let value = serde_json::json!({"b": [1, true, null], "a": "Bế \"Hòa\"\n\u{1f}/", "Đ": ""});
        assert_eq!(canonical(&value), "{\"a\":\"Bế \\\"Hòa\\\"\\n\\u001f/\",\"b\":[1,true,null],\"Đ\":\"\"}");
    }

    #[test]
    fn a_hash_is_read_as_it_is_written() {
        let hash = Hash::of(b"abc");
        assert_eq!(hash.to_string(), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assert_eq!(hash.short(), "ba78 16bf");
        assert_eq!(Hash::parse(&hash.to_string()), Some(hash));
        assert_eq!(Hash::parse(&hash.to_string().to_uppercase()), None);
        assert_eq!(Hash::parse("ba78"), None);
    }
}
