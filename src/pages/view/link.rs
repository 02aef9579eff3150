//! Addresses, dates and keys.

use serde::Serialize;

/// A date as `2026-04-15`, or as `2026-04` or `2026` where the source leaves blanks.
pub type IsoDate = String;

/// A value of an enum by its key in the content format, such as `granted`; the theme's strings hold its words.
pub type Key = &'static str;

/// A link.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Link {
    /// Address, relative to the page that shows it.
    pub href: String,
    /// Words of the link.
    pub text: String,
    /// Whether it leads to a record that is sample data.
    pub sample: bool,
}

impl Link {
    /// A link to a page that is no record's.
    pub(crate) fn new(href: String, text: impl Into<String>) -> Self {
        Link { href, text: text.into(), sample: false }
    }
}

/// A name that is a link where its page is published, and plain text where it is not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Reference {
    /// Address, relative to the page that shows it; none where there is no page.
    pub href: Option<String>,
    /// The name.
    pub text: String,
    /// Whether it is a record that is sample data.
    pub sample: bool,
}

impl Reference {
    /// A name without a page.
    pub(crate) fn plain(text: impl Into<String>) -> Self {
        Reference { href: None, text: text.into(), sample: false }
    }
}

/// One step of the way from the home page to this one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Crumb {
    /// Address, relative to the page that shows it.
    pub href: String,
    /// Section whose words stand here (`t.section[key]`); none where `text` is given.
    pub key: Option<Key>,
    /// Name of a record; none where `key` is given.
    pub text: Option<String>,
}

/// A link to a section of the portal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SectionLink {
    /// Which section: `campaigns`, `plans`, `targets`, `stories`, `awards`, `calendar`, `units`, `documents`,
    /// `search`, `data` or `log`; its words are `t.section[key]`.
    pub key: Key,
    /// Address, relative to the page that shows it.
    pub href: String,
}

/// A file that a reader can keep.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Download {
    /// Address, relative to the page that shows it.
    pub href: String,
    /// `csv`, `json`, `xlsx`, `schema`, `pdf` or `ics`; `figures_csv` for a second CSV beside a first.
    pub format: Key,
    /// Size in bytes, where it is known when the page is made.
    pub bytes: Option<u64>,
    /// Checksum in lower-case hexadecimal, for files that are published exactly as received.
    pub sha256: Option<String>,
}

impl Download {
    /// A file whose size is not known when the page is made.
    pub(crate) fn unmeasured(href: String, format: Key) -> Self {
        Download { href, format, bytes: None, sha256: None }
    }
}
