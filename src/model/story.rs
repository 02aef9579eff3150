//! Stories of exemplary models: `stories/**/<id>.md` or `stories/**/<id>/index.md`.

use super::arena::{Named, Ref, RefTo};
use super::body::Body;
use super::campaign::{Campaign, required_date};
use super::unit::Unit;
use super::{Parsed, RowAddress};
use crate::diagnostic::Diagnostic;
use crate::source::{FileId, Spanned};
use crate::syntax::choice::choices;
use crate::syntax::schema::{optional, required};
use crate::syntax::{Fields, Kind, PartialDate, Schema, Shape};
use chrono::NaiveDate;

choices! {
    /// Whom or what a story is about.
    pub enum StoryKind {
        /// Cá nhân.
        Individual = "individual",
        /// Tập thể.
        Collective = "collective",
        /// Hộ gia đình.
        Household = "household",
        /// Mô hình hay, cách làm sáng tạo.
        Model = "model",
    }
}

/// Whether readers see a story today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Visibility {
    /// A page of its own.
    Published,
    /// Not yet finished.
    Draft,
    /// To appear on this day.
    NotBefore(NaiveDate),
    /// Was shown through this day; a tombstone stands in its place.
    Expired(NaiveDate),
}

/// A story.
#[derive(Debug)]
pub struct Story {
    /// Its id.
    pub id: Spanned<String>,
    /// The file.
    pub file: FileId,
    /// Title.
    pub title: Spanned<String>,
    /// Its date.
    pub date: Spanned<PartialDate>,
    /// Whom or what it is about.
    pub kind: StoryKind,
    /// Who or what, in words.
    pub subject: Spanned<String>,
    /// Where.
    pub unit: RefTo<Unit>,
    /// In which campaign.
    pub campaign: RefTo<Campaign>,
    /// The content heads of the campaign that it exemplifies.
    pub content_heads: Vec<Spanned<String>>,
    /// At most 300 characters.
    pub summary: Option<Spanned<String>>,
    /// What was hard.
    pub problem: Option<Box<Spanned<String>>>,
    /// How to do the same.
    pub steps: Vec<Spanned<String>>,
    /// Figures.
    pub results: Vec<Outcome>,
    /// Whom to ask.
    pub contact_office: Option<Box<Spanned<String>>>,
    /// Who wrote it.
    pub author: Option<Box<Spanned<String>>>,
    /// Who edited it.
    pub editor: Option<Box<Spanned<String>>>,
    /// The award rows that recognise it.
    pub awards: Vec<Ref<RowAddress>>,
    /// Former ids.
    pub aliases: Vec<Spanned<String>>,
    /// Pictures.
    pub photos: Vec<Photo>,
    /// Not to be published yet.
    pub draft: bool,
    /// Not before this day.
    pub publish: Option<Spanned<NaiveDate>>,
    /// Shown through this day.
    pub expires: Option<Spanned<NaiveDate>>,
    /// Whether it is made up.
    pub sample: bool,
    /// The text.
    pub body: Body,
}

/// A figure of a story.
#[derive(Debug)]
pub struct Outcome {
    /// What was measured.
    pub measure: Spanned<String>,
    /// The figure before.
    pub before: Option<Spanned<String>>,
    /// The figure now.
    pub after: Spanned<String>,
    /// Unit of both.
    pub unit: Option<Spanned<String>>,
    /// The day the figure is of.
    pub as_of: Option<Spanned<PartialDate>>,
    /// Where it comes from.
    pub source: Option<Spanned<String>>,
}

/// A picture beside a story.
#[derive(Debug)]
pub struct Photo {
    /// File name beside the story.
    pub file: Spanned<String>,
    /// What it shows, for those who do not see it.
    pub alt: Spanned<String>,
    /// Words below it.
    pub caption: Option<Spanned<String>>,
    /// Who took it.
    pub credit: Option<Spanned<String>>,
    /// Reference to the consent kept at the office; never published.
    pub consent: Option<Spanned<String>>,
    /// Whether a minor can be recognised.
    pub minor: bool,
    /// Reference to the guardian's consent; never published.
    pub guardian_consent: Option<Spanned<String>>,
}

static RESULT: Schema = Schema {
    name: "[[result]]",
    keys: &[
        required("measure", Shape::Text, "điều được đo", "what was measured"),
        optional("before", Shape::Figure, "số liệu trước", "the figure before"),
        required("after", Shape::Figure, "số liệu nay", "the figure now"),
        optional("unit", Shape::Text, "đơn vị tính", "unit of both"),
        optional("as_of", Shape::PartialDate, "tính đến ngày", "the day the figure is of"),
        optional("source", Shape::Text, "nguồn số liệu", "where it comes from"),
    ],
};

static PHOTO: Schema = Schema {
    name: "[[photo]]",
    keys: &[
        required("file", Shape::File, "tên tệp ảnh đặt cạnh bài", "name of the picture beside the story"),
        required(
            "alt",
            Shape::Text,
            "lời tả ảnh cho người không nhìn thấy",
            "what it shows, for those who do not see it",
        ),
        optional("caption", Shape::Text, "chú thích dưới ảnh", "words below it"),
        optional("credit", Shape::Text, "người chụp", "who took it"),
        optional(
            "consent",
            Shape::Text,
            "số hiệu văn bản đồng ý lưu tại cơ quan; không công bố",
            "reference to the consent on file; never published",
        ),
        optional("minor", Shape::Flag, "true nếu nhận ra trẻ em trong ảnh", "true where a minor can be recognised"),
        optional(
            "guardian_consent",
            Shape::Text,
            "số hiệu văn bản đồng ý của cha mẹ, người giám hộ; không công bố",
            "reference to the guardian's consent; never published",
        ),
    ],
};

