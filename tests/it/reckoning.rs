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
    // Blanks may follow the fence.
    let text = text.strip_prefix("+++\n")?;
    let fence = text.split_inclusive('\n').find(|line| line.trim_end() == "+++" && line.ends_with('\n'))?;
    let head = fence.as_ptr() as usize - text.as_ptr() as usize;
    let (head, body) = (&text[..head], &text[head + fence.len()..]);
    let lines: Vec<Vec<String>> = body.lines().map(cells).filter(|cells| !cells.is_empty()).collect();
    Some((head.parse().ok()?, table(lines)))
}

/// The words of a line; the cells of a row, which may leave the bars at its ends out.
fn cells(line: &str) -> Vec<String> {
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ").nfc().collect::<String>();
    let line = words(line);
    let inside = line.strip_prefix('|').unwrap_or(&line);
    match inside.strip_suffix('|').unwrap_or(inside) {
        row if line.contains('|') => ["|"].into_iter().chain(row.split('|')).map(words).collect(),
        _ if line.is_empty() => Vec::new(),
        _ => vec![line],
    }
}

/// What a table says: the rows below its header, each cell by the words of its column.
///
/// The format holds headers, and cells that take one of a few words, to be the same in any case, with any marks and any
/// punctuation; a lone dash is no word; a header that stands again among the rows, as Word puts it on every page, and a
/// row without words say nothing; nor does a column without any cell.
fn table(mut lines: Vec<Vec<String>>) -> Vec<Vec<String>> {
    let is_row = |cells: &[String]| cells[0] == "|";
    let is_rule =
        |cells: &[String]| cells[1..].iter().all(|cell| cell.contains('-') && cell.trim_matches(['-', ':']).is_empty());
    let Some(rule) = lines.windows(2).position(|pair| is_row(&pair[0]) && is_row(&pair[1]) && is_rule(&pair[1])) else {
        return lines;
    };
    let width = lines[rule].len();
    if lines.remove(rule + 1).len() != width {
        return lines;
    }
    let is_whole = |cells: &[String]| is_row(cells) && cells.len() == width;
    for cells in lines[rule..].iter_mut().filter(|cells| is_whole(cells)) {
        for cell in &mut cells[2..] {
            *cell = folded(cell);
        }
        if cells[1] == "-" {
            cells[1].clear();
        }
    }
    lines[rule][1] = folded(&lines[rule][1]);
    let header = lines[rule].clone();
    let says_nothing = |cells: &[String]| {
        let again = || folded(&cells[1]) == header[1] && cells[2..] == header[2..];
        is_whole(cells) && (cells[1..].iter().all(String::is_empty) || again())
    };
    let rows = lines.split_off(rule + 1);
    lines.extend(rows.into_iter().filter(|cells| !says_nothing(cells)));
    for column in (2..width).rev() {
        let width = lines[rule].len();
        let is_whole = |cells: &[String]| is_row(cells) && cells.len() == width;
        if !lines[rule + 1..].iter().any(|cells| is_whole(cells) && !cells[column].is_empty()) {
            lines[rule..].iter_mut().filter(|cells| is_whole(cells)).for_each(|cells| drop(cells.remove(column)));
        }
    }
    lines
}

/// Letters and digits in lower case without marks, what stands between them one blank; a cell that has neither stays as
/// it is, but for the lone dash. All ways to say that an award was taken back are one.
fn folded(words: &str) -> String {
    let plain = words.nfd().filter(|c| !unicode_normalization::char::is_combining_mark(*c)).collect::<String>();
    let small = plain.to_lowercase().replace('đ', "d");
    let folded =
        small.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    match folded.as_str() {
        "" if words != "-" => words.to_owned(),
        "da huy bo" | "da huy" | "huy bo" | "huy" => "revoked".to_owned(),
        _ => folded,
    }
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
