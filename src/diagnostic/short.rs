//! One line per finding: `file:line:column: severity CODE message`.
//!
//! The severity is the English word in every language, because programs match it.

use super::{Diagnostic, View, Words, visible};
use crate::source::Sources;
use std::io::{self, Write};

pub(super) const ABOUT: Words =
    Words::new("mỗi phát hiện một dòng: tệp:dòng:cột", "one line per finding: file:line:column");

pub(super) fn render(
    diagnostics: &[Diagnostic],
    sources: &Sources,
    view: &View,
    out: &mut dyn Write,
) -> io::Result<()> {
    for finding in diagnostics {
        let file = sources.file(finding.span.file);
        let at = file.position(finding.span.start);
        let path = visible::line(&view.path(file.path()));
        let message = visible::line(finding.message.get(view.language));
        let (severity, code) = (finding.severity.as_str(), finding.rule.code);
        writeln!(out, "{path}:{}:{}: {severity} {code} {message}", at.line, at.column)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::format::testing::{example, shown};
    use crate::diagnostic::{Format, Language};

    #[test]
    fn a_finding_is_one_line() {
        let (findings, sources) = example("Họ và tên\nTỔ DÂN PHỐ", "PHỐ");
        assert_eq!(
            shown(&findings, &sources, Format::Short, Language::Vi),
            "content/awards/a,b.csv:2:8: error G999 tên “␛[31mđỏ�” lạ: 100%\n"
        );
    }
}
