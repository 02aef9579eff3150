//! Numbers and symbols of official documents: `138/KH-UBND`, `152/2025/NĐ-CP`, `57-NQ/TW`.
//!
//! The state writes `number/TYPE-ISSUER` (Decree 30/2020/NĐ-CP, article 8 and appendix III), with the year after the
//! number where the document is normative (Law on Promulgation of Legal Documents), and `number/ISSUER-UNIT` for
//! official letters; acts of the National Assembly are `number/year/QH15`. The Party writes `number-TYPE/ISSUER`
//! (Guideline 36-HD/VPTW, 2018). Slips of separator, space, case and stroke are understood; what the right form is
//! follows from the issuer, and for an issuer that both could be, from what is written.

use super::document_type::DocumentType;
use super::fold::{fold, lower, nfc};
use super::words::{WordList, is_blank, words};
use std::fmt::Write as _;

/// A number and symbol, taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentNumber {
    /// The number as written, leading zeros and a letter such as in `12a` included.
    pub number: String,
    /// The year that normative documents carry.
    pub year: Option<u16>,
    /// The type's code in its correct spelling; official letters and acts of the National Assembly have none.
    pub type_code: Option<&'static str>,
    /// What the code stands for.
    pub kind: Option<DocumentType>,
    /// Issuer and, after a hyphen, the unit that drafted it: `UBND`, `TTg`, `UBND-NVKTGS`, `QH15`.
    pub issuer_code: String,
    /// The right form of the whole.
    pub canonical: String,
}

/// Whose form a symbol has.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Style {
    State,
    Party,
}

/// What stands between two parts of a symbol.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Separator {
    Slash,
    Dash,
    Space,
}

/// A symbol found among words.
pub(super) struct Found {
    pub(super) number: DocumentNumber,
    /// The word after the symbol.
    pub(super) next: usize,
}

impl DocumentNumber {
    /// Reads a number and symbol, slips included, and nothing around it but spaces and a leading "Số".
    #[must_use]
    pub fn parse(written: &str) -> Option<Self> {
        let text = nfc(written.trim());
        let words = WordList::new(&text);
        let start = usize::from(is_number_word(words.word(0)));
        let found = find_at(&words, start)?;
        let alone = found.next == words.len() && words.gap_before(words.len()).is_empty();
        (alone && words.gap_before(0).is_empty()).then_some(found.number)
    }

    /// What is equal for all spellings of one symbol: ASCII, lower case, parts joined by hyphens, without leading zeros
    /// (`57 NQ/TW` → `57-nq-tw`). The đ of a type is `dd`, since `HD` and `HĐ` are two types.
    #[must_use]
    pub fn key(&self) -> String {
        let number = lower(self.number.trim_start_matches('0'));
        let mut key = if number.is_empty() { "0".to_owned() } else { number };
        if let Some(year) = self.year {
            let _ = write!(key, "-{year}");
        }
        if let Some(code) = self.type_code {
            key.push('-');
            key.push_str(&lower(code).replace('đ', "dd"));
        }
        for part in fold(&self.issuer_code).split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()) {
            key.push('-');
            key.push_str(part);
        }
        key
    }
}

/// Whether `written` is a number and symbol in its right form.
#[must_use]
pub fn is_well_formed(written: &str) -> bool {
    DocumentNumber::parse(written).is_some_and(|number| number.canonical == written)
}

/// The symbol whose number is word `index`.
pub(super) fn find_at(words: &WordList<'_>, index: usize) -> Option<Found> {
    let number = words.word(index);
    if !is_number(number) {
        return None;
    }
    let before = separator(words.gap_before(index + 1))?;
    let year = if before == Separator::Space { None } else { year(words.word(index + 1)) };
    let at = index + 1 + usize::from(year.is_some());
    let typed = typed_symbol(words, at, before, year.is_some());
    let (code, style, (issuer, next)) = match typed {
        Some((code, issuer_at, style)) => (Some(code), style, issuer(words, issuer_at)?),
        None if is_untyped_symbol(words, index + 1, at) => (None, Style::State, issuer(words, at)?),
        None => return None,
    };
    let style = if year.is_some() { Style::State } else { style_of(&issuer).unwrap_or(style) };
    let canonical = canonical(number, year, code.map(|(code, _)| code), &issuer, style);
    let (type_code, kind) = code.unzip();
    let number = DocumentNumber { number: number.to_owned(), year, type_code, kind, issuer_code: issuer, canonical };
    Some(Found { number, next })
}

/// Whether `word` introduces a number: "số", also as "sổ" (a slip of text recognition) or without marks.
pub(super) fn is_number_word(word: &str) -> bool {
    word.len() <= 8 && fold(word) == "so"
}

