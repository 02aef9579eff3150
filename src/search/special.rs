//! Document numbers and dates, written in any of their usual forms, as one token each.
//!
//! `57-NQ/TW`, `nq57` and `nghị quyết số 57` all give `#nq57`; `22/12/2024`, `2024-12-22` and
//! `ngày 22 tháng 12 năm 2024` all give `@2024-12-22`. A month gives `@2024-12`, a day without a
//! year `@12-22`. Recognition works on normalised tokens and the gaps between them, always around a
//! number, so it costs nothing on text without numbers. `assets/search.js` mirrors these rules.
//!
//! Whether such a document exists is not asked here.

use super::normalise::{Gap, Marks, tokens};

/// Abbreviations of official document types (Decree 30/2020, annex III, and party usage), folded.
const TYPES: &[&str] = &[
    "nq", "qd", "ct", "qc", "tb", "hd", "ctr", "kh", "pa", "da", "bc", "bb", "ttr", "cd", "gm", "pc", "nd", "tt",
    "ttlt", "cv", "kl",
];

/// Full names of document types as tokens (so `qui` for `quy`), with the abbreviation used in numbers.
const NAMES: &[(&str, &str, &str)] = &[
    ("nghi", "quyet", "nq"),
    ("quyet", "dinh", "qd"),
    ("qui", "dinh", "qd"),
    ("chi", "thi", "ct"),
    ("qui", "che", "qc"),
    ("thong", "bao", "tb"),
    ("huong", "dan", "hd"),
    ("chuong", "trinh", "ctr"),
    ("ke", "hoach", "kh"),
    ("phuong", "an", "pa"),
    ("de", "an", "da"),
    ("du", "an", "da"),
    ("bao", "cao", "bc"),
    ("bien", "ban", "bb"),
    ("to", "trinh", "ttr"),
    ("cong", "dien", "cd"),
    ("nghi", "dinh", "nd"),
    ("thong", "tu", "tt"),
    ("cong", "van", "cv"),
    ("ket", "luan", "kl"),
];

/// The tokens of one text, kept together so that rules can look around.
#[derive(Default)]
pub struct TokenBuffer {
    folds: String,
    items: Vec<Item>,
}

#[derive(Clone, Copy)]
struct Item {
    end: u32,
    marks: Marks,
    gap: Gap,
    breaks: bool,
}

impl TokenBuffer {
    /// Replaces the buffer's content by the tokens of `text`.
    pub fn read(&mut self, text: &str) {
        self.folds.clear();
        self.items.clear();
        tokens(text, |token| {
            self.folds.push_str(token.fold);
            let end = u32::try_from(self.folds.len()).unwrap_or(u32::MAX);
            self.items.push(Item { end, marks: token.marks, gap: token.gap, breaks: token.breaks });
        });
    }

    /// Number of tokens.
    #[must_use]
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// Whether there is no token.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// The `index`-th token's fold, or the empty text past the end.
    #[must_use]
    pub fn fold(&self, index: usize) -> &str {
        let start = index.checked_sub(1).and_then(|before| self.items.get(before)).map_or(0, |item| item.end as usize);
        self.items.get(index).map_or("", |item| &self.folds[start..item.end as usize])
    }

    /// The `index`-th token's marks code.
    #[must_use]
    pub fn marks(&self, index: usize) -> Marks {
        self.items.get(index).map_or(0, |item| item.marks)
    }

    /// Whether a sentence ended before the `index`-th token.
    #[must_use]
    pub fn breaks(&self, index: usize) -> bool {
        self.items.get(index).is_none_or(|item| item.breaks)
    }

    fn gap(&self, index: usize) -> Gap {
        self.items.get(index).map_or(Gap::Other, |item| item.gap)
    }

    fn number(&self, index: usize) -> Option<u32> {
        let fold = self.fold(index);
        if fold.starts_with(|c: char| c.is_ascii_digit()) { fold.parse().ok() } else { None }
    }

    fn within(&self, index: usize, low: u32, high: u32) -> Option<u32> {
        self.number(index).filter(|number| (low..=high).contains(number))
    }

    fn year(&self, index: usize) -> Option<u32> {
        self.within(index, 1900, 2100)
    }

    fn month(&self, index: usize) -> Option<u32> {
        self.within(index, 1, 12)
    }

