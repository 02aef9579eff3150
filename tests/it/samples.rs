//! Real records beside made-up ones, decided ones beside revoked ones: every page says which is which.

use guong::driver::Portal;
use guong::world::{Clock, MemoryWorld};

const TODAY: &str = "2026-12-07";

const SITE: &str = "title = \"T\"\nbase_url = \"https://mau.example.vn/\"\npublisher = \"u\"\nmedia_center = \"u\"\n[menu]\nitems = [\"pages/thu\"]\n";
const UNITS: &str = "[[unit]]\nid = \"u\"\nname = \"UBND phường C\"\nkind = \"people-committee\"\nlevel = \"ward\"\n[[unit]]\nid = \"tp\"\nname = \"UBND thành phố D\"\nkind = \"people-committee\"\nlevel = \"province\"\n";
const ROWS: &str = "| Họ và tên | Đối tượng | Hình thức |\n| - | - | - |\n";

/// A portal with one plan, an annex without a date, a story that has expired, and lists of all sorts.
fn world() -> MemoryWorld {
    let campaign = |title: &str, head: &str, more: &str| {
        format!(
            "+++\ntitle = \"{title}\"\nissuer = \"u\"\nstart = \"2024\"\nend = \"2030\"\n{more}[[content_head]]\nid = \"so\"\ntitle = \"{head}\"\n+++\n"
        )
    };
    let plan = |front: &str| format!("+++\ncampaign = \"c\"\nissuer = \"u\"\n{front}+++\n\nNội dung.\n");
    let quota = "[[quota]]\nform = \"ward-merit-certificate\"\noccasion = \"annual\"\nindividuals = 1\n";
    let list = |front: &str, name: &str| {
        format!(
            "+++\ncampaign = \"c\"\noccasion = \"annual\"\nyear = 2026\n{front}+++\n\n{ROWS}| {name} | cá nhân | Giấy khen |\n"
        )
    };
    let decided = |title: &str, issued: &str, more: &str| {
        format!(
            "title = \"{title}\"\ndecision = {{ number = \"1/QĐ-UBND\", issued = {issued}, issuer = \"u\" }}\n{more}"
        )
    };
    let story = |front: &str| {
        format!(
            "+++\ndate = 2026-03-01\nkind = \"model\"\nsubject = \"Tổ\"\nunit = \"u\"\ncampaign = \"c\"\nsummary = \"Tóm.\"\n{front}+++\n\nBài.\n"
        )
    };
    let revocation =
        "status = \"revoked\"\nrevocation = { number = \"9/QĐ-UBND\", issued = \"2026-12\", reason = \"Sai\" }\n";
    MemoryWorld::new(Clock::Today(TODAY.parse().unwrap()))
        .with("content/site.toml", SITE)
        .with("content/units.toml", UNITS)
        .with("content/campaigns/a.md", campaign("Cấp trên", "Đầu việc của cấp trên", ""))
        .with("content/campaigns/c.md", campaign("Phong trào C", "Đầu việc của phường", "parent = \"a\"\n"))
        .with(
            "content/plans/k.md",
            plan(&format!("title = \"Kế hoạch thi đua\"\ntype = \"plan\"\nnumber = \"5/KH-UBND\"\nissued = 2025-04-10\n{quota}")),
        )
        .with(
            "content/plans/ke-hoach-mau.md",
            plan(&format!("title = \"Kế hoạch bịa\"\ntype = \"plan\"\nnumber = \"6/KH-UBND\"\nissued = 2024-04-10\nsample = true\n{quota}")),
        )
        .with(
            "content/plans/q.md",
            plan("title = \"Quy định xét tặng\"\ntype = \"regulation\"\nattached_to = \"k\"\n"),
        )
        .with("content/awards/that.md", list(&decided("Danh sách thật", "\"2026-11\"", "status = \"granted\"\n"), "An"))
        .with(
            "content/awards/bia.md",
            list(&decided("Danh sách bịa", "2026-11-02", "status = \"granted\"\nsample = true\n"), "Bình"),
        )
        .with("content/awards/huy.md", list(&decided("Danh sách hủy", "2026-12-01", revocation), "Cúc"))
        .with(
            "content/awards/hoi.md",
            list(
                "title = \"Danh sách hỏi\"\nstatus = \"proposed\"\nconsultation = { opens = 2026-12-01, length = 30, unit = \"days\" }\n",
                "Dung",
            ),
        )
        .with(
            "content/stories/bai.md",
            story("title = \"Bài thật\"\ncontent_heads = [\"so\"]\nawards = [\"bia#1\"]\n"),
        )
        .with(
            "content/stories/het.md",
            story("title = \"Bài hết hạn\"\nexpires = 2026-06-01\naliases = [\"ten-cu\"]\n"),
        )
        .with("content/pages/thu.md", "+++\ntitle = \"Trang thử\"\nsample = true\n+++\n\nBài.\n")
}

struct Made(Vec<(String, String)>);

impl Made {
    fn all() -> Made {
        let world = world();
        let portal = Portal::load(&world);
        assert!(!portal.has_errors(), "{:?}", portal.findings);
        let exceeded = portal.findings.iter().any(|finding| finding.rule.code == "G512");
        assert!(!exceeded, "what is made up counts against no real plan");
        let made = portal.jobs().into_iter().map(|job| portal.make(&world, job).unwrap());
        let text = made.filter_map(|file| Some((file.path, String::from_utf8(file.bytes).ok()?)));
        Made(text.collect())
    }

