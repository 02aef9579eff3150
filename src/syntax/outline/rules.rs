//! Oddities of an outline's numbers and headings. The text is published as it is: they are only said.

use crate::diagnostic::{Diagnostic, Rule, Severity, Words};
use crate::source::Span;
use crate::text;

/// The rules of this module.
pub const RULES: &[&Rule] = &[&NUMBER_SKIPPED, &NUMBER_REPEATED, &NUMBER_MISPLACED, &HEADING_UNMARKED];

/// A number that does not follow the one before it.
pub static NUMBER_SKIPPED: Rule = Rule {
    code: "G250",
    name: "outline-number-skipped",
    severity: Severity::Note,
    title: Words::new("Số thứ tự bị nhảy", "A number of the outline is skipped"),
    explanation: Words::new(
        "Các mục, khoản, điểm của văn bản không nối tiếp nhau, ví dụ sau mục IV là mục VII, hoặc sau điểm d là điểm e \
         mà thiếu điểm đ. Văn bản vẫn được đăng đúng như bản gốc.\n\n\
         So lại với bản gốc: nếu gõ nhầm thì sửa, nếu bản gốc như vậy thì để nguyên.",
        "Sections, clauses or points do not follow each other: section VII after section IV, say, or point e after \
         point d without a point đ. The text is published as it is.\n\n\
         Compare it with the original: correct a slip of yours, leave what the original has.",
    ),
};

/// Says that `label` stands where `expected` was due.
pub(crate) fn number_skipped(span: Span, label: &str, expected: &str) -> Diagnostic {
    NUMBER_SKIPPED
        .at(
            span,
            text!(
                "ở đây là “{label}”, trong khi đúng thứ tự là “{expected}”",
                "`{label}` stands where `{expected}` was due"
            ),
        )
        .hint(text!(
            "so với bản gốc; nếu bản gốc như vậy thì để nguyên",
            "compare with the original; if it is so there, leave it"
        ))
}

/// A number that was already there.
pub static NUMBER_REPEATED: Rule = Rule {
    code: "G251",
    name: "outline-number-repeated",
    severity: Severity::Note,
    title: Words::new("Số thứ tự bị lặp hoặc lùi", "A number of the outline is repeated"),
    explanation: Words::new(
        "Cùng một cấp có hai mục, khoản hoặc điểm mang một số, hoặc số sau nhỏ hơn số trước. Văn bản vẫn được đăng \
         đúng như bản gốc; địa chỉ của chỗ lặp có thêm -2.\n\n\
         So lại với bản gốc: nếu gõ nhầm thì sửa, nếu bản gốc như vậy thì để nguyên.",
        "Two sections, clauses or points of one level have the same number, or a number is smaller than the one before. \
         The text is published as it is; the address of a repeated one ends in -2.\n\n\
         Compare it with the original: correct a slip of yours, leave what the original has.",
    ),
};

/// Says that `label` was already there, or should have been.
pub(crate) fn number_repeated(span: Span, label: &str, before: &str) -> Diagnostic {
    NUMBER_REPEATED.at(span, text!("“{label}” đứng sau “{before}”", "`{label}` stands after `{before}`")).hint(text!(
        "so với bản gốc; nếu bản gốc như vậy thì để nguyên",
        "compare with the original; if it is so there, leave it"
    ))
}

/// A compound number below another number than its own.
pub static NUMBER_MISPLACED: Rule = Rule {
    code: "G252",
    name: "outline-number-misplaced",
    severity: Severity::Note,
    title: Words::new("Số thứ tự đứng nhầm chỗ", "A number of the outline stands below another"),
    explanation: Words::new(
        "Số có dấu chấm như 3.1 thuộc về khoản 3, nhưng lại đứng dưới khoản khác. Văn bản vẫn được đăng đúng như bản \
         gốc.\n\nSo lại với bản gốc: nếu gõ nhầm thì sửa, nếu bản gốc như vậy thì để nguyên.",
        "A compound number such as 3.1 belongs to clause 3 but stands below another one. The text is published as it \
         is.\n\nCompare it with the original: correct a slip of yours, leave what the original has.",
    ),
};

/// Says that `label` stands below `parent`.
pub(crate) fn number_misplaced(span: Span, label: &str, parent: &str) -> Diagnostic {
    NUMBER_MISPLACED.at(span, text!("“{label}” đứng dưới “{parent}”", "`{label}` stands below `{parent}`")).hint(text!(
        "so với bản gốc; nếu bản gốc như vậy thì để nguyên",
        "compare with the original; if it is so there, leave it"
    ))
}

/// A line that has the number of a section but is no heading.
pub static HEADING_UNMARKED: Rule = Rule {
    code: "G253",
    name: "outline-heading-unmarked",
    severity: Severity::Warning,
    title: Words::new("Tên mục chưa có dấu ##", "A section's name without its ##"),
    explanation: Words::new(
        "Một dòng bắt đầu như tên mục của văn bản, ví dụ “II. NỘI DUNG” hoặc “Điều 2.”, nhưng trước nó không có dấu ##. \
         Dòng ấy vẫn được đăng, nhưng chỉ như một đoạn văn: mục không có địa chỉ để trích dẫn, không có trong mục lục, \
         và các khoản bên dưới mang địa chỉ của mục trước.\n\n\
         Thêm hai dấu thăng và một dấu cách vào đầu dòng: “## II. NỘI DUNG”. Thường gặp khi chép nguyên văn từ Word hoặc \
         PDF.",
        "A line begins like the name of a section, “II. NỘI DUNG” or “Điều 2.” say, without ## before it. It is published, \
         but as a paragraph: the section has no address to be cited by, does not stand in the contents, and the points \
         below it have the address of the section before.\n\n\
         Put two number signs and a blank before it: “## II. NỘI DUNG”. This is often seen in text pasted from Word or a PDF.",
    ),
};

/// Says that the line which begins with `label` is no heading.
pub(crate) fn heading_unmarked(span: Span, label: &str) -> Diagnostic {
    HEADING_UNMARKED
        .at(
            span,
            text!(
                "“{label}” giống tên mục của văn bản, nhưng trước nó không có dấu ##",
                "`{label}` looks like the name of a section, but no ## stands before it"
            ),
        )
        .hint(text!("thêm “## ” vào đầu dòng", "put `## ` at the beginning of the line"))
}
