//! The portal as it is now, exchanged as a whole, or in the words of one story, when a file changes.

use super::answer::{Answer, Book};
use crate::cache::Cache;
use crate::diagnostic::Language;
use crate::world::World;
use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};
use std::time::{SystemTime, UNIX_EPOCH};
use tokio::sync::broadcast::{Receiver, Sender, channel};

/// What is being shown.
pub struct Current {
    world: Arc<dyn World>,
    cache: Arc<dyn Cache>,
    language: Language,
    book: RwLock<Book>,
    changes: Sender<()>,
}

impl Current {
    /// Loads what `world` holds, to be shown with findings in `language`; what is costly to make is kept in `cache`.
    pub fn load(world: Arc<dyn World>, cache: Arc<dyn Cache>, language: Language) -> Self {
        let mut book = Book::load(world.as_ref(), None, Arc::clone(&cache), language);
        let started = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        book.generation = started.as_micros();
        Current { world, cache, language, book: RwLock::new(book), changes: channel(16).0 }
    }

    /// Takes over what has changed in the files at `paths` below `content/`, or, where they are not known, anywhere, and
    /// tells the pages that are open. Words of a story are read alone; whatever else it is, all is loaded again.
    pub fn reload(&self, paths: Option<&[String]>) {
        let is_revised = paths.is_some_and(|paths| {
            let mut book = self.book_to_change();
            book.generation += 1;
            paths.iter().all(|path| book.revise(self.world.as_ref(), path))
        });
        if !is_revised {
            let theme = self.book().portal.theme.clone();
            let mut book = Book::load(self.world.as_ref(), theme.as_ref(), Arc::clone(&self.cache), self.language);
            let mut shown = self.book_to_change();
            book.generation = shown.generation + 1;
            *shown = book;
        }
        // Nobody has to be listening.
        let _ = self.changes.send(());
    }

    /// What is shown at the moment; it does not change under the reader's hands.
    pub fn book(&self) -> RwLockReadGuard<'_, Book> {
        self.book.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn book_to_change(&self) -> RwLockWriteGuard<'_, Book> {
        self.book.write().unwrap_or_else(PoisonError::into_inner)
    }

    /// The answer to a request for `path`.
    pub fn answer(&self, path: &str) -> Answer {
        self.book().answer(self.world.as_ref(), path)
    }

    /// The components of the theme with their examples.
    pub fn gallery(&self) -> Answer {
        self.book().gallery()
    }

    /// Word of each reload.
    pub fn subscribe(&self) -> Receiver<()> {
        self.changes.subscribe()
    }

    /// The path of the home page.
    pub fn base_path(&self) -> String {
        self.book().portal.site.settings.base_path().to_owned()
    }
}
