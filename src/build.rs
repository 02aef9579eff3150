//! Builds the program anew when a file of the built-in theme is added or removed, which the compiler itself does not
//! notice, and tells it a hash of all that it is built from: what one build of the program has made, another must not
//! take for its own work.

use std::collections::BTreeSet;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::PathBuf;

/// What the program is built from, relative to the package.
const SOURCES: [&str; 4] = ["Cargo.lock", "Cargo.toml", "src", "themes/default"];

fn main() {
    let mut files = BTreeSet::new();
    let mut waiting: Vec<PathBuf> = SOURCES.iter().map(PathBuf::from).collect();
    for source in SOURCES {
        println!("cargo::rerun-if-changed={source}");
    }
    while let Some(path) = waiting.pop() {
        match fs::read_dir(&path) {
            Ok(entries) => waiting.extend(entries.flatten().map(|entry| entry.path())),
            Err(_) => drop(files.insert(path)),
        }
    }
    let mut hasher = DefaultHasher::new();
    for file in files {
        // Paths are hashed alike on every system, so that machines that share the work agree.
        file.to_string_lossy().replace('\\', "/").hash(&mut hasher);
        fs::read(&file).unwrap_or_default().hash(&mut hasher);
    }
    for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("CARGO_FEATURE_")).collect::<BTreeSet<_>>() {
        name.hash(&mut hasher);
    }
    println!("cargo::rustc-env=GUONG_BUILD={:016x}", hasher.finish());
}
