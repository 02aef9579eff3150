//! One look over the bytes of a text that tells which searches it may be worth.

use crate::vietnamese::bytes::{any_pair, blocks_with, within};

/// What a text may hold. Most hold none of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Hints(u8);

/// A digit of any script, or an entity that may be one.
pub(super) const DIGIT: Hints = Hints(1);

/// The sign of mail, or the name of a provider.
pub(super) const MAIL: Hints = Hints(2);

/// A word that begins as "không" does.
pub(super) const ZERO: Hints = Hints(4);

/// The word "sinh".
pub(super) const BIRTH: Hints = Hints(8);

/// A school or class of children.
pub(super) const SCHOOL: Hints = Hints(16);

/// What begins with a byte, by its number in [`look`]; 0 for nothing.
const STARTS: [u8; 256] = {
    let mut starts = [0; 256];
    let mut byte = u8::MAX;
    while byte > 0 {
        starts[byte as usize] = match byte {
            b'0'..=b'9' => 1,
            b'@' => 2,
            b'm' | b'M' | b'a' | b'A' | b'o' | b'O' | b'c' | b'C' | b's' | b'S' | b't' | b'T' | b'l' | b'L' => 3,
            b'&' => 4,
            0xc2 | 0xcd..=0xff => 5,
            _ => 0,
        };
        byte -= 1;
    }
    starts
};

impl Hints {
    pub(super) fn of(text: &str) -> Self {
        let bytes = text.as_bytes();
        // "kh" stands in most texts, all else in few of their blocks.
        let mut hints = if any_pair(text, is_kh) { ZERO } else { Hints::default() };
        for at in blocks_with(text, may_tell).flatten() {
            match STARTS[usize::from(bytes[at])] {
                0 => {}
                1 => hints.0 |= DIGIT.0,
                2 => hints.0 |= MAIL.0,
                3 => hints.0 |= word(&bytes[at..]).0,
                4 if bytes.get(at + 1) == Some(&b'#') => hints.0 |= DIGIT.0,
                _ => hints.0 |= other(text, at).0,
            }
        }
        hints
    }

    pub(super) fn has(self, other: Hints) -> bool {
        self.0 & other.0 != 0
    }
}

/// Whether a word that begins as "không" does may begin with two bytes, found without a branch.
#[expect(clippy::needless_bitwise_bool, reason = "branches would keep the compiler from looking at many bytes at once")]
fn is_kh(first: u8, second: u8) -> bool {
    (first | 0x20 == b'k') & (second | 0x20 == b'h')
}

/// Whether the first of five bytes may tell anything, found without a branch: the start of a word of [`word`], or a byte
/// that [`STARTS`] names otherwise, without the marks around Vietnamese words.
#[expect(clippy::needless_bitwise_bool, reason = "branches would keep the compiler from looking at many bytes at once")]
fn may_tell([a, b, c, d, _]: [u8; 5]) -> bool {
    let (first, second, third, fourth) = (a | 0x20, b | 0x20, c | 0x20, d | 0x20);
    let ascii = |word: [u8; 3]| (first == word[0]) & (second == word[1]) & (third == word[2]);
    let mail = (a == b'@') | ascii(*b"mai") | ascii(*b"aho") | ascii(*b"out") | ascii(*b"clo");
    // mẫu giáo, mầm non; tiểu; lớp.
    let school = ((first == b'm') & (b == 0xe1) & (c == 0xba))
        | ((first == b't') & (second == b'i') & (c == 0xe1) & (d == 0xbb))
        | ((first == b'l') & (b == 0xe1) & (c == 0xbb) & (d == 0x9b))
        | (ascii(*b"tru") & (fourth == b'n'))
        | ascii(*b"thc");
    let digit = within(a, b'0', b'9') | ((a == b'&') & (b == b'#'));
    // Letters of Vietnamese begin with C3 to C6 and E1 B8 to E1 BB, its marks with C2 A0 to C2 BB and E2 80.
    let other = ((a == 0xc2) & (b >= 0xb2))
        | ((a >= 0xcd) & !((a == 0xe1) & within(b, 0xb8, 0xbb)) & !((a == 0xe2) & (b == 0x80)));
    mail | ascii(*b"sin") | school | digit | other
}

/// What a word that begins with one of a few letters tells. The second letter settles nearly all.
fn word(bytes: &[u8]) -> Hints {
    let stands = |word: &str, hint: Hints| {
        let own = bytes.get(..word.len());
        if own.is_some_and(|own| own.eq_ignore_ascii_case(word.as_bytes())) { hint } else { Hints::default() }
    };
    let [first, second, ..] = bytes else { return Hints::default() };
    match (first | 0x20, second | 0x20) {
        (b'm', b'a') => stands("mail", MAIL),
        (b'm', 0xe1) => Hints(stands("mẫu giáo", SCHOOL).0 | stands("mầm non", SCHOOL).0),
        (b'a', b'h') => stands("ahoo", MAIL),
        (b'o', b'u') => stands("outlook", MAIL),
        (b'c', b'l') => stands("cloud", MAIL),
        (b's', b'i') => stands("sinh", BIRTH),
        (b't', b'h') => stands("thcs", SCHOOL),
        (b't', b'i') => stands("tiểu", SCHOOL),
        (b't', b'r') => stands("trung h", SCHOOL),
        (b'l', 0xe1) => stands("lớp ", SCHOOL),
        _ => Hints::default(),
    }
}

/// What a character tells that is neither ASCII nor a letter of Vietnamese: [`char::is_numeric`], with the marks around
/// Vietnamese words decided without a look into Unicode's tables, and the full-width sign of mail.
fn other(text: &str, at: usize) -> Hints {
    match text.get(at..).and_then(|rest| rest.chars().next()) {
        None | Some('\0'..='\u{7f}' | '\u{c0}'..='\u{36f}' | '\u{1e00}'..='\u{1eff}' | '\u{2000}'..='\u{206f}') => {
            Hints::default()
        }
        Some('＠') => MAIL,
        Some(c) if c.is_numeric() => DIGIT,
        Some(_) => Hints::default(),
    }
}
