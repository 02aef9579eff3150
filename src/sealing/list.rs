//! The canonical form of an award list.

use super::canonical::{AwardFormForm, Piece, UnitForm, corrections, links, optional, subject, text};
use crate::model::{AwardList, AwardRow, Entry, Id, Site};
use crate::route::row_anchor;
use crate::source::Span;
use crate::syntax::markdown;
use serde::Serialize;

#[derive(Serialize)]
struct Head {
    title: String,
    campaign: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    occasion: Option<&'static str>,
    year: i32,
    status: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    decision: Option<Decision>,
    #[serde(skip_serializing_if = "Option::is_none")]
    revocation: Option<Revocation>,
    #[serde(skip_serializing_if = "Option::is_none")]
    consultation: Option<Consultation>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    sample: bool,
}

#[derive(Serialize)]
struct Decision {
    number: String,
    issued: String,
    issuer: UnitForm,
    #[serde(skip_serializing_if = "Option::is_none")]
    signer: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    signer_title: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    capacity: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    recipients: Vec<String>,
}

#[derive(Serialize)]
struct Revocation {
    number: String,
    issued: String,
    reason: String,
}

#[derive(Serialize)]
struct Consultation {
    opens: String,
    length: u32,
    unit: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    basis: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    contact: Option<String>,
}

#[derive(Serialize)]
struct Row {
    #[serde(skip_serializing_if = "Option::is_none")]
    no: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    honorific: Option<String>,
    name: String,
    subject: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<UnitForm>,
    form: AwardFormForm,
    #[serde(skip_serializing_if = "Option::is_none")]
    achievement: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    story: Option<String>,
    status: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<String>,
}

/// The parts of a list, in order.
pub(super) fn pieces(site: &Site, id: Id<AwardList>) -> Vec<Piece> {
    let list = &site.award_lists[id];
    let mut pieces = vec![Piece::new("head", &head(site, list), list.title.span)];
    pieces.extend(list.rows.iter().map(|row| {
        let key = format!("#{}", row_anchor(row.ordinal));
        Piece::new(key, &form_of_row(site, row), row.name.span)
    }));
    pieces.extend(words(site, list));
    pieces.extend(links(site, Entry::AwardList(id), &list.body, None));
    pieces.extend(corrections(&list.corrections));
    pieces
}

fn head(site: &Site, list: &AwardList) -> Head {
    Head {
        title: text(&list.title.value),
        campaign: list.campaign.key.clone(),
        occasion: list.occasion.map(|occasion| occasion.value.as_str()),
        year: list.year.value,
        status: list.status.value.as_str(),
        decision: list.decision.as_ref().map(|decision| Decision {
            number: text(&decision.number.value),
            issued: decision.issued.value.to_string(),
            issuer: UnitForm::of(site, &decision.issuer),
            signer: optional(decision.signer.as_ref()),
            signer_title: optional(decision.signer_title.as_ref()),
            capacity: decision.capacity.iter().map(|line| text(&line.value)).collect(),
            place: optional(decision.place.as_ref()),
            recipients: decision.recipients.iter().map(|recipient| text(&recipient.value)).collect(),
        }),
        revocation: list.revocation.as_ref().map(|revocation| Revocation {
            number: text(&revocation.number.value),
            issued: revocation.issued.value.to_string(),
            reason: text(&revocation.reason.value),
        }),
        consultation: list.consultation.as_ref().map(|consultation| Consultation {
            opens: consultation.opens.value.to_string(),
            length: consultation.length.value,
            unit: consultation.unit.as_str(),
            basis: optional(consultation.basis.as_ref()),
            contact: optional(consultation.contact.as_ref()),
        }),
        sample: list.sample,
    }
}

/// Everything that a row says: a column that is not here could be changed without a correction.
fn form_of_row(site: &Site, row: &AwardRow) -> Row {
    // Named one by one, so that a new field asks for its place here. The ordinal is the part's key.
    let AwardRow {
        ordinal: _,
        no: _,
        name: _,
        honorific: _,
        subject: _,
        position: _,
        unit: _,
        form: _,
        achievement: _,
        story: _,
        status: _,
        written_status: _,
        note: _,
        ragged: _,
        span: _,
    } = row;
    Row {
        no: row.no.as_deref().map(text).filter(|no| !no.is_empty()),
        honorific: optional(row.honorific.as_ref()),
        name: text(&row.name.value),
        subject: subject(row.subject),
        title: optional(row.position.as_ref()),
        unit: row.unit.as_ref().map(|unit| UnitForm::new(site, unit.unit, &unit.text.value)),
        form: AwardFormForm::of(site, &row.form),
        achievement: optional(row.achievement.as_ref()),
        story: row.story.as_ref().map(|story| story.key.clone()),
        status: row.written_status.as_str(),
        note: optional(row.note.as_ref()),
    }
}

#[derive(Serialize)]
struct Words {
    paragraphs: Vec<String>,
}

/// The text by paragraph, without the table that holds the rows.
fn words(site: &Site, list: &AwardList) -> Option<Piece> {
    let source = site.sources.file(list.body.file);
    let prose = markdown::parse(list.body.file, source.text(), list.body.range.clone());
    let rows = prose.tables.first().filter(|_| list.rows_file.is_none()).map(|table| table.span);
    let is_row = |span: Span| rows.is_some_and(|rows| rows.start <= span.start && span.end <= rows.end);
    let (mut at, mut paragraphs, mut first) = (0, Vec::new(), None);
    for line in prose.plain.text().split_inclusive('\n') {
        let (start, words) = (at, line.trim());
        at += line.len();
        let span = prose.plain.span(start..start + line.trim_end().len());
        if !words.is_empty() && !is_row(span) {
            first = first.or(Some(span));
            paragraphs.push(text(words));
        }
    }
    Some(Piece::new("text", &Words { paragraphs }, first?))
}
