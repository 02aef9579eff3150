//! Gương turns a ward's emulation campaigns, plans, exemplary stories and award lists into a static site.

pub mod checks;
pub mod diagnostic;
pub mod source;
pub mod syntax;
pub mod vietnamese;
