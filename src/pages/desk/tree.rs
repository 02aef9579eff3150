//! What hangs on what, drawn as a tree: campaigns from the national one down, a document between those above and
//! below it.
//!
//! Lengths are in em, so that the drawing grows with the reader's text. It holds what fits a phone; lists beside it
//! hold everything, with links.

use crate::pages::view::{Key, TreeLine, TreeRow, TreeStem, TreeView};

/// Something in a tree, before it has a place.
#[derive(Clone, Debug)]
pub struct TreeNode {
    /// Its name.
    pub name: String,
    /// Who issued it.
    pub note: Option<String>,
    /// How it relates to the record of the page; its words are `t.relation[key]`.
    pub relation: Option<Key>,
    /// Whether it is the record of the page.
    pub current: bool,
    /// How far it stands from the left.
    pub depth: usize,
}

/// How many a tree shows.
const MOST: usize = 24;

/// The most lines of one name.
const LINES: usize = 4;

/// Letters that fit a line of a phone, also where a reader has spaced them out (WCAG 1.4.12); each step to the right
/// takes two of them.
const LETTERS: usize = 21;

/// Tenths of an em.
const LINE: usize = 15;
const GAP: usize = 9;
const STEP: usize = 14;

/// Draws nodes that stand in the order of reading, each below the last one before it that is one step further left.
/// What stands leftmost after another hangs on nothing.
#[must_use]
pub fn tree(nodes: &[TreeNode]) -> TreeView {
    let mut rows: Vec<TreeRow> = Vec::new();
    // The height of the first dot since something stood further left, and of the last one, by depth.
    let mut columns: Vec<(usize, usize)> = Vec::new();
    let mut top = 0;
    for node in nodes.iter().take(MOST) {
        let depth = node.depth.min(6);
        let names = wrapped(&node.name, LETTERS.saturating_sub(2 * depth).max(12));
        let issuer = node.note.as_ref().map(|issuer| wrapped(issuer, LETTERS.saturating_sub(2 * depth).max(12)));
        let issuer = issuer.into_iter().flatten().take(2);
        let dot = top + LINE / 2 + 2;
        let mut y = top;
        let mut line = |text: String| {
            y += LINE;
            TreeLine { text, y: em(y - 3) }
        };
        let lines: Vec<TreeLine> = names.into_iter().map(&mut line).collect();
        let small: Vec<TreeLine> = issuer.map(&mut line).collect();
        let relation_y = node.relation.map(|_| line(String::new()).y);
        let stem = depth.checked_sub(1).and_then(|above| columns.get(above)).map(|(first, _)| TreeStem {
            x: em(dot_x(depth - 1)),
            top: em(*first),
            bottom: em(dot),
            right: em(dot_x(depth)),
        });
        columns.truncate(depth + 1);
        match columns.get_mut(depth) {
            Some((_, last)) => *last = dot,
            None => columns.resize(depth + 1, (dot, dot)),
        }
        rows.push(TreeRow {
            x: em(dot_x(depth)),
            text_x: em(dot_x(depth) + 12),
            y: em(dot),
            top: em(top),
            height: em(y - top + GAP / 2),
            lines,
            notes: small,
            relation: node.relation,
            relation_y,
            stem,
            current: node.current,
        });
        top = y + GAP;
    }
    TreeView { rows, height: em(top), more: nodes.len().saturating_sub(MOST) }
}

fn dot_x(depth: usize) -> usize {
    6 + depth * STEP
}

/// A length as it is written.
fn em(tenths: usize) -> String {
    format!("{}.{}em", tenths / 10, tenths % 10)
}

/// The words of a text in lines of at most `letters`; what does not fit the last line ends in an ellipsis.
fn wrapped(text: &str, letters: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        let fits = |line: &String| line.chars().count() + 1 + word.chars().count() <= letters;
        match lines.last_mut().filter(|line| fits(line)) {
            Some(line) => {
                line.push(' ');
                line.push_str(word);
            }
            None => lines.push(word.to_owned()),
        }
    }
    let cut = lines.len() > LINES;
    lines.truncate(LINES);
    for line in &mut lines {
        // One word longer than a line.
        if line.chars().count() > letters {
            *line = line.chars().take(letters.saturating_sub(1)).collect::<String>() + "…";
        }
    }
    if let Some(last) = lines.last_mut().filter(|_| cut) {
        let kept: String = last.chars().take(letters.saturating_sub(1)).collect();
        *last = kept.trim_end().to_owned() + "…";
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn node(name: &str, depth: usize) -> TreeNode {
        TreeNode { name: name.to_owned(), note: None, relation: None, current: false, depth }
    }

    #[test]
    fn every_row_hangs_on_what_stands_one_step_further_left() {
        let drawn = tree(&[node("a", 0), node("b", 1), node("c", 2), node("d", 1), node("e", 0)]);
        let stems: Vec<Option<(&str, &str)>> =
            (drawn.rows.iter()).map(|row| row.stem.as_ref().map(|stem| (stem.x.as_str(), stem.top.as_str()))).collect();
        let (first, second) = (drawn.rows[0].y.as_str(), drawn.rows[1].y.as_str());
        assert_eq!(stems, [None, Some(("0.6em", first)), Some(("2.0em", second)), Some(("0.6em", first)), None]);
        assert!(drawn.rows.windows(2).all(|pair| pair[0].y != pair[1].y));
    }

    #[test]
    fn long_names_are_broken_and_many_are_counted() {
        assert_eq!(wrapped("một hai ba", 7), ["một hai", "ba"]);
        assert_eq!(wrapped("aaaaaaaaaa", 5), ["aaaa…"]);
        assert_eq!(wrapped("a b c d e f", 1), ["a", "b", "c", "…"]);
        assert!(wrapped("  ", 5).is_empty());
        let many: Vec<TreeNode> = (0..100).map(|number| node("x", number)).collect();
        let drawn = tree(&many);
        assert_eq!((drawn.rows.len(), drawn.more), (MOST, 76));
        assert_eq!(tree(&[]).rows.len(), 0);
    }
}
