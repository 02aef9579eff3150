//! The theme: what pages look like, and the words they use.
//!
//! A theme is a folder. The built-in one (`themes/default/`) is part of the program and the reference of the
//! contract below; a site's `themes/<name>/` replaces it file by file. This module loads both, checks them, and
//! fills templates with the contexts that [`crate::pages`] makes. It decides nothing about content, and it reads no
//! disk: the caller hands over the bytes.
//!
//! # The files of a theme
//!
//! | path | what it is |
//! |---|---|
//! | `strings.vi.toml`, `strings.en.toml` | every word shown; a site's file is laid over the built-in one key by key |
//! | `templates/*.html`, `templates/*.xml` | one template a kind of page |
//! | `components/<name>/<name>.html` | a component: `{% component name(arg, @t) %} … {% endcomponent name %}` |
//! | `components/<name>/<name>.css`, `.js` | its style, and its script (an asset of that name) |
//! | `components/<name>/examples.toml` | its examples, which are its tests |
//! | `tokens.css`, `base.css`, other `*.css`, `print.css` | joined with the components' styles into the asset `g.css` |
//! | `assets/**` | files published under a name with a hash |
//!
//! # What every template sees
//!
//! The fields of its context, and besides: `t`, the words; `assets`, from the name of an asset to its path below the
//! site's root; `language`, `vi` or `en`. A component sees its arguments only; it takes `t`, `page` and the like from
//! its caller by declaring them with an at sign: `@t`.
//!
//! Templates name each other by their path in `templates/` (`{% extends "base.html" %}`); a site's template reaches the
//! built-in one that it replaces as `builtin/templates/base.html`. Values are escaped in `.html` and `.xml`.
//!
//! # Filters
//!
//! | filter | example | shows |
//! |---|---|---|
//! | `date_words` | `{{ "2026-02-05" \| date_words }}` | 05 tháng 02 năm 2026 (partial dates too) |
//! | `date_short` | `{{ "2026-02" \| date_short }}` | 02/2026 |
//! | `day`, `month`, `year` | `{{ d \| day }}` | the part, or nothing where the date does not have it |
//! | `number`, `percent` | `{{ 1500.5 \| number }}` | 1.500,5 |
//! | `bytes` | `{{ 12345 \| bytes }}` | 12 KB |
//! | `fill` | `{{ t.x \| fill(met=3) }}` | the words with `{met}` filled; all places must be filled |
//! | `count` | `{{ t.stories \| count(n=3) }}` | the words, or their form `one`/`other`, with `{n}` filled |
//! | `json` | `{{ data \| json }}` | JSON that may stand in a `<script>` |
//!
//! # What is an error
//!
//! A key of `t` that the strings do not have is found when the theme is loaded, with all others in one run. A value
//! that does not exist stops the page, with the file, line and column of the template. Nothing is ever shown as an
//! empty place.

mod assets;
mod css;
mod errors;
mod filters;
mod keys;
mod layers;
mod minify;
mod order;
pub mod rules;
mod scan;
mod strings;

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;
use tera::{Context, Tera};

use crate::diagnostic::{Diagnostic, Language};
use crate::source::{Sources, Span};

use errors::TemplateIndex;
use layers::{Layer, LayerFiles, Layers, TextFile};
use minify::BlockComponents;

pub use assets::{Asset, STYLE_SHEET};
pub use filters::{FillError, fill};
pub use strings::{Entry, Strings};

/// A loaded theme in one language. It does not change, and threads may share it.
#[derive(Debug)]
pub struct Theme {
    /// The templates as they are written: what findings point into.
    source: Tera,
    /// The templates that pages are made from, minified where `finish` says so.
    pages: Tera,
    finish: Finish,
    index: TemplateIndex,
    strings: Arc<Strings>,
    assets: Vec<Asset>,
}

/// What is left to do on a page made of HTML.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Finish {
    /// All templates are minified.
    Tidy,
    /// A template could not be minified, so finished pages are.
    Minify,
}

impl Theme {
    /// Loads the built-in theme and over it the files of the site's theme `name`: their paths inside
    /// `themes/<name>/` and their bytes. Every text file becomes one of the `sources`, so that findings can show it.
    ///
    /// # Errors
    ///
    /// All findings of one run: files that cannot be read, templates that are not valid, words that are missing.
    pub fn load(
        name: &str,
        overrides: &BTreeMap<String, Vec<u8>>,
        language: Language,
        sources: &mut Sources,
    ) -> Result<Theme, Vec<Diagnostic>> {
        let built_in = layers::built_in();
        Theme::from_layers(&[LayerFiles::built_in(&built_in), LayerFiles::site(name, overrides)], language, sources)
    }

