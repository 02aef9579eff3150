//! What a run has to do: the difference between a folder and a store.

use super::headers::Turn;
use super::ready::Ready;
use super::remote::{Object, Remote};
use super::{AT_ONCE, Store, Uploaded, errors};
use crate::publish::errors::PublishError;
use crate::publish::manifest::{Digest, Manifest, digest};
use crate::source::push_hex;
use futures_util::{StreamExt as _, TryStreamExt as _, stream};
use md5::Md5;
use sha2::Digest as _;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A file to put.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Put {
    pub(super) path: Arc<str>,
    pub(super) hash: Digest,
    /// In bytes.
    pub(super) size: u64,
    /// Whether what stands there is ours to replace; otherwise nothing may.
    pub(super) replaces: bool,
}

impl Put {
    pub(super) fn turn(&self) -> Turn {
        Turn::of(&self.path, !self.replaces)
    }
}

/// What a run has to do.
#[derive(Debug, Default)]
pub(super) struct Plan {
    /// In the order of paths.
    pub(super) puts: Vec<Put>,
    /// In the order of paths.
    pub(super) removals: Vec<String>,
    unchanged: usize,
    /// What the run may have put or removed if it is cut off, with the hash that is put or that goes.
    pub(super) mark: Manifest,
    /// Whether the store is as it should be, and no run has left a mark.
    pub(super) is_empty: bool,
}

/// What is known of one file.
enum Verdict {
    Same,
    Put(Put),
    Foreign(String),
}

impl Plan {
    /// Compares. Reads objects only where they may be of others.
    pub(super) async fn make(
        store: &Store,
        site: &Ready<'_>,
        remote: &Remote,
        all: bool,
    ) -> Result<Self, PublishError> {
        let entries = stream::iter(site.manifest.entries());
        let verdicts = entries.map(|(path, hash)| compare(store, site, remote, (path, *hash), all));
        let mut verdicts = verdicts.buffered(AT_ONCE);
        let (mut plan, mut foreign) = (Plan::default(), Vec::new());
        while let Some(verdict) = verdicts.try_next().await? {
            match verdict {
                Verdict::Same => plan.unchanged += 1,
                Verdict::Put(put) => plan.puts.push(put),
                Verdict::Foreign(path) => foreign.push(path),
            }
        }
        if !foreign.is_empty() {
            return Err(store.told.foreign(&foreign));
        }
        plan.removals = removals(store, site, remote).await?;
        plan.mark = plan.mark(remote);
        let same_list = remote.version.is_some() && remote.site == site.manifest && remote.signature == site.signature;
        plan.is_empty = plan.puts.is_empty() && plan.removals.is_empty() && same_list && remote.marks.is_empty();
        Ok(plan)
    }

    fn mark(&self, remote: &Remote) -> Manifest {
        let puts = self.puts.iter().map(|put| (put.path.clone(), put.hash));
        let removals = self.removals.iter().filter_map(|path| {
            let hash = remote.site.get(path).or_else(|| remote.marked(path).next())?;
            Some((path.as_str().into(), hash))
        });
        Manifest::new(puts.chain(removals).collect::<BTreeMap<_, _>>().into_iter().collect())
    }

    /// What it changes.
    pub(super) fn summary(&self) -> Uploaded {
        let paths = |replaces| {
            let puts = self.puts.iter().filter(move |put| put.replaces == replaces);
            puts.map(|put| put.path.to_string()).collect()
        };
        Uploaded {
            added: paths(false),
            replaced: paths(true),
            removed: self.removals.clone(),
            unchanged: self.unchanged,
            bytes: self.puts.iter().map(|put| put.size).sum(),
        }
    }
}

async fn compare(
    store: &Store,
    site: &Ready<'_>,
    remote: &Remote,
    (path, hash): (&str, Digest),
    all: bool,
) -> Result<Verdict, PublishError> {
    let before = remote.site.get(path);
    // A run that was cut off or overtaken may have put another file here, or removed the one that was.
    let in_doubt = remote.marked(path).next().is_some();
    if before == Some(hash) && !in_doubt && !all {
        return Ok(Verdict::Same);
    }
    let object = remote.objects.as_ref().and_then(|objects| objects.get(path));
    let is_there = match object {
        Some(object) => holds(site, (path, hash), object)?,
        None => false,
    };
    if is_there && !all {
        return Ok(Verdict::Same);
    }
    let mut replaces = before.is_some() || is_there;
    if object.is_some() && !replaces {
        match store.hash(path).await? {
            Some(found) if found == hash && !all => return Ok(Verdict::Same),
            Some(found) if found == hash || remote.marked(path).any(|marked| marked == found) => replaces = true,
            Some(_) => return Ok(Verdict::Foreign(path.to_owned())),
            None => {}
        }
    }
    let bytes = site.folder.size(path).map_err(|error| errors::unreadable(path, error))?;
    Ok(Verdict::Put(Put { path: path.into(), hash, size: bytes, replaces }))
}

/// Whether an object is known to hold the file, by its size and by a tag that is its MD5. Whoever could make another
/// file of the same MD5 could as well write to the store.
fn holds(site: &Ready<'_>, (path, hash): (&str, Digest), object: &Object) -> Result<bool, PublishError> {
    let unreadable = |error| errors::unreadable(path, error);
    if object.tag.len() != 32 || site.folder.size(path).map_err(unreadable)? != object.size {
        return Ok(false);
    }
    let bytes = site.folder.read(path).map_err(unreadable)?;
    if digest(&bytes) != hash {
        return Err(errors::changed(path));
    }
    Ok(tag(&bytes) == object.tag)
}

/// What S3 calls a file that went up in one piece: its MD5.
pub(super) fn tag(bytes: &[u8]) -> String {
    let mut hex = String::with_capacity(32);
    push_hex(&mut hex, &Md5::digest(bytes));
    hex
}

/// Objects that the site does not have any more: those of the former manifest, and those that runs have left.
async fn removals(store: &Store, site: &Ready<'_>, remote: &Remote) -> Result<Vec<String>, PublishError> {
    let is_gone = |path: &str| site.manifest.get(path).is_none();
    let former = remote.site.entries().iter().map(|(path, _)| path.to_string()).filter(|path| is_gone(path));
    let mut paths: BTreeSet<String> = former.chain(remote.shares.iter().cloned()).collect();
    let marked = remote.marks.values().flat_map(Manifest::entries).map(|(path, _)| &**path);
    let is_there = |path: &str| remote.objects.as_ref().is_some_and(|objects| objects.contains_key(path));
    let left: BTreeSet<&str> =
        marked.filter(|path| is_gone(path) && is_there(path) && remote.site.get(path).is_none()).collect();
    // Somebody else may have come to a place that the run had not reached.
    let ours = stream::iter(left).map(|path| async move {
        let found = store.hash(path).await?;
        let is_ours = found.is_some_and(|found| remote.marked(path).any(|marked| marked == found));
        Ok::<_, PublishError>(is_ours.then(|| path.to_owned()))
    });
    let ours: Vec<Option<String>> = ours.buffered(AT_ONCE).try_collect().await?;
    paths.extend(ours.into_iter().flatten());
    Ok(paths.into_iter().collect())
}
