//! `guong build --all`: a portal of all and its members, published as one site.
//!
//! Members are read, checked and made one after the other by as many threads as there are processors, and each is let go
//! when its files are written, so that memory holds a few of them however many there are. What stays of a member is
//! what the portal of all tells of it, and its entries in the search over all.

use super::super::{Common, Outcome, key, report};
use super::target::Target;
use super::turns::Turns;
use super::{Build, told};
use crate::cache::Cache;
use crate::diagnostic::{Diagnostic, Text, reason, sort};
use crate::driver::Portal;
use crate::model::Member;
use crate::publish::{DiskCache, Options, PublishError};
use crate::search::{self, Collector};
use crate::source::Sources;
use crate::text;
use crate::world::{MemberFolder, members};
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Instant;

/// Bytes of content that are worked on at a time. Reading, making and indexing them takes two to three times as much memory.
const BOUND: u64 = 64 << 20;

/// A run over all portals.
struct Run<'a> {
    build: &'a Build,
    common: &'a Common,
    host: &'a Portal,
    target: &'a Target,
    folders: &'a [MemberFolder],
    gathered: Mutex<Gathered>,
}

/// What stays of the members.
#[derive(Default)]
struct Gathered {
    members: Vec<Member>,
    /// Findings as they are to be shown, by the position of their portal.
    shown: BTreeMap<usize, Vec<u8>>,
    collector: Option<Collector>,
    caches: Vec<Arc<DiskCache>>,
    stories: usize,
    /// Whether something was found that must not be published.
    bad: bool,
}

/// Publishes the portal in `folder` and its members.
pub fn run(build: &Build, folder: &Path, lang: super::super::Lang) -> Outcome {
    let started = Instant::now();
    let common = &Common { site: folder.to_owned(), lang };
    let folders = match members(folder) {
        Ok(folders) if folders.is_empty() => {
            let shown = folder.display();
            report::say(
                common,
                &text!(
                    "Trong {shown} không có cổng con nào. Mỗi cổng con là một thư mục có content/ bên trong.",
                    "{shown} holds no member portals. A member is a folder with a content/ in it."
                ),
            );
            return Outcome::Failed;
        }
        Ok(folders) => folders,
        Err(error) => {
            let (shown, Text { vi, en }) = (folder.display(), reason(&error));
            report::say(common, &text!("không đọc được {shown}: {vi}", "{shown} cannot be read: {en}"));
            return Outcome::Failed;
        }
    };
    match publish(build, common, &folders, started) {
        Ok(outcome) => outcome,
        Err(error) => {
            report::failure(common, &error);
            Outcome::Failed
        }
    }
}

fn publish(
    build: &Build,
    common: &Common,
    folders: &[MemberFolder],
    started: Instant,
) -> Result<Outcome, PublishError> {
    let world = build.reading.world(common);
    let cache = Arc::new(DiskCache::beside(&common.site));
    let mut host = Portal::load(&world).with_cache(Arc::clone(&cache) as Arc<dyn Cache>);
    host.check_members(folders.iter().map(|folder| folder.name.as_str()));
    build.arrange(&mut host);
    let options = Options { sources: sources(common, folders), key: key::of_build(&host.site, common).map(Arc::new) };
    let target = Target::open(&build.output(common), &options, build.shard)?;
    let expected = search::expected(&host.site) + folders.iter().map(|folder| folder.stories).sum::<usize>();
    let wants_index = !build.no_search && target.below("").wants_index();
    let spool = wants_index.then(|| target.spool(build.fresh)).transpose()?;
    let collector = spool.map(|spool| Collector::with_spool(expected, spool));
    let gathered = Gathered {
        shown: [(0, build.shown(&host.findings, &host.site.sources, common, ""))].into(),
        collector,
        bad: host.has_errors(),
        ..Gathered::default()
    };
    let run = Run { build, common, host: &host, target: &target, folders, gathered: Mutex::new(gathered) };
    run.members()?;
    let Gathered { members, mut shown, collector, caches, stories, mut bad } =
        run.gathered.into_inner().unwrap_or_else(PoisonError::into_inner);
    let read = started.elapsed();
    host.set_members(members);
    if let Some(collector) = collector.filter(|_| !bad) {
        host.search_index_with(collector, |artifact| target.below("").put(artifact))?;
    }
    if !bad {
        let said = text!("Dựng cổng chung", "Making the portal of all");
        let broken = target.below("").put_pages(&host, &world, None, Some((&said, common)))?;
        let mut found: Vec<Diagnostic> = broken.into_iter().map(|(_, finding)| finding).collect();
        found.extend(host.changed());
        bad = !found.is_empty();
        sort(&mut found);
        if bad {
            shown.insert(usize::MAX, build.shown(&found, &host.site.sources, common, ""));
        }
    }
    report::shown(shown.into_values(), &build.reporting);
    if bad {
        report::say(common, &super::nothing_published());
        return Ok(Outcome::BadContent);
    }
    let summary = target.commit()?;
    if build.shard.is_none() {
        caches.iter().chain([&cache]).for_each(|cache| cache.prune());
    }
    let count = folders.len();
    report::say(common, &text!("{count} cổng con và cổng chung.", "{count} members and the portal of all."));
    report::say(common, &told(&summary, stories + host.site.index.stories.len(), read, started.elapsed()));
    Ok(Outcome::Done)
}

