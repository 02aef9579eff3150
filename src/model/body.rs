//! The text of a record: where it stands, and what the rest of the portal has to know of it.
//!
//! Finished HTML is not kept: it depends on the page that shows it, and a hundred thousand bodies would not fit
//! into memory. What is kept is small: anchors, links, pictures, and the outline of a plan.

use super::{Parsed, mentions};
use crate::diagnostic::Diagnostic;
use crate::source::{FileId, Hash, hash_of};
use crate::syntax::markdown::{self, Image, Link, Prose};
use crate::syntax::outline::{self, Outline};
use crate::vietnamese::may_mention_document;
use std::ops::Range;

/// The text of a record.
#[derive(Debug)]
pub struct Body {
    /// The file.
    pub file: FileId,
    /// Its bytes in the file's text.
    pub range: Range<usize>,
    /// What a link can point at.
    pub anchors: AnchorList,
    /// Links, in the order of the text; those of stories are let go when it is known that they lead somewhere.
    pub links: Vec<Link>,
    /// Pictures, in the order of the text.
    pub images: Vec<Image>,
    /// The official outline, where the record is a plan.
    pub outline: Option<Box<Outline>>,
    /// Whether the file may name an official document.
    pub may_mention: bool,
    /// The hash of what other records can know of the file: all but the words of the body. Computed for stories alone.
    pub facts: Hash,
    /// Whether it may be there and could not be told from front matter that is not closed, which has been reported.
    pub lost: bool,
}

/// The anchors of one text, as one string: a hundred thousand stories have half a million of them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct AnchorList(Box<str>);

impl AnchorList {
    fn of<'a>(anchors: impl Iterator<Item = &'a str>) -> Self {
        AnchorList(anchors.collect::<Vec<_>>().join("\n").into())
    }

    /// In the order of the text.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.lines()
    }
}

impl Body {
    /// The running text of a file.
    pub(super) fn of(parsed: &Parsed, out: &mut Vec<Diagnostic>) -> Self {
        out.extend(parsed.prose.tables.iter().flat_map(markdown::Table::ragged));
        Body::with_tables(parsed, out)
    }

    /// The same where ragged rows of tables are left to the caller.
    pub(super) fn with_tables(parsed: &Parsed, out: &mut Vec<Diagnostic>) -> Self {
        let Prose { diagnostics, links, images, headings, .. } = &parsed.prose;
        out.extend(diagnostics.iter().cloned());
        Body {
            file: parsed.file,
            range: parsed.document.body.clone(),
            anchors: AnchorList::of(headings.iter().map(|heading| heading.id.as_str())),
            links: links.clone(),
            images: images.clone(),
            outline: None,
            may_mention: false,
            facts: Hash::default(),
            lost: parsed.document.body.is_empty() && parsed.document.unread.is_everything(),
        }
    }

    /// The same of a story.
    pub(super) fn of_story(parsed: &Parsed, out: &mut Vec<Diagnostic>) -> Self {
        let body = Body::of(parsed, out);
        let links: Vec<_> = body.links.iter().map(|link| &link.address).collect();
        let images: Vec<_> = body.images.iter().map(|image| (&image.address, &image.alt, &image.title)).collect();
        let front = &parsed.text[..body.range.start];
        let may_mention = may_mention_document(parsed.prose.plain.text());
        let mentions = if may_mention { mentions::facts(&parsed.prose) } else { Vec::new() };
        let facts = hash_of(&(front, &body.anchors, links, images, mentions));
        Body { may_mention, facts, ..body }
    }

    /// Reads the official outline of a plan.
    pub(super) fn parse_outline(parsed: &Parsed, out: &mut Vec<Diagnostic>) -> Self {
        let outline = outline::parse(parsed.file, &parsed.text, parsed.document.body.clone());
        out.extend(outline.diagnostics.iter().cloned());
        out.extend(outline.tables.iter().flat_map(markdown::Table::ragged));
        Body {
            file: parsed.file,
            range: parsed.document.body.clone(),
            anchors: AnchorList::of(outline.anchors.iter().map(String::as_str)),
            links: outline.links.clone(),
            images: outline.images.clone(),
            outline: Some(Box::new(outline)),
            may_mention: false,
            facts: Hash::default(),
            lost: parsed.document.body.is_empty() && parsed.document.unread.is_everything(),
        }
    }

    /// Whether there is no text at all.
    #[must_use]
    pub fn is_empty(&self, text: &str) -> bool {
        text.get(self.range.clone()).is_none_or(|body| body.trim().is_empty())
    }
}
