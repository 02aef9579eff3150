//! The rules of award list rows, `G301` to `G314`.

use crate::diagnostic::{Rule, Severity, Words};

/// All of them, by code.
pub const RULES: &[&Rule] = &[
    &ENCODING,
    &NUL,
    &UNCLOSED,
    &NO_HEADER,
    &MISSING_COLUMN,
    &DUPLICATE_COLUMN,
    &UNKNOWN_COLUMN,
    &PRIVATE_COLUMN,
    &RAGGED_ROW,
    &EMPTY_CELL,
    &UNKNOWN_VALUE,
    &NOTHING_ABOVE,
    &ODD_ROW,
    &LOST_LETTERS,
];

/// An award list whose text cannot be read.
pub static ENCODING: Rule = Rule {
    code: "G301",
    name: "award-list-encoding",
    severity: Severity::Error,
    title: Words::new("tệp danh sách không đọc được thành chữ", "an award list whose text cannot be read"),
    explanation: Words::new(
        "Danh sách khen thưởng được đọc theo UTF-8 hoặc UTF-16 (kiểu “Unicode Text” của Excel). Các bảng mã cũ \
         (TCVN3, VNI, windows-1258) không phân biệt được với nhau một cách chắc chắn; đoán sai thì tên người bị \
         sai, nên trang không đoán.\n\nCách sửa: mở tệp bằng Excel, chọn Tệp → Lưu thành, kiểu “CSV UTF-8 (phân \
         cách bằng dấu phẩy)”. Chữ gõ bằng phông cũ phải chuyển sang Unicode trước.",
        "Award lists are read as UTF-8 or UTF-16 (Excel's “Unicode Text”). Older encodings (TCVN3, VNI, \
         windows-1258) cannot be told apart safely, and a wrong guess misspells people's names, so none is \
         guessed.\n\nTo mend it, open the file in Excel and choose File → Save As, type “CSV UTF-8 (Comma \
         delimited)”. Text typed in an old font must be converted to Unicode first.",
    ),
};

/// An award list with a NUL character.
pub static NUL: Rule = Rule {
    code: "G302",
    name: "award-list-nul",
    severity: Severity::Error,
    title: Words::new("tệp danh sách có ký tự NUL", "an award list with a NUL character"),
    explanation: Words::new(
        "Ký tự NUL không bao giờ có trong văn bản. Tệp có nó thường là tệp hỏng, hoặc là tệp của chương trình khác \
         bị đổi đuôi.\n\nCách sửa: mở tệp gốc và lưu lại theo kiểu “CSV UTF-8”.",
        "Text never holds a NUL character. A file that does is damaged, or belongs to another program and was \
         renamed.\n\nTo mend it, open the original and save it again as “CSV UTF-8”.",
    ),
};

/// A quotation mark that is never closed.
pub static UNCLOSED: Rule = Rule {
    code: "G303",
    name: "award-list-unclosed-quote",
    severity: Severity::Error,
    title: Words::new("ô mở ngoặc kép mà không đóng", "a quotation mark that is never closed"),
    explanation: Words::new(
        "Trong tệp CSV, ô bắt đầu bằng dấu \" kéo dài đến dấu \" tiếp theo, kể cả qua nhiều dòng. Thiếu dấu đóng \
         thì mọi dòng phía sau bị nuốt vào một ô.\n\nCách sửa: thêm dấu \" ở cuối ô. Dấu \" nằm trong nội dung \
         phải viết hai lần.",
        "In a CSV file, a cell that begins with \" runs to the next \", even over several lines. Without it, every \
         row below falls into one cell.\n\nTo mend it, add a \" at the end of the cell. A \" inside the text is \
         written twice.",
    ),
};

/// A list without a header row.
pub static NO_HEADER: Rule = Rule {
    code: "G304",
    name: "award-list-no-header",
    severity: Severity::Error,
    title: Words::new("không tìm thấy dòng tiêu đề cột", "a list without a header row"),
    explanation: Words::new(
        "Cột được nhận ra theo tên ở dòng tiêu đề, bằng tiếng Việt hoặc bằng khóa tiếng Anh, không phân biệt chữ \
         hoa và dấu. Dòng tiêu đề phải nằm trong 10 dòng đầu; các dòng tên danh sách phía trên được bỏ \
         qua.\n\nCách sửa: đặt tên cột như “STT”, “Họ và tên”, “Đối tượng”, “Đơn vị”, “Hình thức”.",
        "Columns are found by the names in the header row, Vietnamese labels or English keys, whatever their case \
         and diacritics. The header must be among the first 10 rows; titles above it are skipped.\n\nTo mend it, \
         name the columns: no, name, subject, unit, form.",
    ),
};

