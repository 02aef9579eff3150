//! `guong serve`: a preview on this machine.

use super::{Common, Outcome, Reading, report};
use crate::diagnostic::{Severity, Text, reason};
use crate::publish::DiskCache;
use crate::serve::{self, Preview};
use crate::text;
use clap::Args;
use std::sync::Arc;

/// Previews the portal on this machine.
#[derive(Debug, Args)]
pub struct Serve {
    /// Cổng mạng trên máy này; 0 để chọn cổng trống (port on this machine; 0 for a free one)
    #[arg(long, default_value_t = 4000)]
    port: u16,
    #[command(flatten)]
    reading: Reading,
}

impl Serve {
    pub(super) fn run(&self, common: &Common) -> Outcome {
        let world = Arc::new(self.reading.world(common).keeping_texts());
        let content = common.site.join("content");
        let watched = vec![content.clone(), common.site.join("themes")];
        let language = common.language();
        let cache = Arc::new(DiskCache::beside(&common.site));
        let preview = Preview { port: self.port, watched, content, language, cache };
        let ready = |address: &str| {
            report::say(common, &text!("Mở {address} (Ctrl+C để dừng)", "Open {address} (Ctrl+C to stop)"));
        };
        let reloaded = move |errors: usize, warnings: usize| {
            let text = text!(
                "Đã cập nhật: {errors} lỗi, {warnings} cảnh báo.",
                "Updated: {errors} errors, {warnings} warnings."
            );
            eprintln!("{}", text.get(language));
        };
        let told = move |current: &serve::Current| {
            let book = current.book();
            let count = |severity| book.portal.findings.iter().filter(|found| found.severity == severity).count();
            reloaded(count(Severity::Error), count(Severity::Warning));
        };
        match serve::run(world, &preview, ready, told) {
            Ok(()) => Outcome::Done,
            Err(error) => {
                let (port, Text { vi, en }) = (self.port, reason(&error));
                report::say(
                    common,
                    &text!(
                        "Không mở được cổng {port}: {vi}. Thử “guong serve --port 0”.",
                        "Port {port} cannot be opened: {en}. Try `guong serve --port 0`."
                    ),
                );
                Outcome::Failed
            }
        }
    }
}
