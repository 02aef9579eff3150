//! Recipients from A to Z: people by given name, everything else by name.

use super::{AwardList, AwardRow, Id, RowAddress, Site};
use crate::syntax::rows::Subject;
use crate::vietnamese::{SortKey, fold, given_name, initial, lower, normalise_tones, sort_key, without_honorific};
use rayon::prelude::*;
use std::collections::BTreeSet;

impl AwardRow {
    /// The words by which an A–Z places the recipient: the given name of a person, also of the person that a
    /// household is named after ("Hộ bà Lương Thị Nhàn" is `Nhàn`); else the whole name.
    #[must_use]
    pub fn filed_under(&self) -> &str {
        let name = &self.name.value;
        match self.subject.map(|subject| subject.value) {
            None | Some(Subject::Individual) => given_name(name),
            Some(Subject::Household) => head_of_household(name).map_or(name, given_name),
            Some(Subject::Collective) => name,
        }
    }

    /// The letter of the A–Z; see [`initial`].
    #[must_use]
    pub fn letter(&self) -> char {
        initial(self.filed_under())
    }

    /// "Ông", "Bà" as they are said before the name: not before "Hộ bà Lương Thị Nhàn", which says it itself.
    #[must_use]
    pub fn spoken_honorific(&self) -> Option<&str> {
        let honorific = self.honorific.as_ref().filter(|_| !names_a_household(&self.name.value));
        honorific.map(|honorific| honorific.value.as_str())
    }

    /// The place in the A–Z.
    #[must_use]
    pub fn alphabetical(&self) -> (SortKey, SortKey) {
        // A quotation mark before the first word has no place in the order.
        let words = self.filed_under().trim_start_matches(|c: char| !c.is_alphanumeric());
        (sort_key(&normalise_tones(words)), sort_key(&self.name.value))
    }
}

/// Whether a name begins with "Hộ" or "Gia đình".
fn names_a_household(name: &str) -> bool {
    let mut words = name.split_whitespace().map(lower);
    match words.next().as_deref() {
        Some("hộ") => true,
        Some("gia") => words.next().as_deref() == Some("đình"),
        _ => false,
    }
}

/// The person after whom a household is named: what follows "Hộ" or "Gia đình", where it is an honorific with a name
/// or capitalised words alone. "Hộ kinh doanh …" is named after a business.
fn head_of_household(name: &str) -> Option<&str> {
    let mut rest = name.trim();
    while let Some((first, after)) = rest.split_once(char::is_whitespace) {
        if !matches!(fold(first).as_str(), "ho" | "gia" | "dinh") {
            break;
        }
        rest = after.trim_start();
    }
    let person = without_honorific(rest);
    let named = person != rest || person.split_whitespace().all(|word| word.starts_with(char::is_uppercase));
    (named && rest != name.trim()).then_some(person)
}

/// Every row of every list, from A to Z; of one name, the newest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Roll {
    /// The rows.
    pub rows: Vec<RowAddress>,
    /// Every letter with the position of its first row.
    pub letters: Vec<(char, usize)>,
}

impl Roll {
    /// The rows of `lists`, which come newest first.
    pub(super) fn of(site: &Site, lists: &[Id<AwardList>]) -> Self {
        let row_at = |at: RowAddress| &site.award_lists[at.list].rows[at.row];
        let of_list =
            |&list: &Id<AwardList>| (0..site.award_lists[list].rows.len()).map(move |row| RowAddress { list, row });
        let rows: Vec<RowAddress> = lists.iter().flat_map(of_list).collect();
        // The position decides between namesakes.
        let mut keyed: Vec<_> =
            rows.into_par_iter().enumerate().map(|(age, at)| (row_at(at).alphabetical(), age, at)).collect();
        keyed.sort_unstable();
        let rows: Vec<RowAddress> = keyed.into_iter().map(|(_, _, at)| at).collect();
        let mut letters: Vec<(char, usize)> = Vec::new();
        for (position, at) in rows.iter().enumerate() {
            let letter = row_at(*at).letter();
            if letters.last().is_none_or(|(last, _)| *last != letter) {
                letters.push((letter, position));
            }
        }
        // Other scripts have no letter of ours either, and stand elsewhere than digits: the first place is linked.
        let mut seen = BTreeSet::new();
        letters.retain(|(letter, _)| seen.insert(*letter));
        Roll { rows, letters }
    }

    /// The letter whose first row stands at `position`.
    #[must_use]
    pub fn letter_at(&self, position: usize) -> Option<char> {
        self.letters.iter().find(|(_, first)| *first == position).map(|(letter, _)| *letter)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_household_is_known_by_how_its_name_begins() {
        for name in ["Hộ bà Lương Thị Nhàn", "HỘ KINH DOANH BẾN MẪU", "Gia đình ông Tạ Hữu Nghĩa"]
        {
            assert!(names_a_household(name), "{name}");
        }
        for name in ["Lương Thị Nhàn", "Hồ Văn Gia", "Gia Văn Đình", ""] {
            assert!(!names_a_household(name), "{name}");
        }
    }

    #[test]
    fn households_are_filed_under_the_person_they_are_named_after() {
        for (name, person) in [
            ("Hộ bà Lương Thị Nhàn", Some("Lương Thị Nhàn")),
            ("Hộ gia đình ông Tạ Hữu Nghĩa", Some("Tạ Hữu Nghĩa")),
            ("Gia đình Mạc Văn Tuyển", Some("Mạc Văn Tuyển")),
            ("Hộ kinh doanh Bến Mẫu", None),
            ("Nguyễn Văn An", None),
            ("Hộ", None),
            ("", None),
        ] {
            assert_eq!(head_of_household(name), person, "{name}");
        }
    }
}
