//! Addresses: the one place that turns a record into the path of its page or file.
//!
//! The addresses are a promise to readers. A [`Route`] names what stands at an address; [`Route::address`] says
//! where, and [`Address::link_to`] how one page refers to another, so that a site works unchanged below any path
//! and, with [`LinkStyle::Explicit`](crate::model::LinkStyle::Explicit), from a folder on a disk.

mod address;
mod board;
mod card;
mod log;

pub use address::Address;
pub use board::{CalendarFilter, TargetFilter, calendar_lists, has_page, has_tasks, target_lists, targets};
pub use card::CardOf;
pub use log::{LOG_CHECKPOINT, LOG_FILE, LOG_KEY, log_content_path, log_version_file};

use log::log_folder;

use crate::diagnostic::Language;
use crate::model::{
    AttachmentId, AwardList, AwardStatus, Campaign, Entry, Id, OfficialDocument, Page, Plan, Site, Story, StoryKind,
    Unit,
};
use crate::picture::Rendition;
use crate::syntax::choice::choices;
use chrono::NaiveDate;

/// Something that stands at an address of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Route {
    /// The home page.
    Home,
    /// All campaigns.
    Campaigns,
    /// One campaign.
    Campaign(Id<Campaign>),
    /// All plans.
    Plans,
    /// One plan.
    Plan(Id<Plan>),
    /// A list of stories and its page, from 1.
    Stories(StoryFilter, usize),
    /// One story, or its tombstone.
    Story(Id<Story>),
    /// A redirect from the story's former id, by its position in `aliases`.
    Alias(Id<Story>, usize),
    /// The award register and its page, from 1.
    Awards(usize),
    /// The award register as CSV.
    AwardsCsv,
    /// One award list.
    AwardList(Id<AwardList>),
    /// An award list as CSV.
    AwardCsv(Id<AwardList>),
    /// An award list as JSON.
    AwardJson(Id<AwardList>),
    /// The portals that are published below this one.
    Members,
    /// All units.
    Units,
    /// One unit.
    Unit(Id<Unit>),
    /// All documents.
    Documents,
    /// One document.
    Document(Id<OfficialDocument>),
    /// A list of targets against figures, and its page, from 1.
    Targets(TargetFilter, usize),
    /// One target of a plan, by its position there, with all its figures.
    Target(Id<Plan>, usize),
    /// Phases and deadlines, and the page of them, from 1.
    Calendar(CalendarFilter, usize),
    /// Phases and deadlines for a calendar program.
    CalendarFile(CalendarFilter),
    /// Who has to do what, by unit, and the page of it, from 1.
    Tasks(usize),
    /// Every data set with its columns and files.
    OpenData,
    /// A file of open data.
    Data(DataFile),
    /// The search page.
    Search,
    /// The page about reading without a network.
    Offline,
    /// The page that reads a story aloud.
    Listen,
    /// The service worker, which keeps pages for that.
    Worker,
    /// A plain page.
    Page(Id<Page>),
    /// The page that tells readers of English what the portal is.
    English,
    /// The page for missing addresses.
    NotFound,
    /// An Atom feed.
    Feed(Feed),
    /// The sitemap, or the index of its parts where it has any.
    Sitemap,
    /// One part of a sitemap that is too long for one file, from 1.
    SitemapPart(usize),
    /// The file for robots.
    Robots,
    /// The publication log.
    Log,
    /// The history of a record, by its position in [`crate::ledger::Ledger::names`].
    LogRecord(usize),
    /// One version of a record, by the position of its entry.
    LogVersion(usize),
    /// The same as a file that can be checked.
    LogVersionFile(usize),
    /// The ledger, line by line.
    LogFile,
    /// The checkpoint of the log.
    LogCheckpoint,
    /// The public key of the log.
    LogKey,
    /// The page that checks a row or a file.
    LogVerify,
    /// The log as a script, for that page.
    LogScript,
    /// A file that is published as it is.
    Attachment(AttachmentId),
    /// One of the files that a picture is made into.
    Picture(AttachmentId, Rendition),
    /// The picture of a link preview.
    Card(CardOf),
}

/// What a list of stories is narrowed to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StoryFilter {
    /// Nothing: all stories.
    All,
    /// A content head, by its position in [`crate::model::Index::heads`].
    Head(usize),
    /// A kind.
    Kind(StoryKind),
    /// A unit.
    Unit(Id<Unit>),
    /// A year.
    Year(i32),
}

choices! {
    /// A data set, by the word that begins the names of its files. The words are a promise to those who load them.
    pub enum DataTable {
        /// Campaigns.
        Campaigns = "campaigns",
        /// Plans.
        Plans = "plans",
        /// Targets.
        Targets = "targets",
        /// Figures reported against targets.
        Progress = "progress",
        /// How many may be honoured.
        Quotas = "quotas",
        /// Deadlines.
        Deadlines = "deadlines",
        /// Published stories.
        Stories = "stories",
        /// Rows of award lists.
        Awards = "awards",
        /// Organisations.
        Units = "units",
        /// Cited documents.
        Documents = "documents",
        /// Entries of the publication log.
        Log = "log",
    }
}

