//! Official plans and decisions: `plans/<id>.md`.

use super::arena::{Named, RefTo};
use super::body::Body;
use super::campaign::Campaign;
use super::correction::{self, Correction};
use super::due::{self, Deadline, Duty};
use super::official_document::DocumentKind;
use super::unit::Unit;
use super::{CitedRef, FormRef, Parsed};
use crate::diagnostic::Diagnostic;
use crate::source::{FileId, Spanned};
use crate::syntax::choice::choices;
use crate::syntax::schema::{optional, required};
use crate::syntax::{Fields, Goal, Kind, PartialDate, Schema, Shape, Unread};

choices! {
    /// The occasion of a quota or an award list.
    pub enum Occasion {
        /// Hằng năm.
        Annual = "annual",
        /// Sơ kết.
        Interim = "interim",
        /// Tổng kết.
        Final = "final",
        /// Chuyên đề.
        Thematic = "thematic",
        /// Đột xuất.
        AdHoc = "ad-hoc",
    }
}

impl Occasion {
    /// The occasions for which a plan sets quotas.
    pub const OF_QUOTAS: &'static [&'static str] = &["annual", "interim", "final"];
}

/// An official plan, or the decision that promulgates one.
#[derive(Debug)]
pub struct Plan {
    /// Its id, the file's stem.
    pub id: Spanned<String>,
    /// The file.
    pub file: FileId,
    /// Title.
    pub title: Spanned<String>,
    /// The campaigns that it carries.
    pub campaigns: Vec<RefTo<Campaign>>,
    /// Who issued it.
    pub issuer: RefTo<Unit>,
    /// Type of document.
    pub kind: DocumentKind,
    /// Number and symbol, where the source gives one.
    pub number: Option<Spanned<String>>,
    /// The symbol alone, `/KH-UBND`, where the source prints it behind a blank.
    pub symbol: Option<Spanned<String>>,
    /// Date of issue, as far as the source gives it.
    pub issued: Option<Spanned<PartialDate>>,
    /// Place of issue.
    pub place: Option<Spanned<String>>,
    /// Who signed it.
    pub signer: Option<Signer>,
    /// Legal bases (căn cứ).
    pub bases: Vec<CitedRef>,
    /// What it carries out, one level up.
    pub implements: Vec<CitedRef>,
    /// The decision that promulgates it.
    pub attached_to: Option<CitedRef>,
    /// Recipients (nơi nhận).
    pub recipients: Vec<Spanned<String>>,
    /// A scan beside the file.
    pub original: Option<Spanned<String>>,
    /// Targets.
    pub targets: Vec<Target>,
    /// The most that may be honoured.
    pub quotas: Vec<Quota>,
    /// Deadlines, then the days of duties that have one.
    pub deadlines: Vec<Deadline>,
    /// What was changed after publication.
    pub corrections: Vec<Correction>,
    /// Who does what.
    pub duties: Vec<Duty>,
    /// Whether it is made up.
    pub sample: bool,
    /// What syntax errors hide of the front matter.
    pub unread: Unread,
    /// The text in its official outline.
    pub body: Body,
}

/// Who signed a document.
#[derive(Clone, Debug)]
pub struct Signer {
    /// Name; the source may show the seal alone.
    pub name: Option<Spanned<String>>,
    /// Title.
    pub title: Option<Spanned<String>>,
    /// Lines above the name, such as "TM. Ủy ban nhân dân", "KT. Chủ tịch".
    pub capacity: Vec<Spanned<String>>,
}

/// A target (chỉ tiêu).
#[derive(Debug)]
pub struct Target {
    /// Its id, unique among the plans of one campaign.
    pub id: Spanned<String>,
    /// The year it is for.
    pub year: Spanned<i32>,
    /// Among whom.
    pub group: Spanned<String>,
    /// What is measured.
    pub measure: Spanned<String>,
    /// What is to be reached.
    pub goal: Option<Spanned<Goal>>,
    /// Unit of the figures, such as `%`.
    pub unit: Option<Spanned<String>>,
}

