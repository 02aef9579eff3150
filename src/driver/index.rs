//! The search index of a portal.
//!
//! It is made of all records at once, so it is no job like the others.

use super::Portal;
use crate::artifact::Artifact;
use crate::route::SEARCH_INDEX;
use crate::search::{self, Collector};
use rayon::prelude::*;

/// How many files are handed over at a time.
const AT_A_TIME: usize = 64;

impl Portal {
    /// Makes the search index, file by file.
    ///
    /// # Errors
    /// The first error of `sink`; what follows it is not handed over.
    pub fn search_index<E>(&self, mut sink: impl FnMut(Artifact) -> Result<(), E>) -> Result<(), E> {
        let mut outcome = Ok(());
        self.index(Collector::new(search::expected(&self.site)), |file| {
            if outcome.is_ok() {
                outcome = sink(file);
            }
        });
        outcome
    }

    /// The same of this portal and of those that `collector` holds already. Files are handed over in parallel.
    ///
    /// # Errors
    /// One of those of `sink`; what comes much later is not handed over.
    pub fn search_index_with<E: Send>(
        &self,
        collector: Collector,
        sink: impl Fn(Artifact) -> Result<(), E> + Sync,
    ) -> Result<(), E> {
        let mut outcome = Ok(());
        let mut waiting = Vec::with_capacity(AT_A_TIME);
        let mut hand_over = |waiting: &mut Vec<Artifact>| {
            let files = waiting.par_drain(..);
            if outcome.is_ok() {
                outcome = files.try_for_each(&sink);
            }
        };
        self.index(collector, |file| {
            waiting.push(file);
            if waiting.len() == AT_A_TIME {
                hand_over(&mut waiting);
            }
        });
        hand_over(&mut waiting);
        outcome
    }

    fn index(&self, mut collector: Collector, mut each: impl FnMut(Artifact)) {
        collector.add(&self.site);
        collector.finish(|file| each(Artifact::new(format!("{SEARCH_INDEX}{}", file.path), file.bytes)));
    }
}
