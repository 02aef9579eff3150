//! Checks of a linked site.
use crate::{diagnostic::Diagnostic, model::Site};
/// Runs every check.
#[must_use]
pub fn run(_site: &Site) -> Vec<Diagnostic> {
    Vec::new()
}
