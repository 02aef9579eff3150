//! Dates as running text writes them: `22/12/2024`, `ngày 15 tháng 5 năm 2025`, `ngày … tháng 4 năm 2026`.
//!
//! Reads what is written, blanks included, and checks only that days and months can exist.

use super::fold::lower;
use super::words::WordList;
use std::ops::Range;

/// A date found in a text; a part that the text leaves blank is `None`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrittenDate {
    /// Its bytes, with a leading "ngày", "tháng" or "năm".
    pub range: Range<usize>,
    /// The year, 1900 to 2199.
    pub year: Option<u16>,
    /// The month, 1 to 12.
    pub month: Option<u8>,
    /// The day of the month, 1 to 31.
    pub day: Option<u8>,
}

/// Parts read so far and the word after them.
#[derive(Default)]
struct Parts {
    year: Option<u16>,
    month: Option<u8>,
    day: Option<u8>,
    next: usize,
}

impl WrittenDate {
    /// The date that starts at word `index` of `words`, and the number of the word after it.
    #[must_use]
    pub fn at(words: &WordList<'_>, index: usize) -> Option<(Self, usize)> {
        let parts = match word(words, index).as_str() {
            "ngày" => after_day_word(words, index + 1),
            "tháng" => after_month_word(words, index + 1),
            "năm" => after_year_word(words, index + 1),
            _ => numeric(words, index).or_else(|| in_words(words, index)),
        }?;
        let Parts { year, month, day, next } = parts;
        Some((WrittenDate { range: words.range(index, next - 1), year, month, day }, next))
    }
}

/// `22/12/2024`, `22/12`, `15 tháng 5 năm 2025`, or a blank: `… tháng 4 năm 2026`, `…/4/2026`.
fn after_day_word(words: &WordList<'_>, index: usize) -> Option<Parts> {
    if !is_filler(words.gap_before(index)) {
        return None;
    }
    if word(words, index) == "tháng" {
        return after_month_word(words, index + 1);
    }
    if words.gap_before(index).contains('/') {
        return month_and_year(words, index);
    }
    if let Some(parts) = numeric(words, index) {
        return Some(parts);
    }
    if let Some(parts) = day_and_month_word(words, index) {
        return Some(parts);
    }
    let day = part(words, index, 31)?;
    let month = slashed(words, index + 1, 12)?;
    Some(Parts { year: None, month: Some(month), day: Some(day), next: index + 2 })
}

/// `15 tháng 5 năm 2025` or `15 tháng 5`.
fn day_and_month_word(words: &WordList<'_>, index: usize) -> Option<Parts> {
    let day = part(words, index, 31)?;
    let follows = word(words, index + 1) == "tháng" && is_filler(words.gap_before(index + 1));
    let parts = if follows { after_month_word(words, index + 2) } else { None }?;
    Some(Parts { day: Some(day), ..parts })
}

/// `15 tháng 5 năm 2025` without "ngày": only whole, since "15 tháng" is also a length of time.
fn in_words(words: &WordList<'_>, index: usize) -> Option<Parts> {
    day_and_month_word(words, index).filter(|parts| parts.year.is_some() && parts.month.is_some())
}

/// `5 năm 2025`, `12/2030`, or a blank: `… năm 2026`.
fn after_month_word(words: &WordList<'_>, index: usize) -> Option<Parts> {
    if !is_filler(words.gap_before(index)) {
        return None;
    }
    if word(words, index) == "năm" {
        return after_year_word(words, index + 1);
    }
    if let Some(parts) = month_and_year(words, index) {
        return Some(parts);
    }
    let month = part(words, index, 12)?;
    let year = if word(words, index + 1) == "năm" && is_filler(words.gap_before(index + 1)) {
        after_year_word(words, index + 2)
    } else {
        None
    };
    let (year, next) = year.map_or((None, index + 1), |parts| (parts.year, parts.next));
    Some(Parts { year, month: Some(month), day: None, next })
}

fn after_year_word(words: &WordList<'_>, index: usize) -> Option<Parts> {
    let year = words.follows(index).then(|| year(words, index))??;
    Some(Parts { year: Some(year), next: index + 1, ..Parts::default() })
}

