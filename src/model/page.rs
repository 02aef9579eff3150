//! Plain pages: `pages/<id>.md`.

use super::Parsed;
use super::arena::Named;
use super::body::Body;
use crate::diagnostic::Diagnostic;
use crate::source::{FileId, Spanned};
use crate::syntax::schema::{optional, required};
use crate::syntax::{Fields, Schema, Shape};

/// A plain page, such as "about".
#[derive(Debug)]
pub struct Page {
    /// Its id and address.
    pub id: Spanned<String>,
    /// The file.
    pub file: FileId,
    /// Title.
    pub title: Spanned<String>,
    /// One sentence about it.
    pub summary: Option<Spanned<String>>,
    /// Whether it is made up.
    pub sample: bool,
    /// The text.
    pub body: Body,
}

/// The keys of a page.
pub static SCHEMA: Schema = Schema {
    name: "pages/<id>.md",
    keys: &[
        required("title", Shape::Text, "tên trang", "title"),
        optional("summary", Shape::Text, "một câu giới thiệu", "one sentence about it"),
        optional("sample", Shape::Flag, "true nếu là dữ liệu mẫu", "true where it is made up"),
    ],
};

impl Page {
    pub(super) fn lower(parsed: &Parsed, fields: &Fields<'_>, out: &mut Vec<Diagnostic>) -> Self {
        Page {
            id: parsed.id.clone(),
            file: parsed.file,
            title: fields.required_text("title"),
            summary: fields.text("summary"),
            sample: fields.flag("sample"),
            body: Body::of(parsed, out),
        }
    }
}

impl Named for Page {
    fn id(&self) -> &Spanned<String> {
        &self.id
    }
}
