//! The examples of components: what tests hold them against, and what the gallery shows.
//!
//! `components/<name>/examples.json` is a list, each example with a `name`, the component's `args`, a `body` where it
//! takes one, and `around`: the values that it takes from its caller. (JSON, because a value that is absent must be told
//! from one that is not given.)

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::{Map, Value};
use tera::{Context, Tera, TeraResult};

use super::Theme;
use super::layers;

/// One example of a component.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Example {
    #[serde(skip)]
    pub(super) component: String,
    pub(super) name: String,
    #[serde(default)]
    args: Map<String, Value>,
    #[serde(default)]
    around: Map<String, Value>,
    #[serde(default)]
    body: Option<String>,
}

/// The examples in a theme's files, by component.
///
/// # Errors
/// The first file that is not a list of examples.
pub(super) fn read(files: &BTreeMap<String, Vec<u8>>) -> Result<Vec<Example>, String> {
    let of = |path: &str| path.strip_prefix("components/")?.strip_suffix("/examples.json").map(str::to_owned);
    let mut all = Vec::new();
    for (component, bytes) in files.iter().filter_map(|(path, bytes)| Some((of(path)?, bytes))) {
        let examples: Vec<Example> =
            serde_json::from_slice(bytes).map_err(|error| format!("{component}/examples.json: {error}"))?;
        all.extend(examples.into_iter().map(|example| Example { component: component.clone(), ..example }));
    }
    Ok(all)
}

impl Example {
    pub(super) fn render(&self, engine: &Tera) -> TeraResult<String> {
        let (args, around) = (Context::from_serialize(&self.args)?, Context::from_serialize(&self.around)?);
        engine.render_component_with_implicits(&self.component, &args, &around, self.body.as_deref(), true)
    }

    /// The example as a piece of a page: rows and items of lists stand in what may hold them. What fails says why.
    fn shown(&self, engine: &Tera) -> String {
        let html = match self.render(engine) {
            Ok(html) => html,
            Err(error) => return error.to_string().replace('&', "&amp;").replace('<', "&lt;"),
        };
        let begins = |tag: &str| html.trim_start().starts_with(tag);
        if begins("<tr") {
            format!("<table class=\"g-table g-award\"><tbody>{html}</tbody></table>")
        } else if begins("<li") {
            format!("<ul>{html}</ul>")
        } else {
            html
        }
    }
}

/// What the template of the gallery sees.
#[derive(Serialize)]
struct Gallery<'a> {
    root: &'a str,
    components: Vec<GalleryPart<'a>>,
}

#[derive(Serialize)]
struct GalleryPart<'a> {
    name: &'a str,
    examples: Vec<GalleryExample<'a>>,
}

#[derive(Serialize)]
struct GalleryExample<'a> {
    name: &'a str,
    html: String,
}

impl Theme {
    /// Every component with its examples, as a page for those who make themes: the built-in examples in this theme's
    /// components, words and style. `root` is the address of the site's root. No build publishes it.
    ///
    /// # Errors
    /// As for [`Theme::render`].
    pub fn gallery(&self, root: &str) -> Result<String, Box<crate::diagnostic::Diagnostic>> {
        let examples = read(&layers::built_in()).unwrap_or_default();
        let mut components: Vec<GalleryPart<'_>> = Vec::new();
        for example in &examples {
            let html = example.shown(&self.engine.small);
            let shown = GalleryExample { name: &example.name, html };
            match components.last_mut() {
                Some(part) if part.name == example.component => part.examples.push(shown),
                _ => components.push(GalleryPart { name: &example.component, examples: vec![shown] }),
            }
        }
        self.render("gallery.html", &Gallery { root, components })
    }
}
