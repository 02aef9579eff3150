//! The order of the phases: load, check, plan, render. Nothing else orders them.
//!
//! A [`Portal`] is a loaded site with its theme and findings. It answers two questions: which addresses are there
//! ([`Portal::jobs`]), and what stands at one of them ([`Portal::make`]). `build` asks for all of them, the
//! preview for the one that a browser wants, `check` for none.

mod index;
mod made_of;
mod members;
mod rules;
mod theme;

pub use made_of::{MadeOf, Unchanged};
pub use rules::{GONE, MEMBER_NAME, NO_THEME, RULES};
pub use theme::LoadedTheme;
use theme::Purpose;

use crate::artifact::Artifact;
use crate::cache::Cache;
#[cfg(feature = "cards")]
use crate::card::Press;
use crate::data::{Measure, Measuring, Shelf};
use crate::diagnostic::{self, Diagnostic, Language, Severity};
#[cfg(feature = "pictures")]
use crate::model;
use crate::model::{Attachment, AttachmentId, AwardStatus, Site};
use crate::offline::{self, Offline};
#[cfg(feature = "cards")]
use crate::pages::desk::Desk;
use crate::pages::desk::{Frame, TextWords, card_routes};
use crate::pages::{self, DataField, DataShelf, SearchFiles, ShelvedFile, ShelvedSet, Templates};
#[cfg(feature = "pictures")]
use crate::picture::{Darkroom, Negative, Rendition, Trouble};
use crate::route::{Address, DataFile, DataFormat, Route, SEARCH_INDEX, SEARCH_ROOT};
use crate::source;
use crate::theme::{STYLE_SHEET, Theme};
use crate::world::{Root, World};
use crate::{checks, data, feeds};
use rules::{changed, gone};
use serde::Serialize;
use std::collections::BTreeMap;
use std::io;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

/// The scripts of the search page, in the order in which they run.
const SEARCH_SCRIPTS: [&str; 2] = ["search.js", "search-ui.js"];

/// A site, ready to be rendered.
#[derive(Debug)]
pub struct Portal {
    /// The linked records.
    pub site: Site,
    /// The theme; none where it has errors.
    pub theme: Option<LoadedTheme>,
    /// Findings about content, in order.
    pub findings: Vec<Diagnostic>,
    frame: Frame,
    shelf: OnceLock<Shelf>,
    measures: Mutex<BTreeMap<Route, Measure>>,
    #[cfg(feature = "pictures")]
    darkroom: Darkroom,
    #[cfg(feature = "cards")]
    press: Option<Press>,
}

/// One thing to be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Job {
    /// What stands at a route.
    Route(Route),
    /// An asset of the theme, by its position.
    Asset(usize),
}

impl Portal {
    /// Reads and checks everything that `world` holds.
    #[must_use]
    pub fn load(world: &dyn World) -> Self {
        Portal::load_with(world, None)
    }

    /// The same with a theme that another portal has loaded, where this one has the same: loading one takes longer than
    /// reading a ward's content.
    #[must_use]
    pub fn load_with(world: &dyn World, shared: Option<&LoadedTheme>) -> Self {
        Portal::load_for(world, Purpose::ToMake, shared)
    }

    /// The same to tell of its faults alone; nothing can be made of it. The built-in theme is not loaded where a site has
    /// no files of its own over it: it has no faults, which tests hold.
    #[must_use]
    pub fn load_to_check(world: &dyn World) -> Self {
        Portal::load_for(world, Purpose::ToCheck, None)
    }

