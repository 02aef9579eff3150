//! Honest histories of a portal never raise an alarm about its ledger; tampering with it always does.
//!
//! Histories and tamperings are random, but the same in every run. `GUONG_TAMPERINGS=100000` asks for more of them,
//! and `GUONG_HISTORIES=1000` for more histories, `GUONG_DICE=1` for other tamperings; the counts are printed.

use guong::diagnostic::{Diagnostic, Severity};
use guong::ledger::{CHECKPOINT, Checkpoint, Entry, Hash, KEY, LEDGER, Salt, SecretKey, Tree, opening_path};
use guong::model::{self, Site};
use guong::sealing::{self, Next, Request, Sealable};
use guong::world::{Clock, MemoryWorld};
use guong::{checks, ledger};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::fmt::Write as _;

pub(super) type Files = BTreeMap<String, Vec<u8>>;

const SITE: &str = "title = \"Thi đua phường Mẫu\"\nbase_url = \"https://mau.example.vn/\"\npublisher = \"ubnd-mau\"\nmedia_center = \"ubnd-mau\"\n";
const UNITS: &str = "[[unit]]\nid = \"ubnd-mau\"\nname = \"Ủy ban nhân dân phường Mẫu\"\nkind = \"people-committee\"\nlevel = \"ward\"\n";
const CAMPAIGN: &str = "+++\ntitle = \"Phong trào\"\nissuer = \"ubnd-mau\"\nstart = \"2025\"\nend = \"2030\"\n+++\n";
const PLAN: &str = r#"+++
title = "Kế hoạch"
campaign = "c"
issuer = "ubnd-mau"
type = "plan"
number = "1/KH-UBND"
issued = 2026-01-01
recipients = ["Đảng ủy", "Lưu: VT"]
[[target]]
id = "mot"
year = 2030
group = "Hộ dân"
measure = "Có mã QR"
goal = ">= 80"
unit = "%"
[[target]]
id = "hai"
year = 2030
group = "Tổ dân phố"
measure = "Có tổ công nghệ số"
goal = "= 12"
[[quota]]
form = "ward-merit-certificate"
occasion = "annual"
collectives = 90
individuals = 95
[[duty]]
unit = "ubnd-mau"
what = "Mở chuyên trang"
[[duty]]
unit = "ubnd-mau"
what = "Tổng hợp báo cáo"
+++
Mở đầu.

## I. Mục đích

1. Việc một
a) Điều một;
b) Điều hai.
2. Việc hai
- Ý thứ nhất;
- Ý thứ hai.

## II. Tổ chức

Các đơn vị cùng làm.
"#;
const NAMES: &[&str] = &["Bế Thị An", "Lò Văn Bé", "Ma Văn Đức", "Đỗ Thị Ân", "Hứa Thị Nga", "Lục Văn Sáu"];

/// Numbers that look random and are the same in every run (`SplitMix64`).
pub(super) struct Dice(pub(super) u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    pub(super) fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % end.max(1) as u64).unwrap()
    }

    pub(super) fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }

    fn salt(&mut self) -> Salt {
        let (a, b) = (self.next().to_le_bytes(), self.next().to_le_bytes());
        Salt::new([a, b].concat().try_into().unwrap())
    }
}