/// The most that may be honoured at one occasion.
#[derive(Debug)]
pub struct Quota {
    /// By which award form.
    pub form: FormRef,
    /// At which occasion.
    pub occasion: Option<Spanned<Occasion>>,
    /// Most collectives.
    pub collectives: Option<u32>,
    /// Most individuals.
    pub individuals: Option<u32>,
    /// Most households.
    pub households: Option<u32>,
}

static SIGNER: Schema = Schema {
    name: "signer",
    keys: &[
        optional("name", Shape::Text, "họ và tên người ký", "name of the signer"),
        optional("title", Shape::Text, "chức vụ", "title"),
        optional(
            "capacity",
            Shape::List(&Shape::Text),
            "thể thức ký: TM., KT., …",
            "the lines above the name: TM., KT., …",
        ),
    ],
};

static TARGET: Schema = Schema {
    name: "[[target]]",
    keys: &[
        required("id", Shape::NewId, "mã chỉ tiêu", "id of the target"),
        required("year", Shape::Integer(1900, 2199), "năm phải đạt", "the year it is for"),
        required("group", Shape::Text, "đối tượng", "among whom"),
        required("measure", Shape::Text, "điều được đo", "what is measured"),
        required("goal", Shape::Goal, "mức phải đạt, ví dụ \">= 80\"", "the goal, such as \">= 80\""),
        optional("unit", Shape::Text, "đơn vị tính", "unit of the figures"),
    ],
};

static QUOTA: Schema = Schema {
    name: "[[quota]]",
    keys: &[
        required("form", Shape::Id(Kind::AwardForm), "hình thức khen thưởng", "award form"),
        required("occasion", Shape::Choice(Occasion::OF_QUOTAS), "dịp khen thưởng", "occasion"),
        optional("collectives", Shape::Integer(0, 1_000_000), "số tập thể tối đa", "most collectives"),
        optional("individuals", Shape::Integer(0, 1_000_000), "số cá nhân tối đa", "most individuals"),
        optional("households", Shape::Integer(0, 1_000_000), "số hộ gia đình tối đa", "most households"),
    ],
};

/// The keys of a plan.
pub static SCHEMA: Schema = Schema {
    name: "plans/<id>.md",
    keys: &[
        required("title", Shape::Text, "trích yếu", "title"),
        required(
            "campaign",
            Shape::Ids(Kind::Campaign),
            "phong trào, một mã hoặc danh sách mã",
            "the campaign, an id or a list of ids",
        ),
        required("issuer", Shape::Id(Kind::Unit), "cơ quan ban hành", "the unit that issued it"),
        required("type", Shape::Choice(DocumentKind::WORDS), "loại văn bản", "type of document"),
        optional(
            "number",
            Shape::Text,
            "số, ký hiệu; bản gốc để trống số thì ghi “/KH-UBND”, để trống cả thì bỏ khóa này",
            "number and symbol; `/KH-UBND` where the source leaves the number blank, left out where it leaves both",
        ),
        optional(
            "issued",
            Shape::PartialDate,
            "ngày ban hành, có thể thiếu ngày, tháng",
            "date of issue, perhaps partial",
        ),
        optional("place", Shape::Text, "nơi ban hành", "place of issue"),
        optional("signer", Shape::Table(&SIGNER), "người ký", "who signed it"),
        optional("bases", Shape::List(&Shape::Id(Kind::Document)), "căn cứ", "legal bases"),
        optional(
            "implements",
            Shape::List(&Shape::Id(Kind::Document)),
            "văn bản cấp trên mà nó thực hiện",
            "what it carries out, one level up",
        ),
        optional(
            "attached_to",
            Shape::Id(Kind::Document),
            "quyết định ban hành kèm theo",
            "the decision that promulgates it",
        ),
        optional("recipients", Shape::List(&Shape::Text), "nơi nhận", "recipients"),
        optional("original", Shape::File, "bản quét đặt cạnh tệp", "a scan beside the file"),
        optional("target", Shape::Tables(&TARGET), "các chỉ tiêu", "targets"),
        optional("quota", Shape::Tables(&QUOTA), "số lượng khen thưởng tối đa", "quotas of awards"),
        optional("deadline", Shape::Tables(&due::DEADLINE), "các hạn", "deadlines"),
        optional("correction", Shape::Tables(&correction::SCHEMA), "các lần đính chính", "corrections"),
        optional("duty", Shape::Tables(&due::DUTY), "phân công trách nhiệm", "duties"),
        optional("sample", Shape::Flag, "true nếu là dữ liệu mẫu", "true where it is made up"),
    ],
};

