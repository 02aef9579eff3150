//! Official documents: the list of them, and the identity of one with who cites it.

use super::PageKind;
use super::desk::{About, Desk};
use crate::model::{Cited, DocumentKind, Id, Level, OfficialDocument, Site};
use crate::route::Route;
use crate::vietnamese::sort_key;
use serde::Serialize;
use std::cmp::Reverse;

use super::view::{DocumentRef, IsoDate, Key, Link, PageMeta, Reference, SiteView, TreeView};

/// Context of `documents.html`, the list at `/van-ban/`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct DocumentsPage {
    /// What the page says about itself.
    pub page: PageMeta,
    /// The portal around it.
    pub site: SiteView,
    /// Groups by level of the issuer, from central down.
    pub groups: Vec<DocumentGroup>,
}

/// Documents of one level.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DocumentGroup {
    /// `central`, `province`, `ward` or `grassroots`.
    pub level: Key,
    /// The documents, newest first.
    pub documents: Vec<ListedDocument>,
}

/// A document in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ListedDocument {
    /// The document.
    pub document: DocumentRef,
    /// How many records of the portal cite it.
    pub citations: usize,
}

/// Context of `document.html`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct DocumentPage {
    /// What the page says about itself.
    pub page: PageMeta,
    /// The portal around it.
    pub site: SiteView,
    /// Its identity.
    pub document: DocumentRef,
    /// Its full text at the official source.
    pub url: Option<String>,
    /// How it relates to other documents: what it says of them, then what they say of it.
    pub relations: Vec<Relation>,
    /// The same as a drawing; none where a list of one says as much.
    pub tree: Option<TreeView>,
    /// Other documents with the same number.
    pub namesakes: Vec<DocumentRef>,
    /// Who cites it, at most a hundred.
    pub citations: Vec<Citation>,
    /// How many records cite it.
    pub citation_count: usize,
}

/// A relation between this document and another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Relation {
    /// `implements`, `amends`, `replaces`, `repeals`, `attached_to` (promulgated by), or the other way round
    /// `implemented_by`, `amended_by`, `replaced_by`, `repealed_by`, `promulgates`; its words are `t.relation[key]`.
    pub key: Key,
    /// The other document.
    pub document: DocumentRef,
}

/// A record of the portal that cites a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Citation {
    /// The citing record, at the place of the citation where it has an anchor.
    pub record: Link,
    /// The same as a document, where it is a plan: with a number it is named by that.
    pub document: Option<DocumentRef>,
    /// Who issued or wrote it.
    pub issuer: Option<Reference>,
    /// The date that the citing text gives to the document.
    pub written: Option<IsoDate>,
    /// Whether that date is another than the document's own. It is shown, never corrected.
    pub differs: bool,
    /// Whether the citing record is sample data.
    pub sample: bool,
}

/// How many of those who cite a document its page shows.
pub(super) const CITATIONS: usize = 100;

/// The list of documents, where there is any.
#[derive(Debug)]
pub struct Documents;

impl PageKind for Documents {
    type Context = DocumentsPage;
    const TEMPLATE: &'static str = "documents.html";

    fn routes(site: &Site) -> Vec<Route> {
        let any = !site.documents.records().is_empty();
        any.then_some(Route::Documents).into_iter().collect()
    }

    fn context(desk: &Desk<'_>) -> Option<DocumentsPage> {
        if desk.route != Route::Documents {
            return None;
        }
        let site = desk.site;
        let mut documents: Vec<(Id<OfficialDocument>, &OfficialDocument)> = site.documents.iter().collect();
        documents.sort_by_cached_key(|(_, document)| {
            (Reverse(document.issued.map(|issued| issued.value)), sort_key(&document.title.value))
        });
        // What nobody of the register issued stands with the ward's own.
        let level = |document: &OfficialDocument| document.issuer.target().map_or(Level::Ward, |id| site.level_of(id));
        let listed = |id: Id<OfficialDocument>| ListedDocument {
            document: desk.document_ref(Cited::Document(id)),
            citations: desk.citing(Cited::Document(id)).len(),
        };
        let group = |of: Level| {
            let of_level = documents.iter().filter(|(_, document)| level(document) == of);
            let documents: Vec<ListedDocument> = of_level.map(|(id, _)| listed(*id)).collect();
            (!documents.is_empty()).then(|| DocumentGroup { level: of.as_str(), documents })
        };
        Some(DocumentsPage {
            page: desk.page(About { section: Some("documents"), ..About::default() }),
            site: desk.site_view(),
            groups: [Level::Central, Level::Province, Level::Ward, Level::Grassroots]
                .into_iter()
                .filter_map(group)
                .collect(),
        })
    }
}

