//! The publication log: what was published, corrected, revoked and withdrawn; the history of one record; one version.

use super::PageKind;
use super::desk::{About, Desk};
use crate::ledger::{Entry, Located, Opening};
use crate::model::Site;
use crate::route::{Feed, Route};
use crate::sealing::{self, Difference, Sealable};
use chrono::DateTime;
use serde::Serialize;

use super::view::{CheckpointView, Download, IsoDate, Key, Link, PageMeta, Reference, SiteView};

/// How many entries the log's page shows; every record's own page has all of its.
const SHOWN: usize = 100;

/// Context of `log.html`, the page at `/nhat-ky/`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LogPage {
    /// What the page says about itself.
    pub page: PageMeta,
    /// The portal around it.
    pub site: SiteView,
    /// The latest entries, newest first.
    pub entries: Vec<LogEntry>,
    /// How many there are.
    pub total: usize,
    /// Every record that has a history.
    pub records: Vec<Link>,
    /// The latest checkpoint.
    pub checkpoint: CheckpointView,
    /// The files of the log.
    pub downloads: Vec<Download>,
    /// Where a reader checks a row or a file.
    pub verify_href: String,
}

/// One entry of the log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LogEntry {
    /// Anchor: `n-12`.
    pub anchor: String,
    /// The day, in the portal's time zone.
    pub date: IsoDate,
    /// `published`, `advanced`, `corrected`, `revoked`, `withdrawn` or `removed`.
    pub kind: Key,
    /// The record's title, leading to its history.
    pub record: Link,
    /// Version of the record.
    pub version: u32,
    /// Why: the decision, or the corrections as the editor wrote them.
    pub reasons: Vec<String>,
    /// What changed from the version before.
    pub changes: Vec<LogChange>,
    /// Where the version can be read; none where the record is gone.
    pub version_href: Option<String>,
    /// The version as a file that can be checked.
    pub file_href: Option<String>,
    /// The first digits of the hash of the entry.
    pub short: String,
    /// The hash of the record in this version.
    pub sha256: String,
}

/// One part of a record that changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LogChange {
    /// What it is: `Dòng 16`.
    pub part: String,
    /// The place on the record's page, where it still is.
    pub href: Option<String>,
    /// `added`, `changed`, `gone` or `withdrawn`.
    pub kind: Key,
    /// The fields that changed; none of a withdrawn part.
    pub fields: Vec<LogField>,
}

/// One field of a part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LogField {
    /// What it is called.
    pub name: String,
    /// What it was.
    pub old: Option<String>,
    /// What it is.
    pub new: Option<String>,
    /// Whether both are dates, such as `2026-11-06`, which the theme puts into words.
    pub is_date: bool,
}

/// Context of `log-record.html`: the history of one record.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LogRecordPage {
    /// What the page says about itself.
    pub page: PageMeta,
    /// The portal around it.
    pub site: SiteView,
    /// The record; without an address where it is gone.
    pub record: Reference,
    /// Its entries, newest first.
    pub entries: Vec<LogEntry>,
    /// Where a reader checks a row or a file.
    pub verify_href: String,
}

/// Context of `log-version.html`: one version of a record, as it was published.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LogVersionPage {
    /// What the page says about itself.
    pub page: PageMeta,
    /// The portal around it.
    pub site: SiteView,
    /// The record; without an address where it is gone.
    pub record: Reference,
    /// Its history.
    pub history_href: String,
    /// The entry.
    pub entry: LogEntry,
    /// Whether a later version took its place.
    pub superseded: bool,
    /// The parts, in order.
    pub parts: Vec<VersionPart>,
    /// Where a reader checks a row or a file.
    pub verify_href: String,
}

/// One part of a version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct VersionPart {
    /// Anchor: the part's own, such as `dong-16`, or its key.
    pub anchor: String,
    /// What it is: `Dòng 16`.
    pub name: String,
    /// Whether its words were withdrawn.
    pub withdrawn: bool,
    /// Its fields; none where it was withdrawn.
    pub fields: Vec<LogField>,
    /// The first digits of its hash; the file of the version has what they were made of.
    pub short: String,
}

/// The log.
#[derive(Debug)]
pub struct Log;

impl PageKind for Log {
    type Context = LogPage;
    const TEMPLATE: &'static str = "log.html";

    fn routes(site: &Site) -> Vec<Route> {
        (!site.ledger.is_empty()).then_some(Route::Log).into_iter().collect()
    }

