//! Total parsers with spans.

pub mod markdown;
