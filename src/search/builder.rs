//! Takes documents in, a batch at a time, and gives the index out.
//!
//! Documents are read in [blocks](super::block), in parallel, and the blocks wait in a [`Spool`]. In memory stays
//! where things stand in them and what orders the documents, so that a hundred thousand long stories cost little.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::ops::Range;
use std::sync::Arc;

use rayon::prelude::*;

use super::block::{self, Contents};
use super::document::{SearchDoc, Unread};
use super::facets::{DocFacets, FacetTable};
use super::hits::{self, HitRecord, Texts};
use super::invert::{self, Block, Corpus, Count};
use super::layout::{File, Names, Plan, content_hash};
use super::reader::Reader;
use super::root;
use super::spool::{MemorySpool, Spool};
use super::vocabulary::Vocabulary;
use crate::cache::{Key, KeyOf};
use crate::source::Hash;

/// What the caller decides.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Kinds in the order in which equal results are shown; others follow by name.
    pub kinds: Vec<String>,
    /// About how many documents will come; large sites keep less text for excerpts.
    pub expected: usize,
}

/// A block ends where it has at least so many documents and the address of the last one says so: then one that comes or
/// goes changes its own block, and not all that follow.
const LEAST: usize = block::DOCS / 2;

/// Collects documents; see [`Builder::finish`].
pub struct Builder {
    options: Options,
    spool: Arc<dyn Spool>,
    vocabulary: Vocabulary,
    counts: Vec<Count>,
    blocks: Vec<Block>,
    docs: Vec<Doc>,
    facets: FacetTable,
}

/// What is kept of a document.
struct Doc {
    order: Order,
    /// The number of its block, and its own there.
    place: (u32, u32),
    length: u32,
    texts: Texts,
    facets: DocFacets,
}

type Order = (usize, String, Reverse<i32>, String, Reverse<String>, String);

impl Builder {
    /// An empty index whose texts are kept in memory.
    #[must_use]
    pub fn new(options: Options) -> Self {
        Self::with_spool(options, Arc::new(MemorySpool::default()))
    }

    /// An empty index whose texts are kept in `spool`, and those known there not read again.
    #[must_use]
    pub fn with_spool(options: Options, spool: Arc<dyn Spool>) -> Self {
        Self {
            options,
            spool,
            vocabulary: Vocabulary::default(),
            counts: Vec::new(),
            blocks: Vec::new(),
            docs: Vec::new(),
            facets: FacetTable::default(),
        }
    }

    /// Takes documents in, in parallel. May be called many times; the result does not depend on how
    /// the documents were split between calls.
    pub fn add_all(&mut self, docs: &[SearchDoc]) {
        let all: Vec<&SearchDoc> = docs.iter().collect();
        self.add(&all, |_| Hash::default(), |at| Cow::Borrowed(&docs[at]));
    }

    /// The same with documents whose texts `read` hands out where they are asked for, by position.
    pub fn add_unread(&mut self, docs: &[Unread], read: impl Fn(usize) -> SearchDoc + Sync) {
        let all: Vec<&SearchDoc> = docs.iter().map(|unread| &unread.doc).collect();
        self.add(&all, |at| docs[at].text, |at| Cow::Owned(read(at)));
    }

