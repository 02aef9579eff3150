//! Records in their canonical form, and the texts that all of them share.

use super::{list, plan};
use crate::model::{AwardList, Body, Entry, Id, Plan, RefTo, Site, Unit};
use crate::source::{FileId, Span, Spanned};
use crate::syntax::markdown::{Address, Image, Link};
use crate::syntax::rows::Subject;
use serde::Serialize;
use serde_json::Value;
use unicode_normalization::UnicodeNormalization as _;

/// A record that can be sealed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sealable {
    /// An award list.
    List(Id<AwardList>),
    /// A plan.
    Plan(Id<Plan>),
}

impl Sealable {
    /// Every record of a site that can be sealed: lists, then plans.
    pub fn all(site: &Site) -> impl Iterator<Item = Sealable> {
        site.award_lists.ids().map(Sealable::List).chain(site.plans.ids().map(Sealable::Plan))
    }

    /// The record that the ledger calls `name`.
    #[must_use]
    pub fn find(site: &Site, name: &str) -> Option<Sealable> {
        match name.split_once('/')? {
            ("awards", id) => site.award_lists.find(id).map(Sealable::List),
            ("plans", id) => site.plans.find(id).map(Sealable::Plan),
            _ => None,
        }
    }

    /// Its name in the ledger.
    #[must_use]
    pub fn name(self, site: &Site) -> String {
        match self {
            Sealable::List(id) => format!("awards/{}", site.award_lists[id].id.value),
            Sealable::Plan(id) => format!("plans/{}", site.plans[id].id.value),
        }
    }

    /// The record as pages know it.
    #[must_use]
    pub fn entry(self) -> Entry {
        match self {
            Sealable::List(id) => Entry::AwardList(id),
            Sealable::Plan(id) => Entry::Plan(id),
        }
    }

    /// Whether all of it could be read, so that it can be compared with what was sealed.
    #[must_use]
    pub fn is_whole(self, site: &Site) -> bool {
        match self {
            Sealable::List(id) => site.award_lists[id].whole,
            Sealable::Plan(id) => !site.plans[id].unread.may_hold("title"),
        }
    }
}

/// One part of a record as it is published now.
#[derive(Clone, Debug, PartialEq)]
pub struct Piece {
    /// Its key in the ledger.
    pub key: String,
    /// What is published.
    pub value: Value,
    /// Where it stands in the content.
    pub span: Span,
}

impl Piece {
    pub(super) fn new(key: impl Into<String>, value: &impl Serialize, span: Span) -> Self {
        // Texts, numbers, flags and lists of them always are JSON.
        Piece { key: key.into(), value: serde_json::to_value(value).unwrap_or_default(), span }
    }
}

/// A record in its canonical form.
#[derive(Clone, Debug)]
pub struct Record {
    /// Which.
    pub of: Sealable,
    /// Its name in the ledger.
    pub name: String,
    /// Its file.
    pub file: FileId,
    /// The file of its rows; its own where they stand in the text.
    pub rows_file: FileId,
    /// Its parts in order.
    pub pieces: Vec<Piece>,
}

/// A record's canonical form.
#[must_use]
pub fn record(site: &Site, of: Sealable) -> Record {
    let (file, rows_file, pieces) = match of {
        Sealable::List(id) => {
            let list = &site.award_lists[id];
            (list.file, list.rows_source, list::pieces(site, id))
        }
        Sealable::Plan(id) => (site.plans[id].file, site.plans[id].file, plan::pieces(site, id)),
    };
    Record { of, name: of.name(site), file, rows_file, pieces }
}

/// The canonical form of every record that can be sealed.
#[must_use]
pub fn records(site: &Site) -> Vec<Record> {
    Sealable::all(site).map(|of| record(site, of)).collect()
}

/// A text in NFC with single blanks.
pub(super) fn text(text: &str) -> String {
    let composed: String = text.nfc().collect();
    composed.split_whitespace().collect::<Vec<_>>().join(" ")
}

