//! Whose document a mention says it is: "của UBND tỉnh Quảng Ninh", after the number and its date.
//!
//! Reads names of known units in short and long forms, former ones included, and authorities of places ("UBND phường
//! Khác", "Tỉnh ủy Quảng Ninh") whether they are known or not. "UBND tỉnh" without a name says nothing by itself: which
//! province is meant depends on who writes.

use super::{ancestors, issuer_of};
use crate::model::{Arena, Cited, Id, Level, Site, Unit};
use crate::vietnamese::{WordList, WrittenDate, spelling_key};
use std::collections::BTreeMap;

/// The names of units as running text may write them.
#[derive(Debug, Default)]
pub(super) struct Names {
    by_words: BTreeMap<String, Vec<Id<Unit>>>,
    /// How many words the longest name has.
    longest: usize,
}

/// What a text says of whose a document is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Said {
    /// The units that are called so; none where no known one is.
    units: Vec<Id<Unit>>,
    /// The place whose authority it is; several where a unit has had names of several.
    places: Vec<Place>,
}

/// A province, ward or the like by its name.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Place {
    /// Not known where the text has none. The ward and the former province of Bắc Kạn are two places.
    rank: Option<Rank>,
    name: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Rank {
    Province,
    District,
    Ward,
}

/// What running text makes short, written out.
const SHORT: [(&str, &[&str]); 9] = [
    ("ubnd", &["ủy", "ban", "nhân", "dân"]),
    ("hđnd", &["hội", "đồng", "nhân", "dân"]),
    ("ubmttq", &["ủy", "ban", "mặt", "trận", "tổ", "quốc"]),
    ("mttq", &["mặt", "trận", "tổ", "quốc"]),
    ("btv", &["ban", "thường", "vụ"]),
    ("bch", &["ban", "chấp", "hành"]),
    ("bcđ", &["ban", "chỉ", "đạo"]),
    ("ttg", &["thủ", "tướng", "chính", "phủ"]),
    ("tp", &["thành", "phố"]),
];

/// Who signs for an authority.
const OFFICES: [&[&str]; 7] = [
    &["phó", "chủ", "tịch"],
    &["chủ", "tịch"],
    &["phó", "bí", "thư"],
    &["bí", "thư"],
    &["bộ", "trưởng"],
    &["thứ", "trưởng"],
    &["giám", "đốc"],
];

/// What stands before a place's name.
const RANKS: [(&[&str], Option<Rank>); 15] = [
    (&["tỉnh", "ủy"], Some(Rank::Province)),
    (&["thành", "ủy"], Some(Rank::Province)),
    (&["tỉnh", "đoàn"], Some(Rank::Province)),
    (&["thành", "đoàn"], Some(Rank::Province)),
    (&["đảng", "ủy"], Some(Rank::Ward)),
    (&["thành", "phố"], Some(Rank::Province)),
    (&["thị", "xã"], Some(Rank::District)),
    (&["thị", "trấn"], Some(Rank::Ward)),
    (&["đặc", "khu"], Some(Rank::Ward)),
    (&["ủy", "ban", "nhân", "dân"], None),
    (&["hội", "đồng", "nhân", "dân"], None),
    (&["tỉnh"], Some(Rank::Province)),
    (&["huyện"], Some(Rank::District)),
    (&["phường"], Some(Rank::Ward)),
    (&["xã"], Some(Rank::Ward)),
];

/// Words that end the name of an issuer that is not known.
const ENDS: [&str; 22] = [
    "ngày", "tháng", "năm", "về", "theo", "trong", "vào", "từ", "đến", "cho", "tại", "có", "được", "để", "là", "và",
    "với", "của", "do", "đã", "trên", "số",
];

/// How many words of a text are looked at; no unit's name has as many.
const MOST: usize = 40;

/// A word in one spelling, abbreviations written out.
#[derive(Debug)]
struct Word {
    key: String,
    /// Whether it begins like a name.
    is_name: bool,
    /// Whether nothing but space, or the hyphen of "Bà Rịa - Vũng Tàu", stands before it.
    is_joined: bool,
}

/// A place found among words.
struct Found {
    place: Place,
    /// The word of its rank.
    at: usize,
    /// The word after its name.
    end: usize,
}

impl Names {
    pub(super) fn of(units: &Arena<Unit>) -> Self {
        let mut names = Names::default();
        for (id, unit) in units.iter() {
            for name in spellings(unit) {
                let words = words_of(&WordList::new(name), 0);
                names.longest = names.longest.max(words.len());
                let known = names.by_words.entry(joined(&words)).or_default();
                if !known.contains(&id) {
                    known.push(id);
                }
            }
        }
        names
    }

