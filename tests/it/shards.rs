//! Shares of a site that were made apart and copied together are the site that one build makes.

use super::program::{Portal, contents};
use guong::publish::MANIFEST;
use std::collections::BTreeMap;
use std::fs;

/// Builds every share of `of` and copies them into one folder, the last one first.
fn merged(portal: &Portal, of: usize) -> BTreeMap<String, Vec<u8>> {
    let whole = portal.file("merged");
    for number in (1..=of).rev() {
        let output = portal.file(&format!("shares/{number}"));
        let share = format!("{number}/{of}");
        let answer = portal.run(&["build", "--shard", &share, "--output", output.to_str().unwrap()]);
        assert_eq!(answer.code, 0, "{}", answer.err);
        for (path, bytes) in contents(&output) {
            let file = whole.join(path);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            assert!(!file.exists(), "{} is in two shares", file.display());
            fs::write(file, bytes).unwrap();
        }
    }
    contents(&whole)
}

#[test]
fn shares_copied_together_are_the_site() {
    let portal = Portal::sample();
    assert_eq!(portal.run(&["build"]).code, 0);
    let mut site = portal.site();
    let listed = String::from_utf8(site.remove(MANIFEST).unwrap()).unwrap();
    let mut copy = merged(&portal, 3);
    let manifests: Vec<Vec<u8>> =
        (1..=3).map(|number| copy.remove(&format!("{MANIFEST}.{number}-of-3")).unwrap()).collect();
    assert!(manifests.iter().all(|manifest| manifest.len() > 1000), "every share has work");
    let mut lines: Vec<String> = manifests
        .into_iter()
        .flat_map(|text| String::from_utf8(text).unwrap().lines().map(str::to_owned).collect::<Vec<_>>())
        .collect();
    lines.sort_by(|a, b| a[66..].cmp(&b[66..]));
    assert_eq!(lines, listed.lines().collect::<Vec<_>>());
    assert!(copy == site, "the files are those of one build");
}

#[test]
fn a_merged_site_is_verified_and_misses_no_share_unnoticed() {
    let portal = Portal::sample();
    let files = merged(&portal, 2).len();
    let verify = || portal.run(&["verify", portal.file("merged").to_str().unwrap(), "--lang", "en"]);
    let answer = verify();
    assert_eq!(answer.code, 0, "{}", answer.err);
    assert!(answer.err.contains(&format!("{} files", files - 2)), "{}", answer.err);
    fs::write(portal.file("merged/index.html"), "changed").unwrap();
    assert!(verify().err.contains("index.html is not as it was published"));
    fs::remove_file(portal.file(&format!("merged/{MANIFEST}.2-of-2"))).unwrap();
    let answer = verify();
    assert_eq!(answer.code, 1);
    assert!(answer.err.contains(&format!("{MANIFEST}.2-of-2 is missing")), "{}", answer.err);
}

#[test]
fn a_share_takes_no_folder_that_holds_something_and_a_cut_off_run_is_begun_anew() {
    let portal = Portal::sample();
    let output = portal.file("share");
    let build = || portal.run(&["build", "--shard", "1/2", "--output", output.to_str().unwrap()]);
    // What a killed run leaves: files beside the output, and an empty folder at it.
    portal.write(".share.guong/shard/index.html", "half");
    fs::create_dir_all(&output).unwrap();
    assert_eq!(build().code, 0);
    let first = contents(&output);
    let answer = build();
    assert_eq!(answer.code, 3);
    assert!(answer.err.contains("G903"), "{}", answer.err);
    assert_eq!(contents(&output), first);
    fs::remove_dir_all(&output).unwrap();
    assert_eq!(build().code, 0);
    assert!(contents(&output) == first, "the same share again");
}

#[test]
fn a_share_that_is_none_is_a_wrong_command_line() {
    let portal = Portal::sample();
    for wrong in ["0/2", "3/2", "2", "x/y"] {
        assert_eq!(portal.run(&["build", "--shard", wrong, "--output", "x"]).code, 2, "{wrong}");
    }
    assert_eq!(portal.run(&["build", "--shard", "1/2"]).code, 2, "an output is needed");
}