    fn day(&self, index: usize) -> Option<u32> {
        self.within(index, 1, 31)
    }

    fn joined(&self, index: usize) -> bool {
        matches!(self.gap(index), Gap::Slash | Gap::Dash | Gap::Dot)
    }

    fn word(&self, index: usize, fold: &str) -> bool {
        self.gap(index) == Gap::Space && self.fold(index) == fold
    }

    fn is_type(&self, index: usize) -> bool {
        matches!(self.marks(index), 0 | 30) && TYPES.contains(&self.fold(index))
    }
}

/// Calls `emit` for every document number and date in `buffer`, in its most specific form.
pub fn specials(buffer: &TokenBuffer, mut emit: impl FnMut(String)) {
    for index in 0..buffer.len() {
        if let Some(number) = buffer.number(index) {
            let date = date_at(buffer, index);
            if let Some(kind) = document_type_at(buffer, index, date.is_some_and(|date| date.day.is_some())) {
                emit(format!("#{kind}{number}"));
            }
            if let Some(date) = date {
                emit(date.key());
            }
        }
    }
}

/// The less specific keys under which a text with `key` is found too.
#[must_use]
pub fn broader(key: &str) -> Vec<String> {
    let parts: Vec<&str> = key.strip_prefix('@').map_or_else(Vec::new, |date| date.split('-').collect());
    match parts.as_slice() {
        [year, month, day] => vec![format!("@{year}-{month}"), format!("@{month}-{day}")],
        _ => Vec::new(),
    }
}

/// A date as far as a text gives it: year and month, month and day, or all three.
#[derive(Clone, Copy)]
struct Date {
    year: Option<u32>,
    month: u32,
    day: Option<u32>,
}

impl Date {
    fn key(self) -> String {
        let parts = [self.year, Some(self.month), self.day].into_iter().flatten().map(|part| part.to_string());
        format!("@{}", parts.collect::<Vec<_>>().join("-"))
    }
}

/// The date whose first number is at `index`.
fn date_at(buffer: &TokenBuffer, index: usize) -> Option<Date> {
    if index > 0 && buffer.joined(index) && buffer.number(index - 1).is_some() {
        return None;
    }
    let month_word = buffer.word(index + 1, "thang");
    if !month_word && !buffer.joined(index + 1) {
        return month_by_word(buffer, index);
    }
    if let (Some(year), Some(month), Some(day)) = (buffer.year(index), buffer.month(index + 1), buffer.day(index + 2)) {
        return buffer.joined(index + 2).then_some(Date { year: Some(year), month, day: Some(day) });
    }
    if let (Some(month), Some(year), false) = (buffer.month(index), buffer.year(index + 1), month_word) {
        return (!symbol_at(buffer, index + 2)).then_some(Date { year: Some(year), month, day: None });
    }
    day_and_month(buffer, index, month_word)
}

/// `22/12/2024`, `22 tháng 12 năm 2024`, `20/11`.
fn day_and_month(buffer: &TokenBuffer, index: usize, month_word: bool) -> Option<Date> {
    let month_at = index + 1 + usize::from(month_word);
    let (day, month) = (buffer.day(index)?, buffer.month(month_at)?);
    let year_word = buffer.word(month_at + 1, "nam");
    let year_at = month_at + 1 + usize::from(year_word);
    let date = |year| Some(Date { year, month, day: Some(day) });
    if buffer.joined(year_at) || year_word || (month_word && buffer.gap(year_at) == Gap::Space) {
        if let Some(year) = buffer.year(year_at) {
            return date(Some(year));
        }
        if let (Some(short), Gap::Slash) = (buffer.within(year_at, 10, 99), buffer.gap(year_at)) {
            return date(Some(2000 + short));
        }
    }
    let fraction = buffer.gap(month_at) == Gap::Dot
        || symbol_at(buffer, month_at + 1)
        || (buffer.joined(month_at + 1) && buffer.number(month_at + 1).is_some());
    if fraction { None } else { date(None) }
}

/// `tháng 12 năm 2024`, `tháng 12 2024`.
fn month_by_word(buffer: &TokenBuffer, index: usize) -> Option<Date> {
    let after_word = index > 0 && buffer.fold(index - 1) == "thang";
    let month = buffer.month(index).filter(|_| after_word)?;
    let year_at = index + 1 + usize::from(buffer.word(index + 1, "nam"));
    let year = buffer.year(year_at).filter(|_| buffer.gap(year_at) == Gap::Space)?;
    let of_a_day = index > 1 && buffer.number(index - 2).is_some();
    (!of_a_day).then_some(Date { year: Some(year), month, day: None })
}

