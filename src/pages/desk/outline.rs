//! The text of a plan: its points as the page shows and cites them, and its contents.

use super::Desk;
use crate::model::{Entry, Id, Plan};
use crate::pages::{CiteParts, OutlineItem, PlanBlock, PlanPoint};
use crate::syntax::markdown::push_text;
use crate::syntax::outline::{Citation, Level, Node, Outline, OutlineHtml, Point, Section};

impl Desk<'_> {
    /// The text of a plan. Footnotes stand at its end.
    #[must_use]
    pub fn plan_blocks(&self, id: Id<Plan>) -> Vec<PlanBlock> {
        let Some(outline) = &self.site.plans[id].body.outline else { return Vec::new() };
        let html = outline.html(&mut self.resolver(Entry::Plan(id)));
        let mut blocks = blocks(&outline.nodes, &html);
        if !html.notes.is_empty() {
            push_html(&mut blocks, &html.notes);
        }
        blocks
    }

    /// The contents of a plan: its headings on two levels.
    #[must_use]
    pub fn plan_contents(&self, id: Id<Plan>) -> Vec<OutlineItem> {
        let outline = self.site.plans[id].body.outline.as_deref();
        outline.map(|outline| contents(outline, &outline.nodes, 2)).unwrap_or_default()
    }
}

fn blocks(nodes: &[Node], html: &OutlineHtml) -> Vec<PlanBlock> {
    let mut out = Vec::new();
    for node in nodes {
        match node {
            Node::Section(section) => out.push(section_block(section, html)),
            Node::Point(point) => match out.last_mut() {
                Some(PlanBlock::Points { items }) => items.push(plan_point(point, html)),
                _ => out.push(PlanBlock::Points { items: vec![plan_point(point, html)] }),
            },
            Node::Block(part) => push_html(&mut out, &html[*part]),
        }
    }
    out
}

/// Pieces without a number that follow each other are one block.
fn push_html(blocks: &mut Vec<PlanBlock>, piece: &str) {
    match blocks.last_mut() {
        Some(PlanBlock::Html { html }) => html.push_str(piece),
        _ => blocks.push(PlanBlock::Html { html: piece.to_owned() }),
    }
}

fn section_block(section: &Section, html: &OutlineHtml) -> PlanBlock {
    let mut heading = String::new();
    if let Some(label) = &section.label {
        push_text(&mut heading, label);
    }
    let title = &html[section.title];
    if !heading.is_empty() && !title.is_empty() {
        heading.push(' ');
    }
    heading.push_str(title);
    PlanBlock::Section {
        id: section.anchor.clone(),
        also: section.also.clone(),
        level: section.level,
        html: heading,
        cite: section.citation.as_ref().map(cite_parts).map(Box::new),
        blocks: blocks(&section.children, html),
    }
}

fn plan_point(point: &Point, html: &OutlineHtml) -> PlanPoint {
    PlanPoint {
        id: point.anchor.clone(),
        also: point.also.clone(),
        label: point.label.clone(),
        html: html[point.text].to_owned(),
        cite: point.citation.as_ref().map(cite_parts),
        blocks: blocks(&point.children, html),
    }
}

/// Articles are counted through the whole document, so that nothing above an article is said.
fn cite_parts(citation: &Citation) -> CiteParts {
    let part = |level| citation.name(level).map(str::to_owned);
    let article = part(Level::Article);
    let above = |level| if article.is_some() { None } else { part(level) };
    CiteParts {
        item: part(Level::Item),
        point: part(Level::Point),
        clause: part(Level::Clause),
        section: above(Level::Section),
        chapter: above(Level::Chapter),
        part: above(Level::Part),
        appendix: part(Level::Appendix),
        article,
    }
}

fn contents(outline: &Outline, nodes: &[Node], levels: usize) -> Vec<OutlineItem> {
    if levels == 0 {
        return Vec::new();
    }
    let item = |node: &Node| {
        let Node::Section(section) = node else { return None };
        let label = section.label.as_deref().unwrap_or_default();
        let text = format!("{label} {}", outline.text(section.title));
        Some(OutlineItem {
            href: format!("#{}", section.anchor),
            text: text.trim().to_owned(),
            children: contents(outline, &section.children, levels - 1),
        })
    };
    nodes.iter().filter_map(item).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::markdown::{Image, ImageTarget, Link, NoteWords, Resolver, Target};
    use crate::syntax::outline;

    struct Nowhere;

    impl Resolver for Nowhere {
        fn link(&mut self, _: &Link) -> Target {
            Target::PlainText
        }
        fn image(&mut self, _: &Image) -> ImageTarget {
            ImageTarget::AltText
        }
        fn note_words(&self) -> NoteWords<'_> {
            NoteWords { notes: "", back: "" }
        }
    }

    fn read(text: &str) -> (Vec<PlanBlock>, Vec<OutlineItem>) {
        let outline = outline::parse(crate::source::FileId::default(), text, 0..text.len());
        (blocks(&outline.nodes, &outline.html(&mut Nowhere)), contents(&outline, &outline.nodes, 2))
    }

    #[test]
    fn points_of_one_level_stand_together_and_are_cited_from_the_smallest_part() {
        let (blocks, contents) = read("## II. Nội dung & cách làm\n\nMở đầu.\n\n4. Bốn\nđ) Đê\n- gạch\n5. Năm\n");
        let [PlanBlock::Section { id, html, blocks, .. }] = &blocks[..] else { panic!("{blocks:?}") };
        assert_eq!((id.as_str(), html.as_str()), ("ii", "II. Nội dung &amp; cách làm"));
        let [PlanBlock::Html { html }, PlanBlock::Points { items }] = &blocks[..] else { panic!("{blocks:?}") };
        assert_eq!(html, "<p>Mở đầu.</p>");
        assert_eq!(items.iter().map(|item| item.label.as_str()).collect::<Vec<_>>(), ["4.", "5."]);
        let [PlanBlock::Points { items }] = &items[0].blocks[..] else { panic!("{items:?}") };
        assert_eq!(items[0].id.as_deref(), Some("ii-4-dd"));
        let cite = items[0].cite.clone().unwrap();
        let written = [cite.point, cite.clause, cite.section].map(Option::unwrap);
        assert_eq!(written, ["đ", "4", "II"]);
        assert_eq!(contents[0].text, "II. Nội dung & cách làm");
    }

    #[test]
    fn nothing_above_an_article_is_cited() {
        let (blocks, _) = read("## Chương II. Chung\n\n### Điều 3. Khen\n\n1. Một\n");
        let [PlanBlock::Section { blocks, .. }] = &blocks[..] else { panic!("{blocks:?}") };
        let [PlanBlock::Section { id, cite, .. }] = &blocks[..] else { panic!("{blocks:?}") };
        let cite = cite.clone().unwrap();
        assert_eq!((id.as_str(), cite.article.as_deref(), cite.chapter), ("dieu-3", Some("3"), None));
    }
}
