//! What a store tells browsers of a file, and when its turn comes.

use crate::artifact::media_type;
use crate::route::{SEARCH_INDEX, SEARCH_ROOT};
use object_store::{Attribute, Attributes};

/// Where the files stand that pages load.
const ASSETS: &str = "assets";

/// When the turn of a file comes: all of one turn are there before the next begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Turn {
    /// What pages load or offer.
    Files,
    /// Pages.
    Pages,
    /// What leads to pages, and had been there.
    Leads,
    /// The home page of the portal.
    Home,
}

impl Turn {
    pub(super) const ALL: [Turn; 4] = [Turn::Files, Turn::Pages, Turn::Leads, Turn::Home];

    /// A file that leads to pages goes after them where it replaces another, and before them where it is new: then a
    /// page may need it, and nobody follows it yet.
    pub(super) fn of(path: &str, is_new: bool) -> Self {
        if path == "index.html" {
            Turn::Home
        } else if extension(path) == "html" {
            Turn::Pages
        } else if !is_new && !never_changes(path) && matches!(extension(path), "xml" | "ics" | "txt" | "js") {
            Turn::Leads
        } else {
            Turn::Files
        }
    }
}

fn extension(path: &str) -> &str {
    path.rsplit_once('.').map_or("", |(_, extension)| extension)
}

/// Whether the file at `path` is named after its content, so that a browser may keep it for ever.
pub(super) fn never_changes(path: &str) -> bool {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let is_asset = (folder == ASSETS || folder.ends_with("/assets")) && has_hash(name);
    let index = path
        .split_once(SEARCH_INDEX)
        .filter(|(folder, _)| folder.is_empty() || folder.ends_with('/'))
        .map(|(_, file)| file);
    is_asset || index.is_some_and(|file| extension(file) == "js" && file != SEARCH_ROOT)
}

/// `g-1a2b3c4d.css`.
fn has_hash(name: &str) -> bool {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let hash = stem.rsplit_once('-').map_or("", |(_, hash)| hash);
    hash.len() == 8 && hash.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

/// What the store answers with the file.
pub(super) fn attributes(path: &str) -> Attributes {
    let cache = if never_changes(path) { "public, max-age=31536000, immutable" } else { "no-cache" };
    // Lists of files have no extension.
    let media_type = if path.starts_with('.') { "text/plain; charset=utf-8" } else { media_type(path) };
    Attributes::from_iter([(Attribute::ContentType, media_type), (Attribute::CacheControl, cache)])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_named_after_its_content_is_kept_for_ever() {
        for kept in [
            "assets/g-526395c7.css",
            "tim-kiem/chi-muc/h/abcdefgh.js",
            "phuong-mau/tim-kiem/chi-muc/x.js",
            "x/assets/a-00000000.js",
        ] {
            assert!(never_changes(kept), "{kept}");
        }
        for read_anew in [
            "tim-kiem/chi-muc/root.js",
            "phuong-mau/tim-kiem/chi-muc/root.js",
            "tim-kiem/index.html",
            "assets/anh.png",
            "guong/bai-00000000.html",
            "service-worker.js",
            "guong/assets/index.html",
        ] {
            assert!(!never_changes(read_anew), "{read_anew}");
        }
    }

    #[test]
    fn pages_come_after_what_they_need_and_before_what_leads_to_them() {
        assert_eq!(Turn::of("assets/g-526395c7.css", true), Turn::Files);
        assert_eq!(Turn::of("feed.xml", true), Turn::Files);
        assert_eq!(Turn::of("feed.xml", false), Turn::Leads);
        assert_eq!(Turn::of("tim-kiem/chi-muc/root.js", false), Turn::Leads);
        assert_eq!(Turn::of("tim-kiem/chi-muc/abcdefgh.js", false), Turn::Files);
        assert_eq!(Turn::of("guong/ba-dua/anh_400.webp", false), Turn::Files);
        assert_eq!(Turn::of("guong/index.html", true), Turn::Pages);
        assert_eq!(Turn::of("index.html", false), Turn::Home);
        assert!(Turn::ALL.is_sorted());
    }
}
