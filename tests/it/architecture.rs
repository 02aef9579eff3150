//! The layers: which part of `src/` may know which.
//!
//! A part is a folder or a file directly in `src/`. [`LAYERS`] lists them from the top down; code may use what stands
//! in a lower row, never what stands higher or beside. [`CRATES`] says where a library may be named at all, and
//! [`LONG`] which files may be longer than [`LINES`].

use std::fs;

use super::program::repository;

/// From the top down; `lib.rs` declares all of them and is not listed.
const LAYERS: &[&[&str]] = &[
    &["main", "reference"],
    &["cli"],
    &["serve", "rules"],
    &["driver"],
    &["publish"],
    &["search", "data", "feeds"],
    &["pages"],
    &["theme"],
    &["checks"],
    &["route"],
    &["artifact"],
    &["model"],
    &["syntax"],
    &["world"],
    &["diagnostic"],
    &["source", "vietnamese"],
];

/// A path that may be named only in these parts.
const CRATES: &[(&str, &[&str])] = &[
    ("tera", &["theme"]),
    ("minify_html", &["theme"]),
    ("pulldown_cmark", &["syntax"]),
    ("toml", &["syntax"]),
    ("std::fs", &["world", "publish", "serve", "cli"]),
    ("axum", &["serve"]),
    ("tokio", &["serve"]),
    ("notify_debouncer_full", &["serve"]),
    ("rustix", &["publish"]),
    ("clap", &["cli", "reference"]),
];

/// What no source says.
const FORBIDDEN: &[&str] = &["dbg!", "todo!", "unimplemented!", "TODO", "FIXME"];

/// A file longer than this is doing two things.
const LINES: usize = 400;

/// Longer files, each with the reason.
const LONG: &[(&str, &str)] = &[];

/// A source file: its path below `src/`, its whole text, and its code without comments and unit tests.
struct Source {
    path: String,
    text: String,
    code: String,
}

impl Source {
    fn part(&self) -> &str {
        self.path.split('/').next().unwrap().trim_end_matches(".rs")
    }

    /// How many modules stand above the items of this file, itself included.
    fn depth(&self) -> usize {
        let segments = self.path.split('/').count();
        if self.path.ends_with("/mod.rs") { segments - 1 } else { segments }
    }
}

fn sources() -> Vec<Source> {
    let root = repository("src");
    let mut sources = Vec::new();
    for entry in walkdir::WalkDir::new(&root).sort_by_file_name().into_iter().map(Result::unwrap) {
        let path = entry.path().strip_prefix(&root).unwrap().to_str().unwrap().to_owned();
        if path.ends_with(".rs") {
            let text = fs::read_to_string(entry.path()).unwrap();
            let code = if path.ends_with("tests.rs") { String::new() } else { code(&text) };
            sources.push(Source { path, text, code });
        }
    }
    assert!(sources.len() > 150, "the sources are where they were");
    sources
}

/// The code of a file up to its unit tests, which stand at the end and may use anything; without comments.
fn code(text: &str) -> String {
    let before_tests = text.split("#[cfg(test)]\nmod tests {").next().unwrap();
    let lines = before_tests.lines().map(|line| line.split("//").next().unwrap());
    lines.collect::<Vec<_>>().join("\n")
}

/// What follows each `prefix` that begins a path: the names of a group, or one name.
fn names_after<'a>(code: &'a str, prefix: &str) -> Vec<&'a str> {
    let inside_a_word = |at: usize| code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':');
    let starts = code.match_indices(prefix).filter(|(at, _)| !inside_a_word(*at));
    starts.flat_map(|(at, _)| first_names(&code[at + prefix.len()..])).collect()
}

/// The first segments of a path, or of each path of a `{…}` group.
fn first_names(rest: &str) -> Vec<&str> {
    let Some(group) = rest.strip_prefix('{') else {
        return vec![word(rest)];
    };
    let (mut depth, mut start, mut names) = (0, 0, Vec::new());
    for (at, letter) in group.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' if depth > 0 => depth -= 1,
            ',' | '}' if depth == 0 => {
                names.push(word(group[start..at].trim_start()));
                start = at + 1;
                if letter == '}' {
                    break;
                }
            }
            _ => {}
        }
    }
    names.retain(|name| !name.is_empty());
    names
}

fn word(text: &str) -> &str {
    text.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap()
}

fn row(part: &str) -> Option<usize> {
    LAYERS.iter().position(|row| row.contains(&part))
}

#[test]
fn the_reader_of_paths_reads_paths() {
    let code = code("use crate::{model::{self, Site}, text, world};\n// crate::cli\nlet x = crate::route::Route;");
    assert_eq!(names_after(&code, "crate::"), ["model", "text", "world", "route"]);
    assert_eq!(names_after("mycrate::x; a::crate::y", "crate::"), [""; 0]);
}

#[test]
fn no_part_knows_one_above_it() {
    let mut faults = Vec::new();
    for source in sources().iter().filter(|source| source.path != "lib.rs") {
        let own = row(source.part());
        if own.is_none() {
            faults.push(format!("{} has no row in LAYERS", source.path));
        }
        let mut used = names_after(&source.code, "crate::");
        used.extend(names_after(&source.code, "guong::"));
        for used in used.into_iter().filter(|used| *used != source.part() && *used != "text") {
            if row(used).is_none_or(|row| Some(row) <= own) {
                faults.push(format!("{} uses {used}", source.path));
            }
        }
        if source.code.contains(&"super::".repeat(source.depth())) {
            faults.push(format!("{} climbs out of its part with `super`: write `crate::`", source.path));
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn libraries_are_named_only_where_they_belong() {
    let mut faults = Vec::new();
    for source in &sources() {
        for (library, parts) in CRATES {
            let named = !names_after(&source.code, &format!("{library}::")).is_empty();
            let imported = names_after(&source.code, "use ").contains(library);
            let in_group =
                library.strip_prefix("std::").is_some_and(|name| names_after(&source.code, "std::").contains(&name));
            if (named || imported || in_group) && !parts.contains(&source.part()) {
                faults.push(format!("{} names {library}", source.path));
            }
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn no_source_holds_what_was_to_be_done_later() {
    let mut faults = Vec::new();
    for source in &sources() {
        for word in FORBIDDEN.iter().filter(|word| source.text.contains(**word)) {
            faults.push(format!("{} says {word}", source.path));
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn no_file_is_longer_than_it_should_be() {
    let excused = |path: &str| LONG.iter().any(|(long, reason)| *long == path && !reason.is_empty());
    let lengths = sources().into_iter().map(|source| (source.text.lines().count(), source.path));
    let long: Vec<_> = lengths.filter(|(lines, path)| *lines > LINES && !excused(path)).collect();
    assert!(long.is_empty(), "{long:#?}");
}
