//! `guong new KIND TITLE`: a commented template at the right place, under the next free id.

use super::{Common, Outcome, report};
use crate::diagnostic::{Text, reason};
use crate::model::{self, RefTo, Site};
use crate::syntax::{is_id, slug};
use crate::text;
use crate::world::{Clock, DiskWorld};
use chrono::{Datelike, Utc};
use clap::{Args, ValueEnum};
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Makes a new file from a template.
#[derive(Debug, Args)]
pub struct New {
    /// Loại tệp (what to make)
    #[arg(value_enum)]
    kind: Kind,
    /// Tên bài, kế hoạch, danh sách… (title)
    title: Option<String>,
    /// Mã, cũng là địa chỉ; mặc định lấy từ tên (id and address, by default made of the title)
    #[arg(long)]
    id: Option<String>,
}

/// What can be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Kind {
    /// Phong trào
    Campaign,
    /// Kế hoạch, quyết định
    Plan,
    /// Bài về gương điển hình
    Story,
    /// Danh sách khen thưởng
    Awards,
    /// Trang
    Page,
}

impl Kind {
    const fn folder(self) -> &'static str {
        match self {
            Kind::Campaign => "campaigns",
            Kind::Plan => "plans",
            Kind::Story => "stories",
            Kind::Awards => "awards",
            Kind::Page => "pages",
        }
    }

    const fn template(self) -> &'static str {
        match self {
            Kind::Campaign => include_str!("templates/campaign.md"),
            Kind::Plan => include_str!("templates/plan.md"),
            Kind::Story => include_str!("templates/story.md"),
            Kind::Awards => include_str!("templates/awards.md"),
            Kind::Page => include_str!("templates/page.md"),
        }
    }

    /// What a record is called that was given no title.
    const fn untitled(self) -> &'static str {
        match self {
            Kind::Campaign => "Phong trào mới",
            Kind::Plan => "Kế hoạch mới",
            Kind::Story => "Bài mới",
            Kind::Awards => "Danh sách khen thưởng mới",
            Kind::Page => "Trang mới",
        }
    }

    fn is_taken(self, site: &Site, id: &str) -> bool {
        match self {
            Kind::Campaign => site.campaigns.find(id).is_some(),
            // Plans and documents share one space of ids.
            Kind::Plan => site.plans.find(id).is_some() || site.documents.find(id).is_some(),
            Kind::Story => {
                let former = |story: &model::Story| story.aliases.iter().any(|alias| alias.value == id);
                site.stories.find(id).is_some()
                    || site.stories.records().iter().any(former)
                    || crate::route::RESERVED_STORIES.contains(&id)
            }
            Kind::Awards => site.award_lists.find(id).is_some() || crate::route::RESERVED_AWARDS.contains(&id),
            Kind::Page => site.pages.find(id).is_some() || crate::route::RESERVED.contains(&id),
        }
    }
}

impl New {
    pub(super) fn run(&self, common: &Common) -> Outcome {
        let world = DiskWorld::new(&common.site, Clock::Now(Utc::now()));
        let (site, _) = model::load(&world);
        let title = self.title.clone().unwrap_or_else(|| self.kind.untitled().to_owned());
        let wanted = self.id.clone().unwrap_or_else(|| slug(&title));
        if !is_id(&wanted) {
            let right = slug(&wanted);
            report::say(
                common,
                &text!(
                    "“{wanted}” không dùng làm mã được; viết: {right}",
                    "`{wanted}` cannot be an id; write: {right}"
                ),
            );
            return Outcome::Failed;
        }
        let content = common.site.join("content");
        let id = self.free_id(&site, &content, &wanted);
        match self.write(&site, &content, &id, &title) {
            Ok(path) => {
                self.say_next(common, &path);
                Outcome::Done
            }
            Err(error) => {
                let Text { vi, en } = reason(&error);
                report::say(common, &text!("không tạo được tệp: {vi}", "the file could not be made: {en}"));
                Outcome::Failed
            }
        }
    }

