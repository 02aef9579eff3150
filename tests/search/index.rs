//! Builds the search index of a suite file's documents: `search-index SUITE.json FOLDER`.
//!
//! For tests and measurements of search apart from a portal. A suite's documents have `id` (used as
//! the address), `kind`, `title` and `body`, and perhaps `ward`, `year`, `form`, `date`, `campaign`
//! and `head`. Prints one line of JSON: documents, files, bytes and milliseconds of building alone.

// A measuring tool for developers writes its files itself.
#![allow(clippy::disallowed_methods)]

use std::path::Path;
use std::time::Instant;
use std::{env, error, fs};

use guong::search::{self, FacetValue, File, Options, SearchDoc};
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn error::Error>> {
    let mut arguments = env::args().skip(1);
    let (Some(suite), Some(folder)) = (arguments.next(), arguments.next()) else {
        return Err("usage: search-index SUITE.json FOLDER".into());
    };
    let suite: Value = serde_json::from_slice(&fs::read(suite)?)?;
    let docs: Vec<SearchDoc> = suite["docs"].as_array().into_iter().flatten().map(document).collect();
    let options = Options { kinds: ["story", "award", "plan"].map(String::from).to_vec(), expected: docs.len() };
    let start = Instant::now();
    let mut files = Vec::new();
    search::build(&docs, &options, |file| files.push(file));
    let milliseconds = u64::try_from(start.elapsed().as_millis())?;
    let bytes: usize = files.iter().map(|file| file.bytes.len()).sum();
    write(Path::new(&folder), &files)?;
    let summary = json!({"docs": docs.len(), "files": files.len(), "bytes": bytes, "milliseconds": milliseconds});
    println!("{summary}");
    Ok(())
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

fn write(folder: &Path, files: &[File]) -> std::io::Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    for file in files {
        let path = folder.join(&file.path);
        fs::create_dir_all(path.parent().unwrap_or(folder))?;
        fs::write(path, &file.bytes)?;
    }
    Ok(())
}
