//! Official documents: the list of them, and the identity of one with who cites it.

use serde::Serialize;

use super::view::{DocumentRef, IsoDate, Key, Link, PageMeta, Reference, SiteView};

/// Context of `documents.html`, the list at `/van-ban/`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct DocumentsPage {
    /// What the page says about itself.
    pub page: PageMeta,
    /// The portal around it.
    pub site: SiteView,
    /// Groups by level of the issuer, from central down.
    pub groups: Vec<DocumentGroup>,
}

/// Documents of one level.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DocumentGroup {
    /// `central`, `province`, `ward` or `grassroots`.
    pub level: Key,
    /// The documents, newest first.
    pub documents: Vec<ListedDocument>,
}

/// A document in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ListedDocument {
    /// The document.
    pub document: DocumentRef,
    /// How many records of the portal cite it.
    pub citations: usize,
}

/// Context of `document.html`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct DocumentPage {
    /// What the page says about itself.
    pub page: PageMeta,
    /// The portal around it.
    pub site: SiteView,
    /// Its identity.
    pub document: DocumentRef,
    /// Its full text at the official source.
    pub url: Option<String>,
    /// How it relates to other documents.
    pub relations: Vec<Relation>,
    /// Who cites it.
    pub citations: Vec<Citation>,
}

/// A relation between this document and another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Relation {
    /// `implements`, `amends`, `replaces`, `repeals`, or the other way round `implemented_by`, `amended_by`,
    /// `replaced_by`, `repealed_by`; its words are `t.relation[key]`.
    pub key: Key,
    /// The other document.
    pub document: DocumentRef,
}

/// A place that cites a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Citation {
    /// The citing record, at the place of the citation where it has an anchor.
    pub record: Link,
    /// Who issued or wrote it.
    pub issuer: Option<Reference>,
    /// The date that the citing text gives to the document.
    pub written: Option<IsoDate>,
    /// Whether that date is another than the document's own. It is shown, never corrected.
    pub differs: bool,
    /// Whether the citing record is sample data.
    pub sample: bool,
}
