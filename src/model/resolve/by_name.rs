//! Records that are named by their name, title or number where their id belongs: what is said of that gets the id.

use super::rules::DANGLING;
use crate::diagnostic::Diagnostic;
use crate::model::Site;
use crate::source::Spanned;
use crate::syntax::shapes::BAD_ID;
use crate::syntax::{Kind, slug};
use crate::text;
use crate::vietnamese::fold;
use std::collections::BTreeMap;

/// By name, folded, and by what an id made of the name would be: the record's kind and id. None where two have it.
type Known = BTreeMap<String, Option<(Kind, String)>>;

/// Gives findings about ids the id of the record that is meant.
pub(super) fn suggest(site: &Site, out: &mut [Diagnostic]) {
    let is_of_id = |found: &&mut Diagnostic| found.rule == &BAD_ID || found.rule == &DANGLING;
    let mut findings: Vec<&mut Diagnostic> = out.iter_mut().filter(is_of_id).collect();
    if findings.is_empty() {
        return;
    }
    let known = known(site);
    for found in &mut findings {
        let file = site.sources.file(found.span.file);
        let written = file.text().get(found.span.start as usize..found.span.end as usize).unwrap_or("");
        let written = written.trim_matches(['"', '\'']);
        let meant = known.get(&fold(written)).or_else(|| known.get(written)).and_then(Option::as_ref);
        if let Some((kind, id)) = meant.filter(|(_, id)| id != written) {
            let (vi, en) = (kind.words().vi, kind.words().en);
            found.hint = Some(text!("viết mã của {vi} ấy: “{id}”", "write the id of that {en}: `{id}`"));
        }
    }
}

fn known(site: &Site) -> Known {
    let mut known = Known::new();
    let mut add = |kind: Kind, id: &Spanned<String>, names: &[Option<&Spanned<String>>]| {
        let names = names.iter().flatten().filter(|name| !name.value.is_empty() && !id.value.is_empty());
        for key in names.flat_map(|name| [fold(&name.value), slug(&name.value)]) {
            let meant = (kind, id.value.clone());
            let entry = known.entry(key).or_insert_with(|| Some(meant.clone()));
            if entry.as_ref() != Some(&meant) {
                *entry = None;
            }
        }
    };
    for unit in site.units.records() {
        add(Kind::Unit, &unit.id, &[Some(&unit.name), unit.short.as_ref()]);
        unit.formerly.iter().for_each(|name| add(Kind::Unit, &unit.id, &[Some(name)]));
    }
    for campaign in site.campaigns.records() {
        add(Kind::Campaign, &campaign.id, &[Some(&campaign.title), campaign.short.as_ref()]);
        campaign.content_heads.iter().for_each(|head| add(Kind::ContentHead, &head.id, &[Some(&head.title)]));
    }
    for document in site.documents.records() {
        add(Kind::Document, &document.id, &[Some(&document.title), document.number.as_ref()]);
    }
    for plan in site.plans.records() {
        add(Kind::Plan, &plan.id, &[Some(&plan.title), plan.number.as_ref()]);
    }
    known
}
