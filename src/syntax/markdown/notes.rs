//! Footnotes: numbered by their first mark, listed at the end, with ways there and back.
//!
//! Their ids hold an underscore, which the anchors of headings and points never do.

use super::escape::push_attribute;
use super::resolver::NoteWords;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// A footnote.
#[derive(Debug, Default)]
struct Note {
    /// How many marks lead to it.
    marks: usize,
    /// Its text as HTML, once it was read.
    html: Option<String>,
}

/// The footnotes of one page.
#[derive(Debug, Default)]
pub(crate) struct Notes {
    /// Positions in `listed`, by label in lower case.
    numbers: BTreeMap<String, usize>,
    listed: Vec<Note>,
    /// Notes that were read before any mark led to them.
    waiting: Vec<(String, String)>,
}

impl Notes {
    /// HTML of a mark. Without a link where the mark itself stands inside one.
    pub(crate) fn mark(&mut self, label: &str, linked: bool) -> String {
        let fresh = self.listed.len();
        let index = *self.numbers.entry(label.to_lowercase()).or_insert(fresh);
        if index == fresh {
            self.listed.push(Note::default());
        }
        let number = index + 1;
        if !linked {
            return format!("<sup>{number}</sup>");
        }
        self.listed[index].marks += 1;
        let id = mark_id(number, self.listed[index].marks);
        format!("<sup><a href=\"#fn_{number}\" id=\"{id}\" role=\"doc-noteref\">{number}</a></sup>")
    }

    /// Takes a note's text as HTML. Of two notes with one label the first counts.
    pub(crate) fn define(&mut self, label: &str, html: String) {
        match self.numbers.get(&label.to_lowercase()) {
            Some(index) => {
                self.listed[*index].html.get_or_insert(html);
            }
            None => self.waiting.push((label.to_lowercase(), html)),
        }
    }

    /// The list of notes; empty where there are none. Notes that no mark leads to stand at the end.
    pub(crate) fn html(mut self, words: NoteWords<'_>) -> String {
        for (label, html) in std::mem::take(&mut self.waiting) {
            match self.numbers.get(&label) {
                Some(index) => {
                    self.listed[*index].html.get_or_insert(html);
                }
                None => self.listed.push(Note { marks: 0, html: Some(html) }),
            }
        }
        if self.listed.is_empty() {
            return String::new();
        }
        let mut out = String::from("<section class=\"g-notes\" role=\"doc-endnotes\" aria-label=\"");
        push_attribute(&mut out, words.notes);
        out.push_str("\"><ol>");
        for (index, note) in self.listed.iter().enumerate() {
            push_note(&mut out, index + 1, note, words);
        }
        out.push_str("</ol></section>");
        out
    }
}

fn push_note(out: &mut String, number: usize, note: &Note, words: NoteWords<'_>) {
    let _ = write!(out, "<li id=\"fn_{number}\">");
    let html = note.html.as_deref().unwrap_or_default();
    // The way back belongs to the last paragraph, so that it stands on its line.
    let (body, end) = match html.strip_suffix("</p>") {
        Some(body) => (body, "</p>"),
        None => (html, ""),
    };
    out.push_str(body);
    for mark in 1..=note.marks {
        let id = mark_id(number, mark);
        let _ = write!(out, " <a href=\"#{id}\" role=\"doc-backlink\" aria-label=\"");
        push_attribute(out, words.back);
        let _ = write!(out, " {number}");
        if mark > 1 {
            let _ = write!(out, ".{mark}");
        }
        out.push_str("\">↩\u{fe0e}</a>");
    }
    out.push_str(end);
    out.push_str("</li>");
}

fn mark_id(number: usize, mark: usize) -> String {
    if mark == 1 { format!("fnref_{number}") } else { format!("fnref_{number}_{mark}") }
}