    fn load_for(world: &dyn World, purpose: Purpose, shared: Option<&LoadedTheme>) -> Self {
        let ahead = || if shared.is_none() { LoadedTheme::ahead(world, purpose) } else { None };
        let ((mut site, mut findings), ahead) = rayon::join(|| checks::load(world), ahead);
        let theme = LoadedTheme::of(world, &mut site, purpose, shared.or(ahead.as_ref()), &mut findings);
        diagnostic::sort(&mut findings);
        let search = theme.as_deref().and_then(search_files);
        let frame = Frame::new(&site, theme.as_deref().map(words).unwrap_or_default(), search);
        Portal {
            site,
            theme,
            findings,
            frame,
            shelf: OnceLock::new(),
            measures: Mutex::default(),
            #[cfg(feature = "pictures")]
            darkroom: Darkroom::default(),
            #[cfg(feature = "cards")]
            press: Press::new(),
        }
    }

    /// Takes over what has changed where that is no more than words of the story at `path`, below `content/`. False, and
    /// nothing done, where it is more: the portal has to be loaded again then.
    pub fn revise(&mut self, world: &dyn World, path: &str) -> bool {
        let revision = checks::revision(world, &self.site, path);
        revision.is_some_and(|revision| revision.apply(&mut self.site, &mut self.findings))
    }

    /// Keeps in `cache` what is costly to make, and takes it from there. The same bytes come out with any cache.
    #[must_use]
    pub fn with_cache(self, cache: Arc<dyn Cache>) -> Self {
        #[cfg(feature = "pictures")]
        let portal = Portal { darkroom: Darkroom::with(Arc::clone(&cache)), ..self };
        #[cfg(not(feature = "pictures"))]
        let portal = self;
        #[cfg(feature = "cards")]
        let portal = Portal { press: portal.press.map(|press| press.with(cache)), ..portal };
        #[cfg(not(feature = "cards"))]
        drop(cache);
        portal
    }

    /// Makes warnings errors.
    pub fn be_strict(&mut self) {
        diagnostic::be_strict(&mut self.findings);
    }

