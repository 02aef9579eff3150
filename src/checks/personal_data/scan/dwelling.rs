//! Dwellings that are no house number in a street: flats and rooms, and what stands after a word that says where
//! somebody lives.

use super::context::{before, folded, has_phrase, has_phrase_after, is_break, small};
use super::road::{is_highway, is_local, is_name, is_road, is_road_word, name_end, starts_with_digit};
use super::word::Word;
use crate::vietnamese::WordList;

/// Words that announce a dwelling, folded.
pub(super) const DWELLING: &[&[&str]] = &[
    &["dia", "chi"],
    &["tru", "tai"],
    &["o", "tai"],
    &["ngu", "tai"],
    &["ngu"],
    &["thuong", "tru"],
    &["tam", "tru"],
    &["cu", "tru"],
    &["hktt"],
    &["dktt"],
    &["dkhktt"],
    &["add"],
    &["o", "tro"],
    &["tro", "o"],
    &["tro", "tai"],
    &["thue", "nha"],
    &["thue", "phong"],
    &["tan", "nha"],
    &["ho", "khau"],
    &["thue", "so"],
    &["xom", "tro"],
    &["nha", "tro"],
    &["phong", "tro"],
    &["khu", "tro"],
    &["tru", "quan"],
    &["dc"],
    &["d", "c"],
    &["nha", "rieng"],
    &["nha", "o"],
    &["toi", "o"],
    &["ba", "o"],
    &["ong", "o"],
    &["cho", "o"],
    &["noi", "o"],
    &["song", "tai"],
    &["song", "o"],
    &["hien", "o"],
    &["dang", "o"],
    &["tru", "o"],
    &["tru"],
    &["nha", "tai"],
    &["den", "nha"],
    &["address"],
    &["lives", "at"],
    &["nha", "anh"],
    &["nha", "chi"],
    &["nha", "ong"],
    &["nha", "ba"],
];

/// Words that announce a place, folded.
pub(super) const PLACE: &[&[&str]] =
    &[&["dia", "chi"], &["tai"], &["thuong", "tru"], &["tam", "tru"], &["tru", "so"], &["tru", "o"], &["dc"]];

/// What a flat or a room lies in.
const HOUSES: [&str; 7] = ["chung", "tòa", "toà", "nhà", "block", "tập", "ct"];

/// A flat or a room with its building: "căn 1205 tòa A", "phòng 302, nhà B5", "P.302 nhà B5", "căn hộ A12.05"; and the
/// codes of alleys and villas: "K45/12 Hoàng Diệu", "BT3-12 khu đô thị".
pub(super) fn room(words: &WordList<'_>, index: usize) -> Option<(usize, usize)> {
    let word = small(words.word(index));
    let previous = |back: usize| index.checked_sub(back).map(|at| small(words.word(at))).unwrap_or_default();
    let lead = match (previous(2).as_str(), previous(1).as_str()) {
        ("căn", "hộ") if !starts_with_digit(&word) || is_dotted(words, index) => {
            return Some((index - 2, code_end(words, index + 1)));
        }
        (_, "căn" | "phòng" | "p") => index - 1,
        (_, "ch") if words.word(index - 1) == "CH" => index - 1,
        ("căn" | "phòng", "số") => index - 2,
        (_, "thự" | "kề" | "shophouse") if code_end(words, index + 1) > index + 1 && !starts_with_digit(&word) => {
            return Some((index, name_end(words, code_end(words, index + 1))));
        }
        _ if word.starts_with('p') && starts_with_digit(&word[1..]) => index,
        _ => return coded(words, index, &word),
    };
    // "Căn A2.305".
    if previous(1) == "căn" && word.starts_with(char::is_alphabetic) && !word.starts_with('p') {
        let end = code_end(words, index + 1);
        return (end > index + 1).then_some((lead, end));
    }
    let number = word.trim_start_matches('p');
    let flat = (3..=4).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit());
    let next = index + 1;
    let joined = words.follows(next) || matches!(words.gap_before(next).trim(), "," | "-");
    let building = small(words.word(next));
    let named = HOUSES.contains(&building.as_str()) && building != "nhà"
        || building.strip_prefix("ct").is_some_and(starts_with_digit)
        || building == "nhà"
            && (words.word(next + 1).starts_with(|c: char| c.is_ascii_uppercase())
                || small(words.word(next + 1)) == "tập");
    // "Nhà A2, phòng 305".
    let ahead = lead
        .checked_sub(2)
        .filter(|at| words.gap_before(lead).trim() == "," && HOUSES.contains(&small(words.word(*at)).as_str()));
    // "Chung cư Mẫu, căn 1508".
    let house = (lead.saturating_sub(5)..lead).find(|at| {
        matches!(small(words.word(*at)).as_str(), "chung" | "tòa" | "toà") && words.gap_before(lead).trim() == ","
    });
    if let Some(first) = house.filter(|_| flat) {
        return Some((first, next));
    }
    if let Some(first) = ahead.filter(|at| flat && !starts_with_digit(words.word(at + 1))) {
        return Some((first, next));
    }
    let end = name_end(words, next + 1);
    // A room of a school or an office.
    let office =
        matches!(small(words.word(end)).as_str(), "trường" | "trụ" | "ủy" | "uỷ" | "trung" | "học" | "sở" | "bệnh")
            || (next + 1..end).any(|at| small(words.word(at)) == "trường");
    (flat && joined && named && !office && !words.word(next + 1).is_empty()).then_some((lead, end))
}

