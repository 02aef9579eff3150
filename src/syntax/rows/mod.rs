//! The rows of an award list, from a CSV file or a table of the Markdown body.
//!
//! Lists come from Word and Excel as they are used in offices: titles above the header, parts ("I. TẬP THỂ"),
//! restarted numbering, "nt" for "as above", a header repeated on every page. This module turns them into one
//! [`RawRow`] for each recipient, and says what it could not understand. It is total: whatever the bytes, it
//! returns rows and findings.
//!
//! The steps: [`decode`] bytes to text, [`split`] text into a [`Table`] ([`csv()`] does both), [`read()`] the table.
//! A table from Markdown joins at the last step. It does not know which award forms or units exist; those cells
//! stay text, in NFC and with white space collapsed.

mod column;
mod csv;
mod encoding;
mod findings;
mod header;
mod mark;
mod private;
mod read;
pub mod rules;
mod section;
mod table;
#[cfg(test)]
mod tests;
mod unpublished;
mod value;

pub use column::Column;
pub(crate) use csv::cell_text;
pub use csv::{Csv, csv, split};
pub use encoding::decode;
pub use header::is_in_legacy_encoding;
pub use read::{AwardRows, RawRow, read};
pub use rules::RULES;
pub use table::{Cell, Row, Table};
pub use unpublished::{Unpublished, unpublished};
pub use value::{RowStatus, Subject};
