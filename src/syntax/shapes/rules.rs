//! What is said of values that do not have the shape of their key.

use crate::diagnostic::{Diagnostic, Rule, Severity, Text, Words};
use crate::syntax::id::slug;
use crate::syntax::schema::{Key, Shape, did_you_mean};
use crate::syntax::table::{Node, Value};
use crate::text;

/// The rules of this file.
pub const RULES: &[&Rule] = &[
    &WRONG_TYPE,
    &BAD_CHOICE,
    &BAD_ID,
    &BAD_DATE,
    &TOO_LONG,
    &BAD_URL,
    &BAD_GOAL,
    &OUT_OF_RANGE,
    &BAD_FILE_NAME,
    &BAD_TIME_ZONE,
    &super::numbers::UNCLEAR_NUMBER,
    &super::characters::ODD_CHARACTER,
];

pub(super) const fn error(code: &'static str, name: &'static str, title: Words, explanation: Words) -> Rule {
    Rule { code, name, severity: Severity::Error, title, explanation }
}

/// A value of another type than its key asks for.
pub static WRONG_TYPE: Rule = error(
    "G109",
    "wrong-type",
    Words::new("Giá trị sai kiểu", "A value of the wrong type"),
    Words::new(
        "Mỗi khóa nhận một kiểu giá trị: chữ trong dấu ngoặc kép thẳng, số không có ngoặc, ngày dạng 2026-04-15, true/false, danh sách trong [ ], hoặc một phần [[…]].\n\nXem bảng khóa trong README để biết kiểu của từng khóa.",
        "Every key takes one type of value: text in straight double quotes, a bare number, a date such as 2026-04-15, true or false, a list in [ ], or a [[…]] section.\n\nThe reference of keys in the README tells the type of each.",
    ),
);

pub(super) fn wrong_type(key: &Key, node: &Node, shape: &Shape) -> Diagnostic {
    let (name, found, wanted) = (key.name, found_words(&node.value), wanted_words(shape));
    let (found_vi, found_en, wanted_vi, wanted_en) = (found.vi, found.en, wanted.vi, wanted.en);
    WRONG_TYPE
        .at(node.span, text!("“{name}” đang là {found_vi}", "`{name}` is {found_en}"))
        .hint(text!("khóa này cần {wanted_vi}", "this key needs {wanted_en}"))
}

fn found_words(value: &Value) -> Words {
    match value {
        Value::Text(_) => Words::new("chữ", "text"),
        Value::Number(_) => Words::new("số", "a number"),
        Value::Flag(_) => Words::new("true/false", "true or false"),
        Value::Time(_) => Words::new("ngày giờ", "a date or time"),
        Value::List(_) => Words::new("danh sách", "a list"),
        Value::Table(_) => Words::new("một phần gồm nhiều khóa", "a table"),
    }
}

