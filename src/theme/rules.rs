//! The rules that a theme can break, and the functions that name what is wrong.

use crate::diagnostic::{Diagnostic, Rule, Severity, Words};
use crate::source::Span;
use crate::text;

/// A template asks for words that the strings file does not have.
pub static MISSING_STRING: Rule = Rule {
    code: "G801",
    name: "theme-string-missing",
    severity: Severity::Error,
    title: Words::new("Giao diện thiếu câu chữ", "The theme lacks words"),
    explanation: Words::new(
        "Mọi câu chữ hiện trên trang nằm trong tệp strings.vi.toml và strings.en.toml của giao diện. Một mẫu trang \
         đã gọi một khóa không có trong tệp ấy, nên chỗ đó sẽ trống trên trang.\n\n\
         Hãy thêm khóa vào tệp câu chữ, hoặc sửa tên khóa trong mẫu trang.",
        "Every word shown on a page stands in the theme's strings.vi.toml and strings.en.toml. A template names a key \
         that is not there, so the page would show nothing in its place.\n\n\
         Add the key to the strings file, or mend its name in the template.",
    ),
};

/// A template, a strings file or an asset cannot be used as it stands.
pub static INVALID_FILE: Rule = Rule {
    code: "G802",
    name: "theme-file-invalid",
    severity: Severity::Error,
    title: Words::new("Tệp giao diện sai cú pháp", "A theme file is not valid"),
    explanation: Words::new(
        "Một tệp trong thư mục giao diện không đọc được: mẫu trang viết sai cú pháp Tera, gọi một bộ lọc hoặc thành \
         phần không có, tệp câu chữ sai cú pháp TOML, hoặc tên tệp không an toàn để đưa lên máy chủ.\n\n\
         Hãy sửa tệp tại chỗ được chỉ ra. Nếu xóa tệp ấy, bản đi kèm chương trình sẽ được dùng thay.",
        "A file in the theme's folder cannot be read: a template that is not valid Tera or that calls a filter or \
         component that does not exist, a strings file that is not valid TOML, or a file name that is not safe on \
         every web server.\n\n\
         Mend the file at the place shown. If you delete it, the one built into the program is used instead.",
    ),
};

/// A template stopped while a page was made.
pub static RENDER: Rule = Rule {
    code: "G803",
    name: "theme-render-failed",
    severity: Severity::Error,
    title: Words::new("Không dựng được trang từ mẫu", "A page could not be made from its template"),
    explanation: Words::new(
        "Mẫu trang dùng một giá trị mà trang này không có, hoặc đưa cho bộ lọc một giá trị sai kiểu. Chương trình dừng \
         lại thay vì đưa ra một trang thiếu.\n\n\
         Hãy xem tài liệu về giao diện để biết mỗi loại trang có những giá trị nào, rồi sửa mẫu trang.",
        "The template uses a value that this page does not have, or hands a filter a value of the wrong kind. The \
         program stops rather than publish a page with holes.\n\n\
         The theme reference lists the values of each kind of page; mend the template accordingly.",
    ),
};

/// Every rule of this module, for the reference.
pub const RULES: &[&Rule] = &[&MISSING_STRING, &INVALID_FILE, &RENDER];

/// `t.key` is used at `span`, but the strings of this language have no such key.
pub(super) fn missing_string(span: Span, key: &str, strings_file: &str) -> Diagnostic {
    MISSING_STRING
        .at(span, text!("không có câu chữ “{key}” trong giao diện", "the theme has no words called `{key}`"))
        .hint(text!("thêm khóa {key} vào {strings_file}", "add the key {key} to {strings_file}"))
}

/// The engine itself needs `key`, which no strings file has.
pub(super) fn required_string(span: Span, key: &str) -> Diagnostic {
    MISSING_STRING
        .at(
            span,
            text!(
                "tệp câu chữ thiếu khóa “{key}” mà chương trình cần, hoặc khóa không đúng dạng",
                "the strings file lacks `{key}`, which the program needs, or has it in the wrong form"
            ),
        )
        .hint(text!(
            "chép khóa {key} từ giao diện đi kèm chương trình",
            "copy the key {key} from the theme built into the program"
        ))
}

/// A template walks over a table, whose order is a matter of chance.
pub(super) fn walks_a_table(span: Span) -> Diagnostic {
    INVALID_FILE
        .at(
            span,
            text!(
                "mẫu trang duyệt qua một bảng khóa – giá trị; thứ tự của bảng thay đổi sau mỗi lần chạy",
                "the template walks over a table of keys and values; its order changes with every run"
            ),
        )
        .hint(text!("duyệt qua một danh sách của trang", "walk over one of the page's lists"))
}
