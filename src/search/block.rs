//! Blocks: all that the index is made of, of a hundred documents or so, as bytes.
//!
//! A block has the length and the result record of each document, its folds in alphabetical order, and for each fold as
//! the first token a group: the lists of its entries, in order. It knows nothing of other blocks, and not how documents
//! and folds will be numbered, so that it holds as long as its documents are the same. What is known of a block in
//! memory is where all of this stands.

use super::bytes::{Bytes, push, push_all};
use super::hits::HitRecord;
use super::normalise::Marks;
use super::reader::{Entries, Entry, IN_KEYWORDS, IN_TITLE};

/// Most documents in a block; their numbers have seven bits.
pub const DOCS: usize = 128;

/// How often a list's tokens stand in a document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Occurrences {
    /// In its text.
    pub body: usize,
    /// In its title.
    pub title: usize,
    /// In the words that it is weakly found by.
    pub keywords: usize,
}

/// What the items of a list have in common, beside the first token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct List {
    /// The second token plus one, perhaps with [`super::reader::PAIR`]; 0 for none.
    pub second: u32,
    /// The marks of the first token.
    pub marks: Marks,
    /// The marks of the second.
    pub second_marks: Marks,
}

/// What a block says of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DocOfBlock {
    /// How many tokens it has.
    pub length: u32,
    /// Length in bytes of its record, and of the rest of its text.
    pub texts: [usize; 2],
}

/// What a block says of a fold as a first token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Group<'a> {
    /// The fold.
    pub fold: &'a str,
    /// How many entries its group has.
    pub entries: usize,
    /// How many items.
    pub items: usize,
    /// Length in bytes.
    pub length: usize,
}

/// The beginning of a block: what there is in it.
#[derive(Debug, PartialEq, Eq)]
pub struct Contents<'a> {
    /// Its documents. Their texts follow one another right after the groups.
    pub docs: Vec<DocOfBlock>,
    /// Its folds, whose groups follow one another, in alphabetical order.
    pub groups: Vec<Group<'a>>,
    /// Where the first group stands.
    pub start: usize,
}

/// Writes the block of documents that have these lengths, records and entries.
pub fn write(docs: &[(u32, HitRecord)], entries: &Entries) -> Vec<u8> {
    let mut block = Vec::new();
    push(&mut block, docs.len());
    for (length, record) in docs {
        let [record, rest] = record.texts().map(str::len);
        push_all(&mut block, [*length as usize, record, rest]);
    }
    push(&mut block, entries.folds.len());
    let (mut groups, mut start) = (Vec::new(), 0);
    for (fold, &end) in entries.folds.iter().zip(&entries.ends) {
        let before = groups.len();
        let group = &entries.sorted[start..end];
        let items = push_group(&mut groups, group);
        push(&mut block, fold.len());
        block.extend(fold.as_bytes());
        push_all(&mut block, [group.len(), items, groups.len() - before]);
        start = end;
    }
    block.extend(groups);
    for text in docs.iter().flat_map(|(_, record)| record.texts()) {
        block.extend(text.as_bytes());
    }
    block
}

/// Appends the lists of one first token; how many items they have.
fn push_group(out: &mut Vec<u8>, group: &[Entry]) -> usize {
    let (mut before, mut all) = (0, 0);
    let mut items: Vec<(usize, Occurrences)> = Vec::new();
    for list in group.chunk_by(|a, b| a.list() == b.list()) {
        let Some(first) = list.first() else { continue };
        items.clear();
        items.extend(list.chunk_by(|a, b| a.doc() == b.doc()).map(|of_doc| (of_doc[0].doc(), occurrences(of_doc))));
        push(out, (first.second() - before) as usize);
        before = first.second();
        out.extend([first.marks(), first.second_marks()]);
        push(out, items.len());
        for &(doc, occurrences) in &items {
            let doc = u8::try_from(doc).unwrap_or(u8::MAX) & 0x7f;
            if occurrences == ONCE {
                out.push(doc);
            } else {
                out.push(doc | 0x80);
                let Occurrences { body, title, keywords } = occurrences;
                push_all(out, [body, title, keywords]);
            }
        }
        all += items.len();
    }
    all
}

/// What nearly all occurrences are.
pub const ONCE: Occurrences = Occurrences { body: 1, title: 0, keywords: 0 };

fn occurrences(entries: &[Entry]) -> Occurrences {
    let mut occurrences = Occurrences::default();
    for entry in entries {
        match entry.field() {
            IN_TITLE => occurrences.title += 1,
            IN_KEYWORDS => occurrences.keywords += 1,
            _ => occurrences.body += 1,
        }
    }
    occurrences
}

