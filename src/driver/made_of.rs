//! What a site was made of, so that the next build makes only what differs.
//!
//! Every page shows some of the records, and nobody lists which. But a story's body is read by the story's own page
//! alone, by the search index and by the service worker, whose version stands for everything; what others can see of it
//! ([`Body::facts`](crate::model::Body::facts)) is told apart. So two hashes suffice: one of everything but bodies,
//! which all pages are made of, and one of each story's text. What most edits change is one of the latter.

use super::{Job, Portal};
use crate::cache::Key;
use crate::model::{Id, Story};
use crate::route::Route;
use crate::source::{Hash, hex};
use std::collections::{BTreeMap, BTreeSet};

/// What a site was, or will be, made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MadeOf {
    /// The hash of everything but bodies of stories.
    shared: Key,
    /// The hash of each story's whole text, by the file's path.
    stories: BTreeMap<String, String>,
}

/// What is still as it was when the live site was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unchanged {
    /// The stories whose texts are not.
    edited: BTreeSet<Id<Story>>,
}

impl MadeOf {
    /// As it is written down, one line a story. [`MadeOf::parse`] reads it.
    #[must_use]
    pub fn to_text(&self) -> String {
        let stories = self.stories.iter().map(|(path, hash)| format!("{hash}  {path}\n"));
        std::iter::once(self.shared.hex() + "\n").chain(stories).collect()
    }

    /// None where it is not what [`MadeOf::to_text`] writes.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (shared, stories) = text.split_once('\n')?;
        let line = |line: &str| line.split_once("  ").map(|(hash, path)| (path.to_owned(), hash.to_owned()));
        Some(MadeOf { shared: Key::parse(shared)?, stories: stories.lines().map(line).collect::<Option<_>>()? })
    }
}

impl Portal {
    /// What this portal's site is made of.
    #[must_use]
    pub fn made_of(&self) -> MadeOf {
        let site = &self.site;
        let own: BTreeMap<&str, Hash> =
            site.stories.records().iter().filter_map(|story| self.own_text(story)).collect();
        let mut parts: Vec<[String; 2]> = Vec::new();
        let mut stories = BTreeMap::new();
        for (path, hash) in site.sources.hashes() {
            match own.get(path) {
                Some(facts) => {
                    stories.insert(path.to_owned(), hex(&hash));
                    parts.push([path.to_owned(), hex(facts)]);
                }
                None => parts.push([path.to_owned(), hex(&hash)]),
            }
        }
        let attachments = site.attachments.iter().map(|(_, file)| [file.source.clone(), file.sha256.clone()]);
        parts.extend(attachments);
        parts.sort_unstable();
        let parts: Vec<&str> = parts.iter().flatten().map(String::as_str).collect();
        MadeOf { shared: self.key_of(env!("GUONG_BUILD"), &parts), stories }
    }

    /// What is still as it was where the live site was made of `before`; none where something that all pages are made of
    /// is not.
    #[must_use]
    pub fn unchanged_since(&self, before: &MadeOf, now: &MadeOf) -> Option<Unchanged> {
        if before.shared != now.shared {
            return None;
        }
        let is_edited = |story: &Story| {
            let path = self.site.sources.path(story.file);
            before.stories.get(path) != now.stories.get(path)
        };
        let edited = self.site.stories.iter().filter(|(_, story)| is_edited(story)).map(|(id, _)| id).collect();
        Some(Unchanged { edited })
    }

    /// The path of a story and the hash of what others see of it. None where they may see all of it, because it may name
    /// documents, whose pages tell of it.
    fn own_text<'a>(&'a self, story: &'a Story) -> Option<(&'a str, Hash)> {
        (!story.body.may_mention).then(|| (self.site.sources.path(story.file), story.body.facts))
    }
}

impl Unchanged {
    /// Whether what the job makes is as it was.
    #[must_use]
    pub fn covers(&self, job: Job) -> bool {
        match job {
            Job::Route(Route::Story(id)) => !self.edited.contains(&id),
            Job::Route(Route::Worker) => self.covers_all(),
            Job::Route(_) | Job::Asset(_) => true,
        }
    }

    /// Whether everything is as it was.
    #[must_use]
    pub fn covers_all(&self) -> bool {
        self.edited.is_empty()
    }
}
