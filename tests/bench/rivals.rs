//! The same stories for other generators: bodies byte for byte alike but for the addresses of links, front matter in
//! each one's form.

use crate::story::{self, HEADS, KINDS, Story};
use chrono::Datelike;
use serde_json::json;
use std::fs;
use std::io;
use std::path::Path;

const HUGO: &[(&str, &str)] = &[
    ("hugo.toml", include_str!("rivals/hugo/hugo.toml")),
    ("layouts/baseof.html", include_str!("rivals/hugo/layouts/baseof.html")),
    ("layouts/home.html", include_str!("rivals/hugo/layouts/home.html")),
    ("layouts/list.html", include_str!("rivals/hugo/layouts/list.html")),
    ("layouts/page.html", include_str!("rivals/hugo/layouts/page.html")),
    ("layouts/taxonomy.html", include_str!("rivals/hugo/layouts/taxonomy.html")),
    ("content/guong/_index.md", "+++\ntitle = \"Gương\"\n+++\n"),
];

const ELEVENTY: &[(&str, &str)] = &[
    ("eleventy.config.mjs", include_str!("rivals/eleventy/eleventy.config.mjs")),
    ("_includes/base.njk", include_str!("rivals/eleventy/_includes/base.njk")),
    ("_includes/story.njk", include_str!("rivals/eleventy/_includes/story.njk")),
    ("content/stories.njk", include_str!("rivals/eleventy/stories.njk")),
    ("content/unit.njk", include_str!("rivals/eleventy/unit.njk")),
    ("content/guong/guong.json", "{ \"layout\": \"story.njk\" }"),
];

/// Writes the stories and templates for Hugo into `folder`.
pub fn hugo(folder: &Path, stories: usize) -> io::Result<()> {
    write(folder, HUGO, stories, |story| {
        let terms = json!([story.unit_name()]);
        format!(
            "+++\ntitle = {}\ndate = {}\ndescription = {}\nsubject = {}\nunit = {terms}\nhead = {}\nkind = {}\nyear = {}\n+++",
            json!(story.title),
            story.date,
            json!(story.summary),
            json!(story.subject),
            json!([HEADS[story.head].1]),
            json!([KINDS[story.kind]]),
            json!([story.date.year().to_string()]),
        )
    })
}

/// Writes the stories and templates for Eleventy into `folder`.
pub fn eleventy(folder: &Path, stories: usize) -> io::Result<()> {
    write(folder, ELEVENTY, stories, |story| {
        let keys = json!({
            "title": story.title, "date": story.date.to_string(), "summary": story.summary, "subject": story.subject,
            "unit": story.unit_name(), "head": HEADS[story.head].1, "kind": KINDS[story.kind],
        });
        format!("---json\n{keys}\n---")
    })
}

fn write(
    folder: &Path,
    files: &[(&str, &str)],
    stories: usize,
    front_matter: impl Fn(&Story) -> String,
) -> io::Result<()> {
    for (path, text) in files {
        let path = folder.join(path);
        path.parent().map_or(Ok(()), fs::create_dir_all)?;
        fs::write(path, text)?;
    }
    for number in 0..stories {
        let story = Story::new(number, stories);
        let body = story::body(number, stories, |other| format!("/guong/{}/", other.id));
        let path = folder.join(format!("content/guong/{}.md", story.id));
        fs::write(path, format!("{}\n\n{body}\n", front_matter(&story)))?;
    }
    Ok(())
}
