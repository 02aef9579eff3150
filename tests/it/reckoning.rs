//! What lists and plans say, reckoned without the reader of files and the canonical form that are under test.
//!
//! Front matter is what any reader of TOML makes of it, text is words by line, a table is cells. It knows of the freedom
//! that the format gives in writing a file (order of keys, blanks, case of a form's name) just what the files of
//! [`super::ledger`] use. `every_line_of_a_plan_is_held_in_its_place` holds it and the seal against each other.

use super::ledger::{Files, history, load};
use rayon::prelude::*;
use std::collections::BTreeMap;
use unicode_normalization::UnicodeNormalization as _;

/// What the files below `awards/` and `plans/` say; the bytes of one that cannot be told.
pub(super) type Said = BTreeMap<String, Result<(toml::Table, Vec<Vec<String>>), Vec<u8>>>;

pub(super) fn said(files: &Files) -> Said {
    let is_record = |path: &&String| path.starts_with("awards/") || path.starts_with("plans/");
    let records = files.keys().filter(is_record);
    records.map(|path| (path.clone(), record(&files[path]).ok_or_else(|| files[path].clone()))).collect()
}

fn record(bytes: &[u8]) -> Option<(toml::Table, Vec<Vec<String>>)> {
    let text = std::str::from_utf8(bytes).ok()?;
    let (head, body) = text.strip_prefix("+++\n")?.split_once("\n+++\n")?;
    let lines: Vec<Vec<String>> = body.lines().map(cells).filter(|cells| !cells.is_empty()).collect();
    Some((head.parse().ok()?, table(lines)))
}

/// The words of a line; the cells of a row.
fn cells(line: &str) -> Vec<String> {
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ").nfc().collect::<String>();
    let line = words(line);
    match line.strip_prefix('|').and_then(|rest| rest.strip_suffix('|')) {
        Some(row) => ["|"].into_iter().chain(row.split('|')).map(words).collect(),
        None if line.is_empty() => Vec::new(),
        None => vec![line],
    }
}

/// Headers, and cells that take one of a few words, say the same in any case and with any marks; a column without any cell says nothing.
fn table(mut lines: Vec<Vec<String>>) -> Vec<Vec<String>> {
    let is_row = |cells: &[String]| cells[0] == "|";
    let is_rule =
        |cells: &[String]| cells[1..].iter().all(|cell| cell.contains('-') && cell.trim_matches(['-', ':']).is_empty());
    let Some(rule) = lines.windows(2).position(|pair| is_row(&pair[0]) && is_row(&pair[1]) && is_rule(&pair[1])) else {
        return lines;
    };
    lines.remove(rule + 1);
    let width = lines[rule].len();
    for cells in lines[rule..].iter_mut().filter(|cells| is_row(cells) && cells.len() == width) {
        for cell in &mut cells[2..] {
            *cell = folded(cell);
        }
    }
    lines[rule][1] = folded(&lines[rule][1]);
    for column in (2..width).rev() {
        let rows = || lines[rule + 1..].iter().filter(|cells| is_row(cells) && cells.len() == width);
        if rows().all(|cells| cells[column].is_empty()) {
            lines[rule..]
                .iter_mut()
                .filter(|cells| is_row(cells) && cells.len() == width)
                .for_each(|cells| drop(cells.remove(column)));
        }
    }
    lines
}

fn folded(words: &str) -> String {
    let plain = words.nfd().filter(|c| !unicode_normalization::char::is_combining_mark(*c)).collect::<String>();
    plain.to_lowercase().replace('đ', "d")
}

#[test]
fn every_line_of_a_plan_is_held_in_its_place() {
    let mut alarms = 0;
    let files = history(32, &mut alarms);
    let (path, honest) = ("plans/p.md", said(&files));
    let text = String::from_utf8(files[path].clone()).unwrap();
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let mut cases = Vec::new();
    for a in 0..lines.len() {
        let mut case = |what: &str, change: &dyn Fn(&mut Vec<&str>)| {
            let mut lines = lines.clone();
            change(&mut lines);
            cases.push((format!("line {a} {what}"), lines.concat()));
        };
        case("gone", &|lines| {
            lines.remove(a);
        });
        for b in 0..lines.len() {
            if a < b {
                case(&format!("and {b} swapped"), &|lines| lines.swap(a, b));
            }
            case(&format!("moved to {b}"), &|lines| {
                let line = lines.remove(a);
                lines.insert(b, line);
            });
            case(&format!("again at {b}"), &|lines| lines.insert(b, lines[a]));
        }
    }
    let verdict = |(what, text): (String, String)| {
        let mut files = files.clone();
        files.insert(path.to_owned(), text.into_bytes());
        let (same, quiet) = (said(&files) == honest, load(&files).1.is_empty());
        (same, (same != quiet).then(|| format!("{what}: says the same: {same}, no alarm: {quiet}")))
    };
    let verdicts: Vec<(bool, Option<String>)> = cases.into_par_iter().map(verdict).collect();
    let changed = verdicts.iter().filter(|(same, _)| !same).count();
    println!("{} changes of lines, {changed} of them change what the plan says", verdicts.len());
    assert!(changed > 1000 && changed < verdicts.len());
    let wrong: Vec<String> = verdicts.into_iter().filter_map(|(_, wrong)| wrong).collect();
    assert!(wrong.is_empty(), "{} {wrong:#?}", wrong.len());
}
