//! Numbers with the marks of the site's language: “83,2”, “1.500.000” in Vietnamese, “83.2”, “1,500,000” in English.

use tera::{Error, TeraResult, Value};

use super::marks;
use crate::diagnostic::Language;

/// Shows a number, or a text that holds one with a decimal point (contexts keep the figures of documents as text,
/// so that `12.50` keeps its zero).
pub(super) fn number(value: &Value, language: Language) -> TeraResult<String> {
    let plain = match value.as_str() {
        Some(text) => text.to_owned(),
        None if value.is_number() => plain_digits(value),
        None => return Err(Error::message(format!("a number was expected, not a value of type {}", value.name()))),
    };
    group(&plain, language).ok_or_else(|| Error::message(format!("`{plain}` is not a number")))
}

/// A whole number without the `.0` that a float carries.
fn plain_digits(value: &Value) -> String {
    let text = value.to_string();
    text.strip_suffix(".0").map(str::to_owned).unwrap_or(text)
}

fn group(plain: &str, language: Language) -> Option<String> {
    let (decimal_mark, group_mark) = marks(language);
    let (sign, digits) = plain.strip_prefix('-').map_or(("", plain), |rest| ("\u{2212}", rest));
    let (whole, fraction) = digits.split_once('.').map_or((digits, None), |(whole, rest)| (whole, Some(rest)));
    let numeric = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if !numeric(whole) || fraction.is_some_and(|digits| !numeric(digits)) {
        return None;
    }
    let mut out = String::from(sign);
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) {
            out.push(group_mark);
        }
        out.push(digit);
    }
    if let Some(fraction) = fraction {
        out.push(decimal_mark);
        out.push_str(fraction);
    }
    Some(out)
}

/// The size of a file in steps of 1000, as download lists give it: “512 B”, “1,4 KB”, “12 KB”, “3,2 MB”.
pub(super) fn bytes(size: u64, language: Language) -> String {
    const UNITS: [&str; 4] = ["B", "KB", "MB", "GB"];
    let mut tenths = size.saturating_mul(10);
    let mut unit = 0;
    // Rounding may carry into the next unit: 999,950 bytes are 1 MB, not 1000 KB.
    while unit < UNITS.len() - 1 && tenths >= 9_995 {
        tenths = (tenths + 500) / 1000;
        unit += 1;
    }
    let whole = tenths / 10;
    let shown = if unit == 0 || whole >= 10 || tenths.is_multiple_of(10) {
        (if unit == 0 { whole } else { (tenths + 5) / 10 }).to_string()
    } else {
        format!("{whole}{}{}", marks(language).0, tenths % 10)
    };
    format!("{shown}\u{a0}{}", UNITS[unit])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vi(value: impl Into<Value>) -> String {
        number(&value.into(), Language::Vi).unwrap_or_else(|e| e.to_string())
    }

    #[test]
    fn marks_follow_the_language() {
        assert_eq!(vi(1_500_000), "1.500.000");
        assert_eq!(vi(83.2), "83,2");
        assert_eq!(vi(100.0), "100");
        assert_eq!(vi("12.50"), "12,50");
        assert_eq!(vi(-1234), "\u{2212}1.234");
        assert_eq!(number(&Value::from(1_500_000.5), Language::En).unwrap(), "1,500,000.5");
        assert_eq!(vi("12.5.1"), "`12.5.1` is not a number");
        assert_eq!(vi("."), "`.` is not a number");
    }

    #[test]
    fn sizes_round_and_carry() {
        let shown = |n| bytes(n, Language::Vi).replace('\u{a0}', " ");
        assert_eq!(shown(512), "512 B");
        assert_eq!(shown(1000), "1 KB");
        assert_eq!(shown(1440), "1,4 KB");
        assert_eq!(shown(12_345), "12 KB");
        assert_eq!(shown(999_950), "1 MB");
        assert_eq!(shown(3_249_000), "3,2 MB");
    }
}
