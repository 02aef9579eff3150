//! Reading the values of a checked table.
//!
//! [`Fields`] hands out values by the names of the schema. What is missing or of the wrong shape has been
//! reported by then, so every reader here is quiet and total: it gives `None`, or an empty value at the
//! table's place, and the record is lowered all the same.

use super::figure::Goal;
use super::id::{is_id, row_id, slug};
use super::schema::{Schema, check};
use super::shapes::is_file_name;
use super::table::{Node, Table, Value};
use super::{Due, PartialDate, Unread};
use crate::diagnostic::Diagnostic;
use crate::source::{Span, Spanned};
use chrono::NaiveDate;

/// A table with the schema that it was checked against.
#[derive(Clone, Copy, Debug)]
pub struct Fields<'a> {
    table: &'a Table,
    schema: &'static Schema,
}

impl<'a> Fields<'a> {
    /// Checks `table` against `schema`, reports, and opens it for reading.
    pub fn open(table: &'a Table, schema: &'static Schema, unread: &Unread, out: &mut Vec<Diagnostic>) -> Self {
        check(table, schema, unread, out);
        Fields { table, schema }
    }

    /// The place of the table.
    #[must_use]
    pub fn span(&self) -> Span {
        self.table.span()
    }

    /// The place of a key's value, or of the table where the key is absent.
    #[must_use]
    pub fn span_of(&self, name: &str) -> Span {
        self.table.get(name).map_or(self.table.span(), |node| node.span)
    }

