use super::near;
use crate::model::{Entry, load};
use crate::world::{Clock, MemoryWorld};

#[test]
fn whose_document_it_is_is_said_in_its_paragraph() {
    assert_eq!(near(" của Phường Mẫu.\nPhường khác").collect::<String>(), " của Phường Mẫu.");
    assert_eq!(near(&"ộ".repeat(200)).count(), super::NEAR);
}

const UNITS: &str = r#"
[[unit]]
id = "cp"
name = "Chính phủ"
kind = "central"
level = "central"
[[unit]]
id = "ttg"
name = "Thủ tướng Chính phủ"
kind = "central"
level = "central"
[[unit]]
id = "bnv"
name = "Bộ Nội vụ"
kind = "central"
level = "central"
[[unit]]
id = "d"
name = "Ủy ban nhân dân thành phố D"
short = "UBND thành phố"
kind = "people-committee"
level = "province"
[[unit]]
id = "ct-d"
name = "Chủ tịch Ủy ban nhân dân thành phố D"
kind = "other"
level = "province"
[[unit]]
id = "e"
name = "Ủy ban nhân dân tỉnh E"
kind = "people-committee"
level = "province"
[[unit]]
id = "hong"
name = "Ủy ban nhân dân phường Hồng"
kind = "people-committee"
level = "ward"
parent = "d"
formerly = ["Ủy ban nhân dân xã Cũ"]
[[unit]]
id = "vh"
name = "Phòng Văn hóa - Xã hội"
kind = "department"
level = "ward"
parent = "hong"
"#;

/// Number, type, issuer and date of the documents that are known; the number's digits are the first of the id.
const DOCUMENTS: [(&str, &str, &str, &str); 9] = [
    ("1/KH-UBND", "plan", "d", "2025-01-02"),
    ("1/KH-UBND", "plan", "e", "2025-03-02"),
    ("2/KH-UBND", "plan", "d", "2025-01-02"),
    ("3/KH-UBND", "plan", "hong", "2025-01-02"),
    ("4/BC-VH", "report", "vh", "2025-01-02"),
    ("5/QĐ-TTg", "decision", "ttg", "2025-01-02"),
    ("6/2025/TT-BNV", "circular", "bnv", "2025-01-02"),
    ("7/QĐ-UBND", "decision", "ct-d", "2025-01-02"),
    ("8/KH-UBND", "plan", "e", "2025-01-02"),
];

/// The numbers and issuers of the documents that a text of the ward of Hồng means; `-` for none.
fn meant(text: &str) -> Vec<String> {
    let document = |(at, (number, kind, issuer, date)): (usize, &(&str, &str, &str, &str))| {
        format!(
            "[[document]]\nid = \"v{at}\"\nnumber = \"{number}\"\ntype = \"{kind}\"\nissuer = \"{issuer}\"\nissued = {date}\ntitle = \"T\"\n"
        )
    };
    let documents: String = DOCUMENTS.iter().enumerate().map(document).collect();
    let world = MemoryWorld::new(Clock::Today("2026-11-21".parse().unwrap()))
        .with("content/units.toml", UNITS)
        .with("content/documents.toml", documents);
    let (site, _) = load(&world);
    let found = site.index.mentions.find(&site, text, site.units.find("hong"));
    let show = |cited: super::Cited| match Entry::from(cited) {
        Entry::Document(id) => {
            let at: usize = site.documents[id].id.value[1..].parse().unwrap();
            format!("{} {}", DOCUMENTS[at].0.split('/').next().unwrap(), DOCUMENTS[at].2)
        }
        _ => String::new(),
    };
    found.into_iter().map(|mentioned| mentioned.cited.map_or("-".to_owned(), show)).collect()
}

