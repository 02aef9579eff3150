//! Every rule of the program, for `guong explain` and the reference.
use crate::diagnostic::Rule;
/// Every rule, by code.
#[must_use]
pub fn all() -> Vec<&'static Rule> {
    let mut all: Vec<_> =
        crate::syntax::RULES.iter().chain(crate::model::RULES).flat_map(|rules| rules.iter().copied()).collect();
    all.extend(crate::publish::RULES);
    all.extend(crate::driver::RULES);
    all.sort_by_key(|rule| rule.code);
    all
}
/// The rule with this code.
#[must_use]
pub fn find(code: &str) -> Option<&'static Rule> {
    all().into_iter().find(|rule| rule.code.eq_ignore_ascii_case(code))
}
