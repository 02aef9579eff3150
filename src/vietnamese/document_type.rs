//! The types of official documents: their names, and the codes that stand in their symbols.
//!
//! Names and codes are those of Decree 30/2020/NĐ-CP, appendix III (administrative documents), with the normative
//! ones (Luật, Nghị định, Thông tư …) and those of Party documents (Kết luận, Quy định).

use super::fold::lower;
use unicode_normalization::UnicodeNormalization;

/// The type of an official document, as its name in running text or its code in a symbol gives it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DocumentType {
    /// Hiến pháp.
    Constitution,
    /// Luật, Bộ luật.
    Law,
    /// Pháp lệnh.
    Ordinance,
    /// Nghị định, NĐ.
    Decree,
    /// Thông tư, Thông tư liên tịch: TT, TTLT.
    Circular,
    /// Nghị quyết, NQ.
    Resolution,
    /// Quyết định, QĐ.
    Decision,
    /// Chỉ thị, CT.
    Directive,
    /// Kết luận of the Party, KL.
    Conclusion,
    /// Quy định or Quy chế: `QyĐ`, QC.
    Regulation,
    /// Kế hoạch, KH.
    Plan,
    /// Chương trình, `CTr`.
    Programme,
    /// Hướng dẫn, HD.
    Guideline,
    /// Đề án, ĐA.
    Scheme,
    /// Dự án, DA.
    Project,
    /// Phương án, PA.
    Option,
    /// Thông báo, TB, or Thông cáo, TC.
    Notice,
    /// Báo cáo, BC.
    Report,
    /// Biên bản, BB.
    Minutes,
    /// Tờ trình, `TTr`.
    Submission,
    /// Công văn; CV in Party documents, no code in the state's.
    OfficialLetter,
    /// Công điện, CĐ.
    Telegram,
    /// A type that only has a code here: giấy mời, hợp đồng, phiếu chuyển and others.
    Other,
}

use DocumentType as T;

/// Codes in their correct spelling.
const CODES: [(&str, DocumentType); 36] = [
    ("NQ", T::Resolution),
    ("QĐ", T::Decision),
    ("CT", T::Directive),
    ("QC", T::Regulation),
    ("QyĐ", T::Regulation),
    ("TB", T::Notice),
    ("TC", T::Notice),
    ("HD", T::Guideline),
    ("CTr", T::Programme),
    ("KH", T::Plan),
    ("PA", T::Option),
    ("ĐA", T::Scheme),
    ("DA", T::Project),
    ("BC", T::Report),
    ("BB", T::Minutes),
    ("TTr", T::Submission),
    ("HĐ", T::Other),
    ("CĐ", T::Telegram),
    ("GM", T::Other),
    ("GGT", T::Other),
    ("GUQ", T::Other),
    ("GNP", T::Other),
    ("BGN", T::Other),
    ("BTT", T::Other),
    ("PC", T::Other),
    ("PB", T::Other),
    ("PG", T::Other),
    ("NĐ", T::Decree),
    ("TT", T::Circular),
    ("TTLT", T::Circular),
    ("NQLT", T::Resolution),
    ("L", T::Law),
    ("PL", T::Ordinance),
    ("KL", T::Conclusion),
    ("CV", T::OfficialLetter),
    ("SL", T::Other),
];

