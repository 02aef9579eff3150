//! The program beside others on the same stories, one after the other in turn, so that a machine that is busy for a
//! while is busy for all.

use crate::measure::{self, Cost};
use crate::{portal, rivals, stages};
use rayon::prelude::*;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

/// What one command cost, over all of its runs.
#[derive(Clone, Debug)]
pub struct Row {
    /// What ran.
    pub name: String,
    /// The median of each cost.
    pub cost: Cost,
    /// The median over the runs of the ratio of this command's wall time to that of the program's own command beside it.
    pub ratio: f64,
    /// Files and bytes that it left.
    pub made: (u64, u64),
}

/// A command that is measured: it begins without output.
struct Runner {
    name: String,
    output: PathBuf,
    commands: Vec<Command>,
}

/// The programs to measure.
pub struct Programs {
    /// The program itself.
    pub guong: PathBuf,
    /// `hugo`, where it is installed.
    pub hugo: Option<PathBuf>,
    /// `pagefind`, where it is installed.
    pub pagefind: Option<PathBuf>,
    /// Eleventy's `cmd.cjs`, where it is installed; it runs by `node`.
    pub eleventy: Option<PathBuf>,
}

/// Measures all commands at one size, `rounds` times in turn, in the folder `work`.
pub fn run(programs: &Programs, work: &Path, stories: usize, rounds: usize) -> io::Result<Vec<Row>> {
    let site = work.join("guong");
    portal::write(&site, stories)?;
    let mut runners = own(programs, &site);
    if let Some(hugo) = &programs.hugo {
        let folder = work.join("hugo");
        rivals::hugo(&folder, stories)?;
        runners.extend(beside_hugo(hugo, programs.pagefind.as_deref(), &folder));
    }
    if let Some(eleventy) = &programs.eleventy {
        let folder = work.join("eleventy");
        rivals::eleventy(&folder, stories)?;
        let mut command = Command::new("node");
        command.arg(eleventy).arg("--quiet").current_dir(&folder);
        let (name, output) = ("Eleventy".to_owned(), folder.join("public"));
        runners.push(Runner { name, output, commands: vec![command] });
    }
    let mut costs: Vec<Vec<Cost>> = vec![Vec::new(); runners.len()];
    for _ in 0..rounds {
        for (runner, costs) in runners.iter_mut().zip(&mut costs) {
            clear(&runner.output)?;
            let runs = runner.commands.iter_mut().map(measure::run).collect::<io::Result<Vec<_>>>()?;
            costs.push(sum(&runs));
        }
    }
    let mut rows = Vec::new();
    for (runner, all) in runners.iter().zip(&costs) {
        let ratio = median(all.iter().zip(&costs[0]).map(|(cost, own)| cost.wall / own.wall).collect());
        let made = if runner.output.is_dir() { measure::size(&runner.output)? } else { (0, 0) };
        rows.push(Row { name: runner.name.clone(), cost: median_cost(all), ratio, made });
    }
    rows.extend(after_an_edit(programs, &site, rounds)?);
    rows.push(writing(&site.join("public"), &work.join("copy"), rows[0].cost.wall, rounds)?);
    Ok(rows)
}

fn guong(programs: &Programs, site: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(&programs.guong);
    command.arg("--site").arg(site).args(arguments).args(["--today", stages::TODAY]);
    command
}

fn own(programs: &Programs, site: &Path) -> Vec<Runner> {
    let runner = |name: &str, arguments: &[&str]| Runner {
        name: name.to_owned(),
        output: site.join("public"),
        commands: vec![guong(programs, site, arguments)],
    };
    vec![
        runner("guong build --no-search", &["build", "--no-search"]),
        runner("guong check", &["check"]),
        runner("guong build", &["build"]),
    ]
}