type Code = (&'static str, DocumentType);

/// The code at word `at`, the word of its issuer, and the style that the separators suggest.
fn typed_symbol(words: &WordList<'_>, at: usize, before: Separator, dated: bool) -> Option<(Code, usize, Style)> {
    // The signs first: most numbers of a text are followed by a word and a space.
    let after = separator(words.gap_before(at + 1)).filter(|after| *after != Separator::Space)?;
    if dated && separator(words.gap_before(at)).is_none_or(|sign| sign == Separator::Space) {
        return None;
    }
    let written = words.word(at);
    let code = DocumentType::of_code(written)?;
    // "57 NQ/TW": with so little to go by, the rest must be as it should be.
    let tight = words.gap_before(at + 1).chars().count() == 1;
    if before == Separator::Space && !(tight && code.0 == written) {
        return None;
    }
    let style = match (before, after) {
        (Separator::Dash | Separator::Space, Separator::Slash) => Style::Party,
        _ => Style::State,
    };
    Some((code, at + 1, style))
}

/// The issuer's code from word `at` on, in its usual case, and the word after it.
fn issuer(words: &WordList<'_>, at: usize) -> Option<(String, usize)> {
    let mut code = issuer_part(words.word(at))?;
    let mut next = at + 1;
    while next < at + 5 && matches!(words.gap_before(next), "-" | "&" | "‑") && next < words.len() {
        let Some(part) = issuer_part(words.word(next)) else { break };
        code.push(if words.gap_before(next) == "&" { '&' } else { '-' });
        code.push_str(&part);
        next += 1;
    }
    Some((code, next))
}

/// One part of an issuer's code: two capitals or more, or one of the best known in any case.
fn issuer_part(word: &str) -> Option<String> {
    const KNOWN: [&str; 8] = ["TTg", "UBND", "HĐND", "CP", "TW", "TU", "ĐU", "BCĐ"];
    if word.len() > 24 || !word.starts_with(char::is_alphabetic) {
        return None;
    }
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    // None of the known ones is longer, even decomposed.
    if capitals >= 2 || word.len() <= 9 {
        let small = lower(word);
        if let Some(known) = KNOWN.iter().find(|known| lower(known) == small) {
            return Some((*known).to_owned());
        }
    }
    (capitals >= 2).then(|| nfc(word).replace('Ð', "Đ"))
}

/// Whether `text` starts with the code of an issuer.
pub(super) fn is_issuer(text: &str) -> bool {
    words(text).next().is_some_and(|word| word.start == 0 && issuer_part(&text[word]).is_some())
}

/// The style that an issuer always uses, where it is known.
fn style_of(issuer: &str) -> Option<Style> {
    const PARTY: [&str; 8] = ["TW", "TU", "ThU", "QU", "HU", "ĐU", "ĐUK", "BCSĐ"];
    const STATE: [&str; 8] = ["CP", "TTg", "UBND", "HĐND", "VPCP", "CTN", "MTTQ", "TTHĐND"];
    let first = issuer.split(['-', '&']).next().unwrap_or_default();
    let act = first.strip_prefix("UBTVQH").or_else(|| first.strip_prefix("QH"));
    if PARTY.contains(&first) || first.ends_with("TW") {
        Some(Style::Party)
    } else if STATE.contains(&first) || act.is_some_and(|term| term.bytes().all(|b| b.is_ascii_digit())) {
        Some(Style::State)
    } else {
        None
    }
}

fn canonical(number: &str, year: Option<u16>, code: Option<&str>, issuer: &str, style: Style) -> String {
    let year = year.map(|year| format!("/{year}")).unwrap_or_default();
    match (code, style) {
        (Some(code), Style::Party) => format!("{number}-{code}/{issuer}"),
        (Some(code), Style::State) => format!("{number}{year}/{code}-{issuer}"),
        (None, _) => format!("{number}{year}/{issuer}"),
    }
}

/// Up to six digits, and a letter for an inserted number (`12a`).
fn is_number(word: &str) -> bool {
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    (1..=6).contains(&digits) && word[digits..].chars().count() <= 1 && word[digits..].chars().all(char::is_alphabetic)
}

fn year(word: &str) -> Option<u16> {
    let digits = word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit());
    word.parse().ok().filter(|year| digits && (1945..2200).contains(year))
}

fn separator(gap: &str) -> Option<Separator> {
    // The sign may have spaces around it, or stand at a line's end.
    if gap.is_empty() || gap.len() > 12 || gap.matches('\n').count() > 1 {
        return None;
    }
    match gap.trim() {
        "/" => Some(Separator::Slash),
        "-" | "‐" | "‑" | "–" | "—" => Some(Separator::Dash),
        _ => is_blank(gap).then_some(Separator::Space),
    }
}

