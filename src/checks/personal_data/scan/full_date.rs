//! Dates with day, month and year in all their forms: `15/6/1990`, `1990-06-15`, `15/6/90`, "mùng 5 tháng Ba năm 1990",
//! `12/III/1990`, "12 March 1990".

use super::context::folded;
use super::group::is_year;
use crate::vietnamese::{WordList, WrittenDate};

/// The word after the full date that starts at word `at`.
pub(super) fn date_end(words: &WordList<'_>, at: usize) -> Option<usize> {
    let known = WrittenDate::at(words, at).filter(|(date, _)| date.day.is_some() && date.month.is_some());
    if let Some((date, next)) = known
        && date.year.is_some()
    {
        return Some(next);
    }
    if is_compact(words.word(at)) {
        return Some(at + 1);
    }
    // "0407.1968": a sign was forgotten.
    let (first, sign) = (words.word(at), words.gap_before(at + 1));
    if first.len() == 4
        && first.is_ascii()
        && number(&first[..2], 31).is_some()
        && number(&first[2..], 12).is_some()
        && matches!(sign, "." | "/")
        && is_year(words.word(at + 1))
    {
        return Some(at + 2);
    }
    let at = at + usize::from(matches!(folded(words.word(at)).as_str(), "ngay" | "hom"));
    let at = at + usize::from(matches!(folded(words.word(at)).as_str(), "mung" | "mong"));
    day_first(words, at).or_else(|| year_first(words, at)).or_else(|| month_first(words, at))
}

/// The word after the day and month, without a year, that start at word `at`: "ngày 12 tháng 3", "12/3".
pub(super) fn day_and_month_end(words: &WordList<'_>, at: usize) -> Option<usize> {
    let near = matches!(words.gap_before(at).trim(), "" | "," | "(");
    let found = WrittenDate::at(words, at).filter(|(date, _)| near && date.day.is_some() && date.month.is_some());
    found.map(|(_, next)| next).or_else(|| near.then(|| month_and_day_end(words, at))?)
}

/// The same the other way round: "tháng 4, ngày 21".
fn month_and_day_end(words: &WordList<'_>, at: usize) -> Option<usize> {
    let part = |at: usize, name: &str, most: u8| {
        folded(words.word(at)) == name && words.follows(at + 1) && number(words.word(at + 1), most).is_some()
    };
    let near = matches!(words.gap_before(at + 2).trim(), "" | ",");
    (near && part(at, "thang", 12) && part(at + 2, "ngay", 31)).then_some(at + 4)
}

/// The word after a date in figures at word `at` that is older than most that official texts name.
pub(super) fn is_old_date(words: &WordList<'_>, at: usize) -> Option<usize> {
    if !words.word(at).starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let is_old = |at: usize| {
        let word = words.word(at);
        word.len() == 4 && word.parse::<u16>().is_ok_and(|year| (1925..=2010).contains(&year))
    };
    // No date has more words; most numbers have no such year near.
    if !(at..at + 12).any(is_old) {
        return None;
    }
    let end = date_end(words, at)?;
    (at..end).any(is_old).then_some(end)
}

/// The word after a date with a year of two digits at word `at`, of the last century: `12/5/80`.
pub(super) fn short_date_end(words: &WordList<'_>, at: usize) -> Option<usize> {
    let year = number(words.word(at + 2), 99).filter(|year| *year > 26);
    let parts = year.is_some() && number(words.word(at), 31).is_some() && number(words.word(at + 1), 12).is_some();
    let sign = words.gap_before(at + 1);
    (parts && matches!(sign, "/" | "-" | ".") && words.gap_before(at + 2) == sign).then_some(at + 3)
}

fn day_first(words: &WordList<'_>, at: usize) -> Option<usize> {
    let day = words.word(at).trim_end_matches(['t', 'h', 's', 'n', 'd', 'r']);
    number(day, 31)?;
    let sign = sign(words, at + 1)?;
    if folded(words.word(at + 1)) == "tet" {
        return year_after(words, at + 2, "/");
    }
    if folded(words.word(at + 1)) == "thang" {
        return year_after(words, month_word(words, at + 2)?, "/");
    }
    let next = if number(words.word(at + 1), 12).is_some() || is_roman(words.word(at + 1)) {
        at + 2
    } else {
        at + 1 + usize::from(is_english_month(words.word(at + 1)))
    };
    (next > at + 1).then(|| year_after(words, next, sign))?
}

fn year_first(words: &WordList<'_>, at: usize) -> Option<usize> {
    let signs = sign(words, at + 1) == sign(words, at + 2) && sign(words, at + 1) != Some("");
    let fits = is_year(words.word(at)) && number(words.word(at + 1), 12).is_some();
    (signs && fits && number(words.word(at + 2), 31).is_some()).then_some(at + 3)
}

/// "March 12, 1990".
fn month_first(words: &WordList<'_>, at: usize) -> Option<usize> {
    let fits = is_english_month(words.word(at)) && number(words.word(at + 1), 31).is_some();
    fits.then(|| year_after(words, at + 2, "")).flatten()
}

/// The word after the year at word `at`, or after "năm": four digits, or two where a sign stands before them.
fn year_after(words: &WordList<'_>, at: usize, sign_before: &str) -> Option<usize> {
    let own = sign(words, at)?;
    let at = at + usize::from(folded(words.word(at)) == "nam");
    let year = words.word(at);
    let short = year.len() == 2 && year.bytes().all(|b| b.is_ascii_digit()) && own == sign_before && !own.is_empty();
    (is_year(year) || short).then_some(at + 1)
}

/// The word after the month at word `at`: a number, or its name.
fn month_word(words: &WordList<'_>, at: usize) -> Option<usize> {
    const NAMES: [&str; 13] =
        ["gieng", "mot", "hai", "ba", "tu", "bon", "nam", "sau", "bay", "tam", "chin", "muoi", "chap"];
    let word = folded(words.word(at));
    if number(&word, 12).is_some() || is_roman(words.word(at)) {
        return Some(at + 1);
    }
    let teen = word == "muoi" && matches!(folded(words.word(at + 1)).as_str(), "mot" | "hai");
    NAMES.contains(&word.as_str()).then_some(at + 1 + usize::from(teen))
}

/// The sign before word `at`, if a date may have it there.
fn sign<'a>(words: &WordList<'a>, at: usize) -> Option<&'a str> {
    let gap = words.gap_before(at);
    let sign = gap.trim();
    (at < words.len() && gap.len() <= 4 && matches!(sign, "" | "/" | "-" | "." | ",")).then_some(sign)
}

fn number(word: &str, most: u8) -> Option<u8> {
    let digits = (1..=2).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_digit());
    word.parse().ok().filter(|n| digits && (1..=most).contains(n))
}

/// `02091985`, `19850902`.
fn is_compact(word: &str) -> bool {
    let part = |range: std::ops::Range<usize>, most: u8| number(&word[range], most).is_some();
    let forward = || part(0..2, 31) && part(2..4, 12) && is_year(&word[4..8]);
    let backward = || is_year(&word[..4]) && part(4..6, 12) && part(6..8, 31);
    word.len() == 8 && word.bytes().all(|b| b.is_ascii_digit()) && (forward() || backward())
}

fn is_roman(word: &str) -> bool {
    matches!(word, "I" | "II" | "III" | "IV" | "V" | "VI" | "VII" | "VIII" | "IX" | "X" | "XI" | "XII")
}

fn is_english_month(word: &str) -> bool {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let word = folded(word);
    word.len() >= 3 && MONTHS.iter().any(|month| word == *month || word.len() <= 4 && month.starts_with(word.as_str()))
}
