//! What no source file is: unfinished, or too long.

use std::path::Path;

use super::program::{contents, repository};

/// Words for what was to be done later.
const LATER: &[&str] = &["dbg!", "todo!", "unimplemented!", "TODO", "FIXME"];

/// A file longer than this does two things.
const LINES: usize = 400;

/// Longer files, each with the reason why it is one.
const LONG: &[(&str, &str)] = &[];

/// The path below `src/` and the text of every file there.
fn sources() -> Vec<(String, String)> {
    // A font is no text.
    let files = contents(&repository("src")).into_iter().filter(|(path, _)| !path.contains("/fonts/"));
    let sources: Vec<_> = files.map(|(path, bytes)| (path, String::from_utf8(bytes).unwrap())).collect();
    assert!(sources.len() > 150, "the sources are where they were");
    sources
}

#[test]
fn nothing_is_left_for_later() {
    let says = |text: &str| LATER.iter().find(|word| text.contains(**word));
    let faults: Vec<_> = sources().into_iter().filter_map(|(path, text)| Some((path, says(&text)?))).collect();
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn no_file_is_longer_than_it_should_be() {
    let excused = |path: &str| LONG.iter().any(|(long, reason)| *long == path && !reason.is_empty());
    let code = sources().into_iter().filter(|(path, _)| Path::new(path).extension() == Some("rs".as_ref()));
    let lengths = code.map(|(path, text)| (text.lines().count(), path));
    let long: Vec<_> = lengths.filter(|(lines, path)| *lines > LINES && !excused(path)).collect();
    assert!(long.is_empty(), "longer than {LINES} lines: {long:#?}");
}
