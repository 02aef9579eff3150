//! What shows that a number is a quantity, a code or a part of an address, and nobody's.

use super::super::context::{has_phrase, is_break, small, unit_follows};
use super::super::group::{Gap, Group, is_year};
use super::super::label::AMOUNT;
use super::super::word::Word;
use super::Candidate;
use crate::vietnamese::fold;

impl Candidate<'_, '_> {
    /// Whether digits that could be a quantity are grouped as an identity number would be.
    pub(super) fn plausible_groups(&self) -> bool {
        if self.groups.len() == 1 {
            return true;
        }
        // "106.683830" is a fraction.
        if let ([first, last], [Gap::Dot]) = (self.groups, &self.gaps[..])
            && first.digits.len() <= 3
            && last.digits.len() > 3
        {
            return false;
        }
        if self.in_thousands() {
            let round = self.digits.ends_with("000");
            return match self.gaps[0] {
                Gap::Space => !round,
                Gap::Dot => !round && self.digits.len() == 9,
                _ => false,
            };
        }
        let single = self.groups.iter().all(|group| group.digits.len() == 1) && !"0123456789".contains(&self.digits);
        let large = self.groups.iter().all(|group| group.digits.len() >= 3 && !is_year(group.digits));
        (single || large) && !self.gaps.contains(&Gap::Comma)
    }

    /// Whether the digits are grouped as a large number is: `1.500.000`.
    pub(super) fn in_thousands(&self) -> bool {
        let same = self.gaps.windows(2).all(|pair| pair[0] == pair[1]);
        let (first, rest) = (self.groups[0].digits, &self.groups[1..]);
        same && !rest.is_empty()
            && self.gaps[0] != Gap::Dash
            && first.len() <= 3
            && !first.starts_with('0')
            && rest.iter().all(|group| group.digits.len() == 3)
    }

    /// Whether a unit follows; what starts with 0 is counted by none.
    pub(super) fn is_counted(&self) -> bool {
        let last = self.groups.last().filter(|_| !self.digits.starts_with('0'));
        // A bank, not so many megabytes.
        let bank = |last: &Group<'_>| self.digits.len() >= 9 && self.words.word(last.word + 1) == "MB";
        last.is_some_and(|last| unit_follows(self.words, last.word + 1, last.range.end) && !bank(last))
    }

    /// Whether letters are joined to it.
    pub(super) fn is_code(&self) -> bool {
        self.groups[0].letter_before || self.groups.last().is_some_and(|group| group.letter_after)
    }

    /// Whether capitals are joined to it by a dash, as in the codes of things: "TS-000926481".
    pub(super) fn is_numbered_thing(&self) -> bool {
        let Some(at) = self.groups.first().and_then(|first| first.word.checked_sub(1)) else { return false };
        let word = self.words.word(at);
        self.words.gap_before(at + 1) == "-" && word.len() <= 4 && word.bytes().all(|b| b.is_ascii_uppercase())
    }

    /// Whether words are joined to it by a dash: the address of a page, "/0352907481-lop-hoc.html".
    pub(super) fn is_part_of_slug(&self) -> bool {
        let Some(last) = self.groups.last() else { return false };
        self.words.gap_before(last.word + 1) == "-" && self.words.word(last.word + 1).starts_with(char::is_alphabetic)
    }

    /// Whether a unit follows, or a word or sign of money or counting stands before.
    pub(super) fn is_quantity(&self) -> bool {
        let text = self.words.text();
        let sign = self.groups.first().is_some_and(|first| text[..first.range.start].ends_with(['$', '€', '₫']));
        sign || self.is_counted() || self.is_amount()
    }

    /// Whether a word of money or counting is among the four before; a text that is typed without marks has none on it.
    pub(super) fn is_amount(&self) -> bool {
        let Some(first) = self.groups.first() else { return false };
        let folded = self.before.get_or_init(|| self.words_before());
        let joined = usize::from(first.letter_before);
        let reach = folded.len().min(4 + joined).saturating_sub(joined);
        let marked = !self.words.text().is_ascii();
        let written = |back: usize| {
            let at = first.word - 1 - back;
            let (word, next) = (self.words.word(at), small(self.words.word(at + 1)));
            // A name, and "chi nhánh", "chi hội".
            let name = matches!(word, "Thu" | "Chi") && !(at == 0 || is_break(self.words.gap_before(at)));
            let part =
                small(word) == "chi" && matches!(next.as_str(), "nhánh" | "bộ" | "hội" | "cục" | "đoàn" | "ủy" | "uỷ");
            if name || part { Word::default() } else { small(word) }
        };
        let before: Vec<Word<'_>> = (0..reach).map(written).collect();
        if marked {
            return has_phrase(&before, AMOUNT);
        }
        AMOUNT.iter().any(|phrase| {
            let plain: Vec<String> = phrase.iter().map(|word| fold(word)).collect();
            has_phrase(&before, &[&plain.iter().map(String::as_str).collect::<Vec<_>>()])
        })
    }
}
