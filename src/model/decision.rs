//! The decisions behind an award list: the one that grants it and the one that revokes it.

use super::arena::RefTo;
use super::campaign::required_date;
use super::unit::Unit;
use crate::source::{Span, Spanned};
use crate::syntax::schema::{optional, required};
use crate::syntax::{Fields, Kind, PartialDate, Schema, Shape};

/// The decision that grants awards.
#[derive(Clone, Debug)]
pub struct Decision {
    /// Number and symbol.
    pub number: Spanned<String>,
    /// When.
    pub issued: Spanned<PartialDate>,
    /// By whom; a committee means its chairman's authority.
    pub issuer: RefTo<Unit>,
    /// Signed by.
    pub signer: Option<Spanned<String>>,
    /// The signer's title, such as `Chủ tịch`.
    pub signer_title: Option<Spanned<String>>,
    /// The lines above the title, such as `TM. Ủy ban nhân dân`.
    pub capacity: Vec<Spanned<String>>,
    /// Where it was issued.
    pub place: Option<Spanned<String>>,
    /// To whom it is sent.
    pub recipients: Vec<Spanned<String>>,
    /// Where it is given.
    pub span: Span,
}

/// The decision that revokes awards.
#[derive(Clone, Debug)]
pub struct Revocation {
    /// Number and symbol.
    pub number: Spanned<String>,
    /// When.
    pub issued: Spanned<PartialDate>,
    /// Why.
    pub reason: Spanned<String>,
}

/// The keys of `decision`.
pub static DECISION: Schema = Schema {
    name: "decision",
    keys: &[
        required("number", Shape::Text, "số, ký hiệu quyết định", "number of the decision"),
        required("issued", Shape::PartialDate, "ngày ban hành", "date of issue"),
        required("issuer", Shape::Id(Kind::Unit), "cơ quan, người có thẩm quyền ban hành", "the unit that issued it"),
        optional("signer", Shape::Text, "người ký", "who signed it"),
        optional("signer_title", Shape::Text, "chức vụ người ký", "the signer's title"),
        optional(
            "capacity",
            Shape::List(&Shape::Text),
            "thể thức ký: TM., KT., …",
            "the lines above the title: TM., KT., …",
        ),
        optional("place", Shape::Text, "nơi ban hành", "place of issue"),
        optional("recipients", Shape::List(&Shape::Text), "nơi nhận", "recipients"),
    ],
};

/// The keys of `revocation`.
pub static REVOCATION: Schema = Schema {
    name: "revocation",
    keys: &[
        required("number", Shape::Text, "số quyết định hủy bỏ", "number of the decision"),
        required("issued", Shape::PartialDate, "ngày ban hành", "date of issue"),
        required("reason", Shape::Text, "lý do hủy bỏ", "why it was revoked"),
    ],
};

impl Decision {
    pub(super) fn lower(fields: &Fields<'_>) -> Self {
        Decision {
            number: fields.required_text("number"),
            issued: required_date(fields, "issued"),
            issuer: RefTo::new(fields.required_id("issuer")),
            signer: fields.text("signer"),
            signer_title: fields.text("signer_title"),
            capacity: fields.texts("capacity"),
            place: fields.text("place"),
            recipients: fields.texts("recipients"),
            span: fields.span(),
        }
    }
}

impl Revocation {
    pub(super) fn lower(fields: &Fields<'_>) -> Self {
        Revocation {
            number: fields.required_text("number"),
            issued: required_date(fields, "issued"),
            reason: fields.required_text("reason"),
        }
    }
}
