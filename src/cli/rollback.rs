//! `guong rollback`: exchanges the published site with the one before it.

use super::{Common, Outcome, report};
use crate::{publish, text};
use clap::Args;
use std::path::PathBuf;

/// Goes back to the site before; a second time, forward again.
#[derive(Debug, Args)]
pub struct Rollback {
    /// Thư mục công bố, mặc định public/ của cổng (output folder, by default the portal's public/)
    #[arg(long, value_name = "DIR")]
    output: Option<PathBuf>,
}

impl Rollback {
    pub(super) fn run(&self, common: &Common) -> Outcome {
        let output = self.output.clone().unwrap_or_else(|| common.site.join("public"));
        match publish::rollback(&output) {
            Ok(summary) => {
                let (files, changed, removed) = (summary.files(), summary.written, summary.removed);
                report::say(
                    common,
                    &text!(
                        "Đã quay lại lần công bố trước: {files} tệp, {changed} tệp khác, {removed} tệp bỏ. Chạy lần nữa để trở về.",
                        "The site before is published again: {files} files, {changed} differ, {removed} removed. Run it again to come back."
                    ),
                );
                Outcome::Done
            }
            Err(error) => {
                report::failure(common, &error);
                Outcome::Failed
            }
        }
    }
}