    fn context(desk: &Desk<'_>) -> Option<LogPage> {
        if desk.route != Route::Log {
            return None;
        }
        let ledger = &desk.site.ledger;
        let file = |route, format| Download { href: desk.href(route), format, bytes: None, sha256: None };
        let key = ledger.key.as_ref().map(|_| file(Route::LogKey, "txt"));
        let records = ledger.names.iter().enumerate();
        Some(LogPage {
            page: desk.page(About { sample: has_samples(desk.site), feed: Some(Feed::Log), ..About::default() }),
            site: desk.site_view(),
            entries: (0..ledger.entries.len()).rev().take(SHOWN).map(|at| desk.log_entry(at)).collect(),
            total: ledger.entries.len(),
            records: records
                .map(|(at, name)| desk.link(Route::LogRecord(at), sealing::title(desk.site, name)))
                .collect(),
            checkpoint: desk.checkpoint()?,
            downloads: [file(Route::LogFile, "txt"), file(Route::LogCheckpoint, "txt")]
                .into_iter()
                .chain(key)
                .collect(),
            verify_href: desk.href(Route::LogVerify),
        })
    }
}

/// The history of every record.
#[derive(Debug)]
pub struct LogRecord;

impl PageKind for LogRecord {
    type Context = LogRecordPage;
    const TEMPLATE: &'static str = "log-record.html";

    fn routes(site: &Site) -> Vec<Route> {
        (0..site.ledger.names.len()).map(Route::LogRecord).collect()
    }

    fn context(desk: &Desk<'_>) -> Option<LogRecordPage> {
        let Route::LogRecord(at) = desk.route else { return None };
        let ledger = &desk.site.ledger;
        let name = &ledger.names[at];
        let own = (0..ledger.entries.len()).rev().filter(|at| ledger.entries[*at].entry.record == *name);
        Some(LogRecordPage {
            page: desk.page(About {
                title: Some(sealing::title(desk.site, name)),
                sample: sealing::is_sample(desk.site, name),
                section: Some("log"),
                feed: Some(Feed::Log),
                ..About::default()
            }),
            site: desk.site_view(),
            record: desk.log_reference(name),
            entries: own.map(|at| desk.log_entry(at)).collect(),
            verify_href: desk.href(Route::LogVerify),
        })
    }
}

/// Every version of every record that is not gone.
#[derive(Debug)]
pub struct LogVersion;

impl PageKind for LogVersion {
    type Context = LogVersionPage;
    const TEMPLATE: &'static str = "log-version.html";

    fn routes(site: &Site) -> Vec<Route> {
        let entries = site.ledger.entries.iter().enumerate();
        entries.filter(|(_, located)| !located.entry.parts.is_empty()).map(|(at, _)| Route::LogVersion(at)).collect()
    }

    fn context(desk: &Desk<'_>) -> Option<LogVersionPage> {
        let Route::LogVersion(at) = desk.route else { return None };
        let ledger = &desk.site.ledger;
        let Located { entry, .. } = &ledger.entries[at];
        let opening = ledger.opening(&entry.record, entry.version)?;
        let history = Route::LogRecord(ledger.names.binary_search(&entry.record).ok()?);
        let title = sealing::title(desk.site, &entry.record);
        let parts = opening.parts.iter().zip(&entry.parts);
        Some(LogVersionPage {
            page: desk.page(About {
                title: Some(title.clone()),
                sample: sealing::is_sample(desk.site, &entry.record),
                section: Some("log"),
                crumbs: vec![desk.crumb(history, &title)],
                noindex: true,
                ..About::default()
            }),
            site: desk.site_view(),
            record: desk.log_reference(&entry.record),
            history_href: desk.href(history),
            entry: desk.log_entry(at),
            superseded: ledger.of(&entry.record).any(|later| later.entry.version > entry.version),
            parts: parts.map(|(part, (_, hash))| desk.version_part(part, *hash)).collect(),
            verify_href: desk.href(Route::LogVerify),
        })
    }
}

/// Whether anything in the log is made up.
fn has_samples(site: &Site) -> bool {
    site.ledger.names.iter().any(|name| sealing::is_sample(site, name))
}

