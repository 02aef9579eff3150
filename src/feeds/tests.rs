use super::sitemap::Sitemap;
use super::{render, routes};
use crate::model::{Site, load};
use crate::pages;
use crate::route::{CalendarFilter, Feed, Producer, Route, StoryFilter};
use crate::world::{Clock, MemoryWorld};
use quick_xml::Reader;
use quick_xml::events::Event;
use std::collections::BTreeSet;

const SETTINGS: &str = "title = \"Thi đua & đổi mới\"\nbase_url = \"https://a.example.vn/p/\"\npublisher = \"ubnd\"\nmedia_center = \"ubnd\"\nlicence = \"CC-BY-4.0\"\n";
const UNITS: &str =
    "[[unit]]\nid = \"ubnd\"\nname = \"UBND phường Mẫu\"\nkind = \"people-committee\"\nlevel = \"ward\"\n";
const CAMPAIGN: &str = "+++\ntitle = \"Phong trào thi đua đổi mới sáng tạo và chuyển đổi số của cả phường, giai đoạn đến năm 2030\"\nshort = \"Phường Mẫu thi đua\"\nissuer = \"ubnd\"\nstart = \"2025\"\nend = 2030-12-31\n[[phase]]\ntitle = \"Giai đoạn 1\"\nstart = \"2025\"\nend = \"2027-06\"\nreview = \"interim\"\n[[phase]]\ntitle = \"Giai đoạn 2\"\nstart = \"2027-07\"\nend = \"2030\"\n+++\n";
const PLAN: &str = "+++\ntitle = \"Kế hoạch\"\ncampaign = \"c\"\nissuer = \"ubnd\"\ntype = \"plan\"\nnumber = \"88/KH-UBND\"\nissued = 2025-08-15\n[[deadline]]\nwhat = \"Báo cáo, năm; <nháp>\"\ndue = \"12-05\"\nfrom = [\"Các đơn vị\"]\nto = \"ubnd\"\n[[deadline]]\nwhat = \"Sơ kết\"\ndue = \"2027-10\"\n+++\n";
const LIST: &str = "+++\ntitle = \"Khen thưởng\"\ncampaign = \"c\"\noccasion = \"annual\"\nyear = 2026\nstatus = \"corrected\"\ndecision = { number = \"412/QĐ-UBND\", issued = 2026-11-06, issuer = \"ubnd\" }\n[[correction]]\ndate = 2026-11-15\nreason = \"sai chữ đệm\"\n+++\n\n| Họ và tên | Đối tượng | Hình thức | Tình trạng |\n| --- | --- | --- | --- |\n| Bế Thị An | cá nhân | Lao động tiên tiến |\n| Lò Văn Bé | cá nhân | Lao động tiên tiến |\n| Tổ 5 | tập thể | Giấy khen |\n| Tổ 6 | tập thể | Giấy khen | Đã hủy bỏ |\n";

fn site(stories: usize) -> Site {
    let mut world = MemoryWorld::new(Clock::Today("2026-11-21".parse().unwrap()))
        .with("content/site.toml", SETTINGS)
        .with("content/units.toml", UNITS)
        .with("content/campaigns/c.md", CAMPAIGN)
        .with("content/plans/k.md", PLAN)
        .with("content/awards/2026.md", LIST)
        .with("content/pages/gioi-thieu.md", "+++\ntitle = \"Giới thiệu\"\n+++\n");
    for number in 0..stories {
        let day = number % 28 + 1;
        let story = format!(
            "+++\ntitle = \"Bài <{number}> & \\u0001\"\ndate = 2026-05-{day:02}\nkind = \"model\"\nsubject = \"Tổ 5\"\nunit = \"ubnd\"\ncampaign = \"c\"\nsummary = \"Tóm tắt\"\naliases = [\"cu-{number}\"]\n+++\n"
        );
        world.insert(format!("content/stories/bai-{number}.md"), story);
    }
    world.insert("content/stories/het-han.md", "+++\ntitle = \"Hết hạn\"\ndate = 2026-01-01\nkind = \"model\"\nsubject = \"Tổ 5\"\nunit = \"ubnd\"\ncampaign = \"c\"\nsummary = \"s\"\nexpires = 2026-02-01\n+++\n");
    load(&world).0
}

