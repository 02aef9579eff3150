//! Sentences with places to fill: `{{ t.targets.summary | fill(met=3, missed=1) }}`.
//!
//! Places are written `{name}`. Every place needs an argument and every argument a place, so that a translation
//! that forgets one, or a template that misspells one, does not go unnoticed.

use std::collections::BTreeMap;
use std::fmt::{self, Write as _};

use tera::{Error, Kwargs, State, TeraResult, Value};

/// Why a sentence could not be filled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FillError {
    /// The sentence has a place for which no value was given.
    NoValue(String),
    /// A value was given for which the sentence has no place.
    NoPlace(String),
}

impl fmt::Display for FillError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            FillError::NoValue(name) => write!(f, "no value was given for the place {{{name}}}"),
            FillError::NoPlace(name) => write!(f, "the words have no place {{{name}}}"),
        }
    }
}

impl std::error::Error for FillError {}

/// Puts `values` (name and text) into the places of `words`.
///
/// # Errors
///
/// [`FillError`] where a place has no value or a value no place.
pub fn fill(words: &str, values: &[(&str, &str)]) -> Result<String, FillError> {
    let mut used = vec![false; values.len()];
    let mut out = String::with_capacity(words.len() + 16);
    for piece in pieces(words) {
        match piece {
            Piece::Text(text) => out.push_str(text),
            Piece::Place(name) => {
                let index = values.iter().position(|(given, _)| *given == name);
                let index = index.ok_or_else(|| FillError::NoValue(name.to_owned()))?;
                used[index] = true;
                out.push_str(values[index].1);
            }
        }
    }
    match used.iter().position(|used| !used) {
        Some(index) => Err(FillError::NoPlace(values[index].0.to_owned())),
        None => Ok(out),
    }
}

enum Piece<'a> {
    Text(&'a str),
    Place(&'a str),
}

/// Cuts words into text and places. A brace that opens no `{name}` is text.
fn pieces(words: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = words;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        if let Some((name, after)) = rest.strip_prefix('{').and_then(|inner| inner.split_once('}'))
            && is_name(name)
        {
            rest = after;
            return Some(Piece::Place(name));
        }
        let first = rest.chars().next().map_or(0, char::len_utf8);
        let end = rest[first..].find('{').map_or(rest.len(), |n| n + first);
        let (text, after) = rest.split_at(end);
        rest = after;
        Some(Piece::Text(text))
    })
}

fn is_name(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
}

/// The filter `fill`. A value marked safe (HTML made by a component) goes in as it is; then the words and the other
/// values are escaped here and the whole is safe.
pub(super) fn filter(words: &str, args: &Kwargs, state: &State) -> TeraResult<Value> {
    let mut values = BTreeMap::new();
    for (key, value) in args.iter() {
        let name = key.as_str().unwrap_or_default().to_owned();
        if value.is_none() || value.is_undefined() {
            return Err(Error::message(FillError::NoValue(name)));
        }
        values.insert(name, value.clone());
    }
    fill_values(words, &values, state)
}

fn fill_values(words: &str, values: &BTreeMap<String, Value>, state: &State) -> TeraResult<Value> {
    let safe = values.values().any(Value::is_safe);
    let mut shown = Vec::with_capacity(values.len());
    for (name, value) in values {
        let text = if safe { state.escape_if_needed(value)? } else { value.to_string() };
        shown.push((name.as_str(), text));
    }
    let pairs: Vec<_> = shown.iter().map(|(name, text)| (*name, text.as_str())).collect();
    let words = if safe { state.escape(words)? } else { words.to_owned() };
    let filled = fill(&words, &pairs).map_err(Error::message)?;
    Ok(if safe { Value::safe_string(&filled) } else { Value::normal_string(&filled) })
}

/// The filter `count`: `{{ t.stories.count | count(n=3) }}`. The words are one text, or a table of `one` and
/// `other` where a language tells them apart; `{n}` is the number with its marks. Further arguments fill as with
/// `fill`.
pub(super) fn count(
    words: &Value,
    args: &Kwargs,
    state: &State,
    show: impl Fn(&Value) -> TeraResult<String>,
) -> TeraResult<Value> {
    let n: u64 = args.must_get("n")?;
    let form = if n == 1 { "one" } else { "other" };
    let words = words.as_str().or_else(|| words.get_from_path(form).and_then(Value::as_str));
    let words = words.ok_or_else(|| {
        let mut message = String::from("`count` needs a text, or a table with the texts `one` and `other`");
        let _ = write!(message, "; `{form}` is missing");
        Error::message(message)
    })?;
    let mut values = BTreeMap::new();
    for (key, value) in args.iter() {
        let name = key.as_str().unwrap_or_default().to_owned();
        let value = if name == "n" { Value::from(show(value)?) } else { value.clone() };
        values.insert(name, value);
    }
    fill_values(words, &values, state)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_and_every_value_must_match() {
        assert_eq!(fill("{met} đạt, {a b} {", &[("met", "3")]).unwrap(), "3 đạt, {a b} {");
        assert_eq!(fill("{met}", &[]), Err(FillError::NoValue("met".into())));
        assert_eq!(fill("đạt", &[("met", "3")]), Err(FillError::NoPlace("met".into())));
        assert_eq!(fill("{a}{a}", &[("a", "{b}")]).unwrap(), "{b}{b}");
    }
}
