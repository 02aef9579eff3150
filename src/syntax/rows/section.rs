//! Rows that are not recipients: the parts of a list ("I. TẬP THỂ", "A. Giấy khen …") and its closing lines.

use super::column::{Column, normalize, without_brackets};
use super::header::Columns;
use super::mark::{is_ditto, is_part_numeral, split_numeral};
use super::table::Row;
use super::value::Subject;
use crate::source::Spanned;
use crate::vietnamese::fold;

/// What a row is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Nothing is filled in but perhaps the running number.
    Blank,
    /// Someone is honoured.
    Recipient,
    /// The heading of a part.
    Part(Part),
    /// A total or a closing sentence.
    Closing,
    /// A single cell that is none of these.
    Odd,
}

/// What the heading of a part says about the rows below.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Part {
    pub subject: Option<Spanned<Subject>>,
    pub form: Option<Spanned<String>>,
    pub level: Level,
}

/// How deep a part is nested, told by its numeral: A, I, 1, none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Level {
    Letter,
    Roman,
    Number,
    #[default]
    Plain,
}

/// Tells what `row`, below the header, is.
pub(super) fn classify(row: &Row, columns: &Columns) -> Kind {
    let mut filled: Vec<(usize, String)> =
        row.cells.iter().map(super::Cell::clean).enumerate().filter(|(_, text)| !text.is_empty()).collect();
    let numbered =
        filled.first().filter(|(i, text)| columns.at(*i) == Some(Column::No) && split_numeral(text).1.is_empty());
    let numeral = numbered.map(|(_, text)| text.clone()).unwrap_or_default();
    if !numeral.is_empty() {
        filled.remove(0);
    }
    let Some((index, text)) = filled.first().cloned() else { return Kind::Blank };
    if is_closing(&text) {
        return Kind::Closing;
    }
    // Merged cells may come out as the same text in each; "as above" in each is a recipient.
    let single = filled.iter().all(|(_, other)| *other == text) && !is_ditto(&text);
    let place = columns.at(index);
    let holds_a_value = !matches!(place, None | Some(Column::No | Column::Name | Column::Honorific));
    if !single || (filled.len() == 1 && holds_a_value) {
        return Kind::Recipient;
    }
    let (own, body) = split_numeral(&text);
    let numeral = if own.is_empty() { &numeral } else { own };
    let span = row.cells[index].span;
    let form = form(body);
    let subject = form.as_deref().map_or_else(|| subject(body), |_| subject_of_form(body));
    if form.is_some() || subject.is_some() {
        let put = |subject| Spanned::new(subject, span);
        return Kind::Part(Part {
            subject: subject.map(put),
            form: form.map(|f| Spanned::new(f, span)),
            level: level(numeral),
        });
    }
    if is_part_numeral(numeral) && is_heading(body) {
        return Kind::Part(Part { subject: None, form: None, level: level(numeral) });
    }
    if place == Some(Column::Name) { Kind::Recipient } else { Kind::Odd }
}

/// Whether the text is a total or the sentence that closes a list.
fn is_closing(text: &str) -> bool {
    let text = normalize(text);
    let words: Vec<&str> = text.split(' ').collect();
    match words[..] {
        ["cong"]
        | ["tong", "cong" | "so"]
        | ["danh", "sach", "nay" | "gom" | "co", ..]
        | ["an", "dinh", "danh", "sach", ..] => true,
        ["tong", "cong" | "so", next, ..] => {
            next.bytes().all(|b| b.is_ascii_digit()) || matches!(next, "tap" | "ca" | "ho" | "gom" | "co")
        }
        _ => false,
    }
}

/// Words that may stand around the subject in the heading of a part.
const AROUND: &[&str] =
    &["danh", "sach", "cac", "doi", "voi", "cho", "khen", "thuong", "duoc", "tang", "gom", "co", "ve", "phan"];

/// The subject that is all a heading says: "TẬP THỂ", "Đối với cá nhân (12)", "Danh sách hộ gia đình".
fn subject(body: &str) -> Option<Subject> {
    let text = normalize(&without_brackets(body));
    let words: Vec<&str> =
        text.split(' ').filter(|w| !AROUND.contains(w) && !w.bytes().all(|b| b.is_ascii_digit())).collect();
    match words[..] {
        ["tap", "the"] => Some(Subject::Collective),
        ["ca", "nhan"] => Some(Subject::Individual),
        ["ho"] | ["gia", "dinh"] | ["ho", "gia", "dinh"] => Some(Subject::Household),
        _ => None,
    }
}

/// The subject that a heading with a form names: "Giấy khen cho tập thể", "Tập thể lao động tiên tiến".
fn subject_of_form(body: &str) -> Option<Subject> {
    let text = normalize(body);
    let named = [("tap the", Subject::Collective), ("ca nhan", Subject::Individual), ("gia dinh", Subject::Household)];
    let mut found = named.into_iter().filter(|(words, _)| text.contains(words)).map(|(_, subject)| subject);
    found.next().filter(|_| found.next().is_none())
}

