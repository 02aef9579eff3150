//! Files, byte spans, lines and display columns.
//!
//! A [`Span`] is what a diagnostic carries; a [`SourceFile`] turns it into the line and column that an
//! editor sees. Nothing here reads the disk: bytes come from [`crate::world`].

mod hash;
mod lines;

pub use hash::{Hash, hash_of, hex, parse_hex, push_hex, sha256, text_hash};
use lines::Lines;
use std::collections::{BTreeSet, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

/// The last border between characters of `text` that is not behind `offset`.
pub(crate) fn border_before(text: &str, offset: usize) -> usize {
    let mut at = offset.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
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
    /// Worked out when somebody first asks for a place.
    lines: Arc<OnceLock<Lines>>,
}

impl SourceFile {
    /// A file at `path` (relative to `content/`, `/`-separated) with its decoded `text`.
    #[must_use]
    pub fn new(path: impl Into<Arc<str>>, text: impl Into<Arc<str>>) -> Self {
        SourceFile { path: path.into(), text: text.into(), lines: Arc::default() }
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

    /// The same, to be kept.
    #[must_use]
    pub fn text_shared(&self) -> Arc<str> {
        Arc::clone(&self.text)
    }

    /// The text that `span` covers; empty where the span does not lie on character borders of this text.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.start as usize..span.end as usize).unwrap_or("")
    }

    /// Line and column of a byte offset. An offset inside a character or past the end is moved back.
    #[must_use]
    pub fn position(&self, offset: u32) -> Position {
        let offset = border_before(&self.text, offset as usize);
        self.lines.get_or_init(|| Lines::of(&self.text)).position(&self.text, offset)
    }
}

/// Reads again what was read before.
pub trait Again: std::fmt::Debug + Send + Sync {
    /// The decoded text of the file at `path`, if it is still there.
    fn again(&self, path: &str) -> Option<Arc<str>>;
}

/// What is kept of a file.
#[derive(Clone, Debug)]
enum Kept {
    /// All of it.
    Whole(SourceFile),
    /// Its path, and the hash of the text that was let go.
    Left(Arc<str>, Hash),
}

/// All files of one run; a [`FileId`] is an index into it.
///
/// Texts that nobody needs before their own page is made are let go: a hundred thousand stories would not fit into
/// memory. They are read again when somebody asks; one that has changed in between is empty from then on and is
/// among the [changed](Sources::changed), so that nothing is published that is made of two states of a file.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    /// The number of the first file.
    first: u32,
    files: Vec<Kept>,
    beside: Option<Arc<Sources>>,
    again: Option<Arc<dyn Again>>,
    changed: Arc<Mutex<BTreeSet<FileId>>>,
    /// The last few texts that were read again, by their hash: who tells of a file's findings asks for it once for each.
    recent: Arc<Mutex<VecDeque<(Hash, SourceFile)>>>,
}

/// How many texts that were read again are kept.
const RECENT: usize = 4;

impl Sources {
    /// No files yet. Where there is somebody to ask `again`, texts can be let go.
    #[must_use]
    pub fn new(again: Option<Arc<dyn Again>>) -> Self {
        Sources { again, ..Sources::default() }
    }

    /// No files yet; those to come can stand [beside](Sources::set_beside) others.
    #[must_use]
    pub fn to_stand_beside() -> Self {
        Sources { first: 1 << 31, ..Sources::default() }
    }

    /// Lets numbers of `others` be found here: those of a theme, which several portals may share.
    pub fn set_beside(&mut self, others: Arc<Sources>) {
        self.beside = Some(others);
    }

    /// Adds a file and returns its number.
    pub fn push(&mut self, file: SourceFile) -> FileId {
        self.files.push(Kept::Whole(file));
        FileId(u32::try_from(self.files.len() - 1).unwrap_or(u32::MAX).saturating_add(self.first))
    }

    fn at(&self, id: FileId) -> Option<usize> {
        id.0.checked_sub(self.first).map(|at| at as usize).filter(|at| *at < self.files.len())
    }

    /// Puts another text in the place of a file's, once it has been decoded.
    pub fn replace(&mut self, id: FileId, file: SourceFile) {
        if let Some(at) = self.at(id) {
            self.files[at] = Kept::Whole(file);
        }
    }

    /// Keeps of a file no more than the hash of its text. Does nothing where nobody could be asked again.
    pub fn leave(&mut self, id: FileId, hash: Hash) {
        if let Some(at) = self.at(id).filter(|_| self.again.is_some()) {
            let slot = &mut self.files[at];
            let path = match slot {
                Kept::Whole(file) => Arc::clone(&file.path),
                Kept::Left(path, _) => Arc::clone(path),
            };
            *slot = Kept::Left(path, hash);
        }
    }

