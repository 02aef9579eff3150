//! A published copy that was tampered with is found out, and an honest one is not.

use super::ledger::{Dice, Files, count, history, key};
use guong::driver::Portal;
use guong::ledger::{Checkpoint, Endorsement, Hash, Salt, SecretKey, Tree};
use guong::publish::{Known, MANIFEST, NOTE, verify};
use guong::sealing::{self, Request};
use guong::world::{Clock, MemoryWorld};
use rayon::prelude::*;
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
    for (path, bytes) in copy.iter().filter(|(path, _)| *path != NOTE) {
        let _ = writeln!(manifest, "{}  {path}", Hash::of(bytes));
    }
    copy.insert(MANIFEST.to_owned(), manifest.into_bytes());
}

fn findings(copy: &Files, known: &Known) -> Vec<String> {
    let verified = verify(copy, known).unwrap();
    verified.findings.iter().map(|finding| format!("{} {}", finding.rule.code, finding.message.en)).collect()
}

/// A published copy, and what a reader knows of it.
struct Copy {
    files: Files,
    known: Known,
}

impl Copy {
    /// The copy of a history; signed, and known to be, where the history has a key.
    fn of(seed: u64) -> Self {
        let mut alarms = 0;
        let mut files = publish(&history(seed, &mut alarms));
        let key = key(&mut Dice(seed));
        if let Some(key) = &key {
            let word = Endorsement::of(Hash::of(&files[MANIFEST]), key);
            files.insert(NOTE.to_owned(), word.to_text().into_bytes());
        }
        let signed = key.is_some();
        Copy { files, known: Known { checkpoint: None, key: key.map(|key| key.public()), signed } }
    }
}

#[test]
fn an_honest_copy_is_right_and_a_changed_one_is_not() {
    let copies: Vec<Copy> = (0..6).map(Copy::of).collect();
    let signed = copies.iter().filter(|copy| copy.known.signed).count();
    assert!((1..6).contains(&signed), "{signed} of 6 copies are signed");
    for Copy { files, known } in &copies {
        for known in [known, &Known::default()] {
            assert_eq!(findings(files, known), [""; 0]);
        }
        let verified = verify(files, known).unwrap();
        assert_eq!(verified.signed, known.signed);
        // It continues every checkpoint that anybody may have kept.
        let ledger = verified.ledger;
        for size in 0..=ledger.entries.len() {
            let older = Tree::new(ledger.text.lines().take(size));
            let checkpoint = Checkpoint::of(&ledger.checkpoint.as_ref().unwrap().origin, &older);
            let known = Known { checkpoint: Some(checkpoint), ..known.clone() };
            assert_eq!(findings(files, &known), [""; 0], "{size}");
        }
    }
    let mut dice = Dice(42);
    let (wanted, mut done, mut missed, mut kinds) = (count("GUONG_TAMPERINGS", 400), 0, Vec::new(), [0; 3]);
    while done < wanted {
        let mut case = || {
            let at = dice.below(copies.len());
            tamper(&copies, at, &mut dice).map(|(files, what, whose)| (at, files, what, whose))
        };
        let cases: Vec<_> = (0..(wanted - done).min(200)).filter_map(|_| case()).collect();
        done += cases.len();
        for (.., whose) in &cases {
            kinds[*whose as usize] += 1;
        }
        let verdict = |(at, files, what, whose): (usize, Files, String, Whose)| {
            findings(&files, &copies[at].known).is_empty().then(|| format!("copy {at}: {what}, {whose:?}"))
        };
        missed.extend(cases.into_par_iter().filter_map(verdict).collect::<Vec<_>>());
    }
    println!(
        "6 honest copies, {signed} signed: 0 alarms; {done} tamperings with published files ({} of any file, {} of the log and lists with a manifest that fits, {} of any file with a manifest that fits and is signed by nobody or another): {} found",
        kinds[0],
        kinds[1],
        kinds[2],
        done - missed.len()
    );
    assert!(missed.is_empty(), "{missed:#?}");
}

fn extension(path: &str) -> &str {
    path.rsplit('.').next().unwrap_or_default()
}

/// What is tampered with, and how far.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Whose {
    /// Any file; the manifest stays.
    Any,
    /// The log or a list, with a manifest that fits: nothing but the log can tell.
    Proved,
    /// Any file of a signed copy, with a manifest that fits.
    Signed,
}

/// Changes something in a copy; says what, how, and whether a manifest that fits was written.
fn tamper(copies: &[Copy], at: usize, dice: &mut Dice) -> Option<(Files, String, Whose)> {
    let Copy { files, known } = &copies[at];
    let whose = match dice.below(4) {
        0 | 1 => Whose::Any,
        2 => Whose::Proved,
        _ if known.signed => Whose::Signed,
        _ => return None,
    };
    let is_proved = |path: &str| {
        let log = path.starts_with("nhat-ky/") && ["txt", "json", "jsonl"].contains(&extension(path));
        // Without the key there is no signature to miss; the portal then is one without a key.
        log && !path.ends_with("key.txt")
            || path.starts_with("khen-thuong/") && path.matches('/').count() == 2 && extension(path) == "json"
    };
    let fits = |path: &&String| match whose {
        Whose::Any => true,
        Whose::Proved => is_proved(path),
        Whose::Signed => path.as_str() != MANIFEST,
    };
    let paths: Vec<&String> = files.keys().filter(fits).collect();
    let path = (*dice.pick(&paths)).clone();
    let mut copy = files.clone();
    let how = match whose {
        Whose::Proved if path.starts_with("khen-thuong/") => dishonour(&mut copy, &path, dice)?,
        _ => change(&mut copy, &path, copies, dice)?,
    };
    // A page more is nothing that the log speaks of.
    if copy == *files || whose == Whose::Proved && how == "added" {
        return None;
    }
    if whose != Whose::Any {
        list(&mut copy);
    }
    // The strongest of those who have no key sign by one of their own.
    if whose == Whose::Signed && path != NOTE && dice.below(2) == 0 {
        let own = SecretKey::new("mau.example.vn/nhat-ky", [200; 32]).unwrap();
        let word = Endorsement::of(Hash::of(&copy[MANIFEST]), &own);
        copy.insert(NOTE.to_owned(), word.to_text().into_bytes());
    }
    Some((copy, format!("{path}, {how}"), whose))
}

