//! The results as Markdown: how they were measured, when, on what, and what is unequal.

use crate::side_by_side::Row;
use crate::stages::Stage;
use std::fmt::Write as _;

/// Everything that was measured at one size.
#[derive(Clone, Debug)]
pub struct Size {
    /// Stories of the portal.
    pub stories: usize,
    /// The steps, one after the other.
    pub stages: Vec<Stage>,
    /// The commands, in turn.
    pub rows: Vec<Row>,
}

const INTRODUCTION: &str = "# Benchmarks

Written by `tests/bench/run`; change nothing by hand.

## Method

`tests/bench/run` makes portals of a made-up ward, the same on every machine (`texts.rs`, `story.rs`, `portal.rs`): stories of
about 4 KB with lists, tables and two links each, plans of some 200 numbered points, award lists of up to 4,000 rows, units,
documents, a campaign with its targets. The commands run in turn, as often as the table says, each into an empty output; the
median is shown. CPU time and peak memory are those that the kernel counts; the ratio is the median of the ratios to
`guong build --no-search` of the same round.

What is unequal: the program checks links, anchors, personal data, dates and symbols of documents and publishes awards,
plans, units, feeds and open data besides the stories, and exchanges the whole site in one step. Hugo and Eleventy get the
stories alone, check nothing, and make plainer pages; their lists are by unit, content head, kind and year for Hugo, by unit
for Eleventy. Pagefind indexes whole pages. Times of a machine that does other work are comparable within one table only.
";

/// The whole file.
pub fn markdown(date: &str, machine: &str, rounds: usize, sizes: &[Size]) -> String {
    let mut text = format!("{INTRODUCTION}\nMeasured on {date}: {machine}, {rounds} rounds.\n");
    for Size { stories, stages, rows } in sizes {
        let _ = write!(
            text,
            "\n## {stories} stories\n\n| command | wall s | CPU s | peak MiB | files | MB | × own wall |\n"
        );
        text.push_str("|---|---:|---:|---:|---:|---:|---:|\n");
        for Row { name, cost, ratio, made: (files, bytes) } in rows {
            let (cpu, peak) = (shown(cost.cpu, 2), shown(cost.peak, 0));
            let (ratio, size) = (shown(*ratio, 2), shown(in_units(*bytes, 1_000_000), 1));
            let _ =
                writeln!(text, "| {name} | {} | {cpu} | {peak} | {files} | {size} | {ratio} |", shown(cost.wall, 2));
        }
        if !stages.is_empty() {
            text.push_str("\n| step, in one process | wall s | files | MB |\n|---|---:|---:|---:|\n");
        }
        for Stage { name, seconds, made } in stages {
            let (files, size) = made.map_or((String::new(), String::new()), |(files, bytes)| {
                (files.to_string(), shown(in_units(bytes, 1_000_000), 1))
            });
            let _ = writeln!(text, "| {name} | {seconds:.3} | {files} | {size} |");
        }
    }
    text
}

/// A number, or a dash where nothing was measured.
fn shown(value: f64, decimals: usize) -> String {
    if value.is_finite() && value != 0.0 { format!("{value:.decimals$}") } else { "–".to_owned() }
}

#[expect(clippy::cast_precision_loss, reason = "sizes of sites have fewer digits than the mantissa")]
fn in_units(bytes: u64, unit: u64) -> f64 {
    bytes as f64 / unit as f64
}
