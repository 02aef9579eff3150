//! A build may be killed at any moment: what visitors see is the old site or the new one, and the next build succeeds.
//!
//! `GUONG_KILLS` says how many builds to kill in each test (40 without it). One test kills the publisher alone, in this
//! test's own process started again with [`CHILD`]: nearly all of its time is spent on the disk. The other kills the
//! program. Each goes round three different sites, so that the spare folder never holds what is to be published.

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use guong::artifact::Artifact;
use guong::publish::{MANIFEST, Options, Publisher};
use rayon::prelude::*;
use sha2::{Digest as _, Sha256};

use super::program::{Portal, guong};

/// Set in a child to the number of the site that it is to publish.
const CHILD: &str = "GUONG_KILL_CHILD";

/// How many files the child's sites have.
const FILES: usize = 600;

/// Each visible file of a site and its hash.
type Site = BTreeMap<String, String>;

#[test]
fn every_kill_of_a_publisher_leaves_a_whole_site() {
    if let Ok(number) = env::var(CHILD) {
        return publish(Path::new(&env::var_os("OUTPUT").unwrap()), number.parse().unwrap());
    }
    kill_many(|output, number| {
        let mut own = Command::new(env::current_exe().unwrap());
        own.args(["--exact", "kill::every_kill_of_a_publisher_leaves_a_whole_site"]);
        own.env(CHILD, number.to_string()).env("OUTPUT", output);
        own
    });
}

#[test]
fn every_kill_of_the_program_leaves_a_whole_site() {
    let portals = ["một", "hai", "ba"].map(|word| {
        let portal = Portal::sample();
        portal.edit("content/site.toml", "title = \"Thi đua", &format!("title = \"Cổng thứ {word} thi đua"));
        for page in 0..150 {
            // A third is the same in all, a third differs, a third is here alone.
            let (name, text) = [("chung", "như nhau"), ("chung-ten", word), (word, word)][page % 3];
            let name = name.replace('ộ', "o");
            let text = format!("+++\ntitle = \"Trang {page}\"\n+++\n\n{}\n", text.repeat(200));
            portal.write(&format!("content/pages/{name}-{page}.md"), &text);
        }
        portal
    });
    kill_many(|output, number| guong(portals[number].arguments(&["build", "--output", output.to_str().unwrap()])));
}

/// Kills builds at many moments, each of site 0, 1 or 2 into one folder, and looks at the folder after each.
fn kill_many(build: impl Fn(&Path, usize) -> Command) {
    let folder = tempfile::tempdir().unwrap();
    let output = folder.path().join("public");
    fs::create_dir(&output).unwrap();
    fs::write(output.join(".gitignore"), "*\n").unwrap();
    let finish = |number: usize| {
        let started = Instant::now();
        assert!(quiet(build(&output, number)).status().unwrap().success());
        (look(&output), started.elapsed())
    };
    let [(first, _), (second, _), (third, took)] = [0, 1, 2].map(finish);
    let sites = [first, second, third];
    assert!(sites[0] != sites[1] && sites[1] != sites[2] && sites[2] != sites[0]);
    let kills: u32 = env::var("GUONG_KILLS").map_or(40, |kills| kills.parse().unwrap());
    let (mut cut_off, mut shown) = (0, 2);
    // About how long a build takes; a shared machine makes that change from build to build.
    let mut length = took;
    for kill in 0..kills {
        let before = shown;
        let next = (before + 1 + usize::from(kill % 2 == 0)) % sites.len();
        // Evenly spread, in an order without a pattern.
        let delay = length.mul_f64(f64::from(kill * 7919 % kills + 1) / f64::from(kills));
        if let Some(took) = ends_within(delay, quiet(build(&output, next))) {
            length = took;
        } else {
            cut_off += 1;
            length = length.max(delay.mul_f64(1.2));
        }
        let seen = look(&output);
        let found = sites.iter().position(|site| *site == seen);
        shown =
            found.unwrap_or_else(|| panic!("kill {kill}, {delay:?} into a build: the live folder is no whole site"));
        assert!(shown == next || shown == before, "kill {kill}: a site that was not live before");
        assert_eq!(fs::read(output.join(".gitignore")).unwrap(), b"*\n", "kill {kill}");
    }
    assert!(kills < 20 || cut_off > kills / 4, "only {cut_off} of {kills} builds were still running");
    let last = (shown + 1) % sites.len();
    assert_eq!(finish(last).0, sites[last]);
}

/// A command that says nothing to the terminal.
fn quiet(mut command: Command) -> Command {
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command
}

/// Starts a build and kills it after `delay`. If it ended before, which must be well, returns how long it took.
fn ends_within(delay: Duration, mut build: Command) -> Option<Duration> {
    let started = Instant::now();
    let mut child = build.spawn().unwrap();
    while started.elapsed() < delay {
        if let Some(status) = child.try_wait().unwrap() {
            assert!(status.success(), "a build failed by itself: {status}");
            return Some(started.elapsed());
        }
        thread::sleep(Duration::from_micros(200));
    }
    child.kill().unwrap();
    child.wait().unwrap();
    None
}

/// What visitors see, read file by file; the manifest must say the same.
fn look(output: &Path) -> Site {
    let is_visible = |entry: &walkdir::DirEntry| !entry.file_name().to_string_lossy().starts_with('.');
    let mut site = Site::new();
    for entry in walkdir::WalkDir::new(output).min_depth(1).into_iter().filter_entry(is_visible).map(Result::unwrap) {
        if entry.file_type().is_file() {
            let path = entry.path().strip_prefix(output).unwrap().to_str().unwrap().to_owned();
            site.insert(path, hash(&fs::read(entry.path()).unwrap()));
        }
    }
    let manifest = fs::read_to_string(output.join(MANIFEST)).unwrap();
    let listed = manifest.lines().map(|line| line.split_once("  ").unwrap());
    assert!(listed.eq(site.iter().map(|(path, hash)| (hash.as_str(), path.as_str()))), "the manifest differs");
    site
}

fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat()
}

/// Publishes a site of which half the files are in the others too, some hold something else, and some are only here.
fn publish(output: &Path, number: usize) {
    let publisher = Publisher::open(output, &Options::default()).unwrap();
    (0..FILES).into_par_iter().for_each(|file| {
        let (path, seed) = match file % 4 {
            0 => (format!("site-{number}/{file}/index.html"), file),
            1 => (format!("changed/{file}/index.html"), file + number),
            _ => (format!("same/{file}/index.html"), file),
        };
        publisher.put(&Artifact::new(path, seed.to_string().repeat(2000))).unwrap();
    });
    publisher.commit().unwrap();
}
