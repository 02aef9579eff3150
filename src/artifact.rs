//! What the whole pipeline makes: files with an address, and nothing else.

/// One addressed file of the site, finished.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Artifact {
    /// Where it goes, relative to the root of the site and `/`-separated (`cau-chuyen/index.html`). Made of lower-case
    /// ASCII letters, digits, `-`, `_` and `.`, so that it means the same file on every system;
    /// [`crate::publish`] refuses anything else.
    pub path: String,
    /// The content, byte for byte as visitors get it.
    pub bytes: Vec<u8>,
}

impl Artifact {
    /// A file at `path`.
    pub fn new(path: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Artifact { path: path.into(), bytes: bytes.into() }
    }
}

/// Words as they stand in the HTML of a page that no template makes.
pub(crate) fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// The media type of a page.
pub const HTML: &str = "text/html; charset=utf-8";

/// The media type of a file by its extension.
#[must_use]
pub fn media_type(file: &str) -> &'static str {
    match file.rsplit_once('.').map_or("", |(_, extension)| extension) {
        "html" => HTML,
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "xml" => "application/xml",
        "txt" => "text/plain; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "ics" => "text/calendar; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" => "image/jpeg",
        "webp" => "image/webp",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "pdf" => "application/pdf",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_has_the_media_type_of_its_extension() {
        assert_eq!(media_type("guong/index.html"), HTML);
        assert_eq!(media_type("assets/g-1a2b3c4d.css"), "text/css; charset=utf-8");
        assert_eq!(media_type("anh.jpg.tmp"), "application/octet-stream");
        assert_eq!(media_type("CNAME"), "application/octet-stream");
    }
}
