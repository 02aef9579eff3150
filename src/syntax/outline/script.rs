//! Reads a plan's text line by line and rewrites it as Markdown in which every point is a paragraph of its own.
//!
//! `CommonMark` knows no `a)` and joins, numbers and nests lists by rules that official documents do not follow.
//! So the lines are told apart here, and what the Markdown parser gets to see holds no lists: headings and points
//! become paragraphs without their numbers, everything else is passed on as it stands. One parse of the whole keeps
//! footnotes and link definitions working across points.

use super::label;
use super::marker::{self, Marker};
use super::number::{Division, Number};
use crate::source::{FileId, Span};
use crate::syntax::markdown::{Map, Mode, SENTINEL};
use std::ops::Range;

/// A piece of the rewritten text whose HTML is wanted on its own.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Slot {
    /// Where it begins in the rewritten text.
    pub(crate) at: usize,
    /// How its words are written.
    pub(crate) mode: Mode,
}

/// What a line, or several, turned out to be.
#[derive(Clone, Debug)]
pub(crate) enum Item {
    /// A heading.
    Heading(HeadingLine),
    /// A numbered, lettered or dashed point.
    Point(PointLine),
    /// Anything else, with its slot.
    Block(usize),
    /// A paragraph that begins like the name of a section.
    Unmarked(UnmarkedLine),
}

/// A heading of the text.
#[derive(Clone, Debug)]
pub(crate) struct HeadingLine {
    /// 1 to 6, as written.
    pub(crate) level: u8,
    /// Its number.
    pub(crate) number: Option<Number>,
    /// The anchor that the editor gave it.
    pub(crate) id: Option<String>,
    /// The whole line.
    pub(crate) span: Span,
    pub(crate) slot: usize,
}

/// The beginning of a point.
#[derive(Clone, Debug)]
pub(crate) struct PointLine {
    pub(crate) marker: Marker,
    /// The marker's place.
    pub(crate) span: Span,
    /// Whether its words end a sentence, so that a paragraph after it belongs elsewhere.
    pub(crate) closed: bool,
    pub(crate) slot: usize,
}

/// A paragraph that begins like the name of a section.
#[derive(Clone, Debug)]
pub(crate) struct UnmarkedLine {
    /// The label: `II.`
    pub(crate) label: String,
    /// The label's place.
    pub(crate) span: Span,
    pub(crate) slot: usize,
}

/// A plan's text, rewritten.
#[derive(Clone, Debug, Default)]
pub(crate) struct Script {
    pub(crate) text: String,
    pub(crate) map: Map,
    pub(crate) slots: Vec<Slot>,
    pub(crate) items: Vec<Item>,
}

/// What the lines that follow may still belong to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Open {
    Nothing,
    /// A point, whose words may have begun or not.
    Point {
        begun: bool,
    },
    Paragraph,
    /// A table, a quotation or HTML.
    Verbatim,
    /// A fenced code block, closed by at least this many of this character.
    Fence(u8, usize),
    /// A footnote or a link definition; true after an empty line.
    Definition(bool),
}

/// Rewrites the bytes `body` of `text`, which is the whole text of `file`.
pub(crate) fn rewrite(file: FileId, text: &str, body: Range<usize>) -> Script {
    let script = Script { map: Map::new(file), ..Script::default() };
    let mut reader = Reader { file, source: text, script, open: Open::Nothing, previous: [None; 7] };
    let mut at = body.start;
    let mut lines = text[body].split_inclusive('\n').peekable();
    while let Some(line) = lines.next() {
        let words = line.trim_end_matches(['\n', '\r']);
        reader.line(at..at + words.len(), lines.peek().copied().unwrap_or_default());
        at += line.len();
    }
    reader.script
}

struct Reader<'a> {
    file: FileId,
    source: &'a str,
    script: Script,
    open: Open,
    /// The division and place of the last heading of each level.
    previous: [Option<(Division, u32)>; 7],
}