/// What there is in a block; none where it is none.
pub fn contents(block: &[u8]) -> Option<Contents<'_>> {
    let mut bytes = Bytes(block);
    let mut docs = Vec::new();
    for _ in 0..bytes.number()? {
        let length = u32::try_from(bytes.number()?).ok()?;
        docs.push(DocOfBlock { length, texts: [bytes.number()?, bytes.number()?] });
    }
    let mut groups = Vec::new();
    for _ in 0..bytes.number()? {
        let length = bytes.number()?;
        let fold = std::str::from_utf8(bytes.take(length)?).ok()?;
        groups.push(Group { fold, entries: bytes.number()?, items: bytes.number()?, length: bytes.number()? });
    }
    let lengths = groups.iter().map(|group| group.length).chain(docs.iter().flat_map(|doc| doc.texts));
    let all = lengths.into_iter().try_fold(0, usize::checked_add)?;
    (docs.len() <= DOCS && all == bytes.0.len()).then(|| Contents { docs, groups, start: block.len() - all })
}

/// Goes over a group in order: calls `open` with every list, and `each` with what that returned, a document's number in
/// the block, and how often the document has the tokens; none where it has them once, in its text, as nearly all do.
/// Stops where the group is cut off.
#[inline]
pub fn lists<T: Copy>(
    group: &[u8],
    mut open: impl FnMut(List) -> T,
    mut each: impl FnMut(T, usize, Option<Occurrences>),
) {
    let mut bytes = Bytes(group);
    let mut second = 0_u32;
    let mut list = || {
        second = second.wrapping_add(u32::try_from(bytes.number()?).ok()?);
        let opened = open(List { second, marks: bytes.byte()?, second_marks: bytes.byte()? });
        for _ in 0..bytes.number()? {
            let doc = bytes.byte()?;
            let occurrences = if doc < 0x80 {
                None
            } else {
                Some(Occurrences { body: bytes.number()?, title: bytes.number()?, keywords: bytes.number()? })
            };
            each(opened, usize::from(doc & 0x7f), occurrences);
        }
        Some(())
    };
    while list().is_some() {}
}

#[cfg(test)]
mod tests {
    use super::super::document::SearchDoc;
    use super::super::reader::{PAIR, Reader};
    use super::*;

    fn block() -> Vec<u8> {
        let doc = |title: &str, body: &str| SearchDoc {
            url: "a".into(),
            title: title.into(),
            body: body.into(),
            keywords: "tổ".into(),
            ..SearchDoc::default()
        };
        let mut reader = Reader::default();
        let docs = [doc("Bế An", "an bế. an"), doc("Lò Văn Bé và sáu người nữa", "")];
        let docs: Vec<_> = docs.iter().map(|doc| (reader.read(doc), HitRecord::new(doc, 100))).collect();
        write(&docs, &reader.finish())
    }

    #[test]
    fn a_block_says_what_was_read() {
        let block = block();
        let contents = contents(&block).unwrap();
        assert_eq!(contents.docs.iter().map(|doc| doc.length).collect::<Vec<_>>(), [6, 8]);
        let folds: Vec<&str> = contents.groups.iter().map(|group| group.fold).collect();
        assert_eq!(folds, ["an", "be", "lo", "nguoi", "nua", "sau", "to", "va", "van"]);
        let an = &block[contents.start..][..contents.groups[0].length];
        let mut found = Vec::new();
        let open = |List { second, marks, second_marks }| (second, marks, second_marks);
        lists(an, open, |(second, marks, second_marks), doc, occurrences| {
            let Occurrences { body, title, keywords } = occurrences.unwrap_or(ONCE);
            found.push((second, marks, second_marks, doc, [body, title, keywords]));
        });
        let (circumflex_sharp, be) = (7, 2);
        assert_eq!(
            found,
            [
                (0, 0, 0, 0, [2, 1, 0]),
                (be, 0, circumflex_sharp, 0, [1, 0, 0]),
                (PAIR | be, 0, circumflex_sharp, 0, [0, 1, 0])
            ]
        );
        assert_eq!((contents.groups[0].entries, contents.groups[0].items), (5, 3));
    }

    #[test]
    fn what_is_cut_off_or_changed_is_no_block_and_nothing_fails() {
        let block = block();
        for end in 0..block.len() {
            assert_eq!(contents(&block[..end]), None, "{end}");
        }
        for at in 0..block.len() {
            for wrong in [0, 0x7f, 0x80, 0xff] {
                let mut changed = block.clone();
                changed[at] = wrong;
                let groups = contents(&changed).map_or(0, |contents| contents.start);
                lists(&changed[groups..], |_| (), |(), _, _| ());
            }
        }
    }
}
