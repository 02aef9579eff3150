//! Findings and messages on the terminal.

use super::{Common, Reporting};
use crate::diagnostic::{Diagnostic, Format, Severity, Text, View, Words, render};
use crate::publish::PublishError;
use crate::source::Sources;
use std::io::{IsTerminal, Write, stderr, stdout};

/// Shows findings in the format that was asked for. People read them on the error stream, beside the summary;
/// programs on the standard output, with nothing else.
pub fn findings(found: &[Diagnostic], sources: &Sources, reporting: &Reporting, common: &Common) {
    let folder = format!("{}content/", site_prefix(common));
    findings_below(found, sources, reporting, common, &folder);
}

/// The same for files below another folder than the content's.
pub fn findings_below(found: &[Diagnostic], sources: &Sources, reporting: &Reporting, common: &Common, folder: &str) {
    let color = reporting.format == Format::Human && stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none();
    let prefix = match reporting.format {
        Format::Human | Format::Github => folder,
        Format::Short | Format::Json => "",
    };
    let view = View { language: common.language(), path_prefix: prefix, color };
    // A closed pipe is not an error of ours; there is nobody left to tell.
    let _ = if reporting.format == Format::Human {
        render(found, sources, reporting.format, &view, &mut stderr().lock())
    } else {
        render(found, sources, reporting.format, &view, &mut stdout().lock())
    };
}

/// The way from where the command runs to the portal, so that a terminal can open the files.
fn site_prefix(common: &Common) -> String {
    match common.site.to_str() {
        None | Some("." | "./" | "") => String::new(),
        Some(site) if site.ends_with('/') => site.to_owned(),
        Some(site) => format!("{site}/"),
    }
}

/// Says one thing to people.
pub fn say(common: &Common, text: &Text) {
    let _ = writeln!(stderr(), "{}", text.get(common.language()));
}

/// Says why the disk did not let something happen.
pub fn failure(common: &Common, error: &PublishError) {
    let language = common.language();
    let mut out = stderr().lock();
    let severity = Severity::Error.words().get(language);
    let _ = writeln!(out, "{severity}[{}]: {}", error.code(), error.text.get(language));
    if let Some(hint) = &error.hint {
        let help = Words::new("cách sửa", "help").get(language);
        let _ = writeln!(out, "  = {help}: {}", hint.get(language));
    }
    if let Some(source) = &error.source {
        let _ = writeln!(out, "  ({source})");
    }
}