    /// What the words after a mention say of whose it is, in a text of `writer`; none where they say nothing.
    pub(super) fn said(&self, site: &Site, after: &str, writer: Option<Id<Unit>>) -> Option<Said> {
        let words = phrase(after)?;
        let found = place(first_name(&words));
        let elsewhere = |found: Found| Said { units: Vec::new(), places: vec![found.place] };
        let Some((units, end)) = self.longest(&words) else { return found.map(elsewhere) };
        let Some(found) = found.filter(|found| found.at <= end) else {
            let is_bare = is_rank_alone(&words[..end]);
            let above = if is_bare { ancestors(site, writer) } else { Vec::new() };
            let units: Vec<_> = units.into_iter().filter(|unit| !is_bare || above.contains(unit)).collect();
            let places = if let [only] = units[..] { seats(site, only) } else { Vec::new() };
            return (!units.is_empty()).then_some(Said { units, places });
        };
        // "UBND phường Hồng Hà" is not that of the ward of Hồng, nor "UBND tỉnh Khác" the "UBND tỉnh" of a register.
        if found.at < end && found.end > end {
            return Some(elsewhere(found));
        }
        let is_there = |unit: &Id<Unit>| seats(site, *unit).iter().any(|seat| seat.is(&found.place));
        let units = units.into_iter().filter(is_there).collect();
        Some(Said { units, places: vec![found.place] })
    }

    /// The units with the longest name that the words begin with, perhaps after an office, and the word after it.
    fn longest(&self, words: &[Word]) -> Option<(Vec<Id<Unit>>, usize)> {
        let office = OFFICES.iter().find(|office| begins(words, office)).map_or(0, |office| office.len());
        [0, office].into_iter().find_map(|start| {
            let most = words.len().min(start + self.longest);
            let ends = (start + 1..=most).rev();
            ends.into_iter().find_map(|end| Some((self.by_words.get(&joined(&words[start..end]))?.clone(), end)))
        })
    }
}

impl Said {
    /// Whether a document's issuer has just this name.
    pub(super) fn names_issuer_of(&self, site: &Site, cited: Cited) -> bool {
        issuer_of(site, cited).is_some_and(|issuer| self.units.contains(&issuer))
    }

    /// Whether a document can be the one that is meant. A number's symbol says which authority of a place issued it, so
    /// that the place alone has to be the same: a chairman's decisions are called the committee's, and so on.
    pub(super) fn allows(&self, site: &Site, cited: Cited) -> bool {
        let Some(issuer) = issuer_of(site, cited).filter(|issuer| !self.units.contains(issuer)) else { return true };
        let seats = seats(site, issuer);
        if !self.places.is_empty() {
            let is_of = |seat: &Place| self.places.iter().any(|place| place.is(seat));
            return seats.iter().any(is_of) || seats.is_empty() && site.units[issuer].level != Some(Level::Central);
        }
        let related = |unit: Id<Unit>| {
            let levels = (site.units[unit].level, site.units[issuer].level);
            let of_one = ancestors(site, Some(unit)).contains(&issuer) || ancestors(site, Some(issuer)).contains(&unit);
            // A symbol of the centre says itself whose it is.
            levels.0 == levels.1 && (of_one || levels.0 == Some(Level::Central))
        };
        self.units.iter().any(|unit| related(*unit))
    }
}

impl Place {
    fn is(&self, other: &Place) -> bool {
        let same = self.rank.is_none() || other.rank.is_none() || self.rank == other.rank;
        same && self.name == other.name
    }
}

/// What a unit is called, or was.
fn spellings(unit: &Unit) -> impl Iterator<Item = &str> {
    [&unit.name].into_iter().chain(&unit.short).chain(&unit.formerly).map(|name| name.value.as_str())
}

/// The places that a unit's names tell of; else those of the nearest unit above it that has one.
fn seats(site: &Site, unit: Id<Unit>) -> Vec<Place> {
    let of = |unit: Id<Unit>| -> Vec<Place> {
        let names = spellings(&site.units[unit]).map(|name| words_of(&WordList::new(name), 0));
        names.filter_map(|words| Some(place(&words)?.place)).collect()
    };
    ancestors(site, Some(unit)).into_iter().map(of).find(|seats| !seats.is_empty()).unwrap_or_default()
}

/// Whether nothing but a date, a comma and "và" stands between two mentions.
pub(super) fn is_list(between: &str) -> bool {
    let words = WordList::new(between);
    let first = WrittenDate::at(&words, 0).map_or(0, |(_, next)| next);
    let rest = if words.is_empty() { between } else { words.gap_before(first) };
    let is_sign = |text: &str| text.trim().is_empty() || matches!(text.trim(), "," | ";");
    match words.len() - first {
        0 => is_sign(rest),
        1 => is_sign(rest) && spelling_key(words.word(first)) == "và" && words.gap_before(first + 1).trim().is_empty(),
        _ => false,
    }
}

/// The words that name the issuer: those after "của" (or "do"), which stands after a mention or its date.
fn phrase(after: &str) -> Option<Vec<Word>> {
    let words = WordList::new(after);
    let goes_on = |at: usize| at < words.len() && matches!(words.gap_before(at).trim(), "" | ",");
    let date = WrittenDate::at(&words, 0).filter(|_| goes_on(0));
    let at = date.map_or(0, |(_, next)| next);
    let leads = goes_on(at) && matches!(spelling_key(words.word(at)).as_str(), "của" | "do");
    leads.then(|| words_of(&words, at + 1))
}

