//! Corrections of what was published: a date, a reason, and perhaps a row.

use crate::source::Spanned;
use crate::syntax::schema::{optional, required};
use crate::syntax::{Fields, PartialDate, Schema, Shape};

/// One correction.
#[derive(Clone, Debug)]
pub struct Correction {
    /// When it was made, where the editor says so.
    pub date: Option<Spanned<PartialDate>>,
    /// The recipient's ordinal in an award list; `None` where the record as a whole was corrected.
    pub row: Option<Spanned<u32>>,
    /// What was wrong and who asked.
    pub reason: Spanned<String>,
}

/// The keys of a plan's `[[correction]]`.
pub static SCHEMA: Schema = Schema {
    name: "[[correction]]",
    keys: &[
        optional("date", Shape::PartialDate, "ngày đính chính", "when it was corrected"),
        required("reason", Shape::Text, "sai gì, ai đề nghị sửa", "what was wrong and who asked"),
    ],
};

/// The keys of an award list's `[[correction]]`.
pub static ROW_SCHEMA: Schema = Schema {
    name: "[[correction]]",
    keys: &[
        optional("date", Shape::PartialDate, "ngày đính chính", "when it was corrected"),
        optional(
            "row",
            Shape::Integer(1, 1_000_000),
            "thứ tự người được khen, đếm từ 1",
            "the recipient's ordinal, from 1",
        ),
        required("reason", Shape::Text, "sai gì, ai đề nghị sửa", "what was wrong and who asked"),
    ],
};

impl Correction {
    /// Reads a correction of a plan.
    pub(super) fn lower(fields: &Fields<'_>) -> Self {
        Correction { date: fields.partial_date("date"), row: None, reason: fields.required_text("reason") }
    }

    /// Reads a correction of an award list.
    pub(super) fn lower_of_row(fields: &Fields<'_>) -> Self {
        Correction { row: fields.integer("row"), ..Correction::lower(fields) }
    }
}
