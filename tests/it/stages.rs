//! The life of an award list, as a reader's program follows it by the feed of awards.

use super::ledger::{Files, apply, load};
use guong::driver::Portal;
use guong::ledger::Salt;
use guong::sealing::{self, Request};
use guong::world::{Clock, MemoryWorld};
use std::collections::BTreeMap;

const LIST: &str = "https://mau.example.vn/khen-thuong/d/";
const ROWS: &str = "| Họ và tên | Đối tượng | Hình thức | Tình trạng |\n| - | - | - | - |\n";

/// What a program that follows feeds keeps: title, day and summary by id.
type Kept = BTreeMap<String, (String, String, String)>;

/// The list in one state, with the rows it has then.
fn list(status: &str, front: &str, rows: &str) -> Vec<u8> {
    format!("+++\ntitle = \"Khen thưởng\"\ncampaign = \"c\"\noccasion = \"annual\"\nyear = 2026\nstatus = \"{status}\"\n{front}+++\n\n{ROWS}{rows}").into_bytes()
}

fn entries(files: &Files, today: &str, feed: &str) -> Kept {
    let mut world = MemoryWorld::new(Clock::Today(today.parse().unwrap()));
    for (path, bytes) in files {
        world.insert(format!("content/{path}"), bytes.clone());
    }
    let portal = Portal::load(&world);
    let file = |path: &str| {
        let made = portal.jobs().into_iter().map(|job| portal.make(&world, job).unwrap());
        made.filter(|file| file.path == path).map(|file| String::from_utf8(file.bytes).unwrap()).next().unwrap()
    };
    let (feed, page) = (file(feed), file("khen-thuong/d/index.html"));
    let field = |entry: &str, name: &str| {
        let after = entry.split_once(&format!("<{name}>")).map(|(_, after)| after);
        after
            .and_then(|after| after.split_once(&format!("</{name}>")))
            .map(|(text, _)| text.to_owned())
            .unwrap_or_default()
    };
    let entry = |entry: &str| {
        assert_eq!(field(entry, "published"), field(entry, "updated"));
        let id = field(entry, "id");
        assert!(entry.contains(&format!("<link rel=\"alternate\" type=\"text/html\" href=\"{id}\"/>")), "{entry}");
        let anchor = id.split_once('#').map(|(_, anchor)| format!("id={anchor}"));
        assert!(anchor.is_none_or(|anchor| page.matches(&anchor).count() == 1), "{id} leads to its place");
        (id, (field(entry, "title"), field(entry, "updated"), field(entry, "summary")))
    };
    let all: Vec<_> = feed.split("<entry>").skip(1).filter(|text| text.contains(LIST)).map(entry).collect();
    assert!(all.iter().map(|(_, (_, day, _))| day).is_sorted_by(|a, b| a >= b), "newest first: {all:?}");
    let (count, kept) = (all.len(), Kept::from_iter(all));
    assert_eq!(count, kept.len(), "ids differ");
    kept
}