/// The words from the one at `first` to the end of the sentence or bracket.
fn words_of(list: &WordList<'_>, first: usize) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    for at in first..list.len().min(first + MOST) {
        let (word, gap) = (list.word(at), list.gap_before(at));
        let after_short = at > first && spelling_key(list.word(at - 1)) == "tp";
        let gap = if after_short { gap.trim_start_matches('.') } else { gap };
        if at > first && gap.contains(['.', ';', ':', '(', ')', '“', '”', '"']) {
            break;
        }
        let is_joined = matches!(gap.trim(), "" | "-" | "–");
        let is_name = word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
        let key = spelling_key(word);
        match SHORT.iter().find(|(short, _)| *short == key) {
            Some((_, long)) => {
                words.extend(long.iter().map(|part| Word { key: (*part).to_owned(), is_name, is_joined }));
            }
            None => words.push(Word { key, is_name, is_joined }),
        }
    }
    words
}

fn joined(words: &[Word]) -> String {
    words.iter().map(|word| word.key.as_str()).collect::<Vec<_>>().join(" ")
}

fn begins(words: &[Word], with: &[&str]) -> bool {
    words.len() >= with.len() && words.iter().zip(with).all(|(word, with)| word.key == *with)
}

/// The rank that the words begin with, and how many words it has. "Xã hội" is no commune.
fn rank(words: &[Word]) -> Option<(Option<Rank>, usize)> {
    let (with, rank) = RANKS.iter().find(|(with, _)| begins(words, with))?;
    (!begins(words, &["xã", "hội"])).then_some((*rank, with.len()))
}

/// Whether the words end in a rank: "UBND tỉnh".
fn is_rank_alone(words: &[Word]) -> bool {
    (0..words.len()).any(|at| rank(&words[at..]).is_some_and(|(_, length)| at + length == words.len()))
}

/// The words before a comma, or anything else that ends the name of an issuer that is not known.
fn first_name(words: &[Word]) -> &[Word] {
    let ends = |(at, word): (usize, &Word)| ENDS.contains(&word.key.as_str()) || at > 0 && !word.is_joined;
    let end = words.iter().enumerate().position(ends);
    &words[..end.unwrap_or(words.len())]
}

/// The first place that the words name.
fn place(words: &[Word]) -> Option<Found> {
    (0..words.len()).find_map(|at| {
        let (rank_of, length) = rank(&words[at..])?;
        let name = &words[at + length..];
        let is_part = |(index, word): (usize, &Word)| word.is_name && word.is_joined && rank(&name[index..]).is_none();
        let long = name.iter().enumerate().take_while(|(index, word)| is_part((*index, word))).count();
        let place = Place { rank: rank_of, name: joined(&name[..long]) };
        (long > 0).then_some(Found { place, at, end: at + length + long })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn constants_are_in_the_spelling_that_is_compared() {
        let lists = SHORT.iter().map(|(_, long)| *long).chain(OFFICES).chain(RANKS.iter().map(|(with, _)| *with));
        let words = lists.flatten().chain(&ENDS).chain(SHORT.iter().map(|(short, _)| short));
        words.for_each(|word| assert_eq!(spelling_key(word), *word));
    }

    #[test]
    fn places_are_found_in_the_names_of_their_authorities() {
        let found = |after: &str| {
            let found = phrase(after).and_then(|words| place(first_name(&words)));
            found.map(|Found { place, .. }| (place.rank, place.name))
        };
        let of = |rank, name: &str| Some((rank, name.to_owned()));
        assert_eq!(found(" của Ủy ban nhân dân tỉnh E."), of(Some(Rank::Province), "e"));
        assert_eq!(found(" ngày 15/5/2025 của UBND TP. Hải Phòng về việc"), of(Some(Rank::Province), "hải phòng"));
        assert_eq!(found(", ngày 5 tháng 5 năm 2025, của Uỷ ban nhân dân phường 5"), of(Some(Rank::Ward), "5"));
        assert_eq!(found(" của Phòng Văn hóa - Xã hội phường Mẫu, tỉnh E"), of(Some(Rank::Ward), "mẫu"));
        assert_eq!(found(" do UBND tỉnh Bà Rịa - Vũng Tàu ban hành"), of(Some(Rank::Province), "bà rịa vũng tàu"));
        assert_eq!(found(" của UBND TỈNH QUẢNG NINH VỀ VIỆC"), of(Some(Rank::Province), "quảng ninh"));
        assert_eq!(found(" của Ban Thường vụ Tỉnh ủy Quảng Ninh"), of(Some(Rank::Province), "quảng ninh"));
        assert_eq!(found(" của UBND Hà Nội"), of(None, "hà nội"));
        for none in [
            " của UBND tỉnh và",
            " của UBND Thành phố, UBND phường Mẫu",
            " về phường Mẫu",
            ". Của phường Mẫu",
            " của Bộ Nội vụ",
        ] {
            assert_eq!(found(none), None, "{none}");
        }
    }
}
