//! Names of people: by their family names, or by the words before them.

use super::context::{folded, is_break, small};
use crate::vietnamese::WordList;

/// Family names, folded, in the order of their bytes; nearly everybody has one of them.
#[rustfmt::skip]
const FAMILIES: [&str; 64] = [
    "an", "au", "bach", "be", "bien", "bui", "cam", "cao", "chau", "chu", "cu", "dam", "dang", "dao", "dau",
    "diep", "dinh", "do", "doan", "doi", "duong", "giang", "ha", "ho", "hoang", "hua", "huynh", "khuat", "kieu",
    "la", "lai", "lam", "le", "lo", "luc", "luong", "luu", "ly", "ma", "mac", "mai", "nghiem", "ngo", "nguyen",
    "nong", "pham", "phan", "phung", "quach", "ta", "tang", "thach", "thai", "than", "to", "tong", "tran",
    "trieu", "trinh", "truong", "vi", "vo", "vu", "vuong",
];

/// Family names of other peoples with their marks, without which they would be other words, in the order of their bytes.
#[rustfmt::skip]
const MARKED_FAMILIES: [&str; 31] = [
    "bàn", "chảo", "cà", "cứ", "giàng", "hạng", "hờ", "kpă", "ksor", "lù", "lường", "lầu", "lềm", "moong",
    "mùa", "niê", "phàn", "phàng", "quàng", "rcom", "rmah", "siu", "sùng", "sồng", "thào", "tòng", "tẩn",
    "vàng", "vừ", "điêu", "đèo",
];

/// Words for a child, before its name.
pub(super) const CHILD: [&str; 3] = ["em", "cháu", "bé"];

/// Words before a name that is no child's: teachers, and what is named after somebody.
pub(super) const OTHERS: [&str; 19] = [
    "cô",
    "nhóm",
    "thầy",
    "giáo",
    "trường",
    "đường",
    "phố",
    "đội",
    "liên",
    "quỹ",
    "giải",
    "tên",
    "ông",
    "bà",
    "anh",
    "chị",
    "chú",
    "bác",
    "thcs",
];

/// The word after the name of a person that starts at word `at`; `at` where none does.
pub(super) fn name_end(words: &WordList<'_>, at: usize) -> usize {
    let first = words.word(at);
    if first.len() > 12 || !is_capital(first) {
        return at;
    }
    let goes_on = at > 0 && words.follows(at) && is_capital(words.word(at - 1)) && !is_word_before(words, at - 1);
    let plain = small(first);
    let other = CHILD.contains(&plain.as_str()) || OTHERS.contains(&plain.as_str());
    // After a word for a child, any name is one.
    let child = at > 0 && words.follows(at) && CHILD.contains(&small(words.word(at - 1)).as_str());
    if goes_on || other || !(child || is_family(first) || is_highland(words, at)) {
        return at;
    }
    // "H'Nghiệm Niê".
    let joined = |next: usize| words.follows(next) || matches!(words.gap_before(next), "'" | "’");
    let names = (at + 1..at + 6).take_while(|next| joined(*next) && is_capital(words.word(*next)));
    let end = names.last().map_or(at, |last| last + 1);
    // A last word of one letter stands for the name, unless it is one: Ý, Ơ, Ú.
    if end >= at + 2 && !is_initial(words.word(end - 1)) { end } else { at }
}

/// Whether a word is a letter that stands for a name. A vowel with its marks is a name; so many are none in the alphabet.
fn is_initial(word: &str) -> bool {
    let mut letters = word.chars().filter(|c| !matches!(c, '\u{300}'..='\u{36f}'));
    let one = letters.next().is_some() && letters.next().is_none();
    one && (word.is_ascii() || matches!(word, "Đ" | "Ô" | "Ă" | "Â" | "Ê" | "Ư"))
}

/// Whether a name of the peoples of the Highlands begins: "H'Hen Niê", "K'Brêu", "Y Bhăm Niê".
fn is_highland(words: &WordList<'_>, at: usize) -> bool {
    let apostrophe = || matches!(words.gap_before(at + 1), "'" | "’" | "‘");
    let known = |at: usize| MARKED_FAMILIES.binary_search(&small(words.word(at)).as_str()).is_ok();
    match words.word(at) {
        "H" | "K" => apostrophe(),
        "Y" => words.follows(at + 1) && (at + 2..at + 4).any(|at| words.follows(at) && known(at)),
        _ => false,
    }
}

