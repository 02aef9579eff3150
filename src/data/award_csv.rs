//! An award list as CSV. The columns, their order and their labels do not change.

use super::award_record::{AwardRecord, records};
use crate::model::Site;
use crate::route::{Producer, Route};

/// Award lists as CSV.
pub(super) struct AwardCsv;

impl Producer for AwardCsv {
    fn routes(&self, site: &Site) -> Vec<Route> {
        site.award_lists.ids().map(Route::AwardCsv).collect()
    }

    fn render(&self, site: &Site, route: Route) -> Option<Vec<u8>> {
        let Route::AwardCsv(id) = route else { return None };
        Some(AwardRecord::to_csv(records(site, id)))
    }
}

/// The labels are those by which a list's own columns are found, so that a file can be given back as one.
pub(super) const COLUMNS: [&str; 12] = [
    "Thứ tự",
    "STT",
    "Ông/Bà",
    "Họ và tên",
    "Đối tượng",
    "Chức vụ",
    "Đơn vị",
    "Hình thức",
    "Thành tích",
    "Tình trạng",
    "Ghi chú",
    "Địa chỉ",
];

/// The cells of one award.
pub(super) fn row(record: AwardRecord) -> [String; 12] {
    let or_empty = Option::unwrap_or_default;
    [
        record.ordinal.to_string(),
        or_empty(record.no),
        or_empty(record.honorific),
        record.name,
        subject(&record.subject).to_owned(),
        or_empty(record.title),
        or_empty(record.unit),
        record.form,
        or_empty(record.achievement),
        status(&record.status).to_owned(),
        or_empty(record.note),
        record.address,
    ]
}

fn subject(key: &str) -> &str {
    match key {
        "individual" => "Cá nhân",
        "collective" => "Tập thể",
        "household" => "Hộ gia đình",
        other => other,
    }
}

fn status(key: &str) -> &str {
    match key {
        "proposed" => "Đang đề nghị",
        "consultation" => "Đang lấy ý kiến",
        "granted" => "Đã khen thưởng",
        "corrected" => "Đã đính chính",
        "revoked" => "Đã hủy bỏ",
        other => other,
    }
}
