//! What a plan asks for: deadlines, duties, and the evidence for them.

use super::arena::RefTo;
use super::unit::Unit;
use super::{CitedRef, Party};
use crate::source::Spanned;
use crate::syntax::schema::{optional, required};
use crate::syntax::{Due, Fields, Kind, Schema, Shape};

/// A deadline.
#[derive(Debug)]
pub struct Deadline {
    /// What is due.
    pub what: Spanned<String>,
    /// When; `None` where it could not be read.
    pub due: Option<Spanned<Due>>,
    /// From whom.
    pub from: Vec<Party>,
    /// To whom.
    pub to: Option<Party>,
    /// Evidence that it was met.
    pub met: Vec<Met>,
    /// The position in [`Plan::duties`](super::Plan::duties) of the duty whose day this is; none for a deadline of its own.
    pub duty: Option<usize>,
}

/// Evidence that a deadline was met.
#[derive(Clone, Debug)]
pub struct Met {
    /// In which year.
    pub year: Spanned<i32>,
    /// The document that shows it.
    pub document: CitedRef,
}

/// What a unit has to do.
#[derive(Debug)]
pub struct Duty {
    /// Who.
    pub unit: RefTo<Unit>,
    /// What.
    pub what: Spanned<String>,
    /// When, where it is to be done by a day.
    pub due: Option<Spanned<Due>>,
    /// Evidence that it was done.
    pub met: Vec<Met>,
}

static MET: Schema = Schema {
    name: "met",
    keys: &[
        required("year", Shape::Integer(1900, 2199), "năm đã nộp", "in which year"),
        required("document", Shape::Id(Kind::Document), "văn bản chứng minh", "the document that shows it"),
    ],
};

pub(super) static DEADLINE: Schema = Schema {
    name: "[[deadline]]",
    keys: &[
        required("what", Shape::Text, "việc phải làm", "what is due"),
        required(
            "due",
            Shape::Due,
            "hạn: \"12-10\" cho hằng năm, hoặc một ngày",
            "\"12-10\" for every year, or a date",
        ),
        optional("from", Shape::List(&Shape::IdOrText(Kind::Unit)), "ai phải làm", "from whom"),
        optional("to", Shape::IdOrText(Kind::Unit), "gửi cho ai", "to whom"),
        optional("met", Shape::Tables(&MET), "bằng chứng đã làm", "evidence that it was met"),
    ],
};

pub(super) static DUTY: Schema = Schema {
    name: "[[duty]]",
    keys: &[
        required("unit", Shape::Id(Kind::Unit), "đơn vị", "who"),
        required("what", Shape::Text, "việc được giao", "what"),
        optional(
            "due",
            Shape::Due,
            "hạn, nếu có: \"12-10\" cho hằng năm, hoặc một ngày",
            "when, if by a day: \"12-10\" for every year, or a date",
        ),
        optional("met", Shape::Tables(&MET), "bằng chứng đã làm", "evidence that it was done"),
    ],
};

impl Deadline {
    pub(super) fn lower(fields: &Fields<'_>) -> Self {
        Deadline {
            what: fields.required_text("what"),
            due: fields.due("due"),
            from: fields.texts("from").into_iter().map(Party::new).collect(),
            to: fields.text("to").map(Party::new),
            met: fields.tables("met").iter().map(Met::lower).collect(),
            duty: None,
        }
    }
}

impl Met {
    pub(super) fn lower(fields: &Fields<'_>) -> Self {
        Met {
            year: fields.integer("year").unwrap_or_else(|| Spanned::new(0, fields.span_of("year"))),
            document: CitedRef::new(fields.required_id("document")),
        }
    }
}

impl Duty {
    pub(super) fn lower(fields: &Fields<'_>) -> Self {
        Duty {
            unit: RefTo::new(fields.required_id("unit")),
            what: fields.required_text("what"),
            due: fields.due("due"),
            met: fields.tables("met").iter().map(Met::lower).collect(),
        }
    }

    /// The day of the duty at position `at`, where it has one: whatever is due by a day is looked for among deadlines.
    pub(super) fn deadline(&self, at: usize) -> Option<Deadline> {
        Some(Deadline {
            what: self.what.clone(),
            due: Some(self.due?),
            from: vec![Party::Unit(self.unit.clone())],
            to: None,
            met: self.met.clone(),
            duty: Some(at),
        })
    }
}
