//! The keys that each kind of record may have, as data.
//!
//! A [`Schema`] says what a table may hold; [`check`] holds a table against it and reports every difference.
//! The same data makes the reference of keys in the documentation, so that the two cannot part. The schemas
//! themselves stand beside the types of [`crate::model`] that they fill.

use super::Unread;
use super::shapes;
use super::table::{Node, Table, Value};
use crate::diagnostic::{Diagnostic, Rule, Severity, Words};
use crate::source::Span;
use crate::text;

/// What an id can name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// An organisation of `units.toml`.
    Unit,
    /// A document of `documents.toml`, or a plan: they share one space of ids.
    Document,
    /// A campaign.
    Campaign,
    /// A plan.
    Plan,
    /// A story.
    Story,
    /// An award list.
    AwardList,
    /// A plain page.
    Page,
    /// A target of a plan.
    Target,
    /// A content head of a campaign.
    ContentHead,
    /// An award form of the register.
    AwardForm,
}

impl Kind {
    /// What an editor calls it.
    #[must_use]
    pub const fn words(self) -> Words {
        match self {
            Kind::Unit => Words::new("đơn vị", "unit"),
            Kind::Document => Words::new("văn bản", "document"),
            Kind::Campaign => Words::new("phong trào", "campaign"),
            Kind::Plan => Words::new("kế hoạch", "plan"),
            Kind::Story => Words::new("bài", "story"),
            Kind::AwardList => Words::new("danh sách khen thưởng", "award list"),
            Kind::Page => Words::new("trang", "page"),
            Kind::Target => Words::new("chỉ tiêu", "target"),
            Kind::ContentHead => Words::new("nội dung thi đua", "content head"),
            Kind::AwardForm => Words::new("hình thức khen thưởng", "award form"),
        }
    }
}

/// What a key's value must look like.
#[derive(Clone, Copy, Debug)]
pub enum Shape {
    /// Text.
    Text,
    /// Text of at most this many characters.
    ShortText(usize),
    /// Text or a bare number, kept as it was written.
    Figure,
    /// The record's own id.
    NewId,
    /// The id of a record of this kind.
    Id(Kind),
    /// An id where there is one, else text.
    IdOrText(Kind),
    /// One id or a list of them.
    Ids(Kind),
    /// One of these words.
    Choice(&'static [&'static str]),
    /// `true` or `false`.
    Flag,
    /// A whole number from the first to the second, both included.
    Integer(i64, i64),
    /// A number.
    Number,
    /// A full date.
    Date,
    /// A date, full or with blanks.
    PartialDate,
    /// `MM-DD` for every year, or a full or partial date for once.
    Due,
    /// A relation and a number.
    Goal,
    /// An absolute `http(s)` address.
    Url,
    /// The same of a folder: below it stands a whole site.
    FolderUrl,
    /// The name of a file beside this one.
    File,
    /// A row of an award list: its id, `#`, the recipient's ordinal.
    RowId,
    /// A name of the IANA time zone database.
    TimeZone,
    /// Values of one shape.
    List(&'static Shape),
    /// A table.
    Table(&'static Schema),
    /// Tables, one `[[…]]` each.
    Tables(&'static Schema),
}

/// One key of a table.
#[derive(Debug)]
pub struct Key {
    /// As it is written in the file.
    pub name: &'static str,
    /// Whether it must be there and not be empty.
    pub required: bool,
    /// What its value must look like.
    pub shape: Shape,
    /// What it means to an editor.
    pub doc: Words,
}

/// A key that must be there, for schema tables.
#[must_use]
pub const fn required(name: &'static str, shape: Shape, vi: &'static str, en: &'static str) -> Key {
    Key { name, required: true, shape, doc: Words::new(vi, en) }
}

/// A key that may be left out, for schema tables.
#[must_use]
pub const fn optional(name: &'static str, shape: Shape, vi: &'static str, en: &'static str) -> Key {
    Key { name, required: false, shape, doc: Words::new(vi, en) }
}

/// The keys of one kind of table.
#[derive(Debug)]
pub struct Schema {
    /// Name used in the reference, such as `stories/**/<id>.md` or `[[photo]]`.
    pub name: &'static str,
    /// The keys, in the order of the reference.
    pub keys: &'static [Key],
}

impl Schema {
    /// The key with this name.
    #[must_use]
    pub fn key(&self, name: &str) -> Option<&Key> {
        self.keys.iter().find(|key| key.name == name)
    }
}

/// Holds `table` against `schema` and reports every key that is unknown, missing, empty or of another shape.
///
/// Nothing is said to be missing that may stand in what was `unread`.
pub fn check(table: &Table, schema: &'static Schema, unread: &Unread, out: &mut Vec<Diagnostic>) {
    let mut misspelt = Vec::new();
    for (name, node) in table.entries() {
        match schema.key(&name.value) {
            None => {
                misspelt.extend(meant(&name.value, schema));
                out.push(unknown_key(&name.value, name.span, schema));
            }
            Some(key) if is_empty(node) => {
                if key.required {
                    out.push(empty_key(key, node.span));
                }
            }
            Some(key) => shapes::check(key, &key.shape, node, unread, out),
        }
    }
    // A key that is there under a wrong name is not missing as well.
    let missing = schema.keys.iter().filter(|key| key.required && table.get(key.name).is_none());
    let missing = missing.filter(|key| !misspelt.contains(&key.name) && !unread.may_hold(key.name));
    out.extend(missing.map(|key| missing_key(key, table)));
}

/// The key that an unknown one was meant to be.
fn meant(name: &str, schema: &'static Schema) -> Option<&'static str> {
    did_you_mean(name, schema.keys.iter().map(|key| key.name))
}

/// The keys that `table` has under a wrong name, which is reported, and all words that stand below them: nothing is to be
/// said of their absence.
#[must_use]
pub fn misspelt(table: &Table, schema: &'static Schema) -> Vec<String> {
    let mut found = Vec::new();
    for (name, node) in table.entries().iter().filter(|(name, _)| schema.key(&name.value).is_none()) {
        if let Some(key) = meant(&name.value, schema) {
            found.push(key.to_owned());
            words_below(node, &mut found);
        }
    }
    found
}

/// The texts below a node, and the names of its keys.
fn words_below(node: &Node, found: &mut Vec<String>) {
    match &node.value {
        Value::Text(text) => found.push(text.clone()),
        Value::List(items) => items.iter().for_each(|item| words_below(item, found)),
        Value::Table(table) => {
            for (name, node) in table.entries() {
                found.push(name.value.clone());
                words_below(node, found);
            }
        }
        Value::Number(_) | Value::Flag(_) | Value::Time(_) => {}
    }
}

fn is_empty(node: &Node) -> bool {
    node.as_text().is_some_and(str::is_empty) || node.as_list().is_some_and(<[Node]>::is_empty)
}

/// The candidate nearest to `written`, where one is near enough to be meant.
#[must_use]
pub fn did_you_mean<'a>(written: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let fold = crate::vietnamese::fold;
    let written = fold(written);
    candidates
        .into_iter()
        .map(|candidate| (strsim::jaro_winkler(&written, &fold(candidate)), candidate))
        .filter(|(score, _)| *score > 0.8)
        .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(a.1)))
        .map(|(_, candidate)| candidate)
}