fn wanted_words(shape: &Shape) -> Words {
    match shape {
        Shape::Text | Shape::ShortText(_) => {
            Words::new("chữ, đặt trong dấu ngoặc kép thẳng: \"…\"", "text in straight double quotes: \"…\"")
        }
        Shape::Figure => Words::new("chữ hoặc số", "text or a number"),
        Shape::NewId => {
            Words::new("một mã viết thường không dấu, ví dụ \"to-dan-pho-5\"", "an id such as \"to-dan-pho-5\"")
        }
        Shape::Id(_) => {
            Words::new("mã của một mục đã khai báo, đặt trong dấu ngoặc kép", "the id of a record, in double quotes")
        }
        Shape::IdOrText(_) => Words::new("mã hoặc chữ, đặt trong dấu ngoặc kép", "an id or text, in double quotes"),
        Shape::Ids(_) => {
            Words::new("một mã, hoặc danh sách mã [\"…\", \"…\"]", "an id, or a list of ids [\"…\", \"…\"]")
        }
        Shape::Choice(_) => Words::new(
            "một trong các từ đã quy định, đặt trong dấu ngoặc kép",
            "one of the defined words, in double quotes",
        ),
        Shape::Flag => Words::new("true hoặc false, không có ngoặc kép", "true or false, without quotes"),
        Shape::Integer(..) => Words::new("số nguyên, không có ngoặc kép", "a whole number without quotes"),
        Shape::Number => Words::new(
            "số, không có ngoặc kép; phần lẻ viết sau dấu chấm: 83.2",
            "a number without quotes, such as 83.2",
        ),
        Shape::Date => {
            Words::new("ngày đầy đủ: 2026-04-15, không có ngoặc kép", "a full date without quotes: 2026-04-15")
        }
        Shape::PartialDate => Words::new(
            "ngày 2026-04-15, hoặc \"2026-04\", \"2026\" khi bản gốc để trống",
            "a date 2026-04-15, or \"2026-04\" or \"2026\" where the original leaves a blank",
        ),
        Shape::Due => Words::new("\"MM-DD\" cho hằng năm, hoặc một ngày", "\"MM-DD\" for every year, or a date"),
        Shape::Goal => Words::new("dấu so sánh và số, ví dụ \">= 80\"", "a relation and a number such as \">= 80\""),
        Shape::Url | Shape::FolderUrl => {
            Words::new("địa chỉ bắt đầu bằng https://", "an address that begins with https://")
        }
        Shape::File => Words::new("tên tệp đặt cạnh tệp này", "the name of a file beside this one"),
        Shape::RowId => Words::new(
            "mã danh sách, dấu # và số thứ tự: \"2026-hang-nam#3\"",
            "a list's id, # and the ordinal: \"2026-hang-nam#3\"",
        ),
        Shape::TimeZone => {
            Words::new("tên múi giờ, ví dụ \"Asia/Ho_Chi_Minh\"", "a time zone such as \"Asia/Ho_Chi_Minh\"")
        }
        Shape::List(_) => {
            Words::new("danh sách trong ngoặc vuông: [\"…\", \"…\"]", "a list in brackets: [\"…\", \"…\"]")
        }
        Shape::Table(_) => Words::new(
            "các khóa trong ngoặc nhọn { … } hoặc một phần [tên]",
            "keys in braces { … } or a section [name]",
        ),
        Shape::Tables(_) => Words::new("các phần [[tên]]", "sections [[name]]"),
    }
}

/// A word that is not among those the key knows.
pub static BAD_CHOICE: Rule = error(
    "G110",
    "unknown-value",
    Words::new("Giá trị không nằm trong danh sách cho phép", "A value that the key does not know"),
    Words::new(
        "Khóa này chỉ nhận một trong những từ tiếng Anh đã quy định (để máy hiểu); trên trang, người đọc thấy từ tiếng Việt tương ứng.",
        "The key takes only one of the defined words; readers see the Vietnamese words for it.",
    ),
);

pub(super) fn bad_choice(key: &Key, node: &Node, written: &str, words: &[&str]) -> Diagnostic {
    let (name, known) = (key.name, words.join(", "));
    let found = BAD_CHOICE
        .at(node.span, text!("“{written}” không phải giá trị của “{name}”", "`{written}` is not a value of `{name}`"));
    match did_you_mean(written, words.iter().copied()) {
        Some(near) => found.hint(text!(
            "có phải ý bạn là “{near}”? Các giá trị: {known}",
            "did you mean `{near}`? The values: {known}"
        )),
        None => found.hint(text!("các giá trị dùng được: {known}", "the values: {known}")),
    }
}

/// An id of the wrong form.
pub static BAD_ID: Rule = error(
    "G111",
    "bad-id",
    Words::new("Mã viết sai dạng", "An id of the wrong form"),
    Words::new(
        "Mã (id) là địa chỉ lâu dài của trang: chỉ gồm chữ thường không dấu a–z, chữ số và dấu gạch nối. Mã của một tệp là tên tệp bỏ phần .md.\n\nVí dụ: to-cong-nghe-so-to-5.md",
        "An id is a page's permanent address: lower-case letters a to z, digits and hyphens only. A file's id is its name without .md.\n\nFor example: to-cong-nghe-so-to-5.md",
    ),
);

pub(super) fn bad_id(key: &Key, node: &Node, _: &Shape) -> Diagnostic {
    let (name, written) = (key.name, node.as_text().unwrap_or(""));
    let slug = slug(written);
    BAD_ID
        .at(
            node.span,
            text!("“{written}” ở “{name}” không phải một mã đúng dạng", "`{written}` in `{name}` is not an id"),
        )
        .hint(if slug.is_empty() {
            Text::new(
                "mã chỉ gồm chữ thường không dấu, chữ số và dấu gạch nối",
                "an id holds lower-case letters, digits and hyphens",
            )
        } else {
            text!("viết: “{slug}”", "write: `{slug}`")
        })
}

