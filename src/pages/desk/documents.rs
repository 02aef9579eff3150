//! Official documents: how they are named, what carries what, who cites whom.

use super::Desk;
use crate::model::{Citation, Cited, CitedRef, Entry, Plan, RefTo, Signer, Unit};
use crate::pages::view::{DocumentRef, OfficialHeader, SignerView};
use crate::source::Spanned;
use crate::vietnamese::DocumentType;

impl Desk<'_> {
    /// A document or plan as texts name it.
    #[must_use]
    pub fn document_ref(&self, cited: Cited) -> DocumentRef {
        let site = self.site;
        let entry = Entry::from(cited);
        let (kind, number, title, date, issuer, sample) = match cited {
            Cited::Document(id) => {
                let document = &site.documents[id];
                (document.kind, &document.number, &document.title, document.issued, &document.issuer, false)
            }
            Cited::Plan(id) => {
                let plan = &site.plans[id];
                (plan.kind, &plan.number, &plan.title, plan.issued, &plan.issuer, plan.sample)
            }
        };
        DocumentRef {
            href: self.reference(entry, "").href,
            kind: kind.as_str(),
            kind_name: DocumentType::own_name(&title.value, kind.as_str()),
            number: number.as_ref().map(|number| number.value.clone()),
            title: title.value.clone(),
            issued: date.map(|issued| issued.value.to_string()),
            issuer: self.unit_of(issuer),
            namesake: site.index.namesakes.contains_key(&cited),
            is_plan: matches!(cited, Cited::Plan(_)),
            sample,
        }
    }

    /// A cited document; what is not known is left out, it has been reported.
    #[must_use]
    pub fn cited(&self, reference: &CitedRef) -> Option<DocumentRef> {
        reference.target().map(|cited| self.document_ref(cited))
    }

    /// Documents of a list.
    #[must_use]
    pub fn cited_all(&self, list: &[CitedRef]) -> Vec<DocumentRef> {
        list.iter().filter_map(|cited| self.cited(cited)).collect()
    }

    /// Who says something about `cited` in one of these relations.
    pub fn citations(&self, cited: Cited, relations: &[&str]) -> Vec<&Citation> {
        let all = self.site.index.cited_by.get(&cited).map_or(&[][..], Vec::as_slice);
        all.iter().filter(|citation| relations.contains(&citation.relation)).collect()
    }

    /// Documents and plans that say they do this to `cited`.
    #[must_use]
    pub fn cited_by(&self, cited: Cited, relation: &str) -> Vec<DocumentRef> {
        let citations = self.citations(cited, &[relation]).into_iter();
        citations.filter_map(|citation| self.entry_as_document(citation.by)).collect()
    }

    /// A citing record as a document; campaigns and the like are none.
    #[must_use]
    pub fn entry_as_document(&self, entry: Entry) -> Option<DocumentRef> {
        match entry {
            Entry::Document(id) => Some(self.document_ref(Cited::Document(id))),
            Entry::Plan(id) => Some(self.document_ref(Cited::Plan(id))),
            _ => None,
        }
    }

    /// What a document or plan says that it carries out.
    #[must_use]
    pub fn implemented(&self, cited: Cited) -> &[CitedRef] {
        match cited {
            Cited::Document(id) => &self.site.documents[id].implements,
            Cited::Plan(id) => &self.site.plans[id].implements,
        }
    }

    /// The documents above `cited`, the highest first, following the first document that each carries out.
    #[must_use]
    pub fn documents_above(&self, cited: Cited) -> Vec<Cited> {
        let mut chain = vec![cited];
        while let Some(next) = chain.last().and_then(|last| self.implemented(*last).iter().find_map(CitedRef::target)) {
            // Two documents may claim to carry out one another; that is a slip, not a chain.
            if chain.contains(&next) {
                break;
            }
            chain.push(next);
        }
        chain.remove(0);
        chain.reverse();
        chain
    }

    /// The head of an official document of `issuer`.
    #[must_use]
    pub fn official_header(
        &self,
        issuer: &RefTo<Unit>,
        number: Option<String>,
        place: Option<String>,
        date: Option<String>,
    ) -> OfficialHeader {
        let name = issuer.target().map_or(issuer.key.as_str(), |id| &self.site.units[id].name.value);
        let (above, body) = split_issuer(name);
        OfficialHeader { above, issuer: body, number, symbol: None, place, issued: date }
    }

    /// The head of a plan.
    #[must_use]
    pub fn plan_header(&self, plan: &Plan) -> OfficialHeader {
        let text = |text: &Option<crate::source::Spanned<String>>| text.as_ref().map(|text| text.value.clone());
        let issued = plan.issued.map(|issued| issued.value.to_string());
        let header = self.official_header(&plan.issuer, text(&plan.number), text(&plan.place), issued);
        OfficialHeader { symbol: text(&plan.symbol), ..header }
    }
}

/// The two lines of the issuing body: "Ủy ban nhân dân phường Kiến An" is `ỦY BAN NHÂN DÂN` above `PHƯỜNG KIẾN AN`.
/// A chairman's document bears the head of his committee (decree 30/2020/NĐ-CP, annex I).
fn split_issuer(name: &str) -> (Option<String>, String) {
    const BODIES: [&str; 3] = ["Ủy ban nhân dân", "Hội đồng nhân dân", "Đảng ủy"];
    let name = name.strip_prefix("Chủ tịch ").unwrap_or(name).replace("UBND", "Ủy ban nhân dân");
    let split = BODIES.iter().find_map(|body| {
        let rest = name.get(body.len()..).filter(|_| name.to_lowercase().starts_with(&body.to_lowercase()))?;
        (!rest.trim().is_empty()).then(|| (body.to_uppercase(), rest.trim().to_uppercase()))
    });
    split.map_or_else(|| (None, name.to_uppercase()), |(above, issuer)| (Some(above), issuer))
}

/// Who signed; none where nothing is said of it.
#[must_use]
pub fn signer_view(signer: &Signer) -> Option<SignerView> {
    let text = |text: &Option<Spanned<String>>| text.as_ref().map(|text| text.value.clone());
    let capacity = signer.capacity.iter().map(|line| line.value.clone()).collect();
    SignerView::new(capacity, text(&signer.title), text(&signer.name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_issuing_body_stands_in_two_lines() {
        let expected = (Some("ỦY BAN NHÂN DÂN".to_owned()), "PHƯỜNG KIẾN AN".to_owned());
        assert_eq!(split_issuer("Ủy ban nhân dân phường Kiến An"), expected);
        assert_eq!(split_issuer("Chủ tịch UBND phường Kiến An"), expected);
        assert_eq!(split_issuer("Bộ Nội vụ"), (None, "BỘ NỘI VỤ".to_owned()));
    }
}
