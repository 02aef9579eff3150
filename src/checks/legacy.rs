//! Text in an encoding from before Unicode.

use super::Check;
use crate::diagnostic::{Diagnostic, Rule, Severity, Words};
use crate::model::Settings;
use crate::source::Span;
use crate::syntax::FileTexts;
use crate::text;
use crate::vietnamese::{Legacy, decode_legacy, find_legacy};

/// Text in TCVN3 or VNI.
pub static RULE: Rule = Rule {
    code: "G603",
    name: "legacy-encoding",
    severity: Severity::Warning,
    title: Words::new("Chữ gõ bằng bảng mã cũ (TCVN3, VNI)", "Text in an old encoding (TCVN3, VNI)"),
    explanation: Words::new(
        "Văn bản cũ gõ bằng phông .VnTime (TCVN3) hay VNI-Times khi chép sang sẽ thành “Céng hßa x· héi” hay “COÄNG HOØA”. Trang sẽ hiện đúng những chữ lạ đó, không ai đọc và tìm được.\n\nTrong UniKey: Công cụ → Chuyển mã, từ TCVN3 hoặc VNI sang Unicode, rồi dán lại. Đọc soát tên người sau khi chuyển.",
        "Old texts in .VnTime (TCVN3) or VNI-Times fonts come out as “Céng hßa x· héi” or “COÄNG HOØA” when they are copied. The page would show just that, and nobody could read or find it.\n\nIn UniKey: Tools → Convert, from TCVN3 or VNI to Unicode, and paste again. Proofread names afterwards.",
    ),
};

pub(super) struct LegacyEncoding;

impl Check for LegacyEncoding {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn words(&self, _: &Settings, texts: &FileTexts, out: &mut Vec<Diagnostic>) {
        let first = texts.runs().find_map(|run| {
            let found = find_legacy(run.text()).into_iter().next()?;
            Some((found.encoding, &run.text()[found.range.clone()], run.span(found.range)))
        });
        out.extend(first.map(|(encoding, written, span)| found_legacy(encoding, written, span)));
    }
}

fn found_legacy(encoding: Legacy, written: &str, span: Span) -> Diagnostic {
    let name = match encoding {
        Legacy::Tcvn3 => "TCVN3 (.VnTime)",
        Legacy::Vni => "VNI",
    };
    let words = decode_legacy(encoding, written);
    let mut meant: String = words.chars().take(60).collect();
    if meant.len() < words.len() {
        meant.push('…');
    }
    RULE.at(span, text!("chữ ở đây gõ bằng bảng mã {name}", "this text is in the encoding {name}")).hint(text!(
        "chuyển mã sang Unicode rồi dán lại; có lẽ là: “{meant}”",
        "convert it to Unicode and paste it again; it seems to say: “{meant}”"
    ))
}
