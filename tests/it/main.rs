//! Tests of the whole: one binary, one module a subject.

mod commands;
mod kill;
mod layers;
#[cfg(feature = "serve")]
mod preview;
mod program;
mod publishing;
mod readme;
mod tidy;