/// `12.04`: the twelfth floor, the fourth flat.
fn is_dotted(words: &WordList<'_>, index: usize) -> bool {
    let two = |at: usize| matches!(words.word(at).len(), 1..=2) && words.word(at).bytes().all(|b| b.is_ascii_digit());
    two(index) && words.gap_before(index + 1) == "." && words.word(index + 1).len() == 2 && two(index + 1)
}

/// `K45/12 Hoàng Diệu`, `K45/H12/3 Hoàng Diệu`; with a word for living before: `BT3-12`, `lô 12`.
fn coded(words: &WordList<'_>, index: usize, word: &str) -> Option<(usize, usize)> {
    let alley = word.strip_prefix('k').is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_digit()));
    if alley && words.gap_before(index + 1) == "/" && words.word(index).starts_with('K') {
        let end = code_end(words, index + 1);
        let names = is_name(words, end) && !words.word(end - 1).starts_with(|c: char| c.is_alphabetic() && c != 'H');
        return names.then(|| (index, name_end(words, end)));
    }
    // "Sn27 ngõ 114".
    let house =
        word.strip_prefix("sn").is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_digit()));
    if house && (is_road(words, index + 1, true) || is_local(words, index + 1)) {
        return Some((index, name_end(words, index + 1)));
    }
    let villa = ["bt", "lk", "sh", "nv"].iter().any(|start| word.strip_prefix(start).is_some_and(starts_with_digit));
    let dwells = || has_phrase(&before(words, index, 5), DWELLING);
    (villa && dwells()).then(|| (index, name_end(words, code_end(words, index + 1))))
}

/// The word after what is joined to a code by a sign.
fn code_end(words: &WordList<'_>, at: usize) -> usize {
    let mut end = at;
    while matches!(words.gap_before(end), "/" | "-" | ".") && end < at + 4 && end < words.len() {
        end += 1;
    }
    end
}

/// After a word that says where somebody lives: "trú tại ngõ 3", "nhà ở km 12 quốc lộ 18", "địa chỉ: Km5, QL10", "trú
/// tại lô 12".
pub(super) fn alley(words: &WordList<'_>, index: usize) -> Option<(usize, usize)> {
    let word = small(words.word(index));
    let kilometre = word.strip_prefix("km").is_some_and(starts_with_digit);
    let lead = index.checked_sub(1).filter(|_| starts_with_digit(&word) && !is_break(words.gap_before(index)));
    let first = match (kilometre, lead) {
        (true, _) => index,
        (false, Some(lead)) => {
            let kind = small(words.word(lead));
            let small_road =
                matches!(kind.as_str(), "ngõ" | "ngách" | "hẻm" | "kiệt" | "km" | "lô" | "ngo" | "hem" | "kiet");
            if !small_road || !(words.follows(index) || matches!(words.gap_before(index).trim(), "" | ".")) {
                return None;
            }
            lead
        }
        (false, None) => return None,
    };
    let before = before(words, first, 3);
    // "Địa chỉ: Ngõ 19, phường Mẫu" may be that of an office; nobody's house is told.
    let place = before.len() == 2 && has_phrase(&before, &[&["dia", "chi"]]);
    if place
        && words.gap_before(index + 1).trim() == ","
        && matches!(small(words.word(index + 1)).as_str(), "phường" | "xã")
    {
        return None;
    }
    let dwells = (has_phrase(&before, DWELLING) || is_lived_in(words, first))
        && !CARRIED.contains(&before.first().map_or("", Word::as_str));
    dwells.then(|| (first, road_end(words, index + 1)))
}

