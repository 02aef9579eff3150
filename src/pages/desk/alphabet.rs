//! A–Z lists: entries under their letters.

/// Entries in order, each with its letter, put together by letter. What has no letter stands where the first such
/// entry stands.
pub fn by_letter<T>(entries: impl IntoIterator<Item = (char, T)>) -> Vec<(char, Vec<T>)> {
    let mut groups: Vec<(char, Vec<T>)> = Vec::new();
    for (letter, entry) in entries {
        match groups.iter_mut().find(|(known, _)| *known == letter) {
            Some((_, entries)) => entries.push(entry),
            None => groups.push((letter, vec![entry])),
        }
    }
    groups
}

/// What stands above the entries of a letter, as [`crate::vietnamese::initial`] gives it.
#[must_use]
pub fn letter_label(letter: char) -> String {
    if letter == '#' { "0–9".to_owned() } else { letter.to_string() }
}

/// The anchor of a letter, in the way that Telex types it: `chu-dd` for Đ, `chu-ow` for Ơ.
#[must_use]
pub fn letter_anchor(letter: char) -> String {
    let typed = match letter {
        '#' => "so",
        'Đ' => "dd",
        'Ă' => "aw",
        'Â' => "aa",
        'Ê' => "ee",
        'Ô' => "oo",
        'Ơ' => "ow",
        'Ư' => "uw",
        _ => return format!("chu-{}", letter.to_ascii_lowercase()),
    };
    format!("chu-{typed}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_letter_of_the_alphabet_has_an_anchor_of_its_own() {
        let letters = "#AĂÂBCDĐEÊFGHIJKLMNOÔƠPQRSTUƯVWXYZ";
        let mut anchors: Vec<String> = letters.chars().map(letter_anchor).collect();
        assert!(anchors.iter().all(|anchor| anchor.is_ascii()));
        anchors.sort();
        anchors.dedup();
        assert_eq!(anchors.len(), letters.chars().count());
    }
}