/// Names in running text, folded to lower case with marks, by their words.
const NAMES: [(&[&str], DocumentType); 29] = [
    (&["hiến", "pháp"], T::Constitution),
    (&["bộ", "luật"], T::Law),
    (&["luật"], T::Law),
    (&["pháp", "lệnh"], T::Ordinance),
    (&["nghị", "định"], T::Decree),
    (&["thông", "tư"], T::Circular),
    (&["thông", "tư", "liên", "tịch"], T::Circular),
    (&["nghị", "quyết"], T::Resolution),
    (&["nghị", "quyết", "liên", "tịch"], T::Resolution),
    (&["quyết", "định"], T::Decision),
    (&["chỉ", "thị"], T::Directive),
    (&["kết", "luận"], T::Conclusion),
    (&["quy", "định"], T::Regulation),
    (&["quy", "chế"], T::Regulation),
    (&["kế", "hoạch"], T::Plan),
    (&["kế", "hoạch", "hành", "động"], T::Plan),
    (&["chương", "trình"], T::Programme),
    (&["chương", "trình", "hành", "động"], T::Programme),
    (&["hướng", "dẫn"], T::Guideline),
    (&["đề", "án"], T::Scheme),
    (&["dự", "án"], T::Project),
    (&["phương", "án"], T::Option),
    (&["thông", "báo"], T::Notice),
    (&["thông", "cáo"], T::Notice),
    (&["báo", "cáo"], T::Report),
    (&["biên", "bản"], T::Minutes),
    (&["tờ", "trình"], T::Submission),
    (&["công", "văn"], T::OfficialLetter),
    (&["công", "điện"], T::Telegram),
];

impl DocumentType {
    /// The type of a code such as `QĐ`, with the code's correct spelling. Case, Eth for đ and, where only one code
    /// is meant, a missing stroke are forgiven (`QD` is QĐ, but `DA` is DA and not ĐA).
    #[must_use]
    pub fn of_code(written: &str) -> Option<(&'static str, Self)> {
        // No code is longer; this spares folding of whatever long word stands there.
        if written.len() > 12 {
            return None;
        }
        let small = lower(written);
        let plain = small.replace('đ', "d");
        let by = |same: &dyn Fn(&str) -> bool| CODES.iter().find(|(code, _)| same(code)).copied();
        by(&|code| code == written).or_else(|| by(&|code| lower(code) == small)).or_else(|| {
            let mut meant = CODES.iter().filter(|(code, _)| lower(code).replace('đ', "d") == plain);
            meant.next().filter(|_| meant.next().is_none()).copied()
        })
    }

    /// The type whose name these words end with, and how many words that name has; the longest name wins.
    /// Case is ignored, marks are not: "hướng dẫn", not "huong dan".
    #[must_use]
    pub fn of_last_words(words: &[&str]) -> Option<(Self, usize)> {
        let tail: Vec<String> = words.iter().rev().take(4).map(|word| short_lower(word)).collect();
        NAMES
            .iter()
            .filter(|(name, _)| name.len() <= tail.len() && name.iter().rev().zip(&tail).all(|(a, b)| a == b))
            .max_by_key(|(name, _)| name.len())
            .map(|(name, kind)| (*kind, name.len()))
    }

    /// The words of the name that `title` opens with, where it is one of the type that the register writes as `word`: the
    /// shortest, "Kế hoạch" of "Kế hoạch hành động".
    #[must_use]
    pub fn opening_name<'a>(title: &'a str, word: &str) -> Option<&'a str> {
        let ends = title.match_indices(' ').map(|(at, _)| at).chain([title.len()]).take(4);
        let is_name = |end: &usize| {
            let words: Vec<&str> = title[..*end].split(' ').collect();
            let named = DocumentType::of_last_words(&words);
            named.is_some_and(|(named, length)| length == words.len() && named.word() == word)
        };
        ends.into_iter().find(is_name).map(|end| &title[..end])
    }

    /// What a document is called that the register writes as `word`, where the type has several names and its title opens
    /// with one of them: "Quy định" and "Quy chế" are both `regulation`.
    #[must_use]
    pub fn own_name(title: &str, word: &str) -> Option<String> {
        let of_type = || NAMES.iter().filter(|(_, kind)| kind.word() == word).map(|(name, _)| *name);
        let is_longer = |name: &[&str], of: &[&str]| name.len() > of.len() && name.starts_with(of);
        let own = of_type().filter(|name| !of_type().any(|other| is_longer(name, other))).count();
        let name = short_lower_all(Self::opening_name(title, word).filter(|_| own > 1)?);
        let mut letters = name.chars();
        letters.next().map(|first| first.to_uppercase().chain(letters).collect())
    }

    /// What a type of the register of documents is called before a number: `Kế hoạch` for `plan`.
    #[must_use]
    pub fn name_of(word: &str) -> Option<String> {
        let named = NAMES.iter().filter(|(_, kind)| kind.word() == word);
        let name = named.min_by_key(|(name, _)| name.len())?.0.join(" ");
        let mut letters = name.chars();
        letters.next().map(|first| first.to_uppercase().chain(letters).collect())
    }

    /// The type as the register of documents writes it (`resolution`, `official-letter`), `other` for the rest.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            T::Law => "law",
            T::Decree => "decree",
            T::Circular => "circular",
            T::Resolution => "resolution",
            T::Decision => "decision",
            T::Directive => "directive",
            T::Regulation => "regulation",
            T::Plan => "plan",
            T::Programme => "programme",
            T::Guideline => "guideline",
            T::Scheme => "scheme",
            T::Project => "project",
            T::Notice => "notice",
            T::Report => "report",
            T::Minutes => "minutes",
            T::Submission => "submission",
            T::OfficialLetter => "official-letter",
            T::Constitution | T::Ordinance | T::Conclusion | T::Option | T::Telegram | T::Other => "other",
        }
    }
}

