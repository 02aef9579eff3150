//! The words of one block on their way to HTML, and the links that mentions of documents become.

use super::escape::{push_attribute, push_text};
use super::resolver::Mention;
use crate::vietnamese::nfc;
use std::borrow::Cow;
use std::ops::Range;

/// Stands in a block's text for what cannot be part of a mention.
const OPAQUE: char = '\u{fffc}';

/// What a piece of a block is.
#[derive(Clone, Debug)]
enum Kind {
    /// Words.
    Words,
    /// A line break; true where the author wants it seen.
    Break(bool),
    /// A start tag.
    Open(Cow<'static, str>),
    /// An end tag.
    Close(&'static str),
    /// Finished HTML.
    Opaque(String),
    /// A picture, and its caption as HTML.
    Picture(String, String),
}

/// A piece and the bytes of the block's text that it takes up.
#[derive(Clone, Debug)]
struct Piece {
    range: Range<usize>,
    kind: Kind,
}

/// The pieces of the block that is being read.
#[derive(Debug, Default)]
pub(crate) struct Inline {
    /// NFC, with a space for a break and U+FFFC for what is opaque.
    text: String,
    pieces: Vec<Piece>,
}

impl Inline {
    /// Whether nothing was added since the last block.
    pub(crate) fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }

    /// The text in which mentions are looked for.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// Adds words.
    pub(crate) fn words(&mut self, words: &str) {
        self.push(&nfc(words), Kind::Words);
    }

    /// Adds a line break.
    pub(crate) fn line_break(&mut self, hard: bool) {
        self.push(" ", Kind::Break(hard));
    }

    /// Drops a line break at the end, where it parts nothing.
    pub(crate) fn drop_last_break(&mut self) {
        if let Some(last) = self.pieces.pop_if(|piece| matches!(piece.kind, Kind::Break(false))) {
            self.text.truncate(last.range.start);
        }
    }

    /// Opens an element.
    pub(crate) fn open(&mut self, tag: impl Into<Cow<'static, str>>) {
        self.push("", Kind::Open(tag.into()));
    }

    /// Closes an element.
    pub(crate) fn close(&mut self, tag: &'static str) {
        self.push("", Kind::Close(tag));
    }

    /// Adds finished HTML.
    pub(crate) fn opaque(&mut self, html: String) {
        self.push(OPAQUE.encode_utf8(&mut [0; 4]), Kind::Opaque(html));
    }

    /// Adds a picture with its caption, both as HTML; the caption is shown only where the picture stands alone.
    pub(crate) fn picture(&mut self, img: String, caption: String) {
        self.push(OPAQUE.encode_utf8(&mut [0; 4]), Kind::Picture(img, caption));
    }

    fn push(&mut self, text: &str, kind: Kind) {
        let start = self.text.len();
        self.text.push_str(text);
        self.pieces.push(Piece { range: start..self.text.len(), kind });
    }

    /// Whether there are pictures here and nothing else.
    pub(crate) fn is_pictures(&self) -> bool {
        let blank = |piece: &Piece| match piece.kind {
            Kind::Picture(..) | Kind::Break(_) => true,
            Kind::Words => self.text[piece.range.clone()].trim().is_empty(),
            _ => false,
        };
        self.pieces.iter().all(blank) && self.pieces.iter().any(|piece| matches!(piece.kind, Kind::Picture(..)))
    }

    /// Appends each picture as a figure and forgets the block.
    pub(crate) fn push_figures(&mut self, out: &mut String) {
        for piece in &self.pieces {
            let Kind::Picture(img, caption) = &piece.kind else { continue };
            out.push_str("<figure>");
            out.push_str(img);
            if !caption.is_empty() {
                out.push_str("<figcaption>");
                out.push_str(caption);
                out.push_str("</figcaption>");
            }
            out.push_str("</figure>");
        }
        self.clear();
    }

    /// Appends the HTML, with `mentions` as links, and forgets the block.
    pub(crate) fn push_html(&mut self, out: &mut String, mentions: Vec<Mention>) {
        let mentions = self.usable(mentions);
        self.split(&mentions);
        let mut links = self.links(&mentions).into_iter().peekable();
        let mut end = None;
        for (index, piece) in self.pieces.iter().enumerate() {
            if let Some((pieces, href)) = links.next_if(|(pieces, _)| pieces.start == index) {
                out.push_str("<a href=\"");
                push_attribute(out, href);
                out.push_str("\">");
                end = Some(pieces.end);
            }
            self.push_piece(out, piece);
            if end == Some(index + 1) {
                out.push_str("</a>");
            }
        }
        self.clear();
    }

    fn push_piece(&self, out: &mut String, piece: &Piece) {
        match &piece.kind {
            Kind::Words => push_text(out, &self.text[piece.range.clone()]),
            Kind::Break(true) => out.push_str("<br>"),
            Kind::Break(false) => out.push('\n'),
            Kind::Open(tag) => out.push_str(tag),
            Kind::Close(tag) => out.push_str(tag),
            Kind::Opaque(html) | Kind::Picture(html, _) => out.push_str(html),
        }
    }

    /// The mentions that lie in the text, in order and apart.
    fn usable(&self, mentions: Vec<Mention>) -> Vec<Mention> {
        let mut free = 0;
        let fits = |mention: &Mention| {
            let words = self.text.get(mention.range.clone());
            let fits = mention.range.start >= free && words.is_some_and(|words| !words.trim().is_empty());
            if fits {
                free = mention.range.end;
            }
            fits
        };
        mentions.into_iter().filter(fits).collect()
    }

    /// Cuts the words where a mention begins or ends.
    fn split(&mut self, mentions: &[Mention]) {
        let mut cuts = mentions.iter().flat_map(|mention| [mention.range.start, mention.range.end]).peekable();
        if cuts.peek().is_none() {
            return;
        }
        let mut pieces = Vec::with_capacity(self.pieces.len() + 2 * mentions.len());
        for mut piece in self.pieces.drain(..) {
            while cuts.next_if(|cut| *cut <= piece.range.start).is_some() {}
            while let Some(cut) = cuts.next_if(|cut| *cut < piece.range.end) {
                pieces.push(Piece { range: piece.range.start..cut, kind: piece.kind.clone() });
                piece.range.start = cut;
            }
            pieces.push(piece);
        }
        self.pieces = pieces;
    }

    /// For every mention, the pieces that become its link.
    fn links<'m>(&self, mentions: &'m [Mention]) -> Vec<(Range<usize>, &'m str)> {
        let mut from = 0;
        let mut links = Vec::new();
        for mention in mentions {
            let skip = |piece: &Piece| piece.range.is_empty() || piece.range.start < mention.range.start;
            from += self.pieces[from..].iter().take_while(|piece| skip(piece)).count();
            let inside = |piece: &Piece| piece.range.end <= mention.range.end;
            let mut end = from + self.pieces[from..].iter().take_while(|piece| inside(piece)).count();
            while end > from && self.pieces[end - 1].range.is_empty() {
                end -= 1;
            }
            links.extend(self.balanced(from..end).map(|pieces| (pieces, mention.href.as_str())));
            from = end;
        }
        links
    }

