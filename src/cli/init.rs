//! `guong init DIR`: a new portal from nothing.

use super::new::create;
use super::template::{self, quoted};
use super::{Common, Outcome, command_for, report};
use crate::checks;
use crate::diagnostic::{Severity, Text, reason};
use crate::text;
use crate::world::{Clock, MemoryWorld};
use chrono::{Datelike, Utc};
use clap::Args;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Makes a new portal.
#[derive(Debug, Args)]
pub struct Init {
    /// Thư mục mới, chưa có hoặc còn trống (a folder that is new or empty)
    dir: PathBuf,
    /// Tên phường, xã, viết như trong câu (the ward's name, as in a sentence)
    #[arg(long, default_value = "phường Mẫu")]
    ward: String,
    /// Địa chỉ trang chủ khi đưa lên mạng (address of the home page)
    #[arg(long, default_value = "https://thidua.example.vn/")]
    url: String,
}

/// The files of a new portal: path and template.
const FILES: &[(&str, &str)] = &[
    ("content/site.toml", include_str!("templates/init/site.toml")),
    ("content/units.toml", include_str!("templates/init/units.toml")),
    ("content/documents.toml", include_str!("templates/init/documents.toml")),
    ("content/campaigns/ca-nuoc.md", include_str!("templates/init/ca-nuoc.md")),
    ("content/campaigns/phong-trao.md", include_str!("templates/init/phong-trao.md")),
    ("content/pages/gioi-thieu.md", include_str!("templates/init/gioi-thieu.md")),
    ("content/pages/tro-nang.md", include_str!("templates/init/tro-nang.md")),
    // The portal's own, so that what is published can be a repository of its own.
    (".gitignore", "/public/\n"),
];

impl Init {
    pub(super) fn run(&self, common: &Common) -> Outcome {
        let dir = self.dir.display();
        let [new, serve, build] = ["new story", "serve", "build"].map(|words| command_for(&self.dir, words));
        if fs::read_dir(&self.dir).is_ok_and(|mut entries| entries.next().is_some()) {
            report::say(
                common,
                &text!(
                    "thư mục {dir} không trống; chọn một thư mục mới",
                    "the folder {dir} is not empty; choose a new one"
                ),
            );
            return Outcome::WrongCommand;
        }
        if let Some(why) = self.fault() {
            report::say(common, &why);
            return Outcome::WrongCommand;
        }
        match self.write() {
            Ok(()) => {
                report::say(
                    common,
                    &text!(
                        "Đã tạo cổng mới ở {dir}\nViệc tiếp theo:\n  1. Sửa tên và địa chỉ trong {dir}/content/site.toml và units.toml\n  2. {new} \"Tên bài\"\n  3. {serve}     (xem trước)\n  4. {build}     (công bố vào {dir}/public)",
                        "Made a new portal in {dir}\nNext:\n  1. Correct names and address in {dir}/content/site.toml and units.toml\n  2. {new} \"Title\"\n  3. {serve}     (preview)\n  4. {build}     (publishes into {dir}/public)"
                    ),
                );
                Outcome::Done
            }
            Err(error) => {
                let Text { vi, en } = reason(&error);
                report::say(
                    common,
                    &text!("không tạo được cổng ở {dir}: {vi}", "the portal could not be made in {dir}: {en}"),
                );
                Outcome::Failed
            }
        }
    }

    /// The files, filled in, by their paths below the folder.
    fn files(&self) -> impl Iterator<Item = (&'static str, String)> {
        let mut letters = self.ward.chars();
        let title: String = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
        // Within a phase that the national campaign ends in 2027.
        let year = Utc::now().year().clamp(2025, 2027).to_string();
        let (title, ward, url) = (quoted(&title), quoted(&self.ward), quoted(&self.url));
        FILES.iter().map(move |(path, template)| {
            let values = [("WARD_TITLE", &*title), ("WARD", &ward), ("URL", &url), ("YEAR", &year)];
            (*path, template::fill(template, &values))
        })
    }

    /// What would be wrong with the new portal: a name or an address that cannot be one.
    fn fault(&self) -> Option<Text> {
        let world =
            self.files().fold(MemoryWorld::new(Clock::Now(Utc::now())), |world, (path, text)| world.with(path, text));
        let (_, findings) = checks::load(&world);
        findings.into_iter().find(|finding| finding.severity == Severity::Error).map(|finding| finding.message)
    }

    fn write(&self) -> io::Result<()> {
        for (path, text) in self.files() {
            let path = self.dir.join(path);
            fs::create_dir_all(path.parent().unwrap_or(Path::new(".")))?;
            create(&path, text.as_bytes())?;
        }
        Ok(())
    }
}
