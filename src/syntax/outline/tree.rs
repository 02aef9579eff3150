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
use crate::vietnamese::lower;

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
    /// The two as they would be if no editor had written an anchor.
    usual: Usual,
    citation: Citation,
    chain: Option<Chain>,
}

/// Anchors that follow from the numbers alone.
#[derive(Clone, Debug, Default)]
struct Usual {
    anchor: String,
    numbered: String,
}

/// A number that may be continued: `2.` by `2.1.`
#[derive(Clone, Debug)]
struct Chain {
    number: Number,
    /// Anchor of what stands above the chain's first number.
    base: String,
    /// The same if no editor had written an anchor.
    usual: String,
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
            let above = self.parent().place.clone();
            let citation = if is_appendix(words) {
                Citation::default().below(Level::Appendix, String::new(), false)
            } else {
                above.citation
            };
            let usual = Usual { anchor: anchor.clone(), ..above.usual };
            Place { anchor, usual, citation, chain: None, numbered: above.numbered }
        };
        let section = Section {
            level: self.levels.next(written),
            also: place.also(),
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
            also: place.also().filter(|_| numbered),
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
        let (base, usual_base, citation) = if let Some(chain) = chain {
            let before = &number.parts[..number.parts.len() - 1];
            // Those that follow a misplaced number in its series are not said to be misplaced too.
            if number.parts.starts_with(&chain.number.parts) || self.misplaced == before {
                self.diagnostics.extend(out_of_order);
            } else {
                self.diagnostics.push(rules::number_misplaced(span, &number.label, &chain.number.label));
                self.misplaced = before.to_vec();
            }
            let level = parent.citation.steps.first().map_or(Level::Clause, |step| step.level);
            (chain.base.clone(), chain.usual.clone(), parent.citation.below(level, number.name(), true))
        } else {
            self.diagnostics.extend(out_of_order);
            let (anchor, numbered) = (&parent.usual.anchor, &parent.usual.numbered);
            let usual = base(number.division, anchor, numbered);
            (base(number.division, &parent.anchor, &parent.numbered), usual, citation(number, parent))
        };
        let below = |base: &str| if base.is_empty() { number.anchor() } else { format!("{base}-{}", number.anchor()) };
        let has_written = written.is_some();
        let anchor = written.unwrap_or_else(|| self.anchors.claim(&below(&base)));
        // A repeat that had to be numbered is usual too.
        let usual = if has_written || base != usual_base { below(&usual_base) } else { anchor.clone() };
        Place {
            numbered: anchor.clone(),
            anchor,
            usual: Usual { anchor: usual.clone(), numbered: usual },
            citation,
            chain: Some(Chain { number: number.clone(), base, usual: usual_base }),
        }
    }

    fn check_order(&mut self, number: &Number, span: Span) -> Option<Diagnostic> {
        let parent = self.open.last_mut().unwrap_or(&mut self.document);
        match number.division {
            Division::Article if number.is_inserted() => None,
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

/// The anchor that a number's own follows: that of the node above, or of the nearest one above that has a number.
fn base(division: Division, anchor: &str, numbered: &str) -> String {
    match division {
        Division::Article | Division::Appendix => "",
        Division::Number | Division::Letter | Division::Bracket => anchor,
        _ => numbered,
    }
    .to_owned()
}

impl Place {
    /// The anchor that its number promises, where an editor wrote another one here or above.
    fn also(&self) -> Option<String> {
        (self.usual.anchor != self.anchor).then(|| self.usual.anchor.clone())
    }
}

/// Gives nodes the second anchors that their numbers promise, as far as nothing else has them. What stands below one whose
/// anchor is another's has none either: `ii-1` would seem to be a part of that other one.
pub(crate) fn take_usual(nodes: &mut [Node], anchors: &mut Anchors) {
    for node in nodes {
        let (also, children) = match node {
            Node::Section(section) => (&mut section.also, &mut section.children),
            Node::Point(point) => (&mut point.also, &mut point.children),
            Node::Block(_) => continue,
        };
        if also.as_ref().is_some_and(|wanted| !anchors.take(wanted)) {
            *also = None;
            forget_usual(children);
        } else {
            take_usual(children, anchors);
        }
    }
}

fn forget_usual(nodes: &mut [Node]) {
    for node in nodes {
        match node {
            Node::Section(Section { also, children, .. }) | Node::Point(Point { also, children, .. }) => {
                *also = None;
                forget_usual(children);
            }
            Node::Block(_) => {}
        }
    }
}

/// Whether a heading without a number is that of an annex.
fn is_appendix(words: &str) -> bool {
    let mut words = words.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(lower);
    words.next().as_deref() == Some("phụ") && words.next().as_deref() == Some("lục")
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

#[cfg(test)]
mod tests {
    use crate::source::FileId;
    use crate::syntax::outline::{Outline, parse};

    fn read(text: &str) -> Outline {
        parse(FileId(0), text, 0..text.len())
    }

    #[test]
    fn a_written_anchor_does_not_take_away_the_promised_one() {
        let text = "\
## II. Mục {#rieng}
1. x
a) y
## III. Khác
### 1. Nhỏ {#nho}
a) z
## II. Lặp
2. x
## IV. Mục {#bon}
## IV. Lặp
1. x
## Căn cứ {#cc}
1. Luật";
        let outline = read(text);
        let kept = ["rieng", "rieng-1", "rieng-1-a", "iii", "nho", "nho-a", "bon", "iv", "iv-1", "cc", "cc-1"];
        // The second II has its own anchor, and with it what stands below it: `ii-1` would lead into another section.
        let repeated = ["ii", "ii-2"];
        let promised = ["iii-1", "iii-1-a"];
        let mut expected: Vec<&str> = kept.into_iter().chain(repeated).chain(promised).collect();
        expected.sort_unstable();
        assert_eq!(outline.anchors, expected);
        let alone = read("## II. Mục {#rieng}\n1. x\na) y\n1.1. z");
        assert_eq!(alone.anchors, ["ii", "ii-1", "ii-1-1", "ii-1-a", "rieng", "rieng-1", "rieng-1-1", "rieng-1-a"]);
    }

    #[test]
    fn points_are_cited_with_inserted_articles_and_annexes() {
        let text = "## Điều 1. A\n## Điều 1a. B\n1. x\n## Điều 2. C\n## PHỤ LỤC: Biểu mẫu\n1. y\n### I- Một\na) z\n## Phụ lục I\n1. t";
        let outline = read(text);
        assert_eq!(outline.diagnostics, [], "an inserted article skips none and repeats none");
        let cited: Vec<String> = outline
            .entries()
            .into_iter()
            .map(|entry| {
                let steps = entry.citation.into_iter().flat_map(|citation| &citation.steps);
                let steps: Vec<_> = steps.map(|step| format!("{:?} {}", step.level, step.name)).collect();
                format!("{}: {}", entry.anchor, steps.join(", "))
            })
            .collect();
        assert_eq!(
            cited,
            [
                "dieu-1: Article 1",
                "dieu-1a: Article 1a",
                "dieu-1a-1: Clause 1, Article 1a",
                "dieu-2: Article 2",
                "phu-luc-bieu-mau: ",
                "phu-luc-bieu-mau-1: Clause 1, Appendix ",
                "i: Section I, Appendix ",
                "i-a: Point a, Section I, Appendix ",
                "phu-luc-i: Appendix I",
                "phu-luc-i-1: Clause 1, Appendix I",
            ]
        );
    }
}
