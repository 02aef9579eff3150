//! Writes a made-up portal: every kind of content, the same bytes for the same number of stories.

use crate::story::{self, HEADS, KINDS, Story};
use crate::texts::{self, Dice};
use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::Path;

/// Writes the portal of `stories` stories into `folder/content`.
pub fn write(folder: &Path, stories: usize) -> io::Result<()> {
    let content = folder.join("content");
    for name in ["stories", "plans", "campaigns", "awards", "pages"] {
        fs::create_dir_all(content.join(name))?;
    }
    let documents = (stories / 100).clamp(4, 400);
    fs::write(content.join("site.toml"), SETTINGS)?;
    fs::write(content.join("units.toml"), units(story::units(stories)))?;
    fs::write(content.join("documents.toml"), documents_toml(documents))?;
    fs::write(content.join("campaigns/ca-nuoc.md"), NATIONAL)?;
    fs::write(content.join("campaigns/phuong-mau.md"), campaign(plans(stories)))?;
    fs::write(content.join("pages/gioi-thieu.md"), ABOUT)?;
    for number in 0..plans(stories) {
        fs::write(content.join(format!("plans/ke-hoach-{number}.md")), plan(number, documents))?;
    }
    for number in 0..lists(stories) {
        fs::write(content.join(format!("awards/dot-{number}.md")), award_list(number))?;
        fs::write(content.join(format!("awards/dot-{number}.csv")), rows(number, stories))?;
    }
    // Folders of a thousand, as an office would keep them, not one of a hundred thousand.
    for number in 0..stories {
        let folder = content.join(format!("stories/{:03}", number / 1000));
        if number.is_multiple_of(1000) {
            fs::create_dir_all(&folder)?;
        }
        let story = Story::new(number, stories);
        fs::write(folder.join(format!("{}.md", story.id)), story_file(&story, number, stories))?;
    }
    Ok(())
}

fn plans(stories: usize) -> usize {
    (stories / 500).clamp(2, 100)
}

fn lists(stories: usize) -> usize {
    (stories / 2500).clamp(1, 20) + 1
}

const SETTINGS: &str = "title = \"Thi đua phường Mẫu\"\ntagline = \"Cổng của bộ đo\"\nbase_url = \"https://mau.example.vn/\"\n\
    publisher = \"ubnd\"\nmedia_center = \"truyen-thong\"\nlicence = \"CC-BY-4.0\"\n";

const NATIONAL: &str = "+++\ntitle = \"Cả nước thi đua đổi mới sáng tạo và chuyển đổi số\"\nissuer = \"thu-tuong\"\n\
    start = \"2025\"\nend = \"2030\"\n+++\n\nTheo Quyết định số 923/QĐ-TTg.\n";

const ABOUT: &str =
    "+++\ntitle = \"Giới thiệu\"\nsummary = \"Cổng này để đo.\"\nsample = true\n+++\n\nPhường Mẫu không có thật.\n";

fn units(neighbourhoods: usize) -> String {
    let mut text = "[[unit]]\nid = \"thu-tuong\"\nname = \"Thủ tướng Chính phủ\"\nkind = \"central\"\nlevel = \"central\"\n\n\
        [[unit]]\nid = \"ubnd\"\nname = \"Ủy ban nhân dân phường Mẫu\"\nshort = \"UBND phường Mẫu\"\nkind = \"people-committee\"\nlevel = \"ward\"\n\n\
        [[unit]]\nid = \"truyen-thong\"\nname = \"Trung tâm truyền thông phường Mẫu\"\nkind = \"media-center\"\nlevel = \"ward\"\nparent = \"ubnd\"\n"
        .to_owned();
    for number in 1..=neighbourhoods {
        let _ = write!(
            text,
            "\n[[unit]]\nid = \"to-{number}\"\nname = \"Tổ dân phố {number}\"\nkind = \"neighbourhood\"\nlevel = \"grassroots\"\nparent = \"ubnd\"\n"
        );
    }
    text
}

