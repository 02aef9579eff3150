//! Open data: every data set with its fields, licence and files.

use super::PageKind;
use super::desk::{About, Desk};
use super::view::{Download, Key, LicenceView, PageMeta, SiteView};
use crate::route::{DataFile, Route};
use serde::Serialize;

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
    /// Where the description of all sets is, as a data package.
    pub package_href: Option<String>,
    /// Where it is, as a catalogue.
    pub catalogue_href: Option<String>,
}

/// One data set.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DataSet {
    /// Which: `stories`, `awards` and so on; its words are `t.data_set[key]`.
    pub key: Key,
    /// What its rows are, in the portal's language.
    pub about: String,
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
    pub name: Key,
    /// `text`, `number`, `date` and so on; its words are `t.field_kind[kind]`.
    pub kind: Key,
    /// What it holds, in Vietnamese.
    pub vi: Key,
    /// What it holds, in English.
    pub en: Key,
}

/// The data sets as they stand at their addresses, for the page that lists them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DataShelf {
    /// Version of the format of all sets.
    pub version: String,
    /// The data sets.
    pub sets: Vec<ShelvedSet>,
}

/// One data set and its files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShelvedSet {
    /// Which.
    pub key: Key,
    /// What its rows are, in the portal's language.
    pub about: String,
    /// Number of rows.
    pub rows: usize,
    /// Its fields.
    pub fields: Vec<DataField>,
    /// Its files.
    pub files: Vec<ShelvedFile>,
}

/// One file of a data set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShelvedFile {
    /// Where it stands.
    pub route: Route,
    /// `csv`, `json`, `xlsx` or `schema`.
    pub format: Key,
    /// Size in bytes.
    pub bytes: u64,
    /// SHA-256 in lower-case hexadecimal.
    pub sha256: String,
}

/// The page of open data. It stands on every portal: an empty one says what will come.
#[derive(Debug)]
pub struct OpenData;

impl PageKind for OpenData {
    type Context = OpenDataPage;
    const TEMPLATE: &'static str = "open-data.html";

    fn routes(_: &crate::model::Site) -> Vec<Route> {
        vec![Route::OpenData]
    }

    fn context(desk: &Desk<'_>) -> Option<OpenDataPage> {
        if desk.route != Route::OpenData {
            return None;
        }
        let shelf = desk.data_shelf().cloned().unwrap_or_default();
        let any = !shelf.sets.is_empty();
        let described = |file| any.then(|| desk.href(Route::Data(file)));
        let site = desk.site_view();
        Some(OpenDataPage {
            page: desk.page(About { section: Some("data"), sample: desk.portal_has_samples(), ..About::default() }),
            licence: site.licence.clone(),
            site,
            package_href: described(DataFile::Package),
            catalogue_href: described(DataFile::Catalogue),
            version: shelf.version,
            sets: shelf.sets.into_iter().map(|set| data_set(desk, set)).collect(),
        })
    }
}

fn data_set(desk: &Desk<'_>, set: ShelvedSet) -> DataSet {
    let file = |file: ShelvedFile| Download {
        href: desk.href(file.route),
        format: file.format,
        bytes: Some(file.bytes),
        sha256: Some(file.sha256),
    };
    DataSet {
        key: set.key,
        about: set.about,
        rows: set.rows,
        files: set.files.into_iter().map(file).collect(),
        fields: set.fields,
    }
}
