//! Chains of campaigns: who carries whom, and which content heads carry which.

use super::Desk;
use super::tree::{TreeNode, tree};
use crate::model::{Campaign, Entry, Id, RefTo};
use crate::pages::view::{HeadMap, HeadRow, TreeView};
use crate::vietnamese::sort_key;
use std::collections::BTreeSet;

impl Desk<'_> {
    /// All campaigns, each below the one that it carries; those that go round in a circle begin at one of them.
    #[must_use]
    pub fn all_campaigns(&self) -> Vec<(Id<Campaign>, usize)> {
        let mut found = Vec::new();
        let mut seen = BTreeSet::new();
        let parent = |id: Id<Campaign>| self.site.campaigns[id].parent.as_ref().and_then(RefTo::target);
        let mut roots: Vec<Id<Campaign>> = self.site.campaigns.ids().filter(|id| parent(*id).is_none()).collect();
        self.by_name(&mut roots);
        for id in roots.into_iter().chain(self.site.campaigns.ids()) {
            self.below(id, 0, &mut seen, &mut found);
        }
        found
    }

    /// The campaigns above one, itself and those below it.
    #[must_use]
    pub fn campaigns_around(&self, id: Id<Campaign>) -> Vec<(Id<Campaign>, usize)> {
        let mut above = super::campaigns::ancestors(self.site, id);
        above.remove(0);
        above.reverse();
        let mut seen: BTreeSet<Id<Campaign>> = above.iter().copied().collect();
        let depth = above.len();
        let mut found: Vec<(Id<Campaign>, usize)> = above.into_iter().zip(0..).collect();
        self.below(id, depth, &mut seen, &mut found);
        found
    }

    /// A campaign and those below it. A circle ends where it comes back.
    fn below(
        &self,
        id: Id<Campaign>,
        depth: usize,
        seen: &mut BTreeSet<Id<Campaign>>,
        found: &mut Vec<(Id<Campaign>, usize)>,
    ) {
        // What waits, the next one last: a chain of campaigns may be longer than the stack is deep.
        let mut waiting = vec![(id, depth)];
        while let Some((id, depth)) = waiting.pop() {
            if !seen.insert(id) {
                continue;
            }
            found.push((id, depth));
            let mut children = self.site.index.children.get(&id).cloned().unwrap_or_default();
            self.by_name(&mut children);
            waiting.extend(children.into_iter().rev().map(|child| (child, depth + 1)));
        }
    }

    fn by_name(&self, campaigns: &mut [Id<Campaign>]) {
        campaigns.sort_by_cached_key(|id| (sort_key(self.site.campaigns[*id].short_title()), *id));
    }

    /// The first `most` campaigns as a tree; none where there is nothing to connect.
    #[must_use]
    pub fn campaign_tree(
        &self,
        campaigns: &[(Id<Campaign>, usize)],
        current: Option<Id<Campaign>>,
        most: usize,
    ) -> Option<TreeView> {
        let node = |(id, depth): &(Id<Campaign>, usize)| {
            let campaign = &self.site.campaigns[*id];
            TreeNode {
                name: self.reference(Entry::Campaign(*id), campaign.short_title()),
                document: None,
                issuer: self.unit_of(&campaign.issuer).text,
                relation: None,
                sample: campaign.sample,
                current: current == Some(*id),
                depth: *depth,
            }
        };
        let nodes: Vec<TreeNode> = campaigns.iter().map(node).collect();
        nodes.iter().any(|node| node.depth > 0).then(|| tree(nodes, most))
    }

    /// Which content heads of a campaign carry which ones of the campaigns above it; none where there is nothing
    /// above or no head is tied to another.
    #[must_use]
    pub fn head_map(&self, id: Id<Campaign>) -> Option<HeadMap> {
        let mut chain = super::campaigns::ancestors(self.site, id);
        chain.reverse();
        let heads = |level: usize| &self.site.campaigns[chain[level]].content_heads;
        // For every head of a level the heads that carry no other and that it carries in the end.
        let mut roots: Vec<Vec<BTreeSet<(usize, usize)>>> = Vec::new();
        for level in 0..chain.len() {
            let of_head = |(at, head): (usize, &crate::model::ContentHead)| {
                let mut found = BTreeSet::new();
                for above in &head.national {
                    let parent = level.checked_sub(1).and_then(|parent| {
                        let at = heads(parent).iter().position(|known| known.id.value == above.value)?;
                        Some(&roots[parent][at])
                    });
                    found.extend(parent.into_iter().flatten().copied());
                }
                if found.is_empty() {
                    found.insert((level, at));
                }
                found
            };
            let of_level = heads(level).iter().enumerate().map(of_head).collect();
            roots.push(of_level);
        }
        let tied = roots.iter().enumerate().any(|(level, heads)| heads.iter().flatten().any(|(root, _)| *root < level));
        if !tied {
            return None;
        }
        let all: BTreeSet<(usize, usize)> = roots.iter().flatten().flatten().copied().collect();
        let cell = |root: (usize, usize), level: usize| {
            let carrying = roots[level].iter().zip(heads(level)).filter(|(of, _)| of.contains(&root));
            carrying.map(|(_, head)| head.title.value.clone()).collect()
        };
        let row = |root| HeadRow { cells: (0..chain.len()).map(|level| cell(root, level)).collect() };
        Some(HeadMap {
            campaigns: chain
                .iter()
                .map(|at| self.reference(Entry::Campaign(*at), self.site.campaigns[*at].short_title()))
                .collect(),
            rows: all.into_iter().map(row).collect(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Site, load};
    use crate::pages::desk::{Frame, TextWords};
    use crate::pages::view::TreeRow;
    use crate::route::Route;
    use crate::world::{Clock, MemoryWorld};

    fn campaign(parent: &str, heads: &[(&str, &str)]) -> String {
        let head = |(id, national): &(&str, &str)| {
            format!("[[content_head]]\nid = \"{id}\"\ntitle = \"{}\"\n{national}\n", id.to_uppercase())
        };
        let heads: String = heads.iter().map(head).collect();
        let parent = if parent.is_empty() { String::new() } else { format!("parent = \"{parent}\"\n") };
        format!("+++\ntitle = \"P\"\nissuer = \"u\"\n{parent}start = \"2025\"\nend = \"2030\"\n{heads}+++\n")
    }

    fn site(campaigns: &[(&str, String)]) -> Site {
        let units = "[[unit]]\nid = \"u\"\nname = \"U\"\nkind = \"people-committee\"\nlevel = \"ward\"\n";
        let mut world = MemoryWorld::new(Clock::Today("2026-11-21".parse().unwrap())).with("content/units.toml", units);
        for (id, text) in campaigns {
            world.insert(format!("content/campaigns/{id}.md"), text.clone());
        }
        load(&world).0
    }

    #[test]
    fn heads_are_followed_over_two_levels_and_one_may_carry_two() {
        let site = site(&[
            ("nuoc", campaign("", &[("a", ""), ("b", ""), ("c", "")])),
            ("tinh", campaign("nuoc", &[("x", "national = [\"a\", \"b\"]"), ("y", "national = \"b\"")])),
            ("xa", campaign("tinh", &[("m", "national = \"x\""), ("n", "national = \"y\""), ("o", "")])),
        ]);
        let frame = Frame::new(&site, TextWords::default(), None);
        let desk = Desk::new(&site, &frame, Route::Home);
        let map = desk.head_map(site.campaigns.find("xa").unwrap()).unwrap();
        let told: Vec<Vec<String>> =
            map.rows.iter().map(|row| row.cells.iter().map(|cell| cell.join("+")).collect()).collect();
        let expected = [["A", "X", "M"], ["B", "X+Y", "M+N"], ["C", "", ""], ["", "", "O"]];
        assert_eq!(told, expected);
        assert_eq!(desk.head_map(site.campaigns.find("nuoc").unwrap()), None, "there is nothing above");
    }

    fn size(rows: &[TreeRow]) -> usize {
        rows.iter().map(|row| 1 + size(&row.below)).sum()
    }

    #[test]
    fn circles_end_and_every_campaign_stands_once() {
        let site = site(&[
            ("a", campaign("c", &[("h", "national = \"h\"")])),
            ("b", campaign("a", &[("h", "national = \"h\"")])),
            ("c", campaign("b", &[("h", "national = \"h\"")])),
            ("d", campaign("d", &[])),
            ("e", campaign("khong-co", &[])),
        ]);
        let frame = Frame::new(&site, TextWords::default(), None);
        let desk = Desk::new(&site, &frame, Route::Home);
        assert_eq!(desk.all_campaigns().len(), 5);
        for id in site.campaigns.ids() {
            let around = desk.campaigns_around(id);
            assert!(around.iter().any(|(at, _)| *at == id));
            assert_eq!(around.iter().map(|(at, _)| at).collect::<BTreeSet<_>>().len(), around.len());
            let tree = desk.campaign_tree(&around, Some(id), usize::MAX);
            assert!(tree.is_none_or(|tree| size(&tree.rows) == around.len() && tree.more == 0));
            let _ = desk.head_map(id);
        }
    }
}
