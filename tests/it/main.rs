//! Tests of the whole: one binary, one module a subject.

mod checks;
mod commands;
mod edits;
mod kill;
mod layers;
mod ledger;
mod members;
#[cfg(target_os = "linux")]
mod memory;
mod new;
#[cfg(feature = "serve")]
mod preview;
mod privacy;
mod program;
mod publishing;
mod readme;
mod reckoning;
mod remedies;
mod samples;
mod shards;
mod signers;
mod signing;
mod stages;
mod tidy;
mod verify;

// The made-up portals of the benchmarks, and how they measure.
#[path = "../bench/measure.rs"]
#[cfg(target_os = "linux")]
#[expect(dead_code, reason = "the benchmarks use the rest")]
mod measure;
#[path = "../bench/portal.rs"]
mod portal;
#[path = "../bench/story.rs"]
mod story;
#[path = "../bench/texts.rs"]
mod texts;