impl Reader<'_> {
    fn line(&mut self, whole: Range<usize>, next: &str) {
        let written = &self.source[whole.clone()];
        let words = written.trim_start();
        let line = whole.start + (written.len() - words.len())..whole.end;
        match self.open {
            Open::Fence(byte, len) => {
                self.copy(whole);
                if is_fence_end(words, byte, len) {
                    self.open = Open::Nothing;
                }
                return;
            }
            Open::Definition(_) if words.is_empty() => {
                self.script.text.push('\n');
                self.open = Open::Definition(true);
                return;
            }
            Open::Definition(_) if written.starts_with("    ") || written.starts_with('\t') => {
                self.copy(whole);
                self.open = Open::Definition(false);
                return;
            }
            _ => {}
        }
        if words.trim_end().is_empty() {
            self.open = Open::Nothing;
        } else if let Some((byte, len)) = fence(words) {
            self.verbatim(line, true);
            self.open = Open::Fence(byte, len);
        } else if let Some(level) = heading_level(words) {
            self.heading(level, &line);
        } else if is_rule(words) {
            self.verbatim(line, true);
            self.open = Open::Nothing;
        } else if is_definition(words) {
            self.definition(line);
        } else if self.is_verbatim(words, next) {
            self.verbatim(line, false);
        } else if let Some((emphasis, marker)) = read_marker(words) {
            self.point(&line, emphasis, marker);
        } else if self.open == Open::Verbatim {
            self.verbatim(line, false);
        } else if self.open == Open::Definition(false) {
            self.sentinel();
            self.copy(line);
        } else {
            self.words(line);
        }
    }

    /// Whether a line is of a quotation or of a table, with bars before its cells or without.
    fn is_verbatim(&self, words: &str, next: &str) -> bool {
        words.starts_with(['|', '>'])
            || (words.contains('|') && (is_delimiter_row(next) || self.open == Open::Verbatim))
    }

    /// Opens a slot on a new paragraph of the rewritten text.
    fn slot(&mut self, mode: Mode) -> usize {
        self.script.text.push_str("\n\n");
        self.script.slots.push(Slot { at: self.script.text.len(), mode });
        self.script.slots.len() - 1
    }

    /// Copies bytes of the source.
    fn copy_words(&mut self, words: Range<usize>) {
        self.script.map.push(self.script.text.len(), words.start, words.len());
        self.script.text.push_str(&self.source[words]);
    }

    /// Copies a line as it is.
    fn copy(&mut self, line: Range<usize>) {
        self.copy_words(line);
        self.script.text.push('\n');
    }

    /// Makes sure that what follows is read as words.
    fn sentinel(&mut self) {
        self.script.map.push_sentinel(self.script.text.len());
        self.script.text.push(SENTINEL);
    }

    fn verbatim(&mut self, line: Range<usize>, fresh: bool) {
        if fresh || self.open != Open::Verbatim {
            let slot = self.slot(Mode::Blocks);
            self.script.items.push(Item::Block(slot));
            self.open = Open::Verbatim;
        }
        let words = &self.source[line.clone()];
        let marked =
            words.starts_with(['|', '>']) || is_delimiter_row(words) || is_rule(words) || fence(words).is_some();
        if !marked {
            self.sentinel();
        }
        self.copy(line);
    }

    /// A definition has a slot, so that its words are written like any, and no place in the outline.
    fn definition(&mut self, line: Range<usize>) {
        if !matches!(self.open, Open::Definition(_)) {
            self.slot(Mode::Blocks);
        }
        self.copy(line);
        self.open = Open::Definition(false);
    }

    fn heading(&mut self, level: u8, line: &Range<usize>) {
        let (mut title, id) = title_and_id(self.source, line.start + usize::from(level)..line.end);
        let words = &self.source[title.clone()];
        // Bold all through adds nothing to a heading, and would hide its number.
        if let Some(inner) =
            words.strip_prefix("**").and_then(|rest| rest.strip_suffix("**")).filter(|i| !i.contains("**"))
        {
            title = title.start + 2..title.start + 2 + inner.len();
        }
        let previous = &mut self.previous[usize::from(level)..];
        let (number, len) = label::read(&self.source[title.clone()], previous[0]).unzip();
        title.start += len.unwrap_or(0);
        previous.fill(None);
        previous[0] = number.as_ref().and_then(|number| Some((number.division, number.place?)));
        let slot = self.slot(Mode::Title);
        self.sentinel();
        self.copy_words(title);
        self.script.text.push('\n');
        let span = Span::new(self.file, line.start, line.end);
        self.script.items.push(Item::Heading(HeadingLine { level, number, id, span, slot }));
        self.open = Open::Nothing;
    }

    fn point(&mut self, line: &Range<usize>, emphasis: usize, marker: Marker) {
        let at = line.start + emphasis;
        let span = Span::new(self.file, at, at + marker.written);
        let slot = self.slot(Mode::Bare);
        self.sentinel();
        let mut words = at + marker.len..line.end;
        let mark = &self.source[line.start..at];
        if emphasis > 0 && self.source[words.clone()].starts_with(mark) {
            // **a)** Words: the emphasis ends with the marker.
            words.start += emphasis;
            words.start += self.source[words.clone()].len() - self.source[words.clone()].trim_start().len();
        } else {
            self.copy_words(line.start..at);
        }
        let begun = !words.is_empty();
        let closed = ends_sentence(&self.source[words.clone()]);
        self.copy_words(words);
        self.script.items.push(Item::Point(PointLine { marker, span, closed, slot }));
        self.open = Open::Point { begun };
    }

    /// The label of a section, and its place, where `line` begins with one and is not the middle of a sentence.
    fn unmarked(&self, line: &Range<usize>) -> Option<(String, Span)> {
        let begins = match self.open {
            Open::Nothing => true,
            Open::Point { .. } => matches!(self.script.items.last(), Some(Item::Point(PointLine { closed: true, .. }))),
            _ => false,
        };
        if !begins {
            return None;
        }
        let words = self.source[line.clone()].trim_start_matches(['*', '_']);
        let at = line.end - words.len();
        // Word processors make the label bold, or the whole line.
        let plain = words.split(['*', '_']).next()?;
        let (number, len) = label::of_section(plain)?;
        Some((number.label, Span::new(self.file, at, at + words[..len].trim_end().len())))
    }

    /// Words that continue what is open, or begin a paragraph.
    fn words(&mut self, line: Range<usize>) {
        let ends = ends_sentence(&self.source[line.clone()]);
        let unmarked = self.unmarked(&line);
        match self.open {
            _ if unmarked.is_some() => {
                let slot = self.slot(Mode::Blocks);
                self.sentinel();
                self.script
                    .items
                    .extend(unmarked.map(|(label, span)| Item::Unmarked(UnmarkedLine { label, span, slot })));
                self.open = Open::Paragraph;
            }
            Open::Point { begun } => {
                if begun {
                    self.script.text.push('\n');
                    self.sentinel();
                }
                if let Some(Item::Point(point)) = self.script.items.last_mut() {
                    point.closed = ends;
                }
                self.open = Open::Point { begun: true };
            }
            Open::Paragraph => {
                self.script.text.push('\n');
                self.sentinel();
            }
            _ => {
                let slot = self.slot(Mode::Blocks);
                self.sentinel();
                self.script.items.push(Item::Block(slot));
                self.open = Open::Paragraph;
            }
        }
        self.copy_words(line);
    }
}