    /// The largest part of `pieces` that a link may enclose: whole elements and no other link.
    fn balanced(&self, pieces: Range<usize>) -> Option<Range<usize>> {
        let opaque = |kind: &Kind| matches!(kind, Kind::Opaque(_) | Kind::Picture(..));
        if self.pieces[pieces.clone()].iter().any(|piece| opaque(&piece.kind)) {
            return None;
        }
        let (mut depth, mut lowest) = (0_i32, 0_i32);
        for piece in &self.pieces[pieces.clone()] {
            match piece.kind {
                Kind::Open(_) => depth += 1,
                Kind::Close(_) => depth -= 1,
                _ => {}
            }
            lowest = lowest.min(depth);
        }
        if depth == 0 && lowest == 0 {
            return Some(pieces);
        }
        self.whole_ends(&pieces, lowest.unsigned_abs() as usize, (depth - lowest).unsigned_abs() as usize)
            .or_else(|| self.longest_words(pieces))
    }

    /// `pieces` with `before` start tags and `after` end tags that stand right beside them.
    fn whole_ends(&self, pieces: &Range<usize>, before: usize, after: usize) -> Option<Range<usize>> {
        let start = pieces.start.checked_sub(before)?;
        let end = pieces.end + after;
        let opens = self.pieces[start..pieces.start].iter().all(|piece| matches!(piece.kind, Kind::Open(_)));
        let closes = self.pieces.get(pieces.end..end)?.iter().all(|piece| matches!(piece.kind, Kind::Close(_)));
        (opens && closes).then_some(start..end)
    }

    fn longest_words(&self, pieces: Range<usize>) -> Option<Range<usize>> {
        let words = pieces.filter(|index| matches!(self.pieces[*index].kind, Kind::Words));
        words.max_by_key(|index| self.pieces[*index].range.len()).map(|index| index..index + 1)
    }

    fn clear(&mut self) {
        self.text.clear();
        self.pieces.clear();
    }
}
