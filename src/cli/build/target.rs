//! Where finished files go: the live site, or a share of it.

use super::super::{Common, progress};
use crate::artifact::Artifact;
use crate::diagnostic::{Diagnostic, Text};
use crate::driver::{Job, MadeOf, Portal, Unchanged};
use crate::publish::{DiskSpool, Options, PublishError, Publisher, Shard, ShardWriter, Summary};
use crate::route::SEARCH_INDEX;
use crate::world::World;
use rayon::prelude::*;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

/// Where finished files go.
pub enum Target {
    /// The live site.
    Site(Box<Publisher>),
    /// A share of it.
    Shard(Box<ShardWriter>, Shard),
}

impl Target {
    pub fn open(output: &Path, options: &Options, shard: Option<Shard>) -> Result<Self, PublishError> {
        match shard {
            Some(shard) => {
                ShardWriter::open(output, options, shard).map(|writer| Target::Shard(Box::new(writer), shard))
            }
            None => Publisher::open(output, options).map(|publisher| Target::Site(Box::new(publisher))),
        }
    }

    fn put(&self, artifact: &Artifact) -> Result<(), PublishError> {
        match self {
            Target::Site(publisher) => publisher.put(artifact),
            Target::Shard(writer, _) => writer.put(artifact),
        }
    }

    pub fn commit(self) -> Result<Summary, PublishError> {
        match self {
            Target::Site(publisher) => publisher.commit(),
            Target::Shard(writer, _) => writer.commit(),
        }
    }

    /// What the live site was made of, where that is known.
    pub fn live(&self) -> Option<MadeOf> {
        match self {
            Target::Site(publisher) => MadeOf::parse(&publisher.memo()?),
            Target::Shard(..) => None,
        }
    }

    /// Lets the next build know what this site is made of.
    pub fn remember(&mut self, made_of: &MadeOf) {
        if let Target::Site(publisher) = self {
            publisher.remember(made_of.to_text());
        }
    }

    /// Where the search index of the whole site keeps what it reads of the texts.
    pub fn spool(&self, anew: bool) -> Result<Arc<DiskSpool>, PublishError> {
        match self {
            Target::Site(publisher) => publisher.spool(anew),
            Target::Shard(writer, _) => writer.spool(),
        }
    }

    /// Takes the file at `path` over from the live site, if it can.
    fn keep(&self, path: &str) -> Result<bool, PublishError> {
        match self {
            Target::Site(publisher) => publisher.keep(path),
            Target::Shard(..) => Ok(false),
        }
    }

    /// Whether the file at `path` is to be made here.
    fn wants(&self, path: &str) -> bool {
        match self {
            Target::Site(_) => true,
            Target::Shard(_, shard) => shard.holds(path),
        }
    }

    /// The part of the target below `folder`, which is empty or ends in a slash.
    pub fn below<'a>(&'a self, folder: &'a str) -> Below<'a> {
        Below { target: self, folder }
    }
}

/// A folder of the target, in which one portal stands.
#[derive(Clone, Copy)]
pub struct Below<'a> {
    target: &'a Target,
    folder: &'a str,
}

impl Below<'_> {
    /// Puts one file in place.
    pub fn put(self, artifact: Artifact) -> Result<(), PublishError> {
        let Artifact { path, bytes } = artifact;
        self.target.put(&Artifact::new(format!("{}{path}", self.folder), bytes))
    }

    /// Puts what a long job makes in place without holding it in memory.
    fn put_long(self, portal: &Portal, job: Job) -> Result<(), PublishError> {
        let path = format!("{}{}", self.folder, portal.address(job).file());
        match self.target {
            Target::Site(publisher) => publisher.put_written(&path, |out| portal.write(job, out)),
            Target::Shard(writer, _) => writer.put_written(&path, |out| portal.write(job, out)),
        }
    }

    /// Whether the search index is made here, which is made as a whole: by the machine that makes its page.
    pub fn wants_index(self) -> bool {
        match self.target {
            Target::Shard(_, shard) if self.folder.is_empty() => shard.has_index(),
            target => target.wants(&format!("{}{}", self.folder, SEARCH_INDEX)),
        }
    }

    /// Takes the search index of the live site over, if it can.
    pub fn keep_index(self) -> Result<bool, PublishError> {
        match self.target {
            Target::Site(publisher) => publisher.keep_all(&format!("{}{SEARCH_INDEX}", self.folder)),
            Target::Shard(..) => Ok(false),
        }
    }

    /// Renders everything but the search index in parallel, one artifact at a time in each thread, but for what the live
    /// site has as it would come out. What could not be made is returned.
    pub fn put_pages(
        self,
        portal: &Portal,
        world: &dyn World,
        unchanged: Option<&Unchanged>,
        said: Option<(&Text, &Common)>,
    ) -> Result<Vec<(Job, Diagnostic)>, PublishError> {
        let mut jobs = portal.jobs();
        jobs.retain(|job| self.target.wants(&format!("{}{}", self.folder, portal.address(*job).file())));
        let bar = said.map(|(what, common)| progress::bar(jobs.len(), what, common));
        let broken = Mutex::new(Vec::new());
        let put = |job: &Job| {
            let is_same = unchanged.is_some_and(|unchanged| unchanged.covers(*job));
            let kept = is_same && self.target.keep(&format!("{}{}", self.folder, portal.address(*job).file()))?;
            if !kept && portal.is_long(*job) {
                self.put_long(portal, *job)?;
            } else if !kept {
                match portal.make(world, *job) {
                    Ok(artifact) => self.put(artifact)?,
                    Err(finding) => broken.lock().unwrap_or_else(PoisonError::into_inner).push((*job, *finding)),
                }
            }
            if let Some(bar) = &bar {
                bar.inc(1);
            }
            Ok::<(), PublishError>(())
        };
        jobs.sort_by_key(|job| Portal::comes_last(*job));
        let (first, last) = jobs.split_at(jobs.partition_point(|job| !Portal::comes_last(*job)));
        first.par_iter().try_for_each(put)?;
        last.par_iter().try_for_each(put)?;
        if let Some(bar) = bar {
            bar.finish_and_clear();
        }
        Ok(broken.into_inner().unwrap_or_else(PoisonError::into_inner))
    }
}
