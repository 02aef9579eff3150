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

/// `29-H1 678.90`, as a plate of two lines is read.
fn parted(words: &WordList<'_>, index: usize) -> Option<Finding> {
    let series = words.word(index + 1).as_bytes();
    let is_series = matches!(series, [b'A'..=b'Z', b'0'..=b'9' | b'A'..=b'Z']) && words.gap_before(index + 1) == "-";
    let digits =
        |at: usize, length: usize| words.word(at).len() == length && words.word(at).bytes().all(|b| b.is_ascii_digit());
    let pointed = digits(index + 2, 3) && words.gap_before(index + 3) == "." && digits(index + 3, 2);
    let joined = matches!(words.gap_before(index + 2).trim(), "" | "-");
    (is_series && joined && pointed)
        .then(|| Finding { kind: PersonalData::NumberPlate, range: words.range(index, index + 3) })
}

fn plate(words: &WordList<'_>, index: usize) -> Option<Finding> {
    let series = words.word(index).get(2..)?;
    let letters = series.bytes().take_while(u8::is_ascii_uppercase).count();
    let rest = &series[letters..];
    let is_series = (1..=2).contains(&letters) && rest.len() <= 1 && rest.bytes().all(|b| b.is_ascii_digit());
    if !is_series || !matches!(words.gap_before(index + 1).trim(), "-" | "" | ".") {
        return None;
    }
    let digits = |at: usize, length: usize| {
        let word = words.word(at);
        word.len() == length && word.bytes().all(|b| b.is_ascii_digit())
    };
    let pointed = digits(index + 1, 3) && words.gap_before(index + 2) == "." && digits(index + 2, 2);
    let told = (digits(index + 1, 5) || digits(index + 1, 4)) && has_phrase(&before(words, index, 4), PLATE);
    let last = if pointed { index + 2 } else { index + 1 };
    (pointed || told).then(|| Finding { kind: PersonalData::NumberPlate, range: words.range(index, last) })
}
