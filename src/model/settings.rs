//! The portal itself: `site.toml`.

use super::arena::RefTo;
use super::{Authority, AwardForm, Entry, FormKind, Unit};
use crate::diagnostic::Language;
use crate::source::{FileId, Span, Spanned};
use crate::syntax::choice::choices;
use crate::syntax::rows::Subject;
use crate::syntax::schema::{optional, required};
use crate::syntax::{Fields, Kind, Schema, Shape};
use chrono::NaiveDate;

choices! {
    /// How addresses are written into pages.
    pub enum LinkStyle {
        /// `../guong/`: for servers.
        Directory = "directory",
        /// `../guong/index.html`: opens from a disk.
        Explicit = "explicit",
    }
}

/// The settings of a portal.
#[derive(Debug)]
pub struct Settings {
    /// The file, `site.toml`.
    pub file: FileId,
    /// Name of the portal.
    pub title: Spanned<String>,
    /// One sentence about it.
    pub tagline: Option<Spanned<String>>,
    /// Absolute address of the home page, ending in `/`.
    pub base_url: Spanned<String>,
    /// Language of the pages.
    pub language: Language,
    /// Name of the folder of overrides below `themes/`.
    pub theme: Spanned<String>,
    /// How addresses are written.
    pub links: LinkStyle,
    /// Who owns the page.
    pub publisher: RefTo<Unit>,
    /// Who edits it.
    pub media_center: RefTo<Unit>,
    /// Decides which day today is.
    pub time_zone: chrono_tz::Tz,
    /// SPDX identifier of the licence of the open data.
    pub licence: Option<Spanned<String>>,
    /// How to reach the editors.
    pub contact: Contact,
    /// Entries after the derived ones.
    pub menu: Vec<MenuItem>,
    /// Whether a picture is drawn for the link previews of each story and award list.
    pub cards: bool,
    /// Whether a reader's device keeps pages for reading without a network.
    pub offline: bool,
    /// Whether stories lead to the page that reads them aloud.
    pub read_aloud: bool,
    /// Personal data that may be shown.
    pub privacy_allow: Vec<Allowed>,
    /// Award forms beside those of the built-in register.
    pub local_forms: Vec<LocalForm>,
    /// Days that are not working days, beside Saturdays and Sundays.
    pub holidays: Vec<NaiveDate>,
}

/// How to reach somebody; the only place where a phone number or an address may stand.
#[derive(Clone, Debug, Default)]
pub struct Contact {
    /// E-mail.
    pub email: Option<String>,
    /// Telephone.
    pub phone: Option<String>,
    /// Postal address.
    pub address: Option<String>,
}

/// An entry of the menu, such as `pages/gioi-thieu`.
#[derive(Clone, Debug)]
pub struct MenuItem {
    /// As written.
    pub written: Spanned<String>,
    /// What it leads to.
    pub target: Option<Entry>,
}

/// A text that is admitted although it looks like personal data.
#[derive(Clone, Debug)]
pub struct Allowed {
    /// The text.
    pub text: Spanned<String>,
    /// Why.
    pub reason: Spanned<String>,
}

/// A local award form.
#[derive(Clone, Debug)]
pub struct LocalForm {
    /// Its id.
    pub id: Spanned<String>,
    /// Its name.
    pub name: Spanned<String>,
    /// Title, commendation or local.
    pub kind: Option<FormKind>,
    /// Who grants it.
    pub authority: Option<Authority>,
    /// Whom it may honour.
    pub subjects: Vec<Subject>,
    /// Smaller is higher.
    pub rank: u32,
}

/// The keys of `[contact]`.
pub static CONTACT: Schema = Schema {
    name: "contact",
    keys: &[
        optional("email", Shape::Text, "thư điện tử", "e-mail"),
        optional("phone", Shape::Text, "điện thoại", "telephone"),
        optional("address", Shape::Text, "địa chỉ cơ quan", "address of the office"),
    ],
};

static MENU: Schema = Schema {
    name: "[menu]",
    keys: &[optional(
        "items",
        Shape::List(&Shape::Text),
        "các mục thêm vào thực đơn, như \"pages/gioi-thieu\"",
        "entries added to the menu, such as \"pages/gioi-thieu\"",
    )],
};

static SEARCH: Schema = Schema { name: "[search]", keys: &[] };

static SHARE: Schema = Schema {
    name: "[share]",
    keys: &[optional(
        "cards",
        Shape::Flag,
        "true (mặc định): vẽ ảnh hiện ra khi chia sẻ đường dẫn của từng bài, từng danh sách",
        "true (default): draw the picture that a shared link of a story or list shows",
    )],
};

static OFFLINE: Schema = Schema {
    name: "[offline]",
    keys: &[optional(
        "keep",
        Shape::Flag,
        "true (mặc định): máy người đọc giữ trang đã xem, đọc lại được khi mất mạng",
        "true (default): a reader's device keeps the pages seen, to be read again without a network",
    )],
};

