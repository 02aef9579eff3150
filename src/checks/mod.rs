//! What is wrong with a portal whose files can all be read: one file a check.
//!
//! A file of this folder holds the rule, its explanation, its message and the function that looks for it; its place
//! in [`ALL`] is all that makes it run. A check looks at the linked [`Site`] as a whole, at the texts of one file
//! after another ([`FileTexts`]), or at both. What reading and linking have already reported is not said again.

mod end_before_start;
mod eth;
mod list_without_decision;
mod minor_without_consent;
pub mod personal_data;
mod plan_without_number;
mod texts;
mod written;

pub use texts::{FileTexts, TextRun};

use crate::diagnostic::{Diagnostic, Rule, sort};
use crate::model::Site;
use rayon::prelude::*;

/// One thing that can be wrong.
pub trait Check: Sync {
    /// The rule that it holds the portal against.
    fn rule(&self) -> &'static Rule;

    /// Looks at the whole portal.
    fn site(&self, _site: &Site, _out: &mut Vec<Diagnostic>) {}

    /// Looks at the texts of one file.
    fn texts(&self, _site: &Site, _texts: &FileTexts<'_>, _out: &mut Vec<Diagnostic>) {}
}

/// Every check, by the code of its rule.
pub const ALL: &[&dyn Check] = &[
    &end_before_start::EndBeforeStart,
    &minor_without_consent::MinorWithoutConsent,
    &list_without_decision::ListWithoutDecision,
    &plan_without_number::PlanWithoutNumber,
    &eth::Eth,
];

/// Runs every check; the findings are in the order of files and places.
#[must_use]
pub fn run(site: &Site) -> Vec<Diagnostic> {
    let of_site = ALL.par_iter().flat_map_iter(|check| {
        let mut out = Vec::new();
        check.site(site, &mut out);
        out
    });
    let files = texts::files(site);
    let of_texts = files.par_iter().flat_map_iter(|file| {
        let mut out = Vec::new();
        let texts = FileTexts::read(site, *file);
        for check in ALL {
            check.texts(site, &texts, &mut out);
        }
        texts.published(out)
    });
    let mut found: Vec<Diagnostic> = of_site.chain(of_texts).collect();
    sort(&mut found);
    found
}
