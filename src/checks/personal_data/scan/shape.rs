//! Shapes of rows of digits: what a number after a country's code is dialled as at home, dates, timestamps.

use super::group::{Gap, Group, is_year};

/// `+84 912…`, `+84 (0) 912…` and `0084 912…` with the 0 that they are dialled with at home. Without the sign, only an
/// unparted number of the right length is taken for one.
pub(super) fn national(digits: &str, signed: bool, whole: bool) -> String {
    let rest = match (digits.strip_prefix("0084"), digits.strip_prefix("84")) {
        (Some(rest), _) => rest,
        (None, Some(rest)) if signed || whole && rest.len() == 9 && rest.starts_with(['3', '5', '7', '8', '9']) => rest,
        _ => return digits.to_owned(),
    };
    format!("0{}", rest.strip_prefix('0').unwrap_or(rest))
}

/// `15.06.2022`, `15-06-2022` or `2022-06-15` at the start of `groups`.
pub(super) fn is_date(groups: &[Group<'_>], gaps: &[Gap]) -> bool {
    let [first, second, third, ..] = groups else { return false };
    let signs = matches!(gaps, [Gap::Dot, Gap::Dot, ..] | [Gap::Dash, Gap::Dash, ..]);
    let up_to =
        |group: &Group<'_>, most: u8| group.digits.len() <= 2 && group.digits.parse().is_ok_and(|n: u8| n <= most);
    let forward = up_to(first, 31) && up_to(second, 12) && is_year(third.digits);
    let backward = is_year(first.digits) && up_to(second, 12) && up_to(third, 31);
    signs && (forward || backward)
}

/// Whether twelve digits read as year, month, day, hour and minute.
pub(super) fn is_timestamp(digits: &str) -> bool {
    let part = |range: std::ops::Range<usize>, most: u8| digits[range].parse().is_ok_and(|n: u8| n <= most);
    digits.len() == 12
        && digits.starts_with("20")
        && part(4..6, 12)
        && part(6..8, 31)
        && part(8..10, 23)
        && part(10..12, 59)
}

/// Whether twelve digits read as day, month, year, hour and minute, as in the names of pictures: `09062026_0148`.
pub(super) fn is_day_and_hour(digits: &str) -> bool {
    let part = |range: std::ops::Range<usize>, most: u8| digits[range].parse().is_ok_and(|n: u8| n <= most);
    part(0..2, 31) && part(2..4, 12) && digits[4..].starts_with("20") && part(8..10, 23) && part(10..12, 59)
}

/// Whether byte `at` lies in a web address.
pub(super) fn is_in_address(text: &str, at: usize) -> bool {
    // An address is looked back over for as long as one usually is.
    let from = text[..at].char_indices().rev().take(200).take_while(|(_, c)| !c.is_whitespace()).last();
    from.is_some_and(|(start, _)| text[start..at].contains("://") || text[start..at].contains("www."))
}
