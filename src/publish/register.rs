//! Who was given which address in this run.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::ops::Bound;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::address;
use super::errors::{self, PublishError};
use super::manifest::{Digest, Manifest};

/// What was put at an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Claim {
    /// Hash of the bytes.
    pub digest: Digest,
    /// Length in bytes.
    pub size: u64,
    /// Where the file stands.
    pub stands: Stands,
}

/// Where the file of an address stands that is to be in the spare slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stands {
    /// In the spare slot, from an earlier run.
    There,
    /// In the spare slot, written in this run.
    Written,
    /// In the live site alone: it is copied if the run publishes anything.
    Live,
}

/// The addresses of a run, claimed from many threads at once.
#[derive(Debug, Default)]
pub(super) struct Register {
    claims: Mutex<BTreeMap<Arc<str>, Claim>>,
}

impl Register {
    /// Takes the address `path`, if it is a good one and still free.
    pub(super) fn claim(&self, name: Arc<str>, claim: Claim) -> Result<(), PublishError> {
        let path = &*name;
        if let Some(fault) = address::fault(path) {
            return Err(errors::unsafe_address(path, &fault));
        }
        let mut claims = self.lock();
        if let Some(file) = ancestors(path).find(|folder| claims.contains_key(*folder)) {
            return Err(errors::file_and_folder(file, path));
        }
        if let Some(below) = first_below(&claims, path) {
            return Err(errors::file_and_folder(path, below));
        }
        match claims.entry(name) {
            Entry::Occupied(taken) => Err(errors::address_taken(taken.key())),
            Entry::Vacant(free) => {
                free.insert(claim);
                Ok(())
            }
        }
    }

    /// Remembers where the file at `path` stands.
    pub(super) fn mark(&self, path: &str, stands: Stands) {
        if let Some(claim) = self.lock().get_mut(path) {
            claim.stands = stands;
        }
    }

    /// All claims, when no more are to come.
    pub(super) fn into_claims(self) -> Claims {
        Claims { claims: self.claims.into_inner().unwrap_or_else(PoisonError::into_inner) }
    }

    /// A claim is inserted in one step, so a thread that panicked elsewhere left nothing half done.
    fn lock(&self) -> MutexGuard<'_, BTreeMap<Arc<str>, Claim>> {
        self.claims.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The addresses of a finished run.
#[derive(Debug)]
pub(super) struct Claims {
    claims: BTreeMap<Arc<str>, Claim>,
}

impl Claims {
    /// Every address in order.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, &Claim)> {
        self.claims.iter().map(|(path, claim)| (&**path, claim))
    }

    /// Whether `manifest` lists the same.
    pub(super) fn are_those_of(&self, manifest: &Manifest) -> bool {
        let own = self.claims.iter().map(|(path, claim)| (path, claim.digest));
        own.eq(manifest.entries().iter().map(|(path, digest)| (path, *digest)))
    }

    /// Whether a file was put at `path`.
    pub(super) fn has_file(&self, path: &str) -> bool {
        self.claims.contains_key(path)
    }

    /// Whether a file was put below the folder `path`.
    pub(super) fn has_folder(&self, path: &str) -> bool {
        first_below(&self.claims, path).is_some()
    }

    /// The manifest of what was put; of a large site there is no room for both.
    pub(super) fn into_manifest(self) -> Manifest {
        Manifest::new(self.claims.into_iter().map(|(path, claim)| (path, claim.digest)).collect())
    }
}

/// The folders that hold `path`, outermost first: `a`, `a/b` for `a/b/c`.
pub(super) fn ancestors(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/').filter_map(|(end, _)| path.get(..end))
}

/// The first file below the folder `path`.
fn first_below<'a>(claims: &'a BTreeMap<Arc<str>, Claim>, path: &str) -> Option<&'a str> {
    let inside = format!("{path}/");
    let from = (Bound::Included(inside.as_str()), Bound::Unbounded);
    let (first, _) = claims.range::<str, _>(from).next()?;
    first.starts_with(&inside).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_given_once_and_is_a_file_or_a_folder() {
        let register = Register::default();
        let claim = Claim { digest: Digest::default(), size: 0, stands: Stands::There };
        let code = |path: &str| register.claim(path.into(), claim).err().map(|error| error.code());
        assert_eq!(code("a/b"), None);
        assert_eq!(code("a-b"), None);
        assert_eq!(code("a/b"), Some("G906"));
        assert_eq!(code("a"), Some("G906"));
        assert_eq!(code("a/b/c"), Some("G906"));
        assert_eq!(code("A/B"), Some("G905"));
        let claims = register.into_claims();
        assert!(claims.has_folder("a") && !claims.has_folder("a-b") && claims.has_file("a-b"));
    }
}
