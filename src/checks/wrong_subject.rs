//! Award forms given to whom they cannot honour.

use super::Check;
use super::quota_exceeded::{limits, subject_words};
use crate::diagnostic::{Diagnostic, Rule, Severity, Words};
use crate::model::{AwardForm, AwardRow, Site};
use crate::source::Span;
use crate::syntax::rows::Subject;
use crate::text;

/// A form that does not fit the subject.
pub static RULE: Rule = Rule {
    code: "G514",
    name: "wrong-subject",
    severity: Severity::Warning,
    title: Words::new("Hình thức không dành cho đối tượng này", "A form that does not fit the subject"),
    explanation: Words::new(
        "Có hình thức chỉ dành cho tập thể (Cờ thi đua, Tập thể lao động tiên tiến), có hình thức chỉ dành cho cá nhân (Lao động tiên tiến, Chiến sĩ thi đua) hay hộ gia đình (Gia đình văn hóa). Thường là do ghi nhầm đối tượng, hoặc dòng đứng nhầm phần.\n\nSửa đối tượng hoặc hình thức của dòng.",
        "Some forms honour collectives only (emulation flags, Tập thể lao động tiên tiến), some individuals (Lao động tiên tiến, Chiến sĩ thi đua) or households (Gia đình văn hóa). Usually the subject is mistaken, or the row stands in the wrong part.\n\nCorrect the row's subject or its form.",
    ),
};

pub(super) struct WrongSubject;

impl Check for WrongSubject {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn site(&self, site: &Site, out: &mut Vec<Diagnostic>) {
        for row in site.award_lists.records().iter().flat_map(|list| &list.rows) {
            if let (Some(form), Some(subject)) = (row.form.target(), row.subject)
                && !site.forms[form].honours(subject.value)
            {
                out.push(unfit(&site.forms[form], subject.value, place(row)));
            }
        }
        for quota in site.plans.records().iter().flat_map(|plan| &plan.quotas) {
            let Some(form) = quota.form.target() else { continue };
            let unfit_limits = limits(quota).filter(|(subject, most)| *most > 0 && !site.forms[form].honours(*subject));
            out.extend(unfit_limits.map(|(subject, _)| unfit(&site.forms[form], subject, quota.form.span)));
        }
    }
}

/// The form's cell, or the name where the form is given by a part of the list.
fn place(row: &AwardRow) -> Span {
    let (cell, whole) = (row.form.span, row.span);
    let inside = cell.file == whole.file && whole.start <= cell.start && cell.end <= whole.end && cell != whole;
    if inside { cell } else { row.name.span }
}

fn unfit(form: &AwardForm, subject: Subject, span: Span) -> Diagnostic {
    let (name, (vi, en)) = (&form.name, subject_words(subject));
    let fits: Vec<_> = form.subjects.iter().map(|subject| subject_words(*subject)).collect();
    let for_vi = fits.iter().map(|(vi, _)| *vi).collect::<Vec<_>>().join(", ");
    let for_en = fits.iter().map(|(_, en)| *en).collect::<Vec<_>>().join(", ");
    RULE.at(span, text!("“{name}” không dành cho {vi}", "“{name}” is not for {en}"))
        .hint(text!("hình thức này dành cho: {for_vi}", "it is for: {for_en}"))
}
