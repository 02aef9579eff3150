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
