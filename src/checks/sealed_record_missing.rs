//! Sealed records that are no longer there.

use super::Check;
use crate::diagnostic::{Diagnostic, Rule, Severity, Words};
use crate::ledger::Located;
use crate::model::Site;
use crate::sealing::Sealable;
use crate::text;

/// A sealed record that is gone.
pub static RULE: Rule = Rule {
    code: "G632",
    name: "sealed-record-missing",
    severity: Severity::Error,
    title: Words::new("Danh sách hay kế hoạch đã công bố nay biến mất", "A published list or plan is gone"),
    explanation: Words::new(
        "Nhật ký công bố có ghi danh sách hay kế hoạch này mà content/ không còn tệp của nó. Điều đã công bố không được lặng lẽ biến mất.\n\nLấy lại tệp; hoặc guong seal --remove awards/… --reason \"…\" để thôi đăng nhưng các bản cũ vẫn đọc được; hoặc guong seal --withdraw awards/… --reason \"…\" để xóa cả chữ của các bản cũ.",
        "The publication ledger has this list or plan, but its file is gone from content/. What was published must not vanish without a word.\n\nTake the file back; or run `guong seal --remove awards/… --reason \"…\"`, which leaves its versions readable; or `guong seal --withdraw awards/… --reason \"…\"`, which deletes their words too.",
    ),
};

pub(super) struct SealedRecordMissing;

impl Check for SealedRecordMissing {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn site(&self, site: &Site, out: &mut Vec<Diagnostic>) {
        if !site.ledger.sound {
            return;
        }
        // A file that could not be read was reported, and stands in its place all the same.
        let file = |name: &str| site.sources.paths().any(|(_, path)| path == format!("{name}.md"));
        let standing = site.ledger.names.iter().filter_map(|name| site.ledger.latest(name));
        let missing = standing.filter(|last| {
            let name = &last.entry.record;
            Sealable::find(site, name).is_none() && !file(name)
        });
        out.extend(missing.map(gone));
    }
}

fn gone(last: &Located) -> Diagnostic {
    let name = &last.entry.record;
    RULE.at(
        last.span,
        text!(
            "nhật ký có “{name}” mà content/{name}.md không còn",
            "the ledger has `{name}`, but content/{name}.md is gone"
        ),
    )
    .hint(text!(
        "lấy lại tệp, hoặc chạy guong seal --remove {name} --reason \"…\"",
        "take the file back, or run `guong seal --remove {name} --reason \"…\"`"
    ))
}
