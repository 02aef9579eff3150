//! Makes the files of pictures, each picture decoded once.
//!
//! A picture has six files, and whoever asks for them asks for one after the other, often from several threads.
//! The [`Darkroom`] keeps the pixels of the last few pictures, no larger than their largest file, and lets threads
//! that want the same picture wait for the one that decodes it. What was made before comes from the [`Cache`].

use super::{Fault, Picture, RECIPE, Rendition};
use crate::cache::{Cache, Key, NoCache};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// Pictures whose pixels are kept at a time: more than there are threads that come from one picture to the next.
const KEPT: usize = 8;

/// The pixels of a picture, once somebody has decoded it.
type Decoded = Arc<OnceLock<Result<Picture, Fault>>>;

/// Makes files of pictures.
#[derive(Debug)]
pub struct Darkroom {
    cache: Arc<dyn Cache>,
    recent: Mutex<Vec<(String, Decoded)>>,
}

/// A picture that files are made of.
#[derive(Clone, Copy, Debug)]
pub struct Negative<'a> {
    /// SHA-256 of the file in hexadecimal.
    pub sha256: &'a str,
    /// The largest rendition that will be asked for.
    pub largest: Rendition,
}

/// Why there is no file.
#[derive(Debug)]
pub enum Trouble<E> {
    /// The picture cannot be decoded.
    Fault(Fault),
    /// The file could not be read any more.
    Unread(E),
}

impl Default for Darkroom {
    fn default() -> Self {
        Darkroom::with(Arc::new(NoCache))
    }
}

impl Darkroom {
    /// A darkroom that keeps what it makes in `cache`.
    #[must_use]
    pub fn with(cache: Arc<dyn Cache>) -> Self {
        Darkroom { cache, recent: Mutex::default() }
    }

    /// One file of a picture, whose bytes `read` has where they are needed: they must be those of the negative's hash, under
    /// which the file is kept.
    ///
    /// # Errors
    /// Where the picture cannot be read or decoded.
    pub fn make<E>(
        &self,
        negative: Negative<'_>,
        rendition: Rendition,
        read: impl FnOnce() -> Result<Vec<u8>, E>,
    ) -> Result<Vec<u8>, Trouble<E>> {
        let Rendition { width, height, encoding } = rendition;
        let (recipe, size) = (RECIPE.to_string(), format!("{width}x{height}"));
        let key = Key::of(&["picture", &recipe, negative.sha256, &size, encoding.extension()]);
        if let Some(made) = self.cache.get(key) {
            return Ok(made);
        }
        let decoded = self.recent(negative.sha256);
        // Read outside of the lock that others wait at: only decoding has to be done once.
        if decoded.get().is_none() {
            let bytes = read().map_err(Trouble::Unread)?;
            decoded.get_or_init(|| Picture::decode(&bytes, negative.largest));
        }
        let picture = match decoded.get() {
            Some(Ok(picture)) => picture,
            Some(Err(fault)) => return Err(Trouble::Fault(fault.clone())),
            None => return Err(Trouble::Fault(Fault::Damaged)),
        };
        let made = picture.make(rendition).map_err(Trouble::Fault)?;
        self.cache.put(key, &made);
        Ok(made)
    }

    fn recent(&self, sha256: &str) -> Decoded {
        let mut recent = self.recent.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(at) = recent.iter().position(|(known, _)| known == sha256) {
            return Arc::clone(&recent[at].1);
        }
        if recent.len() >= KEPT {
            recent.remove(0);
        }
        let decoded = Decoded::default();
        recent.push((sha256.to_owned(), Arc::clone(&decoded)));
        decoded
    }
}
