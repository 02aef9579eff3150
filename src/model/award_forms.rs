//! All award forms that a portal knows, and the spellings by which lists name them.
//!
//! The forms are data (`award_forms.toml`), to which a portal may add local ones. What a text means is decided by
//! comparing spellings; no form is known to the code.

use super::award_form::AwardForm;
use super::{FormRef, Site};
use crate::diagnostic::Language;
use crate::syntax::register;
use crate::vietnamese::{WordList, fold, spelling_key};
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

/// All forms that a portal knows, by rank.
#[derive(Clone, Debug, Default)]
pub struct AwardForms {
    forms: Vec<AwardForm>,
    /// What each spelling means, compared with diacritics.
    exact: BTreeMap<String, Meaning>,
    /// What each spelling means, compared without; none where two forms would share it.
    folded: BTreeMap<String, Option<Meaning>>,
    /// Spellings that name the wrong authority, in words, by their first word.
    odd: BTreeMap<String, Vec<(Vec<String>, usize)>>,
}

/// The place of a form among all forms: smaller is higher.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FormId(usize);

impl std::ops::Index<FormId> for AwardForms {
    type Output = AwardForm;

    fn index(&self, id: FormId) -> &AwardForm {
        &self.forms[id.0]
    }
}

/// What a spelling stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Meaning {
    /// Place among the forms.
    form: usize,
    /// Whether it names the wrong authority.
    odd: bool,
    /// Whether more words may follow.
    open: bool,
}

impl AwardForms {
    /// The forms that come with the program.
    ///
    /// # Panics
    /// Never: the register is part of the program, and a test reads all of it.
    #[must_use]
    pub fn builtin() -> &'static AwardForms {
        static BUILTIN: LazyLock<AwardForms> = LazyLock::new(|| {
            let entries = register::award_forms(include_str!("award_forms.toml")).expect("the register is TOML");
            AwardForms::new(
                entries.into_iter().map(|e| AwardForm::from_register(e).expect("its keys are known")).collect(),
            )
        });
        &BUILTIN
    }

    /// These forms and `local` ones. A local form takes the place of a built-in one of the same id, and its spellings
    /// win over built-in spellings.
    #[must_use]
    pub fn with_local(&self, local: Vec<AwardForm>) -> AwardForms {
        // To learn the spellings anew takes longer than to read a small portal.
        if local.is_empty() {
            return self.clone();
        }
        let replaced = |form: &&AwardForm| !local.iter().any(|other| other.id == form.id);
        let kept: Vec<AwardForm> = self.forms.iter().filter(replaced).cloned().collect();
        AwardForms::new(local.into_iter().chain(kept).collect())
    }

    /// Sorts forms by rank and learns their spellings; of two forms with one spelling the first given has it.
    fn new(mut forms: Vec<AwardForm>) -> Self {
        let precedence: BTreeMap<String, usize> = forms.iter().map(|f| f.id.clone()).zip(0..).collect();
        forms.sort_by_key(|form| form.rank);
        let mut order: Vec<usize> = (0..forms.len()).collect();
        order.sort_by_key(|&i| precedence[&forms[i].id]);
        let mut known = AwardForms { forms, ..AwardForms::default() };
        for i in order {
            for (spelling, odd) in known.forms[i].spellings().map(|(s, odd)| (s.to_owned(), odd)).collect::<Vec<_>>() {
                known.learn(&spelling, i, odd);
            }
        }
        known
    }

    fn learn(&mut self, spelling: &str, form: usize, odd: bool) {
        let (words, open) = match spelling.strip_suffix('…') {
            Some(words) => (words, true),
            None => (spelling, false),
        };
        let meaning = Meaning { form, odd, open };
        if odd {
            let words: Vec<String> = key(words).split(' ').map(str::to_owned).collect();
            self.odd.entry(words[0].clone()).or_default().push((words, form));
        }
        let exact = self.exact.entry(key(words)).or_insert(meaning);
        if exact.form != form {
            return;
        }
        exact.open |= open;
        let folded = self.folded.entry(fold(&key(words))).or_insert(Some(meaning));
        match folded {
            Some(known) if known.form == form => known.open |= open,
            _ => *folded = None,
        }
    }

    /// Every form, by rank.
    pub fn iter(&self) -> impl Iterator<Item = &AwardForm> {
        self.forms.iter()
    }

    /// The place of the form with this id.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<FormId> {
        self.forms.iter().position(|form| form.id == id).map(FormId)
    }

    /// The form with this id.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&AwardForm> {
        self.forms.iter().find(|form| form.id == id)
    }

    /// What `text` means: an id, a name or another spelling, ignoring case, punctuation, tone placement, and
    /// diacritics where that leaves one form.
    #[must_use]
    pub fn lookup(&self, text: &str) -> Match<'_> {
        let key = key(text);
        let folded = fold(&key);
        let meaning = self
            .exact
            .get(&key)
            .copied()
            .or_else(|| self.folded.get(&folded).copied().flatten())
            .or_else(|| longest_start(&key, |start| self.exact.get(start).copied()))
            .or_else(|| longest_start(&folded, |start| self.folded.get(start).copied().flatten()));
        match meaning {
            Some(Meaning { form, odd, .. }) => Match::Found { form: &self.forms[form], odd },
            None => Match::Unknown { candidates: self.nearest(&folded) },
        }
    }

    /// Every place of a running `text` that names an authority which does not grant the form, such as "Giấy khen của
    /// UBND phường", with the form.
    #[must_use]
    pub fn find_odd(&self, text: &str) -> Vec<(Range<usize>, &AwardForm)> {
        let words = WordList::new(text);
        let mut found = Vec::new();
        let mut index = 0;
        while index < words.len() {
            let candidates = self.odd.get(&spelling_key(words.word(index))).into_iter().flatten();
            let stands = |spelling: &[String]| {
                let rest = spelling.iter().enumerate().skip(1);
                rest.into_iter()
                    .all(|(i, word)| words.follows(index + i) && spelling_key(words.word(index + i)) == *word)
            };
            let longest =
                candidates.filter(|(spelling, _)| stands(spelling)).max_by_key(|(spelling, _)| spelling.len());
            index += match longest {
                Some((spelling, form)) => {
                    found.push((words.range(index, index + spelling.len() - 1), &self.forms[*form]));
                    spelling.len()
                }
                None => 1,
            };
        }
        found
    }

    /// The forms that may have been meant: those whose spelling goes on where the text stops ("Bằng khen"), or else
    /// those that are a few letters away.
    fn nearest(&self, folded: &str) -> Vec<&AwardForm> {
        let limit = 1 + folded.chars().count() / 5;
        let mut found: BTreeMap<usize, usize> = BTreeMap::new();
        let known = self.folded.iter().filter_map(|(spelling, meaning)| meaning.map(|m| (spelling, m)));
        for (spelling, meaning) in known.filter(|(_, meaning)| !meaning.odd) {
            let goes_on = !folded.is_empty() && spelling.strip_prefix(folded).is_some_and(|rest| rest.starts_with(' '));
            let distance = if goes_on { 0 } else { strsim::damerau_levenshtein(spelling, folded) };
            if distance <= limit && !folded.is_empty() {
                let best = found.entry(meaning.form).or_insert(distance);
                *best = distance.min(*best);
            }
        }
        let mut found: Vec<(usize, usize)> = found.into_iter().map(|(form, distance)| (distance, form)).collect();
        found.sort_unstable();
        found.into_iter().map(|(_, form)| &self.forms[form]).collect()
    }
}

