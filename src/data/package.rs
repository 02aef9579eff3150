//! The description of all data sets as a [Frictionless data package](https://datapackage.org/standard/data-package/):
//! `du-lieu/datapackage.json`. It holds each file's size and checksum, and what every column is.

use super::schema::{PARTIAL_DATE, both};
use super::shelf::{Shelf, ShelfFile, ShelfSet};
use super::table::{Column, FieldKind};
use super::{VERSION, sets};
use crate::model::{Site, licence_address};
use crate::route::{DataFormat, Route};
use serde_json::{Map, Value, json};

/// The package as its file has it.
pub(super) fn package(site: &Site, shelf: &Shelf) -> Value {
    let settings = &site.settings;
    let publisher = settings.publisher.target().map(|id| site.units[id].name.value.as_str());
    let licences = settings.licence.iter().map(|licence| licence_of(&licence.value));
    let resources = shelf.sets.iter().flat_map(|set| {
        let tables = set.files.iter().filter(|file| matches!(file.format, DataFormat::Csv | DataFormat::Json));
        tables.map(|file| resource(site, set, file))
    });
    json!({
        "profile": "tabular-data-package",
        "name": "guong",
        "id": Route::OpenData.absolute(site),
        "title": settings.title.value,
        "homepage": Route::OpenData.absolute(site),
        "version": format!("{VERSION}.0.0"),
        "licenses": licences.collect::<Vec<_>>(),
        "contributors": publisher.iter().map(|name| json!({ "title": name, "role": "publisher" })).collect::<Vec<_>>(),
        "resources": resources.collect::<Vec<_>>(),
    })
}

/// A licence by its SPDX identifier; with the address of its text where it is one of Creative Commons.
fn licence_of(name: &str) -> Value {
    match licence_address(name) {
        Some(address) => json!({ "name": name, "path": address }),
        None => json!({ "name": name }),
    }
}

/// CSV and JSON are described, one resource each; a workbook and a schema are other forms of the same rows.
fn resource(site: &Site, set: &ShelfSet, file: &ShelfFile) -> Value {
    let name = set.table.as_str();
    let form = file.format.as_str();
    let mut resource = Map::new();
    let mut put = |key: &str, value: Value| resource.insert(key.to_owned(), value);
    put("profile", json!("tabular-data-resource"));
    put("name", json!(format!("{name}-{form}")));
    put("title", json!(name));
    put("description", json!(both(set.about)));
    put("path", json!(format!("{name}.{form}")));
    put("format", json!(form));
    put("encoding", json!("utf-8"));
    put("mediatype", json!(media_type(file.format)));
    if file.format == DataFormat::Csv {
        put("dialect", json!({ "delimiter": ",", "lineTerminator": "\r\n", "quoteChar": "\"", "header": true }));
        // The reference validator (frictionless 5) cannot count the bytes of JSON and takes a count for an error; the
        // catalogue and the page of open data say them for every file.
        put("bytes", json!(file.bytes));
        put("hash", json!(format!("sha256:{}", file.sha256)));
    }
    put("schema", table_schema(site, set, file.format));
    Value::Object(resource)
}

/// What the columns are, as [Table Schema](https://datapackage.org/standard/table-schema/) says it.
fn table_schema(site: &Site, set: &ShelfSet, format: DataFormat) -> Value {
    let fields: Vec<Value> = set.columns.iter().map(|column| field(column, format)).collect();
    let key: Vec<&str> = set.columns.iter().take(set.key_columns).map(|column| column.name).collect();
    // A reference is promised only where its data set is in the package.
    let there = |table| sets::filled(site).any(|other| other.table() == table);
    let links = set.columns.iter().filter_map(|column| match column.kind {
        FieldKind::Id(table) if there(table) && column.required => {
            // An empty name means this very table.
            let other =
                if table == set.table { String::new() } else { format!("{}-{}", table.as_str(), format.as_str()) };
            Some(json!({ "fields": column.name, "reference": { "resource": other, "fields": "id" } }))
        }
        _ => None,
    });
    json!({ "fields": fields, "missingValues": [""], "primaryKey": key, "foreignKeys": links.collect::<Vec<_>>() })
}

fn field(column: &Column, format: DataFormat) -> Value {
    let (kind, shape) = match column.kind {
        FieldKind::Integer => ("integer", "default"),
        FieldKind::Number => ("number", "default"),
        FieldKind::Flag => ("boolean", "default"),
        FieldKind::Date => ("date", "default"),
        FieldKind::Address => ("string", "uri"),
        FieldKind::List if format == DataFormat::Json => ("array", "default"),
        _ => ("string", "default"),
    };
    let mut constraints = Map::new();
    // An empty list is an empty cell in a spreadsheet.
    if column.required && column.kind != FieldKind::List {
        constraints.insert("required".into(), json!(true));
    }
    match column.kind {
        FieldKind::Key(words) => drop(constraints.insert("enum".into(), json!(words))),
        FieldKind::PartialDate => drop(constraints.insert("pattern".into(), json!(PARTIAL_DATE))),
        _ => {}
    }
    let meaning = column.meaning;
    json!({
        "name": column.name,
        "title": meaning.vi,
        "description": both(meaning),
        "type": kind,
        "format": shape,
        "constraints": constraints,
    })
}

/// Media type of a file of a data set.
pub(super) const fn media_type(format: DataFormat) -> &'static str {
    match format {
        DataFormat::Csv => "text/csv",
        DataFormat::Json => "application/json",
        DataFormat::Schema => "application/schema+json",
        DataFormat::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    }
}
