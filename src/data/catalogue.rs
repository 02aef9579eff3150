//! The description of all data sets as a [DCAT 3](https://www.w3.org/TR/vocab-dcat-3/) catalogue in JSON-LD:
//! `du-lieu/catalogue.json`, for the national portal of open data and others that collect such descriptions.

use super::VERSION;
use super::package::media_type;
use super::shelf::{Shelf, ShelfFile, ShelfSet};
use crate::diagnostic::Words;
use crate::model::{Site, licence_address};
use crate::route::{DataFile, DataFormat, DataTable, Route};
use serde_json::{Value, json};

/// The catalogue as its file has it.
pub(super) fn catalogue(site: &Site, shelf: &Shelf) -> Value {
    let home = Route::OpenData.absolute(site);
    let licence = site.settings.licence.as_ref().map(|licence| licence_node(&licence.value));
    json!({
        "@context": context(),
        "@id": home,
        "@type": "dcat:Catalog",
        "dct:title": [{ "@language": "vi", "@value": site.settings.title.value }],
        "dct:description": tongues(Words::new(
            "Dữ liệu mở của cổng: phong trào thi đua, kế hoạch, chỉ tiêu, gương điển hình, khen thưởng.",
            "Open data of the portal: emulation campaigns, plans, targets, stories, awards.",
        )),
        "dct:publisher": publisher(site),
        "dct:license": licence,
        "dct:language": ["vi"],
        "foaf:homepage": { "@id": site.settings.base_url.value },
        "dcat:dataset": shelf.sets.iter().map(|set| data_set(site, set)).collect::<Vec<_>>(),
    })
}

fn context() -> Value {
    json!({
        "dcat": "http://www.w3.org/ns/dcat#",
        "dct": "http://purl.org/dc/terms/",
        "foaf": "http://xmlns.com/foaf/0.1/",
        "spdx": "http://spdx.org/rdf/terms#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
    })
}

fn publisher(site: &Site) -> Option<Value> {
    let id = site.settings.publisher.target()?;
    let name = &site.units[id].name.value;
    Some(json!({ "@id": Route::Unit(id).absolute(site), "@type": "foaf:Organization", "foaf:name": name }))
}

fn data_set(site: &Site, set: &ShelfSet) -> Value {
    let about = tongues(set.about);
    let licence = site.settings.licence.as_ref().map(|licence| licence_node(&licence.value));
    // The schema describes the rows; it is no form of them.
    let forms = set.files.iter().filter(|file| file.format != DataFormat::Schema);
    json!({
        "@id": format!("{}#{}", Route::OpenData.absolute(site), anchor(set.table)),
        "@type": "dcat:Dataset",
        "dct:identifier": set.table.as_str(),
        "dct:title": about,
        "dct:description": about,
        "dct:publisher": publisher(site),
        "dct:license": licence,
        "dcat:version": format!("{VERSION}.0.0"),
        "dcat:landingPage": { "@id": Route::OpenData.absolute(site) },
        "dcat:distribution": forms.map(|file| distribution(site, set, file)).collect::<Vec<_>>(),
    })
}

fn distribution(site: &Site, set: &ShelfSet, file: &ShelfFile) -> Value {
    let address = file.route.absolute(site);
    let schema = Route::Data(DataFile::Set(set.table, DataFormat::Schema)).absolute(site);
    json!({
        "@id": address,
        "@type": "dcat:Distribution",
        "dct:title": format!("{}.{}", set.table.as_str(), file.format.as_str()),
        "dcat:accessURL": { "@id": Route::OpenData.absolute(site) },
        "dcat:downloadURL": { "@id": address },
        "dcat:mediaType": {
            "@id": format!("https://www.iana.org/assignments/media-types/{}", media_type(file.format)),
        },
        "dct:conformsTo": { "@id": schema },
        "dct:license": site.settings.licence.as_ref().map(|licence| licence_node(&licence.value)),
        "dcat:byteSize": { "@type": "xsd:nonNegativeInteger", "@value": file.bytes.to_string() },
        "spdx:checksum": {
            "@type": "spdx:Checksum",
            "spdx:algorithm": { "@id": "spdx:checksumAlgorithm_sha256" },
            "spdx:checksumValue": { "@type": "xsd:hexBinary", "@value": file.sha256 },
        },
    })
}

/// The place of a data set on the page of open data.
fn anchor(table: DataTable) -> String {
    format!("bo-{}", table.as_str())
}

fn tongues(words: Words) -> Value {
    json!([{ "@language": "vi", "@value": words.vi }, { "@language": "en", "@value": words.en }])
}

fn licence_node(name: &str) -> Value {
    licence_address(name).map_or_else(|| json!(name), |address| json!({ "@id": address }))
}
