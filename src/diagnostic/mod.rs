//! Findings: what is wrong, where, and what to do, in Vietnamese and English.
//!
//! The model is here; how a finding is shown is in one file per format. A [`Rule`] is a constant that stands
//! beside the code that raises it; [`crate::rules`] gathers all of them for `guong explain` and the reference.

mod excerpt;
mod format;
mod github;
mod human;
mod json;
mod short;
mod system;
mod visible;

pub use format::{Format, IN_PROGRAM, View, render, summary};
pub use system::reason;

use crate::source::Span;

/// How grave a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Nothing is published.
    Error,
    /// Published; `--strict` makes it an error.
    Warning,
    /// An oddity of the source that stays as it is.
    Note,
}

impl Severity {
    /// The word used by machine-readable formats.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        }
    }

    /// The word that people read.
    #[must_use]
    pub const fn words(self) -> Words {
        match self {
            Severity::Error => Words::new("lỗi", "error"),
            Severity::Warning => Words::new("cảnh báo", "warning"),
            Severity::Note => Words::new("ghi chú", "note"),
        }
    }
}

/// The language of messages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// Vietnamese.
    #[default]
    Vi,
    /// English.
    En,
}

impl Language {
    /// The language's tag (BCP 47), as in `lang` and in names of files.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Language::Vi => "vi",
            Language::En => "en",
        }
    }
}

/// Fixed words in both languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words {
    /// Vietnamese.
    pub vi: &'static str,
    /// English.
    pub en: &'static str,
}

impl Words {
    /// Words in Vietnamese and English.
    #[must_use]
    pub const fn new(vi: &'static str, en: &'static str) -> Self {
        Words { vi, en }
    }

    /// The words in one language.
    #[must_use]
    pub const fn get(&self, language: Language) -> &'static str {
        match language {
            Language::Vi => self.vi,
            Language::En => self.en,
        }
    }
}

/// A made-up sentence in both languages.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Text {
    /// Vietnamese.
    pub vi: String,
    /// English.
    pub en: String,
}

impl Text {
    /// A sentence in Vietnamese and English.
    pub fn new(vi: impl Into<String>, en: impl Into<String>) -> Self {
        Text { vi: vi.into(), en: en.into() }
    }

    /// The sentence in one language.
    #[must_use]
    pub fn get(&self, language: Language) -> &str {
        match language {
            Language::Vi => &self.vi,
            Language::En => &self.en,
        }
    }
}

impl From<Words> for Text {
    fn from(words: Words) -> Self {
        Text::new(words.vi, words.en)
    }
}

/// Builds a [`Text`] from two format strings, Vietnamese first; both may capture variables.
#[macro_export]
macro_rules! text {
    ($vi:literal, $en:literal $(,)?) => {
        $crate::diagnostic::Text::new(format!($vi), format!($en))
    };
}

/// One kind of finding, with its stable code.
#[derive(Debug, PartialEq, Eq)]
pub struct Rule {
    /// Stable code such as `G101`; never reused for something else.
    pub code: &'static str,
    /// Short English name in kebab case, for people who read logs.
    pub name: &'static str,
    /// How grave it is.
    pub severity: Severity,
    /// One line: what the rule is about.
    pub title: Words,
    /// Why it matters and how to mend it, shown by `guong explain`. Plain text, paragraphs separated by an empty line.
    pub explanation: Words,
}

impl Rule {
    /// A finding of this rule at `span`. Add what to do with [`Diagnostic::hint`].
    #[must_use]
    pub fn at(&'static self, span: Span, message: Text) -> Diagnostic {
        Diagnostic { rule: self, severity: self.severity, span, message, hint: None, labels: Vec::new() }
    }
}

/// A second place that helps to understand a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// Where.
    pub span: Span,
    /// What is there.
    pub text: Text,
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The rule that was broken.
    pub rule: &'static Rule,
    /// The rule's severity, or a graver one where the run is strict.
    pub severity: Severity,
    /// Where.
    pub span: Span,
    /// What is wrong, without the remedy.
    pub message: Text,
    /// What to do.
    pub hint: Option<Text>,
    /// Other places concerned.
    pub labels: Vec<Label>,
}

impl Diagnostic {
    /// Adds what to do.
    #[must_use]
    pub fn hint(mut self, hint: Text) -> Self {
        self.hint = Some(hint);
        self
    }

    /// Adds a second place.
    #[must_use]
    pub fn label(mut self, span: Span, text: Text) -> Self {
        self.labels.push(Label { span, text });
        self
    }
}

/// Makes warnings errors.
pub fn be_strict(findings: &mut [Diagnostic]) {
    for finding in findings.iter_mut().filter(|finding| finding.severity == Severity::Warning) {
        finding.severity = Severity::Error;
    }
}

/// Puts findings into the order of files and places and drops exact repeats, so that every run prints the same.
pub fn sort(diagnostics: &mut Vec<Diagnostic>) {
    diagnostics.sort_by(|a, b| (a.span, a.rule.code, &a.message).cmp(&(b.span, b.rule.code, &b.message)));
    diagnostics.dedup();
}
