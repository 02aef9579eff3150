//! What a store says of itself: its manifest, the marks of runs that were cut off, and, where those make it
//! necessary, its objects.

use super::Store;
use crate::publish::errors::PublishError;
use crate::publish::manifest::{Digest, MANIFEST, Manifest, NOTE};
use crate::publish::shard::Shard;
use futures_util::TryStreamExt as _;
use object_store::path::Path;
use object_store::{ObjectMeta, ObjectStore as _, ObjectStoreExt as _, UpdateVersion};
use sha2::{Digest as _, Sha256};
use std::collections::{BTreeMap, HashMap};

/// Where runs leave their marks.
pub(super) const MARKS: &str = ".guong-upload";

/// The state of a store before a run.
#[derive(Debug, Default)]
pub(super) struct Remote {
    /// What is in the store for certain, as far as nobody else touched it.
    pub(super) site: Manifest,
    /// Which manifest it was; none where there is none.
    pub(super) version: Option<UpdateVersion>,
    /// What stands where the signature of the manifest does.
    pub(super) signature: Option<Vec<u8>>,
    /// What runs that were cut off, or are under way, may have put or removed, by the path of their mark.
    pub(super) marks: BTreeMap<String, Manifest>,
    /// Manifests of shares, which the new manifest replaces.
    pub(super) shares: Vec<String>,
    /// All objects, where they were listed.
    pub(super) objects: Option<HashMap<String, Object>>,
}

/// An object as a list of them tells it.
#[derive(Clone, Debug)]
pub(super) struct Object {
    /// In bytes.
    pub(super) size: u64,
    /// Without the quotation marks.
    pub(super) tag: String,
}

impl Remote {
    /// Asks the store.
    pub(super) async fn read(store: &Store) -> Result<Self, PublishError> {
        let mut remote = Remote::default();
        if let Some((manifest, version)) = remote_manifest(store, MANIFEST).await? {
            (remote.site, remote.version) = (manifest, Some(version));
        }
        remote.signature = store.small(NOTE).await?;
        let marks = if remote.version.is_some() { store.list(Some(MARKS)).await? } else { HashMap::new() };
        if remote.version.is_none() || !marks.is_empty() {
            remote.read_all(store).await?;
        }
        Ok(remote)
    }

    async fn read_all(&mut self, store: &Store) -> Result<(), PublishError> {
        let objects = store.list(None).await?;
        let mut names: Vec<&String> = objects.keys().collect();
        names.sort();
        let mut shares = BTreeMap::new();
        for name in names {
            let is_mark = name.split_once('/').is_some_and(|(folder, _)| folder == MARKS);
            let is_share = Shard::of_manifest(name).is_some();
            if is_mark || is_share {
                // Whoever finished in the meantime has removed it.
                let Some((manifest, _)) = remote_manifest(store, name).await? else { continue };
                if is_mark { &mut self.marks } else { &mut shares }.insert(name.clone(), manifest);
            }
        }
        if self.version.is_none() {
            // Shares that some tool copied into the store are its site.
            let all = shares.values().flat_map(|share| share.entries().iter().cloned());
            self.site = Manifest::new(all.collect::<BTreeMap<_, _>>().into_iter().collect());
        }
        self.shares = shares.into_keys().collect();
        self.objects = Some(objects);
        Ok(())
    }

    /// Whether nobody but the run with this mark has changed anything since.
    pub(super) async fn is_current(&self, store: &Store, own: &str) -> Result<bool, PublishError> {
        let tag = |version: &Option<UpdateVersion>| version.as_ref().and_then(|version| version.e_tag.clone());
        let now = remote_manifest(store, MANIFEST).await?.map(|(_, version)| version);
        let marks = store.list(Some(MARKS)).await?;
        let is_known = |mark: &String| mark == own || self.marks.contains_key(mark);
        Ok(tag(&now) == tag(&self.version) && marks.keys().all(is_known))
    }

    /// The hashes that an object at `path` may have if a run that was cut off has put it.
    pub(super) fn marked<'a>(&'a self, path: &'a str) -> impl Iterator<Item = Digest> + 'a {
        self.marks.values().filter_map(move |mark| mark.get(path))
    }
}

/// A list of files in the store; none where the object is not there.
async fn remote_manifest(store: &Store, path: &str) -> Result<Option<(Manifest, UpdateVersion)>, PublishError> {
    let failed = |error| store.told.failed(path, &error);
    let found = match store.objects.get(&Path::from(path)).await {
        Ok(found) => found,
        Err(object_store::Error::NotFound { .. }) => return Ok(None),
        Err(error) => return Err(failed(error)),
    };
    let version = UpdateVersion { e_tag: found.meta.e_tag.clone(), version: found.meta.version.clone() };
    let bytes = found.bytes().await.map_err(failed)?;
    let manifest = std::str::from_utf8(&bytes).ok().and_then(Manifest::parse);
    // A site has some file, and a run that puts nothing leaves no mark; the share of a small site may be empty.
    let manifest = manifest.filter(|manifest| !manifest.entries().is_empty() || Shard::of_manifest(path).is_some());
    manifest.map(|manifest| Some((manifest, version))).ok_or_else(|| store.told.manifest_damaged(path))
}

impl Store {
    /// The objects of the site, or of one folder of it.
    async fn list(&self, folder: Option<&str>) -> Result<HashMap<String, Object>, PublishError> {
        let folder = folder.map(Path::from);
        let known = |object: ObjectMeta| {
            let tag = object.e_tag.unwrap_or_default().trim_matches('"').to_owned();
            (object.location.to_string(), Object { size: object.size, tag })
        };
        let listed = self.objects.list(folder.as_ref()).map_ok(known).try_collect().await;
        listed.map_err(|error| self.told.failed(folder.as_ref().map_or("", Path::as_ref), &error))
    }

    /// What stands at `path`; none where nothing does.
    async fn small(&self, path: &str) -> Result<Option<Vec<u8>>, PublishError> {
        let bytes = async { self.objects.get(&Path::from(path)).await?.bytes().await };
        match bytes.await {
            Ok(bytes) => Ok(Some(bytes.to_vec())),
            Err(object_store::Error::NotFound { .. }) => Ok(None),
            Err(error) => Err(self.told.failed(path, &error)),
        }
    }

    /// The hash of what stands at `path`; none where nothing does. Takes no more memory than a piece of it.
    pub(super) async fn hash(&self, path: &str) -> Result<Option<Digest>, PublishError> {
        let hash = async {
            let mut pieces = self.objects.get(&Path::from(path)).await?.into_stream();
            let mut hash = Sha256::new();
            while let Some(piece) = pieces.try_next().await? {
                hash.update(&piece);
            }
            Ok(hash.finalize().into())
        };
        match hash.await {
            Ok(hash) => Ok(Some(hash)),
            Err(object_store::Error::NotFound { .. }) => Ok(None),
            Err(error) => Err(self.told.failed(path, &error)),
        }
    }
}