/// Changes one file in one of the ways in which files are changed; says which.
fn change(copy: &mut Files, path: &str, copies: &[Copy], dice: &mut Dice) -> Option<&'static str> {
    let mut bytes = copy[path].clone();
    let (place, other) = (dice.below(bytes.len()), dice.below(bytes.len()));
    let lines = |bytes: &[u8]| bytes.split_inclusive(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect::<Vec<_>>();
    let how = match dice.below(9) {
        0 => {
            bytes[place] ^= 1 << dice.below(8);
            "flipped"
        }
        1 => {
            bytes.truncate(place);
            "truncated"
        }
        2 => {
            let part = bytes[place.min(other)..place.max(other)].to_vec();
            bytes.splice(place..place, part);
            "inserted"
        }
        3 => {
            let mut lines = lines(&bytes);
            let (a, b) = (dice.below(lines.len()), dice.below(lines.len()));
            lines.swap(a, b);
            bytes = lines.concat();
            "reordered"
        }
        4 => {
            bytes.clone_from(copies[dice.below(copies.len())].files.get(path)?);
            "forked"
        }
        5 => {
            copy.remove(path);
            return Some("deleted");
        }
        6 => {
            let paths: Vec<String> = copy.keys().cloned().collect();
            let second = dice.pick(&paths).clone();
            bytes = copy.insert(second, bytes)?;
            "exchanged"
        }
        // What begins with a dot at the root belongs to the host.
        _ if path.starts_with('.') => return None,
        7 => {
            let bytes = copy.remove(path)?;
            copy.insert(format!("{path}.cu"), bytes);
            return Some("renamed");
        }
        _ => {
            copy.insert(format!("{path}.moi.html"), b"<p>x</p>".to_vec());
            return Some("added");
        }
    };
    copy.insert(path.to_owned(), bytes);
    Some(how)
}

/// Changes the rows of a published list, and leaves it a list.
fn dishonour(copy: &mut Files, path: &str, dice: &mut Dice) -> Option<&'static str> {
    let (csv, shown) = (path.replace(".json", ".csv"), "Đã khen thưởng");
    if dice.below(6) == 0 {
        let text = String::from_utf8(copy.get(&csv)?.clone()).ok()?;
        let changed = text.replacen(shown, "Đã đính chính", 1);
        return (text != changed).then(|| {
            copy.insert(csv, changed.into_bytes());
            "another status in the table"
        });
    }
    let mut data: serde_json::Value = serde_json::from_slice(&copy[path]).ok()?;
    let rows = data["rows"].as_array_mut()?;
    let (a, b) = (dice.below(rows.len()), dice.below(rows.len()));
    let how = match dice.below(9) {
        0 => {
            rows[a]["name"] = "Trần Văn Khác".into();
            "another name"
        }
        4 => {
            rows[a]["unit"] = "Tổ dân phố khác".into();
            "another unit"
        }
        5 => {
            rows[a]["form"] = "Huân chương Lao động hạng Nhất".into();
            "another name of the form"
        }
        6 => {
            rows[a]["form_id"] = "labour-order-1".into();
            "another form"
        }
        7 => {
            let status = if rows[a]["status"] == "granted" { "corrected" } else { "granted" };
            rows[a]["status"] = status.into();
            "another status"
        }
        1 => {
            rows.remove(a);
            "a row less"
        }
        2 => {
            let row = rows[a].clone();
            rows.push(row);
            "a row more"
        }
        3 => {
            if rows[a]["name"] == rows[b]["name"] {
                return None;
            }
            rows.swap(a, b);
            "rows exchanged"
        }
        _ => {
            copy.remove(path);
            return Some("deleted");
        }
    };
    copy.insert(path.to_owned(), serde_json::to_vec_pretty(&data).unwrap());
    Some(how)
}

#[test]
fn a_rewritten_past_does_not_continue_what_a_reader_kept() {
    let mut alarms = 0;
    let (mine, other) = (publish(&history(1, &mut alarms)), publish(&history(2, &mut alarms)));
    let kept = verify(&mine, &Known::default()).unwrap().ledger;
    let known = Known { checkpoint: kept.checkpoint.clone(), key: None, signed: false };
    assert_eq!(findings(&mine, &known), [""; 0]);
    assert!(findings(&other, &known).iter().any(|found| found.starts_with("G922")));
    let stranger = SecretKey::new("mau.example.vn/nhat-ky", [9; 32]).unwrap().public();
    let known = Known { checkpoint: None, key: Some(stranger), signed: false };
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
