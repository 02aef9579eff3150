//! Dates, full and partial, in the words of the site's language.
//!
//! The patterns come from the strings file (`date.day`, `date.month`, …). Their places are `{day}` and `{month}`
//! (as the language writes them), `{dd}` and `{mm}` (two digits), and `{year}`. Spaces become non-breaking ones, so that
//! a number never parts from its word at the end of a line; only what tells the year may begin the next one.

use crate::diagnostic::Language;
use crate::syntax::PartialDate;
use crate::theme::strings::Strings;

/// The date in words, such as “20 tháng 11 năm 2026”.
pub(super) fn words(date: PartialDate, strings: &Strings) -> Option<String> {
    show(date, strings, [Some("date.year"), Some("date.month"), Some("date.day")])
}

/// The date in figures, such as “20/11/2026”.
pub(super) fn short(date: PartialDate, strings: &Strings) -> Option<String> {
    show(date, strings, [None, Some("date.short_month"), Some("date.short_day")])
}

/// The day of the month, where it is known. Official Vietnamese documents write days below 10 with a zero
/// (Decree 30/2020/NĐ-CP, annex I).
pub(super) fn day(date: PartialDate, strings: &Strings) -> Option<String> {
    date.day().map(|day| match strings.language() {
        Language::Vi => format!("{day:02}"),
        Language::En => day.to_string(),
    })
}

/// The month as the language writes it, where it is known: an entry of `date.months`.
pub(super) fn month(date: PartialDate, strings: &Strings) -> Option<String> {
    let index = usize::try_from(date.month()?).ok()?.checked_sub(1)?;
    strings.list("date.months")?.get(index).cloned()
}

/// Fills the pattern for a year, a month or a day, as far as the date is known. Without a pattern the year stands
/// alone.
fn show(date: PartialDate, strings: &Strings, [year, in_month, in_day]: [Option<&str>; 3]) -> Option<String> {
    let key = match (date.month(), date.day()) {
        (None, _) => year,
        (Some(_), None) => in_month,
        (Some(_), Some(_)) => in_day,
    };
    let pattern = key.map_or(Some("{year}"), |key| strings.text(key))?;
    Some(fill(pattern, date, strings))
}

/// The pattern with its places filled, read once: lists of a thousand dates are common. What the date or the language
/// does not have stays as it is written. Every space but the one that follows the month becomes non-breaking.
fn fill(pattern: &str, date: PartialDate, strings: &Strings) -> String {
    let may_break = pattern.find("{month} ").map(|at| at + "{month}".len());
    let two_digits = |number: u32| format!("{number:02}");
    let mut out = String::with_capacity(pattern.len() + 8);
    let mut rest = pattern;
    while let Some(c) = rest.chars().next() {
        let place = rest.strip_prefix('{').and_then(|rest| rest.split_once('}')).map(|(place, _)| place);
        let filled = place.and_then(|place| match place {
            "year" => Some(date.year().to_string()),
            "mm" => date.month().map(two_digits),
            "month" => month(date, strings),
            "dd" => date.day().map(two_digits),
            "day" => day(date, strings),
            _ => None,
        });
        let at = pattern.len() - rest.len();
        if let (Some(filled), Some(place)) = (filled, place) {
            out.push_str(&filled);
            rest = &rest[place.len() + 2..];
        } else {
            out.push(if c == ' ' && may_break != Some(at) { '\u{a0}' } else { c });
            rest = &rest[c.len_utf8()..];
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::FileId;

    fn strings(language: Language, source: &str) -> Strings {
        Strings::parse(language, FileId(0), source).0
    }

    #[test]
    fn writes_dates_as_official_documents_do() {
        let vi = strings(
            Language::Vi,
            "[date]\nday = '{day} tháng {month} năm {year}'\nmonth = 'tháng {month} năm {year}'\nyear = 'năm {year}'\n\
             short_day = '{dd}/{mm}/{year}'\nmonths = ['01','02','3','4','5','6','7','8','9','10','11','12']",
        );
        let show = |text: &str| words(PartialDate::parse(text).unwrap(), &vi).unwrap().replace('\u{a0}', "_");
        assert_eq!(show("2026-02-05"), "05_tháng_02 năm_2026");
        assert_eq!(show("2026-03-20"), "20_tháng_3 năm_2026");
        assert_eq!(show("2026-11"), "tháng_11 năm_2026");
        assert_eq!(show("2026"), "năm_2026");
        assert_eq!(short(PartialDate::parse("2026-03-05").unwrap(), &vi).unwrap(), "05/03/2026");
        assert_eq!(day(PartialDate::parse("2026-03").unwrap(), &vi), None);
    }

    #[test]
    fn english_names_months() {
        let en = strings(Language::En, "[date]\nday = '{day} {month} {year}'\nmonths = ['January']");
        assert_eq!(words(PartialDate::parse("2026-01-05").unwrap(), &en).unwrap(), "5\u{a0}January 2026");
    }
}
