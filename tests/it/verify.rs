//! A published copy that was tampered with is found out, and an honest one is not.

use super::ledger::{Dice, Files, count, history};
use guong::driver::Portal;
use guong::ledger::{Checkpoint, Hash, Salt, SecretKey, Tree};
use guong::publish::{Known, MANIFEST, verify};
use guong::sealing::{self, Request};
use guong::world::{Clock, MemoryWorld};
use std::fmt::Write as _;
use std::path::Path;

/// The portal that `files` hold, as it is published, without its search index.
fn publish(files: &Files) -> Files {
    let mut world = MemoryWorld::new(Clock::Today("2026-11-21".parse().unwrap()));
    for (path, bytes) in files {
        world.insert(format!("content/{path}"), bytes.clone());
    }
    let portal = Portal::load(&world);
    let make = |job| portal.make(&world, job).unwrap_or_else(|found| panic!("{}", found.message.en));
    let mut copy: Files = portal.jobs().into_iter().map(make).map(|file| (file.path, file.bytes)).collect();
    list(&mut copy);
    copy
}

/// Writes the manifest of a copy, as whoever tampers with it can.
fn list(copy: &mut Files) {
    copy.remove(MANIFEST);
    let mut manifest = String::new();
    for (path, bytes) in copy.iter() {
        let _ = writeln!(manifest, "{}  {path}", Hash::of(bytes));
    }
    copy.insert(MANIFEST.to_owned(), manifest.into_bytes());
}

fn findings(copy: &Files, known: &Known) -> Vec<String> {
    let verified = verify(copy, known).unwrap();
    verified.findings.iter().map(|finding| format!("{} {}", finding.rule.code, finding.message.en)).collect()
}

#[test]
fn an_honest_copy_is_right_and_a_changed_one_is_not() {
    let mut alarms = 0;
    let copies: Vec<Files> = (0..6).map(|seed| publish(&history(seed, &mut alarms))).collect();
    for copy in &copies {
        assert_eq!(findings(copy, &Known::default()), [""; 0]);
        // It continues every checkpoint that anybody may have kept.
        let verified = verify(copy, &Known::default()).unwrap();
        let ledger = verified.ledger;
        for size in 0..=ledger.entries.len() {
            let older = Tree::new(ledger.text.lines().take(size));
            let checkpoint = Checkpoint::of(&ledger.checkpoint.as_ref().unwrap().origin, &older);
            let known = Known { checkpoint: Some(checkpoint), key: ledger.key.clone() };
            assert_eq!(findings(copy, &known), [""; 0], "{size}");
        }
    }
    let mut dice = Dice(42);
    let (wanted, mut done, mut missed) = (count("GUONG_TAMPERINGS", 300), 0, Vec::new());
    while done < wanted {
        let at = dice.below(copies.len());
        let Some((copy, what)) = tamper(&copies, at, &mut dice) else { continue };
        done += 1;
        if findings(&copy, &Known::default()).is_empty() {
            missed.push(format!("copy {at}: {what}"));
        }
    }
    println!("6 honest copies: 0 alarms; {done} tamperings with published files: {} found", done - missed.len());
    assert!(missed.is_empty(), "{missed:#?}");
}

fn extension(path: &str) -> &str {
    path.rsplit('.').next().unwrap_or_default()
}

/// Changes something in a copy, sometimes with a manifest that fits.
fn tamper(copies: &[Files], at: usize, dice: &mut Dice) -> Option<(Files, String)> {
    let mut copy = copies[at].clone();
    let how = dice.below(7);
    let of_log = |path: &&String| path.starts_with("nhat-ky/") && ["txt", "json"].contains(&extension(path));
    let paths: Vec<String> = match how {
        0..4 => copy.keys().cloned().collect(),
        4 | 5 => copy.keys().filter(of_log).cloned().collect(),
        _ => {
            copy.keys().filter(|path| path.starts_with("khen-thuong/") && extension(path) == "json").cloned().collect()
        }
    };
    let path = dice.pick(&paths).clone();
    let mut bytes = copy[&path].clone();
    let place = dice.below(bytes.len());
    match how {
        0 | 4 => bytes[place] ^= 1 << dice.below(8),
        1 | 5 => bytes.truncate(place),
        // What begins with a dot at the root belongs to the host.
        2 if path.starts_with('.') => return None,
        2 => {
            copy.insert(format!("{path}.moi.html"), b"<p>x</p>".to_vec());
        }
        3 => {
            bytes.clone_from(dice.pick(copies).get(&path)?);
        }
        // Somebody else is honoured, in the data and in the manifest.
        _ => {
            let text = String::from_utf8(bytes).unwrap();
            let (before, rest) = text.split_once("\"name\": \"")?;
            bytes = format!("{before}\"name\": \"Trần Văn {place}\",\"x\": \"{rest}").into_bytes();
        }
    }
    if bytes == copy[&path] && how != 2 {
        return None;
    }
    copy.insert(path.clone(), bytes);
    if how >= 4 {
        list(&mut copy);
    }
    Some((copy, format!("{path}, {how}")))
}

