//! The texts of a file with their places: strings of front matter and registers, Markdown bodies, cells of a CSV.
//!
//! Values of the model are in NFC and trimmed, so that they no longer tell how something was typed; here every text
//! is as it stands in the file, with the way back to the byte. What readers never see (comments, columns that are
//! not published, files at a place that the format does not know) is not among the texts.

use super::document_spelling::is_number;
use crate::diagnostic::Diagnostic;
use crate::model::{Entry, Id, Mentioned, Site, Unit};
use crate::source::{FileId, Span};
use crate::syntax::markdown::{self, Address, Cell, Image, Link, PlainText};
use crate::syntax::rows::{self, Unpublished};
use crate::syntax::table::{Node, Table, Value};
use crate::syntax::{Form, document, string_text};
use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::ops::Range;

/// One text of a file.
#[derive(Clone, Debug, Default)]
pub struct TextRun {
    plain: PlainText,
    key: Option<String>,
    cell: bool,
}

impl TextRun {
    /// The words, as they were written.
    #[must_use]
    pub fn text(&self) -> &str {
        self.plain.text()
    }

    /// Where the bytes `range` of the text stand in the file.
    #[must_use]
    pub fn span(&self, range: Range<usize>) -> Span {
        self.plain.span(range)
    }

    /// The blocks of a body with where each begins: paragraphs, headings, cells of tables. Other texts are one block.
    pub fn blocks(&self) -> impl Iterator<Item = (usize, &str)> {
        let end = |c: char| c == '\n' && self.key.is_none() && !self.cell;
        let mut start = 0;
        self.text().split_inclusive(end).map(move |block| {
            let at = start;
            start += block.len();
            (at, block)
        })
    }

    /// Whether it is a cell of a list's rows.
    #[must_use]
    pub fn is_cell(&self) -> bool {
        self.cell
    }

    /// The key of front matter or register whose value it is, with those above it: `photo.alt`, `contact.email`.
    /// `None` for bodies and cells.
    #[must_use]
    pub fn key(&self) -> Option<&str> {
        self.key.as_deref()
    }
}

/// What a file with texts is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// The settings or a register: TOML alone.
    Register,
    /// Front matter and a body.
    Markdown(Entry),
    /// The rows of an award list.
    Rows(Entry),
}

/// A file with texts.
#[derive(Clone, Copy, Debug)]
pub(super) struct File {
    id: FileId,
    sort: Sort,
}

/// All texts of one file, in their order.
#[derive(Debug)]
pub struct FileTexts<'a> {
    site: &'a Site,
    file: FileId,
    entry: Option<Entry>,
    runs: Vec<TextRun>,
    /// Cells of columns that are not published.
    hidden: Vec<Unpublished>,
    /// Cells of tables in a body, each with the words of its column's header.
    labelled: Vec<(String, Cell)>,
    /// Names of pictures in a body.
    names: Vec<(String, Span)>,
    mentions: OnceCell<Vec<(usize, Mentioned)>>,
}

/// Every file of `site` that has texts.
pub(super) fn files(site: &Site) -> Vec<File> {
    let registers = site.sources.iter().filter(|(_, file)| {
        let path = file.path();
        matches!(path, "site.toml" | "units.toml" | "documents.toml")
    });
    let registers = registers.map(|(id, _)| File { id, sort: Sort::Register });
    let bodies = site.bodies().map(|(entry, body)| File { id: body.file, sort: Sort::Markdown(entry) });
    let lists = site.award_lists.iter().filter(|(_, list)| list.rows_source != list.file);
    let mut seen = BTreeSet::new();
    let lists = lists.filter(|(_, list)| seen.insert(list.rows_source));
    let lists = lists.map(|(id, list)| File { id: list.rows_source, sort: Sort::Rows(Entry::AwardList(id)) });
    registers.chain(bodies).chain(lists).collect()
}

