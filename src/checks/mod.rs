//! What is wrong with a portal whose files can all be read: one file a check.
//!
//! A file of this folder holds the rule, its explanation, its message and the function that looks for it; its place
//! in [`ALL`] is all that makes it run. A check looks at the linked [`Site`] as a whole, at the texts of one file
//! after another ([`FileTexts`]), or at both. What reading and linking have already reported is not said again.

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
mod texts;
mod written;
mod wrong_authority;
mod wrong_subject;

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
