//! `guong upload`: brings a store that speaks S3 to the state of a finished site.

use super::verify::Folder;
use super::{Common, Outcome, Reporting, progress, report};
use crate::diagnostic::{Text, reason};
use crate::publish::store::{Access, Ready, Store, StoreAddress, Uploaded};
use crate::publish::{PublishError, store};
use crate::text;
use clap::Args;
use std::io::{Write as _, stdout};
use std::path::PathBuf;

/// Brings a store to the state of a finished site.
#[derive(Debug, Args)]
pub struct Upload {
    /// Nơi đến, như `s3://kho` hoặc `s3://kho/thu-muc` (where to, such as `s3://bucket` or `s3://bucket/folder`)
    #[arg(value_name = "S3")]
    address: StoreAddress,
    /// Bản đã dựng, mặc định public/ của cổng (a finished site, by default the portal's public/)
    #[arg(long, value_name = "DIR")]
    from: Option<PathBuf>,
    /// Máy chủ của kho, thay cho biến `AWS_ENDPOINT_URL` (the store's server, instead of the variable `AWS_ENDPOINT_URL`)
    #[arg(long, value_name = "URL")]
    endpoint: Option<String>,
    /// Cho phép http không mã hóa tới máy khác, chỉ trong mạng tin được (allow http without encryption to another machine)
    #[arg(long)]
    plain_http: bool,
    /// Chỉ nói sẽ thêm, thay, bỏ gì (only tell what would be added, replaced and removed)
    #[arg(long)]
    dry_run: bool,
    /// Đưa lại mọi tệp, ví dụ khi có người đã sửa trong kho (put every file again, as after somebody changed the store)
    #[arg(long)]
    all: bool,
    #[command(flatten)]
    reporting: Reporting,
}

impl Upload {
    pub(super) fn run(&self, common: &Common) -> Outcome {
        let from = self.from.clone().unwrap_or_else(|| common.site.join("public"));
        let folder = Folder(&from);
        let ready = match Ready::check(&folder) {
            Ok(Ok(ready)) => ready,
            Ok(Err(unready)) => {
                let prefix = format!("{}/", from.display());
                report::findings_below(&unready.findings, &unready.sources, &self.reporting, common, &prefix);
                report::say(
                    common,
                    &text!(
                        "Bản này không như khi công bố nên không đưa gì lên. Dựng lại bằng guong build.",
                        "This copy is not as published, so nothing was uploaded. Make it again with `guong build`."
                    ),
                );
                return Outcome::BadContent;
            }
            Err(error) => {
                let (path, Text { vi, en }) = (from.display(), reason(&error));
                report::say(common, &text!("không đọc được {path}: {vi}", "{path} cannot be read: {en}"));
                return Outcome::Failed;
            }
        };
        match self.upload(&ready, common) {
            Ok(uploaded) => {
                self.tell(&uploaded, common);
                Outcome::Done
            }
            Err(error) => {
                report::failure(common, &error);
                if store::is_about_the_site(&error) { Outcome::BadContent } else { Outcome::Failed }
            }
        }
    }

    fn upload(&self, ready: &Ready<'_>, common: &Common) -> Result<Uploaded, PublishError> {
        let variables =
            std::env::vars_os().filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)));
        let access =
            Access { endpoint: self.endpoint.clone(), plain_http: self.plain_http, variables: variables.collect() };
        let store = Store::open(&self.address, &access)?;
        let bar = progress::bar(0, &text!("Đưa lên kho", "Uploading"), common);
        let options = store::Upload { dry_run: self.dry_run, all: self.all };
        let uploaded = store.upload(ready, options, &|done, all| {
            bar.set_length(all as u64);
            bar.set_position(done as u64);
        });
        bar.finish_and_clear();
        uploaded
    }

    fn tell(&self, uploaded: &Uploaded, common: &Common) {
        let Uploaded { added, replaced, removed, unchanged, bytes } = uploaded;
        if self.dry_run {
            let mut out = stdout().lock();
            let signs = [("+", added), ("~", replaced), ("-", removed)];
            for (sign, path) in signs.into_iter().flat_map(|(sign, paths)| paths.iter().map(move |path| (sign, path))) {
                // A closed pipe is not an error of ours.
                let _ = writeln!(out, "{sign} {path}");
            }
        }
        let (place, size) = (&self.address, bytes / 1024);
        let (added, replaced, removed) = (added.len(), replaced.len(), removed.len());
        let told = if self.dry_run {
            text!(
                "Sẽ đưa lên {place}: {added} tệp thêm (+), {replaced} tệp thay (~), {size} KB; {removed} tệp bỏ (-), {unchanged} tệp đã có. Chưa động vào gì.",
                "Would upload to {place}: {added} files added (+), {replaced} replaced (~), {size} KB; {removed} removed (-), {unchanged} there already. Nothing was touched."
            )
        } else {
            text!(
                "Đã đưa lên {place}: {added} tệp thêm, {replaced} tệp thay, {size} KB; {removed} tệp bỏ, {unchanged} tệp đã có.",
                "Uploaded to {place}: {added} files added, {replaced} replaced, {size} KB; {removed} removed, {unchanged} were there already."
            )
        };
        report::say(common, &told);
    }
}