/// Every element with the text directly in it; the document has to be well-formed.
fn elements(xml: &[u8]) -> Vec<(String, String)> {
    let mut reader = Reader::from_reader(xml);
    let (mut found, mut open, mut buffer) = (Vec::new(), Vec::<usize>::new(), Vec::new());
    loop {
        match reader.read_event_into(&mut buffer).unwrap() {
            Event::Start(tag) => {
                open.push(found.len());
                found.push((tag.name().as_ref().to_owned(), String::new()));
            }
            Event::Empty(tag) => found.push((tag.name().as_ref().to_owned(), String::new())),
            Event::End(_) => drop(open.pop().unwrap()),
            Event::Text(text) => {
                if let Some(at) = open.last() {
                    found[*at].1.push_str(&text);
                }
            }
            Event::GeneralRef(reference) => {
                let name: &str = &reference;
                let c = match name {
                    "amp" => '&',
                    "lt" => '<',
                    "gt" => '>',
                    other => panic!("{other}"),
                };
                found[*open.last().unwrap()].1.push(c);
            }
            Event::Eof => break,
            _ => {}
        }
        buffer.clear();
    }
    assert!(open.is_empty());
    found
}

fn texts<'a>(elements: &'a [(String, String)], name: &str) -> Vec<&'a str> {
    elements.iter().filter(|(known, _)| known == name).map(|(_, text)| text.trim()).collect()
}

#[test]
fn a_feed_has_what_atom_asks_for() {
    let site = site(60);
    let feed = elements(&render(&site, Route::Feed(Feed::All)).unwrap());
    let titles = texts(&feed, "title");
    assert_eq!(titles[0], "Thi đua & đổi mới");
    assert_eq!(titles.len(), 51, "the feed's own and fifty entries");
    assert_eq!(&titles[1..3], ["Đính chính: Khen thưởng", "Khen thưởng"], "newest first");
    assert_eq!(titles[3], "Bài <27> &", "without what XML forbids");
    let ids = texts(&feed, "id");
    let list = "https://a.example.vn/p/khen-thuong/2026/";
    assert_eq!(ids[..3], ["https://a.example.vn/p/feed.xml", &format!("{list}#dinh-chinh-2026-11-15"), list]);
    assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len());
    // The day of the correction, in the portal's time zone; the feed is as new as its newest entry.
    assert_eq!(texts(&feed, "updated")[..2], ["2026-11-15T00:00:00+07:00"; 2]);
    assert_eq!(texts(&feed, "published")[1], "2026-11-06T00:00:00+07:00");
    assert_eq!(texts(&feed, "name"), ["UBND phường Mẫu"]);
    let awards = elements(&render(&site, Route::Feed(Feed::Awards)).unwrap());
    assert_eq!(texts(&awards, "title"), ["Khen thưởng – Thi đua & đổi mới", "Đính chính: Khen thưởng", "Khen thưởng"]);
    assert_eq!(
        texts(&awards, "summary"),
        ["sai chữ đệm", "Đã khen thưởng: 1 tập thể, 2 cá nhân. Số dòng đã hủy bỏ: 1."]
    );
}

#[test]
fn feeds_of_an_empty_portal_are_whole() {
    let (site, _) =
        load(&MemoryWorld::new(Clock::Today("2026-11-21".parse().unwrap())).with("content/site.toml", SETTINGS));
    for route in routes(&site) {
        assert!(render(&site, route).is_some_and(|file| !file.is_empty()), "{route:?}");
    }
    let feed = elements(&render(&site, Route::Feed(Feed::Stories)).unwrap());
    assert_eq!(texts(&feed, "updated"), ["1970-01-01T00:00:00+08:00"], "the same on every day");
}

#[test]
fn the_sitemap_has_every_page_that_may_be_found() {
    let site = site(45);
    let listed: BTreeSet<String> = elements(&render(&site, Route::Sitemap).unwrap())
        .into_iter()
        .filter(|(name, _)| name == "loc")
        .map(|(_, address)| address)
        .collect();
    let shown = |route: &Route| match route {
        Route::Alias(..) | Route::NotFound | Route::Listen => false,
        Route::Stories(_, page)
        | Route::Awards(page)
        | Route::Targets(_, page)
        | Route::Calendar(_, page)
        | Route::Tasks(page) => *page == 1,
        Route::Story(id) => site.index.stories.contains(id),
        _ => true,
    };
    let base = &site.settings.base_url.value;
    let pages = pages::routes(&site).into_iter().filter(shown);
    let pages: BTreeSet<String> = pages.map(|route| route.address(&site).absolute(base)).collect();
    assert_eq!(listed, pages);
    assert!(pages::routes(&site).contains(&Route::Stories(StoryFilter::All, 2)));
    assert!(!routes(&site).contains(&Route::SitemapPart(1)));
}

#[test]
fn a_date_without_a_day_is_completed_to_its_first_one() {
    let list = LIST.replace("2026-11-06", "\"2026\"").replace("2026-11-15", "\"2026-02\"");
    let world = MemoryWorld::new(Clock::Today("2026-03-01".parse().unwrap()))
        .with("content/site.toml", SETTINGS)
        .with("content/awards/2026.md", list);
    let feed = elements(&render(&load(&world).0, Route::Feed(Feed::Awards)).unwrap());
    let days = ["2026-02-01T00:00:00+07:00", "2026-01-01T00:00:00+07:00"];
    assert_eq!(texts(&feed, "published"), days, "not the end of the month");
    assert_eq!(texts(&feed, "updated"), [days[0], days[0], days[1]]);
}