pub(super) fn optional(written: Option<&Spanned<String>>) -> Option<String> {
    written.map(|written| text(&written.value)).filter(|text| !text.is_empty())
}

/// A unit by id and by the name that readers see.
#[derive(Serialize)]
pub(super) struct UnitForm {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<String>,
    name: String,
}

impl UnitForm {
    pub(super) fn of(site: &Site, unit: &RefTo<Unit>) -> Self {
        UnitForm::new(site, unit.target(), &unit.key)
    }

    pub(super) fn new(site: &Site, unit: Option<Id<Unit>>, written: &str) -> Self {
        match unit {
            Some(id) => UnitForm { id: Some(site.units[id].id.value.clone()), name: text(&site.units[id].name.value) },
            None => UnitForm { id: None, name: text(written) },
        }
    }
}

/// An award form: one of the law by its id, any other by its name too.
#[derive(Serialize)]
pub(super) struct AwardFormForm {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
}

impl AwardFormForm {
    pub(super) fn of(site: &Site, form: &crate::model::FormRef) -> Self {
        let id = form.target().map(|id| site.forms[id].id.clone());
        let of_law = id.as_ref().is_some_and(|id| crate::model::AwardForms::builtin().get(id).is_some());
        AwardFormForm { id, name: (!of_law).then(|| text(site.form_name(form))) }
    }
}

pub(super) fn subject(subject: Option<Spanned<Subject>>) -> &'static str {
    subject.map_or(Subject::Individual, |subject| subject.value).as_str()
}

#[derive(Serialize)]
struct CorrectionForm {
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    row: Option<u32>,
    reason: String,
}

pub(super) fn corrections(corrections: &[crate::model::Correction]) -> impl Iterator<Item = Piece> {
    (1..).zip(corrections).map(|(number, correction)| {
        let form = CorrectionForm {
            date: correction.date.map(|date| date.value.to_string()),
            row: correction.row.map(|row| row.value),
            reason: text(&correction.reason.value),
        };
        Piece::new(format!("correction/{number}"), &form, correction.reason.span)
    })
}

#[derive(Serialize)]
struct Linked {
    text: String,
    to: String,
}

#[derive(Serialize)]
struct Shown {
    alt: String,
    file: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    sha256: Option<String>,
    #[serde(skip_serializing_if = "String::is_empty")]
    title: String,
}

#[derive(Serialize)]
struct Links {
    links: Vec<Linked>,
    files: Vec<Shown>,
}

/// Where links lead, and which files are shown; none where there are neither.
pub(super) fn links(site: &Site, of: Entry, body: &Body, original: Option<&Spanned<String>>) -> Option<Piece> {
    let shown = |alt: &str, title: &str, file: &str| Shown {
        alt: text(alt),
        title: text(title),
        file: file.to_owned(),
        sha256: site.attachments.find(of, file).map(|id| site.attachments[id].sha256.clone()),
    };
    let links =
        body.links.iter().map(|Link { text: words, address, .. }| Linked { text: text(words), to: to(address) });
    let images = body.images.iter().filter_map(|Image { alt, title, address, .. }| match address {
        Address::Local { path, .. } => Some(shown(alt, title, path)),
        _ => None,
    });
    let form = Links {
        links: links.collect(),
        files: original.map(|file| shown("", "", &file.value)).into_iter().chain(images).collect(),
    };
    let places = body.links.iter().map(|link| link.span).chain(body.images.iter().map(|image| image.span));
    let span = original.map(|file| file.span).into_iter().chain(places).next()?;
    Some(Piece::new("links", &form, span))
}

fn to(address: &Address) -> String {
    match address {
        Address::Local { path, fragment: None } => path.clone(),
        Address::Local { path, fragment: Some(fragment) } => format!("{path}#{fragment}"),
        Address::Outside(address) | Address::Refused(address) => address.clone(),
    }
}
