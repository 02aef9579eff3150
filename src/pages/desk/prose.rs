//! Bodies as HTML: links to other records, pictures, mentions of documents.

use super::Desk;
use crate::model::{Body, Cited, Entry, Id, LinkTarget, Unit, link_target};
use crate::pages::view::{Link as ContentsItem, Picture as PictureView};
use crate::route::Route;
use crate::source::SourceFile;
use crate::syntax::markdown::{self, Files, Image, ImageTarget, Link, Mention, NoteWords, Picture, Resolver, Target};

/// From how many headings on a text has a list of them.
const HEADINGS_FOR_CONTENTS: usize = 3;

impl Desk<'_> {
    /// The text of `owner` as HTML; none where there is no text.
    #[must_use]
    pub fn body_html(&self, owner: Entry) -> Option<String> {
        let body = self.site.body(owner)?;
        let file = self.file_of(owner, body);
        let text = file.text();
        if body.is_empty(text) {
            return None;
        }
        Some(self.html_of(owner, body, text))
    }

    /// The whole sentences with which the text of `owner` begins, for descriptions: as many as fit into 200
    /// characters, at least one of its first paragraph.
    #[must_use]
    pub fn opening(&self, owner: Entry) -> Option<String> {
        let body = self.site.body(owner)?;
        let file = self.file_of(owner, body);
        let text = file.text();
        let prose = markdown::parse(body.file, text, body.range.clone());
        let paragraph = prose.plain.text().lines().map(str::trim).find(|line| !line.is_empty())?;
        Some(first_sentences(paragraph, 200).to_owned())
    }

    /// The text of `owner` as HTML and its contents: the headings of the first level, where there are several.
    #[must_use]
    pub fn body_and_contents(&self, owner: Entry) -> (String, Vec<ContentsItem>) {
        let Some(body) = self.site.body(owner) else { return Default::default() };
        let file = self.file_of(owner, body);
        let text = file.text();
        let prose = markdown::parse(body.file, text, body.range.clone());
        let first = prose.headings.iter().filter(|heading| heading.level == 2);
        let item = |heading: &markdown::Heading| ContentsItem::new(format!("#{}", heading.id), heading.text.clone());
        let contents: Vec<_> = first.map(item).collect();
        let contents = if contents.len() < HEADINGS_FOR_CONTENTS { Vec::new() } else { contents };
        (prose.html(text, &mut self.resolver(owner)), contents)
    }

    /// The file with the text of `owner`. A story's is read by its own page and by no other: whether a page has to be made
    /// anew is told by that.
    fn file_of(&self, owner: Entry, body: &Body) -> SourceFile {
        debug_assert!(!matches!(owner, Entry::Story(_)) || self.route == Route::from(owner), "{:?}", self.route);
        self.site.sources.file(body.file)
    }

    fn html_of(&self, owner: Entry, body: &Body, text: &str) -> String {
        markdown::parse(body.file, text, body.range.clone()).html(text, &mut self.resolver(owner))
    }

    /// What resolves the links of `owner`'s text for this page.
    #[must_use]
    pub fn resolver(&self, owner: Entry) -> PageResolver<'_> {
        PageResolver { desk: self, owner, issuer: self.site.issuer_of(owner) }
    }
}

/// As many sentences from the beginning as fit into `most` characters, but one at least.
fn first_sentences(text: &str, most: usize) -> &str {
    let ends = text.match_indices(". ").map(|(at, _)| at + 1).chain([text.len()]);
    let mut taken = None;
    for end in ends {
        if taken.is_some() && text[..end].chars().count() > most {
            break;
        }
        taken = Some(end);
    }
    &text[..taken.unwrap_or(text.len())]
}

/// Resolves what one record's text names, for one page.
#[derive(Debug)]
pub struct PageResolver<'a> {
    desk: &'a Desk<'a>,
    owner: Entry,
    issuer: Option<Id<Unit>>,
}

impl Resolver for PageResolver<'_> {
    fn link(&mut self, link: &Link) -> Target {
        match link_target(self.desk.site, self.owner, &link.address) {
            LinkTarget::Record(entry, None) => Target::Href(self.desk.href(Route::from(entry))),
            LinkTarget::Record(entry, Some(anchor)) => Target::Href(self.desk.href_at(Route::from(entry), &anchor)),
            // A text may be shown on another page than its own.
            LinkTarget::Here(anchor) => Target::Href(self.desk.href_at(Route::from(self.owner), &anchor)),
            LinkTarget::Outside(href) => Target::Href(href),
            _ => Target::PlainText,
        }
    }

    fn image(&mut self, image: &Image) -> ImageTarget {
        let markdown::Address::Local { path, .. } = &image.address else { return ImageTarget::AltText };
        let Some(view) = self.desk.picture(self.owner, path) else { return ImageTarget::AltText };
        let caption = view.caption.filter(|_| image.title.is_empty());
        let PictureView { src, width, height, files, .. } = view;
        let files = files.map(|files| Files { webp: files.webp, jpeg: files.jpeg, sizes: files.sizes });
        ImageTarget::Picture(Picture { src, width, height, files, alt: None, caption })
    }

    fn mentions(&mut self, text: &str) -> Vec<Mention> {
        let found = self.desk.site.index.mentions.find(self.desk.site, text, self.issuer);
        let known = found.into_iter().filter_map(|mention| Some((mention.range, mention.cited?)));
        known
            .filter(|(_, cited)| !self.is_owner(*cited))
            .map(|(range, cited)| Mention { range, href: self.desk.href(Route::from(Entry::from(cited))) })
            .collect()
    }

    fn note_words(&self) -> NoteWords<'_> {
        let words = self.desk.words();
        NoteWords { notes: &words.notes, back: &words.back }
    }
}

impl PageResolver<'_> {
    /// A text that names its own document does not link to itself.
    fn is_owner(&self, cited: Cited) -> bool {
        Entry::from(cited) == self.owner
    }
}

#[cfg(test)]
mod tests {
    use super::first_sentences;

    #[test]
    fn descriptions_are_whole_sentences() {
        assert_eq!(first_sentences("Một hai. Ba bốn. Năm sáu.", 16), "Một hai. Ba bốn.");
        assert_eq!(first_sentences("Một hai ba bốn. Năm.", 3), "Một hai ba bốn.");
        assert_eq!(first_sentences("Tăng 1.500 hộ", 5), "Tăng 1.500 hộ");
    }
}