#[test]
fn a_long_sitemap_is_an_index_of_parts_that_hold_each_page_once() {
    let site = site(5);
    let all = texts_of(&Sitemap { most: 1000 }, &site, Route::Sitemap);
    let most = all.len() / 2;
    let split = Sitemap { most };
    let routes = split.routes(&site);
    let parts = [Route::SitemapPart(1), Route::SitemapPart(2), Route::SitemapPart(3)];
    assert_eq!(routes[1..], parts[..all.len().div_ceil(most)]);
    let index = texts_of(&split, &site, Route::Sitemap);
    let addresses = routes[1..].iter().map(|part| format!("https://a.example.vn/p/{}", part.address(&site).path()));
    assert_eq!(index, addresses.collect::<Vec<_>>());
    let listed: Vec<String> = routes[1..].iter().flat_map(|part| texts_of(&split, &site, *part)).collect();
    assert_eq!(listed, all);
    assert_eq!(Sitemap { most: all.len() }.routes(&site), [Route::Sitemap], "just enough for one file");
    assert_eq!(split.render(&site, Route::SitemapPart(0)), None);
    assert_eq!(split.render(&site, Route::SitemapPart(9)), None);
}

fn texts_of(sitemap: &Sitemap, site: &Site, route: Route) -> Vec<String> {
    let elements = elements(&sitemap.render(site, route).unwrap());
    texts(&elements, "loc").into_iter().map(str::to_owned).collect()
}

/// The content lines of a calendar, unfolded.
fn unfolded(file: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for line in file.split_terminator("\r\n") {
        assert!(line.len() <= 75 && !line.contains(['\r', '\n']), "{line}");
        match line.strip_prefix(' ') {
            Some(rest) => lines.last_mut().unwrap().push_str(rest),
            None => lines.push(line.to_owned()),
        }
    }
    lines
}

#[test]
fn the_calendar_can_be_read_back() {
    let site = site(1);
    let bytes = render(&site, Route::CalendarFile(CalendarFilter::All)).unwrap();
    let file = String::from_utf8(bytes.clone()).unwrap();
    assert!(file.starts_with("BEGIN:VCALENDAR\r\n") && file.ends_with("END:VCALENDAR\r\n"));
    let lines = unfolded(&file);
    let values = |key: &str| -> Vec<&str> {
        let of_key = |line: &&String| line.split([':', ';']).next() == Some(key);
        lines.iter().filter(of_key).filter_map(|line| line.split_once(':')).map(|(_, value)| value).collect()
    };
    let expected = [
        // The campaign begins some time in 2025, its review is some time in 2027.
        ("dau-c@a.example.vn/p", "20250101", "TENTATIVE", "Bắt đầu: Phường Mẫu thi đua"),
        // The whole row, then the day that is overdue and the one that is due soon.
        ("han-k.hang-nam-12-05@a.example.vn/p", "20251205", "CONFIRMED", "Hạn: Báo cáo\\, năm\\; <nháp>"),
        ("han-k.hang-nam-12-05@a.example.vn/p", "20251205", "CONFIRMED", "Quá hạn: Báo cáo\\, năm\\; <nháp>"),
        ("han-k.hang-nam-12-05@a.example.vn/p", "20261205", "CONFIRMED", "Sắp đến hạn: Báo cáo\\, năm\\; <nháp>"),
        ("cuoi-c-gd-1@a.example.vn/p", "20270630", "TENTATIVE", "Kết thúc: Giai đoạn 1\\, Phường Mẫu thi đua"),
        ("dau-c-gd-2@a.example.vn/p", "20270701", "TENTATIVE", "Bắt đầu: Giai đoạn 2\\, Phường Mẫu thi đua"),
        ("han-k-2027-10@a.example.vn/p", "20271031", "TENTATIVE", "Hạn: Sơ kết"),
        ("so-ket-c-gd-1@a.example.vn/p", "20271231", "TENTATIVE", "Sơ kết: Giai đoạn 1\\, Phường Mẫu thi đua"),
        ("cuoi-c@a.example.vn/p", "20301231", "CONFIRMED", "Kết thúc: Phường Mẫu thi đua"),
    ];
    assert_eq!(values("UID"), expected.map(|(uid, ..)| uid));
    assert_eq!(values("DTSTART"), expected.map(|(_, day, ..)| day));
    assert_eq!(values("STATUS"), expected.map(|(_, _, status, _)| status));
    assert_eq!(values("SUMMARY"), expected.map(|(.., summary)| summary));
    assert_eq!(values("DTEND")[1], "20251206");
    assert_eq!(values("RRULE"), ["FREQ=YEARLY;UNTIL=20301205"]);
    assert_eq!(values("RECURRENCE-ID"), ["20251205", "20261205"]);
    assert!(lines.contains(&"RECURRENCE-ID;VALUE=DATE:20261205".to_owned()));
    assert!(lines.contains(&"DTSTART;VALUE=DATE:20251205".to_owned()));
    // When the plan and the campaign said so, whatever day it is today.
    assert_eq!(values("DTSTAMP")[..2], ["20250101T000000Z", "20250815T000000Z"]);
    assert_eq!(lines.iter().filter(|line| *line == "BEGIN:VEVENT").count(), expected.len());
    assert_eq!(render(&site, Route::CalendarFile(CalendarFilter::All)).unwrap(), bytes);
}

