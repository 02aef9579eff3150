//! A plain page: about, accessibility, contact.

use serde::Serialize;

use super::view::{PageMeta, SiteView};

/// Context of `page.html`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PlainPage {
    /// What the page says about itself.
    pub page: PageMeta,
    /// The portal around it.
    pub site: SiteView,
    /// Title.
    pub title: String,
    /// One or two sentences.
    pub summary: Option<String>,
    /// The text.
    pub body_html: String,
}
