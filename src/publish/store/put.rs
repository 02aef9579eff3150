//! Carries a plan out, in the order that the module's head tells.

use super::headers::{Turn, attributes};
use super::plan::{Plan, Put};
use super::ready::Ready;
use super::remote::{MARKS, Remote};
use super::{AT_ONCE, Store, errors};
use crate::publish::errors::PublishError;
use crate::publish::manifest::{MANIFEST, Manifest, NOTE, digest};
use crate::publish::rules::{STORE_FAILED, STORE_FOREIGN};
use crate::source::push_hex;
use futures_util::{StreamExt as _, TryStreamExt as _, stream};
use object_store::path::Path;
use object_store::{Error, ObjectStore as _, PutMode, PutOptions, PutPayload};
use std::cell::Cell;
use std::collections::BTreeSet;
use tokio::sync::Semaphore;

/// Most that files under way may hold in memory together, in units of [`UNIT`]. A larger file goes alone.
const MEMORY: u32 = 64 * 1024;
/// In bytes.
const UNIT: u64 = 1024;

/// Does what the plan says; nothing where it says nothing.
pub(super) async fn carry_out(
    store: &Store,
    site: &Ready<'_>,
    remote: &Remote,
    plan: &Plan,
    progress: &dyn Fn(usize, usize),
) -> Result<(), PublishError> {
    if plan.is_empty {
        return Ok(());
    }
    let mark = mark_path(&plan.mark);
    leave(store, plan, &mark).await?;
    let Err(error) = steps(store, site, remote, plan, progress).await else {
        let own = (!plan.mark.entries().is_empty()).then_some(&mark);
        let marks: BTreeSet<&String> = remote.marks.keys().chain(own).collect();
        return store.remove(marks.into_iter().cloned()).await;
    };
    if error.code() == STORE_FAILED.code {
        return Err(error);
    }
    // Another run that came in between may have removed the mark, and what was put or removed here is in its way.
    leave(store, plan, &mark).await?;
    let is_alone = error.code() != STORE_FOREIGN.code || remote.is_current(store, &mark).await?;
    Err(if is_alone { error } else { store.told.overtaken() })
}

/// Leaves a mark of what is about to be put and removed.
async fn leave(store: &Store, plan: &Plan, mark: &str) -> Result<(), PublishError> {
    if plan.mark.entries().is_empty() {
        return Ok(());
    }
    store.write(mark, plan.mark.to_text(), PutMode::Overwrite).await
}

/// Everything between putting the mark and removing it.
async fn steps(
    store: &Store,
    site: &Ready<'_>,
    remote: &Remote,
    plan: &Plan,
    progress: &dyn Fn(usize, usize),
) -> Result<(), PublishError> {
    let (done, memory) = (Cell::new(0), Semaphore::new(MEMORY as usize));
    for turn in Turn::ALL {
        let puts = plan.puts.iter().filter(|put| put.turn() == turn).map(|put| {
            let (done, memory) = (&done, &memory);
            async move {
                let units = u32::try_from(put.size / UNIT).unwrap_or(MEMORY).clamp(1, MEMORY);
                // Nobody closes it.
                let _held = memory.acquire_many(units).await;
                one(store, site, remote, put).await?;
                done.set(done.get() + 1);
                progress(done.get(), plan.puts.len());
                Ok::<(), PublishError>(())
            }
        });
        stream::iter(puts).buffer_unordered(AT_ONCE).try_collect::<()>().await?;
    }
    match &site.signature {
        Some(signature) => store.write(NOTE, signature.clone(), PutMode::Overwrite).await?,
        // One that is there would be of another manifest.
        None if remote.signature.is_some() => store.remove([NOTE.to_owned()].into_iter()).await?,
        None => {}
    }
    manifest(store, site, remote).await?;
    if plan.removals.is_empty() {
        return Ok(());
    }
    let is_page = |path: &&String| matches!(Turn::of(path, true), Turn::Pages | Turn::Home);
    let (pages, files): (Vec<&String>, Vec<&String>) = plan.removals.iter().partition(is_page);
    store.remove(pages.into_iter().cloned()).await?;
    store.remove(files.into_iter().cloned()).await?;
    // Whoever came in between may need what went.
    must_be_ours(store, site).await
}

