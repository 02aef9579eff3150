/*!
Publishing: finished artifacts become the live folder, in one step, or nothing changes.

# Two slots

```text
public/                      the live site, with its manifest in public/.guong-manifest
.public.guong/               the working folder beside it, ignored by git, safe to delete
    lock                     held while a build or a rollback runs
    spare/                   the other slot: the site that was live before
    seals                    when each slot was finished, so that untouched files need no reading
    memo                     what the live site was made of, so that the next build makes only what differs
    texts  texts.list        what was read of the texts for the search index, so that the next build reads what differs
```

A [`Publisher`] brings the spare slot up to date, writing only what differs from what is already there, syncs it
to the disk, and exchanges the names of the two folders in one step. Where that would change nothing, both stay as they are,
so that the site before is still there to go back to. Visitors see the old site or the new one, never
a mixture, whenever the process is killed; the next run picks up from any state that was left behind.
[`rollback()`] exchanges the names back, and forwards again.

The exchange is `renameat2` with `RENAME_EXCHANGE` on Linux and its like on macOS. Where the system or the file
system has no such thing, it is two renames, and the next run ends what was cut off between them. Whoever holds the
folder itself rather than its name (a container's bind mount of `public/`, a file system mounted there) does not
follow an exchange: mount the folder above.

# What belongs to whom

The manifest, one `<SHA-256>  <path>` a line in the order of paths, says which files are ours; `sha256sum -c
.guong-manifest` holds a site against it. Where whoever builds has the key of the publication log, `.guong-manifest.note`
beside it is the key's signed word for the manifest's hash. A folder with any other file is refused, not wiped. Exceptions are at the
root: names that begin with a dot, and `CNAME`, belong to others and are carried over to the new site. `.git`, a
clone or the pointer of a worktree, is moved rather than copied, right after the exchange.

A listed file that was changed by hand in the live folder is overwritten by a later build: its path is ours. A
file is passed over as unchanged only where its bytes are known to be right: the manifest has its hash, and its
inode was not touched since the slot was sealed; otherwise it is read and compared.

A [`ShardWriter`] makes one share of a site, for many machines; shares copied into one folder are the site. Each has a
manifest of its own, with a note of its own where the machine has the key.

[`verify()`] holds a published copy against its manifest, or those of its shares, and its publication log. The module
`store` brings a store that speaks S3 to the state of a published folder.

What this does not do: it renders nothing, decides on no address, and never follows a symbolic link.
*/

mod address;
mod cache;
mod carry;
mod draft;
mod errors;
mod exchange;
mod listing;
mod manifest;
mod memo;
mod place;
mod published_rows;
mod publisher;
mod register;
mod rollback;
mod rules;
mod seal;
mod shard;
mod slot;
mod spool;
#[cfg(feature = "store")]
pub mod store;
mod summary;
mod sync;
#[cfg(test)]
mod tests;
mod verify;

pub use cache::{CACHE, DiskCache};
pub use errors::PublishError;
pub use manifest::{MANIFEST, NOTE};
pub use publisher::{Options, Publisher};
pub use rollback::rollback;
pub use rules::RULES;
pub use shard::{Shard, ShardWriter};
pub use spool::DiskSpool;
pub use summary::Summary;
pub use verify::{Known, Published, Verified, verify};
