//! Children: a full name beside an age below sixteen, a class of the first nine, or a late year of birth.
//!
//! Initials are what may be published, or the full name where both consents are on file and the site admits it.

use super::context::{is_break, small};
use super::group::Group;
use super::name::{CHILD, OTHERS, name_end};
use super::road::starts_with_digit;
use super::{Finding, PersonalData};
use crate::vietnamese::WordList;
use std::ops::Range;

/// The year from which on those born are children.
const CHILDREN_FROM: u16 = 2011;

/// How far from the name the age may stand, in words, where a word for a child is before the name.
const REACH: usize = 14;

/// Every full name of a child.
pub(super) fn find(words: &WordList<'_>, groups: &[Group<'_>]) -> Vec<Finding> {
    let bracketed = |at: usize| words.gap_before(at).ends_with('(') && is_low(words.word(at));
    let young = groups.iter().map(|group| group.word);
    let young = young.into_iter().any(|at| is_young(words, at) || is_late_year(words, at) || bracketed(at));
    if young { among(words) } else { Vec::new() }
}

/// The same for a text whose children are told by their school, without a number: "em …, học sinh Trường Tiểu học …".
pub(super) fn at_school(words: &WordList<'_>) -> Vec<Finding> {
    if (0..words.len()).any(|at| is_school(words, at)) { among(words) } else { Vec::new() }
}

fn among(words: &WordList<'_>) -> Vec<Finding> {
    let mut names = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let end = name_end(words, at);
        if end > at {
            names.push((at, end, is_of_child(words, at, end)));
        }
        at = end.max(at + 1);
    }
    // "Hai em …, … và … (cùng lớp 8B)": who stands in a row with a child is one.
    let in_row = |end: usize, start: usize| {
        let gap = words.gap_before(end).trim();
        end == start && gap == "," || end + 1 == start && gap.is_empty() && small(words.word(end)) == "và"
    };
    for at in 1..names.len() {
        names[at].2 |= names[at - 1].2 && in_row(names[at - 1].1, names[at].0);
    }
    for at in (1..names.len()).rev() {
        names[at - 1].2 |= names[at].2 && in_row(names[at - 1].1, names[at].0);
    }
    let children = names.into_iter().filter(|(.., child)| *child);
    children.map(|(start, end, _)| Finding { kind: PersonalData::Minor, range: words.range(start, end - 1) }).collect()
}

fn is_of_child(words: &WordList<'_>, start: usize, end: usize) -> bool {
    let joined = words.follows(start);
    let before =
        |back: usize| start.checked_sub(back).filter(|_| joined).map(|at| small(words.word(at))).unwrap_or_default();
    let (one, two) = (before(1), before(2));
    let child = |word: &str| CHILD.contains(&word);
    let kin = matches!(one.as_str(), "ngoại" | "nội" | "gái" | "trai") && child(&two);
    let class = is_class(words, start) && (joined || words.gap_before(start).trim() == ":");
    let leads = one == "trưởng" && two == "đội" && matches!(before(3).as_str(), "chi" | "liên");
    let child = kin
        || child(&one)
        || matches!((two.as_str(), one.as_str()), ("học" | "nữ" | "nam", "sinh") | ("thiếu", "nhi") | ("đội", "viên"))
        || class
        || leads;
    // "Con gái chị là …".
    let copula = one == "là";
    if !child && !copula && (OTHERS.contains(&one.as_str()) || OTHERS.contains(&two.as_str())) {
        return false;
    }
    if class
        || is_bracketed_class(words, start, end)
        || child && words.gap_before(end).trim() == "(" && is_late_year(words, end)
    {
        return true;
    }
    // Without such a word the age stands right beside the name.
    let beside = matches!(words.gap_before(end).trim(), "(" | "," | "-" | "–" | ":")
        || words.follows(end) && (is_young(words, end) || is_young(words, end + 1) && small(words.word(end)) == "lớp");
    let clause = clause(words, end, if child { REACH } else { 5 * usize::from(beside) });
    let teaches = clause.clone().any(|at| {
        matches!(
            (small(words.word(at)).as_str(), small(words.word(at + 1)).as_str()),
            ("giáo", "viên") | ("chủ", "nhiệm") | ("phụ", "huynh" | "trách") | ("hiệu", "trưởng" | "phó")
        )
    });
    // A school alone makes nobody a pupil.
    let pupil = || {
        child
            || clause.clone().any(|at| {
                matches!(
                    (small(words.word(at)).as_str(), small(words.word(at + 1)).as_str()),
                    ("học", "sinh") | ("đội", "viên")
                )
            })
    };
    if !teaches && pupil() && clause.clone().any(|at| is_school(words, at)) {
        return true;
    }
    let ahead = clause_before(words, start, if child { 8 } else { 0 });
    !teaches && clause.chain(ahead).any(|at| is_young(words, at))
}