pub(super) fn bad_row_id(key: &Key, node: &Node, _: &Shape) -> Diagnostic {
    let (name, written) = (key.name, node.as_text().unwrap_or(""));
    BAD_ID
        .at(
            node.span,
            text!(
                "“{written}” ở “{name}” không chỉ ra một dòng khen thưởng",
                "`{written}` in `{name}` does not name an award row"
            ),
        )
        .hint(text!(
            "viết mã danh sách, dấu #, rồi thứ tự người được khen: \"2026-hang-nam#3\"",
            "write the list's id, #, and the recipient's ordinal: \"2026-hang-nam#3\""
        ))
}

/// A date that does not exist or is written otherwise.
pub static BAD_DATE: Rule = error(
    "G112",
    "bad-date",
    Words::new("Ngày viết sai hoặc không có thật", "A date that is wrong or does not exist"),
    Words::new(
        "Ngày viết theo thứ tự năm-tháng-ngày, có số 0 đứng trước: 2026-04-05. Bản gốc để trống ngày thì viết chữ \"2026-04\", để trống cả tháng thì viết \"2026\"; đừng đoán.\n\nNgày tháng phải có thật: không có ngày 31 tháng 4.",
        "A date is year-month-day with leading zeros: 2026-04-05. Where the original leaves the day blank write \"2026-04\", the month too: \"2026\"; do not guess.\n\nThe day must exist: there is no 31 April.",
    ),
);

pub(super) fn bad_date(key: &Key, node: &Node, shape: &Shape) -> Diagnostic {
    let written = match &node.value {
        Value::Text(text) | Value::Time(text) => text.as_str(),
        _ => "",
    };
    let (name, wanted) = (key.name, wanted_words(shape));
    let (vi, en) = (wanted.vi, wanted.en);
    BAD_DATE
        .at(
            node.span,
            text!(
                "“{written}” ở “{name}” không đọc được như một ngày",
                "`{written}` in `{name}` cannot be read as a date"
            ),
        )
        .hint(text!("viết {vi}", "write {en}"))
}

/// Text that is too long for its place.
pub static TOO_LONG: Rule = error(
    "G113",
    "too-long",
    Words::new("Chữ quá dài", "Text that is too long"),
    Words::new(
        "Chỗ này hiện trong danh sách và kết quả tìm kiếm trên điện thoại nên phải ngắn. Rút gọn; phần còn lại viết vào thân bài.",
        "This text is shown in lists and search results on phones, so it must be short. Shorten it; the rest belongs into the body.",
    ),
);

pub(super) fn too_long(key: &Key, node: &Node, written: &str, most: usize) -> Diagnostic {
    let (name, length) = (key.name, written.chars().count());
    TOO_LONG
        .at(
            node.span,
            text!("“{name}” dài {length} ký tự, quá {most}", "`{name}` has {length} characters, more than {most}"),
        )
        .hint(text!("rút gọn còn nhiều nhất {most} ký tự", "shorten it to at most {most} characters"))
}

/// An address that is not absolute `http(s)`.
pub static BAD_URL: Rule = error(
    "G114",
    "bad-url",
    Words::new("Địa chỉ mạng viết sai", "An address of the wrong form"),
    Words::new(
        "Địa chỉ phải đầy đủ, bắt đầu bằng https:// hoặc http://, không có dấu cách.",
        "The address must be complete, begin with https:// or http://, and hold no spaces.",
    ),
);

pub(super) fn bad_url(key: &Key, node: &Node, _: &Shape) -> Diagnostic {
    let name = key.name;
    BAD_URL
        .at(
            node.span,
            text!("“{name}” không phải một địa chỉ http(s) đầy đủ", "`{name}` is not a complete http(s) address"),
        )
        .hint(text!("ví dụ: \"https://thidua.phuong.vn/\"", "for example: \"https://thidua.phuong.vn/\""))
}

pub(super) fn bad_folder_url(key: &Key, node: &Node, _: &Shape) -> Diagnostic {
    let name = key.name;
    BAD_URL
        .at(
            node.span,
            text!("“{name}” không dùng làm địa chỉ trang chủ được", "`{name}` cannot be the address of a home page"),
        )
        .hint(text!(
            "chỉ ghi tên miền, cổng nếu có và thư mục, không có ?, # hay @: \"https://thidua.phuong.vn/\"",
            "write the host, perhaps a port, and a folder, without ?, # or @: \"https://thidua.phuong.vn/\""
        ))
}