fn documents_toml(count: usize) -> String {
    let mut text =
        "[[document]]\nid = \"qd-923\"\nnumber = \"923/QĐ-TTg\"\ntype = \"decision\"\nissuer = \"thu-tuong\"\n\
        issued = 2025-05-14\ntitle = \"Phát động phong trào thi đua\"\n"
            .to_owned();
    for number in 1..count {
        let mut dice = Dice::of("document", number);
        let (title, month, day) = (texts::task(&mut dice), dice.between(1, 12), dice.between(1, 28));
        let _ = write!(
            text,
            "\n[[document]]\nid = \"bc-{number}\"\nnumber = \"{number}/BC-UBND\"\ntype = \"report\"\nissuer = \"ubnd\"\n\
             issued = 2025-{month:02}-{day:02}\ntitle = \"{title}\"\n"
        );
    }
    text
}

fn campaign(plans: usize) -> String {
    let mut text =
        "+++\ntitle = \"Phường Mẫu thi đua đổi mới sáng tạo\"\nshort = \"Phường Mẫu thi đua\"\nissuer = \"ubnd\"\n\
        parent = \"ca-nuoc\"\nstart = \"2022\"\nend = 2030-12-31\nstanding_unit = \"ubnd\"\nsample = true\n\
        \n[[phase]]\ntitle = \"Giai đoạn 1\"\nstart = \"2022\"\nend = \"2027\"\nreview = \"interim\"\n\
        \n[[phase]]\ntitle = \"Giai đoạn 2\"\nstart = \"2028\"\nend = \"2030\"\nreview = \"final\"\n"
            .to_owned();
    for (id, title) in HEADS {
        let _ = write!(text, "\n[[content_head]]\nid = \"{id}\"\ntitle = \"{title}\"\n");
    }
    for plan in 0..plans {
        for target in 0..3 {
            let value = Dice::of("progress", plan * 3 + target).between(20, 99);
            let _ = write!(
                text,
                "\n[[progress]]\ntarget = \"ct-{plan}-{target}\"\nas_of = 2026-06-30\nvalue = {value}\nsource = \"bc-1\"\n"
            );
        }
    }
    text + "+++\n\nPhong trào của phường Mẫu, theo Quyết định số 923/QĐ-TTg.\n"
}

fn plan(number: usize, documents: usize) -> String {
    let mut dice = Dice::of("plan", number);
    let mut text = format!(
        "+++\ntitle = \"Kế hoạch {}\"\ncampaign = \"phuong-mau\"\nissuer = \"ubnd\"\ntype = \"plan\"\nnumber = \"{}/KH-UBND\"\n\
         issued = 2025-03-{:02}\nplace = \"Phường Mẫu\"\nsigner = {{ name = \"{}\", title = \"Chủ tịch\" }}\n\
         bases = [\"qd-923\", \"bc-{}\"]\nimplements = [\"qd-923\"]\nrecipients = [\"Các tổ dân phố\", \"Lưu: VT\"]\nsample = true\n",
        texts::title(&mut dice),
        number + 1,
        number % 28 + 1,
        texts::person(&mut dice),
        dice.between(1, documents - 1),
    );
    for target in 0..3 {
        let _ = write!(
            text,
            "\n[[target]]\nid = \"ct-{number}-{target}\"\nyear = 2026\ngroup = \"Hộ gia đình\"\nmeasure = \"{}\"\ngoal = \">= {}\"\nunit = \"%\"\n",
            texts::task(&mut dice),
            dice.between(40, 95),
        );
    }
    let _ = write!(
        text,
        "\n[[deadline]]\nwhat = \"Báo cáo kết quả\"\ndue = \"12-{:02}\"\nfrom = [\"to-1\"]\nto = \"ubnd\"\n\
         met = [{{ year = 2025, document = \"bc-1\" }}]\n\n[[duty]]\nunit = \"to-1\"\nwhat = \"{}\"\n+++\n\n{}\n",
        number % 28 + 1,
        texts::task(&mut dice),
        outline(&mut dice),
    );
    text
}

