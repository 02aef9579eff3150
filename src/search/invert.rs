//! From token streams to sorted posting lists, cut into files.
//!
//! Keys are `!a` (a token), `+a b` (two words of a short title, in alphabetical order) and `a b`
//! (neighbours); they sort as text, so that the three kinds stand in files apart: most queries read
//! neighbours alone, and need not carry the long lists of single syllables. The work is split by the first token into partitions, so that memory
//! holds the entries of a few partitions and not those of the whole site; within a partition,
//! entries of one first token are gathered and sorted as single 64-bit numbers.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "numbers of tokens and documents fit the bits that an entry gives them; impacts are rounded on purpose"
)]

use rayon::prelude::*;

use super::layout::{File, Names, Plan};
use super::normalise::Marks;
use super::postings::{LEVELS, Posting};
use super::routes::{GroupWriter, Route};
use super::section::{REST_SIZE, SectionWriter, Shard, Variant};

/// All that inversion needs to know of the documents, in their final order.
pub struct Corpus {
    /// Token streams; the folds of their tokens by number.
    pub streams: Vec<Box<[u32]>>,
    /// Numbers of tokens.
    pub lengths: Vec<u32>,
    /// Folds by number.
    pub folds: Vec<Box<str>>,
}

/// The next tokens stand in the body.
pub const BODY: u32 = u32::MAX;
/// The next tokens stand in the title.
pub const TITLE: u32 = u32::MAX - 1;
/// The next tokens are only known to belong to the document.
pub const KEYWORDS: u32 = u32::MAX - 2;
/// The next token has no neighbour before it.
pub const BREAK: u32 = u32::MAX - 3;
/// The next tokens, up to the next field, are the words of a short title.
pub const NAME: u32 = u32::MAX - 4;

const FIRST_SIGN: u32 = NAME;
const MARK_BITS: u32 = 6;

/// A token in a stream.
#[must_use]
pub fn token(id: u32, marks: Marks) -> u32 {
    id << MARK_BITS | u32::from(marks)
}

