//! Numbers that are written out: "không chín một hai …", "sinh ngày mười hai tháng ba năm một nghìn chín trăm …".

use super::birth;
use super::context::{before, folded, has_phrase};
use super::hints::{BIRTH, Hints, ZERO};
use super::label::{ACCOUNT, IDENTITY};
use super::{Finding, PersonalData};
use crate::vietnamese::WordList;

/// Digits, folded.
const DIGITS: [&str; 12] = ["khong", "mot", "hai", "ba", "bon", "tu", "nam", "lam", "sau", "bay", "tam", "chin"];

/// What numbers are made of beside digits, folded.
const LARGER: [&str; 7] = ["muoi", "tram", "nghin", "ngan", "linh", "le", "mot"];

/// The fewest digits that are taken for a number of a person.
const FEWEST: usize = 8;

/// Whether "không" stands there with a digit after it, or a birth and a thousand.
pub(super) fn may_be(text: &str, hints: Hints) -> bool {
    hints.has(ZERO) && has_spoken_digits(text) || hints.has(BIRTH) && (has_thousand(text) || has_spelled_year(text))
}

/// "một chín …" or "hai không …", as a year is spelled.
fn has_spelled_year(text: &str) -> bool {
    let mut words = text.split_whitespace().filter(|word| word.len() <= 10).peekable();
    std::iter::from_fn(|| words.next().map(|word| (word, words.peek().copied()))).any(|(word, next)| {
        let first = matches!(word.as_bytes(), [b'm' | b'M' | b'h' | b'H', ..]).then(|| folded(word));
        let second = |known: &str| next.is_some_and(|next| folded(next) == known);
        match first.as_deref() {
            Some("mot") => second("chin"),
            Some("hai") => second("khong"),
            _ => false,
        }
    })
}

fn has_spoken_digits(text: &str) -> bool {
    let bytes = text.as_bytes();
    let starts = memchr::memchr2_iter(b'k', b'K', bytes);
    let starts = starts.filter(|at| bytes.get(at + 1).is_some_and(|next| next.eq_ignore_ascii_case(&b'h')));
    // "không" in any of its forms ends with a g, and its vowel is an o.
    let may_be_zero = |at: &usize| {
        let vowel = matches!(bytes.get(at + 2), Some(b'o' | b'O' | 0xc3..=0xc6 | 0xe1));
        vowel && bytes[at + 3..].iter().take(12).any(|b| matches!(b, b'g' | b'G'))
    };
    starts.filter(may_be_zero).any(|at| {
        let sign = |c: char| c.is_whitespace() || matches!(c, ',' | '-' | '.' | '–');
        let mut words = text[at..].split(sign).filter(|word| !word.is_empty());
        let mut next = || words.next().map(folded).unwrap_or_default();
        next() == "khong" && DIGITS.contains(&next().as_str())
    })
}

fn has_thousand(text: &str) -> bool {
    let mut words = text.split_whitespace().filter(|word| matches!(word.as_bytes(), [b'n' | b'N', b'g' | b'G', ..]));
    words.any(|word| matches!(folded(word).as_str(), "nghin" | "ngan"))
}

/// Every number that is spelled digit by digit, and every date of birth in words.
pub(super) fn find(words: &WordList<'_>, findings: &mut Vec<Finding>) {
    let mut start = 0;
    while start < words.len() {
        let end = digits_end(words, start);
        if let Some(kind) = kind(words, start, end) {
            findings.push(Finding { kind, range: words.range(start, end - 1) });
        }
        start = end.max(start + 1);
    }
    findings.extend(birth::find(words));
}

/// The word after the digits that go on from `start`.
fn digits_end(words: &WordList<'_>, start: usize) -> usize {
    let joined = |at: usize| {
        let gap = words.gap_before(at);
        gap.len() <= 5 && gap.chars().all(|c| matches!(c, ' ' | ',' | '.' | '-' | '–'))
    };
    let is_digit = |at: usize| DIGITS.contains(&folded(words.word(at)).as_str());
    let mut end = start;
    while end < words.len() && is_digit(end) && (end == start || joined(end)) {
        end += 1;
    }
    end
}

fn kind(words: &WordList<'_>, start: usize, end: usize) -> Option<PersonalData> {
    let count = end - start;
    let value = |at: usize| DIGITS.iter().position(|digit| folded(words.word(at)) == *digit);
    let counting = (start + 1..end).all(|at| value(at) > value(at - 1));
    if count < FEWEST || counting {
        return None;
    }
    let before = before(words, start, 8);
    let zero = value(start) == Some(0);
    if has_phrase(&before, ACCOUNT) {
        return Some(PersonalData::BankAccount);
    }
    let identity = matches!(count, 9 | 12) || has_phrase(&before, IDENTITY);
    (identity || zero).then_some(if identity { PersonalData::IdentityNumber } else { PersonalData::PhoneNumber })
}

/// The word after the date in words that starts at `at`: day and month in words or digits, the year in words.
pub(super) fn date_end(words: &WordList<'_>, at: usize) -> Option<usize> {
    let is = |at: usize, known: &[&str]| known.contains(&folded(words.word(at)).as_str());
    let number_end = |at: usize, most: usize| {
        let part = |at: usize| is(at, &DIGITS) || is(at, &LARGER) || words.word(at).parse::<u8>().is_ok();
        (at..at + most).take_while(|at| words.follows(*at) && part(*at)).last().map(|last| last + 1)
    };
    let at = at + usize::from(is(at, &["ngay", "hom"]));
    let at = at + usize::from(is(at, &["mung", "mong"]));
    let month = number_end(at, 3).filter(|end| is(*end, &["thang"]))? + 1;
    let named = is(month, &["gieng", "chap"]).then_some(month + 1);
    // "năm" is a year and a five: that of the year has a thousand after it.
    let year = named.or_else(|| (month + 1..=month + 2).find(|at| is(*at, &["nam"])))?;
    let thousand = (year + 1..year + 5).any(|at| is(at, &["nghin", "ngan"]));
    let spelled = is(year + 1, &["mot", "hai"]) && (year + 2..year + 5).all(|at| words.follows(at) && is(at, &DIGITS));
    if !(thousand || spelled) || !is(year, &["nam"]) {
        return None;
    }
    number_end(year + 1, 9)
}
