//! The benchmarks of the program: made-up portals, the time of every step, other generators beside it.
//!
//! `tests/bench/run` builds and starts this; see there.

mod measure;
mod portal;
mod results;
mod rivals;
mod side_by_side;
mod stages;
mod story;
mod texts;

use results::Size;
use side_by_side::Programs;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

const USAGE: &str = "bench generate STORIES FOLDER
bench hugo STORIES FOLDER
bench eleventy STORIES FOLDER
bench stages SITE OUTPUT
bench run WORK RESULTS ROUNDS STORIES…";

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["generate", stories, folder] => portal::write(Path::new(folder), stories.parse()?)?,
        ["hugo", stories, folder] => rivals::hugo(Path::new(folder), stories.parse()?)?,
        ["eleventy", stories, folder] => rivals::eleventy(Path::new(folder), stories.parse()?)?,
        ["stages", site, output] => {
            for stage in stages::run(Path::new(site), Path::new(output))? {
                println!("{:24} {:8.3} s {:?}", stage.name, stage.seconds, stage.made);
            }
        }
        ["run", work, results, rounds, ref sizes @ ..] => run(Path::new(work), results, rounds.parse()?, sizes)?,
        _ => return Err(USAGE.into()),
    }
    Ok(())
}

/// Measures every size and writes the results.
fn run(work: &Path, results: &str, rounds: usize, sizes: &[&str]) -> Result<(), Box<dyn Error>> {
    let programs = Programs {
        guong: program("GUONG").ok_or("GUONG is not set")?,
        hugo: program("HUGO"),
        pagefind: program("PAGEFIND"),
        eleventy: program("ELEVENTY"),
    };
    let mut measured = Vec::new();
    for stories in sizes {
        let stories = stories.parse()?;
        let folder = work.join(format!("{stories}"));
        eprintln!("{stories} stories in {}", folder.display());
        let rows = side_by_side::run(&programs, &folder, stories, rounds)?;
        // Times of code that is not optimised would say nothing.
        let stages = if cfg!(debug_assertions) {
            Vec::new()
        } else {
            stages::run(&folder.join("guong"), &folder.join("stages"))?
        };
        fs::remove_dir_all(&folder)?;
        measured.push(Size { stories, stages, rows });
    }
    let date = chrono::Utc::now().format("%Y-%m-%d %H:%M UTC").to_string();
    fs::write(results, results::markdown(&date, &machine(), rounds, &measured))?;
    Ok(())
}

/// The program that an environment variable names.
fn program(variable: &str) -> Option<PathBuf> {
    std::env::var_os(variable).filter(|path| !path.is_empty()).map(PathBuf::from)
}

/// The processor and how many of them there are.
fn machine() -> String {
    let info = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model =
        info.lines().find_map(|line| line.strip_prefix("model name")?.split_once(": ")).map_or("?", |(_, name)| name);
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let load = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let load = load.split(' ').next().unwrap_or("?").to_owned();
    format!("{model}, {cores} threads, load {load} at the end")
}
