//! The official outline of a plan: headings with their numbers, then `1.` → `a)` → `-` → `+`, one item a line.
//!
//! `CommonMark` knows no `a)`, so the outline is read here, line by line; words inside a point, and whatever has no
//! number (paragraphs, tables, quotations, footnotes), are Markdown. Every numbered or lettered point gets a stable
//! anchor and the parts of its citation. Numbers are never corrected: skipped and repeated ones are published as
//! they are and said in a note.
//!
//! The words "điểm", "khoản", "mục" of a citation are the theme's; what is here is [`Citation`]. How a tree of
//! sections and points looks in HTML is decided by the pages; what is here is the HTML of each piece
//! ([`Outline::html`]).
//!
//! Where the format leaves a choice:
//! - compound numbers (`2.1.`, `3.2.1`) stand below their prefix, and the anchor joins all of their parts with
//!   hyphens: `vi-2-1`; they are cited whole: clause `2.1`;
//! - `a.` and `(a)` are letters, `1)` and `(1)` rank below letters, `a.1)` stands below `a)`;
//! - dashes and pluses have no anchor of their own;
//! - `Điều` is counted and addressed through the whole document; other divisions below a part, chapter or capital
//!   letter carry its anchor: `phan-i-ii`;
//! - lines that follow without an empty line belong to the point; a paragraph after an empty line belongs to the
//!   nearest point above whose words do not end a sentence ("3. Bằng khen" but not "c) Tối đa 30 cá nhân."), else to
//!   the section.

mod citation;
mod label;
mod marker;
mod number;
mod rules;
mod script;
mod series;
mod tree;

pub use citation::{Citation, Level, Step};
pub use rules::{HEADING_UNMARKED, NUMBER_MISPLACED, NUMBER_REPEATED, NUMBER_SKIPPED, RULES};

use crate::diagnostic::Diagnostic;
use crate::source::{FileId, Span};
use crate::syntax::markdown::{Collected, Found, Image, Link, Map, PlainText, Resolver, Table, Writer};
use crate::syntax::markdown::{clamp, collect, events};
use script::{Script, Slot};
use std::ops::{Index, Range};

/// A piece of an outline: the words of a heading or point, or a block. Leads to its HTML and to its plain text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Part(usize);

/// A node of an outline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// A heading with what stands below it.
    Section(Section),
    /// A point with what stands below it.
    Point(Point),
    /// A paragraph, table, quotation or code block.
    Block(Part),
}

/// A heading with what stands below it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// Level in the page: 2 for the highest.
    pub level: u8,
    /// Anchor: `ii`, `dieu-1`, `can-cu`.
    pub anchor: String,
    /// The anchor that its number promises, where an editor wrote another one for it or for what it stands below.
    pub also: Option<String>,
    /// Its number as written, in NFC: `II.`, `Điều 1.`
    pub label: Option<String>,
    /// How to cite it; none without a number.
    pub citation: Option<Citation>,
    /// Its words without the number. Their HTML holds no link, so that the heading can be one.
    pub title: Part,
    /// The whole line.
    pub span: Span,
    /// What stands below.
    pub children: Vec<Node>,
}

/// A point with what stands below it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// Its marker as written, in NFC: `4.`, `đ)`, `-`, `+`.
    pub label: String,
    /// Anchor: `ii-4-dd`; none for dashes and pluses.
    pub anchor: Option<String>,
    /// The anchor that its number promises, where an editor wrote another one for what it stands below.
    pub also: Option<String>,
    /// How to cite it; none for dashes and pluses.
    pub citation: Option<Citation>,
    /// Its words without the marker, and without paragraph tags in HTML.
    pub text: Part,
    /// The marker.
    pub span: Span,
    /// What stands below.
    pub children: Vec<Node>,
}

/// A section or point that can be linked, as search sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry<'a> {
    /// Anchor.
    pub anchor: &'a str,
    /// Number or letter as written.
    pub label: Option<&'a str>,
    /// How to cite it; none for a heading without a number.
    pub citation: Option<&'a Citation>,
    /// Whether it is a heading.
    pub is_section: bool,
    /// Its words, and those of whatever below it has no anchor of its own; one line each.
    pub text: String,
}

/// What a plan's text holds.
#[derive(Clone, Debug, Default)]
pub struct Outline {
    /// The tree.
    pub nodes: Vec<Node>,
    /// Every anchor, sorted.
    pub anchors: Vec<String>,
    /// Links, in order. Links to our own content are still to be resolved.
    pub links: Vec<Link>,
    /// Pictures, in order.
    pub images: Vec<Image>,
    /// Tables, in order. Ragged rows are not among the findings: see [`Table::ragged`].
    pub tables: Vec<Table>,
    /// The words without markers, and where each was written.
    pub plain: PlainText,
    /// What is wrong or odd.
    pub diagnostics: Vec<Diagnostic>,
    headings: Vec<crate::syntax::markdown::Heading>,
    text: String,
    map: Map,
    slots: Vec<Slot>,
    /// For every slot, its words in the plain text.
    words: Vec<Range<usize>>,
}

/// The HTML of an outline's parts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OutlineHtml {
    parts: Vec<String>,
    /// The list of footnotes, to stand at the end; empty where there are none.
    pub notes: String,
}

impl Index<Part> for OutlineHtml {
    type Output = str;

    fn index(&self, part: Part) -> &str {
        self.parts.get(part.0).map_or("", String::as_str)
    }
}

