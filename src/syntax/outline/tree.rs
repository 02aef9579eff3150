//! Puts headings, points and blocks into each other and gives them their anchors and citations.

use super::citation::{Citation, Level};
use super::marker::FIRST_POINT;
use super::number::{Division, Number};
use super::rules;
use super::script::{HeadingLine, Item, PointLine, UnmarkedLine};
use super::series::Series;
use super::{Node, Part, Point, Section};
use crate::diagnostic::Diagnostic;
use crate::source::Span;
use crate::syntax::markdown::{self, Anchors, Levels, anchor_of};

/// An outline's nodes, the anchors that they took, and what is odd about their numbers.
#[derive(Default)]
pub(crate) struct Tree {
    pub(crate) nodes: Vec<Node>,
    pub(crate) anchors: Anchors,
    pub(crate) diagnostics: Vec<Diagnostic>,
}

/// Builds the tree of `items`, which stand in the order of the text; `words` gives the plain text of a part.
pub(crate) fn build<'a>(mut items: Vec<Item>, words: impl Fn(Part) -> &'a str) -> Tree {
    let mut builder = Builder::default();
    // Anchors that an editor wrote go before those that are made.
    for item in &mut items {
        if let Item::Heading(HeadingLine { id: id @ Some(_), span, .. }) = item {
            let found = id.as_deref().and_then(|anchor| builder.anchors.take_written(anchor, *span));
            if found.is_some() {
                *id = None;
            }
            builder.diagnostics.extend(found);
        }
    }
    for item in items {
        match item {
            Item::Heading(line) => {
                let words = words(Part(line.slot));
                builder.heading(line, words);
            }
            Item::Point(line) => builder.point(line),
            Item::Block(slot) => builder.block(Part(slot)),
            Item::Unmarked(line) => builder.unmarked(&line),
        }
    }
    builder.close(0);
    Tree { nodes: builder.document.children, anchors: builder.anchors, diagnostics: builder.diagnostics }
}

/// A node's place: what the nodes below it take from it.
#[derive(Clone, Debug, Default)]
struct Place {
    /// Anchor of the nearest node that has one; empty at the top.
    anchor: String,
    /// Anchor of the nearest node that has a number; empty at the top.
    numbered: String,
    citation: Citation,
    chain: Option<Chain>,
}

/// A number that may be continued: `2.` by `2.1.`
#[derive(Clone, Debug)]
struct Chain {
    number: Number,
    /// Anchor of what stands above the chain's first number.
    base: String,
}

/// A node that may still get children.
#[derive(Debug, Default)]
struct Frame {
    /// None for the document itself.
    node: Option<Node>,
    children: Vec<Node>,
    /// How deep it stands; children rank higher.
    rank: usize,
    place: Place,
    /// Whether its words end a sentence, so that a paragraph after it belongs to what stands above.
    closed: bool,
    series: Series,
}

#[derive(Default)]
struct Builder {
    document: Frame,
    open: Vec<Frame>,
    /// Numbers of the whole document, for those that go on from chapter to chapter.
    counted: Series,
    levels: Levels,
    anchors: Anchors,
    /// What comes before the last part of the number that was found misplaced last.
    misplaced: Vec<String>,
    diagnostics: Vec<Diagnostic>,
}

impl Builder {
    fn heading(&mut self, line: HeadingLine, words: &str) {
        let HeadingLine { level: written, number, id, span, slot } = line;
        if number.is_none() && words.is_empty() {
            self.diagnostics.push(markdown::empty_heading(span));
            return;
        }
        self.close(usize::from(written));
        let place = if let Some(number) = &number {
            self.place(number, id, span)
        } else {
            let anchor = id.unwrap_or_else(|| self.anchors.claim(&anchor_of(words)));
            Place { anchor, chain: None, ..self.parent().place.clone() }
        };
        let section = Section {
            level: self.levels.next(written),
            anchor: place.anchor.clone(),
            citation: number.is_some().then(|| place.citation.clone()),
            label: number.map(|number| number.label),
            title: Part(slot),
            span,
            children: Vec::new(),
        };
        let node = Some(Node::Section(section));
        self.open.push(Frame { node, rank: usize::from(written), place, ..Frame::default() });
    }

    fn point(&mut self, line: PointLine) {
        let PointLine { marker, span, closed, slot } = line;
        let rank = marker.rank();
        self.close(rank);
        let place = match &marker.number {
            Some(number) => self.place(number, None, span),
            None => Place { chain: None, ..self.parent().place.clone() },
        };
        let numbered = marker.number.is_some();
        let point = Point {
            label: marker.label,
            anchor: numbered.then(|| place.anchor.clone()),
            citation: numbered.then(|| place.citation.clone()),
            text: Part(slot),
            span,
            children: Vec::new(),
        };
        self.open.push(Frame { node: Some(Node::Point(point)), rank, place, closed, ..Frame::default() });
    }

