//! Writes the records of one kind of keys into files of about the planned size.
//!
//! A record is the key, front-coded, and for each variant its marks and its list. Lists that are too
//! long keep their best documents and name the file of the rest.

use std::fmt::Write as _;

use super::layout::{File, Plan, script, short_hash};
use super::normalise::Marks;
use super::postings::{CUT_FROM, HEAD, Posting, RECORD_END, TAIL, VARIANT, push_number, push_postings, symbol};

/// Writes records into files of about the planned size.
pub struct SectionWriter<'a> {
    plan: &'a Plan,
    files: SectionFiles,
    text: String,
    tail: String,
    first: String,
    last: String,
    key: String,
}

impl<'a> SectionWriter<'a> {
    /// An empty section.
    pub fn new(plan: &'a Plan) -> Self {
        Self {
            plan,
            files: SectionFiles::default(),
            text: String::new(),
            tail: String::new(),
            first: String::new(),
            last: String::new(),
            key: String::new(),
        }
    }

    /// Begins a record. A file's keys are front-coded: how much of the key before is kept, the rest.
    pub fn open(&mut self, key: &str) {
        if self.text.len() >= self.plan.shard_chars {
            self.close_file();
        }
        self.key.clear();
        self.key.push_str(key);
        if self.text.is_empty() {
            self.first.clear();
            self.first.push_str(key);
            self.last.clear();
        }
        push_front_coded(&mut self.text, &self.last, key);
    }

    /// Begins the list of the key's next variant: its marks, for a pair those of both tokens.
    pub fn variant(&mut self, marks: Marks, second: Option<Marks>) {
        self.text.push(VARIANT);
        self.text.push(symbol(marks));
        self.text.extend(second.map(symbol));
    }

    /// Writes one variant's list; what exceeds its head goes to a file of its own.
    pub fn postings(&mut self, mut postings: Vec<Posting>) -> u32 {
        let size = u32::try_from(postings.len()).unwrap_or(u32::MAX);
        if postings.len() <= CUT_FROM {
            push_postings(&mut self.text, &postings);
            return size;
        }
        let tail = postings.split_off(HEAD);
        push_postings(&mut self.text, &postings);
        self.tail.clear();
        push_postings(&mut self.tail, &tail);
        let name = format!("i/{}", short_hash(self.tail.as_bytes()));
        self.text.push(TAIL);
        push_number(&mut self.text, size);
        self.text.push_str(&name[2..]);
        self.files.tails.push(script(&name, &json_string(&self.tail)));
        size
    }

    /// Ends a record.
    pub fn close(&mut self) {
        self.text.push(RECORD_END);
        std::mem::swap(&mut self.last, &mut self.key);
    }

    fn close_file(&mut self) {
        if self.text.is_empty() {
            return;
        }
        let data = json_string(&self.text);
        let name = short_hash(data.as_bytes());
        let file = script(&format!("i/{name}"), &data);
        self.files.shards.push((Shard { first: self.first.clone(), last: self.last.clone(), name }, file));
        self.text.clear();
    }

    /// All files.
    pub fn finish(mut self) -> SectionFiles {
        self.close_file();
        self.files
    }
}

/// The files of one section.
#[derive(Default)]
pub struct SectionFiles {
    /// Index files in the order of their keys.
    pub shards: Vec<(Shard, File)>,
    /// Rests of lists that were cut.
    pub tails: Vec<File>,
}

/// First and last key of an index file, and its name.
pub struct Shard {
    /// Its first key.
    pub first: String,
    /// Its last key.
    pub last: String,
    /// Six characters of its name.
    pub name: String,
}

/// Appends how many characters of `last` begin `key` too (one symbol), and the rest of `key`.
pub fn push_front_coded(out: &mut String, last: &str, key: &str) {
    let common = last.bytes().zip(key.bytes()).take(63).take_while(|(a, b)| a == b && a.is_ascii()).count();
    out.push(symbol(u8::try_from(common).unwrap_or(0)));
    out.push_str(&key[common..]);
}

/// `text` as a JSON string in ASCII; `text` holds no quotes, backslashes or control characters.
pub fn json_string(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        if c.is_ascii() {
            out.push(c);
        } else {
            for unit in c.encode_utf16(&mut [0; 2]) {
                let _ = write!(out, "\\u{unit:04x}");
            }
        }
    }
    out.push('"');
    out
}
