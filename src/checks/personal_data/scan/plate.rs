//! Number plates: `15A-123.45`, `15B1 123.45`, and without the point where a word says what it is.

use super::context::{before, has_phrase};
use super::group::Group;
use super::label::PLATE;
use super::{Finding, PersonalData};
use crate::vietnamese::WordList;

/// Every number plate.
pub(super) fn find(words: &WordList<'_>, groups: &[Group<'_>]) -> Vec<Finding> {
    let starts = groups.iter().filter(|group| !group.letter_before && group.digits.len() == 2);
    starts
        .filter_map(|group| if group.letter_after { plate(words, group.word) } else { parted(words, group.word) })
        .collect()
}

/// `29-H1 678.90`, as a plate of two lines is read; with a word that says what it is, `15 B1 - 442.17` and `15-F5 4421`.
fn parted(words: &WordList<'_>, index: usize) -> Option<Finding> {
    let series = words.word(index + 1);
    let told = || has_phrase(&before(words, index, 4), PLATE);
    let gap = words.gap_before(index + 1);
    let joined = matches!(words.gap_before(index + 2).trim(), "" | "-" | "." | "_");
    if series.len() > 4 || !joined || !matches!(gap.trim(), "" | "." | "-") {
        return None;
    }
    let (last, pointed) = number(words, index + 2)?;
    let plain = gap == "-" && series.len() == 2 && series.is_ascii() && is_series(series, false);
    (plain && pointed || is_series(series, true) && told())
        .then(|| Finding { kind: PersonalData::NumberPlate, range: words.range(index, last) })
}

/// Whether `series` is what stands between province and number: a letter or two, perhaps with a digit.
fn is_series(series: &str, small: bool) -> bool {
    let is_letter = |c: char| c.is_ascii_uppercase() || c == 'Đ' || small && c.is_ascii_lowercase();
    let letters = series.chars().take_while(|c| is_letter(*c)).count();
    let rest: String = series.chars().skip(letters).collect();
    (1..=2).contains(&letters) && rest.len() <= 1 && rest.bytes().all(|b| b.is_ascii_digit())
}

/// The last word of the number that starts at word `at`, and whether it has its point: `442.17`, `44217`, `4421`.
fn number(words: &WordList<'_>, at: usize) -> Option<(usize, bool)> {
    let digits =
        |at: usize, length: usize| words.word(at).len() == length && words.word(at).bytes().all(|b| b.is_ascii_digit());
    if digits(at, 3) && matches!(words.gap_before(at + 1), "." | " ") && digits(at + 1, 2) {
        return Some((at + 1, words.gap_before(at + 1) == "."));
    }
    (digits(at, 5) || digits(at, 4)).then_some((at, false))
}

fn plate(words: &WordList<'_>, index: usize) -> Option<Finding> {
    let series = words.word(index).get(2..)?;
    // "38B109264".
    let whole = series.len().checked_sub(5).and_then(|end| Some((series.get(..end)?, series.get(end..)?)));
    if let Some((series, digits)) = whole
        && digits.bytes().all(|b| b.is_ascii_digit())
        && is_series(series, false)
        && has_phrase(&before(words, index, 5), PLATE)
    {
        return Some(Finding { kind: PersonalData::NumberPlate, range: words.range(index, index) });
    }
    if !is_series(series, true) || !matches!(words.gap_before(index + 1).trim(), "-" | "" | "." | "_") {
        return None;
    }
    let (last, pointed) = number(words, index + 1)?;
    let plain = pointed && is_series(series, false);
    let told = || has_phrase(&before(words, index, 4), PLATE);
    (plain || told()).then(|| Finding { kind: PersonalData::NumberPlate, range: words.range(index, last) })
}
