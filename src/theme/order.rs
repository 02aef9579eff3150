//! Finds what would make the order of a page's parts a matter of chance.
//!
//! The template engine keeps tables in an order of its own, which differs from run to run. A template that walks over
//! a table would make the same content give different bytes; lists have the order that the context gives them.

use std::ops::Range;

use super::scan::{self, Kind};

/// Filters that turn a table into a list, or a list into a table.
const FILTERS: [&str; 4] = ["keys", "values", "pairs", "group_by"];

/// The places where a template walks over a table.
pub(super) fn walks(source: &str) -> Vec<Range<usize>> {
    let tags = scan::pieces(source).into_iter().filter(|piece| matches!(piece.kind, Kind::Output | Kind::Statement));
    tags.filter(|piece| walks_in_tag(&source[piece.range.clone()])).map(|piece| piece.range).collect()
}

fn walks_in_tag(tag: &str) -> bool {
    let code = tag.trim_start_matches(['{', '%', '-']).trim_start();
    let names = code.strip_prefix("for ").and_then(|rest| rest.split_once(" in ")).map(|(names, _)| names);
    let filters = code.split('|').skip(1).map(|filter| {
        let filter = filter.trim_start();
        &filter[..filter.bytes().take_while(|b| b.is_ascii_alphanumeric() || *b == b'_').count()]
    });
    names.is_some_and(|names| names.contains(',')) || filters.into_iter().any(|filter| FILTERS.contains(&filter))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_loops_and_filters_over_tables() {
        let source = "{% for a in b %}{%- for k, v in c %}{{ a | sort }}{{ c | keys | first }}{{ values }}";
        let found: Vec<_> = walks(source).into_iter().map(|range| &source[range]).collect();
        assert_eq!(found, ["{%- for k, v in c %}", "{{ c | keys | first }}"]);
    }
}