/// Whether a document symbol follows: then the numbers before it are no date.
fn symbol_at(buffer: &TokenBuffer, index: usize) -> bool {
    matches!(buffer.gap(index), Gap::Slash | Gap::Dash)
        && buffer.number(index).is_none()
        && !buffer.fold(index).is_empty()
}

/// The document type that goes with the number at `index`, from its symbol or from the words before it.
fn document_type_at(buffer: &TokenBuffer, index: usize, dated: bool) -> Option<&'static str> {
    let known = |at: usize| TYPES.iter().copied().find(|kind| *kind == buffer.fold(at)).filter(|_| buffer.is_type(at));
    let numbered_before = index > 0
        && matches!(buffer.gap(index), Gap::Slash | Gap::Dash | Gap::Dot)
        && buffer.number(index - 1).is_some();
    if numbered_before {
        return None;
    }
    let year = usize::from(buffer.year(index + 1).is_some() && matches!(buffer.gap(index + 1), Gap::Slash | Gap::Dash));
    let symbol = index + 1 + year;
    if !matches!(buffer.gap(symbol), Gap::Other | Gap::Dot)
        && let Some(kind) = known(symbol)
    {
        return Some(kind);
    }
    if buffer.gap(symbol) == Gap::Slash && buffer.number(symbol).is_none() && buffer.gap(symbol + 1) == Gap::Dash {
        return Some("cv");
    }
    if dated || index == 0 {
        return None;
    }
    let before = index - 1;
    let name_end = if buffer.fold(before) == "so" && before > 0 { before - 1 } else { before };
    if matches!(buffer.gap(index), Gap::None | Gap::Space | Gap::Dash)
        && let Some(kind) = known(name_end)
    {
        return Some(kind);
    }
    let first = buffer.fold(name_end.checked_sub(1)?);
    NAMES.iter().find(|(a, b, _)| *a == first && *b == buffer.fold(name_end)).map(|(_, _, kind)| *kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(text: &str) -> Vec<String> {
        let mut buffer = TokenBuffer::default();
        buffer.read(text);
        let mut keys = Vec::new();
        specials(&buffer, |key| keys.push(key));
        keys
    }

    #[test]
    fn a_document_number_has_one_key_in_every_form() {
        for text in ["57-NQ/TW", "57 nq tw", "NQ57", "nq-57", "Nghị quyết số 57-NQ/TW", "nghi quyet 57", "57NQ/TW"]
        {
            assert_eq!(keys(text), ["#nq57"], "{text}");
        }
        assert_eq!(keys("152/2025/NĐ-CP"), ["#nd152"]);
        assert_eq!(keys("09/2025/TT-BNV"), ["#tt9"]);
        assert_eq!(keys("Công văn 2144/UBND-NVKTGS"), ["#cv2144"]);
    }

    #[test]
    fn a_date_has_one_key_in_every_form() {
        for text in ["22/12/2024", "22-12-2024", "22.12.2024", "2024-12-22", "ngày 22 tháng 12 năm 2024", "22/12/24"]
        {
            assert_eq!(keys(text), ["@2024-12-22"], "{text}");
        }
        assert_eq!(keys("tháng 5 năm 2025"), ["@2025-5"]);
        assert_eq!(keys("tháng 5/2025"), ["@2025-5"]);
        assert_eq!(keys("ngày 20/11"), ["@11-20"]);
        assert_eq!(keys("giai đoạn 2025-2030, 83,2 %"), Vec::<String>::new());
    }

    #[test]
    fn vectors_shared_with_the_client() {
        let vectors: serde_json::Value =
            serde_json::from_str(include_str!("../../tests/vectors/search-specials.json")).unwrap();
        for vector in vectors.as_array().unwrap() {
            assert_eq!(serde_json::json!(keys(vector["text"].as_str().unwrap())), vector["keys"], "{vector}");
        }
    }

    #[test]
    fn a_plain_word_after_a_number_is_no_document_type() {
        assert_eq!(keys("3 đã xong"), Vec::<String>::new());
    }
}
