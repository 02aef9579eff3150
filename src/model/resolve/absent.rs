//! Registers that declare nothing, while records name what should stand in them: said once, not at every reference.

use super::Broken;
use crate::diagnostic::{Diagnostic, Rule, Severity, Words};
use crate::model::Site;
use crate::source::{SourceFile, Span};
use crate::syntax::Unread;
use crate::syntax::schema::Kind;
use crate::text;

/// A register that is missing or empty.
pub static RULE: Rule = Rule {
    code: "G407",
    name: "empty-register",
    severity: Severity::Error,
    title: Words::new("Danh bạ thiếu hoặc chưa khai báo gì", "A register that is missing or empty"),
    explanation: Words::new(
        "Đơn vị khai báo trong content/units.toml, mỗi đơn vị một phần [[unit]]; văn bản được viện dẫn trong content/documents.toml, mỗi văn bản một phần [[document]]. Tệp không có, để trống hay sai tên thì mọi mã trỏ vào nó đều không tìm thấy.\n\nTạo tệp, hoặc đổi tên tệp cho đúng từng chữ.",
        "Units are declared in content/units.toml, a [[unit]] each; cited documents in content/documents.toml, a [[document]] each. Where the file is missing, empty or has another name, no id that leads into it is found.\n\nMake the file, or give it exactly this name.",
    ),
};

/// How many references each register would have resolved; none where it declares something.
#[derive(Clone, Copy, Debug)]
pub(super) struct Missed {
    units: Option<usize>,
    documents: Option<usize>,
}

impl Missed {
    pub fn of(site: &Site) -> Self {
        let empty = |none: bool| none.then_some(0);
        Missed { units: empty(site.units.records().is_empty()), documents: empty(site.documents.records().is_empty()) }
    }

    /// Counts a unit that was not found; whether nothing is to be said of it here.
    pub fn unit(&mut self, key: &str) -> bool {
        count(&mut self.units, key)
    }

    /// The same of a document.
    pub fn document(&mut self, key: &str) -> bool {
        count(&mut self.documents, key)
    }

    pub fn report(self, site: &mut Site, broken: &Broken, out: &mut Vec<Diagnostic>) {
        let [units, documents] = &broken.misnamed;
        let registers = [
            ("units.toml", Kind::Unit, self.units, units, &broken.units),
            ("documents.toml", Kind::Document, self.documents, documents, &broken.documents),
        ];
        for (path, kind, missed, misnamed, unread) in registers {
            // What could not be read has been reported.
            let Some(count) = missed.filter(|count| (*count > 0 || misnamed.is_some()) && *unread == Unread::default())
            else {
                continue;
            };
            let file = site.sources.paths().find(|(_, known)| *known == path).map(|(file, _)| file);
            let there = file.is_some();
            let file = file.unwrap_or_else(|| site.sources.push(SourceFile::new(path, "")));
            out.push(nothing_declared(Span::top(file), (path, there), kind, count, misnamed.as_deref()));
        }
    }
}

fn count(missed: &mut Option<usize>, key: &str) -> bool {
    // An empty key is a required one that is missing, and has been reported as such.
    if let Some(count) = missed.as_mut().filter(|_| !key.is_empty()) {
        *count += 1;
    }
    missed.is_some()
}

fn nothing_declared(
    span: Span,
    (path, there): (&str, bool),
    kind: Kind,
    count: usize,
    misnamed: Option<&str>,
) -> Diagnostic {
    let (vi, en) = (kind.words().vi, kind.words().en);
    let section = if kind == Kind::Unit { "[[unit]]" } else { "[[document]]" };
    let found = if there {
        RULE.at(
            span,
            text!(
                "{path} chưa khai báo {vi} nào, mà có {count} chỗ dẫn tới",
                "{path} declares no {en}, and there are {count} references to some"
            ),
        )
    } else {
        RULE.at(
            span,
            text!(
                "không có tệp {path}, mà có {count} chỗ dẫn tới {vi} khai báo trong đó",
                "there is no {path}, and {count} references lead to what it should declare"
            ),
        )
    };
    found.hint(match misnamed {
        Some(misnamed) => text!("đổi tên {misnamed} thành {path}", "rename {misnamed} to {path}"),
        None if there => text!("khai báo mỗi {vi} bằng một phần {section}", "declare each {en} by a {section}"),
        None => text!(
            "tạo content/{path}, mỗi {vi} một phần {section}; “guong init” tạo sẵn mẫu",
            "make content/{path} with a {section} for each {en}; `guong init` makes a template"
        ),
    })
}