static READ_ALOUD: Schema = Schema {
    name: "[read_aloud]",
    keys: &[optional(
        "offer",
        Shape::Flag,
        "true (mặc định): mỗi bài gương dẫn đến trang đọc thành tiếng, bằng giọng có sẵn của trình duyệt",
        "true (default): each story leads to a page that reads it aloud, with a voice that the browser has",
    )],
};

static ALLOW: Schema = Schema {
    name: "[privacy] allow",
    keys: &[
        required("text", Shape::Text, "đoạn chữ được phép hiện", "the text that may be shown"),
        required("reason", Shape::Text, "vì sao được phép", "why it may"),
    ],
};

static PRIVACY: Schema = Schema {
    name: "[privacy]",
    keys: &[optional(
        "allow",
        Shape::Tables(&ALLOW),
        "dữ liệu trông như dữ liệu cá nhân nhưng được phép hiện",
        "what looks like personal data but may be shown",
    )],
};

/// The keys of `[[award_form]]`.
pub static AWARD_FORM: Schema = Schema {
    name: "[[award_form]]",
    keys: &[
        required("id", Shape::NewId, "mã của hình thức", "id of the form"),
        required("name", Shape::Text, "tên gọi", "its name"),
        required(
            "kind",
            Shape::Choice(FormKind::WORDS),
            "danh hiệu, hình thức khen thưởng hay của địa phương",
            "title, commendation or local",
        ),
        required("authority", Shape::Choice(Authority::WORDS), "cấp có thẩm quyền trao", "the level that grants it"),
        required("subjects", Shape::List(&Shape::Choice(Subject::WORDS)), "đối tượng được trao", "whom it may honour"),
        required("rank", Shape::Integer(0, 100_000), "thứ bậc, số nhỏ đứng trước", "rank, smaller is higher"),
    ],
};

static HOLIDAY: Schema =
    Schema { name: "[[holiday]]", keys: &[required("date", Shape::Date, "ngày nghỉ", "a day off")] };

/// The keys of `site.toml`.
pub static SCHEMA: Schema = Schema {
    name: "site.toml",
    keys: &[
        required("title", Shape::Text, "tên cổng", "name of the portal"),
        optional("tagline", Shape::Text, "một câu giới thiệu", "one sentence about it"),
        required(
            "base_url",
            Shape::FolderUrl,
            "địa chỉ trang chủ, bắt đầu bằng https://",
            "address of the home page, with https://",
        ),
        optional(
            "language",
            Shape::Choice(&["vi", "en"]),
            "ngôn ngữ của cổng, mặc định vi",
            "language of the portal, by default vi",
        ),
        optional(
            "theme",
            Shape::NewId,
            "tên giao diện trong themes/; không có thì dùng giao diện có sẵn",
            "name of the theme in themes/; without it the built-in one is used",
        ),
        optional(
            "links",
            Shape::Choice(LinkStyle::WORDS),
            "kiểu đường dẫn: directory (mặc định) cho máy chủ, explicit để mở từ ổ đĩa",
            "style of links: directory (default) for servers, explicit to open from a disk",
        ),
        required("publisher", Shape::Id(Kind::Unit), "đơn vị chủ quản", "the unit that owns the page"),
        required(
            "media_center",
            Shape::Id(Kind::Unit),
            "cơ quan truyền thông biên tập trang",
            "the unit that edits the page",
        ),
        optional(
            "time_zone",
            Shape::TimeZone,
            "múi giờ của cổng, mặc định giờ Việt Nam",
            "time zone of the portal, by default Viet Nam's",
        ),
        optional("licence", Shape::Text, "giấy phép của dữ liệu mở", "licence of the open data"),
        optional("contact", Shape::Table(&CONTACT), "cách liên hệ với ban biên tập", "how to reach the editors"),
        optional("menu", Shape::Table(&MENU), "thực đơn", "menu"),
        optional("search", Shape::Table(&SEARCH), "tìm kiếm", "search"),
        optional("share", Shape::Table(&SHARE), "chia sẻ qua Zalo, Facebook", "sharing on Zalo and Facebook"),
        optional("offline", Shape::Table(&OFFLINE), "đọc khi không có mạng", "reading without a network"),
        optional("read_aloud", Shape::Table(&READ_ALOUD), "nghe bài", "listening to stories"),
        optional("privacy", Shape::Table(&PRIVACY), "ngoại lệ về dữ liệu cá nhân", "exceptions on personal data"),
        optional("award_form", Shape::Tables(&AWARD_FORM), "hình thức khen thưởng của địa phương", "local award forms"),
        optional("holiday", Shape::Tables(&HOLIDAY), "ngày nghỉ ngoài thứ bảy, chủ nhật", "days off beside weekends"),
    ],
};

