//! Gương turns a ward's emulation campaigns, plans, exemplary stories and award lists into a static site.
//!
//! # A portal is a function
//!
//! From a folder of content and a date to a set of addressed files; everything else follows. The same function
//! serves `build` (all addresses), `serve` (the one that a browser asks for), `check` (none) and the tests (any, from
//! memory).
//!
//! ```text
//!  World ──read──▶ Document ──lower──▶ Site ──▶ checks ──▶ Diagnostics (all of them, in one run)
//!  files, today    spans, events       typed,     │
//!                                      linked     ▼
//!                                      Vec<Route> ──render──▶ Artifact ──▶ publish (one step)
//!                                       pages, search, data, feeds  one at a time, in parallel
//! ```
//!
//! 1. **Read.** A [`World`](world::World) lists files, hands out their bytes and says what today is.
//!    [`syntax`] turns bytes into [`Document`](syntax::Document)s, tables and rows, all with
//!    [`Span`](source::Span)s.
//! 2. **Lower and link.** [`model::load()`] makes records of them and resolves what they say of one another; the
//!    result is a [`Site`](model::Site). What could not be resolved is reported and stays as text.
//! 3. **Check.** [`checks::load`] does this with every [`Check`](checks::Check) at hand: some look at the words of a file while it
//!    is read, others at the linked site.
//! 4. **Plan.** Every [`PageKind`](pages::PageKind) names its [`Route`](route::Route)s; [`route`] alone knows their
//!    addresses.
//! 5. **Render.** A page kind answers a route with a context, a value of its own type; the [`Theme`](theme::Theme)
//!    fills a template with it. What comes out is an [`Artifact`](artifact::Artifact).
//! 6. **Publish.** A [`Publisher`](publish::Publisher) writes what differs into the spare slot and exchanges it with
//!    the live one.
//!
//! A [`Portal`](driver::Portal) goes through steps 1 to 5, and no other place orders them.
//!
//! # Layers
//!
//! A module uses those of the rows below its own, and no other; a test reads every `crate::` against this table.
//!
//! | module | what lives there |
//! |---|---|
//! | [`reference`](mod@reference) | the reference of the README, written from the registries |
//! | [`cli`] | the command line: one file a command, progress, exit codes |
//! | [`serve`], [`rules`] | the preview; every rule of the program in one list |
//! | [`driver`] | load, check, plan, render: the order of the steps |
//! | [`publish`], [`checks`] | slots, manifest, cache and object stores; one file a check |
//! | [`pages`], [`search`], [`data`], [`feeds`] | what makes files: one file a page kind; the search index; one file a format of open data or feed |
//! | [`sealing`] | records as they are sealed: canonical form, differences, the next entries of the ledger |
//! | [`theme`], [`artifact`], [`card`], [`offline`], [`route`] | templates, words, assets; a finished file; pictures of link previews; the service worker; from records to addresses |
//! | [`model`] | the records, typed and linked, and the keys that they have |
//! | [`ledger`] | the publication ledger: entries, versions, the log's tree, checkpoints, keys |
//! | [`syntax`] | total parsers: TOML, Markdown, official outlines, award rows |
//! | [`world`], [`diagnostic`], [`picture`], [`vietnamese`] | input behind one trait; findings and their formats; photographs made fit for pages; the language |
//! | [`cache`] | what is kept from one build to the next |
//! | [`source`] | files, byte spans, lines and display columns |
//!
//! # Invariants
//!
//! - Nothing below [`driver`] asks the clock, the environment or the disk, except [`world`] and [`publish`], whose
//!   work that is. The same content gives the same bytes.
//! - Parsers are total: they return a value and findings, never `Err`.
//! - Core types are not serialisable. What templates see are the types of [`pages::view`] and the contexts beside
//!   them; templates compute nothing.
//! - Order comes from sorting and from the files, never from a hash.
//! - A rule stands beside the code that raises it, and what it says exists in Vietnamese and English.
//! - `tera` and `minify_html` are used in [`theme`] alone, `pulldown_cmark` and `toml` in [`syntax`] alone, `image` in
//!   [`picture`] alone, `object_store` in [`publish`] alone, the disk in [`world`], [`publish`], [`serve`] and [`cli`]
//!   alone.
//!
//! # Where something new goes
//!
//! The README's codemap lists the files for a check, a key, a column, a page kind and more, in order. Each registry
//! is one constant: [`checks::ALL`], [`model::SCHEMAS`], [`pages::TEMPLATES`] (with the list that makes it),
//! [`syntax::rows::Column::ALL`], [`diagnostic::Format::ALL`], [`cli::Command`]; [`data`] and [`feeds`] each begin
//! with theirs.

pub mod artifact;
pub mod cache;
pub mod card;
pub mod checks;
pub mod cli;
pub mod data;
pub mod diagnostic;
pub mod driver;
pub mod feeds;
pub mod ledger;
pub mod model;
pub mod offline;
pub mod pages;
pub mod picture;
pub mod publish;
pub mod reference;
pub mod route;
pub mod rules;
pub mod sealing;
pub mod search;
#[cfg(feature = "serve")]
pub mod serve;
pub mod source;
pub mod syntax;
pub mod theme;
pub mod vietnamese;
pub mod world;
