//! Numbers that banks, insurers and others give a person: told by the words around them.

use super::super::context::has_phrase_after;
use super::super::group::{Gap, is_year};
use super::super::label::{ACCOUNT, BANK, CARD, COMPANY, INSURANCE, PHONE};
use super::Candidate;

impl Candidate<'_, '_> {
    /// An account beside the name of its bank.
    pub(super) fn is_of_bank(&self) -> bool {
        let last = self.groups.last().map_or(0, |last| last.word);
        let round = self.digits.ends_with(if self.groups.len() == 1 { "00000" } else { "000" });
        let beside = self.groups.len() == 1 && has_phrase_after(self.words, last, 1, BANK);
        let quantity = if beside { self.is_counted() } else { self.is_quantity() };
        let fewest = if self.labelled(2, BANK) { 7 } else { 8 };
        (fewest..=19).contains(&self.digits.len())
            && (self.labelled(7, BANK) || self.follows_a_bank() || has_phrase_after(self.words, last, 4, BANK))
            && !(round || self.in_thousands() || quantity || self.gaps.contains(&Gap::Comma))
            && !self.is_of_years()
            && !(self.digits.len() < 13 && self.labelled(2, PHONE))
            && !self.labelled(4, COMPANY)
    }

    /// Whether any bank by its own name is among the words before: "`BVBank`".
    pub(super) fn follows_a_bank(&self) -> bool {
        let before = self.before.get_or_init(|| self.words_before());
        before.iter().take(7).any(|word| word.len() > 4 && word.ends_with("bank"))
    }

    /// Whether a year is one of its parts, and it is no longer than years in a row are, or all its parts are years.
    pub(super) fn is_of_years(&self) -> bool {
        let years = self.groups.iter().filter(|group| is_year(group.digits)).count();
        years > 0 && (self.digits.len() < 12 || years == self.groups.len())
    }

    /// The number on a card of its holder: "thẻ đảng viên số 21.045.578".
    pub(super) fn is_on_card(&self) -> bool {
        let told = self.labelled(2, &[&["so"]])
            || self.labelled(6, &[&["so", "hieu"], &["so", "the"], &["so", "ho", "so"]])
            || self.follows_a_colon();
        (6..=12).contains(&self.digits.len()) && told && self.labelled(7, CARD) && !self.is_counted()
    }

    /// A bank card: those of Viet Nam begin with 9704.
    pub(super) fn is_card(&self) -> bool {
        let fits = matches!(self.digits.len(), 16 | 19);
        fits && !self.is_code() && (self.digits.starts_with("9704") || self.labelled(4, &[&["the"]]))
    }

    /// A number of social or health insurance; ten digits, or the letters and thirteen digits of a card.
    pub(super) fn is_insurance(&self) -> bool {
        (10..=15).contains(&self.digits.len())
            && (self.labelled(7, INSURANCE)
                || self.groups[0].letter_before
                    && self.groups.last().is_some_and(|last| has_phrase_after(self.words, last.word, 3, INSURANCE)))
            && !self.is_counted()
            && !self.in_thousands()
    }

    /// Whether it counts the accounts that its label names ("số tài khoản đã mở: 1.250.000").
    pub(super) fn counts_accounts(&self) -> bool {
        let said = self.labelled(3, ACCOUNT) && self.digits.len() >= 9;
        let round = self.digits.ends_with("000") && !said;
        self.is_counted() || self.in_thousands() && (round || self.digits.len() < 9)
    }
}
