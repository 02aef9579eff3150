//! What a data set is: its columns, and the records that fill them.
//!
//! A column is declared once, as a [`Field`]: its name, its kind, what it means in both languages, and the function
//! that reads it off a record. Every format (CSV, JSON, XLSX, JSON Schema, data package) is written from these
//! declarations, so that no two of them can disagree.

use crate::diagnostic::Words;
use crate::model::Site;
use crate::route::{DataTable, Route};
use serde::Serialize;
use std::borrow::Cow;

/// What stands in one cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell<'a> {
    /// Nothing is known.
    Empty,
    /// A text as published; also dates, keys and addresses.
    Text(Cow<'a, str>),
    /// A whole number.
    Integer(i64),
    /// A number, in the unit that another column names.
    Number(f64),
    /// Yes or no.
    Flag(bool),
    /// Texts in their order.
    List(Vec<Cow<'a, str>>),
}

/// What a column holds; it decides how formats declare and check it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldKind {
    /// Any text.
    Text,
    /// A whole number.
    Integer,
    /// A number.
    Number,
    /// `true` or `false`.
    Flag,
    /// A day: `2026-04-15`.
    Date,
    /// A day, a month or a year: `2026-04-15`, `2026-04`, `2026`.
    PartialDate,
    /// One of these words of the content format.
    Key(&'static [&'static str]),
    /// The id of a record of this data set, whose first column it is.
    Id(DataTable),
    /// An absolute address.
    Address,
    /// Texts in their order.
    List,
}

impl FieldKind {
    /// The name of the kind in the theme's strings.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            FieldKind::Text => "text",
            FieldKind::Integer => "integer",
            FieldKind::Number => "number",
            FieldKind::Flag => "flag",
            FieldKind::Date => "date",
            FieldKind::PartialDate => "partial_date",
            FieldKind::Key(_) => "key",
            FieldKind::Id(_) => "id",
            FieldKind::Address => "address",
            FieldKind::List => "list",
        }
    }
}

/// What a column is, apart from how it is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name in every file; it does not change.
    pub name: &'static str,
    /// What it holds.
    pub kind: FieldKind,
    /// Whether it is never empty.
    pub required: bool,
    /// What it means.
    pub meaning: Words,
}

/// A column and how it is read off a record of a data set.
pub(super) struct Field<R: 'static> {
    column: Column,
    read: for<'a> fn(&'a Site, &R) -> Cell<'a>,
}

impl<R> Field<R> {
    const fn new(
        column: (&'static str, FieldKind, bool),
        vi: &'static str,
        en: &'static str,
        read: for<'a> fn(&'a Site, &R) -> Cell<'a>,
    ) -> Self {
        let (name, kind, required) = column;
        Field { column: Column { name, kind, required, meaning: Words::new(vi, en) }, read }
    }

    /// A column that is never empty.
    pub(super) const fn always(
        name: &'static str,
        kind: FieldKind,
        vi: &'static str,
        en: &'static str,
        read: for<'a> fn(&'a Site, &R) -> Cell<'a>,
    ) -> Self {
        Field::new((name, kind, true), vi, en, read)
    }

    /// A column that may be empty.
    pub(super) const fn maybe(
        name: &'static str,
        kind: FieldKind,
        vi: &'static str,
        en: &'static str,
        read: for<'a> fn(&'a Site, &R) -> Cell<'a>,
    ) -> Self {
        Field::new((name, kind, false), vi, en, read)
    }
}

/// One row of a data set.
pub type Row<'a> = Vec<Cell<'a>>;

/// A data set: what one kind of record says, as a table.
pub trait DataSet: Sync {
    /// Which one it is.
    fn table(&self) -> DataTable;

    /// What its rows are.
    fn about(&self) -> Words;

    /// Its columns, in the order of its files.
    fn columns(&self) -> Vec<Column>;

    /// How many of the columns, from the first, tell every row from every other.
    fn key_columns(&self) -> usize;

    /// How many rows it has.
    fn count(&self, site: &Site) -> usize;

    /// Its rows, made one after the other.
    fn rows<'a>(&'a self, site: &'a Site) -> Box<dyn Iterator<Item = Row<'a>> + 'a>;
}

/// A data set of records of one type.
pub(super) struct Table<R: 'static, K: 'static = R> {
    pub(super) which: DataTable,
    pub(super) about: Words,
    pub(super) key_columns: usize,
    pub(super) fields: &'static [Field<R>],
    /// Where its records are, in their order; most often that is all that their fields are read off.
    pub(super) keys: fn(&Site) -> Vec<K>,
    pub(super) record: fn(&Site, K) -> R,
}

/// The record of a table whose fields are read off the key.
pub(super) fn the_key<K>(_: &Site, key: K) -> K {
    key
}

impl<R: 'static, K: 'static> DataSet for Table<R, K> {
    fn table(&self) -> DataTable {
        self.which
    }

    fn about(&self) -> Words {
        self.about
    }

    fn columns(&self) -> Vec<Column> {
        self.fields.iter().map(|field| field.column).collect()
    }

    fn key_columns(&self) -> usize {
        self.key_columns
    }

    fn count(&self, site: &Site) -> usize {
        (self.keys)(site).len()
    }

    fn rows<'a>(&'a self, site: &'a Site) -> Box<dyn Iterator<Item = Row<'a>> + 'a> {
        let row = move |key: K| {
            let record = (self.record)(site, key);
            self.fields.iter().map(|field| (field.read)(site, &record)).collect()
        };
        Box::new((self.keys)(site).into_iter().map(row))
    }
}

impl<'a> Cell<'a> {
    /// A text; nothing where it is empty.
    pub(super) fn text(text: impl Into<Cow<'a, str>>) -> Self {
        let text = text.into();
        if text.is_empty() { Cell::Empty } else { Cell::Text(text) }
    }

    /// A text that may not be there.
    pub(super) fn maybe<T: Into<Cow<'a, str>>>(text: Option<T>) -> Self {
        text.map_or(Cell::Empty, Cell::text)
    }

    /// A number that may not be there.
    pub(super) fn count(number: Option<u32>) -> Self {
        number.map_or(Cell::Empty, |number| Cell::Integer(number.into()))
    }

    /// Texts in their order.
    pub(super) fn list<T: Into<Cow<'a, str>>>(texts: impl IntoIterator<Item = T>) -> Self {
        Cell::List(texts.into_iter().map(Into::into).collect())
    }

    /// The absolute address of a route.
    pub(super) fn address(site: &'a Site, route: Route) -> Self {
        Cell::Text(route.absolute(site).into())
    }

    /// What stands in a cell of a spreadsheet; the entries of a list are parted by [`LIST_MARK`].
    pub(super) fn into_text(self) -> String {
        match self {
            Cell::Empty => String::new(),
            Cell::Text(text) => text.into_owned(),
            Cell::Integer(number) => number.to_string(),
            Cell::Number(number) => number.to_string(),
            Cell::Flag(flag) => flag.to_string(),
            Cell::List(texts) => texts.join(LIST_MARK),
        }
    }
}

/// What stands between the entries of a list in a spreadsheet.
pub const LIST_MARK: &str = " | ";

impl Serialize for Cell<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Cell::Empty => serializer.serialize_none(),
            Cell::Text(text) => serializer.serialize_str(text),
            Cell::Integer(number) => serializer.serialize_i64(*number),
            Cell::Number(number) => serializer.serialize_f64(*number),
            Cell::Flag(flag) => serializer.serialize_bool(*flag),
            Cell::List(texts) => serializer.collect_seq(texts),
        }
    }
}
