//! What documents and plans say of one another, from both sides.

use super::Desk;
use super::tree::{TreeNode, tree};
use crate::model::{Cited, CitedRef, Entry};
use crate::pages::Relation;
use crate::pages::view::{DocumentRef, Key, Reference, TreeView};
use crate::vietnamese::sort_key;
use std::collections::BTreeSet;

/// What is said of others, and the word for it seen from the other side.
const BOTH_SIDES: [(Key, Key); 5] = [
    ("amends", "amended_by"),
    ("replaces", "replaced_by"),
    ("repeals", "repealed_by"),
    ("implements", "implemented_by"),
    ("attached_to", "promulgates"),
];

/// How many relations of a document its page lists.
const MOST: usize = 100;

impl Desk<'_> {
    /// What a document or plan says of others, then what others say of it.
    #[must_use]
    pub fn relations(&self, cited: Cited) -> Vec<Relation> {
        let relation = |(key, other): (Key, Cited)| Relation { key, document: self.document_ref(other) };
        self.related_documents(cited).into_iter().take(MOST).map(relation).collect()
    }

    /// Each relation once; a document that names itself is a slip.
    fn related_documents(&self, cited: Cited) -> Vec<(Key, Cited)> {
        let own = self.said_of_others(cited).into_iter();
        let own = own.flat_map(|(key, list)| list.iter().filter_map(move |other| Some((key, other.target()?))));
        let of_others = BOTH_SIDES.iter().flat_map(|(said, seen)| {
            let by = self.citations(cited, &[said]).into_iter().filter_map(|citation| as_cited(citation.by));
            by.map(move |other| (*seen, other))
        });
        let mut known = BTreeSet::new();
        own.chain(of_others).filter(|found| found.1 != cited && known.insert(*found)).collect()
    }

    fn said_of_others(&self, cited: Cited) -> Vec<(Key, &[CitedRef])> {
        match cited {
            Cited::Document(id) => {
                let document = &self.site.documents[id];
                vec![
                    ("implements", &document.implements),
                    ("amends", &document.amends),
                    ("replaces", &document.replaces),
                    ("repeals", &document.repeals),
                ]
            }
            Cited::Plan(id) => {
                let plan = &self.site.plans[id];
                vec![("implements", &plan.implements), ("attached_to", plan.attached_to.as_slice())]
            }
        }
    }

    /// The documents around one as a tree: what it acts on, itself, what acts on it. None where there are fewer than two
    /// of them: a list of one says as much.
    #[must_use]
    pub fn relation_tree(&self, cited: Cited) -> Option<TreeView> {
        let related = self.related_documents(cited);
        if related.len() < 2 {
            return None;
        }
        let is_own = |key: Key| BOTH_SIDES.iter().any(|(said, _)| *said == key);
        let (above, below): (Vec<_>, Vec<_>) = related.into_iter().partition(|(key, _)| is_own(key));
        let at = usize::from(!above.is_empty());
        let node = |(key, other): (Key, Cited), depth| self.document_node(other, Some(key), depth);
        let above = above.into_iter().map(|found| node(found, 0));
        let mut current = TreeNode { current: true, ..self.document_node(cited, None, at) };
        // A page does not lead to itself.
        current.document.iter_mut().for_each(|document| document.href = None);
        let below = below.into_iter().map(|found| node(found, at + 1));
        Some(tree(above.chain([current]).chain(below).collect(), MOST))
    }

    fn document_node(&self, cited: Cited, relation: Option<Key>, depth: usize) -> TreeNode {
        let document = self.document_ref(cited);
        TreeNode {
            name: Reference { href: document.href.clone(), text: document.title.clone(), sample: document.sample },
            issuer: document.issuer.text.clone(),
            relation,
            current: false,
            sample: document.sample,
            depth,
            document: Some(document),
        }
    }

    /// Other documents and plans with the same number.
    #[must_use]
    pub fn namesakes(&self, cited: Cited) -> Vec<DocumentRef> {
        let others = self.site.index.namesakes.get(&cited).into_iter().flatten();
        others.map(|other| self.document_ref(*other)).collect()
    }

    /// The documents and plans that the text of a record names, or that it lists as its bases, by name.
    #[must_use]
    pub fn cites(&self, by: Entry) -> Vec<DocumentRef> {
        let index = &self.site.index;
        let in_text = index.citing_texts.iter().filter(|(_, texts)| texts.iter().any(|text| text.by == by));
        let listed = index.cited_by.iter().filter(|(_, all)| {
            all.iter().any(|citation| {
                citation.by == by && ["bases", "implements", "attached_to"].contains(&citation.relation)
            })
        });
        let all: BTreeSet<Cited> = in_text.map(|(cited, _)| *cited).chain(listed.map(|(cited, _)| *cited)).collect();
        let mut found: Vec<DocumentRef> = all.into_iter().map(|cited| self.document_ref(cited)).collect();
        found.sort_by_cached_key(|document| sort_key(document.number.as_ref().unwrap_or(&document.title)));
        found
    }
}

