//! The register of awards as CSV: the rows of every list, newest list first. The columns of a list's own file follow
//! those that say which list it is.

use super::award_csv::{COLUMNS, row};
use super::award_record::records;
use super::spreadsheet;
use crate::model::Site;
use crate::route::{Producer, Route};

/// The register as CSV.
pub(super) struct RegisterCsv;

/// What says which list a row is of.
const OF_LIST: [&str; 3] = ["Năm", "Danh sách", "Quyết định"];

impl Producer for RegisterCsv {
    fn routes(&self, site: &Site) -> Vec<Route> {
        let any = !site.award_lists.records().is_empty();
        any.then_some(Route::AwardsCsv).into_iter().collect()
    }

    fn render(&self, site: &Site, route: Route) -> Option<Vec<u8>> {
        if route != Route::AwardsCsv {
            return None;
        }
        let header: Vec<&str> = OF_LIST.iter().chain(&COLUMNS).copied().collect();
        let rows = site.index.award_lists.iter().flat_map(|id| {
            let list = &site.award_lists[*id];
            let decision = list.decision.as_ref().map(|decision| decision.number.value.clone()).unwrap_or_default();
            let of_list = [list.year.value.to_string(), list.title.value.clone(), decision];
            records(site, *id).map(move |record| of_list.clone().into_iter().chain(row(record)).collect::<Vec<_>>())
        });
        Some(spreadsheet::csv(&header, rows))
    }
}
