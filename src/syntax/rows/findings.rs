//! What is said about rows: one function for each thing that can be wrong.

use super::column::Column;
use super::rules::{
    EMPTY_CELL, LOST_LETTERS, MISSING_COLUMN, NOTHING_ABOVE, ODD_ROW, RAGGED_ROW, UNKNOWN_COLUMN, UNKNOWN_VALUE,
};
use super::value::Value;
use crate::diagnostic::{Diagnostic, Text};
use crate::source::{Span, Spanned};

pub(super) fn missing_column(column: Column, span: Span) -> Diagnostic {
    let (label, key) = (column.label(), column.key());
    let message = crate::text!("danh sách thiếu cột “{label}”", "the list has no column `{key}`");
    let hint = match column {
        Column::Subject => Text::new(
            "Thêm cột “Đối tượng” (cá nhân, tập thể, hộ gia đình), hoặc chia danh sách bằng các dòng “I. TẬP THỂ”, \
             “II. CÁ NHÂN”.",
            "Add a column `subject` (individual, collective, household), or part the list with rows “I. TẬP THỂ”, \
             “II. CÁ NHÂN”.",
        ),
        Column::Form => Text::new(
            "Thêm cột “Hình thức”, hoặc ghi hình thức ở dòng đầu mỗi phần, ví dụ “A. Giấy khen của Chủ tịch UBND \
             phường”.",
            "Add a column `form`, or name the form in the first row of each part, as in “A. Giấy khen của Chủ tịch \
             UBND phường”.",
        ),
        _ => crate::text!("Thêm cột “{label}” vào dòng tiêu đề.", "Add a column `{key}` to the header row."),
    };
    MISSING_COLUMN.at(span, message).hint(hint)
}

pub(super) fn nameless_column(span: Span) -> Diagnostic {
    let message = Text::new(
        "ô này thuộc cột không có tên nên không được đăng",
        "this cell is in a column without a name and is not published",
    );
    UNKNOWN_COLUMN.at(span, message)
}

pub(super) fn empty_cell(column: Column, span: Span) -> Diagnostic {
    let (label, key) = (column.label(), column.key());
    let message = crate::text!("dòng này để trống ô “{label}”", "this row has no `{key}`");
    EMPTY_CELL.at(span, message).hint(crate::text!(
        "Điền ô “{label}”, hoặc xóa cả dòng nếu không dùng.",
        "Fill in `{key}`, or delete the row if it is not needed."
    ))
}

pub(super) fn ragged(span: Span, count: usize, width: usize) -> Diagnostic {
    let message = crate::text!(
        "dòng này có {count} ô, trong khi tiêu đề có {width} cột",
        "this row has {count} cells, but the header has {width} columns",
    );
    RAGGED_ROW.at(span, message).hint(Text::new(
        "Xem lại dấu phân cách trong dòng; nội dung có dấu phẩy hay chấm phẩy phải đặt trong ngoặc kép \"…\". Ô \
         trống vẫn cần dấu phân cách.",
        "Check the separators of the row; text with a comma or semicolon stands in quotation marks. An empty cell \
         needs its separator too.",
    ))
}

pub(super) fn nothing_above(mark: &str, span: Span) -> Diagnostic {
    let message = crate::text!(
        "“{mark}” nghĩa là như trên, nhưng ô phía trên không có gì",
        "“{mark}” means as above, but there is nothing above",
    );
    NOTHING_ABOVE.at(span, message).hint(Text::new("Ghi đầy đủ nội dung của ô này.", "Write the cell out in full."))
}

pub(super) fn odd_row(span: Span) -> Diagnostic {
    let message = Text::new(
        "không rõ dòng này là tên phần hay người được khen",
        "this row is neither the heading of a part nor a recipient",
    );
    ODD_ROW.at(span, message).hint(Text::new(
        "Nếu là tên phần, đánh số cho nó (“I. …”) hoặc xóa đi; nếu là người hay tập thể được khen, ghi vào cột tên.",
        "If it is a heading, number it (“I. …”) or delete it; if it is a recipient, write it into the name column.",
    ))
}

pub(super) fn lost_letters(name: &Spanned<String>) -> Diagnostic {
    let text = &name.value;
    let message = crate::text!(
        "tên “{text}” có dấu “?”: chữ tiếng Việt đã bị mất khi lưu tệp",
        "the name “{text}” has a “?”: Vietnamese letters were lost when the file was saved",
    );
    LOST_LETTERS.at(name.span, message).hint(Text::new(
        "Mở lại tệp Excel gốc và lưu theo kiểu “CSV UTF-8 (phân cách bằng dấu phẩy)”.",
        "Go back to the workbook and save it as “CSV UTF-8 (Comma delimited)”.",
    ))
}

pub(super) fn unknown_value<V: Value>(cell: &Spanned<String>) -> Diagnostic {
    let text = &cell.value;
    let message = crate::text!("không hiểu giá trị “{text}”", "unknown value “{text}”");
    let (vi, en) = V::expected();
    let hint = match V::nearest(text) {
        Some(guess) => {
            crate::text!("Có phải là “{guess}”? Dùng một trong: {vi}.", "Did you mean “{guess}”? Use one of: {en}.")
        }
        None => crate::text!("Dùng một trong: {vi}.", "Use one of: {en}."),
    };
    UNKNOWN_VALUE.at(cell.span, message).hint(hint)
}