/// The documents of the register.
#[derive(Debug)]
pub struct OneDocument;

impl PageKind for OneDocument {
    type Context = DocumentPage;
    const TEMPLATE: &'static str = "document.html";

    fn routes(site: &Site) -> Vec<Route> {
        site.documents.ids().map(Route::Document).collect()
    }

    fn context(desk: &Desk<'_>) -> Option<DocumentPage> {
        let Route::Document(id) = desk.route else { return None };
        let document = &desk.site.documents[id];
        let cited = Cited::Document(id);
        let citations = desk.citation_views(cited, CITATIONS);
        let mut page = page(desk, document);
        page.sample = citations.iter().any(|citation| citation.sample).then_some("part");
        Some(DocumentPage {
            page,
            site: desk.site_view(),
            document: desk.document_ref(cited),
            url: document.url.as_ref().map(|url| url.value.clone()),
            tree: desk.relation_tree(cited),
            relations: desk.relations(cited),
            namesakes: desk.namesakes(cited),
            citations,
            citation_count: desk.citing(cited).len(),
        })
    }
}

fn page(desk: &Desk<'_>, document: &OfficialDocument) -> PageMeta {
    let issuer = document.issuer.target().map(|id| desk.site.units[id].name.value.as_str());
    let law = matches!(document.kind, DocumentKind::Law | DocumentKind::Decree);
    desk.page(About {
        title: Some(document.title.value.clone()),
        section: Some("documents"),
        json_ld: Some(serde_json::json!({
            "@context": "https://schema.org",
            "@type": if law { "Legislation" } else { "DigitalDocument" },
            "name": document.title.value,
            "identifier": document.number.as_ref().map(|number| &number.value),
            "datePublished": document.issued.map(|issued| issued.value.to_string()),
            "publisher": issuer.map(|name| serde_json::json!({ "@type": "GovernmentOrganization", "name": name })),
            "sameAs": document.url.as_ref().map(|url| &url.value),
            "url": desk.here().absolute(&desk.site.settings.base_url.value),
        })),
        ..About::default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::load;
    use crate::pages::desk::{Frame, TextWords};
    use crate::world::{Clock, MemoryWorld};

    #[test]
    fn another_date_is_shown_and_relations_are_told_from_both_sides() {
        let units = "[[unit]]\nid = \"cp\"\nname = \"Chính phủ\"\nkind = \"central\"\nlevel = \"central\"\n";
        let documents = "[[document]]\nid = \"nq-71\"\nnumber = \"71/NQ-CP\"\ntype = \"resolution\"\nissuer = \"cp\"\nissued = 2025-04-01\ntitle = \"A\"\n[[document]]\nid = \"nq-11\"\nnumber = \"11/NQ-CP\"\ntype = \"resolution\"\nissuer = \"cp\"\ntitle = \"B\"\namends = [\"nq-71\"]\n";
        let plan = "+++\ntitle = \"K\"\ncampaign = \"c\"\nissuer = \"cp\"\ntype = \"plan\"\nnumber = \"5/KH-UBND\"\nbases = [\"nq-71\"]\n+++\n## I. Căn cứ\n1. Nghị quyết số 71/NQ-CP ngày 04/01/2025 của Chính phủ.\n";
        let page = "+++\ntitle = \"P\"\n+++\nTheo Nghị quyết số 71/NQ-CP.\n";
        let world = MemoryWorld::new(Clock::Today("2026-11-21".parse().unwrap()))
            .with("content/units.toml", units)
            .with("content/documents.toml", documents)
            .with("content/plans/k.md", plan)
            .with("content/pages/p.md", page);
        let (site, _) = load(&world);
        let frame = Frame::new(&site, TextWords::default(), None);
        let id = site.documents.find("nq-71").unwrap();
        let page = OneDocument::context(&Desk::new(&site, &frame, Route::Document(id))).unwrap();
        let relations: Vec<_> =
            page.relations.iter().map(|found| (found.key, found.document.number.as_deref())).collect();
        assert_eq!(relations, [("amended_by", Some("11/NQ-CP"))]);
        let citations: Vec<(&str, Option<&str>, bool)> = page
            .citations
            .iter()
            .map(|found| (found.record.href.as_str(), found.written.as_deref(), found.differs))
            .collect();
        assert_eq!(citations, [("../../ke-hoach/k/#i-1", Some("2025-01-04"), true), ("../../p/", None, false)]);
        let list = Documents::context(&Desk::new(&site, &frame, Route::Documents)).unwrap();
        let listed: Vec<_> =
            list.groups[0].documents.iter().map(|found| (found.document.title.as_str(), found.citations)).collect();
        assert_eq!((list.groups[0].level, listed), ("central", vec![("A", 2), ("B", 0)]));
    }
}