/// "Chị ở ngõ 12": somebody, and the word for living.
fn is_lived_in(words: &WordList<'_>, first: usize) -> bool {
    const PEOPLE: [&str; 12] = ["ông", "bà", "anh", "chị", "cô", "chú", "bác", "cụ", "em", "cháu", "tôi", "đình"];
    let word = |back: usize| first.checked_sub(back).map(|at| small(words.word(at))).unwrap_or_default();
    let somebody =
        PEOPLE.contains(&word(2).as_str()) || first > 2 && words.word(first - 2).starts_with(char::is_uppercase);
    // "Căn nhà cấp bốn ở ngõ 114/27".
    let house = || {
        let ahead = first.saturating_sub(6)..first;
        ahead
            .clone()
            .any(|at| matches!(small(words.word(at)).as_str(), "căn" | "ngôi") && small(words.word(at + 1)) == "nhà")
    };
    word(1) == "ở" && (somebody || house())
        || matches!(word(1).as_str(), "tại" | "trú") && first > 1 && is_person(words, first - 1)
}

/// Whether a person is named, with the word of address, right before word `at`: "hộ ông Thử", "bà Lê Thị Mẫu".
pub(super) fn is_person(words: &WordList<'_>, at: usize) -> bool {
    const ADDRESS: [&str; 9] = ["ông", "bà", "anh", "chị", "cô", "chú", "bác", "cụ", "cháu"];
    let names =
        (at.saturating_sub(4)..at).rev().take_while(|at| words.word(*at).starts_with(char::is_uppercase)).count();
    let first = at - names;
    names > 0
        && (first + 1..at).all(|at| words.follows(at))
        && words.follows(first)
        && first.checked_sub(1).is_some_and(|at| ADDRESS.contains(&small(words.word(at)).as_str()))
}

/// A plot of the land register after a word that says where somebody lives: "nơi ở: thửa đất số 15, tờ bản đồ số 7".
pub(super) fn plot(words: &WordList<'_>, index: usize) -> Option<(usize, usize)> {
    let first =
        (index.saturating_sub(3)..index).find(|at| matches!(small(words.word(*at)).as_str(), "thửa" | "thua"))?;
    let sheet = (index + 1..index + 3).find(|at| small(words.word(*at)) == "tờ")?;
    let end = (sheet..sheet + 6).find(|at| starts_with_digit(words.word(*at)))?;
    let dwells = has_phrase(&before(words, first, 6), DWELLING) || has_phrase_after(words, end, 6, DWELLING);
    dwells.then_some((first, end + 1))
}

/// Words after which a road is not somebody's dwelling, folded.
const CARRIED: [&str; 4] = ["sua", "cap", "mo", "tuyen"];

/// The word after the road that goes on from word `at`: "+300 quốc lộ 18", ", QL10".
fn road_end(words: &WordList<'_>, at: usize) -> usize {
    let mut end = at;
    if matches!(words.gap_before(end), "+" | "/") && starts_with_digit(words.word(end)) {
        end += 1;
    }
    let gap = words.gap_before(end).trim();
    let word = small(words.word(end));
    if matches!(gap, "" | ",") && (is_highway(&word) || is_road_word(&word) || folded(&word) == "quoc") {
        end = name_end(words, end);
    }
    end.max(at)
}