/// The rules of this file.
pub const RULES: &[&Rule] = &[&UNKNOWN_KEY, &MISSING_KEY, &EMPTY_KEY];

/// A key that the format does not know.
pub static UNKNOWN_KEY: Rule = Rule {
    code: "G106",
    name: "unknown-key",
    severity: Severity::Error,
    title: Words::new("Khóa không có trong mẫu", "A key that the format does not know"),
    explanation: Words::new(
        "Mỗi tệp chỉ có những khóa (tên đứng trước dấu =) đã quy định. Khóa gõ sai sẽ không có tác dụng, nên công cụ dừng lại thay vì lặng lẽ bỏ qua.\n\nSửa tên khóa theo gợi ý, hoặc xóa dòng đó.",
        "Every file has only the keys (the names before the equals sign) that the format defines. A misspelt key would silently have no effect, so it is an error.\n\nCorrect the name as suggested, or delete the line.",
    ),
};

fn unknown_key(name: &str, span: Span, schema: &'static Schema) -> Diagnostic {
    let found = UNKNOWN_KEY.at(span, text!("không có khóa “{name}” ở đây", "there is no key `{name}` here"));
    if let Some(near) = meant(name, schema) {
        return found.hint(text!("có phải ý bạn là “{near}”?", "did you mean `{near}`?"));
    }
    let known = schema.keys.iter().map(|key| key.name).collect::<Vec<_>>().join(", ");
    found.hint(text!("các khóa dùng được: {known}", "the keys that can be used: {known}"))
}

/// A required key that is not there.
pub static MISSING_KEY: Rule = Rule {
    code: "G107",
    name: "missing-key",
    severity: Severity::Error,
    title: Words::new("Thiếu khóa bắt buộc", "A required key is missing"),
    explanation: Words::new(
        "Khóa có dấu * trong bảng khóa là bắt buộc: không có nó thì trang sẽ thiếu hoặc sai.\n\nThêm khóa vào phần khai báo, giữa hai dòng +++.",
        "A key marked * in the reference is required: without it the page would be incomplete or wrong.\n\nAdd the key to the front matter, between the two +++ lines.",
    ),
};

fn missing_key(key: &Key, table: &Table) -> Diagnostic {
    let Key { name, doc: Words { vi, en }, .. } = key;
    let found =
        MISSING_KEY.at(table.span(), text!("thiếu khóa bắt buộc “{name}”", "the required key `{name}` is missing"));
    if table.is_inline() {
        return found.hint(text!(
            "thêm “{name} = …” ({vi}) vào trong ngoặc {{ }}, sau một dấu phẩy",
            "add `{name} = …` ({en}) inside the braces, after a comma"
        ));
    }
    found.hint(text!("thêm dòng “{name} = …” ({vi})", "add a line `{name} = …` ({en})"))
}

/// A required key without a value.
pub static EMPTY_KEY: Rule = Rule {
    code: "G108",
    name: "empty-key",
    severity: Severity::Error,
    title: Words::new("Khóa bắt buộc để trống", "A required key is empty"),
    explanation: Words::new(
        "Khóa bắt buộc phải có nội dung. Nếu bản gốc để trống thì bỏ hẳn những khóa không bắt buộc, đừng bịa nội dung.",
        "A required key must have a value. Where the original leaves a blank, leave optional keys out; never invent a value.",
    ),
};

fn empty_key(key: &Key, span: Span) -> Diagnostic {
    let Key { name, doc: Words { vi, en }, .. } = key;
    EMPTY_KEY
        .at(span, text!("khóa bắt buộc “{name}” đang để trống", "the required key `{name}` is empty"))
        .hint(text!("điền nội dung: {vi}", "give it a value: {en}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn suggestions_are_near_or_none() {
        assert_eq!(did_you_mean("sumary", ["summary", "subject", "title"]), Some("summary"));
        assert_eq!(did_you_mean("tittle", ["summary", "title"]), Some("title"));
        assert_eq!(did_you_mean("zzz", ["summary", "title"]), None);
    }
}