choices! {
    /// A form of a data set, by what its file's name ends in.
    pub enum DataFormat {
        /// Comma separated, for any spreadsheet.
        Csv = "csv",
        /// An array of objects.
        Json = "json",
        /// A workbook.
        Xlsx = "xlsx",
        /// What the JSON looks like, as JSON Schema.
        Schema = "schema.json",
    }
}

/// A file of open data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DataFile {
    /// A data set in one form.
    Set(DataTable, DataFormat),
    /// The description of all of them, a Frictionless data package.
    Package,
    /// The description of all of them, a DCAT catalogue.
    Catalogue,
}

/// Makes the files of one format, other than pages: which addresses it has, and what stands there.
pub trait Producer: Sync {
    /// Every address of this format, in a fixed order.
    fn routes(&self, site: &Site) -> Vec<Route>;

    /// The file at `route`; none where the route is of another format.
    fn render(&self, site: &Site, route: Route) -> Option<Vec<u8>>;
}

/// An Atom feed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Feed {
    /// Everything.
    All,
    /// Stories.
    Stories,
    /// Award lists.
    Awards,
    /// The publication log.
    Log,
}

/// Words at the root that belong to the portal itself; no plain page can have one of them as its id.
pub const RESERVED: &[&str] = &[
    "phong-trao",
    "ke-hoach",
    "guong",
    "khen-thuong",
    "phuong-xa",
    "don-vi",
    "van-ban",
    "chi-tieu",
    "lich",
    "tim-kiem",
    "du-lieu",
    "nhat-ky",
    "ngoai-tuyen",
    "nghe",
    "en",
    "assets",
    "trang",
    "index",
    "404",
];

/// The folder of the search index, below a portal's root.
pub const SEARCH_INDEX: &str = "tim-kiem/chi-muc/";

/// The one file of the search index that is not named after its content.
pub const SEARCH_ROOT: &str = "root.js";

/// Words below `/guong/` that belong to lists; no story can have one of them as its id.
pub const RESERVED_STORIES: &[&str] = &["noi-dung", "don-vi", "loai", "nam", "trang"];

/// Words below `/khen-thuong/` that belong to the register; no award list can have one of them as its id.
pub const RESERVED_AWARDS: &[&str] = &["trang"];

impl Route {
    /// The absolute address of the route, below the portal's `base_url`.
    #[must_use]
    pub fn absolute(self, site: &Site) -> String {
        self.address(site).absolute(&site.settings.base_url.value)
    }

