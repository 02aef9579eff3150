//! Tests of the whole: one binary, one module a subject.

mod checks;
mod kill;
mod layers;
mod readme;
