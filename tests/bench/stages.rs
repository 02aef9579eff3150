//! Where the time goes: one portal through the steps of the program, each timed by itself.

use guong::driver::{Job, Portal};
use guong::publish::{Options, Publisher};
use guong::world::{Clock, DiskWorld};
use guong::{checks, model};
use rayon::prelude::*;
use std::error::Error;
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

/// A step: its name, its seconds, and what it made.
#[derive(Clone, Debug)]
pub struct Stage {
    /// What is done.
    pub name: &'static str,
    /// Wall time in seconds.
    pub seconds: f64,
    /// Files and bytes, where it makes any.
    pub made: Option<(u64, u64)>,
}

/// The day for which benchmarks are made.
pub const TODAY: &str = "2026-11-20";

/// Takes the portal in `site` through every step. Rendering happens twice, once into nothing and once to be
/// published, so that the cost of publishing is the difference.
pub fn run(site: &Path, output: &Path) -> Result<Vec<Stage>, Box<dyn Error>> {
    let world = DiskWorld::new(site, Clock::Today(TODAY.parse()?));
    let mut stages = Vec::new();
    let mut stage = |name, started: Instant, made| {
        stages.push(Stage { name, seconds: started.elapsed().as_secs_f64(), made });
    };
    let started = Instant::now();
    let (records, _) = model::load(&world);
    stage("load", started, None);
    drop(records);
    let started = Instant::now();
    drop(checks::load(&world));
    stage("load and check", started, None);

    let started = Instant::now();
    let portal = Portal::load(&world);
    stage("load, check and theme", started, None);
    let started = Instant::now();
    let jobs = portal.jobs();
    stage("plan", started, None);

    let (started, bytes) = (Instant::now(), AtomicU64::new(0));
    jobs.par_iter().try_for_each(|job| {
        let made = portal.make(&world, *job).map_err(|finding| format!("{finding:?}"))?;
        bytes.fetch_add(made.bytes.len() as u64, Ordering::Relaxed);
        Ok::<(), String>(())
    })?;
    let rendering = started.elapsed().as_secs_f64();
    stage("render", started, Some((jobs.len() as u64, bytes.into_inner())));

    let started = Instant::now();
    let (mut files, mut bytes) = (0, 0);
    portal.search_index(|file| {
        files += 1;
        bytes += file.bytes.len() as u64;
        Ok::<(), String>(())
    })?;
    stage("search index", started, Some((files, bytes)));

    let started = Instant::now();
    publish(&portal, &world, &jobs, output)?;
    stage("render and publish", started, None);
    let publishing = (started.elapsed().as_secs_f64() - rendering).max(0.0);
    stages.push(Stage { name: "publish alone", seconds: publishing, made: None });
    Ok(stages)
}

fn publish(portal: &Portal, world: &DiskWorld, jobs: &[Job], output: &Path) -> Result<(), Box<dyn Error>> {
    let publisher = Publisher::open(output, &Options::default())?;
    jobs.par_iter().try_for_each(|job| {
        let made = portal.make(world, *job).map_err(|finding| format!("{finding:?}"))?;
        publisher.put(&made).map_err(|error| format!("{error:?}"))
    })?;
    publisher.commit()?;
    Ok(())
}
