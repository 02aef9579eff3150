//! The header of an award list: which cell of a row is which column.

use super::column::{Column, implied_subject, normalize};
use super::private;
use super::rules::{DUPLICATE_COLUMN, NO_HEADER, UNKNOWN_COLUMN};
use super::table::{Cell, Row, Table};
use super::value::Subject;
use crate::diagnostic::{Diagnostic, Text};
use crate::source::{Span, Spanned};
use crate::vietnamese::find_legacy;

/// How many rows from the top are searched for the header; above it stand titles.
pub(super) const SEARCHED_ROWS: usize = 10;

/// How many different columns a row names.
pub(super) fn recognised(row: &Row) -> usize {
    let mut columns: Vec<Column> = row.cells.iter().filter_map(|cell| Column::find(&cell.clean())).collect();
    columns.sort_unstable();
    columns.dedup();
    columns.len()
}

/// A header that was understood.
#[derive(Clone, Debug, Default)]
pub(super) struct Columns {
    /// The column of each cell from the left; none where a header cell names no column.
    places: Vec<Option<Column>>,
    /// The header cells as they are compared, to know a repeated header again.
    labels: Vec<String>,
    /// The header cells as written.
    cells: Vec<Cell>,
    /// The subject that the name column's label settles.
    pub implied: Option<Spanned<Subject>>,
    /// Where the header stands.
    pub span: Span,
}

/// Finds the header among the first rows. Returns it with the index of the row below it.
pub(super) fn find(table: &Table, diagnostics: &mut Vec<Diagnostic>) -> Option<(Columns, usize)> {
    let filled = table.rows.iter().enumerate().filter(|(_, row)| !row.is_blank()).take(SEARCHED_ROWS);
    for (i, row) in filled {
        if recognised(row) >= 2 {
            return Some((Columns::new(row, &table.rows[i + 1..], diagnostics), i + 1));
        }
    }
    let first = table.rows.iter().find(|row| !row.is_blank()).map_or(table.span, |row| row.span);
    diagnostics.push(if has_legacy_words(table) { in_legacy_encoding(first) } else { no_header(first) });
    None
}

impl Columns {
    /// Reads a header row over the rows `below`, and reports columns that are unknown, private or named twice.
    pub fn new(row: &Row, below: &[Row], diagnostics: &mut Vec<Diagnostic>) -> Self {
        let mut columns = Columns { span: row.span, ..Columns::default() };
        for cell in &row.cells {
            let label = cell.clean();
            let found = Column::find(&label);
            let earlier = found.and_then(|column| columns.index(column));
            if let (Some(column), Some(earlier)) = (found, earlier) {
                diagnostics.push(duplicate(column, cell, &columns.cells[earlier]));
            } else if found.is_none() && !label.is_empty() {
                let private = private::header(&label, cell.span).filter(|_| !holds_links(below, columns.places.len()));
                diagnostics.push(private.unwrap_or_else(|| unknown(&label, cell.span)));
            }
            if found == Some(Column::Name) {
                columns.implied = implied_subject(&label).map(|subject| Spanned::new(subject, cell.span));
            }
            columns.places.push(found.filter(|_| earlier.is_none()));
            columns.labels.push(normalize(&label));
            columns.cells.push(cell.clone());
        }
        columns
    }

    /// Where a column stands.
    pub fn index(&self, column: Column) -> Option<usize> {
        self.places.iter().position(|&place| place == Some(column))
    }

    /// The column of the cell at `index`.
    pub fn at(&self, index: usize) -> Option<Column> {
        self.places.get(index).copied().flatten()
    }

    /// The label above the cell at `index`, as written.
    pub fn label(&self, index: usize) -> String {
        self.cells.get(index).map(Cell::clean).unwrap_or_default()
    }

    /// How many cells a row has, unless the cells beyond are empty.
    pub fn width(&self) -> usize {
        self.places.len()
    }

    /// Whether `row` is this header once more, as Word repeats it on every page.
    pub fn is_repeated_by(&self, row: &Row) -> bool {
        let same =
            |(i, cell): (usize, &Cell)| self.labels.get(i).is_some_and(|label| *label == normalize(&cell.clean()));
        row.cells.iter().enumerate().all(same) && recognised(row) >= 2
    }

    /// Whether `row` is another header, as a list in parts has one over each: every cell of it names a column, here
    /// or there, and one of them the name.
    pub fn is_replaced_by(&self, row: &Row) -> bool {
        let labels = || row.cells.iter().map(Cell::clean).filter(|label| !label.is_empty());
        // Most rows fail at their first cell, so that is asked first.
        labels().all(|label| Column::find(&label).is_some() || self.labels.contains(&normalize(&label)))
            && labels().any(|label| Column::find(&label) == Some(Column::Name))
            && recognised(row) >= 2
    }

    /// Whether `row` only numbers the columns, as official tables do below the header: `1 2 3`, `(1) (2)`, `A B 1 2`.
    pub fn is_numbered_by(row: &Row) -> bool {
        let labels: Vec<String> = row.cells.iter().map(|c| normalize(&c.clean())).filter(|s| !s.is_empty()).collect();
        let numbers: Vec<usize> = labels.iter().filter_map(|label| label.parse().ok()).collect();
        let letters = labels.len() - numbers.len();
        let lettered = labels.iter().take(letters).zip('a'..).all(|(label, letter)| label.chars().eq([letter]));
        labels.len() >= 3
            && letters <= 2
            && lettered
            && numbers.iter().enumerate().all(|(i, &n)| n == i + 1 || (letters > 0 && n == i + 1 + letters))
    }
}

