//! Many portals published as one: a portal of all, and its members below it.

use super::program::{Portal, answer, contents, copy, guong, repository};
use guong::publish::MANIFEST;
use guong::route::LOG_FILE;
use guong::source::sha256;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

/// A portal of all with members that are copies of the sample, each with a name of its own.
fn province(members: &[(&str, &str)]) -> Portal {
    let portal = Portal::sample();
    for (folder, ward) in members {
        copy(&repository("tests/site"), &portal.file(folder), |_| {});
        portal.edit(&format!("{folder}/content/units.toml"), "Ủy ban nhân dân phường Ví Dụ", ward);
    }
    portal
}

const WARDS: [(&str, &str); 3] = [
    ("dong-mau", "Ủy ban nhân dân phường Đông Mẫu"),
    ("an-mau", "Ủy ban nhân dân xã An Mẫu"),
    ("dan-mau", "Ủy ban nhân dân phường Dân Mẫu"),
];

fn build(portal: &Portal, arguments: &[&str]) -> super::program::Answer {
    build_with(portal, arguments, "2")
}

fn build_with(portal: &Portal, arguments: &[&str], threads: &str) -> super::program::Answer {
    let mut command = guong(["build", "--all", portal.root.to_str().unwrap(), "--today", "2026-11-21"]);
    command.args(arguments).env("RAYON_NUM_THREADS", threads);
    answer(command)
}

/// The files of one folder of a site, by their paths in it.
fn below(site: &BTreeMap<String, Vec<u8>>, folder: &str) -> BTreeMap<String, Vec<u8>> {
    let file = |(path, bytes): (&String, &Vec<u8>)| Some((path.strip_prefix(folder)?.to_owned(), bytes.clone()));
    site.iter().filter_map(file).collect()
}

#[test]
fn members_stand_below_the_portal_of_all_as_they_would_alone() {
    let portal = province(&WARDS);
    let built = build(&portal, &["--lang", "en"]);
    assert_eq!(built.code, 0, "{}", built.err);
    assert!(built.err.contains("3 members and the portal of all."), "{}", built.err);
    let site = portal.site();
    // Alone, at the address that it has below the portal of all.
    let alone = Portal::empty();
    copy(&portal.file("an-mau"), &alone.root, |_| {});
    alone.edit("content/site.toml", "https://vidu.example.vn/thi-dua/", "https://vidu.example.vn/thi-dua/an-mau/");
    assert_eq!(alone.run(&["build"]).code, 0);
    let (mut member, mut alone) = (below(&site, "an-mau/"), alone.site());
    alone.remove(MANIFEST);
    assert_eq!(member.keys().collect::<Vec<_>>(), alone.keys().collect::<Vec<_>>());
    // Only the worker's version and the line that leads to the portal of all tell them apart.
    for files in [&mut member, &mut alone] {
        assert!(files.remove("service-worker.js").is_some());
    }
    let line = |depth: usize| format!("<p>Thuộc cổng chung: <a href={}>Phường Ví Dụ</a>.</p>", "../".repeat(depth + 1));
    let mut led = 0;
    for (path, bytes) in &member {
        if alone[path] != *bytes {
            let text = String::from_utf8(bytes.clone()).unwrap();
            let line = match path.as_str() {
                "404.html" => "<p>Thuộc cổng chung: <a href=/thi-dua/an-mau/../>Phường Ví Dụ</a>.</p>".to_owned(),
                "en/index.html" => "<p>Part of <a href=../../ lang=vi>Phường Ví Dụ</a>.</p>".to_owned(),
                _ => line(path.matches('/').count()),
            };
            assert!(text.contains(&line), "{path} has {line}");
            assert!(text.replace(&line, "").into_bytes() == alone[path], "{path} is as it is alone");
            led += 1;
        }
    }
    assert!(led > 20, "{led} pages lead to the portal of all");
}

