//! One look over the bytes of a text that tells which of the rarer searches it may be worth.

/// What a text may hold beside what digits tell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Hints {
    /// A provider of mail is named.
    pub(super) provider: bool,
    /// A word begins as "không" does.
    pub(super) zero: bool,
    /// "sinh" stands in it.
    pub(super) birth: bool,
}

impl Hints {
    pub(super) fn of(text: &str) -> Self {
        let bytes = text.as_bytes();
        let stands =
            |at: usize, word: &[u8]| bytes.get(at..at + word.len()).is_some_and(|own| own.eq_ignore_ascii_case(word));
        let mut hints = Hints::default();
        for (at, byte) in bytes.iter().enumerate() {
            match byte | 0x20 {
                b'm' => hints.provider |= stands(at, b"mail"),
                b'a' => hints.provider |= stands(at, b"ahoo"),
                b'o' => hints.provider |= stands(at, b"outlook"),
                b'c' => hints.provider |= stands(at, b"cloud"),
                b'k' => hints.zero |= stands(at, b"kh"),
                b's' => hints.birth |= stands(at, b"sinh"),
                _ => {}
            }
        }
        hints
    }
}
