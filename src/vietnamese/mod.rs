//! The Vietnamese language: Unicode form, tone placement, folding, collation, numerals, legacy encodings.
//!
//! Works on text alone and uses no other module of the crate.

mod fold;

pub use fold::{fold, lower, nfc};