    fn add<'a>(
        &mut self,
        docs: &[&SearchDoc],
        text: impl Fn(usize) -> Hash + Sync,
        read: impl Fn(usize) -> Cow<'a, SearchDoc> + Sync,
    ) {
        let text_limit = hits::text_limit(self.options.expected.max(docs.len()));
        let spool = &self.spool;
        let block = |range: Range<usize>| {
            let key = key(range.clone().map(|at| (docs[at], text(at))), text_limit);
            let found = spool
                .find(key)
                .filter(|(_, block)| block::contents(block).is_some_and(|contents| contents.docs.len() == range.len()));
            let (start, block) = found.unwrap_or_else(|| {
                let block = read_block(range.clone().map(&read), text_limit);
                (spool.add(key, &block), block)
            });
            (range, start, block)
        };
        let blocks: Vec<_> = ranges(docs).into_par_iter().map(block).collect();
        for (range, start, block) in blocks {
            if let Some(contents) = block::contents(&block) {
                self.merge(&docs[range], start, &contents);
            }
        }
    }

    fn merge(&mut self, docs: &[&SearchDoc], start: u64, contents: &Contents<'_>) {
        let number = u32::try_from(self.blocks.len()).unwrap_or(u32::MAX);
        let mut block = Block { folds: Vec::new(), groups: Vec::new(), docs: vec![0; docs.len()] };
        let mut at = start + contents.start as u64;
        for group in &contents.groups {
            let fold = self.vocabulary.id(group.fold);
            if fold as usize == self.counts.len() {
                self.counts.push(Count::default());
            }
            self.counts[fold as usize].add(group);
            block.folds.push(fold);
            block.groups.push(at);
            at += group.length as u64;
        }
        block.groups.push(at);
        self.blocks.push(block);
        for ((of_block, doc), found) in (0..).zip(docs).zip(&contents.docs) {
            let texts = Texts { start: at, lengths: found.texts };
            at += found.texts.iter().sum::<usize>() as u64;
            self.docs.push(Doc {
                order: order(doc, &self.options.kinds),
                place: (number, of_block),
                length: found.length,
                texts,
                facets: self.facets.add(doc),
            });
        }
    }

    /// Writes the index: every file once, in a fixed order.
    pub fn finish(mut self, mut sink: impl FnMut(File)) {
        self.docs.par_sort_by(|a, b| a.order.cmp(&b.order));
        for (number, doc) in (0..).zip(&mut self.docs) {
            // What has ordered the documents is not needed any more.
            doc.order = Order::default();
            self.blocks[doc.place.0 as usize].docs[doc.place.1 as usize] = number;
        }
        let corpus = Corpus {
            spool: &*self.spool,
            blocks: self.blocks,
            lengths: self.docs.iter().map(|doc| doc.length).collect(),
            folds: self.vocabulary.into_folds(),
            counts: self.counts,
        };
        let chars = |text: usize| self.docs.iter().map(|doc| doc.texts.lengths[text]).sum();
        let (record_chars, rest_chars) = (chars(0), chars(1));
        let plan = |index_chars| Plan::new(self.docs.len(), index_chars, record_chars, rest_chars);
        let mut names = Names::default();
        let (index, plan) = invert::invert(corpus, plan, &mut names, &mut sink);
        let texts: Vec<Texts> = self.docs.iter().map(|doc| doc.texts).collect();
        let hits = hits::write(&texts, &*self.spool, &plan, &mut names, &mut sink);
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

/// How documents are cut into blocks.
fn ranges(docs: &[&SearchDoc]) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    let mut start = 0;
    for (at, doc) in (1..).zip(docs) {
        let size = at - start;
        let ends = || content_hash(doc.url.as_bytes())[0].is_multiple_of(32);
        if at == docs.len() || size == block::DOCS || (size >= LEAST && ends()) {
            ranges.push(start..at);
            start = at;
        }
    }
    ranges
}

/// What stands for everything that a block is made of.
fn key<'a>(docs: impl Iterator<Item = (&'a SearchDoc, Hash)>, text_limit: usize) -> Key {
    let mut key = KeyOf::default();
    key.add(env!("GUONG_BUILD").as_bytes());
    key.add(&text_limit.to_le_bytes());
    for (doc, text) in docs {
        doc.add_to(&mut key);
        key.add(&text);
    }
    key.finish()
}

