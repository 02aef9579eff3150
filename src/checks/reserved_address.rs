//! Pages and stories whose address belongs to the portal itself.

use super::Check;
use crate::diagnostic::{Diagnostic, Rule, Severity, Words};
use crate::model::Site;
use crate::route::{RESERVED, RESERVED_AWARDS, RESERVED_STORIES};
use crate::source::Spanned;
use crate::text;

/// An id that the portal uses itself.
pub static RULE: Rule = Rule {
    code: "G503",
    name: "reserved-address",
    severity: Severity::Error,
    title: Words::new("Địa chỉ này của riêng cổng", "An address of the portal itself"),
    explanation: Words::new(
        "Một số địa chỉ do cổng tự dùng: /lich/, /van-ban/, /guong/nam/ và các danh sách khác. Trang hay bài có mã trùng sẽ đè lên trang của cổng.\n\nĐổi tên tệp (hoặc mã cũ trong aliases) thành mã khác.",
        "Some addresses belong to the portal: /lich/, /van-ban/, /guong/nam/ and the other lists. A page or story of that id would take their place.\n\nRename the file (or the former id in `aliases`).",
    ),
};

pub(super) struct ReservedAddress;

impl Check for ReservedAddress {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn site(&self, site: &Site, out: &mut Vec<Diagnostic>) {
        let pages = site.pages.records().iter().map(|page| &page.id);
        out.extend(pages.filter(|id| RESERVED.contains(&id.value.as_str())).map(|id| reserved(id, "")));
        let stories = site.stories.records().iter().flat_map(|story| std::iter::once(&story.id).chain(&story.aliases));
        out.extend(stories.filter(|id| RESERVED_STORIES.contains(&id.value.as_str())).map(|id| reserved(id, "guong/")));
        let lists = site.award_lists.records().iter().map(|list| &list.id);
        out.extend(
            lists.filter(|id| RESERVED_AWARDS.contains(&id.value.as_str())).map(|id| reserved(id, "khen-thuong/")),
        );
    }
}

fn reserved(id: &Spanned<String>, folder: &str) -> Diagnostic {
    let name = &id.value;
    RULE.at(
        id.span,
        text!(
            "địa chỉ /{folder}{name}/ là của riêng cổng",
            "the address /{folder}{name}/ belongs to the portal itself"
        ),
    )
    .hint(text!("đặt mã khác, ví dụ “{name}-2026”", "take another id, such as `{name}-2026`"))
}
