//! House addresses: a house number with the street or alley that it stands in.
//!
//! Streets, alleys, residential groups and wards without a house number are no address. A number before a street's
//! name is one only where something shows that it does not count streets ("nâng cấp 12 đường giao thông"). After a word
//! that says where somebody lives, an alley, a kilometre of a road or a plot is one as well.

use super::context::{before, folded, has_phrase, is_break, small};
use super::dwelling::{self, DWELLING, PLACE};
use super::group::{Group, is_year};
use super::name::is_family;
use super::road::{
    is_described, is_local, is_local_word, is_name, is_named_road, is_place_word, is_road, is_road_word, name_end,
    starts_with_digit,
};
use super::word::Word;
use super::{Finding, PersonalData};
use crate::vietnamese::WordList;

/// Every house address.
pub(super) fn find(words: &WordList<'_>, groups: &[Group<'_>]) -> Vec<Finding> {
    let mut findings: Vec<Finding> = Vec::new();
    let mut free = 0;
    for group in groups {
        if group.word >= free
            && let Some((first, next)) = at(words, group)
        {
            findings.push(Finding { kind: PersonalData::HouseAddress, range: words.range(first, next - 1) });
            free = next;
        }
    }
    findings
}

/// The address with a number in word `group.word`: its first word, and the word after it.
fn at(words: &WordList<'_>, group: &Group<'_>) -> Option<(usize, usize)> {
    let index = group.word;
    if !group.letter_before && !may_be(words, index) {
        return None;
    }
    if let Some(found) =
        dwelling::room(words, index).or_else(|| dwelling::alley(words, index)).or_else(|| dwelling::plot(words, index))
    {
        return Some(found);
    }
    if group.letter_before {
        return None;
    }
    house(words, index)
}

/// A look at the neighbours that settles most numbers: whether a number may be one of a house, a flat or a plot. It stands
/// after a word for such, or before a name, a road or a small place.
fn may_be(words: &WordList<'_>, index: usize) -> bool {
    let before = |back: usize| index.checked_sub(back).map(|at| small(words.word(at))).unwrap_or_default();
    let after = (index + 1..index + 6)
        .find(|at| !(matches!(words.gap_before(*at), "/" | "-") && starts_with_digit(words.word(*at))))
        .unwrap_or(index + 6);
    words.word(after).starts_with(char::is_uppercase)
        || matches!(
            before(1).as_str(),
            "số" | "so"
                | "nhà"
                | "nha"
                | "house"
                | "no"
                | "n"
                | "sn"
                | "hộ"
                | "căn"
                | "phòng"
                | "p"
                | "ch"
                | "thự"
                | "kề"
                | "shophouse"
                | "ngõ"
                | "ngo"
                | "ngách"
                | "hẻm"
                | "hem"
                | "kiệt"
                | "kiet"
                | "km"
                | "lô"
        )
        || (2..=3).chain([1]).any(|back| matches!(before(back).as_str(), "thửa" | "thua"))
        || is_place_word(&small(words.word(after)))
}

