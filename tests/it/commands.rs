//! The commands from outside: what they answer, where, and with which exit code.

use super::program::{Answer, Portal, run};
use std::fs;

/// A finding in a file that is otherwise good.
fn with_fault() -> Portal {
    let portal = Portal::sample();
    portal.edit("content/stories/ba-dua.md", "unit = \"to-1\"", "unit = \"to-11\"");
    portal
}

#[test]
fn exit_codes_tell_how_a_command_ended() {
    let portal = Portal::sample();
    let code = |arguments: &[&str]| portal.run(arguments).code;
    assert_eq!(code(&["--help"]), 0);
    assert_eq!(code(&["--version"]), 0);
    assert_eq!(code(&["check"]), 0);
    assert_eq!(code(&["build"]), 0);
    assert_eq!(code(&["check", "--strict"]), 1, "the sample has a plan without a number");
    assert_eq!(with_fault().run(&["check"]).code, 1);
    assert_eq!(code(&["bild"]), 2);
    assert_eq!(code(&["check", "--format", "yaml"]), 2);
    assert_eq!(code(&["check", "--today", "2026-02-30"]), 2);
    assert_eq!(run([""; 0]).code, 2);
    assert_eq!(code(&["explain", "G000"]), 2);
    assert_eq!(code(&["rollback", "--output", "/proc/none"]), 3);
}

#[test]
fn a_folder_without_content_is_told_so_and_makes_nothing() {
    let portal = Portal::empty();
    fs::create_dir(&portal.root).unwrap();
    let answer = portal.run(&["build", "--lang", "en"]);
    assert_eq!(answer.code, 1, "{answer:?}");
    assert!(answer.err.contains("content"), "{answer:?}");
    assert!(!portal.file("public").exists());
}

#[test]
fn errors_stop_publishing_and_strict_makes_warnings_errors() {
    let portal = Portal::sample();
    assert_eq!(portal.run(&["build"]).code, 0);
    let before = portal.site();
    assert_eq!(portal.run(&["build", "--strict"]).code, 1);
    portal.edit("content/stories/ba-dua.md", "Tiền không rơi nữa là mừng.", "Gọi 0912 345 678 nhé.");
    let answer = portal.run(&["build"]);
    assert_eq!(answer.code, 1, "{answer:?}");
    assert_eq!(portal.site(), before, "the published site is as it was");
}

#[test]
fn the_audit_of_personal_data_is_written_beside_the_content_and_never_published() {
    let portal = Portal::sample();
    portal.edit("content/stories/ba-dua.md", "Tiền không rơi nữa là mừng.", "Gọi 0912 345 678 nhé.");
    portal.edit(
        "content/site.toml",
        "base_url",
        "privacy.allow = [{ text = \"1900 0000\", reason = \"đường dây <nóng>\" }]\nbase_url",
    );
    let answer = portal.run(&["check", "--privacy"]);
    assert_eq!(answer.code, 1, "{answer:?}");
    let page = portal.file(".guong-audit/du-lieu-ca-nhan.html");
    let text = fs::read_to_string(&page).unwrap();
    assert!(text.contains("stories/ba-dua.md:") && text.contains("09••"), "{text}");
    assert!(!text.contains("0912 345 678"), "the page gathers nobody's data");
    assert!(text.contains("1900 0000") && text.contains("đường dây &lt;nóng&gt;"), "{text}");

    portal.edit("content/stories/ba-dua.md", "Gọi 0912 345 678 nhé.", "Tiền không rơi nữa là mừng.");
    assert_eq!(portal.run(&["check", "--privacy"]).code, 0);
    assert_eq!(portal.run(&["build"]).code, 0);
    assert!(portal.site().keys().all(|path| !path.contains("audit") && !path.contains("du-lieu-ca-nhan")));

    let inside = portal.file(".guong-audit/public");
    let answer = portal.run(&["build", "--output", inside.to_str().unwrap()]);
    assert_eq!(answer.code, 3, "{answer:?}");
    assert!(!inside.exists());
    let whole = portal.file(".guong-audit");
    assert_eq!(portal.run(&["build", "--output", whole.to_str().unwrap()]).code, 3);

    // A portal that lies in a published site would publish its audit.
    fs::remove_dir_all(&whole).unwrap();
    fs::write(portal.file(".guong-manifest"), "").unwrap();
    assert_eq!(portal.run(&["check", "--privacy"]).code, 3);
    assert!(!whole.exists());
}

