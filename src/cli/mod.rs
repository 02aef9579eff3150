//! The command line: what can be asked for, and what is answered. One file for each command.

mod build;
mod check;
mod explain;
mod init;
mod key;
mod new;
mod outcome;
mod privacy;
mod progress;
mod report;
mod rollback;
mod seal;
#[cfg(feature = "serve")]
mod serve;
mod template;
#[cfg(feature = "store")]
mod upload;
mod verify;

pub use outcome::Outcome;

use crate::diagnostic::{Format, Language, Text};
use crate::text;
use crate::world::{Clock, DiskWorld};
use chrono::{NaiveDate, Utc};
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Gương: cổng thông tin phong trào thi đua từ tệp Markdown (emulation campaigns of a ward as a static site).
#[derive(Debug, Parser)]
#[command(name = "guong", version, arg_required_else_help = true, after_help = outcome::HELP)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    command: Command,
    #[command(flatten)]
    common: Common,
}

/// What every command understands.
#[derive(Debug, Args)]
pub struct Common {
    /// Thư mục của cổng, nơi có content/ (folder of the portal, which holds content/)
    #[arg(long, global = true, value_name = "DIR", default_value = ".")]
    pub site: PathBuf,
    /// Ngôn ngữ của thông báo (language of messages)
    #[arg(long, global = true, value_enum, default_value_t = Lang::Vi)]
    pub lang: Lang,
}

/// The language of messages, on the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Lang {
    /// Tiếng Việt
    Vi,
    /// English
    En,
}

impl Common {
    /// Says where there is no portal to work on.
    ///
    /// # Errors
    /// Where the folder has no settings of a portal.
    pub fn portal(&self) -> Result<(), Text> {
        if self.site.join("content").join("site.toml").is_file() {
            return Ok(());
        }
        let site = self.site.display();
        Err(text!(
            "không có cổng nào ở {site}: thiếu content/site.toml. Vào đúng thư mục, thêm --site, hoặc tạo cổng mới bằng “guong init”.",
            "there is no portal in {site}: content/site.toml is missing. Go to the right folder, add --site, or make a new portal with `guong init`."
        ))
    }

    /// A command as it is to be typed for this portal: `guong --site 'thi dua' serve`.
    #[must_use]
    pub fn command(&self, words: &str) -> String {
        command_for(&self.site, words)
    }

    /// The language of messages.
    #[must_use]
    pub fn language(&self) -> Language {
        match self.lang {
            Lang::Vi => Language::Vi,
            Lang::En => Language::En,
        }
    }
}

/// A command as it is to be typed for the portal in `site`.
fn command_for(site: &Path, words: &str) -> String {
    let site = site.to_string_lossy();
    if matches!(&*site, "." | "./" | "") {
        return format!("guong {words}");
    }
    let plain = site.chars().all(|c| c.is_alphanumeric() || "/\\:._-".contains(c));
    // Single quotes are understood by shells; of one within, they end and begin again around it.
    let quoted = if plain { site.into_owned() } else { format!("'{}'", site.replace('\'', "'\\''")) };
    format!("guong --site {quoted} {words}")
}

/// What commands that read content understand.
#[derive(Debug, Args)]
pub struct Reading {
    /// Ngày lập trang, thay cho hôm nay theo múi giờ của cổng (the date, instead of today in the site's time zone)
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub today: Option<NaiveDate>,
}

/// What commands that end with a verdict understand.
#[derive(Debug, Args)]
pub struct Reporting {
    /// Coi cảnh báo như lỗi (make warnings errors)
    #[arg(long)]
    pub strict: bool,
    /// Cách hiện lỗi (how findings are shown)
    #[arg(long, value_name = "FORMAT", default_value = "human", value_parser = formats())]
    pub format: Format,
}

impl Reading {
    /// The world on the disk at `common.site`.
    #[must_use]
    pub fn world(&self, common: &Common) -> DiskWorld {
        self.world_at(&common.site)
    }

    /// The world on the disk at another folder.
    #[must_use]
    pub fn world_at(&self, site: &Path) -> DiskWorld {
        let clock = self.today.map_or_else(|| Clock::Now(Utc::now()), Clock::Today);
        DiskWorld::new(site, clock)
    }
}

/// Reads the name of a format; help lists what each is for.
fn formats() -> impl TypedValueParser<Value = Format> {
    let named = |format: &Format| {
        let about = format.about();
        PossibleValue::new(format.name()).help(format!("{} ({})", about.vi, about.en))
    };
    PossibleValuesParser::new(Format::ALL.iter().map(named)).try_map(|name| Format::from_name(&name).ok_or(name))
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Dựng cổng và công bố vào public/ (make the site and publish it)
    Build(build::Build),
    /// Chỉ kiểm tra nội dung (only check the content)
    Check(check::Check),
    /// Xem trước trên máy này, tự cập nhật khi sửa (preview on this machine, updated as you edit)
    #[cfg(feature = "serve")]
    Serve(serve::Serve),
    /// Ghi nhật ký công bố: cái gì được công bố, sửa, hủy bỏ, vì sao (write the publication ledger)
    Seal(seal::Seal),
    /// Đưa bản đã dựng lên một kho S3, chỉ những gì đổi (bring a store that speaks S3 to the state of a finished site)
    #[cfg(feature = "store")]
    Upload(upload::Upload),
    /// Kiểm tra một bản đã công bố: tệp, nhật ký, chữ ký (check a published copy: files, log, signature)
    Verify(verify::Verify),
    /// Khóa ký nhật ký công bố (the key that signs the ledger)
    Key(key::Key),
    /// Tạo tệp mới từ mẫu: campaign, plan, story, awards, page (make a new file from a template)
    New(new::New),
    /// Tạo một cổng mới (make a new portal)
    Init(init::Init),
    /// Giải thích một mã lỗi (explain a rule by its code)
    Explain(explain::Explain),
    /// Quay lại lần công bố trước (go back to the site before)
    Rollback(rollback::Rollback),
}

/// Reads the command line and does what it asks for.
#[must_use]
pub fn run() -> ExitCode {
    let Cli { command, common } = Cli::parse();
    let outcome = match command {
        Command::Build(build) => build.run(&common),
        Command::Check(check) => check.run(&common),
        #[cfg(feature = "serve")]
        Command::Serve(serve) => serve.run(&common),
        Command::Seal(seal) => seal.run(&common),
        #[cfg(feature = "store")]
        Command::Upload(upload) => upload.run(&common),
        Command::Verify(verify) => verify.run(&common),
        Command::Key(key) => key.run(&common),
        Command::New(new) => new.run(&common),
        Command::Init(init) => init.run(&common),
        Command::Explain(explain) => explain.run(&common),
        Command::Rollback(rollback) => rollback.run(&common),
    };
    outcome.into()
}
