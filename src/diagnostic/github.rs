//! Workflow commands of GitHub Actions: `::error file=…,line=…,col=…,title=CODE::message`.
//!
//! Escaping follows the Actions toolkit (`packages/core/src/command.ts`): `%`, CR and LF everywhere, `:` and `,`
//! in properties as well.

use super::{Diagnostic, Severity, View, Words, visible};
use crate::source::Sources;
use std::io::{self, Write};

pub(super) const ABOUT: Words = Words::new(
    "chú thích của GitHub Actions bên cạnh dòng đã sửa",
    "GitHub Actions annotations beside the changed lines",
);

pub(super) fn render(
    diagnostics: &[Diagnostic],
    sources: &Sources,
    view: &View,
    out: &mut dyn Write,
) -> io::Result<()> {
    for finding in diagnostics {
        let file = sources.file(finding.span.file);
        let at = file.position(finding.span.start);
        let path = property(&view.path(file.path()));
        let mut message = finding.message.get(view.language).to_owned();
        if let Some(hint) = &finding.hint {
            message.push('\n');
            message.push_str(hint.get(view.language));
        }
        let (command, code, message) = (command(finding.severity), property(finding.rule.code), data(&message));
        writeln!(out, "::{command} file={path},line={},col={},title={code}::{message}", at.line, at.column)?;
    }
    Ok(())
}

/// GitHub's name of a severity.
const fn command(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    }
}

/// Escapes the message of a command.
fn data(text: &str) -> String {
    visible::lines(&text.replace("\r\n", "\n")).replace('%', "%25").replace('\n', "%0A")
}

/// Escapes the value of a command's property.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::format::testing::{example, shown};
    use crate::diagnostic::{Format, Language};

    #[test]
    fn properties_and_messages_are_escaped() {
        let (findings, sources) = example("Họ và tên\nTỔ DÂN PHỐ", "PHỐ");
        assert_eq!(
            shown(&findings, &sources, Format::Github, Language::En),
            "::error file=content/awards/a%2Cb.csv,line=2,col=8,title=G999::odd name “␛[31mred�”: 100%25\
             %0AMend it,%0Athen run again.\n"
        );
    }
}
