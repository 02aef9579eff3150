//! The built-in theme on the pages of a made-up ward: every template finds what it needs, in both languages, and
//! keeps the rules that a page owes its readers. The pages are left under `target/tmp/theme-pages/` to look at.

mod mocks;
#[cfg(feature = "minify")]
mod sizes;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use guong::diagnostic::Language;
use guong::pages::view::*;
use guong::pages::*;
use guong::source::Sources;
use guong::theme::Theme;

use mocks::*;

fn theme(language: Language) -> Theme {
    let mut sources = Sources::default();
    Theme::load("default", &BTreeMap::new(), language, &mut sources).unwrap_or_else(|found| {
        for finding in &found {
            let file = sources.file(finding.span.file);
            let place = file.position(finding.span.start);
            eprintln!("{}:{}:{}: {}", file.path(), place.line, place.column, finding.message.en);
        }
        panic!("the built-in theme does not load: {} findings", found.len())
    })
}

/// Every page kind: path below the root, and its HTML.
#[allow(clippy::too_many_lines, reason = "a list of pages, one after the other")]
fn pages(theme: &Theme) -> Vec<(String, String)> {
    let mut out = Vec::new();
    macro_rules! add {
        ($path:expr, $template:expr, $context:expr) => {{
            let html = theme
                .render($template, &$context)
                .unwrap_or_else(|e| panic!("{}: {} {:?}", $template, e.message.en, e.hint));
            out.push((format!("{}index.html", $path), html));
        }};
    }
    macro_rules! context {
        ($kind:ident, $path:expr, $title:expr, $section:expr, { $($field:ident : $value:expr),* $(,)? }) => {{
            let page = page($path, $title, $section);
            $kind { site: site(&page), page, $($field: $value),* }
        }};
    }
    add!("", "home.html", home());
    add!("trong/", "home.html", empty_home());
    add!("phong-trao/mau/", "campaign.html", campaign());
    let card = CampaignCard {
        href: s("mau/"),
        title: s("Phường Mẫu thi đua đổi mới sáng tạo và chuyển đổi số"),
        issuer: plain("Ủy ban nhân dân phường Mẫu"),
        start: s("2025"),
        end: s("2030-12-31"),
        state: "running",
        stories: 24,
        award_lists: 3,
        sample: true,
    };
    add!(
        "phong-trao/",
        "campaigns.html",
        context!(CampaignsPage, "phong-trao/", None, Some("campaigns"), { campaigns: vec![card.clone()], above: vec![card], tree: Some(tree()),
        })
    );
    add!(
        "ke-hoach/",
        "plans.html",
        context!(PlansPage, "ke-hoach/", None, Some("plans"), { plans: vec![plan_card(), plan_card()] })
    );
    add!("ke-hoach/mau/", "plan.html", plan());
    let subject = ListSubject { facet: "content_head", key: None, text: some("Xã hội số") };
    add!("guong/noi-dung/xa-hoi-so/", "stories.html", story_list(Some(subject)));
    add!(
        "guong/loai/model/",
        "stories.html",
        story_list(Some(ListSubject { facet: "kind", key: Some("model"), text: None }))
    );
    add!("guong/to-5/", "story.html", story());
    add!(
        "guong/het-han/",
        "tombstone.html",
        context!(StoryTombstonePage, "guong/het-han/", Some("Bài đã hết hạn"), Some("stories"), {
            title: s("Bài đã hết hạn"), date: s("2025-05-19"), expired: s("2026-05-19"),
            content_heads: vec![link("../noi-dung/xa-hoi-so/", "Xã hội số")], stories_href: s("../"),
        })
    );
    add!(
        "guong/bai-cu/",
        "redirect.html",
        context!(RedirectPage, "guong/bai-cu/", Some("Bài mới"), Some("stories"), { target: s("../to-5/"), title: s("Bài mới") })
    );
    let row = |name: &str, status: Key| RegisterRow {
        anchor: some("chu-a"),
        name: s(name),
        href: s("2026-hang-nam/#dong-31"),
        ordinal: 31,
        title: some("Tổ trưởng"),
        namesake: true,
        year: 2026,
        form: s("Giấy khen của Chủ tịch UBND phường"),
        subject: "individual",
        unit: Some(to("../don-vi/to-9/", "Tổ dân phố 9")),
        status,
        sample: true,
    };
    let mut second = row("Ngô Xuân Bách", "revoked");
    second.anchor = None;
    add!(
        "khen-thuong/",
        "award-register.html",
        context!(AwardRegisterPage, "khen-thuong/", None, Some("awards"), {
            lists: list_cards(), pending: vec![PendingAward { occasion: "interim", year: 2027 }], facets: facets(),
            letters: vec![link("#chu-a", "A"), link("trang/2/#chu-d", "Đ")], rows: vec![row("Bế Thị Hòa An", "granted"), second],
            pager: Some(pager()), total: 1121,
            downloads: vec![Download { href: s("so.csv"), format: "csv", bytes: Some(19_000), sha256: None }], changed: None,
        })
    );
    add!("khen-thuong/2026-hang-nam/", "award-list.html", award_list());
    add!("khen-thuong/de-nghi/", "award-list.html", proposed_list());
    let unit = ListedUnit {
        href: s("vhxh/"),
        name: s("Phòng Văn hóa - Xã hội"),
        formerly: vec![s("Phòng Văn hóa và Thông tin")],
        stories: 3,
        awards: 2,
    };
    add!(
        "phuong-xa/",
        "members.html",
        context!(MembersPage, "phuong-xa/", None, Some("members"), { members: members(), stories: 24, award_lists: 2 })
    );
    add!(
        "don-vi/",
        "units.html",
        context!(UnitsPage, "don-vi/", None, None, { groups: vec![UnitGroup { level: "ward", units: vec![unit.clone(), unit] }] })
    );
    add!(
        "don-vi/vhxh/",
        "unit.html",
        context!(UnitPage, "don-vi/vhxh/", Some("Phòng Văn hóa - Xã hội"), None, {
            name: s("Phòng Văn hóa - Xã hội"), short: some("Phòng VHXH"), kind: "department", level: "ward",
            parent: Some(to("../ubnd/", "Ủy ban nhân dân phường Mẫu")), children: vec![plain("Nhà văn hóa phường")],
            formerly: vec![s("Phòng Văn hóa và Thông tin")],
            roles: vec![UnitRole { key: "standing_unit", campaign: Some(link("../../phong-trao/mau/", "Phường Mẫu thi đua")) }, UnitRole { key: "publisher", campaign: None }],
            duties: campaign().duties, deadlines: deadlines(), stories: stories(), story_count: 5, stories_href: some("../../guong/don-vi/vhxh/"),
            awards: vec![mention("granted"), mention("revoked")], award_count: 2, awards_href: s("../../khen-thuong/"), documents: vec![resolution_57()],
        })
    );
    add!(
        "van-ban/",
        "documents.html",
        context!(DocumentsPage, "van-ban/", None, None, {
            groups: vec![DocumentGroup { level: "central", documents: vec![ListedDocument { document: resolution_57(), citations: 4 }] }],
        })
    );
    add!(
        "van-ban/mau/",
        "document.html",
        context!(DocumentPage, "van-ban/mau/", Some("Nghị quyết số 71/NQ-CP"), None, {
            document: document("resolution", Some("71/NQ-CP"), "Sửa đổi, bổ sung Chương trình hành động", Some("2025-04-01"), "Chính phủ"),
            url: some("https://chinhphu.example.vn/71"),
            tree: Some(tree()), namesakes: vec![resolution_57()],
            relations: vec![Relation { key: "implements", document: resolution_57() }], citations: citations(), citation_count: 3,
        })
    );
    let targets = targets();
    add!(
        "chi-tieu/",
        "targets.html",
        context!(TargetsPage, "chi-tieu/", None, None, {
            subject: Some(ListSubject { facet: "state", key: Some("behind"), text: None }),
            facets: facets(), counts: TargetCounts { met: 2, behind: 1, at_risk: 0, missed: 0, unknown: 1 },
            total: 4, all_total: 9, all_href: s("../"), pager: Some(pager()), today: s("2026-11-21"),
            years: vec![TargetYear { year: 2026, targets }],
            downloads: vec![Download { href: s("chi-tieu.csv"), format: "csv", bytes: Some(2000), sha256: None }],
        })
    );
    add!("chi-tieu/ke-hoach/mau/vneid/", "target.html", target_page());
    add!(
        "lich/",
        "calendar.html",
        context!(CalendarPage, "lich/", None, Some("calendar"), {
            timelines: vec![CampaignTimeline { campaign: link("../phong-trao/mau/", "Phường Mẫu thi đua đổi mới sáng tạo"), timeline: timeline() }],
            campaign: Some(link("../phong-trao/mau/", "Phường Mẫu thi đua")), facets: facets(),
            counts: DeadlineCounts { passed: 1, soon: 1, upcoming: 2, met: 0 },
            upcoming: vec![
                month("2026-12", calendar_entry("deadline", "2026-12-05", "Nộp báo cáo năm 2026", Some("soon"))),
                month("2027-01", calendar_entry("plan", "2027-01", "Kế hoạch năm 2027", None)),
                month("2027", calendar_entry("interim", "2027", "Giai đoạn 1", None)),
            ],
            past: vec![
                month("2026-11", calendar_entry("awards", "2026-11-06", "Khen thưởng năm 2026", None)),
                month("2025-12", calendar_entry("deadline", "2025-12-05", "Nộp báo cáo năm 2025", Some("passed"))),
            ],
            duties: campaign().duties, tasks_href: some("don-vi/"), today: s("2026-11-21"), pager: Some(pager()),
            ics: Some(Download { href: s("../lich.ics"), format: "ics", bytes: Some(3000), sha256: None }),
        })
    );
    let tasks = |unit| UnitTasks { unit, duties: campaign().duties, deadlines: deadlines() };
    add!(
        "lich/don-vi/",
        "tasks.html",
        context!(TasksPage, "lich/don-vi/", None, Some("calendar"), {
            units: vec![tasks(to("../../don-vi/vhxh/", "Phòng Văn hóa - Xã hội")), tasks(plain("Các đơn vị"))],
            counts: DeadlineCounts { passed: 1, soon: 1, upcoming: 2, met: 3 }, today: s("2026-11-21"),
            pager: Some(pager()), calendar_href: s("../"),
        })
    );
    add!(
        "gioi-thieu/",
        "page.html",
        context!(PlainPage, "gioi-thieu/", Some("Giới thiệu"), None, {
            title: s("Giới thiệu"), summary: some("Cổng này của ai, để làm gì."), body_html: s("<p>Cổng mẫu.</p><h2>Liên hệ</h2><ol><li>Đến trụ sở</li></ol>"),
            contents: Vec::new(),
        })
    );
    add!(
        "khong-co/",
        "not-found.html",
        context!(NotFoundPage, "khong-co/", None, None, {
            latest_list: Some(list_cards().remove(0)), story_count: 24, deadline: Some(deadlines().remove(0)),
        })
    );
    let entry =
        |text: &str, kind: Key| IndexEntry { href: s("../guong/to-5/"), text: s(text), kind, sample: kind == "story" };
    add!(
        "tim-kiem/",
        "search.html",
        context!(SearchPage, "tim-kiem/", None, Some("search"), {
            scripts: vec![s("../assets/search.js"), s("../assets/search-ui.js")], index: some("chi-muc/"), worker: some("../service-worker.js"), total: 3,
            elsewhere: vec![Elsewhere { key: "stories", href: s("../guong/"), count: 10_000 }],
            letters: vec![
                IndexLetter { letter: s("B"), anchor: s("chu-b"), entries: vec![entry("Bế Thị Hòa An", "award"), entry("Bộ phận Một cửa", "unit")] },
                IndexLetter { letter: s("Đ"), anchor: s("chu-dd"), entries: vec![entry("Đạt chỉ tiêu sớm", "story")] },
            ],
        })
    );
    add!(
        "ngoai-tuyen/",
        "offline.html",
        context!(OfflinePage, "ngoai-tuyen/", None, Some("offline"), { worker: s("../service-worker.js") })
    );
    add!(
        "nghe/",
        "listen.html",
        context!(ListenPage, "nghe/", None, Some("stories"), { stories_href: s("../guong/"), before: s("../guong/"), after: "/" })
    );
    let record = to("../../../khen-thuong/2026-hang-nam/", "Khen thưởng năm 2026");
    add!(
        "nhat-ky/",
        "log.html",
        context!(LogPage, "nhat-ky/", None, Some("log"), {
            entries: log_entries(), total: 5, records: vec![link("khen-thuong/2026-hang-nam/", "Khen thưởng năm 2026")],
            checkpoint: checkpoint(false), verify_href: s("kiem-tra/"),
            downloads: vec![Download { href: s("ledger.txt"), format: "txt", bytes: None, sha256: None }],
        })
    );
    add!(
        "nhat-ky/khen-thuong/2026-hang-nam/",
        "log-record.html",
        context!(LogRecordPage, "nhat-ky/khen-thuong/2026-hang-nam/", Some("Khen thưởng năm 2026"), Some("log"), {
            record: record.clone(), entries: log_entries(), verify_href: s("../../kiem-tra/"),
        })
    );
    add!(
        "nhat-ky/khen-thuong/2026-hang-nam/2/",
        "log-version.html",
        context!(LogVersionPage, "nhat-ky/khen-thuong/2026-hang-nam/2/", Some("Khen thưởng năm 2026"), Some("log"), {
            record: Reference { href: None, ..record }, history_href: s("../"), entry: log_entries().remove(3),
            superseded: true, parts: version_parts(), verify_href: s("../../../kiem-tra/"),
        })
    );
    add!(
        "nhat-ky/kiem-tra/",
        "log-verify.html",
        context!(LogVerifyPage, "nhat-ky/kiem-tra/", None, Some("log"), { checkpoint: checkpoint(true), log_script: s("log.js") })
    );
    add!(
        "du-lieu/",
        "open-data.html",
        context!(OpenDataPage, "du-lieu/", None, None, {
            sets: vec![DataSet {
                key: "stories", about: s("Các bài đang đăng."), rows: 24,
                files: vec![Download { href: s("guong.csv"), format: "csv", bytes: Some(9000), sha256: some("9f2c41d7") }],
                fields: vec![DataField { name: "title", kind: "text", vi: "tên bài", en: "title" }],
            }],
            version: s("1"), licence: None, package_href: some("datapackage.json"), catalogue_href: some("catalogue.json"),
        })
    );
    out
}

