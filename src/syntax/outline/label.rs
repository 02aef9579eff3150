//! The numbering that headings carry: `I.`, `Điều 1.`, `Phần thứ nhất`, `Chương II`, `A.`, `1.`, `a)`.

use super::marker;
use super::number::{Division, Number};
use crate::vietnamese::{lower, nfc, parse_roman, roman};

/// Reads the number that `title` begins with, and how many bytes it takes up, blanks after it included.
///
/// `after` is the division of the heading before it on its level, and its
/// place: it tells the letter C after B from the numeral C.
pub(crate) fn read(title: &str, after: Option<(Division, u32)>) -> Option<(Number, usize)> {
    worded(title).or_else(|| capital(title, after)).or_else(|| numeral(title)).or_else(|| marked(title))
}

/// The label of a section that `line` begins with, and its length with the blanks after it, where it can hardly be anything else: what is read in a heading would be
/// too much in a paragraph, which may begin with “Phần II của kế hoạch” or “C. Mác”.
pub(crate) fn of_section(line: &str) -> Option<(Number, usize)> {
    let (number, len) = worded(line).or_else(|| numeral(line))?;
    let title = &line[len..];
    let closed = title.is_empty() || number.label.ends_with(['.', ':', '/', ')']);
    // One letter of these may be that of a name, and so may two: “V. I. Lê-nin”.
    let initial = matches!(number.label.as_str(), "C." | "L.") || title.chars().nth(1) == Some('.');
    let named = title.is_empty() || title.starts_with(char::is_uppercase);
    (closed && named && !initial).then_some((number, len))
}

/// `Điều 1.`, `Chương II`, `Phần thứ nhất:`.
fn worded(title: &str) -> Option<(Number, usize)> {
    let (first, second) = (word(title, 0)?, |at| word(title, at));
    let (division, at) = match lower(first.1).as_str() {
        "phần" => (Division::Part, first.0),
        "chương" => (Division::Chapter, first.0),
        "mục" => (Division::Subdivision, first.0),
        "điều" => (Division::Article, first.0),
        "phụ" => {
            let next = second(first.0)?;
            (lower(next.1) == "lục").then_some((Division::Appendix, next.0))?
        }
        _ => return None,
    };
    let (end, written) = second(at)?;
    let bare = written.trim_end_matches(['.', ':', ')']);
    if lower(bare) == "thứ" {
        let (end, written) = second(end)?;
        let bare = written.trim_end_matches(['.', ':']);
        let place = ordinal_word(&lower(bare))?;
        return Some(label(division, title, end - (written.len() - bare.len()), vec![roman(place)?], place));
    }
    let place = if division == Division::Article {
        arabic(without_letter(bare))?
    } else {
        parse_roman(&bare.to_uppercase()).or_else(|| arabic(bare))?
    };
    // "Điều 1 của Luật …" is a sentence, not a number.
    let closed = bare.len() < written.len() || title[end..].trim().is_empty() || division != Division::Article;
    closed.then(|| label(division, title, end - (written.len() - bare.len()), vec![bare.to_owned()], place))
}

/// The word that begins at or after `at`, and where it ends.
fn word(title: &str, at: usize) -> Option<(usize, &str)> {
    let rest = title.get(at..)?;
    let start = at + (rest.len() - rest.trim_start().len());
    let word = title[start..].split_whitespace().next()?;
    Some((start + word.len(), word))
}

/// A label that ends at `end`, punctuation after it not yet counted.
fn label(division: Division, title: &str, end: usize, parts: Vec<String>, place: u32) -> (Number, usize) {
    let rest = &title[end..];
    let mut written = rest.len() - rest.trim_start_matches(['.', ':', ')', '/']).len();
    // A dash that parts the number from the title belongs to neither.
    let blank = rest[written..].trim_start();
    let title_at =
        blank.strip_prefix(['-', '–', '—']).filter(|rest| rest.starts_with(' ')).unwrap_or(blank).trim_start();
    let len = title.len() - title_at.len();
    written += end;
    (Number { division, label: nfc(title[..written].trim()).into_owned(), parts, place: Some(place) }, len)
}

/// `A.`, `Đ)`; a letter that is also a numeral only where the heading before says so.
fn capital(title: &str, after: Option<(Division, u32)>) -> Option<(Number, usize)> {
    let first = title.chars().next().filter(|c| c.is_ascii_uppercase() || *c == 'Đ')?;
    title[first.len_utf8()..].starts_with(['.', ')', '/']).then_some(())?;
    let part = first.to_string();
    let place = marker::place_of(&part)?;
    let continues = after == Some((Division::Capital, place.saturating_sub(1)));
    let numeral = matches!(first, 'I' | 'V' | 'X');
    (continues || !numeral).then(|| label(Division::Capital, title, first.len_utf8(), vec![part], place))
}

