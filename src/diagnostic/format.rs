//! The formats in which findings are shown, and the one entry to all of them.
//!
//! What a format looks like is in the file of its name. A new format is a file, a variant and its line in each
//! table below; where it is written to, and how its paths begin, is decided where reports are written.

use super::{Diagnostic, Language, Severity, Words, github, human, json, short};
use crate::source::Sources;
use std::io::{self, Write};

/// A way to show findings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// The source line with the place underlined, what is wrong and what to do.
    #[default]
    Human,
    /// One line per finding, as compilers print them; editors can jump to the place.
    Short,
    /// One JSON object with all findings in both languages.
    Json,
    /// Workflow commands that GitHub shows beside the changed lines.
    Github,
}

impl Format {
    /// Every format, in the order in which help lists them.
    pub const ALL: &'static [Format] = &[Format::Human, Format::Short, Format::Json, Format::Github];

    /// The name by which the command line asks for it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Format::Human => "human",
            Format::Short => "short",
            Format::Json => "json",
            Format::Github => "github",
        }
    }

    /// What it is for, for help and the reference.
    #[must_use]
    pub const fn about(self) -> Words {
        match self {
            Format::Human => human::ABOUT,
            Format::Short => short::ABOUT,
            Format::Json => json::ABOUT,
            Format::Github => github::ABOUT,
        }
    }

    /// The format with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Format> {
        Format::ALL.iter().copied().find(|format| format.name() == name)
    }
}

/// What the reader of a report asked for, beside its format.
#[derive(Clone, Copy, Debug, Default)]
pub struct View<'a> {
    /// Language of messages; JSON carries both whatever this says.
    pub language: Language,
    /// Written before every file's path, so that it can be opened from where the reader stands: `content/`.
    pub path_prefix: &'a str,
    /// Whether terminal colours are wanted. Only [`Format::Human`] knows any.
    pub color: bool,
}

impl View<'_> {
    /// The path of a file as the reader finds it. Files beside the content folder begin with `../`, those inside the
    /// program with [`IN_PROGRAM`].
    pub(super) fn path(&self, path: &str) -> String {
        if path.starts_with(IN_PROGRAM) {
            return path.to_owned();
        }
        match path.strip_prefix("../") {
            Some(beside) => {
                format!("{}{beside}", self.path_prefix.strip_suffix("content/").unwrap_or(self.path_prefix))
            }
            None => format!("{}{path}", self.path_prefix),
        }
    }
}

/// What the path of a file begins with that is part of the program and stands on no disk.
pub const IN_PROGRAM: &str = "guong:";

/// Writes `diagnostics`, in their order, to `out`.
///
/// Control characters that came in from content never reach `out` raw, in any format.
///
/// # Errors
/// Passes on what `out` reports.
pub fn render(
    diagnostics: &[Diagnostic],
    sources: &Sources,
    format: Format,
    view: &View,
    out: &mut dyn Write,
) -> io::Result<()> {
    match format {
        Format::Human => human::render(diagnostics, sources, view, out),
        Format::Short => short::render(diagnostics, sources, view, out),
        Format::Json => json::render(diagnostics, sources, view, out),
        Format::Github => github::render(diagnostics, sources, view, out),
    }
}

/// How many findings there are of each severity, in words: `3 lỗi, 2 cảnh báo, 1 ghi chú`. Severities without a
/// finding are left out.
#[must_use]
pub fn summary<'a>(diagnostics: impl IntoIterator<Item = &'a Diagnostic>, language: Language) -> String {
    let severities: Vec<Severity> = diagnostics.into_iter().map(|finding| finding.severity).collect();
    let words = [
        (Severity::Error, "lỗi", "error", "errors"),
        (Severity::Warning, "cảnh báo", "warning", "warnings"),
        (Severity::Note, "ghi chú", "note", "notes"),
    ];
    let counts: Vec<String> = words
        .into_iter()
        .filter_map(|(severity, vi, one, many)| {
            let count = severities.iter().filter(|found| **found == severity).count();
            let en = if count == 1 { one } else { many };
            (count > 0).then(|| format!("{count} {}", Words::new(vi, en).get(language)))
        })
        .collect();
    if counts.is_empty() {
        return Words::new("không phát hiện vấn đề nào", "no problems found").get(language).to_owned();
    }
    counts.join(", ")
}

#[cfg(test)]
pub(super) mod testing {
    //! A finding that every format's test shows.

    use super::*;
    use crate::diagnostic::{Rule, Text};
    use crate::source::{SourceFile, Span};

    /// The rule that it breaks.
    pub static RULE: Rule = Rule {
        code: "G999",
        name: "example",
        severity: Severity::Error,
        title: Words::new("ví dụ", "example"),
        explanation: Words::new("Ví dụ.", "An example."),
    };

    /// A file and a finding at `needle`, whose message carries an escape sequence and a comma.
    pub fn example(text: &str, needle: &str) -> (Vec<Diagnostic>, Sources) {
        let mut sources = Sources::default();
        let file = sources.push(SourceFile::new("awards/a,b.csv", text));
        let start = text.find(needle).expect("the needle stands in the text");
        let span = Span::new(file, start, start + needle.len());
        let message = Text::new("tên “\u{1b}[31mđỏ\u{9b}” lạ: 100%", "odd name “\u{1b}[31mred\u{9b}”: 100%");
        let hint = Text::new("Sửa lại,\nrồi chạy lại.", "Mend it,\nthen run again.");
        (vec![RULE.at(span, message).hint(hint)], sources)
    }

    /// What `format` writes for it.
    pub fn shown(diagnostics: &[Diagnostic], sources: &Sources, format: Format, language: Language) -> String {
        let view = View { language, path_prefix: "content/", color: false };
        let mut out = Vec::new();
        render(diagnostics, sources, format, &view, &mut out).expect("memory takes every byte");
        String::from_utf8(out).expect("reports are UTF-8")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_summary_counts_each_severity_and_leaves_out_the_others() {
        let (mut findings, _) = testing::example("a", "a");
        let mut warning = findings[0].clone();
        warning.severity = Severity::Warning;
        findings.extend([findings[0].clone(), warning]);
        assert_eq!(summary(&findings, Language::Vi), "2 lỗi, 1 cảnh báo");
        assert_eq!(summary(&findings, Language::En), "2 errors, 1 warning");
        assert_eq!(summary(&[], Language::Vi), "không phát hiện vấn đề nào");
    }

    #[test]
    fn no_format_lets_a_control_character_through() {
        let (findings, sources) = testing::example("tên\u{1b}[2J\u{85}\u{202e}cột", "cột");
        for &format in Format::ALL {
            let out = testing::shown(&findings, &sources, format, Language::Vi);
            assert!(out.chars().all(|c| c == '\n' || !(c.is_control() || c == '\u{202e}')), "{format:?}: {out:?}");
            assert_eq!(Format::from_name(format.name()), Some(format));
        }
    }
    #[test]
    fn only_files_of_the_content_folder_are_shown_in_it() {
        let view = View { path_prefix: "cong/content/", ..View::default() };
        assert_eq!(view.path("awards/a.md"), "cong/content/awards/a.md");
        assert_eq!(view.path("../themes/xanh/a.css"), "cong/themes/xanh/a.css");
        assert_eq!(view.path("guong:themes/default/a.css"), "guong:themes/default/a.css");
        assert_eq!(View::default().path("../themes/xanh/a.css"), "themes/xanh/a.css");
    }
}
