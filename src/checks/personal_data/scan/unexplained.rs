//! Full dates in a text that says who somebody is: a name, a position, a remark beside a name.
//!
//! In running text a date needs a word or a full name beside it to be one of birth. Here the place tells: whatever the
//! name looks like, a day long past that nothing explains is the day on which its bearer was born.

use super::context::small;
use super::full_date::date_end;
use super::hints::{DIGIT, Hints};
use super::plain::Plain;
use crate::vietnamese::WordList;
use std::ops::Range;

/// Nobody who is honoured was born after it; later days are those of decisions and ceremonies.
const LAST_YEAR: u16 = 2020;

/// Words that say what else happened on the day after them, and symbols of documents. They have their marks: without them,
/// a worker would be an act of recognition.
const HARMLESS: &[&[&str]] = &[
    &["quyết", "định"],
    &["qđ"],
    &["kế", "hoạch"],
    &["kh"],
    &["báo", "cáo"],
    &["bc"],
    &["tờ", "trình"],
    &["nghị", "quyết"],
    &["thông", "báo"],
    &["công", "văn"],
    &["biên", "bản"],
    &["ubnd"],
    &["ban", "hành"],
    &["ngày", "ký"],
    &["ký", "ngày"],
    &["ngày", "trao"],
    &["trao", "ngày"],
    &["trao", "tặng"],
    &["công", "nhận"],
    &["ngày", "cấp"],
    &["cấp", "ngày"],
    &["thành", "lập"],
    &["ra", "đời"],
    &["kỷ", "niệm"],
    &["kỉ", "niệm"],
    &["vào", "đảng"],
    &["vào", "đoàn"],
    &["vào", "hội"],
    &["kết", "nạp"],
    &["nhập", "ngũ"],
    &["xuất", "ngũ"],
    &["bổ", "nhiệm"],
    &["tuyển", "dụng"],
    &["nghỉ", "hưu"],
    &["hy", "sinh"],
    &["hi", "sinh"],
    &["từ", "trần"],
    &["mất", "ngày"],
    &["tham", "gia"],
    &["từ", "ngày"],
    &["đến", "ngày"],
    &["truyền", "thống"],
];

/// Words after which a number with slashes is that of a house or an alley, with their marks.
const PLACES: [&str; 8] = ["ngõ", "ngách", "hẻm", "kiệt", "nhà", "số", "đường", "lô"];

/// The first full date of `text`, up to `LAST_YEAR`, that no word before it explains.
#[must_use]
pub fn unexplained_date(text: &str) -> Option<Range<usize>> {
    if !Hints::of(text).has(DIGIT) {
        return None;
    }
    let plain = Plain::new(text);
    let words = WordList::new(plain.text());
    let mut at = 0;
    while at < words.len() {
        let is_number = words.word(at).starts_with(|c: char| c.is_ascii_digit());
        match date_end(&words, at).filter(|_| is_number) {
            Some(end) if is_past(&words, at, end) && !is_explained(&words, at) => {
                return Some(plain.source(&words.range(at, end - 1)));
            }
            Some(end) => at = end,
            None => at += 1,
        }
    }
    None
}

/// Whether the year of the date in the words `at..end` is one in which somebody honoured may have been born.
fn is_past(words: &WordList<'_>, at: usize, end: usize) -> bool {
    let number = |word: &str| word.parse::<u16>().ok();
    let four = |at: usize| Some(words.word(at)).filter(|word| word.len() == 4).and_then(number);
    let compact = || {
        let word = Some(words.word(at)).filter(|word| word.len() == 8)?;
        [&word[4..], &word[..4]].into_iter().filter_map(number).find(|year| (1900..2200).contains(year))
    };
    let short =
        || number(words.word(end - 1)).map(|year| if year > LAST_YEAR % 100 { 1900 + year } else { 2000 + year });
    let year = (at..end).rev().find_map(four).or_else(compact).or_else(short);
    year.is_some_and(|year| (1900..=LAST_YEAR).contains(&year))
}

/// Whether a word before word `at`, in its clause, tells what the day is.
fn is_explained(words: &WordList<'_>, at: usize) -> bool {
    let starts = |first: usize, phrase: &[&str]| {
        first + phrase.len() <= at
            && phrase.iter().enumerate().all(|(on, word)| small(words.word(first + on)) == **word)
    };
    let of_place = at > 0 && words.follows(at) && PLACES.contains(&small(words.word(at - 1)).as_str());
    // With a capital letter they are names.
    let reach = at > 0 && matches!(words.word(at - 1), "từ" | "đến" | "trước" | "sau");
    of_place || reach || (at.saturating_sub(12)..at).any(|first| HARMLESS.iter().any(|phrase| starts(first, phrase)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_beside_a_name_needs_no_known_name() {
        for marked in [
            "Hoàng Thị Ý («12/05/1980»)",
            "«12/05/1980» Lê Văn Hùng",
            "Lê văn hùng («12/05/1980»)",
            "H'Hen Niê «12-05-1980»",
            "Y Bhăm Niê, «12/5/80»",
            "N.V.A. («12/5/2012»)",
            "«1980-05-12»",
            "Lê Anh Tú («12/05/1980»)",
            "công nhân, «12/05/1980»",
            "tổ trưởng, «12 tháng 5 năm 1980»",
            "«12051980»",
        ] {
            let text = marked.replace(['«', '»'], "");
            let part = marked.split_once('«').unwrap().1.split_once('»').unwrap().0;
            assert_eq!(unexplained_date(&text).map(|range| &text[range]), Some(part), "{text}");
        }
    }

    #[test]
    fn dates_of_other_things_are_silent() {
        for text in [
            "QĐ ngày 12/05/2010",
            "Quyết định số 412/QĐ-UBND ngày 12/05/2008",
            "Tổ công nghệ số (thành lập ngày 12/5/2020)",
            "Vào Đảng ngày 03/02/1982",
            "Trao ngày 12/05/2026",
            "12/05/2026",
            "ngõ 12/5/80",
            "sinh năm 1980",
            "Tổ 5, khu 12",
            "",
        ] {
            assert_eq!(unexplained_date(text), None, "{text}");
        }
    }
}
