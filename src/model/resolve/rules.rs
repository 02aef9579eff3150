//! What is said of references that lead nowhere.

use crate::diagnostic::{Diagnostic, Rule, Severity, Words};
use crate::model::AwardList;
use crate::source::{Span, Spanned};
use crate::syntax::schema::{Kind, did_you_mean};
use crate::text;

/// The rules of this file.
pub const RULES: &[&Rule] =
    &[&super::absent::RULE, &DANGLING, &UNKNOWN_FORM, &NO_SUCH_ROW, &CYCLE, &super::itself::RULE];

/// An id that nothing has.
pub static DANGLING: Rule = Rule {
    code: "G411",
    name: "dangling-reference",
    severity: Severity::Error,
    title: Words::new("Mã này không trỏ tới mục nào", "An id that names nothing"),
    explanation: Words::new(
        "Khóa này phải chứa mã của một mục đã khai báo: đơn vị trong units.toml, văn bản trong documents.toml hoặc plans/, phong trào trong campaigns/, …\n\nSửa mã theo gợi ý, hoặc khai báo mục còn thiếu.",
        "The key must hold the id of a record: a unit of units.toml, a document of documents.toml or plans/, a campaign of campaigns/, and so on.\n\nCorrect the id as suggested, or add the missing record.",
    ),
};

/// Says that `name` names no record of `kind`, with the nearest of `known`.
pub(in crate::model) fn dangling<'a>(
    kind: Kind,
    name: &str,
    span: Span,
    known: impl IntoIterator<Item = &'a str>,
) -> Diagnostic {
    let (vi, en) = (kind.words().vi, kind.words().en);
    let found = DANGLING.at(span, text!("không có {vi} nào mang mã “{name}”", "there is no {en} with the id `{name}`"));
    match did_you_mean(name, known) {
        Some(near) => found.hint(text!("có phải ý bạn là “{near}”?", "did you mean `{near}`?")),
        None => {
            found.hint(text!("kiểm tra lại mã, hoặc khai báo {vi} này trước", "check the id, or add this {en} first"))
        }
    }
}

/// Says that a campaign without a parent carries no head of one.
pub(super) fn without_parent(head: &Spanned<String>) -> Diagnostic {
    let name = &head.value;
    DANGLING
        .at(
            head.span,
            text!(
                "“{name}” phải là nội dung của phong trào cấp trên, mà phong trào này không ghi parent",
                "`{name}` has to be a head of the parent campaign, and this campaign names no `parent`"
            ),
        )
        .hint(text!(
            "thêm khóa parent với mã phong trào cấp trên, hoặc bỏ khóa national",
            "add the key `parent` with the id of the campaign above, or remove `national`"
        ))
}

/// An award form that the register does not have.
pub static UNKNOWN_FORM: Rule = Rule {
    code: "G412",
    name: "unknown-award-form",
    severity: Severity::Error,
    title: Words::new("Không có hình thức khen thưởng này", "An award form that is not in the register"),
    explanation: Words::new(
        "Hình thức khen thưởng, danh hiệu phải có trong danh mục: viết mã (ward-merit-certificate) hoặc tên thường dùng (Giấy khen, Lao động tiên tiến). Hình thức riêng của địa phương khai báo bằng [[award_form]] trong site.toml.",
        "An award form must be in the register: write its id (ward-merit-certificate) or a name in use (Giấy khen, Lao động tiên tiến). A form of your own is declared by [[award_form]] in site.toml.",
    ),
};

pub(super) fn unknown_form(written: &str, span: Span, near: Option<&str>) -> Diagnostic {
    let found = UNKNOWN_FORM
        .at(span, text!("không có hình thức khen thưởng “{written}”", "there is no award form `{written}`"));
    match near {
        Some(near) => found.hint(text!("có phải ý bạn là “{near}”?", "did you mean `{near}`?")),
        None => found.hint(text!(
            "viết đúng tên, hoặc khai báo [[award_form]] trong site.toml",
            "write its proper name, or declare an [[award_form]] in site.toml"
        )),
    }
}

/// An ordinal beyond the end of a list.
pub static NO_SUCH_ROW: Rule = Rule {
    code: "G413",
    name: "no-such-row",
    severity: Severity::Error,
    title: Words::new("Danh sách không có dòng này", "An award list without this row"),
    explanation: Words::new(
        "Số sau dấu # là thứ tự người được khen, đếm từ 1, không kể dòng tiêu đề và dòng chia phần, dù cột STT ghi gì.",
        "The number after # counts recipients from 1, without header and section rows, whatever the list's own number says.",
    ),
};

/// Says that `list` has no recipient with this ordinal.
pub(in crate::model) fn no_such_row(list: &AwardList, ordinal: &str, span: Span) -> Diagnostic {
    let (id, count) = (&list.id.value, list.rows.len());
    NO_SUCH_ROW
        .at(span, text!("danh sách “{id}” không có dòng {ordinal}", "the list `{id}` has no row {ordinal}"))
        .hint(text!("danh sách này có {count} người, tập thể được khen", "the list has {count} recipients"))
}

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

pub(super) fn cycle(kind: Kind, name: &Spanned<String>, span: Span) -> Diagnostic {
    let (id, vi, en) = (&name.value, kind.words().vi, kind.words().en);
    CYCLE
        .at(span, text!("{vi} “{id}” rốt cuộc lại là cấp trên của chính nó", "the {en} `{id}` is its own ancestor"))
        .hint(text!("sửa hoặc bỏ khóa parent của một mục trong vòng", "correct or remove `parent` of one of them"))
}