/// What a row's text means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Match<'a> {
    /// This form.
    Found {
        /// The form.
        form: &'a AwardForm,
        /// Whether the text names an authority that does not grant it, such as "Giấy khen của UBND phường".
        odd: bool,
    },
    /// No form, or not one alone: the nearest ones, best first, perhaps none.
    Unknown {
        /// What may have been meant.
        candidates: Vec<&'a AwardForm>,
    },
}

/// The meaning of the longest run of first words that may be followed by more.
fn longest_start(key: &str, meaning: impl Fn(&str) -> Option<Meaning>) -> Option<Meaning> {
    let ends = key.match_indices(' ').map(|(i, _)| i).rev();
    ends.map(|end| &key[..end]).find_map(|start| meaning(start).filter(|meaning| meaning.open))
}

/// A spelling for comparison: case, punctuation, tone placement and `i` for `y` do not count, nor does a leading
/// "Danh hiệu" or "Tặng".
fn key(text: &str) -> String {
    let spaced: String = spelling_key(text).chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    let mut words = spaced.split_whitespace().collect::<Vec<_>>().join(" ");
    while let Some(rest) = LEADING.iter().find_map(|lead| words.strip_prefix(lead)) {
        words = rest.to_owned();
    }
    words
}

/// What may stand before a form's name, with the space between.
const LEADING: &[&str] = &["danh hiệu ", "tặng ", "đạt ", "hình thức "];

impl Site {
    /// The name of an award form in the portal's language: as the register has it, else as it is written.
    #[must_use]
    pub fn form_name<'a>(&'a self, form: &'a FormRef) -> &'a str {
        let Some(known) = form.target().map(|id| &self.forms[id]) else { return &form.key };
        if self.settings.language == Language::En { &known.name_en } else { &known.name }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Authority, FormKind};
    use crate::syntax::rows::Subject;
    use std::collections::BTreeSet;

