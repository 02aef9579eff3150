//! The present: an instant or a date that was asked for.

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;

/// What a run takes as the present.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clock {
    /// An instant; which date it is depends on the site's time zone.
    Now(DateTime<Utc>),
    /// A date that was asked for (`--today`), the same in every time zone.
    Today(NaiveDate),
}

impl Clock {
    /// The date in `zone`.
    #[must_use]
    pub fn today(self, zone: Tz) -> NaiveDate {
        match self {
            Clock::Now(instant) => instant.with_timezone(&zone).date_naive(),
            Clock::Today(date) => date,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_instant_is_dated_in_the_zone_of_the_site() {
        let evening = "2026-11-21T18:30:00Z".parse().unwrap();
        let date = |day| NaiveDate::from_ymd_opt(2026, 11, day).unwrap();
        assert_eq!(Clock::Now(evening).today(Tz::Asia__Ho_Chi_Minh), date(22));
        assert_eq!(Clock::Now(evening).today(Tz::UTC), date(21));
        assert_eq!(Clock::Today(date(3)).today(Tz::Asia__Ho_Chi_Minh), date(3));
    }
}