/// A list without a required column.
pub static MISSING_COLUMN: Rule = Rule {
    code: "G305",
    name: "award-list-missing-column",
    severity: Severity::Error,
    title: Words::new("danh sách thiếu cột bắt buộc", "a list without a required column"),
    explanation: Words::new(
        "Mỗi dòng phải cho biết tên, đối tượng và hình thức khen thưởng. Đối tượng và hình thức có thể nằm ở dòng \
         tên phần (“I. TẬP THỂ”, “A. Giấy khen …”) thay cho cột.\n\nCách sửa: thêm cột còn thiếu, hoặc thêm dòng \
         tên phần.",
        "Every row needs a name, a subject and an award form. Subject and form may stand in the heading of a part \
         (“I. TẬP THỂ”, “A. Giấy khen …”) instead of a column.\n\nTo mend it, add the column, or the headings.",
    ),
};

/// Two columns with one meaning.
pub static DUPLICATE_COLUMN: Rule = Rule {
    code: "G306",
    name: "award-list-duplicate-column",
    severity: Severity::Error,
    title: Words::new("hai cột cùng một ý nghĩa", "two columns with one meaning"),
    explanation: Words::new(
        "Hai cột như “Danh hiệu” và “Hình thức khen thưởng” cùng cho biết hình thức, nên không biết lấy cột \
         nào.\n\nCách sửa: gộp hai cột làm một. Người được khen hai hình thức thì ghi hai dòng.",
        "Two columns such as “Danh hiệu” and “Hình thức khen thưởng” both name the award form, and which one \
         counts cannot be told.\n\nTo mend it, merge the columns. Who received two awards gets two rows.",
    ),
};

/// A column that award lists do not have.
pub static UNKNOWN_COLUMN: Rule = Rule {
    code: "G307",
    name: "award-list-unknown-column",
    severity: Severity::Note,
    title: Words::new("cột không thuộc danh sách khen thưởng", "a column that award lists do not have"),
    explanation: Words::new(
        "Cột lạ được bỏ qua: nội dung của nó không được đăng ở đâu.\n\nNếu cột cần đăng, hãy dùng một tên cột \
         trong tài liệu. Nếu không, có thể xóa cột đi.",
        "An unknown column is left out: nothing in it is published.\n\nIf it should be, use one of the documented \
         names. Otherwise it may be deleted.",
    ),
};

/// A list with a column of personal data.
pub static PRIVATE_COLUMN: Rule = Rule {
    code: "G308",
    name: "award-list-personal-data",
    severity: Severity::Error,
    title: Words::new("danh sách có cột dữ liệu cá nhân", "a list with a column of personal data"),
    explanation: Words::new(
        "Ngày sinh, số định danh, số điện thoại, địa chỉ nhà, số tài khoản không được nằm trong thư mục của trang, \
         kể cả ở cột không đăng: tệp được nhiều người giữ và dễ bị chuyển tiếp nguyên vẹn.\n\nCách sửa: xóa cột đó \
         khỏi tệp rồi lưu lại.",
        "Dates of birth, identity numbers, phone numbers, home addresses and bank accounts must not be in the \
         portal's folder, not even in a column that is not published: many people keep the file, and it is easily \
         passed on whole.\n\nTo mend it, delete the column and save.",
    ),
};

/// A row with too many or too few cells.
pub static RAGGED_ROW: Rule = Rule {
    code: "G309",
    name: "award-list-ragged-row",
    severity: Severity::Error,
    title: Words::new("dòng thừa hoặc thiếu ô", "a row with too many or too few cells"),
    explanation: Words::new(
        "Khi số ô của dòng khác số cột của tiêu đề, các ô có thể đã lệch cột: tên có thể thành chức vụ. Ô trống \
         thừa ở cuối dòng không sao.\n\nCách sửa: kiểm tra dấu phân cách; đặt nội dung có dấu phẩy trong ngoặc \
         kép.",
        "When a row has another number of cells than the header, its cells may stand in the wrong columns: a name \
         may become a title. Empty cells beyond the last column do no harm.\n\nTo mend it, check the separators; \
         put text with a comma in quotation marks.",
    ),
};

