//! Writes the records of one kind of keys into files of about the planned size.
//!
//! A record is the key, front-coded, and for each variant its marks and its list. Lists that are too
//! long keep their best documents; the rest goes to files beside.

use std::fmt::Write as _;

use super::layout::{ContentHash, content_hash};
use super::normalise::Marks;
use super::postings::{Posting, RECORD_END, TAIL, VARIANT, push_number, push_postings, symbol};

/// Postings that a record keeps of lists that are cut, and from how many on they are.
pub const HEAD: usize = 1_000;
const CUT_FROM: usize = 2 * HEAD;
/// A variant that is rare beside others of its key keeps at least this many.
const LEAST: usize = 150;
/// Postings of a rest that are read at a time.
const CHUNK: usize = 12_000;
/// How many times as large as index files those of rests are: they are read seldom, and files are few.
pub const REST_SIZE: usize = 4;

/// One index file, not yet named.
pub struct Shard {
    /// Its first key.
    pub first: String,
    /// Its last key.
    pub last: String,
    /// Its records as JSON.
    pub records: String,
    /// Files of rests, each a JSON array of lists.
    pub rests: Vec<String>,
    /// The hash of all of it.
    pub hash: ContentHash,
}

/// One variant of a key: its marks, for a pair those of both tokens, and the length of its list.
pub struct Variant {
    /// Marks of the only or first token.
    pub first: Marks,
    /// Marks of the second.
    pub second: Option<Marks>,
    /// Number of documents.
    pub size: usize,
}

/// Writes records into files of about the planned size.
pub struct SectionWriter {
    shard_chars: usize,
    shards: Vec<Shard>,
    text: String,
    rests: Rests,
    first: String,
    last: String,
}

impl SectionWriter {
    /// An empty section whose files have about `shard_chars` characters.
    pub fn new(shard_chars: usize) -> Self {
        Self {
            shard_chars,
            shards: Vec::new(),
            text: String::new(),
            rests: Rests::default(),
            first: String::new(),
            last: String::new(),
        }
    }

    /// Writes one key's record: its variants, whose lists follow one another in `postings`, each best first.
    pub fn record(&mut self, key: &str, variants: &[Variant], mut postings: &[Posting]) {
        let total = postings.len();
        // Long lists stand apart from others, which are then read without them.
        if self.text.len() + total.min(CUT_FROM) > self.shard_chars + self.shard_chars / 4 {
            self.close_file();
        }
        if self.text.is_empty() {
            key.clone_into(&mut self.first);
            self.last.clear();
        }
        push_front_coded(&mut self.text, &self.last, key);
        for variant in variants {
            self.text.push(VARIANT);
            self.text.push(symbol(variant.first));
            self.text.extend(variant.second.map(symbol));
            let (list, others) = postings.split_at(variant.size);
            postings = others;
            let head =
                if total <= CUT_FROM { list.len() } else { (HEAD * list.len() / total).max(LEAST).min(list.len()) };
            push_postings(&mut self.text, &list[..head]);
            if head < list.len() {
                self.text.push(TAIL);
                push_number(&mut self.text, u32::try_from(list.len()).unwrap_or(u32::MAX));
                self.rests.push(&list[head..], REST_SIZE * self.shard_chars, &mut self.text);
            }
        }
        self.text.push(RECORD_END);
        key.clone_into(&mut self.last);
        if self.text.len() >= self.shard_chars {
            self.close_file();
        }
    }

    fn close_file(&mut self) {
        if self.text.is_empty() {
            return;
        }
        let records = json_string(&self.text);
        let rests = std::mem::take(&mut self.rests).finish();
        let hash = content_hash(records.as_bytes());
        let hash = rests.iter().fold(hash, |hash, rest| {
            let mut both = hash.to_vec();
            both.extend(content_hash(rest.as_bytes()));
            content_hash(&both)
        });
        self.shards.push(Shard { first: self.first.clone(), last: self.last.clone(), records, rests, hash });
        self.text.clear();
    }

    /// All files, in the order of their keys.
    pub fn finish(mut self) -> Vec<Shard> {
        self.close_file();
        self.shards
    }
}

/// The files of rests beside one index file.
#[derive(Default)]
struct Rests {
    files: Vec<String>,
    lists: u32,
}

impl Rests {
    /// Adds a rest in chunks; for each, writes the numbers of its file and of its list there to `reference`.
    fn push(&mut self, postings: &[Posting], file_chars: usize, reference: &mut String) {
        for chunk in postings.chunks(CHUNK) {
            if self.files.last().is_none_or(|file| file.len() > file_chars) {
                self.files.push(String::from("["));
                self.lists = 0;
            }
            push_number(reference, u32::try_from(self.files.len() - 1).unwrap_or(0));
            push_number(reference, self.lists);
            if let Some(file) = self.files.last_mut() {
                file.push_str(if self.lists > 0 { ",\"" } else { "\"" });
                push_postings(file, chunk);
                file.push('"');
            }
            self.lists += 1;
        }
    }

    fn finish(mut self) -> Vec<String> {
        self.files.iter_mut().for_each(|file| file.push(']'));
        self.files
    }
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
    if text.is_ascii() {
        out.push_str(text);
    } else {
        for c in text.chars() {
            if c.is_ascii() {
                out.push(c);
            } else {
                for unit in c.encode_utf16(&mut [0; 2]) {
                    let _ = write!(out, "\\u{unit:04x}");
                }
            }
        }
    }
    out.push('"');
    out
}
