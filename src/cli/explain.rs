//! `guong explain CODE`: what a rule is about and how to mend what it finds.

use super::{Common, Outcome, report};
use crate::{rules, text};
use clap::Args;
use std::io::{Write, stdout};

/// Explains a rule.
#[derive(Debug, Args)]
pub struct Explain {
    /// Mã như G107; bỏ trống để xem tất cả (a code such as G107; without it all are listed)
    code: Option<String>,
}

impl Explain {
    pub(super) fn run(&self, common: &Common) -> Outcome {
        let language = common.language();
        let mut out = stdout().lock();
        let Some(code) = &self.code else {
            for rule in rules::all() {
                let severity = rule.severity.words().get(language);
                let _ = writeln!(out, "{}  {severity:9}  {}", rule.code, rule.title.get(language));
            }
            return Outcome::Done;
        };
        if let Some(rule) = rules::find(code) {
            let (title, severity) = (rule.title.get(language), rule.severity.words().get(language));
            let _ = writeln!(
                out,
                "{} ({}) · {severity}\n{title}\n\n{}",
                rule.code,
                rule.name,
                rule.explanation.get(language)
            );
            return Outcome::Done;
        }
        report::say(
            common,
            &text!(
                "không có mã {code}; “guong explain” liệt kê mọi mã",
                "there is no code {code}; `guong explain` lists all of them"
            ),
        );
        Outcome::WrongCommand
    }
}
