//! The manifest: which files of a slot are ours, and what they hold.

use crate::source::{parse_hex, push_hex};
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, BufWriter, Write as _};
use std::path::Path;
use std::sync::Arc;

use sha2::{Digest as _, Sha256};

use super::address;
use super::errors::{self, PublishError};
use super::register::ancestors;
use crate::ledger::{Endorsement, Hash, SecretKey};

/// The manifest's name at the root of a site.
pub const MANIFEST: &str = ".guong-manifest";

/// The name it is written under before it is whole. A slot that has this but no manifest is being written to, or its
/// run was cut off.
pub(super) const MANIFEST_DRAFT: &str = ".guong-manifest.new";

/// The name of the signed word for the manifest, where whoever builds has the key of the publication log.
pub const NOTE: &str = ".guong-manifest.note";

/// The name of the signed word for the manifest of this name.
pub(super) fn note_of(manifest: &str) -> String {
    format!("{manifest}.note")
}

/// What the signed word says of the share that a manifest of this name is of.
pub(super) fn share_of(manifest: &str) -> Option<String> {
    manifest.strip_prefix(MANIFEST)?.strip_prefix('.').map(str::to_owned)
}

/// A SHA-256.
pub(super) type Digest = [u8; 32];

/// The SHA-256 of `bytes`.
pub(super) fn digest(bytes: &[u8]) -> Digest {
    Sha256::digest(bytes).into()
}

/// The files of a site in the order of their paths' bytes, each with its hash.
///
/// On disk it is what `sha256sum` prints and takes: 64 hexadecimal digits, two spaces, the path, a line feed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Manifest {
    entries: Vec<(Arc<str>, Digest)>,
}

impl Manifest {
    /// The manifest of a folder without files.
    pub(super) const EMPTY: Manifest = Manifest { entries: Vec::new() };

    /// The manifest of files that come in the order of their paths.
    pub(super) fn new(entries: Vec<(Arc<str>, Digest)>) -> Self {
        Manifest { entries }
    }

    /// The manifest of the site in `folder`; none where the folder has none.
    pub(super) fn read(folder: &Path) -> Result<Option<Self>, PublishError> {
        let path = folder.join(MANIFEST);
        match File::open(&path).and_then(|file| Manifest::read_from(BufReader::new(file))) {
            Ok(Some(manifest)) => Ok(Some(manifest)),
            Ok(None) => Err(errors::manifest_damaged(&path)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) if error.kind() == io::ErrorKind::InvalidData => Err(errors::manifest_damaged(&path)),
            Err(error) => Err(errors::cannot_read(&path, error)),
        }
    }

    /// Puts the key's word for the manifest into `folder`; without a key it takes an earlier one away, which would be of
    /// another manifest. It is written before the manifest, so that nobody finds a manifest whose word is still to come.
    pub(super) fn endorse(&self, folder: &Path, key: Option<&SecretKey>) -> Result<(), PublishError> {
        self.endorse_as(folder, MANIFEST, key)
    }

    /// Whether [`Manifest::endorse`] would leave the word in `folder` as it is.
    pub(super) fn is_endorsed(&self, folder: &Path, key: Option<&SecretKey>) -> bool {
        let word = |key| Endorsement::of_share(Hash(self.digest()), share_of(MANIFEST), key).to_text();
        fs::read_to_string(folder.join(note_of(MANIFEST))).ok() == key.map(word)
    }