impl<'a> FileTexts<'a> {
    /// Reads the texts of a file.
    pub(super) fn read(site: &'a Site, file: File) -> Self {
        let text = site.sources.file(file.id).text();
        let mut texts = FileTexts {
            site,
            file: file.id,
            entry: None,
            runs: Vec::new(),
            hidden: Vec::new(),
            labelled: Vec::new(),
            names: Vec::new(),
            mentions: OnceCell::new(),
        };
        match file.sort {
            Sort::Register => texts.front_matter(text, Form::Register),
            Sort::Markdown(entry) => {
                texts.entry = Some(entry);
                let body = texts.front_matter_and_body(text);
                texts.body(text, body);
            }
            Sort::Rows(entry) => {
                texts.entry = Some(entry);
                texts.rows(text);
            }
        }
        texts
    }

    /// The file.
    #[must_use]
    pub fn file(&self) -> FileId {
        self.file
    }

    /// The record that the file holds or belongs to; none for the settings and the registers.
    #[must_use]
    pub fn entry(&self) -> Option<Entry> {
        self.entry
    }

    /// The texts.
    pub fn runs(&self) -> impl Iterator<Item = &TextRun> {
        self.runs.iter()
    }

    /// The filled cells of tables in a body, each with the words of its column's header. The words are among the
    /// [texts](Self::runs) as well, without what the header says of them.
    pub(super) fn labelled_cells(&self) -> &[(String, Cell)] {
        &self.labelled
    }

    /// Names of files that become parts of addresses: the record's own, and those of pictures in its body.
    pub(super) fn published_names(&self) -> impl Iterator<Item = (&str, Span)> {
        let path = self.site.sources.file(self.file).path();
        let own = self.entry.map(|_| stem(path.strip_suffix("/index.md").unwrap_or(path)));
        let start = Span { file: self.file, start: 0, end: 0 };
        own.map(|name| (name, start)).into_iter().chain(self.names.iter().map(|(name, span)| (name.as_str(), *span)))
    }

