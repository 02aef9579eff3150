//! Text with separators to a table.
//!
//! Fields are read as the `csv` crate reads them (a property test holds the two together), with the place of each
//! cell. Which of comma, semicolon and tab separates is found by trying: the right one yields a header.

use super::encoding::decode;
use super::header;
use super::rules::UNCLOSED;
use super::table::{Cell, Row, Table};
use crate::diagnostic::{Diagnostic, Severity, Text};
use crate::source::{FileId, SourceFile, Span};
use crate::syntax::markdown::PlainText;

/// What is known of an award list in a file of its own.
#[derive(Clone, Debug)]
pub struct Csv {
    /// The decoded text, for showing findings.
    pub source: SourceFile,
    /// Its table; none where the bytes are no text.
    pub table: Option<Table>,
    /// What is wrong so far.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads the award list at `path`, a file with the number `file`, as far as its table.
#[must_use]
pub fn csv(file: FileId, path: &str, bytes: &[u8]) -> Csv {
    let (source, mut diagnostics) = decode(file, path, bytes);
    if diagnostics.iter().any(|d| d.severity == Severity::Error) {
        return Csv { source, table: None, diagnostics };
    }
    let (table, more) = split(file, source.text());
    diagnostics.extend(more);
    Csv { source, table: Some(table), diagnostics }
}

/// Splits decoded text into rows of cells. The separator is sniffed, unless Excel's first line `sep=;` names it.
#[must_use]
pub fn split(file: FileId, text: &str) -> (Table, Vec<Diagnostic>) {
    let start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let (start, named) = separator_line(text, start);
    let separator = named.unwrap_or_else(|| sniff(file, text, start));
    let mut records = Records { file, text, at: start, separator, unclosed: None };
    let mut rows: Vec<Row> = records.by_ref().collect();
    let mut diagnostics = Vec::new();
    if let Some(span) = records.unclosed {
        // Everything after the quote fell into one cell: what it holds cannot be told.
        rows.pop();
        diagnostics.push(unclosed(span));
    }
    (Table { span: Span::top(file), rows }, diagnostics)
}

/// The text of a cell as it stands in the file's `text`, with the place of each part.
#[must_use]
pub(crate) fn cell_text(text: &str, cell: &Cell) -> PlainText {
    let mut plain = PlainText::default();
    let raw = text.get(cell.span.start as usize..cell.span.end as usize).unwrap_or("");
    let quoted = raw.starts_with('"') && raw.len() > 1;
    let (start, end) = if quoted { (1, raw.len() - usize::from(raw.ends_with('"'))) } else { (0, raw.len()) };
    let mut at = start;
    while at < end {
        let double = raw[at..end].find("\"\"").filter(|_| quoted).map(|length| at + length);
        let piece_end = double.unwrap_or(end);
        plain.push(&raw[at..piece_end], cell.span.within(at, piece_end), false);
        at = piece_end;
        if double.is_some() {
            plain.push("\"", cell.span.within(at, at + 2), false);
            at += 2;
        }
    }
    plain
}

/// Excel's `sep=;` on the first line: where the rows begin, and the separator that it names.
fn separator_line(text: &str, start: usize) -> (usize, Option<u8>) {
    let line = text[start..].split('\n').next().unwrap_or("");
    let Some(value) = line.trim_end().to_ascii_lowercase().strip_prefix("sep=").map(str::to_owned) else {
        // A tab is white space that the trimming above takes away.
        let tab = line.get(..5).is_some_and(|head| head.eq_ignore_ascii_case("sep=\t"));
        return if tab { (start + line.len(), Some(b'\t')) } else { (start, None) };
    };
    let tab = line[4..].starts_with('\t');
    match value.as_bytes() {
        [] if tab => (start + line.len(), Some(b'\t')),
        [separator @ (b',' | b';' | b'\t')] => (start + line.len(), Some(*separator)),
        _ => (start, None),
    }
}

/// The separator with which the first rows show the most columns of an award list, or else the most cells.
fn sniff(file: FileId, text: &str, start: usize) -> u8 {
    let score = |separator: u8| {
        let records = Records { file, text, at: start, separator, unclosed: None };
        let rows: Vec<Row> = records.take(header::SEARCHED_ROWS).collect();
        let columns = rows.iter().map(header::recognised).max().unwrap_or(0);
        (columns, rows.iter().map(|row| row.cells.len()).max().unwrap_or(0))
    };
    // The last of equals wins, so that a comma does.
    [b'\t', b';', b','].into_iter().max_by_key(|&separator| score(separator)).unwrap_or(b',')
}

fn unclosed(span: Span) -> Diagnostic {
    let message = Text::new(
        "dấu ngoặc kép mở ô này không được đóng, nên không biết ô kết thúc ở đâu",
        "the quotation mark that opens this cell is never closed, so its end cannot be told",
    );
    UNCLOSED.at(span, message).hint(Text::new(
        "Thêm dấu \" ở cuối ô. Nếu muốn có dấu \" trong nội dung, viết hai lần: \"\".",
        "Add a \" at the end of the cell. For a \" inside the text, write it twice: \"\".",
    ))
}

/// Reads one record after another; empty lines are skipped.
struct Records<'a> {
    file: FileId,
    text: &'a str,
    /// Byte at which the next record starts.
    at: usize,
    separator: u8,
    /// The quotation mark that is never closed.
    unclosed: Option<Span>,
}

impl Iterator for Records<'_> {
    type Item = Row;

    fn next(&mut self) -> Option<Row> {
        let bytes = self.text.as_bytes();
        while matches!(bytes.get(self.at), Some(b'\r' | b'\n')) {
            self.at += 1;
        }
        if self.at == bytes.len() {
            return None;
        }
        let mut cells = Vec::new();
        loop {
            cells.push(self.cell());
            match bytes.get(self.at) {
                Some(&b) if b == self.separator => self.at += 1,
                _ => return Some(Row::new(cells)),
            }
        }
    }
}

