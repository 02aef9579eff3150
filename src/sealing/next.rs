//! The next entries of the ledger.

use super::canonical::{Record, Sealable, record, records};
use super::difference::Difference;
use super::status::{Status, latest, status};
use super::words::part_name;
use crate::diagnostic::{Language, Text};
use crate::ledger::{CANONICAL, Change, Entry, Hash, Opening, Part, Salt, opening_path, withdrawn_name};
use crate::model::Site;
use crate::route::row_anchor;
use crate::text;
use chrono::{DateTime, SecondsFormat, Utc};
use std::collections::BTreeSet;

/// What is to be sealed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Request {
    /// Everything that is new or changed; these records alone where any are named.
    Seal(Vec<String>),
    /// A record that was taken off the portal, and why.
    Remove(String, String),
    /// A record, or one part of it, whose words are to be deleted from every version, and why.
    Withdraw(String, Option<String>, String),
}

/// One entry to be written.
#[derive(Clone, Debug)]
pub struct Sealing {
    /// The entry.
    pub entry: Entry,
    /// The parts of the version; none where the record is gone.
    pub opening: Option<Opening>,
    /// What differs from the version before.
    pub differences: Vec<Difference>,
}

/// A version whose words were deleted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Erased {
    /// Its file below `content/`.
    pub path: String,
    /// What is left of it.
    pub text: String,
}

/// What is to be written.
#[derive(Clone, Debug, Default)]
pub struct Next {
    /// The entries, in order.
    pub sealings: Vec<Sealing>,
    /// Versions to be written anew, without some words.
    pub erased: Vec<Erased>,
}

/// Why nothing can be sealed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal(pub Text);

/// Which log a checkpoint is of: that of the checkpoint before, else the portal's address without its scheme, and
/// `nhat-ky`.
#[must_use]
pub fn origin(site: &Site) -> String {
    if let Some(checkpoint) = &site.ledger.checkpoint {
        return checkpoint.origin.clone();
    }
    let base = &site.settings.base_url.value;
    format!("{}nhat-ky", base.split_once("://").map_or(base.as_str(), |(_, rest)| rest))
}

/// The entries that follow the ledger of `site`. Changes that nothing explains are passed over: the checks report
/// them.
///
/// # Errors
/// Where the request names something that is not there, or that still is.
pub fn next(
    site: &Site,
    request: &Request,
    now: DateTime<Utc>,
    salt: &mut dyn FnMut() -> Salt,
) -> Result<Next, Refusal> {
    let last = site.ledger.entries.last();
    let now = now.to_rfc3339_opts(SecondsFormat::Secs, true);
    // A clock that was set back does not turn the ledger around.
    let time = last.map(|last| last.entry.time.clone()).filter(|last| *last > now).unwrap_or(now);
    let previous = last.map_or_else(|| Hash::of(origin(site).as_bytes()), |last| last.hash);
    let mut writer =
        Writer { site, time, previous, seq: site.ledger.entries.len() as u64, salt, next: Next::default() };
    writer.sweep();
    match request {
        Request::Seal(names) => writer.seal(names)?,
        Request::Remove(name, reason) => writer.remove(name, reason)?,
        Request::Withdraw(name, None, reason) => writer.withdraw_record(name, reason)?,
        Request::Withdraw(name, Some(part), reason) => writer.withdraw_part(name, part, reason)?,
    }
    Ok(writer.next)
}

struct Writer<'a> {
    site: &'a Site,
    time: String,
    previous: Hash,
    seq: u64,
    salt: &'a mut dyn FnMut() -> Salt,
    next: Next,
}

/// What an entry says beside the record itself.
struct Saying {
    kind: Change,
    reason: String,
    because: Vec<String>,
    withdrawn: Vec<String>,
    differences: Vec<Difference>,
}

