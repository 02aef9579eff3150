//! The parts of one version of a record: what the hashes of its entry were made of.

use super::entry::Entry;
use super::hash::{Hash, canonical};
use crate::source::hex;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// 128 random bits, in 32 hexadecimal digits.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Salt(pub String);

impl Salt {
    /// The salt of random bytes.
    #[must_use]
    pub fn new(bytes: [u8; 16]) -> Self {
        Salt(hex(&bytes))
    }
}

/// One part of a record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// What it is in the record: `head`, `#dong-3`, `correction/1`.
    pub key: String,
    /// The salt; none once the part is withdrawn.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub salt: Option<Salt>,
    /// What is published; none once the part is withdrawn.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<Value>,
}

impl Part {
    /// Its salted hash; none where it is withdrawn.
    #[must_use]
    pub fn hash(&self) -> Option<Hash> {
        let (salt, value) = (self.salt.as_ref()?, self.value.as_ref()?);
        Some(Hash::of_json(&("guong/part/1", salt, &self.key, value)))
    }
}

/// All parts of one version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opening {
    /// The record.
    pub record: String,
    /// Its version.
    pub version: u32,
    /// The parts, in the order of the entry.
    pub parts: Vec<Part>,
}

/// The file as JSON has it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    format: String,
    record: String,
    version: u32,
    parts: Vec<Part>,
}

const FORMAT: &str = "guong/opening/1";

impl Opening {
    /// The file: one part a line, so that differences between versions can be read.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut text = format!(
            "{{\n\"format\":{},\n\"record\":{},\n\"version\":{},\n\"parts\":[",
            canonical(&FORMAT),
            canonical(&self.record),
            self.version
        );
        for (index, part) in self.parts.iter().enumerate() {
            text.push_str(if index == 0 { "\n" } else { ",\n" });
            text.push_str(&canonical(part));
        }
        text.push_str("\n]\n}\n");
        text
    }

    /// Reads a file; none where it is not exactly what [`Opening::to_text`] writes.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let File { format, record, version, parts } = serde_json::from_str(text).ok()?;
        let opening = Opening { record, version, parts };
        (format == FORMAT && opening.to_text() == text).then_some(opening)
    }

    /// The line of the file on which the part at `index` stands, from 0.
    #[must_use]
    pub fn line_of(index: usize) -> usize {
        index + 5
    }

    /// The part with this key.
    #[must_use]
    pub fn part(&self, key: &str) -> Option<&Part> {
        self.parts.iter().find(|part| part.key == key)
    }

    /// The first part that is not what the entry says, by position; the number of parts where one is missing or too
    /// many. A part without words is right where `withdrawn` says so of its key.
    #[must_use]
    pub fn fault(&self, entry: &Entry, withdrawn: impl Fn(&str) -> bool) -> Option<usize> {
        let is_right = |(part, (key, hash)): (&Part, &(String, Hash))| {
            let whole = match part.hash() {
                Some(found) => found == *hash,
                None => part.salt.is_none() && part.value.is_none() && withdrawn(key),
            };
            whole && part.key == *key
        };
        let wrong = self.parts.iter().zip(&entry.parts).position(|pair| !is_right(pair));
        let more = (self.parts.len() != entry.parts.len()).then(|| self.parts.len().min(entry.parts.len()));
        wrong.or(more)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_read_only_as_it_is_written() {
        let part = Part {
            key: "#dong-1".into(),
            salt: Some(Salt::new([7; 16])),
            value: Some(serde_json::json!({"name": "Bế Thị An"})),
        };
        let gone = Part { key: "#dong-2".into(), salt: None, value: None };
        let opening = Opening { record: "awards/2026".into(), version: 1, parts: vec![part, gone] };
        let text = opening.to_text();
        assert_eq!(Opening::parse(&text), Some(opening.clone()));
        assert_eq!(text.lines().nth(Opening::line_of(1)), Some("{\"key\":\"#dong-2\"}"));
        assert_eq!(Opening::parse(&text.replace("},\n", "}, \n")), None);
        assert_eq!(opening.parts[1].hash(), None);
    }
}