#[test]
fn every_stage_of_a_list_is_an_entry_that_stays_as_it_is() {
    let site = "title = \"T\"\nbase_url = \"https://mau.example.vn/\"\npublisher = \"u\"\nmedia_center = \"u\"\n";
    let unit = "[[unit]]\nid = \"u\"\nname = \"UBND phường Mẫu\"\nkind = \"people-committee\"\nlevel = \"ward\"\n";
    let campaign = "+++\ntitle = \"C\"\nissuer = \"u\"\nstart = \"2025\"\nend = \"2030\"\n+++\n";
    let mut files: Files = [("site.toml", site), ("units.toml", unit), ("campaigns/c.md", campaign)]
        .map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec()))
        .into();
    let (an, ba) = ("| Bế Thị An | cá nhân | Giấy khen | |\n", "| Lò Văn Ba | cá nhân | Giấy khen | |\n");
    let asked =
        "consultation = { opens = 2026-11-02, length = 10, unit = \"working-days\", contact = \"UBND phường\" }\n";
    let decided = format!("{asked}decision = {{ number = \"4/QĐ-UBND\", issued = 2026-11-20, issuer = \"u\" }}\n");
    let fixed = format!("{decided}[[correction]]\ndate = 2026-12-01\nrow = 1\nreason = \"Sai chữ đệm\"\n");
    let taken = format!("{fixed}[[correction]]\ndate = 2026-12-20\nrow = 2\nreason = \"Khai sai thành tích\"\n");
    let undated = format!("{taken}[[correction]]\nreason = \"Sửa tên phong trào\"\n");
    let revocation = "revocation = { number = \"9/QĐ-UBND\", issued = 2027-02-01, reason = \"Xét lại\" }\n";
    let revoked = undated.replacen("[[correction]]", &format!("{revocation}[[correction]]"), 1);
    let (ann, gone) = (an.replace("An ", "Ân "), ba.replace("| |", "| Đã hủy bỏ |"));
    let states = [
        ("2026-10-20", list("proposed", "", &format!("{an}{ba}"))),
        ("2026-11-03", list("consultation", asked, &format!("{an}{ba}"))),
        ("2026-11-21", list("granted", &decided, &format!("{an}{ba}"))),
        ("2026-12-02", list("granted", &fixed, &format!("{ann}{ba}"))),
        ("2026-12-21", list("granted", &taken, &format!("{ann}{gone}"))),
        ("2027-01-05", list("corrected", &undated, &format!("{ann}{gone}"))),
        ("2027-02-02", list("revoked", &revoked, &format!("{ann}{gone}"))),
    ];
    let mut salts = (0..).map(|number: u8| Salt::new([number; 16]));
    let mut kept = Kept::new();
    for (count, (today, text)) in (1..).zip(states) {
        files.insert("awards/d.md".to_owned(), text);
        let (loaded, _) = load(&files);
        let now = format!("{today}T03:00:00Z").parse().unwrap();
        let next = sealing::next(&loaded, &Request::Seal(Vec::new()), now, &mut || salts.next().unwrap());
        apply(&mut files, &loaded, &next.unwrap_or_else(|refusal| panic!("{}", refusal.0.en)), None);
        let now = entries(&files, today, "khen-thuong/feed.xml");
        assert_eq!(now.len(), count, "{today}: {now:#?}");
        for (id, (title, day, _)) in &kept {
            assert_eq!((title, day), (&now[id].0, &now[id].1), "{id} is what it was");
        }
        let of_portal = entries(&files, today, "feed.xml");
        assert_eq!(of_portal, now);
        kept = now;
    }
    let entry = |mark: &str| {
        let (title, day, summary) = &kept[&format!("{LIST}{mark}")];
        (title.as_str(), &day[..10], summary.as_str())
    };
    assert_eq!(entry("#de-nghi"), ("Đề nghị khen thưởng: Khen thưởng", "2026-10-20", ""));
    let until = "Đến hết ngày 16/11/2026. Nơi nhận ý kiến: UBND phường.";
    assert_eq!(entry("#lay-y-kien"), ("Lấy ý kiến Nhân dân: Khen thưởng", "2026-11-02", until));
    assert_eq!(entry(""), ("Khen thưởng", "2026-11-20", "Đã khen thưởng: 1 cá nhân. Số dòng đã hủy bỏ: 1."));
    assert_eq!(entry("#dinh-chinh-2026-12-01"), ("Đính chính: Khen thưởng", "2026-12-01", "Sai chữ đệm"));
    let taken = "Hủy bỏ khen thưởng đã ghi trong danh sách: Khen thưởng";
    assert_eq!(entry("#dinh-chinh-2026-12-20"), (taken, "2026-12-20", "Khai sai thành tích"));
    assert_eq!(entry("#dinh-chinh-2027-01-05"), ("Đính chính: Khen thưởng", "2027-01-05", "Sửa tên phong trào"));
    assert_eq!(entry("#huy-bo"), ("Hủy bỏ: Khen thưởng", "2027-02-01", "Quyết định số 9/QĐ-UBND: Xét lại"));
    // A day that is still to come is not told.
    assert_eq!(entries(&files, "2026-12-10", "khen-thuong/feed.xml").len(), 4);
}
