//! `guong check`: reads and checks everything, and publishes nothing.

use super::{Common, Outcome, Reading, Reporting, privacy, report};
use crate::diagnostic::Format;
use crate::driver::Portal;
use crate::text;
use clap::Args;
use std::mem::ManuallyDrop;

/// Only checks the content.
#[derive(Debug, Args)]
pub struct Check {
    #[command(flatten)]
    reading: Reading,
    #[command(flatten)]
    reporting: Reporting,
    /// Lập trang rà soát dữ liệu cá nhân trên máy này, không bao giờ công bố (write an audit page of personal data on
    /// this machine, never published)
    #[arg(long)]
    privacy: bool,
}

impl Check {
    pub(super) fn run(&self, common: &Common) -> Outcome {
        // The process ends with the command, and gives all memory back at once.
        let mut portal = ManuallyDrop::new(Portal::load_to_check(&self.reading.world(common)));
        if self.reporting.strict {
            portal.be_strict();
        }
        report::findings(&portal.findings, &portal.site.sources, &self.reporting, common);
        if self.privacy {
            match privacy::write(&portal, common) {
                Ok(said) => report::say(common, &said),
                Err(error) => {
                    report::failure(common, &error);
                    return Outcome::Failed;
                }
            }
        }
        if portal.has_errors() {
            return Outcome::BadContent;
        }
        if self.reporting.format == Format::Human {
            let (stories, plans) = (portal.site.stories.records().len(), portal.site.plans.records().len());
            let (lists, units) = (portal.site.award_lists.records().len(), portal.site.units.records().len());
            report::say(
                common,
                &text!(
                    "Nội dung dùng được: {stories} bài, {plans} kế hoạch, {lists} danh sách khen thưởng, {units} đơn vị.",
                    "The content is good: {stories} stories, {plans} plans, {lists} award lists, {units} units."
                ),
            );
        }
        Outcome::Done
    }
}
