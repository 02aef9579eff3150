//! Both placements of the tone mark in one file.

use super::Check;
use crate::diagnostic::{Diagnostic, Rule, Severity, Words};
use crate::model::Settings;
use crate::source::Span;
use crate::syntax::FileTexts;
use crate::text;
use crate::vietnamese::{TonePlacement, place_tone, tone_placements};

/// Mixed tone placement inside one file.
pub static RULE: Rule = Rule {
    code: "G605",
    name: "mixed-tone-placement",
    severity: Severity::Warning,
    title: Words::new("Lẫn hai kiểu đặt dấu thanh", "Mixed tone placement"),
    explanation: Words::new(
        "“hòa, ủy, khỏe” và “hoà, uỷ, khoẻ” đều đúng, nhưng trong một tệp nên dùng một kiểu. Tìm kiếm trên cổng coi hai kiểu là một; tìm trong Word, Excel thì không.\n\nThống nhất theo kiểu dùng nhiều hơn trong tệp. Tên riêng giữ như giấy tờ.",
        "“hòa, ủy, khỏe” and “hoà, uỷ, khoẻ” are both right, but one file should use one of them. The portal's search takes them for one; Word and Excel do not.\n\nKeep to the one that the file uses more. Names of people stay as their papers have them.",
    ),
};

pub(super) struct MixedTones;

impl Check for MixedTones {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn words(&self, _: &Settings, texts: &FileTexts, out: &mut Vec<Diagnostic>) {
        let mut places = Vec::new();
        for run in texts.runs() {
            let syllables = tone_placements(run.text()).into_iter();
            places.extend(syllables.map(|it| (it.placement, &run.text()[it.range.clone()], run.span(it.range))));
        }
        let old = places.iter().filter(|(placement, ..)| *placement == TonePlacement::Old).count();
        let new = places.len() - old;
        if old == 0 || new == 0 {
            return;
        }
        // Where both are used as often, the one that comes first counts as the file's own.
        let usual = match old.cmp(&new) {
            std::cmp::Ordering::Greater => TonePlacement::Old,
            std::cmp::Ordering::Less => TonePlacement::New,
            std::cmp::Ordering::Equal => places[0].0,
        };
        let odd = places.iter().find(|(placement, ..)| *placement != usual);
        out.extend(odd.map(|(_, written, span)| mixed(written, *span, usual, old.min(new), old.max(new))));
    }
}

fn mixed(written: &str, span: Span, usual: TonePlacement, few: usize, many: usize) -> Diagnostic {
    let wanted = place_tone(written, usual);
    RULE.at(
        span,
        text!(
            "tệp lẫn hai kiểu đặt dấu: {few} chỗ như “{written}”, {many} chỗ theo kiểu “{wanted}”",
            "the file mixes two placements of tones: {few} like “{written}”, {many} like “{wanted}”"
        ),
    )
    .hint(text!("viết “{wanted}”; tên riêng giữ nguyên", "write “{wanted}”; names stay as they are"))
}
