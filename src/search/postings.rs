//! Posting lists as printable text.
//!
//! Index files are scripts, so that they load from a disk as well as from a server; a list is
//! therefore written in printable ASCII, five bits a character, which compresses in transfer about
//! as well as bytes do. Within a list the documents of each impact level stand together, the highest
//! level first: a level is written once, and cutting a list short keeps its best documents.

/// First of the 80 symbols; the backslash is left out.
const FIRST: u8 = b'#';

/// Ends a record.
pub const RECORD_END: char = '~';
/// Opens a variant of a key.
pub const VARIANT: char = '|';
/// Opens the reference to the rest of a list that was cut.
pub const TAIL: char = '{';

/// Number of impact levels.
pub const LEVELS: u8 = 16;

/// Number of documents that a list keeps when it is cut, and the length from which it is.
pub const HEAD: usize = 1500;
/// Lists up to this length stay whole.
pub const CUT_FROM: usize = 2 * HEAD;

/// The printable symbol for `value` (0 to 79).
#[must_use]
pub fn symbol(value: u8) -> char {
    let code = FIRST + value;
    char::from(if code >= b'\\' { code + 1 } else { code })
}

/// Appends `value`, five bits a symbol, low bits first; symbols from 32 on say that more follows.
pub fn push_number(out: &mut String, mut value: u32) {
    while value >= 32 {
        out.push(symbol(32 + low_bits(value)));
        value >>= 5;
    }
    out.push(symbol(low_bits(value)));
}

fn low_bits(value: u32) -> u8 {
    u8::try_from(value & 31).unwrap_or(0)
}

/// One document of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Posting {
    /// `LEVELS - 1 - level`, so that the order of postings is the order they are written in.
    pub descent: u8,
    /// Document number.
    pub doc: u32,
}

/// Appends `postings`, which must be in order.
pub fn push_postings(out: &mut String, postings: &[Posting]) {
    let mut level = None;
    let mut next = 0;
    for posting in postings {
        if level != Some(posting.descent) {
            level = Some(posting.descent);
            next = 0;
            out.push(symbol(64 + LEVELS - 1 - posting.descent));
        }
        push_number(out, posting.doc - next);
        next = posting.doc + 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn symbols_are_printable_distinct_and_safe_in_a_string() {
        let symbols: std::collections::BTreeSet<char> = (0..80).map(symbol).collect();
        assert_eq!(symbols.len(), 80);
        let unsafe_symbols = ['"', '\\', RECORD_END, VARIANT, TAIL];
        assert!(symbols.iter().all(|c| c.is_ascii_graphic() && !unsafe_symbols.contains(c)));
    }

    #[test]
    fn a_level_is_written_once_and_restarts_the_numbers() {
        let mut out = String::new();
        let posting = |level: u8, doc| Posting { descent: LEVELS - 1 - level, doc };
        push_postings(&mut out, &[posting(9, 3), posting(9, 4), posting(2, 40)]);
        let expected: String = [64 + 9, 3, 0, 64 + 2, 32 + 8, 1].into_iter().map(symbol).collect();
        assert_eq!(out, expected);
    }
}