#[test]
fn the_portal_of_all_lists_its_members_in_vietnamese_order_and_searches_all_of_them() {
    let portal = province(&WARDS);
    assert_eq!(build(&portal, &[]).code, 0);
    for page in ["index.html", "phuong-xa/index.html"] {
        let text = portal.published(page);
        let at = |words: &str| text.find(words).unwrap_or_else(|| panic!("{page} names {words}"));
        let order = [at(">Phường Dân Mẫu</a>"), at(">Phường Đông Mẫu</a>"), at(">Xã An Mẫu</a>")];
        assert!(order.is_sorted(), "{page}: {order:?}");
    }
    assert!(portal.published("phuong-xa/index.html").contains("href=../an-mau/"));
    let robots = portal.published("robots.txt");
    assert_eq!(robots.matches("Sitemap: ").count(), 4);
    assert!(robots.contains("Sitemap: https://vidu.example.vn/thi-dua/dan-mau/sitemap.xml\n"));
    // Every record of the members is among the results of the portal of all, at its address there.
    let results = |site: &BTreeMap<String, Vec<u8>>| -> String {
        let files = site.iter().filter(|(path, _)| path.starts_with("tim-kiem/chi-muc/"));
        files.map(|(_, bytes)| String::from_utf8_lossy(bytes).into_owned()).collect()
    };
    let all = results(&portal.site());
    for (folder, _) in WARDS {
        assert!(all.contains(&format!("{folder}/guong/o-dien/")), "{folder}");
        assert!(!results(&below(&portal.site(), &format!("{folder}/"))).contains(folder));
    }
}

#[test]
fn the_same_content_gives_the_same_bytes_whatever_the_threads_and_shares() {
    let portal = province(&WARDS);
    let mut sites = Vec::new();
    for threads in ["1", "5"] {
        assert_eq!(build_with(&portal, &[], threads).code, 0);
        sites.push(portal.site());
        fs::remove_dir_all(portal.file("public")).unwrap();
        fs::remove_dir_all(portal.file(".public.guong")).unwrap();
    }
    assert!(sites[0] == sites[1]);
    let mut merged = BTreeMap::new();
    for share in ["1/3", "2/3", "3/3"] {
        let output = portal.file(&format!("share-{}", &share[..1]));
        let built = build(&portal, &["--shard", share, "--output", output.to_str().unwrap()]);
        assert_eq!(built.code, 0, "{}", built.err);
        for (path, bytes) in contents(&output) {
            assert!(merged.insert(path, bytes).is_none());
        }
    }
    merged.retain(|path, _| !path.starts_with(MANIFEST));
    sites[0].remove(MANIFEST);
    assert!(merged == sites[0], "the shares are the site");
}

#[test]
fn a_mistake_in_one_member_publishes_nothing_and_all_mistakes_are_told_at_once() {
    let portal = province(&WARDS);
    assert_eq!(build(&portal, &[]).code, 0);
    let before = portal.site();
    portal.edit("dan-mau/content/stories/o-dien/index.md", "campaign = \"vi-du\"", "campaign = \"khong-co\"");
    portal.edit("an-mau/content/stories/ba-dua.md", "campaign = \"vi-du\"", "campaign = \"cung-khong\"");
    let built = build(&portal, &["--format", "short"]);
    assert_eq!(built.code, 1, "{}", built.err);
    for place in ["dan-mau/content/stories/o-dien/index.md:", "an-mau/content/stories/ba-dua.md:"] {
        assert!(built.out.lines().any(|line| line.starts_with(place) && line.contains("G411")), "{}", built.out);
    }
    assert!(portal.site() == before, "the published site is as it was");
    let built = build(&portal, &["--format", "json"]);
    let found: serde_json::Value = serde_json::from_str(&built.out).unwrap();
    let files: BTreeSet<&str> = found["diagnostics"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|finding| finding["severity"] == "error")
        .map(|finding| finding["file"].as_str().unwrap())
        .collect();
    assert_eq!(
        files.into_iter().collect::<Vec<_>>(),
        ["an-mau/content/stories/ba-dua.md", "dan-mau/content/stories/o-dien/index.md"]
    );
}

