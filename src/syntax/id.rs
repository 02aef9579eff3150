//! What has the form of an id.

use crate::vietnamese::fold;

/// How long an id may be: files and folders are named after it, with endings, and no file system takes longer names than
/// 255 bytes.
pub const LONGEST_ID: usize = 200;

/// Whether `text` has the form of an id: lower-case ASCII letters, digits and hyphens.
#[must_use]
pub fn is_id(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

/// Takes `2026-hang-nam#3` apart into the list's id and the ordinal, which counts from 1.
#[must_use]
pub fn row_id(text: &str) -> Option<(&str, u32)> {
    let (list, ordinal) = text.split_once('#')?;
    let ordinal = ordinal.parse().ok().filter(|n| *n > 0)?;
    is_id(list).then_some((list, ordinal))
}

/// An id made of any text: marks folded, the rest joined by hyphens.
#[must_use]
pub fn slug(text: &str) -> String {
    let folded = fold(text);
    let words = folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("-")
}