/// Reads the bytes `body` of `text`, which is the whole text of `file`. Never fails.
#[must_use]
pub fn parse(file: FileId, text: &str, body: Range<usize>) -> Outline {
    let Script { text, map, slots, items } = script::rewrite(file, text, clamp(text, body));
    let Collected { links, images, headings, tables, plain, mut diagnostics, blocks } = collect(&text, &map);
    let words = words_of(&slots, &blocks, plain.text().len());
    let mut tree = tree::build(items, |Part(slot)| plain.text()[words[slot].clone()].trim());
    diagnostics.append(&mut tree.diagnostics);
    let headings = headings.finish(&mut tree.anchors, &mut diagnostics);
    // Last, so that no anchor changes because another one is promised.
    tree::take_usual(&mut tree.nodes, &mut tree.anchors);
    Outline {
        nodes: tree.nodes,
        anchors: tree.anchors.into_sorted(),
        links,
        images,
        tables,
        plain,
        diagnostics,
        headings,
        text,
        map,
        slots,
        words,
    }
}

/// For every slot, the range of the plain text that its blocks fill.
fn words_of(slots: &[Slot], blocks: &[(usize, usize)], end: usize) -> Vec<Range<usize>> {
    let start_of = |at: usize| {
        let next = blocks.partition_point(|(parsed, _)| *parsed < at);
        blocks.get(next).map_or(end, |(_, plain)| *plain)
    };
    let starts: Vec<_> = slots.iter().map(|slot| start_of(slot.at)).chain([end]).collect();
    starts.windows(2).map(|pair| pair[0]..pair[1]).collect()
}

impl Outline {
    /// The HTML of every part. Asks `resolver` about links, pictures and mentions.
    #[must_use]
    pub fn html(&self, resolver: &mut dyn Resolver) -> OutlineHtml {
        let found = Found { links: &self.links, images: &self.images, headings: &self.headings };
        let mut writer = Writer::new(&self.map, found, resolver);
        let mut parts = Vec::with_capacity(self.slots.len() + 1);
        writer.run(&mut events(&self.text, &self.map, pulldown_cmark::DefaultBrokenLinkCallback), |writer, at| {
            while let Some(slot) = self.slots.get(parts.len()).filter(|slot| slot.at <= at) {
                parts.push(writer.take(slot.mode));
            }
        });
        let (last, notes) = writer.finish();
        parts.push(last);
        // What is taken when a slot begins belongs to the slot before it.
        parts.remove(0);
        OutlineHtml { parts, notes }
    }

    /// The plain text of a part.
    #[must_use]
    pub fn text(&self, part: Part) -> &str {
        self.words.get(part.0).and_then(|range| self.plain.text().get(range.clone())).unwrap_or("").trim()
    }

    /// Every section, in order.
    #[must_use]
    pub fn sections(&self) -> Vec<&Section> {
        fn add<'a>(nodes: &'a [Node], sections: &mut Vec<&'a Section>) {
            for node in nodes {
                match node {
                    Node::Section(section) => {
                        sections.push(section);
                        add(&section.children, sections);
                    }
                    Node::Point(point) => add(&point.children, sections),
                    Node::Block(_) => {}
                }
            }
        }
        let mut sections = Vec::new();
        add(&self.nodes, &mut sections);
        sections
    }

    /// Whether a section or point has this anchor.
    #[must_use]
    pub fn has_anchor(&self, anchor: &str) -> bool {
        self.anchors.binary_search_by(|known| known.as_str().cmp(anchor)).is_ok()
    }

    /// Every section and point that can be linked, in order, for search.
    #[must_use]
    pub fn entries(&self) -> Vec<Entry<'_>> {
        let mut entries = Vec::new();
        self.add_entries(&self.nodes, None, &mut entries);
        entries
    }

    /// Adds the entries of `nodes`; words without an anchor go to the entry at `owner`.
    fn add_entries<'a>(&'a self, nodes: &'a [Node], owner: Option<usize>, entries: &mut Vec<Entry<'a>>) {
        for node in nodes {
            let (entry, children) = match node {
                Node::Section(section) => (Some(self.section_entry(section)), section.children.as_slice()),
                Node::Point(point) => (self.point_entry(point), point.children.as_slice()),
                Node::Block(_) => (None, [].as_slice()),
            };
            if let Some(entry) = entry {
                entries.push(entry);
                self.add_entries(children, Some(entries.len() - 1), entries);
            } else {
                self.continue_entry(node, owner, entries);
                self.add_entries(children, owner, entries);
            }
        }
    }

    fn section_entry<'a>(&'a self, section: &'a Section) -> Entry<'a> {
        Entry {
            anchor: &section.anchor,
            label: section.label.as_deref(),
            citation: section.citation.as_ref(),
            is_section: true,
            text: self.text(section.title).to_owned(),
        }
    }

    fn point_entry<'a>(&'a self, point: &'a Point) -> Option<Entry<'a>> {
        Some(Entry {
            anchor: point.anchor.as_deref()?,
            label: Some(&point.label),
            citation: point.citation.as_ref(),
            is_section: false,
            text: self.text(point.text).to_owned(),
        })
    }

    fn continue_entry(&self, node: &Node, owner: Option<usize>, entries: &mut [Entry<'_>]) {
        let (Node::Section(Section { title: part, .. }) | Node::Point(Point { text: part, .. }) | Node::Block(part)) =
            node;
        if let Some(entry) = owner.and_then(|owner| entries.get_mut(owner)) {
            if !entry.text.is_empty() {
                entry.text.push('\n');
            }
            entry.text.push_str(self.text(*part));
        }
    }
}

#[cfg(test)]
mod tests;
