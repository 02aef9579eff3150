//! Open data: every data set with its fields, licence and files.

use serde::Serialize;

use super::view::{Download, IsoDate, Key, LicenceView, PageMeta, SiteView};

/// Context of `open-data.html`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OpenDataPage {
    /// What the page says about itself.
    pub page: PageMeta,
    /// The portal around it.
    pub site: SiteView,
    /// The data sets.
    pub sets: Vec<DataSet>,
    /// Version of the format of all sets.
    pub version: String,
    /// Licence of all sets.
    pub licence: Option<LicenceView>,
    /// Day of this publication.
    pub published: IsoDate,
}

/// One data set.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DataSet {
    /// Which: `stories`, `awards` and so on; its words are `t.data_set[key]`.
    pub key: Key,
    /// Number of rows.
    pub rows: usize,
    /// Its files.
    pub files: Vec<Download>,
    /// Its fields.
    pub fields: Vec<DataField>,
}

/// One field of a data set.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DataField {
    /// Name in the files.
    pub name: String,
    /// `text`, `number`, `date`, `key` or `list`.
    pub kind: Key,
    /// What it holds, in the portal's language.
    pub meaning: String,
}
