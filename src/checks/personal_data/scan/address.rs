//! House addresses: a house number with the street or alley that it stands in.
//!
//! Streets, alleys, residential groups and wards without a house number are no address. A number before a street's
//! name is one only where something shows that it does not count streets ("nâng cấp 12 đường giao thông").

use super::context::{before, has_phrase, is_break, small};
use super::group::Group;
use super::{Finding, PersonalData};
use crate::vietnamese::WordList;

/// What a house number is followed by.
const ROADS: [&str; 9] = ["đường", "phố", "ngõ", "ngách", "hẻm", "kiệt", "đại", "quốc", "tỉnh"];

/// Every house address.
pub(super) fn find(words: &WordList<'_>, groups: &[Group<'_>]) -> Vec<Finding> {
    let mut findings: Vec<Finding> = Vec::new();
    let mut free = 0;
    for index in groups.iter().filter(|group| !group.letter_before).map(|group| group.word) {
        if index >= free
            && let Some((first, next)) = at(words, index)
        {
            findings.push(Finding { kind: PersonalData::HouseAddress, range: words.range(first, next - 1) });
            free = next;
        }
    }
    findings
}

/// The address whose house number starts at word `index`: its first word, and the word after it.
fn at(words: &WordList<'_>, index: usize) -> Option<(usize, usize)> {
    let after = house_number(words, index)?;
    let told = index > 0 && is_label_gap(words.gap_before(index));
    let previous = |back: usize| index.checked_sub(back).filter(|_| told).map(|at| small(words.word(at)));
    let one = previous(1).unwrap_or_default();
    let road = is_road(words, after, true);
    if !(road || is_name(words, after) || matches!(one.as_str(), "nhà" | "số" | "hộ")) {
        return None;
    }
    let two = previous(2).unwrap_or_default();
    let numbered = matches!(one.as_str(), "số" | "sn") && !OTHER_NUMBERED.contains(&two.as_str());
    let first = labelled(words, index, after, (&two, &one))
        .or_else(|| (road && numbered).then(|| index - 1))
        .or_else(|| (told && is_told(words, index, after, numbered)).then(|| index - usize::from(numbered)))
        .or_else(|| is_compound(words, index, after, &one).then_some(index))?;
    Some((first, name_end(words, after)))
}

/// Whether the words before tell that a dwelling follows: "trú tại 12 Nguyễn Trãi", "tại 45 đường Lê Lợi".
fn is_told(words: &WordList<'_>, index: usize, after: usize, numbered: bool) -> bool {
    let before = before(words, index, 3);
    let names = is_name(words, after) && is_name(words, after + 1);
    let place = has_phrase(&before, PLACE);
    // "tại 5 Trạm Y tế" counts stations.
    place && is_named_road(words, after) || names && (has_phrase(&before, DWELLING) || numbered && place)
}

/// "12/3 đường Lê Lợi", "12A phố Huế"; but "sáng 15/6 đường Lê Lợi" is a day, and "ngõ 12/3" no house.
fn is_compound(words: &WordList<'_>, index: usize, after: usize, previous: &str) -> bool {
    let compound = after > index + 1 || words.word(index).ends_with(char::is_alphabetic);
    let other = OTHER_BEFORE.contains(&previous) || ROADS.contains(&previous);
    compound && !other && is_named_road(words, after)
}

/// The first word of "số nhà 12", "nhà số 12", "nhà 5 ngõ 12" or "căn hộ số 1205", whose number is words `index` to
/// `after` and the two words before it `lead`.
fn labelled(words: &WordList<'_>, index: usize, after: usize, lead: (&str, &str)) -> Option<usize> {
    let third = || index.checked_sub(3).map(|at| small(words.word(at))).unwrap_or_default();
    let counted = || {
        let end = words.range(index, after - 1).end;
        let unit = small(words.word(after));
        words.text()[end..].trim_start().starts_with('%')
            || words.follows(after) && matches!(unit.as_str(), "căn" | "ngôi" | "hộ" | "người" | "cái" | "nhà" | "m2")
    };
    let flat = words.word(index).len() >= 3;
    match lead {
        ("số", "nhà") if third() != "tổng" && !counted() => Some(index - 2),
        ("nhà", "số") if !counted() => Some(index - 2),
        ("hộ", "số") if third() == "căn" && !counted() => Some(index - 3),
        ("căn", "hộ") if flat && !counted() => Some(index - 2),
        (_, "nhà") if is_road(words, after, true) => Some(index - 1),
        _ => None,
    }
}

