//! What the TOML parser has to say, in words for editors.

use crate::diagnostic::{Diagnostic, Rule, Severity, Text, Words};
use crate::source::Span;

/// The rules of this file.
pub const RULES: &[&Rule] = &[&SYNTAX];

/// TOML that cannot be read.
pub static SYNTAX: Rule = Rule {
    code: "G105",
    name: "toml-syntax",
    severity: Severity::Error,
    title: Words::new("Phần khai báo viết sai cú pháp", "The front matter or register is not valid TOML"),
    explanation: Words::new(
        "Phần khai báo viết theo dạng TOML: mỗi dòng một khóa, dấu =, rồi giá trị. Chữ đặt trong dấu ngoặc kép thẳng \"…\"; ngày viết 2026-04-15; danh sách đặt trong [ ]. Word và Zalo hay đổi dấu ngoặc thẳng thành dấu ngoặc cong “…”: phải gõ lại.\n\nMỗi khóa chỉ viết một lần trong một phần.",
        "Front matter is TOML: a key, an equals sign, a value on each line. Text stands in straight double quotes; a date is written 2026-04-15; a list stands in [ ]. Word and chat programs turn straight quotes into curly ones: type them again.\n\nA key stands only once in a table.",
    ),
};

pub(super) fn syntax_error(message: &str, span: Span) -> Diagnostic {
    let (message, hint) = translate(message);
    SYNTAX.at(span, message).hint(hint)
}

/// A message of the parser that editors meet.
struct Known {
    /// How it begins.
    start: &'static str,
    message: Words,
    hint: Words,
}

const fn known(start: &'static str, vi: &'static str, en: &'static str, hint: Words) -> Known {
    Known { start, message: Words::new(vi, en), hint }
}

const KNOWN: &[Known] = &[
    known(
        "duplicate key",
        "khóa này đã có ở trên",
        "this key stands above already",
        Words::new("giữ lại một dòng, xóa dòng kia", "keep one of the lines"),
    ),
    known(
        "string values must be quoted",
        "giá trị chữ phải đặt trong dấu ngoặc kép thẳng \"…\"",
        "text must stand in straight double quotes",
        Words::new("thêm dấu \" ở đầu và cuối", "put \" before and after the text"),
    ),
    known(
        "invalid basic string",
        "chuỗi chữ chưa đóng hoặc có ký tự lạ",
        "the text is not closed, or holds an odd character",
        Words::new(
            "kiểm tra dấu \" ở cuối; trong chữ, viết \\\" thay cho \"",
            "check the closing \"; inside the text write \\\" for \"",
        ),
    ),
    known(
        "invalid literal string",
        "chuỗi chữ mở bằng dấu ' chưa đóng",
        "the text that opens with ' is not closed",
        Words::new("thêm dấu ' ở cuối, hoặc dùng dấu \"", "add ' at its end, or use \""),
    ),
    known(
        "missing escaped value",
        "dấu \\ trong chữ phải viết hai lần",
        "a backslash inside text is written twice",
        Words::new("viết \\\\ thay cho \\", "write \\\\ for \\"),
    ),
    known(
        "key with no value",
        "khóa chưa có dấu = và giá trị, hoặc tên khóa có dấu",
        "a key without = and a value, or with letters that keys cannot have",
        Words::new("viết: khóa = giá trị", "write: key = value"),
    ),
    known(
        "unexpected key or value",
        "sau giá trị còn chữ thừa",
        "something stands after the value",
        Words::new(
            "mỗi dòng một khóa; trong chữ, viết \\\" thay cho \"",
            "one key a line; inside the text write \\\" for \"",
        ),
    ),
    known(
        "missing comma between array elements",
        "danh sách thiếu dấu phẩy, hoặc chưa đóng bằng ]",
        "the list lacks a comma, or is not closed by ]",
        Words::new("xem lại dấu phẩy và dấu ] ở cuối danh sách", "check the commas and the ] at the end of the list"),
    ),
    known(
        "missing comma between key-value pairs",
        "thiếu dấu phẩy, hoặc chưa đóng bằng }",
        "a comma is missing, or the } that closes",
        Words::new("xem lại dấu phẩy và dấu } ở cuối", "check the commas and the } at the end"),
    ),
    known(
        "unclosed array",
        "danh sách hoặc tên phần [[…]] chưa đóng",
        "a list or the header [[…]] is not closed",
        Words::new("thêm dấu ] ở cuối", "add ] at the end"),
    ),
    known(
        "unclosed table",
        "tên phần chưa đóng ngoặc",
        "the header is not closed",
        Words::new("thêm dấu ] ở cuối dòng", "add ] at the end of the line"),
    ),
    known(
        "missing value",
        "sau dấu = chưa có giá trị",
        "no value stands after =",
        Words::new("viết giá trị, hoặc xóa dòng", "write a value, or delete the line"),
    ),
    known("extra `=`", "thừa dấu =", "a superfluous =", Words::new("giữ lại một dấu =", "keep one =")),
    known(
        "invalid boolean",
        "giá trị phải là true hoặc false, chữ thường",
        "the value is true or false, in lower case",
        Words::new("viết true hoặc false", "write true or false"),
    ),
    known(
        "unexpected leading zero",
        "số không viết số 0 đứng trước",
        "a number has no leading zero",
        Words::new("bỏ số 0 ở đầu; mã, số hiệu thì đặt trong \"…\"", "drop the 0; a code stands in \"…\""),
    ),
    known(
        "invalid float",
        "số viết sai: không dùng dấu chấm ngăn hàng nghìn",
        "a number that is wrong: no dots between thousands",
        Words::new("viết 1500000; phần lẻ viết sau dấu chấm: 83.2", "write 1500000; decimals follow a dot: 83.2"),
    ),
];

/// The parser's message in Vietnamese and English, and what to do about it.
fn translate(message: &str) -> (Text, Text) {
    match KNOWN.iter().find(|known| message.starts_with(known.start)) {
        Some(known) => (known.message.into(), known.hint.into()),
        None => (
            Text::new(format!("sai cú pháp TOML: {message}"), message),
            Text::new(
                "mỗi dòng viết: khóa = giá trị; chữ đặt trong dấu ngoặc kép thẳng \"…\"",
                "write on each line: key = value; text stands in straight double quotes",
            ),
        ),
    }
}
