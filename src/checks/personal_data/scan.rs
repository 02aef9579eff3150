//! Finds personal data in a text: identity numbers, phone numbers, birth dates, house addresses, bank accounts.
//!
//! Looks at one text alone: where it stands, and what the site allows, is for the check to weigh. Digits may be
//! spaced, dotted, hyphenated, full-width or broken by invisible characters. Official prose is full of other numbers
//! (money, dates, periods, symbols of documents, statistics), so that shape and neighbours decide together; where they
//! leave a doubt, a number that starts with 0 is taken for a person's, since quantities do not.
//!
//! Names are not personal data here, nor are wards, residential groups, or a year of birth alone; but a child's full name
//! is, where its age or class stands beside it.

mod address;
mod birth;
mod context;
mod dwelling;
mod email;
mod full_date;
mod group;
mod hints;
mod label;
mod minor;
mod name;
mod number;
mod plain;
mod plate;
mod road;
mod shape;
mod spoken;
mod unexplained;
mod word;

use crate::vietnamese::WordList;
use hints::{DIGIT, Hints, MAIL, SCHOOL};
use plain::Plain;
use std::ops::Range;
pub use unexplained::unexplained_date;

/// What kind of personal data was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PersonalData {
    /// Số căn cước, số định danh, chứng minh nhân dân: 9 or 12 digits.
    IdentityNumber,
    /// A mobile, landline or hotline number.
    PhoneNumber,
    /// Day, month and year of birth.
    BirthDate,
    /// A house number with its street or alley.
    HouseAddress,
    /// A bank account's or card's number.
    BankAccount,
    /// A person's tax code.
    TaxCode,
    /// A number of social or health insurance.
    InsuranceNumber,
    /// The number plate of a vehicle.
    NumberPlate,
    /// An address at a provider of mail for private persons.
    Email,
    /// The full name of a child.
    Minor,
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What it is.
    pub kind: PersonalData,
    /// Its bytes in the text.
    pub range: Range<usize>,
}

/// Whether `text` is a number of five digits at most, as most cells of tables are: nothing tells a person by it, whatever
/// stands before it.
pub(super) fn is_small_number(text: &str) -> bool {
    let digits = text.trim_end_matches('\n').as_bytes();
    digits.len() < 6 && digits.iter().all(u8::is_ascii_digit)
}

/// Everything found in `text`, in order, none overlapping another. Linear in the text.
#[must_use]
pub fn scan(text: &str) -> Vec<Finding> {
    if is_small_number(text) {
        return Vec::new();
    }
    let hints = Hints::of(text);
    let (mail, digits) = (hints.has(MAIL), hints.has(DIGIT));
    let spoken = spoken::may_be(text, hints);
    let school = hints.has(SCHOOL) && !digits;
    if !mail && !digits && !spoken && !school {
        return Vec::new();
    }
    let plain = Plain::new(text);
    let mut findings = if mail { email::find(plain.text()) } else { Vec::new() };
    if digits {
        of_digits(plain.text(), &mut findings);
    }
    if school {
        findings.extend(minor::at_school(&WordList::new(plain.text())));
    }
    if spoken {
        spoken::find(&WordList::new(plain.text()), &mut findings);
    }
    findings.sort_by_key(|finding| (finding.range.start, std::cmp::Reverse(finding.range.end)));
    let mut end = 0;
    findings.retain(|finding| {
        let apart = finding.range.start >= end;
        end = end.max(finding.range.end);
        apart
    });
    findings.into_iter().map(|finding| Finding { range: plain.source(&finding.range), ..finding }).collect()
}

/// Whether `text` is a full date and nothing else, older than most that official texts name.
#[must_use]
pub fn is_old_date(text: &str) -> bool {
    if text.len() > 40 || !Hints::of(text).has(DIGIT) {
        return false;
    }
    let plain = Plain::new(text.trim());
    let words = WordList::new(plain.text());
    full_date::is_old_date(&words, 0) == Some(words.len())
}

/// What is told by its digits.
fn of_digits(text: &str, findings: &mut Vec<Finding>) {
    let words = WordList::new(text);
    let groups = group::groups(&words);
    findings.extend(number::find(&words, &groups));
    findings.extend(plate::find(&words, &groups));
    // Day, month and year are three numbers, or two with the month's name.
    if groups.len() >= 2 || groups.iter().any(|group| group.digits.len() == 8) {
        findings.extend(birth::find(&words));
    }
    findings.extend(address::find(&words, &groups));
    findings.extend(minor::find(&words, &groups));
}

#[cfg(test)]
mod tests;