/// Words that announce a dwelling, folded.
const DWELLING: &[&[&str]] =
    &[&["dia", "chi"], &["tru", "tai"], &["o", "tai"], &["ngu", "tai"], &["thuong", "tru"], &["tam", "tru"]];

/// Words that announce a place, folded.
const PLACE: &[&[&str]] =
    &[&["dia", "chi"], &["tai"], &["thuong", "tru"], &["tam", "tru"], &["tru", "so"], &["tru", "o"]];

/// Things other than houses that have numbers.
const OTHER_NUMBERED: [&str; 16] = [
    "đường",
    "tuyến",
    "lộ",
    "tổ",
    "khu",
    "cụm",
    "điểm",
    "án",
    "biểu",
    "mẫu",
    "lục",
    "cổng",
    "cầu",
    "trạm",
    "đội",
    "xe",
];

/// Words after which `15/6` is a day.
const OTHER_BEFORE: [&str; 13] =
    ["ngày", "sáng", "trưa", "chiều", "tối", "đêm", "hôm", "đến", "từ", "và", "tháng", "trước", "sau"];

/// `12`, `12A`, `12/3`, `12/3/5B` from word `index` on: the word after it.
fn house_number(words: &WordList<'_>, index: usize) -> Option<usize> {
    if index > 0 && matches!(words.gap_before(index), "/" | "." | "," | "-") && starts_with_digit(words.word(index - 1))
    {
        return None;
    }
    let part = |at: usize| {
        let word = words.word(at);
        let digits = word.bytes().take_while(u8::is_ascii_digit).count();
        (1..=4).contains(&digits)
            && word[digits..].chars().count() <= 1
            && word[digits..].chars().all(char::is_alphabetic)
    };
    if !part(index) {
        return None;
    }
    let mut next = index + 1;
    while next < index + 5 && words.gap_before(next) == "/" && part(next) {
        next += 1;
    }
    Some(next)
}

const OTHER_LINES: [&str; 8] = ["dây", "truyền", "sắt", "ống", "dẫn", "lối", "thủy", "thuỷ"];

/// Whether a word for a road stands at `at`, after a comma if that may be.
fn is_road(words: &WordList<'_>, at: usize, comma: bool) -> bool {
    let joined = words.follows(at) || comma && words.gap_before(at).trim() == ",";
    let word = small(words.word(at));
    let pair = match word.as_str() {
        "đại" | "quốc" | "tỉnh" => small(words.word(at + 1)) == "lộ",
        // Đường dây nóng, đường truyền, đường sắt … are no streets.
        "đường" => !OTHER_LINES.contains(&small(words.word(at + 1)).as_str()),
        _ => true,
    };
    joined && pair && ROADS.contains(&word.as_str())
}

/// Whether a road with a name stands at `at`: "đường Lê Lợi", "ngõ 5", not "đường giao thông".
fn is_named_road(words: &WordList<'_>, at: usize) -> bool {
    is_road(words, at, false)
        && (is_name(words, at + 1) || words.follows(at + 1) && starts_with_digit(words.word(at + 1)))
}

fn is_name(words: &WordList<'_>, at: usize) -> bool {
    words.follows(at) && words.word(at).starts_with(char::is_uppercase)
}

/// The word after the names, numbers and roads that go on from `at`.
fn name_end(words: &WordList<'_>, at: usize) -> usize {
    let mut end = at;
    while end < at + 10 && end < words.len() {
        let gap = words.gap_before(end);
        let goes_on = is_road(words, end, true)
            || is_name(words, end)
            || words.follows(end) && starts_with_digit(words.word(end)) && is_road(words, end - 1, true);
        if !goes_on || is_break(gap) {
            break;
        }
        end += 1;
    }
    end
}

fn is_label_gap(gap: &str) -> bool {
    let sign = gap.trim();
    !gap.contains("\n\n") && matches!(sign, "" | ":" | ".")
}

fn starts_with_digit(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
}