#[test]
fn whose_it_is_is_what_the_text_says_and_then_who_writes() {
    let cases = [
        ("Kế hoạch số 1/KH-UBND", "1 d"),
        ("Kế hoạch số 1/KH-UBND của Ủy ban nhân dân tỉnh E", "1 e"),
        ("Kế hoạch số 1/KH-UBND ngày 02/3/2025 của UBND tỉnh E về", "1 e"),
        ("Kế hoạch số 1/KH-UBND của UBND tỉnh Khác", "-"),
        ("Kế hoạch số 1/KH-UBND của UBND thành phố.", "1 d"),
        ("Kế hoạch số 1/KH-UBND của UBND thành phố Khác", "-"),
        ("Kế hoạch số 2/KH-UBND của UBND TP D, UBND tỉnh E", "2 d"),
        ("Kế hoạch số 2/KH-UBND của UBND tỉnh E", "-"),
        ("Kế hoạch số 2/KH-UBND của Chính phủ", "-"),
        ("Kế hoạch số 2/KH-UBND của UBND phường", "2 d"),
        ("Kế hoạch số 8/KH-UBND của tỉnh E", "8 e"),
        ("Kế hoạch số 8/KH-UBND. Của tỉnh Khác", "8 e"),
        ("Kế hoạch số 8/KH-UBND\ncủa tỉnh Khác", "8 e"),
        ("Kế hoạch số 3/KH-UBND của UBND phường Hồng", "3 hong"),
        ("Kế hoạch số 3/KH-UBND của UBND phường Hồng Hà", "-"),
        ("Kế hoạch số 3/KH-UBND của Uỷ ban nhân dân xã Cũ", "3 hong"),
        ("Kế hoạch số 3/KH-UBND của UBND huyện Hồng", "-"),
        ("Báo cáo số 4/BC-VH của Phòng Văn hóa - Xã hội", "4 vh"),
        ("Báo cáo số 4/BC-VH của Phòng Văn hóa - Xã hội phường Hồng", "4 vh"),
        ("Báo cáo số 4/BC-VH của Phòng Văn hóa - Xã hội phường Khác", "-"),
        ("Quyết định số 5/QĐ-TTg của Thủ tướng Chính phủ Phạm Văn A", "5 ttg"),
        ("Quyết định số 5/QĐ-TTg của Thủ tướng", "5 ttg"),
        ("Quyết định số 5/QĐ-TTg của Chính phủ", "5 ttg"),
        ("Thông tư số 6/2025/TT-BNV của Bộ trưởng Bộ Nội vụ", "6 bnv"),
        ("Quyết định số 7/QĐ-UBND của UBND thành phố D", "7 ct-d"),
        ("Quyết định số 7/QĐ-UBND của Chủ tịch UBND tỉnh E", "-"),
    ];
    for (text, expected) in cases {
        assert_eq!(meant(text), [expected], "{text}");
    }
}

#[test]
fn of_several_in_a_row_the_last_says_whose_they_are() {
    assert_eq!(meant("các Kế hoạch số 1/KH-UBND và số 8/KH-UBND của UBND tỉnh E"), ["1 e", "8 e"]);
    assert_eq!(meant("Kế hoạch số 1/KH-UBND ngày 02/3/2025, số 2/KH-UBND của UBND tỉnh E"), ["1 e", "-"]);
    assert_eq!(meant("Quyết định số 5/QĐ-TTg và Kế hoạch số 8/KH-UBND của UBND tỉnh E"), ["5 ttg", "8 e"]);
    assert_eq!(meant("Kế hoạch số 1/KH-UBND thực hiện Kế hoạch số 8/KH-UBND của UBND tỉnh E"), ["1 d", "8 e"]);
}

#[test]
fn another_year_is_another_document_and_another_day_a_slip() {
    assert_eq!(meant("Kế hoạch số 2/KH-UBND ngày 02/01/2024"), ["-"]);
    assert_eq!(meant("Kế hoạch số 2/KH-UBND ngày 12/01/2025"), ["2 d"]);
    assert_eq!(meant("Kế hoạch số 8/KH-UBND ngày 12/01/2025"), ["-"]);
    assert_eq!(meant("Kế hoạch số 8/KH-UBND ngày 12/01/2025 của UBND tỉnh E"), ["8 e"]);
    assert_eq!(meant("Thông tư số 6/2025/TT-BNV ngày 02/01/2024"), ["6 bnv"]);
}