/// An empty cell where a value is required.
pub static EMPTY_CELL: Rule = Rule {
    code: "G310",
    name: "award-list-empty-cell",
    severity: Severity::Error,
    title: Words::new("ô bắt buộc bị để trống", "an empty cell where a value is required"),
    explanation: Words::new(
        "Tên, đối tượng và hình thức phải có ở mọi dòng.\n\nCách sửa: điền ô còn trống, hoặc xóa cả dòng. “nt” \
         hoặc “như trên” nghĩa là lặp lại ô của dòng trên.",
        "Name, subject and award form are needed in every row.\n\nTo mend it, fill in the cell, or delete the row. \
         “nt” or “như trên” repeats the cell above.",
    ),
};

/// A value that is not one of the known ones.
pub static UNKNOWN_VALUE: Rule = Rule {
    code: "G311",
    name: "award-list-unknown-value",
    severity: Severity::Error,
    title: Words::new("giá trị không có trong danh mục", "a value that is not one of the known ones"),
    explanation: Words::new(
        "Cột đối tượng nhận: cá nhân, tập thể, hộ gia đình. Cột tình trạng nhận: đã khen thưởng, đã đính chính, đã \
         hủy bỏ. Có thể viết bằng tiếng Anh, không phân biệt chữ hoa và dấu.\n\nCách sửa: dùng một trong các giá \
         trị trên.",
        "The subject is one of individual, collective, household. The status is one of granted, corrected, \
         revoked. Vietnamese works as well, whatever the case and diacritics.\n\nTo mend it, use one of these \
         values.",
    ),
};

/// “as above” with nothing above.
pub static NOTHING_ABOVE: Rule = Rule {
    code: "G312",
    name: "award-list-nothing-above",
    severity: Severity::Error,
    title: Words::new("“như trên” mà phía trên không có gì", "“as above” with nothing above"),
    explanation: Words::new(
        "“nt”, “như trên”, dấu \" và // lặp lại ô cùng cột của người được khen ở dòng trước. Ở dòng đầu, hoặc khi \
         ô trên để trống, không có gì để lặp lại.\n\nCách sửa: ghi đầy đủ nội dung.",
        "“nt”, “như trên”, a \" and // repeat the same column of the recipient before. In the first row, or below \
         an empty cell, there is nothing to repeat.\n\nTo mend it, write the cell out in full.",
    ),
};

/// A row that is neither a heading nor a recipient.
pub static ODD_ROW: Rule = Rule {
    code: "G313",
    name: "award-list-odd-row",
    severity: Severity::Error,
    title: Words::new(
        "dòng không rõ là tên phần hay người được khen",
        "a row that is neither a heading nor a recipient",
    ),
    explanation: Words::new(
        "Dòng chỉ có một ô, không ở cột tên và không phải tên phần quen thuộc. Nếu bỏ qua, có thể mất một người \
         được khen.\n\nCách sửa: đánh số tên phần (“III. Khối trường học”), hoặc chuyển tên người vào cột tên.",
        "The row has a single cell, not in the name column, and is no heading that is known. Skipping it could \
         lose a recipient.\n\nTo mend it, number the heading (“III. Khối trường học”), or move the name into its \
         column.",
    ),
};

/// A name that lost letters when it was saved.
pub static LOST_LETTERS: Rule = Rule {
    code: "G314",
    name: "award-list-lost-letters",
    severity: Severity::Error,
    title: Words::new("tên bị mất chữ khi lưu tệp", "a name that lost letters when it was saved"),
    explanation: Words::new(
        "Khi lưu theo kiểu “CSV” thường, Excel thay các chữ tiếng Việt không ghi được bằng dấu “?”: “Nguy?n Th? \
         H?ng”. Chữ đã mất không khôi phục được từ tệp CSV.\n\nCách sửa: mở lại tệp Excel gốc và lưu theo kiểu \
         “CSV UTF-8”.",
        "Saving as plain “CSV”, Excel writes a “?” for every Vietnamese letter it cannot encode: “Nguy?n Th? \
         H?ng”. The letters cannot be recovered from the CSV file.\n\nTo mend it, go back to the workbook and save \
         it as “CSV UTF-8”.",
    ),
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_count_up() {
        let codes: Vec<String> = RULES.iter().map(|rule| rule.code.to_owned()).collect();
        let expected: Vec<String> = (301..).take(RULES.len()).map(|n| format!("G{n}")).collect();
        assert_eq!(codes, expected);
    }
}
