//! What must hold for the theme that is part of the program.
//!
//! A component's examples are its tests: `components/<name>/examples.json` holds a list of them, each with a `name`,
//! the component's `args`, a `body` where it takes one, and `around`: the values that it takes from its caller.
//! (JSON, because a value that is absent must be told from one that is not given.)

use std::collections::BTreeSet;
use std::sync::LazyLock;

use tera::{Context, Tera};

use super::examples::Example;
use super::*;

/// The built-in theme, loaded once for all tests.
fn load(language: Language) -> &'static Theme {
    static THEMES: LazyLock<[Theme; 2]> = LazyLock::new(|| {
        [Language::Vi, Language::En].map(|language| {
            let mut sources = Sources::default();
            let theme = Theme::load("none", &BTreeMap::new(), language, &mut sources);
            theme.unwrap_or_else(|found| panic!("{}", list(&found, &sources)))
        })
    });
    &THEMES[usize::from(language == Language::En)]
}

fn layers() -> Layers {
    let files = layers::built_in();
    let mut layers = Layers::default();
    layers.add(&LayerFiles::built_in(&files), Language::Vi, &mut Sources::default());
    layers
}

fn list(found: &[Diagnostic], sources: &Sources) -> String {
    let line = |found: &Diagnostic| {
        let file = sources.file(found.span.file);
        let position = file.position(found.span.start);
        format!("{}:{}:{}: {}\n", file.path(), position.line, position.column, found.message.en)
    };
    found.iter().map(line).collect()
}

#[test]
fn it_loads_in_both_languages_and_is_minified_once() {
    for language in [Language::Vi, Language::En] {
        load(language);
    }
    let layers = layers();
    let small = engine::small_texts(&layers.templates);
    let stubborn: Vec<_> = small.iter().filter(|(_, text)| text.is_none()).map(|(file, _)| &file.path).collect();
    assert_eq!(stubborn, [""; 0], "templates that cannot be minified");
}

/// Whatever the values are, no two words are joined and none is parted: the templates are compared with all their
/// statements left out.
#[test]
fn small_templates_keep_words_apart() {
    let layers = layers();
    for (file, small) in engine::small_texts(&layers.templates) {
        let small = small.unwrap_or_default();
        assert_eq!(
            minify::words(&without_statements(&small)),
            minify::words(&without_statements(&file.text)),
            "{}",
            file.path
        );
    }
}

/// A template with its statements left out, printed values as one word each and components as one paragraph each.
fn without_statements(source: &str) -> String {
    let mut out = String::new();
    let mut swallows_space = false;
    for piece in scan::pieces(source) {
        let text = &source[piece.range.clone()];
        if piece.kind == scan::Kind::Text {
            out.push_str(if swallows_space { text.trim_start() } else { text });
            swallows_space = false;
            continue;
        }
        if text[2..].starts_with('-') {
            out.truncate(out.trim_end().len());
        }
        if piece.kind == scan::Kind::Output {
            let word = text.replace(char::is_whitespace, "");
            match word.strip_prefix("{{<") {
                Some(component) => out.extend(["<p>", component, "<p>"]),
                None => out.push_str(&word),
            }
        }
        swallows_space = text[..text.len() - 2].ends_with('-');
    }
    out
}

#[test]
fn both_languages_have_the_same_words() {
    let (vi, en) = (load(Language::Vi), load(Language::En));
    // English tells one from many; Vietnamese does not.
    let plain = |keys: Vec<String>| {
        let stem =
            |key: String| key.strip_suffix(".one").or(key.strip_suffix(".other")).map(str::to_owned).unwrap_or(key);
        let mut keys: Vec<_> = keys.into_iter().map(stem).collect();
        keys.dedup();
        keys
    };
    assert_eq!(plain(vi.strings().keys()), plain(en.strings().keys()));
}

/// Letters that Vietnamese has and English has not.
fn is_vietnamese(c: char) -> bool {
    c.is_alphabetic() && !c.is_ascii()
}

