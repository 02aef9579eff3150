//! Characters that no text may hold: readers do not see them, and programs take them for commands.

use super::rules::error;
use crate::diagnostic::{Diagnostic, Rule, Words};
use crate::syntax::schema::Key;
use crate::syntax::table::Node;
use crate::text;

/// A control character, or one that turns the direction of what follows.
pub static ODD_CHARACTER: Rule = error(
    "G120",
    "odd-character",
    Words::new("Chữ có ký tự điều khiển", "Text with a control character"),
    Words::new(
        "Ký tự điều khiển (như \\u0000, \\u001B) không hiện ra nhưng làm hỏng trang, dữ liệu mở và tệp lịch; ký tự đảo chiều chữ (\\u202E) làm người đọc thấy khác với điều đã ghi.\n\nXóa ký tự ấy rồi gõ lại chữ. Xuống dòng thì dùng chuỗi ba dấu ngoặc kép.",
        "A control character (such as \\u0000, \\u001B) is not seen, but breaks pages, open data and calendars; one that turns the direction of text (\\u202E) makes readers see something else than was written.\n\nDelete it and type the words again. For line breaks use a string in three double quotes.",
    ),
);

/// The finding about the first such character of `written`.
pub(super) fn odd_character(key: &Key, node: &Node, written: &str) -> Option<Diagnostic> {
    let mut before = '\n';
    let mut odd = None;
    for c in written.chars() {
        // A line may end as Windows writes it.
        if before == '\r' && c != '\n' {
            odd = Some('\r');
            break;
        }
        if is_odd(c) {
            odd = Some(c);
            break;
        }
        before = c;
    }
    let (name, code) = (key.name, format!("U+{:04X}", u32::from(odd?)));
    Some(
        ODD_CHARACTER
            .at(
                node.span,
                text!(
                    "chữ ở “{name}” có ký tự điều khiển {code}",
                    "the text of `{name}` holds the control character {code}"
                ),
            )
            .hint(text!("xóa ký tự ấy, hoặc gõ lại chữ", "delete it, or type the words again")),
    )
}

fn is_odd(c: char) -> bool {
    c.is_control() && !matches!(c, '\t' | '\n' | '\r') || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
