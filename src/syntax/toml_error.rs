//! What the TOML parser has to say, in words for editors.

use crate::diagnostic::{Diagnostic, Rule, Severity, Text, Words};
use crate::source::Span;
use crate::text;

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

/// The finding for a message of the parser; `value` is what stands after the sign of equality.
pub(super) fn syntax_error(message: &str, value: &str, span: Span) -> Diagnostic {
    let bare = ["invalid boolean", "invalid float", "invalid integer", "string values must be quoted"];
    if bare.iter().any(|start| message.starts_with(start)) && is_bare_word(value) {
        return unquoted(value, span);
    }
    let (message, hint) = translate(message);
    SYNTAX.at(span, message).hint(hint)
}

/// Whether a value without quotes is text: no number, and nothing like the words that stand without them.
fn is_bare_word(value: &str) -> bool {
    let small = value.to_lowercase();
    let like = |word: &&str| small == **word || small.len() > 2 && strsim::jaro_winkler(&small, word) > 0.88;
    let number = value.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '+' | '-' | '.'))
        && value.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b',' | b'_' | b'-' | b'+' | b' '));
    let quoted = value.contains(['"', '\'', '“', '”', '‘', '’', '«', '»', '[', '{']);
    !value.is_empty() && !number && !quoted && !["true", "false", "nan", "inf"].iter().any(like)
}

fn unquoted(value: &str, span: Span) -> Diagnostic {
    SYNTAX
        .at(span, text!("chữ phải đặt trong dấu ngoặc kép thẳng \"…\"", "text must stand in straight double quotes"))
        .hint(text!("viết: \"{value}\"", "write: \"{value}\""))
}

/// Says that a list, or a group in braces, is never closed.
pub(super) fn unclosed(list: bool, span: Span) -> Diagnostic {
    if list {
        SYNTAX
            .at(span, text!("danh sách mở ở đây chưa đóng bằng ]", "the list that opens here is not closed by ]"))
            .hint(text!("thêm dấu ] ở cuối danh sách", "add ] at the end of the list"))
    } else {
        SYNTAX
            .at(span, text!("ngoặc {{ mở ở đây chưa đóng bằng }}", "the {{ that opens here is not closed by }}"))
            .hint(text!("thêm dấu }} ở cuối", "add }} at the end"))
    }
}

/// Says that a text of several lines is never closed.
pub(super) fn unclosed_string(span: Span) -> Diagnostic {
    SYNTAX
        .at(span, text!("chữ nhiều dòng mở ở đây chưa đóng", "the text of several lines that opens here is not closed"))
        .hint(text!("thêm ba dấu ngoặc như ở đầu vào cuối chữ", "put the same three quotes at its end"))
}

