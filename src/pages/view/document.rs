//! Official documents: how they are named, and the form that they have.

use serde::Serialize;

use super::{IsoDate, Key, Reference};

/// A mention of an official document; the theme writes it out as documents are cited.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DocumentRef {
    /// Page of the document or plan; none where it is not published.
    pub href: Option<String>,
    /// `law`, `decree`, `plan` and so on, as in the register of documents.
    pub kind: Key,
    /// What the type is called here, where it has several names and the title opens with one: "Quy định" or "Quy chế".
    pub kind_name: Option<String>,
    /// Number and symbol; none for laws, and where the source has none.
    pub number: Option<String>,
    /// Title.
    pub title: String,
    /// Day of issue, whole or partial.
    pub issued: Option<IsoDate>,
    /// Who issued it.
    pub issuer: Reference,
    /// Whether another document has the same number, so that the number alone does not name it.
    pub namesake: bool,
    /// Whether it is a plan whose text is on the portal.
    pub is_plan: bool,
    /// Whether it is sample data.
    pub sample: bool,
}

/// The head of an official document, as decree 30/2020/NĐ-CP forms it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OfficialHeader {
    /// The body above the issuing one, in capitals: `ỦY BAN NHÂN DÂN`; empty where there is none.
    pub above: Option<String>,
    /// The issuing body, in capitals: `PHƯỜNG BẮC KẠN`.
    pub issuer: String,
    /// Number and symbol; none where the source leaves it blank.
    pub number: Option<String>,
    /// The symbol alone, `/KH-UBND`, where the source prints it behind a blank.
    pub symbol: Option<String>,
    /// Place of issue.
    pub place: Option<String>,
    /// Day of issue, whole or partial; none where the source leaves it blank.
    pub issued: Option<IsoDate>,
}

/// Who signed an official document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SignerView {
    /// Lines above the title: `TM. ỦY BAN NHÂN DÂN`, `KT. CHỦ TỊCH`.
    pub capacity: Vec<String>,
    /// Title: `Phó Chủ tịch`.
    pub title: Option<String>,
    /// Name; none where the source does not give it.
    pub name: Option<String>,
}

impl SignerView {
    /// Who signed, where anything is said of it.
    #[must_use]
    pub fn new(capacity: Vec<String>, title: Option<String>, name: Option<String>) -> Option<Self> {
        let said = name.is_some() || title.is_some() || !capacity.is_empty();
        said.then_some(SignerView { capacity, title, name })
    }
}