/// How the name of an award form begins.
const FORMS: &[&str] = &[
    "giay khen",
    "bang khen",
    "huan chuong",
    "huy chuong",
    "ky niem chuong",
    "bieu trung",
    "co thi dua",
    "chien si thi dua",
    "lao dong tien tien",
    "tap the lao dong",
    "gia dinh van hoa",
    "nguoi tot viec tot",
];

/// The award form that a heading names, from its first word to "cho", "đối với" or a bracket.
fn form(body: &str) -> Option<String> {
    let words: Vec<&str> = body.split(' ').collect();
    let folded: Vec<String> = words.iter().map(|word| normalize(word)).collect();
    let starts = |i: &usize| {
        let rest = folded[*i..].join(" ");
        FORMS.iter().any(|form| rest.strip_prefix(form).is_some_and(|after| after.is_empty() || after.starts_with(' ')))
    };
    // "Tặng", "Danh hiệu", "Đề nghị tặng": at most three words come before.
    let start = (0..words.len().min(4)).find(starts)?;
    let ends =
        |i: &usize| matches!(folded[*i].as_str(), "cho" | "doi") || words[*i].starts_with('(') || folded[*i].is_empty();
    let end = (start + 1..words.len()).find(ends).unwrap_or(words.len());
    let name = words[start..end].join(" ");
    Some(name.trim_matches(|c: char| !c.is_alphanumeric()).to_owned())
}

/// Whether a text after a numeral is a heading rather than a person's initials: "KHỐI ĐOÀN THỂ", not "V. A".
fn is_heading(body: &str) -> bool {
    let words: Vec<&str> = body.split(' ').collect();
    words.len() >= 2 && words.iter().all(|word| fold(word).chars().filter(|c| c.is_alphabetic()).count() != 1)
}

fn level(numeral: &str) -> Level {
    let numeral = numeral.trim_end_matches(['.', ')', '/', ':']);
    if numeral.is_empty() {
        Level::Plain
    } else if numeral.bytes().all(|b| b.is_ascii_digit()) {
        Level::Number
    } else if numeral.chars().all(|c| "IVXivx".contains(c)) {
        Level::Roman
    } else {
        Level::Letter
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Span;
    use crate::syntax::rows::Cell;

    fn row(cells: &[&str]) -> Row {
        Row::new(cells.iter().map(|&text| Cell { text: text.to_owned(), span: Span::default() }).collect())
    }

    fn kind(cells: &[&str]) -> Kind {
        let columns = Columns::new(&row(&["STT", "Họ và tên", "Chức vụ", "Hình thức"]), &[], &mut Vec::new());
        classify(&row(cells), &columns)
    }

    fn part(cells: &[&str]) -> (Option<Subject>, Option<String>, Level) {
        match kind(cells) {
            Kind::Part(part) => (part.subject.map(|s| s.value), part.form.map(|f| f.value), part.level),
            other => panic!("{cells:?}: {other:?}"),
        }
    }

    #[test]
    fn headings_of_parts_are_read() {
        let form = |text: &str| Some(text.to_owned());
        let cases = [
            (["I. TẬP THỂ", "", "", ""], (Some(Subject::Collective), None, Level::Roman)),
            (["II", "CÁ NHÂN", "", ""], (Some(Subject::Individual), None, Level::Roman)),
            (["", "Danh sách hộ gia đình (05 hộ)", "", ""], (Some(Subject::Household), None, Level::Plain)),
            (["1", "Đối với tập thể", "", ""], (Some(Subject::Collective), None, Level::Number)),
            (
                ["A. Tặng Giấy khen của Chủ tịch UBND phường cho 05 cá nhân:", "", "", ""],
                (Some(Subject::Individual), form("Giấy khen của Chủ tịch UBND phường"), Level::Letter),
            ),
            (
                ["", "Danh hiệu “Tập thể lao động xuất sắc”", "", ""],
                (Some(Subject::Collective), form("Tập thể lao động xuất sắc"), Level::Plain),
            ),
            (["III", "KHỐI ĐOÀN THỂ", "", ""], (None, None, Level::Roman)),
            (["Tập thể", "Tập thể", "Tập thể", "Tập thể"], (Some(Subject::Collective), None, Level::Plain)),
        ];
        for (cells, expected) in cases {
            assert_eq!(part(&cells), expected, "{cells:?}");
        }
    }

    #[test]
    fn recipients_and_closing_lines_are_told_apart() {
        for cells in [
            ["1", "Tập thể Phòng Văn hóa - Xã hội", "", ""],
            ["", "N.V.A", "", ""],
            ["", "Tổng công ty Thép", "", "Giấy khen"],
            ["2", "nt", "nt", "nt"],
            ["", "", "", "Giấy khen"],
        ] {
            assert_eq!(kind(&cells), Kind::Recipient, "{cells:?}");
        }
        assert_eq!(kind(&["Tổng cộng: 12", "", "", ""]), Kind::Closing);
        assert_eq!(kind(&["", "Danh sách này có 12 cá nhân./.", "", ""]), Kind::Closing);
        assert_eq!(kind(&["7", "", " ", "-"]), Kind::Blank);
        assert_eq!(kind(&["Khối trường học", "", "", ""]), Kind::Odd);
    }
}