/// Whether an issuer alone may follow: slashes before it, and no type's code in its place ("138/KH" is unfinished).
fn is_untyped_symbol(words: &WordList<'_>, second: usize, at: usize) -> bool {
    words.gap_before(second) == "/" && words.gap_before(at) == "/" && DocumentType::of_code(words.word(at)).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn canonical_of(text: &str) -> Option<String> {
        DocumentNumber::parse(text).map(|number| number.canonical)
    }

    #[test]
    fn right_forms_are_kept() {
        for text in [
            "138/KH-UBND",
            "152/2025/NĐ-CP",
            "57-NQ/TW",
            "2144/UBND-NVKTGS",
            "22-ĐA/TU",
            "03/NQ-CP",
            "15/2025/TT-BNV",
            "134/TTr-VHXH",
            "01-KH/BCĐ",
            "01-KH/BCĐTW",
            "33-KH/ĐU",
            "01/HD-BTĐKT",
            "06/2022/QH15",
            "2025/QĐ-UBND",
            "12/QĐ-SKH&CN",
            "923/QĐ-TTg",
            "12a/TB-HĐTĐKT",
        ] {
            assert_eq!(canonical_of(text).as_deref(), Some(text));
            assert!(is_well_formed(text));
        }
    }

    #[test]
    fn slips_have_one_right_form_and_one_key() {
        for (slip, right) in [
            ("138/KH- UBND", "138/KH-UBND"),
            ("138/KH -UBND", "138/KH-UBND"),
            ("57-NQ-TW", "57-NQ/TW"),
            ("57 NQ/TW", "57-NQ/TW"),
            ("57/NQ-TW", "57-NQ/TW"),
            ("57–NQ/TW", "57-NQ/TW"),
            ("138-KH/UBND", "138/KH-UBND"),
            ("923/QD-TTG", "923/QĐ-TTg"),
            ("152/2025/ND-CP", "152/2025/NĐ-CP"),
            ("152/2025/NÐ-CP", "152/2025/NĐ-CP"),
            ("138/kh-ubnd", "138/KH-UBND"),
            ("Số: 138/KH-UBND", "138/KH-UBND"),
            ("134/TTR-VHXH", "134/TTr-VHXH"),
        ] {
            assert_eq!(canonical_of(slip).as_deref(), Some(right), "{slip}");
            assert!(!is_well_formed(slip));
            let key = |text| DocumentNumber::parse(text).map(|number| number.key());
            assert_eq!(key(slip), key(right), "{slip}");
        }
    }

    #[test]
    fn keys_tell_documents_apart() {
        let key = |text| DocumentNumber::parse(text).map(|number| number.key()).unwrap_or_default();
        assert_eq!(key("57-NQ/TW"), "57-nq-tw");
        assert_eq!(key("152/2025/NĐ-CP"), "152-2025-ndd-cp");
        assert_eq!(key("03/NQ-CP"), key("3/NQ-CP"));
        assert_ne!(key("01/HD-STP"), key("01/HĐ-STP"));
        assert_ne!(key("15/2025/TT-BNV"), key("15/TT-BNV"));
    }

    #[test]
    fn parts_are_named() {
        let number = DocumentNumber::parse("2144/UBND-NVKTGS").unwrap();
        assert_eq!((number.type_code, number.issuer_code.as_str()), (None, "UBND-NVKTGS"));
        let number = DocumentNumber::parse("152/2025/NĐ-CP").unwrap();
        assert_eq!((number.number.as_str(), number.year, number.type_code), ("152", Some(2025), Some("NĐ")));
        assert_eq!(number.kind, Some(DocumentType::Decree));
    }

    #[test]
    fn what_is_no_symbol() {
        for text in [
            "",
            "22/12/2024",
            "2025-2030",
            "57",
            "NQ/TW",
            "/KH-UBND",
            "138/KH",
            "4G/5G",
            "5 người/ngày",
            "24/7",
            "1.500.000 đồng",
        ] {
            assert_eq!(canonical_of(text), None, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn a_canonical_form_is_its_own(
            number in "[0-9]{1,4}[-/ ](20[0-9]{2}[-/])?",
            symbol in "(KH|qd|UBND|x)[-/ ]{1,2}(UBND|TW|BCĐ|SKH&CN)",
        ) {
            if let Some(number) = DocumentNumber::parse(&(number + &symbol)) {
                let again = DocumentNumber::parse(&number.canonical);
                proptest::prop_assert_eq!(again.as_ref().map(|n| n.canonical.clone()), Some(number.canonical.clone()));
                proptest::prop_assert_eq!(again.map(|n| n.key()), Some(number.key()));
            }
        }
    }
}
