//! Total parsers with spans: front matter and registers (TOML), Markdown, official outlines, award rows.
//!
//! Every parser returns a value and diagnostics, never `Err`: whatever an editor types, the rest of the file
//! and all other files are still read, so that one run reports everything. The crates that read the formats
//! are used here and nowhere else.

pub(crate) mod choice;
pub mod date;
pub mod document;
pub mod fields;
pub mod figure;
mod id;
pub mod markdown;
mod mend;
pub mod outline;
pub mod register;
pub mod rows;
pub mod schema;
pub(crate) mod shapes;
pub mod table;
mod texts;
mod toml_error;
mod toml_string;
mod unread;

pub use date::{Due, PartialDate};
pub use document::{Document, Form};
pub use fields::Fields;
pub use figure::{Goal, Relation};
pub use id::{LONGEST_ID, is_id, slug};
pub use schema::{Key, Kind, Schema, Shape};
pub use texts::{FileTexts, LabelledCell, TextRun, readable};

pub(crate) use toml_string::string_text;
pub use unread::Unread;

use crate::diagnostic::Rule;

/// Every rule that reading a file can break.
pub const RULES: &[&[&Rule]] =
    &[document::RULES, toml_error::RULES, schema::RULES, shapes::RULES, markdown::RULES, outline::RULES, rows::RULES];
