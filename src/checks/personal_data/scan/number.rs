//! Numbers that are a person's: identity, phone, bank account.

mod account;
mod quantity;

use super::context::{before, folded, has_phrase, has_phrase_after, unit_follows};
use super::group::{Gap, Group, gap, is_year, joined, span};
use super::label::{ACCOUNT, ANY_ACCOUNT, COMPANY, IDENTITY, OWN_TAX, PASSPORT, PASSPORT_SHORT, PHONE, SAVINGS, TAX};
use super::shape::{is_date, is_day_and_hour, is_in_address, is_timestamp, national};
use super::word::Word;
use super::{Finding, PersonalData};
use crate::vietnamese::WordList;
use std::cell::OnceCell;

/// One number, or what may be one. What stands around it is only looked at when its digits have the right shape.
struct Candidate<'g, 'a> {
    words: &'g WordList<'a>,
    groups: &'g [Group<'a>],
    gaps: Vec<Gap>,
    digits: String,
    /// The digits with the 0 that a number after +84 is dialled with at home.
    dialled: String,
    before: OnceCell<Vec<Word<'a>>>,
}

/// Every number of a person.
pub(super) fn find(words: &WordList<'_>, all: &[Group<'_>]) -> Vec<Finding> {
    let text = words.text();
    let mut findings = Vec::new();
    let mut start = 0;
    for end in 1..=all.len() {
        let goes_on = end < all.len() && gap(text, &all[end - 1], &all[end]).is_some();
        if !goes_on {
            in_chain(words, &all[start..end], &mut findings);
            start = end;
        }
    }
    findings
}

/// Reads groups that stand close together: as one number, else part by part.
fn in_chain(words: &WordList<'_>, chain: &[Group<'_>], findings: &mut Vec<Finding>) {
    // No number of a person is shorter; most numbers are.
    if chain.iter().map(|group| group.digits.len()).sum::<usize>() < 6 {
        return;
    }
    let whole = Candidate::new(words, chain);
    // What parts more is looked through first: "0912/345/678 - 0987/654/321".
    let partings: [&[Gap]; 2] = [&[Gap::Loose, Gap::Bracket], &[Gap::Odd]];
    let Some(parting) = partings.into_iter().find(|gaps| whole.gaps.iter().any(|gap| gaps.contains(gap))) else {
        return tightly(words, chain, findings);
    };
    if let Some(kind) = whole.loosely() {
        findings.push(finding(words, kind, chain));
        return;
    }
    let mut start = 0;
    for end in 1..=chain.len() {
        if whole.gaps.get(end - 1).is_none_or(|gap| parting.contains(gap)) {
            in_chain(words, &chain[start..end], findings);
            start = end;
        }
    }
}

/// Reads groups with one sign or spaces between them, dates left out.
fn tightly(words: &WordList<'_>, chain: &[Group<'_>], findings: &mut Vec<Finding>) {
    let candidate = Candidate::new(words, chain);
    // "09.12.2034.56" is a phone number, "05.06.2025 12" a date and something.
    let uniform = candidate.gaps.windows(2).all(|pair| pair[0] == pair[1]);
    if chain.len() > 3 && uniform && candidate.phone_shape() {
        findings.push(finding(words, PersonalData::PhoneNumber, chain));
        return;
    }
    let mut start = 0;
    let mut at = 0;
    while at < chain.len() {
        if is_date(&chain[at..], &candidate.gaps[at.min(candidate.gaps.len())..]) {
            in_part(words, &chain[start..at], findings);
            at += 3;
            start = at;
        } else {
            at += 1;
        }
    }
    in_part(words, &chain[start..], findings);
}

fn in_part(words: &WordList<'_>, part: &[Group<'_>], findings: &mut Vec<Finding>) {
    if part.is_empty() {
        return;
    }
    if let Some(kind) = Candidate::new(words, part).kind() {
        findings.push(finding(words, kind, part));
        return;
    }
    let mut at = 0;
    while at < part.len() {
        let found =
            first_inside(words, &part[at..], part.len()).filter(|(_, length)| !is_of_code(words, part, at, *length));
        let length = found.map_or(1, |(_, length)| length);
        findings.extend(found.map(|(kind, length)| finding(words, kind, &part[at..at + length])));
        at += length;
    }
}

/// Whether `length` groups from `at` are parts of a code: dashes part them, and one more joins them to what stands before,
/// as in "H24.31-090626-0148".
fn is_of_code(words: &WordList<'_>, part: &[Group<'_>], at: usize, length: usize) -> bool {
    let is_dash = |at: usize| gap(words.text(), &part[at - 1], &part[at]) == Some(Gap::Dash);
    at > 0 && length > 1 && is_dash(at) && (at + 1..at + length).any(is_dash)
}

/// A number that starts with the first of `groups`, which end a row of `all`, and how many groups it has.
fn first_inside(words: &WordList<'_>, groups: &[Group<'_>], all: usize) -> Option<(PersonalData, usize)> {
    let mut digits = 0;
    for (index, group) in groups.iter().enumerate().take(all - 1) {
        digits += group.digits.len();
        // 9 for an identity number, 15 for 0084, 0 and a landline number.
        if digits > 15 {
            return None;
        }
        if digits >= 9
            && let Some(kind) = Candidate::new(words, &groups[..=index]).kind_inside()
        {
            return Some((kind, index + 1));
        }
    }
    None
}

