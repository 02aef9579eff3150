//! One file of the content folder: read, looked at, lowered.

use super::place::{self, Place, SETTINGS};
use super::rules::{bad_file_id, long_file_id};
use super::{Look, stem, unreadable, unset};
use crate::diagnostic::Diagnostic;
use crate::model::references::Parsed;
use crate::model::settings::Settings;
use crate::model::{
    AwardList, Body, Campaign, OfficialDocument, Page, Plan, Story, Unit, award_list, campaign, official_document,
    page, plan, settings, story, unit,
};
use crate::source::{Again, FileId, Hash, SourceFile, Span, Spanned, text_hash};
use crate::syntax::markdown::{self, Prose};
use crate::syntax::schema::misspelt;
use crate::syntax::{Document, Fields, FileTexts, Form, LONGEST_ID, Schema, TextRun, Unread, document, is_id, slug};
use crate::vietnamese::may_mention_document;
use crate::world::{Root, World};
use std::sync::Arc;

/// Reads the files of a world.
pub(in crate::model) struct Reader<'a> {
    pub world: &'a dyn World,
    pub look: Look<'a>,
    pub settings: &'a Settings,
    /// Whether texts may be let go.
    pub can_leave: bool,
}

/// A file read: its text and, where it could be lowered, its record.
pub(super) struct Read {
    pub text: Kept,
    pub record: Record,
}

/// What is kept of a text.
pub(super) enum Kept {
    Whole(SourceFile),
    Left(Hash),
}

pub(super) enum Record {
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

/// Reads content again, where the world allows it.
#[derive(Debug)]
struct ContentAgain<W>(W);

impl Again for ContentAgain<Arc<dyn World>> {
    fn again(&self, path: &str) -> Option<Arc<str>> {
        let bytes = self.0.read(Root::Content, path).ok()?;
        Some(document::decode(&bytes, FileId::default(), &mut Vec::new()))
    }
}

/// What reads texts of `world` again that were let go; none where they are to be kept.
pub(super) fn again(world: &dyn World) -> Option<Arc<dyn Again>> {
    world.again().map(|world| Arc::new(ContentAgain(world)) as Arc<dyn Again>)
}

/// The settings alone, as far as they can be read. What is wrong with them is found when all files are read.
pub(super) fn settings(world: &dyn World, file: FileId) -> Settings {
    let Ok(bytes) = world.read(Root::Content, SETTINGS) else { return unset(file) };
    let out = &mut Vec::new();
    let text = document::decode(&bytes, file, out);
    let document = document::parse(&text, Form::Register, file, out);
    Settings::lower(file, &Fields::open(&document.table, &settings::SCHEMA, &document.unread, out))
}

impl Reader<'_> {
    /// Reads one file, and says what is wrong with it.
    pub(super) fn read(&self, file: FileId, place: Place, path: &str) -> (Read, Vec<Diagnostic>) {
        let mut out = Vec::new();
        let nothing = || Read { text: Kept::Whole(SourceFile::new(path, "")), record: Record::None };
        if place == Place::Misnamed {
            return (nothing(), vec![place::unread(place, path, file)]);
        }
        let text = match self.world.read(Root::Content, path) {
            Ok(bytes) if document::is_utf16(&bytes) => {
                let text = document::decode(&bytes, file, &mut out);
                return (Read { text: Kept::Whole(SourceFile::new(path, text)), record: Record::None }, out);
            }
            Ok(bytes) => document::decode(&bytes, file, &mut out),
            Err(error) => {
                out.push(unreadable(file, &error));
                return (nothing(), out);
            }
        };
        let record = self.read_text(file, place, path, &text, &mut out);
        // A text with findings is shown with them.
        let text = if self.can_leave && place == Place::Story && out.is_empty() {
            Kept::Left(text_hash(&text))
        } else {
            Kept::Whole(SourceFile::new(path, text))
        };
        (Read { text, record }, out)
    }

    /// Lowers a file that was read, and says what is wrong with it.
    pub(super) fn read_text(
        &self,
        file: FileId,
        place: Place,
        path: &str,
        text: &Arc<str>,
        out: &mut Vec<Diagnostic>,
    ) -> Record {
        match place {
            Place::Unknown | Place::Misnamed | Place::Attached => {
                out.push(place::unread(place, path, file));
                Record::None
            }
            Place::Settings | Place::Units | Place::Documents => self.register(place, file, text, out),
            _ => self.record(place, file, path, text, out),
        }
    }

