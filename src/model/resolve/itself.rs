//! Plans and documents that cite themselves.

use crate::diagnostic::{Diagnostic, Rule, Severity, Words};
use crate::model::references::{Cited, CitedRef};
use crate::model::{OfficialDocument, Plan, Site};
use crate::text;

/// A record that is said to carry out, amend or rest on itself.
pub static RULE: Rule = Rule {
    code: "G415",
    name: "self-reference",
    severity: Severity::Error,
    title: Words::new("Văn bản tự viện dẫn chính nó", "A document that cites itself"),
    explanation: Words::new(
        "Các khóa bases, implements, attached_to, amends, replaces, repeals nói một văn bản dựa trên, thực hiện, kèm theo hay thay đổi một văn bản khác; không văn bản nào làm thế với chính mình.\n\nThay bằng mã của văn bản được nói tới, hoặc xóa dòng này.",
        "The keys bases, implements, attached_to, amends, replaces, repeals say that a document rests on, carries out, belongs to or changes another one; none does that to itself.\n\nWrite the id of the document that is meant, or delete the line.",
    ),
};

/// Reports every such citation.
pub(super) fn hold(site: &Site, out: &mut Vec<Diagnostic>) {
    let mut look = |key: &str, own: Cited, cited: &[CitedRef]| {
        out.extend(cited.iter().filter(|cited| cited.target() == Some(own)).map(|cited| itself(key, cited)));
    };
    for (id, document) in site.documents.iter() {
        let OfficialDocument { implements, amends, replaces, repeals, .. } = document;
        let lists = [("implements", implements), ("amends", amends), ("replaces", replaces), ("repeals", repeals)];
        for (key, list) in lists {
            look(key, Cited::Document(id), list);
        }
    }
    for (id, plan) in site.plans.iter() {
        let Plan { bases, implements, attached_to, .. } = plan;
        let lists = [("bases", &bases[..]), ("implements", &implements[..]), ("attached_to", attached_to.as_slice())];
        for (key, list) in lists {
            look(key, Cited::Plan(id), list);
        }
    }
}

fn itself(key: &str, cited: &CitedRef) -> Diagnostic {
    let id = &cited.key;
    RULE.at(cited.span, text!("“{key}” trỏ tới chính văn bản này, “{id}”", "`{key}` names this very document, `{id}`"))
        .hint(text!(
            "ghi mã của văn bản khác, hoặc xóa dòng này",
            "write the id of another document, or delete the line"
        ))
}
