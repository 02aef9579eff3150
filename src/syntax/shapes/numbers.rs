//! What is said of numbers that can be taken for others, or that no page can show.

use super::rules::error;
use crate::diagnostic::{Diagnostic, Rule, Text, Words};
use crate::syntax::figure::{DECIMALS, Unclear, WHOLE_DIGITS};
use crate::syntax::schema::{Key, Shape};
use crate::syntax::table::{Node, Value};
use crate::text;

/// A number that can be taken for another, or that no page can show.
pub static UNCLEAR_NUMBER: Rule = error(
    "G119",
    "unclear-number",
    Words::new("Số viết không rõ hoặc quá lớn", "A number that is unclear or too large"),
    Words::new(
        "Số để tính toán và so sánh viết bằng chữ số liền nhau, phần lẻ sau một dấu chấm: 1500, 83.2. Dấu ngăn hàng nghìn không dùng được: 1.000 là một nghìn với người này và là một với máy, nên công cụ dừng lại thay vì đoán.\n\nNhiều nhất 15 chữ số trước dấu chấm và 4 chữ số sau; không dùng nan, inf, 1e20. Số lớn hơn thì đổi đơn vị tính (tỷ đồng thay cho đồng).",
        "A number that is reckoned with is written in plain digits, its decimals after one point: 1500, 83.2. Marks between thousands cannot be used: 1.000 is a thousand to one reader and one to another, so nothing is guessed.\n\nAt most 15 digits stand before the point and 4 after it; nan, inf and 1e20 are no such numbers. For larger ones change the unit.",
    ),
);

pub(super) fn unclear_number(key: &Key, node: &Node, why: &Unclear) -> Diagnostic {
    let written = match &node.value {
        Value::Text(text) | Value::Number(text) => text.as_str(),
        _ => "",
    };
    let name = key.name;
    match why {
        Unclear::Thousands(digits) => UNCLEAR_NUMBER
            .at(
                node.span,
                text!(
                    "“{written}” ở “{name}” có thể hiểu là hai số khác nhau",
                    "`{written}` in `{name}` can be read as two different numbers"
                ),
            )
            .hint(thousands_hint(key, written, digits)),
        Unclear::NotPlain => UNCLEAR_NUMBER
            .at(
                node.span,
                text!(
                    "“{written}” ở “{name}” không phải số dùng được: nhiều nhất {WHOLE_DIGITS} chữ số, rồi dấu chấm và nhiều nhất {DECIMALS} chữ số lẻ",
                    "`{written}` in `{name}` is no number that can be used: at most {WHOLE_DIGITS} digits, then a point and at most {DECIMALS} decimals"
                ),
            )
            .hint(text!(
                "viết bằng chữ số, như 1500 hoặc 83.2; số quá lớn thì đổi đơn vị tính",
                "write digits, such as 1500 or 83.2; where it is too large change the unit"
            )),
    }
}

fn thousands_hint(key: &Key, written: &str, digits: &str) -> Text {
    if matches!(key.shape, Shape::Figure) {
        return text!(
            "viết {digits}; muốn hiện đúng như đã gõ thì đặt trong dấu ngoặc kép: \"{written}\"",
            "write {digits}; to show it as typed put it in quotes: \"{written}\""
        );
    }
    if written.matches(['.', ',']).count() > 1 {
        return text!("hàng nghìn viết liền: {digits}", "thousands have no marks: {digits}");
    }
    let decimal = written.trim_start_matches(|c: char| !c.is_ascii_digit() && c != '-').replace(',', ".");
    let decimal = decimal.trim_end_matches('0').trim_end_matches('.');
    text!(
        "hàng nghìn viết liền: viết {digits}; nếu là số lẻ thì viết {decimal}",
        "thousands have no marks: write {digits}; where it is a decimal write {decimal}"
    )
}
