//! Sealed lists and plans that changed without a word about it.

use super::Check;
use crate::diagnostic::{Diagnostic, Rule, Severity, Text, Words};
use crate::model::Site;
use crate::sealing::{self, Difference, Record};
use crate::text;

/// A sealed record that changed without a correction.
pub static RULE: Rule = Rule {
    code: "G631",
    name: "changed-without-correction",
    severity: Severity::Error,
    title: Words::new("Sửa điều đã công bố mà không có đính chính", "A published record changed without a correction"),
    explanation: Words::new(
        "Danh sách hay kế hoạch này đã được ghi vào nhật ký công bố. Từ đó, mọi thay đổi phải có một [[correction]] mới với lý do; sửa một dòng thì ghi row = số thứ tự của dòng, hoặc bỏ row nếu đính chính cho cả danh sách. Sau đó chạy guong seal.\n\nKhông cần [[correction]] khi danh sách chuyển sang bước tiếp (từ lấy ý kiến sang đã khen thưởng), hay khi cả danh sách bị hủy bỏ và có khóa revocation. Cần gỡ tên một người theo yêu cầu thì dùng guong seal --withdraw.",
        "This list or plan was sealed in the publication ledger. Since then every change needs a new [[correction]] with its reason; for a row it names the row by `row`, or leaves it out for the whole list. Then run `guong seal`.\n\nNone is needed where a list goes on to its next stage (from consultation to granted), or where the whole list is revoked and has the key `revocation`. To take a person's name out on request, use `guong seal --withdraw`.",
    ),
};

pub(super) struct ChangedWithoutCorrection;

impl Check for ChangedWithoutCorrection {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn site(&self, site: &Site, out: &mut Vec<Diagnostic>) {
        if site.ledger.is_empty() || !site.ledger.sound {
            return;
        }
        for record in sealing::records(site).iter().filter(|record| record.of.is_whole(site)) {
            let status = sealing::status(site, record);
            out.extend(status.unexplained().into_iter().map(|difference| changed(record, difference)));
        }
    }
}

fn changed(record: &Record, difference: &Difference) -> Diagnostic {
    let Text { vi, en } = sealing::part_name(&difference.key);
    let Text { vi: was, en: was_en } = sealing::told(difference);
    let message = match (&difference.old, &difference.new) {
        (None, _) => {
            text!("{vi} không có trong bản đã công bố: {was}", "{en} is not in the published version: {was_en}")
        }
        (_, None) => {
            text!("{vi} của bản đã công bố nay không còn: {was}", "{en} of the published version is gone: {was_en}")
        }
        _ => text!("{vi} khác bản đã công bố: {was}", "{en} is not as published: {was_en}"),
    };
    let row = difference.key.strip_prefix("#dong-").map(|row| format!("row = {row}, ")).unwrap_or_default();
    let name = &record.name;
    RULE.at(difference.span, message).hint(text!(
        "thêm vào content/{name}.md một mục [[correction]] ({row}date, reason), hoặc trả lại như cũ",
        "add a [[correction]] to content/{name}.md ({row}date, reason), or put it back as it was"
    ))
}