/// Whether a column holds addresses of pages and nothing else, as the last one of a published list does: “Địa chỉ” is not of
/// a house then.
fn holds_links(rows: &[Row], index: usize) -> bool {
    let mut cells = rows.iter().filter_map(|row| row.cells.get(index)).map(Cell::clean).filter(|text| !text.is_empty());
    let is_link = |text: String| text.starts_with("https://") || text.starts_with("http://");
    cells.next().is_some_and(is_link) && cells.all(is_link)
}

/// Whether no header is found because its words are in an encoding from before Unicode: nothing of the list can be read.
#[must_use]
pub fn is_in_legacy_encoding(table: &Table) -> bool {
    has_legacy_words(table) && find(table, &mut Vec::new()).is_none()
}

fn has_legacy_words(table: &Table) -> bool {
    let filled = table.rows.iter().filter(|row| !row.is_blank()).take(SEARCHED_ROWS);
    filled.flat_map(|row| &row.cells).any(|cell| !find_legacy(&cell.text).is_empty())
}

fn in_legacy_encoding(span: Span) -> Diagnostic {
    let message = Text::new(
        "không đọc được tên cột: danh sách gõ bằng bảng mã cũ (TCVN3, VNI)",
        "the names of the columns cannot be read: the list is in an old encoding (TCVN3, VNI)",
    );
    NO_HEADER.at(span, message).hint(Text::new(
        "Chuyển mã cả danh sách sang Unicode (UniKey: Ctrl+Shift+F6), rồi lưu lại dạng CSV UTF-8.",
        "Convert the whole list to Unicode, for example by UniKey, and save it as CSV UTF-8.",
    ))
}

fn no_header(span: Span) -> Diagnostic {
    let message = Text::new(
        "không tìm thấy dòng tiêu đề cột trong 10 dòng đầu của danh sách",
        "no header row among the first 10 rows of the list",
    );
    NO_HEADER.at(span, message).hint(Text::new(
        "Dòng tiêu đề cần ít nhất cột “Họ và tên” (hoặc “Tên tập thể”) và cột “Hình thức” (hoặc “Danh hiệu”); \
         các cột khác: STT, Đối tượng, Chức vụ, Đơn vị, Thành tích, Bài viết, Tình trạng, Ghi chú.",
        "A header needs at least a column name (“Họ và tên”, “Tên tập thể”) and a column form (“Hình thức”, “Danh \
         hiệu”); \
         the others are no, subject, title, unit, achievement, story, status, note.",
    ))
}

fn duplicate(column: Column, cell: &Cell, earlier: &Cell) -> Diagnostic {
    let (label, key, cell_text) = (column.label(), column.key(), cell.clean());
    let message = crate::text!(
        "hai cột cùng là “{label}”: không biết lấy cột nào (ở đây ghi “{cell_text}”)",
        "two columns are both `{key}`: which one counts cannot be told (this one says “{cell_text}”)",
    );
    DUPLICATE_COLUMN
        .at(cell.span, message)
        .label(earlier.span, Text::new("cột trước", "the earlier column"))
        .hint(Text::new("Gộp hai cột làm một, hoặc đổi tên một cột.", "Merge the two columns, or rename one of them."))
}

fn unknown(label: &str, span: Span) -> Diagnostic {
    let message = crate::text!(
        "cột “{label}” không thuộc danh sách khen thưởng nên không được đăng",
        "the column “{label}” is not one of an award list and is not published",
    );
    UNKNOWN_COLUMN.at(span, message)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(cells: &[&str]) -> Row {
        Row::new(cells.iter().map(|&text| Cell { text: text.to_owned(), span: Span::default() }).collect())
    }

    #[test]
    fn rows_that_number_the_columns_are_known() {
        assert!(Columns::is_numbered_by(&row(&["(1)", "(2)", "(3)", "(4)"])));
        assert!(Columns::is_numbered_by(&row(&["A", "B", "1", "2", "3"])));
        assert!(Columns::is_numbered_by(&row(&["A", "B", "3", "4"])));
        assert!(!Columns::is_numbered_by(&row(&["1", "An", "2"])));
        assert!(!Columns::is_numbered_by(&row(&["1", "", ""])));
    }

    #[test]
    fn a_second_header_is_told_from_a_recipient() {
        let first = Columns::new(&row(&["STT", "Tên tập thể", "Hình thức", "Số QĐ"]), &[], &mut Vec::new());
        assert!(first.is_repeated_by(&row(&["STT", "TÊN TẬP THỂ", "Hình thức", "Số QĐ"])));
        assert!(!first.is_repeated_by(&row(&["1", "Tổ 5", "Giấy khen", ""])));
        assert!(first.is_replaced_by(&row(&["TT", "Họ và tên", "Chức vụ", "Hình thức", "Số QĐ"])));
        assert!(!first.is_replaced_by(&row(&["1", "Tập thể", "Danh hiệu", ""])));
    }
}