#[test]
fn a_folder_that_cannot_be_an_address_is_told() {
    let portal = province(&[("ke-hoach", "Ủy ban nhân dân phường Một"), ("Hai Mẫu", "Ủy ban nhân dân phường Hai")]);
    let built = build(&portal, &["--lang", "en"]);
    assert_eq!(built.code, 1);
    assert!(built.err.contains("G892"), "{}", built.err);
    assert!(built.err.contains("`ke-hoach` has the address of a section"), "{}", built.err);
    assert!(built.err.contains("`Hai Mẫu` cannot be an address"), "{}", built.err);
    assert!(portal.site().is_empty());
    let none = Portal::sample();
    let built = build(&none, &["--lang", "en"]);
    assert_eq!(built.code, 3);
    assert!(built.err.contains("holds no member portals"), "{}", built.err);
}

#[test]
fn members_share_the_theme_and_its_faults_are_told_where_they_are() {
    let portal = province(&WARDS);
    for settings in ["content/site.toml", "an-mau/content/site.toml"] {
        portal.edit(settings, "publisher = \"ubnd\"", "theme = \"xanh\"\npublisher = \"ubnd\"");
    }
    portal.write("themes/xanh/templates/not-found.html", "{{ page.title or \"Không thấy\" }}: {{ site.title }}");
    let built = build(&portal, &[]);
    assert_eq!(built.code, 0, "{}", built.err);
    for (page, own) in [("404.html", true), ("an-mau/404.html", true), ("dan-mau/404.html", false)] {
        assert_eq!(portal.published(page).starts_with("Không thấy: "), own, "{page}");
    }
    portal.write("themes/xanh/templates/not-found.html", "{{ page.title or \"Không thấy\" }}: {{ site.nothing }}");
    let built = build(&portal, &["--format", "short"]);
    assert_eq!(built.code, 1);
    let places: Vec<&str> = built.out.lines().filter(|line| line.contains("G803")).collect();
    assert_eq!(places.len(), 1, "the member's page: the portal of all is not made any more\n{}", built.out);
    assert!(places[0].contains("themes/xanh/templates/not-found.html:1:"), "{places:?}");
}

#[test]
fn the_log_of_each_member_is_held_against_its_own() {
    let portal = province(&WARDS);
    let member = portal.file("an-mau");
    let sealed = super::program::run(["--site", member.to_str().unwrap(), "seal", "--unsigned"]);
    assert_eq!(sealed.code, 0, "{}", sealed.err);
    assert_eq!(build(&portal, &[]).code, 0);
    let public = portal.file("public");
    let verify = || super::program::run(["verify", public.to_str().unwrap(), "--lang", "en"]);
    let answer = verify();
    assert_eq!(answer.code, 0, "{}", answer.err);
    assert!(answer.err.contains("The logs of 1 member portals hold as well."), "{}", answer.err);
    // Whoever changes an entry can write another manifest, but not another past.
    let log = public.join("an-mau").join(LOG_FILE);
    let before = fs::read_to_string(&log).unwrap();
    let digit = before.rfind(|c: char| c.is_ascii_digit()).unwrap();
    let other = if &before[digit..=digit] == "0" { "1" } else { "0" };
    let after = format!("{}{other}{}", &before[..digit], &before[digit + 1..]);
    fs::write(&log, &after).unwrap();
    let manifest = fs::read_to_string(public.join(MANIFEST)).unwrap();
    let [old, new] = [&before, &after].map(|text| sha256(text.as_bytes()));
    assert_eq!(manifest.matches(&old).count(), 1);
    fs::write(public.join(MANIFEST), manifest.replace(&old, &new)).unwrap();
    let answer = verify();
    assert_eq!(answer.code, 1, "{}", answer.err);
    assert!(answer.err.contains(&format!("an-mau/{LOG_FILE}")), "{}", answer.err);
    assert!(!answer.err.contains("is not as it was published"), "{}", answer.err);
}
