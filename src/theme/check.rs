//! What can be said about a theme before any page is made.

use crate::diagnostic::Diagnostic;
use crate::source::Span;

use super::keys;
use super::layers::TextFile;
use super::order;
use super::rules;
use super::strings::Strings;

/// The words that the program itself shows: dates in the filters, and the notes that Markdown bodies end with. Whoever
/// asks [`Strings`] for another key adds it here, so that a theme without it is found when it is loaded.
pub(super) const REQUIRED: [&str; 8] = [
    "date.day",
    "date.month",
    "date.year",
    "date.short_day",
    "date.short_month",
    "date.months",
    "footnotes.title",
    "footnotes.back",
];

/// The words that the program itself needs.
pub(super) fn strings(strings: &Strings, files: &[TextFile]) -> Vec<Diagnostic> {
    let place = files.first().map_or_else(Span::default, |file| Span::top(file.id));
    let is_lacking = |key: &&&str| match **key {
        "date.months" => strings.list(key).is_none_or(|months| months.len() != 12),
        key => strings.text(key).is_none(),
    };
    REQUIRED.iter().filter(is_lacking).map(|key| rules::required_string(place, key)).collect()
}

/// Words that templates ask for and the strings do not have, and walks over tables. A built-in template that the site
/// replaces is not in use.
pub(super) fn templates(templates: &[TextFile], strings: &Strings, strings_file: &str) -> Vec<Diagnostic> {
    let is_replaced =
        |file: &TextFile| templates.iter().any(|other| other.layer > file.layer && other.path == file.path);
    let mut found = Vec::new();
    for file in templates.iter().filter(|file| !is_replaced(file)) {
        let span = |range: std::ops::Range<usize>| Span::new(file.id, range.start, range.end);
        let unknown = keys::uses(&file.text).into_iter().filter(|used| !used.is_known(strings));
        found.extend(unknown.map(|used| rules::missing_string(span(used.range), &used.key, strings_file)));
        found.extend(order::walks(&file.text).into_iter().map(|range| rules::walks_a_table(span(range))));
    }
    found
}
