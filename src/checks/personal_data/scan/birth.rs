//! Full dates of birth: day, month and year after a word that says so.

use super::context::{before, folded, has_phrase, is_break, small};
use super::full_date::{date_end, day_and_month_end, is_old_date, short_date_end};
use super::group::is_year;
use super::name::{full_name_before, name_before};
use super::spoken;
use super::word::Word;
use super::{Finding, PersonalData};
use crate::vietnamese::WordList;

/// How many words may stand between the label and the date ("ngày sinh của bà Nguyễn Thị Hoa là …").
const REACH: usize = 9;

/// Every full date of birth.
pub(super) fn find(words: &WordList<'_>) -> Vec<Finding> {
    let at = |index: usize| {
        let first = label(words, index)?;
        let end = date_within(words, index, first)?;
        let commemorated =
            has_phrase(&of_clause(words, index, 8), &[&["ky", "niem"], &["nam", "ngay"], &["lan", "thu"]]);
        let range = words.range(start(words, index), end - 1);
        (!commemorated).then_some(Finding { kind: PersonalData::BirthDate, range })
    };
    let mut found: Vec<Finding> = (0..words.len()).filter_map(at).collect();
    found.extend((1..words.len()).filter_map(|index| beside_a_name(words, index)));
    found
}

/// The words before word `index` up to a comma, as [`before`] gives them.
fn of_clause<'a>(words: &WordList<'a>, index: usize, reach: usize) -> Vec<Word<'a>> {
    let mut found = before(words, index, reach);
    let clause =
        (index.saturating_sub(found.len())..index).rev().take_while(|at| !words.gap_before(at + 1).contains(','));
    found.truncate(clause.count());
    found
}

/// "Lê Văn Tám (12/3/1985)", "Lê Văn Tám – 12/3/1985": nothing else than a birth stands so beside a person's name,
/// where the day is long past.
fn beside_a_name(words: &WordList<'_>, index: usize) -> Option<Finding> {
    let in_brackets = || words.gap_before(index).ends_with('(');
    let end = is_old_date(words, index).or_else(|| in_brackets().then(|| short_date_end(words, index))?)?;
    let (ahead, behind) = (words.gap_before(index).trim(), words.gap_before(end).trim_start());
    let closed = behind.is_empty() && end == words.len() || behind.starts_with([')', ',', ';', '.', '|', '-', '\n']);
    let bracket = matches!(ahead, "(" | "[") && behind.starts_with([')', ']']);
    let stands = bracket || matches!(ahead, "-" | "," | ":" | ";" | "|") && closed;
    // "…, nữ, 12/3/1985".
    let sex = index > 1
        && matches!(words.word(index - 1), "nam" | "nữ" | "Nam" | "Nữ")
        && (matches!(words.gap_before(index - 1).trim(), "," | ";" | "-" | "(" | "|" | ":")
            || index > 2 && small(words.word(index - 2)) == "tính");
    if sex && stands {
        return Some(Finding { kind: PersonalData::BirthDate, range: words.range(index, end - 1) });
    }
    let public = has_phrase(&before(words, index, 12), &[&["chu", "tich"], &["ky", "niem"], &["ho", "chi", "minh"]]);
    // Right beside a full name, or after a slash.
    let joined = || matches!(ahead, "" | "/") && closed && full_name_before(words, index).is_some();
    let first = name_before(words, index).filter(|_| !public && (stands || joined()))?;
    Some(Finding { kind: PersonalData::BirthDate, range: words.range(first.max(index), end - 1) })
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
            | [b'n' | b'N', b's' | b'S' | b't' | b'T' | 0xc4, ..]
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
        "n" if previous(1) == "s" && matches!(words.gap_before(index), "." | "/") => Some(1),
        "năm" if previous(1) == "s" && words.gap_before(index) == "." => Some(1),
        "s" if words.gap_before(index + 1).trim() == "." || words.gap_before(index + 1).trim() == ":" => Some(1),
        "b" if words.gap_before(index).ends_with('(') && words.gap_before(index + 1).trim() == "." => Some(1),
        "đời" if previous(1) == "chao" && is_of_person(words, index) => Some(REACH),
        "đời" if previous(1) == "chao" && !is_of_thing(words, index) => Some(3),
        "đời" if previous(1) == "ra" && is_of_person(words, index) => Some(3),
        "dob" | "birthday" | "birthdate" => Some(REACH),
        "b" if previous(1) == "o" && previous(2) == "d" => Some(REACH),
        "birth" if previous(1) == "of" || previous(1) == "date" => Some(REACH),
        "born" => Some(3),
        "sinh" => birth(words, index),
        _ => None,
    }
}

