//! Roman numerals and the lettered points of official outlines.
//!
//! An official text numbers its parts I, II, III and letters its points a, b, c, d, đ, e, g … y. The letters are
//! those of the Vietnamese alphabet less the ones that only differ by a mark (ă, â, ê, ô, ơ, ư), but with đ: the
//! practice of Vietnamese legislation, which Decree 30/2020/NĐ-CP, appendix I, calls "the order of the
//! Vietnamese alphabet".

/// The letters of lettered points, in order.
pub const LETTERS: [char; 23] =
    ['a', 'b', 'c', 'd', 'đ', 'e', 'g', 'h', 'i', 'k', 'l', 'm', 'n', 'o', 'p', 'q', 'r', 's', 't', 'u', 'v', 'x', 'y'];

const ROMAN: [(u32, &str); 13] = [
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
];

/// `number` in Roman numerals; `None` outside 1 to 3999.
#[must_use]
pub fn roman(number: u32) -> Option<String> {
    if !(1..4000).contains(&number) {
        return None;
    }
    let mut rest = number;
    let mut text = String::new();
    for (value, sign) in ROMAN {
        while rest >= value {
            text.push_str(sign);
            rest -= value;
        }
    }
    Some(text)
}

/// Reads a Roman numeral in capitals, in its one correct spelling (`IV`, not `IIII`).
#[must_use]
pub fn parse_roman(text: &str) -> Option<u32> {
    // MMMDCCCLXXXVIII, 3888, is the longest correct one.
    if text.is_empty() || text.len() > 15 {
        return None;
    }
    let mut rest = text;
    let mut number = 0;
    for (value, sign) in ROMAN {
        while let Some(tail) = rest.strip_prefix(sign) {
            number += value;
            rest = tail;
        }
    }
    (rest.is_empty() && roman(number).as_deref() == Some(text)).then_some(number)
}

/// The letter of the point that stands at `ordinal`, counted from 1; `None` past `y`.
#[must_use]
pub fn letter(ordinal: usize) -> Option<char> {
    LETTERS.get(ordinal.checked_sub(1)?).copied()
}

/// The place of a letter, from 1, whatever its case; Eth counts as đ. `None` for a letter that outlines skip.
#[must_use]
pub fn letter_ordinal(letter: char) -> Option<usize> {
    let small = match letter {
        'Đ' | 'Ð' | 'ð' | 'Ɖ' => 'đ',
        other => other.to_ascii_lowercase(),
    };
    LETTERS.iter().position(|known| *known == small).map(|index| index + 1)
}

/// The letter as it stands in an anchor: `đ` is `dd`, since `d` is another point. `None` for a letter that
/// outlines skip.
#[must_use]
pub fn letter_anchor(letter: char) -> Option<String> {
    let known = LETTERS[letter_ordinal(letter)? - 1];
    Some(if known == 'đ' { "dd".to_owned() } else { known.to_string() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_roman_numeral_reads_back() {
        assert!((1..4000).all(|n| roman(n).and_then(|text| parse_roman(&text)) == Some(n)));
        assert_eq!(roman(2026).as_deref(), Some("MMXXVI"));
        assert_eq!((roman(0), roman(4000)), (None, None));
    }

    #[test]
    fn misspelt_roman_numerals_are_none() {
        for text in ["", "IIII", "IC", "VX", "MMMM", "iv", "I.", "Đ", "XIXI"] {
            assert_eq!(parse_roman(text), None, "{text}");
        }
    }

    #[test]
    fn letters_follow_the_official_order() {
        let series: String = (1..).map_while(letter).collect();
        assert_eq!(series, "abcdđeghiklmnopqrstuvxy");
        assert!(series.chars().zip(1..).all(|(c, ordinal)| letter_ordinal(c) == Some(ordinal)));
        assert_eq!(letter_ordinal('Đ'), Some(5));
        assert_eq!((letter_ordinal('f'), letter(0), letter(24)), (None, None, None));
    }

    #[test]
    fn d_with_stroke_has_an_anchor_of_its_own() {
        assert_eq!(letter_anchor('đ').as_deref(), Some("dd"));
        assert_eq!(letter_anchor('Ð').as_deref(), Some("dd"));
        assert_eq!(letter_anchor('D').as_deref(), Some("d"));
        assert_eq!(letter_anchor('w'), None);
    }
}
