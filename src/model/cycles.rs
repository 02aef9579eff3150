//! Chains of parents that come back to where they began.

use super::arena::{Arena, Named, RefTo};
use crate::diagnostic::{Diagnostic, Rule, Severity, Words};
use crate::source::{Span, Spanned};
use crate::syntax::schema::Kind;
use crate::text;

/// Reports chains of parents that never end, once a chain.
pub(super) fn report<T: Named>(
    arena: &Arena<T>,
    parent: impl Fn(&T) -> Option<&RefTo<T>>,
    kind: Kind,
    out: &mut Vec<Diagnostic>,
) {
    // 0: not seen; otherwise the number of the walk that saw the record first.
    let mut seen = vec![0_usize; arena.records().len()];
    for (walk, start) in arena.ids().enumerate() {
        let mut at = Some(start);
        while let Some(id) = at {
            let mark = &mut seen[id.index()];
            if *mark != 0 {
                if *mark == walk + 1
                    && let Some(back) = parent(&arena[id])
                {
                    out.push(cycle(kind, arena[id].id(), back.span));
                }
                break;
            }
            *mark = walk + 1;
            at = parent(&arena[id]).and_then(RefTo::target);
        }
    }
}

/// The rules of this file.
pub const RULES: &[&Rule] = &[&CYCLE];

/// A record that is its own ancestor.
pub static CYCLE: Rule = Rule {
    code: "G414",
    name: "parent-cycle",
    severity: Severity::Error,
    title: Words::new("Cấp trên đi vòng tròn", "Parents that go round in a circle"),
    explanation: Words::new(
        "Đi từ một mục lên cấp trên của nó, rồi lên nữa, phải tới chỗ kết thúc; ở đây lại quay về chính nó.",
        "Going from a record to its parent, and on to that one's parent, must come to an end; here it comes back.",
    ),
};

fn cycle(kind: Kind, name: &Spanned<String>, span: Span) -> Diagnostic {
    let (id, vi, en) = (&name.value, kind.words().vi, kind.words().en);
    CYCLE
        .at(span, text!("{vi} “{id}” rốt cuộc lại là cấp trên của chính nó", "the {en} `{id}` is its own ancestor"))
        .hint(text!("sửa hoặc bỏ khóa parent của một mục trong vòng", "correct or remove `parent` of one of them"))
}
