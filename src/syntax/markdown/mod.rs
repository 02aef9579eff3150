//! Markdown bodies: `CommonMark` with tables, footnotes, strikethrough and heading attributes.
//!
//! [`parse`] reads a body once and tells what it holds: links, pictures, headings with their anchors, tables, the
//! plain text with the way back to the source, and findings. [`Prose::html`] reads it a second time and writes
//! compact HTML; whatever depends on other pages it asks of a [`Resolver`], so that parsing needs no site.
//! Nothing of the body is kept in between, which is what makes a hundred thousand stories affordable.
//!
//! HTML typed into a body is shown as text. Addresses are allow-listed by scheme, elements beyond 64 levels are
//! left out, and both are reported. What a link leads to, and whether it exists, is not decided here.

mod collect;
mod escape;
mod events;
mod footmark;
mod heading;
mod img;
mod inline;
mod link;
mod map;
mod notes;
mod plain;
mod render;
mod resolver;
mod rules;
mod stray;
mod table;
mod table_html;

pub use heading::Heading;
pub use link::{Address, Image, Link};
pub use plain::{PlainText, Run};
pub use resolver::{Files, ImageTarget, Mention, NoteWords, Picture, Resolver, Target};
pub use rules::{
    BROKEN_TABLE, EMPTY_HEADING, EMPTY_LINK, IMAGE_WITHOUT_ALT, INVALID_ANCHOR, RAGGED_ROW, RAW_HTML, REFUSED_IMAGE,
    REFUSED_LINK, REPEATED_ANCHOR, RULES, TOO_DEEP, UNDEFINED_FOOTNOTE, UNDEFINED_REFERENCE,
};
pub use table::{Cell, Row, Table};

// What the reader of outlines builds on.
pub(crate) use collect::{Collected, collect};
pub(crate) use escape::push_text;
pub(crate) use events::events;
pub(crate) use heading::{Anchors, Levels, anchor_of};
pub(crate) use map::{Map, SENTINEL};
pub(crate) use render::{Found, Mode, Writer};
pub(crate) use rules::empty_heading;

use crate::diagnostic::Diagnostic;
use crate::source::FileId;
use crate::source::border_before;
use std::ops::Range;

/// What a Markdown body holds.
#[derive(Clone, Debug, Default)]
pub struct Prose {
    /// Links, in order. Links to our own content are still to be resolved.
    pub links: Vec<Link>,
    /// Pictures, in order.
    pub images: Vec<Image>,
    /// Headings, in order; those without words are left out.
    pub headings: Vec<Heading>,
    /// Tables, in order. Ragged rows are not among the findings: see [`Table::ragged`].
    pub tables: Vec<Table>,
    /// The words, and where each was written.
    pub plain: PlainText,
    /// What is wrong.
    pub diagnostics: Vec<Diagnostic>,
    file: FileId,
    body: Range<usize>,
}

/// A part of a body's plain text that stands below one heading, or before the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Section<'a> {
    /// The heading; none for what stands before the first.
    pub heading: Option<&'a Heading>,
    /// The words below it.
    pub text: &'a str,
}

/// Reads the bytes `body` of `text`, which is the whole text of `file`. Never fails.
#[must_use]
pub fn parse(file: FileId, text: &str, body: Range<usize>) -> Prose {
    let body = clamp(text, body);
    let map = Map::identity(file, &body);
    let mut collected = collect(&text[body.clone()], &map);
    let headings = collected.headings.finish(&mut Anchors::default(), &mut collected.diagnostics);
    Prose {
        links: collected.links,
        images: collected.images,
        headings,
        tables: collected.tables,
        plain: collected.plain,
        diagnostics: collected.diagnostics,
        file,
        body,
    }
}

impl Prose {
    /// The body as HTML. `text` is the same whole text that was parsed.
    #[must_use]
    pub fn html(&self, text: &str, resolver: &mut dyn Resolver) -> String {
        let map = Map::identity(self.file, &self.body);
        let found = Found { links: &self.links, images: &self.images, headings: &self.headings };
        render::html(text.get(self.body.clone()).unwrap_or_default(), &map, found, resolver)
    }

    /// Whether a heading has this anchor.
    #[must_use]
    pub fn has_anchor(&self, anchor: &str) -> bool {
        self.headings.iter().any(|heading| heading.id == anchor)
    }

    /// The plain text by headings, for search; sections without words are left out.
    pub fn sections(&self) -> impl Iterator<Item = Section<'_>> {
        let text = self.plain.text();
        let starts = std::iter::once((None, 0)).chain(self.headings.iter().map(|h| (Some(h), h.at + h.text.len())));
        let ends = self.headings.iter().map(|h| h.at).chain(std::iter::once(text.len()));
        starts
            .zip(ends)
            .map(move |((heading, start), end)| Section { heading, text: text.get(start..end).unwrap_or("").trim() })
            .filter(|section| section.heading.is_some() || !section.text.is_empty())
    }
}

/// The range, moved onto character borders inside the text.
pub(crate) fn clamp(text: &str, range: Range<usize>) -> Range<usize> {
    let start = border_before(text, range.start);
    start..border_before(text, range.end).max(start)
}

#[cfg(test)]
pub(crate) mod properties;
#[cfg(test)]
pub(crate) mod tests;
