//! The layers that the crate's documentation draws are those of its code.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// What outside crates and the disk are kept to, by the beginning of a path in `src/`.
const KEPT: &[(&str, &[&str])] = &[
    ("tera::", &["theme/"]),
    ("minify_html::", &["theme/"]),
    ("pulldown_cmark::", &["syntax/"]),
    ("toml::", &["syntax/"]),
    ("image::", &["picture/"]),
    ("ab_glyph::", &["card/"]),
    ("png::", &["card/", "picture/"]),
    ("object_store::", &["publish/"]),
    ("reqwest::", &["publish/"]),
    ("rustls::", &["publish/"]),
    ("tokio::", &["publish/store/", "serve/"]),
    ("std::fs", &["world/", "publish/", "serve/", "cli/", "build.rs"]),
    ("std::env", &["cli/", "build.rs"]),
    ("SystemTime::now", &["publish/", "serve/"]),
    ("Utc::now", &["cli/"]),
];

fn src() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// The code of every file of `src/`, by path, without comments and tests.
fn code() -> BTreeMap<String, String> {
    let mut folders = vec![src()];
    let (mut files, mut tests) = (BTreeMap::new(), Vec::new());
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                let mut parts = text.split("#[cfg(test)]\n");
                let code = uncommented(parts.next().unwrap());
                // `mod tests;` in its own file, declared here.
                let declared =
                    parts.filter_map(|part| part.strip_prefix("mod ")?.split_once(';')).map(|(name, _)| name);
                tests.extend(declared.filter(|name| !name.contains(' ')).map(|name| folder.join(format!("{name}.rs"))));
                files.insert(path, code);
            }
        }
    }
    files.retain(|path, _| !tests.contains(path));
    let relative = |path: PathBuf| path.strip_prefix(src()).unwrap().to_str().unwrap().replace('\\', "/");
    files.into_iter().map(|(path, code)| (relative(path), code)).collect()
}

fn uncommented(text: &str) -> String {
    let text = match text.strip_prefix("/*!").and_then(|rest| rest.split_once("*/")) {
        Some((_, code)) => code,
        None => text,
    };
    text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// The row of every module in the table of `lib.rs`, counted from the top.
fn layers() -> BTreeMap<String, usize> {
    let lib = fs::read_to_string(src().join("lib.rs")).unwrap();
    let rows =
        lib.lines().filter_map(|line| line.strip_prefix("//! | ").filter(|row| row.starts_with("[`"))).enumerate();
    rows.flat_map(|(row, line)| {
        let cell = line.split(" | ").next().unwrap();
        cell.split('`').skip(1).step_by(2).map(move |name| (name.to_owned(), row))
    })
    .collect()
}

/// The modules that a file names after `crate::`, macros aside.
fn used(code: &str) -> Vec<&str> {
    let mut names: Vec<&str> = code.split("crate::").skip(1).flat_map(first_names).collect();
    names.retain(|name| *name != "text");
    names
}

/// The first segment of a path, or of each path of a `{…}` group.
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
    // After the last comma there is nothing.
    names.retain(|name| !name.is_empty());
    names
}

fn word(text: &str) -> &str {
    text.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').next().unwrap_or_default()
}

#[test]
fn the_reader_of_paths_reads_paths() {
    let code = "use crate::{model::{self, Site}, text, world,\n};\nlet x = crate::route::Route::Home;";
    assert_eq!(used(code), ["model", "world", "route"]);
}

#[test]
fn no_layer_uses_one_above_or_beside_it() {
    let layers = layers();
    let mut wrong = Vec::new();
    for (path, code) in code() {
        let module = path.split('/').next().unwrap().trim_end_matches(".rs");
        if matches!(module, "lib" | "main" | "build") {
            continue;
        }
        let own = *layers.get(module).unwrap_or_else(|| panic!("lib.rs does not say where {module} stands"));
        let wrongly = |name: &&str| *name != module && layers.get(*name).is_none_or(|layer| *layer <= own);
        wrong.extend(used(&code).into_iter().filter(wrongly).map(|name| format!("{path} uses {name}")));
    }
    assert_eq!(wrong, [""; 0]);
}

#[test]
fn nobody_climbs_out_of_a_module_unseen() {
    let depth = |path: &str| path.split('/').count() - usize::from(path.ends_with("/mod.rs"));
    let climbs = |(path, code): &(String, String)| code.contains(&"super::".repeat(depth(path)));
    let wrong: Vec<_> = code().into_iter().filter(climbs).map(|(path, _)| path).collect();
    assert_eq!(wrong, [""; 0], "`super::` up to the crate's root: write `crate::`");
}

#[test]
fn outside_crates_the_disk_and_the_clock_stay_where_they_belong() {
    let mut wrong = Vec::new();
    for (path, code) in code() {
        for (name, places) in KEPT {
            let within = places.iter().any(|place| path.starts_with(place));
            if !within && (code.contains(name) || code.contains(&format!("use {}", name.trim_end_matches("::")))) {
                wrong.push(format!("{path} uses {name}"));
            }
        }
    }
    assert_eq!(wrong, [""; 0]);
}