impl Desk<'_> {
    fn log_reference(&self, name: &str) -> Reference {
        let text = sealing::title(self.site, name);
        match Sealable::find(self.site, name) {
            Some(of) => self.reference(of.entry(), text),
            None => Reference::plain(text),
        }
    }

    /// The entry at a position of the ledger.
    fn log_entry(&self, at: usize) -> LogEntry {
        let ledger = &self.site.ledger;
        let Located { entry, hash, .. } = &ledger.entries[at];
        let history = ledger.names.binary_search(&entry.record).map_or(Route::Log, Route::LogRecord);
        let shown = ledger.opening(&entry.record, entry.version).is_some();
        LogEntry {
            anchor: format!("n-{}", entry.seq),
            date: log_date(self.site, entry),
            kind: entry.kind.as_str(),
            record: self.link(history, sealing::title(self.site, &entry.record)),
            version: entry.version,
            reasons: self.log_reasons(entry),
            changes: self.log_changes(entry),
            version_href: shown.then(|| self.href(Route::LogVersion(at))),
            file_href: shown.then(|| self.href(Route::LogVersionFile(at))),
            short: hash.short(),
            sha256: entry.sha256.to_string(),
        }
    }

    fn log_reasons(&self, entry: &Entry) -> Vec<String> {
        let opening = self.site.ledger.opening(&entry.record, entry.version);
        let reason = |key: &String| {
            let value = opening?.part(key)?.value.as_ref()?;
            Some(value.get("reason")?.as_str()?.to_owned())
        };
        let own = Some(entry.reason.clone()).filter(|reason| !reason.is_empty());
        own.into_iter().chain(entry.because.iter().filter_map(reason)).collect()
    }

    /// What changed from the version before, by part; nothing of a first version.
    fn log_changes(&self, entry: &Entry) -> Vec<LogChange> {
        let ledger = &self.site.ledger;
        let mut before = ledger.of(&entry.record).filter(|own| own.entry.version < entry.version);
        let Some(Located { entry: old, .. }) = before.next_back() else { return Vec::new() };
        if old.parts.is_empty() || entry.parts.is_empty() {
            return Vec::new();
        }
        let (was, is) = (ledger.opening(&old.record, old.version), ledger.opening(&entry.record, entry.version));
        let find = |entry: &Entry, key: &str| entry.parts.iter().find(|(own, _)| own == key).map(|(_, hash)| *hash);
        let mut keys = entry.keys();
        keys.extend(old.keys().into_iter().filter(|key| find(entry, key).is_none()));
        let moved = sealing::moved(&old.keys(), &entry.keys());
        // Corrections are told as reasons.
        let differs = |key: &str| find(old, key) != find(entry, key) || moved.contains(key);
        keys.retain(|key| !key.starts_with("correction/") && differs(key));
        let value = |opening: Option<&Opening>, key: &str| opening?.part(key)?.value.clone();
        let change = |key: &str| {
            let withdrawn = [(old, was), (entry, is)]
                .into_iter()
                .any(|(entry, opening)| find(entry, key).is_some() && value(opening, key).is_none());
            let difference = Difference {
                key: key.to_owned(),
                old: value(was, key),
                new: value(is, key),
                span: crate::source::Span::default(),
                moved: moved.contains(key),
            };
            LogChange {
                part: self.log_part(key),
                href: key.strip_prefix('#').and_then(|anchor| self.log_place(&entry.record, anchor)),
                kind: match () {
                    () if withdrawn => "withdrawn",
                    () if find(old, key).is_none() => "added",
                    () if find(entry, key).is_none() => "gone",
                    () if find(old, key) == find(entry, key) => "moved",
                    () => "changed",
                },
                fields: if withdrawn { Vec::new() } else { self.log_fields(&difference) },
            }
        };
        keys.into_iter().map(change).collect()
    }

    /// The way to a part on the record's page, where the page still has it.
    fn log_place(&self, name: &str, anchor: &str) -> Option<String> {
        let of = Sealable::find(self.site, name)?;
        let key = format!("#{anchor}");
        let last = self.site.ledger.latest(name)?;
        let there = last.entry.parts.iter().any(|(own, _)| *own == key);
        there.then(|| self.href_at(Route::from(of.entry()), anchor))
    }
}

/// The day of an entry in the portal's time zone.
pub(super) fn log_date(site: &Site, entry: &Entry) -> IsoDate {
    DateTime::parse_from_rfc3339(&entry.time).map_or_else(
        |_| entry.time.clone(),
        |time| time.with_timezone(&site.settings.time_zone).date_naive().to_string(),
    )
}
