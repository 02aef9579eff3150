//! The pass that finds out what a body holds, for checks, search and links; it makes no HTML.

use super::events::{Events, events};
use super::footmark::Footmarks;
use super::heading::Headings;
use super::link::{Address, Image, Link};
use super::map::Map;
use super::plain::PlainText;
use super::rules;
use super::stray::StrayRows;
use super::table::{Table, TableReader};
use crate::diagnostic::Diagnostic;
use crate::source::Span;
use pulldown_cmark::{BrokenLink, BrokenLinkCallback, Event, LinkType, Tag, TagEnd};
use std::borrow::Cow;
use std::ops::Range;

/// What a parsed text holds.
#[derive(Clone, Debug, Default)]
pub(crate) struct Collected {
    pub(crate) links: Vec<Link>,
    pub(crate) images: Vec<Image>,
    /// Still without anchors.
    pub(crate) headings: Headings,
    pub(crate) tables: Vec<Table>,
    pub(crate) plain: PlainText,
    pub(crate) diagnostics: Vec<Diagnostic>,
    /// For every block of the first level, where it begins in the parsed text and in the plain text.
    pub(crate) blocks: Vec<(usize, usize)>,
}

/// Reads `text` once.
pub(crate) fn collect(text: &str, map: &Map) -> Collected {
    let mut broken = Vec::new();
    let callback = |link: BrokenLink<'_>| {
        // A lone `[…]` is far more often a bracket than a forgotten link.
        if matches!(link.link_type, LinkType::Reference | LinkType::Collapsed) {
            broken.push((link.span, link.reference.into_string()));
        }
        None
    };
    let mut collector = Collector::new(text, map);
    let mut stream = events(text, map, callback);
    collector.run(&mut stream);
    let too_deep = stream.too_deep.take();
    drop(stream);
    let mut out = collector.out;
    out.diagnostics.extend(too_deep.map(|range| rules::too_deep(map.span(&range))));
    out.diagnostics.extend(broken.iter().map(|(range, label)| rules::undefined_reference(map.span(range), label)));
    out
}

/// A link or picture that is still open.
struct Open {
    span: Span,
    address: Address,
    title: String,
    /// Where its words begin in the plain text.
    at: usize,
}

struct Collector<'a> {
    text: &'a str,
    map: &'a Map,
    out: Collected,
    tables: TableReader,
    link: Option<Open>,
    image: Option<Open>,
    /// Elements open inside the open picture; none of them counts on its own.
    in_image: usize,
    footmarks: Footmarks,
    /// Whether HTML was already reported in this block.
    html_said: bool,
    /// Whether the words are those of a code block.
    code: bool,
    stray: StrayRows,
}

impl<'a> Collector<'a> {
    fn new(text: &'a str, map: &'a Map) -> Self {
        Collector {
            text,
            map,
            out: Collected::default(),
            tables: TableReader::default(),
            link: None,
            image: None,
            in_image: 0,
            footmarks: Footmarks::default(),
            html_said: false,
            code: false,
            stray: StrayRows::default(),
        }
    }

