//! Headings: their level in the page, and the anchors by which they are reached.

use super::rules;
use crate::diagnostic::Diagnostic;
use crate::source::Span;
use std::collections::{BTreeMap, BTreeSet};

/// A heading in a body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// Level in the page: 2 for the highest, since the page's title is level 1; never more than one below the
    /// heading before it, never below 6.
    pub level: u8,
    /// Anchor, unique in the body: lower-case ASCII letters, digits and hyphens.
    pub id: String,
    /// Its words without markup.
    pub text: String,
    /// The whole heading.
    pub span: Span,
    /// Where its words begin in the plain text, in bytes.
    pub at: usize,
}

/// Gathers the headings of a body; anchors are given out at the end, because one that an editor wrote goes first.
#[derive(Clone, Debug, Default)]
pub(crate) struct Headings {
    levels: Levels,
    open: Option<(Heading, Option<String>)>,
    done: Vec<(Heading, Option<String>)>,
}

impl Headings {
    /// A heading of this written level, with the anchor that the editor gave it, begins at `at` in the plain text.
    pub(crate) fn start(&mut self, level: u8, id: Option<&str>, span: Span, at: usize) {
        let heading = Heading { level, id: String::new(), text: String::new(), span, at };
        self.open = Some((heading, id.map(str::to_owned)));
    }

    /// The heading ends where `plain` ends.
    pub(crate) fn end(&mut self, plain: &str) -> Option<Diagnostic> {
        let (mut heading, id) = self.open.take()?;
        plain[heading.at..].trim().clone_into(&mut heading.text);
        if heading.text.is_empty() {
            return Some(rules::empty_heading(heading.span));
        }
        heading.level = self.levels.next(heading.level);
        self.done.push((heading, id));
        None
    }

    /// Gives every heading its anchor.
    pub(crate) fn finish(mut self, anchors: &mut Anchors, out: &mut Vec<Diagnostic>) -> Vec<Heading> {
        for (heading, id) in &mut self.done {
            let Some(id) = id.take() else { continue };
            match anchors.take_written(&id, heading.span) {
                None => heading.id = id,
                found => out.extend(found),
            }
        }
        let name = |(mut heading, _): (Heading, Option<String>)| {
            if heading.id.is_empty() {
                heading.id = anchors.claim(&anchor_of(&heading.text));
            }
            heading
        };
        self.done.into_iter().map(name).collect()
    }
}

/// Gives out anchors, each once.
#[derive(Clone, Debug, Default)]
pub(crate) struct Anchors {
    taken: BTreeSet<String>,
    next: BTreeMap<String, usize>,
    /// Where an editor wrote an anchor.
    written: BTreeMap<String, Span>,
}

impl Anchors {
    /// `wanted`, or where that is taken `wanted-2`, `wanted-3` and so on.
    pub(crate) fn claim(&mut self, wanted: &str) -> String {
        if self.take(wanted) {
            return wanted.to_owned();
        }
        loop {
            let number = self.next.entry(wanted.to_owned()).or_insert(1);
            *number += 1;
            let candidate = format!("{wanted}-{number}");
            if self.take(&candidate) {
                return candidate;
            }
        }
    }

    /// Takes the anchor that an editor wrote at `span`, or says why it cannot be had.
    pub(crate) fn take_written(&mut self, anchor: &str, span: Span) -> Option<Diagnostic> {
        if !is_anchor(anchor) {
            return Some(rules::invalid_anchor(span, anchor));
        }
        if !self.take(anchor) {
            return Some(rules::repeated_anchor(span, anchor, self.written.get(anchor).copied()));
        }
        self.written.insert(anchor.to_owned(), span);
        None
    }

    /// All that were given out, sorted.
    pub(crate) fn into_sorted(self) -> Vec<String> {
        self.taken.into_iter().collect()
    }

    /// Takes exactly this anchor; false where it is taken already.
    pub(crate) fn take(&mut self, anchor: &str) -> bool {
        self.taken.insert(anchor.to_owned())
    }
}

/// Brings written levels, from 1 to 6, to levels in a page: 2 and below, in order, without gaps.
#[derive(Clone, Debug, Default)]
pub(crate) struct Levels {
    open: Vec<u8>,
}

impl Levels {
    /// The level in the page of the next heading.
    pub(crate) fn next(&mut self, written: u8) -> u8 {
        while self.open.last().is_some_and(|open| *open >= written) {
            self.open.pop();
        }
        self.open.push(written);
        u8::try_from(self.open.len() + 1).unwrap_or(6).min(6)
    }
}

/// The anchor that a heading's words make; `muc` where no letter or digit is left of them.
pub(crate) fn anchor_of(words: &str) -> String {
    let slug = crate::syntax::slug(words);
    if slug.is_empty() { "muc".to_owned() } else { slug }
}

/// Whether an anchor that an editor wrote can be used as it is.
fn is_anchor(id: &str) -> bool {
    !id.is_empty() && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn anchors_are_plain_words() {
        assert_eq!(anchor_of("Đã làm thế nào?"), "da-lam-the-nao");
        assert_eq!(anchor_of("  35% → 92% "), "35-92");
        assert_eq!(anchor_of("…"), "muc");
    }

    #[test]
    fn repeated_anchors_are_numbered_and_never_meet() {
        let mut anchors = Anchors::default();
        let given: Vec<_> = ["a", "a-2", "a", "a", "b"].map(|wanted| anchors.claim(wanted)).into();
        assert_eq!(given, ["a", "a-2", "a-3", "a-4", "b"]);
    }

    #[test]
    fn levels_begin_at_two_and_leave_no_gap() {
        let mut levels = Levels::default();
        let given: Vec<_> = [3, 6, 4, 2, 1, 2, 5].map(|written| levels.next(written)).into();
        assert_eq!(given, [2, 3, 3, 2, 2, 3, 4]);
    }
}