impl Writer<'_> {
    fn seal(&mut self, names: &[String]) -> Result<(), Refusal> {
        if let Some(name) = names.iter().find(|name| Sealable::find(self.site, name).is_none()) {
            return Err(no_record(name));
        }
        let site = self.site;
        let wanted = |record: &Record| names.is_empty() || names.contains(&record.name);
        for record in records(site).into_iter().filter(wanted) {
            let status = status(site, &record);
            if !status.unexplained().is_empty() {
                continue;
            }
            let saying = match status {
                Status::Same => continue,
                Status::Unsealed => Saying {
                    kind: Change::Published,
                    reason: decision(site, record.of, Change::Published),
                    because: Vec::new(),
                    withdrawn: Vec::new(),
                    differences: Vec::new(),
                },
                Status::Changed { differences, corrections, kind, .. } => Saying {
                    kind,
                    reason: if corrections.is_empty() { decision(site, record.of, kind) } else { String::new() },
                    because: corrections.iter().map(|piece| piece.key.clone()).collect(),
                    withdrawn: Vec::new(),
                    differences,
                },
            };
            self.version(&record, saying);
        }
        Ok(())
    }

    fn remove(&mut self, name: &str, reason: &str) -> Result<(), Refusal> {
        let kind = Change::Removed;
        self.is_gone(name)?;
        self.gone(
            name,
            Saying { kind, reason: reason.into(), because: vec![], withdrawn: vec![], differences: vec![] },
        );
        Ok(())
    }

    fn withdraw_record(&mut self, name: &str, reason: &str) -> Result<(), Refusal> {
        if Sealable::find(self.site, name).is_some() {
            return Err(still_there(name));
        }
        if self.site.ledger.of(name).next().is_none() {
            return Err(never_sealed(name));
        }
        let withdrawn = self.erase(name, |_| true);
        let kind = Change::Withdrawn;
        self.gone(name, Saying { kind, reason: reason.into(), because: vec![], withdrawn, differences: vec![] });
        Ok(())
    }

    fn withdraw_part(&mut self, name: &str, part: &str, reason: &str) -> Result<(), Refusal> {
        let of = Sealable::find(self.site, name).ok_or_else(|| no_record(name))?;
        let (_, sealed) = latest(self.site, name).ok_or_else(|| never_sealed(name))?;
        let ordinal = part.parse::<usize>().ok();
        let keys = [ordinal.map_or_else(|| part.to_owned(), |row| format!("#{}", row_anchor(row))), format!("#{part}")];
        let found = keys.iter().find_map(|key| sealed.part(key));
        let Some(key) = found.map(|part| part.key.clone()) else { return Err(no_part(name, part)) };
        let record = record(self.site, of);
        let status = status(self.site, &record);
        let unexplained: Vec<String> = status.unexplained().iter().map(|found| found.key.clone()).collect();
        let Status::Changed { differences, corrections, .. } = status else { return Err(still_said(&key)) };
        if !differences.iter().any(|difference| difference.key == key) {
            return Err(still_said(&key));
        }
        // A correction of the row may name who stood there; those that the list no longer shows go too.
        let of_row = |value: &serde_json::Value| {
            ordinal.is_some_and(|row| value.get("row").and_then(serde_json::Value::as_u64) == Some(row as u64))
        };
        let is_gone = |part: &Part| {
            let shown = |value: &serde_json::Value| record.pieces.iter().any(|piece| piece.value == *value);
            part.key == key || part.value.as_ref().is_some_and(|value| of_row(value) && !shown(value))
        };
        let withdrawn = self.erase(name, is_gone);
        // A withdrawn correction moves those after it up, which is no change of theirs.
        let is_gone = |other: &String| *other == key || other.starts_with("correction/");
        if let Some(other) = unexplained.iter().find(|other| !is_gone(other)) {
            return Err(other_change(other));
        }
        let because = corrections.iter().map(|piece| piece.key.clone()).collect();
        let kind = Change::Withdrawn;
        // What was withdrawn is not told by the difference either.
        let differences = differences.into_iter().filter(|own| own.key != key).collect();
        self.version(&record, Saying { kind, reason: reason.into(), because, withdrawn, differences });
        Ok(())
    }

    /// Deletes words from every version of a record; gives the names of the parts.
    fn erase(&mut self, name: &str, is_gone: impl Fn(&Part) -> bool) -> Vec<String> {
        let mut names = Vec::new();
        for opening in self.site.ledger.openings.values().filter(|opening| opening.record == name) {
            let gone = opening.parts.iter().filter(|part| part.value.is_some() && is_gone(part));
            let keys: BTreeSet<&str> = gone.map(|part| part.key.as_str()).collect();
            if !keys.is_empty() {
                names.extend(keys.iter().map(|key| withdrawn_name(opening.version, key)));
                self.next.erased.push(without(opening, |part| keys.contains(part.key.as_str())));
            }
        }
        names
    }

    /// Deletes words that an entry says are deleted, and that were left because the writing was cut off.
    fn sweep(&mut self) {
        let ledger = &self.site.ledger;
        for opening in ledger.openings.values() {
            let withdrawn = |part: &Part| ledger.is_withdrawn(&opening.record, opening.version, &part.key);
            if opening.parts.iter().any(|part| part.value.is_some() && withdrawn(part)) {
                self.next.erased.push(without(opening, withdrawn));
            }
        }
    }

    fn is_gone(&self, name: &str) -> Result<(), Refusal> {
        match (self.site.ledger.latest(name), Sealable::find(self.site, name)) {
            (_, Some(_)) => Err(still_there(name)),
            (None, None) => Err(never_sealed(name)),
            (Some(_), None) => Ok(()),
        }
    }

    /// A new version of a record that is there. Parts that did not change keep their salts.
    fn version(&mut self, record: &Record, saying: Saying) {
        let old = latest(self.site, &record.name).map(|(_, sealed)| sealed);
        let part = |piece: &super::Piece, salt: &mut dyn FnMut() -> Salt| {
            let kept =
                old.and_then(|old| old.part(&piece.key)).filter(|part| part.value.as_ref() == Some(&piece.value));
            let kept = kept.and_then(|part| part.salt.clone());
            Part { key: piece.key.clone(), salt: Some(kept.unwrap_or_else(salt)), value: Some(piece.value.clone()) }
        };
        let parts: Vec<Part> = record.pieces.iter().map(|piece| part(piece, self.salt)).collect();
        self.write(&record.name, parts, saying);
    }

    fn gone(&mut self, name: &str, saying: Saying) {
        self.write(name, Vec::new(), saying);
    }

    fn write(&mut self, name: &str, parts: Vec<Part>, saying: Saying) {
        let versions = self.site.ledger.of(name).count();
        let version = u32::try_from(versions + 1).unwrap_or(u32::MAX);
        let hashes = parts.iter().filter_map(|part| Some((part.key.clone(), part.hash()?))).collect();
        let mut entry = Entry {
            because: saying.because,
            canonical: CANONICAL,
            kind: saying.kind,
            parts: hashes,
            previous: self.previous,
            reason: saying.reason,
            record: name.to_owned(),
            seq: self.seq,
            sha256: Hash::default(),
            time: self.time.clone(),
            version,
            withdrawn: saying.withdrawn,
        };
        entry.sha256 = entry.digest();
        self.previous = Hash::of(entry.line().as_bytes());
        self.seq += 1;
        let opening = (!parts.is_empty()).then(|| Opening { record: name.to_owned(), version, parts });
        self.next.sealings.push(Sealing { entry, opening, differences: saying.differences });
    }
}

