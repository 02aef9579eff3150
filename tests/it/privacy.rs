//! The gate against personal data, measured: forms in which it is written, at every place where a text can stand, and
//! sentences of official texts, in which it must see none.
//!
//! `tests/privacy/planted*.txt` hold the forms, one a line, with what must be found between « and »;
//! `tests/privacy/clean*.txt` hold sentences with blanks, which are filled in differently each time. Sections of whole
//! bodies, front matter and rows are planted as they are, `⏎` being the end of a line.
//!
//! Each set after the first was written before the detector saw any of it, and mended its rules. What was found of sets 2
//! to 8 at first sight: 82, 94, 90, 98, 100, 100 and 100 % of the forms, with alarms on 1.0, 0.7, 0.7, 0, 1.1, 2.6 and 0 %
//! of the clean lines.

use super::checks;
use guong::checks::personal_data::scan;
use std::fmt::Write as _;
use unicode_normalization::UnicodeNormalization as _;

/// A disguise: what a keyboard, an office program or a web page makes of the same words.
type Disguise = (&'static str, fn(&str) -> String);

const DISGUISES: &[Disguise] = &[
    ("as it is", str::to_owned),
    ("decomposed", |text| text.nfd().collect()),
    ("non-breaking spaces", |text| text.replace(' ', "\u{a0}")),
    ("narrow spaces", |text| text.replace(' ', "\u{202f}")),
    ("full-width digits", |text| text.chars().map(full_width).collect()),
    ("soft hyphens", |text| between_digits(text, "\u{ad}")),
    ("zero-width spaces", |text| between_digits(text, "\u{200b}")),
    ("two spaces", |text| text.replace(' ', "  ")),
    ("in a sentence", |text| format!("Theo báo cáo của tổ dân phố, {text}, phường ghi nhận và biểu dương.")),
    ("after a number", |text| format!("Năm 2026, 12 tập thể. {text}")),
    ("before a number", |text| format!("{text}. Năm 2026 có 12 tập thể.")),
];

fn full_width(c: char) -> char {
    c.to_digit(10).and_then(|digit| char::from_u32(0xFF10 + digit)).unwrap_or(c)
}

fn between_digits(text: &str, sign: &str) -> String {
    let mut out = String::new();
    let mut before = false;
    for c in text.chars() {
        if before && c.is_ascii_digit() {
            out.push_str(sign);
        }
        before = c.is_ascii_digit();
        out.push(c);
    }
    out
}

/// The sets, in the order in which they were written.
const SETS: &[&str] = &["", "-2", "-3", "-4", "-5", "-6", "-7", "-8"];

/// The lines of every set's file with the section that they stand in.
fn lines(kind: &str) -> Vec<(&'static str, String, String)> {
    let mut lines = Vec::new();
    for set in SETS {
        let path = format!("{}/tests/privacy/{kind}{set}.txt", env!("CARGO_MANIFEST_DIR"));
        let mut section = String::new();
        for line in std::fs::read_to_string(path).unwrap().lines() {
            match line.strip_prefix("== ") {
                Some(name) => name.clone_into(&mut section),
                None if line.is_empty() || line.starts_with("# ") => {}
                None => lines.push((*set, section.clone(), line.to_owned())),
            }
        }
    }
    lines
}

/// Sections whose lines are planted as they are.
const WHOLE: &[&str] = &["bodies", "front matter", "rows"];

/// The forms that may stand anywhere, each with its set: the text with its marks.
fn planted() -> Vec<(&'static str, String)> {
    let apart = lines("planted").into_iter().filter(|(_, section, _)| !WHOLE.contains(&section.as_str()));
    apart.map(|(set, _, line)| (set, line)).collect()
}

/// What was missed of each set, for the report.
fn tally(name: &str, each: impl Iterator<Item = (&'static str, bool)>) -> String {
    let mut sets: Vec<(&str, usize, usize)> = SETS.iter().map(|set| (*set, 0, 0)).collect();
    for (set, good) in each {
        let of = sets.iter_mut().find(|(name, ..)| *name == set).unwrap();
        of.1 += usize::from(good);
        of.2 += 1;
    }
    sets.iter().fold(String::new(), |mut out, (set, good, all)| {
        let _ = writeln!(out, "{name}{set}: {good} of {all}");
        out
    })
}

/// The text without its marks, and the marked parts.
fn unmarked(marked: &str) -> (String, Vec<std::ops::Range<usize>>) {
    let (mut text, mut parts, mut start) = (String::new(), Vec::new(), 0);
    for c in marked.chars() {
        match c {
            '«' => start = text.len(),
            '»' => parts.push(start..text.len()),
            c => text.push(c),
        }
    }
    (text, parts)
}

#[test]
fn planted_forms_are_found_in_every_disguise_and_at_their_place() {
    let forms = planted();
    assert!(forms.len() >= 300, "{} forms", forms.len());
    let (mut all, mut missed, mut report, mut plain) = (0, 0, String::new(), Vec::new());
    for (name, disguise) in DISGUISES {
        for (set, form) in &forms {
            let (text, parts) = unmarked(&disguise(form));
            let found: Vec<_> = scan(&text).into_iter().map(|finding| finding.range).collect();
            let exact = *name == "as it is";
            let near = |a: usize, b: usize| !exact || a.abs_diff(b) <= 24;
            let seen = |part: &std::ops::Range<usize>| {
                found.iter().any(|range| {
                    let overlap = range.start < part.end && part.start < range.end;
                    overlap && near(range.start, part.start) && near(range.end, part.end)
                })
            };
            all += 1;
            let good = parts.iter().all(seen);
            let overlaps = |part: &std::ops::Range<usize>| {
                found.iter().any(|range| range.start < part.end && part.start < range.end)
            };
            plain.extend(exact.then(|| (*set, parts.iter().all(overlaps))));
            if !good {
                missed += 1;
                let found: Vec<_> = found.iter().map(|range| &text[range.clone()]).collect();
                let _ = writeln!(report, "{name}: {form} {found:?}");
            }
        }
    }
    println!("{}{missed} of {all} missed in all disguises\n{report}", tally("found, planted", plain.into_iter()));
    assert!(missed * 100 <= all, "{missed} of {all} missed\n{report}");
}

#[test]
fn official_sentences_raise_no_alarm() {
    let templates = lines("clean");
    let apart = templates.iter().filter(|(_, section, _)| !WHOLE.contains(&section.as_str()));
    let mut blanks = Blanks(20_260_521);
    let (mut all, mut alarms, mut report, mut plain) = (0, 0, String::new(), Vec::new());
    for round in 0..12 {
        for (set, _, template) in apart.clone() {
            let sentence = blanks.fill(template);
            let (name, disguise) = DISGUISES[if round < 6 { 0 } else { round - 5 }];
            let text = disguise(&sentence);
            all += 1;
            let found = scan(&text);
            plain.extend((round == 0).then_some((*set, found.is_empty())));
            if !found.is_empty() {
                alarms += 1;
                let found: Vec<_> = found.iter().map(|finding| (finding.kind, &text[finding.range.clone()])).collect();
                let _ = writeln!(report, "{name}: {text} {found:?}");
            }
        }
    }
    println!("{}{alarms} alarms in {all} sentences\n{report}", tally("silent, clean", plain.into_iter()));
    assert!(all >= 1_500, "{all} sentences");
    assert!(alarms * 100 <= all, "{alarms} alarms in {all} sentences\n{report}");
}

/// Fills in blanks, differently each time and alike in each run.
struct Blanks(u64);

impl Blanks {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % bound
    }

    fn fill(&mut self, template: &str) -> String {
        let mut parts = template.split('{');
        let mut out = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let (blank, rest) = part.split_once('}').unwrap();
            let value = self.value(blank);
            out.push_str(&value);
            out.push_str(rest);
        }
        out
    }

    fn value(&mut self, blank: &str) -> String {
        match blank {
            "n" => (1 + self.below(99)).to_string(),
            "k" => (100 + self.below(9_900)).to_string(),
            "x" => (1 + self.below(9)).to_string(),
            "m" => self.grouped(1),
            "g" => {
                let groups = 1 + self.below(2);
                format!("{}.000", self.grouped(groups))
            }
            "p" => format!("{},{}", self.below(100), self.below(10)),
            "y" => (1930 + self.below(97)).to_string(),
            "d" => {
                let sign = ["/", "/", "/", "-", "."][usize::try_from(self.below(5)).unwrap()];
                let (day, month, year) = (1 + self.below(28), 1 + self.below(12), 2015 + self.below(16));
                if self.below(2) == 0 {
                    format!("{day}{sign}{month}{sign}{year}")
                } else {
                    format!("{day:02}{sign}{month:02}{sign}{year}")
                }
            }
            "D" => format!("{:02} tháng {} năm {}", 1 + self.below(28), 1 + self.below(12), 2015 + self.below(16)),
            "num" => {
                let code = ["KH-UBND", "QĐ-UBND", "QĐ-CT", "KH/ĐU", "BC-UBND", "TTr-UBND"];
                format!("{}/{}", 1 + self.below(3_000), code[usize::try_from(self.below(6)).unwrap()])
            }
            "N" => {
                let names = ["Đông", "Lê Lợi", "Đồng Mẫu", "Phú Hải", "Hòa Bình"];
                names[usize::try_from(self.below(5)).unwrap()].to_owned()
            }
            "T" => format!("{} giờ {:02}", 7 + self.below(12), self.below(60)),
            other => panic!("unknown blank {other}"),
        }
    }

    /// 12.345 with one group after the first, 12.345.678 with two.
    fn grouped(&mut self, groups: u64) -> String {
        let mut text = (1 + self.below(999)).to_string();
        for _ in 0..groups {
            let _ = write!(text, ".{:03}", self.below(1_000));
        }
        text
    }
}

