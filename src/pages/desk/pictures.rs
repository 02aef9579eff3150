//! Pictures in pages: their files, their sizes, their words.

use super::Desk;
use crate::model::{AttachmentId, Entry};
use crate::pages::view::{Picture, PictureFiles, ShareImage};
use crate::picture::{Encoding, Rendition};
use crate::route::Route;
use crate::source::Spanned;
use crate::vietnamese::fold;

/// Width of the text's column in CSS pixels, where the window has room for it (`--g-measure` in the theme's tokens).
const COLUMN: u32 = 567;
/// What a narrow window loses to the margins of the page, in CSS pixels.
const MARGINS: u32 = 36;
/// The file that browsers without `srcset` get: the largest that is no wider than this.
const USUAL: u32 = 800;

impl Desk<'_> {
    /// A picture of `owner` for this page, with the words that the front matter has for it.
    #[must_use]
    pub fn picture(&self, owner: Entry, name: &str) -> Option<Picture> {
        let id = self.site.attachments.find(owner, name)?;
        let attachment = &self.site.attachments[id];
        let made = attachment.renditions();
        let (width, height) = made.last().map(|made| (made.width, made.height)).or(attachment.dimensions)?;
        let usual = made.iter().rfind(|made| made.encoding == Encoding::Jpeg && made.width <= USUAL).or(made.first());
        let mut view = Picture {
            src: self.href(usual.map_or(Route::Attachment(id), |made| Route::Picture(id, *made))),
            width,
            height,
            files: (!made.is_empty()).then(|| self.files(id, &made, width)),
            alt: String::new(),
            caption: None,
            credit: None,
        };
        if let Entry::Story(story) = owner
            && let Some(photo) = self.site.stories[story].photos.iter().find(|photo| photo.file.value == name)
        {
            let text = |text: &Option<Spanned<String>>| text.as_ref().map(|text| text.value.clone());
            view.alt.clone_from(&photo.alt.value);
            view.caption = text(&photo.caption);
            view.credit = text(&photo.credit).map(|credit| photographer(&credit).to_owned());
        }
        Some(view)
    }

    /// A picture for programs that show one beside a link: its largest JPEG file.
    #[must_use]
    pub fn share_image(&self, id: AttachmentId, alt: &str) -> Option<ShareImage> {
        let attachment = &self.site.attachments[id];
        let largest = attachment.renditions().into_iter().rfind(|made| made.encoding == Encoding::Jpeg);
        let (width, height) = largest.map(|made| (made.width, made.height)).or(attachment.dimensions)?;
        let route = largest.map_or(Route::Attachment(id), |made| Route::Picture(id, made));
        let media_type = match (largest, attachment.extension) {
            (None, "png") => "image/png",
            (None, "webp") => "image/webp",
            _ => "image/jpeg",
        };
        let address = route.address(self.site).absolute(&self.site.settings.base_url.value);
        Some(ShareImage { address, alt: alt.to_owned(), width, height, media_type })
    }

    fn files(&self, id: AttachmentId, made: &[Rendition], widest: u32) -> PictureFiles {
        let several = made.len() > Encoding::ALL.len();
        let srcset = |encoding| {
            let made = made.iter().filter(|made| made.encoding == encoding);
            let file = |made: &Rendition| {
                let href = self.href(Route::Picture(id, *made));
                if several { format!("{href} {}w", made.width) } else { href }
            };
            made.map(file).collect::<Vec<_>>().join(", ")
        };
        // A picture that is narrower than the column is shown in its own width.
        let shown = widest.min(COLUMN);
        let narrow = shown + MARGINS;
        let sizes = several.then(|| format!("(min-width: {narrow}px) {shown}px, calc(100vw - {MARGINS}px)"));
        PictureFiles { webp: srcset(Encoding::Webp), jpeg: srcset(Encoding::Jpeg), sizes }
    }
}

/// Who took a picture, without the word that the page puts before it.
fn photographer(credit: &str) -> &str {
    let name = match credit.split_once(':') {
        Some((label, name)) if matches!(fold(label.trim()).as_str(), "anh" | "photo") => name,
        _ => credit,
    };
    name.trim().trim_end_matches('.')
}

#[cfg(test)]
mod tests {
    use super::photographer;

    #[test]
    fn the_word_before_a_name_stands_once() {
        assert_eq!(photographer("Ảnh: Lê Minh"), "Lê Minh");
        assert_eq!(photographer("ẢNH : Lê Minh."), "Lê Minh");
        assert_eq!(photographer("Lê Minh"), "Lê Minh");
        assert_eq!(photographer("Nguồn: Đài phường"), "Nguồn: Đài phường");
    }
}
