//! An award list as JSON: what the list is, and its rows.

use super::award_record::{AwardRecord, records};
use super::{VERSION, json};
use crate::model::{AwardList, Correction, Id, Occasion, RefTo, Site, Unit};
use crate::route::{Producer, Route};
use serde::Serialize;

/// Award lists as JSON.
pub(super) struct AwardJson;

impl Producer for AwardJson {
    fn routes(&self, site: &Site) -> Vec<Route> {
        site.award_lists.ids().map(Route::AwardJson).collect()
    }

    fn render(&self, site: &Site, route: Route) -> Option<Vec<u8>> {
        let Route::AwardJson(id) = route else { return None };
        json(&document(site, id))
    }
}

/// The whole file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AwardListDocument {
    /// `guong/award-list`.
    pub schema: &'static str,
    /// [`VERSION`].
    pub version: u32,
    /// SPDX identifier of the licence.
    pub licence: Option<String>,
    /// Name of the publisher.
    pub publisher: Option<String>,
    /// The list.
    pub list: AwardListData,
    /// Its rows, in the order of the list.
    pub rows: Vec<AwardRecord>,
}

/// What a list is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AwardListData {
    /// Its id.
    pub id: String,
    /// Absolute address of its page.
    pub address: String,
    /// Title.
    pub title: String,
    /// Id of the campaign.
    pub campaign: String,
    /// Title of the campaign.
    pub campaign_title: Option<String>,
    /// `annual`, `interim`, `final`, `thematic` or `ad-hoc`.
    pub occasion: &'static str,
    /// Year that it honours.
    pub year: i32,
    /// `proposed`, `consultation`, `granted`, `corrected` or `revoked`.
    pub status: &'static str,
    /// The decision, once there is one.
    pub decision: Option<DecisionData>,
    /// The decision that revoked the list.
    pub revocation: Option<RevocationData>,
    /// The time in which people are asked.
    pub consultation: Option<ConsultationData>,
    /// What was corrected, in the order of the list's file.
    pub corrections: Vec<CorrectionData>,
    /// Whether it is made up.
    pub sample: bool,
}

/// The decision behind a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DecisionData {
    /// Number and symbol.
    pub number: String,
    /// Day of issue, whole or partial.
    pub issued: String,
    /// Name of the unit that issued it.
    pub issuer: String,
    /// Who signed it.
    pub signer: Option<String>,
}

/// The decision that revoked a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RevocationData {
    /// Number and symbol.
    pub number: String,
    /// Day of issue, whole or partial.
    pub issued: String,
    /// Why.
    pub reason: String,
}

/// A public consultation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ConsultationData {
    /// First day.
    pub opens: String,
    /// Last day; none where it cannot be told.
    pub closes: Option<String>,
    /// Length, in `unit`, counted from the day after the first.
    pub length: u32,
    /// `days` or `working-days`.
    pub unit: &'static str,
}

/// One correction.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CorrectionData {
    /// Day of the correction, whole or partial; none where the editor does not say it.
    pub date: Option<String>,
    /// The row's ordinal; none where the whole list was corrected.
    pub row: Option<u32>,
    /// What was wrong and who asked.
    pub reason: String,
}

fn document(site: &Site, id: Id<AwardList>) -> AwardListDocument {
    let settings = &site.settings;
    AwardListDocument {
        schema: "guong/award-list",
        version: VERSION,
        licence: settings.licence.as_ref().map(|licence| licence.value.clone()),
        publisher: settings.publisher.target().map(|unit| site.units[unit].name.value.clone()),
        list: data(site, id),
        rows: records(site, id).collect(),
    }
}

fn data(site: &Site, id: Id<AwardList>) -> AwardListData {
    let list = &site.award_lists[id];
    let unit = |unit: &RefTo<Unit>| unit.target().map_or(unit.key.clone(), |id| site.units[id].name.value.clone());
    AwardListData {
        id: list.id.value.clone(),
        address: Route::AwardList(id).absolute(site),
        title: list.title.value.clone(),
        campaign: list.campaign.key.clone(),
        campaign_title: list.campaign.target().map(|id| site.campaigns[id].title.value.clone()),
        occasion: list.occasion.map_or(Occasion::Annual, |occasion| occasion.value).as_str(),
        year: list.year.value,
        status: list.status.value.as_str(),
        decision: list.decision.as_ref().map(|decision| DecisionData {
            number: decision.number.value.clone(),
            issued: decision.issued.value.to_string(),
            issuer: unit(&decision.issuer),
            signer: decision.signer.as_ref().map(|signer| signer.value.clone()),
        }),
        revocation: list.revocation.as_ref().map(|revocation| RevocationData {
            number: revocation.number.value.clone(),
            issued: revocation.issued.value.to_string(),
            reason: revocation.reason.value.clone(),
        }),
        consultation: list.consultation.as_ref().map(|consultation| ConsultationData {
            opens: consultation.opens.value.to_string(),
            closes: consultation.closes(&site.settings.holidays).map(|day| day.to_string()),
            length: consultation.length.value,
            unit: consultation.unit.as_str(),
        }),
        corrections: list.corrections.iter().map(correction).collect(),
        sample: list.sample,
    }
}

fn correction(correction: &Correction) -> CorrectionData {
    CorrectionData {
        date: correction.date.map(|date| date.value.to_string()),
        row: correction.row.map(|row| row.value),
        reason: correction.reason.value.clone(),
    }
}