/// The words of the same sentence after word `end`.
fn clause(words: &WordList<'_>, end: usize, reach: usize) -> Range<usize> {
    let last = (end..(end + reach).min(words.len())).take_while(|at| !is_break(words.gap_before(*at))).last();
    end..last.map_or(end, |last| last + 1)
}

fn clause_before(words: &WordList<'_>, start: usize, reach: usize) -> Range<usize> {
    let first = (start.saturating_sub(reach)..start).rev().take_while(|at| !is_break(words.gap_before(at + 1))).last();
    first.unwrap_or(start)..start
}

/// Whether a school of children is named at word `at`: Tiểu học, THCS, Trung học cơ sở, mẫu giáo, mầm non.
fn is_school(words: &WordList<'_>, at: usize) -> bool {
    let word = words.word(at);
    if !matches!(word.as_bytes(), [b't' | b'T' | b'm' | b'M' | b'l' | b'L', ..]) {
        return false;
    }
    let next = || small(words.word(at + 1));
    match small(word).as_str() {
        "thcs" => true,
        "tiểu" => next() == "học",
        "mẫu" => next() == "giáo",
        "mầm" => next() == "non",
        "lớp" => {
            let one =
                matches!(words.word(at + 1), "Một" | "Hai" | "Ba" | "Bốn" | "Năm" | "Sáu" | "Bảy" | "Tám" | "Chín");
            one || matches!(next().as_str(), "lá" | "chồi" | "mầm")
        }
        "trung" => next() == "học" && small(words.word(at + 2)) == "cơ",
        _ => false,
    }
}

/// Whether a class of pupils ends right before word `start`: "học sinh lớp 8A", "lớp trưởng lớp 8A".
fn is_class(words: &WordList<'_>, start: usize) -> bool {
    let class = start > 1 && is_low(words.word(start - 1)) && small(words.word(start - 2)) == "lớp";
    let pupil = |at: usize| {
        matches!(
            (small(words.word(at)).as_str(), small(words.word(at + 1)).as_str()),
            ("học", "sinh")
                | ("lớp", "trưởng" | "phó")
                | ("đội", "viên")
                | ("em" | "bạn" | "cháu" | "bé" | "trò", "lớp")
        )
    };
    class && (start.saturating_sub(5)..start - 2).any(pupil)
}

/// Whether a class stands in brackets after the name: "các em: … (6A), … (6B)".
fn is_bracketed_class(words: &WordList<'_>, start: usize, end: usize) -> bool {
    const PUPILS: [&str; 7] = ["em", "bạn", "cháu", "lớp", "sinh", "trường", "giải"];
    let class = is_low(words.word(end)) && words.word(end).len() > 1;
    class
        && words.gap_before(end).ends_with('(')
        && words.gap_before(end + 1).starts_with(')')
        && (start.saturating_sub(14)..start).any(|at| PUPILS.contains(&small(words.word(at)).as_str()))
}

/// A class of the first nine: 4, 4C, 9A2.
fn is_low(word: &str) -> bool {
    matches!(word.as_bytes(), [b'1'..=b'9'] | [b'1'..=b'9', b'A'..=b'Z' | b'a'..=b'z', ..]) && word.len() <= 4
}

