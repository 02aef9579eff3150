//! A picture as HTML.

use super::escape::push_pair;
use super::link::Image;
use super::resolver::{Files, Picture};
use std::fmt::Write as _;

/// The element that shows `picture`.
pub(super) fn img(image: &Image, picture: &Picture) -> String {
    let Picture { src, width, height, files, alt, .. } = picture;
    let mut tag = String::new();
    if let Some(files) = files {
        tag.push_str("<picture><source type=\"image/webp\"");
        push_pair(&mut tag, "srcset", &files.webp);
        push_sizes(&mut tag, files);
        tag.push('>');
    }
    tag.push_str("<img");
    push_pair(&mut tag, "src", src);
    // One file alone stands in `src` already.
    if let Some(files) = files.as_ref().filter(|files| files.sizes.is_some()) {
        push_pair(&mut tag, "srcset", &files.jpeg);
        push_sizes(&mut tag, files);
    }
    push_pair(&mut tag, "alt", alt.as_deref().unwrap_or(&image.alt));
    let _ = write!(tag, " width=\"{width}\" height=\"{height}\" loading=\"lazy\" decoding=\"async\">");
    if files.is_some() {
        tag.push_str("</picture>");
    }
    tag
}

fn push_sizes(tag: &mut String, files: &Files) {
    if let Some(sizes) = &files.sizes {
        push_pair(tag, "sizes", sizes);
    }
}