/// The address whose house number starts at word `index`.
fn house(words: &WordList<'_>, index: usize) -> Option<(usize, usize)> {
    let after = house_number(words, index)?;
    if is_range(words, index, after) {
        return None;
    }
    let after = parted_number(words, index, after);
    let told = index > 0 && is_label_gap(words.gap_before(index));
    let previous = |back: usize| index.checked_sub(back).filter(|_| told).map(|at| plain(words, at));
    let one = previous(1).unwrap_or_default();
    let road = is_road(words, after, true) && !is_described(words, after);
    let (parts, names) = (after - index, is_name(words, after) && is_name(words, after + 1));
    let aside = words.gap_before(index).contains([',', '(', '-', ':']);
    let year = is_year(words.word(index));
    // "Gửi về 42 Nguyễn Văn Mẫu": a street named after a person, or with a name of three words.
    let there = matches!(one.as_str(), "ở" | "tại" | "về" | "đến" | "tới");
    let person = is_family(words.word(after)) || is_name(words, after + 2);
    if there && names && person && !year && !is_office(words, after) {
        return Some((index, name_end(words, after)));
    }
    if aside && names && !year && !is_office(words, after) && dwelling::is_person(words, index) {
        return Some((index, name_end(words, after)));
    }
    let office = is_office(words, after);
    if parts > 1
        && names
        && !office
        && !(index..after).any(|at| is_year(words.word(at)))
        && !OTHER_BEFORE.contains(&one.as_str())
        && (parts > 2 || one == "số" || is_family(words.word(after)) && !may_be_day(words, index, after))
    {
        return Some((index - usize::from(one == "số"), name_end(words, after)));
    }
    if !(road
        || is_name(words, after)
        || is_local(words, after)
        || matches!(one.as_str(), "nhà" | "số" | "hộ" | "sn")
        || words.gap_before(after).trim() == "," && words.word(after).starts_with(char::is_uppercase))
    {
        return None;
    }
    let two = previous(2).filter(|_| words.follows(index - 1)).unwrap_or_default();
    let plot = numbered_plot(words, after) || is_local(words, after) && in_brackets(words, index);
    let numbered = matches!(one.as_str(), "số" | "sn" | "no") && !OTHER_NUMBERED.contains(&two.as_str());
    if one == "số" && words.gap_before(index - 1).contains(',') {
        let dwells = || has_phrase(&before(words, index - 1, 6), DWELLING) && is_local_before(words, index - 1);
        if is_somebodys_house(words, index - 1) || dwells() {
            return Some((index - 1, after));
        }
    }
    let first = labelled(words, index, after, (&two, &one))
        .or_else(|| {
            // "Nhà bà ở số 15 trong ngõ 8".
            let inside = small(words.word(after)) == "trong" && is_road(words, after + 1, false);
            (numbered && inside && matches!(two.as_str(), "ở" | "tại" | "nhà")).then(|| index - 1)
        })
        .or_else(|| (numbered && is_estate(words, after)).then(|| index - 1))
        .or_else(|| ((road || plot) && numbered).then(|| index - 1))
        .or_else(|| is_told(words, index, after, numbered).then(|| index - usize::from(numbered)))
        .or_else(|| is_compound(words, index, after, &one).then_some(index))
        .or_else(|| is_alone(words, index, after, &one).then_some(index))?;
    Some((first, name_end(words, after)))
}

/// The word after a house number whose digits a scanner has put apart: "số 1 2 đường Lê Lợi".
fn parted_number(words: &WordList<'_>, index: usize, after: usize) -> usize {
    let single = |at: usize| words.word(at).len() == 1 && starts_with_digit(words.word(at));
    let numbered = index > 0 && plain(words, index - 1) == "số" && single(index);
    let end = (after..after + 3).take_while(|at| numbered && words.follows(*at) && single(*at)).last();
    end.map(|last| last + 1).filter(|end| is_named_road(words, *end)).unwrap_or(after)
}

/// Whether the number is an end of a row of houses: "từ nhà số 1 đến nhà số 56".
fn is_range(words: &WordList<'_>, index: usize, after: usize) -> bool {
    let lead = |at: usize| matches!(plain(words, at).as_str(), "số" | "nhà");
    let first = (index.saturating_sub(2)..index).find(|at| lead(*at)).unwrap_or(index);
    let word = |at: usize| small(words.word(at));
    let goes_on = word(after) == "đến" && lead(after + 1);
    let ends = first > 1 && word(first - 1) == "đến" && starts_with_digit(words.word(first - 2));
    first < index && (goes_on || ends)
}

/// Whether the two parts of a number are those of a day: "15/8", not "38/62".
fn may_be_day(words: &WordList<'_>, index: usize, after: usize) -> bool {
    let part = |at: usize, most: u8| words.word(at).parse::<u8>().is_ok_and(|n| (1..=most).contains(&n));
    after == index + 2 && part(index, 31) && part(index + 1, 12)
}

/// "khu tập thể", "tập thể", "khu chung cư" after a house number.
fn is_estate(words: &WordList<'_>, at: usize) -> bool {
    let word = |on: usize| small(words.word(at + on));
    let on = usize::from(word(0) == "khu");
    words.follows(at)
        && matches!((word(on).as_str(), word(on + 1).as_str()), ("tập", "thể") | ("chung", "cư"))
        && (on == 1 || is_name(words, at + 2))
}

/// "lô B5", "dãy B" after a house number.
fn numbered_plot(words: &WordList<'_>, at: usize) -> bool {
    is_local(words, at) && matches!(small(words.word(at)).as_str(), "lô" | "dãy")
}

