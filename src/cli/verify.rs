//! `guong verify`: holds a published copy against its manifest and its publication log.

use super::{Common, Outcome, Reporting, report};
use crate::diagnostic::{Format, Text, reason};
use crate::ledger::{Checkpoint, PublicKey};
use crate::publish::{Known, Published, Verified, verify};
use crate::text;
use clap::Args;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// Checks a published copy.
#[derive(Debug, Args)]
pub struct Verify {
    /// Bản đã công bố, ví dụ public hoặc một bản tải về (a published copy, such as public or a download)
    #[arg(value_name = "DIR")]
    folder: PathBuf,
    /// Mốc đã giữ từ trước (checkpoint.txt): nhật ký phải nối tiếp nó (a checkpoint kept from earlier)
    #[arg(long, value_name = "FILE")]
    checkpoint: Option<PathBuf>,
    /// Khóa công khai biết từ nơi khác, hoặc tệp chứa nó (the public key as known from elsewhere, or its file)
    #[arg(long, value_name = "KEY")]
    key: Option<String>,
    /// Danh mục tệp phải có chữ ký: cổng cho biết mình luôn ký khi dựng (the manifest must be signed, as the portal says its builds are)
    #[arg(long)]
    signed: bool,
    #[command(flatten)]
    reporting: Reporting,
}

impl Verify {
    pub(super) fn run(&self, common: &Common) -> Outcome {
        let verified = self.known().and_then(|known| {
            let copy = Folder(&self.folder);
            verify(&copy, &known).map_err(|error| {
                let (path, Text { vi, en }) = (self.folder.display(), reason(&error));
                text!("không đọc được {path}: {vi}", "{path} cannot be read: {en}")
            })
        });
        let verified = match verified {
            Ok(verified) => verified,
            Err(why) => {
                report::say(common, &why);
                return Outcome::Failed;
            }
        };
        let prefix = format!("{}/", self.folder.display());
        report::findings_below(&verified.findings, &verified.sources, &self.reporting, common, &prefix);
        if self.reporting.format == Format::Human {
            report::say(common, &told(&verified, self.checkpoint.is_some(), self.key.is_some()));
        }
        if verified.findings.is_empty() { Outcome::Done } else { Outcome::BadContent }
    }

    fn known(&self) -> Result<Known, Text> {
        let checkpoint = self.checkpoint.as_deref().map(|path| {
            let shown = path.display();
            let text = fs::read_to_string(path).map_err(|error| {
                let Text { vi, en } = reason(&error);
                text!("không đọc được {shown}: {vi}", "{shown} cannot be read: {en}")
            })?;
            Checkpoint::parse(&text)
                .ok_or_else(|| text!("{shown} không phải mốc của nhật ký", "{shown} is not a checkpoint"))
        });
        let key = self.key.as_deref().map(|key| {
            let text = fs::read_to_string(key).unwrap_or_else(|_| key.to_owned());
            PublicKey::parse(&text)
                .map_err(|_| text!("“{key}” không phải khóa công khai", "`{key}` is not a public key"))
        });
        Ok(Known { checkpoint: checkpoint.transpose()?, key: key.transpose()?, signed: self.signed })
    }
}

fn told(verified: &Verified, older: bool, known_key: bool) -> Text {
    let Verified { findings, files, signed, ledger, members, .. } = verified;
    let (entries, wrong) = (ledger.entries.len(), findings.len());
    if wrong > 0 {
        return text!(
            "KHÔNG ĐÚNG: {wrong} chỗ khác với khi công bố ({files} tệp, {entries} dòng nhật ký đã xem).",
            "NOT RIGHT: {wrong} places are not as published ({files} files and {entries} entries were checked)."
        );
    }
    let who = match (&ledger.key, known_key) {
        _ if entries == 0 => text!("bản này không có nhật ký công bố", "this copy has no publication log"),
        (Some(_), true) => text!("chữ ký đúng khóa đã biết", "signed by the known key"),
        (Some(key), false) => text!(
            "chữ ký đúng khóa đăng kèm ({key}); hãy so khóa ấy với nơi khác",
            "signed by the key beside it ({key}); compare that key with another source"
        ),
        (None, _) => text!(
            "nhật ký chưa có chữ ký, chưa chứng minh được ai đã ghi",
            "the log is not signed, so it does not show who wrote it"
        ),
    };
    let past = if older {
        text!(" Nhật ký nối tiếp đúng mốc cũ.", " The log continues the older checkpoint.")
    } else {
        Text::default()
    };
    let manifest = if *signed {
        text!("danh mục tệp có chữ ký ấy", "the manifest has that signature")
    } else {
        text!(
            "danh mục tệp không có chữ ký, nên chỉ nhật ký và tệp CSV, JSON của danh sách khen thưởng là không sửa lén được",
            "the manifest is not signed, so only the log and the CSV and JSON of award lists cannot be changed unnoticed"
        )
    };
    let print = ledger.checkpoint.as_ref().map(|checkpoint| checkpoint.root.short()).unwrap_or_default();
    let (vi, en) = (who.vi, who.en);
    let (past, past_en) = (past.vi, past.en);
    let below = match members {
        0 => Text::default(),
        _ => text!(
            " {members} cổng con có nhật ký riêng, đều khớp.",
            " The logs of {members} member portals hold as well."
        ),
    };
    let (below, below_en) = (below.vi, below.en);
    let (manifest, manifest_en) = (manifest.vi, manifest.en);
    text!(
        "Đúng: {files} tệp như khi công bố; {entries} dòng nhật ký nối nhau, dấu kiểm {print}; {vi}; {manifest}.{past}{below}",
        "Right: {files} files are as published; {entries} entries follow one another, fingerprint {print}; {en}; {manifest_en}.{past_en}{below_en}"
    )
}

/// A copy on the disk.
pub(super) struct Folder<'a>(pub(super) &'a Path);

impl Published for Folder<'_> {
    fn files(&self) -> io::Result<Vec<String>> {
        let mut files = Vec::new();
        for entry in WalkDir::new(self.0).min_depth(1) {
            let entry = entry.map_err(io::Error::from)?;
            if !entry.file_type().is_dir() {
                let below = entry.path().strip_prefix(self.0).unwrap_or(entry.path());
                let names: Vec<_> = below.iter().map(|name| name.to_string_lossy()).collect();
                files.push(names.join("/"));
            }
        }
        Ok(files)
    }

    fn size(&self, path: &str) -> io::Result<u64> {
        fs::metadata(self.0.join(path)).map(|found| found.len())
    }

    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        fs::read(self.0.join(path))
    }
}
