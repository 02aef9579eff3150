//! Numbers that are reckoned with, and the goal of a target: a relation and a number, such as `>= 80`.

use std::fmt;

/// How a reported figure must stand to the goal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Relation {
    /// `>`
    Over,
    /// `>=`
    AtLeast,
    /// `=`
    Exactly,
    /// `<=`
    AtMost,
    /// `<`
    Under,
}

impl Relation {
    /// The word of every relation, from "more than" to "less than".
    pub const WORDS: &'static [&'static str] = &["gt", "ge", "eq", "le", "lt"];

    /// The word by which templates and open data name it.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Relation::Over => "gt",
            Relation::AtLeast => "ge",
            Relation::Exactly => "eq",
            Relation::AtMost => "le",
            Relation::Under => "lt",
        }
    }

    /// The sign as editors type it.
    #[must_use]
    pub const fn sign(self) -> &'static str {
        match self {
            Relation::Over => ">",
            Relation::AtLeast => ">=",
            Relation::Exactly => "=",
            Relation::AtMost => "<=",
            Relation::Under => "<",
        }
    }
}

/// How many digits a number may have before its decimal mark.
pub const WHOLE_DIGITS: usize = 15;

/// How many digits a number may have after its decimal mark.
pub const DECIMALS: usize = 4;

/// Why a number cannot be reckoned with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unclear {
    /// `1.000` is a thousand to some and one to others; the digits alone.
    Thousands(String),
    /// No plain number, or one with more digits than [`WHOLE_DIGITS`] and [`DECIMALS`].
    NotPlain,
}

/// Whether a number, as it is written, could be taken for another, or is none that a page can show.
#[must_use]
pub fn unclear(written: &str) -> Option<Unclear> {
    let number = written.strip_prefix('-').unwrap_or(written);
    let parts: Vec<&str> = number.split(['.', ',']).collect();
    let digits = |part: &&str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if !parts.iter().all(digits) {
        return Some(Unclear::NotPlain);
    }
    let grouped = parts.len() > 1 && (1..=3).contains(&parts[0].len()) && !parts[0].starts_with('0');
    if grouped && parts[1..].iter().all(|part| part.len() == 3) {
        return Some(Unclear::Thousands(written.replace(['.', ','], "")));
    }
    let decimals = parts.get(1).map_or(0, |part| part.len());
    (parts.len() > 2 || parts[0].len() > WHOLE_DIGITS || decimals > DECIMALS).then_some(Unclear::NotPlain)
}

/// A relation and a number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Goal {
    /// How a figure must stand to the number.
    pub relation: Relation,
    /// The number, in the target's unit.
    pub value: f64,
}

impl Goal {
    /// Reads `>= 80`, `> 80`, `= 100`, `<= 5`, `< 5`; also `≥` and `≤`, and a comma as the decimal mark.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        const SIGNS: [(&str, Relation); 7] = [
            (">=", Relation::AtLeast),
            ("≥", Relation::AtLeast),
            ("<=", Relation::AtMost),
            ("≤", Relation::AtMost),
            (">", Relation::Over),
            ("<", Relation::Under),
            ("=", Relation::Exactly),
        ];
        let text = text.trim();
        let (relation, rest) =
            SIGNS.iter().find_map(|(sign, relation)| text.strip_prefix(sign).map(|rest| (*relation, rest.trim())))?;
        let plain = rest.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b',' | b'-'));
        let value: f64 = rest.replace(',', ".").parse().ok().filter(|_| plain && unclear(rest).is_none())?;
        Some(Goal { relation, value })
    }

    /// What is unclear in the number of a text that begins as a goal does.
    #[must_use]
    pub fn unclear(text: &str) -> Option<Unclear> {
        let number = text.trim().trim_start_matches(['>', '<', '=', '≥', '≤']);
        let signed = number.len() < text.trim().len();
        let digits = number.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b',' | b'-' | b' '));
        unclear(number.trim()).filter(|_| signed && digits && number.contains(|c: char| c.is_ascii_digit()))
    }

    /// Whether a reported `value` meets the goal.
    #[must_use]
    #[allow(clippy::float_cmp, reason = "both come from decimal text; equal text gives equal bits")]
    pub fn met_by(self, value: f64) -> bool {
        match self.relation {
            Relation::Over => value > self.value,
            Relation::AtLeast => value >= self.value,
            Relation::Exactly => value == self.value,
            Relation::AtMost => value <= self.value,
            Relation::Under => value < self.value,
        }
    }
}

impl fmt::Display for Goal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.relation.sign(), self.value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn goals_are_a_relation_and_a_number() {
        assert_eq!(Goal::parse(">= 80"), Some(Goal { relation: Relation::AtLeast, value: 80.0 }));
        assert_eq!(Goal::parse("=99,5").map(|g| g.value), Some(99.5));
        for text in ["80", ">=", ">= tám", "=> 80", ">= 80%", ">= inf", ">= 1.2.3", ">= 1.000", ">= 1,000"] {
            assert_eq!(Goal::parse(text), None, "{text}");
        }
        assert!(Goal::parse("> 80").is_some_and(|g| !g.met_by(80.0) && g.met_by(80.1)));
    }
    #[test]
    fn numbers_that_can_be_taken_for_others_are_told() {
        let thousand = Some(Unclear::Thousands("1000".to_owned()));
        assert_eq!((unclear("1.000"), unclear("1,000")), (thousand.clone(), thousand));
        assert_eq!(unclear("-12.345.678"), Some(Unclear::Thousands("-12345678".to_owned())));
        for text in ["1000", "83.2", "0.125", "12,50", "-5", "999999999999999.1234"] {
            assert_eq!(unclear(text), None, "{text}");
        }
        for text in ["nan", "inf", "-inf", "1e20", "1000000000000000", "0.00001", "1.2.3", "", "0x10"] {
            assert_eq!(unclear(text), Some(Unclear::NotPlain), "{text}");
        }
        assert_eq!(Goal::unclear(">= 80%"), None);
        assert_eq!(Goal::unclear("≤ 1000000000000000"), Some(Unclear::NotPlain));
    }
}
