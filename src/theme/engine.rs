//! The template engine, set up twice: with the templates as they are written, and with their smallest form.
//!
//! Pages are made from the small templates. When a page fails, it is made again from the written ones, because only
//! they give the place of the fault as a person sees it.

use std::collections::BTreeMap;
use std::sync::Arc;

use tera::{Context, Tera, TeraResult};

use super::assets::Asset;
use super::filters;
use super::layers::{self, Layer, TextFile};
use super::minify::{self, BlockComponents};
use super::strings::Strings;

/// Both sets of templates.
#[derive(Debug)]
pub(super) struct Engine {
    /// The templates as they are written.
    pub(super) written: Tera,
    /// The templates that pages are made from.
    pub(super) small: Tera,
    pub(super) finish: Finish,
}

/// Bytes of most pages before they are shortened.
const PAGE: usize = 24 << 10;

/// What is left to do on a page made of HTML.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Finish {
    /// All templates are small.
    Tidy,
    /// A template could not be made small, so finished pages are.
    Minify,
    /// Nothing: the page is to look as its template writes it.
    Leave,
}

impl Engine {
    /// Compiles the templates and checks that whatever they name exists.
    pub(super) fn new(templates: &[TextFile], strings: &Arc<Strings>, assets: &[Asset]) -> TeraResult<Engine> {
        let texts = templates.iter().map(|file| (file.template_name(), file.text.clone())).collect();
        let written = compile(texts, strings, assets)?;
        let small = small(templates).and_then(|texts| compile(texts, strings, assets).ok());
        let finish = if small.is_some() { Finish::Tidy } else { Finish::Minify };
        let small = small.unwrap_or_else(|| written.clone());
        Ok(Engine { written, small, finish })
    }

    /// The same templates, whose pages come out as they are written.
    pub(super) fn unoptimised(&self) -> Engine {
        Engine { written: self.written.clone(), small: self.written.clone(), finish: Finish::Leave }
    }

    /// The same templates with other words.
    pub(super) fn in_words(&self, strings: &Arc<Strings>) -> Engine {
        let translated = |tera: &Tera| {
            let mut tera = tera.clone();
            set_words(&mut tera, strings);
            tera
        };
        Engine { written: translated(&self.written), small: translated(&self.small), finish: self.finish }
    }

    /// Fills a template.
    pub(super) fn render(&self, template: &str, context: &Context) -> TeraResult<Vec<u8>> {
        let fill = |tera: &Tera| {
            let mut page = Vec::with_capacity(PAGE);
            tera.render_to(template, context, &mut page).map(|()| page)
        };
        let page = fill(&self.small).or_else(|_| fill(&self.written))?;
        Ok(match (layers::extension(template), self.finish) {
            ("html", Finish::Tidy) => minify::tidy(&page),
            ("html", Finish::Minify) => minify::page(&page),
            _ => page,
        })
    }
}

/// Sets one engine up.
fn compile(texts: Vec<(String, String)>, strings: &Arc<Strings>, assets: &[Asset]) -> TeraResult<Tera> {
    let mut tera = Tera::new();
    set_words(&mut tera, strings);
    let prefixes =
        [Layer::Site, Layer::BuiltIn].map(|layer| [format!("{}templates/", layer.prefix()), layer.prefix().to_owned()]);
    tera.set_fallback_prefixes(prefixes.into_iter().flatten())?;
    tera.add_raw_templates(texts)?;
    let paths: BTreeMap<_, _> = assets.iter().map(|asset| (asset.name.as_str(), asset.path.as_str())).collect();
    tera.global_context().insert("assets", &paths);
    Ok(tera)
}

/// Gives an engine the words of a language, and the filters that write in it.
fn set_words(tera: &mut Tera, strings: &Arc<Strings>) {
    filters::register(tera, strings);
    let globals = tera.global_context();
    globals.insert("t", strings.root());
    globals.insert("language", strings.language().code());
}

/// The templates in their smallest form; `None` where one of them has none.
fn small(templates: &[TextFile]) -> Option<Vec<(String, String)>> {
    let components = BlockComponents::find(templates.iter().map(|file| file.text.as_str()));
    templates.iter().map(|file| Some((file.template_name(), small_text(file, &components)?))).collect()
}

/// The template's smallest form; templates of other formats as they are.
fn small_text(file: &TextFile, components: &BlockComponents) -> Option<String> {
    if layers::extension(&file.path) == "html" {
        minify::template(&file.text, components)
    } else {
        Some(file.text.clone())
    }
}

/// Each template and its smallest form, where it has one.
#[cfg(test)]
pub(super) fn small_texts(templates: &[TextFile]) -> Vec<(&TextFile, Option<String>)> {
    let components = BlockComponents::find(templates.iter().map(|file| file.text.as_str()));
    templates.iter().map(|file| (file, small_text(file, &components))).collect()
}
