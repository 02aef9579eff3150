//! Lists of stories: all of them, or those of one content head, kind, unit or year.

use serde::Serialize;

use super::view::{Facet, Key, PageMeta, Pager, SiteView, StoryCard};

/// Context of `stories.html`: `/guong/`, `/guong/noi-dung/…`, `/guong/loai/…`, `/guong/don-vi/…`, `/guong/nam/…`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StoriesPage {
    /// What the page says about itself.
    pub page: PageMeta,
    /// The portal around it.
    pub site: SiteView,
    /// What the list is narrowed to; none for all stories.
    pub subject: Option<ListSubject>,
    /// Ways to narrow it. A facet without a choice is left out.
    pub facets: Vec<Facet>,
    /// The stories of this page, newest first.
    pub stories: Vec<StoryCard>,
    /// The pages of the list; none where one page holds everything.
    pub pager: Option<Pager>,
    /// Number of stories in this list.
    pub total: usize,
    /// Number of all stories.
    pub all_total: usize,
    /// List of all stories.
    pub all_href: String,
}

/// What a list of stories is narrowed to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ListSubject {
    /// `content_head`, `kind`, `unit` or `year`.
    pub facet: Key,
    /// Enum key whose words the strings hold (`t.kind[key]`); none where `text` is given.
    pub key: Option<Key>,
    /// Name of the content head or unit, or the year; none where `key` is given.
    pub text: Option<String>,
}
