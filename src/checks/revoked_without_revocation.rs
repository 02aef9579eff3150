//! Revoked lists without the decision that revokes them.

use super::Check;
use super::written::Written;
use crate::diagnostic::{Diagnostic, Rule, Severity, Words};
use crate::model::{AwardList, AwardStatus, Site};
use crate::text;

/// A revoked list without its revocation.
pub static RULE: Rule = Rule {
    code: "G507",
    name: "revoked-without-revocation",
    severity: Severity::Error,
    title: Words::new("Danh sách đã hủy bỏ mà thiếu quyết định hủy bỏ", "A revoked list without its revocation"),
    explanation: Words::new(
        "Khen thưởng chỉ bị hủy bỏ bằng một quyết định. Trang phải nói rõ quyết định nào, ngày nào, vì sao.\n\nThêm khóa revocation với number, issued, reason. Nếu chỉ hủy một vài người thì giữ tình trạng granted và ghi “Đã hủy bỏ” ở dòng của họ.",
        "An award is revoked by a decision only; the page has to say by which, when and why.\n\nAdd the key `revocation` with number, issued and reason. Where only some recipients are concerned, keep the status granted and write “Đã hủy bỏ” in their rows.",
    ),
};

pub(super) struct RevokedWithoutRevocation;

impl Check for RevokedWithoutRevocation {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn site(&self, site: &Site, out: &mut Vec<Diagnostic>) {
        let revoked = |list: &&AwardList| list.status.value == AwardStatus::Revoked && list.revocation.is_none();
        let lists = site.award_lists.records().iter().filter(revoked);
        out.extend(lists.filter(|list| !Written::of(site, list.file).has("revocation")).map(without));
    }
}

fn without(list: &AwardList) -> Diagnostic {
    RULE.at(
        list.status.span,
        text!(
            "danh sách ghi “revoked” nhưng không có quyết định hủy bỏ",
            "the list is `revoked` but names no revocation"
        ),
    )
    .hint(text!(
        "thêm dòng: revocation = {{ number = \"…/QĐ-UBND\", issued = 2027-01-05, reason = \"…\" }}",
        "add a line: revocation = {{ number = \"…/QĐ-UBND\", issued = 2027-01-05, reason = \"…\" }}"
    ))
}
