//! The filters that templates use: dates, numbers, sentences with places to fill, and JSON.
//!
//! Each one stops the page with a message when it is given what it cannot show; none guesses. A value that is
//! absent (`none`) is an error too: templates say with `{% if %}` what stands in its place.

mod dates;
mod fill;
mod json;
mod numbers;

use std::sync::Arc;

use tera::{Kwargs, State, Tera, TeraResult, Value};

use super::strings::Strings;
use crate::diagnostic::Language;
use crate::syntax::PartialDate;

pub use fill::{FillError, fill};

/// Registers every filter for the language of `strings`.
pub(super) fn register(tera: &mut Tera, strings: &Arc<Strings>) {
    let language = strings.language();
    register_dates(tera, strings);
    tera.register_filter("number", move |value: &Value, _: Kwargs, _: &State| numbers::number(value, language));
    tera.register_filter("percent", move |value: &Value, _: Kwargs, _: &State| {
        numbers::number(value, language).map(|shown| format!("{shown}%"))
    });
    tera.register_filter("bytes", move |value: u64, _: Kwargs, _: &State| numbers::bytes(value, language));
    tera.register_filter("fill", |value: &str, args: Kwargs, state: &State| fill::filter(value, &args, state));
    tera.register_filter("count", move |value: &Value, args: Kwargs, state: &State| {
        fill::count(value, &args, state, |n| numbers::number(n, language))
    });
    tera.register_filter("json", |value: &Value, _: Kwargs, _: &State| json::filter(value));
}

fn register_dates(tera: &mut Tera, strings: &Arc<Strings>) {
    type Show = fn(PartialDate, &Strings) -> Option<String>;
    let shows: [(&'static str, Show); 5] = [
        ("date_words", dates::words),
        ("date_short", dates::short),
        ("day", dates::day),
        ("month", dates::month),
        ("year", |date, _| Some(date.year().to_string())),
    ];
    for (name, show) in shows {
        let strings = Arc::clone(strings);
        tera.register_filter(name, move |value: &str, _: Kwargs, _: &State| -> TeraResult<Value> {
            let date = PartialDate::parse(value).ok_or_else(|| {
                tera::Error::message(format!("`{value}` is not a date such as 2026-11-20, 2026-11 or 2026"))
            })?;
            Ok(show(date, &strings).map_or_else(Value::none, |shown| Value::normal_string(&shown)))
        });
    }
}

/// The decimal mark and the mark between groups of three digits.
const fn marks(language: Language) -> (char, char) {
    match language {
        Language::Vi => (',', '.'),
        Language::En => ('.', ','),
    }
}
