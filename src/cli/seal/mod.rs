//! `guong seal`: writes what was published, corrected, revoked or withdrawn into the publication ledger.

mod writer;

use super::{Common, Outcome, Reporting, key, report};
use crate::checks::personal_data;
use crate::diagnostic::{Diagnostic, Severity, Text, Words};
use crate::ledger::{Change, RULES, Salt, SecretKey};
use crate::model::Site;
use crate::sealing::{self, Next, Request, Sealing};
use crate::world::{Clock, DiskWorld};
use crate::{checks, text};
use chrono::{DateTime, Utc};
use clap::Args;
use std::path::PathBuf;
use writer::Writer;

/// Writes the publication ledger.
#[derive(Debug, Args)]
pub struct Seal {
    /// Chỉ ghi những bản ghi này, ví dụ awards/2026-hang-nam; không nêu thì ghi tất cả (only these records)
    #[arg(value_name = "RECORD")]
    records: Vec<String>,
    /// Bản ghi đã thôi đăng; các phiên bản cũ vẫn đọc được (a record taken off the portal; its versions stay readable)
    #[arg(long, value_name = "RECORD", requires = "reason", conflicts_with_all = ["records", "withdraw"])]
    remove: Option<String>,
    /// Xóa chữ của một dòng, hoặc của cả bản ghi, khỏi mọi phiên bản (delete the words of a row or record)
    #[arg(long, value_name = "RECORD[#ROW]", requires = "reason", conflicts_with = "records")]
    withdraw: Option<String>,
    /// Lý do, không kèm tên hay dữ liệu cá nhân: nhật ký giữ mãi (why, without names: the ledger keeps it for ever)
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
    /// Tệp khóa bí mật; mặc định theo biến `GUONG_KEY`, rồi chỗ của guong key (the secret key's file)
    #[arg(long, value_name = "FILE")]
    key: Option<PathBuf>,
    /// Không ký, dù lần trước có ký (do not sign, though the last checkpoint was)
    #[arg(long, conflicts_with = "key")]
    unsigned: bool,
    /// Chỉ cho xem sẽ ghi gì (only show what would be written)
    #[arg(long)]
    dry_run: bool,
    /// Thời điểm ghi, thay cho bây giờ (the time, instead of now)
    #[arg(long, value_name = "RFC3339")]
    now: Option<DateTime<Utc>>,
    #[command(flatten)]
    reporting: Reporting,
}

impl Seal {
    pub(super) fn run(&self, common: &Common) -> Outcome {
        let now = self.now.unwrap_or_else(Utc::now);
        let world = DiskWorld::new(&common.site, Clock::Now(now));
        // Whoever else seals has to wait from here on, so that what is read stays true until it is written.
        let writer = match Writer::open(&common.site.join("content")) {
            Ok(writer) => writer,
            Err(error) => return refuse(common, &error),
        };
        let (site, mut findings) = checks::load(&world);
        if self.reporting.strict {
            crate::diagnostic::be_strict(&mut findings);
        }
        findings.retain(|finding| finding.severity == Severity::Error && !self.mends(finding));
        if !findings.is_empty() {
            crate::diagnostic::sort(&mut findings);
            report::findings(&findings, &site.sources, &self.reporting, common);
            let why = text!("Có lỗi nên không ghi gì vào nhật ký.", "There are errors, so nothing was sealed.");
            report::say(common, &why);
            return Outcome::BadContent;
        }
        match self.seal(&writer, &site, now, common) {
            Ok(()) => Outcome::Done,
            Err(error) => refuse(common, &error),
        }
    }

    /// Whether a finding is what this command is there for.
    fn mends(&self, finding: &Diagnostic) -> bool {
        let code = finding.rule.code;
        let takes_out = self.remove.is_some() || self.withdraw.is_some();
        let unfinished = RULES.iter().any(|rule| rule.name == "seal-unfinished" && rule.code == code);
        unfinished || (takes_out && matches!(finding.rule.name, "changed-without-correction" | "sealed-record-missing"))
    }

    fn request(&self) -> Request {
        let reason = self.reason.clone().unwrap_or_default();
        match (&self.remove, &self.withdraw) {
            (Some(record), _) => Request::Remove(record.clone(), reason),
            (None, Some(place)) => match place.split_once('#') {
                Some((record, part)) => Request::Withdraw(record.to_owned(), Some(part.to_owned()), reason),
                None => Request::Withdraw(place.clone(), None, reason),
            },
            (None, None) => Request::Seal(self.records.clone()),
        }
    }