    fn run<'t, F: BrokenLinkCallback<'t>>(&mut self, stream: &mut Events<'t, F>) {
        while let Some((event, range)) = stream.next() {
            if stream.begins_outermost(&event) {
                self.out.blocks.push((range.start, self.out.plain.text().len()));
            }
            self.event(event, range);
        }
    }

    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Text(words) => {
                self.words(&words, &range, self.code);
                if self.code {
                    return;
                }
                self.out.diagnostics.extend(self.stray.look(self.text, &words, &range, self.map));
                if let Some((mark, label)) = self.footmarks.read(self.text, &range) {
                    self.out.diagnostics.push(rules::undefined_footnote(self.map.span(&mark), &label));
                }
            }
            Event::Code(code) => {
                let inner = self.code_range(&code, &range);
                self.words(&code, &inner, true);
            }
            Event::Html(html) | Event::InlineHtml(html) => {
                self.html(&range);
                self.words(&html, &range, true);
            }
            Event::SoftBreak | Event::HardBreak => self.out.plain.space(),
            Event::Start(_) if self.image.is_some() => self.in_image += 1,
            Event::End(_) if self.in_image > 0 => self.in_image -= 1,
            Event::Start(tag) => self.start(tag, &range),
            Event::End(tag) => self.end(tag, &range),
            // Footnote marks and rules hold no words; the other events belong to extensions that are off.
            _ => {}
        }
    }

    fn words(&mut self, words: &str, range: &Range<usize>, opaque: bool) {
        let opaque = opaque || self.link.is_some() || self.image.is_some();
        self.out.plain.push(words, self.map.span(range), opaque);
    }

    /// The range of a code span's content, without its backticks, where it stands in the source as it is.
    fn code_range(&self, code: &str, range: &Range<usize>) -> Range<usize> {
        let whole = self.text.get(range.clone()).unwrap_or_default();
        match whole.find(code) {
            Some(at) => range.start + at..range.start + at + code.len(),
            None => range.clone(),
        }
    }

    fn html(&mut self, range: &Range<usize>) {
        if !std::mem::replace(&mut self.html_said, true) {
            self.out.diagnostics.push(rules::raw_html(self.map.span(range)));
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: &Range<usize>) {
        match tag {
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough => {}
            Tag::Link { dest_url, link_type, .. } => {
                let address = Address::of_link(&link_address(&dest_url, link_type));
                self.link = Some(self.open(address, String::new(), range));
            }
            Tag::Image { dest_url, title, .. } => {
                self.image = Some(self.open(Address::of_image(&dest_url), title.into_string(), range));
            }
            Tag::Heading { level, id, .. } => {
                self.block();
                let source = self.text.get(range.clone()).unwrap_or_default();
                let span = self.map.span(&(range.start..range.start + source.trim_end().len()));
                self.out.headings.start(level as u8, id.as_deref(), span, self.out.plain.text().len());
            }
            Tag::CodeBlock(_) => {
                self.block();
                self.code = true;
            }
            Tag::Table(_) => {
                self.block();
                self.stray.table_begins();
                self.tables.start_table(self.map.span(range));
            }
            Tag::TableHead | Tag::TableRow => {
                self.block();
                self.tables.start_row(range.clone());
            }
            Tag::TableCell => {
                self.block();
                self.tables.start_cell(self.out.plain.text().len());
            }
            _ => self.block(),
        }
    }

    fn end(&mut self, tag: TagEnd, range: &Range<usize>) {
        match tag {
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough => {}
            TagEnd::Link => self.end_link(),
            TagEnd::Image => self.end_image(),
            TagEnd::Heading(_) => {
                self.out.diagnostics.extend(self.out.headings.end(self.out.plain.text()));
                self.block();
            }
            TagEnd::CodeBlock => {
                self.block();
                self.code = false;
            }
            TagEnd::TableCell => self.tables.end_cell(range, &self.out.plain, self.map),
            TagEnd::TableHead => self.tables.end_header(self.text, self.map),
            TagEnd::TableRow => self.tables.end_row(self.text, self.map),
            TagEnd::Table => {
                self.block();
                self.stray.table_ends(range.end);
                self.out.tables.push(self.tables.end_table());
            }
            _ => self.block(),
        }
    }

    /// A block begins or ends here.
    fn block(&mut self) {
        self.out.plain.newline();
        self.html_said = false;
        self.stray.block();
    }

    fn open(&self, address: Address, title: String, range: &Range<usize>) -> Open {
        Open { span: self.map.span(range), address, title, at: self.out.plain.text().len() }
    }

    fn end_link(&mut self) {
        let Some(open) = self.link.take() else { return };
        let text = self.out.plain.text()[open.at..].trim().to_owned();
        if let Address::Refused(address) = &open.address {
            self.out.diagnostics.push(rules::refused_link(open.span, address));
        } else if text.is_empty() {
            self.out.diagnostics.push(rules::empty_link(open.span));
        }
        self.out.links.push(Link { span: open.span, address: open.address, text });
    }

    fn end_image(&mut self) {
        let Some(open) = self.image.take() else { return };
        let alt = self.out.plain.text()[open.at..].trim().to_owned();
        if let Address::Refused(address) = &open.address {
            self.out.diagnostics.push(rules::refused_image(open.span, address));
        }
        if alt.is_empty() {
            self.out.diagnostics.push(rules::image_without_alt(open.span));
        }
        self.out.images.push(Image { span: open.span, address: open.address, alt, title: open.title });
    }
}

/// The address of a link as `href` wants it: an e-mail address in angle brackets has no scheme yet.
pub(crate) fn link_address(destination: &str, link_type: LinkType) -> Cow<'_, str> {
    match link_type {
        LinkType::Email => Cow::Owned(format!("mailto:{destination}")),
        _ => Cow::Borrowed(destination),
    }
}