/// A word with a capital letter, and with no sign or digit; the marks of a decomposed text are part of its letters.
fn is_capital(word: &str) -> bool {
    let is_letter = |c: char| c.is_alphabetic() || matches!(c, '\u{300}'..='\u{36f}');
    word.starts_with(char::is_uppercase) && word.chars().all(is_letter)
}

/// Whether nearly everybody who has the word as a name has it as the first: also streets are named after people.
pub(super) fn is_family(word: &str) -> bool {
    FAMILIES.binary_search(&folded(word).as_str()).is_ok()
        || MARKED_FAMILIES.binary_search(&small(word).as_str()).is_ok()
}

/// A word that is no part of the name, with the capital letter of a sentence's beginning: "Em Nguyễn …", "Bạn Vũ …".
fn is_word_before(words: &WordList<'_>, at: usize) -> bool {
    let word = small(words.word(at));
    let begins = at == 0 || is_break(words.gap_before(at)) || words.gap_before(at).contains('\n');
    CHILD.contains(&word.as_str()) || OTHERS.contains(&word.as_str()) || begins && !is_family(&word)
}

/// The first word of a full name that ends right before word `index`.
pub(super) fn full_name_before(words: &WordList<'_>, index: usize) -> Option<usize> {
    (index.saturating_sub(5)..index.saturating_sub(1)).find(|at| name_end(words, *at) == index)
}

/// The first word of a person's name that ends right before word `index`.
pub(super) fn name_before(words: &WordList<'_>, index: usize) -> Option<usize> {
    let full = full_name_before(words, index);
    // "Chị Sen".
    let given = index
        .checked_sub(2)
        .filter(|at| is_person(words, *at) && words.follows(at + 1) && is_capital(words.word(at + 1)));
    full.or(given).or_else(|| small_name_before(words, index))
}

fn is_person(words: &WordList<'_>, at: usize) -> bool {
    matches!(small(words.word(at)).as_str(), "ông" | "bà" | "anh" | "chị" | "cô" | "chú" | "bác" | "cụ")
}

/// The same of a name in small letters: "ông lê văn hùng", "Lê văn hùng". Only family names that are no other words, and
/// only after a word for somebody or before "văn" or "thị".
fn small_name_before(words: &WordList<'_>, index: usize) -> Option<usize> {
    #[rustfmt::skip]
    const SURE: [&str; 27] = [
        "nguyễn", "nguyen", "trần", "lê", "phạm", "hoàng", "huỳnh", "phan", "vũ", "võ", "đặng", "bùi", "đỗ", "hồ", "ngô",
        "dương", "lý", "đinh", "trịnh", "đoàn", "lương", "lưu", "tạ", "trương", "phùng", "nghiêm", "quách",
    ];
    let together = |first: usize| (first + 1..index).all(|at| words.follows(at) && is_letters(words.word(at)));
    if index == 0 || is_initial(words.word(index - 1)) {
        return None;
    }
    (index.saturating_sub(5)..index.saturating_sub(1)).find(|&first| {
        let middle = matches!(small(words.word(first + 1)).as_str(), "văn" | "thị") && first + 2 < index;
        let addressed = first > 0 && words.follows(first) && is_person(words, first - 1);
        SURE.contains(&small(words.word(first)).as_str()) && together(first) && (middle || addressed)
    })
}

/// A word of letters alone.
fn is_letters(word: &str) -> bool {
    word.chars().all(|c| c.is_alphabetic() || matches!(c, '\u{300}'..='\u{36f}'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn family_names_are_in_order() {
        assert!(FAMILIES.is_sorted() && MARKED_FAMILIES.is_sorted());
    }

    #[test]
    fn names_are_known_before_a_date() {
        let before = |text: &str| {
            let words = WordList::new(text);
            name_before(&words, words.len()).map(|first| text[words.range(first, words.len() - 1)].to_owned())
        };
        for text in [
            "Hoàng Thị Ý",
            "Đỗ Thị Ơ",
            "H'Hen Niê",
            "K’Tuấn Brêu",
            "Y Bhăm Niê",
            "lê văn hùng",
            "Lê văn hùng",
            "Ông Sen",
            "Vàng Thị Mỷ",
        ] {
            assert_eq!(before(text).as_deref(), Some(text), "{text}");
        }
        assert_eq!(before("ông lê hùng").as_deref(), Some("lê hùng"));
        for text in ["Nguyễn Văn A", "Nguyễn Văn Đ", "bà tổ trưởng", "trường Y Khoa", "nhà lê", "các ông bà", "Y Tế"]
        {
            assert_eq!(before(text), None, "{text}");
        }
    }
}
