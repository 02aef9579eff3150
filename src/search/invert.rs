//! From the blocks' lists to posting lists over all documents, cut into files.
//!
//! Keys are `!a` (a token), `+a b` (two words of a short title, in alphabetical order) and `a b`
//! (neighbours); they sort as text, so that the three kinds stand in files apart: most queries read
//! neighbours alone, and need not carry the long lists of single syllables. The work is split by the first token into
//! partitions, so that memory holds a few partitions and not the whole site. Blocks have their lists in the order of first
//! tokens, so that each partition reads a part of its own of every block; within a partition, what belongs to one first
//! token is gathered and sorted as single 64-bit numbers.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "numbers of tokens and documents fit the bits that an entry gives them; impacts are rounded on purpose"
)]

use std::ops::Range;

use rayon::prelude::*;

use super::block::{self, Group, List, ONCE, Occurrences};
use super::layout::{File, Names, Plan};
use super::normalise::Marks;
use super::postings::{LEVELS, Posting};
use super::reader::PAIR;
use super::routes::{GroupWriter, Route};
use super::section::{REST_SIZE, SectionWriter, Shard, Variant};
use super::spool::Spool;

/// All that inversion needs to know of the documents, in their final order.
pub struct Corpus<'a> {
    /// Holds the blocks.
    pub spool: &'a dyn Spool,
    /// Where things stand in them.
    pub blocks: Vec<Block>,
    /// Numbers of tokens.
    pub lengths: Vec<u32>,
    /// Folds by number.
    pub folds: Vec<Box<str>>,
    /// How much there is of each as a first token.
    pub counts: Vec<Count>,
}

/// What is in a block.
pub struct Block {
    /// The numbers of its folds, which stand in alphabetical order.
    pub folds: Vec<u32>,
    /// Where the group of each begins in the spool, and where the last one ends.
    pub groups: Vec<u64>,
    /// The numbers of its documents.
    pub docs: Vec<u32>,
}

/// How much there is of a first token.
#[derive(Clone, Copy, Debug, Default)]
pub struct Count {
    /// How often it stands in the texts, alone and with others.
    entries: u32,
    /// How many postings come of that.
    postings: u32,
}

impl Block {
    /// The list as entries have it, in the numbers of the whole index.
    fn list(&self, list: List) -> Option<Entry> {
        let second = match (list.second & (PAIR - 1)).checked_sub(1) {
            Some(fold) => list.second & PAIR | (self.folds.get(fold as usize)? + 1),
            None => 0,
        };
        let marks = u64::from(list.marks) << MARK_BITS | u64::from(list.second_marks);
        Some(u64::from(second) << SECOND_SHIFT | marks << MARKS_SHIFT)
    }
}

impl Count {
    /// Adds what a block has.
    pub fn add(&mut self, group: &Group<'_>) {
        self.entries = self.entries.saturating_add(group.entries as u32);
        self.postings = self.postings.saturating_add(group.items as u32);
    }
}

/// What the root file says about the index.
pub struct Index {
    /// The routes to the index files, in the order of keys.
    pub routes: Vec<Route>,
    /// Syllables and the number of documents of each, in order.
    pub syllables: Vec<(String, u32)>,
}

/// Entries (at most) in a partition.
const PARTITION: u64 = 6_000_000;

/// Entries (at most) that are gathered at a time; they fit the caches of a processor.
const STEP: u64 = 500_000;

/// Part of all entries that is written twice, to learn how large the index will be.
const SAMPLE: u64 = 16;

/// Writes all posting lists to `sink`, in files sized by what `plan` makes of the index's characters.
pub fn invert(
    mut corpus: Corpus<'_>,
    plan: impl Fn(usize) -> Plan,
    names: &mut Names,
    sink: &mut impl FnMut(File),
) -> (Index, Plan) {
    rank(&mut corpus);
    let norms = norms(&corpus.lengths);
    let mut inverter = Inverter { corpus, plan: plan(0), norms, once: Vec::new() };
    let once = |block: &Block| block.docs.iter().map(|&doc| inverter.posting(doc, &ONCE)).collect();
    inverter.once = inverter.corpus.blocks.iter().map(once).collect();
    inverter.plan = plan(inverter.estimate());
    let all = 0..inverter.corpus.counts.len();
    let partitions = ranges(&inverter.corpus.counts, all, PARTITION);
    let mut syllables = Vec::new();
    let mut sections: [GroupWriter; SECTIONS] = Default::default();
    for ranges in partitions.chunks(rayon::current_num_threads().max(1)) {
        let parts: Vec<Part> = ranges.par_iter().map(|range| inverter.part(range.clone())).collect();
        for part in parts {
            syllables.extend(part.syllables);
            for (writer, shards) in sections.iter_mut().zip(part.sections) {
                for shard in shards {
                    writer.push(shard, names, sink);
                }
            }
        }
    }
    let routes = sections.into_iter().flat_map(|writer| writer.finish(names, sink)).collect();
    (Index { routes, syllables }, inverter.plan)
}