/// Lower case of a word short enough to be part of a name; a longer one is nobody's, and empty.
fn short_lower(word: &str) -> String {
    if word.len() > 24 { String::new() } else { word.nfc().flat_map(char::to_lowercase).collect() }
}

fn short_lower_all(name: &str) -> String {
    name.split(' ').map(short_lower).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_forgive_case_and_a_stroke_that_only_one_code_has() {
        assert_eq!(DocumentType::of_code("QD"), Some(("QĐ", T::Decision)));
        assert_eq!(DocumentType::of_code("QÐ"), Some(("QĐ", T::Decision)));
        assert_eq!(DocumentType::of_code("TTR"), Some(("TTr", T::Submission)));
        assert_eq!(DocumentType::of_code("DA"), Some(("DA", T::Project)));
        assert_eq!(DocumentType::of_code("ĐA"), Some(("ĐA", T::Scheme)));
        assert_eq!(DocumentType::of_code("UBND"), None);
    }

    #[test]
    fn a_type_with_several_names_is_called_as_its_title_is() {
        let of = |title, word| DocumentType::own_name(title, word);
        assert_eq!(of("Quy định về xét tặng", "regulation").as_deref(), Some("Quy định"));
        assert_eq!(of("QUY CHẾ hoạt động", "regulation").as_deref(), Some("Quy chế"));
        assert_eq!(of("Bộ luật Lao động", "law").as_deref(), Some("Bộ luật"));
        assert_eq!(of("Kết luận", "other").as_deref(), Some("Kết luận"));
        assert_eq!(of("Về xét tặng", "regulation"), None);
        assert_eq!(of("Kế hoạch hành động", "plan"), None, "the type has one name, which may be longer");
        assert_eq!(of("Quy định về xét tặng", "decision"), None);
        assert_eq!(DocumentType::opening_name("Kế hoạch hành động", "plan"), Some("Kế hoạch"));
    }

    #[test]
    fn types_have_their_names_before_a_number() {
        let names = ["plan", "law", "decision", "other-things"].map(DocumentType::name_of);
        assert_eq!(names, [Some("Kế hoạch".into()), Some("Luật".into()), Some("Quyết định".into()), None]);
    }

    #[test]
    fn names_are_found_at_the_end_and_the_longest_wins() {
        let of = |text: &str| DocumentType::of_last_words(&text.split(' ').collect::<Vec<_>>());
        assert_eq!(of("theo Kế hoạch hành động"), Some((T::Plan, 4)));
        assert_eq!(of("KẾ HOẠCH"), Some((T::Plan, 2)));
        assert_eq!(of("Bộ luật"), Some((T::Law, 2)));
        assert_eq!(of("kỷ luật"), Some((T::Law, 1)));
        assert_eq!(of("kế hoạch năm"), None);
    }
}
