//! Full dates of birth: day, month and year after a word that says so.

use super::context::{before, has_phrase, is_break, small};
use super::group::is_year;
use super::{Finding, PersonalData};
use crate::vietnamese::{WordList, WrittenDate};

/// How many words may stand between the label and the date ("ngày sinh của bà Nguyễn Thị Hoa là …").
const REACH: usize = 9;

/// Every full date of birth.
pub(super) fn find(words: &WordList<'_>) -> Vec<Finding> {
    let at = |index: usize| {
        let first = label(words, index)?;
        let end = date_end(words, index, first)?;
        let commemorated = has_phrase(&before(words, index, 8), &[&["ky", "niem"], &["nam", "ngay"], &["lan", "thu"]]);
        let dated = words.follows(index) && matches!(small(words.word(index - 1)).as_str(), "ngày" | "năm");
        let range = words.range(index - usize::from(dated), end - 1);
        (!commemorated).then_some(Finding { kind: PersonalData::BirthDate, range })
    };
    (0..words.len()).filter_map(at).collect()
}

/// A look at the bytes that spares nearly all words the comparison: the labels by what is ASCII in them.
fn may_be_label(word: &str) -> bool {
    // The last one is "đời", whatever its first letter is made of.
    matches!(
        word.as_bytes(),
        [b's' | b'S', b'i' | b'I' | b'n' | b'N', ..]
            | [b'n' | b'N', b's' | b'S']
            | [b'd' | b'D', b'o' | b'O', b'b' | b'B']
            | [b'b' | b'B', b'i' | b'I' | b'o' | b'O', ..]
            | [0x80..=0xff, .., b'i' | b'I']
    )
}

/// How far after word `index`, a label of a birth date, the date may start; `None` if it is no label.
fn label(words: &WordList<'_>, index: usize) -> Option<usize> {
    let written = words.word(index);
    if !may_be_label(written) {
        return None;
    }
    let word = small(written);
    match word.as_str() {
        "ns" | "sn" => Some(1),
        "đời" if index > 0 && small(words.word(index - 1)) == "chào" => Some(3),
        "dob" | "birthday" => Some(REACH),
        "born" => Some(2),
        "sinh" => {
            let previous = index.checked_sub(1).filter(|_| words.follows(index)).map(|at| small(words.word(at)));
            let next = small(words.word(index + 1));
            match (previous.as_deref(), next.as_str()) {
                (Some("ngày" | "năm"), _) => Some(REACH),
                // Học sinh, vệ sinh, hy sinh, khai sinh … are no births; nor are sinh hoạt, sinh viên, sinh nhật.
                (Some(other), _) if OTHER_BEFORE.contains(&other) => None,
                (_, other) if OTHER_AFTER.contains(&other) => None,
                (_, "ngày") => Some(3),
                (_, "tại" | "ở" | "vào") => Some(REACH),
                _ => Some(1),
            }
        }
        _ => None,
    }
}

const OTHER_BEFORE: [&str; 20] = [
    "học",
    "vệ",
    "phát",
    "thí",
    "hi",
    "hy",
    "sản",
    "tái",
    "sơ",
    "nảy",
    "an",
    "dân",
    "ký",
    "môn",
    "y",
    "nội",
    "ngoại",
    "hồi",
    "trường",
    "khai",
];

const OTHER_AFTER: [&str; 13] =
    ["hoạt", "viên", "thái", "học", "kế", "động", "sống", "sản", "nhật", "sôi", "lợi", "trưởng", "quán"];

/// The word after the date that starts within `reach` words of the label; another number, or the sentence's end,
/// comes between no label and its date.
fn date_end(words: &WordList<'_>, index: usize, reach: usize) -> Option<usize> {
    for at in index + 1..=index + reach {
        if at >= words.len() || is_break(words.gap_before(at)) {
            return None;
        }
        if let Some((date, next)) = WrittenDate::at(words, at)
            && date.day.is_some()
            && date.month.is_some()
            && date.year.is_some()
        {
            return Some(next);
        }
        if words.word(at).starts_with(|c: char| c.is_ascii_digit()) {
            return other_form(words, at).then_some(at + 3);
        }
    }
    None
}

/// `1990-06-15`, `15/6/90`, `15 6 1990` from word `at` on.
fn other_form(words: &WordList<'_>, at: usize) -> bool {
    let number = |index: usize, most: u8| {
        words.word(index).len() <= 2 && words.word(index).parse().is_ok_and(|n: u8| 0 < n && n <= most)
    };
    let signs = [words.gap_before(at + 1).trim(), words.gap_before(at + 2).trim()];
    let parted = signs[0] == signs[1] && matches!(signs[0], "/" | "-" | "." | "");
    let last = words.word(at + 2);
    let short_year = last.len() == 2 && last.bytes().all(|b| b.is_ascii_digit()) && !signs[0].is_empty();
    let forward = number(at, 31) && number(at + 1, 12) && (is_year(last) || short_year);
    let backward = is_year(words.word(at)) && number(at + 1, 12) && number(at + 2, 31);
    parted && (forward || backward)
}