    /// Whether something was found that must not be published.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.findings.iter().any(|finding| finding.severity == Severity::Error)
    }

    /// Everything that the site consists of, in a fixed order.
    #[must_use]
    pub fn jobs(&self) -> Vec<Job> {
        let assets = self.theme.as_ref().map_or(0, |theme| theme.assets().count());
        routes(&self.site).into_iter().map(Job::Route).chain((0..assets).map(Job::Asset)).collect()
    }

    /// The address of a job.
    #[must_use]
    pub fn address(&self, job: Job) -> Address {
        match job {
            Job::Route(route) => route.address(&self.site),
            Job::Asset(index) => {
                let asset = self.theme.as_ref().and_then(|theme| theme.assets().nth(index));
                Address::of_file(asset.map(|asset| asset.path.clone()).unwrap_or_default())
            }
        }
    }

    /// Makes one artifact.
    ///
    /// # Errors
    /// What is wrong with the theme, or a picture that could not be read any more.
    pub fn make(&self, world: &dyn World, job: Job) -> Result<Artifact, Box<Diagnostic>> {
        let path = self.address(job).file();
        let bytes = match job {
            Job::Route(route) => self.bytes(world, route)?,
            Job::Asset(index) => {
                let asset = self.theme.as_ref().and_then(|theme| theme.assets().nth(index));
                asset.map(|asset| asset.bytes.clone()).unwrap_or_default()
            }
        };
        Ok(Artifact::new(path, bytes))
    }

    /// Whether what a job makes is long: it is better [written](Portal::write) piece by piece than held in memory.
    #[must_use]
    pub fn is_long(&self, job: Job) -> bool {
        matches!(job, Job::Route(route) if data::is_long(&self.site, route))
    }

    /// Writes the same bytes that [`Portal::make`] makes of a long job.
    ///
    /// # Errors
    /// Those of `out`.
    pub fn write(&self, job: Job, out: &mut dyn io::Write) -> io::Result<()> {
        let Job::Route(route) = job else { return Ok(()) };
        let mut out = Measuring::new(out);
        data::write_long(&self.site, route, &mut out)?;
        self.measures().insert(route, out.measure());
        Ok(())
    }

    /// Makes the search page the list from A to Z that it is without an index; nothing is to ask for
    /// [`Portal::search_index`] then.
    pub fn leave_search_out(&mut self) {
        self.frame.search = None;
    }

    /// The service worker, or the one that removes itself where the portal keeps no pages.
    fn worker(&self) -> Vec<u8> {
        let site = &self.site;
        if !site.settings.offline {
            return offline::removal();
        }
        let asset = |name: &&str| self.theme.iter().flat_map(|theme| theme.assets()).find(|asset| asset.name == *name);
        let path = |name: &str| asset(&name).map(|asset| asset.path.clone());
        // As pages link to them: a server of explicit links need not know that a folder has an index.
        let page = |route: Route| Route::Home.address(site).link_to(&route.address(site), site.settings.links);
        let pages = [Route::Home, Route::Search, Route::Offline].map(page);
        let search: &[&str] = if self.frame.search.is_some() { &SEARCH_SCRIPTS } else { &[] };
        let assets = [STYLE_SHEET, "favicon.svg", "keep.js", "offline.js"];
        let assets = assets.into_iter().chain(search.iter().copied()).filter_map(path);
        offline::worker(&Offline {
            version: self.version(),
            shell: pages.iter().cloned().chain(assets).collect(),
            offline: page(Route::Offline),
            style: path(STYLE_SHEET),
            hashed: vec!["assets/".to_owned(), SEARCH_INDEX.to_owned()],
            mutable: vec![format!("{SEARCH_INDEX}{SEARCH_ROOT}")],
        })
    }

    fn bytes(&self, world: &dyn World, route: Route) -> Result<Vec<u8>, Box<Diagnostic>> {
        if let Route::Attachment(id) = route {
            return self.attached(world, id);
        }
        #[cfg(feature = "pictures")]
        if let Route::Picture(id, rendition) = route {
            return self.picture(world, id, rendition);
        }
        #[cfg(feature = "cards")]
        if let (Route::Card(of), Some(press)) = (route, &self.press) {
            return Ok(press.print(&Desk::new(&self.site, &self.frame, route).card(of)));
        }
        if route == Route::Worker {
            return Ok(self.worker());
        }
        if route == Route::OpenData {
            self.frame.shelf.get_or_init(|| shelved(&self.site, self.shelf()));
        }
        if let Some(theme) = &self.theme
            && let Some(page) = pages::make(&self.site, &self.frame, route, &Rendering(theme))
        {
            return page;
        }
        let file = feeds::render(&self.site, route).or_else(|| data::render(&self.site, route));
        if let (Some(file), Route::Data(DataFile::Set(..))) = (&file, route) {
            self.measures().insert(route, Measure::of(file));
        }
        Ok(file.or_else(|| data::describe(&self.site, self.shelf(), route)).unwrap_or_default())
    }

    /// The bytes of an attachment, which are still those that were checked.
    fn attached(&self, world: &dyn World, id: AttachmentId) -> Result<Vec<u8>, Box<Diagnostic>> {
        let Attachment { source, sha256, .. } = &self.site.attachments[id];
        match world.read(Root::Content, source) {
            Ok(bytes) if source::sha256(&bytes) == *sha256 => Ok(bytes),
            Ok(_) => Err(Box::new(changed(&self.site, source))),
            Err(error) => Err(Box::new(gone(&self.site, source, &error))),
        }
    }

    /// The files of open data, measured when they are first asked for.
    fn shelf(&self) -> &Shelf {
        self.shelf.get_or_init(|| Shelf::of(&self.site, |route| self.measures().get(&route).cloned()))
    }

    fn measures(&self) -> MutexGuard<'_, BTreeMap<Route, Measure>> {
        self.measures.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Says which files were no longer what was checked when pages were made of them. Ask when all is made: what was made
    /// must not be published then.
    #[must_use]
    pub fn changed(&self) -> Vec<Diagnostic> {
        let sources = &self.site.sources;
        sources.changed().into_iter().map(|id| changed(&self.site, sources.path(id))).collect()
    }

    /// Whether a job tells of what others make, so that it is cheaper after them. It can be made at any time.
    #[must_use]
    pub fn comes_last(job: Job) -> bool {
        matches!(job, Job::Route(Route::OpenData | Route::Data(DataFile::Package | DataFile::Catalogue)))
    }
}

