//! Tests of the whole: one binary, one module a subject.

mod checks;
mod commands;
mod kill;
mod layers;
mod ledger;
mod new;
#[cfg(feature = "serve")]
mod preview;
mod program;
mod publishing;
mod readme;
mod tidy;
mod verify;
