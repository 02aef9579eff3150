/*!
Brings a store that speaks S3 to the state of a published folder.

# In what order

```text
1  .guong-upload/<hash>   what this run is about to put and remove, so that the next one can finish it
2  files with a hash in their names, pictures, data and whatever else pages load
3  pages
4  replaced files that lead to pages (feeds, the site map, the search index's root, the worker), and then the home page
5  .guong-manifest        after its signature, where it is signed: from now on the store holds the new site
6  deletions              what the former manifest lists and the new one does not: pages, then what they needed
7  .guong-upload/…        is removed
```

A reader never sees a page whose style, script, picture or data is not there yet, wherever a run is cut off: what pages
need comes before them, and goes after the last page that needed it was replaced. What a reader can see while it runs is
a mixture of old and new pages, each whole.

# What belongs to whom

The manifest in the store says which objects are ours. A path that it does not list is put on the condition that
nothing stands there, and where something does that is neither what is to be put nor what an interrupted run has put, the
run stops. Only what our manifests list is ever deleted.

# What a run costs

Three requests where nothing changed: the manifest, its signature, and the names of unfinished runs. Otherwise one put
for each file that differs from the store's manifest, and two or three more. Objects are listed only where there is no
manifest yet, or an unfinished run left its mark: then what is there already, known by its size and by an `ETag` that is
its MD5, is not put again. A store whose tags are something else is put to again, which is slower and no less right.

Two runs into one place at once: the manifest is put on the condition that it is still the one that was read, and looked
at again after the deletions, so the slower of them is told (G934) and leaves its mark; the next run compares and mends.
A store without conditional puts (`AWS_CONDITIONAL_PUT=disabled`) cannot tell.

What this does not do: it makes no bucket, sets no policy, and never reads the environment; it is handed what it needs.
*/

mod address;
mod connect;
#[cfg(test)]
mod cut_off;
mod errors;
#[cfg(test)]
mod fake;
mod headers;
mod plan;
mod put;
mod ready;
mod remote;
#[cfg(test)]
mod tests;

pub use address::StoreAddress;
pub use connect::Access;
pub use ready::{Ready, Unready};

use super::errors::PublishError;
use super::rules::PUBLISHED_FILE;
use object_store::ObjectStore;
use object_store::prefix::PrefixStore;
use plan::Plan;
use remote::Remote;
use std::sync::Arc;

/// Requests under way at once.
const AT_ONCE: usize = 16;

/// A place in a store.
#[derive(Debug)]
pub struct Store {
    objects: PrefixStore<Arc<dyn ObjectStore>>,
    told: errors::Told,
}

/// How a run goes about it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Upload {
    /// Only find out what would be done.
    pub dry_run: bool,
    /// Put every file again, whatever the store holds.
    pub all: bool,
}

/// What a run changed, or would change.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Uploaded {
    /// Files that were not in the store, in the order of their paths.
    pub added: Vec<String>,
    /// Files that took the place of others.
    pub replaced: Vec<String>,
    /// Objects that are gone.
    pub removed: Vec<String>,
    /// Files that the store had already.
    pub unchanged: usize,
    /// What was put, in bytes.
    pub bytes: u64,
}

/// Whether an error is one of the folder that was to go up, and not one of the store.
#[must_use]
pub fn is_about_the_site(error: &PublishError) -> bool {
    error.code() == PUBLISHED_FILE.code
}

impl Store {
    /// The place at `address`. Asks nothing of the network yet.
    ///
    /// # Errors
    /// Where the endpoint or the keys cannot be used (G935).
    pub fn open(address: &StoreAddress, access: &Access) -> Result<Self, PublishError> {
        let store = connect::s3(address, access)?;
        Ok(Store::over(store, address, access.secrets()))
    }

    fn over(store: Arc<dyn ObjectStore>, address: &StoreAddress, secrets: Vec<String>) -> Self {
        let objects = PrefixStore::new(store, address.prefix().clone());
        Store { objects, told: errors::Told { place: address.to_string(), secrets } }
    }

    /// Brings the store to the state of `site`. Tells `progress` how many files are put, and of how many.
    ///
    /// # Errors
    /// Where a file changed since it was checked (G921), the store or the network failed (G931), the manifest in the
    /// store is none (G932), objects of others are in the way (G933), or another run was faster (G934).
    pub fn upload(
        &self,
        site: &Ready<'_>,
        options: Upload,
        progress: &dyn Fn(usize, usize),
    ) -> Result<Uploaded, PublishError> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        let runtime = runtime.map_err(|error| errors::no_runtime(&self.told, error))?;
        runtime.block_on(async {
            let remote = Remote::read(self).await?;
            let plan = Plan::make(self, site, &remote, options.all).await?;
            if !options.dry_run {
                put::carry_out(self, site, &remote, &plan, progress).await?;
            }
            Ok(plan.summary())
        })
    }
}
