//! One look over the bytes of a text that tells which of the rarer searches it may be worth.

/// What a text may hold beside what digits tell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a search of its own, and any of them may be worth it")]
pub(super) struct Hints {
    /// A provider of mail is named.
    pub(super) provider: bool,
    /// A word begins as "không" does.
    pub(super) zero: bool,
    /// "sinh" stands in it.
    pub(super) birth: bool,
    /// A school of children may be named in it.
    pub(super) school: bool,
}

impl Hints {
    pub(super) fn of(text: &str) -> Self {
        let bytes = text.as_bytes();
        let stands =
            |at: usize, word: &[u8]| bytes.get(at..at + word.len()).is_some_and(|own| own.eq_ignore_ascii_case(word));
        let mut hints = Hints::default();
        for (at, byte) in bytes.iter().enumerate() {
            match byte | 0x20 {
                b'm' => {
                    hints.provider |= stands(at, b"mail");
                    hints.school |= stands(at, "mẫu giáo".as_bytes()) || stands(at, "mầm non".as_bytes());
                }
                b'a' => hints.provider |= stands(at, b"ahoo"),
                b'o' => hints.provider |= stands(at, b"outlook"),
                b'c' => hints.provider |= stands(at, b"cloud"),
                b'k' => hints.zero |= stands(at, b"kh"),
                b's' => hints.birth |= stands(at, b"sinh"),
                // THCS, Tiểu, Trung; mẫu, mầm.
                b't' => hints.school |= stands(at, b"thcs") || stands(at, b"ti\xe1\xbb\x83u") || stands(at, b"trung h"),
                b'l' => hints.school |= stands(at, "lớp ".as_bytes()),
                _ => {}
            }
        }
        hints
    }
}