/// Puts the folds in alphabetical order and renumbers the blocks by it.
fn rank(corpus: &mut Corpus<'_>) {
    let mut order: Vec<u32> = (0..).take(corpus.folds.len()).collect();
    order.par_sort_unstable_by(|&a, &b| corpus.folds[a as usize].cmp(&corpus.folds[b as usize]));
    let mut ranks = vec![0; order.len()];
    for (rank, &fold) in (0..).zip(&order) {
        ranks[fold as usize] = rank;
    }
    for block in &mut corpus.blocks {
        block.folds.iter_mut().for_each(|fold| *fold = ranks[*fold as usize]);
    }
    corpus.counts = order.iter().map(|&fold| corpus.counts[fold as usize]).collect();
    corpus.folds = order.iter().map(|&fold| std::mem::take(&mut corpus.folds[fold as usize])).collect();
}

/// The length part of BM25's saturation for each document, with the average length rounded to an
/// eighth of an octave: one edited story must not change the impact of all others.
fn norms(lengths: &[u32]) -> Vec<f32> {
    let total: f64 = lengths.iter().map(|&length| f64::from(length)).sum();
    let average = (total / lengths.len().max(1) as f64).max(1.0);
    let average = ((average.log2() * 8.0).round() / 8.0).exp2() as f32;
    lengths.iter().map(|&length| 1.2 * (0.4 + 0.6 * length as f32 / average)).collect()
}

/// Cuts `range` into ranges of at most so many entries each, or of one first token that has more.
fn ranges(counts: &[Count], range: Range<usize>, most: u64) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    let (mut start, mut entries) = (range.start, 0);
    for (rank, count) in range.clone().zip(&counts[range.clone()]) {
        if entries + u64::from(count.entries) > most && rank > start {
            ranges.push(start..rank);
            (start, entries) = (rank, 0);
        }
        entries += u64::from(count.entries);
    }
    ranges.push(start..range.end);
    ranges
}

/// A posting and its list, packed so that they sort as lists are written. From the high bits: second token plus one (23
/// bits, 0 for none, the top bit for a pair of a name), marks of both (12), the [`Posting`].
type Entry = u64;

const SECOND_SHIFT: u32 = 40;
const MARKS_SHIFT: u32 = Posting::BITS;
const MARK_BITS: u32 = 6;

struct Inverter<'a> {
    corpus: Corpus<'a>,
    plan: Plan,
    norms: Vec<f32>,
    /// For each block, the posting of each document that has the tokens of a list once.
    once: Vec<Vec<Posting>>,
}

/// Postings of a few first tokens, in a buffer that is used again and again.
#[derive(Default)]
struct Gathered {
    entries: Vec<Entry>,
    /// Where those of each first token end; they begin where all those that were counted of the tokens before would.
    ends: Vec<usize>,
    bytes: Vec<u8>,
}

/// Kinds of keys, in the order in which they sort.
const SECTIONS: usize = 3;
const SINGLES: usize = 0;
const NAMES: usize = 1;
const NEIGHBOURS: usize = 2;

/// What each section's keys begin with.
const PREFIXES: [&str; SECTIONS] = ["!", "+", ""];

/// The files of one partition.
#[derive(Default)]
struct Part {
    sections: [Vec<Shard>; SECTIONS],
    syllables: Vec<(String, u32)>,
}