    fn from_layers(
        files: &[LayerFiles<'_>],
        language: Language,
        sources: &mut Sources,
    ) -> Result<Theme, Vec<Diagnostic>> {
        let mut layers = Layers::default();
        let mut found = Vec::new();
        for layer in files {
            found.extend(layers.add(layer, language, sources));
        }
        let strings = read_strings(&layers.strings, language, &mut found);
        let strings_file = strings_file(files, language);
        let (assets, findings) = assets::build(&layers, &strings, &strings_file);
        found.extend(findings);
        found.extend(missing_strings(&layers.templates, &strings, &strings_file));
        for file in &layers.templates {
            let walks = order::walks(&file.text).into_iter();
            found.extend(walks.map(|range| rules::walks_a_table(Span::new(file.id, range.start, range.end))));
        }
        let strings = Arc::new(strings);
        let index = TemplateIndex::new(&layers.templates);
        let source = match engine(&layers.templates, &strings, &assets, |file| Some(file.text.clone())) {
            Ok(Some(tera)) if found.is_empty() => tera,
            Ok(_) => return Err(sorted(found)),
            Err(error) => {
                found.extend(errors::loading(&error, &layers.templates, &index));
                return Err(sorted(found));
            }
        };
        let components = BlockComponents::find(layers.templates.iter().map(|file| file.text.as_str()));
        let minified = engine(&layers.templates, &strings, &assets, |file| minified(file, &components)).ok().flatten();
        let finish = if minified.is_some() { Finish::Tidy } else { Finish::Minify };
        let pages = minified.unwrap_or_else(|| source.clone());
        Ok(Theme { source, pages, finish, index, strings, assets })
    }

    /// Fills a template, such as `home.html`, with the values of a context. HTML comes back in its smallest valid
    /// form, anything else as it is.
    ///
    /// # Errors
    ///
    /// One finding, at the place in the template where a value is missing or of the wrong kind.
    pub fn render<C: Serialize + ?Sized>(&self, template: &str, context: &C) -> Result<String, Box<Diagnostic>> {
        let page = Context::from_serialize(context)
            .and_then(|context| {
                self.pages.render(template, &context).or_else(|_| self.source.render(template, &context))
            })
            .map_err(|error| Box::new(errors::rendering(&error, template, &self.index)))?;
        Ok(match (layers::extension(template), self.finish) {
            ("html", Finish::Tidy) => minify::tidy(&page),
            ("html", Finish::Minify) => minify::page(&page),
            _ => page,
        })
    }

    /// The files that pages load, sorted by name.
    pub fn assets(&self) -> impl Iterator<Item = &Asset> {
        self.assets.iter()
    }

    /// The words.
    #[must_use]
    pub fn strings(&self) -> &Strings {
        &self.strings
    }
}

/// Reads the strings files, the later ones over the earlier, and reports what is wrong in them.
fn read_strings(files: &[TextFile], language: Language, found: &mut Vec<Diagnostic>) -> Strings {
    let mut strings = Strings::empty(language);
    for file in files {
        let (layer, findings) = Strings::parse(language, file.id, &file.text);
        strings.overlay(layer);
        found.extend(findings);
    }
    let place = files.first().map_or_else(Span::default, |file| Span::top(file.id));
    let lacking = filters::REQUIRED.iter().filter(|key| strings.get(key).is_none());
    found.extend(lacking.map(|key| rules::required_string(place, key)));
    if strings.list("date.months").is_some_and(|months| months.len() != 12) {
        found.push(rules::invalid(place, "date.months"));
    }
    strings
}

/// The strings file that a person would edit: the site's own where the site has a theme.
fn strings_file(files: &[LayerFiles<'_>], language: Language) -> String {
    let folder = files.iter().rfind(|layer| !layer.files.is_empty()).map_or("themes", |layer| &layer.folder);
    format!("{folder}/strings.{}.toml", code(language))
}

/// Every use of a key that the strings do not have. A built-in template that the site replaces is not in use.
fn missing_strings(templates: &[TextFile], strings: &Strings, strings_file: &str) -> Vec<Diagnostic> {
    let replaced = |file: &TextFile| templates.iter().any(|other| other.layer > file.layer && other.path == file.path);
    let mut found = Vec::new();
    for file in templates.iter().filter(|file| !replaced(file)) {
        let unknown = keys::uses(&file.text).into_iter().filter(|used| !used.is_known(strings));
        found.extend(unknown.map(|used| {
            rules::missing_string(Span::new(file.id, used.range.start, used.range.end), &used.key, strings_file)
        }));
    }
    found
}

/// Sets the template engine up with the text that `text` gives for each template; `None` where it gives none.
fn engine(
    templates: &[TextFile],
    strings: &Arc<Strings>,
    assets: &[Asset],
    text: impl Fn(&TextFile) -> Option<String>,
) -> tera::TeraResult<Option<Tera>> {
    let texts = templates.iter().map(|file| Some((file.template_name(), text(file)?))).collect::<Option<Vec<_>>>();
    let Some(texts) = texts else { return Ok(None) };
    let mut tera = Tera::new();
    filters::register(&mut tera, strings);
    let prefixes =
        [Layer::Site, Layer::BuiltIn].map(|layer| [format!("{}templates/", layer.prefix()), layer.prefix().to_owned()]);
    tera.set_fallback_prefixes(prefixes.into_iter().flatten())?;
    tera.add_raw_templates(texts)?;
    let paths: BTreeMap<_, _> = assets.iter().map(|asset| (asset.name.as_str(), asset.path.as_str())).collect();
    let globals = tera.global_context();
    globals.insert("t", strings.root());
    globals.insert("assets", &paths);
    globals.insert("language", code(strings.language()));
    Ok(Some(tera))
}

/// The template's smallest form; templates of other formats as they are.
fn minified(file: &TextFile, components: &BlockComponents) -> Option<String> {
    if layers::extension(&file.path) == "html" {
        minify::template(&file.text, components)
    } else {
        Some(file.text.clone())
    }
}

/// The language's code in file names and in `lang`.
const fn code(language: Language) -> &'static str {
    match language {
        Language::Vi => "vi",
        Language::En => "en",
    }
}

fn sorted(mut found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    crate::diagnostic::sort(&mut found);
    found
}

#[cfg(test)]
mod default_theme;
#[cfg(test)]
mod tests;
