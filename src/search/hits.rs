//! What a result shows: records of a few documents a file, and long texts apart.
//!
//! A record has the document's address, title, unit, date, parent, form, state and the beginning of its
//! text. Where a text is long, its rest stands in a second series of files, which the client reads
//! only for results whose beginning does not show the match.

use std::fmt::Write as _;
use std::sync::OnceLock;

use rayon::prelude::*;
use unicode_normalization::UnicodeNormalization;

use super::document::SearchDoc;
use super::layout::{ContentHash, File, Names, Plan, content_hash, script};
use super::spool::Spool;

/// Texts up to this many characters are kept in the record whole.
const WHOLE: usize = 640;
/// Of longer ones the record keeps about this many.
const LEAD: usize = 150;
/// Ends the beginning of a text that goes on: the client looks for it.
const ELLIPSIS: char = '…';
/// Files under one hashed folder: one edited document renames only this many.
pub const GROUP: usize = 64;

/// How many characters of a text are kept for excerpts on a site of `docs` documents.
#[must_use]
pub fn text_limit(docs: usize) -> usize {
    if docs <= 20_000 { 20_000 } else { (120_000_000 / docs).max(WHOLE) }
}

/// One document's record, ready to be written.
#[derive(Default)]
pub struct HitRecord {
    record: String,
    rest: String,
}

impl HitRecord {
    /// The record of `doc`, with at most `text_limit` characters of its text.
    #[must_use]
    pub fn new(doc: &SearchDoc, text_limit: usize) -> Self {
        let body = doc.body.trim();
        let (lead, rest) = if body.chars().nth(WHOLE).is_some() {
            let (lead, rest) = body.split_at(cut(body, LEAD));
            (format!("{}{ELLIPSIS}", lead.trim_end()), &rest[..cut(rest, text_limit)])
        } else {
            (body.to_owned(), "")
        };
        let label =
            |value: &Option<super::document::FacetValue>| value.as_ref().map_or_else(String::new, |v| v.label.clone());
        // An award that does not stand has its state alone: a form shown beside it would honour.
        let form = if doc.state.is_empty() { label(&doc.form) } else { String::new() };
        let states = [doc.state.as_str(), if doc.sample { "sample" } else { "" }].join(" ");
        let state = states.trim().to_owned();
        let fields = [&doc.url, &doc.title, &lead, &label(&doc.unit), &doc.date, &doc.parent, &form, &state];
        let used = fields.iter().rposition(|field| !field.is_empty()).map_or(0, |last| last + 1);
        let mut record = String::with_capacity(lead.len() * 3 / 2 + 100);
        record.push('[');
        for (at, field) in fields[..used].iter().enumerate() {
            if at > 0 {
                record.push(',');
            }
            push_text(&mut record, field);
        }
        record.push(']');
        let mut packed_rest = String::new();
        if !rest.is_empty() {
            push_text(&mut packed_rest, rest);
        }
        Self { record, rest: packed_rest }
    }

    /// The record itself, and the rest of a long text.
    #[must_use]
    pub fn texts(&self) -> [&str; 2] {
        [&self.record, &self.rest]
    }
}

/// Where a document's record and then the rest of its text stand in the spool.
#[derive(Clone, Copy, Debug)]
pub struct Texts {
    /// Where the record begins.
    pub start: u64,
    /// The length of each.
    pub lengths: [usize; 2],
}

impl Texts {
    /// Where the record, or the rest, begins, and its length.
    fn place(&self, text: usize) -> (u64, usize) {
        let [record, _] = self.lengths;
        (if text == RECORD { self.start } else { self.start + record as u64 }, self.lengths[text])
    }
}

const RECORD: usize = 0;
const REST: usize = 1;

/// The byte where `text` is cut to about `chars` characters, at a space.
fn cut(text: &str, chars: usize) -> usize {
    // Most texts are short enough without counting.
    if text.len() <= chars {
        return text.len();
    }
    let Some((end, _)) = text.char_indices().nth(chars) else { return text.len() };
    text[..end].rfind(char::is_whitespace).unwrap_or(end)
}

/// What the root file says about records.
pub struct HitFiles {
    /// Records in a file.
    pub per_file: usize,
    /// Folder names of the groups of record files, joined.
    pub groups: String,
    /// Texts in a file, 0 where no text is long.
    pub texts_per_file: usize,
    /// Folder names of the groups of text files, joined.
    pub text_groups: String,
}

/// Writes all records, in document order.
pub fn write(
    docs: &[Texts],
    spool: &dyn Spool,
    plan: &Plan,
    names: &mut Names,
    sink: &mut impl FnMut(File),
) -> HitFiles {
    let groups = write_groups(docs, spool, plan.hits_per_file, RECORD, names, sink);
    let long = docs.iter().any(|doc| doc.lengths[REST] > 0);
    let text_groups =
        if long { write_groups(docs, spool, plan.texts_per_file, REST, names, sink) } else { String::new() };
    HitFiles {
        per_file: plan.hits_per_file,
        groups,
        texts_per_file: if long { plan.texts_per_file } else { 0 },
        text_groups,
    }
}

