//! What differs between a record and its sealed version.

use super::canonical::{Piece, Record};
use crate::ledger::Opening;
use crate::model::Site;
use crate::source::Span;
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};

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
    /// Whether it stands in another place among the parts than it did.
    pub moved: bool,
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
    let was: Vec<&str> = sealed.parts.iter().map(|part| part.key.as_str()).collect();
    let is: Vec<&str> = record.pieces.iter().map(|piece| piece.key.as_str()).collect();
    let moved = moved(&was, &is);
    for piece in &record.pieces {
        let old = sealed.part(&piece.key).and_then(|part| part.value.clone());
        let moved = moved.contains(piece.key.as_str());
        match old {
            Some(old) if !moved && is_same(site, &old, &piece.value) => {}
            None if is_correction(&piece.key) => corrections.push(piece),
            old => differences.push(Difference {
                key: piece.key.clone(),
                old,
                new: Some(piece.value.clone()),
                span: piece.span,
                moved,
            }),
        }
    }
    let gone = sealed.parts.iter().filter(|part| !now.contains_key(part.key.as_str()));
    differences.extend(gone.map(|part| {
        let file = if part.key.starts_with('#') { record.rows_file } else { record.file };
        Difference { key: part.key.clone(), old: part.value.clone(), new: None, span: Span::top(file), moved: false }
    }));
    (differences, corrections)
}

/// The keys in both orders that stand in another place among the others: the fewest that have to be moved for the
/// rest to keep its order. Parts keep their numbers when they are put elsewhere, so that their words alone do not tell.
#[must_use]
pub fn moved<'a>(was: &[&str], is: &[&'a str]) -> BTreeSet<&'a str> {
    let places: BTreeMap<&str, usize> = was.iter().enumerate().map(|(place, key)| (*key, place)).collect();
    let both: Vec<(&'a str, usize)> = is.iter().filter_map(|key| Some((*key, *places.get(key)?))).collect();
    if both.is_sorted_by_key(|(_, place)| *place) {
        return BTreeSet::new();
    }
    // The longest run that keeps its order (patience sorting): for each length the last item with the least place,
    // and for each item the one before it.
    let (mut ends, mut before): (Vec<usize>, Vec<Option<usize>>) = (Vec::new(), Vec::new());
    for (item, (_, place)) in both.iter().enumerate() {
        let length = ends.partition_point(|end| both[*end].1 < *place);
        before.push(length.checked_sub(1).map(|shorter| ends[shorter]));
        if length == ends.len() {
            ends.push(item);
        } else {
            ends[length] = item;
        }
    }
    let mut moved: BTreeSet<&str> = both.iter().map(|(key, _)| *key).collect();
    let mut kept = ends.last().copied();
    while let Some(item) = kept {
        moved.remove(both[item].0);
        kept = before[item];
    }
    moved
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_put_elsewhere_is_told_with_as_few_parts_as_can_be() {
        let moved = |was: &str, is: &str| {
            let split = |text: &'static str| text.split(' ').collect::<Vec<_>>();
            let (was, is) = (was.to_owned().leak(), is.to_owned().leak());
            moved(&split(was), &split(is)).into_iter().collect::<Vec<_>>().join(" ")
        };
        assert_eq!(moved("a b c d", "a b c d"), "");
        assert_eq!(moved("a b c d", "a x c y d"), "", "new and gone parts move nothing");
        assert_eq!(moved("a b c d", "d a b c"), "d");
        assert_eq!(moved("a b c d", "b c d a"), "a");
        assert_eq!(moved("a b c d e", "a d c b e"), "c d");
        assert_eq!(moved("a b", "b x a").split(' ').count(), 1);
        assert_eq!(moved("", ""), "");
    }
}