    /// Whether texts can be let go.
    #[must_use]
    pub fn can_leave(&self) -> bool {
        self.again.is_some()
    }

    /// The path of the file with this number, relative to `content/`.
    #[must_use]
    pub fn path(&self, id: FileId) -> &str {
        let beside = || self.beside.as_ref().map_or("", |others| others.path(id));
        self.at(id).map_or_else(beside, |at| self.files[at].path())
    }

    /// The file with this number; an empty, nameless one where there is none, so that reporting never fails.
    #[must_use]
    pub fn file(&self, id: FileId) -> SourceFile {
        match self.at(id).map(|at| &self.files[at]) {
            Some(Kept::Whole(file)) => file.clone(),
            Some(Kept::Left(path, hash)) => {
                let is_known = |(known, file): &&(Hash, SourceFile)| known == hash && file.path == *path;
                let known = self.recent().iter().find(is_known).map(|(_, file)| file.clone());
                known.unwrap_or_else(|| self.file_again(id, path, *hash))
            }
            None => self.beside.as_ref().map_or_else(|| SourceFile::new("", ""), |others| others.file(id)),
        }
    }

    /// The text of a file that was let go; empty where it is no longer what it was.
    fn file_again(&self, id: FileId, path: &Arc<str>, hash: Hash) -> SourceFile {
        let text = self.again.as_ref().and_then(|reader| reader.again(path));
        let Some(text) = text.filter(|text| text_hash(text) == hash) else {
            self.changed_files().insert(id);
            return SourceFile::new(Arc::clone(path), "");
        };
        let file = SourceFile::new(Arc::clone(path), text);
        let mut recent = self.recent();
        recent.truncate(RECENT - 1);
        recent.push_front((hash, file.clone()));
        file
    }

    fn recent(&self) -> MutexGuard<'_, VecDeque<(Hash, SourceFile)>> {
        self.recent.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Files that were let go and were no longer the same when they were asked for again.
    #[must_use]
    pub fn changed(&self) -> Vec<FileId> {
        self.changed_files().iter().copied().collect()
    }

    fn changed_files(&self) -> MutexGuard<'_, BTreeSet<FileId>> {
        self.changed.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Every file's number and path, in order.
    pub fn paths(&self) -> impl Iterator<Item = (FileId, &str)> {
        (self.first..).map(FileId).zip(self.files.iter().map(Kept::path))
    }

    /// The hash of a file's text.
    #[must_use]
    pub fn hash(&self, id: FileId) -> Hash {
        match self.at(id).map(|at| &self.files[at]) {
            Some(Kept::Left(_, hash)) => *hash,
            _ => text_hash(self.file(id).text()),
        }
    }

    /// Every file's number, path and the hash of its text, in order.
    pub fn hashes(&self) -> impl Iterator<Item = (FileId, &str, Hash)> {
        self.paths().map(|(id, path)| (id, path, self.hash(id)))
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

impl Kept {
    fn path(&self) -> &str {
        match self {
            Kept::Whole(file) => file.path(),
            Kept::Left(path, _) => path,
        }
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

    #[test]
    fn a_text_that_was_let_go_is_read_again_or_reported() {
        #[derive(Debug)]
        struct One(&'static str);
        impl Again for One {
            fn again(&self, path: &str) -> Option<Arc<str>> {
                (path == "a.md").then(|| self.0.into())
            }
        }
        let mut sources = Sources::new(Some(Arc::new(One("một"))));
        let ids = ["a.md", "b.md", "a.md"].map(|path| sources.push(SourceFile::new(path, "hai")));
        sources.leave(ids[0], text_hash("một"));
        sources.leave(ids[1], text_hash("hai"));
        assert_eq!((sources.file(ids[0]).text(), sources.file(ids[2]).text()), ("một", "hai"));
        assert!(sources.changed().is_empty());
        assert_eq!(sources.file(ids[1]).text(), "");
        sources.leave(ids[2], text_hash("hai"));
        assert_eq!(sources.file(ids[2]).path(), "a.md");
        assert_eq!(sources.changed(), [ids[1], ids[2]]);
        let mut kept = Sources::default();
        let id = kept.push(SourceFile::new("a.md", "hai"));
        kept.leave(id, text_hash("một"));
        assert_eq!(kept.file(id).text(), "hai");
    }

    #[test]
    fn files_of_a_theme_stand_beside_those_of_the_content() {
        let mut theme = Sources::to_stand_beside();
        let style = theme.push(SourceFile::new("print.css", "a"));
        let mut sources = Sources::default();
        let story = sources.push(SourceFile::new("a.md", "b"));
        assert_eq!(sources.path(style), "");
        sources.set_beside(Arc::new(theme));
        assert_eq!((sources.path(style), sources.file(style).text()), ("print.css", "a"));
        assert_eq!((sources.path(story), sources.len()), ("a.md", 1));
    }
}
