//! The Vietnamese language: Unicode form, tone placement, folding, collation, numerals of outlines, symbols of
//! official documents, legacy encodings.
//!
//! Works on text alone and uses no other module of the crate. Every function is total, and linear in its input.

pub(crate) mod bytes;
mod collate;
mod document_mention;
mod document_number;
mod document_type;
mod fold;
mod legacy;
mod numerals;
mod syllable;
mod tone;
mod words;
mod written_date;

pub use collate::{SortKey, compare, compare_people, given_name, initial, people_key, sort_key, without_honorific};
pub use document_mention::{Cited, DocumentMention, find_document_mentions, law_key, may_mention_document};
pub use document_number::{DocumentNumber, is_well_formed};
pub use document_type::DocumentType;
pub use fold::{fold, lower, nfc};
pub use legacy::{Legacy, LegacyText, decode_legacy, find_decomposed, find_eth, find_legacy};
pub use numerals::{LETTERS, letter, letter_anchor, letter_ordinal, parse_roman, roman};
pub use tone::{TonePlacement, TonedSyllable, normalise_tones, place_tone, spelling_key, tone_placements};
pub use words::{WordList, words};
pub use written_date::WrittenDate;
