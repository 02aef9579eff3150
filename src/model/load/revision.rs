//! A story whose text has changed and nothing else: read alone, and put into a loaded site.

use super::reading::{Kept, Reader, Record};
use super::{Look, Place};
use crate::diagnostic::Diagnostic;
use crate::model::{Body, Entry, Id, Site, Story, links};
use crate::source::{FileId, SourceFile, Span};
use crate::world::World;

/// Other words of a story, of which no other record can know.
#[derive(Debug)]
pub struct Revision {
    story: Id<Story>,
    body: Body,
    source: SourceFile,
    /// What was wrong with the words before.
    before: Vec<Diagnostic>,
    /// What is wrong with them now.
    after: Vec<Diagnostic>,
}

/// Reads the file at `path` again. None where it holds no story, or where more has changed than words of its body: the
/// world has to be loaded again then.
pub fn revision(world: &dyn World, site: &Site, path: &str, look: Look<'_>) -> Option<Revision> {
    let Some(Entry::Story(id)) = site.entry_at(path) else { return None };
    let story = &site.stories[id];
    let reader = Reader { world, look, settings: &site.settings, can_leave: false };
    let (now, mut after) = reader.read(story.file, Place::Story, path);
    let mut before = Vec::new();
    let was = site.sources.file(story.file);
    let was = reader.read_text(story.file, Place::Story, path, &was.text_shared(), &mut before);
    let (Record::Story(was), Record::Story(now), Kept::Whole(source)) = (was, now.record, now.text) else {
        return None;
    };
    if was.body.facts != story.body.facts || now.body.facts != story.body.facts {
        return None;
    }
    before.extend(links::dead(site, Entry::Story(id), &was.body));
    after.extend(links::dead(site, Entry::Story(id), &now.body));
    Some(Revision { story: id, body: now.body, source, before, after })
}

impl Revision {
    /// Puts the words into `site`, and what is wrong with them in the place of what was wrong before. False, and nothing
    /// done, where other findings are about the words too.
    pub fn apply(self, site: &mut Site, findings: &mut Vec<Diagnostic>) -> bool {
        let Revision { story, body, source, mut before, after } = self;
        let (file, start) = (body.file, body.range.start);
        let is_here = |span: &Span| span.file == file && span.start as usize >= start;
        let mut others = Vec::with_capacity(findings.len());
        for finding in findings.iter() {
            match before.iter().position(|known| known == finding) {
                Some(at) => drop(before.swap_remove(at)),
                None => others.push(finding),
            }
        }
        let mut places =
            others.iter().flat_map(|it| std::iter::once(&it.span).chain(it.labels.iter().map(|label| &label.span)));
        if !before.is_empty() || places.any(is_here) {
            return false;
        }
        *findings = others.into_iter().cloned().chain(after).collect();
        crate::diagnostic::sort(findings);
        site.sources.replace(file, source);
        site.stories.record_mut(story).body = Body { links: Vec::new(), ..body };
        true
    }

    /// The file.
    #[must_use]
    pub fn file(&self) -> FileId {
        self.body.file
    }
}
