//! Dates, full and partial, in the words of the site's language.
//!
//! The patterns come from the strings file (`date.day`, `date.month`, …). Their places are `{day}` and `{month}`
//! (as the language writes them), `{dd}` and `{mm}` (two digits), `{quarter}` and `{year}`. Every space becomes a
//! non-breaking one, so that a date is never split at the end of a line.

use super::super::strings::Strings;
use crate::diagnostic::Language;

/// A date as far as it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Date {
    pub(super) year: u16,
    part: Part,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Year,
    Quarter(u8),
    Month(u8),
    Day(u8, u8),
}

impl Date {
    /// Reads `2026-11-20`, `2026-11`, `2026-Q4` or `2026`. A time after `T` is left aside.
    pub(super) fn parse(text: &str) -> Option<Date> {
        let date = text.split('T').next()?;
        let mut parts = date.split('-');
        let year = digits(parts.next()?, 4)?;
        let part = match (parts.next(), parts.next(), parts.next()) {
            (None, ..) => Part::Year,
            (Some(quarter), None, _) if quarter.starts_with('Q') => {
                Part::Quarter(in_range(digits(&quarter[1..], 1)?, 4)?)
            }
            (Some(month), None, _) => Part::Month(in_range(digits(month, 2)?, 12)?),
            (Some(month), Some(day), None) => {
                Part::Day(in_range(digits(month, 2)?, 12)?, in_range(digits(day, 2)?, 31)?)
            }
            _ => return None,
        };
        Some(Date { year, part })
    }

    /// The date in words, such as “20 tháng 11 năm 2026”.
    pub(super) fn words(self, strings: &Strings) -> Option<String> {
        let key = match self.part {
            Part::Year => "date.year",
            Part::Quarter(_) => "date.quarter",
            Part::Month(_) => "date.month",
            Part::Day(..) => "date.day",
        };
        self.fill(strings.text(key)?, strings)
    }

    /// The date in figures, such as “20/11/2026”.
    pub(super) fn short(self, strings: &Strings) -> Option<String> {
        let key = match self.part {
            Part::Year => return Some(self.year.to_string()),
            Part::Quarter(_) => "date.short_quarter",
            Part::Month(_) => "date.short_month",
            Part::Day(..) => "date.short_day",
        };
        self.fill(strings.text(key)?, strings)
    }

    /// The day of the month, where it is known. Official Vietnamese documents write days below 10 with a zero
    /// (Decree 30/2020/NĐ-CP, annex I).
    pub(super) fn day_part(self, language: Language) -> Option<String> {
        let Part::Day(_, day) = self.part else { return None };
        Some(match language {
            Language::Vi => format!("{day:02}"),
            Language::En => day.to_string(),
        })
    }

    /// The month as the language writes it, where it is known: an entry of `date.months`.
    pub(super) fn month_part(self, strings: &Strings) -> Option<String> {
        let month = self.month()?;
        strings.list("date.months")?.get(usize::from(month) - 1).cloned()
    }

    const fn month(self) -> Option<u8> {
        match self.part {
            Part::Month(month) | Part::Day(month, _) => Some(month),
            _ => None,
        }
    }

    fn fill(self, pattern: &str, strings: &Strings) -> Option<String> {
        let mut out = pattern.replace(' ', "\u{a0}").replace("{year}", &self.year.to_string());
        if let Part::Quarter(quarter) = self.part {
            out = out.replace("{quarter}", &quarter.to_string());
        }
        if let Some(month) = self.month() {
            out = out.replace("{mm}", &format!("{month:02}")).replace("{month}", &self.month_part(strings)?);
        }
        if let Part::Day(_, day) = self.part {
            out = out.replace("{dd}", &format!("{day:02}")).replace("{day}", &self.day_part(strings.language())?);
        }
        Some(out)
    }
}

fn digits(text: &str, len: usize) -> Option<u16> {
    (text.len() == len && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok())?
}

fn in_range(number: u16, max: u8) -> Option<u8> {
    u8::try_from(number).ok().filter(|n| (1..=max).contains(n))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::FileId;

    const VI: &str = "[date]\nday = '{day} tháng {month} năm {year}'\nmonth = 'tháng {month} năm {year}'\n\
        quarter = 'quý {quarter} năm {year}'\nyear = 'năm {year}'\nshort_day = '{dd}/{mm}/{year}'\n\
        short_month = '{mm}/{year}'\nshort_quarter = 'quý {quarter}/{year}'\n\
        months = ['01','02','3','4','5','6','7','8','9','10','11','12']";
    const EN: &str = "[date]\nday = '{day} {month} {year}'\nmonths = ['January']";

    fn show(text: &str) -> Option<String> {
        let (strings, _) = Strings::parse(Language::Vi, FileId(0), VI);
        Date::parse(text)?.words(&strings).map(|words| words.replace('\u{a0}', "_"))
    }

    #[test]
    fn writes_dates_as_official_documents_do() {
        assert_eq!(show("2026-02-05").as_deref(), Some("05_tháng_02_năm_2026"));
        assert_eq!(show("2026-03-20T08:00").as_deref(), Some("20_tháng_3_năm_2026"));
        assert_eq!(show("2026-11").as_deref(), Some("tháng_11_năm_2026"));
        assert_eq!(show("2026-Q3").as_deref(), Some("quý_3_năm_2026"));
        assert_eq!(show("2026").as_deref(), Some("năm_2026"));
        for wrong in ["", "2026-13", "2026-1", "2026-Q5", "2026-Qé", "2026-01-32", "2026-01-01-01", "20 26", "+026"] {
            assert_eq!(show(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn english_names_months() {
        let (strings, _) = Strings::parse(Language::En, FileId(0), EN);
        let date = Date::parse("2026-01-05").unwrap();
        assert_eq!(date.words(&strings).as_deref(), Some("5\u{a0}January\u{a0}2026"));
    }
}
