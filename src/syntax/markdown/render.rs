//! The pass that writes HTML: compact, every element closed, raw HTML as text, words in NFC.

use super::escape::{push_attribute, push_text};
use super::events::{Events, events};
use super::heading::Heading;
use super::img::img;
use super::inline::Inline;
use super::link::{Address, Image, Link};
use super::map::Map;
use super::notes::Notes;
use super::resolver::{ImageTarget, Resolver, Target};
use super::table_html::TableTags;
use pulldown_cmark::{BrokenLinkCallback, DefaultBrokenLinkCallback, Event, Tag, TagEnd};
use std::fmt::Write as _;
use std::ops::Range;

/// How the words of a paragraph are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Mode {
    /// As paragraphs.
    #[default]
    Blocks,
    /// Without the paragraph's tags: the caller encloses them.
    Bare,
    /// Like [`Mode::Bare`] and without any link, because the caller makes a link of it.
    Title,
}

/// What the first pass found; the second meets the same things in the same order.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Found<'a> {
    pub(crate) links: &'a [Link],
    pub(crate) images: &'a [Image],
    pub(crate) headings: &'a [Heading],
}

/// Writes the HTML of `text` and returns it with the list of footnotes at the end.
pub(crate) fn html(text: &str, map: &Map, found: Found<'_>, resolver: &mut dyn Resolver) -> String {
    let mut writer = Writer::new(map, found, resolver);
    writer.run(&mut events(text, map, DefaultBrokenLinkCallback), |_, _| {});
    let (mut out, notes) = writer.finish();
    out.push_str(&notes);
    out
}

/// Turns events into HTML.
pub(crate) struct Writer<'a> {
    map: &'a Map,
    found: Found<'a>,
    resolver: &'a mut dyn Resolver,
    out: String,
    /// Output that waits until the footnote inside it is read.
    waiting: Vec<(String, String)>,
    mode: Mode,
    inline: Inline,
    notes: Notes,
    /// Whether the words stand in a link.
    linked: bool,
    context: Context,
    /// Elements open in a picture, the picture included: their words are its alternative text.
    in_image: usize,
    table: TableTags,
}

/// What the words belong to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Context {
    /// Running text.
    #[default]
    Text,
    /// A heading, where no mention becomes a link.
    Heading,
    /// A code block.
    Code,
}

impl<'a> Writer<'a> {
    /// A writer that has written nothing.
    pub(crate) fn new(map: &'a Map, found: Found<'a>, resolver: &'a mut dyn Resolver) -> Self {
        Writer {
            map,
            found,
            resolver,
            out: String::new(),
            waiting: Vec::new(),
            mode: Mode::default(),
            inline: Inline::default(),
            notes: Notes::default(),
            linked: false,
            context: Context::default(),
            in_image: 0,
            table: TableTags::default(),
        }
    }

    /// Reads all events; `before` is called with the place of every block of the first level before it is written.
    pub(crate) fn run<'t, F: BrokenLinkCallback<'t>>(
        &mut self,
        stream: &mut Events<'t, F>,
        mut before: impl FnMut(&mut Self, usize),
    ) {
        while let Some((event, range)) = stream.next() {
            if stream.begins_outermost(&event) {
                before(self, range.start);
            }
            self.event(event, &range);
        }
        self.flush();
    }

    /// Takes what was written so far, and says how to write what follows.
    pub(crate) fn take(&mut self, mode: Mode) -> String {
        self.flush();
        self.mode = mode;
        std::mem::take(&mut self.out)
    }

    /// What was written since it was last taken, and the list of footnotes.
    pub(crate) fn finish(mut self) -> (String, String) {
        self.flush();
        let notes = self.notes.html(self.resolver.note_words());
        (self.out, notes)
    }