    /// The address of the route.
    #[must_use]
    pub fn address(self, site: &Site) -> Address {
        let page = |folder: &str, id: &str| [folder, "/", id, "/"].concat();
        Address(match self {
            Route::Home => String::new(),
            Route::Campaigns => "phong-trao/".to_owned(),
            Route::Campaign(id) => page("phong-trao", &site.campaigns[id].id.value),
            Route::Plans => "ke-hoach/".to_owned(),
            Route::Plan(id) => page("ke-hoach", &site.plans[id].id.value),
            Route::Stories(filter, number) => filter.path(site, number),
            Route::Story(id) => page("guong", &site.stories[id].id.value),
            Route::Alias(id, index) => page("guong", &site.stories[id].aliases[index].value),
            Route::Awards(number) => paged("khen-thuong/".to_owned(), number),
            Route::AwardsCsv => "khen-thuong/so-khen-thuong.csv".to_owned(),
            Route::AwardList(id) => page("khen-thuong", &site.award_lists[id].id.value),
            Route::AwardCsv(id) => award_list_path(&site.award_lists[id].id.value, "csv"),
            Route::AwardJson(id) => award_list_path(&site.award_lists[id].id.value, "json"),
            Route::Members => "phuong-xa/".to_owned(),
            Route::Units => "don-vi/".to_owned(),
            Route::Unit(id) => page("don-vi", &site.units[id].id.value),
            Route::Documents => "van-ban/".to_owned(),
            Route::Document(id) => page("van-ban", &site.documents[id].id.value),
            Route::Targets(filter, number) => paged(filter.path(site), number),
            Route::Target(plan, at) => board::target(site, plan, at),
            Route::Calendar(filter, number) => paged(filter.path(site), number),
            Route::CalendarFile(filter) => filter.file(site),
            Route::Tasks(number) => paged("lich/don-vi/".to_owned(), number),
            Route::OpenData => "du-lieu/".to_owned(),
            Route::Data(DataFile::Set(table, format)) => format!("du-lieu/{}.{}", table.as_str(), format.as_str()),
            Route::Data(DataFile::Package) => "du-lieu/datapackage.json".to_owned(),
            Route::Data(DataFile::Catalogue) => "du-lieu/catalogue.json".to_owned(),
            Route::Search => "tim-kiem/".to_owned(),
            Route::Offline => "ngoai-tuyen/".to_owned(),
            Route::Listen => "nghe/".to_owned(),
            Route::Worker => "service-worker.js".to_owned(),
            Route::Page(id) => format!("{}/", site.pages[id].id.value),
            Route::English => "en/".to_owned(),
            Route::NotFound => "404.html".to_owned(),
            Route::Feed(Feed::All) => "feed.xml".to_owned(),
            Route::Feed(Feed::Stories) => "guong/feed.xml".to_owned(),
            Route::Feed(Feed::Awards) => "khen-thuong/feed.xml".to_owned(),
            Route::Feed(Feed::Log) => "nhat-ky/feed.xml".to_owned(),
            Route::Sitemap => "sitemap.xml".to_owned(),
            Route::SitemapPart(number) => format!("sitemap-{number}.xml"),
            Route::Robots => "robots.txt".to_owned(),
            Route::Log => "nhat-ky/".to_owned(),
            Route::LogRecord(at) => format!("{}/", log_folder(&site.ledger.names[at])),
            Route::LogVersion(at) => {
                let entry = &site.ledger.entries[at].entry;
                format!("{}/{}/", log_folder(&entry.record), entry.version)
            }
            Route::LogVersionFile(at) => {
                let entry = &site.ledger.entries[at].entry;
                log_version_file(&entry.record, entry.version)
            }
            Route::LogFile => LOG_FILE.to_owned(),
            Route::LogCheckpoint => LOG_CHECKPOINT.to_owned(),
            Route::LogKey => LOG_KEY.to_owned(),
            Route::LogVerify => "nhat-ky/kiem-tra/".to_owned(),
            Route::LogScript => "nhat-ky/kiem-tra/log.js".to_owned(),
            Route::Attachment(id) => {
                let attachment = &site.attachments[id];
                format!("{}{}", Route::from(attachment.owner).address(site).0, attachment.name())
            }
            Route::Card(of) => format!("{}chia-se.png", of.page().address(site).0),
            Route::Picture(id, rendition) => {
                let attachment = &site.attachments[id];
                format!("{}{}", Route::from(attachment.owner).address(site).0, attachment.name_of(rendition))
            }
        })
    }
}

impl StoryFilter {
    fn path(self, site: &Site, number: usize) -> String {
        let list = match self {
            StoryFilter::All => "guong/".to_owned(),
            StoryFilter::Head(index) => format!("guong/noi-dung/{}/", site.index.heads[index].id),
            StoryFilter::Kind(kind) => format!("guong/loai/{}/", kind.as_str()),
            StoryFilter::Unit(id) => format!("guong/don-vi/{}/", site.units[id].id.value),
            StoryFilter::Year(year) => format!("guong/nam/{year}/"),
        };
        paged(list, number)
    }
}

/// A later page of a list stands below its first one.
fn paged(list: String, number: usize) -> String {
    if number > 1 { format!("{list}trang/{number}/") } else { list }
}

/// Whether a portal has a page for readers of English: its home page is one where its own language is English.
#[must_use]
pub fn has_english(site: &Site) -> bool {
    site.settings.language != Language::En
}

/// The permanent anchor of the recipient with this ordinal on the page of its list.
#[must_use]
pub fn row_anchor(ordinal: usize) -> String {
    format!("dong-{ordinal}")
}

/// The permanent anchor of a stage on the page of its list; the decision is the page itself.
#[must_use]
pub fn stage_anchor(stage: AwardStatus) -> Option<&'static str> {
    match stage {
        AwardStatus::Proposed => Some("de-nghi"),
        AwardStatus::Consultation => Some("lay-y-kien"),
        AwardStatus::Revoked => Some("huy-bo"),
        AwardStatus::Granted | AwardStatus::Corrected => None,
    }
}

/// The permanent anchor of what was corrected on a day, on the page of its list.
#[must_use]
pub fn correction_anchor(day: NaiveDate) -> String {
    format!("dinh-chinh-{day}")
}

/// The file of the award list `id` in another format, below the site's root.
#[must_use]
pub fn award_list_path(id: &str, extension: &str) -> String {
    format!("khen-thuong/{id}/{id}.{extension}")
}

impl From<Entry> for Route {
    fn from(entry: Entry) -> Self {
        match entry {
            Entry::Campaign(id) => Route::Campaign(id),
            Entry::Plan(id) => Route::Plan(id),
            Entry::Story(id) => Route::Story(id),
            Entry::AwardList(id) => Route::AwardList(id),
            Entry::Page(id) => Route::Page(id),
            Entry::Unit(id) => Route::Unit(id),
            Entry::Document(id) => Route::Document(id),
        }
    }
}
