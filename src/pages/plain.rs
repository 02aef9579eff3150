//! A plain page: about, accessibility, contact.

use super::PageKind;
use super::desk::{About, Desk};
use crate::model::{Entry, Site};
use crate::route::Route;
use serde::Serialize;

use super::view::{Link, PageMeta, SiteView};

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
    /// Its headings; empty where there are few.
    pub contents: Vec<Link>,
}

/// The plain pages that the editors write.
#[derive(Debug)]
pub struct Plain;

impl PageKind for Plain {
    type Context = PlainPage;
    const TEMPLATE: &'static str = "page.html";

    fn routes(site: &Site) -> Vec<Route> {
        site.pages.ids().map(Route::Page).collect()
    }

    fn context(desk: &Desk<'_>) -> Option<PlainPage> {
        let Route::Page(id) = desk.route else { return None };
        let record = &desk.site.pages[id];
        let summary = record.summary.as_ref().map(|summary| summary.value.clone());
        let (body_html, contents) = desk.body_and_contents(Entry::Page(id));
        Some(PlainPage {
            page: desk.page(About {
                title: Some(record.title.value.clone()),
                description: summary.clone(),
                made_up: record.sample,
                ..About::default()
            }),
            site: desk.site_view(),
            title: record.title.value.clone(),
            summary,
            body_html,
            contents,
        })
    }
}
