//! The files that pages load, under names that change with their content.
//!
//! A browser may keep such a file for ever: a changed file has another address. The style sheets of a theme become
//! one file, `g.css`, in a fixed order: `tokens.css`, `base.css`, other sheets at the theme's root by name, those of
//! the components by name, and last `print.css`.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use crate::diagnostic::Diagnostic;
use crate::source::Span;

use super::css;
use super::layers::{Layers, TextFile};
use super::rules;
use super::strings::Strings;

/// The logical name of the one style sheet.
pub const STYLE_SHEET: &str = "g.css";

/// A file that pages load.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asset {
    /// The name that templates use: `assets["g.css"]`.
    pub name: String,
    /// The address below the site's root: `assets/g-1a2b3c4d.css`. The eight hexadecimal digits are the first of
    /// the content's SHA-256.
    pub path: String,
    /// The content.
    pub bytes: Vec<u8>,
}

impl Asset {
    /// Names `bytes` after `name` and their own hash.
    fn new(name: String, bytes: Vec<u8>) -> Self {
        let hash = Sha256::digest(&bytes);
        let short = u32::from_be_bytes([hash[0], hash[1], hash[2], hash[3]]);
        let (stem, extension) = name.rsplit_once('.').unwrap_or((&name, "bin"));
        let path = format!("assets/{stem}-{short:08x}.{extension}");
        Asset { name, path, bytes }
    }
}

/// Makes the assets of a theme, sorted by name.
pub(super) fn build(layers: &Layers, strings: &Strings, strings_file: &str) -> (Vec<Asset>, Vec<Diagnostic>) {
    let (sheet, found) = style_sheet(&layers.styles, strings, strings_file);
    let mut files = layers.assets.clone();
    if !sheet.is_empty() {
        files.insert(STYLE_SHEET.to_owned(), sheet.into_bytes());
    }
    (files.into_iter().map(|(name, bytes)| Asset::new(name, bytes)).collect(), found)
}

fn style_sheet(
    styles: &BTreeMap<String, TextFile>,
    strings: &Strings,
    strings_file: &str,
) -> (String, Vec<Diagnostic>) {
    let mut files: Vec<_> = styles.values().collect();
    files.sort_by_key(|file| (rank(&file.path), &file.path));
    let mut sheet = String::new();
    let mut found = Vec::new();
    for file in files {
        let (filled, unknown) = css::fill_words(&file.text, strings);
        found.extend(unknown.into_iter().map(|word| {
            rules::missing_string(Span::new(file.id, word.range.start, word.range.end), &word.key, strings_file)
        }));
        sheet.push_str(&css::shorten(&filled));
    }
    (sheet, found)
}

/// The place of a style sheet in the one file.
fn rank(path: &str) -> u8 {
    match path {
        "tokens.css" => 0,
        "base.css" => 1,
        "print.css" => 4,
        _ if path.starts_with("components/") => 3,
        _ => 2,
    }
}
