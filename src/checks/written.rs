//! Whether a key was written at all.
//!
//! A key whose value could not be used is absent from the model. It has been reported, so that a check for what is
//! missing asks here first. What a syntax error hides counts as written, and what stands under a misspelt name.

use crate::model::{SCHEMAS, Site};
use crate::source::FileId;
use crate::syntax::schema::misspelt;
use crate::syntax::table::Table;
use crate::syntax::{Form, Schema, Shape, Unread, document};

/// The keys of one file's front matter.
pub(super) struct Written {
    table: Table,
    unread: Unread,
    schema: Option<&'static Schema>,
}

impl Written {
    /// Reads the front matter of `file` once more.
    pub fn of(site: &Site, file: FileId) -> Self {
        let source = site.sources.file(file);
        let mut document = document::parse(source.text(), Form::Markdown, file, &mut Vec::new());
        let folder = |path: &str| path.split('/').next().map(str::to_owned);
        let schema = SCHEMAS.iter().find(|schema| folder(schema.name) == folder(source.path())).copied();
        if let Some(schema) = schema {
            document.unread.note(misspelt(&document.table, schema));
        }
        Written { table: document.table, unread: document.unread, schema }
    }

    /// Whether the front matter has the key.
    pub fn has(&self, key: &str) -> bool {
        self.unread.may_hold(key) || self.table.get(key).is_some_and(|node| node.as_text() != Some(""))
    }

    /// Whether the `index`th `[[section]]` has the key.
    pub fn has_in(&self, section: &str, index: usize, key: &str) -> bool {
        let Some(node) = self.table.get(section).filter(|_| !self.unread.may_hold(key)) else { return true };
        let tables = node.as_list().unwrap_or(std::slice::from_ref(node));
        let table = tables.iter().filter_map(|node| node.as_table()).nth(index);
        let shape = self.schema.and_then(|schema| schema.key(section)).map(|key| key.shape);
        let misspelt = |table| match shape {
            Some(Shape::Tables(schema) | Shape::Table(schema)) => {
                misspelt(table, schema).iter().any(|word| word == key)
            }
            _ => false,
        };
        table.is_none_or(|table| table.get(key).is_some_and(|node| node.as_text() != Some("")) || misspelt(table))
    }
}
