//! Results of stories without a date or a source.

use super::Check;
use super::written::Written;
use crate::diagnostic::{Diagnostic, Rule, Severity, Words};
use crate::model::{Outcome, Site};
use crate::text;

/// A result without its date or source.
pub static RULE: Rule = Rule {
    code: "G518",
    name: "result-without-source",
    severity: Severity::Warning,
    title: Words::new("Kết quả thiếu ngày hoặc nguồn", "A result without its date or source"),
    explanation: Words::new(
        "Con số chỉ đáng tin khi biết tính đến ngày nào và lấy ở đâu.\n\nThêm as_of (ngày, hoặc \"2026-04\") và source (sổ theo dõi, báo cáo, phần mềm nào) cho kết quả này.",
        "A figure can be trusted only where it is known of which day it is and where it comes from.\n\nAdd as_of (a date, or \"2026-04\") and source (which register, report or program) to the result.",
    ),
};

pub(super) struct ResultWithoutSource;

impl Check for ResultWithoutSource {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn site(&self, site: &Site, out: &mut Vec<Diagnostic>) {
        for story in site.stories.records() {
            if story.results.iter().all(|result| result.as_of.is_some() && result.source.is_some()) {
                continue;
            }
            let written = Written::of(site, story.file);
            for (index, result) in story.results.iter().enumerate() {
                let has = |key| written.has_in("result", index, key);
                out.extend(without(result, has("as_of"), has("source")));
            }
        }
    }
}

fn without(result: &Outcome, dated: bool, sourced: bool) -> Option<Diagnostic> {
    let (vi, en, keys) = match (dated, sourced) {
        (true, true) => return None,
        (false, true) => ("ngày", "date", "as_of"),
        (true, false) => ("nguồn", "source", "source"),
        (false, false) => ("ngày và nguồn", "date and source", "as_of, source"),
    };
    let measure = &result.measure.value;
    let found = RULE
        .at(result.measure.span, text!("kết quả “{measure}” không ghi {vi}", "the result `{measure}` has no {en}"))
        .hint(text!("thêm {keys} vào phần [[result]] này", "add {keys} to this [[result]]"));
    Some(found)
}