/// Whether "số" and the number begin a clause inside of a sentence: "bà Mẫu (số 5, xóm Đông)".
fn in_brackets(words: &WordList<'_>, index: usize) -> bool {
    index == 1 || index > 1 && words.gap_before(index - 1).contains(['(', ',', ':'])
}

/// A word in lower case; one without marks as the word of an address that it stands for.
fn plain<'a>(words: &WordList<'a>, at: usize) -> Word<'a> {
    let word = small(words.word(at));
    match word.as_str() {
        "so" => Word::known("số"),
        "nha" | "house" => Word::known("nhà"),
        _ => word,
    }
}

/// Whether the words before tell that a dwelling follows: "trú tại 12 Nguyễn Trãi", "tại 45 đường Lê Lợi".
fn is_told(words: &WordList<'_>, index: usize, after: usize, numbered: bool) -> bool {
    let before = before(words, index, 5);
    let near = &before[..before.len().min(3)];
    let at = after + usize::from(words.gap_before(after).trim() == "," && !words.follows(after));
    let names = is_name(words, after) && is_name(words, after + 1)
        || at > after && words.word(after).starts_with(char::is_uppercase) && is_name(words, after + 1);
    let office = is_office(words, after);
    let place = has_phrase(near, PLACE);
    let dwells = has_phrase(&before, DWELLING);
    // "tại 5 Trạm Y tế" counts stations.
    let there = numbered && before.get(1).is_some_and(|word| word == "o");
    place && is_named_road(words, after)
        || (names && !office || is_local(words, after)) && there
        || names && !office && (dwells || numbered && place)
        || numbered && dwells && is_local(words, after)
}

/// "12/3 đường Nguyễn Trãi", "12A phố Huế"; but "sáng 15/6 đường Lê Lợi" is a day, and "ngõ 12/3" no house.
fn is_compound(words: &WordList<'_>, index: usize, after: usize, previous: &str) -> bool {
    let compound = after > index + 1 || words.word(index).ends_with(char::is_alphabetic);
    let other = OTHER_BEFORE.contains(&previous) || is_road_word(previous);
    compound && !other && (is_named_road(words, after) || is_numbered_road(words, after))
}

/// "5 đường Lê Lợi" where a clause begins with it, or after the word for a house or for being there.
fn is_alone(words: &WordList<'_>, index: usize, after: usize, previous: &str) -> bool {
    // "1. 56 hộ 2. 19 ngõ 3. 7 tổ" numbers its items.
    let item = index > 0 && words.gap_before(index) == ". " && starts_with_digit(words.word(index - 1));
    let clause = index == 0
        || is_break(words.gap_before(index))
        || words.gap_before(index).contains([',', ':', '(', '–', '—', '“', '"', '\n'])
        || matches!(previous, "nhà" | "ở" | "tại" | "trú");
    let named = is_named_road(words, after) || is_numbered_road(words, after);
    !item && clause && named && !is_year(words.word(index)) && !words.gap_before(after).contains('\n')
}

/// "đường số 7".
fn is_numbered_road(words: &WordList<'_>, at: usize) -> bool {
    is_road(words, at, true) && folded(words.word(at + 1)) == "so" && starts_with_digit(words.word(at + 2))
}

/// The first word of "số nhà 12", "nhà số 12", "nhà 5 ngõ 12" or "căn hộ số 1205", whose number is words `index` to
/// `after` and the two words before it `lead`.
fn labelled(words: &WordList<'_>, index: usize, after: usize, lead: (&str, &str)) -> Option<usize> {
    let third = || index.checked_sub(3).map(|at| plain(words, at)).unwrap_or_default();
    let counted = || {
        let end = words.range(index, after - 1).end;
        let unit = small(words.word(after));
        words.text()[end..].trim_start().starts_with('%')
            || words.follows(after)
                && matches!(unit.as_str(), "căn" | "ngôi" | "hộ" | "người" | "cái" | "nhà" | "m2" | "biển" | "tuyến")
    };
    let flat = words.word(index).len() >= 3;
    let beside = is_road(words, after, true) || is_local(words, after);
    let named = is_name(words, after) && is_name(words, after + 1);
    let parted = |at: usize| matches!(words.gap_before(at), "/" | ".") && small(words.word(at - 1)) == "s";
    match lead {
        ("số", "nhà") if third() != "tổng" && !counted() => Some(index - 2),
        ("nhà", "số" | "no") if !counted() => Some(index - 2),
        ("hộ", "số") if third() == "căn" && !counted() => Some(index - 3),
        ("căn", "hộ") if flat && !counted() => Some(index - 2),
        (_, "n") if beside && index > 1 && parted(index - 1) => Some(index - 2),
        (_, "sn") if words.gap_before(index).len() <= 2 && (beside || named) => Some(index - 1),
        (_, "nhà") if is_road(words, after, true) || numbered_plot(words, after) => Some(index - 1),
        _ => None,
    }
}

