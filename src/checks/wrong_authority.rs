//! Award forms that the deciding authority cannot grant, and names that give a form to the wrong authority.

use super::{Check, LinkedTexts};
use crate::diagnostic::{Diagnostic, Rule, Severity, Text, Words};
use crate::model::{
    Authority, AwardForm, AwardList, AwardRow, Decision, Entry, FormId, Match, Site, Unit, is_beyond_issuer,
};
use crate::source::Span;
use crate::text;
use crate::vietnamese::spelling_key;
use std::collections::{BTreeMap, BTreeSet};

/// A form that its authority cannot grant.
pub static RULE: Rule = Rule {
    code: "G513",
    name: "wrong-authority",
    severity: Severity::Warning,
    title: Words::new("Hình thức khen thưởng không đúng thẩm quyền", "A form that its authority cannot grant"),
    explanation: Words::new(
        "Mỗi hình thức khen thưởng, danh hiệu do một cấp tặng: Giấy khen do Chủ tịch Ủy ban nhân dân xã, phường; Bằng khen do Chủ tịch Ủy ban nhân dân tỉnh, thành phố. “Giấy khen của Chủ tịch UBND tỉnh” hay “Giấy khen của UBND phường” là tên ghi nhầm: người tặng là chủ tịch, không phải ủy ban.\n\nSo lại với quyết định: sửa hình thức, cơ quan ban hành (decision.issuer), hoặc tên gọi. Bản gốc viết như vậy thì để nguyên.",
        "Every award form has its authority: Giấy khen is granted by the chairman of a ward's people's committee, Bằng khen by that of a province. “Giấy khen của Chủ tịch UBND tỉnh” or “Giấy khen của UBND phường” names the wrong one: the chairman grants, not the committee.\n\nCompare with the decision: correct the form, its issuer (decision.issuer), or the name. If the original says so, leave it.",
    ),
};

pub(super) struct WrongAuthority;

impl Check for WrongAuthority {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn site(&self, site: &Site, out: &mut Vec<Diagnostic>) {
        for list in site.award_lists.records() {
            odd_rows(site, list, out);
            if let Some(decision) = &list.decision {
                beyond_issuer(site, list, decision, out);
            }
        }
    }

    fn links(&self, site: &Site, texts: &LinkedTexts<'_>, out: &mut Vec<Diagnostic>) {
        if !matches!(texts.entry(), Some(Entry::Plan(_))) {
            return;
        }
        let mut seen = BTreeSet::new();
        for run in texts.texts().runs() {
            for (range, form) in site.forms.find_odd(run.text()) {
                let written = &run.text()[range.clone()];
                if seen.insert(spelling_key(written)) {
                    out.push(odd(written, form, run.span(range)));
                }
            }
        }
    }
}

/// Reports each spelling that names the wrong authority, at the first row that has it.
fn odd_rows(site: &Site, list: &AwardList, out: &mut Vec<Diagnostic>) {
    let mut seen = BTreeSet::new();
    for row in &list.rows {
        if seen.insert(&row.form.key)
            && let Match::Found { form, odd: true } = site.forms.lookup(&row.form.key)
        {
            out.push(odd(&row.form.key, form, row.form.span));
        }
    }
}

/// Reports each form of the list that the decision's issuer cannot grant, at its first row.
fn beyond_issuer(site: &Site, list: &AwardList, decision: &Decision, out: &mut Vec<Diagnostic>) {
    let Some(issuer) = decision.issuer.target().map(|id| &site.units[id]) else { return };
    let mut rows: BTreeMap<FormId, Vec<&AwardRow>> = BTreeMap::new();
    for row in list.standing_rows() {
        if is_beyond_issuer(site, list, row)
            && let Some(id) = row.form.target()
        {
            rows.entry(id).or_default().push(row);
        }
    }
    for (form, rows) in rows {
        out.extend(rows.first().map(|row| beyond(&site.forms[form], issuer, decision, row, rows.len())));
    }
}

fn beyond(form: &AwardForm, issuer: &Unit, decision: &Decision, row: &AwardRow, count: usize) -> Diagnostic {
    let (name, issuer) = (&form.name, issuer.short_name());
    let (vi, en) = authority_words(form.authority);
    RULE.at(
        row.form.span,
        text!(
            "{issuer} không có thẩm quyền tặng “{name}” ({count} dòng)",
            "{issuer} cannot grant “{name}” (rows: {count})"
        ),
    )
    .label(decision.issuer.span, Text::new("cơ quan ban hành quyết định", "the decision's issuer"))
    .hint(text!(
        "hình thức này do {vi} tặng; sửa hình thức hoặc cơ quan ban hành quyết định",
        "it is granted by {en}; correct the form or the decision's issuer"
    ))
}

fn odd(written: &str, form: &AwardForm, span: Span) -> Diagnostic {
    let name = &form.name;
    RULE.at(span, text!("“{written}” ghi nhầm thẩm quyền", "“{written}” names an authority that does not grant it"))
        .hint(text!(
            "tên đúng là “{name}”; bản gốc viết như vậy thì để nguyên",
            "the proper name is “{name}”; if the original says so, leave it"
        ))
}

fn authority_words(authority: Authority) -> (&'static str, &'static str) {
    match authority {
        Authority::Central => {
            ("Chủ tịch nước, Chính phủ, Thủ tướng", "the President, the Government or the Prime Minister")
        }
        Authority::Ministry => {
            ("bộ trưởng, thủ trưởng cơ quan trung ương", "a minister or the head of a central agency")
        }
        Authority::Province => ("Chủ tịch Ủy ban nhân dân tỉnh, thành phố", "the chairman of a province"),
        Authority::Ward => ("Chủ tịch Ủy ban nhân dân xã, phường", "the chairman of a ward"),
        Authority::Unit => ("thủ trưởng cơ quan, đơn vị", "the head of a unit"),
    }
}
