//! What the writer asks of the rest of the site while it makes HTML.

use super::link::{Image, Link};
use std::ops::Range;

/// Knows the site's pages and pictures.
///
/// Addresses are answered as they are to stand in `href` and `src`, not escaped for HTML.
pub trait Resolver {
    /// Where a link to our own content leads ([`super::Address::Local`]); others are not asked about.
    fn link(&mut self, link: &Link) -> Target;

    /// What to show for a picture of the content folder ([`super::Address::Local`]); others are not asked about.
    fn image(&mut self, image: &Image) -> ImageTarget;

    /// The places in `text` that name a known official document and the addresses of those documents, in order
    /// and apart from each other.
    ///
    /// `text` is one block's text in NFC, with a space for a line break and U+FFFC for what cannot be part of a
    /// mention: links, code, pictures, footnote marks.
    fn mentions(&mut self, text: &str) -> Vec<Mention> {
        let _ = text;
        Vec::new()
    }

    /// The words that footnotes need, in the page's language.
    fn note_words(&self) -> NoteWords<'_>;
}

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// To this address.
    Href(String),
    /// Nowhere: what it names is not published, and its words become plain text.
    PlainText,
}

/// What stands for a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImageTarget {
    /// The picture.
    Picture(Picture),
    /// Its alternative text, because there is no picture to show.
    AltText,
}

/// A picture as a page shows it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Picture {
    /// Address.
    pub src: String,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// Its other files, if it has any.
    pub files: Option<Files>,
    /// Alternative text, where another one than the body's is wanted.
    pub alt: Option<String>,
    /// Caption, where another one than the picture's title is wanted. Shown only where the picture stands alone.
    pub caption: Option<String>,
}

/// The files of a picture, as the attributes of `source` and `img` have them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Files {
    /// `srcset` of the WebP files.
    pub webp: String,
    /// `srcset` of the JPEG files.
    pub jpeg: String,
    /// `sizes` of both; none where there is one width alone.
    pub sizes: Option<String>,
}

/// A place in a text that names an official document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Its bytes in the text that was asked about.
    pub range: Range<usize>,
    /// Address of the document's page.
    pub href: String,
}

/// Words that footnotes need.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoteWords<'a> {
    /// Name of the list of notes.
    pub notes: &'a str,
    /// What a link back from a note does; the note's number follows.
    pub back: &'a str,
}
