//! Numbers as Vietnamese writes them: a dot between thousands, a comma before decimals.

/// `1500000` as `1.500.000`.
#[must_use]
pub fn format_integer(number: i64) -> String {
    group(&number.to_string())
}

/// `83.2` as `83,2`, `1234.5` as `1.234,5`: the shortest form that reads back as the same number. What is not finite
/// is written in Rust's way.
#[must_use]
pub fn format_decimal(number: f64) -> String {
    let text = number.to_string();
    match text.split_once('.') {
        _ if !number.is_finite() => text,
        Some((whole, decimals)) => format!("{},{decimals}", group(whole)),
        None => group(&text),
    }
}

/// Reads `1.500.000`, `83,2`, `1 500 000`, `-5` and also `83.2`, where the dot cannot part thousands; `1.500` is one
/// thousand five hundred. `None` for anything else, signs such as `%` included.
#[must_use]
pub fn parse_number(text: &str) -> Option<f64> {
    let text = text.trim();
    let (sign, text) = text.strip_prefix(['-', '−']).map_or((1.0, text), |rest| (-1.0, rest));
    let (whole, decimals) = match text.split_once(',') {
        Some((whole, decimals)) => (ungroup(whole)?, decimals),
        None => match (ungroup(text), text.split_once('.')) {
            (Some(whole), _) => (whole, "0"),
            (None, Some((whole, decimals))) if is_digits(whole) => (whole.to_owned(), decimals),
            _ => return None,
        },
    };
    let magnitude: f64 = is_digits(decimals).then(|| format!("{whole}.{decimals}"))?.parse().ok()?;
    Some(sign * magnitude)
}

/// Puts a dot between thousands of an optionally signed run of digits.
fn group(integer: &str) -> String {
    let digits = integer.trim_start_matches('-');
    let mut text = integer[..integer.len() - digits.len()].to_owned();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push('.');
        }
        text.push(digit);
    }
    text
}

/// The digits of an integer whose thousands may be parted, all by the same sign; `None` where they are parted wrongly.
fn ungroup(text: &str) -> Option<String> {
    let sign = text.chars().find(|c| !c.is_ascii_digit());
    let Some(sign) = sign else { return is_digits(text).then(|| text.to_owned()) };
    if !matches!(sign, '.' | ' ' | '\u{a0}' | '\u{202f}') {
        return None;
    }
    let mut groups = text.split(sign);
    let first = groups.next()?;
    let right = is_digits(first) && first.len() <= 3 && groups.all(|group| group.len() == 3 && is_digits(group));
    right.then(|| text.split(sign).collect())
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_with_vietnamese_separators() {
        assert_eq!(format_integer(1_500_000), "1.500.000");
        assert_eq!((format_integer(-1000), format_integer(999)), ("-1.000".to_owned(), "999".to_owned()));
        assert_eq!(format_decimal(83.2), "83,2");
        assert_eq!((format_decimal(1234.5), format_decimal(-80.0)), ("1.234,5".to_owned(), "-80".to_owned()));
    }

    #[test]
    fn written_numbers_are_read() {
        for (text, number) in [
            ("1.500.000", 1_500_000.0),
            ("1.500", 1500.0),
            ("83,2", 83.2),
            ("83.2", 83.2),
            ("1.234,5", 1234.5),
            ("1 500\u{20}000", 1_500_000.0),
            ("1\u{a0}500", 1500.0),
            (" -80 ", -80.0),
            ("02", 2.0),
        ] {
            assert_eq!(parse_number(text), Some(number), "{text}");
        }
        for text in ["", "-", ",5", "5,", "1.50.000", "1.500.00", "80%", "1,2,3", "2025-2030", "1.500 000", "inf", "١٢"]
        {
            assert_eq!(parse_number(text), None, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn what_is_written_reads_back(number in -1.0e9..1.0e9_f64, integer in -1_000_000_000_i64..1_000_000_000) {
            proptest::prop_assert_eq!(parse_number(&format_decimal(number)), Some(number));
            #[expect(clippy::cast_precision_loss, reason = "the range fits")]
            let exact = integer as f64;
            proptest::prop_assert_eq!(parse_number(&format_integer(integer)), Some(exact));
        }
    }
}
