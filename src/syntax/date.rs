//! Dates as the field writes them: full, or with the day, or the day and month, left blank.

use chrono::{Datelike, NaiveDate};
use std::fmt;

/// A date of which the day, or the day and month, may be unknown. It is never completed by guessing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PartialDate {
    year: i32,
    month: Option<u8>,
    day: Option<u8>,
}

impl PartialDate {
    /// Stands where a required date is missing, which has been reported; it is never published.
    pub const UNKNOWN: PartialDate = PartialDate { year: 1, month: None, day: None };

    /// A year alone.
    #[must_use]
    pub fn year_only(year: i32) -> Self {
        PartialDate { year, month: None, day: None }
    }

    /// Reads `2026-04-15`, `2026-04` or `2026` (years 1900 to 2199); `None` for anything else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let year = digits(parts.next()?, 4)?;
        let mut part = || parts.next().map(|p| digits(p, 2).and_then(|it| u8::try_from(it).ok()).ok_or(())).transpose();
        let (month, day) = (part().ok()?, part().ok()?);
        let date = PartialDate { year: i32::try_from(year).ok()?, month, day };
        let (first_month, first_day) = (date.month().unwrap_or(1), date.day().unwrap_or(1));
        let known = parts.next().is_none()
            && (1900..2200).contains(&year)
            && NaiveDate::from_ymd_opt(date.year, first_month, first_day).is_some();
        known.then_some(date)
    }

    /// The year.
    #[must_use]
    pub fn year(self) -> i32 {
        self.year
    }

    /// The month, 1 to 12, where it is known.
    #[must_use]
    pub fn month(self) -> Option<u32> {
        self.month.map(u32::from)
    }

    /// The day of the month where it is known.
    #[must_use]
    pub fn day(self) -> Option<u32> {
        self.day.map(u32::from)
    }

    /// The date where all of it is known.
    #[must_use]
    pub fn full(self) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(self.year, self.month()?, self.day()?)
    }

    /// The earliest day that this date can mean.
    #[must_use]
    pub fn first_day(self) -> NaiveDate {
        NaiveDate::from_ymd_opt(self.year, self.month().unwrap_or(1), self.day().unwrap_or(1)).unwrap_or_default()
    }

    /// The latest day that this date can mean.
    #[must_use]
    pub fn last_day(self) -> NaiveDate {
        if let Some(day) = self.full() {
            return day;
        }
        let (year, month) = match self.month() {
            Some(month) if month < 12 => (self.year, month + 1),
            _ => (self.year + 1, 1),
        };
        NaiveDate::from_ymd_opt(year, month, 1).and_then(|next| next.pred_opt()).unwrap_or_default()
    }

    /// Whether both can mean the same day: the parts known to both are equal.
    #[must_use]
    pub fn agrees_with(self, other: Self) -> bool {
        let same = |a: Option<u8>, b: Option<u8>| a.is_none() || b.is_none() || a == b;
        self.year == other.year && same(self.month, other.month) && same(self.day, other.day)
    }
}

fn digits(text: &str, len: usize) -> Option<u32> {
    (text.len() == len && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok())?
}

impl From<NaiveDate> for PartialDate {
    fn from(date: NaiveDate) -> Self {
        // Months and days have two digits.
        PartialDate { year: date.year(), month: u8::try_from(date.month()).ok(), day: u8::try_from(date.day()).ok() }
    }
}

/// ISO 8601, as far as it is known: `2026-04-15`, `2026-04`, `2026`.
impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(f, "-{day:02}")?;
        }
        Ok(())
    }
}

/// When a report is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Due {
    /// On this month and day of every year of the campaign.
    Yearly {
        /// Month, 1 to 12.
        month: u32,
        /// Day of the month; 29 February falls on the 28th in other years.
        day: u32,
    },
    /// Once.
    Once(PartialDate),
}

impl Due {
    /// Reads `12-10` (every year) or a full or partial date (once).
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if let Some((month, day)) = text.split_once('-')
            && let (Some(month), Some(day)) = (digits(month, 2), digits(day, 2))
        {
            // A leap year, so that 29 February is accepted.
            return NaiveDate::from_ymd_opt(2024, month, day).map(|_| Due::Yearly { month, day });
        }
        PartialDate::parse(text).map(Due::Once)
    }

    /// The last day of it in `year`, if it falls in that year.
    #[must_use]
    pub fn in_year(self, year: i32) -> Option<NaiveDate> {
        match self {
            Due::Yearly { month, day } => {
                NaiveDate::from_ymd_opt(year, month, day).or_else(|| NaiveDate::from_ymd_opt(year, month, day - 1))
            }
            Due::Once(date) => (date.year() == year).then(|| date.last_day()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn partial_dates_stay_partial() {
        for text in ["2026-04-15", "2026-04", "2026"] {
            assert_eq!(PartialDate::parse(text).unwrap().to_string(), text);
        }
        for text in ["", "26", "2026-13", "2026-02-30", "2026-4", "2026-04-15-01", "1026", "+026"] {
            assert_eq!(PartialDate::parse(text), None, "{text}");
        }
        let april = PartialDate::parse("2026-04").unwrap();
        assert_eq!(april.last_day().to_string(), "2026-04-30");
        assert_eq!(PartialDate::year_only(2026).last_day().to_string(), "2026-12-31");
    }

    #[test]
    fn deadlines_are_yearly_or_once() {
        assert_eq!(Due::parse("12-10"), Some(Due::Yearly { month: 12, day: 10 }));
        assert_eq!(Due::parse("02-29").unwrap().in_year(2027).unwrap().to_string(), "2027-02-28");
        assert_eq!(Due::parse("2025-08").unwrap().in_year(2025).unwrap().to_string(), "2025-08-31");
        assert_eq!(Due::parse("13-01"), None);
    }
}
