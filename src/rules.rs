//! Every rule of the program in one place, for `guong explain` and for the reference.
//!
//! The rules themselves stand beside the code that raises them. The first digit of a code tells where: `G1` front
//! matter and registers, `G2` Markdown, `G3` rows of award lists, `G4` links between records, `G5` facts of a
//! campaign, `G60` text, language and privacy, `G62` and `G63` the publication ledger, `G8` the theme and what it is
//! loaded for, `G9` publishing. A new rule takes the next free number of its family.

use crate::diagnostic::Rule;
use crate::{checks, driver, model, publish, syntax, theme};

/// Every rule, by code.
#[must_use]
pub fn all() -> Vec<&'static Rule> {
    let groups = [syntax::RULES, model::RULES].into_iter().flatten().copied();
    let checks = checks::ALL.iter().map(|check| check.rule());
    let mut rules: Vec<&'static Rule> = groups.flatten().copied().collect();
    rules.extend(checks.chain(theme::rules::RULES.iter().copied()).chain(publish::RULES.iter().copied()));
    rules.extend(driver::RULES);
    rules.sort_by_key(|rule| rule.code);
    rules
}

/// The rule with this code, whatever the case it is typed in.
#[must_use]
pub fn find(code: &str) -> Option<&'static Rule> {
    all().into_iter().find(|rule| rule.code.eq_ignore_ascii_case(code.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_has_a_code_of_its_own_and_says_what_it_is_in_both_languages() {
        let rules = all();
        for pair in rules.windows(2) {
            assert_ne!(pair[0].code, pair[1].code, "{} and {}", pair[0].name, pair[1].name);
        }
        for rule in rules {
            assert!(rule.code.starts_with('G') && rule.code.len() == 4, "{}", rule.code);
            assert!(rule.code[1..].bytes().all(|b| b.is_ascii_digit()), "{}", rule.code);
            assert!(
                rule.name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'),
                "{}",
                rule.name
            );
            for words in [rule.title, rule.explanation] {
                assert!(!words.vi.trim().is_empty() && !words.en.trim().is_empty(), "{}", rule.code);
                assert_ne!(words.vi, words.en, "{}", rule.code);
            }
        }
    }

    #[test]
    fn a_rule_is_found_as_it_is_typed() {
        assert_eq!(find("g101 ").map(|rule| rule.name), Some("not-utf8"));
        assert_eq!(find("G000"), None);
    }
}