#[test]
fn a_campaign_has_a_calendar_of_its_own_and_what_comes_back_counts_within_campaigns() {
    let other = "+++\ntitle = \"Khác\"\nissuer = \"bo\"\nstart = \"2029\"\nend = \"2030\"\n+++\n";
    let early = "+++\ntitle = \"Sớm\"\nissuer = \"bo\"\nstart = \"2025\"\nend = \"2026\"\n+++\n";
    let plan = "+++\ntitle = \"H\"\ncampaign = [\"khac\", \"som\"]\nissuer = \"bo\"\ntype = \"plan\"\n\
        [[deadline]]\nwhat = \"Cuối tháng hai\"\ndue = \"02-29\"\nmet = [{ year = 2025, document = \"k\" }]\n\
        [[duty]]\nunit = \"ubnd\"\nwhat = \"Tổng hợp\"\ndue = 2026-12-01\n+++\n";
    let world = MemoryWorld::new(Clock::Today("2026-11-21".parse().unwrap()))
        .with("content/site.toml", SETTINGS)
        .with("content/units.toml", UNITS)
        .with("content/campaigns/c.md", CAMPAIGN)
        .with("content/campaigns/khac.md", other)
        .with("content/campaigns/som.md", early)
        .with("content/plans/k.md", PLAN)
        .with("content/plans/h.md", plan);
    let (site, _) = load(&world);
    let id = site.campaigns.find("khac").unwrap();
    let route = Route::CalendarFile(CalendarFilter::Campaign(id));
    assert!(routes(&site).contains(&route));
    assert_eq!(route.address(&site).path(), "lich/phong-trao/khac/lich.ics");
    let bytes = render(&site, route).unwrap();
    let lines = unfolded(std::str::from_utf8(&bytes).unwrap());
    let has = |line: &str| assert!(lines.iter().any(|known| known == line), "{line} in {lines:#?}");
    has("RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1;UNTIL=20300228");
    // The years between the two campaigns do not count.
    has("EXDATE;VALUE=DATE:20270228,20280229");
    has("DTSTART;VALUE=DATE:20250228");
    has("SUMMARY:Đã có báo cáo: Cuối tháng hai");
    has("SUMMARY:Quá hạn: Cuối tháng hai");
    has("UID:han-h.viec-2026-12-01@a.example.vn/p");
    has("SUMMARY:Sắp đến hạn: Tổng hợp");
    has("SUMMARY:Bắt đầu: Khác");
    assert!(!lines.iter().any(|line| line.contains("Báo cáo\\, năm")), "that is another campaign's");
}

#[test]
fn no_text_ends_a_line_of_the_calendar() {
    let settings = SETTINGS.replace("Thi đua & đổi mới", "Thi đua, đổi mới\\r\\nEND:VCALENDAR; \\u0007");
    let plan = PLAN.replace("Báo cáo, năm; <nháp>", "Báo\\rcáo\\r\\nEND:VEVENT");
    let world = MemoryWorld::new(Clock::Today("2026-11-21".parse().unwrap()))
        .with("content/site.toml", settings)
        .with("content/units.toml", UNITS)
        .with("content/campaigns/c.md", CAMPAIGN)
        .with("content/plans/k.md", plan);
    let bytes = render(&load(&world).0, Route::CalendarFile(CalendarFilter::All)).unwrap();
    let lines = unfolded(std::str::from_utf8(&bytes).unwrap());
    assert!(lines.contains(&"NAME;VALUE=TEXT:Thi đua\\, đổi mới END:VCALENDAR\\;".to_owned()));
    assert!(lines.contains(&"SUMMARY:Hạn: Báo cáo END:VEVENT".to_owned()));
    assert_eq!(lines.iter().filter(|line| *line == "END:VCALENDAR").count(), 1);
}

#[test]
fn robots_are_led_to_the_sitemap() {
    let file = String::from_utf8(render(&site(1), Route::Robots).unwrap()).unwrap();
    assert_eq!(file, "User-agent: *\nAllow: /\n\nSitemap: https://a.example.vn/p/sitemap.xml\n");
}
