//! Whether a value has the shape that its key asks for.

mod characters;
mod numbers;
mod rules;

use super::figure;
use super::id::{LONGEST_ID, is_id, row_id};
use super::schema::{self, Key, Shape};
use super::table::{Node, Value};
use super::{Due, Goal, PartialDate, Unread};
use crate::diagnostic::Diagnostic;

use characters::odd_character;
use numbers::unclear_number;
pub use rules::{BAD_ID, RULES};
use rules::{
    bad_choice, bad_date, bad_file_name, bad_folder_url, bad_goal, bad_id, bad_row_id, bad_time_zone, bad_url,
    out_of_range, too_long, wrong_type,
};

/// Reports what is wrong with `node`, the value of `key` or an item of its list, whose shape is `shape`.
pub(super) fn check(key: &Key, shape: &Shape, node: &Node, unread: &Unread, out: &mut Vec<Diagnostic>) {
    match shape {
        Shape::List(item) => check_items(key, item, node, unread, out),
        Shape::Ids(kind) if node.as_list().is_some() => check_items(key, &Shape::Id(*kind), node, unread, out),
        Shape::Ids(kind) => check(key, &Shape::Id(*kind), node, unread, out),
        Shape::Table(schema) => match node.as_table() {
            Some(table) => schema::check(table, schema, unread, out),
            None => out.push(wrong_type(key, node, shape)),
        },
        Shape::Tables(schema) => match node.as_list() {
            Some(items) => {
                for item in items {
                    check(key, &Shape::Table(schema), item, unread, out);
                }
            }
            None => out.push(wrong_type(key, node, shape)),
        },
        _ => out.extend(scalar(key, shape, node)),
    }
}

fn check_items(key: &Key, item_shape: &Shape, node: &Node, unread: &Unread, out: &mut Vec<Diagnostic>) {
    match node.as_list() {
        Some(items) => {
            for item in items {
                check(key, item_shape, item, unread, out);
            }
        }
        None => out.push(wrong_type(key, node, &Shape::List(&Shape::Text))),
    }
}

fn scalar(key: &Key, shape: &Shape, node: &Node) -> Option<Diagnostic> {
    match (shape, &node.value) {
        (Shape::Number | Shape::Figure, Value::Number(number)) => {
            figure::unclear(number).map(|why| unclear_number(key, node, &why))
        }
        (Shape::Flag, Value::Flag(_)) => None,
        (Shape::Integer(least, most), Value::Number(number)) => {
            let fits = number.parse::<i64>().is_ok_and(|n| (*least..=*most).contains(&n));
            (!fits).then(|| out_of_range(key, node, *least, *most))
        }
        (Shape::Date | Shape::PartialDate | Shape::Due, Value::Time(time)) => {
            PartialDate::parse(time).and_then(PartialDate::full).is_none().then(|| bad_date(key, node, shape))
        }
        (_, Value::Text(text)) => odd_character(key, node, text).or_else(|| of_text(key, shape, node, text)),
        _ => Some(wrong_type(key, node, shape)),
    }
}

fn of_text(key: &Key, shape: &Shape, node: &Node, text: &str) -> Option<Diagnostic> {
    let unless = |fits: bool, found: fn(&Key, &Node, &Shape) -> Diagnostic| (!fits).then(|| found(key, node, shape));
    match shape {
        Shape::Choice(words) if !words.contains(&text) => Some(bad_choice(key, node, text, words)),
        Shape::ShortText(most) => (text.chars().count() > *most).then(|| too_long(key, node, text, *most)),
        Shape::NewId if text.len() > LONGEST_ID && is_id(text) => Some(too_long(key, node, text, LONGEST_ID)),
        Shape::NewId | Shape::Id(_) => unless(is_id(text), bad_id),
        Shape::Text | Shape::Figure | Shape::Choice(_) | Shape::IdOrText(_) => None,
        Shape::RowId => unless(row_id(text).is_some(), bad_row_id),
        Shape::PartialDate => unless(PartialDate::parse(text).is_some(), bad_date),
        Shape::Due => unless(Due::parse(text).is_some(), bad_date),
        Shape::Date => Some(bad_date(key, node, shape)),
        Shape::Goal => match Goal::unclear(text) {
            Some(why) => Some(unclear_number(key, node, &why)),
            None => unless(Goal::parse(text).is_some(), bad_goal),
        },
        Shape::Url => unless(is_url(text), bad_url),
        Shape::FolderUrl if is_url(text) => unless(is_folder_url(text), bad_folder_url),
        Shape::FolderUrl => Some(bad_url(key, node, shape)),
        Shape::File => unless(is_file_name(text), bad_file_name),
        Shape::TimeZone => unless(text.parse::<chrono_tz::Tz>().is_ok(), bad_time_zone),
        _ => Some(wrong_type(key, node, shape)),
    }
}

fn is_url(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let host = rest.map(|rest| rest.split(['/', '?', '#']).next().unwrap_or(""));
    host.is_some_and(|host| !host.is_empty())
        && !text.contains(|c: char| c.is_whitespace() || c.is_control() || matches!(c, '"' | '<' | '>' | '\\'))
}

/// Whether addresses of pages can be made of an address by adding to its end: no query, fragment or user, a port that
/// exists.
fn is_folder_url(text: &str) -> bool {
    let Some((_, rest)) = text.split_once("://") else { return false };
    let authority = rest.split('/').next().unwrap_or("");
    let (host, port) = match authority.rsplit_once(':') {
        // The colons of an address in brackets are its own.
        Some((host, port)) if !port.ends_with(']') => (host, Some(port)),
        _ => (authority, None),
    };
    let is_port =
        |port: &str| port.bytes().all(|b| b.is_ascii_digit()) && port.parse::<u16>().is_ok_and(|port| port > 0);
    !host.is_empty() && !text.contains(['?', '#', '@']) && port.is_none_or(is_port)
}

pub(super) fn is_file_name(text: &str) -> bool {
    !text.is_empty() && !text.starts_with('.') && !text.contains(['/', '\\', ':', '\0'])
}
