//! `guong init DIR`: a new portal from nothing.

use super::new::create;
use super::{Common, Outcome, report};
use crate::diagnostic::{Text, reason};
use crate::text;
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
    ("public/.gitignore", "*\n!.gitignore\n"),
];

impl Init {
    pub(super) fn run(&self, common: &Common) -> Outcome {
        let dir = self.dir.display();
        if fs::read_dir(&self.dir).is_ok_and(|mut entries| entries.next().is_some()) {
            report::say(
                common,
                &text!(
                    "thư mục {dir} không trống; chọn một thư mục mới",
                    "the folder {dir} is not empty; choose a new one"
                ),
            );
            return Outcome::Failed;
        }
        match self.write() {
            Ok(()) => {
                report::say(
                    common,
                    &text!(
                        "Đã tạo cổng mới ở {dir}\nViệc tiếp theo:\n  1. Sửa tên và địa chỉ trong {dir}/content/site.toml và units.toml\n  2. guong --site {dir} new story \"Tên bài\"\n  3. guong --site {dir} serve     (xem trước)\n  4. guong --site {dir} build     (công bố vào {dir}/public)",
                        "Made a new portal in {dir}\nNext:\n  1. Correct names and address in {dir}/content/site.toml and units.toml\n  2. guong --site {dir} new story \"Title\"\n  3. guong --site {dir} serve     (preview)\n  4. guong --site {dir} build     (publishes into {dir}/public)"
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

    fn write(&self) -> io::Result<()> {
        let mut letters = self.ward.chars();
        let title: String = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
        // Within a phase that the national campaign ends in 2027.
        let year = Utc::now().year().clamp(2025, 2027).to_string();
        for (path, template) in FILES {
            let path = self.dir.join(path);
            fs::create_dir_all(path.parent().unwrap_or(Path::new(".")))?;
            let text = template
                .replace("@WARD_TITLE@", &escape(&title))
                .replace("@WARD@", &escape(&self.ward))
                .replace("@URL@", &escape(&self.url))
                .replace("@YEAR@", &year);
            create(&path, text.as_bytes())?;
        }
        Ok(())
    }
}

/// Text inside straight quotes of TOML.
fn escape(text: &str) -> String {
    text.replace('\\', "\\\\").replace('"', "\\\"")
}