    /// The same for a manifest of another name, that of a share.
    pub(super) fn endorse_as(&self, folder: &Path, name: &str, key: Option<&SecretKey>) -> Result<(), PublishError> {
        let path = folder.join(note_of(name));
        let store = || match key {
            Some(key) => {
                let word = Endorsement::of_share(Hash(self.digest()), share_of(name), key);
                let mut file = File::create(&path)?;
                file.write_all(word.to_text().as_bytes())?;
                file.sync_all()
            }
            None => match fs::remove_file(&path) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
                _ => Ok(()),
            },
        };
        store().map_err(|error| errors::cannot_write(&path, error))
    }

    /// Puts the manifest into `folder`, whole or not at all, and onto the disk.
    pub(super) fn write(&self, folder: &Path) -> Result<(), PublishError> {
        self.write_as(folder, MANIFEST)
    }

    /// Puts the manifest into `folder` under another name.
    pub(super) fn write_as(&self, folder: &Path, name: &str) -> Result<(), PublishError> {
        let (draft, path) = (folder.join(MANIFEST_DRAFT), folder.join(name));
        let store = || {
            let mut file = BufWriter::new(File::create(&draft)?);
            self.lines(|line| file.write_all(line.as_bytes()))?;
            file.into_inner()?.sync_all()?;
            fs::rename(&draft, &path)
        };
        store().map_err(|error| errors::cannot_write(&path, error))
    }

    /// The files and their hashes, in order.
    pub(super) fn entries(&self) -> &[(Arc<str>, Digest)] {
        &self.entries
    }

    /// The hash of the file at `path`.
    pub(super) fn get(&self, path: &str) -> Option<Digest> {
        self.get_near(path, NOWHERE)
    }

    /// The same for whoever has a guess where among the entries it is.
    pub(super) fn get_near(&self, path: &str, guess: usize) -> Option<Digest> {
        self.position(path, guess).map(|at| self.entries[at].1)
    }

    /// Which of the entries is that of `path`.
    pub(super) fn position(&self, path: &str, guess: usize) -> Option<usize> {
        position(&self.entries, |(known, _)| known, path, guess)
    }

    /// Every folder that holds a listed file or a folder that does, in order.
    pub(super) fn folders(&self) -> Vec<&str> {
        let mut folders: Vec<&str> = self.entries.iter().flat_map(|(path, _)| ancestors(path)).collect();
        folders.sort_unstable();
        folders.dedup();
        folders
    }

    /// The path as the manifest holds it, to be shared.
    pub(super) fn name(&self, path: &str) -> Option<Arc<str>> {
        self.position(path, NOWHERE).map(|at| Arc::clone(&self.entries[at].0))
    }

    /// Takes the paths that `other` holds too from there, so that each stands in memory once.
    pub(super) fn share_names(&mut self, other: &Manifest) {
        let mut others = other.entries.iter().map(|(path, _)| path).peekable();
        for (path, _) in &mut self.entries {
            while others.next_if(|other| *other < &*path).is_some() {}
            if let Some(same) = others.next_if(|other| *other == &*path) {
                *path = Arc::clone(same);
            }
        }
    }

    /// The hash of the manifest itself.
    pub(super) fn digest(&self) -> Digest {
        let mut hasher = Sha256::new();
        // A hasher takes everything.
        let _ = self.lines(|line| {
            hasher.update(line);
            Ok(())
        });
        hasher.finalize().into()
    }

    /// What [`Manifest::parse`] reads.
    #[cfg(any(test, feature = "store"))]
    pub(super) fn to_text(&self) -> String {
        let mut text = String::new();
        let _ = self.lines(|line| {
            text.push_str(line);
            Ok(())
        });
        text
    }

    /// Hands out one line after the other: of a large site the whole text is longer than all else that is known of it.
    fn lines(&self, mut take: impl FnMut(&str) -> io::Result<()>) -> io::Result<()> {
        let mut line = String::new();
        for (path, digest) in &self.entries {
            line.clear();
            push_hex(&mut line, digest);
            line.push_str("  ");
            line.push_str(path);
            line.push('\n');
            take(&line)?;
        }
        Ok(())
    }

    /// Nothing where any line is not one that [`Manifest::to_text`] writes, or the order is not strict.
    pub(super) fn parse(text: &str) -> Option<Self> {
        Manifest::read_from(text.as_bytes()).ok().flatten()
    }

    /// The same of what is read line by line.
    fn read_from(mut text: impl BufRead) -> io::Result<Option<Self>> {
        let (mut entries, mut line) = (Vec::new(), String::new());
        while text.read_line(&mut line)? > 0 {
            let Some(entry) = line.strip_suffix('\n').and_then(parse_line) else { return Ok(None) };
            entries.push(entry);
            line.clear();
        }
        Ok(entries.is_sorted_by(|(a, _), (b, _)| a < b).then_some(Manifest { entries }))
    }
}

/// No guess at all.
pub(super) const NOWHERE: usize = usize::MAX;

/// Which of the `items`, in the order of their paths, is that of `path`. Two sites in turn hold nearly the same files, so that
/// where one has it is a good guess for the other, and spares a search through all of them.
pub(super) fn position<T>(items: &[T], path_of: impl Fn(&T) -> &str, path: &str, guess: usize) -> Option<usize> {
    match items.get(guess) {
        Some(item) if path_of(item) == path => Some(guess),
        _ => items.binary_search_by(|item| path_of(item).cmp(path)).ok(),
    }
}

fn parse_line(line: &str) -> Option<(Arc<str>, Digest)> {
    let (hex, path) = line.split_once("  ")?;
    address::fault(path).is_none().then_some(())?;
    Some((path.into(), parse_hex(hex)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_is_what_sha256sum_prints() {
        let manifest = Manifest::new(vec![("a.txt".into(), digest(b"abc")), ("b/c".into(), digest(b""))]);
        let text = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  a.txt\n\
                    e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  b/c\n";
        assert_eq!(manifest.to_text(), text);
        assert_eq!(Manifest::parse(text), Some(manifest.clone()));
        assert_eq!(manifest.get("b/c"), Some(digest(b"")));
        assert_eq!(manifest.get("b"), None);
    }

    #[test]
    fn anything_else_is_damage() {
        let line = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  a.txt\n";
        assert_eq!(Manifest::parse(""), Some(Manifest::default()));
        for bad in [
            line.trim_end().to_owned(),
            line[1..].to_owned(),
            line.to_uppercase(),
            line.repeat(2),
            line.replace("a.txt", "../a.txt"),
            line.replace("a.txt", "/etc/passwd"),
            format!("{line}\n"),
        ] {
            assert_eq!(Manifest::parse(&bad), None, "{bad:?}");
        }
    }
}