#[test]
fn a_rewritten_past_does_not_continue_what_a_reader_kept() {
    let mut alarms = 0;
    let (mine, other) = (publish(&history(1, &mut alarms)), publish(&history(2, &mut alarms)));
    let kept = verify(&mine, &Known::default()).unwrap().ledger;
    let known = Known { checkpoint: kept.checkpoint.clone(), key: None };
    assert_eq!(findings(&mine, &known), [""; 0]);
    assert!(findings(&other, &known).iter().any(|found| found.starts_with("G922")));
    let stranger = SecretKey::new("mau.example.vn/nhat-ky", [9; 32]).unwrap().public();
    let known = Known { checkpoint: None, key: Some(stranger) };
    assert!(findings(&mine, &known).iter().any(|found| found.starts_with("G922")));
}

/// The log that the script of the verification page is held to as well.
#[test]
fn vectors_are_those_of_the_program() {
    let list = |name: &str, correction: &str| {
        format!(
            "+++\ntitle = \"Khen thưởng\"\ncampaign = \"c\"\noccasion = \"annual\"\nyear = 2026\nstatus = \"granted\"\n\
             decision = {{ number = \"4/QĐ-UBND\", issued = 2026-11-06, issuer = \"u\" }}\n{correction}+++\n\n\
             | Họ và tên | Đối tượng | Hình thức |\n| - | - | - |\n| {name} | cá nhân | Giấy khen “đặc biệt” \\\\ |\n| Tổ 5 | tập thể | Giấy khen |\n"
        )
    };
    let fixed = [
        (
            "site.toml",
            "title = \"C\"\nbase_url = \"https://mau.example.vn/\"\npublisher = \"u\"\nmedia_center = \"u\"\n",
        ),
        (
            "units.toml",
            "[[unit]]\nid = \"u\"\nname = \"UBND phường Mẫu\"\nkind = \"people-committee\"\nlevel = \"ward\"\n",
        ),
        ("campaigns/c.md", "+++\ntitle = \"C\"\nissuer = \"u\"\nstart = \"2025\"\nend = \"2030\"\n+++\n"),
    ];
    let mut files: Files = fixed.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())).collect();
    let key = SecretKey::new("mau.example.vn/nhat-ky", [7; 32]).unwrap();
    let mut salts = (0..).map(|number: u8| Salt::new([number; 16]));
    let first = (list("Bế Thị An", ""), Request::Seal(Vec::new()));
    let second = (list("Bế Thị Ân", "[[correction]]\nrow = 1\nreason = \"Sửa tên\"\n"), Request::Seal(Vec::new()));
    let third = (list("(đã gỡ)", ""), Request::Withdraw("awards/a".into(), Some("1".into()), "Theo yêu cầu".into()));
    for (minute, (text, request)) in [first, second, third].into_iter().enumerate() {
        files.insert("awards/a.md".to_owned(), text.into_bytes());
        let (site, _) = super::ledger::load(&files);
        let now = format!("2026-11-21T03:{minute:02}:00Z").parse().unwrap();
        let next = sealing::next(&site, &request, now, &mut || salts.next().unwrap());
        super::ledger::apply(&mut files, &site, &next.unwrap_or_else(|e| panic!("{}", e.0.en)), Some(&key));
    }
    let text = |path: &str| String::from_utf8(files[path].clone()).unwrap();
    let versions: Vec<String> = (1..=3).map(|version| text(&format!("ledger/awards/a/{version}.json"))).collect();
    let vectors = serde_json::json!({
        "ledger": text("ledger.jsonl"), "checkpoint": text("ledger/checkpoint.txt"), "key": text("ledger/key.txt"), "versions": versions,
    });
    let vectors = serde_json::to_string_pretty(&vectors).unwrap() + "\n";
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors/ledger.json");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &vectors).unwrap();
    }
    assert_eq!(std::fs::read_to_string(&path).unwrap_or_default(), vectors);
}
