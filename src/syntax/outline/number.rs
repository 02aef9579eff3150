//! The numbers of headings and points, once they are read.

use crate::vietnamese::lower;

/// What a number counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Division {
    /// Phần
    Part,
    /// Phụ lục
    Appendix,
    /// Chương
    Chapter,
    /// A capital letter
    Capital,
    /// Mục, written out
    Subdivision,
    /// A Roman numeral, which is cited as "mục"
    Roman,
    /// Điều
    Article,
    /// An Arabic number
    Number,
    /// A lower-case letter
    Letter,
    /// An Arabic number in brackets
    Bracket,
}

/// The number of a heading or a point.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Number {
    pub(crate) division: Division,
    /// As written: `II.`, `Điều 1.`, `2.1.`, `đ)`.
    pub(crate) label: String,
    /// The number alone, in its parts: `["II"]`, `["2", "1"]`, `["đ"]`. Never empty.
    pub(crate) parts: Vec<String>,
    /// The place of its last part in its series, from 1; none for a letter that numbers nothing.
    pub(crate) place: Option<u32>,
}

impl Number {
    /// As a citation names it: `II`, `2.1`, `đ`.
    pub(crate) fn name(&self) -> String {
        self.parts.join(".")
    }

    /// Its part of an anchor: `ii`, `dieu-1`, `2-1`, `dd`.
    pub(crate) fn anchor(&self) -> String {
        let word = match self.division {
            Division::Part => "phan-",
            Division::Appendix => "phu-luc-",
            Division::Chapter => "chuong-",
            Division::Subdivision => "muc-",
            Division::Article => "dieu-",
            _ => "",
        };
        word.to_owned() + &lower(&self.parts.join("-")).replace('đ', "dd")
    }

    /// Whether it was put between two others without counting them anew: `3a`, of an article.
    pub(crate) fn is_inserted(&self) -> bool {
        let last = self.parts.last().map_or("", String::as_str);
        self.division == Division::Article && last.ends_with(char::is_alphabetic)
    }

    /// The parts that it shares with its neighbours: those of `2.1` and `2.2` are `["2"]`.
    pub(crate) fn prefix(&self) -> &[String] {
        self.parts.split_last().map_or(&[], |(_, prefix)| prefix)
    }
}
