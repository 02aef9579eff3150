//! Published award lists: `awards/<id>.md`, and `awards/<id>.csv` where the rows are a file of their own.

use super::arena::{Named, Ref, RefTo};
use super::body::Body;
use super::campaign::Campaign;
use super::consultation::{CONSULTATION, Consultation};
use super::correction::{self, Correction};
use super::decision::{DECISION, Decision, REVOCATION, Revocation};
use super::plan::{Occasion, Plan};
use super::story::Story;
use super::unit::Unit;
use super::{FormRef, Parsed};
use crate::diagnostic::Diagnostic;
use crate::source::{FileId, Span, Spanned};
use crate::syntax::choice::choices;
use crate::syntax::markdown;
use crate::syntax::rows::{RawRow, RowStatus, Subject, Table};
use crate::syntax::schema::{optional, required};
use crate::syntax::{Fields, Kind, PartialDate, Schema, Shape};
use chrono::NaiveDate;

choices! {
    /// How far an award list has come.
    pub enum AwardStatus {
        /// Proposed.
        Proposed = "proposed",
        /// Put to the people's opinion.
        Consultation = "consultation",
        /// Granted by a decision.
        Granted = "granted",
        /// Granted, and corrected since.
        Corrected = "corrected",
        /// Granted, and revoked as a whole.
        Revoked = "revoked",
    }
}

impl AwardStatus {
    /// Whether a decision stands behind it.
    #[must_use]
    pub const fn is_decided(self) -> bool {
        matches!(self, AwardStatus::Granted | AwardStatus::Corrected | AwardStatus::Revoked)
    }
}

/// A published award list.
#[derive(Debug)]
pub struct AwardList {
    /// Its id, the file's stem.
    pub id: Spanned<String>,
    /// The file.
    pub file: FileId,
    /// Title.
    pub title: Spanned<String>,
    /// The campaign.
    pub campaign: RefTo<Campaign>,
    /// The occasion.
    pub occasion: Option<Spanned<Occasion>>,
    /// The year it honours.
    pub year: Spanned<i32>,
    /// How far it has come.
    pub status: Spanned<AwardStatus>,
    /// The decision that grants it.
    pub decision: Option<Decision>,
    /// The decision that revokes it.
    pub revocation: Option<Revocation>,
    /// The consultation that precedes it.
    pub consultation: Option<Consultation>,
    /// What was corrected.
    pub corrections: Vec<Correction>,
    /// Name of the CSV beside the file.
    pub rows_file: Option<Spanned<String>>,
    /// The first table of the text, until the rows are read from it.
    pub(super) table: Option<Table>,
    /// The file in which the rows stand.
    pub rows_source: FileId,
    /// Who is honoured, in the given order; the ordinal is the position plus one.
    pub rows: Vec<AwardRow>,
    /// Whether it is made up.
    pub sample: bool,
    /// False where something that was reported may have hidden keys or rows.
    pub whole: bool,
    /// The text.
    pub body: Body,
}

/// One row: a recipient.
#[derive(Debug)]
pub struct AwardRow {
    /// Counts recipients from 1; the permanent anchor.
    pub ordinal: usize,
    /// The number that the list itself gives.
    pub no: Option<String>,
    /// Name of the person, collective or household.
    pub name: Spanned<String>,
    /// "Ông", "Bà".
    pub honorific: Option<Spanned<String>>,
    /// Individual, collective or household.
    pub subject: Option<Spanned<Subject>>,
    /// Title or position.
    pub position: Option<Spanned<String>>,
    /// The unit, where it is one of the register, else its text.
    pub unit: Option<RowUnit>,
    /// By which form.
    pub form: FormRef,
    /// For what.
    pub achievement: Option<Spanned<String>>,
    /// The story about it.
    pub story: Option<RefTo<Story>>,
    /// Granted, corrected or revoked: what the row itself says, or corrected where a correction names it.
    pub status: RowStatus,
    /// What the row itself says of that, as it is sealed.
    pub written_status: RowStatus,
    /// Remark.
    pub note: Option<Spanned<String>>,
    /// Whether its cells may be of other columns, which has been reported.
    pub(crate) ragged: bool,
    /// Where the row stands.
    pub span: Span,
}

