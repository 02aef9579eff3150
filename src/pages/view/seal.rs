//! The publication log as other pages show it.

use serde::Serialize;

use super::IsoDate;

/// A checkpoint of the log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CheckpointView {
    /// How many entries it covers.
    pub size: u64,
    /// Root of the log, in hexadecimal digits.
    pub root: String,
    /// Its first digits, for people to compare.
    pub short: String,
    /// Name of the key that signed it; none where the log is not signed.
    pub signed_by: Option<String>,
    /// The whole public key.
    pub key: Option<String>,
}

/// What the log has of the record that a page shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SealView {
    /// The latest sealed version.
    pub version: u32,
    /// The day on which it was sealed.
    pub date: IsoDate,
    /// The record's history.
    pub history_href: String,
    /// The page that checks a row or a file.
    pub verify_href: String,
    /// The checkpoint that a printed copy names.
    pub checkpoint: CheckpointView,
    /// A QR code that leads to the check of that checkpoint.
    pub qr: Option<QrView>,
}

/// A QR code as a drawing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct QrView {
    /// Width and height, in modules, with the quiet zone.
    pub size: usize,
    /// The dark modules as the path of an SVG.
    pub path: String,
}
