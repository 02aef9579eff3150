//! Vietnamese order: đ after d, tones in the order of dictionaries, people by given name.
//!
//! The order is CLDR's for `vi`, through ICU, with digits compared as numbers ("Tổ dân phố 2" before "Tổ dân phố 10").
//! Tone placement does not count: `hòa` and `hoà` are one. Texts that ICU calls equal are ordered by their bytes, so
//! that every sort is reproducible.

use super::fold::{lower, nfc};
use super::tone::normalise_tones;
use icu_collator::options::CollatorOptions;
use icu_collator::preferences::CollationNumericOrdering;
use icu_collator::{CollatorBorrowed, CollatorPreferences};
use icu_locale_core::locale;
use std::cmp::Ordering;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::compose;

static COLLATOR: LazyLock<CollatorBorrowed<'static>> = LazyLock::new(|| {
    let mut preferences: CollatorPreferences = locale!("vi").into();
    preferences.numeric_ordering = Some(CollationNumericOrdering::True);
    CollatorBorrowed::try_new(preferences, CollatorOptions::default()).expect("the data of every locale is compiled in")
});

/// A text's place in the Vietnamese order, computed once: comparing keys is comparing bytes.
/// Keys of [`sort_key`] and of [`people_key`] are not comparable with each other.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SortKey(Box<[u8]>);

/// Compares two texts (titles, names of units). Equal only for equal texts.
#[must_use]
pub fn compare(a: &str, b: &str) -> Ordering {
    COLLATOR.compare(&normalise_tones(a), &normalise_tones(b)).then_with(|| a.cmp(b))
}

/// Compares two people by given name (the last word), then by the rest of the name; see [`given_name`].
#[must_use]
pub fn compare_people(a: &str, b: &str) -> Ordering {
    let ((given_a, rest_a), (given_b, rest_b)) = (split_name(a), split_name(b));
    let by = |a: &str, b: &str| COLLATOR.compare(&normalise_tones(a), &normalise_tones(b));
    by(given_a, given_b).then_with(|| by(rest_a, rest_b)).then_with(|| a.cmp(b))
}

/// The key that orders as [`compare`] does.
#[must_use]
pub fn sort_key(text: &str) -> SortKey {
    key(&[text], text)
}

/// The key that orders as [`compare_people`] does.
#[must_use]
pub fn people_key(name: &str) -> SortKey {
    let (given, rest) = split_name(name);
    key(&[given, rest], name)
}

/// The given name: the last word, without honorific and without what follows a comma, a bracket or a spaced dash
/// ("Bà Trần Thị Phương, Phó Chủ tịch" is "Phương").
#[must_use]
pub fn given_name(name: &str) -> &str {
    split_name(name).0
}

/// `name` without a leading "Ông", "Bà", "Ông/Bà", "Ông (Bà)", "Đồng chí" or "Đ/c". A lone honorific stays.
#[must_use]
pub fn without_honorific(name: &str) -> &str {
    let name = name.trim();
    let (first, rest) = first_token(name);
    let rest = match first.as_str() {
        "ông" | "ông," => match first_token(rest) {
            (second, rest) if matches!(second.as_str(), "bà" | "(bà)" | "/bà") => rest,
            _ => rest,
        },
        "bà" | "ông/bà" | "đ/c" | "đ/c." | "ô." | "b." => rest,
        "đồng" => match first_token(rest) {
            (second, rest) if second == "chí" => rest,
            _ => name,
        },
        _ => name,
    };
    if rest.is_empty() { name } else { rest }
}

/// The letter under which an A–Z list puts `text`: a capital, its tone dropped and its shape kept (`Đ`, `Ă`, `Â`, `Ê`,
/// `Ô`, `Ơ`, `Ư` have groups of their own); `#` for digits, other scripts and nothing.
#[must_use]
pub fn initial(text: &str) -> char {
    let Some(start) = text.find(char::is_alphanumeric) else { return '#' };
    // A letter and its marks: no more than a few characters, however long the text.
    let capital = nfc(text[start..].chars().take(4).collect::<String>().as_str()).to_uppercase();
    let mut parts = capital.nfd();
    let letter = match parts.next() {
        Some('Ð' | 'Ɖ') => 'Đ',
        Some(first) => first,
        None => return '#',
    };
    let shape = parts.take_while(|c| !c.is_alphanumeric()).find(|c| matches!(c, '\u{302}' | '\u{306}' | '\u{31b}'));
    let shaped = shape.and_then(|mark| compose(letter, mark)).filter(|c| "ĂÂÊÔƠƯ".contains(*c));
    let letter = shaped.unwrap_or(letter);
    if letter.is_ascii_uppercase() || "ĐĂÂÊÔƠƯ".contains(letter) { letter } else { '#' }
}