/// The unit of a recipient.
#[derive(Clone, Debug)]
pub struct RowUnit {
    /// As it is written.
    pub text: Spanned<String>,
    /// The unit with this id, name, short or former name.
    pub unit: Option<super::Id<Unit>>,
}

/// The keys of an award list.
pub static SCHEMA: Schema = Schema {
    name: "awards/<id>.md",
    keys: &[
        required("title", Shape::Text, "tên danh sách", "title"),
        required("campaign", Shape::Id(Kind::Campaign), "phong trào", "the campaign"),
        required("occasion", Shape::Choice(Occasion::WORDS), "dịp khen thưởng", "occasion"),
        required("year", Shape::Integer(1900, 2199), "năm khen thưởng", "the year it honours"),
        required("status", Shape::Choice(AwardStatus::WORDS), "tình trạng của danh sách", "how far the list has come"),
        optional(
            "decision",
            Shape::Table(&DECISION),
            "quyết định khen thưởng, bắt buộc khi đã khen",
            "the decision, required once granted",
        ),
        optional(
            "revocation",
            Shape::Table(&REVOCATION),
            "quyết định hủy bỏ, bắt buộc khi đã hủy",
            "the revocation, required once revoked",
        ),
        optional("consultation", Shape::Table(&CONSULTATION), "lấy ý kiến Nhân dân", "public consultation"),
        optional(
            "rows",
            Shape::File,
            "tệp CSV đặt cạnh; không có thì lấy bảng đầu tiên trong bài",
            "the CSV beside the file; else the first table of the body",
        ),
        optional("correction", Shape::Tables(&correction::ROW_SCHEMA), "các lần đính chính", "corrections"),
        optional("sample", Shape::Flag, "true nếu là dữ liệu mẫu", "true where it is made up"),
    ],
};

impl AwardList {
    pub(super) fn lower(parsed: &Parsed, fields: &Fields<'_>, out: &mut Vec<Diagnostic>) -> Self {
        let body = Body::with_tables(parsed, out);
        let tables = &parsed.prose.tables;
        // The first table holds the rows, whose reader knows better which of them are broken.
        let rows_in_text = usize::from(fields.text("rows").is_none());
        out.extend(tables.iter().skip(rows_in_text).flat_map(markdown::Table::ragged));
        AwardList {
            id: parsed.id.clone(),
            file: parsed.file,
            title: fields.required_text("title"),
            campaign: RefTo::new(fields.required_id("campaign")),
            occasion: fields.choice("occasion", Occasion::from_key),
            year: fields.integer("year").unwrap_or_else(|| Spanned::new(0, fields.span_of("year"))),
            status: fields
                .choice("status", AwardStatus::from_key)
                .unwrap_or_else(|| Spanned::new(AwardStatus::Proposed, fields.span_of("status"))),
            decision: fields.table("decision").map(|decision| Decision::lower(&decision)),
            revocation: fields.table("revocation").map(|revocation| Revocation::lower(&revocation)),
            consultation: fields.table("consultation").and_then(|consultation| Consultation::lower(&consultation)),
            corrections: fields.tables("correction").iter().map(Correction::lower_of_row).collect(),
            rows_file: fields.file("rows"),
            table: tables.first().map(Table::from),
            rows_source: parsed.file,
            rows: Vec::new(),
            sample: fields.flag("sample"),
            // A name of the wrong form was reported, and the rows are not known; nor are those that a broken table hides.
            whole: !parsed.prose.diagnostics.iter().any(|found| found.rule.code == markdown::BROKEN_TABLE.code)
                && !parsed.document.unread.may_hold("rows")
                && fields.is_written("rows") == fields.file("rows").is_some(),
            body,
        }
    }

