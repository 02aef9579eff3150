//! What a site was made of, so that the next build makes only what differs.
//!
//! Every page shows some of the records, and nobody lists which. But a story's body is read by the story's own page
//! alone, by the search index and by the service worker, whose version stands for everything; what others can see of it
//! ([`Body::facts`](crate::model::Body::facts)) is told apart. So two hashes suffice: one of everything but bodies,
//! which all pages are made of, and one of each story's text. What most edits change is one of the latter.

use super::{Job, Portal};
use crate::cache::{Key, KeyOf};
use crate::model::{Id, Story};
use crate::route::Route;
use crate::source::{FileId, Hash};
use std::collections::{BTreeMap, BTreeSet};

/// What a site was, or will be, made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MadeOf {
    /// The hash of everything but bodies of stories, their files' names included.
    shared: Key,
    /// The hash of each such story's whole text. Where the rest is the same, these are of the same stories.
    stories: Vec<Key>,
}

/// Bytes of a line of [`MadeOf::to_text`].
const LINE: usize = 65;

/// What is still as it was when the live site was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unchanged {
    /// The stories whose texts are not.
    edited: BTreeSet<Id<Story>>,
}

impl MadeOf {
    /// As it is written down, one hash a line. [`MadeOf::parse`] reads it.
    #[must_use]
    pub fn to_text(&self) -> String {
        // Of a large site it is megabytes, so that room is made once.
        let mut text = String::with_capacity((1 + self.stories.len()) * LINE);
        for key in std::iter::once(&self.shared).chain(&self.stories) {
            text.push_str(&key.hex());
            text.push('\n');
        }
        text
    }

    /// None where it is not what [`MadeOf::to_text`] writes.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut keys = text.lines().map(Key::parse);
        Some(MadeOf { shared: keys.next()??, stories: keys.collect::<Option<_>>()? })
    }
}

impl Portal {
    /// What this portal's site is made of.
    #[must_use]
    pub fn made_of(&self) -> MadeOf {
        let sources = &self.site.sources;
        let stories = self.site.stories.records();
        let facts: BTreeMap<FileId, Hash> = stories.iter().map(|story| (story.file, story.body.facts)).collect();
        let files = sources.hashes().map(|(id, path, hash)| (path, facts.get(&id).copied().unwrap_or(hash)));
        let stories = stories.iter().map(|story| Key::from(sources.hash(story.file))).collect();
        MadeOf { shared: self.key_of(env!("GUONG_BUILD"), files), stories }
    }

    /// What is still as it was where the live site was made of `before`; none where something that all pages are made of
    /// is not.
    #[must_use]
    pub fn unchanged_since(&self, before: &MadeOf, now: &MadeOf) -> Option<Unchanged> {
        if before.shared != now.shared {
            return None;
        }
        // Where the rest is the same, only a memo that was cut off has another number of stories.
        if before.stories.len() != now.stories.len() {
            return None;
        }
        let texts = before.stories.iter().zip(&now.stories);
        let edited = self.site.stories.ids().zip(texts).filter(|(_, (before, now))| before != now);
        Some(Unchanged { edited: edited.map(|(id, _)| id).collect() })
    }

    /// The hash of everything that the portal is made of. What is made of the same is the same, so that this stands for
    /// all that is published, also where machines make a share of it each.
    pub(super) fn version(&self) -> String {
        let assets = self.theme.iter().flat_map(|theme| theme.assets()).map(|asset| (&*asset.path, Hash::default()));
        let files = self.site.sources.hashes().map(|(_, path, hash)| (path, hash));
        self.key_of(env!("GUONG_BUILD"), files.chain(assets)).hex()
    }

    /// The hash of `files`, of pictures, and of everything else that this `program` makes a site of.
    fn key_of<'a>(&self, program: &str, files: impl Iterator<Item = (&'a str, Hash)>) -> Key {
        let today = self.site.today.to_string();
        let search = if self.frame.search.is_some() { "search" } else { "" };
        let others = self.version_of_others();
        // A theme that is shared is not among the sources.
        let theme = self.theme.as_ref().map(|theme| theme.key().hex()).unwrap_or_default();
        let mut key = KeyOf::default();
        for part in [program, &today, search, &theme, &others] {
            key.add(part.as_bytes());
        }
        for (path, hash) in files {
            key.add(path.as_bytes());
            key.add(&hash);
        }
        for (_, attachment) in self.site.attachments.iter() {
            key.add(attachment.source.as_bytes());
            key.add(attachment.sha256.as_bytes());
        }
        key.finish()
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
