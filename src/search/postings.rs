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
/// Opens what is said of a list that was cut: its length, and where the rest stands.
pub const TAIL: char = '{';

/// Number of impact levels.
pub const LEVELS: u8 = 16;

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

/// One document of a list, in one number that sorts as lists are written: the best level first, then by document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Posting(u32);

const DOC_BITS: u32 = 24;

impl Posting {
    /// Document `doc`, of at most 24 bits, at an impact `level` below [`LEVELS`].
    #[must_use]
    pub fn new(level: u8, doc: u32) -> Self {
        Self(u32::from(LEVELS - 1 - level) << DOC_BITS | doc)
    }

    /// How many bits it has.
    pub const BITS: u32 = DOC_BITS + LEVELS.trailing_zeros();

    /// Its bits.
    #[must_use]
    pub fn bits(self) -> u32 {
        self.0
    }

    /// The posting of the low bits of a number.
    #[must_use]
    pub fn of_bits(bits: u32) -> Self {
        Self(bits & ((1 << Self::BITS) - 1))
    }

    fn level(self) -> u8 {
        LEVELS - 1 - u8::try_from(self.0 >> DOC_BITS).unwrap_or(0)
    }

    fn doc(self) -> u32 {
        self.0 & ((1 << DOC_BITS) - 1)
    }
}

/// Appends `postings`, which must be in order.
pub fn push_postings(out: &mut String, postings: &[Posting]) {
    let mut level = None;
    let mut next = 0;
    for posting in postings {
        if level != Some(posting.level()) {
            level = Some(posting.level());
            next = 0;
            out.push(symbol(64 + posting.level()));
        }
        push_number(out, posting.doc() - next);
        next = posting.doc() + 1;
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
        push_postings(&mut out, &[Posting::new(9, 3), Posting::new(9, 4), Posting::new(2, 40)]);
        let expected: String = [64 + 9, 3, 0, 64 + 2, 32 + 8, 1].into_iter().map(symbol).collect();
        assert_eq!(out, expected);
    }
}