    /// The wanted id, or it with the first number that nothing has.
    fn free_id(&self, site: &Site, content: &Path, wanted: &str) -> String {
        let folder = content.join(self.kind.folder());
        let taken = |id: &str| {
            self.kind.is_taken(site, id) || folder.join(format!("{id}.md")).exists() || folder.join(id).exists()
        };
        let numbered = (2..).map(|number| format!("{wanted}-{number}"));
        let mut candidates = std::iter::once(wanted.to_owned()).chain(numbered);
        candidates.find(|id| !taken(id)).unwrap_or_else(|| wanted.to_owned())
    }

    fn write(&self, site: &Site, content: &Path, id: &str, title: &str) -> io::Result<PathBuf> {
        let folder = content.join(self.kind.folder());
        fs::create_dir_all(&folder)?;
        let path = folder.join(format!("{id}.md"));
        create(&path, fill(self.kind.template(), site, id, title).as_bytes())?;
        if self.kind == Kind::Awards {
            create(&folder.join(format!("{id}.csv")), include_bytes!("templates/awards.csv"))?;
        }
        Ok(path)
    }

    fn say_next(&self, common: &Common, path: &Path) {
        let file = path.display();
        let next = match self.kind {
            Kind::Story => Text::new(
                "Viết bài, xóa dòng draft khi xong.",
                "Write the story and delete the draft line when it is done.",
            ),
            Kind::Awards => Text::new(
                "Mở tệp .csv bằng Excel và điền; lưu lại dạng CSV UTF-8.",
                "Open the .csv in Excel and fill it in; save it as CSV UTF-8.",
            ),
            Kind::Plan => Text::new(
                "Chép nội dung kế hoạch; bản gốc để trống chỗ nào thì để trống chỗ đó.",
                "Copy the plan's text; what the original leaves blank stays blank.",
            ),
            Kind::Campaign => {
                Text::new("Điền các giai đoạn và nội dung thi đua.", "Fill in the phases and content heads.")
            }
            Kind::Page => Text::new(
                "Viết trang; thêm vào [menu] của site.toml nếu muốn hiện trong thực đơn.",
                "Write the page; add it to [menu] of site.toml to show it in the menu.",
            ),
        };
        let (vi, en) = (next.vi, next.en);
        report::say(
            common,
            &text!(
                "Đã tạo {file}\n{vi}\nXem thử: guong serve. Kiểm tra: guong check. Công bố: guong build.",
                "Made {file}\n{en}\nPreview: guong serve. Check: guong check. Publish: guong build."
            ),
        );
    }
}

/// Writes a file that must not be there yet.
pub(super) fn create(path: &Path, bytes: &[u8]) -> io::Result<()> {
    fs::OpenOptions::new().write(true).create_new(true).open(path)?.write_all(bytes)
}

/// Fills a template with what the portal already knows, so that a new file has no errors.
fn fill(template: &str, site: &Site, id: &str, title: &str) -> String {
    let campaign = site.main_campaign();
    let campaign_id = campaign.map_or("", |id| &site.campaigns[id].id.value);
    let parent = campaign.map(|id| &site.campaigns[id]).and_then(|own| own.parent.as_ref()).and_then(RefTo::target);
    let parent = parent.map_or_else(
        || "# parent = \"…\"                        # mã phong trào cấp trên".to_owned(),
        |id| format!("parent = \"{}\"                # mã phong trào cấp trên", site.campaigns[id].id.value),
    );
    let year = site.today.year();
    // In TOML text a quote and a backslash have to be escaped.
    let title = title.replace('\\', "\\\\").replace('"', "\\\"");
    template
        .replace("@TITLE@", &title)
        .replace("@ID@", id)
        .replace("@UNIT@", &site.settings.publisher.key)
        .replace("@CAMPAIGN@", campaign_id)
        .replace("@PARENT@", &parent)
        .replace("@TODAY@", &site.today.to_string())
        .replace("@YEAR_END@", &(year + 4).to_string())
        .replace("@YEAR@", &year.to_string())
}
