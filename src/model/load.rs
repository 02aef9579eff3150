//! From the files of a world to a linked [`Site`].

mod place;
mod reading;
mod revision;
mod rules;

use super::arena::{Arena, Id, Named};
use super::files::{Files, is_usable};
use super::settings::SCHEMA;
use super::settings::Settings;
use super::{
    Attachments, AwardForms, AwardList, Campaign, Index, OfficialDocument, Page, Plan, Site, Story, Unit, resolve,
};
use crate::diagnostic::Diagnostic;
use crate::source::{FileId, SourceFile, Sources};
use crate::syntax::schema::Kind;
use crate::syntax::table::Table;
use crate::syntax::{Fields, FileTexts, Unread};
use crate::world::{Entry, Root, World};
use rayon::prelude::*;

use place::Place;
pub(super) use reading::Reader;
use reading::{Kept, Read, Record};
pub use revision::{Revision, revision};
pub use rules::RULES;
pub(super) use rules::{double_id, unreadable};
use rules::{no_settings, odd_entry};

use place::{DOCUMENTS, SETTINGS, UNITS};

/// How many files are read before their records are gathered.
const BATCH: usize = 4096;

/// Looks at the texts of a file while they are at hand, knowing the settings and nothing else of the portal.
pub type Look<'a> = &'a (dyn Fn(&Settings, &FileTexts) -> Vec<Diagnostic> + Sync);

/// Reads, lowers and links everything that `world` holds. The findings are in no particular order.
pub fn load(world: &dyn World) -> (Site, Vec<Diagnostic>) {
    load_with(world, &|_, _| Vec::new())
}

/// The same; `look` sees the texts of every file once, and what it finds is among the findings.
pub fn load_with(world: &dyn World, look: Look<'_>) -> (Site, Vec<Diagnostic>) {
    let mut out = Vec::new();
    let entries = world.files(Root::Content).unwrap_or_default();
    let places: Vec<(Place, &Entry)> = entries.iter().map(|entry| (Place::among(&entries, entry), entry)).collect();
    let mut sources = Sources::new(reading::again(world));
    let numbered = number(&places, &mut sources, &mut out);
    // The texts of all others are looked at with the settings in hand.
    let is_settings = |(_, place, _): &&(FileId, Place, &str)| *place == Place::Settings;
    let settings = numbered.iter().find(is_settings).map(|(file, ..)| reading::settings(world, *file));
    let settings = settings.unwrap_or_else(|| unset(FileId::default()));
    let reader = Reader { world, look, settings: &settings, can_leave: sources.can_leave() };
    let mut loader = Loader { sources, ..Loader::default() };
    loader.stories.reserve_exact(numbered.iter().filter(|(_, place, _)| *place == Place::Story).count());
    for (place, entry) in places.iter().filter(|(_, entry)| !is_usable(entry)) {
        loader.broken.lose(*place, &entry.path);
    }
    // What was read waits for no more than its batch, so that no record stands in memory twice.
    for batch in numbered.chunks(BATCH) {
        let read = batch.par_iter().map(|(file, place, path)| reader.read(*file, *place, path));
        let read: Vec<(Read, Vec<Diagnostic>)> = read.collect();
        for ((file, place, path), (read, found)) in batch.iter().zip(read) {
            out.extend(found);
            if matches!(read.record, Record::None) {
                loader.broken.lose(*place, path);
            }
            loader.take(*file, read);
        }
    }
    loader.finish(&reader, &entries, out)
}

/// The settings of a world alone, as far as they can be read, with unresolved references. What is wrong with them is found
/// by [`load`].
pub fn settings(world: &dyn World) -> Settings {
    reading::settings(world, FileId::default())
}

/// The settings of a portal that has none.
fn unset(file: FileId) -> Settings {
    let table = Table::default();
    Settings::lower(file, &Fields::open(&table, &SCHEMA, &Unread::everything(), &mut Vec::new()))
}