impl Records<'_> {
    /// Reads a cell and stops at the separator, line end or end of text after it.
    fn cell(&mut self) -> Cell {
        let start = self.at;
        let quoted = self.text.as_bytes().get(start) == Some(&b'"');
        let mut text = if quoted { self.quoted() } else { String::new() };
        let rest = self.at;
        let ends = |b: u8| b == self.separator || b == b'\n' || b == b'\r';
        let length = self.text.as_bytes()[rest..].iter().position(|&b| ends(b));
        self.at = length.map_or(self.text.len(), |length| rest + length);
        text.push_str(&self.text[rest..self.at]);
        Cell { text, span: self.trimmed(start) }
    }

    /// Reads from an opening quotation mark to behind the closing one; `""` is a mark of the text.
    fn quoted(&mut self) -> String {
        let opening = self.at;
        let mut text = String::new();
        self.at += 1;
        loop {
            let Some(length) = self.text[self.at..].find('"') else {
                self.unclosed = Some(Span::new(self.file, opening, opening + 1));
                text.push_str(&self.text[self.at..]);
                self.at = self.text.len();
                return text;
            };
            text.push_str(&self.text[self.at..self.at + length]);
            self.at += length + 1;
            if !self.text[self.at..].starts_with('"') {
                return text;
            }
            text.push('"');
            self.at += 1;
        }
    }

    /// The span from `start` to where the reader stands, without white space around it.
    fn trimmed(&self, start: usize) -> Span {
        let raw = &self.text[start..self.at];
        let lead = raw.len() - raw.trim_start().len();
        Span::new(self.file, start + lead, start + lead + raw.trim().len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn texts(text: &str) -> Vec<Vec<String>> {
        let (table, _) = split(FileId(0), text);
        table.rows.into_iter().map(|row| row.cells.into_iter().map(|cell| cell.text).collect()).collect()
    }

    #[test]
    fn the_separator_is_found() {
        let expected = [vec!["STT", "Họ và tên", "Danh hiệu"], vec!["1", "An", "LĐTT"]];
        for text in [
            "STT,Họ và tên,Danh hiệu\n1,An,LĐTT",
            "\u{feff}STT;Họ và tên;Danh hiệu\r\n1;An;LĐTT\r\n",
            "sep=;\r\nSTT;Họ và tên;Danh hiệu\r\n\r\n1;An;LĐTT\r\n",
            "SEP=\t\nSTT\tHọ và tên\tDanh hiệu\n1\tAn\tLĐTT\n",
        ] {
            assert_eq!(texts(text), expected, "{text:?}");
        }
        let commas_inside =
            "DANH SÁCH, khen thưởng, năm 2026, kèm theo, quyết định\nHọ và tên;Thành tích, lý do;Hình thức\n";
        assert_eq!(texts(commas_inside)[1].len(), 3);
    }

    #[test]
    fn cells_know_their_places() {
        let text = "tên ,\"Tổ \"\"5\"\"\nphường\" x,\n";
        let (table, findings) = split(FileId(0), text);
        assert_eq!(findings, []);
        let source = SourceFile::new("a.csv", text);
        let cells = &table.rows[0].cells;
        let slices: Vec<&str> = cells.iter().map(|cell| source.slice(cell.span)).collect();
        assert_eq!(slices, ["tên", "\"Tổ \"\"5\"\"\nphường\" x", ""]);
        assert_eq!(cells[1].text, "Tổ \"5\"\nphường x");
    }

    #[test]
    fn an_unclosed_quote_is_reported_and_its_row_left_out() {
        let text = "name,form\nAn,x\nBình,\"y\nCúc,z\n";
        let (table, findings) = split(FileId(0), text);
        assert_eq!(table.rows.len(), 2);
        assert_eq!((findings[0].rule.code, findings[0].span), ("G303", Span::new(FileId(0), 21, 22)));
    }

    /// What the `csv` crate reads from the same text.
    fn reference(text: &str) -> Vec<Vec<String>> {
        let mut reader = ::csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
        reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
    }

    proptest! {
        #[test]
        fn fields_are_those_of_the_csv_crate(text in "[aạ \"\",,\r\n]{0,60}") {
            let mut records = Records { file: FileId(0), text: &text, at: 0, separator: b',', unclosed: None };
            let rows: Vec<Row> = records.by_ref().collect();
            let fields: Vec<Vec<String>> =
                rows.iter().map(|row| row.cells.iter().map(|cell| cell.text.clone()).collect()).collect();
            prop_assert_eq!(fields, reference(&text));
            let source = SourceFile::new("a.csv", text.as_str());
            for cell in rows.iter().flat_map(|row| &row.cells).filter(|cell| !cell.text.contains('"')) {
                let slice = source.slice(cell.span).replace('"', "");
                prop_assert_eq!(slice.trim(), cell.text.trim());
            }
        }

        #[test]
        fn what_is_written_is_read_back(rows in proptest::collection::vec(
            proptest::collection::vec("[a-zà ỹ\",;\t\r\n]{1,8}", 2..5), 1..6)) {
            let mut writer = ::csv::WriterBuilder::new().delimiter(b';').flexible(true).from_writer(Vec::new());
            for row in &rows {
                writer.write_record(row).unwrap();
            }
            let text = format!("sep=;\n{}", String::from_utf8(writer.into_inner().unwrap()).unwrap());
            prop_assert_eq!(texts(&text), rows);
        }
    }
}