fn month(month: &str, entry: CalendarEntry) -> CalendarMonth {
    CalendarMonth { month: s(month), entries: vec![entry] }
}

/// The content of each `<h1>` … `<h6>` start tag, as levels in the order of the page.
fn heading_levels(html: &str) -> Vec<u8> {
    let bytes = html.as_bytes();
    html.match_indices("<h")
        .filter_map(|(at, _)| match (bytes.get(at + 2), bytes.get(at + 3)) {
            (Some(level @ b'1'..=b'6'), Some(b' ' | b'>')) => Some(level - b'0'),
            _ => None,
        })
        .collect()
}

#[test]
fn every_template_finds_what_it_needs_and_keeps_the_rules() {
    for (language, folder) in [(Language::Vi, "vi"), (Language::En, "en")] {
        let theme = theme(language);
        let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("theme-pages").join(folder);
        for asset in theme.assets() {
            let file = root.join(&asset.path);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, &asset.bytes).unwrap();
        }
        for (path, html) in pages(&theme) {
            let file = root.join(&path);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(&file, &html).unwrap();
            let levels = heading_levels(&html);
            assert_eq!(html.matches("<h1").count(), 1, "{path}: one h1");
            assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{path}: headings in order: {levels:?}");
            assert!(!html.contains(" style="), "{path}: a strict content security policy allows no inline style");
            assert!(!html.contains("href=\"\""), "{path}: an empty address");
        }
    }
}

#[test]
fn the_style_sheet_is_small() {
    let theme = theme(Language::Vi);
    let sheet = theme.assets().find(|asset| asset.name == guong::theme::STYLE_SHEET).unwrap();
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    std::io::Write::write_all(&mut gzip, &sheet.bytes).unwrap();
    let size = gzip.finish().unwrap().len();
    eprintln!("g.css: {size} bytes gzipped");
    assert!(size <= 12 * 1024, "{size}");
}
