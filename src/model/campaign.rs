//! Campaigns: `campaigns/<id>.md`.

use super::arena::{Id, Named, RefTo};
use super::body::Body;
use super::plan::Plan;
use super::unit::Unit;
use super::{CitedRef, Parsed};
use crate::diagnostic::Diagnostic;
use crate::source::{FileId, Spanned};
use crate::syntax::choice::choices;
use crate::syntax::schema::{optional, required};
use crate::syntax::{Fields, Kind, PartialDate, Schema, Shape, Unread};

choices! {
    /// The review that ends a phase.
    pub enum Review {
        /// Sơ kết.
        Interim = "interim",
        /// Tổng kết.
        Final = "final",
    }
}

/// An emulation campaign.
#[derive(Debug)]
pub struct Campaign {
    /// Its id, the file's stem.
    pub id: Spanned<String>,
    /// The file.
    pub file: FileId,
    /// Full title.
    pub title: Spanned<String>,
    /// Short title.
    pub short: Option<Spanned<String>>,
    /// Who launched it.
    pub issuer: RefTo<Unit>,
    /// The campaign one level up.
    pub parent: Option<RefTo<Campaign>>,
    /// Whether one was written, be it of use or not.
    pub(super) parent_written: bool,
    /// First day.
    pub start: Spanned<PartialDate>,
    /// Last day.
    pub end: Spanned<PartialDate>,
    /// The standing agency.
    pub standing_unit: Option<RefTo<Unit>>,
    /// Its phases in the order of the file.
    pub phases: Vec<Phase>,
    /// Its content heads in the order of the file.
    pub content_heads: Vec<ContentHead>,
    /// What was reported against targets.
    pub progress: Vec<Progress>,
    /// Whether it is made up.
    pub sample: bool,
    /// What syntax errors hide of the front matter.
    pub unread: Unread,
    /// The text.
    pub body: Body,
}

/// A phase.
#[derive(Debug)]
pub struct Phase {
    /// What it is called.
    pub title: Spanned<String>,
    /// First day.
    pub start: Spanned<PartialDate>,
    /// Last day.
    pub end: Spanned<PartialDate>,
    /// The review that ends it.
    pub review: Option<Review>,
}

/// A content head (nội dung thi đua).
#[derive(Debug)]
pub struct ContentHead {
    /// Its id within the campaign, and the address of its list of stories.
    pub id: Spanned<String>,
    /// Its title.
    pub title: Spanned<String>,
    /// The heads of the parent campaign that it carries.
    pub national: Vec<Spanned<String>>,
}

/// A figure reported against a target.
#[derive(Debug)]
pub struct Progress {
    /// The target's id as written.
    pub target: Spanned<String>,
    /// The plan that sets the target, and the target's position in it.
    pub resolved: Option<(Id<Plan>, usize)>,
    /// The day the figure is of.
    pub as_of: Spanned<PartialDate>,
    /// The figure, in the target's unit.
    pub value: f64,
    /// The document that reports it.
    pub source: CitedRef,
}

static PHASE: Schema = Schema {
    name: "[[phase]]",
    keys: &[
        required("title", Shape::Text, "tên giai đoạn", "name of the phase"),
        required("start", Shape::PartialDate, "bắt đầu", "first day"),
        required("end", Shape::PartialDate, "kết thúc", "last day"),
        optional(
            "review",
            Shape::Choice(Review::WORDS),
            "sơ kết (interim) hay tổng kết (final)",
            "interim or final review",
        ),
    ],
};

static CONTENT_HEAD: Schema = Schema {
    name: "[[content_head]]",
    keys: &[
        required("id", Shape::NewId, "mã nội dung", "id of the head"),
        required("title", Shape::Text, "tên nội dung thi đua", "title of the content head"),
        optional(
            "national",
            Shape::Ids(Kind::ContentHead),
            "nội dung của phong trào cấp trên mà nó cụ thể hóa, một mã hoặc danh sách mã",
            "the head of the parent campaign that it carries, an id or a list of ids",
        ),
    ],
};

