//! How a point of an official document is cited.

/// A level of an official document, from the smallest to the largest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Tiết: a number or letter below a point.
    Item,
    /// Điểm: `đ`.
    Point,
    /// Khoản: `4`, `2.1`.
    Clause,
    /// Điều: `1`.
    Article,
    /// Mục: `II`.
    Section,
    /// Chương: `III`.
    Chapter,
    /// Phần: `I`, `A`.
    Part,
    /// Phụ lục: `I`.
    Appendix,
}

/// One level of a citation.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Step {
    /// Which level.
    pub level: Level,
    /// Its number or letter, without punctuation: `đ`, `2.1`, `II`.
    pub name: String,
}

/// What it takes to cite a point, the smallest level first: "điểm đ khoản 4 mục II" is point `đ`, clause `4`,
/// section `II`.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Citation {
    /// The levels, the smallest first.
    pub steps: Vec<Step>,
}

impl Citation {
    /// The number or letter of one level.
    #[must_use]
    pub fn name(&self, level: Level) -> Option<&str> {
        self.steps.iter().find(|step| step.level == level).map(|step| step.name.as_str())
    }

    /// The citation of what stands below this, or of this itself where `replace` is set: `2.1` instead of `2`.
    pub(crate) fn below(&self, level: Level, name: String, replace: bool) -> Self {
        let mut steps = vec![Step { level, name }];
        steps.extend(self.steps.iter().skip(usize::from(replace)).cloned());
        Citation { steps }
    }

    /// The level that a number has below this: a clause, but a point where there is a clause already.
    pub(crate) fn number_level(&self) -> Level {
        if self.name(Level::Point).is_some() {
            Level::Item
        } else if self.name(Level::Clause).is_some() {
            Level::Point
        } else {
            Level::Clause
        }
    }

    /// The level that a letter has below this: a point, but an item where there is a point already.
    pub(crate) fn letter_level(&self) -> Level {
        if self.name(Level::Point).is_some() { Level::Item } else { Level::Point }
    }
}
