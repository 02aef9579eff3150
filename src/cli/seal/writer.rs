//! Writes the ledger's files: in an order in which nothing is lost wherever the machine is switched off.
//!
//! Versions come first, then the entries in one write, then deleted words, then the checkpoint. An entry without its
//! version cannot exist; entries that are not in the checkpoint yet are said by the checks and taken in by the next
//! run. A last line that was cut off is kept in a file of its own before the ledger goes on.

use crate::diagnostic::{Text, reason};
use crate::ledger::{CHECKPOINT, Checkpoint, FOLDER, Hash, KEY, LEDGER, SecretKey, Tree, opening_path};
use crate::model::Site;
use crate::sealing::{self, Next};
use crate::text;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// The only one who writes the ledger of a folder, as long as it lives.
#[derive(Debug)]
pub(super) struct Writer {
    content: PathBuf,
    _lock: File,
}

impl Writer {
    /// Takes the lock of the ledger below `content`.
    pub(super) fn open(content: &Path) -> Result<Self, Text> {
        let path = content.join(".ledger.lock");
        let lock = OpenOptions::new().create(true).truncate(false).write(true).open(&path);
        let lock = lock.map_err(|error| cannot_write(&path, &error))?;
        match lock.try_lock() {
            // Where a file system knows no locks, the comparison before writing is what is left.
            Ok(()) | Err(TryLockError::Error(_)) => Ok(Writer { content: content.to_owned(), _lock: lock }),
            Err(TryLockError::WouldBlock) => Err(text!(
                "người khác đang chạy guong seal trên thư mục này; đợi họ xong rồi chạy lại",
                "somebody else runs `guong seal` on this folder; wait for them, then run it again"
            )),
        }
    }

    /// Writes what follows the ledger of `site`; gives the new checkpoint.
    pub(super) fn write(&self, site: &Site, next: &Next, key: Option<&SecretKey>) -> Result<Checkpoint, Text> {
        let ledger = &site.ledger;
        self.is_as_read(&[ledger.text.as_bytes(), ledger.torn.as_bytes()].concat())?;
        let origin = sealing::origin(site);
        if ledger.file.is_none() {
            // From the first entry on there is a checkpoint, so that its absence means something.
            self.replace(CHECKPOINT, &sign(Checkpoint::of(&origin, &Tree::default()), key).to_text())?;
            self.replace(LEDGER, "")?;
        }
        self.set_aside(&ledger.text, &ledger.torn)?;
        for sealing in &next.sealings {
            if let Some(opening) = &sealing.opening {
                self.replace(&opening_path(&opening.record, opening.version), &opening.to_text())?;
            }
        }
        let lines: Vec<String> = next.sealings.iter().map(|sealing| sealing.entry.line()).collect();
        self.is_as_read(ledger.text.as_bytes())?;
        self.append(&lines)?;
        for erased in &next.erased {
            self.replace(&erased.path, &erased.text)?;
        }
        let mut tree = ledger.tree.clone();
        for line in &lines {
            tree.push(line);
        }
        let checkpoint = sign(Checkpoint::of(&origin, &tree), key);
        match key {
            Some(key) => self.replace(KEY, &format!("{}\n", key.public()))?,
            None if ledger.key.is_some() => {
                let path = self.content.join(KEY);
                fs::remove_file(&path).map_err(|error| cannot_write(&path, &error))?;
            }
            None => {}
        }
        self.replace(CHECKPOINT, &checkpoint.to_text())?;
        Ok(checkpoint)
    }

    /// Holds the ledger on the disk against what was read: whoever wrote in between is not overwritten.
    fn is_as_read(&self, read: &[u8]) -> Result<(), Text> {
        let path = self.content.join(LEDGER);
        let found = match fs::read(&path) {
            Ok(found) => found,
            Err(error) if error.kind() == io::ErrorKind::NotFound => Vec::new(),
            Err(error) => return Err(cannot_write(&path, &error)),
        };
        if found == read {
            return Ok(());
        }
        Err(text!(
            "nhật ký vừa được người khác ghi thêm; không ghi đè, hãy chạy lại guong seal",
            "somebody else has just written the ledger; nothing was overwritten, run `guong seal` again"
        ))
    }

    /// Keeps what stands after the last whole line in a file of its own.
    fn set_aside(&self, whole: &str, torn: &str) -> Result<(), Text> {
        if torn.is_empty() {
            return Ok(());
        }
        let name = Hash::of(torn.as_bytes()).to_string();
        self.replace(&format!("{FOLDER}torn-{}.txt", &name[..8]), torn)?;
        self.replace(LEDGER, whole)
    }

    fn append(&self, lines: &[String]) -> Result<(), Text> {
        let path = self.content.join(LEDGER);
        let text: String = lines.iter().flat_map(|line| [line, "\n"]).collect();
        let store = || {
            let mut file = OpenOptions::new().append(true).open(&path)?;
            file.write_all(text.as_bytes())?;
            file.sync_all()
        };
        store().map_err(|error| cannot_write(&path, &error))
    }

    /// Puts a file into the place of another, whole or not at all.
    fn replace(&self, below: &str, text: &str) -> Result<(), Text> {
        let path = self.content.join(below);
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let draft = path.with_file_name(format!(".{name}.new"));
        let store = || {
            fs::create_dir_all(path.parent().unwrap_or(&self.content))?;
            let mut file = File::create(&draft)?;
            file.write_all(text.as_bytes())?;
            file.sync_all()?;
            fs::rename(&draft, &path)
        };
        store().map_err(|error| cannot_write(&path, &error))
    }
}

fn sign(checkpoint: Checkpoint, key: Option<&SecretKey>) -> Checkpoint {
    match key {
        Some(key) => checkpoint.sign(key),
        None => checkpoint,
    }
}

fn cannot_write(path: &Path, error: &io::Error) -> Text {
    let (path, Text { vi, en }) = (path.display(), reason(error));
    text!("không ghi được {path}: {vi}", "{path} cannot be written: {en}")
}