impl Plan {
    pub(super) fn lower(parsed: &Parsed, fields: &Fields<'_>, out: &mut Vec<Diagnostic>) -> Self {
        let refs = |name| fields.ids(name).into_iter().map(CitedRef::new).collect();
        let duties: Vec<Duty> = fields.tables("duty").iter().map(Duty::lower).collect();
        let mut deadlines: Vec<Deadline> = fields.tables("deadline").iter().map(Deadline::lower).collect();
        let (symbol, number) = fields.text("number").map_or((None, None), |written| {
            if written.value.trim_start().starts_with('/') { (Some(written), None) } else { (None, Some(written)) }
        });
        deadlines.extend(duties.iter().enumerate().filter_map(|(at, duty)| duty.deadline(at)));
        Plan {
            id: parsed.id.clone(),
            file: parsed.file,
            title: fields.required_text("title"),
            campaigns: fields.ids("campaign").into_iter().map(RefTo::new).collect(),
            issuer: RefTo::new(fields.required_id("issuer")),
            kind: fields.choice("type", DocumentKind::from_key).map_or(DocumentKind::Plan, |kind| kind.value),
            number,
            symbol,
            issued: fields.partial_date("issued"),
            place: fields.text("place"),
            signer: fields.table("signer").map(|signer| Signer::lower(&signer)),
            bases: refs("bases"),
            implements: refs("implements"),
            attached_to: fields.id("attached_to").map(CitedRef::new),
            recipients: fields.texts("recipients"),
            original: fields.file("original"),
            targets: fields.tables("target").iter().map(Target::lower).collect(),
            quotas: fields.tables("quota").iter().map(Quota::lower).collect(),
            deadlines,
            corrections: fields.tables("correction").iter().map(Correction::lower).collect(),
            duties,
            sample: fields.flag("sample"),
            unread: parsed.document.unread.clone(),
            body: Body::parse_outline(parsed, out),
        }
    }
}

impl Signer {
    fn lower(fields: &Fields<'_>) -> Self {
        Signer { name: fields.text("name"), title: fields.text("title"), capacity: fields.texts("capacity") }
    }
}

impl Target {
    fn lower(fields: &Fields<'_>) -> Self {
        Target {
            id: fields.new_id("id"),
            year: fields.integer("year").unwrap_or_else(|| Spanned::new(0, fields.span_of("year"))),
            group: fields.required_text("group"),
            measure: fields.required_text("measure"),
            goal: fields.goal("goal"),
            unit: fields.text("unit"),
        }
    }
}

impl Quota {
    fn lower(fields: &Fields<'_>) -> Self {
        let count = |name| fields.integer(name).map(|count| count.value);
        Quota {
            form: FormRef::new(fields.required_id("form")),
            occasion: fields.choice("occasion", Occasion::from_key),
            collectives: count("collectives"),
            individuals: count("individuals"),
            households: count("households"),
        }
    }
}

impl Named for Plan {
    fn id(&self) -> &Spanned<String> {
        &self.id
    }
}
