//! Memory grows with the texts of a portal, not with its pages.

use super::program::{Portal, guong};
use crate::{measure, portal};
use std::path::Path;

/// Most KiB that a story may add to the peak of a build. Its source alone has 4 to 5, its pages together some 25, and
/// what was read of it for the search index as much as its source.
const KIB_PER_STORY: f64 = 25.0;

/// Most KiB that a member portal of a hundred stories may add to the peak of a build of all. What stays of it is the list of its
/// files and a few lines, but which members are in memory together is chance, and the allocator keeps some of what it
/// was given back. Held all of them, each were some 2,200.
const KIB_PER_MEMBER: f64 = 1400.0;

fn peak(site: &Path, command: &[&str]) -> f64 {
    let mut program = guong(command);
    program.arg(site).args(["--today", "2026-11-20"]).env("RAYON_NUM_THREADS", "2");
    measure::run(&mut program).unwrap().peak * 1024.0
}

#[test]
fn the_peak_of_memory_per_story_is_bounded() {
    let peaks = [200_u32, 1200].map(|stories| {
        let folder = Portal::empty();
        portal::write(&folder.root, stories as usize).unwrap();
        (f64::from(stories), peak(&folder.root, &["build", "--site"]))
    });
    let [(few, low), (many, high)] = peaks;
    let each = (high - low) / (many - few);
    assert!(low > 1024.0, "the peak is that of a program that ran: {low} KiB");
    assert!(each < KIB_PER_STORY, "{each:.1} KiB a story: {low} KiB for {few}, {high} KiB for {many}");
}

#[test]
fn the_peak_of_memory_hardly_grows_with_the_number_of_members() {
    let peaks = [3_u32, 13].map(|members| {
        let folder = Portal::empty();
        portal::write(&folder.root, 10).unwrap();
        for member in 0..members {
            portal::write(&folder.file(&format!("phuong-{member}")), 100).unwrap();
        }
        (f64::from(members), peak(&folder.root, &["build", "--no-search", "--all"]))
    });
    let [(few, low), (many, high)] = peaks;
    let each = (high - low) / (many - few);
    assert!(low > 1024.0, "the peak is that of a program that ran: {low} KiB");
    assert!(each < KIB_PER_MEMBER, "{each:.1} KiB a member: {low} KiB for {few}, {high} KiB for {many}");
}
