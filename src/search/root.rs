//! The root file: what the client must know before the first query.

use super::hits::HitFiles;
use super::invert::Index;
use super::layout::{File, Names, script};
use super::postings::symbol;
use super::routes;
use super::section::{json_string, push_front_coded};

/// Version of the layout; the client refuses another.
const VERSION: u32 = 2;
/// The percentage of an index file's characters that travels when it is compressed.
const COMPRESSED: usize = 65;

/// The root of an index of `docs` documents.
pub fn write(
    docs: usize,
    index: &Index,
    shard_chars: usize,
    hits: &HitFiles,
    facets: &str,
    names: &mut Names,
    sink: &mut impl FnMut(File),
) -> File {
    let (pages, router) = routes::write(&index.routes, names, sink);
    let data = format!(
        "{{\"version\":{VERSION},\"docs\":{docs},\"hits\":[{},\"{}\",{},\"{}\"],\"facets\":{facets},\"syllables\":\"{}\",\
         \"size\":{},\"pages\":\"{pages}\",\"routes\":{}}}",
        hits.per_file,
        hits.groups,
        hits.texts_per_file,
        hits.text_groups,
        syllables(&index.syllables, docs),
        shard_chars * COMPRESSED / 100,
        json_string(&router),
    );
    script("root", &data)
}

/// Syllables, front-coded, each with a symbol for twice the binary logarithm of its documents.
/// On large sites what stands in one document only must at least look Vietnamese.
fn syllables(counts: &[(String, u32)], docs: usize) -> String {
    let threshold = if docs > 2_000 { 2 } else { 1 };
    let mut out = String::new();
    let mut last = "";
    for (syllable, count) in counts.iter().filter(|(fold, count)| *count >= threshold || looks_vietnamese(fold)) {
        push_front_coded(&mut out, last, syllable);
        out.push(symbol(half_octaves(*count)));
        last = syllable;
    }
    out
}

/// Twice the binary logarithm of `count`, rounded; at most 63.
fn half_octaves(count: u32) -> u8 {
    (0..63u8).find(|&step| f64::from(count) < 2f64.powf(f64::from(step) / 2.0 + 0.25)).unwrap_or(63)
}

/// Whether a fold is built like a Vietnamese syllable: an onset, one to three vowels, a coda.
fn looks_vietnamese(fold: &str) -> bool {
    const ONSETS: &[&str] = &[
        "", "b", "c", "ch", "d", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p", "ph", "q",
        "r", "s", "t", "th", "tr", "v", "x",
    ];
    const CODAS: &[&str] = &["", "c", "ch", "m", "n", "ng", "nh", "p", "t"];
    let vowel = |c: char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
    let Some(start) = fold.find(vowel) else { return false };
    let rest = &fold[start..];
    let end = rest.find(|c| !vowel(c)).unwrap_or(rest.len());
    end <= 4 && ONSETS.contains(&&fold[..start]) && CODAS.contains(&&rest[end..])
}