/// The keys of a story.
pub static SCHEMA: Schema = Schema {
    name: "stories/**/<id>.md",
    keys: &[
        required("title", Shape::Text, "tên bài", "title"),
        required("date", Shape::PartialDate, "ngày của bài", "its date"),
        required(
            "kind",
            Shape::Choice(StoryKind::WORDS),
            "cá nhân, tập thể, hộ gia đình hay mô hình",
            "individual, collective, household or model",
        ),
        required("subject", Shape::Text, "ai, tập thể nào, mô hình nào", "who or what it is about"),
        required("unit", Shape::Id(Kind::Unit), "đơn vị", "the unit"),
        required("campaign", Shape::Id(Kind::Campaign), "phong trào", "the campaign"),
        optional("content_heads", Shape::List(&Shape::Id(Kind::ContentHead)), "các nội dung thi đua", "content heads"),
        required("summary", Shape::ShortText(300), "tóm tắt, nhiều nhất 300 ký tự", "summary, at most 300 characters"),
        optional("problem", Shape::Text, "khó ở đâu", "what was hard"),
        optional("steps", Shape::List(&Shape::Text), "các bước làm theo", "steps to do the same"),
        optional("contact_office", Shape::Text, "hỏi ai", "whom to ask"),
        optional("author", Shape::Text, "người viết", "who wrote it"),
        optional("editor", Shape::Text, "người biên tập", "who edited it"),
        optional(
            "awards",
            Shape::List(&Shape::RowId),
            "dòng khen thưởng: \"2026-hang-nam#3\"",
            "award rows: \"2026-hang-nam#3\"",
        ),
        optional("aliases", Shape::List(&Shape::NewId), "các mã cũ của bài", "former ids"),
        optional("draft", Shape::Flag, "true nếu là bản nháp", "true for a draft"),
        optional("publish", Shape::Date, "không đăng trước ngày này", "not before this day"),
        optional("expires", Shape::Date, "đăng đến hết ngày này", "shown through this day"),
        optional("sample", Shape::Flag, "true nếu là dữ liệu mẫu", "true where it is made up"),
        optional("result", Shape::Tables(&RESULT), "kết quả bằng số", "figures"),
        optional("photo", Shape::Tables(&PHOTO), "ảnh", "pictures"),
    ],
};

impl Story {
    pub(super) fn lower(parsed: &Parsed, fields: &Fields<'_>, out: &mut Vec<Diagnostic>) -> Self {
        Story {
            id: parsed.id.clone(),
            file: parsed.file,
            title: fields.required_text("title"),
            date: required_date(fields, "date"),
            kind: fields.choice("kind", StoryKind::from_key).map_or(StoryKind::Model, |kind| kind.value),
            subject: fields.required_text("subject"),
            unit: RefTo::new(fields.required_id("unit")),
            campaign: RefTo::new(fields.required_id("campaign")),
            content_heads: exact(fields.ids("content_heads")),
            summary: fields.text("summary"),
            problem: fields.text("problem").map(Box::new),
            steps: fields.texts("steps"),
            results: fields.tables("result").iter().map(Outcome::lower).collect(),
            contact_office: fields.text("contact_office").map(Box::new),
            author: fields.text("author").map(Box::new),
            editor: fields.text("editor").map(Box::new),
            awards: fields.row_ids("awards").into_iter().map(RowAddress::reference).collect(),
            aliases: fields.ids("aliases"),
            photos: fields.tables("photo").iter().map(Photo::lower).collect(),
            draft: fields.flag("draft"),
            publish: fields.date("publish"),
            expires: fields.date("expires"),
            sample: fields.flag("sample"),
            body: Body::of_story(parsed, out),
        }
    }

    /// Whether readers see it on the day `today`.
    #[must_use]
    pub fn visibility(&self, today: NaiveDate) -> Visibility {
        match (self.publish, self.expires) {
            _ if self.draft => Visibility::Draft,
            (Some(publish), _) if publish.value > today => Visibility::NotBefore(publish.value),
            (_, Some(expires)) if expires.value < today => Visibility::Expired(expires.value),
            _ => Visibility::Published,
        }
    }
}

/// Without room for more: most stories have one or two of them, and a portal may have a hundred thousand stories. For the
/// same reason what few stories say is boxed.
fn exact<T>(mut items: Vec<T>) -> Vec<T> {
    items.shrink_to_fit();
    items
}

impl Outcome {
    fn lower(fields: &Fields<'_>) -> Self {
        Outcome {
            measure: fields.required_text("measure"),
            before: fields.figure("before"),
            after: fields.figure("after").unwrap_or_else(|| fields.required_text("after")),
            unit: fields.text("unit"),
            as_of: fields.partial_date("as_of"),
            source: fields.text("source"),
        }
    }
}

impl Photo {
    fn lower(fields: &Fields<'_>) -> Self {
        Photo {
            file: fields.file("file").unwrap_or_else(|| Spanned::new(String::new(), fields.span_of("file"))),
            alt: fields.required_text("alt"),
            caption: fields.text("caption"),
            credit: fields.text("credit"),
            consent: fields.text("consent"),
            minor: fields.flag("minor"),
            guardian_consent: fields.text("guardian_consent"),
        }
    }
}

impl Named for Story {
    fn id(&self) -> &Spanned<String> {
        &self.id
    }
}