/// `IV.`, `IV/`, `IV-`.
fn numeral(title: &str) -> Option<(Number, usize)> {
    let len = title.bytes().take_while(|b| b"IVXLC".contains(b)).count();
    let place = parse_roman(&title[..len])?;
    let parts = vec![title[..len].to_owned()];
    if title[len..].starts_with(['.', ')', '/', ':']) {
        return Some(label(Division::Roman, title, len, parts, place));
    }
    // A dash is the number's punctuation here; without a space after it, it joins a word: "V-League".
    let rest = title[len..].trim_start().strip_prefix(['-', '–', '—']).filter(|rest| rest.starts_with(' '))?;
    let (written, blank) = (title.len() - rest.len(), rest.len() - rest.trim_start().len());
    let label = nfc(&title[..written]).into_owned();
    Some((Number { division: Division::Roman, label, parts, place: Some(place) }, written + blank))
}

/// `1.`, `2.1.`, `a)`.
fn marked(title: &str) -> Option<(Number, usize)> {
    let marker = marker::read(title)?;
    marker.number.map(|number| (number, marker.len))
}

/// The number of an article that was put between two others: 3 of `3a`.
fn without_letter(name: &str) -> &str {
    match name.char_indices().next_back() {
        Some((at, letter))
            if letter.is_alphabetic() && marker::place_of(&letter.to_lowercase().to_string()).is_some() =>
        {
            &name[..at]
        }
        _ => name,
    }
}

fn arabic(text: &str) -> Option<u32> {
    let digits = text.bytes().all(|b| b.is_ascii_digit()) && (1..=3).contains(&text.len());
    digits.then(|| text.parse().ok()).flatten()
}

fn ordinal_word(word: &str) -> Option<u32> {
    const WORDS: [&str; 10] = ["nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười"];
    WORDS.iter().position(|known| *known == word).and_then(|place| u32::try_from(place + 1).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_headings_are_read() {
        let cases = [
            ("I. MỤC ĐÍCH, YÊU CẦU", Some(("I.", "i", "MỤC ĐÍCH, YÊU CẦU"))),
            ("VII. TỔ CHỨC", Some(("VII.", "vii", "TỔ CHỨC"))),
            ("II/ Nội dung", Some(("II/", "ii", "Nội dung"))),
            ("Điều 1. Ban hành", Some(("Điều 1.", "dieu-1", "Ban hành"))),
            ("ĐIỀU 12: Ban hành", Some(("ĐIỀU 12:", "dieu-12", "Ban hành"))),
            ("Điều 2", Some(("Điều 2", "dieu-2", ""))),
            ("Điều 3a. Thưởng", Some(("Điều 3a.", "dieu-3a", "Thưởng"))),
            ("Điều 12đ: Thưởng", Some(("Điều 12đ:", "dieu-12dd", "Thưởng"))),
            ("IV- BỐN", Some(("IV-", "iv", "BỐN"))),
            ("II – Hai", Some(("II –", "ii", "Hai"))),
            ("V-League", None),
            ("Điều a. Sai", None),
            ("Điều 3a của Luật", None),
            ("Phần thứ nhất. Chung", Some(("Phần thứ nhất.", "phan-i", "Chung"))),
            ("Phần II - Riêng", Some(("Phần II", "phan-ii", "Riêng"))),
            ("Chương III", Some(("Chương III", "chuong-iii", ""))),
            ("Mục 1. Chung", Some(("Mục 1.", "muc-1", "Chung"))),
            ("Phụ lục I. Biểu mẫu", Some(("Phụ lục I.", "phu-luc-i", "Biểu mẫu"))),
            ("A. Đánh giá", Some(("A.", "a", "Đánh giá"))),
            ("2.1. Phòng", Some(("2.1.", "2-1", "Phòng"))),
            ("đ) Việc", Some(("đ)", "dd", "Việc"))),
            ("Điều 1 của Luật quy định", None),
            ("Mục đích, yêu cầu", None),
            ("IIX. Sai", None),
            ("Căn cứ", None),
            ("- Việc", None),
        ];
        for (title, expected) in cases {
            let found = read(title, None).map(|(n, len)| (n.label.clone(), n.anchor(), title[len..].to_owned()));
            let expected = expected.map(|(label, anchor, rest)| (label.into(), anchor.into(), rest.into()));
            assert_eq!(found, expected, "{title}");
        }
    }

    #[test]
    fn labels_of_sections_are_told_from_names_and_sentences() {
        for line in
            ["I. MỤC ĐÍCH", "IV. Thời gian", "II/ Nội dung", "Điều 1. Ban hành", "Điều 2", "Phần thứ nhất: Chung"]
        {
            assert!(of_section(line).is_some(), "{line}");
        }
        for line in [
            "C. Mác viết",
            "V. I. Lê-nin viết",
            "Phần II của kế hoạch",
            "Mục 3 nêu rõ",
            "Điều 1 của Luật",
            "I. một hai",
            "1. Mục đích",
            "a) Việc",
            "A. Đánh giá",
            "Iốt",
            "VI phạm",
        ] {
            assert_eq!(of_section(line), None, "{line}");
        }
    }

    #[test]
    fn a_numeral_that_is_a_letter_follows_its_series() {
        let division = |title, after| read(title, after).map(|(number, _)| number.division);
        assert_eq!(division("I. x", None), Some(Division::Roman));
        assert_eq!(division("I. x", Some((Division::Capital, 8))), Some(Division::Capital));
        assert_eq!(division("C. x", Some((Division::Capital, 2))), Some(Division::Capital));
        assert_eq!(division("V. x", Some((Division::Roman, 4))), Some(Division::Roman));
    }
}
