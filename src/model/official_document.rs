//! Cited official documents: `documents.toml`, the authority file.

use super::CitedRef;
use super::arena::{Named, RefTo};
use super::unit::Unit;
use crate::source::Spanned;
use crate::syntax::choice::choices;
use crate::syntax::schema::{optional, required};
use crate::syntax::{Fields, Kind, PartialDate, Schema, Shape};

choices! {
    /// The type of an official document.
    pub enum DocumentKind {
        /// Luật.
        Law = "law",
        /// Nghị định.
        Decree = "decree",
        /// Thông tư.
        Circular = "circular",
        /// Nghị quyết.
        Resolution = "resolution",
        /// Quyết định.
        Decision = "decision",
        /// Chỉ thị.
        Directive = "directive",
        /// Kế hoạch.
        Plan = "plan",
        /// Chương trình.
        Programme = "programme",
        /// Hướng dẫn.
        Guideline = "guideline",
        /// Đề án.
        Scheme = "scheme",
        /// Dự án.
        Project = "project",
        /// Thông báo.
        Notice = "notice",
        /// Báo cáo.
        Report = "report",
        /// Biên bản.
        Minutes = "minutes",
        /// Tờ trình.
        Submission = "submission",
        /// Công văn.
        OfficialLetter = "official-letter",
        /// Quy định, quy chế.
        Regulation = "regulation",
        /// Anything else.
        Other = "other",
    }
}

/// One official document.
#[derive(Debug)]
pub struct OfficialDocument {
    /// Its id.
    pub id: Spanned<String>,
    /// Number and symbol; laws have none.
    pub number: Option<Spanned<String>>,
    /// Its type.
    pub kind: DocumentKind,
    /// Who issued it.
    pub issuer: RefTo<Unit>,
    /// When, as far as it is known.
    pub issued: Option<Spanned<PartialDate>>,
    /// What it is about.
    pub title: Spanned<String>,
    /// What it carries out.
    pub implements: Vec<CitedRef>,
    /// What it changes.
    pub amends: Vec<CitedRef>,
    /// What it takes the place of.
    pub replaces: Vec<CitedRef>,
    /// What it ends.
    pub repeals: Vec<CitedRef>,
    /// Where the original is published.
    pub url: Option<Spanned<String>>,
}

/// The keys of `[[document]]`.
pub static SCHEMA: Schema = Schema {
    name: "[[document]]",
    keys: &[
        required("id", Shape::NewId, "mã văn bản", "id of the document"),
        optional("number", Shape::Text, "số, ký hiệu; luật không có", "number and symbol; laws have none"),
        required("type", Shape::Choice(DocumentKind::WORDS), "loại văn bản", "type of the document"),
        required("issuer", Shape::Id(Kind::Unit), "cơ quan ban hành", "the unit that issued it"),
        optional("issued", Shape::PartialDate, "ngày ban hành", "date of issue"),
        required("title", Shape::Text, "trích yếu", "what it is about"),
        optional(
            "implements",
            Shape::List(&Shape::Id(Kind::Document)),
            "các văn bản mà nó thực hiện",
            "documents that it carries out",
        ),
        optional(
            "amends",
            Shape::List(&Shape::Id(Kind::Document)),
            "các văn bản mà nó sửa đổi",
            "documents that it amends",
        ),
        optional(
            "replaces",
            Shape::List(&Shape::Id(Kind::Document)),
            "các văn bản mà nó thay thế",
            "documents that it replaces",
        ),
        optional(
            "repeals",
            Shape::List(&Shape::Id(Kind::Document)),
            "các văn bản mà nó bãi bỏ",
            "documents that it repeals",
        ),
        optional("url", Shape::Url, "nơi đăng bản gốc", "where the original is published"),
    ],
};

/// The keys of `documents.toml`.
pub static REGISTER: Schema = Schema {
    name: "documents.toml",
    keys: &[optional("document", Shape::Tables(&SCHEMA), "mỗi phần một văn bản", "one section a document")],
};

impl OfficialDocument {
    pub(super) fn lower(fields: &Fields<'_>) -> Self {
        let refs = |name| fields.ids(name).into_iter().map(CitedRef::new).collect();
        OfficialDocument {
            id: fields.new_id("id"),
            number: fields.text("number"),
            kind: fields.choice("type", DocumentKind::from_key).map_or(DocumentKind::Other, |kind| kind.value),
            issuer: RefTo::new(fields.required_id("issuer")),
            issued: fields.partial_date("issued"),
            title: fields.required_text("title"),
            implements: refs("implements"),
            amends: refs("amends"),
            replaces: refs("replaces"),
            repeals: refs("repeals"),
            url: fields.text("url"),
        }
    }
}

impl Named for OfficialDocument {
    fn id(&self) -> &Spanned<String> {
        &self.id
    }
}
