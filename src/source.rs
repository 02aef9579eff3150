//! Files, byte spans, lines and display columns.
//!
//! A [`Span`] is what a diagnostic carries; a [`SourceFile`] turns it into the line and column that an
//! editor sees. Nothing here reads the disk: bytes come from [`crate::world`].

use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use std::sync::Arc;

/// The SHA-256 of a file's bytes in lower-case hexadecimal, as readers compare it.
#[must_use]
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |mut text, byte| {
        // Writing to a string does not fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// Number of a file within one run, in the sorted order of paths.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub u32);

/// A half-open range of bytes in one file's decoded text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// First byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

impl Span {
    /// The span of `start..end` in `file`. Offsets past 4 GiB are clamped; no content file is that long.
    #[must_use]
    pub fn new(file: FileId, start: usize, end: usize) -> Self {
        let clamp = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Span { file, start: clamp(start), end: clamp(end.max(start)) }
    }

    /// The empty span at the top of `file`, for findings about a file as a whole.
    #[must_use]
    pub fn top(file: FileId) -> Self {
        Span::new(file, 0, 0)
    }

    /// The same file's span from the bytes `start..end` counted from this span's start.
    #[must_use]
    pub fn within(self, start: usize, end: usize) -> Self {
        let base = self.start as usize;
        Span::new(self.file, base + start, base + end)
    }
}

/// A value and the place where it was written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Where it stands in the source.
    pub span: Span,
}

impl<T> Spanned<T> {
    /// Puts a value and its place together.
    pub const fn new(value: T, span: Span) -> Self {
        Spanned { value, span }
    }

    /// Applies `f` to the value and keeps the place.
    pub fn map<U>(self, f: impl FnOnce(T) -> U) -> Spanned<U> {
        Spanned { value: f(self.value), span: self.span }
    }
}

/// A line and a column, both counted from 1; the column counts characters (Unicode scalar values).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

/// A text file of the content folder (or of a theme), decoded to UTF-8.
#[derive(Clone, Debug)]
pub struct SourceFile {
    path: Arc<str>,
    text: Arc<str>,
}

impl SourceFile {
    /// A file at `path` (relative to `content/`, `/`-separated) with its decoded `text`.
    #[must_use]
    pub fn new(path: impl Into<Arc<str>>, text: impl Into<Arc<str>>) -> Self {
        SourceFile { path: path.into(), text: text.into() }
    }

    /// Path relative to `content/`, separated by `/`.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The decoded text; spans count its bytes.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text that `span` covers; empty where the span does not lie on character borders of this text.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.start as usize..span.end as usize).unwrap_or("")
    }

    /// Line and column of a byte offset. An offset inside a character or past the end is moved back.
    #[must_use]
    pub fn position(&self, offset: u32) -> Position {
        let mut offset = (offset as usize).min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        let before = &self.text[..offset];
        let start = before.rfind('\n').map_or(0, |i| i + 1);
        // A byte-order mark is not a character that an editor counts.
        let column = before[start..].chars().filter(|&c| c != '\u{feff}').count() + 1;
        Position { line: before.bytes().filter(|&b| b == b'\n').count() + 1, column }
    }
}

/// All files of one run; a [`FileId`] is an index into it.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    files: Vec<SourceFile>,
}

impl Sources {
    /// Takes the files in order; the first gets [`FileId`] 0.
    #[must_use]
    pub fn new(files: Vec<SourceFile>) -> Self {
        Sources { files }
    }

    /// Adds a file and returns its number.
    pub fn push(&mut self, file: SourceFile) -> FileId {
        self.files.push(file);
        FileId(u32::try_from(self.files.len() - 1).unwrap_or(u32::MAX))
    }

    /// Puts another text in the place of a file's, once it has been decoded.
    pub fn replace(&mut self, id: FileId, file: SourceFile) {
        if let Some(slot) = self.files.get_mut(id.0 as usize) {
            *slot = file;
        }
    }

    /// The file with this number; an empty, nameless one where there is none, so that reporting never fails.
    #[must_use]
    pub fn file(&self, id: FileId) -> &SourceFile {
        static NONE: std::sync::LazyLock<SourceFile> = std::sync::LazyLock::new(|| SourceFile::new("", ""));
        self.files.get(id.0 as usize).unwrap_or(&NONE)
    }

    /// Every file with its number, in order.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &SourceFile)> {
        (0u32..).map(FileId).zip(&self.files)
    }

    /// How many files there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether there is no file.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_and_skip_the_mark() {
        let file = SourceFile::new("a.md", "\u{feff}đường\nphố ệ");
        assert_eq!(file.position(3), Position { line: 1, column: 1 });
        let second = file.text().find('ệ').unwrap();
        assert_eq!(file.position(u32::try_from(second).unwrap()), Position { line: 2, column: 5 });
        assert_eq!(file.position(u32::MAX), Position { line: 2, column: 6 });
    }
}
