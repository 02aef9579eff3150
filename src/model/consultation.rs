//! The public consultation that precedes an award.

use super::campaign::required_date;
use crate::source::Spanned;
use crate::syntax::choice::choices;
use crate::syntax::schema::{optional, required};
use crate::syntax::{Fields, PartialDate, Schema, Shape};
use chrono::{Datelike, NaiveDate, Weekday};

choices! {
    /// In what a consultation's length is counted.
    pub enum DayKind {
        /// All days but Saturdays, Sundays and holidays.
        WorkingDays = "working-days",
        /// All days.
        Days = "days",
    }
}

/// A public consultation.
#[derive(Clone, Debug)]
pub struct Consultation {
    /// The day it opens; its days are counted from the day after.
    pub opens: Spanned<PartialDate>,
    /// How many days.
    pub length: Spanned<u32>,
    /// Which days.
    pub unit: DayKind,
    /// The rule that asks for it.
    pub basis: Option<Spanned<String>>,
    /// Where to object.
    pub contact: Option<Spanned<String>>,
}

/// Its keys.
pub(super) static CONSULTATION: Schema = Schema {
    name: "consultation",
    keys: &[
        required("opens", Shape::Date, "ngày bắt đầu lấy ý kiến", "the day it opens"),
        required("length", Shape::Integer(1, 366), "số ngày lấy ý kiến", "how many days"),
        required("unit", Shape::Choice(DayKind::WORDS), "ngày làm việc hay ngày thường", "working days or days"),
        optional("basis", Shape::Text, "quy định làm căn cứ", "the rule that asks for it"),
        optional("contact", Shape::Text, "nơi nhận ý kiến", "where to object"),
    ],
};

impl Consultation {
    pub(super) fn lower(fields: &Fields<'_>) -> Option<Self> {
        Some(Consultation {
            opens: required_date(fields, "opens"),
            length: fields.integer("length")?,
            unit: fields.choice("unit", DayKind::from_key)?.value,
            basis: fields.text("basis"),
            contact: fields.text("contact"),
        })
    }

    /// Its last day: the days are counted from the day after the opening; none where the opening is not a day.
    #[must_use]
    pub fn closes(&self, holidays: &[NaiveDate]) -> Option<NaiveDate> {
        let counts = |day: &NaiveDate| self.counts(*day, holidays);
        let after = self.opens.value.full()?.iter_days().skip(1);
        after.filter(counts).nth(self.length.value.checked_sub(1)? as usize)
    }

    /// `upcoming`, `open` or `closed` on a day; none where the opening is not a day.
    #[must_use]
    pub fn state(&self, today: NaiveDate, holidays: &[NaiveDate]) -> Option<&'static str> {
        let (opens, closes) = (self.opens.value.full()?, self.closes(holidays)?);
        Some(match () {
            () if today < opens => "upcoming",
            () if today <= closes => "open",
            () => "closed",
        })
    }

    /// How many of its days are left after `today`, which is one of them or stands before them.
    #[must_use]
    pub fn left(&self, today: NaiveDate, holidays: &[NaiveDate]) -> Option<usize> {
        let closes = self.closes(holidays)?;
        let from = self.opens.value.full()?.max(today);
        Some(
            from.iter_days().skip(1).take_while(|day| *day <= closes).filter(|day| self.counts(*day, holidays)).count(),
        )
    }

    /// The days between opening and close that are left out of the count, apart from Saturdays and Sundays.
    #[must_use]
    pub fn days_off(&self, holidays: &[NaiveDate]) -> Vec<NaiveDate> {
        let (Some(opens), Some(closes)) = (self.opens.value.full(), self.closes(holidays)) else { return Vec::new() };
        let off = |day: &NaiveDate| !is_weekend(*day) && !self.counts(*day, holidays);
        opens.iter_days().skip(1).take_while(|day| *day <= closes).filter(off).collect()
    }

    fn counts(&self, day: NaiveDate, holidays: &[NaiveDate]) -> bool {
        self.unit == DayKind::Days || !(is_weekend(day) || is_fixed_holiday(day) || holidays.contains(&day))
    }
}

fn is_weekend(day: NaiveDate) -> bool {
    matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

/// The public holidays that have the same date every year. Those that the moon decides (Tết, Giỗ Tổ Hùng Vương), the
/// second day of the National Day and days off in the place of a weekend are declared by the portal, year by year.
fn is_fixed_holiday(day: NaiveDate) -> bool {
    matches!((day.month(), day.day()), (1 | 5, 1) | (4, 30) | (9, 2))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Span;

    #[test]
    fn working_days_leave_out_weekends_and_holidays() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let closes = |unit, length, holidays: &[NaiveDate]| {
            let opens = Spanned::new(PartialDate::from(day("2026-11-13")), Span::default());
            let length = Spanned::new(length, Span::default());
            let consultation = Consultation { opens, length, unit, basis: None, contact: None };
            consultation.closes(holidays).map(|day| day.to_string())
        };
        assert_eq!(closes(DayKind::Days, 10, &[]).as_deref(), Some("2026-11-23"));
        assert_eq!(closes(DayKind::WorkingDays, 10, &[]).as_deref(), Some("2026-11-27"));
        assert_eq!(closes(DayKind::WorkingDays, 10, &[day("2026-11-20")]).as_deref(), Some("2026-11-30"));

        let opens = Spanned::new(PartialDate::from(day("2026-12-24")), Span::default());
        let length = Spanned::new(6, Span::default());
        let new_year = Consultation { opens, length, unit: DayKind::WorkingDays, basis: None, contact: None };
        assert_eq!(new_year.closes(&[]), Some(day("2027-01-04")), "1 January is a holiday, 2 and 3 a weekend");
        assert_eq!(new_year.days_off(&[]), [day("2027-01-01")]);
        assert_eq!(new_year.left(day("2026-12-20"), &[]), Some(6));
        assert_eq!(new_year.left(day("2026-12-31"), &[]), Some(1));
        assert_eq!(new_year.left(day("2027-01-04"), &[]), Some(0));
    }
}
