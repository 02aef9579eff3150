//! Text whose marks are characters of their own, as phones and Macs type it.

use super::Check;
use crate::diagnostic::{Diagnostic, Rule, Severity, Words};
use crate::model::Settings;
use crate::source::Span;
use crate::syntax::FileTexts;
use crate::text;
use crate::vietnamese::find_decomposed;

/// Decomposed text.
pub static RULE: Rule = Rule {
    code: "G602",
    name: "decomposed-text",
    severity: Severity::Warning,
    title: Words::new("Chữ tiếng Việt dạng tổ hợp rời (NFD)", "Decomposed text (NFD)"),
    explanation: Words::new(
        "Chữ “ệ” gõ trên một số điện thoại và máy Mac được lưu thành ba ký tự rời. Nhìn giống nhau nhưng tìm kiếm trong tệp và so sánh bằng Excel sẽ không thấy. Trang công bố luôn dùng dạng dựng sẵn (NFC, TCVN 6909), nên trang không sai; chỉ tệp nên sửa.\n\nTrong UniKey: Công cụ → Chuyển mã, từ “Unicode tổ hợp” sang “Unicode”.",
        "Some phones and Macs store “ệ” as three characters. It looks the same, but searching the file and comparing in Excel do not find it. Pages are always in the composed form (NFC, TCVN 6909), so they are right; the file should be mended.\n\nIn UniKey: Tools → Convert, from composite Unicode to Unicode. Elsewhere: normalise to NFC.",
    ),
};

pub(super) struct Decomposed;

impl Check for Decomposed {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn words(&self, _: &Settings, texts: &FileTexts, out: &mut Vec<Diagnostic>) {
        let mut places = texts.places(find_decomposed);
        if let Some(first) = places.next() {
            out.push(found(first, places.count() + 1));
        }
    }
}

fn found(span: Span, count: usize) -> Diagnostic {
    RULE.at(span, text!("tệp có {count} từ ở dạng tổ hợp rời (NFD)", "the file has decomposed words (NFD): {count}"))
        .hint(text!(
            "chuyển mã cả tệp từ “Unicode tổ hợp” sang “Unicode” dựng sẵn",
            "convert the whole file to composed Unicode (NFC)"
        ))
}