    fn file(&self, path: &str) -> &str {
        &self.0.iter().find(|(own, _)| own == path).unwrap_or_else(|| panic!("{path}")).1
    }

    /// The words of a page, tags gone.
    fn words(&self, path: &str) -> String {
        let html = self.file(&format!("{path}index.html"));
        let parts = html.split('<').skip(1).map(|part| part.split_once('>').map_or("", |(_, text)| text));
        let words = parts.collect::<Vec<_>>().join(" ").split_whitespace().collect::<Vec<_>>().join(" ");
        words.replace(" .", ".").replace(" ,", ",")
    }
}

const WHOLE: &str = "Trang này dùng dữ liệu mẫu";
const PART: &str = "Chỗ nào ghi “Dữ liệu mẫu” là để giới thiệu";

#[test]
fn what_is_made_up_is_marked_wherever_it_stands() {
    let made = Made::all();
    let story = made.words("guong/bai/");
    assert!(story.contains("Danh sách bịa Dữ liệu mẫu") && story.contains(PART) && !story.contains(WHOLE), "{story}");
    let real = made.words("khen-thuong/that/");
    assert!(!real.contains("6/KH-UBND") && real.contains("1 (còn 0)") && !real.contains("vượt"), "{real}");
    assert!(!real.contains(PART) && !real.contains(WHOLE), "{real}");
    let sample = made.words("khen-thuong/bia/");
    assert!(sample.contains(WHOLE) && sample.contains("Dữ liệu mẫu, không có thật."), "{sample}");
    let all = made.words("tim-kiem/");
    for name in ["Kế hoạch bịa", "Danh sách bịa", "Trang thử", "Bình"] {
        assert!(all.contains(&format!("{name} Dữ liệu mẫu")), "{name}: {all}");
    }
    assert!(!all.contains("Kế hoạch thi đua Dữ liệu mẫu") && all.contains(PART));
    // A page says of itself that it shows what is made up, whatever that is.
    let tag = "<span class=g-tag data-sample>";
    for (path, html) in made.0.iter().filter(|(_, text)| text.starts_with("<!doctype html>")) {
        let main =
            html.split_once("<main").and_then(|(_, rest)| rest.split_once("</main>")).map_or("", |(main, _)| main);
        assert!(!main.contains(tag) || html.contains("class=g-sample"), "{path}");
    }
}

#[test]
fn what_was_revoked_is_no_news_of_an_award() {
    let made = Made::all();
    assert!(made.words("").contains("Danh sách hủy Đã hủy bỏ"), "{}", made.words(""));
    let missing = made.file("404.html");
    assert!(missing.contains("Danh sách thật") && !missing.contains("Danh sách hủy"), "the latest list that stands");
    let revoked = made.words("khen-thuong/huy/");
    assert!(revoked.contains("Quyết định số 9/QĐ-UBND tháng 12 năm 2026. Lý do: Sai"), "{revoked}");
    assert!(
        revoked.contains("Danh sách hủy Cả danh sách đã bị hủy bỏ. Quyết định số 1/QĐ-UBND"),
        "the text to send says so: {revoked}"
    );
    let real = made.words("khen-thuong/that/");
    assert!(real.contains("Quyết định số 1/QĐ-UBND tháng 11 năm 2026 của"), "{real}");
}

#[test]
fn a_proposal_that_people_are_asked_about_is_in_consultation_everywhere() {
    let made = Made::all();
    let page = made.words("khen-thuong/hoi/");
    assert!(page.contains("Đang lấy ý kiến") && !page.contains("Đang đề nghị"), "{page}");
    assert!(made.words("khen-thuong/").contains("Đang lấy ý kiến"));
    assert!(made.words("lich/").contains("Danh sách hỏi"));
    assert!(made.file("lich.ics").contains("y-kien-hoi"));
    assert!(made.file("khen-thuong/feed.xml").contains("Lấy ý kiến Nhân dân: Danh sách hỏi"));
}

#[test]
fn records_are_called_by_their_own_names() {
    let made = Made::all();
    let rules = made.words("ke-hoach/q/");
    assert!(rules.contains("QUY ĐỊNH Xét tặng") && !rules.contains("QUY CHẾ"), "{rules}");
    let heads = made.words("guong/noi-dung/so/");
    assert!(heads.contains("Đầu việc của phường") && !heads.contains("cấp trên"), "{heads}");
    let chain = made.words("phong-trao/c/");
    let launched = chain.split_once("UBND phường C, ").map(|(_, rest)| rest).unwrap_or_default();
    assert!(launched.contains("Kế hoạch số 5/KH-UBND"), "{chain}");
}

#[test]
fn a_former_address_of_a_story_that_is_gone_leads_to_what_is_left() {
    let made = Made::all();
    assert!(made.file("guong/ten-cu/index.html").contains("../het/"));
    let left = made.words("guong/het/");
    assert!(left.contains("Bài viết ngày 01 tháng 3 năm 2026, đăng đến hết"), "{left}");
}
