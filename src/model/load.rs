//! From the files of a world to a linked [`Site`].

mod rules;

use super::arena::{Arena, Id, Named};
use super::files::{Files, is_usable};
use super::references::Parsed;
use super::settings::Settings;
use super::{
    Attachments, AwardForms, AwardList, Campaign, Index, OfficialDocument, Page, Plan, Site, Story, Unit, award_list,
    campaign, official_document, page, plan, resolve, settings, story, unit,
};
use crate::diagnostic::Diagnostic;
use crate::source::{FileId, SourceFile, Sources, Span, Spanned};
use crate::syntax::schema::Kind;
use crate::syntax::table::Table;
use crate::syntax::{Fields, Form, Schema, Unread, document, is_id, slug};
use crate::world::{Entry, Root, World};
use rayon::prelude::*;
use std::sync::Arc;

pub use rules::RULES;
use rules::{bad_file_id, no_settings, odd_entry, unknown_place};
pub(super) use rules::{double_id, unreadable};

/// Reads, lowers and links everything that `world` holds. The findings are in no particular order.
pub fn load(world: &dyn World) -> (Site, Vec<Diagnostic>) {
    let mut out = Vec::new();
    let entries = world.files(Root::Content).unwrap_or_default();
    let places: Vec<(Place, &Entry)> = entries.iter().map(|entry| (Place::of(&entry.path), entry)).collect();
    let (sources, numbered) = number(&places, &mut out);
    let read: Vec<(Read, Vec<Diagnostic>)> = numbered
        .par_iter()
        .map(|(file, place, path)| {
            let mut out = Vec::new();
            (read(world, *file, *place, path, &mut out), out)
        })
        .collect();
    let mut loader = Loader { texts: sources, ..Loader::default() };
    for (place, entry) in places.iter().filter(|(_, entry)| !is_usable(entry)) {
        loader.broken.lose(*place, &entry.path);
    }
    for ((file, place, path), (read, found)) in numbered.iter().zip(read) {
        out.extend(found);
        if matches!(read.record, Record::None) {
            loader.broken.lose(*place, path);
        }
        loader.take(*file, read);
    }
    loader.finish(world, &entries, out)
}

/// What a path of the content folder holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Settings,
    Units,
    Documents,
    Campaign,
    Plan,
    Story,
    AwardList,
    Page,
    /// Rows, pictures, scans: read when a record names them.
    Attached,
    /// Markdown or TOML where the format knows of none.
    Unknown,
}

impl Place {
    fn of(path: &str) -> Place {
        let extension = |wanted: &str| path.rsplit_once('.').is_some_and(|(_, extension)| extension == wanted);
        let markdown = extension("md");
        let (folder, rest) = path.split_once('/').unwrap_or(("", path));
        match (folder, rest) {
            ("", "site.toml") => Place::Settings,
            ("", "units.toml") => Place::Units,
            ("", "documents.toml") => Place::Documents,
            ("stories", _) if markdown => Place::Story,
            (_, rest) if markdown && !rest.contains('/') && !folder.is_empty() => match folder {
                "campaigns" => Place::Campaign,
                "plans" => Place::Plan,
                "awards" => Place::AwardList,
                "pages" => Place::Page,
                _ => Place::Unknown,
            },
            _ if markdown || extension("toml") => Place::Unknown,
            _ => Place::Attached,
        }
    }
}