/// Whether somebody was born, and not something founded: "ông … ra đời ngày …", "ra đời … trong một gia đình".
fn is_of_person(words: &WordList<'_>, index: usize) -> bool {
    const PEOPLE: [&str; 9] = ["ông", "bà", "anh", "chị", "cô", "chú", "cụ", "cháu", "mẹ"];
    let ahead = (index.saturating_sub(9)..index).any(|at| PEOPLE.contains(&small(words.word(at)).as_str()));
    let family = |at: usize| small(words.word(at)) == "gia" && small(words.word(at + 1)) == "đình";
    ahead || (index + 1..index + 12).any(family)
}

/// Whether something was founded: "hợp tác xã chào đời ngày …".
fn is_of_thing(words: &WordList<'_>, index: usize) -> bool {
    const THINGS: [&str; 16] = [
        "xã",
        "bộ",
        "hình",
        "trường",
        "đội",
        "tổ",
        "hội",
        "quỹ",
        "nhóm",
        "lớp",
        "án",
        "trình",
        "trang",
        "dụng",
        "ty",
        "phường",
    ];
    (index.saturating_sub(5)..index).any(|at| THINGS.contains(&small(words.word(at)).as_str()))
}

/// The same for the word "sinh", which many others are made of.
fn birth(words: &WordList<'_>, index: usize) -> Option<usize> {
    let joined = words.follows(index) || words.gap_before(index) == ".";
    let previous = index.checked_sub(1).filter(|_| joined).map(|at| small(words.word(at)));
    let next = small(words.word(index + 1));
    match (previous.as_deref(), next.as_str()) {
        (_, "nhật" | "nhat") => birthday(words, index),
        // Ngày sinh hoạt, năm sinh viên …
        (_, other) if OTHER_AFTER.contains(&other) && words.follows(index + 1) => None,
        (Some("ngày" | "năm" | "ngay" | "n"), _) => Some(REACH),
        // Học sinh, vệ sinh, hy sinh, khai sinh … are no births; nor are sinh hoạt, sinh viên.
        (Some(other), _) if OTHER_BEFORE.contains(&other) => None,
        (_, "ngày" | "ngay" | "hôm" | "hom" | "dương" | "âm") => Some(4),
        (_, "năm") => Some(3),
        // "Sinh đúng ngày Quốc khánh …", "sinh lúc 0 giờ ngày …".
        (_, "đúng" | "lúc") => Some(8),
        // "Mẹ sinh chị vào ngày …".
        (_, "tôi" | "chị" | "anh" | "em" | "con" | "ông" | "bà" | "cháu" | "bé" | "cô") => Some(5),
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
    let whose = |on: usize| small(words.word(index + on));
    let public = match whose(2).as_str() {
        "chủ" | "đảng" | "đoàn" | "hồ" => true,
        "bác" => whose(3) == "hồ" || !words.word(index + 3).starts_with(char::is_uppercase),
        _ => false,
    };
    (!celebrated && !public).then_some(REACH)
}

const OTHER_BEFORE: [&str; 33] = [
    "tuyển",
    "mưu",
    "bẩm",
    "dưỡng",
    "vi",
    "cứu",
    "phục",
    "kháng",
    "cộng",
    "chúng",
    "giáo",
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
        if let Some(next) = date_end(words, at).or_else(|| spoken::date_end(words, at)) {
            return Some(next);
        }
        // "Sinh năm 1985, ngày 12 tháng 3".
        if folded(words.word(at)) == "nam"
            && is_year(words.word(at + 1))
            && let Some(next) = day_and_month_end(words, at + 2)
        {
            return Some(next);
        }
        // An hour may stand before the day.
        let hour = matches!(small(words.word(at + 1)).as_str(), "giờ" | "phút" | "h");
        if words.word(at).starts_with(|c: char| c.is_ascii_digit()) && !hour {
            return None;
        }
    }
    None
}
