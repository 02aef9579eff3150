//! Reads documents: from texts to entries, one for each token and each pair of tokens that can be searched for.
//!
//! Documents are read a block at a time. A block has a vocabulary of its own, numbered in alphabetical order, so that
//! what is sorted by its numbers is sorted by those of the whole index too.

use super::document::SearchDoc;
use super::normalise::Marks;
use super::special::{TokenBuffer, broader, specials};
use super::vocabulary::Vocabulary;

/// Texts with at most this many tokens in their title are also found by any two of its words in any
/// order: names of people and units are asked for in every order.
const NAME_TOKENS: usize = 6;

/// The field of an entry in a text.
pub const IN_BODY: u8 = 0;
/// The field of an entry in a title.
pub const IN_TITLE: u8 = 1;
/// The field of an entry that is only known to belong to the document.
pub const IN_KEYWORDS: u8 = 2;

/// The bit of a second token that says that the two are words of a short title.
pub const PAIR: u32 = 1 << 22;

/// An entry packs, from the high bits: second token plus one (23 bits, 0 for none, the top bit for a pair of a name),
/// marks of both (12), document in its block (24), field (2). The first token is known from where an entry stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry(u64);

const SECOND_SHIFT: u32 = 38;
const MARKS_SHIFT: u32 = 26;
const DOC_SHIFT: u32 = 2;

impl Entry {
    fn new(second: u32, marks: u32, tail: u64) -> Self {
        Entry(u64::from(second) << SECOND_SHIFT | u64::from(marks) << MARKS_SHIFT | tail)
    }

    /// The second token plus one, perhaps with [`PAIR`]; 0 for none.
    pub fn second(self) -> u32 {
        (self.0 >> SECOND_SHIFT) as u32
    }

    /// The marks of the first token.
    pub fn marks(self) -> Marks {
        (self.0 >> (MARKS_SHIFT + MARK_BITS) & 63) as Marks
    }

    /// The marks of the second.
    pub fn second_marks(self) -> Marks {
        (self.0 >> MARKS_SHIFT & 63) as Marks
    }

    /// What entries of one list have in common: the second token and the marks.
    pub fn list(self) -> u64 {
        self.0 >> MARKS_SHIFT
    }

    /// The number of the document in its block.
    pub fn doc(self) -> usize {
        (self.0 >> DOC_SHIFT & 0xff_ffff) as usize
    }

    /// The field.
    pub fn field(self) -> u8 {
        (self.0 & 3) as u8
    }
}

/// The entries of a block.
pub struct Entries {
    /// Folds in alphabetical order.
    pub folds: Vec<Box<str>>,
    /// Where the entries of each first token end.
    pub ends: Vec<usize>,
    /// Those of each first token in order.
    pub sorted: Vec<Entry>,
}

/// Signs in a stream. The next tokens stand in the body.
const BODY: u32 = u32::MAX;
/// The next tokens stand in the title.
const TITLE: u32 = u32::MAX - 1;
/// The next tokens are only known to belong to the document.
const KEYWORDS: u32 = u32::MAX - 2;
/// The next token has no neighbour before it.
const BREAK: u32 = u32::MAX - 3;
/// The next tokens, up to the next field, are the words of a short title.
const NAME: u32 = u32::MAX - 4;
/// The next document begins.
const DOC: u32 = u32::MAX - 5;

const FIRST_SIGN: u32 = DOC;
const MARK_BITS: u32 = 6;

fn token(id: u32, marks: Marks) -> u32 {
    id << MARK_BITS | u32::from(marks)
}

/// Turns the documents of a block into entries.
#[derive(Default)]
pub struct Reader {
    vocabulary: Vocabulary,
    buffer: TokenBuffer,
    stream: Vec<u32>,
}

impl Reader {
    /// Reads the next document; how many tokens it has.
    pub fn read(&mut self, doc: &SearchDoc) -> u32 {
        self.stream.push(DOC);
        let fields =
            [(&doc.title, TITLE), (&doc.aliases, TITLE), (&doc.body, BODY), (&doc.keywords, KEYWORDS)].into_iter();
        fields.filter(|(text, _)| !text.is_empty()).map(|(text, field)| self.text(text, field)).sum()
    }

