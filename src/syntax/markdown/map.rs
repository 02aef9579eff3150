//! Where each byte of the Markdown that is parsed stands in the file.
//!
//! A story's body is parsed as it stands. A plan's outline is parsed from a rewritten copy, in which every point is
//! a paragraph of its own; the map leads from that copy back to the file, so that findings show the right place.

use crate::source::{FileId, Span};
use std::ops::Range;

/// Stands at the start of a rewritten line that must stay plain text, whatever characters follow.
///
/// It is punctuation, so that emphasis may begin right after it, and has no meaning in Markdown.
pub(crate) const SENTINEL: char = '\u{2016}';

/// A stretch of parsed text that is a stretch of the file.
#[derive(Clone, Copy, Debug)]
struct Piece {
    /// First byte in the parsed text.
    parsed: usize,
    /// First byte in the file.
    source: usize,
    /// Length of both in bytes.
    len: usize,
}

/// Leads from the parsed text to the file.
#[derive(Clone, Debug, Default)]
pub(crate) struct Map {
    file: FileId,
    pieces: Vec<Piece>,
    sentinels: Vec<usize>,
}

impl Map {
    /// A map of nothing yet, for `file`.
    pub(crate) fn new(file: FileId) -> Self {
        Map { file, ..Map::default() }
    }

    /// The map of a text that is the bytes `body` of the file.
    pub(crate) fn identity(file: FileId, body: &Range<usize>) -> Self {
        let mut map = Map::new(file);
        map.push(0, body.start, body.len());
        map
    }

    /// Says that the `len` bytes from `parsed` on are those of the file from `source` on. Pieces come in order.
    pub(crate) fn push(&mut self, parsed: usize, source: usize, len: usize) {
        self.pieces.push(Piece { parsed, source, len });
    }

    /// Says that a sentinel stands at `parsed`.
    pub(crate) fn push_sentinel(&mut self, parsed: usize) {
        self.sentinels.push(parsed);
    }

    /// Whether a sentinel stands at `parsed`.
    pub(crate) fn is_sentinel(&self, parsed: usize) -> bool {
        self.sentinels.binary_search(&parsed).is_ok()
    }

    /// The place in the file of a range of the parsed text.
    pub(crate) fn span(&self, range: &Range<usize>) -> Span {
        let start = self.source(range.start);
        let end = if range.end > range.start { self.source_end(range.end) } else { start };
        Span::new(self.file, start, end)
    }

    /// The file's offset of the byte at `parsed`; a byte that is not of the file counts as the next one that is.
    fn source(&self, parsed: usize) -> usize {
        let next = self.pieces.partition_point(|piece| piece.parsed <= parsed);
        match (next.checked_sub(1).map(|i| self.pieces[i]), self.pieces.get(next)) {
            (Some(piece), _) if parsed < piece.parsed + piece.len => piece.source + (parsed - piece.parsed),
            (_, Some(following)) => following.source,
            (Some(last), None) => last.source + last.len,
            (None, None) => 0,
        }
    }

    /// The file's offset after the last byte before `parsed` that is of the file.
    fn source_end(&self, parsed: usize) -> usize {
        let before = self.pieces.partition_point(|piece| piece.parsed < parsed);
        match before.checked_sub(1).map(|i| self.pieces[i]) {
            Some(piece) => piece.source + (parsed - piece.parsed).min(piece.len),
            None => self.pieces.first().map_or(0, |piece| piece.source),
        }
    }
}
