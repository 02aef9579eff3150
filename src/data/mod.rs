//! Open data: what the portal publishes, for programs and spreadsheets.
//!
//! The types here are the published form and change by version only, whatever becomes of the model. They hold what
//! readers see on the pages and nothing more: nothing of columns that are not published, no consent, no contact.

mod award_csv;
mod award_json;
mod award_record;
mod log_files;
mod register_csv;
mod spreadsheet;

pub use award_json::{
    AwardListData, AwardListDocument, ConsultationData, CorrectionData, DecisionData, RevocationData, VERSION,
};
pub use award_record::AwardRecord;

use crate::model::Site;
use crate::route::{Producer, Route};

/// Every format. A new one is its own file, its line here, and its address in `route.rs`.
const ALL: &[&dyn Producer] =
    &[&award_csv::AwardCsv, &award_json::AwardJson, &register_csv::RegisterCsv, &log_files::LogFiles];

/// The address of every file of open data.
#[must_use]
pub fn routes(site: &Site) -> Vec<Route> {
    ALL.iter().flat_map(|format| format.routes(site)).collect()
}

/// The file at `route`; none where it holds no open data.
#[must_use]
pub fn render(site: &Site, route: Route) -> Option<Vec<u8>> {
    ALL.iter().find_map(|format| format.render(site, route))
}

#[cfg(test)]
mod tests;
