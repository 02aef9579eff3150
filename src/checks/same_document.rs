//! One official document registered twice.

use super::Check;
use crate::diagnostic::{Diagnostic, Rule, Severity, Text, Words};
use crate::model::{DocumentKind, Id, RefTo, Site, Unit};
use crate::source::{Span, Spanned};
use crate::syntax::PartialDate;
use crate::text;
use crate::vietnamese::DocumentNumber;
use std::collections::BTreeMap;

/// One document under two ids.
pub static RULE: Rule = Rule {
    code: "G508",
    name: "same-document",
    severity: Severity::Error,
    title: Words::new("Một văn bản khai báo hai lần", "One document under two ids"),
    explanation: Words::new(
        "Văn bản được nhận ra bằng cơ quan ban hành, loại, số và năm. Hai mục trùng cả bốn là một văn bản: chỗ dẫn tới nó không biết lấy mục nào, và “được viện dẫn bởi” bị chia đôi.\n\nKế hoạch đã có tệp trong plans/ thì không khai báo lại trong documents.toml. Giữ một mục, sửa các chỗ viện dẫn mục kia.",
        "A document is known by its issuer, type, number and year. Two records that share all four are one document: a mention cannot tell which is meant, and “cited by” falls apart.\n\nA plan that has a file in plans/ does not stand in documents.toml too. Keep one record and correct the references to the other.",
    ),
};

pub(super) struct SameDocument;

/// Issuer, type, number and year.
type Identity = (Id<Unit>, DocumentKind, String, i32);

impl Check for SameDocument {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn site(&self, site: &Site, out: &mut Vec<Diagnostic>) {
        let documents = site.documents.records().iter();
        let documents = documents.map(|it| (&it.issuer, it.kind, &it.number, it.issued, &it.id));
        let plans = site.plans.records().iter().map(|it| (&it.issuer, it.kind, &it.number, it.issued, &it.id));
        let mut seen: BTreeMap<Identity, (Span, &str)> = BTreeMap::new();
        for (issuer, kind, number, issued, id) in documents.chain(plans) {
            let Some(identity) = identity(issuer, kind, number.as_ref(), issued) else { continue };
            let place = number.as_ref().map_or(id.span, |number| number.span);
            match seen.get(&identity) {
                // One id twice is another fault, which has been reported.
                Some((_, other)) if *other == id.value => {}
                Some((first, other)) => out.push(same(place, *first, other)),
                None => drop(seen.insert(identity, (place, &id.value))),
            }
        }
    }
}

fn identity(
    issuer: &RefTo<Unit>,
    kind: DocumentKind,
    number: Option<&Spanned<String>>,
    date: Option<Spanned<PartialDate>>,
) -> Option<Identity> {
    let key = DocumentNumber::parse(&number?.value)?.key();
    Some((issuer.target()?, kind, key, date?.value.year()))
}

fn same(span: Span, first: Span, other: &str) -> Diagnostic {
    RULE.at(
        span,
        text!("văn bản này đã khai báo với mã “{other}”", "this document is registered already, as `{other}`"),
    )
    .label(first, Text::new("khai báo lần đầu ở đây", "first registered here"))
    .hint(text!("giữ một mục và đổi các chỗ viện dẫn mục kia", "keep one and change the references to the other"))
}
