//! `guong key`: the key that signs the publication log. It is kept outside the portal's folder.

use super::{Common, Outcome, report};
use crate::diagnostic::{Text, reason};
use crate::ledger::SecretKey;
use crate::model::{self, Site};
use crate::sealing;
use crate::text;
use crate::world::{Clock, DiskWorld};
use chrono::Utc;
use clap::{Args, Subcommand};
use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// The key of the publication log.
#[derive(Debug, Args)]
pub struct Key {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Tạo khóa mới (make a new key)
    New {
        /// Tệp để cất khóa, ngoài thư mục của cổng (where to keep it, outside the portal's folder)
        #[arg(long, value_name = "FILE")]
        key: Option<PathBuf>,
    },
    /// In khóa công khai, để đăng ở nơi khác cho người đọc đối chiếu (print the public key, to be published elsewhere)
    Show {
        /// Tệp khóa (the key's file)
        #[arg(long, value_name = "FILE")]
        key: Option<PathBuf>,
    },
}

impl Key {
    pub(super) fn run(&self, common: &Common) -> Outcome {
        if let Err(why) = common.portal() {
            report::say(common, &why);
            return Outcome::WrongCommand;
        }
        let world = DiskWorld::new(&common.site, Clock::Now(Utc::now()));
        let (site, _) = model::load(&world);
        let done = match &self.what {
            What::New { key } => new(key.as_deref(), &site, common),
            What::Show { key } => show(key.as_deref(), &site, common),
        };
        match done {
            Ok(()) => Outcome::Done,
            Err(why) => {
                report::say(common, &why);
                Outcome::Failed
            }
        }
    }
}

fn new(path: Option<&Path>, site: &Site, common: &Common) -> Result<(), Text> {
    let path = place(path, site).ok_or_else(no_place)?;
    is_outside(&path, common)?;
    let mut seed = [0; 32];
    getrandom::fill(&mut seed)
        .map_err(|error| text!("hệ điều hành không cho số ngẫu nhiên", "there is no random source: {error}"))?;
    let origin = sealing::origin(site);
    let key = SecretKey::new(&origin, seed).map_err(|_| {
        text!("base_url của cổng không dùng làm tên khóa được", "the portal's base_url cannot be the name of a key")
    })?;
    store(&path, &key.to_text()).map_err(|error| {
        let (path, Text { vi, en }) = (path.display(), reason(&error));
        text!("không tạo được {path}: {vi}", "{path} could not be made: {en}")
    })?;
    let (shown, public) = (path.display(), key.public());
    report::say(
        common,
        &text!(
            "Khóa bí mật nằm ở {shown}; chỉ người phụ trách giữ, có bản sao cất riêng, không đưa vào content/ hay lên mạng.\nKhóa công khai, nên đăng thêm ở nơi khác:\n{public}",
            "The secret key is in {shown}; only who is in charge keeps it, with a copy elsewhere, never in content/ or on a server.\nThe public key, to be published elsewhere too:\n{public}"
        ),
    );
    Ok(())
}

fn show(path: Option<&Path>, site: &Site, common: &Common) -> Result<(), Text> {
    let key = find(path, site, common)?;
    let public = key
        .map(|key| key.public())
        .or_else(|| site.ledger.key.clone())
        .ok_or_else(|| text!("chưa có khóa nào; chạy guong key new", "there is no key yet; run `guong key new`"))?;
    // The key alone, for a program to read.
    let _ = writeln!(io::stdout(), "{public}");
    Ok(())
}

/// Writes a file that only its owner can read. One that is there stays as it is.
fn store(path: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    writeln!(file, "{text}")?;
    file.sync_all()
}

/// Where the key of a portal is kept: where it was asked for, else by `GUONG_KEY`, else in the folder for settings.
fn place(path: Option<&Path>, site: &Site) -> Option<PathBuf> {
    let named = path.map(Path::to_owned).or_else(|| std::env::var_os("GUONG_KEY").map(PathBuf::from));
    named.or_else(|| {
        let folder = std::env::var_os("XDG_CONFIG_HOME").or_else(|| std::env::var_os("APPDATA")).map(PathBuf::from);
        let folder = folder.or_else(|| std::env::var_os("HOME").map(|home| Path::new(&home).join(".config")))?;
        let name: String = sealing::origin(site).chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).collect();
        Some(folder.join("guong").join(format!("{name}.key")))
    })
}

/// The key of a portal; none where there is no file at the place that nobody named.
pub(super) fn find(path: Option<&Path>, site: &Site, common: &Common) -> Result<Option<SecretKey>, Text> {
    let Some(file) = place(path, site) else { return Ok(None) };
    let named = path.is_some() || std::env::var_os("GUONG_KEY").is_some();
    let text = match fs::read_to_string(&file) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound && !named => return Ok(None),
        Err(error) => {
            let (path, Text { vi, en }) = (file.display(), reason(&error));
            return Err(text!("không đọc được khóa {path}: {vi}", "the key {path} cannot be read: {en}"));
        }
    };
    is_outside(&file, common)?;
    is_private(&file)?;
    let shown = file.display();
    let key = SecretKey::parse(&text)
        .map_err(|_| text!("{shown} không phải tệp khóa của guong key", "{shown} is not a key of `guong key`"))?;
    let (name, origin) = (key.public().name().to_owned(), sealing::origin(site));
    if name != origin {
        return Err(text!(
            "khóa này của “{name}”, không phải của cổng này (“{origin}”)",
            "this key is of `{name}`, not of this portal (`{origin}`)"
        ));
    }
    Ok(Some(key))
}

/// The key that signs what is built: that of the portal's log, where it is at hand. A build needs none; one that cannot be
/// read is told.
pub(super) fn of_build(site: &Site, common: &Common) -> Option<SecretKey> {
    let public = site.ledger.key.as_ref()?;
    match find(None, site, common) {
        Ok(key) => key.filter(|key| key.public() == *public),
        Err(why) => {
            report::say(common, &why);
            None
        }
    }
}

/// A key in a folder that is synchronised or published is no secret.
fn is_outside(file: &Path, common: &Common) -> Result<(), Text> {
    let real = |path: &Path| path.canonicalize().ok();
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let nearest = folder.ancestors().find_map(real);
    let below = |root: &str| {
        let root = real(&common.site.join(root));
        root.zip(nearest.as_ref()).is_some_and(|(root, folder)| folder.starts_with(root))
    };
    if ["content", "public", "themes"].into_iter().any(below) {
        let path = file.display();
        return Err(text!(
            "{path} nằm trong thư mục được đồng bộ hoặc công bố; cất khóa ở nơi khác",
            "{path} is in a folder that is synchronised or published; keep the key elsewhere"
        ));
    }
    Ok(())
}

/// Refuses a key that others on the machine can read.
fn is_private(file: &Path) -> Result<(), Text> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let open = fs::metadata(file).is_ok_and(|found| found.permissions().mode() & 0o077 != 0);
        if open {
            let path = file.display();
            return Err(text!(
                "người khác trên máy đọc được {path}; chạy: chmod 600 {path}",
                "others on this machine can read {path}; run: chmod 600 {path}"
            ));
        }
    }
    let _ = file;
    Ok(())
}

fn no_place() -> Text {
    text!("nêu nơi cất khóa bằng --key", "say where to keep the key by --key")
}
