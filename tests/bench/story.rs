//! A made-up story, before it is written in the form of one generator or another.

use crate::texts::{self, Dice};
use chrono::{Days, NaiveDate};
use std::fmt::Write as _;

/// What a story is about, whoever publishes it.
#[derive(Clone, Debug)]
pub struct Story {
    /// Its file's stem and address.
    pub id: String,
    /// Title.
    pub title: String,
    /// Date.
    pub date: NaiveDate,
    /// One or two sentences.
    pub summary: String,
    /// Position among [`KINDS`].
    pub kind: usize,
    /// Position among the neighbourhoods of the portal.
    pub unit: usize,
    /// Position among [`HEADS`].
    pub head: usize,
    /// Name of who did it.
    pub subject: String,
}

/// The kinds of stories, in the words of the content format.
pub const KINDS: [&str; 4] = ["individual", "collective", "household", "model"];

/// The content heads of the campaign: id and title.
pub const HEADS: [(&str, &str); 7] = [
    ("nhan-thuc", "Nâng cao nhận thức"),
    ("ha-tang-so", "Phát triển hạ tầng số"),
    ("bo-may-so", "Bộ máy số"),
    ("kinh-te-so", "Phát triển kinh tế số"),
    ("xa-hoi-so", "Phát triển xã hội số"),
    ("an-ninh-mang", "An ninh mạng"),
    ("hop-tac", "Hợp tác"),
];

/// How many neighbourhoods a portal of `stories` stories has.
pub fn units(stories: usize) -> usize {
    (stories / 50).clamp(6, 200)
}

impl Story {
    /// The story with this number in a portal of `all`.
    pub fn new(number: usize, all: usize) -> Self {
        let mut dice = Dice::of("story", number);
        let title = texts::title(&mut dice);
        let days = Days::new(dice.below(1600) as u64);
        Story {
            id: format!("bai-{number:06}"),
            date: NaiveDate::from_ymd_opt(2022, 1, 3).unwrap_or_default() + days,
            summary: texts::sentence(&mut dice),
            kind: dice.below(KINDS.len()),
            head: dice.below(HEADS.len()),
            subject: texts::person(&mut dice),
            unit: dice.below(units(all)),
            title,
        }
    }

    /// The name of the unit.
    pub fn unit_name(&self) -> String {
        format!("Tổ dân phố {}", self.unit + 1)
    }
}

/// The text in Markdown, about 4 KB, of the story with this number in a portal of `all`. `link` writes the address of
/// another story, and is all that differs between generators.
pub fn body(number: usize, all: usize, link: impl Fn(&Story) -> String) -> String {
    let mut dice = Dice::of("body", number);
    let mut text = texts::paragraph(&mut dice, 5);
    let see = |dice: &mut Dice| {
        let other = Story::new(dice.below(all), all);
        format!("Xem thêm [{}]({}) của **{}**.", other.title, link(&other), other.unit_name())
    };
    push(&mut text, &format!("## {}", texts::heading(&mut dice)));
    push(&mut text, &texts::paragraph(&mut dice, 5));
    push(&mut text, &texts::paragraph(&mut dice, 4));
    push(&mut text, &format!("## {}", texts::heading(&mut dice)));
    let items: Vec<String> = (0..dice.between(3, 6)).map(|_| item(&mut dice)).collect();
    push(&mut text, &items.join("\n"));
    push(&mut text, &texts::paragraph(&mut dice, 4));
    push(&mut text, &see(&mut dice));
    if number.is_multiple_of(3) {
        push(&mut text, &table(&mut dice));
    }
    push(&mut text, &format!("### {}", texts::heading(&mut dice)));
    push(&mut text, &texts::paragraph(&mut dice, 6));
    if number.is_multiple_of(10) {
        push(&mut text, "Việc này theo tinh thần của Quyết định số 923/QĐ-TTg ngày 14/5/2025.");
    }
    push(&mut text, &see(&mut dice));
    text
}

fn push(text: &mut String, block: &str) {
    let _ = write!(text, "\n\n{block}");
}

fn item(dice: &mut Dice) -> String {
    format!("- *{}*: {}", texts::heading(dice), texts::sentence(dice))
}

fn table(dice: &mut Dice) -> String {
    let mut rows = "| STT | Việc | Số nhà | Năm |\n| --- | --- | ---: | ---: |".to_owned();
    for row in 1..=6 {
        let (work, houses, year) = (texts::heading(dice), dice.between(3, 400), dice.between(2022, 2026));
        let _ = write!(rows, "\n| {row} | {work} | {houses} | {year} |");
    }
    rows
}
