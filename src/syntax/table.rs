//! TOML as a tree that owns its text and knows where everything stands.

use crate::diagnostic::{Diagnostic, Rule, Severity, Text, Words};
use crate::source::{FileId, Span, Spanned};
use crate::syntax::markdown::PlainText;
use crate::vietnamese::nfc;
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

    /// Where the table begins: its header, its brace, or the top of the front matter.
    #[must_use]
    pub fn span(&self) -> Span {
        self.span
    }
}

/// Reads `toml`, which stands in `file` from byte `base` on. `header` is where the whole table is said to be.
/// Recovers from syntax errors as well as it can; whether there was any is told by the diagnostics.
pub fn parse(toml: &str, file: FileId, base: usize, header: Span, out: &mut Vec<Diagnostic>) -> Table {
    let (table, errors) = DeTable::parse_recoverable(toml);
    let reader = Reader { file, base };
    let mut seen = Vec::new();
    for error in &errors {
        let span = error.span().unwrap_or(0..0);
        let line = toml[..span.start.min(toml.len())].matches('\n').count();
        // One slip of the pen often gives several errors on its line; the first one says it.
        if !seen.contains(&line) {
            seen.push(line);
            out.push(syntax_error(error.message(), reader.span(&span)));
        }
    }
    let mut table = reader.table(table.get_ref(), header);
    table.span = header;
    table
}

/// The text of the string that stands at `span` of the file's `text`, as it was typed, with the place of each part.
/// Empty where no string stands there.
#[must_use]
pub(crate) fn string_text(text: &str, span: Span) -> PlainText {
    let mut plain = PlainText::default();
    let raw = text.get(span.start as usize..span.end as usize).unwrap_or("");
    let quote =
        ["\"\"\"", "'''", "\"", "'"].into_iter().find(|quote| raw.len() >= 2 * quote.len() && raw.starts_with(quote));
    let Some(quote) = quote.filter(|quote| raw.ends_with(quote)) else { return plain };
    let (start, end) = (quote.len(), raw.len() - quote.len());
    if quote.starts_with('\'') {
        plain.push(&raw[start..end], span.within(start, end), false);
        return plain;
    }
    let mut at = start;
    while at < end {
        let plain_end = raw[at..end].find('\\').map_or(end, |length| at + length);
        plain.push(&raw[at..plain_end], span.within(at, plain_end), false);
        at = plain_end;
        if at < end {
            let (length, meaning) = escape(&raw[at..end]);
            plain.push(&meaning, span.within(at, at + length), false);
            at += length;
        }
    }
    plain
}

/// How long the escape is with which `raw` begins, and what it stands for.
fn escape(raw: &str) -> (usize, String) {
    let code = |digits: usize| {
        let value = raw.get(2..2 + digits).and_then(|hex| u32::from_str_radix(hex, 16).ok()).and_then(char::from_u32);
        (raw.len().min(2 + digits), value.map(String::from).unwrap_or_default())
    };
    match raw[1..].chars().next() {
        Some('u') => code(4),
        Some('U') => code(8),
        Some('x') => code(2),
        Some('n' | 't' | 'r' | 'b' | 'f' | 'e') => (2, " ".to_owned()),
        Some(c @ ('"' | '\\')) => (2, c.to_string()),
        // A backslash at the end of a line joins it to the next one.
        _ => (1 + raw[1..].len() - raw[1..].trim_start().len(), String::new()),
    }
}

struct Reader {
    file: FileId,
    base: usize,
}

impl Reader {
    fn span(&self, range: &std::ops::Range<usize>) -> Span {
        Span::new(self.file, self.base + range.start, self.base + range.end)
    }

    fn table(&self, table: &DeTable<'_>, span: Span) -> Table {
        let mut entries: Vec<_> = table
            .iter()
            .map(|(key, value)| {
                let key_span = self.span(&key.span());
                let name = Spanned::new(key.get_ref().to_string(), key_span);
                (name, self.node(value.get_ref(), self.span(&value.span()), key_span))
            })
            .collect();
        entries.sort_by_key(|(key, _)| key.span);
        Table { entries, span }
    }