fn beside_hugo(hugo: &Path, pagefind: Option<&Path>, folder: &Path) -> Vec<Runner> {
    let build = || {
        let mut command = Command::new(hugo);
        command.args(["--minify", "--quiet", "--source"]).arg(folder);
        command
    };
    let output = folder.join("public");
    let alone = Runner { name: "Hugo --minify".to_owned(), output: output.clone(), commands: vec![build()] };
    let index = pagefind.map(|pagefind| {
        let mut command = Command::new(pagefind);
        command.arg("--site").arg(&output);
        Runner {
            name: "Hugo --minify and Pagefind".to_owned(),
            output: output.clone(),
            commands: vec![build(), command],
        }
    });
    std::iter::once(alone).chain(index).collect()
}

/// Changes one story and publishes again, over a site that is there.
fn after_an_edit(programs: &Programs, site: &Path, rounds: usize) -> io::Result<Option<Row>> {
    let story = site.join("content/stories/000/bai-000000.md");
    let text = fs::read_to_string(&story)?;
    let mut costs = Vec::new();
    // Both slots hold the site before the first edit.
    measure::run(&mut guong(programs, site, &["build"]))?;
    measure::run(&mut guong(programs, site, &["build"]))?;
    for round in 0..rounds {
        fs::write(&story, format!("{text}\nSửa lần thứ {round}.\n"))?;
        costs.push(measure::run(&mut guong(programs, site, &["build"]))?);
    }
    fs::write(&story, text)?;
    let made = measure::size(&site.join("public"))?;
    let name = "guong build, one story edited".to_owned();
    Ok(Some(Row { name, cost: median_cost(&costs), ratio: f64::NAN, made }))
}

/// Writes the files of a finished site from memory, in parallel: what no generator can be faster than.
fn writing(site: &Path, copy: &Path, own: f64, rounds: usize) -> io::Result<Row> {
    let mut files = Vec::new();
    read(site, Path::new(""), &mut files)?;
    let mut walls = Vec::new();
    for _ in 0..rounds {
        clear(copy)?;
        let started = Instant::now();
        files.par_iter().try_for_each(|(path, bytes)| {
            let path = copy.join(path);
            path.parent().map_or(Ok(()), fs::create_dir_all)?;
            fs::write(path, bytes)
        })?;
        walls.push(started.elapsed().as_secs_f64());
    }
    let cost = Cost { wall: median(walls), ..Cost::default() };
    let made = measure::size(copy)?;
    Ok(Row { name: "writing the files of guong build from memory".to_owned(), cost, ratio: cost.wall / own, made })
}

fn read(folder: &Path, below: &Path, files: &mut Vec<(PathBuf, Vec<u8>)>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let path = below.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            read(&entry.path(), &path, files)?;
        } else {
            files.push((path, fs::read(entry.path())?));
        }
    }
    Ok(())
}

/// Removes an output and the working folder that the program keeps beside it.
fn clear(output: &Path) -> io::Result<()> {
    let name = output.file_name().unwrap_or_default().to_string_lossy();
    for folder in [output.to_owned(), output.with_file_name(format!(".{name}.guong"))] {
        if folder.exists() {
            fs::remove_dir_all(folder)?;
        }
    }
    Ok(())
}

fn sum(runs: &[Cost]) -> Cost {
    let wall = runs.iter().map(|cost| cost.wall).sum();
    let cpu = runs.iter().map(|cost| cost.cpu).sum();
    Cost { wall, cpu, peak: runs.iter().map(|cost| cost.peak).fold(0.0, f64::max) }
}

fn median_cost(all: &[Cost]) -> Cost {
    let of = |part: fn(&Cost) -> f64| median(all.iter().map(part).collect());
    Cost { wall: of(|cost| cost.wall), cpu: of(|cost| cost.cpu), peak: of(|cost| cost.peak) }
}

fn median(mut all: Vec<f64>) -> f64 {
    all.sort_by(f64::total_cmp);
    all.get(all.len() / 2).copied().unwrap_or(f64::NAN)
}
