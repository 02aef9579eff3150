//! Changes with their reason that the ledger does not have yet.

use super::Check;
use crate::diagnostic::{Diagnostic, Rule, Severity, Words};
use crate::model::Site;
use crate::sealing::{self, Status};
use crate::source::Span;
use crate::text;

/// A change that is not in the ledger yet.
pub static RULE: Rule = Rule {
    code: "G633",
    name: "change-not-sealed",
    severity: Severity::Note,
    title: Words::new("Thay đổi chưa được ghi vào nhật ký", "A change that is not in the ledger yet"),
    explanation: Words::new(
        "Danh sách hay kế hoạch này đã đổi, có lý do, nhưng nhật ký công bố chưa ghi. Chạy guong seal trước khi guong build, để nhật ký trên trang nói đúng những gì người đọc thấy.",
        "This list or plan has changed, with its reason, but the publication ledger does not say so yet. Run `guong seal` before `guong build`, so that the log on the site says what readers see.",
    ),
};

pub(super) struct CorrectionNotSealed;

impl Check for CorrectionNotSealed {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn site(&self, site: &Site, out: &mut Vec<Diagnostic>) {
        if site.ledger.is_empty() || !site.ledger.sound {
            return;
        }
        for record in sealing::records(site).iter().filter(|record| record.of.is_whole(site)) {
            let status = sealing::status(site, record);
            if matches!(status, Status::Changed { .. }) && status.unexplained().is_empty() {
                let name = &record.name;
                let found =
                    text!("“{name}” đã đổi từ lần ghi nhật ký trước", "`{name}` has changed since it was sealed");
                out.push(RULE.at(Span::top(record.file), found).hint(text!("chạy guong seal", "run `guong seal`")));
            }
        }
    }
}
