//! The texts of one file with what they say of other records.

use crate::model::{Entry, Id, Mentioned, Site, Unit};
use crate::source::FileId;
use crate::syntax::{FileTexts, Form, TextRun, document, markdown};
use std::cell::OnceCell;
use std::collections::BTreeSet;

/// What a file with texts is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sort {
    /// The settings or a register: TOML alone.
    Register,
    /// Front matter and a body.
    Record(Entry),
    /// The rows of an award list.
    Rows(Entry),
}

/// A file with texts.
#[derive(Clone, Copy, Debug)]
pub(super) struct File {
    id: FileId,
    sort: Sort,
}

/// Every file of `site` that has texts.
pub(super) fn files(site: &Site) -> Vec<File> {
    let is_register = |path: &str| matches!(path, "site.toml" | "units.toml" | "documents.toml");
    let registers = site.sources.paths().filter(|(_, path)| is_register(path));
    let registers = registers.map(|(id, _)| File { id, sort: Sort::Register });
    let bodies = site.bodies().map(|(entry, body)| File { id: body.file, sort: Sort::Record(entry) });
    let lists = site.award_lists.iter().filter(|(_, list)| list.rows_source != list.file);
    let mut seen = BTreeSet::new();
    let lists = lists.filter(|(_, list)| seen.insert(list.rows_source));
    let lists = lists.map(|(id, list)| File { id: list.rows_source, sort: Sort::Rows(Entry::AwardList(id)) });
    registers.chain(bodies).chain(lists).collect()
}

impl File {
    /// Whether its texts may say anything of other records. Of most stories it is known that they do not.
    pub fn may_link(self, site: &Site) -> bool {
        match self.sort {
            Sort::Record(entry @ Entry::Story(_)) => site.body(entry).is_some_and(|body| body.may_mention),
            _ => true,
        }
    }

    /// Reads the texts once more.
    pub fn texts(self, site: &Site) -> FileTexts {
        let source = site.sources.file(self.id);
        let (path, text) = (source.path(), source.text());
        let open = |form| document::parse(text, form, self.id, &mut Vec::new());
        match self.sort {
            Sort::Register => FileTexts::of_register(self.id, text, &open(Form::Register).table),
            Sort::Rows(_) => FileTexts::of_rows(self.id, path, text),
            Sort::Record(entry) => {
                let document = open(Form::Markdown);
                let texts = FileTexts::of_front_matter(self.id, path, text, &document.table);
                if let Some(outline) = site.body(entry).and_then(|body| body.outline.as_ref()) {
                    return texts.with_outline(outline);
                }
                let has_rows = matches!(entry, Entry::AwardList(id) if site.award_lists[id].rows_file.is_none());
                texts.with_prose(markdown::parse(self.id, text, document.body), has_rows)
            }
        }
    }
}

/// The texts of one file, and the portal that they are a part of.
#[derive(Debug)]
pub struct LinkedTexts<'a> {
    site: &'a Site,
    entry: Option<Entry>,
    texts: FileTexts,
    mentions: OnceCell<Vec<(usize, Mentioned)>>,
}

impl<'a> LinkedTexts<'a> {
    /// Reads the texts of a file.
    pub(super) fn read(site: &'a Site, file: File) -> Self {
        let entry = match file.sort {
            Sort::Register => None,
            Sort::Record(entry) | Sort::Rows(entry) => Some(entry),
        };
        LinkedTexts { site, entry, texts: file.texts(site), mentions: OnceCell::new() }
    }

    /// The texts.
    #[must_use]
    pub fn texts(&self) -> &FileTexts {
        &self.texts
    }

    /// The record that the file holds or belongs to; none for the settings and the registers.
    #[must_use]
    pub fn entry(&self) -> Option<Entry> {
        self.entry
    }

    /// Every mention of an official document, with the text that it stands in. The value of a key that is a document's
    /// own number is no mention.
    pub(super) fn mentions(&self) -> impl Iterator<Item = (&TextRun, &Mentioned)> {
        let runs: Vec<&TextRun> = self.texts.runs().filter(|run| !run.is_number()).collect();
        let mentions = self.mentions.get_or_init(|| {
            let (known, issuer) = (&self.site.index.mentions, self.issuer());
            let mut mentions = Vec::new();
            for (index, run) in runs.iter().enumerate() {
                let found = known.find(self.site, run.text(), issuer).into_iter();
                mentions.extend(found.map(|mention| (index, mention)));
            }
            mentions
        });
        mentions.iter().filter_map(move |(run, mentioned)| Some((*runs.get(*run)?, mentioned)))
    }

    /// Whose documents are meant where the file names a number without its issuer.
    #[must_use]
    pub fn issuer(&self) -> Option<Id<Unit>> {
        self.site.issuer_of(self.entry?)
    }
}