#[cfg(feature = "pictures")]
impl Portal {
    /// One of the files of a picture.
    fn picture(&self, world: &dyn World, id: AttachmentId, rendition: Rendition) -> Result<Vec<u8>, Box<Diagnostic>> {
        let attachment = &self.site.attachments[id];
        let Attachment { sha256, span, .. } = attachment;
        let largest = attachment.renditions().pop().unwrap_or(rendition);
        let made = self.darkroom.make(Negative { sha256, largest }, rendition, || self.attached(world, id));
        made.map_err(|trouble| match trouble {
            Trouble::Unread(finding) => finding,
            Trouble::Fault(_) => Box::new(model::damaged(&attachment.name(), *span)),
        })
    }
}

/// Every route of a site.
#[must_use]
pub fn routes(site: &Site) -> Vec<Route> {
    let attachments = site.attachments.iter().flat_map(|(id, attachment)| {
        let made = attachment.renditions();
        let as_it_is = made.is_empty().then_some(Route::Attachment(id));
        as_it_is.into_iter().chain(made.into_iter().map(move |rendition| Route::Picture(id, rendition)))
    });
    let files = feeds::routes(site).into_iter().chain(data::routes(site));
    pages::routes(site)
        .into_iter()
        .chain(attachments)
        .chain(card_routes(site))
        .chain(files)
        .chain([Route::Worker])
        .collect()
}

/// Lets page kinds render by the theme without knowing it.
struct Rendering<'a>(&'a Theme);

impl Templates for Rendering<'_> {
    type Output = Result<Vec<u8>, Box<Diagnostic>>;

    fn render<C: Serialize>(&self, template: &'static str, language: Language, context: &C) -> Self::Output {
        self.0.render_in(language, template, context)
    }
}

/// The scripts of the search page, in the order in which they run; none where a theme has left one out.
fn search_files(theme: &Theme) -> Option<SearchFiles> {
    let script =
        |name: &str| theme.assets().find(|asset| asset.name == name).map(|asset| Address::of_file(&asset.path));
    let scripts = SEARCH_SCRIPTS.map(script).into_iter().collect::<Option<Vec<_>>>()?;
    Some(SearchFiles { scripts, index: Address::of_file(SEARCH_INDEX) })
}

/// What the page of open data shows of its files.
fn shelved(site: &Site, shelf: &Shelf) -> DataShelf {
    let language = site.settings.language;
    let field = |column: &data::Column| DataField {
        name: column.name,
        kind: column.kind.key(),
        vi: column.meaning.vi,
        en: column.meaning.en,
    };
    let file = |file: &data::ShelfFile| ShelvedFile {
        route: file.route,
        format: if file.format == DataFormat::Schema { "schema" } else { file.format.as_str() },
        bytes: file.bytes,
        sha256: file.sha256.clone(),
    };
    let set = |set: &data::ShelfSet| ShelvedSet {
        key: set.table.as_str(),
        about: set.about.get(language).to_owned(),
        rows: set.rows,
        fields: set.columns.iter().map(field).collect(),
        files: set.files.iter().map(file).collect(),
    };
    DataShelf { version: data::VERSION.to_string(), sets: shelf.sets.iter().map(set).collect() }
}

fn words(theme: &Theme) -> TextWords {
    let text = |key: &str| theme.strings().text(key).unwrap_or_default().to_owned();
    let status = AwardStatus::ALL.iter().map(|status| status.as_str());
    TextWords {
        notes: text("footnotes.title"),
        back: text("footnotes.back"),
        sample: text("sample.note"),
        status: status.map(|status| (status, text(&format!("status.{status}")))).collect(),
    }
}