/// The folders that the site is made from, which the output must not overlap.
fn sources(common: &Common, folders: &[MemberFolder]) -> Vec<std::path::PathBuf> {
    let own = super::sources(common);
    own.into_iter().chain(folders.iter().map(|folder| common.site.join(&folder.name))).collect()
}

impl Run<'_> {
    /// Takes every member through all steps.
    fn members(&self) -> Result<(), PublishError> {
        let turns = Turns::new(self.folders.iter().map(|folder| folder.bytes).collect(), BOUND);
        let failure = Mutex::new(None);
        let bar = super::super::progress::bar(self.folders.len(), &text!("Dựng cổng", "Making portals"), self.common);
        // Threads of their own, not those that pages are made by: one of those that waits for pages may begin another
        // member meanwhile, and another in that, without any bound.
        thread::scope(|scope| {
            for _ in 0..rayon::current_num_threads().min(self.folders.len()) {
                scope.spawn(|| {
                    while let Some(at) = turns.take() {
                        if let Err(error) = self.member(at) {
                            failure.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert(error);
                            turns.stop();
                        }
                        bar.inc(1);
                        turns.give_back(at);
                    }
                });
            }
        });
        bar.finish_and_clear();
        failure.into_inner().unwrap_or_else(PoisonError::into_inner).map_or(Ok(()), Err)
    }

    fn member(&self, at: usize) -> Result<(), PublishError> {
        let folder = self.folders[at].name.as_str();
        let place = self.common.site.join(folder);
        let world = self.build.reading.world_at(&place).with_themes_of(&self.common.site);
        let cache = Arc::new(DiskCache::beside(&place));
        let mut portal = Portal::load_below(&world, self.host, folder).with_cache(Arc::clone(&cache) as Arc<dyn Cache>);
        self.build.arrange(&mut portal);
        self.show(at, &portal.findings, &portal.site.sources);
        if portal.has_errors() {
            self.gathered().bad = true;
        }
        // What is found later is still told, but nothing is made any more that would not be published.
        if self.gathered().bad {
            return Ok(());
        }
        let prefix = format!("{folder}/");
        let below = self.target.below(&prefix);
        let broken = below.put_pages(&portal, &world, None, None)?;
        if !broken.is_empty() {
            self.refuse(at, broken.into_iter().map(|(_, finding)| finding).collect(), &portal);
            return Ok(());
        }
        if !self.build.no_search && below.wants_index() {
            portal.search_index(|artifact| below.put(artifact))?;
        }
        if let Some(collector) = &mut self.gathered().collector {
            collector.add_member(&portal.site, folder);
        }
        let changed = portal.changed();
        if !changed.is_empty() {
            self.refuse(at, changed, &portal);
            return Ok(());
        }
        let mut gathered = self.gathered();
        gathered.members.push(Member::of(&portal.site, folder));
        gathered.stories += portal.site.index.stories.len();
        gathered.caches.push(cache);
        Ok(())
    }

    /// Tells what was found when pages were made; nothing is published then.
    fn refuse(&self, at: usize, mut found: Vec<Diagnostic>, portal: &Portal) {
        sort(&mut found);
        self.show(at, &found, &portal.site.sources);
        self.gathered().bad = true;
    }

    fn show(&self, at: usize, found: &[Diagnostic], sources: &Sources) {
        let prefix = format!("{}/", self.folders[at].name);
        let shown = self.build.shown(found, sources, self.common, &prefix);
        self.gathered().shown.entry(at + 1).or_default().extend(shown);
    }

    fn gathered(&self) -> std::sync::MutexGuard<'_, Gathered> {
        self.gathered.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