/// An award list as an editor keeps it.
#[derive(Clone)]
struct List {
    status: &'static str,
    rows: Vec<(String, &'static str)>,
    corrections: Vec<(Option<usize>, String)>,
    /// How the file is written, which is nobody's business.
    spaced: bool,
}

impl List {
    fn text(&self, number: usize) -> String {
        let decided = matches!(self.status, "granted" | "corrected" | "revoked");
        let mut text = format!(
            "+++\ntitle = \"Khen thưởng đợt {number}\"\ncampaign = \"c\"\noccasion = \"annual\"\nyear = 2026\nstatus = \"{}\"\n",
            self.status
        );
        if decided {
            text.push_str("decision = { number = \"4/QĐ-UBND\", issued = 2026-11-06, issuer = \"ubnd-mau\" }\n");
        }
        if self.status == "consultation" {
            text.push_str("consultation = { opens = 2026-11-02, length = 10, unit = \"days\" }\n");
        }
        if self.status == "revoked" {
            text.push_str("revocation = { number = \"9/QĐ-UBND\", issued = 2026-11-20, reason = \"Xét lại\" }\n");
        }
        for (row, reason) in &self.corrections {
            let row = row.map(|row| format!("row = {row}\n")).unwrap_or_default();
            let _ = write!(text, "[[correction]]\n{row}reason = \"{reason}\"\n");
        }
        text.push_str("+++\n\nDanh sách kèm theo quyết định.\n\n| Họ và tên | Đối tượng | Hình thức | Tình trạng |\n| - | - | - | - |\n");
        let blank = if self.spaced { "   " } else { " " };
        for (name, status) in &self.rows {
            let _ = writeln!(text, "|{blank}{name}{blank}| cá nhân | Giấy khen |{blank}{status} |");
        }
        text
    }
}

/// A portal, its lists, and what its ledger has of them.
struct Portal {
    files: Files,
    lists: BTreeMap<usize, List>,
    made: usize,
    key: Option<SecretKey>,
    minutes: u32,
}

/// The key of a portal, if it has one; the first that its dice decide.
pub(super) fn key(dice: &mut Dice) -> Option<SecretKey> {
    let seed = [u8::try_from(dice.below(256)).unwrap(); 32];
    (dice.below(2) == 0).then(|| SecretKey::new("mau.example.vn/nhat-ky", seed).unwrap())
}

impl Portal {
    fn new(dice: &mut Dice) -> Self {
        let mut files = Files::new();
        for (path, text) in
            [("site.toml", SITE), ("units.toml", UNITS), ("campaigns/c.md", CAMPAIGN), ("plans/p.md", PLAN)]
        {
            files.insert(path.to_owned(), text.into());
        }
        let key = key(dice);
        let mut portal = Portal { files, lists: BTreeMap::new(), made: 0, key, minutes: 0 };
        portal.add(dice);
        portal
    }

    fn add(&mut self, dice: &mut Dice) {
        self.made += 1;
        let rows = (0..=dice.below(4)).map(|_| ((*dice.pick(NAMES)).to_owned(), "")).collect();
        let status = *dice.pick(&["consultation", "granted", "granted"]);
        self.lists.insert(self.made, List { status, rows, corrections: Vec::new(), spaced: false });
    }

    fn write(&mut self) {
        self.files.retain(|path, _| !path.starts_with("awards/"));
        for (number, list) in &self.lists {
            self.files.insert(format!("awards/d{number}.md"), list.text(*number).into_bytes());
        }
    }

    /// Does one thing that an editor may do, and gives what is to be sealed then.
    fn edit(&mut self, dice: &mut Dice) -> Request {
        let numbers: Vec<usize> = self.lists.keys().copied().collect();
        let number = *dice.pick(&numbers);
        let all = Request::Seal(Vec::new());
        let several = numbers.len() > 1;
        let list = self.lists.get_mut(&number).unwrap();
        let row = dice.below(list.rows.len());
        match dice.below(9) {
            0 => self.add(dice),
            1 if several => {
                self.lists.remove(&number);
                let name = format!("awards/d{number}");
                return match dice.below(2) {
                    0 => Request::Remove(name, "Đăng nhầm".to_owned()),
                    _ => Request::Withdraw(name, None, "Theo yêu cầu".to_owned()),
                };
            }
            2 => {
                list.rows[row].1 = "Đã hủy bỏ";
                list.corrections.push((Some(row + 1), format!("Hủy bỏ, lần {}", list.corrections.len())));
            }
            3 => {
                let withdrawn = format!("(đã gỡ theo yêu cầu lần {})", list.corrections.len() + self.minutes as usize);
                if list.rows[row].0.starts_with('(') {
                    return all;
                }
                list.rows[row].0 = withdrawn;
                list.corrections.retain(|(own, _)| *own != Some(row + 1));
                let part = Some((row + 1).to_string());
                return Request::Withdraw(format!("awards/d{number}"), part, "Theo yêu cầu".to_owned());
            }
            4 => list.spaced = !list.spaced,
            5 if list.status == "consultation" => {
                list.status = "granted";
                let named = list.corrections.iter().filter_map(|(row, _)| *row).max().unwrap_or(0);
                list.rows.truncate(named.max(row + 1));
            }
            6 if list.status == "granted" => list.status = "revoked",
            7 => {
                list.rows.push(((*dice.pick(NAMES)).to_owned(), ""));
                list.corrections.push((None, format!("Sót một người, lần {}", list.corrections.len())));
            }
            _ => {
                list.rows[row].0 = format!("{} {}", dice.pick(NAMES), dice.pick(NAMES));
                list.corrections.push((Some(row + 1), format!("Sửa tên, lần {}", list.corrections.len())));
            }
        }
        all
    }

