//! The texts of a file with their places: strings of front matter and registers, Markdown bodies, cells of a CSV.
//!
//! Values of the model are in NFC and trimmed, so that they no longer tell how something was typed; here every text
//! is as it stands in the file, with the way back to the byte. What readers never see (comments, columns that are
//! not published, files at a place that the format does not know) is not among the texts.

use super::markdown::{Address, Cell, Image, Link, PlainText, Prose, anchor_of};
use super::outline::Outline;
use super::rows::{self, Unpublished};
use super::string_text;
use super::table::{Node, Table, Value};
use crate::source::{FileId, Span};
use memchr::memchr;
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
        let text = self.text();
        let is_body = self.key.is_none() && !self.cell;
        let mut start = 0;
        std::iter::from_fn(move || {
            let rest = text.get(start..).filter(|rest| !rest.is_empty())?;
            let line = if is_body { memchr(b'\n', rest.as_bytes()).map(|at| at + 1) } else { None };
            let block = &rest[..line.unwrap_or(rest.len())];
            start += block.len();
            Some((start - block.len(), block))
        })
    }

    /// Whether it is the number and symbol of a document, as the value of a key of its own.
    #[must_use]
    pub fn is_number(&self) -> bool {
        self.key().is_some_and(|key| key == "number" || key.ends_with(".number"))
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

/// A filled cell of a table in a body, with the words of its column's header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LabelledCell {
    /// The words of the header.
    pub label: String,
    /// The cell.
    pub cell: Cell,
    /// Which row of the file's tables it stands in.
    pub row: usize,
}

/// All texts of one file, in their order.
#[derive(Debug, Default)]
pub struct FileTexts {
    file: FileId,
    runs: Vec<TextRun>,
    hidden: Vec<Unpublished>,
    labelled: Vec<LabelledCell>,
    /// Names of files and anchors that become parts of addresses.
    names: Vec<(String, Span)>,
}

impl FileTexts {
    /// The texts of a register, or of the settings.
    #[must_use]
    pub fn of_register(file: FileId, text: &str, table: &Table) -> Self {
        let mut texts = FileTexts { file, ..FileTexts::default() };
        texts.table(text, table, "");
        texts
    }

    /// The texts of a record's front matter. The name of the file at `path` is a part of its address.
    #[must_use]
    pub fn of_front_matter(file: FileId, path: &str, text: &str, table: &Table) -> Self {
        let mut texts = FileTexts::of_register(file, text, table);
        let own = stem(path.strip_suffix("/index.md").unwrap_or(path));
        texts.names.push((own.to_owned(), Span::top(file)));
        texts
    }

    /// The same with those of a body, whose first table may hold the rows of an award list.
    #[must_use]
    pub fn with_prose(mut self, prose: Prose, has_rows: bool) -> Self {
        let Prose { links, images, headings, tables, plain, .. } = prose;
        if let Some(rows) = tables.first().filter(|_| has_rows) {
            self.hidden = rows::unpublished(&rows::Table::from(rows));
        }
        let mut at = 0;
        for table in tables {
            let labels = &table.header.cells;
            for row in table.rows {
                at += 1;
                let filled = |(label, cell): &(&Cell, Cell)| !label.text.is_empty() && !cell.text.is_empty();
                let cells = labels.iter().zip(row.cells).filter(filled);
                let cells = cells.map(|(label, cell)| LabelledCell { label: label.text.clone(), cell, row: at });
                self.labelled.extend(cells);
            }
        }
        self.runs.push(TextRun { plain, key: None, cell: false });
        self.beside(&links, &images);
        for heading in &headings {
            self.anchor(&heading.id, &heading.text, heading.span);
        }
        self
    }

    /// The same with those of an official outline.
    #[must_use]
    pub fn with_outline(mut self, outline: &Outline) -> Self {
        self.runs.push(TextRun { plain: outline.plain.clone(), key: None, cell: false });
        self.beside(&outline.links, &outline.images);
        for section in outline.sections() {
            self.anchor(&section.anchor, outline.text(section.title), section.span);
        }
        self
    }

    /// The texts of a file with an award list's rows.
    #[must_use]
    pub fn of_rows(file: FileId, path: &str, text: &str) -> Self {
        let names = vec![(stem(path).to_owned(), Span::top(file))];
        let mut texts = FileTexts { file, names, ..FileTexts::default() };
        let (table, _) = rows::split(file, text);
        texts.hidden = rows::unpublished(&table);
        for cell in table.rows.iter().flat_map(|row| &row.cells) {
            if !cell.text.is_empty() {
                texts.runs.push(TextRun { plain: rows::cell_text(text, cell), key: None, cell: true });
            }
        }
        texts
    }

    /// The file.
    #[must_use]
    pub fn file(&self) -> FileId {
        self.file
    }

    /// The texts.
    pub fn runs(&self) -> impl Iterator<Item = &TextRun> {
        self.runs.iter()
    }

    /// The filled cells of tables in a body, each with the words of its column's header. The words are among the
    /// [texts](Self::runs) as well, without what the header says of them.
    #[must_use]
    pub fn labelled_cells(&self) -> &[LabelledCell] {
        &self.labelled
    }

    /// Cells of columns that are not published.
    #[must_use]
    pub fn unpublished(&self) -> &[Unpublished] {
        &self.hidden
    }

    /// What becomes a part of an address: the record's own name, those of pictures in its body, and anchors that an
    /// editor wrote.
    pub fn published_names(&self) -> impl Iterator<Item = (&str, Span)> {
        self.names.iter().map(|(name, span)| (name.as_str(), *span))
    }

    /// Every place that `find` finds in a text of the file, in order.
    pub fn places<'s>(&'s self, find: impl Fn(&str) -> Vec<Range<usize>> + 's) -> impl Iterator<Item = Span> + 's {
        self.runs.iter().flat_map(move |run| find(run.text()).into_iter().map(|range| run.span(range)))
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

    /// Adds the anchor of a heading, which stands in its address, where it is not made of the heading's words.
    fn anchor(&mut self, anchor: &str, words: &str, span: Span) {
        let is_number = |text: &str, least: usize| text.bytes().filter(u8::is_ascii_digit).count() >= least;
        // A repeated heading has its count at the end.
        let made = |words: &str| anchor.strip_prefix(words).is_some_and(|rest| !is_number(rest, 4));
        if is_number(anchor, 6) && !made(&anchor_of(words)) {
            self.names.push((anchor.to_owned(), span));
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
        const DIALS: [&str; 9] =
            ["tel:", "sms:", "mailto:", "zalo", "wa.me/", "viber", "whatsapp", "t.me/", "telegram"];
        let Address::Outside(href) = &link.address else { return };
        let href = readable(href);
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
}

/// An address with the signs that stand in numbers and mail addresses as they are read.
#[must_use]
pub fn readable(address: &str) -> String {
    address.replace("%2B", "+").replace("%2b", "+").replace("%20", " ").replace("%40", "@")
}

/// The name of a file without folders and ending.
fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or_default();
    name.split('.').next().unwrap_or_default()
}
