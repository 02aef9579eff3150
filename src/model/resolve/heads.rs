//! Content heads: those of a story, those that a campaign carries of its parent, and their ids.

use super::rules::{dangling, without_parent};
use crate::diagnostic::Diagnostic;
use crate::model::load::double_id;
use crate::model::{Campaign, RefTo, Site};
use crate::source::Spanned;
use crate::syntax::Kind;
use std::collections::BTreeMap;

/// Content heads are named within one campaign: a story's in its own, a campaign's `national` in its parent.
pub(super) fn hold(site: &Site, out: &mut Vec<Diagnostic>) {
    let mut hold = |head: &Spanned<String>, campaign: &Campaign| {
        let mut names = campaign.content_heads.iter().map(|known| known.id.value.as_str());
        if !names.clone().any(|known| known == head.value) && !campaign.unread.may_hold(&head.value) {
            out.push(dangling(Kind::ContentHead, &head.value, head.span, &mut names));
        }
    };
    let mut orphans = Vec::new();
    for (_, campaign) in site.campaigns.iter() {
        let carried = campaign.content_heads.iter().flat_map(|head| &head.national);
        match campaign.parent.as_ref().map(RefTo::target) {
            Some(Some(parent)) => carried.for_each(|national| hold(national, &site.campaigns[parent])),
            None if !campaign.parent_written => orphans.extend(carried.map(without_parent)),
            _ => {}
        }
    }
    for (_, story) in site.stories.iter() {
        let Some(campaign) = story.campaign.target() else { continue };
        story.content_heads.iter().for_each(|head| hold(head, &site.campaigns[campaign]));
    }
    out.append(&mut orphans);
    for (_, campaign) in site.campaigns.iter() {
        let mut seen: BTreeMap<&str, &Spanned<String>> = BTreeMap::new();
        for head in campaign.content_heads.iter().filter(|head| !head.id.value.is_empty()) {
            if let Some(first) = seen.insert(&head.id.value, &head.id) {
                out.push(double_id(&site.sources, Kind::ContentHead, first, &head.id));
            }
        }
    }
}
