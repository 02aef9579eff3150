//! A site that was built over many others is the one that a first build makes.

use super::program::{Portal, TODAY, contents, repository};
use crate::texts::{self, Dice};
use chrono::{Days, NaiveDate};
use guong::driver;
use guong::publish::MANIFEST;
use guong::world::{Clock, DiskWorld, World};
use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

/// Every file of the site that `portal` describes, by path.
fn made(portal: &driver::Portal, world: &dyn World) -> BTreeMap<String, Vec<u8>> {
    let jobs = portal.jobs().into_iter().map(|job| portal.make(world, job).unwrap());
    let mut files: BTreeMap<String, Vec<u8>> = jobs.map(|file| (file.path, file.bytes)).collect();
    let index = portal.search_index(|file| {
        files.insert(file.path, file.bytes);
        Ok::<(), ()>(())
    });
    index.unwrap();
    files
}

/// The portal, the day, and what the last edit overwrote.
struct Desk {
    portal: Portal,
    today: NaiveDate,
    dice: Dice,
    undo: Vec<(PathBuf, Option<String>)>,
}

impl Desk {
    fn write(&mut self, path: &str, text: Option<&str>) {
        let path = self.portal.file(path);
        self.undo.push((path.clone(), fs::read_to_string(&path).ok()));
        put(&path, text);
    }

    fn stories(&self) -> Vec<String> {
        let names = contents(&self.portal.file("content/stories")).into_keys();
        names.filter(|name| !name.contains('/')).collect()
    }

    /// Changes, or removes, a published file.
    fn meddle(&mut self) {
        let site = self.portal.file("public");
        if !site.exists() {
            return;
        }
        let files: Vec<String> = contents(&site).into_keys().filter(|path| path != MANIFEST).collect();
        if files.is_empty() || self.dice.below(3) == 0 {
            return;
        }
        let file = site.join(&files[self.dice.below(files.len())]);
        put(&file, if self.dice.below(2) == 0 { Some("khác") } else { None });
    }

    /// Spoils what the last build left for the next one: cuts a file off, perhaps behind a line, changes a byte, or removes it.
    fn spoil(&mut self) {
        let file = self.portal.file(".public.guong").join(self.dice.one(&["texts", "texts.list", "memo"]));
        let Ok(mut bytes) = fs::read(&file) else { return };
        let at = self.dice.below(bytes.len().max(1));
        match self.dice.below(4) {
            0 => bytes.truncate(at),
            1 => bytes.truncate(bytes[..at].iter().rposition(|byte| *byte == b'\n').map_or(0, |line| line + 1)),
            2 => bytes.iter_mut().skip(at).take(1).for_each(|byte| *byte ^= 1),
            _ => return fs::remove_file(&file).unwrap(),
        }
        fs::write(&file, bytes).unwrap();
    }

    /// Gives the theme a picture of its own, another one, or the same under another name.
    fn edit_assets(&mut self, round: usize) {
        let names = ["favicon.svg", "rieng.svg", "rieng-2.svg"].map(|name| format!("themes/rieng/assets/{name}"));
        let there = names.iter().find_map(|name| Some((name, fs::read_to_string(self.portal.file(name)).ok()?)));
        let to = &names[self.dice.below(names.len())];
        let new = format!("<svg xmlns=\"http://www.w3.org/2000/svg\"><title>{round}</title></svg>");
        let svg = match there {
            Some((from, svg)) if self.dice.below(2) == 0 => {
                self.write(from, None);
                svg
            }
            _ => new,
        };
        self.write(to, Some(&svg));
    }

