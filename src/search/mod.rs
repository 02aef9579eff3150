//! The search index: from plain documents to the files that a browser's search client reads.
//!
//! A static server answers no queries, so the index is cut into small files and the client fetches
//! the few that a query needs. Keys are syllables and pairs of neighbouring syllables, because
//! Vietnamese writes a word as several syllables and pairs find words without a word segmenter.
//! A key is a fold (`chuyen doi`); the list under it is kept apart by the marks that were written
//! (`chuyển đổi`), so that a query without marks finds everything and one with marks ranks it.
//!
//! ```text
//! SearchDoc ──read──▶ blocks of sorted entries ──invert──▶ sorted lists ──cut──▶ i/<name>.js
//!      └────────────▶ titles, excerpts, facets ────────────────────────────────▶ h/…, f/…, root.js
//! ```
//!
//! Blocks wait in a [`Spool`]: on disk, where one is handed in, and then for the next build too, which reads only the
//! texts of blocks that it does not find there. Whatever the spool holds, the same files come out.
//!
//! Every file is a classic script of ASCII text, `guongSearch("name",data)`, so that it loads from a
//! disk as well as from a server, under a strict content security policy and without any charset
//! set-up. All but `root.js` have a name that stands for their content.
//!
//! What of a portal is indexed is decided by the [`Collector`]; the rest of the module does not know what a story or a
//! plan is. Nothing here writes a file or asks a clock.

mod awards;
mod block;
mod builder;
mod bytes;
mod corpus;
mod document;
mod facets;
mod hits;
mod invert;
mod layout;
pub mod normalise;
mod postings;
mod reader;
mod root;
mod routes;
mod section;
pub mod special;
mod spool;
mod vocabulary;

pub use builder::{Builder, Options};
pub use corpus::{Collector, expected};
pub use document::{FacetValue, SearchDoc, Unread};
pub use layout::File;
pub use spool::{MemorySpool, Spool};

/// Builds the whole index of `docs`, in any order, and hands each file to `sink`.
pub fn build(docs: &[SearchDoc], options: &Options, sink: impl FnMut(File)) {
    let mut builder = Builder::new(options.clone());
    builder.add_all(docs);
    builder.finish(sink);
}
