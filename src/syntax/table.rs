//! TOML as a tree that owns its text and knows where everything stands.

use super::Unread;
use super::mend::{Mended, mend};
use crate::diagnostic::Diagnostic;
use crate::source::{FileId, Span, Spanned};
use crate::vietnamese::nfc;
use std::ops::Range;
use toml::de::{DeTable, DeValue};

/// A value and its place.
#[derive(Clone, Debug)]
pub struct Node {
    /// The value.
    pub value: Value,
    /// Where it is written.
    pub span: Span,
}

/// A TOML value.
#[derive(Clone, Debug)]
pub enum Value {
    /// Text, in NFC and without white space at its ends.
    Text(String),
    /// A number as it is written, without `_` and a leading `+`.
    Number(String),
    /// `true` or `false`.
    Flag(bool),
    /// A date or time as it is written.
    Time(String),
    /// A list.
    List(Vec<Node>),
    /// A table.
    Table(Table),
}

impl Node {
    /// The text, where it is text.
    #[must_use]
    pub fn as_text(&self) -> Option<&str> {
        if let Value::Text(text) = &self.value { Some(text) } else { None }
    }

    /// The items, where it is a list.
    #[must_use]
    pub fn as_list(&self) -> Option<&[Node]> {
        if let Value::List(items) = &self.value { Some(items) } else { None }
    }

    /// The table, where it is one.
    #[must_use]
    pub fn as_table(&self) -> Option<&Table> {
        if let Value::Table(table) = &self.value { Some(table) } else { None }
    }
}

/// A table: its keys in the order of the file.
#[derive(Clone, Debug, Default)]
pub struct Table {
    entries: Vec<(Spanned<String>, Node)>,
    span: Span,
    inline: bool,
}

impl Table {
    /// Keys and values in the order of the file.
    #[must_use]
    pub fn entries(&self) -> &[(Spanned<String>, Node)] {
        &self.entries
    }

    /// The value of a key.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Node> {
        self.entries.iter().find(|(key, _)| key.value == name).map(|(_, node)| node)
    }

    /// Whether it stands in braces, on the line of its key.
    #[must_use]
    pub fn is_inline(&self) -> bool {
        self.inline
    }

    /// Where the table begins: its header, its brace, or the top of the front matter.
    #[must_use]
    pub fn span(&self) -> Span {
        self.span
    }
}

/// Reads `toml`, which stands in `file` from byte `base` on. `header` is where the whole table is said to be.
/// Recovers from syntax errors as well as it can. What stands on a line with an error is left out, so that nothing is
/// said of it twice, and handed back as unread. A date that does not exist is no syntax error
/// here: the key that asks for a date reports it.
pub fn parse(toml: &str, file: FileId, base: usize, header: Span, out: &mut Vec<Diagnostic>) -> (Table, Unread) {
    let span = |range: &Range<usize>| Span::new(file, base + range.start, base + range.end);
    let Mended { text, broken } = mend(toml, span, out);
    let (table, _) = DeTable::parse_recoverable(&text);
    let reader = Reader { toml: &text, file, base, broken };
    let mut table = reader.table(table.get_ref(), header);
    table.span = header;
    let unread = reader.broken.iter().map(|broken| toml[broken.clone()].to_owned()).collect();
    (table, Unread::of(unread))
}

/// The text, or nothing where a reader would see nothing of it.
fn visible(text: &str) -> &str {
    if text.chars().all(is_invisible) { "" } else { text }
}

/// White space, and characters that leave no trace on a page: spaces without width, joiners, fillers, marks of direction.
fn is_invisible(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180e}'
                | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{206a}'..='\u{206f}' | '\u{2800}' | '\u{3164}'
                | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}'
        )
}

/// Whether text without quotes is meant to be a date: digits parted by hyphens, slashes or dots.
pub(super) fn is_date(raw: &str) -> bool {
    let parts: Vec<&str> = raw.split(['-', '/', '.']).collect();
    let digits = |part: &&str| (1..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    parts.len() == 3 && parts.iter().all(digits) && (parts[0].len() == 4 || parts[2].len() == 4)
}

struct Reader<'t> {
    toml: &'t str,
    file: FileId,
    base: usize,
    /// What stands on lines with errors.
    broken: Vec<Range<usize>>,
}

impl Reader<'_> {
    /// Whether `range` touches a line with an error.
    fn is_broken(&self, range: &Range<usize>) -> bool {
        self.broken.iter().any(|broken| broken.start < range.end && range.start < broken.end)
    }

    fn span(&self, range: &Range<usize>) -> Span {
        Span::new(self.file, self.base + range.start, self.base + range.end)
    }

    /// What stands at `span` of the file.
    fn raw(&self, span: Span) -> &str {
        let range = (span.start as usize).saturating_sub(self.base)..(span.end as usize).saturating_sub(self.base);
        self.toml.get(range).unwrap_or("").trim()
    }

    fn table(&self, table: &DeTable<'_>, span: Span) -> Table {
        let mut entries: Vec<_> = table
            .iter()
            .filter(|(key, value)| !self.is_broken(&key.span()) && !self.is_broken(&value.span()))
            .map(|(key, value)| {
                let key_span = self.span(&key.span());
                let name = Spanned::new(key.get_ref().to_string(), key_span);
                (name, self.node(value.get_ref(), self.span(&value.span()), key_span))
            })
            .collect();
        entries.sort_by_key(|(key, _)| key.span);
        Table { entries, span, inline: self.raw(span).starts_with('{') }
    }

    fn node(&self, value: &DeValue<'_>, span: Span, key: Span) -> Node {
        let value = match value {
            DeValue::String(_) if is_date(self.raw(span)) => Value::Time(self.raw(span).to_owned()),
            DeValue::String(text) => Value::Text(visible(nfc(text).trim()).to_owned()),
            // With another radix than ten it is kept as written: such a number means nothing to the keys of content.
            DeValue::Integer(number) if number.radix() != 10 => Value::Number(self.raw(span).to_owned()),
            DeValue::Integer(number) => Value::Number(number.as_str().replace('_', "")),
            DeValue::Float(number) => Value::Number(number.as_str().replace('_', "")),
            DeValue::Boolean(flag) => Value::Flag(*flag),
            DeValue::Datetime(_) => Value::Time(self.raw(span).to_owned()),
            DeValue::Array(items) => {
                Value::List(items.iter().map(|item| self.node(item.get_ref(), self.span(&item.span()), key)).collect())
            }
            // An implicit table (`a.b = 1`) has no place of its own: it is at its key.
            DeValue::Table(table) => Value::Table(self.table(table, if span.start == span.end { key } else { span })),
        };
        Node { value, span }
    }
}