    /// One of the things that editors do.
    fn edit(&mut self, round: usize) {
        let stories = self.stories();
        let story = format!("content/stories/{}", stories[self.dice.below(stories.len())]);
        let text = fs::read_to_string(self.portal.file(&story)).unwrap();
        let sentence = texts::sentence(&mut self.dice);
        match self.dice.below(12) {
            0 | 1 => self.write(&story, Some(&format!("{text}\n{sentence}\n"))),
            9 => {
                let words = self.dice.one(&OTHERS_SEE);
                self.write(&story, Some(&format!("{text}\n{words}\n")));
            }
            10 => {
                let words: Vec<&str> = text.split("\n+++\n").collect();
                let title = words[0].replace("title = \"", &format!("title = \"Sửa {round}: "));
                self.write(&story, Some(&format!("{title}\n+++\n{}", words[1..].join("\n+++\n"))));
            }
            // Nothing, or something behind the publisher's back.
            11 => self.meddle(),
            2 | 3 => self.write(&format!("content/stories/bai-{round}.md"), Some(&text)),
            4 => self.write(&story, None),
            5 => {
                self.write(&story, None);
                self.write(&format!("content/stories/doi-ten-{round}.md"), Some(&text));
            }
            6 if self.dice.below(2) == 0 => self.edit_assets(round),
            6 => {
                let style = format!("/* {round} */ .g-read {{ max-width: {}rem }}\n", 30 + round % 9);
                self.write("themes/rieng/print.css", Some(&style));
            }
            7 => {
                let settings = fs::read_to_string(self.portal.file("content/site.toml")).unwrap();
                let rest =
                    settings.lines().filter(|line| !line.starts_with("title = ") && !line.starts_with("theme = "));
                let rest: Vec<&str> = rest.collect();
                let theme = self.dice.one(&["default", "rieng"]);
                let settings = format!("title = \"Cổng {round}\"\ntheme = \"{theme}\"\n{}\n", rest.join("\n"));
                self.write("content/site.toml", Some(&settings));
            }
            _ => self.today = self.today + Days::new(1 + self.dice.below(200) as u64),
        }
    }
}

/// Words of a body that show on other pages than its own, or change what its file is.
const OTHERS_SEE: [&str; 7] = [
    "## Một mục mới {#muc-moi}",
    "Theo Nghị quyết số 57-NQ/TW ngày 22/12/2024.",
    "Theo Nghị quyết số 57-NQ/TW ngày 22/12/2024 của UBND tỉnh Khác.",
    "[Kế hoạch](../plans/mau-ke-hoach.md)",
    "![Tranh](khong-co.jpg)",
    "| A | B |\n|---|---|\n| 1 | 2 |",
    "Gọi **ngay** hôm nay[^1].\n\n[^1]: Một chú thích.",
];

fn put(path: &PathBuf, text: Option<&str>) {
    match text {
        Some(text) => fs::create_dir_all(path.parent().unwrap()).and_then(|()| fs::write(path, text)).unwrap(),
        None => drop(fs::remove_file(path)),
    }
}

/// `EDITS` says how many edits are tried.
#[test]
fn builds_after_random_edits_give_what_a_first_build_gives() {
    let edits = std::env::var("EDITS").ok().and_then(|edits| edits.parse().ok()).unwrap_or(30);
    let portal = Portal::sample();
    portal.write("themes/rieng/print.css", "");
    let output = portal.file("public");
    let today = TODAY.parse().unwrap();
    let mut desk = Desk { portal, today, dice: Dice::of("edits", 1), undo: Vec::new() };
    let (mut good, mut kept) = (0, 0);
    for round in 0..edits {
        desk.edit(round);
        if round % 2 == 1 {
            desk.spoil();
        }
        let world = DiskWorld::new(&desk.portal.root, Clock::Today(desk.today));
        let portal = driver::Portal::load(&world);
        if portal.has_errors() {
            // A link that leads nowhere now: nothing is published, and the editor takes it back.
            desk.undo.drain(..).rev().for_each(|(path, text)| put(&path, text.as_deref()));
            continue;
        }
        desk.undo.clear();
        let expected = made(&portal, &world);
        let answer = desk.portal.run(&["build", "--today", &desk.today.to_string()]);
        assert_eq!(answer.code, 0, "edit {round}: {}", answer.err);
        kept += usize::from(answer.err.contains("tệp không phải dựng lại"));
        let mut found = contents(&output);
        assert!(found.remove(MANIFEST).is_some());
        let differs = |path: &&String| expected.get(*path) != found.get(*path);
        let wrong: Vec<_> = expected.keys().chain(found.keys()).filter(differs).collect();
        assert!(wrong.is_empty(), "edit {round}: {wrong:?}");
        good += 1;
    }
    assert!(good * 2 > edits, "most edits can be published: {good} of {edits}");
    assert!(kept * 10 > edits && kept < good, "some builds take over what has not changed, others do not: {kept}");
    let stories = contents(&repository("tests/site/content/stories"));
    assert!(contents(&desk.portal.file("content/stories")) != stories, "something was edited");
}