    fn id(text: &str) -> &'static str {
        match AwardForms::builtin().lookup(text) {
            Match::Found { form, odd: false } => &form.id,
            Match::Found { odd: true, .. } => "odd",
            Match::Unknown { .. } => "unknown",
        }
    }

    #[test]
    fn every_spelling_means_one_form() {
        let forms = AwardForms::builtin();
        let ids: BTreeSet<&str> = forms.iter().map(|form| form.id.as_str()).collect();
        assert_eq!(ids.len(), forms.iter().count(), "two forms have one id");
        for form in forms.iter() {
            for (spelling, odd) in form.spellings() {
                let spelling = spelling.trim_end_matches('…');
                assert_eq!(forms.lookup(spelling), Match::Found { form, odd }, "{spelling}");
                assert_eq!(forms.lookup(&fold(spelling).to_uppercase()), Match::Found { form, odd }, "{spelling}");
            }
        }
    }

    #[test]
    fn ranks_follow_the_order_of_honours() {
        let steps: &[&[&str]] = &[
            &["labour-order-1"],
            &["labour-order-2"],
            &["labour-order-3"],
            &["government-flag"],
            &["pm-certificate"],
            &["province-flag", "emulation-fighter-province", "ministry-certificate", "province-certificate"],
            &["excellent-collective", "advanced-collective", "emulation-fighter-base", "advanced-worker"],
            &["ward-merit-certificate", "unit-merit-certificate"],
            &["cultural-family"],
            &["good-person-good-deed"],
        ];
        let rank = |id: &&str| AwardForms::builtin().get(id).unwrap().rank;
        for pair in steps.windows(2) {
            assert!(pair[0].iter().map(rank).max() < pair[1].iter().map(rank).min(), "{pair:?}");
        }
    }

    #[test]
    fn spellings_of_lists_are_understood() {
        let cases = [
            ("HCLĐ hạng Ba", "labour-order-3"),
            ("BK TTgCP", "pm-certificate"),
            ("Giấy khen CT UBND phường", "ward-merit-certificate"),
            ("Giấy khen của Chủ tịch UBND phường Kiến An", "ward-merit-certificate"),
            ("Giấy khen của Chủ tịch Uỷ ban nhân dân phường Bắc Kạn", "ward-merit-certificate"),
            ("GIAY KHEN", "ward-merit-certificate"),
            ("Danh hiệu “Lao động tiên tiến”", "advanced-worker"),
            ("Tặng danh hiệu: Chiến sỹ thi đua cơ sở", "emulation-fighter-base"),
            ("gia đình văn hoá", "cultural-family"),
            ("Bằng khen của Chủ tịch UBND tỉnh Thái Nguyên", "province-certificate"),
            ("Bằng khen của Bộ trưởng Bộ Khoa học và Công nghệ", "ministry-certificate"),
            ("Giấy khen của Giám đốc Sở Nội vụ", "unit-merit-certificate"),
            ("ttlđxs", "excellent-collective"),
            ("labour-order-2", "labour-order-2"),
            ("Giấy khen của Chủ tịch UBND tỉnh Quảng Ninh", "odd"),
            ("Giấy khen của UBND phường", "odd"),
            ("Giấy khen của Hội Phụ nữ phường", "unknown"),
            ("Bằng khen", "unknown"),
            ("", "unknown"),
        ];
        for (text, expected) in cases {
            assert_eq!(id(text), expected, "{text}");
        }
    }

    #[test]
    fn what_is_not_understood_has_candidates() {
        let candidates = |text: &str| match AwardForms::builtin().lookup(text) {
            Match::Unknown { candidates } => candidates.iter().map(|form| form.id.as_str()).collect::<Vec<_>>(),
            Match::Found { form, .. } => panic!("{text} is {}", form.id),
        };
        assert_eq!(candidates("Lao động tiên tuyến"), ["advanced-worker"]);
        assert_eq!(candidates("Bằng khen"), ["pm-certificate", "ministry-certificate", "province-certificate"]);
        assert_eq!(candidates("Huân chương Lao động"), ["labour-order-1", "labour-order-2", "labour-order-3"]);
        assert_eq!(candidates("Bóng đá nữ toàn quốc"), [""; 0]);
        assert_eq!(candidates(""), [""; 0]);
    }

    #[test]
    fn a_local_form_takes_its_place_and_its_spelling() {
        let local = AwardForm {
            id: "sao-mai-xanh".to_owned(),
            name: "Biểu trưng Sao Mai Xanh".to_owned(),
            name_en: "Biểu trưng Sao Mai Xanh".to_owned(),
            kind: FormKind::Commendation,
            authority: Authority::Ward,
            subjects: vec![Subject::Collective, Subject::Household],
            rank: 95,
            aliases: vec!["Giấy khen".to_owned()],
            odd: Vec::new(),
        };
        let forms = AwardForms::builtin().with_local(vec![local.clone()]);
        let place = |id: &str| forms.iter().position(|form| form.id == id);
        assert!(place("cultural-family") < place("sao-mai-xanh"));
        assert!(place("sao-mai-xanh") < place("good-person-good-deed"));
        assert_eq!(forms.lookup("biểu trưng sao mai xanh"), Match::Found { form: &local, odd: false });
        assert_eq!(forms.lookup("GIAY KHEN"), Match::Found { form: &local, odd: false });
        assert!(!local.honours(Subject::Individual));
    }
}
