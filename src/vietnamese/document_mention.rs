//! Mentions of official documents in running text: "Nghị quyết số 57-NQ/TW ngày 22/12/2024".
//!
//! Finds numbers and symbols with the words around them, and laws, which are cited by name and date. Does not know
//! which documents exist: a mention is what the text says. Looks at a bounded number of neighbours of each word, so
//! that the time is linear in the text.

mod look;

use super::document_number::{DocumentNumber, Found, find_at, is_number_word};
use super::document_type::DocumentType;
use super::fold::{fold, lower};
use super::words::{WordList, words as word_ranges};
use super::written_date::WrittenDate;
use std::ops::Range;

pub use look::may_mention_document;

/// One mention.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentMention {
    /// From the type's name (or "số", or the number) to the end of the number, or of a law's name: what a link covers.
    pub range: Range<usize>,
    /// The type that the text names before the number.
    pub named: Option<DocumentType>,
    /// What is cited.
    pub cited: Cited,
    /// The date that the text gives it.
    pub date: Option<WrittenDate>,
}

/// What a mention cites.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cited {
    /// A document by number and symbol.
    Number {
        /// Its parts and right form.
        number: DocumentNumber,
        /// The bytes of the number and symbol.
        range: Range<usize>,
        /// The same as the text writes it.
        written: String,
    },
    /// A law, code, ordinance or the Constitution by its name, spaces made single.
    Law {
        /// `Luật Thi đua, khen thưởng`.
        name: String,
    },
}

impl DocumentMention {
    /// What identifies the cited document: [`DocumentNumber::key`] or [`law_key`].
    #[must_use]
    pub fn key(&self) -> String {
        match &self.cited {
            Cited::Number { number, .. } => number.key(),
            Cited::Law { name } => law_key(name),
        }
    }

    /// The type: as the symbol's code gives it, else as the text names it.
    #[must_use]
    pub fn kind(&self) -> Option<DocumentType> {
        match &self.cited {
            Cited::Number { number, .. } => number.kind.or(self.named),
            Cited::Law { .. } => self.named,
        }
    }
}

/// The comparison key of a law's name or title: folded, words joined by hyphens, without "Luật" or "Bộ luật" before.
#[must_use]
pub fn law_key(title: &str) -> String {
    let folded = fold(title);
    let all: Vec<&str> = word_ranges(&folded).map(|range| &folded[range]).collect();
    let name = match all.as_slice() {
        ["luat", name @ ..] | ["bo", "luat", name @ ..] | name => name,
    };
    name.join("-")
}

/// Every mention in `text`, in order, none overlapping another.
#[must_use]
pub fn find_document_mentions(text: &str) -> Vec<DocumentMention> {
    if may_mention_document(text) { search(text) } else { Vec::new() }
}

fn search(text: &str) -> Vec<DocumentMention> {
    let words = WordList::new(text);
    let mut mentions = Vec::new();
    let mut index = 0;
    while index < words.len() {
        let found = numbered(text, &words, index).or_else(|| law(text, &words, index));
        index = match found {
            Some((mention, next)) => {
                mentions.push(mention);
                next
            }
            None => index + 1,
        };
    }
    mentions
}

/// A mention whose number is word `index`, and the word after the number.
fn numbered(text: &str, words: &WordList<'_>, index: usize) -> Option<(DocumentMention, usize)> {
    if !words.word(index).starts_with(|c: char| c.is_ascii_digit()) || is_glued(words, index) {
        return None;
    }
    let Found { number, next } = find_at(words, index)?;
    let (first, named) = lead(words, index);
    // Without a type's code, "5/CLB" is a number only where the text says so.
    if number.type_code.is_none() && first == index {
        return None;
    }
    let range = words.range(index, next - 1);
    let written = text[range.clone()].to_owned();
    let date = date_after(words, next);
    let whole = words.range(first, next - 1);
    Some((DocumentMention { range: whole, named, cited: Cited::Number { number, range, written }, date }, next))
}