/// The version without the words of some parts.
fn without(opening: &Opening, is_gone: impl Fn(&Part) -> bool) -> Erased {
    let mut left = opening.clone();
    for part in left.parts.iter_mut().filter(|part| is_gone(part)) {
        (part.salt, part.value) = (None, None);
    }
    Erased { path: opening_path(&left.record, left.version), text: left.to_text() }
}

/// The decision that stands behind a change, in the portal's language. It names no person.
fn decision(site: &Site, of: Sealable, kind: Change) -> String {
    let number = match of {
        Sealable::List(id) => {
            let list = &site.award_lists[id];
            let revocation = list.revocation.as_ref().filter(|_| kind == Change::Revoked).map(|own| &own.number);
            revocation.or(list.decision.as_ref().map(|decision| &decision.number)).map(|number| number.value.as_str())
        }
        Sealable::Plan(_) => None,
    };
    match (number, site.settings.language) {
        (Some(number), Language::Vi) => format!("Quyết định số {number}"),
        (Some(number), Language::En) => format!("Decision {number}"),
        (None, _) => String::new(),
    }
}

fn no_record(name: &str) -> Refusal {
    Refusal(text!(
        "không có danh sách hay kế hoạch nào tên “{name}”; viết như awards/2026-hang-nam hoặc plans/ke-hoach",
        "there is no award list or plan `{name}`; write awards/2026-annual or plans/plan"
    ))
}

fn never_sealed(name: &str) -> Refusal {
    Refusal(text!("“{name}” chưa từng được ghi vào nhật ký", "`{name}` was never sealed"))
}

fn still_there(name: &str) -> Refusal {
    Refusal(text!(
        "“{name}” còn trong content/; xóa tệp của nó trước",
        "`{name}` still stands in content/; delete its file first"
    ))
}

fn no_part(name: &str, part: &str) -> Refusal {
    Refusal(text!("“{name}” không có phần “{part}”", "`{name}` has no part `{part}`"))
}

fn still_said(key: &str) -> Refusal {
    let Text { vi, en } = part_name(key);
    Refusal(text!(
        "{vi} vẫn giữ nguyên chữ cần gỡ; sửa trong content/ trước, ví dụ họ tên thành “(đã gỡ theo yêu cầu)”",
        "{en} still says what is to be withdrawn; change it in content/ first, such as the name to `(withdrawn)`"
    ))
}

fn other_change(key: &str) -> Refusal {
    let Text { vi, en } = part_name(key);
    Refusal(text!(
        "{vi} cũng khác bản đã ghi mà chưa có [[correction]] mới",
        "{en} differs from the sealed version too, without a new [[correction]]"
    ))
}
