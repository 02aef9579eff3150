//! Findings and messages on the terminal.

use super::{Common, Reporting};
use crate::diagnostic::{Diagnostic, Format, Severity, Text, View, Words, render};
use crate::publish::PublishError;
use crate::source::Sources;
use std::io::{IsTerminal, StderrLock, StdoutLock, Write, stderr, stdout};

/// Shows findings in the format that was asked for. People read them on the error stream, beside the summary;
/// programs on the standard output, with nothing else.
pub fn findings(found: &[Diagnostic], sources: &Sources, reporting: &Reporting, common: &Common) {
    let folder = format!("{}content/", site_prefix(common));
    findings_below(found, sources, reporting, common, &folder);
}

/// The same for files below another folder than the content's.
pub fn findings_below(found: &[Diagnostic], sources: &Sources, reporting: &Reporting, common: &Common, folder: &str) {
    let prefix = match reporting.format {
        Format::Human | Format::Github => folder,
        Format::Short | Format::Json => "",
    };
    // A closed pipe is not an error of ours; there is nobody left to tell.
    let _ = match &mut stream(reporting.format) {
        Stream::People(out) => show(found, sources, reporting, common, prefix, out),
        Stream::Programs(out) => show(found, sources, reporting, common, prefix, out),
    };
}

/// Findings of one of several portals, for [`shown`]: the one in `folder` of the site, which is empty or ends in a slash.
pub fn to_bytes(
    found: &[Diagnostic],
    sources: &Sources,
    reporting: &Reporting,
    common: &Common,
    folder: &str,
) -> Vec<u8> {
    let prefix = match reporting.format {
        Format::Human | Format::Github => format!("{}{folder}content/", site_prefix(common)),
        Format::Short | Format::Json => format!("{folder}content/"),
    };
    let mut bytes = Vec::new();
    // Writing to memory cannot fail.
    let _ = show(found, sources, reporting, common, &prefix, &mut bytes);
    bytes
}

/// Shows the findings of several portals. JSON is one object for all of them.
pub fn shown(portals: impl Iterator<Item = Vec<u8>>, reporting: &Reporting) {
    let all: Vec<u8> = if reporting.format == Format::Json {
        let lists = portals.map(|bytes| String::from_utf8_lossy(&bytes).trim_end().to_owned());
        let inner = |object: String| {
            object
                .strip_prefix(JSON.0)
                .and_then(|rest| rest.strip_suffix(JSON.1))
                .map(str::to_owned)
                .unwrap_or_default()
        };
        let lists: Vec<String> = lists.map(inner).filter(|list| !list.is_empty()).collect();
        format!("{}{}{}\n", JSON.0, lists.join(","), JSON.1).into_bytes()
    } else {
        portals.flatten().collect()
    };
    let _ = match &mut stream(reporting.format) {
        Stream::People(out) => out.write_all(&all),
        Stream::Programs(out) => out.write_all(&all),
    };
}

/// What stands around the list of findings in JSON.
const JSON: (&str, &str) = ("{\"diagnostics\":[", "]}");

/// Who reads a format.
enum Stream {
    People(StderrLock<'static>),
    Programs(StdoutLock<'static>),
}

fn stream(format: Format) -> Stream {
    if format == Format::Human { Stream::People(stderr().lock()) } else { Stream::Programs(stdout().lock()) }
}

fn show(
    found: &[Diagnostic],
    sources: &Sources,
    reporting: &Reporting,
    common: &Common,
    prefix: &str,
    out: &mut dyn Write,
) -> std::io::Result<()> {
    let color = reporting.format == Format::Human && stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none();
    let view = View { language: common.language(), path_prefix: prefix, color };
    render(found, sources, reporting.format, &view, out)
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