/// Joins the collation keys of `parts`. A zero byte ends each, lower than any byte inside, so that a shorter one sorts
/// first; `tie` decides between what collates as equal.
fn key(parts: &[&str], tie: &str) -> SortKey {
    let mut bytes = Vec::with_capacity(64);
    for part in parts {
        let Ok(()) = COLLATOR.write_sort_key_to(&normalise_tones(part), &mut bytes);
        bytes.push(0);
    }
    bytes.extend_from_slice(tie.as_bytes());
    SortKey(bytes.into_boxed_slice())
}

/// The given name, and what stands before it.
fn split_name(name: &str) -> (&str, &str) {
    let name = without_honorific(name);
    let end = [name.find(['(', ',', ';']), name.find(" - "), name.find(" – ")].into_iter().flatten().min();
    let head = end.map(|end| name[..end].trim()).filter(|head| !head.is_empty()).unwrap_or(name);
    match head.rsplit_once(char::is_whitespace) {
        Some((rest, given)) => (given, rest.trim_end()),
        None => (head, ""),
    }
}

/// The first token in lower case, empty where it is too long for an honorific, and what follows it.
fn first_token(text: &str) -> (String, &str) {
    let (first, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    (if first.len() > 16 { String::new() } else { lower(first) }, rest.trim_start())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted(mut names: Vec<&str>, by: fn(&str, &str) -> Ordering) -> Vec<&str> {
        names.sort_by(|a, b| by(a, b));
        names
    }

    #[test]
    fn letters_and_tones_follow_the_dictionary() {
        let words = vec!["ma", "mà", "mả", "mã", "má", "mạ", "mă", "mâ"];
        assert_eq!(sorted(words.iter().rev().copied().collect(), compare), words);
        let words = vec!["da", "đa", "e", "ê", "o", "ô", "ơ", "u", "ư"];
        assert_eq!(sorted(words.iter().rev().copied().collect(), compare), words);
    }

    #[test]
    fn numbers_count_and_tone_placement_does_not() {
        assert_eq!(compare("Tổ dân phố 2", "Tổ dân phố 10"), Ordering::Less);
        assert_eq!(sorted(vec!["hòa c", "hoà b", "hòa a"], compare), ["hòa a", "hoà b", "hòa c"]);
    }

    #[test]
    fn people_sort_by_given_name() {
        let names = vec![
            "Ông Trần Văn An",
            "Nguyễn Thị Ánh",
            "Bà Lê Thị Bình",
            "Phạm Bình",
            "Vũ Đức Dũng",
            "Bùi Văn Đạt, Chủ tịch",
            "Lê Hoà",
            "Trần Hòa",
        ];
        assert_eq!(sorted(names.iter().rev().copied().collect(), compare_people), names);
    }

    #[test]
    fn honorifics_and_titles_are_not_the_name() {
        assert_eq!(given_name("Bà Trần Thị Phương, Phó Chủ tịch"), "Phương");
        assert_eq!(given_name("Ông/Bà Nguyễn Văn A (hộ nghèo)"), "A");
        assert_eq!(given_name("Đ/c Lê Hoa"), "Hoa");
        assert_eq!(without_honorific("O\u{302}ng Hai"), "Hai");
        assert_eq!(without_honorific("Bà"), "Bà");
        assert_eq!(without_honorific("Bành Tổ"), "Bành Tổ");
        assert_eq!(given_name(""), "");
    }

    #[test]
    fn initials_keep_shape_and_drop_tone() {
        for (text, letter) in [
            ("đường", 'Đ'),
            ("Ấp", 'Â'),
            ("ủy", 'U'),
            ("Ước", 'Ư'),
            ("“Ngày", 'N'),
            ("Éo", 'E'),
            ("Ðông", 'Đ'),
            ("ổ", 'Ô'),
        ] {
            assert_eq!(initial(text), letter, "{text}");
            assert_eq!(initial(&text.nfd().collect::<String>()), letter, "{text}");
        }
        assert_eq!((initial("4G"), initial("…"), initial("")), ('#', '#', '#'));
    }

    proptest::proptest! {
        #[test]
        fn keys_order_as_comparison_does(a in "[a-eàáăâđéèo0-9 ]{0,12}", b in "[a-eàáăâđéèo0-9 ]{0,12}") {
            proptest::prop_assert_eq!(sort_key(&a).cmp(&sort_key(&b)), compare(&a, &b));
            proptest::prop_assert_eq!(people_key(&a).cmp(&people_key(&b)), compare_people(&a, &b));
        }
    }
}
