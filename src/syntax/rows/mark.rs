//! Marks that stand for the cell above, numerals that open a part, and honorifics.

use crate::vietnamese::fold;

/// Whether a cell says "as above": `nt`, `như trên`, `-nt-`, `"`, `//` and their like.
pub(super) fn is_ditto(text: &str) -> bool {
    // "- như trên -", decomposed, is the longest of them.
    if text.len() > 32 {
        return false;
    }
    let bare: String = fold(text).chars().filter(|c| !c.is_whitespace() && !"-–—().…".contains(*c)).collect();
    matches!(bare.as_str(), "nt" | "nhutren" | "\"" | "\"\"" | "''" | "”" | "“" | "″" | "〃" | "//" | "ditto")
}

/// Splits the numeral or letter that opens a part off: `I. `, `II/`, `A)`, `1.`, `a) `. Both parts are trimmed.
///
/// What follows must be separated from it, so that "Ủy ban" or "CLB" is not taken apart.
pub(super) fn split_numeral(text: &str) -> (&str, &str) {
    let end = text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len());
    let (numeral, rest) = text.split_at(end);
    let separated = rest.starts_with(['.', ')', '/', '-', ':']);
    if separated && is_numeral(numeral) {
        (numeral, rest.trim_start_matches(['.', ')', '/', '-', ':', ' ']))
    } else if is_numeral(text) {
        (text, "")
    } else {
        ("", text)
    }
}

/// Whether the text is nothing but a numeral that counts parts: Roman or Arabic, or one letter.
pub(super) fn is_numeral(text: &str) -> bool {
    let text = text.trim_end_matches(['.', ')', '/', ':']);
    let roman = !text.is_empty() && text.len() <= 6 && text.chars().all(|c| "IVXivx".contains(c));
    roman || is_number(text) || is_letter(text)
}

/// Whether the text is a numeral that counts parts but not recipients.
pub(super) fn is_part_numeral(text: &str) -> bool {
    is_numeral(text) && !is_number(text.trim_end_matches(['.', ')', '/', ':']))
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.len() <= 6 && text.bytes().all(|b| b.is_ascii_digit())
}

fn is_letter(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(char::is_alphabetic) && chars.next().is_none()
}

/// Splits "Ông" or "Bà" off a person's name. A single word after it stays with it: "Bà Rịa" is a place.
pub(super) fn split_honorific(name: &str) -> (Option<&'static str>, &str) {
    let Some((first, rest)) = name.split_once(' ') else { return (None, name) };
    let honorific = match crate::vietnamese::lower(first).trim_end_matches([':', '.']) {
        "ông" => "Ông",
        "bà" => "Bà",
        _ => return (None, name),
    };
    if rest.contains(' ') { (Some(honorific), rest) } else { (None, name) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dittos_are_known_and_names_are_not_dittos() {
        for text in ["nt", "NT", "-nt-", "- nt -", "Như trên", "(như trên)", "\"", "''", "//", "-//-", "”", "nt."]
        {
            assert!(is_ditto(text), "{text}");
        }
        for text in ["", "-", "Nt Hà", "1.500.000", "ntt"] {
            assert!(!is_ditto(text), "{text}");
        }
    }

    #[test]
    fn numerals_are_split_off_and_words_are_not() {
        assert_eq!(split_numeral("II. CÁ NHÂN"), ("II", "CÁ NHÂN"));
        assert_eq!(split_numeral("A/ Giấy khen"), ("A", "Giấy khen"));
        assert_eq!(split_numeral("IV"), ("IV", ""));
        assert_eq!(split_numeral("Vi. Thị Hoa"), ("Vi", "Thị Hoa"));
        assert_eq!(split_numeral("Ủy ban nhân dân"), ("", "Ủy ban nhân dân"));
        assert_eq!(split_numeral("HTX. Đông"), ("", "HTX. Đông"));
        assert!(is_part_numeral("III.") && !is_part_numeral("3."));
    }

    #[test]
    fn honorifics_are_split_off_persons_only() {
        assert_eq!(split_honorific("Ông Nguyễn Văn An"), (Some("Ông"), "Nguyễn Văn An"));
        assert_eq!(split_honorific("BÀ Trần Thị Bé"), (Some("Bà"), "Trần Thị Bé"));
        assert_eq!(split_honorific("Bà Rịa"), (None, "Bà Rịa"));
        assert_eq!(split_honorific("Bành Văn Tổ"), (None, "Bành Văn Tổ"));
        assert_eq!(split_honorific("Ba Văn Tám"), (None, "Ba Văn Tám"));
    }
}