    fn seal(&self, writer: &Writer, site: &Site, now: DateTime<Utc>, common: &Common) -> Result<(), Text> {
        if self.reason.as_deref().is_some_and(|reason| !personal_data::scan(reason).is_empty()) {
            return Err(text!(
                "lý do có dữ liệu cá nhân; nhật ký giữ lý do mãi mãi nên không ghi được",
                "the reason holds personal data; the ledger keeps it for ever, so it cannot be sealed"
            ));
        }
        let key = if self.unsigned { None } else { key::find(self.key.as_deref(), site, common)? };
        check_key(site, key.as_ref(), self.unsigned)?;
        let mut failed = None;
        let mut salt = || {
            let mut bytes = [0; 16];
            failed = failed.or(getrandom::fill(&mut bytes).err());
            Salt::new(bytes)
        };
        let next = sealing::next(site, &self.request(), now, &mut salt).map_err(|refusal| refusal.0)?;
        if let Some(error) = failed {
            return Err(text!("hệ điều hành không cho số ngẫu nhiên", "there is no random source: {error}"));
        }
        next.sealings.iter().for_each(|sealing| report::say(common, &told(sealing)));
        if self.dry_run {
            report::say(common, &text!("Chỉ xem, chưa ghi gì.", "Only shown; nothing was written."));
            return Ok(());
        }
        if next.sealings.is_empty() && is_finished(site, key.as_ref(), self.unsigned, &next) {
            report::say(common, &text!("Không có gì mới để ghi.", "There is nothing new to seal."));
            return Ok(());
        }
        let checkpoint = writer.write(site, &next, key.as_ref())?;
        let (entries, print) = (checkpoint.size, checkpoint.root.short());
        let signed = if checkpoint.signatures.is_empty() {
            text!("chưa ký: chạy guong key new để có khóa", "unsigned: run `guong key new` for a key")
        } else {
            text!("đã ký", "signed")
        };
        let (vi, en) = (signed.vi, signed.en);
        let done = text!(
            "Nhật ký có {entries} dòng, dấu kiểm {print}, {vi}.",
            "The ledger has {entries} entries, fingerprint {print}, {en}."
        );
        report::say(common, &done);
        Ok(())
    }
}

fn refuse(common: &Common, why: &Text) -> Outcome {
    let severity = Severity::Error.words();
    let (vi, en) = (severity.vi, severity.en);
    let (why, why_en) = (&why.vi, &why.en);
    report::say(common, &text!("{vi}: {why}", "{en}: {why_en}"));
    Outcome::Failed
}

/// A log that was signed stays signed, by the same key.
fn check_key(site: &Site, key: Option<&SecretKey>, unsigned: bool) -> Result<(), Text> {
    match (&site.ledger.key, key) {
        (Some(known), Some(key)) if *known != key.public() => Err(text!(
            "nhật ký này do khóa khác ký ({known}); muốn thay khóa thì xóa content/ledger/key.txt trước",
            "this log is signed by another key ({known}); to change it, delete content/ledger/key.txt first"
        )),
        (Some(_), None) if !unsigned => Err(text!(
            "nhật ký này đã có chữ ký; nêu tệp khóa bằng --key, hoặc --unsigned để thôi ký",
            "this log is signed; name the key's file by --key, or stop signing by --unsigned"
        )),
        _ => Ok(()),
    }
}

/// Whether the checkpoint says all there is to say.
fn is_finished(site: &Site, key: Option<&SecretKey>, unsigned: bool, next: &Next) -> bool {
    let ledger = &site.ledger;
    let whole = ledger.torn.is_empty() && next.erased.is_empty();
    let held = ledger.checkpoint.as_ref().map_or(0, |checkpoint| checkpoint.size);
    let same_key = key.map(SecretKey::public) == ledger.key || (key.is_none() && !unsigned);
    whole && held == ledger.tree.size() && same_key
}

/// One entry in words.
fn told(sealing: &Sealing) -> Text {
    let (name, version) = (&sealing.entry.record, sealing.entry.version);
    let kind = kind(sealing.entry.kind);
    let differences: Vec<Text> = sealing
        .differences
        .iter()
        .map(|difference| {
            let (part, told) = (sealing::part_name(&difference.key), sealing::told(difference));
            Text { vi: format!("\n  {}: {}", part.vi, told.vi), en: format!("\n  {}: {}", part.en, told.en) }
        })
        .collect();
    let all = |get: fn(&Text) -> &str| differences.iter().map(get).collect::<String>();
    let (vi, en) = (all(|text| &text.vi), all(|text| &text.en));
    let (kind, kind_en) = (kind.vi, kind.en);
    text!("{name}, bản {version}: {kind}{vi}", "{name}, version {version}: {kind_en}{en}")
}

fn kind(change: Change) -> Words {
    match change {
        Change::Published => Words::new("công bố", "published"),
        Change::Advanced => Words::new("sang bước tiếp theo", "goes on to its next stage"),
        Change::Corrected => Words::new("đính chính", "corrected"),
        Change::Revoked => Words::new("hủy bỏ", "revoked"),
        Change::Withdrawn => Words::new("gỡ theo yêu cầu", "withdrawn"),
        Change::Removed => Words::new("thôi đăng", "removed"),
    }
}