/// `word` with its fold's number replaced; signs stay.
#[must_use]
pub fn renumbered(word: u32, numbers: &[u32]) -> u32 {
    if word >= FIRST_SIGN { word } else { token(numbers[(word >> MARK_BITS) as usize], (word & 63) as Marks) }
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

/// Part of all entries that is written twice, to learn how large the index will be.
const SAMPLE: u64 = 16;

/// Writes all posting lists to `sink`, in files sized by what `plan` makes of the index's characters.
pub fn invert(
    mut corpus: Corpus,
    plan: impl Fn(usize) -> Plan,
    names: &mut Names,
    sink: &mut impl FnMut(File),
) -> (Index, Plan) {
    rank(&mut corpus);
    let norms = norms(&corpus.lengths);
    let mut inverter = Inverter { corpus, plan: plan(0), norms };
    let counts = inverter.count();
    inverter.plan = plan(inverter.estimate(&counts));
    let partitions = partitions(&counts);
    let mut syllables = Vec::new();
    let mut sections: [GroupWriter; SECTIONS] = Default::default();
    for ranges in partitions.chunks(rayon::current_num_threads().max(1)) {
        let parts: Vec<Part> = ranges.par_iter().map(|range| inverter.part(range.clone(), &counts)).collect();
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

/// Puts the folds in alphabetical order and renumbers the streams by it.
fn rank(corpus: &mut Corpus) {
    let mut order: Vec<u32> = (0..).take(corpus.folds.len()).collect();
    order.par_sort_unstable_by(|&a, &b| corpus.folds[a as usize].cmp(&corpus.folds[b as usize]));
    let mut ranks = vec![0; order.len()];
    for (rank, &fold) in (0..).zip(&order) {
        ranks[fold as usize] = rank;
    }
    corpus.streams.par_iter_mut().for_each(|stream| {
        stream.iter_mut().for_each(|word| *word = renumbered(*word, &ranks));
    });
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

fn partitions(counts: &[u32]) -> Vec<std::ops::Range<usize>> {
    let mut ranges = Vec::new();
    let (mut start, mut entries) = (0, 0);
    for (rank, &count) in counts.iter().enumerate() {
        if entries + u64::from(count) > PARTITION && rank > start {
            ranges.push(start..rank);
            (start, entries) = (rank, 0);
        }
        entries += u64::from(count);
    }
    ranges.push(start..counts.len());
    ranges
}

/// An entry packs, from the high bits: second token (23 bits, 0 for none, the top bit for a pair of
/// a name), marks of both (12), document (24), field (2).
type Entry = u64;

const SECOND_SHIFT: u32 = 38;
const MARKS_SHIFT: u32 = 26;
const DOC_SHIFT: u32 = 2;
const PAIR: u32 = 1 << 22;

/// Fields as entries carry them.
const IN_BODY: u8 = 0;
const IN_TITLE: u8 = 1;
const IN_KEYWORDS: u8 = 2;

struct Inverter {
    corpus: Corpus,
    plan: Plan,
    norms: Vec<f32>,
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

impl Inverter {
    /// Entries for each first token, by rank.
    fn count(&self) -> Vec<u32> {
        let counters = self
            .corpus
            .streams
            .par_chunks(4096)
            .map(|streams| {
                let mut counts = vec![0u32; self.corpus.folds.len()];
                for stream in streams {
                    Self::entries(stream, 0, 0..u32::MAX, |first, _| counts[first as usize] += 1);
                }
                counts
            })
            .reduce_with(|mut a, b| {
                a.iter_mut().zip(b).for_each(|(a, b)| *a += b);
                a
            });
        counters.unwrap_or_default()
    }

    /// About how many characters all lists will take, from those of the first tokens in the middle; rests count as
    /// much less as their files are larger.
    fn estimate(&self, counts: &[u32]) -> usize {
        let total: u64 = counts.iter().copied().map(u64::from).sum();
        let start = counts.len() / 2;
        let (mut end, mut entries) = (start, 0);
        while end < counts.len() && entries < total / SAMPLE {
            entries += u64::from(counts[end]);
            end += 1;
        }
        let part = self.part(start..end, counts);
        let shards = part.sections.iter().flatten();
        let chars: usize = shards
            .map(|shard| shard.records.len() + shard.rests.iter().map(String::len).sum::<usize>() / REST_SIZE)
            .sum();
        (chars as f64 * total as f64 / entries.max(1) as f64) as usize
    }

    /// Calls `each` with the rank of the first token and the entry, for every entry of `stream`
    /// whose first token lies in `range`.
    fn entries(stream: &[u32], doc: u32, range: std::ops::Range<u32>, mut each: impl FnMut(u32, Entry)) {
        let (mut field, mut before, mut name_from) = (IN_BODY, None, None);
        for (at, &word) in stream.iter().enumerate() {
            if word >= FIRST_SIGN {
                before = None;
                name_from = if word == NAME { Some(at + 1) } else { name_from.filter(|_| word == BREAK) };
                field = match word {
                    BODY => IN_BODY,
                    TITLE => IN_TITLE,
                    KEYWORDS => IN_KEYWORDS,
                    _ => field,
                };
                continue;
            }
            let (rank, marks) = (word >> MARK_BITS, word & 63);
            let tail = u64::from(doc) << DOC_SHIFT | u64::from(field);
            if let Some(from) = name_from {
                for &other in &stream[from..at] {
                    let (other, other_marks) = (other >> MARK_BITS, other & 63);
                    let (a, b) = if other <= rank {
                        ((other, other_marks), (rank, marks))
                    } else {
                        ((rank, marks), (other, other_marks))
                    };
                    if range.contains(&a.0) {
                        each(a.0, packed(PAIR | (b.0 + 1), a.1 << 6 | b.1, tail));
                    }
                }
                continue;
            }
            if let Some((first, first_marks)) = before
                && range.contains(&first)
            {
                each(first, packed(rank + 1, first_marks << 6 | marks, tail));
            }
            if range.contains(&rank) {
                each(rank, packed(0, marks << 6, tail));
            }
            before = Some((rank, marks));
        }
    }

    /// All lists whose first token's rank lies in `range`.
    fn part(&self, range: std::ops::Range<usize>, counts: &[u32]) -> Part {
        let mut ends: Vec<usize> = Vec::with_capacity(range.len());
        let mut total = 0;
        for &count in &counts[range.clone()] {
            ends.push(total);
            total += count as usize;
        }
        let mut entries: Vec<Entry> = vec![0; total];
        let base = range.start as u32;
        for (doc, stream) in (0..).zip(&self.corpus.streams) {
            Self::entries(stream, doc, base..range.end as u32, |first, entry| {
                let end = &mut ends[(first - base) as usize];
                entries[*end] = entry;
                *end += 1;
            });
        }
        let mut scratch = Scratch {
            writers: [self.plan.shard_chars; SECTIONS].map(SectionWriter::new),
            variants: Vec::new(),
            postings: Vec::new(),
            key: String::new(),
        };
        let mut syllables = Vec::new();
        let mut start = 0;
        for (rank, &end) in range.zip(&ends) {
            let bucket = &mut entries[start..end];
            bucket.sort_unstable();
            if let Some(docs) = self.bucket(rank, bucket, &mut scratch) {
                syllables.push((self.fold(rank as u32).to_owned(), docs));
            }
            start = end;
        }
        Part { sections: scratch.writers.map(SectionWriter::finish), syllables }
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
            let docs = self.record(&key, second == 0, list, scratch, section);
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
    fn record(&self, key: &str, single: bool, mut list: &[Entry], part: &mut Scratch, section: usize) -> u32 {
        part.variants.clear();
        part.postings.clear();
        while let Some(&entry) = list.first() {
            let marks = entry >> MARKS_SHIFT & 0xfff;
            let size = list.iter().take_while(|&&entry| entry >> MARKS_SHIFT & 0xfff == marks).count();
            let (variant, rest) = list.split_at(size);
            list = rest;
            let start = part.postings.len();
            self.postings(variant, &mut part.postings);
            part.variants.push(Variant {
                first: (marks >> 6) as Marks,
                second: (!single).then_some((marks & 63) as Marks),
                size: part.postings.len() - start,
            });
        }
        part.writers[section].record(key, &part.variants, &part.postings);
        part.postings.len() as u32
    }

    /// Appends the postings of one variant, best first.
    fn postings(&self, mut list: &[Entry], postings: &mut Vec<Posting>) {
        let start = postings.len();
        while let Some(&entry) = list.first() {
            let doc = (entry >> DOC_SHIFT & 0xff_ffff) as u32;
            let (mut weight, mut title, mut size) = (0.0, 0, 0);
            for &entry in list.iter().take_while(|&&entry| (entry >> DOC_SHIFT & 0xff_ffff) as u32 == doc) {
                size += 1;
                match (entry & 3) as u8 {
                    IN_TITLE => {
                        weight += 2.0;
                        title = LEVELS / 2;
                    }
                    IN_KEYWORDS => weight += 0.3,
                    _ => weight += 1.0,
                }
            }
            list = &list[size..];
            let impact = (7.0 * weight / (weight + self.norms[doc as usize]) + 0.5) as u8;
            postings.push(Posting::new(impact.min(7) | title, doc));
        }
        postings[start..].sort_unstable();
    }
}

/// What one partition is written with.
struct Scratch {
    writers: [SectionWriter; SECTIONS],
    variants: Vec<Variant>,
    postings: Vec<Posting>,
    key: String,
}

fn packed(second: u32, marks: u32, tail: u64) -> Entry {
    u64::from(second) << SECOND_SHIFT | u64::from(marks) << MARKS_SHIFT | tail
}

/// What may be a syllable: only those are offered as corrections.
fn is_syllable(fold: &str) -> bool {
    fold.len() <= 7 && fold.bytes().all(|byte| byte.is_ascii_lowercase())
}
