//! The files of a theme: the built-in ones, and over them the site's own, file by file.
//!
//! Nothing here reads the disk: the built-in theme is part of the program, and the caller hands over the bytes of
//! the site's `themes/<name>/`.

use std::collections::BTreeMap;

use include_dir::{Dir, include_dir};

use crate::diagnostic::{Diagnostic, IN_PROGRAM, Language};
use crate::source::{FileId, SourceFile, Sources, Span};
use crate::text;

use super::rules;

/// The theme that is part of the program, and the reference of the theme contract.
static BUILT_IN: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/themes/default");

/// Where the built-in files are shown to lie.
const BUILT_IN_FOLDER: &str = "themes/default";

/// File name extensions that every web server sends with a sensible type.
const SAFE_EXTENSIONS: [&str; 13] =
    ["html", "css", "js", "json", "xml", "txt", "png", "jpg", "webp", "svg", "csv", "ics", "pdf"];

/// Which of the two layers a file belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Layer {
    BuiltIn,
    Site,
}

impl Layer {
    /// The first part of a template's name inside the template engine.
    pub(super) const fn prefix(self) -> &'static str {
        match self {
            Layer::BuiltIn => "builtin/",
            Layer::Site => "site/",
        }
    }
}

/// A text file of a theme, registered as a source.
#[derive(Clone, Debug)]
pub(super) struct TextFile {
    pub(super) layer: Layer,
    /// Path inside the theme, such as `components/goal/goal.html`.
    pub(super) path: String,
    pub(super) text: String,
    pub(super) id: FileId,
}

impl TextFile {
    /// The name that the template engine knows the file by.
    pub(super) fn template_name(&self) -> String {
        format!("{}{}", self.layer.prefix(), self.path)
    }
}

/// All files of both layers, sorted into what they are for. Of style sheets and assets only the winning file is
/// kept; of templates and strings both layers, the built-in first.
#[derive(Debug, Default)]
pub(super) struct Layers {
    pub(super) templates: Vec<TextFile>,
    pub(super) strings: Vec<TextFile>,
    pub(super) styles: BTreeMap<String, TextFile>,
    pub(super) assets: BTreeMap<String, Vec<u8>>,
}

/// The files of the built-in theme by their path.
pub(super) fn built_in() -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    collect(&BUILT_IN, &mut files);
    files
}

fn collect(dir: &Dir<'_>, files: &mut BTreeMap<String, Vec<u8>>) {
    for file in dir.files() {
        let path = file.path().to_string_lossy().replace('\\', "/");
        files.insert(path, file.contents().to_vec());
    }
    for inner in dir.dirs() {
        collect(inner, files);
    }
}

/// A set of files and the folder they are shown to lie in.
pub(super) struct LayerFiles<'a> {
    pub(super) layer: Layer,
    pub(super) folder: String,
    pub(super) files: &'a BTreeMap<String, Vec<u8>>,
}

impl<'a> LayerFiles<'a> {
    pub(super) fn built_in(files: &'a BTreeMap<String, Vec<u8>>) -> Self {
        LayerFiles { layer: Layer::BuiltIn, folder: format!("{IN_PROGRAM}{BUILT_IN_FOLDER}"), files }
    }

    pub(super) fn site(name: &str, files: &'a BTreeMap<String, Vec<u8>>) -> Self {
        LayerFiles { layer: Layer::Site, folder: format!("../themes/{name}"), files }
    }
}

/// What a path inside a theme is for.
enum Kind {
    Template,
    Strings,
    Style,
    /// An asset and its logical name.
    Asset(String),
    /// `examples.json`, notes and the like.
    Other,
}

fn kind(path: &str, language: Language) -> Kind {
    if path == strings_path(language) {
        Kind::Strings
    } else if let Some(name) = path.strip_prefix("assets/") {
        Kind::Asset(name.to_owned())
    } else if path.starts_with("templates/") || (path.starts_with("components/") && extension(path) == "html") {
        Kind::Template
    } else if extension(path) == "css" {
        Kind::Style
    } else if path.starts_with("components/") && extension(path) == "js" {
        Kind::Asset(path.rsplit('/').next().unwrap_or(path).to_owned())
    } else {
        Kind::Other
    }
}

