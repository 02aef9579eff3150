//! What is known of who signed a document is shown, sealed and published; what is not known is left out.

use super::ledger::{Files, load};
use guong::driver::Portal;
use guong::sealing::{self, Sealable};
use guong::world::{Clock, MemoryWorld};

fn files(signer: &str) -> Files {
    let site = "title = \"T\"\nbase_url = \"https://mau.example.vn/\"\npublisher = \"u\"\nmedia_center = \"u\"\n";
    let unit = "[[unit]]\nid = \"u\"\nname = \"UBND phường Mẫu\"\nkind = \"people-committee\"\nlevel = \"ward\"\n";
    let campaign = "+++\ntitle = \"C\"\nissuer = \"u\"\nstart = \"2025\"\nend = \"2030\"\n+++\n";
    let plan = format!(
        "+++\ntitle = \"Kế hoạch\"\ncampaign = \"c\"\nissuer = \"u\"\ntype = \"plan\"\nnumber = \"1/KH-UBND\"\nissued = 2026-01-01\n{signer}\n+++\n## I. Mục đích\n"
    );
    [("site.toml", site), ("units.toml", unit), ("campaigns/c.md", campaign), ("plans/p.md", &plan)]
        .map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec()))
        .into()
}

/// The page, the row of open data, and what is sealed.
fn shown(signer: &str) -> (String, String, serde_json::Value) {
    let files = files(signer);
    let (site, found) = load(&files);
    assert!(found.is_empty(), "{found:?}");
    let head = sealing::record(&site, Sealable::find(&site, "plans/p").unwrap()).pieces[0].value["signer"].clone();
    let mut world = MemoryWorld::new(Clock::Today("2026-11-21".parse().unwrap()));
    for (path, bytes) in files {
        world.insert(format!("content/{path}"), bytes);
    }
    let portal = Portal::load(&world);
    let file = |path: &str| {
        let made = portal.jobs().into_iter().map(|job| portal.make(&world, job).unwrap());
        made.filter(|file| file.path == path).map(|file| String::from_utf8(file.bytes).unwrap()).next().unwrap()
    };
    let page = file("ke-hoach/p/index.html");
    let by = page.split_once("sign__by").map(|(_, after)| after.split_once("</div>").unwrap().0.to_owned());
    let data: serde_json::Value = serde_json::from_str(&file("du-lieu/plans.json")).unwrap();
    (by.unwrap_or_default(), format!("{}, {}", data[0]["signer"], data[0]["signer_title"]), head)
}

#[test]
fn a_signer_may_have_no_name() {
    let (page, data, sealed) = shown("signer = { title = \"Chủ tịch\", capacity = [\"TM. Ủy ban nhân dân\"] }");
    assert!(page.contains("TM. ỦY BAN NHÂN DÂN") && page.contains("CHỦ TỊCH"), "{page}");
    assert!(!page.contains("<strong></strong>") && page.matches("<p>").count() == 1, "{page}");
    assert_eq!(data, "null, \"Chủ tịch\"");
    assert_eq!(sealed, serde_json::json!({ "title": "Chủ tịch", "capacity": ["TM. Ủy ban nhân dân"] }));

    let (page, data, sealed) = shown("signer = { name = \"Trần Thị Mẫu\" }");
    assert!(page.contains("<strong>Trần Thị Mẫu</strong>") && page.matches("<p>").count() == 1, "{page}");
    assert_eq!(data, "\"Trần Thị Mẫu\", null");
    assert_eq!(sealed["name"], "Trần Thị Mẫu");

    let nothing = (String::new(), "null, null".to_owned(), serde_json::Value::Null);
    assert_eq!(shown("signer = {}"), nothing);
    assert_eq!(shown(""), nothing);
}
