//! The event stream that both passes read: `CommonMark` with our extensions, never nested too deeply.

use super::map::{Map, SENTINEL};
use pulldown_cmark::{BrokenLinkCallback, CowStr, Event, OffsetIter, Options, Parser, TagEnd};
use std::ops::Range;

/// How many levels of Markdown elements may stand in each other. Programs that read our pages recurse; this
/// keeps a hostile text from exhausting their stacks.
pub(crate) const MAX_DEPTH: usize = 64;

const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_HEADING_ATTRIBUTES);

/// Events with their ranges in the parsed text. Elements beyond [`MAX_DEPTH`] are left out, their text stays.
pub(crate) struct Events<'a, F> {
    inner: OffsetIter<'a, F>,
    map: &'a Map,
    depth: usize,
    /// The first element that was left out.
    pub(crate) too_deep: Option<Range<usize>>,
}

/// Parses `text`; `broken` is told of link references without a definition.
pub(crate) fn events<'a, F: BrokenLinkCallback<'a>>(text: &'a str, map: &'a Map, broken: F) -> Events<'a, F> {
    let inner = Parser::new_with_broken_link_callback(text, OPTIONS, Some(broken)).into_offset_iter();
    Events { inner, map, depth: 0, too_deep: None }
}

impl<F> Events<'_, F> {
    /// Whether `event`, the last one handed out, begins a block that stands in no other.
    pub(crate) fn begins_outermost(&self, event: &Event<'_>) -> bool {
        match event {
            Event::Start(_) => self.depth == 1,
            Event::End(_) => false,
            _ => self.depth == 0,
        }
    }
}

impl<'a, F: BrokenLinkCallback<'a>> Iterator for Events<'a, F> {
    type Item = (Event<'a>, Range<usize>);

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let (event, range) = self.inner.next()?;
            match &event {
                Event::Start(_) => {
                    self.depth += 1;
                    if self.depth > MAX_DEPTH {
                        self.too_deep.get_or_insert(range);
                        continue;
                    }
                }
                Event::End(tag) => {
                    self.depth -= 1;
                    if self.depth >= MAX_DEPTH {
                        if is_block(*tag) {
                            return Some((Event::SoftBreak, range));
                        }
                        continue;
                    }
                }
                Event::Text(text) if self.map.is_sentinel(range.start) => {
                    if let Some(stripped) = strip(text, &range) {
                        return Some(stripped);
                    }
                }
                _ => {}
            }
            return Some((event, range));
        }
    }
}

fn strip<'a>(text: &CowStr<'a>, range: &Range<usize>) -> Option<(Event<'a>, Range<usize>)> {
    let rest = text.strip_prefix(SENTINEL)?;
    Some((Event::Text(CowStr::from(rest.to_owned())), range.start + SENTINEL.len_utf8()..range.end))
}

/// Whether the end of this element parts words, so that dropping it must leave a space.
fn is_block(tag: TagEnd) -> bool {
    !matches!(tag, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image)
}