/// Says that keys are repeated because the header between two records is `missing`, or because headers of records have one
/// bracket.
pub(super) fn written_twice(header: Option<&str>, missing: bool, span: Span) -> Diagnostic {
    let name = header.unwrap_or("…");
    if missing {
        SYNTAX.at(span, text!("khóa này đã có ở trên", "this key stands above already")).hint(text!(
            "nếu đây là một mục mới thì thêm dòng [[{name}]] phía trên nó",
            "where a new record begins, add the line [[{name}]] above it"
        ))
    } else {
        SYNTAX
            .at(
                span,
                text!(
                    "có nhiều phần [{name}] mà chỉ viết một ngoặc vuông",
                    "there are several sections [{name}] with one bracket"
                ),
            )
            .hint(text!(
                "mỗi mục mở đầu bằng hai ngoặc: [[{name}]]; phần chỉ có một thì giữ lại một",
                "begin each record with two brackets: [[{name}]]; where there can be one only, keep one"
            ))
    }
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
        "cannot recurse",
        "các ngoặc lồng nhau quá nhiều tầng",
        "brackets are nested too deeply",
        Words::new("viết lại cho gọn, một danh sách trong [ ]", "write it anew, one list in [ ]"),
    ),
    known(
        "too few unicode",
        "mã ký tự sau \\u chưa đủ chữ số",
        "the code of a character after \\u lacks digits",
        Words::new(
            "viết đủ bốn chữ số sau \\u, hoặc gõ thẳng ký tự",
            "write four digits after \\u, or the character itself",
        ),
    ),
    known(
        "invalid multi-line",
        "chữ nhiều dòng có ký tự lạ",
        "the text of several lines holds an odd character",
        Words::new("xóa ký tự lạ; trong chữ, viết \\\\ thay cho \\", "delete it; inside the text write \\\\ for \\"),
    ),
    known(
        "invalid unquoted key",
        "tên khóa có dấu hoặc ký tự lạ, hay thiếu dấu =",
        "the name of a key has letters that keys cannot have, or = is missing",
        Words::new("viết: khóa = giá trị, tên khóa không dấu", "write: key = value, the key in plain letters"),
    ),
    known(
        "unquoted keys cannot be empty",
        "trước dấu = chưa có tên khóa",
        "no key stands before =",
        Words::new("viết: khóa = giá trị, hoặc xóa dòng", "write: key = value, or delete the line"),
    ),
    known("extra comma", "thừa dấu phẩy", "a superfluous comma", Words::new("xóa dấu phẩy thừa", "delete it")),
    known(
        "unexpected `=` in array",
        "trong danh sách có dấu =, hoặc danh sách chưa đóng bằng ]",
        "a = inside a list, or the list is not closed by ]",
        Words::new("xem lại dấu ] ở cuối danh sách", "check the ] at the end of the list"),
    ),
    known(
        "unclosed inline table",
        "ngoặc { chưa đóng bằng }",
        "the { is not closed by }",
        Words::new("thêm dấu } ở cuối", "add } at the end"),
    ),
    known(
        "`_` may only",
        "dấu _ trong số đặt sai chỗ",
        "an underscore of a number at a wrong place",
        Words::new("viết số liền nhau: 1500000", "write the digits together: 1500000"),
    ),
    known(
        "cannot extend",
        "khóa này đã có giá trị ở trên",
        "this key has a value above already",
        Words::new("giữ lại một chỗ", "keep one of the two"),
    ),
    known(
        "carriage return",
        "có dấu xuống dòng lạ",
        "an odd line break",
        Words::new("lưu lại tệp bằng UTF-8, xuống dòng bằng Enter", "save the file as UTF-8 again"),
    ),
    known(
        "invalid comment",
        "ghi chú sau dấu # có ký tự lạ",
        "the remark after # holds an odd character",
        Words::new("xóa ký tự lạ", "delete it"),
    ),
    known("invalid date", "ngày viết sai", "a date that is wrong", Words::new("viết: 2026-04-15", "write: 2026-04-15")),
    known(
        "invalid integer",
        "số viết sai",
        "a number that is wrong",
        Words::new("viết bằng chữ số: 1500; chữ thì đặt trong dấu \"", "write digits: 1500; text stands in quotes"),
    ),
    known(
        "redundant",
        "số viết thừa dấu",
        "a number with superfluous signs",
        Words::new("viết bằng chữ số: 1500", "write digits: 1500"),
    ),
    known(
        "keys cannot be multi-line",
        "tên khóa không đặt trong ba dấu ngoặc",
        "a key cannot stand in three quotes",
        Words::new("viết: khóa = giá trị", "write: key = value"),
    ),
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
            Text::new(
                "chỗ này viết không đúng cách của phần khai báo (TOML)",
                format!("this is no valid TOML: {message}"),
            ),
            Text::new(
                "mỗi dòng viết: khóa = giá trị; chữ đặt trong dấu ngoặc kép thẳng \"…\"",
                "write on each line: key = value; text stands in straight double quotes",
            ),
        ),
    }
}
