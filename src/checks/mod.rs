//! What is wrong with a portal whose files can all be read: one file a check.
//!
//! A file of this folder holds the rule, its explanation, its message and the function that looks for it; its place
//! in [`ALL`] is all that makes it run. A check looks at the words of one file after another while they are read
//! ([`FileTexts`]), at what texts say of other records ([`LinkedTexts`]), at the linked [`Site`] as a whole, or at several
//! of them. What reading and linking have already reported is not said again.

mod changed_without_correction;
mod consultation_missing;
mod correction_not_sealed;
mod deadline_without_evidence;
mod decomposed;
mod document_date;
mod document_spelling;
mod end_before_start;
mod eth;
mod honoured_twice;
mod legacy;
mod linked;
mod list_without_decision;
mod minor_without_consent;
mod mixed_tones;
pub mod personal_data;
mod phase_outside;
mod plan_without_date;
mod plan_without_number;
mod quota_exceeded;
mod reserved_address;
mod result_without_source;
mod revoked_without_revocation;
mod same_address;
mod same_document;
mod same_quota;
mod sealed_record_missing;
mod target_without_progress;
mod written;
mod wrong_authority;
mod wrong_subject;

pub use linked::LinkedTexts;

use crate::diagnostic::{Diagnostic, Rule, sort};
use crate::model::{self, Revision, Settings, Site};
use crate::source::Span;
use crate::syntax::FileTexts;
use crate::syntax::rows::Unpublished;
use crate::world::World;
use rayon::prelude::*;

/// One thing that can be wrong.
pub trait Check: Sync {
    /// The rule that it holds the portal against.
    fn rule(&self) -> &'static Rule;

    /// Looks at the whole portal.
    fn site(&self, _site: &Site, _out: &mut Vec<Diagnostic>) {}

    /// Looks at the words of one file, as soon as they are read. A story's are let go afterwards.
    fn words(&self, _settings: &Settings, _texts: &FileTexts, _out: &mut Vec<Diagnostic>) {}

    /// Looks at what the texts of one file say of other records. Files that cannot name a document are left out, unless
    /// they are no stories.
    fn links(&self, _site: &Site, _texts: &LinkedTexts<'_>, _out: &mut Vec<Diagnostic>) {}
}

/// Every check, by the code of its rule.
pub const ALL: &[&dyn Check] = &[
    &end_before_start::EndBeforeStart,
    &phase_outside::PhaseOutside,
    &reserved_address::ReservedAddress,
    &same_address::SameAddress,
    &minor_without_consent::MinorWithoutConsent,
    &list_without_decision::ListWithoutDecision,
    &revoked_without_revocation::RevokedWithoutRevocation,
    &same_document::SameDocument,
    &plan_without_number::PlanWithoutNumber,
    &plan_without_date::PlanWithoutDate,
    &quota_exceeded::QuotaExceeded,
    &wrong_authority::WrongAuthority,
    &wrong_subject::WrongSubject,
    &honoured_twice::HonouredTwice,
    &target_without_progress::TargetWithoutProgress,
    &deadline_without_evidence::DeadlineWithoutEvidence,
    &result_without_source::ResultWithoutSource,
    &consultation_missing::ConsultationMissing,
    &same_quota::SameQuota,
    &personal_data::NoPersonalData,
    &decomposed::Decomposed,
    &legacy::LegacyEncoding,
    &eth::Eth,
    &mixed_tones::MixedTones,
    &document_date::DocumentDate,
    &document_spelling::DocumentSpelling,
    &changed_without_correction::ChangedWithoutCorrection,
    &sealed_record_missing::SealedRecordMissing,
    &correction_not_sealed::CorrectionNotSealed,
];

/// Loads what `world` holds and runs every check; the findings are in the order of files and places.
#[must_use]
pub fn load(world: &dyn World) -> (Site, Vec<Diagnostic>) {
    let (site, mut found) = model::load_with(world, &words);
    found.extend(run(&site));
    sort(&mut found);
    // A child's name in a table of rows is found by the words of the table and by the row.
    found.dedup();
    (site, found)
}

/// Reads the story at `path` again and runs the checks of its words; none where more than its words has changed.
#[must_use]
pub fn revision(world: &dyn World, site: &Site, path: &str) -> Option<Revision> {
    model::revision(world, site, path, &words)
}

/// What the checks of words find in a file.
fn words(settings: &Settings, texts: &FileTexts) -> Vec<Diagnostic> {
    let mut out = Vec::new();
    for check in ALL {
        check.words(settings, texts, &mut out);
    }
    published(texts, out)
}

/// What all other checks find.
fn run(site: &Site) -> Vec<Diagnostic> {
    let of_site = ALL.par_iter().flat_map_iter(|check| {
        let mut out = Vec::new();
        check.site(site, &mut out);
        out
    });
    let files: Vec<linked::File> = linked::files(site).into_iter().filter(|file| file.may_link(site)).collect();
    let of_texts = files.par_iter().flat_map_iter(|file| {
        let mut out = Vec::new();
        let texts = LinkedTexts::read(site, *file);
        for check in ALL {
            check.links(site, &texts, &mut out);
        }
        published(texts.texts(), out)
    });
    of_site.chain(of_texts).collect()
}

/// Leaves findings out that stand in a column which is not published. Personal data must not stand there either,
/// unless the column was reported for it.
fn published(texts: &FileTexts, mut found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let inside = |cell: &Unpublished, span: Span| cell.span.start <= span.start && span.end <= cell.span.end;
    found.retain(|finding| {
        let counts = |cell: &Unpublished| cell.reported || finding.rule != &personal_data::RULE;
        !texts.unpublished().iter().any(|cell| inside(cell, finding.span) && counts(cell))
    });
    found
}