    fn event(&mut self, event: Event<'_>, range: &Range<usize>) {
        match event {
            Event::Start(_) if self.in_image > 0 => self.in_image += 1,
            Event::End(_) if self.in_image > 0 => self.in_image -= 1,
            _ if self.in_image > 0 => {}
            Event::Text(words) => self.words(&words),
            Event::Code(code) => {
                let mut html = String::from("<code>");
                push_text(&mut html, &crate::vietnamese::nfc(&code));
                html.push_str("</code>");
                self.inline.opaque(html);
            }
            Event::InlineHtml(html) => self.opaque_words(&html),
            Event::Html(html) => {
                let line = html.trim_end_matches(['\n', '\r']);
                self.opaque_words(line);
                if line.len() < html.len() {
                    self.inline.line_break(false);
                }
            }
            Event::SoftBreak => self.inline.line_break(false),
            Event::HardBreak => self.inline.line_break(true),
            Event::Rule => self.block("<hr>"),
            Event::FootnoteReference(label) => {
                let linked = !self.linked && self.mode != Mode::Title;
                let mark = self.notes.mark(&label, linked);
                self.inline.opaque(mark);
            }
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag, range),
            // The other events belong to extensions that are off.
            _ => {}
        }
    }

    fn words(&mut self, words: &str) {
        if self.linked || self.context == Context::Code { self.opaque_words(words) } else { self.inline.words(words) }
    }

    fn opaque_words(&mut self, words: &str) {
        let mut html = String::new();
        push_text(&mut html, &crate::vietnamese::nfc(words));
        self.inline.opaque(html);
    }

    /// Ends the words before a block and writes a tag.
    fn block(&mut self, tag: &str) {
        self.flush();
        self.out.push_str(tag);
    }

    /// Writes the words that were gathered.
    fn flush(&mut self) {
        if self.inline.is_empty() {
            return;
        }
        let linkable = self.context == Context::Text && self.mode != Mode::Title;
        let mentions = if linkable { self.resolver.mentions(self.inline.text()) } else { Vec::new() };
        self.inline.push_html(&mut self.out, mentions);
    }

    fn start(&mut self, tag: Tag<'_>, range: &Range<usize>) {
        match tag {
            Tag::Emphasis => self.inline.open("<em>"),
            Tag::Strong => self.inline.open("<strong>"),
            Tag::Strikethrough => self.inline.open("<del>"),
            Tag::Link { .. } => self.start_link(range),
            Tag::Image { .. } => {
                self.in_image = 1;
                self.picture(range);
            }
            Tag::Heading { .. } => {
                self.flush();
                self.context = Context::Heading;
            }
            Tag::BlockQuote(_) => self.block("<blockquote>"),
            Tag::CodeBlock(_) => {
                self.block("<pre><code>");
                self.context = Context::Code;
            }
            Tag::List(None) => self.block("<ul>"),
            Tag::List(Some(1)) => self.block("<ol>"),
            Tag::List(Some(first)) => self.block(&format!("<ol start=\"{first}\">")),
            Tag::Item => self.block("<li>"),
            Tag::FootnoteDefinition(label) => {
                self.flush();
                self.waiting.push((label.into_string(), std::mem::take(&mut self.out)));
            }
            Tag::Table(columns) => {
                self.flush();
                self.table = TableTags::start(columns, &mut self.out);
            }
            Tag::TableHead => self.table.start_header(&mut self.out),
            Tag::TableRow => self.table.start_row(&mut self.out),
            // A paragraph and a cell are written when they end: only then it is known what they hold.
            _ => self.flush(),
        }
    }

    fn end(&mut self, tag: TagEnd, range: &Range<usize>) {
        match tag {
            TagEnd::Emphasis => self.inline.close("</em>"),
            TagEnd::Strong => self.inline.close("</strong>"),
            TagEnd::Strikethrough => self.inline.close("</del>"),
            TagEnd::Link => {
                if std::mem::take(&mut self.linked) {
                    self.inline.close("</a>");
                }
            }
            TagEnd::Paragraph | TagEnd::HtmlBlock => self.paragraph(),
            TagEnd::Heading(_) => self.end_heading(range),
            TagEnd::BlockQuote(_) => self.block("</blockquote>"),
            TagEnd::CodeBlock => {
                self.block("</code></pre>");
                self.context = Context::Text;
            }
            TagEnd::List(false) => self.block("</ul>"),
            TagEnd::List(true) => self.block("</ol>"),
            TagEnd::Item => self.block("</li>"),
            TagEnd::FootnoteDefinition => self.end_footnote(),
            TagEnd::Table => self.block(self.table.end()),
            TagEnd::TableHead => {
                let tags = self.table.end_header();
                self.block(tags);
            }
            TagEnd::TableRow => self.block("</tr>"),
            TagEnd::TableCell => self.cell(),
            _ => self.flush(),
        }
    }
}

