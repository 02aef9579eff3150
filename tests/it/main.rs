//! Tests of the whole: one binary, one module a subject.

mod architecture;
mod commands;
mod kill;
#[cfg(feature = "serve")]
mod preview;
mod program;
mod publishing;
mod readme;