/// `22/12/2024`, also with `-` or `.`, also with spaces around them.
fn numeric(words: &WordList<'_>, index: usize) -> Option<Parts> {
    let day = part(words, index, 31)?;
    let sign = separator(words, index + 1)?;
    let month = part(words, index + 1, 12)?;
    let same = separator(words, index + 2)? == sign;
    let year = year(words, index + 2).filter(|_| same)?;
    Some(Parts { year: Some(year), month: Some(month), day: Some(day), next: index + 3 })
}

fn month_and_year(words: &WordList<'_>, index: usize) -> Option<Parts> {
    let month = part(words, index, 12)?;
    separator(words, index + 1)?;
    let year = year(words, index + 1)?;
    Some(Parts { year: Some(year), month: Some(month), day: None, next: index + 2 })
}

fn slashed(words: &WordList<'_>, index: usize, most: u8) -> Option<u8> {
    part(words, index, most).filter(|_| words.gap_before(index) == "/")
}

/// `/`, `-` or `.` between two numbers, with or without spaces.
fn separator(words: &WordList<'_>, index: usize) -> Option<char> {
    match words.gap_before(index).trim() {
        "/" => Some('/'),
        "-" | "–" | "‑" => Some('-'),
        "." => Some('.'),
        _ => None,
    }
}

fn part(words: &WordList<'_>, index: usize, most: u8) -> Option<u8> {
    let written = words.word(index);
    let digits = (1..=2).contains(&written.len()) && written.bytes().all(|b| b.is_ascii_digit());
    written.parse().ok().filter(|n| digits && (1..=most).contains(n))
}

fn year(words: &WordList<'_>, index: usize) -> Option<u16> {
    let written = words.word(index);
    let digits = written.len() == 4 && written.bytes().all(|b| b.is_ascii_digit());
    written.parse().ok().filter(|n| digits && (1900..2200).contains(n))
}

/// White space, or the dots, underscores and slashes of a blank that waits for a pen.
fn is_filler(gap: &str) -> bool {
    !gap.is_empty()
        && gap.len() <= 60
        && gap.matches('\n').count() < 2
        && gap.chars().all(|c| c.is_whitespace() || matches!(c, '.' | '…' | '_' | '/'))
}

fn word(words: &WordList<'_>, index: usize) -> String {
    let written = words.word(index);
    if written.len() > 12 { String::new() } else { lower(written) }
}

#[cfg(test)]
mod tests {
    use super::*;

    type Found = Option<(Option<u16>, Option<u8>, Option<u8>)>;

    fn read(text: &str) -> Found {
        let (date, next) = WrittenDate::at(&WordList::new(text), 0)?;
        assert!(next > 0 && text.is_char_boundary(date.range.end));
        Some((date.year, date.month, date.day))
    }

    #[test]
    fn full_dates() {
        for text in [
            "ngày 22/12/2024 của",
            "ngày 22-12-2024",
            "22.12.2024",
            "Ngày 22 tháng 12 năm 2024",
            "ngày\n22 tháng 12\nnăm 2024",
            "22 / 12 / 2024",
            "22 tháng 12 năm 2024",
        ] {
            assert_eq!(read(text), Some((Some(2024), Some(12), Some(22))), "{text}");
        }
    }

    #[test]
    fn blanks_stay_blank() {
        assert_eq!(read("ngày tháng 4 năm 2026"), Some((Some(2026), Some(4), None)));
        assert_eq!(read("ngày … tháng … năm 2026"), Some((Some(2026), None, None)));
        assert_eq!(read("ngày    /4/2026"), Some((Some(2026), Some(4), None)));
        assert_eq!(read("tháng 12/2030"), Some((Some(2030), Some(12), None)));
        assert_eq!(read("ngày 20/11 hằng năm"), Some((None, Some(11), Some(20))));
        assert_eq!(read("năm 2025"), Some((Some(2025), None, None)));
    }

    #[test]
    fn what_is_no_date() {
        for text in [
            "ngày mai",
            "31/13/2025",
            "ngày 45 tháng 5",
            "2026 - 2030",
            "năm học",
            "22/12-2024",
            "15 tháng",
            "15 tháng 5",
            "ngày",
            "",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