    fn seal(&mut self, request: &Request, dice: &mut Dice) {
        self.write();
        let (site, _) = load(&self.files);
        self.minutes += 1;
        let now = format!("2026-11-21T03:{:02}:{:02}Z", self.minutes / 60, self.minutes % 60).parse().unwrap();
        let next = sealing::next(&site, request, now, &mut || dice.salt()).unwrap_or_else(|e| panic!("{}", e.0.en));
        apply(&mut self.files, &site, &next, self.key.as_ref());
    }
}

/// Writes what the command would write.
pub(super) fn apply(files: &mut Files, site: &Site, next: &Next, key: Option<&SecretKey>) {
    let mut tree = site.ledger.tree.clone();
    let mut text = site.ledger.text.clone();
    for sealing in &next.sealings {
        if let Some(opening) = &sealing.opening {
            files.insert(opening_path(&opening.record, opening.version), opening.to_text().into_bytes());
        }
        let line = sealing.entry.line();
        tree.push(&line);
        text.push_str(&line);
        text.push('\n');
    }
    for erased in &next.erased {
        files.insert(erased.path.clone(), erased.text.clone().into_bytes());
    }
    let mut checkpoint = Checkpoint::of(&sealing::origin(site), &tree);
    if let Some(key) = key {
        checkpoint = checkpoint.sign(key);
        files.insert(KEY.to_owned(), format!("{}\n", key.public()).into_bytes());
    }
    files.insert(LEDGER.to_owned(), text.into_bytes());
    files.insert(CHECKPOINT.to_owned(), checkpoint.to_text().into_bytes());
}

pub(super) fn load(files: &Files) -> (Site, Vec<Diagnostic>) {
    let mut world = MemoryWorld::new(Clock::Today("2026-11-21".parse().unwrap()));
    for (path, bytes) in files {
        world.insert(format!("content/{path}"), bytes.clone());
    }
    let (site, mut found) = checks::load(&world);
    // A change with its reason is told too, by a note.
    found.retain(|finding| finding.severity == Severity::Error || finding.rule.name == "change-not-sealed");
    (site, found)
}

pub(super) fn count(name: &str, usual: usize) -> usize {
    std::env::var(name).ok().map_or(usual, |count| count.parse().unwrap())
}

/// A history of up to a dozen edits; every state of it is free of errors.
pub(super) fn history(seed: u64, alarms: &mut usize) -> Files {
    let mut dice = Dice(seed);
    let mut portal = Portal::new(&mut dice);
    let mut request = Request::Seal(Vec::new());
    for _ in 0..4 + dice.below(8) {
        portal.seal(&request, &mut dice);
        let (_, found) = load(&portal.files);
        *alarms += found.len();
        for finding in found {
            eprintln!("history {seed}: {} {}", finding.rule.code, finding.message.en);
        }
        request = portal.edit(&mut dice);
    }
    portal.files
}

#[test]
fn honest_histories_raise_no_alarm_and_tampering_always_does() {
    let (histories, tamperings) = (count("GUONG_HISTORIES", 8), count("GUONG_TAMPERINGS", 150));
    let mut alarms = 0;
    let honest = |seed| {
        let mut alarms = 0;
        (history(seed, &mut alarms), alarms)
    };
    let histories_made: Vec<(Files, usize)> = (0..histories as u64).into_par_iter().map(honest).collect();
    alarms += histories_made.iter().map(|(_, alarms)| alarms).sum::<usize>();
    let states: Vec<Files> = histories_made.into_iter().map(|(files, _)| files).collect();
    assert_eq!(alarms, 0, "{alarms} false alarms on {histories} honest histories");
    let said: Vec<super::reckoning::Said> = states.iter().map(super::reckoning::said).collect();
    let mut dice = Dice(count("GUONG_DICE", 4711) as u64);
    let (mut done, mut missed) = (0, Vec::new());
    while done < tamperings {
        let mut case = || {
            let at = dice.below(states.len());
            tamper(&states, at, &mut dice).map(|(files, what)| (at, files, what))
        };
        let cases: Vec<_> = (0..(tamperings - done).min(500)).filter_map(|_| case()).collect();
        let verdict = |(at, files, what): (usize, Files, String)| {
            // A list or plan that still says the same was not tampered with.
            let same = !what.starts_with("ledger") && super::reckoning::said(&files) == said[at];
            (!same).then(|| {
                load(&files).1.is_empty().then(|| format!("history {at}: {what}: {}", difference(&states[at], &files)))
            })
        };
        let verdicts: Vec<Option<String>> = cases.into_par_iter().filter_map(verdict).collect();
        done += verdicts.len();
        missed.extend(verdicts.into_iter().flatten());
    }
    println!("{histories} honest histories: 0 alarms; {done} tamperings: {} found", done - missed.len());
    assert!(missed.is_empty(), "{missed:#?}");
}

/// The lines of either state that the other has not, for whoever looks at what was missed.
fn difference(before: &Files, after: &Files) -> String {
    let lines = |files: &Files, path: &String| -> Vec<String> {
        let text = String::from_utf8_lossy(files.get(path).map_or(&[][..], Vec::as_slice)).into_owned();
        text.split('\n').map(str::to_owned).collect()
    };
    let paths = before.keys().chain(after.keys().filter(|path| !before.contains_key(*path)));
    let changed = paths.filter(|path| before.get(*path) != after.get(*path)).map(|path| {
        let (old, new) = (lines(before, path), lines(after, path));
        let start = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
        let rest = old.len().min(new.len()) - start;
        let end = old.iter().rev().zip(new.iter().rev()).take(rest).take_while(|(a, b)| a == b).count();
        format!("{path}:{start} {:?} became {:?}", &old[start..old.len() - end], &new[start..new.len() - end])
    });
    changed.collect::<Vec<_>>().join("; ")
}

/// Changes one file, and says which and how; none where nothing came of it.
fn tamper(states: &[Files], at: usize, dice: &mut Dice) -> Option<(Files, String)> {
    let mut files = states[at].clone();
    let touched = |path: &&String| {
        path.starts_with("awards/") || path.starts_with("plans/") || path.starts_with("ledger/") || *path == LEDGER
    };
    let paths: Vec<String> = files.keys().filter(touched).cloned().collect();
    // The ledger itself is as likely as all other files together.
    let path = if dice.below(2) == 0 { LEDGER.to_owned() } else { dice.pick(&paths).clone() };
    let old = files[&path].clone();
    let mut lines: Vec<Vec<u8>> = old.split_inclusive(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect();
    let (a, b) = (dice.below(lines.len()), dice.below(lines.len()));
    let how = dice.below(9);
    let new: Option<Vec<u8>> = match how {
        // An entry says something else, or a new one is put in, and every line after it is made to fit.
        7 | 8 if path == LEDGER => Some(forged(&old, a, how == 8)?),
        7 | 8 => return None,
        0 => {
            let mut bytes = old.clone();
            let at = dice.below(bytes.len());
            bytes[at] ^= 1 << dice.below(8);
            Some(bytes)
        }
        1 => {
            lines.remove(a);
            Some(lines.concat())
        }
        2 => {
            lines.swap(a, b);
            Some(lines.concat())
        }
        3 => {
            let line = lines[a].clone();
            lines.insert(b, line);
            Some(lines.concat())
        }
        4 => Some(old[..dice.below(old.len())].to_vec()),
        // The same file of another history, or that of another with the beginning of this one.
        5 => {
            let other = dice.pick(states);
            let other = other.get(&path)?.clone();
            let fork = lines[..a].concat();
            let rest = other.split_inclusive(|byte| *byte == b'\n').skip(a).collect::<Vec<_>>().concat();
            Some(if dice.below(2) == 0 { other } else { [fork, rest].concat() })
        }
        _ => None,
    };
    match new {
        Some(new) if new == old => return None,
        Some(new) => drop(files.insert(path.clone(), new)),
        None => drop(files.remove(&path)),
    }
    Some((files, format!("{path}, {how}")))
}

/// A ledger whose entry `at` was changed, or stands twice, with numbers and hashes of the lines after it made anew: what
/// somebody writes who knows the format. The checkpoint alone tells.
fn forged(ledger: &[u8], at: usize, insert: bool) -> Option<Vec<u8>> {
    let text = std::str::from_utf8(ledger).ok()?;
    let mut entries: Vec<Entry> = text.lines().map(Entry::parse).collect::<Option<_>>()?;
    if insert {
        entries.insert(at, entries.get(at)?.clone());
    }
    entries.get_mut(at)?.reason.push_str(" (sửa)");
    let mut out = String::new();
    let mut previous = entries.first()?.previous;
    for (seq, entry) in (0..).zip(&mut entries) {
        (entry.seq, entry.previous) = (seq, previous);
        let line = entry.line();
        previous = Hash::of(line.as_bytes());
        out.push_str(&line);
        out.push('\n');
    }
    Some(out.into_bytes())
}

#[test]
fn every_word_of_a_plan_is_sealed() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let world = guong::world::DiskWorld::new(folder, Clock::Today("2026-11-21".parse().unwrap()));
    let (site, _) = model::load(&world);
    assert!(site.plans.records().len() > 5);
    for (id, plan) in site.plans.iter() {
        let record = sealing::record(&site, Sealable::Plan(id));
        let mut sealed = BTreeMap::new();
        for piece in &record.pieces {
            let words = piece.value.get("paragraphs").and_then(|value| value.as_array()).cloned().unwrap_or_default();
            for word in words.iter().flat_map(|text| text.as_str().unwrap().split_whitespace()) {
                *sealed.entry(word.to_owned()).or_insert(0) += 1;
            }
        }
        let outline = plan.body.outline.as_ref().unwrap();
        for word in outline.plain.text().split_whitespace() {
            let left = sealed.get_mut(word).unwrap_or_else(|| panic!("{}: {word}", plan.id.value));
            *left -= 1;
            assert!(*left >= 0, "{}: {word}", plan.id.value);
        }
    }
}

/// Words of the ledger that other programs rely on.
#[test]
fn the_formats_are_those_that_are_documented() {
    let mut alarms = 0;
    let files = history(3, &mut alarms);
    let text = String::from_utf8(files[LEDGER].clone()).unwrap();
    let (mut previous, mut tree) = (ledger::Hash::of(b"mau.example.vn/nhat-ky"), Tree::default());
    for line in text.lines() {
        let entry: serde_json::Value = serde_json::from_str(line).unwrap();
        assert_eq!(entry["previous"], previous.to_string());
        let parts = entry["parts"].as_array().unwrap();
        let path = format!("ledger/{}/{}.json", entry["record"].as_str().unwrap(), entry["version"]);
        if let Some(version) = files.get(&path) {
            let version: serde_json::Value = serde_json::from_slice(version).unwrap();
            for (part, sealed) in version["parts"].as_array().unwrap().iter().zip(parts) {
                let Some(salt) = part.get("salt") else { continue };
                let hashed = serde_json::json!(["guong/part/1", salt, part["key"], part["value"]]);
                assert_eq!(sealed[1], ledger::Hash::of_json(&hashed).to_string());
            }
        }
        let record = serde_json::json!(["guong/record/1", entry["record"], entry["version"], parts]);
        assert_eq!(entry["sha256"], ledger::Hash::of_json(&record).to_string());
        previous = ledger::Hash::of(line.as_bytes());
        tree.push(line);
    }
    let checkpoint = Checkpoint::parse(std::str::from_utf8(&files[CHECKPOINT]).unwrap()).unwrap();
    assert_eq!((checkpoint.size, checkpoint.root), (tree.size(), tree.root()));
}