/// A finding over `groups`, with the `+` and the bracket that belong to them.
fn finding(words: &WordList<'_>, kind: PersonalData, groups: &[Group<'_>]) -> Finding {
    let mut range = span(groups);
    let text = words.text();
    if let Some(first) = groups.first().filter(|first| first.letter_before) {
        // The letters of a passport, an account or a card belong to it; a label that is joined to it does not.
        let word = words.word(first.word);
        let letters = word.bytes().take_while(u8::is_ascii_alphabetic).count();
        let coded = letters <= 2 && kind != PersonalData::PhoneNumber;
        if coded && word.is_ascii() {
            range.start = words.range(first.word, first.word).start;
        }
    }
    if kind == PersonalData::PhoneNumber && text[..range.start].trim_end_matches(' ').ends_with('+') {
        range.start = text[..range.start].trim_end_matches(' ').len() - 1;
    }
    if text[..range.start].ends_with('(') && text[range.clone()].contains(')') {
        range.start -= 1;
    }
    Finding { kind, range }
}

impl<'g, 'a> Candidate<'g, 'a> {
    fn new(words: &'g WordList<'a>, groups: &'g [Group<'a>]) -> Self {
        let text = words.text();
        let gaps: Vec<Gap> = groups.windows(2).filter_map(|pair| gap(text, &pair[0], &pair[1])).collect();
        let signed = groups.first().is_some_and(|first| {
            let ahead = text[..first.range.start].trim_end_matches(' ');
            // (84) and 84-912 are said of a country; so is 84 912, where no unit makes it a quantity.
            let country = first.digits == "84"
                && match gaps.first() {
                    _ if ahead.ends_with('(') => true,
                    Some(Gap::Bracket | Gap::Dash) => true,
                    Some(Gap::Dot) => {
                        groups.last().is_some_and(|last| has_phrase_after(words, last.word, 4, PHONE))
                            || has_phrase(&before(words, first.word, 3), PHONE)
                    }
                    Some(Gap::Space) => {
                        groups.last().is_some_and(|last| !unit_follows(words, last.word + 1, last.range.end))
                    }
                    _ => false,
                };
            ahead.ends_with('+') || country
        });
        let digits = joined(groups);
        let dialled = national(&digits, signed, groups.len() == 1);
        Candidate { words, groups, gaps, digits, dialled, before: OnceCell::new() }
    }

    /// What a whole part is.
    fn kind(&self) -> Option<PersonalData> {
        let length = self.digits.len();
        let account = (6..=19).contains(&length) && self.labelled(14, ACCOUNT)
            || (8..=19).contains(&length) && self.labelled(8, ANY_ACCOUNT)
            || (6..=13).contains(&length) && self.labelled(6, SAVINGS);
        if account && !self.counts_accounts() || self.is_of_bank() || self.is_card() {
            return Some(PersonalData::BankAccount);
        }
        if self.is_insurance() {
            return Some(PersonalData::InsuranceNumber);
        }
        if matches!(length, 10 | 13)
            && (self.labelled(6, OWN_TAX) || self.digits.starts_with('8') && self.labelled(9, TAX))
        {
            return Some(PersonalData::TaxCode);
        }
        // With a label, a digit too many or too few is a slip.
        let named_passport =
            self.labelled(7, PASSPORT) || self.groups[0].letter_before && self.labelled(3, PASSPORT_SHORT);
        let passport = matches!(length, 7 | 8) && named_passport && !self.is_counted() || self.is_on_card();
        let identity = (8..=13).contains(&length) && self.labelled(7, IDENTITY) || passport;
        if identity && !(self.is_counted() && (self.in_thousands() || !matches!(length, 9 | 12))) {
            return Some(PersonalData::IdentityNumber);
        }
        if self.phone_shape() || self.hotline_shape() || self.labelled_phone() {
            return Some(PersonalData::PhoneNumber);
        }
        self.identity_shape().then_some(PersonalData::IdentityNumber)
    }

    /// What some groups of a longer row are: only shapes that speak for themselves.
    fn kind_inside(&self) -> Option<PersonalData> {
        // The numbers of before 2018 look too much like parts of codes: 1.012.455.000.00.00.H05.
        if self.phone_shape() && !(self.dialled.starts_with("01") && self.gaps.contains(&Gap::Dot)) {
            return Some(PersonalData::PhoneNumber);
        }
        let alone = self.groups.len() == 1 && self.identity_shape();
        let row =
            self.digits.starts_with('0') && self.digits.len() == 12 && self.groups.iter().all(|g| g.digits.len() >= 3);
        (alone || row).then_some(PersonalData::IdentityNumber)
    }

    /// What groups are that brackets, line ends or spaced dashes part: with so much between them, only a number
    /// that starts as a person's does and has no small groups.
    fn loosely(&self) -> Option<PersonalData> {
        let bracket = self.gaps.contains(&Gap::Bracket) && !self.gaps.contains(&Gap::Loose);
        let large = self.groups.iter().skip(1).all(|group| group.digits.len() >= 3);
        let odd = self.gaps.contains(&Gap::Odd);
        let uniform = self.gaps.iter().all(|gap| *gap == Gap::Odd);
        if odd && !(uniform && (self.groups[0].digits.len() >= 3 || self.dialled != self.digits)) {
            return None;
        }
        if (large || bracket) && self.phone_shape() {
            return Some(PersonalData::PhoneNumber);
        }
        let identity = large
            && self.groups[0].digits.len() >= 3
            && self.digits.starts_with('0')
            && self.digits.len() == 12
            && !is_day_and_hour(&self.digits);
        identity.then_some(PersonalData::IdentityNumber)
    }

    /// A mobile (0 and 9 digits) or landline number (02 and 9 digits): the numbering plan of Circular 22/2014/TT-BTTTT
    /// and its changes of 2017 and 2018.
    fn phone_shape(&self) -> bool {
        let mut digits = self.dialled.bytes();
        let starts = digits.next() == Some(b'0');
        let fits = match digits.next() {
            Some(b'3' | b'5' | b'7' | b'8' | b'9') => self.dialled.len() == 10,
            Some(b'2') => self.dialled.len() == 11,
            // Mobiles before the change of 2018.
            Some(b'1') => self.dialled.len() == 11 && matches!(digits.next(), Some(b'2' | b'6' | b'8' | b'9')),
            _ => false,
        };
        let code = self.groups[0].letter_before && !self.labelled(1, PHONE) && !self.follows_a_name();
        let slug = self.is_in_address() && self.is_part_of_slug();
        let listed = self.gaps.contains(&Gap::Comma)
            && !(self.gaps.iter().all(|gap| *gap == Gap::Comma)
                && self.groups.iter().all(|group| group.digits.len() >= 3));
        starts && fits && !code && !listed && !slug && !self.labelled(4, COMPANY)
    }

    /// Whether it is joined to a word, as where a space was forgotten; codes and hashes are no words.
    fn follows_a_name(&self) -> bool {
        let first = &self.groups[0];
        let start = self.words.range(first.word, first.word).start;
        let word = &self.words.text()[start..first.range.start];
        word.chars().count() >= 2
            && word.chars().all(char::is_alphabetic)
            && word.chars().any(char::is_lowercase)
            && word.chars().any(|c| !matches!(c, 'a'..='f'))
    }

    /// `1900 1234`, `1800 123456`; not the period 1900-1975.
    fn hotline_shape(&self) -> bool {
        let starts = self.digits.starts_with("1900") || self.digits.starts_with("1800");
        let first = self.groups[0].digits.len();
        let period = self.groups.len() == 2 && is_year(self.groups[1].digits) && self.gaps[0] == Gap::Dash;
        starts && matches!(self.digits.len(), 8 | 10) && first >= 4 && !period && !self.is_counted() && !self.is_code()
    }

    fn labelled_phone(&self) -> bool {
        let years = self.groups.iter().any(|group| is_year(group.digits));
        let near = self.labelled(3, PHONE) || self.labelled(6, PHONE) && self.follows_a_colon();
        // Six digits are the numbers of a town, long ago.
        let fewest = if self.labelled(1, PHONE) && self.follows_a_colon() { 6 } else { 7 };
        near && (fewest..=12).contains(&self.digits.len()) && !years && !self.is_counted()
    }

    /// Whether it is what a label with a colon announces: "Điện thoại nhà riêng: 3591 204".
    fn follows_a_colon(&self) -> bool {
        self.groups.first().is_some_and(|first| self.words.text()[..first.range.start].trim_end().ends_with(':'))
    }

    /// Nine or twelve digits that nothing shows to be a quantity or a code.
    fn identity_shape(&self) -> bool {
        let length = self.digits.len();
        if !matches!(length, 9 | 12) || self.groups.last().is_some_and(|group| group.letter_after) {
            return false;
        }
        if length == 12 && self.digits.starts_with('0') {
            return true;
        }
        !self.is_quantity()
            && !self.is_code()
            && !self.is_numbered_thing()
            && !self.is_in_address()
            && !is_timestamp(&self.digits)
            && self.plausible_groups()
    }

    /// Whether one of the labels stands among the `reach` words before.
    fn labelled(&self, reach: usize, labels: &[&[&str]]) -> bool {
        let before = self.before.get_or_init(|| self.words_before());
        has_phrase(&before[..before.len().min(reach)], labels)
    }

    fn words_before(&self) -> Vec<Word<'a>> {
        let Some(first) = self.groups.first() else { return Vec::new() };
        let mut before = before(self.words, first.word, 14);
        if first.letter_before {
            let start = self.words.range(first.word, first.word).start;
            before.insert(0, folded(&self.words.text()[start..first.range.start]));
        }
        before
    }

    fn is_in_address(&self) -> bool {
        self.groups.first().is_some_and(|first| is_in_address(self.words.text(), first.range.start))
    }
}
