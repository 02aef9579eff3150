//! The portal as it is now, exchanged as a whole, or in the words of one story, when a file changes.

use super::answer::{Answer, Book};
use crate::cache::Cache;
use crate::diagnostic::Language;
use crate::world::World;
use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard};
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
        let book = RwLock::new(Book::load(world.as_ref(), None, Arc::clone(&cache), language));
        Current { world, cache, language, book, changes: channel(16).0 }
    }

    /// Takes over what has changed in the files at `paths` below `content/`, or, where they are not known, anywhere, and
    /// tells the pages that are open. Words of a story are read alone; whatever else it is, all is loaded again.
    pub fn reload(&self, paths: Option<&[String]>) {
        let is_revised = paths.is_some_and(|paths| {
            let mut book = self.book.write().unwrap_or_else(PoisonError::into_inner);
            paths.iter().all(|path| book.revise(self.world.as_ref(), path))
        });
        if !is_revised {
            let theme = self.book().portal.theme.clone();
            let book = Book::load(self.world.as_ref(), theme.as_ref(), Arc::clone(&self.cache), self.language);
            *self.book.write().unwrap_or_else(PoisonError::into_inner) = book;
        }
        // Nobody has to be listening.
        let _ = self.changes.send(());
    }

    /// What is shown at the moment; it does not change under the reader's hands.
    pub fn book(&self) -> RwLockReadGuard<'_, Book> {
        self.book.read().unwrap_or_else(PoisonError::into_inner)
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
