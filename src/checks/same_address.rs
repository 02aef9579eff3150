//! Former ids of stories at which another page stands.

use super::Check;
use crate::diagnostic::{Diagnostic, Rule, Severity, Text, Words};
use crate::model::Site;
use crate::source::{Span, Spanned};
use crate::text;
use std::collections::BTreeMap;

/// Two pages at one address.
pub static RULE: Rule = Rule {
    code: "G504",
    name: "same-address",
    severity: Severity::Error,
    title: Words::new("Hai trang chung một địa chỉ", "Two pages at one address"),
    explanation: Words::new(
        "Mã cũ (aliases) của bài giữ một trang chuyển hướng tại địa chỉ cũ. Địa chỉ ấy không thể đồng thời là của một bài khác, hay là mã cũ của hai bài.\n\nBỏ mã cũ ở một trong hai bài.",
        "A former id (`aliases`) keeps a redirect at the old address. That address cannot be another story's at the same time, nor the former id of two stories.\n\nRemove the former id from one of them.",
    ),
};

pub(super) struct SameAddress;

impl Check for SameAddress {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn site(&self, site: &Site, out: &mut Vec<Diagnostic>) {
        let mut aliases: BTreeMap<&str, Span> = BTreeMap::new();
        let all = site.stories.records().iter().flat_map(|story| story.aliases.iter().map(move |alias| (story, alias)));
        for (story, alias) in all {
            if alias.value == story.id.value {
                out.push(own(alias));
                continue;
            }
            let taken = site.stories.get(&alias.value).map(|story| story.id.span);
            match taken.or_else(|| aliases.get(alias.value.as_str()).copied()) {
                Some(first) => out.push(same(site, alias, first)),
                None => drop(aliases.insert(&alias.value, alias.span)),
            }
        }
    }
}

fn own(alias: &Spanned<String>) -> Diagnostic {
    let id = &alias.value;
    RULE.at(alias.span, text!("“{id}” là mã hiện nay của chính bài này", "`{id}` is this story's present id"))
        .hint(text!("aliases chỉ ghi những mã cũ: bỏ “{id}”", "`aliases` holds former ids alone: remove `{id}`"))
}

fn same(site: &Site, alias: &Spanned<String>, first: Span) -> Diagnostic {
    let (id, path) = (&alias.value, site.sources.path(first.file));
    RULE.at(alias.span, text!("địa chỉ /guong/{id}/ đã có {path} dùng", "the address /guong/{id}/ is taken by {path}"))
        .label(first, Text::new("dùng ở đây", "taken here"))
        .hint(text!("bỏ “{id}” khỏi aliases của một trong hai bài", "remove `{id}` from `aliases` of one of the two"))
}
