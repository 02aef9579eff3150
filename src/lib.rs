//! Gương turns a ward's emulation campaigns, plans, exemplary stories and award lists into a static site.

pub mod artifact;
pub mod checks;
pub mod cli;
pub mod diagnostic;
pub mod driver;
pub mod model;
pub mod pages;
pub mod publish;
pub mod reference;
pub mod route;
pub mod rules;
pub mod search;
#[cfg(feature = "serve")]
pub mod serve;
pub mod source;
pub mod syntax;
pub mod theme;
pub mod vietnamese;
pub mod world;