    /// Every place that `find` finds in a text of the file, in order.
    pub(super) fn places<'s>(
        &'s self,
        find: impl Fn(&str) -> Vec<Range<usize>> + 's,
    ) -> impl Iterator<Item = Span> + 's {
        self.runs.iter().flat_map(move |run| find(run.text()).into_iter().map(|range| run.span(range)))
    }

    /// Every mention of an official document, with the text that it stands in. The value of a key that is a document's
    /// own number is no mention.
    pub(super) fn mentions(&self) -> impl Iterator<Item = (&TextRun, &Mentioned)> {
        let mentions = self.mentions.get_or_init(|| {
            let issuer = self.issuer();
            let running = self.runs.iter().enumerate().filter(|(_, run)| !is_number(run));
            let found = |text| self.site.index.mentions.find(self.site, text, issuer).into_iter();
            running.flat_map(|(index, run)| found(run.text()).map(move |mention| (index, mention))).collect()
        });
        mentions.iter().map(|(run, mentioned)| (&self.runs[*run], mentioned))
    }

    /// Whose documents are meant where the file names a number without its issuer.
    #[must_use]
    pub fn issuer(&self) -> Option<Id<Unit>> {
        self.site.issuer_of(self.entry?)
    }

    /// Leaves findings out that stand in a column which is not published. Personal data must not stand there either,
    /// unless the column was reported for it.
    pub(super) fn published(&self, mut found: Vec<Diagnostic>) -> Vec<Diagnostic> {
        let inside = |cell: &Unpublished, span: Span| cell.span.start <= span.start && span.end <= cell.span.end;
        found.retain(|finding| {
            let counts = |cell: &Unpublished| cell.reported || finding.rule != &super::personal_data::RULE;
            !self.hidden.iter().any(|cell| inside(cell, finding.span) && counts(cell))
        });
        found
    }

    fn front_matter(&mut self, text: &str, form: Form) {
        let document = document::parse(text, form, self.file, &mut Vec::new());
        self.table(text, &document.table, "");
    }

    fn front_matter_and_body(&mut self, text: &str) -> Range<usize> {
        let document = document::parse(text, Form::Markdown, self.file, &mut Vec::new());
        self.table(text, &document.table, "");
        document.body
    }

    fn table(&mut self, text: &str, table: &Table, above: &str) {
        for (name, node) in table.entries() {
            let key = if above.is_empty() { name.value.clone() } else { format!("{above}.{}", name.value) };
            self.node(text, node, &key);
        }
    }

    fn node(&mut self, text: &str, node: &Node, key: &str) {
        match &node.value {
            Value::Text(_) => {
                let plain = string_text(text, node.span);
                self.runs.push(TextRun { plain, key: Some(key.to_owned()), cell: false });
            }
            Value::List(items) => items.iter().for_each(|item| self.node(text, item, key)),
            Value::Table(table) => self.table(text, table, key),
            Value::Number(_) | Value::Flag(_) | Value::Time(_) => {}
        }
    }

    fn body(&mut self, text: &str, body: Range<usize>) {
        let outline = self.entry.and_then(|entry| self.site.body(entry)).and_then(|body| body.outline.as_ref());
        if let Some(outline) = outline {
            self.runs.push(TextRun { plain: outline.plain.clone(), key: None, cell: false });
            self.beside(&outline.links, &outline.images);
            return;
        }
        let prose = markdown::parse(self.file, text, body);
        if let Some(Entry::AwardList(id)) = self.entry
            && self.site.award_lists[id].rows_file.is_none()
            && let Some(table) = prose.tables.first()
        {
            self.hidden = rows::unpublished(&rows::Table::from(table));
        }
        for table in &prose.tables {
            let labels = &table.header.cells;
            let filled = |(label, cell): &(&Cell, &Cell)| !label.text.is_empty() && !cell.text.is_empty();
            let cells = table.rows.iter().flat_map(|row| labels.iter().zip(&row.cells).filter(filled));
            self.labelled.extend(cells.map(|(label, cell)| (label.text.clone(), cell.clone())));
        }
        self.runs.push(TextRun { plain: prose.plain, key: None, cell: false });
        self.beside(&prose.links, &prose.images);
    }

    /// What stands in a body and is not among its words: captions, names of pictures, and what links dial.
    fn beside(&mut self, links: &[Link], images: &[Image]) {
        for image in images {
            if !image.title.is_empty() {
                self.hidden_words(&image.title, image.span);
            }
            if let Address::Local { path, .. } = &image.address {
                self.names.push((stem(path).to_owned(), image.span));
            }
        }
        for link in links {
            self.dialled(link);
        }
    }

    /// Adds words that are found as a whole only.
    fn hidden_words(&mut self, words: &str, span: Span) {
        let mut plain = PlainText::default();
        plain.push(words, span, true);
        self.runs.push(TextRun { plain, key: None, cell: false });
    }

    /// A number or a box that a link leads to is published as much as one that is read.
    fn dialled(&mut self, link: &Link) {
        const DIALS: [&str; 7] = ["tel:", "sms:", "mailto:", "zalo", "wa.me/", "viber", "whatsapp"];
        let Address::Outside(href) = &link.address else { return };
        let href = href.replace("%2B", "+").replace("%2b", "+").replace("%20", " ").replace("%40", "@");
        let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
        let number = digits(&href);
        // What the link's words say was found with the other words.
        let said = if number.len() < 8 {
            link.text.contains('@')
        } else {
            digits(&link.text).contains(&number[number.len() - 8..])
        };
        if !said && DIALS.iter().any(|part| href.to_ascii_lowercase().contains(part)) {
            self.hidden_words(&href, link.span);
        }
    }

    fn rows(&mut self, text: &str) {
        let (table, _) = rows::split(self.file, text);
        self.hidden = rows::unpublished(&table);
        for cell in table.rows.iter().flat_map(|row| &row.cells) {
            if !cell.text.is_empty() {
                self.runs.push(TextRun { plain: rows::cell_text(text, cell), key: None, cell: true });
            }
        }
    }
}

/// The name of a file without folders and ending.
fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or_default();
    name.split('.').next().unwrap_or_default()
}
