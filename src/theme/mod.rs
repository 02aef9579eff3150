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
//! | `components/<name>/examples.json` | its examples, which are its tests |
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
mod check;
mod css;
mod engine;
mod errors;
mod examples;
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

use crate::diagnostic::{Diagnostic, Language};
use crate::source::Sources;

use engine::Engine;
use errors::TemplateIndex;
use layers::{LayerFiles, Layers};

pub use assets::{Asset, STYLE_SHEET};
pub use filters::{FillError, fill};
pub use strings::{Entry, Strings};

/// A loaded theme in one language. It does not change, and threads may share it.
#[derive(Debug)]
pub struct Theme {
    engine: Engine,
    /// The same in English words, where the theme's own are others.
    english: Option<Engine>,
    index: TemplateIndex,
    strings: Arc<Strings>,
    assets: Vec<Asset>,
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
        let strings = Arc::new(Strings::of_layers(language, &layers.strings, &mut found));
        let english = (language != Language::En).then(|| {
            let files = layers::strings(files, Language::En, sources);
            strings.in_language(Language::En, &files, &mut found)
        });
        found.extend(check::strings(&strings, &layers.strings));
        let strings_file = strings_file(files, language);
        let (assets, unknown) = assets::build(&layers, &strings, &strings_file);
        found.extend(unknown);
        found.extend(check::templates(&layers.templates, &strings, &strings_file));
        let index = TemplateIndex::new(&layers.templates);
        match Engine::new(&layers.templates, &strings, &assets) {
            Ok(engine) if found.is_empty() => {
                let english = english.map(|words| engine.in_words(&Arc::new(words)));
                Ok(Theme { engine, english, index, strings, assets })
            }
            outcome => {
                found.extend(outcome.err().iter().flat_map(|e| errors::loading(e, &layers.templates, &index)));
                crate::diagnostic::sort(&mut found);
                Err(found)
            }
        }
    }

    /// Fills a template, such as `home.html`, with the values of a context. HTML comes back in its smallest valid
    /// form, anything else as it is.
    ///
    /// # Errors
    ///
    /// One finding, at the place in the template where a value is missing or of the wrong kind.
    pub fn render<C: Serialize + ?Sized>(&self, template: &str, context: &C) -> Result<String, Box<Diagnostic>> {
        let page = self.render_in(self.strings.language(), template, context)?;
        Ok(String::from_utf8(page).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned()))
    }

    /// The same in the words of a language, the theme's own or English, as UTF-8.
    ///
    /// # Errors
    ///
    /// As for [`Theme::render`].
    pub fn render_in<C: Serialize + ?Sized>(
        &self,
        language: Language,
        template: &str,
        context: &C,
    ) -> Result<Vec<u8>, Box<Diagnostic>> {
        let english = self.english.as_ref().filter(|_| language == Language::En);
        tera::Context::from_serialize(context)
            .and_then(|context| english.unwrap_or(&self.engine).render(template, &context))
            .map_err(|error| Box::new(errors::rendering(&error, template, &self.index)))
    }

    /// The same theme, whose pages come out as the templates write them: to read them, and to compare sizes.
    #[must_use]
    pub fn unoptimised(&self) -> Theme {
        let Theme { engine, english, index, strings, assets } = self;
        Theme {
            engine: engine.unoptimised(),
            english: english.as_ref().map(Engine::unoptimised),
            index: index.clone(),
            strings: Arc::clone(strings),
            assets: assets.clone(),
        }
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

/// The strings file that a person would edit: the site's own where the site has a theme.
fn strings_file(files: &[LayerFiles<'_>], language: Language) -> String {
    let folder = files.iter().rfind(|layer| !layer.files.is_empty()).map_or("themes", |layer| &layer.folder);
    format!("{folder}/strings.{}.toml", language.code())
}

#[cfg(test)]
mod default_theme;
#[cfg(test)]
mod tests;