    /// Whether a plan's quotas hold for the list: what is made up counts against what is made up, and nothing else.
    #[must_use]
    pub fn is_limited_by(&self, plan: &Plan) -> bool {
        let campaign = self.campaign.target();
        let is_of = || plan.campaigns.iter().any(|own| campaign.is_some() && own.target() == campaign);
        self.sample == plan.sample && is_of()
    }

    /// The rows that quotas count: those of a decided list that are not revoked.
    pub fn standing_rows(&self) -> impl Iterator<Item = &AwardRow> {
        let counts = matches!(self.status.value, AwardStatus::Granted | AwardStatus::Corrected);
        self.rows.iter().filter(move |row| counts && row.status != RowStatus::Revoked)
    }

    /// Where one award stands: what happened to the row, else how far the list has come. A list that was corrected has
    /// rows that were not.
    #[must_use]
    pub fn status_of(&self, row: &AwardRow) -> AwardStatus {
        match (self.status.value, row.status) {
            (AwardStatus::Revoked, _) | (_, RowStatus::Revoked) => AwardStatus::Revoked,
            (_, RowStatus::Corrected) => AwardStatus::Corrected,
            (AwardStatus::Corrected, RowStatus::Granted) => AwardStatus::Granted,
            (status, RowStatus::Granted) => status,
        }
    }

    /// How far the list has come on a day: a proposal whose consultation has opened is in consultation.
    #[must_use]
    pub fn stage(&self, today: NaiveDate) -> AwardStatus {
        let opens = self.consultation.as_ref().and_then(|consultation| consultation.opens.value.full());
        let has_opened = opens.is_some_and(|opens| opens <= today);
        match self.status.value {
            AwardStatus::Proposed if has_opened => AwardStatus::Consultation,
            status => status,
        }
    }

    /// What readers are told of `status` on a day: a consultation that is not open then is `upcoming` or `closed`.
    #[must_use]
    pub fn told(&self, status: AwardStatus, today: NaiveDate, holidays: &[NaiveDate]) -> &'static str {
        let status = if status == AwardStatus::Proposed { self.stage(today) } else { status };
        let consultation = self.consultation.as_ref().filter(|_| status == AwardStatus::Consultation);
        match consultation.and_then(|consultation| consultation.state(today, holidays)) {
            Some(state @ ("upcoming" | "closed")) => state,
            _ => status.as_str(),
        }
    }

    /// The latest day on which readers were told something about the list: the opening of its consultation, its
    /// decision, a correction, its revocation.
    #[must_use]
    pub fn changed(&self) -> Option<PartialDate> {
        let consultation = self.consultation.as_ref().map(|consultation| consultation.opens.value);
        let corrections = self.corrections.iter().filter_map(|correction| correction.date).map(|date| date.value);
        let revocation = self.revocation.as_ref().map(|revocation| revocation.issued.value);
        self.decided().into_iter().chain(consultation).chain(corrections).chain(revocation).max()
    }

    /// The day of the decision, where there is one.
    #[must_use]
    pub fn decided(&self) -> Option<PartialDate> {
        self.decision.as_ref().filter(|_| self.status.value.is_decided()).map(|decision| decision.issued.value)
    }
}

impl From<RawRow> for AwardRow {
    fn from(raw: RawRow) -> Self {
        let status = raw.status.map_or(RowStatus::Granted, |status| status.value);
        AwardRow {
            ordinal: raw.ordinal,
            no: raw.no,
            name: raw.name,
            honorific: raw.honorific,
            subject: raw.subject,
            position: raw.title,
            unit: raw.unit.map(|text| RowUnit { text, unit: None }),
            form: FormRef::new(raw.form.unwrap_or_else(|| Spanned::new(String::new(), raw.span))),
            achievement: raw.achievement,
            story: raw.story.map(Ref::new),
            status,
            written_status: status,
            note: raw.note,
            ragged: raw.ragged,
            span: raw.span,
        }
    }
}

impl Named for AwardList {
    fn id(&self) -> &Spanned<String> {
        &self.id
    }
}