/// A goal that is not a relation and a number.
pub static BAD_GOAL: Rule = error(
    "G115",
    "bad-goal",
    Words::new("Mức chỉ tiêu viết sai", "A goal of the wrong form"),
    Words::new(
        "Mức chỉ tiêu gồm một dấu so sánh và một số: \">= 80\", \"> 80\", \"= 100\", \"<= 5\", \"< 5\". Đơn vị tính viết ở khóa unit.",
        "A goal is a relation and a number: \">= 80\", \"> 80\", \"= 100\", \"<= 5\", \"< 5\". The unit stands in the key `unit`.",
    ),
);

pub(super) fn bad_goal(key: &Key, node: &Node, _: &Shape) -> Diagnostic {
    let (name, written) = (key.name, node.as_text().unwrap_or(""));
    BAD_GOAL
        .at(
            node.span,
            text!(
                "“{written}” ở “{name}” không phải dấu so sánh và số",
                "`{written}` in `{name}` is not a relation and a number"
            ),
        )
        .hint(text!(
            "viết như \">= 80\"; đơn vị tính để ở khóa unit",
            "write it like \">= 80\"; the unit goes into the key `unit`"
        ))
}

/// A number outside of its bounds.
pub static OUT_OF_RANGE: Rule = error(
    "G116",
    "out-of-range",
    Words::new("Số nằm ngoài khoảng cho phép", "A number out of its bounds"),
    Words::new(
        "Số này phải là số nguyên trong khoảng ghi ở thông báo: năm từ 1900 đến 2199, số lượng từ 0 trở lên.",
        "The number must be whole and within the bounds that the message names: years from 1900 to 2199, counts from 0.",
    ),
);

pub(super) fn out_of_range(key: &Key, node: &Node, least: i64, most: i64) -> Diagnostic {
    let name = key.name;
    OUT_OF_RANGE
        .at(
            node.span,
            text!(
                "“{name}” phải là số nguyên từ {least} đến {most}",
                "`{name}` must be a whole number from {least} to {most}"
            ),
        )
        .hint(text!("sửa lại số cho đúng khoảng", "correct the number"))
}

/// A file name with a path in it.
pub static BAD_FILE_NAME: Rule = error(
    "G117",
    "bad-file-name",
    Words::new("Tên tệp không hợp lệ", "A file name that cannot be used"),
    Words::new(
        "Tệp đính kèm (ảnh, bản quét, danh sách CSV) đặt cạnh tệp .md và chỉ ghi tên, không ghi thư mục. Như vậy không tệp nào ngoài content/ có thể bị công bố nhầm.",
        "An attached file (picture, scan, CSV) stands beside the .md file and is named without a folder, so that no file outside of content/ can be published by mistake.",
    ),
);

pub(super) fn bad_file_name(key: &Key, node: &Node, _: &Shape) -> Diagnostic {
    let (name, written) = (key.name, node.as_text().unwrap_or(""));
    BAD_FILE_NAME
        .at(
            node.span,
            text!(
                "“{written}” ở “{name}” không phải tên một tệp đặt cạnh tệp này",
                "`{written}` in `{name}` is not the name of a file beside this one"
            ),
        )
        .hint(text!(
            "chép tệp vào cùng thư mục và chỉ ghi tên: \"anh-1.jpg\"",
            "copy the file into this folder and write its name alone: \"anh-1.jpg\""
        ))
}

/// A time zone that nobody knows.
pub static BAD_TIME_ZONE: Rule = error(
    "G118",
    "unknown-time-zone",
    Words::new("Không có múi giờ này", "An unknown time zone"),
    Words::new(
        "Múi giờ quyết định hôm nay là ngày nào, nên bài hẹn ngày đăng và hạn báo cáo phụ thuộc vào nó. Việt Nam dùng \"Asia/Ho_Chi_Minh\".",
        "The time zone decides which day today is, and with it dated stories and deadlines. Viet Nam is \"Asia/Ho_Chi_Minh\".",
    ),
);

pub(super) fn bad_time_zone(key: &Key, node: &Node, _: &Shape) -> Diagnostic {
    let (name, written) = (key.name, node.as_text().unwrap_or(""));
    BAD_TIME_ZONE
        .at(
            node.span,
            text!("“{written}” ở “{name}” không phải tên múi giờ", "`{written}` in `{name}` is not a time zone"),
        )
        .hint(text!("viết \"Asia/Ho_Chi_Minh\", hoặc bỏ khóa này", "write \"Asia/Ho_Chi_Minh\", or leave the key out"))
}
