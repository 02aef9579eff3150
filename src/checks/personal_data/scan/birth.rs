//! Full dates of birth: day, month and year after a word that says so.

use super::context::{before, folded, has_phrase, is_break, small};
use super::full_date::date_end;
use super::{Finding, PersonalData};
use crate::vietnamese::WordList;

/// How many words may stand between the label and the date ("ngày sinh của bà Nguyễn Thị Hoa là …").
const REACH: usize = 9;

/// Every full date of birth.
pub(super) fn find(words: &WordList<'_>) -> Vec<Finding> {
    let at = |index: usize| {
        let first = label(words, index)?;
        let end = date_within(words, index, first)?;
        let commemorated = has_phrase(&before(words, index, 8), &[&["ky", "niem"], &["nam", "ngay"], &["lan", "thu"]]);
        let range = words.range(start(words, index), end - 1);
        (!commemorated).then_some(Finding { kind: PersonalData::BirthDate, range })
    };
    (0..words.len()).filter_map(at).collect()
}

/// The first word of the label that ends with word `index`: "ngày, tháng, năm sinh", "chào đời", "N.sinh".
fn start(words: &WordList<'_>, index: usize) -> usize {
    let belongs = |at: usize| {
        let near = matches!(words.gap_before(at + 1).trim(), "" | "," | "." | "/");
        near && matches!(
            folded(words.word(at)).as_str(),
            "ngay" | "thang" | "nam" | "n" | "chao" | "d" | "o" | "date" | "of"
        )
    };
    (index.saturating_sub(3)..index).rev().take_while(|at| belongs(*at)).last().unwrap_or(index)
}

/// A look at the bytes that spares nearly all words the comparison: the labels by what is ASCII in them.
fn may_be_label(word: &str) -> bool {
    // The last one is "đời", whatever its first letter is made of.
    matches!(
        word.as_bytes(),
        [b's' | b'S', b'i' | b'I' | b'n' | b'N', ..]
            | [b's' | b'S' | b'n' | b'N']
            | [b'n' | b'N', b's' | b'S']
            | [b'n' | b'N', b't' | b'T', ..]
            | [b'd' | b'D', b'o' | b'O', b'b' | b'B']
            | [b'b' | b'B', ..]
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
    let previous = |back: usize| index.checked_sub(back).map(|at| folded(words.word(at))).unwrap_or_default();
    match word.as_str() {
        "ns" | "sn" | "ntns" => Some(1),
        "n" if previous(1) == "s" && words.gap_before(index) == "." => Some(1),
        "s" if words.gap_before(index + 1).trim() == "." || words.gap_before(index + 1).trim() == ":" => Some(1),
        "đời" if previous(1) == "chao" => Some(3),
        "dob" | "birthday" | "birthdate" => Some(REACH),
        "b" if previous(1) == "o" && previous(2) == "d" => Some(REACH),
        "birth" if previous(1) == "of" || previous(1) == "date" => Some(REACH),
        "born" => Some(3),
        "sinh" => birth(words, index),
        _ => None,
    }
}

/// The same for the word "sinh", which many others are made of.
fn birth(words: &WordList<'_>, index: usize) -> Option<usize> {
    let joined = words.follows(index) || words.gap_before(index) == ".";
    let previous = index.checked_sub(1).filter(|_| joined).map(|at| small(words.word(at)));
    let next = small(words.word(index + 1));
    match (previous.as_deref(), next.as_str()) {
        (_, "nhật" | "nhat") => birthday(words, index),
        (Some("ngày" | "năm" | "ngay" | "n"), _) => Some(REACH),
        // Học sinh, vệ sinh, hy sinh, khai sinh … are no births; nor are sinh hoạt, sinh viên.
        (Some(other), _) if OTHER_BEFORE.contains(&other) => None,
        (_, other) if OTHER_AFTER.contains(&other) => None,
        (_, "ngày" | "ngay" | "hôm" | "hom") => Some(4),
        (_, "ra") if small(words.word(index + 2)) == "từ" => None,
        (_, "tại" | "ở" | "vào" | "ra" | "tai") => Some(REACH),
        // "Sinh đúng ngày …".
        _ if matches!(small(words.word(index + 2)).as_str(), "ngày" | "ngay") => Some(4),
        _ => Some(1),
    }
}

/// "Sinh nhật: 12/3/1990"; but that of a leader is a day of the nation.
fn birthday(words: &WordList<'_>, index: usize) -> Option<usize> {
    let celebrated = has_phrase(&before(words, index, 4), &[&["mung"], &["ky", "niem"], &["nhan"]]);
    let public = matches!(small(words.word(index + 2)).as_str(), "bác" | "chủ" | "đảng" | "đoàn" | "hồ");
    (!celebrated && !public).then_some(REACH)
}

const OTHER_BEFORE: [&str; 22] = [
    "hộ",
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
    "nam",
];

const OTHER_AFTER: [&str; 12] =
    ["hoạt", "viên", "thái", "học", "kế", "động", "sống", "sản", "sôi", "lợi", "trưởng", "quán"];

/// The word after the date that starts within `reach` words of the label; another number, or the sentence's end,
/// comes between no label and its date.
fn date_within(words: &WordList<'_>, index: usize, reach: usize) -> Option<usize> {
    for at in index + 1..=index + reach {
        let after_initial = at == index + 1 && matches!(words.gap_before(at).trim(), "." | "…");
        if at >= words.len() || is_break(words.gap_before(at)) && !after_initial {
            return None;
        }
        if let Some(next) = date_end(words, at) {
            return Some(next);
        }
        if words.word(at).starts_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
    }
    None
}