/// Whether a residential group with its number is named right before word `at`: "tổ 5, số 27".
fn is_local_before(words: &WordList<'_>, at: usize) -> bool {
    at > 1 && starts_with_digit(words.word(at - 1)) && is_local_word(&small(words.word(at - 2)))
}

/// Whether somebody's house is named right before word `at`: "nhà ông Quý, số 91".
fn is_somebodys_house(words: &WordList<'_>, at: usize) -> bool {
    const PEOPLE: [&str; 9] = ["ông", "bà", "anh", "chị", "cô", "chú", "bác", "cụ", "em"];
    let names =
        (at.saturating_sub(4)..at).rev().take_while(|at| words.word(*at).starts_with(char::is_uppercase)).count();
    let word = |back: usize| at.checked_sub(names + back).map(|at| small(words.word(at))).unwrap_or_default();
    names > 0 && PEOPLE.contains(&word(1).as_str()) && word(2) == "nhà"
}

/// Whether an office stands at `at`, and no street: Trường Chinh and Trường Sa are two.
fn is_office(words: &WordList<'_>, at: usize) -> bool {
    let street = matches!(small(words.word(at + 1)).as_str(), "chinh" | "sa" | "thi");
    OFFICES.contains(&small(words.word(at)).as_str()) && !(street && small(words.word(at)) == "trường")
}

/// What is counted and named with a capital letter, and no street.
const OFFICES: [&str; 14] =
    ["phường", "xã", "trạm", "trường", "hội", "chi", "ủy", "đảng", "tổ", "công", "ban", "phòng", "trung", "ngân"];

/// Things other than houses that have numbers.
const OTHER_NUMBERED: [&str; 42] = [
    "buýt",
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
    "phố",
    "thôn",
    "xóm",
    "hàng",
    "gian",
    "quầy",
    "nhóm",
    "lớp",
    "chốt",
    "gia",
    "bàn",
    "loa",
    "cột",
    "báo",
    "bảng",
    "đoạn",
    "lô",
    "ô",
    "bộ",
    "hội",
    "ban",
    "bài",
    "trường",
    "giải",
    "thanh",
];

/// Words after which `15/6` is a day.
const OTHER_BEFORE: [&str; 13] =
    ["ngày", "sáng", "trưa", "chiều", "tối", "đêm", "hôm", "đến", "từ", "và", "tháng", "trước", "sau"];

/// `12`, `12A`, `12bis`, `5-7`, `12/3`, `12/3/5B` from word `index` on: the word after it.
fn house_number(words: &WordList<'_>, index: usize) -> Option<usize> {
    if index > 0 && matches!(words.gap_before(index), "/" | "." | "," | "-") && starts_with_digit(words.word(index - 1))
    {
        return None;
    }
    let part = |at: usize| {
        let word = words.word(at);
        let digits = word.bytes().take_while(u8::is_ascii_digit).count();
        let rest = &word[digits..];
        (1..=4).contains(&digits)
            && (rest.chars().count() <= 1 || matches!(small(rest).as_str(), "bis" | "ter"))
            && rest.chars().all(char::is_alphabetic)
    };
    if !part(index) {
        return None;
    }
    let mut next = index + 1;
    while next < index + 5 && matches!(words.gap_before(next), "/" | "-") && part(next) {
        next += 1;
    }
    Some(next)
}

fn is_label_gap(gap: &str) -> bool {
    let sign = gap.trim();
    !gap.contains("\n\n") && matches!(sign, "" | ":" | ".")
}