/// Whether word `index` continues something: the `12` of `22/12/2024`, the `5` of `1,5`.
fn is_glued(words: &WordList<'_>, index: usize) -> bool {
    index > 0 && matches!(words.gap_before(index), "/" | "-" | "." | "," | "–" | "_")
}

/// The first word of what introduces the number at `index` (a type's name or code, "số"), and the type.
fn lead(words: &WordList<'_>, index: usize) -> (usize, Option<DocumentType>) {
    let joins = |at: usize| words.follows(at) || matches!(words.gap_before(at).trim(), ":" | ".");
    let mut first = index;
    if index > 0 && joins(index) && is_number_word(words.word(index - 1)) {
        first = index - 1;
    }
    if first == 0 || !words.follows(first) {
        return (first, None);
    }
    // The name's own words must follow each other too.
    let mut start = first - 1;
    while start > 0 && first - start < 4 && words.follows(start) {
        start -= 1;
    }
    let before: Vec<&str> = (start..first).map(|at| words.word(at)).collect();
    if let Some((named, length)) = DocumentType::of_last_words(&before) {
        return (first - length, Some(named));
    }
    let last = words.word(first - 1);
    match DocumentType::of_code(last) {
        Some((code, named)) if code == last && code.len() > 1 => (first - 1, Some(named)),
        _ => (first, None),
    }
}

/// The date after a number: at once, after a comma, or after "của" and the issuer's name.
fn date_after(words: &WordList<'_>, next: usize) -> Option<WrittenDate> {
    if !(words.follows(next) || words.gap_before(next).trim() == ",") {
        return None;
    }
    let starts_date = |at: usize| matches!(lower_short(words.word(at)).as_str(), "ngày" | "tháng" | "năm");
    if starts_date(next) {
        return WrittenDate::at(words, next).map(|(date, _)| date);
    }
    if lower_short(words.word(next)) != "của" {
        return None;
    }
    let mut at = next + 1;
    while at < next + 12 && words.follows(at) {
        match lower_short(words.word(at)).as_str() {
            "ngày" => return WrittenDate::at(words, at).map(|(date, _)| date),
            // The issuer's name is over: a date further on is another's.
            "về" | "theo" | "trong" | "vào" | "từ" | "đến" | "cho" | "tại" | "có" | "được" | "để" | "là" | "và" =>
            {
                break;
            }
            _ => at += 1,
        }
    }
    None
}

/// A law cited by name and date whose name starts at word `index`, and the word after it.
fn law(text: &str, words: &WordList<'_>, index: usize) -> Option<(DocumentMention, usize)> {
    let (named, length) = law_word(words, index)?;
    let mut next = index + length;
    while next < index + 30 && next < words.len() && in_name(words, next) {
        let small = lower_short(words.word(next));
        let dated =
            matches!(small.as_str(), "ngày" | "năm") || small.parse().is_ok_and(|n: u16| (1945..2200).contains(&n));
        let date = if dated { law_date(words, next) } else { None };
        if let Some(date) = date {
            let range = words.range(index, next - 1);
            let name = text[range.clone()].split_whitespace().collect::<Vec<_>>().join(" ");
            let bare = next == index + length && named != DocumentType::Constitution;
            let mention = DocumentMention { range, named: Some(named), cited: Cited::Law { name }, date: Some(date) };
            return (!bare).then_some((mention, next));
        }
        if is_number_word(&small) && words.word(next + 1).starts_with(|c: char| c.is_ascii_digit())
            || starts_document(words, next)
        {
            return None;
        }
        next += 1;
    }
    None
}

/// "Luật", "Bộ luật", "Pháp lệnh" or "Hiến pháp" with a capital at word `index`, and how many words it has.
fn law_word(words: &WordList<'_>, index: usize) -> Option<(DocumentType, usize)> {
    let first = words.word(index);
    if !first.starts_with(['L', 'B', 'P', 'H']) {
        return None;
    }
    let one = lower_short(first);
    let two = || if words.follows(index + 1) { lower_short(words.word(index + 1)) } else { String::new() };
    match one.as_str() {
        "luật" => Some((DocumentType::Law, 1)),
        "bộ" if two() == "luật" => Some((DocumentType::Law, 2)),
        "pháp" if two() == "lệnh" => Some((DocumentType::Ordinance, 2)),
        "hiến" if two() == "pháp" => Some((DocumentType::Constitution, 2)),
        _ => None,
    }
}

