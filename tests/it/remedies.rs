//! What an editor is told to do, where a wrong remedy was once given.

use super::checks::{Case, Fixture, folder};
use guong::diagnostic::Language;

/// The remedies of all findings of one rule in the base site with `files` laid over it.
fn remedies(code: &str, files: &[(&str, &str)]) -> Vec<String> {
    let base = Fixture::read(&folder().join("base.txt"));
    let mut case = Case::over(&base);
    for (path, text) in files {
        case.files.retain(|(known, _)| known != path);
        case.files.push(((*path).to_owned(), (*text).to_owned()));
    }
    let (_, found) = case.run(&base);
    let of_rule = found.iter().filter(|finding| finding.rule.code == code);
    of_rule.filter_map(|finding| Some(finding.hint.as_ref()?.get(Language::Vi).to_owned())).collect()
}

fn story(line: &str) -> String {
    let mut keys = vec![
        "title = \"Lớp học\"",
        "date = 2026-05-19",
        "kind = \"model\"",
        "subject = \"Tổ dân phố 5\"",
        "unit = \"to-5\"",
        "campaign = \"mau\"",
        "summary = \"Cả tổ.\"",
    ];
    let key = line.split(" =").next().unwrap();
    keys.retain(|known| !known.starts_with(&format!("{key} =")));
    format!("+++\n{}\n{line}\n+++\n\nCả tổ.\n", keys.join("\n"))
}

#[test]
fn what_is_named_by_its_name_is_offered_by_its_id() {
    for (line, code, remedy) in [
        ("unit = \"Tổ dân phố 5\"", "G111", "viết mã của đơn vị ấy: “to-5”"),
        ("unit = \"to-dan-pho-5\"", "G411", "viết mã của đơn vị ấy: “to-5”"),
        ("campaign = \"Phường Mẫu thi đua đổi mới sáng tạo\"", "G111", "viết mã của phong trào ấy: “mau”"),
        ("content_heads = [\"Phát triển xã hội số\"]", "G111", "viết mã của nội dung thi đua ấy: “xa-hoi-so”"),
        ("unit = to-5", "G105", "viết: \"to-5\""),
    ] {
        assert_eq!(remedies(code, &[("stories/a.md", &story(line))]), [remedy], "{line}");
    }
    let plan = "+++\ntitle = \"Kế hoạch\"\ncampaign = \"mau\"\nissuer = \"ubnd-mau\"\ntype = \"plan\"\nnumber = \"1/KH-UBND\"\nissued = 2026-01-02\nbases = [\"57-NQ/TW\"]\n+++\n\n## I. Mục đích\n";
    assert_eq!(remedies("G111", &[("plans/k.md", plan)]), ["viết mã của văn bản ấy: “nq-57-tw-2024”"]);
}

#[test]
fn ids_that_are_offered_can_be_used() {
    let units = "[[unit]]\nid = \"tổ-5\"\nname = \"Tổ dân phố 5\"\nkind = \"neighbourhood\"\nlevel = \"grassroots\"\n";
    let story = story("unit = \"to-6\"");
    let offered = remedies("G411", &[("units.toml", units), ("stories/a.md", &story)]);
    assert!(offered.iter().any(|remedy| remedy.contains("“to-5”")), "{offered:?}");
    assert!(offered.iter().all(|remedy| !remedy.contains("tổ-5")), "{offered:?}");
    let nameless = remedies("G405", &[("pages/！.md", "+++\ntitle = \"a\"\n+++\n")]);
    assert_eq!(nameless, ["đặt tên bằng chữ thường không dấu, chữ số và dấu gạch nối: ten-bai.md"]);
}

#[test]
fn menus_and_braces_are_told_as_they_are_written() {
    let site = "title = \"a\"\nbase_url = \"https://mau.example.vn/\"\npublisher = \"ubnd-mau\"\nmedia_center = \"tt-mau\"\n[menu]\nitems = [\"campaigns/mau.md\", \"mau.md\", \"zzz\"]\n";
    assert_eq!(
        remedies("G431", &[("site.toml", site)]),
        [
            "ghi thư mục và mã: \"campaigns/mau\"",
            "ghi thư mục và mã: \"campaigns/mau\"",
            "ghi thư mục và mã, không có đuôi .md: \"pages/gioi-thieu\"",
        ]
    );
    let list = "+++\ntitle = \"Khen thưởng\"\ncampaign = \"mau\"\noccasion = \"annual\"\nyear = 2026\nstatus = \"granted\"\ndecision = { number = \"412/QĐ-UBND\", issued = 2026-11-06 }\n+++\n\n| Họ và tên | Đối tượng | Hình thức |\n| --- | --- | --- |\n| Nguyễn Thị An | cá nhân | Giấy khen |\n";
    let found = remedies("G107", &[("awards/2026.md", list)]);
    assert!(found.len() == 1 && found[0].contains("vào trong ngoặc { }"), "{found:?}");
}

#[test]
fn a_file_of_another_name_is_offered_the_right_one() {
    for (path, remedy) in [
        ("stories/HAY.MD", "đổi tên thành hay.md; không phải nội dung thì chuyển ra ngoài content/"),
        ("plans/k.md.txt", "đổi tên thành k.md; không phải nội dung thì chuyển ra ngoài content/"),
        ("Units.toml", "đổi tên thành units.toml"),
        ("document.toml", "đổi tên thành documents.toml"),
        ("story/a.md", "chuyển thẳng vào stories/"),
        ("plans/2026/a.md", "chuyển thẳng vào plans/"),
    ] {
        assert_eq!(remedies("G404", &[(path, "a")]), [remedy], "{path}");
    }
}
