//! `guong build`: makes the site and publishes it.

use super::{Common, Outcome, Reading, Reporting, progress, report};
use crate::artifact::Artifact;
use crate::cache::Cache;
use crate::driver::Portal;
use crate::publish::{DiskCache, Options, PublishError, Publisher, Shard, ShardWriter, Summary};
use crate::text;
use crate::world::DiskWorld;
use clap::Args;
use rayon::prelude::*;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::Instant;

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
    #[command(flatten)]
    reading: Reading,
    #[command(flatten)]
    reporting: Reporting,
}

impl Build {
    pub(super) fn run(&self, common: &Common) -> Outcome {
        let started = Instant::now();
        let world = self.reading.world(common);
        let cache = Arc::new(DiskCache::beside(&common.site));
        let mut portal = Portal::load(&world).with_cache(Arc::clone(&cache) as Arc<dyn Cache>);
        if self.reporting.strict {
            portal.be_strict();
        }
        if self.no_search {
            portal.leave_search_out();
        }
        report::findings(&portal.findings, &portal.site.sources, &self.reporting, common);
        if portal.has_errors() {
            report::say(
                common,
                &text!(
                    "Có lỗi nên không công bố gì; trang đang công bố vẫn nguyên vẹn.",
                    "There are errors, so nothing was published; the published site is as it was."
                ),
            );
            return Outcome::BadContent;
        }
        let loaded = started.elapsed();
        match self.publish(&portal, &world, common) {
            Ok(Some(summary)) => {
                // Pictures of other shares are in use elsewhere.
                if self.shard.is_none() {
                    cache.prune();
                }
                let (files, written) = (summary.files(), summary.written);
                let (removed, size) = (summary.removed, summary.bytes / 1024);
                let stories = portal.site.index.stories.len();
                let (read, all) = (loaded.as_secs_f64(), started.elapsed().as_secs_f64());
                report::say(
                    common,
                    &text!(
                        "Đã công bố {files} tệp ({size} KB) từ {stories} bài: {written} tệp mới hoặc đổi, {removed} tệp bỏ. Đọc và kiểm tra {read:.2} giây, tất cả {all:.2} giây.",
                        "Published {files} files ({size} KB) of {stories} stories: {written} new or changed, {removed} removed. Reading and checking {read:.2} s, all {all:.2} s."
                    ),
                );
                Outcome::Done
            }
            Ok(None) => Outcome::BadContent,
            Err(error) => {
                report::failure(common, &error);
                Outcome::Failed
            }
        }
    }

    /// Renders in parallel, one artifact at a time in each thread; none where a page could not be made, which has
    /// been reported.
    fn publish(&self, portal: &Portal, world: &DiskWorld, common: &Common) -> Result<Option<Summary>, PublishError> {
        let output = self.output.clone().unwrap_or_else(|| common.site.join("public"));
        let sources =
            vec![common.site.join("content"), common.site.join("themes"), common.site.join(super::privacy::FOLDER)];
        let target = Target::open(&output, &Options { sources }, self.shard)?;
        let is_ours = |path: &str| self.shard.is_none_or(|shard| shard.holds(path));
        let mut jobs = portal.jobs();
        jobs.retain(|job| is_ours(&portal.address(*job).file()));
        let bar = progress::bar(jobs.len(), &text!("Dựng trang", "Making pages"), common);
        let broken = Mutex::new(Vec::new());
        let pages = || {
            jobs.par_iter().try_for_each(|job| {
                match portal.make(world, *job) {
                    Ok(artifact) => target.put(&artifact)?,
                    Err(finding) => broken.lock().unwrap_or_else(std::sync::PoisonError::into_inner).push(*finding),
                }
                bar.inc(1);
                Ok::<(), PublishError>(())
            })
        };
        let has_index = !self.no_search && self.shard.is_none_or(Shard::has_index);
        let search = || portal.search_index(|artifact| target.put(&artifact));
        // What the index does one after the other leaves the other threads to the pages.
        let (pages, search) = rayon::join(pages, || if has_index { search() } else { Ok(()) });
        pages.and(search)?;
        bar.finish_and_clear();
        let mut broken = broken.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
        if !broken.is_empty() {
            crate::diagnostic::sort(&mut broken);
            report::findings(&broken, &portal.site.sources, &self.reporting, common);
            return Ok(None);
        }
        target.commit().map(Some)
    }
}

/// Where finished files go.
enum Target {
    /// The live site.
    Site(Box<Publisher>),
    /// A share of it.
    Shard(ShardWriter),
}

impl Target {
    fn open(output: &Path, options: &Options, shard: Option<Shard>) -> Result<Self, PublishError> {
        match shard {
            Some(shard) => ShardWriter::open(output, options, shard).map(Target::Shard),
            None => Publisher::open(output, options).map(|publisher| Target::Site(Box::new(publisher))),
        }
    }

    fn put(&self, artifact: &Artifact) -> Result<(), PublishError> {
        match self {
            Target::Site(publisher) => publisher.put(artifact),
            Target::Shard(writer) => writer.put(artifact),
        }
    }

    fn commit(self) -> Result<Summary, PublishError> {
        match self {
            Target::Site(publisher) => publisher.commit(),
            Target::Shard(writer) => writer.commit(),
        }
    }
}