/// A marker, and the length of the emphasis before it: word processors export `**1. Mục đích**`.
fn read_marker(words: &str) -> Option<(usize, Marker)> {
    if let Some(marker) = marker::read(words) {
        return Some((0, marker));
    }
    let emphasis = words.len() - words.trim_start_matches(['*', '_']).len();
    if !(1..=3).contains(&emphasis) {
        return None;
    }
    marker::read(&words[emphasis..]).filter(|marker| marker.number.is_some()).map(|marker| (emphasis, marker))
}

/// The level of a heading line.
fn heading_level(words: &str) -> Option<u8> {
    let level = words.bytes().take_while(|b| *b == b'#').count();
    let rest = &words[level..];
    let is_heading = (1..=6).contains(&level) && (rest.is_empty() || rest.starts_with([' ', '\t']));
    is_heading.then(|| u8::try_from(level).ok()).flatten()
}

/// The title of a heading, without closing `#` and without `{#id}`, and the id.
fn title_and_id(source: &str, line: Range<usize>) -> (Range<usize>, Option<String>) {
    let written = &source[line.clone()];
    let start = line.start + (written.len() - written.trim_start().len());
    let mut words = written.trim();
    let mut id = None;
    if let Some((before, inner)) = words.strip_suffix('}').and_then(|rest| rest.rsplit_once("{#")) {
        id = Some(inner.trim().to_owned());
        words = before.trim_end();
    }
    let bare = words.trim_end_matches('#');
    if bare.is_empty() || bare.ends_with([' ', '\t']) {
        words = bare.trim_end();
    }
    (start..start + words.len(), id)
}

fn fence(words: &str) -> Option<(u8, usize)> {
    let byte = words.bytes().next().filter(|b| matches!(b, b'`' | b'~'))?;
    let len = words.bytes().take_while(|b| *b == byte).count();
    (len >= 3 && !(byte == b'`' && words[len..].contains('`'))).then_some((byte, len))
}

fn is_fence_end(words: &str, byte: u8, len: usize) -> bool {
    let words = words.trim_end();
    words.len() >= len && words.bytes().all(|b| b == byte)
}

/// A line of at least three `-`, `*` or `_`, or one that `CommonMark` would take for the line under a heading.
fn is_rule(words: &str) -> bool {
    let bare: Vec<u8> = words.bytes().filter(|b| !b.is_ascii_whitespace()).collect();
    bare.len() >= 3 && matches!(bare[0], b'-' | b'*' | b'_') && bare.iter().all(|b| *b == bare[0])
}

/// `[^1]: …` or `[label]: …`
fn is_definition(words: &str) -> bool {
    let label = words.strip_prefix('[').and_then(|rest| rest.split_once("]:"));
    label.is_some_and(|(label, _)| !label.is_empty() && !label.contains(['[', ']']))
}

/// The line under a table's header.
fn is_delimiter_row(line: &str) -> bool {
    let line = line.trim();
    line.contains('-') && line.contains('|') && line.bytes().all(|b| matches!(b, b'-' | b':' | b'|' | b' ' | b'\t'))
}

/// Whether words end with a full stop or a semicolon, closing marks aside.
fn ends_sentence(words: &str) -> bool {
    words.trim_end_matches(|c: char| c.is_whitespace() || "*_”\"’»)/".contains(c)).ends_with(['.', ';', '!', '?', '…'])
}
