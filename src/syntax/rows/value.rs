//! Cells that hold one of a few fixed values.

use super::column::normalize;
use crate::syntax::choice::choices;

choices! {
    /// Whom an award honours.
    pub enum Subject {
        /// One person.
        Individual = "individual",
        /// A group or an organisation.
        Collective = "collective",
        /// A household.
        Household = "household",
    }
}

choices! {
    /// What became of an award.
    pub enum RowStatus {
        /// It stands as decided.
        Granted = "granted",
        /// It stands, and its row was corrected after publication.
        Corrected = "corrected",
        /// It was taken back; the row stays visible.
        Revoked = "revoked",
    }
}

/// A closed set of values with the ways to write each.
pub(super) trait Value: Copy + 'static {
    /// Every value with its English key, its Vietnamese label, and then other spellings.
    const SPELLINGS: &'static [(Self, &'static [&'static str])];

    /// The value that `text` names, ignoring case, diacritics and punctuation.
    fn parse(text: &str) -> Option<Self> {
        let wanted = normalize(text);
        let named = |spellings: &[&str]| spellings.iter().any(|s| *s == text || normalize(s) == wanted);
        Self::SPELLINGS.iter().find(|(_, spellings)| named(spellings)).map(|&(value, _)| value)
    }

    /// The spelling that `text` most likely was meant to be.
    fn nearest(text: &str) -> Option<&'static str> {
        let wanted = normalize(text);
        let distance = |spelling: &str| strsim::damerau_levenshtein(&normalize(spelling), &wanted);
        let spellings = Self::SPELLINGS.iter().flat_map(|(_, spellings)| spellings.iter().copied());
        let (spelling, distance) = spellings.map(|s| (s, distance(s))).min_by_key(|&(_, distance)| distance)?;
        (distance <= 1 + wanted.chars().count() / 4).then_some(spelling)
    }

    /// The Vietnamese labels and the English keys, each in a row for a message.
    fn expected() -> (String, String) {
        let row = |i: usize| {
            let words: Vec<&str> =
                Self::SPELLINGS.iter().filter_map(|(_, spellings)| spellings.get(i).copied()).collect();
            words.join(", ")
        };
        (row(1), row(0))
    }
}

impl Value for Subject {
    const SPELLINGS: &'static [(Self, &'static [&'static str])] = &[
        (Subject::Individual, &["individual", "cá nhân", "CN"]),
        (Subject::Collective, &["collective", "tập thể"]),
        (Subject::Household, &["household", "hộ gia đình", "gia đình", "hộ", "HGĐ"]),
    ];
}

impl Value for RowStatus {
    const SPELLINGS: &'static [(Self, &'static [&'static str])] = &[
        (RowStatus::Granted, &["granted", "đã khen thưởng", "đã khen", "được khen"]),
        (RowStatus::Corrected, &["corrected", "đã đính chính", "đính chính"]),
        (RowStatus::Revoked, &["revoked", "đã hủy bỏ", "hủy bỏ", "đã hủy", "hủy", "đã thu hồi", "thu hồi"]),
    ];
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_read_in_both_languages_and_slips_are_guessed() {
        assert_eq!(Subject::parse("Tập  thể"), Some(Subject::Collective));
        assert_eq!(Subject::parse("HO GIA ĐÌNH"), Some(Subject::Household));
        assert_eq!(Subject::parse("individual"), Some(Subject::Individual));
        assert_eq!(Subject::parse("tap te"), None);
        assert_eq!(Subject::nearest("tap te"), Some("tập thể"));
        assert_eq!(Subject::nearest("doanh nghiệp"), None);
        assert_eq!(RowStatus::parse("Đã huỷ bỏ"), Some(RowStatus::Revoked));
        assert_eq!(RowStatus::nearest("revokd"), Some("revoked"));
    }
}