#[test]
fn a_portal_in_english_shows_no_vietnamese_word_of_its_own() {
    let english = load(Language::En).strings();
    let words = |key: &String| match english.get(key) {
        Some(Entry::Text(text)) => text.clone(),
        Some(Entry::List(texts)) => texts.concat(),
        _ => String::new(),
    };
    let keys = english.keys();
    let vietnamese: Vec<_> = keys.iter().filter(|key| words(key).contains(is_vietnamese)).collect();
    assert_eq!(vietnamese, [""; 0], "keys of strings.en.toml whose words are Vietnamese");
    // And what is shown comes from there: templates, sheets and scripts hold no words.
    let layers = layers();
    let text = |source: &str| {
        let pieces = scan::pieces(source).into_iter().filter(|piece| piece.kind == scan::Kind::Text);
        pieces.map(|piece| source[piece.range].to_owned()).collect::<String>()
    };
    let templates = layers.templates.iter().map(|file| (&file.path, text(&file.text)));
    let written: Vec<_> = templates.filter(|(_, text)| text.contains(is_vietnamese)).map(|(path, _)| path).collect();
    assert_eq!(written, [""; 0], "templates with words of their own");
}

#[test]
fn one_page_of_a_vietnamese_portal_speaks_english() {
    let theme = load(Language::Vi);
    let render = |language| {
        let engine = theme.english.as_ref().filter(|_| language == Language::En).unwrap_or(&theme.engine);
        let (args, around) = (Context::new(), Context::new());
        engine.small.render_component_with_implicits("skip", &args, &around, None, true).unwrap()
    };
    assert!(render(Language::En).contains("Skip to main content"));
    assert!(render(Language::Vi).contains("Đến nội dung chính"));
}

#[test]
fn every_word_is_used() {
    let layers = layers();
    let uses: Vec<_> = layers.templates.iter().flat_map(|file| keys::uses(&file.text)).map(|used| used.key).collect();
    let sheets: String = layers.styles.values().map(|file| file.text.as_str()).collect();
    let theme = load(Language::Vi);
    let is_used = |key: &String| {
        check::REQUIRED.contains(&key.as_str())
            || sheets.contains(&format!("t({key})"))
            || uses
                .iter()
                .any(|used| key == used || key.strip_prefix(used.as_str()).is_some_and(|rest| rest.starts_with('.')))
    };
    let unused: Vec<_> = theme.strings().keys().into_iter().filter(|key| !is_used(key)).collect();
    assert_eq!(unused, [""; 0], "words that no template shows");
}

/// The examples of all components.
fn examples() -> Vec<Example> {
    examples::read(&layers::built_in()).unwrap_or_else(|fault| panic!("{fault}"))
}

#[cfg(feature = "minify")]
fn tidied(html: &str) -> String {
    String::from_utf8(minify::tidy(html.as_bytes())).unwrap()
}

/// An example as it is to look.
fn shown(example: &Example, engine: &Tera) -> String {
    example.render(engine).unwrap_or_else(|error| panic!("{} ({}): {error}", example.component, example.name))
}

#[test]
fn every_component_has_examples() {
    let layers = layers();
    let theme = load(Language::Vi);
    let defined: BTreeSet<_> = theme.engine.written.get_component_names().collect();
    assert_eq!(defined.len(), layers.templates.iter().filter(|file| file.path.starts_with("components/")).count());
    let shown: BTreeSet<_> = examples().into_iter().map(|example| example.component).collect();
    let without: Vec<_> = defined.into_iter().filter(|name| !shown.contains(*name)).collect();
    assert_eq!(without, [""; 0], "components without examples");
}

#[cfg(feature = "minify")]
#[test]
fn examples_look_as_they_did() {
    let theme = load(Language::Vi);
    let mut all: BTreeMap<String, String> = BTreeMap::new();
    for example in examples() {
        let text = format!("<!-- {} -->\n{}\n", example.name, tidied(&shown(&example, &theme.engine.small)));
        all.entry(example.component).or_default().push_str(&text);
    }
    for (component, text) in all {
        insta::assert_snapshot!(format!("component_{component}"), text);
    }
}

#[test]
fn minified_components_say_the_same_words() {
    for language in [Language::Vi, Language::En] {
        let theme = load(language);
        for example in examples() {
            let (fast, slow) = (shown(&example, &theme.engine.small), shown(&example, &theme.engine.written));
            assert_eq!(minify::words(&fast), minify::words(&slow), "{} ({})", example.component, example.name);
        }
    }
}