impl Settings {
    /// Reads the settings from a checked table.
    pub(super) fn lower(file: FileId, fields: &Fields<'_>) -> Self {
        let mut base_url = fields.required_text("base_url");
        if !base_url.value.ends_with('/') {
            base_url.value.push('/');
        }
        let privacy = fields.table("privacy");
        Settings {
            file,
            title: fields.required_text("title"),
            tagline: fields.text("tagline"),
            base_url,
            language: fields
                .choice("language", |word| Some(if word == "en" { Language::En } else { Language::Vi }))
                .map_or(Language::Vi, |language| language.value),
            theme: fields.id("theme").unwrap_or_else(|| Spanned::new("default".to_owned(), fields.span())),
            links: fields.choice("links", LinkStyle::from_key).map_or(LinkStyle::Directory, |style| style.value),
            publisher: RefTo::new(fields.required_id("publisher")),
            media_center: RefTo::new(fields.required_id("media_center")),
            time_zone: fields
                .choice("time_zone", |name| name.parse().ok())
                .map_or(chrono_tz::Asia::Ho_Chi_Minh, |zone| zone.value),
            licence: fields.text("licence"),
            contact: fields.table("contact").map(|contact| Contact::lower(&contact)).unwrap_or_default(),
            menu: menu(fields),
            offline: fields.table("offline").is_none_or(|offline| offline.flag_or("keep", true)),
            read_aloud: fields.table("read_aloud").is_none_or(|read_aloud| read_aloud.flag_or("offer", true)),
            cards: fields.table("share").is_none_or(|share| share.flag_or("cards", true)),
            privacy_allow: privacy
                .map(|privacy| privacy.tables("allow"))
                .unwrap_or_default()
                .iter()
                .map(allowed)
                .collect(),
            local_forms: fields.tables("award_form").iter().map(local_form).collect(),
            holidays: fields.tables("holiday").iter().filter_map(|day| day.date("date")).map(|day| day.value).collect(),
        }
    }

    /// The path of [`Settings::base_url`], beginning and ending with `/`.
    #[must_use]
    pub fn base_path(&self) -> &str {
        let url = &self.base_url.value;
        let host = url.find("://").map_or(0, |at| at + 3);
        url[host..].find('/').map_or("/", |slash| &url[host + slash..])
    }

    /// The local award forms that are complete.
    pub(super) fn award_forms(&self) -> Vec<AwardForm> {
        self.local_forms.iter().filter_map(LocalForm::complete).collect()
    }

    /// Where the settings are, for findings about the portal as a whole.
    #[must_use]
    pub fn span(&self) -> Span {
        Span::top(self.file)
    }
}

impl LocalForm {
    fn complete(&self) -> Option<AwardForm> {
        Some(AwardForm {
            id: self.id.value.clone(),
            name: self.name.value.clone(),
            name_en: self.name.value.clone(),
            kind: self.kind?,
            authority: self.authority?,
            subjects: self.subjects.clone(),
            rank: self.rank,
            aliases: Vec::new(),
            odd: Vec::new(),
        })
    }
}

impl Contact {
    pub(super) fn lower(fields: &Fields<'_>) -> Self {
        let text = |name| fields.text(name).map(|text| text.value);
        Contact { email: text("email"), phone: text("phone"), address: text("address") }
    }
}

fn menu(fields: &Fields<'_>) -> Vec<MenuItem> {
    let items = fields.table("menu").map(|menu| menu.texts("items")).unwrap_or_default();
    items.into_iter().map(|written| MenuItem { written, target: None }).collect()
}

fn allowed(fields: &Fields<'_>) -> Allowed {
    Allowed { text: fields.required_text("text"), reason: fields.required_text("reason") }
}

fn local_form(fields: &Fields<'_>) -> LocalForm {
    LocalForm {
        id: fields.new_id("id"),
        name: fields.required_text("name"),
        kind: fields.choice("kind", FormKind::from_key).map(|kind| kind.value),
        authority: fields.choice("authority", Authority::from_key).map(|authority| authority.value),
        subjects: fields.texts("subjects").iter().filter_map(|word| Subject::from_key(&word.value)).collect(),
        rank: fields.integer("rank").map_or(0, |rank| rank.value),
    }
}

/// Where the text of a licence stands, by its SPDX identifier; known for those of Creative Commons.
#[must_use]
pub fn licence_address(name: &str) -> Option<String> {
    if name == "CC0-1.0" {
        return Some("https://creativecommons.org/publicdomain/zero/1.0/".to_owned());
    }
    let (terms, version) = name.strip_prefix("CC-")?.rsplit_once('-')?;
    Some(format!("https://creativecommons.org/licenses/{}/{version}/", terms.to_ascii_lowercase()))
}
