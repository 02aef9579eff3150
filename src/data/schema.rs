//! What the JSON of a data set looks like, as [JSON Schema](https://json-schema.org/draft/2020-12) says it.

use super::table::{Column, DataSet, FieldKind};
use crate::diagnostic::Words;
use crate::model::Site;
use crate::route::{DataFile, DataFormat, Route};
use serde_json::{Map, Value, json};

/// What a partial date matches: `2026`, `2026-04`, `2026-04-15`.
pub(super) const PARTIAL_DATE: &str = "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$";

/// The schema of a data set. Columns that it does not name may be added without a new version.
pub(super) fn schema(set: &dyn DataSet, site: &Site) -> Value {
    let columns = set.columns();
    let properties: Map<String, Value> =
        columns.iter().map(|column| (column.name.to_owned(), property(column))).collect();
    let names: Vec<&str> = columns.iter().map(|column| column.name).collect();
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": Route::Data(DataFile::Set(set.table(), DataFormat::Schema)).absolute(site),
        "title": set.table().as_str(),
        "description": both(set.about()),
        "type": "array",
        "items": { "type": "object", "properties": properties, "required": names },
    })
}

fn property(column: &Column) -> Value {
    let mut property = Map::new();
    let kind = match column.kind {
        FieldKind::Integer => "integer",
        FieldKind::Number => "number",
        FieldKind::Flag => "boolean",
        FieldKind::List => "array",
        _ => "string",
    };
    property.insert("type".into(), if column.required { json!(kind) } else { json!([kind, "null"]) });
    match column.kind {
        FieldKind::Date => drop(property.insert("format".into(), json!("date"))),
        FieldKind::PartialDate => drop(property.insert("pattern".into(), json!(PARTIAL_DATE))),
        FieldKind::Address => drop(property.insert("format".into(), json!("uri"))),
        FieldKind::List => drop(property.insert("items".into(), json!({ "type": "string" }))),
        FieldKind::Key(words) if column.required => drop(property.insert("enum".into(), json!(words))),
        FieldKind::Key(words) => {
            let words = words.iter().map(|word| json!(word)).chain([Value::Null]);
            property.insert("enum".into(), words.collect());
        }
        _ => {}
    }
    property.insert("description".into(), json!(both(column.meaning)));
    Value::Object(property)
}

/// Words in both languages, Vietnamese first.
pub(super) fn both(words: Words) -> String {
    format!("{} · {}", words.vi, words.en)
}