/// Numbers the files that hold text and reports entries that cannot be content.
fn number<'a>(
    places: &[(Place, &'a Entry)],
    out: &mut Vec<Diagnostic>,
) -> (Vec<SourceFile>, Vec<(FileId, Place, &'a str)>) {
    let mut sources = Vec::new();
    let mut numbered = Vec::new();
    for (place, entry) in places {
        let odd = !is_usable(entry);
        if *place == Place::Attached && !odd {
            continue;
        }
        let file = FileId(u32::try_from(sources.len()).unwrap_or(u32::MAX));
        sources.push(SourceFile::new(entry.path.as_str(), ""));
        if odd {
            out.push(odd_entry(entry, file));
        } else {
            numbered.push((file, *place, entry.path.as_str()));
        }
    }
    (sources, numbered)
}

/// A file read: its text and, where it could be lowered, its record.
struct Read {
    text: Arc<str>,
    record: Record,
}

enum Record {
    Settings(Box<Settings>, Unread),
    Units(Vec<Unit>, Unread),
    Documents(Vec<OfficialDocument>, Unread),
    Campaign(Box<Campaign>),
    Plan(Box<Plan>),
    Story(Box<Story>),
    AwardList(Box<AwardList>),
    Page(Box<Page>),
    None,
}

fn read(world: &dyn World, file: FileId, place: Place, path: &str, out: &mut Vec<Diagnostic>) -> Read {
    let text: Arc<str> = match world.read(Root::Content, path) {
        Ok(bytes) => document::decode(&bytes, file, out),
        Err(error) => {
            out.push(unreadable(file, &error));
            return Read { text: "".into(), record: Record::None };
        }
    };
    let form = match place {
        Place::Settings | Place::Units | Place::Documents => Form::Register,
        _ => Form::Markdown,
    };
    if place == Place::Unknown {
        out.push(unknown_place(file));
        return Read { text, record: Record::None };
    }
    let record = if form == Form::Register {
        register(place, file, &text, out)
    } else {
        let document = document::parse(&text, form, file, out);
        let parsed = Parsed { file, id: id_of(path, file, out), text: text.clone(), document };
        lower(place, &parsed, out)
    };
    Read { text, record }
}

fn register(place: Place, file: FileId, text: &str, out: &mut Vec<Diagnostic>) -> Record {
    let document = document::parse(text, Form::Register, file, out);
    let mut open = |schema| Fields::open(&document.table, schema, &document.unread, out);
    match place {
        Place::Settings => {
            Record::Settings(Box::new(Settings::lower(file, &open(&settings::SCHEMA))), document.unread.clone())
        }
        Place::Units => {
            let units = open(&unit::REGISTER).tables("unit");
            Record::Units(units.iter().map(Unit::lower).collect(), document.unread.clone())
        }
        _ => {
            let documents = open(&official_document::REGISTER).tables("document");
            Record::Documents(documents.iter().map(OfficialDocument::lower).collect(), document.unread.clone())
        }
    }
}

fn lower(place: Place, parsed: &Parsed, out: &mut Vec<Diagnostic>) -> Record {
    let Parsed { document, .. } = parsed;
    let open = |schema: &'static Schema, out: &mut Vec<Diagnostic>| {
        Fields::open(&document.table, schema, &document.unread, out)
    };
    match place {
        Place::Campaign => {
            let fields = open(&campaign::SCHEMA, out);
            Record::Campaign(Box::new(Campaign::lower(parsed, &fields, out)))
        }
        Place::Plan => {
            let fields = open(&plan::SCHEMA, out);
            Record::Plan(Box::new(Plan::lower(parsed, &fields, out)))
        }
        Place::Story => {
            let fields = open(&story::SCHEMA, out);
            Record::Story(Box::new(Story::lower(parsed, &fields, out)))
        }
        Place::AwardList => {
            let fields = open(&award_list::SCHEMA, out);
            Record::AwardList(Box::new(AwardList::lower(parsed, &fields, out)))
        }
        _ => {
            let fields = open(&page::SCHEMA, out);
            Record::Page(Box::new(Page::lower(parsed, &fields, out)))
        }
    }
}

impl resolve::Broken {
    /// Notes that what stands at `path` could not be read, which has been reported.
    fn lose(&mut self, place: Place, path: &str) {
        match place {
            Place::Settings => self.settings = Unread::everything(),
            Place::Units => self.units = Unread::everything(),
            Place::Documents => self.documents = Unread::everything(),
            Place::Attached | Place::Unknown => {}
            _ => drop(self.lost.insert(stem(path).to_owned())),
        }
    }
}

/// The id that a path gives: the stem, or the folder's name for an `index.md`.
fn id_of(path: &str, file: FileId, out: &mut Vec<Diagnostic>) -> Spanned<String> {
    let name = stem(path);
    if is_id(name) {
        return Spanned::new(name.to_owned(), Span::top(file));
    }
    out.push(bad_file_id(name, file));
    Spanned::new(slug(name), Span::top(file))
}

fn stem(path: &str) -> &str {
    let stem = path.strip_suffix(".md").unwrap_or(path);
    let stem = stem.strip_suffix("/index").unwrap_or(stem);
    stem.rsplit('/').next().unwrap_or(stem)
}

/// Gathers the records of all files.
#[derive(Default)]
struct Loader {
    texts: Vec<SourceFile>,
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
        let slot = &mut self.texts[file.0 as usize];
        *slot = SourceFile::new(slot.path(), read.text);
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

    fn finish(mut self, world: &dyn World, entries: &[Entry], mut out: Vec<Diagnostic>) -> (Site, Vec<Diagnostic>) {
        let files = &Files::of(entries);
        let settings = self.settings.take().unwrap_or_else(|| {
            self.texts.push(SourceFile::new("site.toml", ""));
            let file = FileId(u32::try_from(self.texts.len() - 1).unwrap_or(u32::MAX));
            if self.broken.settings == Unread::default() {
                out.push(no_settings(file));
            }
            self.broken.settings = Unread::everything();
            let table = Table::default();
            Settings::lower(file, &Fields::open(&table, &settings::SCHEMA, &Unread::everything(), &mut Vec::new()))
        });
        let mut sources = Sources::new(self.texts);
        super::rows::read(&mut self.award_lists, &mut sources, files, world, &mut out);
        let ledger = super::record_files::read(entries, &mut sources, world, &mut out);
        let today = world.clock().today(settings.time_zone);
        let mut site = Site {
            sources,
            today,
            forms: AwardForms::builtin().with_local(settings.award_forms()),
            settings,
            units: arena(self.units, Kind::Unit, &mut out),
            documents: arena(self.documents, Kind::Document, &mut out),
            campaigns: arena(self.campaigns, Kind::Campaign, &mut out),
            plans: arena(self.plans, Kind::Plan, &mut out),
            stories: arena(self.stories, Kind::Story, &mut out),
            award_lists: arena(self.award_lists, Kind::AwardList, &mut out),
            pages: arena(self.pages, Kind::Page, &mut out),
            attachments: Attachments::default(),
            ledger,
            index: Index::default(),
            members: Vec::new(),
            host: None,
        };
        resolve::link(&mut site, self.broken, &mut out);
        site.index = Index::of(&site);
        site.attachments = super::attachment::gather(&site, files, world, &mut out);
        super::links::check(&site, &mut out);
        (site, out)
    }
}

fn arena<T: Named>(records: Vec<T>, kind: Kind, out: &mut Vec<Diagnostic>) -> Arena<T> {
    let (arena, doubles) = Arena::new(records);
    let twice = |(first, second): (Id<T>, Id<T>)| double_id(kind, arena[first].id(), arena[second].id());
    out.extend(doubles.into_iter().filter(|(first, _)| !arena[*first].id().value.is_empty()).map(twice));
    arena
}
