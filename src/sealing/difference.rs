//! What differs between a record and its sealed version.

use super::canonical::{Piece, Record};
use crate::ledger::Opening;
use crate::model::Site;
use crate::source::Span;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// One part that is not as it was sealed.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// The part.
    pub key: String,
    /// What was sealed; none where the part is new.
    pub old: Option<Value>,
    /// What is there now; none where the part is gone.
    pub new: Option<Value>,
    /// Where it stands now; the file where it is gone.
    pub span: Span,
}

/// One field that changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldChange {
    /// Which: `name`, `decision.number`.
    pub field: String,
    /// What it was; none where it was not given.
    pub old: Option<String>,
    /// What it is; none where it is no longer given.
    pub new: Option<String>,
}

impl Difference {
    /// The fields that changed; all of them where the part is new or gone.
    #[must_use]
    pub fn fields(&self) -> Vec<FieldChange> {
        let flat = |value: &Option<Value>| value.as_ref().map(flatten).unwrap_or_default();
        let (old, new) = (flat(&self.old), flat(&self.new));
        let mut names: Vec<&String> = old.keys().chain(new.keys()).collect();
        names.sort_unstable();
        names.dedup();
        let change = |name: &String| FieldChange {
            field: name.clone(),
            old: old.get(name).cloned(),
            new: new.get(name).cloned(),
        };
        names.into_iter().map(change).filter(|change| change.old != change.new).collect()
    }

    /// The value of a field in the sealed version and now.
    pub(super) fn field(&self, name: &str) -> (Option<&str>, Option<&str>) {
        (of(self.old.as_ref(), name), of(self.new.as_ref(), name))
    }
}

fn of<'a>(value: Option<&'a Value>, name: &str) -> Option<&'a str> {
    value?.get(name)?.as_str()
}

/// What differs between `record` and the sealed version `sealed`: the parts that are not as they were, and the
/// corrections that are new.
#[must_use]
pub fn compare<'a>(site: &Site, record: &'a Record, sealed: &Opening) -> (Vec<Difference>, Vec<&'a Piece>) {
    let (mut differences, mut corrections) = (Vec::new(), Vec::new());
    let now: BTreeMap<&str, &Piece> = record.pieces.iter().map(|piece| (piece.key.as_str(), piece)).collect();
    for piece in &record.pieces {
        let old = sealed.part(&piece.key).and_then(|part| part.value.clone());
        match old {
            Some(old) if is_same(site, &old, &piece.value) => {}
            None if is_correction(&piece.key) => corrections.push(piece),
            old => differences.push(Difference {
                key: piece.key.clone(),
                old,
                new: Some(piece.value.clone()),
                span: piece.span,
            }),
        }
    }
    let gone = sealed.parts.iter().filter(|part| !now.contains_key(part.key.as_str()));
    differences.extend(gone.map(|part| {
        let file = if part.key.starts_with('#') { record.rows_file } else { record.file };
        Difference { key: part.key.clone(), old: part.value.clone(), new: None, span: Span::top(file) }
    }));
    (differences, corrections)
}

pub(super) fn is_correction(key: &str) -> bool {
    key.starts_with("correction/")
}

/// Whether two values say the same. A unit that was renamed since, and names its former name, is the same unit.
fn is_same(site: &Site, old: &Value, new: &Value) -> bool {
    match (old, new) {
        (Value::Object(old), Value::Object(new)) => {
            let renamed = is_renamed(site, old, new);
            let fields = |a: &Map<String, Value>, b: &Map<String, Value>| {
                a.len() == b.len()
                    && a.iter().all(|(key, value)| b.get(key).is_some_and(|own| is_same(site, value, own)))
            };
            renamed || fields(old, new)
        }
        (Value::Array(old), Value::Array(new)) => {
            old.len() == new.len() && old.iter().zip(new).all(|(old, new)| is_same(site, old, new))
        }
        _ => old == new,
    }
}

fn is_renamed(site: &Site, old: &Map<String, Value>, new: &Map<String, Value>) -> bool {
    let field = |value: &Map<String, Value>, name: &str| value.get(name).and_then(Value::as_str).map(str::to_owned);
    let (Some(id), Some(name)) = (field(old, "id"), field(old, "name")) else { return false };
    let unit = site.units.get(&id).filter(|_| old.len() == 2 && field(new, "id").as_ref() == Some(&id));
    unit.is_some_and(|unit| unit.formerly.iter().any(|former| super::canonical::text(&former.value) == name))
}

/// The fields of a part as text, by their way from the top.
pub(super) fn flatten(value: &Value) -> BTreeMap<String, String> {
    let mut fields = BTreeMap::new();
    add(value, String::new(), &mut fields);
    fields
}

fn add(value: &Value, way: String, fields: &mut BTreeMap<String, String>) {
    match value {
        Value::Object(inner) => {
            if let Some(shown) = named(inner).filter(|_| !way.is_empty()) {
                fields.insert(way, shown);
                return;
            }
            for (name, value) in inner {
                add(value, if way.is_empty() { name.clone() } else { format!("{way}.{name}") }, fields);
            }
        }
        Value::Array(items) => {
            let shown: Vec<String> = items.iter().map(show).collect();
            if !shown.is_empty() {
                fields.insert(way, shown.join(" / "));
            }
        }
        other => drop(fields.insert(way, show(other))),
    }
}

/// What is named by id, name or both is shown by its name.
fn named(value: &Map<String, Value>) -> Option<String> {
    let only = value.keys().all(|key| key == "id" || key == "name");
    let shown = value.get("name").or_else(|| value.get("id"))?;
    only.then(|| show(shown))
}

fn show(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Object(inner) => named(inner).unwrap_or_else(|| {
            let fields: Vec<String> = inner.values().map(show).filter(|shown| !shown.is_empty()).collect();
            fields.join(" → ")
        }),
        Value::Array(items) => items.iter().map(show).collect::<Vec<_>>().join(" / "),
        other => other.to_string(),
    }
}