#[cfg(feature = "pictures")]
#[test]
fn a_picture_that_was_exchanged_meanwhile_is_not_kept_as_the_one_that_was_checked() {
    use guong::cache::Cache;
    use guong::publish::DiskCache;
    use guong::route::Route;
    use std::sync::Arc;

    let sample = Portal::sample();
    let world = DiskWorld::new(&sample.root, Clock::Today(TODAY.parse().unwrap()));
    let cache = Arc::new(DiskCache::beside(&sample.root));
    let load = || driver::Portal::load(&world).with_cache(Arc::clone(&cache) as Arc<dyn Cache>);
    let picture = sample.file("content/stories/o-dien/ghe-da.png");
    let (checked, other) =
        (fs::read(&picture).unwrap(), fs::read(repository("content/stories/rau-dong-mau-co-ma/bo-rau.png")).unwrap());
    let portal = load();
    let files = || {
        let is_of_picture = |job: &driver::Job| matches!(job, driver::Job::Route(Route::Picture(..)));
        portal.jobs().into_iter().filter(is_of_picture).map(|job| portal.make(&world, job))
    };
    fs::write(&picture, other).unwrap();
    assert!(files().count() > 0 && files().all(|file| file.is_err()), "nothing is made of what was not checked");
    fs::write(&picture, checked).unwrap();
    let (expected, portal) = (driver::Portal::load(&world), load());
    assert_eq!(made(&portal, &world), made(&expected, &world), "and nothing of it is kept");
}

/// Words that a body is given in the preview: of no concern to others, with findings of their own, or of concern.
const WORDS: [&str; 9] = [
    "Một câu nữa.",
    "Gọi 0912 345 678.",
    "[Không có](khong-co.md)",
    "[Bà Đưa](ba-dua.md) và [kế hoạch](../plans/mau-ke-hoach.md)",
    "## Mục mới {#moi}",
    "Theo Nghị quyết số 57-NQ/TW ngày 12/12/2024.",
    "![Tranh](khong-co.jpg)",
    "Hòa, hoà, thủy, thuỷ.",
    "<b>thẻ</b>",
];

#[test]
fn a_portal_that_took_over_a_storys_words_is_the_one_that_is_loaded() {
    let sample = Portal::sample();
    let world = DiskWorld::new(&sample.root, Clock::Today(TODAY.parse().unwrap())).keeping_texts();
    let mut dice = Dice::of("words", 1);
    let mut portal = driver::Portal::load(&world);
    let names: Vec<String> = contents(&sample.file("content/stories")).into_keys().collect();
    let names: Vec<&String> = names.iter().filter(|name| name.strip_suffix(".md").is_some()).collect();
    let mut revised = BTreeMap::new();
    for round in 0..120 {
        let path = format!("stories/{}", names[dice.below(names.len())]);
        let file = format!("content/{path}");
        let text = fs::read_to_string(sample.file(&file)).unwrap();
        let words = dice.one(&WORDS);
        // What was added before goes again at times.
        let (text, what) = match text.split_once("\n\n<!-- -->") {
            Some((own, _)) if dice.below(2) == 0 => (own.to_owned(), "removed"),
            _ => (format!("{text}\n\n<!-- -->\n\n{words}\n"), words),
        };
        fs::write(sample.file(&file), text).unwrap();
        let is_revised = portal.revise(&world, &path);
        *revised.entry((what, is_revised)).or_insert(0) += 1;
        let fresh = driver::Portal::load(&world);
        if !is_revised {
            portal = fresh;
            continue;
        }
        assert_eq!(portal.findings, fresh.findings, "{round}: {path}, {what}");
        let page = |portal: &driver::Portal| {
            let job = portal.jobs().into_iter().find(|job| {
                let at = portal.address(*job).file();
                at == format!("guong/{}/index.html", path.trim_end_matches(".md").rsplit('/').next().unwrap())
            });
            job.map(|job| portal.make(&world, job).unwrap())
        };
        assert_eq!(page(&portal), page(&fresh), "{round}: {path}, {what}");
        assert_eq!(portal.made_of(), fresh.made_of(), "{round}: {path}, {what}");
    }
    let count = |words: &str, is_revised| revised.get(&(words, is_revised)).copied().unwrap_or(0);
    for (words, of_concern) in WORDS.iter().zip([false, false, true, true, true, true, true, false, false]) {
        assert!(count(words, !of_concern) > 0, "{words}: {revised:?}");
        assert_eq!(count(words, true) > 0, !of_concern, "{words}: {revised:?}");
    }
}
