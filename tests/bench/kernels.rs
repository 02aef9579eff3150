//! Kernels to count instructions of: `kernels NAME TIMES` does its work that many times. `tests/bench/guard` runs them but
//! `scan`, the search for personal data in every line of a story and a plan.

mod portal;
mod story;
mod texts;

use guong::checks;
use guong::checks::personal_data;
use guong::driver::{Job, Portal};
use guong::route::Route;
use guong::syntax::{markdown, outline};
use guong::vietnamese::{fold, normalise_tones};
use guong::world::{Clock, DiskWorld};
use std::error::Error;
use std::hint::black_box;

/// Stories of the portal that the kernels work on.
const STORIES: usize = 20;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [name, times] = arguments.as_slice() else { return Err("kernels NAME TIMES".into()) };
    let times: usize = times.parse()?;
    let folder = tempfile::tempdir()?;
    portal::write(folder.path(), STORIES)?;
    let world = DiskWorld::new(folder.path(), Clock::Today("2026-11-20".parse()?));
    let portal = Portal::load(&world);
    let site = &portal.site;
    let story = site.index.stories.first().copied().ok_or("no story")?;
    let plan = site.index.plans.first().copied().ok_or("no plan")?;
    let (story_body, plan_body) = (&site.stories[story].body, &site.plans[plan].body);
    let (story_file, plan_file) = (site.sources.file(story_body.file), site.sources.file(plan_body.file));
    for _ in 0..times {
        match name.as_str() {
            "check" => drop(black_box(checks::load(&world))),
            "markdown" => {
                let body = story_body.range.clone();
                drop(black_box(markdown::parse(story_body.file, story_file.text(), body)));
            }
            "outline" => {
                drop(black_box(outline::parse(plan_body.file, plan_file.text(), plan_body.range.clone())));
            }
            "fold" => {
                let text = story_file.text();
                black_box((fold(text), normalise_tones(text)));
            }
            "scan" => {
                let lines = story_file.text().lines().chain(plan_file.text().lines());
                black_box(lines.map(|line| personal_data::scan(line).len()).sum::<usize>());
            }
            "render" => {
                let page = portal.make(&world, Job::Route(Route::Story(story)));
                drop(black_box(page.map_err(|finding| format!("{finding:?}"))?));
            }
            _ => return Err(format!("no kernel {name}").into()),
        }
    }
    Ok(())
}
