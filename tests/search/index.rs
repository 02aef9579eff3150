//! Builds the search index of test documents: `search-index SUITE.json FOLDER`.
//!
//! For tests and measurements of search apart from a portal. A suite's documents have `id` (used as
//! the address), `kind`, `title` and `body`, and perhaps `ward`, `year`, `form`, `date`, `campaign`
//! and `head`. A file that ends in `.jsonl` has one document a line and is read a batch at a time, so that it may be
//! large. Prints one line of JSON: documents, files, bytes, milliseconds of building alone and peak memory in KiB
//! (of Linux; 0 elsewhere).

// A measuring tool for developers writes its files itself.
#![allow(clippy::disallowed_methods)]

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::time::{Duration, Instant};
use std::{env, error, fs};

use guong::search::{Builder, FacetValue, File, Options, SearchDoc};
use rayon::prelude::*;
use serde_json::{Value, json};

/// Documents in memory at a time.
const BATCH: usize = 2_000;

type Outcome<T> = Result<T, Box<dyn error::Error>>;

fn main() -> Outcome<()> {
    let mut arguments = env::args().skip(1);
    let (Some(source), Some(folder)) = (arguments.next(), arguments.next()) else {
        return Err("usage: search-index SUITE.json|DOCUMENTS.jsonl FOLDER".into());
    };
    let folder = Path::new(&folder);
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    let mut build = Build::new(count(&source)?);
    if has_lines(&source) {
        let mut lines = BufReader::new(fs::File::open(&source)?).lines();
        loop {
            let batch = lines.by_ref().take(BATCH).collect::<Result<Vec<String>, _>>()?;
            if batch.is_empty() {
                break;
            }
            build.add(
                &batch
                    .par_iter()
                    .map(|line| Ok(document(&serde_json::from_str(line)?)))
                    .collect::<Result<Vec<SearchDoc>, serde_json::Error>>()?,
            );
        }
    } else {
        let suite: Value = serde_json::from_slice(&fs::read(&source)?)?;
        build.add(&suite["docs"].as_array().into_iter().flatten().map(document).collect::<Vec<_>>());
    }
    println!("{}", build.finish(folder)?);
    Ok(())
}

/// How many documents will come.
fn count(source: &str) -> Outcome<usize> {
    if has_lines(source) { Ok(BufReader::new(fs::File::open(source)?).lines().count()) } else { Ok(0) }
}

fn has_lines(source: &str) -> bool {
    Path::new(source).extension().is_some_and(|extension| extension == "jsonl")
}

/// An index on its way, and the time that the indexer itself took.
struct Build {
    builder: Builder,
    docs: usize,
    spent: Duration,
}

impl Build {
    fn new(expected: usize) -> Self {
        let kinds = ["story", "award", "plan"].map(String::from).to_vec();
        Self { builder: Builder::new(Options { kinds, expected }), docs: 0, spent: Duration::ZERO }
    }

    fn add(&mut self, docs: &[SearchDoc]) {
        let start = Instant::now();
        self.builder.add_all(docs);
        self.spent += start.elapsed();
        self.docs += docs.len();
    }

    /// Writes the files; the time of writing does not count.
    fn finish(self, folder: &Path) -> Outcome<Value> {
        let (start, mut writing) = (Instant::now(), Duration::ZERO);
        let (mut files, mut bytes, mut failed) = (0, 0, None);
        self.builder.finish(|file| {
            let began = Instant::now();
            files += 1;
            bytes += file.bytes.len();
            failed = failed.take().or(write(folder, &file).err());
            writing += began.elapsed();
        });
        let spent = (self.spent + start.elapsed()).saturating_sub(writing);
        if let Some(error) = failed {
            return Err(error.into());
        }
        Ok(json!({
            "docs": self.docs,
            "files": files,
            "bytes": bytes,
            "milliseconds": u64::try_from(spent.as_millis())?,
            "writing": u64::try_from(writing.as_millis())?,
            "peak": peak(),
        }))
    }
}

/// The most memory that this process had, in KiB.
fn peak() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or(0)
}

fn document(value: &Value) -> SearchDoc {
    let text = |key: &str| value[key].as_str().unwrap_or_default().to_owned();
    let facet = |key: &str| Some(text(key)).filter(|id| !id.is_empty()).map(|id| FacetValue { label: id.clone(), id });
    SearchDoc {
        url: text("id"),
        kind: text("kind"),
        title: text("title"),
        body: text("body"),
        aliases: text("aliases"),
        date: text("date"),
        year: value["year"].as_i64().and_then(|year| i32::try_from(year).ok()),
        unit: facet("ward"),
        form: facet("form"),
        campaigns: facet("campaign").into_iter().collect(),
        heads: facet("head").into_iter().collect(),
        ..SearchDoc::default()
    }
}

fn write(folder: &Path, file: &File) -> std::io::Result<()> {
    let path = folder.join(&file.path);
    fs::create_dir_all(path.parent().unwrap_or(folder))?;
    fs::write(path, &file.bytes)
}