impl Inverter<'_> {
    /// About how many characters all lists will take, from those of the first tokens in the middle; rests count as
    /// much less as their files are larger.
    fn estimate(&self) -> usize {
        let counts = &self.corpus.counts;
        let total: u64 = counts.iter().map(|count| u64::from(count.entries)).sum();
        let start = counts.len() / 2;
        let (mut end, mut entries) = (start, 0);
        while end < counts.len() && entries < total / SAMPLE {
            entries += u64::from(counts[end].entries);
            end += 1;
        }
        let part = self.part(start..end);
        let shards = part.sections.iter().flatten();
        let chars: usize = shards
            .map(|shard| shard.records.len() + shard.rests.iter().map(String::len).sum::<usize>() / REST_SIZE)
            .sum();
        (chars as f64 * total as f64 / entries.max(1) as f64) as usize
    }

    /// All lists whose first token's rank lies in `range`.
    fn part(&self, range: Range<usize>) -> Part {
        let mut scratch = Scratch {
            writers: [self.plan.shard_chars; SECTIONS].map(SectionWriter::new),
            variants: Vec::new(),
            postings: Vec::new(),
            key: String::new(),
        };
        let mut syllables = Vec::new();
        let mut gathered = Gathered::default();
        for step in ranges(&self.corpus.counts, range, STEP) {
            self.gather(&step, &mut gathered);
            let mut start = 0;
            for (rank, &end) in step.zip(&gathered.ends) {
                let bucket = &mut gathered.entries[start..end];
                bucket.sort_unstable();
                if let Some(docs) = self.bucket(rank, bucket, &mut scratch) {
                    syllables.push((self.fold(rank as u32).to_owned(), docs));
                }
                start += self.corpus.counts[rank].postings as usize;
            }
        }
        Part { sections: scratch.writers.map(SectionWriter::finish), syllables }
    }

    /// Gathers what all blocks have of the first tokens in `range`.
    fn gather(&self, range: &Range<usize>, gathered: &mut Gathered) {
        let Gathered { entries, ends, bytes } = gathered;
        ends.clear();
        let mut total = 0;
        for count in &self.corpus.counts[range.clone()] {
            ends.push(total);
            total += count.postings as usize;
        }
        entries.clear();
        entries.resize(total, 0);
        for (block, once) in self.corpus.blocks.iter().zip(&self.once) {
            let [from, to] =
                [range.start, range.end].map(|end| block.folds.partition_point(|&rank| (rank as usize) < end));
            let (Some(&start), Some(&end)) = (block.groups.get(from), block.groups.get(to)) else { continue };
            bytes.clear();
            self.corpus.spool.read(start, (end - start) as usize, bytes);
            for (&rank, place) in block.folds[from..to].iter().zip(block.groups[from..].windows(2)) {
                let group = bytes.get((place[0] - start) as usize..(place[1] - start) as usize).unwrap_or_default();
                let end = &mut ends[rank as usize - range.start];
                block::lists(
                    group,
                    |list| block.list(list),
                    |list, doc, occurrences| {
                        let posting = match occurrences {
                            None => once.get(doc).copied(),
                            Some(occurrences) => block.docs.get(doc).map(|&doc| self.posting(doc, &occurrences)),
                        };
                        if let (Some(place), Some(list), Some(posting)) = (entries.get_mut(*end), list, posting) {
                            *place = list | u64::from(posting.bits());
                            *end += 1;
                        }
                    },
                );
            }
        }
    }

    /// The posting of a document that has the tokens of a list so often.
    fn posting(&self, doc: u32, occurrences: &Occurrences) -> Posting {
        let Occurrences { body, title, keywords } = *occurrences;
        let mut weight = (body + 2 * title) as f32;
        for _ in 0..keywords {
            weight += 0.3;
        }
        let impact = (7.0 * weight / (weight + self.norms[doc as usize]) + 0.5) as u8;
        Posting::new(impact.min(7) | if title > 0 { LEVELS / 2 } else { 0 }, doc)
    }

    /// The lists of one first token; returns in how many documents it stands if it may be a syllable.
    fn bucket(&self, rank: usize, mut bucket: &[Entry], scratch: &mut Scratch) -> Option<u32> {
        let first = self.fold(rank as u32);
        let mut syllable = None;
        let mut key = std::mem::take(&mut scratch.key);
        while let Some(&entry) = bucket.first() {
            let second = (entry >> SECOND_SHIFT) as u32;
            let size = bucket.iter().take_while(|&&entry| (entry >> SECOND_SHIFT) as u32 == second).count();
            let (list, rest) = bucket.split_at(size);
            bucket = rest;
            let section = if second == 0 {
                SINGLES
            } else if second & PAIR == 0 {
                NEIGHBOURS
            } else {
                NAMES
            };
            key.clear();
            key.push_str(PREFIXES[section]);
            key.push_str(first);
            if second != 0 {
                key.push(' ');
                key.push_str(self.fold((second & (PAIR - 1)) - 1));
            }
            let docs = Self::record(&key, second == 0, list, scratch, section);
            if second == 0 && is_syllable(first) {
                syllable = Some(docs);
            }
        }
        scratch.key = key;
        syllable
    }

    fn fold(&self, rank: u32) -> &str {
        &self.corpus.folds[rank as usize]
    }

    /// Writes one key's record; returns in how many documents it stands.
    fn record(key: &str, single: bool, mut list: &[Entry], part: &mut Scratch, section: usize) -> u32 {
        part.variants.clear();
        part.postings.clear();
        while let Some(&entry) = list.first() {
            let marks = entry >> MARKS_SHIFT & 0xfff;
            let size = list.iter().take_while(|&&entry| entry >> MARKS_SHIFT & 0xfff == marks).count();
            let (variant, rest) = list.split_at(size);
            list = rest;
            part.postings.extend(variant.iter().map(|&entry| Posting::of_bits(entry as u32)));
            part.variants.push(Variant {
                first: (marks >> MARK_BITS) as Marks,
                second: (!single).then_some((marks & 63) as Marks),
                size,
            });
        }
        part.writers[section].record(key, &part.variants, &part.postings);
        part.postings.len() as u32
    }
}

/// What one partition is written with.
struct Scratch {
    writers: [SectionWriter; SECTIONS],
    variants: Vec<Variant>,
    postings: Vec<Posting>,
    key: String,
}

/// What may be a syllable: only those are offered as corrections.
fn is_syllable(fold: &str) -> bool {
    fold.len() <= 7 && fold.bytes().all(|byte| byte.is_ascii_lowercase())
}