    /// Shows texts to whoever wants to look at them.
    pub(in crate::model) fn look(&self, texts: &FileTexts, out: &mut Vec<Diagnostic>) {
        out.extend((self.look)(self.settings, texts));
    }

    fn register(&self, place: Place, file: FileId, text: &str, out: &mut Vec<Diagnostic>) -> Record {
        let mut document = document::parse(text, Form::Register, file, out);
        self.look(&FileTexts::of_register(file, text, &document.table), out);
        let schema = match place {
            Place::Settings => &settings::SCHEMA,
            Place::Units => &unit::REGISTER,
            _ => &official_document::REGISTER,
        };
        document.unread.note(misspelt(&document.table, schema));
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

    fn record(&self, place: Place, file: FileId, path: &str, text: &Arc<str>, out: &mut Vec<Diagnostic>) -> Record {
        let mut document = document::parse(text, Form::Markdown, file, out);
        document.unread.note(misspelt(&document.table, schema_of(place)));
        let is_outline = place == Place::Plan;
        let prose = if is_outline { Prose::default() } else { markdown::parse(file, text, document.body.clone()) };
        let parsed = Parsed { file, id: id_of(path, file, out), text: Arc::clone(text), document, prose };
        let mut record = lower(place, &parsed, out);
        let Parsed { document: Document { table, .. }, prose, .. } = parsed;
        let texts = FileTexts::of_front_matter(file, path, text, &table);
        let has_rows = matches!(&record, Record::AwardList(list) if list.rows_file.is_none());
        let texts = match record.body().and_then(|body| body.outline.as_ref()) {
            Some(outline) => texts.with_outline(outline),
            None => texts.with_prose(prose, has_rows),
        };
        if let Some(body) = record.body() {
            // A story's prose was looked at already.
            let is_open = |run: &&TextRun| place != Place::Story || run.key().is_some();
            body.may_mention |= texts.runs().filter(is_open).any(|run| may_mention_document(run.text()));
        }
        self.look(&texts, out);
        record
    }
}

impl Record {
    fn body(&mut self) -> Option<&mut Body> {
        match self {
            Record::Campaign(record) => Some(&mut record.body),
            Record::Plan(record) => Some(&mut record.body),
            Record::Story(record) => Some(&mut record.body),
            Record::AwardList(record) => Some(&mut record.body),
            Record::Page(record) => Some(&mut record.body),
            Record::Settings(..) | Record::Units(..) | Record::Documents(..) | Record::None => None,
        }
    }
}

/// The keys that the front matter of a record has.
fn schema_of(place: Place) -> &'static Schema {
    match place {
        Place::Campaign => &campaign::SCHEMA,
        Place::Plan => &plan::SCHEMA,
        Place::Story => &story::SCHEMA,
        Place::AwardList => &award_list::SCHEMA,
        _ => &page::SCHEMA,
    }
}

fn lower(place: Place, parsed: &Parsed, out: &mut Vec<Diagnostic>) -> Record {
    let Parsed { document, .. } = parsed;
    let fields = Fields::open(&document.table, schema_of(place), &document.unread, out);
    match place {
        Place::Campaign => Record::Campaign(Box::new(Campaign::lower(parsed, &fields, out))),
        Place::Plan => Record::Plan(Box::new(Plan::lower(parsed, &fields, out))),
        Place::Story => Record::Story(Box::new(Story::lower(parsed, &fields, out))),
        Place::AwardList => Record::AwardList(Box::new(AwardList::lower(parsed, &fields, out))),
        _ => Record::Page(Box::new(Page::lower(parsed, &fields, out))),
    }
}

/// The id that a path gives: the stem, or the folder's name for an `index.md`.
fn id_of(path: &str, file: FileId, out: &mut Vec<Diagnostic>) -> Spanned<String> {
    let name = stem(path);
    if is_id(name) {
        if name.len() > LONGEST_ID {
            out.push(long_file_id(name, file));
        }
        return Spanned::new(name.to_owned(), Span::top(file));
    }
    out.push(bad_file_id(name, file));
    Spanned::new(slug(name), Span::top(file))
}