static PROGRESS: Schema = Schema {
    name: "[[progress]]",
    keys: &[
        required("target", Shape::Id(Kind::Target), "mã chỉ tiêu", "id of the target"),
        required("as_of", Shape::PartialDate, "số liệu tính đến ngày", "the day the figure is of"),
        required("value", Shape::Number, "số liệu", "the figure"),
        required("source", Shape::Id(Kind::Document), "mã văn bản báo cáo", "id of the document that reports it"),
    ],
};

/// The keys of a campaign.
pub static SCHEMA: Schema = Schema {
    name: "campaigns/<id>.md",
    keys: &[
        required("title", Shape::Text, "tên phong trào", "title of the campaign"),
        optional("short", Shape::Text, "tên gọi tắt", "short title"),
        required("issuer", Shape::Id(Kind::Unit), "đơn vị phát động", "the unit that launched it"),
        optional("parent", Shape::Id(Kind::Campaign), "phong trào cấp trên", "the campaign one level up"),
        required("start", Shape::PartialDate, "bắt đầu", "first day"),
        required("end", Shape::PartialDate, "kết thúc", "last day"),
        optional("standing_unit", Shape::Id(Kind::Unit), "cơ quan thường trực", "the standing agency"),
        optional("phase", Shape::Tables(&PHASE), "các giai đoạn", "phases"),
        optional("content_head", Shape::Tables(&CONTENT_HEAD), "các nội dung thi đua", "content heads"),
        optional(
            "progress",
            Shape::Tables(&PROGRESS),
            "số liệu đã báo cáo theo chỉ tiêu",
            "figures reported against targets",
        ),
        optional("sample", Shape::Flag, "true nếu là dữ liệu mẫu", "true where it is made up"),
    ],
};

impl Campaign {
    pub(super) fn lower(parsed: &Parsed, fields: &Fields<'_>, out: &mut Vec<Diagnostic>) -> Self {
        Campaign {
            id: parsed.id.clone(),
            file: parsed.file,
            title: fields.required_text("title"),
            short: fields.text("short"),
            issuer: RefTo::new(fields.required_id("issuer")),
            parent: fields.id("parent").map(RefTo::new),
            parent_written: fields.is_written("parent") || parsed.document.unread.may_hold("parent"),
            start: required_date(fields, "start"),
            end: required_date(fields, "end"),
            standing_unit: fields.id("standing_unit").map(RefTo::new),
            phases: fields.tables("phase").iter().map(Phase::lower).collect(),
            content_heads: fields.tables("content_head").iter().map(ContentHead::lower).collect(),
            progress: fields.tables("progress").iter().map(Progress::lower).collect(),
            sample: fields.flag("sample"),
            unread: parsed.document.unread.clone(),
            body: Body::of(parsed, out),
        }
    }

    /// The short title where there is one, else the full one.
    #[must_use]
    pub fn short_title(&self) -> &str {
        self.short.as_ref().map_or(&self.title.value, |short| &short.value)
    }
}

/// A required date; the year 1 at the table's place where it is missing, which has been reported.
pub(super) fn required_date(fields: &Fields<'_>, name: &str) -> Spanned<PartialDate> {
    fields.partial_date(name).unwrap_or_else(|| Spanned::new(PartialDate::UNKNOWN, fields.span_of(name)))
}

impl Phase {
    fn lower(fields: &Fields<'_>) -> Self {
        Phase {
            title: fields.required_text("title"),
            start: required_date(fields, "start"),
            end: required_date(fields, "end"),
            review: fields.choice("review", Review::from_key).map(|review| review.value),
        }
    }
}

impl ContentHead {
    fn lower(fields: &Fields<'_>) -> Self {
        ContentHead { id: fields.new_id("id"), title: fields.required_text("title"), national: fields.ids("national") }
    }
}

impl Progress {
    fn lower(fields: &Fields<'_>) -> Self {
        Progress {
            target: fields.required_id("target"),
            resolved: None,
            as_of: required_date(fields, "as_of"),
            value: fields.number("value").map_or(0.0, |value| value.value),
            source: CitedRef::new(fields.required_id("source")),
        }
    }
}

impl Named for Campaign {
    fn id(&self) -> &Spanned<String> {
        &self.id
    }
}
