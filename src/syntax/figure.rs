//! The goal of a target: a relation and a number, such as `>= 80`.

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
        let value: f64 = rest.replace(',', ".").parse().ok().filter(|_| plain)?;
        Some(Goal { relation, value })
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
        for text in ["80", ">=", ">= tám", "=> 80", ">= 80%", ">= inf", ">= 1.2.3"] {
            assert_eq!(Goal::parse(text), None, "{text}");
        }
        assert!(Goal::parse("> 80").is_some_and(|g| !g.met_by(80.0) && g.met_by(80.1)));
    }
}
