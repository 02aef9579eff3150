//! What hangs on what, as nested lists: campaigns from the national one down, a document between those above and below
//! it.

use crate::pages::view::{DocumentRef, Key, Reference, TreeRow, TreeView};

/// Something in a tree, before it has a place.
#[derive(Clone, Debug)]
pub struct TreeNode {
    /// Its name and page.
    pub name: Reference,
    /// The document, where it is one.
    pub document: Option<DocumentRef>,
    /// Who issued it.
    pub issuer: String,
    /// How it relates to the record of the page; its words are `t.relation[key]`.
    pub relation: Option<Key>,
    /// Whether it is the record of the page.
    pub current: bool,
    /// Whether it is sample data.
    pub sample: bool,
    /// How far it stands from the left.
    pub depth: usize,
}

/// How deep lists nest: more leave no room for words on a phone.
const DEEPEST: usize = 5;

/// The first `most` of nodes that stand in the order of reading, each below the last one before it that is one step
/// further left. What stands leftmost after another hangs on nothing.
#[must_use]
pub fn tree(nodes: Vec<TreeNode>, most: usize) -> TreeView {
    let more = nodes.len().saturating_sub(most);
    let mut rows = Vec::new();
    for node in nodes.into_iter().take(most) {
        let depth = node.depth.min(DEEPEST);
        let TreeNode { name, document, issuer, relation, current, sample, .. } = node;
        let row = TreeRow { name, document, issuer, relation, current, sample, below: Vec::new() };
        list_at(&mut rows, depth).push(row);
    }
    TreeView { rows, more }
}

/// The list that is `depth` steps down below the last row, as far down as there are rows.
fn list_at(rows: &mut Vec<TreeRow>, depth: usize) -> &mut Vec<TreeRow> {
    if depth == 0 || rows.is_empty() {
        return rows;
    }
    let last = rows.len() - 1;
    list_at(&mut rows[last].below, depth - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn node(name: &str, depth: usize) -> TreeNode {
        TreeNode {
            name: Reference { href: None, text: name.to_owned(), sample: false },
            document: None,
            issuer: String::new(),
            relation: None,
            current: false,
            sample: false,
            depth,
        }
    }

    /// The lists as they nest.
    fn nested(rows: &[TreeRow]) -> String {
        let below =
            |row: &TreeRow| if row.below.is_empty() { String::new() } else { format!("({})", nested(&row.below)) };
        rows.iter().map(|row| row.name.text.clone() + &below(row)).collect()
    }

    #[test]
    fn every_row_hangs_on_what_stands_one_step_further_left() {
        let of = |nodes: &[(&str, usize)]| {
            nested(&tree(nodes.iter().map(|(name, depth)| node(name, *depth)).collect(), 9).rows)
        };
        assert_eq!(of(&[("a", 0), ("b", 1), ("c", 2), ("d", 1), ("e", 0)]), "a(b(c)d)e");
        assert_eq!(of(&[("a", 0), ("b", 0), ("c", 1), ("d", 2)]), "ab(c(d))");
        assert_eq!(of(&[("a", 0), ("b", 8), ("c", 1)]), "a(bc)", "no deeper than what is there");
        assert_eq!(of(&[]), "");
    }

    #[test]
    fn deep_chains_stay_readable_and_many_are_counted() {
        let many: Vec<TreeNode> = (0..12).map(|number| node("x", number)).collect();
        let view = tree(many, 9);
        assert_eq!((nested(&view.rows).as_str(), view.more), ("x(x(x(x(x(xxxx)))))", 3));
    }
}
