//! The words of a theme in one language, as a tree of texts, lists and tables.
//!
//! Templates see the tree as `t`. A site's own strings file is laid over the built-in one key by key, so a ward
//! changes one word by writing one line. Nothing here knows which keys exist: the templates decide that.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::diagnostic::{Diagnostic, Language};
use crate::source::{FileId, Span};
use crate::syntax::table;
use crate::text;

use super::layers::TextFile;
use super::rules;

/// A named group of entries, in the order of their names.
pub type Table = BTreeMap<String, Entry>;

/// One entry of a strings file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Entry {
    /// A word or a sentence; `{name}` marks a place to be filled.
    Text(String),
    /// Texts in a fixed order, such as the names of months.
    List(Vec<String>),
    /// A group.
    Table(Table),
}

/// All words of a theme in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Strings {
    language: Language,
    root: Table,
}

impl Strings {
    /// Reads strings files, each laid over those before it, and reports what is wrong in them.
    pub(super) fn of_layers(language: Language, files: &[TextFile], found: &mut Vec<Diagnostic>) -> Self {
        let mut strings = Strings { language, root: Table::new() };
        for file in files {
            let (layer, findings) = Strings::parse(language, file.id, &file.text);
            merge(&mut strings.root, layer.root);
            found.extend(findings);
        }
        strings
    }

    /// These words with those of another language laid over them: a word that only the site's own theme knows stays in
    /// the site's language.
    pub(super) fn in_language(&self, language: Language, files: &[TextFile], found: &mut Vec<Diagnostic>) -> Self {
        let over = Strings::of_layers(language, files, found);
        let mut strings = Strings { language, root: self.root.clone() };
        merge(&mut strings.root, over.root);
        strings
    }

    /// Reads one strings file; what cannot be used is left out and reported.
    pub(super) fn parse(language: Language, file: FileId, source: &str) -> (Self, Vec<Diagnostic>) {
        let mut found = Vec::new();
        let (table, _) = table::parse(source, file, 0, Span::top(file), &mut found);
        let root = read_table(&table, &mut found);
        (Strings { language, root }, found)
    }

    /// The language of these words.
    #[must_use]
    pub const fn language(&self) -> Language {
        self.language
    }

    /// The entry at a dotted key such as `home.title`.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Entry> {
        let mut parts = key.split('.');
        let mut entry = self.root.get(parts.next()?)?;
        for part in parts {
            let Entry::Table(table) = entry else { return None };
            entry = table.get(part)?;
        }
        Some(entry)
    }

    /// The text at a dotted key; `None` where there is none, or where the key names a group or a list.
    #[must_use]
    pub fn text(&self, key: &str) -> Option<&str> {
        match self.get(key)? {
            Entry::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The list at a dotted key.
    #[must_use]
    pub fn list(&self, key: &str) -> Option<&[String]> {
        match self.get(key)? {
            Entry::List(list) => Some(list),
            _ => None,
        }
    }

    /// The dotted keys of all texts and lists, sorted.
    #[must_use]
    pub fn keys(&self) -> Vec<String> {
        let mut keys = Vec::new();
        collect_keys(&self.root, "", &mut keys);
        keys
    }

    /// The whole tree, as templates see it.
    #[must_use]
    pub const fn root(&self) -> &Table {
        &self.root
    }
}

fn read_table(table: &table::Table, found: &mut Vec<Diagnostic>) -> Table {
    let entries = table.entries().iter();
    entries.filter_map(|(key, node)| Some((key.value.clone(), read_entry(node, found)?))).collect()
}

fn read_entry(node: &table::Node, found: &mut Vec<Diagnostic>) -> Option<Entry> {
    let entry = match &node.value {
        table::Value::Text(text) => Some(Entry::Text(text.clone())),
        table::Value::Table(table) => Some(Entry::Table(read_table(table, found))),
        table::Value::List(items) => {
            items.iter().map(|item| item.as_text().map(String::from)).collect::<Option<_>>().map(Entry::List)
        }
        _ => None,
    };
    if entry.is_none() {
        found.push(not_a_text(node.span));
    }
    entry
}

fn not_a_text(span: Span) -> Diagnostic {
    rules::INVALID_FILE
        .at(
            span,
            text!(
                "tệp câu chữ chỉ nhận chữ trong dấu ngoặc kép, hoặc danh sách các câu chữ",
                "a strings file holds only quoted texts and lists of them"
            ),
        )
        .hint(text!("đặt giá trị trong dấu ngoặc kép", "put the value in quotation marks"))
}

fn merge(base: &mut Table, over: Table) {
    for (key, entry) in over {
        match (base.get_mut(&key), entry) {
            (Some(Entry::Table(below)), Entry::Table(above)) => merge(below, above),
            (_, entry) => {
                base.insert(key, entry);
            }
        }
    }
}

fn collect_keys(table: &Table, prefix: &str, keys: &mut Vec<String>) {
    for (name, entry) in table {
        let key = if prefix.is_empty() { name.clone() } else { format!("{prefix}.{name}") };
        match entry {
            Entry::Table(inner) => collect_keys(inner, &key, keys),
            _ => keys.push(key),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_changes_one_word() {
        let (mut base, _) = Strings::parse(Language::Vi, FileId(0), "[home]\ntitle = 'Gương sáng'\nlead = 'Học'");
        let (over, _) = Strings::parse(Language::Vi, FileId(1), "home.title = 'Phường em'");
        merge(&mut base.root, over.root);
        assert_eq!(base.text("home.title"), Some("Phường em"));
        assert_eq!(base.keys(), ["home.lead", "home.title"]);
        assert_eq!(base.get("home.title.x"), None);
    }

    #[test]
    fn every_wrong_value_is_reported_with_its_place() {
        let source = "a = 1\nb = 'x'\nc = ['y', 2]\n";
        let (strings, found) = Strings::parse(Language::En, FileId(3), source);
        let places: Vec<_> = found.iter().map(|d| &source[d.span.start as usize..d.span.end as usize]).collect();
        assert_eq!(places, ["1", "['y', 2]"]);
        assert_eq!(strings.keys(), ["b"]);
    }
}