/// A place of a content folder where a text can stand: its name, the file, and the file's text with `@@` for the form.
type Place = (&'static str, &'static str, &'static str);

const STORY: &str = "stories/lop-hoc.md";

const PLACES: &[Place] = &[
    ("title", STORY, "title = \"Lớp tối, @@\""),
    ("summary", STORY, "title = \"Lớp học\"\nsummary = \"Mười hai buổi tối, @@, cả tổ cùng học.\""),
    ("literal string", STORY, "title = \"Lớp học\"\nproblem = '''\nKhó khăn: @@\n'''"),
    ("list of strings", STORY, "title = \"Lớp học\"\nsteps = [\"Bước một.\", \"Bước hai: @@\"]"),
    ("alternative text", STORY, "title = \"Lớp học\"\n[[photo]]\nfile = \"a.png\"\nalt = \"Ảnh: @@\""),
    ("caption", STORY, "title = \"Lớp học\"\n[[photo]]\nfile = \"a.png\"\nalt = \"Ảnh\"\ncaption = \"Ảnh: @@\""),
    (
        "source of a result",
        STORY,
        "title = \"Lớp học\"\n[[result]]\nmeasure = \"Hồ sơ\"\nafter = \"92\"\nsource = \"Sổ, @@\"",
    ),
    ("paragraph", STORY, "\u{0}Cả tổ cùng học. @@\n"),
    ("heading", STORY, "\u{0}## Lớp tối, @@\n\nCả tổ cùng học.\n"),
    ("list", STORY, "\u{0}- một\n- hai: @@\n"),
    ("quotation", STORY, "\u{0}> Theo lời kể: @@\n"),
    ("strong", STORY, "\u{0}Cả tổ: **@@** cùng học.\n"),
    ("words of a link", STORY, "\u{0}Cả tổ, [xem @@](https://example.vn) cùng học.\n"),
    ("title of a picture", STORY, "\u{0}![Ảnh lớp](a.png \"Ảnh: @@\")\n"),
    ("alternative text in a body", STORY, "\u{0}![Ảnh: @@](a.png)\n"),
    ("code", STORY, "\u{0}Mã: `@@` ở đây.\n"),
    ("HTML", STORY, "\u{0}<p>Theo đó: @@</p>\n"),
    ("footnote", STORY, "\u{0}Cả tổ cùng học.[^1]\n\n[^1]: Ghi chú: @@\n"),
    ("cell", STORY, "\u{0}| Việc | Ghi chú |\n| --- | --- |\n| Dạy | @@ |\n"),
    ("cell of a list", "awards/2026.csv", "1,Nguyễn Thị An,cá nhân,Tổ dân phố 5,Giấy khen,\"Dạy 12 buổi; @@\""),
    ("register", "units.toml", "@@"),
    ("page", "pages/lien-he.md", "\u{0}Liên hệ: @@\n"),
    ("correction", "awards/2026.md", "@@"),
];

/// The content folder with one form at one place.
fn planted_site(place: &Place, form: &str, base: &checks::Fixture) -> (String, checks::Case) {
    let (_, path, text) = place;
    let mut case = checks::Case::over(base);
    let quoted = form.replace('\\', "\\\\").replace('"', "\\\"");
    let file = match *path {
        "awards/2026.csv" => {
            format!(
                "STT,Họ và tên,Đối tượng,Đơn vị,Hình thức,Thành tích\n{}\n",
                text.replace("@@", &form.replace('"', "\"\""))
            )
        }
        "units.toml" => {
            let units = case.files.iter().find(|(path, _)| path == "units.toml").unwrap().1.clone();
            format!("{units}short = \"Tổ 5\"\nnote = \"\"\n")
                .replace("note = \"\"\n", "")
                .replace("\"Tổ 5\"", &format!("\"{quoted}\""))
        }
        "pages/lien-he.md" => format!("+++\ntitle = \"Liên hệ\"\n+++\n\n{}", text[1..].replace("@@", form)),
        "awards/2026.md" => String::new(),
        _ => {
            if let Some(body) = text.strip_prefix('\u{0}') {
                format!("{STORY_HEAD}title = \"Lớp học\"\nsummary = \"Cả tổ.\"\n+++\n\n{}", body.replace("@@", form))
            } else {
                let summary = if text.contains("summary") { "" } else { "summary = \"Cả tổ.\"\n" };
                format!("{STORY_HEAD}{summary}{}\n+++\n\nCả tổ cùng học.\n", text.replace("@@", &quoted))
            }
        }
    };
    if path.starts_with("awards/") {
        let reason = if *path == "awards/2026.md" { quoted } else { "Ghi nhầm tên.".to_owned() };
        case.files.push((
            "awards/2026.md".to_owned(),
            format!("{LIST_HEAD}\n[[correction]]\ndate = 2026-11-10\nrow = 1\nreason = \"{reason}\"\n+++\n"),
        ));
        let rows = if *path == "awards/2026.csv" { file.clone() } else { LIST_ROWS.to_owned() };
        case.files.push(("awards/2026.csv".to_owned(), rows));
    }
    if *path != "awards/2026.md" && *path != "awards/2026.csv" {
        case.files.retain(|(existing, _)| existing != path);
        case.files.push(((*path).to_owned(), file.clone()));
        case.files.push(("stories/a.png png".to_owned(), String::new()));
    }
    (case.files.iter().find(|(name, _)| name == path).unwrap().1.clone(), case)
}

const STORY_HEAD: &str =
    "+++\ndate = 2026-05-19\nkind = \"model\"\nsubject = \"Tổ dân phố 5\"\nunit = \"to-5\"\ncampaign = \"mau\"\n";
const LIST_HEAD: &str = "+++\ntitle = \"Khen thưởng năm 2026\"\ncampaign = \"mau\"\noccasion = \"annual\"\nyear = 2026\nstatus = \"granted\"\ndecision = { number = \"412/QĐ-UBND\", issued = 2026-11-06, issuer = \"ubnd-mau\" }\nrows = \"2026.csv\"\n";
const LIST_ROWS: &str =
    "STT,Họ và tên,Đối tượng,Đơn vị,Hình thức,Thành tích\n1,Nguyễn Thị An,cá nhân,Tổ dân phố 5,Giấy khen,Dạy 12 buổi\n";

#[test]
fn planted_forms_are_found_wherever_a_text_can_stand() {
    let base = checks::Fixture::read(&checks::folder().join("base.txt"));
    let forms = planted();
    let (mut all, mut missed, mut report) = (0, 0, String::new());
    for (number, (_, form)) in forms.iter().enumerate() {
        let place = &PLACES[number % PLACES.len()];
        let (text, parts) = unmarked(form);
        let (file, case) = planted_site(place, &text, &base);
        let (site, found) = case.run(&base);
        let at = file.find(&text[parts[0].clone()]);
        let line = at.map(|at| file[..at].matches('\n').count() + 1);
        let here = found.iter().filter(|finding| finding.rule.code == "G601").any(|finding| {
            let source = site.sources.file(finding.span.file);
            source.path() == place.1 && line.is_none_or(|line| source.position(finding.span.start).line == line)
        });
        all += 1;
        if !here {
            missed += 1;
            let codes: Vec<_> = found.iter().map(|finding| checks::short(&site, finding)).collect();
            let _ = writeln!(report, "{}: {form} {codes:?}", place.0);
        }
    }
    println!("{missed} of {all} missed\n{report}");
    assert!(missed * 100 <= all, "{missed} of {all} missed\n{report}");
}

/// The content folder with `text` as a whole body, as more front matter, or as the rows of a list; the file's path, and
/// the byte at which the text starts in it.
fn whole_site(section: &str, text: &str, base: &checks::Fixture) -> (&'static str, usize, checks::Case) {
    let mut case = checks::Case::over(base);
    let unless = |key: &str, line: &str| if text.contains(key) { String::new() } else { line.to_owned() };
    let (path, head, tail) = match section {
        "rows" => {
            let list = format!("{LIST_HEAD}+++\n");
            case.files.push(("awards/2026.md".to_owned(), list));
            ("awards/2026.csv", String::new(), "\n")
        }
        "front matter" => {
            let title = unless("title =", "title = \"Lớp học\"\n");
            (
                STORY,
                format!("{STORY_HEAD}{title}{}", unless("summary =", "summary = \"Cả tổ.\"\n")),
                "\n+++\n\nCả tổ.\n",
            )
        }
        _ => (STORY, format!("{STORY_HEAD}title = \"Lớp học\"\nsummary = \"Cả tổ.\"\n+++\n\n"), "\n"),
    };
    case.files.retain(|(existing, _)| existing != path);
    case.files.push((path.to_owned(), format!("{head}{text}{tail}")));
    case.files.push(("stories/a.png png".to_owned(), String::new()));
    (path, head.len(), case)
}

/// The places of findings of personal data in one file.
fn places(case: &checks::Case, base: &checks::Fixture, path: &str) -> Vec<std::ops::Range<usize>> {
    let (site, found) = case.run(base);
    let here = found.iter().filter(|finding| {
        matches!(finding.rule.code, "G601" | "G308") && site.sources.file(finding.span.file).path() == path
    });
    here.map(|finding| finding.span.start as usize..finding.span.end as usize).collect()
}

#[test]
fn whole_bodies_rows_and_front_matter_are_looked_through() {
    let base = checks::Fixture::read(&checks::folder().join("base.txt"));
    let whole = |kind| lines(kind).into_iter().filter(|(_, section, _)| WHOLE.contains(&section.as_str()));
    let (mut verdicts, mut report) = (Vec::new(), String::new());
    for (set, section, line) in whole("planted") {
        let (text, parts) = unmarked(&line.replace('⏎', "\n"));
        let (path, start, case) = whole_site(&section, &text, &base);
        let found = places(&case, &base, path);
        let seen = |part: &std::ops::Range<usize>| {
            found.iter().any(|range| range.start < start + part.end && start + part.start < range.end)
        };
        let good = parts.iter().all(seen);
        verdicts.push((set, good));
        if !good {
            let _ = writeln!(report, "{section}: {line} {found:?}");
        }
    }
    let missed = verdicts.iter().filter(|(_, good)| !good).count();
    let (all, mut clean, tally_planted) = (verdicts.len(), Vec::new(), tally("found, planted", verdicts.into_iter()));
    for (set, section, line) in whole("clean") {
        let (path, _, case) = whole_site(&section, &line.replace('⏎', "\n"), &base);
        let found = places(&case, &base, path);
        clean.push((set, found.is_empty()));
        if !found.is_empty() {
            let _ = writeln!(report, "alarm, {section}: {line} {found:?}");
        }
    }
    let alarms = clean.iter().filter(|(_, good)| !good).count();
    println!("{tally_planted}{}\n{report}", tally("silent, clean", clean.into_iter()));
    assert!(missed * 100 <= all && alarms == 0, "{missed} of {all} missed, {alarms} alarms\n{report}");
}