fn as_cited(entry: Entry) -> Option<Cited> {
    match entry {
        Entry::Document(id) => Some(Cited::Document(id)),
        Entry::Plan(id) => Some(Cited::Plan(id)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Site, load};
    use crate::pages::desk::{Frame, TextWords};
    use crate::route::Route;
    use crate::world::{Clock, MemoryWorld};

    fn site(documents: &str) -> Site {
        let units = "[[unit]]\nid = \"tinh-a\"\nname = \"UBND tỉnh A\"\nkind = \"people-committee\"\nlevel = \"province\"\n\
            [[unit]]\nid = \"tinh-b\"\nname = \"UBND tỉnh B\"\nkind = \"people-committee\"\nlevel = \"province\"\n";
        let plan = "+++\ntitle = \"K\"\ncampaign = \"c\"\nissuer = \"tinh-a\"\ntype = \"plan\"\nnumber = \"5/KH-UBND\"\n\
            implements = [\"mot\"]\nattached_to = \"hai\"\nbases = [\"ba\"]\n+++\n1. Theo Kế hoạch số 138/KH-UBND.\n";
        let world = MemoryWorld::new(Clock::Today("2026-11-21".parse().unwrap()))
            .with("content/units.toml", units)
            .with("content/documents.toml", documents)
            .with("content/plans/k.md", plan);
        load(&world).0
    }

    fn document(id: &str, number: &str, issuer: &str, more: &str) -> String {
        format!(
            "[[document]]\nid = \"{id}\"\nnumber = \"{number}\"\ntype = \"plan\"\nissuer = \"{issuer}\"\nissued = 2025-05-01\ntitle = \"{id}\"\n{more}\n"
        )
    }

    fn told(relations: &[Relation]) -> Vec<(Key, &str)> {
        relations.iter().map(|found| (found.key, found.document.title.as_str())).collect()
    }

    #[test]
    fn one_number_of_two_issuers_is_two_documents_and_the_text_means_its_own() {
        let site = site(
            &[
                document("mot", "138/KH-UBND", "tinh-a", ""),
                document("hai", "138/KH-UBND", "tinh-b", "amends = [\"mot\"]"),
                document("ba", "9/KH-UBND", "tinh-b", ""),
            ]
            .concat(),
        );
        let frame = Frame::new(&site, TextWords::default(), None);
        let desk = Desk::new(&site, &frame, Route::Home);
        let id = |name| Cited::Document(site.documents.find(name).unwrap());
        let apart = |name| desk.document_ref(id(name)).namesake;
        assert_eq!((apart("mot"), apart("hai"), apart("ba")), (true, true, false));
        let others: Vec<String> = desk.namesakes(id("mot")).into_iter().map(|other| other.issuer.text).collect();
        assert_eq!(others, ["UBND tỉnh B"]);
        let routes = ["mot", "hai"].map(|name| Route::from(Entry::from(id(name))).address(&site).path().to_owned());
        assert_eq!(routes, ["van-ban/mot/", "van-ban/hai/"]);
        let plan = Cited::Plan(site.plans.find("k").unwrap());
        let cited: Vec<String> = desk.cites(plan.into()).into_iter().map(|cited| cited.title).collect();
        assert_eq!(cited.len(), 3, "{cited:?}");
        assert_eq!(told(&desk.relations(id("mot"))), [("amended_by", "hai"), ("implemented_by", "K")]);
        assert_eq!(told(&desk.relations(id("hai"))), [("amends", "mot"), ("promulgates", "K")]);
        assert_eq!(told(&desk.relations(plan)), [("implements", "mot"), ("attached_to", "hai")]);
        let drawn = desk.relation_tree(id("hai")).unwrap();
        let mut rows = Vec::new();
        let mut list = &drawn.rows;
        while let [row] = list.as_slice() {
            let number = row.document.as_ref().and_then(|found| found.number.as_deref()).unwrap();
            rows.push((number, row.relation, row.current));
            list = &row.below;
        }
        let expected = [
            ("138/KH-UBND", Some("amends"), false),
            ("138/KH-UBND", None, true),
            ("5/KH-UBND", Some("promulgates"), false),
        ];
        assert_eq!(rows, expected);
        assert_eq!(desk.relation_tree(id("ba")), None);
    }

    #[test]
    fn circles_and_missing_documents_end() {
        let site = site(
            &[
                document(
                    "mot",
                    "1/KH-UBND",
                    "tinh-a",
                    "implements = [\"hai\", \"mot\", \"khong-co\"]\namends = [\"hai\"]",
                ),
                document("hai", "2/KH-UBND", "khong-co", "implements = [\"mot\"]\nreplaces = [\"mot\", \"mot\"]"),
            ]
            .concat(),
        );
        let frame = Frame::new(&site, TextWords::default(), None);
        let desk = Desk::new(&site, &frame, Route::Home);
        let one = Cited::Document(site.documents.find("mot").unwrap());
        let expected = [
            ("implements", "hai"),
            ("amends", "hai"),
            ("replaced_by", "hai"),
            ("implemented_by", "K"),
            ("implemented_by", "hai"),
        ];
        assert_eq!(told(&desk.relations(one)), expected);
        assert!(desk.relation_tree(one).is_some());
        assert_eq!(desk.documents_above(one).len(), 1);
    }
}
