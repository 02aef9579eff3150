//! Facets: for each document its kind, year, unit, form, campaigns and content heads, as columns.
//!
//! A column is a list of runs: documents are ordered by kind, year and unit, so that most columns
//! are short. Short ones travel in the root file, long ones in a file of their own that the client
//! reads when a reader opens the filter.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::document::{FacetValue, SearchDoc};
use super::hits::push_text;
use super::layout::{File, Names, content_hash, script};
use super::postings::push_number;

/// Facets in the order of [`DocFacets`], by the names that the client's API uses.
pub const NAMES: [&str; 6] = ["kind", "year", "unit", "form", "campaign", "head"];

/// Longer columns get a file of their own.
const INLINE: usize = 1_500;

/// The values of one document: numbers of value sets, one a facet.
pub type DocFacets = [u32; NAMES.len()];

/// Collects the values of all documents.
#[derive(Default)]
pub struct FacetTable {
    columns: [Column; NAMES.len()],
}

/// Value sets in order of first appearance. Most are of one value; an empty set has number 0 only
/// where it appeared first.
#[derive(Default)]
struct Column {
    sets: BTreeMap<Vec<FacetValue>, u32>,
}

impl Column {
    fn number(&mut self, mut values: Vec<FacetValue>) -> u32 {
        values.sort();
        values.dedup();
        let next = u32::try_from(self.sets.len()).unwrap_or(u32::MAX);
        *self.sets.entry(values).or_insert(next)
    }
}

impl FacetTable {
    /// The value sets of `doc`.
    pub fn add(&mut self, doc: &SearchDoc) -> DocFacets {
        let plain = |id: String| FacetValue { label: id.clone(), id };
        let values: [Vec<FacetValue>; NAMES.len()] = [
            vec![plain(doc.kind.clone())],
            doc.year.iter().map(|year| plain(year.to_string())).collect(),
            doc.unit.iter().cloned().collect(),
            doc.form.iter().cloned().collect(),
            doc.campaigns.clone(),
            doc.heads.clone(),
        ];
        let mut numbers = values.into_iter();
        std::array::from_fn(|at| self.columns[at].number(numbers.next().unwrap_or_default()))
    }

    /// The facets as a JSON object for the root file; long columns go to `sink`.
    pub fn write<'a>(
        &self,
        docs: &(impl Iterator<Item = &'a DocFacets> + Clone),
        names: &mut Names,
        sink: &mut impl FnMut(File),
    ) -> String {
        let mut json = String::from("{");
        for (at, (name, column)) in NAMES.iter().zip(&self.columns).enumerate() {
            if column.sets.keys().all(Vec::is_empty) {
                continue;
            }
            let data = column.json(docs.clone().map(|facets| facets[at]));
            if json.len() > 1 {
                json.push(',');
            }
            if data.len() <= INLINE {
                let _ = write!(json, "\"{name}\":{data}");
            } else {
                let file = format!("f/{}", names.give(&[content_hash(data.as_bytes())]));
                let _ = write!(json, "\"{name}\":\"{file}\"");
                sink(script(&file, &data));
            }
        }
        json.push('}');
        json
    }
}

impl Column {
    /// `[[id,label,id,label,…],[[value,…],…],"runs"]`: values by number, sets of values, and for each
    /// run of documents its set and its length less one.
    fn json(&self, docs: impl Iterator<Item = u32>) -> String {
        let mut values: Vec<&FacetValue> = self.sets.keys().flatten().collect();
        values.sort();
        values.dedup();
        let mut sets: Vec<(&Vec<FacetValue>, u32)> = self.sets.iter().map(|(set, &number)| (set, number)).collect();
        sets.sort_by_key(|&(set, _)| set);
        let mut place = vec![0; sets.len()];
        for (at, &(_, number)) in (0..).zip(&sets) {
            place[number as usize] = at;
        }
        let mut json = String::from("[[");
        for (at, value) in values.iter().enumerate() {
            if at > 0 {
                json.push(',');
            }
            push_text(&mut json, &value.id);
            json.push(',');
            push_text(&mut json, if value.label == value.id { "" } else { &value.label });
        }
        json.push_str("],[");
        for (at, (set, _)) in sets.iter().enumerate() {
            if at > 0 {
                json.push(',');
            }
            let numbers: Vec<String> =
                set.iter().filter_map(|value| values.binary_search(&value).ok()).map(|n| n.to_string()).collect();
            let _ = write!(json, "[{}]", numbers.join(","));
        }
        json.push_str("],\"");
        push_runs(&mut json, docs.map(|number| place[number as usize]));
        json.push_str("\"]");
        json
    }
}

fn push_runs(out: &mut String, docs: impl Iterator<Item = u32>) {
    let mut docs = docs.peekable();
    while let Some(set) = docs.next() {
        let mut more = 0;
        while docs.next_if_eq(&set).is_some() {
            more += 1;
        }
        push_number(out, set);
        push_number(out, more);
    }
}