/// The body of a plan: about two hundred numbered points.
fn outline(dice: &mut Dice) -> String {
    let mut text = "Căn cứ Quyết định số 923/QĐ-TTg ngày 14/5/2025, phường lập kế hoạch như sau:\n".to_owned();
    for section in ["I", "II", "III", "IV"] {
        let _ = write!(text, "\n## {section}. {}\n", texts::heading(dice));
        for clause in 1..=8 {
            let _ = write!(text, "\n{clause}. {}:\n", texts::task(dice));
            for letter in ["a", "b", "c", "d", "đ"] {
                let _ = writeln!(text, "{letter}) {};", texts::task(dice));
            }
            let _ = writeln!(text, "- {}.", texts::sentence(dice).trim_end_matches('.'));
        }
    }
    text
}

fn award_list(number: usize) -> String {
    let year = 2026 - number % 5;
    format!(
        "+++\ntitle = \"Khen thưởng đợt {number} năm {year}\"\ncampaign = \"phuong-mau\"\noccasion = \"thematic\"\nyear = {year}\n\
         status = \"granted\"\ndecision = {{ number = \"{}/QĐ-UBND\", issued = {year}-06-01, issuer = \"ubnd\", signer = \"Nguyễn Văn Mẫu\" }}\n\
         rows = \"dot-{number}.csv\"\nsample = true\n+++\n\nDanh sách kèm theo quyết định.\n",
        number + 1000,
    )
}

/// The rows of a list: up to four thousand, each person once.
fn rows(number: usize, stories: usize) -> String {
    let count = (stories / 3).clamp(20, 4000);
    let mut text = "STT;Ông/Bà;Họ và tên;Đối tượng;Đơn vị;Hình thức;Thành tích\n".to_owned();
    for row in 1..=count {
        let mut dice = Dice::of("row", number * 10_000 + row);
        let (name, unit) = (texts::person(&mut dice), dice.between(1, story::units(stories)));
        let _ = writeln!(
            text,
            "{row};Ông/Bà;{name};cá nhân;Tổ dân phố {unit};Giấy khen của Chủ tịch UBND phường;{} lần {row}",
            texts::task(&mut dice),
        );
    }
    text
}

fn story_file(story: &Story, number: usize, all: usize) -> String {
    let mut dice = Dice::of("keys", number);
    let Story { title, date, summary, subject, .. } = story;
    let (kind, head) = (KINDS[story.kind], HEADS[story.head].0);
    let mut text = format!(
        "+++\ntitle = \"{title}\"\ndate = {date}\nkind = \"{kind}\"\nsubject = \"{subject}\"\nunit = \"to-{}\"\n\
         campaign = \"phuong-mau\"\ncontent_heads = [\"{head}\"]\nsummary = \"{summary}\"\nsample = true\n",
        story.unit + 1,
    );
    if number.is_multiple_of(2) {
        let steps: Vec<String> = (0..3).map(|_| format!("\"{}.\"", texts::task(&mut dice))).collect();
        let _ = write!(text, "steps = [{}]\ncontact_office = \"Ủy ban nhân dân phường Mẫu\"\n", steps.join(", "));
        let _ = write!(
            text,
            "\n[[result]]\nmeasure = \"{}\"\nbefore = \"{}\"\nafter = \"{}\"\nunit = \"hộ\"\nas_of = {date}\nsource = \"Sổ của tổ\"\n",
            texts::task(&mut dice),
            dice.between(1, 40),
            dice.between(41, 300),
        );
    }
    // Another story is a file in the same folder or in one beside it.
    let link = |other: &Story| format!("../{}/{}.md", &other.id[4..7], other.id);
    text + "+++\n\n" + &story::body(number, all, link) + "\n"
}