impl Writer<'_> {
    fn paragraph(&mut self) {
        self.inline.drop_last_break();
        if self.inline.is_pictures() {
            self.inline.push_figures(&mut self.out);
        } else if self.mode != Mode::Blocks && self.waiting.is_empty() {
            self.flush();
        } else if !self.inline.is_empty() {
            self.out.push_str("<p>");
            self.flush();
            self.out.push_str("</p>");
        }
    }

    fn end_heading(&mut self, range: &Range<usize>) {
        let start = self.map.span(range).start;
        let next = self.found.headings.first().filter(|heading| heading.span.start == start);
        if let Some(Heading { level, id, .. }) = next {
            self.found.headings = &self.found.headings[1..];
            let _ = write!(self.out, "<h{level} id=\"{id}\">");
            self.flush();
            let _ = write!(self.out, "</h{level}>");
        } else {
            // A heading without words.
            self.inline = Inline::default();
        }
        self.context = Context::Text;
    }

    fn cell(&mut self) {
        let end = self.table.cell(self.inline.is_empty(), &mut self.out);
        self.flush();
        self.out.push_str(end);
    }

    fn end_footnote(&mut self) {
        self.flush();
        if let Some((label, before)) = self.waiting.pop() {
            let html = std::mem::replace(&mut self.out, before);
            self.notes.define(&label, html);
        }
    }

    fn start_link(&mut self, range: &Range<usize>) {
        let span = self.map.span(range);
        let next = self.found.links.first().filter(|link| link.span == span);
        let open = next.and_then(|link| {
            self.found.links = &self.found.links[1..];
            self.link_tag(link)
        });
        self.linked = open.is_some();
        if let Some(tag) = open {
            self.inline.open(tag);
        }
    }

    fn link_tag(&mut self, link: &Link) -> Option<String> {
        if self.mode == Mode::Title || link.text.is_empty() {
            return None;
        }
        let mut tag = String::from("<a href=\"");
        match &link.address {
            Address::Outside(href) => push_attribute(&mut tag, href),
            Address::Local { .. } => match self.resolver.link(link) {
                Target::Href(href) => push_attribute(&mut tag, &href),
                Target::PlainText => return None,
            },
            Address::Refused(_) => return None,
        }
        tag.push_str(if link.address.is_web() { "\" rel=\"noopener\">" } else { "\">" });
        Some(tag)
    }

    fn picture(&mut self, range: &Range<usize>) {
        let span = self.map.span(range);
        let Some(image) = self.found.images.first().filter(|image| image.span == span) else { return };
        self.found.images = &self.found.images[1..];
        let target = match image.address {
            Address::Local { .. } => self.resolver.image(image),
            _ => ImageTarget::AltText,
        };
        match target {
            ImageTarget::Picture(picture) => {
                let mut caption = String::new();
                push_text(&mut caption, &crate::vietnamese::nfc(picture.caption.as_deref().unwrap_or(&image.title)));
                self.inline.picture(img(image, &picture), caption);
            }
            ImageTarget::AltText => self.opaque_words(&image.alt),
        }
    }
}