    fn node(&self, value: &DeValue<'_>, span: Span, key: Span) -> Node {
        let value = match value {
            DeValue::String(text) => Value::Text(nfc(text).trim().to_owned()),
            DeValue::Integer(number) => Value::Number(number.as_str().replace('_', "")),
            DeValue::Float(number) => Value::Number(number.as_str().replace('_', "")),
            DeValue::Boolean(flag) => Value::Flag(*flag),
            DeValue::Datetime(time) => Value::Time(time.to_string()),
            DeValue::Array(items) => {
                Value::List(items.iter().map(|item| self.node(item.get_ref(), self.span(&item.span()), key)).collect())
            }
            // An implicit table (`a.b = 1`) has no place of its own: it is at its key.
            DeValue::Table(table) => Value::Table(self.table(table, if span.start == span.end { key } else { span })),
        };
        Node { value, span }
    }
}

/// The rules of this file.
pub const RULES: &[&Rule] = &[&SYNTAX];

/// TOML that cannot be read.
pub static SYNTAX: Rule = Rule {
    code: "G105",
    name: "toml-syntax",
    severity: Severity::Error,
    title: Words::new("Phần khai báo viết sai cú pháp", "The front matter or register is not valid TOML"),
    explanation: Words::new(
        "Phần khai báo viết theo dạng TOML: mỗi dòng một khóa, dấu =, rồi giá trị. Chữ đặt trong dấu ngoặc kép thẳng \"…\"; ngày viết 2026-04-15; danh sách đặt trong [ ]. Word và Zalo hay đổi dấu ngoặc thẳng thành dấu ngoặc cong “…”: phải gõ lại.\n\nMỗi khóa chỉ viết một lần trong một phần.",
        "Front matter is TOML: a key, an equals sign, a value on each line. Text stands in straight double quotes; a date is written 2026-04-15; a list stands in [ ]. Word and chat programs turn straight quotes into curly ones: type them again.\n\nA key stands only once in a table.",
    ),
};

fn syntax_error(message: &str, span: Span) -> Diagnostic {
    let (vi, hint) = translate(message);
    SYNTAX
        .at(span, Text::new(vi.map_or_else(|| format!("sai cú pháp TOML: {message}"), str::to_owned), message))
        .hint(hint)
}

/// The parser's messages that editors meet, in Vietnamese, and what to do about each.
fn translate(message: &str) -> (Option<&'static str>, Text) {
    const KNOWN: [(&str, &str, &str, &str); 7] = [
        ("duplicate key", "khóa này đã có ở trên", "giữ lại một dòng, xóa dòng kia", "keep one of the lines"),
        (
            "string values must be quoted",
            "chữ phải đặt trong dấu ngoặc kép thẳng \"…\"",
            "thêm dấu \" ở đầu và cuối",
            "put \" before and after the text",
        ),
        (
            "invalid basic string",
            "chuỗi chữ chưa đóng hoặc có ký tự lạ",
            "kiểm tra dấu \" ở cuối; trong chữ, viết \\\" thay cho \"",
            "check the closing \"; inside the text write \\\" for \"",
        ),
        ("key with no value", "khóa chưa có dấu = và giá trị", "viết: khóa = giá trị", "write: key = value"),
        ("unclosed array", "danh sách chưa đóng", "thêm dấu ] ở cuối danh sách", "add ] at the end of the list"),
        ("unclosed table", "tên phần chưa đóng ngoặc", "thêm dấu ] ở cuối dòng", "add ] at the end of the line"),
        (
            "missing value",
            "sau dấu = chưa có giá trị",
            "viết giá trị, hoặc xóa dòng",
            "write a value, or delete the line",
        ),
    ];
    let fallback = Text::new(
        "mỗi dòng viết: khóa = giá trị; chữ đặt trong dấu ngoặc kép thẳng \"…\"",
        "write on each line: key = value; text stands in straight double quotes",
    );
    KNOWN
        .iter()
        .find(|(start, ..)| message.starts_with(start))
        .map_or((None, fallback), |(_, vi, hint_vi, hint_en)| (Some(*vi), Text::new(*hint_vi, *hint_en)))
}
