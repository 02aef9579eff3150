//! The words around a number.

use super::word::Word;
use crate::vietnamese::WordList;

/// Up to `reach` words before word `index`, the nearest first, folded; a sentence's or cell's end stops.
pub(super) fn before<'a>(words: &WordList<'a>, index: usize, reach: usize) -> Vec<Word<'a>> {
    let mut found = Vec::new();
    let mut at = index;
    while at > 0 && found.len() < reach {
        let shortened = at == index && words.gap_before(at).trim() == "." && is_shortened(words.word(at - 1));
        if is_break(words.gap_before(at)) && !shortened {
            break;
        }
        at -= 1;
        found.push(folded(words.word(at)));
    }
    found
}

/// Whether a point after the word ends no sentence: "No. 12", "ĐT. 0912".
fn is_shortened(word: &str) -> bool {
    matches!(
        folded(word).as_str(),
        "no" | "so" | "dt" | "sdt" | "tel" | "stk" | "tk" | "dc" | "lh" | "hc" | "cmnd" | "cccd"
    )
}

/// Whether `before` (nearest first) has one of the phrases, given in reading order.
pub(super) fn has_phrase(before: &[Word<'_>], phrases: &[&[&str]]) -> bool {
    let stands = |phrase: &[&str]| {
        before.windows(phrase.len()).any(|window| window.iter().rev().zip(phrase.iter()).all(|(a, b)| a == b))
    };
    phrases.iter().any(|phrase| stands(phrase))
}

/// Whether one of the phrases stands in the `reach` words after word `index` of the same clause.
pub(super) fn has_phrase_after(words: &WordList<'_>, index: usize, reach: usize, phrases: &[&[&str]]) -> bool {
    let mut after = Vec::new();
    for at in index + 1..=index + reach {
        if at >= words.len() || is_break(words.gap_before(at)) {
            break;
        }
        after.insert(0, folded(words.word(at)));
    }
    has_phrase(&after, phrases)
}

/// Whether a gap ends a sentence, a clause or a table's cell.
pub(super) fn is_break(gap: &str) -> bool {
    gap.contains([';', '?', '!', '|', '…']) || gap.contains(". ") || gap.contains(".\n") || gap.contains("\n\n")
}

/// A word without marks, in lower case.
pub(super) fn folded(word: &str) -> Word<'_> {
    Word::folded(word)
}

/// A word in lower case with its marks.
pub(super) fn small(word: &str) -> Word<'_> {
    Word::small(word)
}

/// What comes in millions: money, measures, people, dealings. A space on both sides of each. Words that may follow an
/// identity number ("ngày", "Công an", "sinh") are left out.
const UNITS: &str = concat!(
    " đ đồng vnđ vnd usd eur triệu tỷ tỉ nghìn ngàn người hộ dân lượt đô thuê giao tài thẻ hồ văn sản cổ ",
    "m m2 m3 ha km km2 kg g tấn tạ yến lít kwh kw mw mb gb tb byte cây con chiếc cái ",
);

/// Whether the text after byte `end` starts with a unit of measure, money or counting: what stands before is a
/// quantity.
pub(super) fn unit_follows(words: &WordList<'_>, next: usize, end: usize) -> bool {
    let rest = &words.text()[end..];
    let trimmed = rest.trim_start_matches([' ', '(']);
    if trimmed.starts_with(['%', '‰', '₫', '$', '€', '°']) {
        return true;
    }
    let word = small(words.word(next));
    let next_to = words.gap_before(next).chars().all(|c| matches!(c, ' ' | '(' | '\n'));
    !word.is_empty() && next_to && UNITS.split(' ').any(|unit| word == unit)
}