fn write_groups(
    docs: &[Texts],
    spool: &dyn Spool,
    per_file: usize,
    text: usize,
    names: &mut Names,
    sink: &mut impl FnMut(File),
) -> String {
    let mut folders = String::new();
    for (number, group) in docs.chunks(per_file * GROUP).enumerate() {
        let (files, hashes): (Vec<String>, Vec<ContentHash>) = group
            .par_chunks(per_file)
            .map(|file| array(file.iter().map(|doc| doc.place(text)), spool))
            .map(|data| {
                let hash = content_hash(data.as_bytes());
                (data, hash)
            })
            .unzip();
        let folder = names.give(&hashes);
        for (at, data) in files.iter().enumerate() {
            sink(script(&format!("h/{folder}/{}", number * GROUP + at), data));
        }
        folders.push_str(&folder);
    }
    folders
}

fn array(texts: impl Iterator<Item = (u64, usize)>, spool: &dyn Spool) -> String {
    let mut data = b"[".to_vec();
    for (at, (start, length)) in texts.enumerate() {
        if at > 0 {
            data.push(b',');
        }
        if length == 0 {
            data.push(b'0');
        } else {
            spool.read(start, length, &mut data);
        }
    }
    data.push(b']');
    // What is kept of a text is ASCII; anything else could only come from a spool that has failed.
    String::from_utf8(data).unwrap_or_default()
}

/// Stand-ins for the eight marks and for đ, Đ in ASCII; written text that has them is escaped.
const STAND_INS: [(char, char); 10] = [
    ('\u{301}', '{'),
    ('\u{300}', '`'),
    ('\u{309}', '~'),
    ('\u{303}', '^'),
    ('\u{323}', '|'),
    ('\u{302}', '}'),
    ('\u{31b}', '['),
    ('\u{306}', ']'),
    ('đ', '$'),
    ('Đ', '@'),
];

/// Private-use characters that stand for stand-ins meant literally.
const PRIVATE: u32 = 0xe000;

/// Appends `text` as a JSON string in ASCII. Vietnamese letters are taken apart and their marks
/// written as rare punctuation: half the size of escapes, and the client composes them again.
/// White space becomes single spaces.
pub fn push_text(out: &mut String, text: &str) {
    out.push('"');
    let start = out.len();
    let mut space = false;
    for c in text.chars() {
        if c.is_whitespace() || c.is_control() {
            space = true;
            continue;
        }
        if space && out.len() > start {
            out.push(' ');
        }
        space = false;
        match c {
            'a'..='z' | 'A'..='Z' | '0'..='9' => out.push(c),
            _ => push_letter(out, c),
        }
    }
    out.push('"');
}

/// Appends what stands for one character; that of common letters is worked out once.
fn push_letter(out: &mut String, c: char) {
    static TABLE: OnceLock<Vec<Box<str>>> = OnceLock::new();
    let spelled = |c: char| {
        let mut spelling = String::new();
        c.nfd().for_each(|part| push_part(&mut spelling, part));
        spelling.into_boxed_str()
    };
    let table =
        TABLE.get_or_init(|| (0..0x1f00).map(|code| char::from_u32(code).map_or_else(Box::default, spelled)).collect());
    match table.get(c as usize) {
        Some(spelling) => out.push_str(spelling),
        None => push_part(out, c),
    }
}

fn push_part(out: &mut String, c: char) {
    if let Some((_, stand_in)) = STAND_INS.iter().find(|(mark, _)| *mark == c) {
        out.push(*stand_in);
    } else if STAND_INS.iter().any(|(_, stand_in)| *stand_in == c) {
        let _ = write!(out, "\\u{:04x}", PRIVATE + u32::from(c));
    } else if c.is_ascii() && c != '"' && c != '\\' {
        out.push(c);
    } else {
        for unit in c.encode_utf16(&mut [0; 2]) {
            let _ = write!(out, "\\u{unit:04x}");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_ascii_json_and_keeps_literal_punctuation_apart() {
        let mut out = String::new();
        push_text(&mut out, "  Đổi\n mới {x} \"y\" – ");
        assert_eq!(out, r#""@o}~i mo[{i \ue07bx\ue07d \u0022y\u0022 \u2013""#);
    }

    #[test]
    fn an_award_that_does_not_stand_shows_its_state_and_no_form() {
        let form = Some(crate::search::FacetValue { id: "f".into(), label: "Form".into() });
        let record = |state: &str, sample| {
            let doc =
                SearchDoc { url: "a".into(), form: form.clone(), state: state.into(), sample, ..Default::default() };
            HitRecord::new(&doc, 100).record
        };
        assert_eq!(record("", false), r#"["a","","","","","","Form"]"#);
        assert_eq!(record("", true), r#"["a","","","","","","Form","sample"]"#);
        assert_eq!(record("revoked", false), r#"["a","","","","","","","revoked"]"#);
        assert_eq!(record("proposed", true), r#"["a","","","","","","","proposed sample"]"#);
    }

    #[test]
    fn long_text_is_cut_at_a_space_and_says_so() {
        let doc = SearchDoc { url: "a".into(), title: "b".into(), body: "chữ ".repeat(400), ..SearchDoc::default() };
        let record = HitRecord::new(&doc, 100);
        assert!(record.record.contains("chu[^\\u2026"), "{}", record.record);
        assert!(record.rest.len() > 90 && record.rest.len() < 160);
    }
}
