//! One award form: a title of emulation or a form of commendation.
//!
//! Rank, authority and subjects are for display and for advice; they do not state the law.

use crate::syntax::choice::choices;
use crate::syntax::register;
use crate::syntax::rows::Subject;

choices! {
    /// What kind of award a form is.
    pub enum FormKind {
        /// Title of emulation (danh hiệu thi đua); flags are titles.
        Title = "title",
        /// Form of commendation (hình thức khen thưởng).
        Commendation = "commendation",
        /// A recognition of a province's or ward's own.
        Local = "local",
    }
}

choices! {
    /// Who grants a form.
    pub enum Authority {
        /// The President, the Government or the Prime Minister.
        Central = "central",
        /// A minister or the head of a central agency.
        Ministry = "ministry",
        /// A province or a centrally run city, or its chairman.
        Province = "province",
        /// A ward or commune, or its chairman.
        Ward = "ward",
        /// The head of an agency, school or enterprise.
        Unit = "unit",
    }
}

/// One award form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AwardForm {
    /// Permanent id.
    pub id: String,
    /// Vietnamese name.
    pub name: String,
    /// English name; that of a local form may be its Vietnamese one.
    pub name_en: String,
    /// What kind of award it is.
    pub kind: FormKind,
    /// Who grants it.
    pub authority: Authority,
    /// Whom it may honour.
    pub subjects: Vec<Subject>,
    /// Smaller is higher.
    pub rank: u32,
    /// Other spellings; one that ends in `…` may be followed by the name of a place or an office.
    pub aliases: Vec<String>,
    /// Spellings that name an authority which does not grant the form.
    pub odd: Vec<String>,
}

impl AwardForm {
    /// The form of a register's entry; none where a key of it is unknown.
    pub(super) fn from_register(entry: register::RegisteredForm) -> Option<Self> {
        let subjects: Option<Vec<Subject>> = entry.subjects.iter().map(|key| Subject::from_key(key)).collect();
        Some(AwardForm {
            kind: FormKind::from_key(&entry.kind)?,
            authority: Authority::from_key(&entry.authority)?,
            subjects: subjects?,
            id: entry.id,
            name: entry.vi,
            name_en: entry.en,
            rank: entry.rank,
            aliases: entry.aliases,
            odd: entry.odd,
        })
    }

    /// Whether it may honour `subject`.
    #[must_use]
    pub fn honours(&self, subject: Subject) -> bool {
        self.subjects.contains(&subject)
    }

    /// Every spelling, and whether it names the wrong authority.
    pub(super) fn spellings(&self) -> impl Iterator<Item = (&str, bool)> {
        let right = [&self.id, &self.name, &self.name_en].into_iter().chain(&self.aliases).map(|s| (s.as_str(), false));
        right.chain(self.odd.iter().map(|s| (s.as_str(), true)))
    }
}
