//! The root file: what the client must know before the first query.

use super::hits::HitFiles;
use super::invert::Index;
use super::layout::{File, script, short_hash};
use super::postings::{RECORD_END, symbol};
use super::section::{json_string, push_front_coded};

/// Version of the layout; the client refuses another.
const VERSION: u32 = 1;
/// With more index files than this, their names stand in pages of their own.
const ONE_LEVEL: usize = 640;
/// Names in such a page.
const PAGE: usize = 160;

/// The root of an index of `docs` documents.
pub fn write(docs: usize, index: &Index, hits: &HitFiles, facets: &str, sink: &mut impl FnMut(File)) -> File {
    let (router, pages) = if index.routes.len() <= ONE_LEVEL {
        (routes(&index.routes), 0)
    } else {
        let pages: Vec<(String, String)> = index
            .routes
            .chunks(PAGE)
            .map(|page| {
                let data = json_string(&routes(page));
                let name = short_hash(data.as_bytes());
                sink(script(&format!("i/{name}"), &data));
                (page[0].0.clone(), name)
            })
            .collect();
        (routes(&pages), 1)
    };
    let data = format!(
        "{{\"version\":{VERSION},\"docs\":{docs},\"hits\":[{},\"{}\",{},\"{}\"],\"facets\":{facets},\"syllables\":\"{}\",\
         \"paged\":{pages},\"routes\":{}}}",
        hits.per_file,
        hits.groups,
        hits.texts_per_file,
        hits.text_groups,
        syllables(&index.syllables, docs),
        json_string(&router),
    );
    script("root", &data)
}

/// First keys, front-coded, each with the six characters of its file's name.
fn routes(shards: &[(String, String)]) -> String {
    let mut out = String::new();
    let mut last = "";
    for (first, name) in shards {
        push_front_coded(&mut out, last, first);
        out.push_str(name);
        out.push(RECORD_END);
        last = first;
    }
    out
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