/// Numbers the files that hold text and reports entries that cannot be content.
fn number<'a>(
    places: &[(Place, &'a Entry)],
    sources: &mut Sources,
    out: &mut Vec<Diagnostic>,
) -> Vec<(FileId, Place, &'a str)> {
    let mut numbered = Vec::new();
    for (place, entry) in places {
        let odd = !is_usable(entry);
        if *place == Place::Attached && !odd {
            continue;
        }
        let file = sources.push(SourceFile::new(entry.path.as_str(), ""));
        if odd {
            out.push(odd_entry(entry, file));
        } else {
            numbered.push((file, *place, entry.path.as_str()));
        }
    }
    numbered
}

impl resolve::Broken {
    /// Notes that what stands at `path` could not be read, which has been reported.
    fn lose(&mut self, place: Place, path: &str) {
        if place.is_record() {
            self.lost_paths.insert(path.to_owned());
        }
        match place {
            Place::Settings => self.settings = Unread::everything(),
            Place::Units => self.units = Unread::everything(),
            Place::Documents => self.documents = Unread::everything(),
            Place::Attached | Place::Unknown | Place::Misnamed => {}
            _ => {
                self.lost_plan |= place == Place::Plan;
                self.lost.insert(stem(path).to_owned());
            }
        }
    }
}

fn stem(path: &str) -> &str {
    let stem = path.strip_suffix(".md").unwrap_or(path);
    let stem = stem.strip_suffix("/index").unwrap_or(stem);
    stem.rsplit('/').next().unwrap_or(stem)
}

/// Gathers the records of all files.
#[derive(Default)]
struct Loader {
    sources: Sources,
    settings: Option<Settings>,
    units: Vec<Unit>,
    documents: Vec<OfficialDocument>,
    campaigns: Vec<Campaign>,
    plans: Vec<Plan>,
    stories: Vec<Story>,
    award_lists: Vec<AwardList>,
    pages: Vec<Page>,
    broken: resolve::Broken,
}

impl Loader {
    fn take(&mut self, file: FileId, read: Read) {
        match read.text {
            Kept::Whole(text) => self.sources.replace(file, text),
            Kept::Left(hash) => self.sources.leave(file, hash),
        }
        match read.record {
            Record::Settings(settings, unread) => {
                self.settings = Some(*settings);
                self.broken.settings = unread;
            }
            Record::Units(units, unread) => {
                let nameless = units.iter().any(|unit| unit.id.value.is_empty());
                self.broken.units = if nameless { Unread::everything() } else { unread };
                self.units = units;
            }
            Record::Documents(documents, unread) => {
                let nameless = documents.iter().any(|document| document.id.value.is_empty());
                self.broken.documents = if nameless { Unread::everything() } else { unread };
                self.documents = documents;
            }
            Record::Campaign(campaign) => self.campaigns.push(*campaign),
            Record::Plan(plan) => self.plans.push(*plan),
            Record::Story(story) => self.stories.push(*story),
            Record::AwardList(list) => self.award_lists.push(*list),
            Record::Page(page) => self.pages.push(*page),
            Record::None => {}
        }
    }

    fn finish(mut self, reader: &Reader<'_>, entries: &[Entry], mut out: Vec<Diagnostic>) -> (Site, Vec<Diagnostic>) {
        let files = Files::of(entries);
        let world = reader.world;
        let settings = self.settings.take().unwrap_or_else(|| {
            let file = self.sources.push(SourceFile::new(SETTINGS, ""));
            if self.broken.settings == Unread::default() {
                out.push(no_settings(file, place::meant_to_be(entries, SETTINGS)));
            }
            self.broken.settings = Unread::everything();
            unset(file)
        });
        let mut sources = self.sources;
        super::rows::read(&mut self.award_lists, &mut sources, files, reader, &mut out);
        place::unused_rows(entries, &self.award_lists, &mut sources, &mut out);
        let ledger = super::record_files::read(entries, &mut sources, world, &mut out);
        let today = world.clock().today(settings.time_zone);
        let units = arena(self.units, Kind::Unit, &sources, &mut out);
        let documents = arena(self.documents, Kind::Document, &sources, &mut out);
        let campaigns = arena(self.campaigns, Kind::Campaign, &sources, &mut out);
        let plans = arena(self.plans, Kind::Plan, &sources, &mut out);
        let stories = arena(self.stories, Kind::Story, &sources, &mut out);
        let award_lists = arena(self.award_lists, Kind::AwardList, &sources, &mut out);
        let pages = arena(self.pages, Kind::Page, &sources, &mut out);
        let mut site = Site {
            lost: std::mem::take(&mut self.broken.lost_paths),
            sources,
            today,
            forms: AwardForms::builtin().with_local(settings.award_forms()),
            settings,
            units,
            documents,
            campaigns,
            plans,
            stories,
            award_lists,
            pages,
            attachments: Attachments::default(),
            ledger,
            index: Index::default(),
            members: Vec::new(),
            host: None,
        };
        self.broken.misnamed = [UNITS, DOCUMENTS].map(|register| {
            place::meant_to_be(entries, register).filter(|_| !files.contains(register)).map(str::to_owned)
        });
        resolve::link(&mut site, self.broken, &mut out);
        site.index = Index::of(&site);
        site.attachments = super::attachment::gather(&site, files, world, &mut out);
        super::links::check(&site, &mut out);
        // Whoever shows a story reads its links again.
        site.stories.records_mut().iter_mut().for_each(|story| story.body.links = Vec::new());
        (site, out)
    }
}

fn arena<T: Named>(records: Vec<T>, kind: Kind, sources: &Sources, out: &mut Vec<Diagnostic>) -> Arena<T> {
    let (arena, doubles) = Arena::new(records);
    let twice = |(first, second): (Id<T>, Id<T>)| double_id(sources, kind, arena[first].id(), arena[second].id());
    out.extend(doubles.into_iter().filter(|(first, _)| !arena[*first].id().value.is_empty()).map(twice));
    arena
}
