//! A made-up ward and its pages, as contexts. Everything in it is invented and says so.

use guong::pages::view::*;
use guong::pages::*;

pub fn s(text: &str) -> String {
    text.to_owned()
}

/// A field that may be empty and is not.
#[allow(clippy::unnecessary_wraps, reason = "it fills fields that are optional")]
pub fn some(text: &str) -> Option<String> {
    Some(s(text))
}

pub fn link(href: &str, text: &str) -> Link {
    Link { href: s(href), text: s(text), sample: false }
}

pub fn to(href: &str, text: &str) -> Reference {
    Reference { href: some(href), text: s(text), sample: false }
}

pub fn plain(text: &str) -> Reference {
    Reference { href: None, text: s(text), sample: false }
}

/// What the page at `path` (a folder below the root, such as `guong/mau/`) says about itself.
pub fn page(path: &str, title: Option<&str>, section: Option<Key>) -> PageMeta {
    let depth = path.matches('/').count();
    let root = if depth == 0 { s("./") } else { "../".repeat(depth) };
    let mut crumbs = Vec::new();
    if depth > 0 {
        crumbs.push(Crumb { href: root.clone(), key: Some("home"), text: None });
    }
    if depth > 1
        && let Some(key) = section
    {
        crumbs.push(Crumb { href: s("../"), key: Some(key), text: None });
    }
    PageMeta {
        title: title.map(s),
        description: None,
        lang: "vi",
        names: None,
        alternates: Vec::new(),
        root: root.clone(),
        canonical: format!("https://thidua.mau.example.vn/{path}"),
        section,
        section_start: depth == 1,
        crumbs,
        sample: Some("all"),
        elapsed: Some(31),
        noindex: false,
        feeds: vec![FeedLink { href: format!("{root}feed.xml"), key: "all" }],
        json_ld: some(r#"{"@context":"https://schema.org","@type":"WebPage"}"#),
        og: OpenGraph { kind: "website", image: None, published: None },
    }
}

pub fn site(page: &PageMeta) -> SiteView {
    let at = |path: &str| format!("{}{path}", page.root);
    let section = |key: Key, path: &str| SectionLink { key, href: at(path) };
    SiteView {
        title: s("Thi đua đổi mới sáng tạo và chuyển đổi số"),
        place: some("Phường Mẫu"),
        tagline: some("Việc hay ở tổ dân phố, tên người được khen và điều phường hứa làm xong."),
        home_href: page.root.clone(),
        nav: vec![
            section("campaigns", "phong-trao/"),
            section("stories", "guong/"),
            section("awards", "khen-thuong/"),
            section("calendar", "lich/"),
        ],
        sections: vec![
            section("campaigns", "phong-trao/"),
            section("plans", "ke-hoach/"),
            section("targets", "chi-tieu/"),
            section("stories", "guong/"),
            section("awards", "khen-thuong/"),
            section("calendar", "lich/"),
            section("units", "don-vi/"),
            section("documents", "van-ban/"),
            section("search", "tim-kiem/"),
            section("offline", "ngoai-tuyen/"),
        ],
        menu: vec![link(&at("gioi-thieu/"), "Giới thiệu")],
        search_href: Some(at("tim-kiem/")),
        english_href: Some(at("en/")),
        log_href: Some(at("nhat-ky/")),
        publisher: Some(to(&at("don-vi/ubnd-phuong-mau/"), "Ủy ban nhân dân phường Mẫu")),
        media_center: Some(plain("Trung tâm Dịch vụ tổng hợp phường Mẫu")),
        contact: Some(ContactView {
            email: some("lienhe@mau.example.vn"),
            phone: None,
            address: some("số 1 đường Mẫu"),
        }),
        licence: Some(LicenceView {
            name: s("CC-BY-4.0"),
            href: some("https://creativecommons.org/licenses/by/4.0/deed.vi"),
        }),
        host: Some(link(&format!("{}../", page.root), "Cổng thi đua tỉnh Mẫu")),
        published: s("2026-11-21"),
    }
}

pub fn figure(before: Option<&str>, after: &str, unit: Option<&str>, measure: &str) -> Figure {
    Figure { measure: s(measure), before: before.map(s), after: s(after), unit: unit.map(s) }
}

pub fn mention(status: Key) -> AwardMention {
    AwardMention {
        href: s("../../khen-thuong/2026-hang-nam/#dong-3"),
        name: s("Tổ công nghệ số cộng đồng tổ dân phố 5"),
        form: s("Giấy khen của Chủ tịch UBND phường"),
        year: 2026,
        ordinal: 3,
        list: s("Khen thưởng năm 2026"),
        decision: some("12/QĐ-UBND"),
        status,
        sample: false,
    }
}

pub fn stories() -> Vec<StoryCard> {
    let card = |title: &str, kind: Key, subject: &str, unit: &str, date: &str, figure, honour| StoryCard {
        href: s("../../guong/to-5/"),
        title: s(title),
        kind,
        subject: s(subject),
        unit: plain(unit),
        is_unit: false,
        date: s(date),
        summary: s(
            "Không mở lớp: sáu người trong tổ đến từng nhà, cùng chủ nhà nộp một hồ sơ thật, rồi để chủ nhà tự nộp hồ sơ sau.",
        ),
        figure,
        honour,
        sample: true,
    };
    vec![
        card(
            "Mỗi tối hai nhà, cả tổ dân phố 5 tự nộp được hồ sơ",
            "model",
            "Tổ công nghệ số cộng đồng tổ dân phố 5",
            "Tổ dân phố 5",
            "2026-05-19",
            Some(figure(Some("35"), "92", Some("%"), "Hồ sơ nộp trực tuyến")),
            Some(mention("granted")),
        ),
        card(
            "Chợ Mẫu: tám mươi quầy nhận tiền bằng mã, sổ tay vẫn giữ",
            "collective",
            "Hội Liên hiệp Phụ nữ phường",
            "Hội Liên hiệp Phụ nữ phường",
            "2026-10-14",
            Some(figure(Some("12"), "80", Some("quầy"), "Quầy nhận chuyển khoản")),
            None,
        ),
        card(
            "Bản tin truyền thanh viết lại cho dễ nghe",
            "individual",
            "Nghiêm Xuân Trường",
            "Trung tâm Dịch vụ tổng hợp phường Mẫu",
            "2026-09-22",
            Some(figure(None, "26", Some("bản tin"), "Bản tin đã phát")),
            None,
        ),
    ]
}

pub fn timeline() -> TimelineView {
    let years = (2025..)
        .zip([(0.0, 8.333), (16.667, 25.0), (33.333, 41.667), (50.0, 58.333), (66.667, 75.0), (83.333, 91.667)])
        .map(|(year, (start, middle))| TimelineYear { year, start, middle })
        .collect();
    let step = |kind: Key, title: Option<&str>, start: &str, end: Option<&str>, now, shared| TimelineStep {
        kind,
        title: title.map(s),
        start: s(start),
        end: end.map(s),
        now,
        shared,
    };
    TimelineView {
        rows: 2,
        years,
        phases: vec![
            TimelinePhase {
                title: s("Giai đoạn 1"),
                row: 0,
                start: 0.0,
                width: 50.0,
                done: 31.5,
                review: Some(TimelineReview { kind: "interim", at: 41.667 }),
            },
            TimelinePhase {
                title: s("Giai đoạn 2"),
                row: 1,
                start: 33.333,
                width: 66.667,
                done: 0.0,
                review: Some(TimelineReview { kind: "final", at: 91.667 }),
            },
        ],
        overlaps: vec![TimelineSpan { start: 33.333, width: 16.667 }],
        now: Some(31.5),
        steps: vec![
            step("phase", Some("Giai đoạn 1"), "2025", Some("2027"), true, false),
            step("interim", None, "2027", None, false, true),
            step("phase", Some("Giai đoạn 2"), "2027", Some("2030-12-31"), false, false),
            step("final", None, "2030", None, false, false),
        ],
    }
}

pub fn document(kind: Key, number: Option<&str>, title: &str, issued: Option<&str>, by: &str) -> DocumentRef {
    DocumentRef {
        href: some("../../van-ban/mau/"),
        kind,
        kind_name: None,
        number: number.map(s),
        title: s(title),
        issued: issued.map(s),
        issuer: plain(by),
        namesake: false,
        is_plan: false,
        sample: false,
    }
}

pub fn resolution_57() -> DocumentRef {
    document(
        "resolution",
        Some("57-NQ/TW"),
        "Về đột phá phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số quốc gia",
        Some("2024-12-22"),
        "Bộ Chính trị",
    )
}

pub fn deadlines() -> Vec<DeadlineView> {
    let deadline = |what: &str, due: &str, yearly, state: Key| DeadlineView {
        href: some("../../lich/#bao-cao"),
        what: s(what),
        due: s(due),
        yearly,
        from: vec![plain("Các cơ quan, đơn vị"), to("../../don-vi/to-5/", "Tổ dân phố 5")],
        to: Some(to("../../don-vi/vhxh/", "Phòng Văn hóa - Xã hội")),
        plan: Some(link("../../ke-hoach/mau/#vi-1", "Khoản 1 mục VI")),
        state,
        met: vec![],
        sample: true,
    };
    vec![
        deadline("Nộp báo cáo kết quả năm 2026", "2026-12-05", true, "upcoming"),
        deadline("Ban hành kế hoạch năm 2027", "2027-01", false, "upcoming"),
        deadline("Tổng kết phong trào", "2030", false, "upcoming"),
    ]
}

pub fn tree() -> TreeView {
    let row = |name: &str, current: bool, below: Vec<TreeRow>| TreeRow {
        name: Reference { href: (!current).then(|| s("../ca-nuoc/")), text: s(name), sample: false },
        document: None,
        issuer: s("Thủ tướng Chính phủ"),
        relation: (!current).then_some("implements"),
        current,
        sample: current,
        below,
    };
    let document = TreeRow { document: Some(resolution_57()), ..row("57-NQ/TW", false, Vec::new()) };
    let above = row("Cả nước thi đua", false, vec![row("Phường Mẫu thi đua", true, Vec::new())]);
    TreeView { rows: vec![document, above], more: 2 }
}

pub fn trend() -> TrendView {
    TrendView {
        points: vec![TrendPoint { x: 41.1, y: 92.0 }, TrendPoint { x: 83.2, y: 65.3 }],
        line: s("41.1,92 83.2,65.3"),
        goal_y: 8.0,
        start: s("2026-01"),
        end: s("2026-12"),
        direction: "up",
        change: 5.5,
    }
}

pub fn target_page() -> TargetPage {
    let page = page("chi-tieu/ke-hoach/mau/vneid/", Some("Được xác nhận phổ cập"), Some("targets"));
    let figure = |as_of: &str, value, direction, change| FigureView {
        as_of: s(as_of),
        value,
        direction,
        change,
        reaches: false,
        source: targets()[1].source.clone(),
    };
    TargetPage {
        site: site(&page),
        page,
        figures: vec![
            figure("2026-10-31", 71.4, Some("up"), Some(5.5)),
            figure("2026-05-31", 65.9, Some("same"), Some(0.0)),
            figure("2026-03", 65.9, None, None),
        ],
        campaigns: vec![to("../../../phong-trao/mau/", "Phường Mẫu thi đua")],
        other_years: targets().split_off(2),
        target: targets().remove(1),
        today: s("2026-11-21"),
        downloads: vec![Download { href: s("chi-tieu.csv"), format: "figures_csv", bytes: None, sha256: None }],
    }
}

pub fn targets() -> Vec<TargetView> {
    let target =
        |id: &str, group: &str, measure: &str, relation: Key, goal: f64, value: Option<f64>, state: Key| TargetView {
            anchor: s(id),
            href: format!("../../chi-tieu/ke-hoach/mau/{id}/"),
            year: 2026,
            group: s(group),
            measure: s(measure),
            goal: GoalView { relation, value: goal, unit: some("%") },
            value,
            state,
            gap: value.map(|v: f64| ((v - goal).abs() * 10.0).round() / 10.0).filter(|gap| *gap > 0.0),
            value_share: value,
            goal_share: goal,
            figures: usize::from(value.is_some()) * 2,
            trend: value.map(|_| trend()),
            as_of: value.map(|_| s("2026-10-31")),
            source: value.map(|_| {
                document("report", Some("45/BC-UBND"), "Kết quả mười tháng", Some("2026-11-03"), "UBND phường Mẫu")
            }),
            expected: value.is_none().then(|| s("2026-12-05")),
            plan: Some(link("../../ke-hoach/mau/", "Kế hoạch 88/KH-UBND")),
            sample: true,
        };
    vec![
        target("cong-chuc", "Cán bộ, công chức", "Có kỹ năng số cơ bản", "eq", 100.0, Some(100.0), "met"),
        target(
            "vneid",
            "Người trưởng thành",
            "Được xác nhận phổ cập kỹ năng số trên VNeID",
            "ge",
            80.0,
            Some(71.4),
            "behind",
        ),
        target("ho-so", "Hồ sơ dịch vụ công", "Nộp trực tuyến", "ge", 75.0, Some(83.2), "exceeded"),
        target("htx", "Người lao động trong hợp tác xã", "Có kỹ năng số", "ge", 80.0, None, "none"),
    ]
}

pub fn counts() -> AwardCounts {
    AwardCounts { collectives: 4, households: 1, individuals: 57, total: 62, corrected: 1, revoked: 1 }
}

pub fn decision() -> DecisionView {
    DecisionView {
        href: some("../../van-ban/qd-412/"),
        number: s("12/QĐ-UBND"),
        issued: s("2026-11-06"),
        issuer: plain("Ủy ban nhân dân phường Mẫu"),
        issuer_kind: "people-committee",
        signer: some("Nguyễn Văn Mẫu"),
    }
}

pub fn list_cards() -> Vec<AwardListCard> {
    let card = |title: &str, status: Key, decision| AwardListCard {
        href: s("../khen-thuong/2026-hang-nam/"),
        title: s(title),
        occasion: "annual",
        year: 2026,
        status,
        decision,
        counts: counts(),
        sample: true,
    };
    vec![
        card("Khen thưởng năm 2026", "corrected", Some(decision())),
        card("Đề nghị Bằng khen của Chủ tịch UBND tỉnh", "consultation", None),
        card("Khen thưởng năm 2025", "granted", Some(decision())),
    ]
}

const FAMILY: [&str; 10] = ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Đặng", "Bế", "Nông", "Vũ", "Lương"];
const MIDDLE: [&str; 6] = ["Thị Thu", "Văn", "Đình", "Thị Hòa", "Quang", "Thị Mỹ"];
const GIVEN: [&str; 15] = [
    "An", "Bách", "Cường", "Diệp", "Đạt", "Hường", "Khải", "Linh", "Minh", "Ngọc", "Oanh", "Phúc", "Sáng", "Tuyết",
    "Yến",
];

fn name_of(i: usize) -> String {
    format!("{} {} {}", FAMILY[i * 7 % 10], MIDDLE[i * 5 % 6], GIVEN[i * 4 % 15])
}

fn row(ordinal: usize, name: &str, subject: Key, status: Key) -> AwardRowView {
    AwardRowView {
        ordinal,
        anchor: format!("dong-{ordinal}"),
        name: s(name),
        honorific: (subject == "individual").then(|| s(if name.contains("Thị") { "Bà" } else { "Ông" })),
        subject,
        title: (subject == "individual").then(|| s("Tổ trưởng")),
        unit: Some(if ordinal.is_multiple_of(3) {
            to("../../don-vi/to-5/", "Tổ dân phố 5")
        } else {
            plain("Tổ dân phố 9")
        }),
        form: s("Giấy khen của Chủ tịch UBND phường"),
        achievement: Some(format!("Hướng dẫn {} nhà tự nộp hồ sơ trực tuyến", 20 + ordinal)),
        story: (ordinal == 3).then(|| link("../../guong/to-5/", "Đọc bài")),
        note: None,
        status,
        corrections: if status == "granted" {
            vec![]
        } else {
            vec![CorrectionView {
                date: Some(s("2026-11-15")),
                reason: s("chữ đệm trước ghi thiếu dấu, người được khen đề nghị"),
                log_href: some("../../nhat-ky/#n-1"),
                anchor: None,
            }]
        },
        honoured_before: (ordinal == 3).then(|| link("../2025-hang-nam/#dong-7", "Khen thưởng năm 2025 #7")),
        beyond_issuer: ordinal == 3,
        objection: Some(ObjectionView {
            text: format!(
                "Khen thưởng năm 2026 #{ordinal}, 412/QĐ-UBND: {name}\nhttps://mau.example.vn/#dong-{ordinal}\n"
            ),
            mailto: Some(format!("mailto:thidua@mau.example.vn?subject=Khen%20thưởng&body=Dòng%20{ordinal}")),
        }),
    }
}

pub fn groups() -> Vec<AwardGroup> {
    let collectives =
        ["Trạm Y tế phường", "Trường Tiểu học Mẫu", "Tổ công nghệ số cộng đồng tổ dân phố 5", "Bộ phận Một cửa"];
    let first = (1..=4).map(|i| row(i, collectives[i - 1], "collective", "granted")).collect();
    let people = (6..=63)
        .map(|i| {
            row(
                i,
                &name_of(i),
                "individual",
                if i == 31 {
                    "corrected"
                } else if i == 47 {
                    "revoked"
                } else {
                    "granted"
                },
            )
        })
        .collect();
    let group = |n: usize, numeral: &str, form: &str, subject, rows: Vec<AwardRowView>| AwardGroup {
        anchor: format!("phan-{n}"),
        numeral: s(numeral),
        form: s(form),
        subject,
        standing: rows.iter().filter(|row| row.status != "revoked").count(),
        rows,
    };
    vec![
        group(1, "I", "Tập thể Lao động tiên tiến", "collective", first),
        group(
            2,
            "II",
            "Giấy khen của Chủ tịch UBND phường",
            "household",
            vec![row(5, "Hộ bà Lương Thị Nhàn", "household", "granted")],
        ),
        group(3, "III", "Giấy khen của Chủ tịch UBND phường", "individual", people),
    ]
}

fn names(groups: &[AwardGroup]) -> Vec<AwardName> {
    let name = |group: &AwardGroup, row: &AwardRowView| AwardName {
        href: format!("#{}", row.anchor),
        ordinal: row.ordinal,
        name: row.name.clone(),
        form: group.form.clone(),
        status: row.status,
        sample: false,
    };
    groups.iter().flat_map(|group| group.rows.iter().map(move |row| name(group, row))).collect()
}

pub fn quotas() -> Vec<QuotaUse> {
    let quota = |subject: Key, used, max| QuotaUse {
        form: s("Giấy khen của Chủ tịch UBND phường"),
        occasion: "annual",
        year: Some(2026),
        subject,
        used,
        max,
        href: some("../../ke-hoach/mau/#so-luong"),
        sample: false,
    };
    vec![quota("collective", Some(4), 4), quota("individual", Some(57), 55), quota("household", None, 2)]
}

fn life(status: Key, state: Key) -> LifeStep {
    LifeStep {
        status,
        date: (status != "proposed").then(|| s("2026-11-06")),
        until: None,
        state,
        anchor: (status == "proposed").then_some("de-nghi"),
    }
}

pub fn award_list() -> AwardListPage {
    let page = page("khen-thuong/2026-hang-nam/", Some("Khen thưởng năm 2026"), Some("awards"));
    let groups = groups();
    let all = names(&groups);
    let mut letters: Vec<AwardIndexLetter> = Vec::new();
    for given in GIVEN {
        let letter = given.chars().next().unwrap().to_string();
        let found = all.iter().filter(|n| n.name.ends_with(given)).cloned().collect::<Vec<_>>();
        match letters.iter_mut().find(|l| l.letter == letter) {
            Some(group) => group.names.extend(found),
            None => letters.push(AwardIndexLetter { letter, names: found }),
        }
    }
    AwardListPage {
        site: site(&page),
        page,
        title: s("Khen thưởng năm 2026"),
        campaign: to("../../phong-trao/mau/", "Phường Mẫu thi đua đổi mới sáng tạo và chuyển đổi số"),
        occasion: "annual",
        year: 2026,
        status: "corrected",
        decision: Some(decision()),
        revocation: None,
        consultation: None,
        counts: counts(),
        overrun: true,
        life: ["proposed", "granted"]
            .map(|status| life(status, if status == "granted" { "now" } else { "done" }))
            .to_vec(),
        quotas: quotas(),
        quota_plans: vec![link("../../ke-hoach/mau/#iv", "Mục IV, Kế hoạch 88/KH-UBND")],
        body_html: some("<p>Danh sách mẫu để giới thiệu cổng.</p>"),
        as_given: all,
        groups,
        letters,
        corrections: vec![CorrectionView {
            date: Some(s("2026-11-15")),
            reason: s("dòng 31, sửa chữ đệm theo giấy tờ"),
            log_href: None,
            anchor: None,
        }],
        downloads: vec![
            Download { href: s("2026-hang-nam.csv"), format: "csv", bytes: Some(6144), sha256: None },
            Download { href: s("2026-hang-nam.json"), format: "json", bytes: None, sha256: None },
        ],
        header: Some(header()),
        signer: Some(SignerView { capacity: vec![], title: some("Chủ tịch"), name: some("Nguyễn Văn Mẫu") }),
        recipients: vec!["Lưu: VT.".to_owned()],
        objections: Some(to("../../don-vi/vhxh/", "Phòng Văn hóa - Xã hội")),
        seal: Some(seal()),
    }
}

/// A list that is only proposed, with nothing that a decision brings.
pub fn proposed_list() -> AwardListPage {
    let mut list = award_list();
    list.overrun = false;
    list.life = vec![life("proposed", "done"), life("consultation", "now"), life("granted", "next")];
    list.status = "consultation";
    list.decision = None;
    list.header = None;
    list.signer = None;
    list.quotas = vec![];
    list.quota_plans = vec![];
    list.letters = vec![];
    list.as_given = vec![];
    list.corrections = vec![];
    list.objections = None;
    list.groups = vec![];
    list.downloads = vec![];
    list.counts = AwardCounts { collectives: 0, households: 0, individuals: 0, total: 0, corrected: 0, revoked: 0 };
    list.consultation = Some(ConsultationView {
        state: "open",
        opens: s("2026-11-16"),
        left: Some(6),
        as_of: s("2026-11-21"),
        days_off: vec![],
        closes: s("2026-11-30"),
        length: 10,
        unit: "working-days",
        basis: some("quy chế của phường"),
        contact: some("bộ phận Một cửa"),
    });
    list
}

pub fn header() -> OfficialHeader {
    OfficialHeader {
        above: some("ỦY BAN NHÂN DÂN"),
        issuer: s("PHƯỜNG MẪU"),
        number: some("88/KH-UBND"),
        symbol: None,
        place: some("Mẫu"),
        issued: some("2026-04"),
    }
}

pub fn home() -> HomePage {
    let page = page("", None, None);
    HomePage {
        site: site(&page),
        page,
        campaign: Some(link("phong-trao/mau/", "Phường Mẫu thi đua")),
        timeline: Some(timeline()),
        deadline: Some(deadlines().remove(0)),
        later: deadlines().split_off(1),
        suggestions: vec![
            link("tim-kiem/?q=VNeID", "VNeID"),
            link("tim-kiem/?q=chợ", "chợ"),
            link("tim-kiem/?q=khen", "khen thưởng 2026"),
        ],
        stories: stories(),
        story_count: 24,
        honoured: names(&groups()).into_iter().take(4).collect(),
        latest_list: Some(list_cards().remove(0)),
        targets: targets().split_off(1),
        target_count: 6,
        targets_href: some("chi-tieu/phong-trao/mau/"),
        overdue: Some(Overdue { count: 2, href: s("lich/") }),
        members: members(),
        member_count: 2,
        members_href: some("phuong-xa/"),
        publications: vec![
            Publication {
                kind: "award_list",
                href: s("khen-thuong/2026-hang-nam/"),
                title: s("Khen thưởng năm 2026"),
                number: some("12/QĐ-UBND"),
                issued: some("2026-11-06"),
                corrected: 1,
                revoked: 1,
                status: Some("granted"),
                sample: true,
            },
            Publication {
                kind: "plan",
                href: s("ke-hoach/mau/"),
                title: s("Kế hoạch phát động phong trào thi đua giai đoạn 2026–2030"),
                number: None,
                issued: some("2026-04"),
                corrected: 0,
                revoked: 0,
                status: None,
                sample: false,
            },
        ],
    }
}

/// The home page of a portal that has nothing yet.
pub fn empty_home() -> HomePage {
    let mut page = page("trong/", None, None);
    page.sample = None;
    page.elapsed = None;
    let mut site = site(&page);
    site.search_href = None;
    site.log_href = None;
    site.place = None;
    site.tagline = None;
    site.contact = None;
    site.licence = None;
    HomePage {
        site,
        page,
        campaign: None,
        timeline: None,
        deadline: None,
        later: vec![],
        suggestions: vec![],
        stories: vec![],
        story_count: 0,
        honoured: vec![],
        latest_list: None,
        targets: vec![],
        target_count: 0,
        targets_href: None,
        overdue: None,
        publications: vec![],
        members: vec![],
        member_count: 0,
        members_href: None,
    }
}

pub fn members() -> Vec<MemberView> {
    let member = |folder: &str, name: &str, stories, award_lists| MemberView {
        href: format!("{folder}/"),
        name: s(name),
        title: some("Thi đua đổi mới sáng tạo"),
        stories,
        plans: award_lists,
        award_lists,
        latest: (stories > 0).then(|| s("2026-11-06")),
        sample: stories > 0,
    };
    vec![member("phuong-mau", "Phường Mẫu", 24, 2), member("xa-mau", "Xã Mẫu", 0, 0)]
}

pub fn chain() -> Vec<ChainItem> {
    let item = |text: &str, issuer: &str, current| ChainItem {
        record: if current { plain(text) } else { to("../ca-nuoc/", text) },
        issuer: some(issuer),
        document: (!current).then(|| {
            document("decision", Some("923/QĐ-TTg"), "Phát động phong trào", Some("2025-05-14"), "Thủ tướng Chính phủ")
        }),
        current,
    };
    vec![
        item("Cả nước thi đua đổi mới sáng tạo và chuyển đổi số", "Thủ tướng Chính phủ", false),
        item("Tỉnh Mẫu thi đua đổi mới sáng tạo và chuyển đổi số", "UBND tỉnh Mẫu", false),
        item("Phường Mẫu thi đua đổi mới sáng tạo và chuyển đổi số", "UBND phường Mẫu", true),
    ]
}

pub fn plan_card() -> PlanCard {
    PlanCard {
        href: s("../../ke-hoach/mau/"),
        kind: "plan",
        kind_name: None,
        number: some("88/KH-UBND"),
        issued: some("2026-04"),
        title: s("Kế hoạch phát động phong trào thi đua giai đoạn 2026–2030"),
        issuer: plain("Ủy ban nhân dân phường Mẫu"),
        campaigns: vec![to("../phong-trao/mau/", "Phường Mẫu thi đua đổi mới sáng tạo")],
        sample: true,
    }
}

fn duty(unit: &str, what: &str) -> DutyView {
    DutyView {
        unit: to("../../don-vi/vhxh/", unit),
        what: s(what),
        plan: Some(link("../../ke-hoach/mau/#vi-2-a", "Điểm a khoản 2 mục VI")),
        due: deadlines().into_iter().next(),
        met: vec![resolution_57()],
        sample: true,
    }
}

pub fn campaign() -> CampaignPage {
    let title = "Phường Mẫu thi đua đổi mới sáng tạo và chuyển đổi số";
    let page = page("phong-trao/mau/", Some(title), Some("campaigns"));
    let head = |title: &str, stories| ContentHeadView {
        title: s(title),
        href: (stories > 0).then(|| s("../../guong/noi-dung/xa-hoi-so/")),
        stories,
        national: vec![s("Xã hội số")],
    };
    CampaignPage {
        site: site(&page),
        page,
        title: s(title),
        issuer: to("../../don-vi/ubnd/", "Ủy ban nhân dân phường Mẫu"),
        start: s("2025"),
        end: s("2030-12-31"),
        state: "running",
        year_now: Some(2),
        years: 6,
        body_html: some("<p>Mọi cơ quan, doanh nghiệp, tổ dân phố và người dân đều tham gia được.</p>"),
        timeline: Some(timeline()),
        chain: chain(),
        carried_by: vec![CampaignCard {
            href: s("../truong-mau/"),
            title: s("Trường Tiểu học Mẫu thi đua dạy tốt, học tốt bằng công nghệ số"),
            issuer: plain("Trường Tiểu học Mẫu"),
            start: s("2025"),
            end: s("2030"),
            state: "running",
            stories: 0,
            award_lists: 0,
            sample: true,
        }],
        targets: targets().into_iter().take(3).collect(),
        target_count: 6,
        targets_href: some("../../chi-tieu/"),
        overdue: Some(Overdue { count: 1, href: s("../../lich/phong-trao/mau/") }),
        calendar_href: some("../../lich/phong-trao/mau/"),
        tree: Some(tree()),
        head_map: Some(HeadMap {
            campaigns: vec![to("../ca-nuoc/", "Cả nước thi đua"), plain("Phường Mẫu thi đua")],
            rows: vec![
                HeadRow { cells: vec![vec![s("Xã hội số")], vec![s("Xã hội số"), s("Bình dân học AI")]] },
                HeadRow { cells: vec![vec![s("Hợp tác quốc tế")], vec![]] },
            ],
        }),
        content_heads: vec![head("Nhận thức", 5), head("Hạ tầng số", 2), head("An ninh mạng", 0)],
        standing_unit: Some(to("../../don-vi/vhxh/", "Phòng Văn hóa - Xã hội")),
        duties: vec![
            duty("Phòng Văn hóa - Xã hội", "Theo dõi, tổng hợp báo cáo"),
            duty("Tổ dân phố 5", "Giới thiệu cách làm hay"),
        ],
        deadlines: deadlines(),
        stories: stories(),
        story_count: 24,
        stories_href: some("../../guong/"),
        award_lists: list_cards(),
        pending_awards: vec![PendingAward { occasion: "interim", year: 2027 }],
        plans: vec![plan_card()],
        documents: vec![resolution_57()],
    }
}

fn point(id: Option<&str>, label: &str, html: &str, cite: Option<CiteParts>, blocks: Vec<PlanBlock>) -> PlanPoint {
    PlanPoint { id: id.map(s), also: None, label: s(label), html: s(html), cite, blocks }
}

#[allow(clippy::unnecessary_wraps, reason = "it fills fields that are optional")]
fn cite(point: Option<&str>, clause: Option<&str>, section: &str) -> Option<CiteParts> {
    Some(CiteParts { point: point.map(s), clause: clause.map(s), section: some(section), ..CiteParts::default() })
}

fn plan_body() -> Vec<PlanBlock> {
    let dash = point(
        None,
        "-",
        "Bản tin truyền thanh mỗi tuần một lần;",
        None,
        vec![PlanBlock::Points {
            items: vec![point(None, "+", "do Trung tâm Dịch vụ tổng hợp thực hiện.", None, vec![])],
        }],
    );
    let letters = ["a", "b", "c", "d", "đ"];
    let lettered = letters
        .iter()
        .map(|letter| {
            let id = if *letter == "đ" { s("ii-4-dd") } else { format!("ii-4-{letter}") };
            let blocks = if *letter == "b" { vec![PlanBlock::Points { items: vec![dash.clone()] }] } else { vec![] };
            point(
                Some(&id),
                &format!("{letter})"),
                "Nội dung thi đua viết mẫu cho điểm này, dài hơn một dòng trên màn hình hẹp.",
                cite(Some(letter), Some("4"), "II"),
                blocks,
            )
        })
        .collect();
    vec![
        PlanBlock::Section {
            id: s("i"),
            also: None,
            level: 2,
            html: s("I. Mục đích, yêu cầu"),
            cite: cite(None, None, "I").map(Box::new),
            blocks: vec![PlanBlock::Points {
                items: vec![
                    point(
                        Some("i-1"),
                        "1.",
                        "Thi đua đo được bằng kết quả, theo <a href=\"../../van-ban/nq-57/\">Nghị quyết số 57-NQ/TW</a>.",
                        cite(None, Some("1"), "I"),
                        vec![],
                    ),
                    point(
                        Some("i-2"),
                        "2.",
                        "Khen đúng người, đúng việc, kịp thời.",
                        cite(None, Some("2"), "I"),
                        vec![],
                    ),
                ],
            }],
        },
        PlanBlock::Section {
            id: s("ii"),
            also: None,
            level: 2,
            html: s("II. Nội dung"),
            cite: cite(None, None, "II").map(Box::new),
            blocks: vec![
                PlanBlock::Html {
                    html: s("<p>Các nội dung dưới đây áp dụng cho mọi đơn vị trong phường.</p>")
                },
                PlanBlock::Section {
                    id: s("ii-4"),
                    also: None,
                    level: 3,
                    html: s("4. Nội dung thi đua"),
                    cite: cite(None, Some("4"), "II").map(Box::new),
                    blocks: vec![PlanBlock::Points { items: lettered }],
                },
                PlanBlock::Html {
                    html: s(
                        "<table><thead><tr><th>Dịp</th><th>Tập thể</th></tr></thead><tbody><tr><td>Hằng năm</td><td>4</td></tr></tbody></table>",
                    ),
                },
            ],
        },
    ]
}

pub fn plan() -> PlanPage {
    let title = "Kế hoạch phát động phong trào thi đua giai đoạn 2026–2030";
    let page = page("ke-hoach/mau/", Some(title), Some("plans"));
    let outline = |href: &str, text: &str| OutlineItem { href: s(href), text: s(text), children: vec![] };
    PlanPage {
        site: site(&page),
        page,
        kind: "plan",
        kind_name: None,
        title: s(title),
        subject: s("Phát động phong trào thi đua giai đoạn 2026–2030"),
        issuer: to("../../don-vi/ubnd/", "Ủy ban nhân dân phường Mẫu"),
        header: header(),
        attached_to: Some(document(
            "decision",
            None,
            "Quyết định ban hành kế hoạch",
            Some("2026-04"),
            "UBND phường Mẫu",
        )),
        campaigns: vec![to("../../phong-trao/mau/", "Phường Mẫu thi đua đổi mới sáng tạo")],
        outline: vec![outline("#i", "I. Mục đích, yêu cầu"), outline("#ii", "II. Nội dung")],
        bases: vec![
            BasisView { document: resolution_57(), amended_by: vec![] },
            BasisView {
                document: document(
                    "resolution",
                    Some("71/NQ-CP"),
                    "Chương trình hành động",
                    Some("2025-04-01"),
                    "Chính phủ",
                ),
                amended_by: vec![document("resolution", Some("11/NQ-CP"), "Sửa đổi", Some("2026-01-14"), "Chính phủ")],
            },
            BasisView {
                document: document("law", None, "Luật Thi đua, khen thưởng", Some("2022-06-15"), "Quốc hội"),
                amended_by: vec![],
            },
        ],
        chain: chain(),
        body: plan_body(),
        signer: Some(SignerView {
            capacity: vec![s("TM. ỦY BAN NHÂN DÂN"), s("KT. CHỦ TỊCH")],
            title: some("Phó Chủ tịch"),
            name: some("Nguyễn Văn Mẫu"),
        }),
        recipients: vec![s("Ban Thi đua - Khen thưởng tỉnh;"), s("Các đơn vị trong phường;"), s("Lưu: VT, VHXH.")],
        original: Some(Download {
            href: s("ke-hoach.pdf"),
            format: "pdf",
            bytes: Some(215_000),
            sha256: some("9f2c41d7a8830be65f17c29d04e1b7733ac05d8e6f4912bb7d80c63ea9145f02"),
        }),
        targets: targets(),
        quotas: quotas(),
        deadlines: deadlines(),
        duties: vec![duty("Phòng Văn hóa - Xã hội", "Theo dõi, tổng hợp báo cáo")],
        corrections: vec![CorrectionView {
            date: Some(s("2026-12-15")),
            reason: s("sửa lỗi gõ ở khoản 2"),
            log_href: None,
            anchor: None,
        }],
        relations: vec![Relation { key: "implements", document: resolution_57() }],
        tree: Some(tree()),
        cites: vec![resolution_57()],
        namesakes: vec![resolution_57()],
        cited_by: citations(),
        seal: Some(seal()),
    }
}

pub fn citations() -> Vec<Citation> {
    let citation = |text: &str, written: Option<&str>, differs| Citation {
        record: link("../../ke-hoach/mau/#can-cu", text),
        document: None,
        issuer: Some(plain("UBND phường Mẫu")),
        written: written.map(s),
        differs,
        sample: true,
    };
    vec![
        citation("Kế hoạch 88/KH-UBND", Some("2025-04-01"), false),
        citation("Kế hoạch 15/KH-UBND", Some("2025-01-04"), true),
        citation("Kế hoạch 210/KH-UBND", None, false),
    ]
}

pub fn facets() -> Vec<Facet> {
    let value = |key: Option<Key>, text: Option<&str>, count, current| FacetValue {
        key,
        text: text.map(s),
        href: s("../loai/model/"),
        count,
        current,
        sample: false,
    };
    vec![
        Facet {
            key: "content_head",
            all_href: s("../../"),
            all_count: 24,
            values: vec![
                value(None, Some("Xã hội số"), 7, true),
                value(None, Some("Chuyển đổi số trong hoạt động của bộ máy"), 6, false),
            ],
            rest: None,
        },
        Facet {
            key: "kind",
            all_href: s("../../"),
            all_count: 7,
            values: vec![value(Some("model"), None, 2, false), value(Some("individual"), None, 5, false)],
            rest: None,
        },
        Facet {
            key: "year",
            all_href: s("../../"),
            all_count: 7,
            values: vec![value(None, Some("2026"), 5, false)],
            rest: Some(FacetRest { href: s("../../#loc-year"), count: 41 }),
        },
    ]
}

pub fn pager() -> Pager {
    let item = |number: Option<usize>| PagerItem { number, href: number.map(|n| format!("trang/{n}/")) };
    Pager {
        current: 1,
        pages: 16,
        first: 1,
        last: 8,
        total: 121,
        items: vec![item(Some(1)), item(Some(2)), item(None), item(Some(16))],
        previous: None,
        next: some("trang/2/"),
    }
}

pub fn story_list(subject: Option<ListSubject>) -> StoriesPage {
    let page = page("guong/noi-dung/xa-hoi-so/", None, Some("stories"));
    StoriesPage {
        site: site(&page),
        page,
        subject,
        facets: facets(),
        stories: stories(),
        pager: Some(pager()),
        total: 7,
        all_total: 24,
        all_href: s("../../"),
    }
}

pub fn story() -> StoryPage {
    let title = "Mỗi tối hai nhà, cả tổ dân phố 5 tự nộp được hồ sơ";
    let mut page = page("guong/to-5/", Some(title), Some("stories"));
    page.og = OpenGraph {
        kind: "article",
        image: Some(ShareImage {
            address: s("https://thidua.mau.example.vn/a.jpg"),
            alt: s("Tấm bìa"),
            width: 1200,
            height: 800,
            media_type: "image/jpeg",
        }),
        published: some("2026-05-19"),
    };
    let body = "<h2>Khó ở đâu</h2><p>Tổ dân phố 5 có 214 hộ, gần nửa số chủ hộ đã ngoài sáu mươi. Lớp học ở nhà văn hóa thì đông, nhưng về đến nhà là quên.<sup class=\"footnote-reference\"><a href=\"#fn-1\">1</a></sup></p>\
        <h2>Đã làm thế nào</h2><p>Thôi dạy, chuyển sang làm cùng. Nhà nào cũng bắt đầu từ một việc nhà ấy đang cần.</p>\
        <ul><li>cấp lại thẻ bảo hiểm y tế</li><li>xin xác nhận để vay vốn</li></ul>\
        <blockquote><p>Tự tay làm xong một lần là các cụ hết sợ.</p></blockquote>\
        <h3>Chi phí</h3><table><thead><tr><th>Khoản</th><th>Tiền</th></tr></thead><tbody><tr><td>In bìa</td><td>428.000 đồng</td></tr></tbody></table>\
        <div class=\"footnote-definition\" id=\"fn-1\"><p>Theo sổ của tổ.</p></div>";
    StoryPage {
        site: site(&page),
        page,
        title: s(title),
        kind: "model",
        campaign: to("../../phong-trao/mau/", "Phường Mẫu thi đua đổi mới sáng tạo"),
        content_heads: vec![to("../noi-dung/xa-hoi-so/", "Xã hội số")],
        summary: stories()[0].summary.clone(),
        date: s("2026-05-19"),
        author: some("Vũ Hà An"),
        editor: some("Trung tâm Dịch vụ tổng hợp phường Mẫu"),
        subject: s("Tổ công nghệ số cộng đồng tổ dân phố 5"),
        unit: to("../../don-vi/to-5/", "Tổ dân phố 5"),
        problem: some("Người lớn tuổi học ở lớp rồi quên, ngại hỏi lại."),
        figures: vec![FigureGroup {
            figures: vec![
                figure(Some("35"), "92", Some("%"), "Hồ sơ nộp trực tuyến"),
                figure(Some("3"), "0", Some("lượt"), "Phải quay lại vì thiếu giấy, trên mười hồ sơ"),
                figure(None, "214", Some("hộ"), "Đã được đến tận nhà"),
            ],
            as_of: some("2026-04-30"),
            source: some("sổ theo dõi của bộ phận Một cửa"),
        }],
        body_html: s(body),
        contents: vec![link("#a", "Vướng ở đâu"), link("#b", "Gỡ thế nào"), link("#c", "Con số")],
        photos: vec![Picture {
            src: s("data.svg"),
            width: 1200,
            height: 800,
            files: None,
            alt: s("Tấm bìa bốn bước đặt cạnh điện thoại"),
            caption: some("Tấm bìa để lại ở mỗi nhà."),
            credit: some("Vũ Hà An"),
        }],
        steps: vec![
            Step {
                lead: some("Lập danh sách nhà, không lập danh sách lớp."),
                text: s("Ghi mỗi nhà đang cần thủ tục gì."),
            },
            Step { lead: None, text: s("Đi theo cặp, hẹn trước một ngày.") },
            Step { lead: some("Quay lại sau hai tuần."), text: s("Nhà nào vướng thì đến lần nữa.") },
        ],
        contact_office: Some(to("../../don-vi/vhxh/", "Phòng Văn hóa - Xã hội")),
        awards: vec![mention("granted"), mention("revoked")],
        related: stories(),
        listen_href: some("../../nghe/?bai=to-5"),
        stories_href: s("../"),
    }
}

pub fn calendar_entry(kind: Key, date: &str, title: &str, state: Option<Key>) -> CalendarEntry {
    CalendarEntry {
        anchor: format!("{kind}-{date}"),
        kind,
        date: s(date),
        title: s(title),
        href: some("../phong-trao/mau/"),
        from: if kind == "deadline" { vec![plain("Các đơn vị")] } else { vec![] },
        to: (kind == "deadline").then(|| plain("Phòng Văn hóa - Xã hội")),
        plan: (kind == "deadline").then(|| link("../ke-hoach/mau/#vi-1", "Khoản 1 mục VI")),
        state,
        met: vec![resolution_57()],
        yearly: kind == "deadline",
        sample: true,
    }
}

pub fn checkpoint(signed: bool) -> CheckpointView {
    CheckpointView {
        size: 4,
        root: s("9f2c41d7a8830be65f17c29d04e1b7733ac05d8e6f4912bb7d80c63ea9145f02"),
        short: s("9f2c 41d7"),
        signed_by: signed.then(|| s("mau.example.vn/nhat-ky")),
        key: signed.then(|| s("mau.example.vn/nhat-ky+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")),
    }
}

pub fn seal() -> SealView {
    SealView {
        version: 2,
        date: s("2026-11-15"),
        history_href: s("../../nhat-ky/khen-thuong/2026-hang-nam/"),
        verify_href: s("../../nhat-ky/kiem-tra/"),
        checkpoint: checkpoint(true),
        qr: Some(QrView { size: 29, path: s("M4 4h7v1h-7z") }),
    }
}

fn field(name: &str, old: Option<&str>, new: Option<&str>) -> LogField {
    LogField { name: s(name), old: old.map(s), new: new.map(s), is_date: false }
}

pub fn log_entries() -> Vec<LogEntry> {
    let entry = |number: u32, kind: Key, changes: Vec<LogChange>| LogEntry {
        anchor: format!("n-{number}"),
        date: s("2026-11-15"),
        kind,
        record: link("khen-thuong/2026-hang-nam/", "Khen thưởng năm 2026"),
        version: number + 1,
        reasons: vec![s("Người được khen đề nghị")],
        changes,
        version_href: (kind != "removed").then(|| format!("{}/", number + 1)),
        file_href: (kind != "removed").then(|| format!("{}.json", number + 1)),
        short: s("5d90 e3c2"),
        sha256: s("9f2c41d7a8830be65f17c29d04e1b7733ac05d8e6f4912bb7d80c63ea9145f02"),
    };
    let change = |part: &str, kind: Key, fields: Vec<LogField>| LogChange {
        part: s(part),
        href: some("../../../khen-thuong/2026-hang-nam/#dong-31"),
        kind,
        fields,
    };
    vec![
        entry(4, "removed", Vec::new()),
        entry(3, "withdrawn", vec![LogChange { href: None, ..change("dòng 12", "withdrawn", Vec::new()) }]),
        entry(
            2,
            "revoked",
            vec![change("dòng 47", "changed", vec![field("tình trạng", Some("granted"), Some("revoked"))])],
        ),
        entry(
            1,
            "corrected",
            vec![
                change("dòng 31", "changed", vec![field("họ tên", Some("Bế Thị Hoa An"), Some("Bế Thị Hòa An"))]),
                change("dòng 61", "added", vec![field("họ tên", None, Some("Đỗ Thị Ân"))]),
                change("dòng 62", "gone", vec![field("họ tên", Some("Đỗ Thị Ân"), None)]),
            ],
        ),
        entry(0, "published", Vec::new()),
    ]
}

pub fn version_parts() -> Vec<VersionPart> {
    let part = |anchor: &str, name: &str, withdrawn: bool| VersionPart {
        anchor: s(anchor),
        name: s(name),
        withdrawn,
        fields: if withdrawn { Vec::new() } else { vec![field("họ tên", None, Some("Bế Thị Hòa An"))] },
        short: s("9f2c 41d7"),
    };
    vec![part("head", "phần đầu", false), part("dong-12", "dòng 12", true), part("dong-31", "dòng 31", false)]
}
