//! `guong serve`: a preview on this machine.

use super::{Common, Outcome, Reading, report};
use crate::diagnostic::{Severity, Text, reason};
use crate::publish::DiskCache;
use crate::serve::{self, Preview, Trouble};
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
    fn explain(&self, trouble: &Trouble) -> Text {
        let port = self.port;
        let (Trouble::Port(error) | Trouble::Watch(error) | Trouble::Run(error)) = trouble;
        let Text { vi, en } = reason(error);
        match trouble {
            Trouble::Port(_) => text!(
                "Không mở được cổng mạng {port}: {vi}. Thử “guong serve --port 0”.",
                "Port {port} cannot be opened: {en}. Try `guong serve --port 0`."
            ),
            Trouble::Watch(_) => text!(
                "Không theo dõi được các tệp của cổng: {vi}. Trên Linux, có thể cần tăng fs.inotify.max_user_watches.",
                "The files of the portal cannot be watched: {en}. On Linux, fs.inotify.max_user_watches may have to be raised."
            ),
            Trouble::Run(_) => {
                text!("Không chạy được máy chủ xem trước: {vi}.", "The preview's server cannot run: {en}.")
            }
        }
    }

    pub(super) fn run(&self, common: &Common) -> Outcome {
        if !common.site.join("content").is_dir()
            && let Err(why) = common.portal()
        {
            report::say(common, &why);
            return Outcome::WrongCommand;
        }
        let world = Arc::new(self.reading.world(common).keeping_texts());
        let language = common.language();
        let cache = Arc::new(DiskCache::beside(&common.site));
        let preview = Preview { port: self.port, site: common.site.clone(), language, cache };
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
            Err(trouble) => {
                report::say(common, &self.explain(&trouble));
                Outcome::Failed
            }
        }
    }
}