    fn get(&self, name: &str) -> Option<&'a Node> {
        debug_assert!(self.schema.key(name).is_some(), "{name} is not a key of {}", self.schema.name);
        self.table.get(name)
    }

    fn read<T>(&self, name: &str, value: impl FnOnce(&'a Value) -> Option<T>) -> Option<Spanned<T>> {
        let node = self.get(name)?;
        value(&node.value).map(|value| Spanned::new(value, node.span))
    }

    /// Text that is not empty.
    #[must_use]
    pub fn text(&self, name: &str) -> Option<Spanned<String>> {
        self.read(name, text).map(|found| found.map(str::to_owned))
    }

    /// Text of a required key; empty where it is missing.
    #[must_use]
    pub fn required_text(&self, name: &str) -> Spanned<String> {
        self.text(name).unwrap_or_else(|| Spanned::new(String::new(), self.span()))
    }

    /// Text or a number, as it was written.
    #[must_use]
    pub fn figure(&self, name: &str) -> Option<Spanned<String>> {
        self.read(name, |value| match value {
            Value::Number(number) => Some(number.clone()),
            other => text(other).map(str::to_owned),
        })
    }

    /// An id.
    #[must_use]
    pub fn id(&self, name: &str) -> Option<Spanned<String>> {
        self.text(name).filter(|id| is_id(&id.value))
    }

    /// The name of a file beside this one.
    #[must_use]
    pub fn file(&self, name: &str) -> Option<Spanned<String>> {
        self.text(name).filter(|file| is_file_name(&file.value))
    }

    /// Whether the key was written, be its value of use or not.
    #[must_use]
    pub fn is_written(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    /// The id of a required key; empty where it is missing or no id, which has been reported.
    #[must_use]
    pub fn required_id(&self, name: &str) -> Spanned<String> {
        self.id(name).unwrap_or_else(|| Spanned::new(String::new(), self.span_of(name)))
    }

    /// The record's own id. One of the wrong form, which has been reported, is read as it will be corrected, so that what
    /// refers to it leads somewhere.
    #[must_use]
    pub fn new_id(&self, name: &str) -> Spanned<String> {
        self.required_text(name).map(|id| if is_id(&id) { id } else { slug(&id) })
    }

    /// One id, or the ids of a list.
    #[must_use]
    pub fn ids(&self, name: &str) -> Vec<Spanned<String>> {
        self.texts(name).into_iter().filter(|id| is_id(&id.value)).collect()
    }

    /// One text, or the texts of a list.
    #[must_use]
    pub fn texts(&self, name: &str) -> Vec<Spanned<String>> {
        let Some(node) = self.get(name) else { return Vec::new() };
        let nodes = node.as_list().unwrap_or(std::slice::from_ref(node));
        nodes
            .iter()
            .filter_map(|node| text(&node.value).map(|value| Spanned::new(value.to_owned(), node.span)))
            .collect()
    }

    /// The award rows of a list: the award list's id and the ordinal.
    #[must_use]
    pub fn row_ids(&self, name: &str) -> Vec<Spanned<(String, u32)>> {
        let rows = self.texts(name).into_iter();
        rows.filter_map(|text| {
            let (list, ordinal) = row_id(&text.value)?;
            Some(Spanned::new((list.to_owned(), ordinal), text.span))
        })
        .collect()
    }

    /// A word of a choice, turned into `T` by `known`, which must know every word that the schema lists.
    #[must_use]
    pub fn choice<T>(&self, name: &str, known: impl FnOnce(&str) -> Option<T>) -> Option<Spanned<T>> {
        self.read(name, |value| text(value).and_then(known))
    }

    /// `true` or `false`; `false` where it is absent.
    #[must_use]
    pub fn flag(&self, name: &str) -> bool {
        self.flag_or(name, false)
    }

    /// `true` or `false`; `otherwise` where it is absent.
    #[must_use]
    pub fn flag_or(&self, name: &str, otherwise: bool) -> bool {
        self.get(name).map_or(otherwise, |node| matches!(node.value, Value::Flag(true)))
    }

    /// A whole number.
    #[must_use]
    pub fn integer<T: std::str::FromStr>(&self, name: &str) -> Option<Spanned<T>> {
        self.read(name, |value| if let Value::Number(number) = value { number.parse().ok() } else { None })
    }

    /// A number.
    #[must_use]
    pub fn number(&self, name: &str) -> Option<Spanned<f64>> {
        self.integer(name)
    }

    /// A full date.
    #[must_use]
    pub fn date(&self, name: &str) -> Option<Spanned<NaiveDate>> {
        let date = self.partial_date(name)?;
        date.value.full().map(|day| Spanned::new(day, date.span))
    }

    /// A date, full or partial.
    #[must_use]
    pub fn partial_date(&self, name: &str) -> Option<Spanned<PartialDate>> {
        self.read(name, |value| match value {
            Value::Text(text) | Value::Time(text) => PartialDate::parse(text),
            _ => None,
        })
    }

    /// A yearly or single deadline.
    #[must_use]
    pub fn due(&self, name: &str) -> Option<Spanned<Due>> {
        self.read(name, |value| match value {
            Value::Text(text) | Value::Time(text) => Due::parse(text),
            _ => None,
        })
    }

    /// A goal.
    #[must_use]
    pub fn goal(&self, name: &str) -> Option<Spanned<Goal>> {
        self.read(name, |value| text(value).and_then(Goal::parse))
    }

    /// A table inside this one, checked together with it.
    #[must_use]
    pub fn table(&self, name: &str) -> Option<Fields<'a>> {
        self.tables(name).into_iter().next()
    }

    /// The tables of a `[[name]]`, checked together with this one; one table where it was written as `[name]`.
    #[must_use]
    pub fn tables(&self, name: &str) -> Vec<Fields<'a>> {
        let Some(super::Shape::Table(schema) | super::Shape::Tables(schema)) =
            self.schema.key(name).map(|key| &key.shape)
        else {
            return Vec::new();
        };
        let Some(node) = self.get(name) else { return Vec::new() };
        let nodes = node.as_list().unwrap_or(std::slice::from_ref(node));
        nodes.iter().filter_map(|node| node.as_table().map(|table| Fields { table, schema })).collect()
    }
}

fn text(value: &Value) -> Option<&str> {
    match value {
        Value::Text(text) if !text.is_empty() => Some(text),
        _ => None,
    }
}
