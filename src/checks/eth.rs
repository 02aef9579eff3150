//! Eth (Ð) and its like where Đ is meant.

use super::Check;
use crate::diagnostic::{Diagnostic, Rule, Severity, Words};
use crate::model::Settings;
use crate::source::Span;
use crate::syntax::FileTexts;
use crate::text;
use crate::vietnamese::find_eth;

/// Eth for Đ.
pub static RULE: Rule = Rule {
    code: "G604",
    name: "eth-for-d",
    severity: Severity::Warning,
    title: Words::new("Chữ Ð (Eth) thay cho chữ Đ", "Eth (Ð) in the place of Đ"),
    explanation: Words::new(
        "Chữ Ð của tiếng Iceland trông giống hệt chữ Đ nhưng là chữ khác: tìm kiếm và sắp xếp sẽ sai, máy đọc màn hình đọc sai. Thường gặp trong tệp chuyển mã từ phông cũ.\n\nThay tất cả Ð bằng Đ và ð bằng đ (Tìm và thay thế).",
        "The Icelandic Ð looks like Đ and is another letter: search and sorting go wrong, and screen readers misread it. It comes from files converted out of old fonts.\n\nReplace every Ð by Đ and ð by đ (find and replace).",
    ),
};

pub(super) struct Eth;

impl Check for Eth {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn words(&self, _: &Settings, texts: &FileTexts, out: &mut Vec<Diagnostic>) {
        let mut places = texts.places(find_eth);
        if let Some(first) = places.next() {
            out.push(found(first, places.count() + 1));
        }
    }
}

fn found(span: Span, count: usize) -> Diagnostic {
    RULE.at(span, text!("tệp có {count} chữ Ð (Eth) thay cho chữ Đ", "the file has {count} Eth (Ð) in the place of Đ"))
        .hint(text!("thay Ð bằng Đ, ð bằng đ trong cả tệp", "replace Ð by Đ and ð by đ in the whole file"))
}