    fn block(&mut self, part: Part) {
        while self.open.last().is_some_and(|frame| frame.closed) {
            self.close_last();
        }
        self.parent().children.push(Node::Block(part));
    }

    /// A paragraph that should have been a heading: what follows it is not told to repeat the numbers before it.
    fn unmarked(&mut self, line: &UnmarkedLine) {
        self.diagnostics.push(rules::heading_unmarked(line.span, &line.label));
        self.close(FIRST_POINT);
        let parent = self.parent();
        parent.series = Series::default();
        parent.children.push(Node::Block(Part(line.slot)));
    }

    fn parent(&mut self) -> &mut Frame {
        self.open.last_mut().unwrap_or(&mut self.document)
    }

    /// Closes whatever cannot hold a node of this rank.
    fn close(&mut self, rank: usize) {
        while self.open.last().is_some_and(|frame| frame.rank >= rank) {
            self.close_last();
        }
    }

    fn close_last(&mut self) {
        let Some(mut frame) = self.open.pop() else { return };
        match &mut frame.node {
            Some(Node::Section(section)) => section.children = frame.children,
            Some(Node::Point(point)) => point.children = frame.children,
            _ => {}
        }
        self.parent().children.extend(frame.node);
    }

    /// Gives a number its anchor (`written`, where the editor gave one) and its citation.
    fn place(&mut self, number: &Number, written: Option<String>, span: Span) -> Place {
        let out_of_order = self.check_order(number, span);
        let parent = &self.open.last().unwrap_or(&self.document).place;
        let chain = parent.chain.as_ref().filter(|chain| is_continued(&chain.number, number));
        let (base, citation) = if let Some(chain) = chain {
            let before = &number.parts[..number.parts.len() - 1];
            // Those that follow a misplaced number in its series are not said to be misplaced too.
            if number.parts.starts_with(&chain.number.parts) || self.misplaced == before {
                self.diagnostics.extend(out_of_order);
            } else {
                self.diagnostics.push(rules::number_misplaced(span, &number.label, &chain.number.label));
                self.misplaced = before.to_vec();
            }
            let level = parent.citation.steps.first().map_or(Level::Clause, |step| step.level);
            (chain.base.clone(), parent.citation.below(level, number.name(), true))
        } else {
            self.diagnostics.extend(out_of_order);
            (base(number.division, parent), citation(number, parent))
        };
        let wanted = if base.is_empty() { number.anchor() } else { format!("{base}-{}", number.anchor()) };
        let anchor = written.unwrap_or_else(|| self.anchors.claim(&wanted));
        Place { numbered: anchor.clone(), anchor, citation, chain: Some(Chain { number: number.clone(), base }) }
    }

    fn check_order(&mut self, number: &Number, span: Span) -> Option<Diagnostic> {
        let parent = self.open.last_mut().unwrap_or(&mut self.document);
        match number.division {
            Division::Article => self.counted.next(number, span, None),
            Division::Chapter | Division::Subdivision | Division::Roman => {
                let found = parent.series.next(number, span, Some(&self.counted));
                self.counted.next(number, span, None);
                found
            }
            _ => parent.series.next(number, span, None),
        }
    }
}

/// Whether `number` counts inside `above`: `2.1` inside `2`.
fn is_continued(above: &Number, number: &Number) -> bool {
    above.division == number.division && above.parts.len() < number.parts.len()
}

/// The anchor that a number's own follows.
fn base(division: Division, parent: &Place) -> String {
    match division {
        Division::Article | Division::Appendix => String::new(),
        Division::Number | Division::Letter | Division::Bracket => parent.anchor.clone(),
        _ => parent.numbered.clone(),
    }
}

fn citation(number: &Number, parent: &Place) -> Citation {
    let above = &parent.citation;
    let level = match number.division {
        Division::Part | Division::Capital => Level::Part,
        Division::Appendix => Level::Appendix,
        Division::Chapter => Level::Chapter,
        Division::Subdivision | Division::Roman => Level::Section,
        // Articles are counted through the whole document and cited without their chapter.
        Division::Article => return Citation::default().below(Level::Article, number.name(), false),
        Division::Number => above.number_level(),
        Division::Letter | Division::Bracket => above.letter_level(),
    };
    above.below(level, number.name(), false)
}