/// Whether a law's name may go on over the gap before word `next`: spaces, or a comma.
fn in_name(words: &WordList<'_>, next: usize) -> bool {
    words.follows(next) || words.gap_before(next).trim() == ","
}

/// "ngày 15/6/2022", "năm 2022", or the year alone.
fn law_date(words: &WordList<'_>, at: usize) -> Option<WrittenDate> {
    if let Some((date, _)) = WrittenDate::at(words, at) {
        return Some(date);
    }
    let year = words.word(at).parse().ok()?;
    let range = words.range(at, at);
    // "2025 - 2030" is a period and "2025/NĐ" part of a symbol.
    let alone = !matches!(words.gap_before(at + 1).trim(), "-" | "–" | "/");
    alone.then_some(WrittenDate { range, year: Some(year), month: None, day: None })
}

/// Whether another document's name starts at word `at`, with a capital.
fn starts_document(words: &WordList<'_>, at: usize) -> bool {
    let capital = words.word(at).starts_with(char::is_uppercase);
    capital
        && words.follows(at + 1)
        && DocumentType::of_last_words(&[words.word(at), words.word(at + 1)]).is_some_and(|(_, n)| n == 2)
}

fn lower_short(word: &str) -> String {
    if word.len() > 16 { String::new() } else { lower(word) }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Range, canonical form or law's name, and date as `y-m-d`.
    fn found(text: &str) -> Vec<(&str, String, String)> {
        let show = |date: Option<WrittenDate>| {
            date.map(|d| format!("{}-{}-{}", d.year.unwrap_or(0), d.month.unwrap_or(0), d.day.unwrap_or(0)))
        };
        let cited = |cited| match cited {
            Cited::Number { number, .. } => number.canonical,
            Cited::Law { name } => name,
        };
        find_document_mentions(text)
            .into_iter()
            .map(|m| (&text[m.range], cited(m.cited), show(m.date).unwrap_or_default()))
            .collect()
    }

    fn one(text: &str, range: &str, cited: &str, date: &str) {
        assert_eq!(found(text), [(range, cited.to_owned(), date.to_owned())], "{text}");
    }

    #[test]
    fn numbers_come_with_their_type_and_date() {
        one(
            "thực hiện Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị",
            "Nghị quyết số 57-NQ/TW",
            "57-NQ/TW",
            "2024-12-22",
        );
        one(
            "Kế hoạch số 138/KH- UBND ngày 15 tháng 5 năm 2025",
            "Kế hoạch số 138/KH- UBND",
            "138/KH-UBND",
            "2025-5-15",
        );
        one("Quyết định 923/QĐ-TTg.", "Quyết định 923/QĐ-TTg", "923/QĐ-TTg", "");
        one(
            "Kế hoạch hành động số 33-KH/ĐU ngày 13/10/2025",
            "Kế hoạch hành động số 33-KH/ĐU",
            "33-KH/ĐU",
            "2025-10-13",
        );
        one("Kế hoạch sổ 538-KH/TU,", "Kế hoạch sổ 538-KH/TU", "538-KH/TU", "");
        one("Kế hoạch số \n138/KH-UBND; ", "Kế hoạch số \n138/KH-UBND", "138/KH-UBND", "");
        one("NQ 57-NQ/TW", "NQ 57-NQ/TW", "57-NQ/TW", "");
        one("Luật số 06/2022/QH15 ngày 15/6/2022", "Luật số 06/2022/QH15", "06/2022/QH15", "2022-6-15");
        one("Công văn số 2144/UBND-NVKTGS", "Công văn số 2144/UBND-NVKTGS", "2144/UBND-NVKTGS", "");
        one("(57-NQ/TW)", "57-NQ/TW", "57-NQ/TW", "");
    }

    #[test]
    fn the_issuer_may_stand_before_the_date() {
        one(
            "Nghị quyết số 57-NQ/TW của Bộ Chính trị ngày 22/12/2024",
            "Nghị quyết số 57-NQ/TW",
            "57-NQ/TW",
            "2024-12-22",
        );
        one("Kế hoạch 5/KH-UBND của phường về hội thi ngày 20/11/2025", "Kế hoạch 5/KH-UBND", "5/KH-UBND", "");
        one("Quyết định số 5/QĐ-UBND ngày tháng 4 năm 2026", "Quyết định số 5/QĐ-UBND", "5/QĐ-UBND", "2026-4-0");
    }

    #[test]
    fn laws_are_cited_by_name_and_date() {
        one(
            "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;",
            "Luật Thi đua, khen thưởng",
            "Luật Thi đua, khen thưởng",
            "2022-6-15",
        );
        one(
            "Căn cứ Luật Tổ chức chính quyền\nđịa phương ngày 16/6/2025",
            "Luật Tổ chức chính quyền\nđịa phương",
            "Luật Tổ chức chính quyền địa phương",
            "2025-6-16",
        );
        one("theo Luật Đất đai 2024.", "Luật Đất đai", "Luật Đất đai", "2024-0-0");
        one(
            "một số điều của Luật Thi đua, khen thưởng và Nghị định số 152/2025/NĐ-CP ngày 14/6/2025",
            "Nghị định số 152/2025/NĐ-CP",
            "152/2025/NĐ-CP",
            "2025-6-14",
        );
        assert_eq!(law_key("Luật Thi đua, khen thưởng"), law_key("thi đua khen thưởng"));
        assert_eq!(law_key("Bộ luật Lao động"), "lao-dong");
    }

    #[test]
    fn prose_is_left_alone() {
        for text in [
            "giai đoạn 2026 - 2030, đạt 83,2% và 1.500.000 đồng",
            "phủ sóng 4G/5G 24/7, 5 người/ngày",
            "kỷ luật ngày 15/6/2022, pháp luật năm 2022",
            "Luật ngày 15/6/2022; Luật Đất đai. Năm 2024",
            "lớp 5/CLB-ABC",
            "22/12/2024-NQ/TW",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }

    #[test]
    fn keys_and_types_come_through() {
        let mention = &find_document_mentions("Nghị quyết số 57 NQ/TW")[0];
        assert_eq!((mention.key().as_str(), mention.kind()), ("57-nq-tw", Some(DocumentType::Resolution)));
        assert!(matches!(&mention.cited, Cited::Number { written, .. } if written == "57 NQ/TW"));
    }

    proptest::proptest! {
        #[test]
        fn the_look_at_the_bytes_loses_no_mention(
            parts in proptest::collection::vec(
                "Luật|LUẬT|Bộ|luật|Pháp|lệnh|số|năm|/|-|–|57|12a|NQ|qđ|TW|UBND|2022|\n| |\u{a0}|đ|ộ|Hiến",
                0..12,
            ),
        ) {
            let text = parts.concat();
            proptest::prop_assert_eq!(find_document_mentions(&text), search(&text));
        }

        #[test]
        fn mentions_are_ordered_and_on_boundaries(
            parts in proptest::collection::vec("Luật|số|ngày|/|-|57|NQ|TW|2022|\n| |Nghị quyết|đ|\u{301}|tháng", 0..30),
        ) {
            let text = parts.concat();
            let mut end = 0;
            for mention in find_document_mentions(&text) {
                proptest::prop_assert!(mention.range.start >= end && text.get(mention.range.clone()).is_some());
                end = mention.range.end;
                let date = mention.date.map_or(end..end, |date| date.range);
                proptest::prop_assert!(date.start >= end && text.get(date).is_some());
            }
        }
    }
}
