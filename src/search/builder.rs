//! Takes documents in, a batch at a time, and gives the index out.
//!
//! Of each document the builder keeps a stream of token numbers and its finished result record, not
//! the document itself, so that a hundred thousand long stories fit into memory.

use std::cmp::Reverse;

use rayon::prelude::*;

use super::document::SearchDoc;
use super::facets::FacetTable;
use super::hits::{self, HitRecord};
use super::invert::{self, Corpus};
use super::layout::{File, Names, Plan};
use super::normalise::Marks;
use super::root;
use super::special::{TokenBuffer, broader, specials};
use super::vocabulary::Vocabulary;

/// What the caller decides.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Kinds in the order in which equal results are shown; others follow by name.
    pub kinds: Vec<String>,
    /// About how many documents will come; large sites keep less text for excerpts.
    pub expected: usize,
}

/// Texts with at most this many tokens in their title are also found by any two of its words in any
/// order: names of people and units are asked for in every order.
const NAME_TOKENS: usize = 6;

/// Documents that one worker reads before its vocabulary is merged.
const BATCH: usize = 128;

/// Where in a document a token stood.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Field {
    Body,
    Title,
    Keywords,
}

/// Collects documents; see [`Builder::finish`].
#[derive(Default)]
pub struct Builder {
    options: Options,
    vocabulary: Vocabulary,
    docs: Vec<Doc>,
    facets: FacetTable,
}

/// What is kept of a document.
struct Doc {
    order: Order,
    stream: Box<[u32]>,
    length: u32,
    record: HitRecord,
    facets: super::facets::DocFacets,
}

type Order = (usize, String, Reverse<i32>, String, Reverse<String>, String);

/// A worker's result: streams with the worker's own token numbers.
struct Batch {
    vocabulary: Vocabulary,
    docs: Vec<(Vec<u32>, u32, HitRecord)>,
}

impl Builder {
    /// An empty index.
    #[must_use]
    pub fn new(options: Options) -> Self {
        Self { options, ..Self::default() }
    }

    /// Takes documents in, in parallel. May be called many times; the result does not depend on how
    /// the documents were split between calls.
    pub fn add_all(&mut self, docs: &[SearchDoc]) {
        let text_limit = hits::text_limit(self.options.expected.max(docs.len()));
        let batches: Vec<Batch> = docs.par_chunks(BATCH).map(|chunk| Batch::read(chunk, text_limit)).collect();
        for (chunk, batch) in docs.chunks(BATCH).zip(batches) {
            self.merge(chunk, batch);
        }
    }

    fn merge(&mut self, chunk: &[SearchDoc], batch: Batch) {
        let numbers: Vec<u32> = batch.vocabulary.folds().iter().map(|fold| self.vocabulary.id(fold)).collect();
        for (doc, (mut stream, length, record)) in chunk.iter().zip(batch.docs) {
            for token in &mut stream {
                *token = invert::renumbered(*token, &numbers);
            }
            self.docs.push(Doc {
                order: order(doc, &self.options.kinds),
                stream: stream.into_boxed_slice(),
                length,
                record,
                facets: self.facets.add(doc),
            });
        }
    }

    /// Writes the index: every file once, in a fixed order.
    pub fn finish(mut self, mut sink: impl FnMut(File)) {
        self.docs.par_sort_by(|a, b| a.order.cmp(&b.order));
        let corpus = Corpus {
            streams: self.docs.iter_mut().map(|doc| std::mem::take(&mut doc.stream)).collect(),
            lengths: self.docs.iter().map(|doc| doc.length).collect(),
            folds: self.vocabulary.folds().to_vec(),
        };
        let record_chars = self.docs.iter().map(|doc| doc.record.chars()).sum();
        let text_chars = self.docs.iter().map(|doc| doc.record.rest_chars()).sum();
        let plan = |index_chars| Plan::new(self.docs.len(), index_chars, record_chars, text_chars);
        let mut names = Names::default();
        let (index, plan) = invert::invert(corpus, plan, &mut names, &mut sink);
        let hits = hits::write(self.docs.iter().map(|doc| &doc.record), &plan, &mut names, &mut sink);
        let facets = self.facets.write(&self.docs.iter().map(|doc| &doc.facets), &mut names, &mut sink);
        let root = root::write(self.docs.len(), &index, plan.shard_chars, &hits, &facets, &mut names, &mut sink);
        sink(root);
    }
}

fn order(doc: &SearchDoc, kinds: &[String]) -> Order {
    let rank = kinds.iter().position(|kind| *kind == doc.kind).unwrap_or(kinds.len());
    let unit = doc.unit.as_ref().map_or_else(String::new, |unit| unit.id.clone());
    (rank, doc.kind.clone(), Reverse(doc.year.unwrap_or(0)), unit, Reverse(doc.date.clone()), doc.url.clone())
}

impl Batch {
    fn read(docs: &[SearchDoc], text_limit: usize) -> Self {
        let mut reader = StreamReader::default();
        let docs = docs
            .iter()
            .map(|doc| {
                let (stream, length) = reader.read(doc);
                (stream, length, HitRecord::new(doc, text_limit))
            })
            .collect();
        Self { vocabulary: reader.vocabulary, docs }
    }
}

/// Turns documents into streams of token numbers.
#[derive(Default)]
struct StreamReader {
    vocabulary: Vocabulary,
    buffer: TokenBuffer,
    stream: Vec<u32>,
}

impl StreamReader {
    fn read(&mut self, doc: &SearchDoc) -> (Vec<u32>, u32) {
        self.stream.clear();
        let mut length = 0;
        for (text, field) in [
            (&doc.title, Field::Title),
            (&doc.aliases, Field::Title),
            (&doc.body, Field::Body),
            (&doc.keywords, Field::Keywords),
        ] {
            if !text.is_empty() {
                length += self.text(text, field);
            }
        }
        (self.stream.clone(), length)
    }

    fn text(&mut self, text: &str, field: Field) -> u32 {
        self.buffer.read(text);
        let buffer = &self.buffer;
        self.stream.push(match field {
            Field::Body => invert::BODY,
            Field::Title => invert::TITLE,
            Field::Keywords => invert::KEYWORDS,
        });
        for index in 0..buffer.len() {
            if buffer.breaks(index) {
                self.stream.push(invert::BREAK);
            }
            let id = self.vocabulary.id(buffer.fold(index));
            self.stream.push(invert::token(id, buffer.marks(index)));
        }
        specials(buffer, |key| {
            for key in broader(&key).into_iter().chain([key]) {
                self.stream.push(invert::BREAK);
                self.stream.push(invert::token(self.vocabulary.id(&key), 0 as Marks));
            }
        });
        if field == Field::Title && buffer.len() <= NAME_TOKENS {
            self.stream.push(invert::NAME);
            for index in 0..buffer.len() {
                self.stream.push(invert::token(self.vocabulary.id(buffer.fold(index)), buffer.marks(index)));
            }
        }
        u32::try_from(buffer.len()).unwrap_or(u32::MAX)
    }
}
