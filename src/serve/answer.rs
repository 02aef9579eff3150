//! What stands at a path: a function of the loaded portal.

use super::overlay::{self, Findings};
use crate::artifact::{HTML, media_type};
use crate::cache::Cache;
use crate::diagnostic::{Diagnostic, Language};
use crate::driver::{Job, LoadedTheme, Portal};
use crate::offline;
use crate::route::{Route, SEARCH_INDEX};
use crate::world::World;
use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

/// An answer to a browser.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// HTTP status.
    pub status: u16,
    /// Media type.
    pub media_type: &'static str,
    /// The body.
    pub bytes: Vec<u8>,
    /// Where the browser should go instead.
    pub location: Option<String>,
}

/// A loaded portal with all of its addresses.
pub struct Book {
    /// The portal.
    pub portal: Portal,
    /// Which state of the portal this is. None comes back, not even after the preview was started again, so that a page knows
    /// whether it shows the present one.
    pub generation: u128,
    language: Language,
    jobs: BTreeMap<String, Job>,
    // Made when the search page first asks: most edits are looked at without searching.
    search: OnceLock<BTreeMap<String, Vec<u8>>>,
}

impl Book {
    /// Loads what `world` holds, with this theme where it is that of the portal; what is costly to make is kept in `cache`.
    pub fn load(world: &dyn World, theme: Option<&LoadedTheme>, cache: Arc<dyn Cache>, language: Language) -> Self {
        let portal = Portal::load_with(world, theme).with_cache(cache);
        let jobs = portal.jobs().into_iter().map(|job| (portal.address(job).file(), job)).collect();
        Book { portal, generation: 0, language, jobs, search: OnceLock::new() }
    }

    /// Takes over other words of the story at `path`; false where more has changed.
    pub fn revise(&mut self, world: &dyn World, path: &str) -> bool {
        let is_revised = self.portal.revise(world, path);
        if is_revised {
            self.search = OnceLock::new();
        }
        is_revised
    }

    /// The answer to a request for `path`, which begins with `/`.
    pub fn answer(&self, world: &dyn World, path: &str) -> Answer {
        let base = self.portal.site.settings.base_path();
        let Some(rest) = path.strip_prefix(base) else {
            return redirect(base.to_owned());
        };
        let file = if rest.is_empty() || rest.ends_with('/') { format!("{rest}index.html") } else { rest.to_owned() };
        match self.jobs.get(&file) {
            // While one edits, nothing may come from what was kept: whoever has a worker at this address is rid of it.
            Some(Job::Route(Route::Worker)) => {
                Answer { status: 200, media_type: media_type(&file), bytes: offline::removal(), location: None }
            }
            Some(job) => self.make(world, *job, &file, 200),
            None if file.starts_with(SEARCH_INDEX) && self.search().contains_key(&file) => {
                let bytes = self.search().get(&file).cloned().unwrap_or_default();
                Answer { status: 200, media_type: media_type(&file), bytes, location: None }
            }
            None if self.jobs.contains_key(&format!("{file}/index.html")) => redirect(format!("{path}/")),
            None => self.make(world, Job::Route(Route::NotFound), "404.html", 404),
        }
    }

    /// The components of the theme with their examples; what is wrong with the theme where it does not load.
    pub fn gallery(&self) -> Answer {
        let base = self.portal.site.settings.base_path();
        let (status, page) = match self.portal.theme.as_ref().map(|theme| theme.gallery(base)) {
            Some(Ok(page)) => (200, self.dress(&page)),
            Some(Err(why)) => (500, self.explain(*why)),
            None => (500, self.dress(overlay::EMPTY_PAGE)),
        };
        Answer { status, media_type: HTML, bytes: page.into_bytes(), location: None }
    }

    fn search(&self) -> &BTreeMap<String, Vec<u8>> {
        self.search.get_or_init(|| {
            let mut files = BTreeMap::new();
            let Ok(()) = self.portal.search_index(|artifact| {
                files.insert(artifact.path, artifact.bytes);
                Ok::<(), std::convert::Infallible>(())
            });
            files
        })
    }

    fn make(&self, world: &dyn World, job: Job, file: &str, status: u16) -> Answer {
        let media_type = media_type(file);
        match self.portal.make(world, job) {
            Ok(artifact) if media_type == HTML => {
                let page = String::from_utf8_lossy(&artifact.bytes);
                Answer { status, media_type, bytes: self.dress(&page).into_bytes(), location: None }
            }
            Ok(artifact) => Answer { status, media_type, bytes: artifact.bytes, location: None },
            Err(why) => {
                Answer { status: 500, media_type: HTML, bytes: self.explain(*why).into_bytes(), location: None }
            }
        }
    }

    /// Adds the findings and the script that shows the page again.
    fn dress(&self, page: &str) -> String {
        overlay::dress(page, &self.findings(&[]))
    }

    /// The page that says why there is none.
    fn explain(&self, why: Diagnostic) -> String {
        overlay::dress(overlay::EMPTY_PAGE, &self.findings(&[why]))
    }

    fn findings<'a>(&'a self, more: &'a [Diagnostic]) -> Findings<'a> {
        Findings { portal: &self.portal, more, language: self.language, generation: self.generation }
    }
}

fn redirect(to: String) -> Answer {
    Answer { status: 307, media_type: HTML, bytes: Vec::new(), location: Some(to) }
}
