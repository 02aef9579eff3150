//! Whether numbers follow each other.

use super::number::{Division, Number};
use super::rules;
use crate::diagnostic::Diagnostic;
use crate::source::Span;
use crate::vietnamese::{letter, roman};
use std::collections::{BTreeMap, BTreeSet};

/// Which series a number belongs to: `2.1` and `2.2` to that of `2`, `a.1` to that of `a`.
pub(crate) type Key = (Division, Vec<String>);

/// The numbers that were seen in one place.
#[derive(Clone, Debug, Default)]
pub(crate) struct Series {
    last: BTreeMap<Key, (u32, String)>,
    seen: BTreeSet<(Key, u32)>,
}

impl Series {
    /// Takes note of a number and says what is odd about it.
    ///
    /// `elsewhere` are numbers of the whole document: some documents go on counting from chapter to chapter.
    pub(crate) fn next(&mut self, number: &Number, span: Span, elsewhere: Option<&Series>) -> Option<Diagnostic> {
        let key = (number.division, number.prefix().to_vec());
        let before = self.last.get(&key).cloned();
        let due = before.as_ref().map_or(1, |(place, _)| place + 1);
        let Some(place) = number.place else {
            return Some(rules::number_skipped(span, &number.label, &label_at(number, due)));
        };
        let repeated = !self.seen.insert((key.clone(), place));
        let highest = before.as_ref().map_or(0, |(last, _)| *last);
        if place >= highest {
            self.last.insert(key.clone(), (place, number.label.clone()));
        }
        let goes_on = before.is_none()
            && elsewhere.and_then(|other| other.last.get(&key)).is_some_and(|(last, _)| last + 1 == place);
        match before {
            _ if place == due || goes_on => None,
            Some((_, label)) if repeated || place < due => Some(rules::number_repeated(span, &number.label, &label)),
            _ => Some(rules::number_skipped(span, &number.label, &label_at(number, due))),
        }
    }
}

/// The label that a number would have at another place of its series.
fn label_at(number: &Number, place: u32) -> String {
    let own = number.parts.last().map_or("", String::as_str);
    let nth = || usize::try_from(place).ok().and_then(letter);
    let name = match number.division {
        _ if own.bytes().all(|b| b.is_ascii_digit()) => Some(place.to_string()),
        Division::Letter => nth().map(String::from),
        Division::Capital => nth().map(|letter| letter.to_uppercase().collect()),
        _ => roman(place),
    };
    let mut parts = number.prefix().to_vec();
    parts.extend(name);
    number.label.replacen(&number.name(), &parts.join("."), 1)
}
