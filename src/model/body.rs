//! The text of a record: where it stands, and what the rest of the portal has to know of it.
//!
//! Finished HTML is not kept: it depends on the page that shows it, and a hundred thousand bodies would not fit
//! into memory. What is kept is small: anchors, links, pictures, and the outline of a plan.

use super::Parsed;
use crate::diagnostic::Diagnostic;
use crate::source::FileId;
use crate::syntax::markdown::{self, Image, Link, Prose};
use crate::syntax::outline::{self, Outline};
use std::ops::Range;

/// The text of a record.
#[derive(Debug)]
pub struct Body {
    /// The file.
    pub file: FileId,
    /// Its bytes in the file's text.
    pub range: Range<usize>,
    /// What a link can point at.
    pub anchors: Vec<String>,
    /// Links, in the order of the text.
    pub links: Vec<Link>,
    /// Pictures, in the order of the text.
    pub images: Vec<Image>,
    /// The official outline, where the record is a plan.
    pub outline: Option<Box<Outline>>,
}

impl Body {
    /// Reads Markdown.
    pub(super) fn parse(parsed: &Parsed, out: &mut Vec<Diagnostic>) -> Self {
        let (body, tables) = Body::read(parsed, out);
        out.extend(tables.iter().flat_map(markdown::Table::ragged));
        body
    }

    /// Reads Markdown and gives the tables too, whose ragged rows are left to the caller.
    pub(super) fn read(parsed: &Parsed, out: &mut Vec<Diagnostic>) -> (Self, Vec<markdown::Table>) {
        let prose = markdown::parse(parsed.file, &parsed.text, parsed.document.body.clone());
        let Prose { diagnostics, links, images, tables, .. } = &prose;
        out.extend(diagnostics.iter().cloned());
        let body = Body {
            file: parsed.file,
            range: parsed.document.body.clone(),
            anchors: prose.headings.iter().map(|heading| heading.id.clone()).collect(),
            links: links.clone(),
            images: images.clone(),
            outline: None,
        };
        (body, tables.clone())
    }

    /// Reads the official outline of a plan.
    pub(super) fn parse_outline(parsed: &Parsed, out: &mut Vec<Diagnostic>) -> Self {
        let outline = outline::parse(parsed.file, &parsed.text, parsed.document.body.clone());
        out.extend(outline.diagnostics.iter().cloned());
        out.extend(outline.tables.iter().flat_map(markdown::Table::ragged));
        Body {
            file: parsed.file,
            range: parsed.document.body.clone(),
            anchors: outline.anchors.clone(),
            links: outline.links.clone(),
            images: outline.images.clone(),
            outline: Some(Box::new(outline)),
        }
    }

    /// Whether there is no text at all.
    #[must_use]
    pub fn is_empty(&self, text: &str) -> bool {
        text.get(self.range.clone()).is_none_or(|body| body.trim().is_empty())
    }
}