fn read_block<'a>(docs: impl Iterator<Item = Cow<'a, SearchDoc>>, text_limit: usize) -> Vec<u8> {
    let mut reader = Reader::default();
    let docs: Vec<_> = docs.map(|doc| (reader.read(&doc), HitRecord::new(&doc, text_limit))).collect();
    block::write(&docs, &reader.finish())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;
    use std::sync::Mutex;
    use std::sync::atomic::{AtomicUsize, Ordering};

    /// A spool that finds what it was given before.
    #[derive(Debug, Default)]
    struct Lasting {
        spool: MemorySpool,
        known: Mutex<BTreeMap<Key, (u64, Vec<u8>)>>,
    }

    impl Spool for Lasting {
        fn find(&self, key: Key) -> Option<(u64, Vec<u8>)> {
            self.known.lock().unwrap().get(&key).cloned()
        }

        fn add(&self, key: Key, block: &[u8]) -> u64 {
            let start = self.spool.add(key, block);
            self.known.lock().unwrap().insert(key, (start, block.to_vec()));
            start
        }

        fn read(&self, start: u64, length: usize, out: &mut Vec<u8>) {
            self.spool.read(start, length, out);
        }
    }

    fn docs() -> Vec<SearchDoc> {
        let doc = |number: usize| SearchDoc {
            url: format!("cau-chuyen/{number}/"),
            kind: "story".into(),
            title: format!("Tổ dân phố {number}"),
            body: format!("Bà con tổ {number} giúp {} nhau ngày 20/11. ", number % 7).repeat(1 + number % 30),
            keywords: "Phường Mẫu".into(),
            year: Some(2020 + i32::try_from(number % 5).unwrap()),
            ..SearchDoc::default()
        };
        (0..500).map(doc).collect()
    }

    /// The index of these documents, and how many texts were read for it.
    fn index(docs: &[SearchDoc], spool: Arc<dyn Spool>) -> (Vec<File>, usize) {
        let reads = AtomicUsize::new(0);
        let mut builder = Builder::with_spool(Options::default(), spool);
        let unread = |doc: &SearchDoc| Unread {
            doc: SearchDoc { body: String::new(), ..doc.clone() },
            text: content_hash(doc.body.as_bytes()),
        };
        let unread: Vec<Unread> = docs.iter().map(unread).collect();
        builder.add_unread(&unread, |at| {
            reads.fetch_add(1, Ordering::Relaxed);
            docs[at].clone()
        });
        let mut files = Vec::new();
        builder.finish(|file| files.push(file));
        (files, reads.into_inner())
    }

    /// The same from nothing.
    fn anew(docs: &[SearchDoc]) -> Vec<File> {
        let mut files = Vec::new();
        super::super::build(docs, &Options::default(), |file| files.push(file));
        files
    }

    #[test]
    fn what_is_known_is_not_read_again_and_the_same_comes_out() {
        let spool = Arc::new(Lasting::default());
        let again = |docs: &[SearchDoc]| index(docs, Arc::clone(&spool) as Arc<dyn Spool>);
        let mut docs = docs();
        assert_eq!(again(&docs), (anew(&docs), 500));
        assert_eq!(again(&docs), (anew(&docs), 0));
        docs[77].body.push_str(" Thêm một câu.");
        let (files, reads) = again(&docs);
        assert!(files == anew(&docs) && (1..=block::DOCS).contains(&reads), "{reads}");
        docs[300].title.push_str(", khu phố mới");
        docs.remove(20);
        let (files, reads) = again(&docs);
        assert!(files == anew(&docs) && reads < 400, "{reads}");
        docs.truncate(1);
        assert_eq!(again(&docs), (anew(&docs), 1));
    }

    #[test]
    fn a_spool_that_hands_out_what_is_no_block_is_not_believed() {
        let docs = docs();
        for wrong in [&b""[..], b"\0", b"\0\0", &[0xff; 40]] {
            let spool = Lasting::default();
            for at in ranges(&docs.iter().collect::<Vec<_>>()) {
                let text = |at: usize| content_hash(docs[at].body.as_bytes());
                let unread = at.clone().map(|at| SearchDoc { body: String::new(), ..docs[at].clone() });
                let unread: Vec<SearchDoc> = unread.collect();
                let key = key(unread.iter().zip(at.map(text)), hits::text_limit(docs.len()));
                spool.known.lock().unwrap().insert(key, (0, wrong.to_vec()));
            }
            assert_eq!(index(&docs, Arc::new(spool)), (anew(&docs), 500), "{wrong:?}");
        }
    }

    #[test]
    fn every_document_is_in_one_block() {
        let docs = docs();
        let ranges = ranges(&docs.iter().collect::<Vec<_>>());
        assert!(ranges.len() < 9, "{ranges:?}");
        assert_eq!(ranges.iter().cloned().flatten().collect::<Vec<_>>(), (0..500).collect::<Vec<_>>());
        assert!(ranges.iter().all(|range| range.len() <= block::DOCS));
        assert!(super::ranges(&[]).is_empty());
    }
}