#[test]
fn every_format_tells_the_same_finding() {
    let portal = with_fault();
    let check = |format: &str, lang: &str| portal.run(&["check", "--format", format, "--lang", lang]);

    let Answer { out, err, .. } = check("short", "en");
    let line = out.lines().find(|line| line.contains(" error ")).unwrap();
    assert!(line.starts_with("stories/ba-dua.md:6:8: error G411 "), "{line}");
    assert!(line.is_ascii() && err.is_empty(), "{line} {err}");
    let vietnamese = check("short", "vi").out;
    assert_eq!(vietnamese.lines().count(), out.lines().count());
    assert!(vietnamese.contains(": error G411 "), "programs read the severity: {vietnamese}");
    assert!(vietnamese.contains("không có đơn vị nào"), "{vietnamese}");

    let json: serde_json::Value = serde_json::from_str(&check("json", "vi").out).unwrap();
    let all = json["diagnostics"].as_array().unwrap();
    assert_eq!(all.len(), out.lines().count());
    let fault = all.iter().find(|found| found["severity"] == "error").unwrap();
    assert_eq!((&fault["code"], &fault["file"]), (&"G411".into(), &"stories/ba-dua.md".into()));
    assert_eq!((&fault["line"], &fault["column"]), (&6.into(), &8.into()));
    for part in ["message", "hint"] {
        assert!(fault[part]["vi"].is_string() && fault[part]["en"].is_string(), "{fault}");
    }

    let github = check("github", "en").out;
    let line = github.lines().find(|line| line.starts_with("::error ")).unwrap();
    assert!(line.contains("content/stories/ba-dua.md,line=6,col=8"), "{line}");

    let Answer { out, err, .. } = check("human", "en");
    assert!(out.is_empty(), "people read the other stream: {out}");
    assert!(err.contains("content/stories/ba-dua.md:6:8") && err.contains("^^^^^^^"), "{err}");
    assert!(!err.contains('\u{1b}'), "no colour where nobody watches: {err}");
}

#[test]
fn every_rule_is_explained() {
    let list = run(["explain", "--lang", "en"]);
    let codes: Vec<&str> = list.out.lines().map(|line| &line[..4]).collect();
    assert_eq!(codes, guong::rules::all().iter().map(|rule| rule.code).collect::<Vec<_>>());
    for lang in ["vi", "en"] {
        let answer = run(["explain", "g411", "--lang", lang]);
        assert!(answer.code == 0 && answer.out.starts_with("G411 (") && answer.out.lines().count() > 3, "{answer:?}");
    }
}

#[test]
fn a_new_file_has_the_next_free_id() {
    let portal = Portal::sample();
    // Plans and documents share one space of ids.
    for (kind, title, id) in [
        ("story", "Bà Đưa", "stories/ba-dua-2"),
        ("story", "Bà Đưa", "stories/ba-dua-3"),
        ("story", "Ghế đá", "stories/ghe-da-2"),
        ("plan", "QĐ 923 TTg 2025", "plans/qd-923-ttg-2025-2"),
        ("page", "Khen thưởng", "pages/khen-thuong-2"),
    ] {
        let answer = portal.run(&["new", kind, title]);
        assert_eq!(answer.code, 0, "{answer:?}");
        assert!(portal.file(&format!("content/{id}.md")).exists(), "{id}: {answer:?}");
    }
    assert_eq!(portal.run(&["check"]).code, 0);
    assert_eq!(portal.run(&["new", "story", "Bài", "--id", "Đổi Thay"]).code, 2, "an id is not written like that");
    // Rows that are there already are somebody's.
    portal.write("content/awards/cu.csv", "x");
    let answer = portal.run(&["new", "awards", "Cũ"]);
    assert!(answer.code == 0 && portal.file("content/awards/cu-2.csv").exists(), "{answer:?}");
    let serve = format!("guong --site {} serve", portal.root.display());
    assert!(answer.err.contains(&serve), "what is to be typed next is of this portal: {answer:?}");
}

#[test]
fn where_there_is_no_portal_nothing_is_made() {
    let portal = Portal::empty();
    for command in [&["new", "story", "Bài"][..], &["key", "new"]] {
        let answer = portal.run(command);
        assert!(answer.code == 2 && answer.err.contains("content/site.toml"), "{answer:?}");
    }
    let folder = portal.root.to_str().unwrap();
    for wrong in ["javascript:alert(1)", "http://x.vn/a b"] {
        assert_eq!(run(["init", folder, "--url", wrong]).code, 2, "{wrong}");
    }
    assert!(!portal.root.exists());
}

#[test]
fn a_portal_can_be_made_from_nothing() {
    let portal = Portal::empty();
    let folder = portal.root.to_str().unwrap();
    let ward = r#"xã "Đồi \ Chè" <mới> & cũ"#;
    assert_eq!(run(["init", folder, "--ward", ward]).code, 0);
    let answer = portal.run(&["build", "--strict", "--today", "2026-03-01"]);
    assert_eq!(answer.code, 0, "{answer:?}");
    assert!(portal.published("index.html").contains("&lt;mới"), "names are text, not markup");
    assert_eq!(run(["init", folder]).code, 2, "a folder that is not empty is left alone");
}

#[test]
fn the_date_decides_what_is_shown() {
    let portal = Portal::sample();
    portal.edit("content/stories/ba-dua.md", "sample = true", "sample = true\npublish = 2026-12-01");
    let shown = |today: &str, id: &str| {
        let answer = portal.run(&["build", "--today", today]);
        assert_eq!(answer.code, 0, "{answer:?}");
        portal.site().get(&format!("guong/{id}/index.html")).map(|page| String::from_utf8_lossy(page).into_owned())
    };
    assert!(shown("2026-11-30", "ba-dua").is_none());
    assert!(shown("2026-12-01", "ba-dua").is_some());
    assert!(shown("2026-10-01", "het-han").unwrap().contains("Không còn hiện"));
    let tombstone = shown("2026-10-02", "het-han").unwrap();
    assert!(!tombstone.contains("Không còn hiện") && !tombstone.contains("bà Ơn"), "{tombstone}");
    assert!(shown("2026-11-30", "ban-nhap").is_none());
}