/// The strings files of one language, the built-in one first. What cannot be read as text is left out: the files of the
/// portal's own language are reported where they are added.
pub(super) fn strings(layers: &[LayerFiles<'_>], language: Language, sources: &mut Sources) -> Vec<TextFile> {
    let path = strings_path(language);
    let read = |layer: &LayerFiles<'_>| {
        let text = std::str::from_utf8(layer.files.get(path)?).ok()?;
        let id = sources.push(SourceFile::new(format!("{}/{path}", layer.folder), text));
        Some(TextFile { layer: layer.layer, path: path.to_owned(), text: text.to_owned(), id })
    };
    layers.iter().filter_map(read).collect()
}

const fn strings_path(language: Language) -> &'static str {
    match language {
        Language::Vi => "strings.vi.toml",
        Language::En => "strings.en.toml",
    }
}

impl Layers {
    /// Adds one layer over those before it and reports the files that cannot be used.
    pub(super) fn add(&mut self, layer: &LayerFiles<'_>, language: Language, sources: &mut Sources) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        for (path, bytes) in layer.files {
            let kind = kind(path, language);
            let shown = format!("{}/{path}", layer.folder);
            if let Kind::Asset(name) = kind {
                if is_safe_name(&name) {
                    self.assets.insert(name, bytes.clone());
                } else {
                    let id = sources.push(SourceFile::new(shown, ""));
                    found.push(unsafe_name(id, path));
                }
                continue;
            }
            if matches!(kind, Kind::Other) {
                continue;
            }
            let Ok(text) = std::str::from_utf8(bytes) else {
                let id = sources.push(SourceFile::new(shown, ""));
                found.push(not_utf8(id, path));
                continue;
            };
            let id = sources.push(SourceFile::new(shown, text));
            let file = TextFile { layer: layer.layer, path: path.clone(), text: text.to_owned(), id };
            match kind {
                Kind::Template => self.templates.push(file),
                Kind::Strings => self.strings.push(file),
                _ => {
                    self.styles.insert(path.clone(), file);
                }
            }
        }
        found
    }
}

/// What follows the last dot of a path; empty where there is none.
pub(super) fn extension(path: &str) -> &str {
    path.rsplit_once('.').map_or("", |(_, extension)| extension)
}

/// Lower-case ASCII letters, digits, `-`, `_` and folders, with an extension that servers know.
fn is_safe_name(name: &str) -> bool {
    let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'-' | b'_' | b'.' | b'/');
    name.bytes().all(plain)
        && !name.split('/').any(|part| part.is_empty() || part.starts_with('.'))
        && SAFE_EXTENSIONS.contains(&extension(name))
}

fn unsafe_name(id: FileId, path: &str) -> Diagnostic {
    rules::INVALID_FILE
        .at(
            Span::top(id),
            text!(
                "tên tệp “{path}” không dùng được trên mọi máy chủ web",
                "the file name `{path}` does not work on every web server"
            ),
        )
        .hint(text!(
            "chỉ dùng chữ thường không dấu, chữ số, dấu gạch ngang, và một đuôi quen thuộc như .svg, .png, .js",
            "use lower-case ASCII letters, digits and hyphens, and a common extension such as .svg, .png, .js"
        ))
}

fn not_utf8(id: FileId, path: &str) -> Diagnostic {
    rules::INVALID_FILE
        .at(Span::top(id), text!("tệp “{path}” không phải là văn bản UTF-8", "the file `{path}` is not UTF-8 text"))
        .hint(text!("lưu lại tệp với bảng mã UTF-8", "save the file again as UTF-8"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn asset_names_are_safe() {
        for name in ["logo.svg", "img/a-1.png", "search.js"] {
            assert!(is_safe_name(name), "{name}");
        }
        for name in ["Logo.svg", "ảnh.png", "a.woff2", "noextension", "../a.css", "a//b.css", ".svg", "a b.svg"] {
            assert!(!is_safe_name(name), "{name}");
        }
    }
}
