//! `guong build`: makes the site and publishes it.

mod all;
mod target;
mod turns;

use super::{Common, Outcome, Reading, Reporting, key, report};
use crate::cache::Cache;
use crate::diagnostic::{Diagnostic, Text};
use crate::driver::{Portal, Unchanged};
use crate::publish::{DiskCache, Options, PublishError, Shard, Summary};
use crate::search::{self, Collector};
use crate::source::Sources;
use crate::text;
use crate::world::DiskWorld;
use clap::Args;
use std::mem::ManuallyDrop;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};
use target::Target;

/// Makes the site and publishes it.
#[derive(Debug, Args)]
pub struct Build {
    /// Thư mục công bố, mặc định public/ của cổng (output folder, by default the portal's public/)
    #[arg(long, value_name = "DIR")]
    output: Option<PathBuf>,
    /// Không làm trang tìm kiếm có chỉ mục (leave the search index out)
    #[arg(long)]
    no_search: bool,
    /// Chỉ làm phần K trong N phần của cổng, vào một thư mục trống: nhiều máy cùng làm, chép các phần chồng lên nhau là đủ (make only share K of N, into an empty folder; shares copied together are the site)
    #[arg(long, value_name = "K/N", requires = "output")]
    shard: Option<Shard>,
    /// Dựng cả cổng chung trong thư mục này và mọi cổng con, mỗi cổng một thư mục trong đó, thành một trang có tìm kiếm chung (make the portal in this folder and all its members, a folder each, as one site with one search)
    #[arg(long, value_name = "DIR", conflicts_with = "site")]
    all: Option<PathBuf>,
    /// Dựng lại mọi trang, kể cả những trang không đổi từ lần công bố trước (make every page anew, also those that have not changed since the site was last published)
    #[arg(long)]
    fresh: bool,
    #[command(flatten)]
    reading: Reading,
    #[command(flatten)]
    reporting: Reporting,
}

impl Build {
    pub(super) fn run(&self, common: &Common) -> Outcome {
        if let Some(folder) = &self.all {
            return all::run(self, folder, common.lang);
        }
        let started = Instant::now();
        let world = self.reading.world(common);
        let cache = Arc::new(DiskCache::beside(&common.site));
        // The process ends with the command, and gives all memory back at once.
        let mut portal = ManuallyDrop::new(Portal::load(&world).with_cache(Arc::clone(&cache) as Arc<dyn Cache>));
        self.arrange(&mut portal);
        report::findings(&portal.findings, &portal.site.sources, &self.reporting, common);
        if portal.has_errors() {
            report::say(common, &nothing_published());
            return Outcome::BadContent;
        }
        let loaded = started.elapsed();
        match self.publish(&portal, &world, common) {
            Ok(Some((summary, made_all))) => {
                // Pictures of other shares, and of pages that were not made anew, are in use elsewhere.
                if self.shard.is_none() && made_all {
                    cache.prune();
                }
                let stories = portal.site.index.stories.len();
                report::say(common, &told(&summary, stories, loaded, started.elapsed()));
                Outcome::Done
            }
            Ok(None) => Outcome::BadContent,
            Err(error) => {
                report::failure(common, &error);
                Outcome::Failed
            }
        }
    }

    /// Publishes a portal without errors, and says whether all of it was made anew; none where a page could not be made,
    /// which has been reported.
    fn publish(
        &self,
        portal: &Portal,
        world: &DiskWorld,
        common: &Common,
    ) -> Result<Option<(Summary, bool)>, PublishError> {
        let options = Options { sources: sources(common), key: key::of_build(&portal.site, common).map(Arc::new) };
        let mut target = Target::open(&self.output(common), &options, self.shard)?;
        let made_of = portal.made_of();
        let unchanged = target.live().filter(|_| !self.fresh).and_then(|live| portal.unchanged_since(&live, &made_of));
        let unchanged = unchanged.as_ref();
        let below = target.below("");
        let said = text!("Dựng trang", "Making pages");
        let pages = || below.put_pages(portal, world, unchanged, Some((&said, common)));
        let has_index = !self.no_search && below.wants_index();
        let is_same = unchanged.is_some_and(Unchanged::covers_all);
        let search = || {
            if is_same && below.keep_index()? {
                return Ok(());
            }
            let spool = target.spool(self.fresh)?;
            let collector = Collector::with_spool(search::expected(&portal.site), spool);
            portal.search_index_with(collector, |artifact| below.put(artifact))
        };
        // What the index does one after the other leaves the other threads to the pages.
        let (pages, search) = rayon::join(pages, || if has_index { search() } else { Ok(()) });
        let broken = pages?;
        search?;
        let mut broken: Vec<Diagnostic> = broken.into_iter().map(|(_, finding)| finding).collect();
        broken.extend(portal.changed());
        if !broken.is_empty() {
            crate::diagnostic::sort(&mut broken);
            report::findings(&broken, &portal.site.sources, &self.reporting, common);
            return Ok(None);
        }
        let made_all = unchanged.is_none();
        target.remember(&made_of);
        target.commit().map(|summary| Some((summary, made_all)))
    }

    /// What the command line asks of every portal.
    fn arrange(&self, portal: &mut Portal) {
        if self.reporting.strict {
            portal.be_strict();
        }
        if self.no_search {
            portal.leave_search_out();
        }
    }

    fn output(&self, common: &Common) -> PathBuf {
        self.output.clone().unwrap_or_else(|| common.site.join("public"))
    }

    /// Findings of the portal in `folder` of the site, as they will be shown.
    fn shown(&self, found: &[Diagnostic], sources: &Sources, common: &Common, folder: &str) -> Vec<u8> {
        report::to_bytes(found, sources, &self.reporting, common, folder)
    }
}

/// The folders that a portal is made from and what is kept beside them; the output must not overlap any.
fn sources(common: &Common) -> Vec<PathBuf> {
    ["content", "themes", super::privacy::FOLDER].map(|folder| common.site.join(folder)).to_vec()
}

fn nothing_published() -> Text {
    text!(
        "Có lỗi nên không công bố gì; trang đang công bố vẫn nguyên vẹn.",
        "There are errors, so nothing was published; the published site is as it was."
    )
}

/// What was done, and how long it took.
fn told(summary: &Summary, stories: usize, read: Duration, all: Duration) -> Text {
    let (files, written, kept) = (summary.files(), summary.written, summary.kept);
    let (removed, size) = (summary.removed, summary.bytes / 1024);
    let (read, all) = (read.as_secs_f64(), all.as_secs_f64());
    let (vi, en) = if kept == 0 {
        Default::default()
    } else {
        (format!(" ({kept} tệp không phải dựng lại)"), format!(" ({kept} did not have to be made again)"))
    };
    text!(
        "Đã công bố {files} tệp ({size} KB) từ {stories} bài: {written} tệp mới hoặc đổi, {removed} tệp bỏ{vi}. Đọc và kiểm tra {read:.2} giây, tất cả {all:.2} giây.",
        "Published {files} files ({size} KB) of {stories} stories: {written} new or changed, {removed} removed{en}. Reading and checking {read:.2} s, all {all:.2} s."
    )
}