    fn text(&mut self, text: &str, field: u32) -> u32 {
        self.buffer.read(text);
        let buffer = &self.buffer;
        self.stream.push(field);
        for index in 0..buffer.len() {
            if buffer.breaks(index) {
                self.stream.push(BREAK);
            }
            let id = self.vocabulary.id(buffer.fold(index));
            self.stream.push(token(id, buffer.marks(index)));
        }
        specials(buffer, |key| {
            for key in broader(&key).into_iter().chain([key]) {
                self.stream.push(BREAK);
                self.stream.push(token(self.vocabulary.id(&key), 0 as Marks));
            }
        });
        if field == TITLE && buffer.len() <= NAME_TOKENS {
            self.stream.push(NAME);
            for index in 0..buffer.len() {
                self.stream.push(token(self.vocabulary.id(buffer.fold(index)), buffer.marks(index)));
            }
        }
        u32::try_from(buffer.len()).unwrap_or(u32::MAX)
    }

    /// The entries of all documents that were read.
    pub fn finish(mut self) -> Entries {
        let folds = self.rank();
        let mut ends = vec![0; folds.len()];
        self.entries(|first, _| ends[first as usize] += 1);
        let mut total = 0;
        for end in &mut ends {
            (*end, total) = (total, total + *end);
        }
        let mut entries = vec![Entry(0); total];
        self.entries(|first, entry| {
            let end = &mut ends[first as usize];
            entries[*end] = entry;
            *end += 1;
        });
        let mut start = 0;
        for &end in &ends {
            entries[start..end].sort_unstable();
            start = end;
        }
        Entries { folds, ends, sorted: entries }
    }

    /// Puts the folds in alphabetical order and renumbers the stream by it.
    fn rank(&mut self) -> Vec<Box<str>> {
        let folds = self.vocabulary.folds();
        let mut order: Vec<u32> = (0..).take(folds.len()).collect();
        order.sort_unstable_by(|&a, &b| folds[a as usize].cmp(&folds[b as usize]));
        let mut ranks = vec![0; order.len()];
        for (rank, &fold) in (0..).zip(&order) {
            ranks[fold as usize] = rank;
        }
        for word in self.stream.iter_mut().filter(|word| **word < FIRST_SIGN) {
            *word = token(ranks[(*word >> MARK_BITS) as usize], (*word & 63) as Marks);
        }
        order.iter().map(|&fold| folds[fold as usize].clone()).collect()
    }

    /// Calls `each` with the first token and the entry, for every entry.
    fn entries(&self, mut each: impl FnMut(u32, Entry)) {
        let (mut doc, mut field, mut before, mut name_from) = (0_u64, IN_BODY, None, None);
        for (at, &word) in self.stream.iter().enumerate() {
            if word >= FIRST_SIGN {
                before = None;
                name_from = if word == NAME { Some(at + 1) } else { name_from.filter(|_| word == BREAK) };
                doc += u64::from(word == DOC);
                field = match word {
                    BODY => IN_BODY,
                    TITLE => IN_TITLE,
                    KEYWORDS => IN_KEYWORDS,
                    _ => field,
                };
                continue;
            }
            let (id, marks) = (word >> MARK_BITS, word & 63);
            let tail = doc.saturating_sub(1) << DOC_SHIFT | u64::from(field);
            if let Some(from) = name_from {
                for &other in &self.stream[from..at] {
                    let (other, other_marks) = (other >> MARK_BITS, other & 63);
                    let (a, b) = if other <= id {
                        ((other, other_marks), (id, marks))
                    } else {
                        ((id, marks), (other, other_marks))
                    };
                    each(a.0, Entry::new(PAIR | (b.0 + 1), a.1 << MARK_BITS | b.1, tail));
                }
                continue;
            }
            if let Some((first, first_marks)) = before {
                each(first, Entry::new(id + 1, first_marks << MARK_BITS | marks, tail));
            }
            each(id, Entry::new(0, marks << MARK_BITS, tail));
            before = Some((id, marks));
        }
    }
}