/// Whether a year in which those were born who are children stands in brackets at word `at`.
fn is_late_year(words: &WordList<'_>, at: usize) -> bool {
    let year = words.word(at).parse::<u16>().ok();
    words.gap_before(at).ends_with('(')
        && words.gap_before(at + 1).starts_with(')')
        && year.is_some_and(|year| (CHILDREN_FROM..2100).contains(&year))
}

/// Whether a child's age, class or year of birth stands at word `at`.
fn is_young(words: &WordList<'_>, at: usize) -> bool {
    let word = words.word(at);
    if !starts_with_digit(word) {
        return false;
    }
    let next = |on: usize| small(words.word(at + on));
    let previous = |back: usize| at.checked_sub(back).map(|at| small(words.word(at))).unwrap_or_default();
    if is_low(word) && matches!(previous(1).as_str(), "đội" | "lớp") {
        let other = matches!(previous(2).as_str(), "dạy" | "nhiệm" | "mở" | "được");
        if if previous(1) == "lớp" { !other } else { previous(2) == "chi" } {
            return true;
        }
    }
    let is_age = |age: &u16| (1..16).contains(age);
    let Ok(number) = word.parse::<u16>() else {
        // "9t".
        return word.strip_suffix('t').and_then(|age| age.parse().ok()).as_ref().is_some_and(is_age);
    };
    if next(1) == "tháng" && next(2) == "tuổi" {
        return true;
    }
    if is_age(&number) {
        let limit = || {
            matches!(previous(1).as_str(), "trên" | "dưới" | "từ" | "đủ") || matches!(next(2).as_str(), "trở" | "đời")
        };
        // "Mới lên 6".
        let reached = || previous(1) == "lên" && matches!(previous(2).as_str(), "mới" | "vừa" | "đã" | "nay");
        return next(1) == "tuổi" && !limit() || reached();
    }
    (CHILDREN_FROM..2100).contains(&number) && is_of_birth(words, at)
}

/// Whether the year at word `at` is one of birth: "sinh năm 2016", "sn 2016", "sinh ngày 3/4/2018".
fn is_of_birth(words: &WordList<'_>, at: usize) -> bool {
    let previous = |back: usize| at.checked_sub(back).map(|at| small(words.word(at))).unwrap_or_default();
    let is_part = |back: usize| previous(back).parse::<u8>().is_ok();
    match previous(1).as_str() {
        "sn" | "sinh" => true,
        "năm" => previous(2) == "sinh",
        _ => is_part(1) && is_part(2) && (previous(3) == "sinh" || previous(3) == "ngày" && previous(4) == "sinh"),
    }
}

#[cfg(test)]
mod tests {
    use super::super::group::groups;
    use super::*;

    #[test]
    fn full_names_of_children_are_told_from_those_of_others() {
        let names = |text: &str| {
            let words = WordList::new(text);
            find(&words, &groups(&words))
                .into_iter()
                .map(|found| text[found.range].to_owned())
                .collect::<Vec<_>>()
                .join("; ")
        };
        for (text, name) in [
            ("Em Bế Minh An, 12 tuổi, học giỏi.", "Bế Minh An"),
            ("Bạn Lò Văn Bé (lớp 7B) đọc thơ", "Lò Văn Bé"),
            ("có cháu Ma Thị Hạnh sinh năm 2016", "Ma Thị Hạnh"),
            ("Em B.M.A., 12 tuổi, học giỏi.", ""),
            ("Bà Đỗ Thị Ân, 62 tuổi", ""),
            ("Cô Hứa Thị Nga, chủ nhiệm lớp 5A", ""),
            ("Trường Trần Phú, lớp 6A đạt giải", ""),
            ("Ông Lục Văn Sáu mở lớp 3 buổi cho trẻ dưới 12 tuổi", ""),
        ] {
            assert_eq!(names(text), name, "{text}");
        }
    }
}