/// Whether the manifest in the store is that of the site.
async fn must_be_ours(store: &Store, site: &Ready<'_>) -> Result<(), PublishError> {
    if store.hash(MANIFEST).await? == Some(site.manifest.digest()) { Ok(()) } else { Err(store.told.overtaken()) }
}

/// Named after what it says: the same run, begun again, has the same mark.
fn mark_path(mark: &Manifest) -> String {
    let mut path = format!("{MARKS}/");
    push_hex(&mut path, &mark.digest());
    path
}

/// Puts one file, which must still be the one that was checked.
async fn one(store: &Store, site: &Ready<'_>, remote: &Remote, put: &Put) -> Result<(), PublishError> {
    let bytes = site.folder.read(&put.path).map_err(|error| errors::unreadable(&put.path, error))?;
    if digest(&bytes) != put.hash {
        return Err(errors::changed(&put.path));
    }
    let bytes = PutPayload::from(bytes);
    if put.replaces {
        return store.write(&put.path, bytes, PutMode::Overwrite).await;
    }
    let in_the_way = match store.try_write(&put.path, bytes.clone(), PutMode::Create).await {
        Ok(()) => return Ok(()),
        Err(Error::AlreadyExists { .. }) => store.hash(&put.path).await?,
        Err(error) if errors::is_unsupported(&error) => store.hash(&put.path).await?,
        Err(error) => return Err(store.told.failed(&put.path, &error)),
    };
    match in_the_way {
        // Where the answer to a first try was lost, it is there.
        Some(found) if found == put.hash => Ok(()),
        Some(found) if !remote.marked(&put.path).any(|marked| marked == found) => {
            Err(store.told.foreign(&[put.path.to_string()]))
        }
        _ => store.write(&put.path, bytes, PutMode::Overwrite).await,
    }
}

/// Puts the manifest in the place of the one that was read, or of none.
async fn manifest(store: &Store, site: &Ready<'_>, remote: &Remote) -> Result<(), PublishError> {
    let text = || site.manifest.to_text();
    let mode = match remote.version.clone() {
        Some(version) if version.e_tag.is_some() => PutMode::Update(version),
        Some(_) => PutMode::Overwrite,
        None => PutMode::Create,
    };
    match store.try_write(MANIFEST, text(), mode).await {
        Ok(()) => Ok(()),
        Err(Error::AlreadyExists { .. } | Error::Precondition { .. }) => {
            // Where the answer to a first try was lost, it is ours; and another run may have put the same site.
            must_be_ours(store, site).await
        }
        Err(error) if errors::is_unsupported(&error) => store.write(MANIFEST, text(), PutMode::Overwrite).await,
        Err(error) => Err(store.told.failed(MANIFEST, &error)),
    }
}

impl Store {
    async fn write(&self, path: &str, bytes: impl Into<PutPayload>, mode: PutMode) -> Result<(), PublishError> {
        self.try_write(path, bytes, mode).await.map_err(|error| self.told.failed(path, &error))
    }

    async fn try_write(&self, path: &str, bytes: impl Into<PutPayload>, mode: PutMode) -> object_store::Result<()> {
        let options = PutOptions { mode, attributes: attributes(path), ..PutOptions::default() };
        self.objects.put_opts(&Path::from(path), bytes.into(), options).await.map(drop)
    }

    /// Removes objects; those that are not there are fine.
    async fn remove(&self, paths: impl Iterator<Item = String>) -> Result<(), PublishError> {
        let paths: Vec<_> = paths.map(|path| Ok(Path::from(path))).collect();
        if paths.is_empty() {
            return Ok(());
        }
        let mut removed = self.objects.delete_stream(stream::iter(paths).boxed());
        while let Some(result) = removed.next().await {
            match result {
                Ok(_) | Err(Error::NotFound { .. }) => {}
                Err(error) => return Err(self.told.failed("", &error)),
            }
        }
        Ok(())
    }
}
