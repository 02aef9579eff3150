//! What is said of files that cannot become records.

use crate::diagnostic::{Diagnostic, Rule, Severity, Text, Words, reason};
use crate::source::{FileId, Sources, Span, Spanned};
use crate::syntax::schema::Kind;
use crate::syntax::{LONGEST_ID, slug};
use crate::text;
use crate::world::{Entry, EntryKind};

/// The rules of this file.
pub const RULES: &[&Rule] = &[&NO_SETTINGS, &UNREADABLE, &ODD_ENTRY, &UNKNOWN_PLACE, &BAD_FILE_ID, &DOUBLE_ID];

/// No `site.toml`.
pub static NO_SETTINGS: Rule = Rule {
    code: "G401",
    name: "no-settings",
    severity: Severity::Error,
    title: Words::new("Không có site.toml", "There is no site.toml"),
    explanation: Words::new(
        "Thư mục content/ phải có tệp site.toml khai báo tên cổng, địa chỉ và đơn vị chủ quản.\n\nChạy lệnh trong thư mục chứa content/, hoặc tạo cổng mới bằng “guong init THƯ-MỤC”.",
        "The folder content/ must hold site.toml, which gives the portal's name, address and publisher.\n\nRun the command in the folder that holds content/, or make a new portal with `guong init DIR`.",
    ),
};

pub(super) fn no_settings(file: FileId, meant: Option<&str>) -> Diagnostic {
    let found =
        NO_SETTINGS.at(Span::top(file), text!("không tìm thấy content/site.toml", "content/site.toml was not found"));
    match meant {
        Some(meant) => found.hint(text!("đổi tên {meant} thành site.toml", "rename {meant} to site.toml")),
        None => found.hint(text!(
            "chạy lệnh trong thư mục của cổng, hoặc “guong init THƯ-MỤC” để tạo cổng mới",
            "run the command in the portal's folder, or `guong init DIR` to make a new one"
        )),
    }
}

/// A file that cannot be read.
pub static UNREADABLE: Rule = Rule {
    code: "G402",
    name: "unreadable",
    severity: Severity::Error,
    title: Words::new("Không đọc được tệp", "A file that cannot be read"),
    explanation: Words::new(
        "Hệ điều hành không cho đọc tệp: tệp đang bị khóa, bị hỏng hoặc thiếu quyền.",
        "The system does not let the file be read: it is locked, damaged, or the right to read it is missing.",
    ),
};

pub(in crate::model) fn unreadable(file: FileId, error: &std::io::Error) -> Diagnostic {
    let Text { vi, en } = reason(error);
    UNREADABLE.at(Span::top(file), text!("không đọc được tệp: {vi}", "the file cannot be read: {en}")).hint(text!(
        "đóng chương trình đang mở tệp, kiểm tra quyền đọc",
        "close the program that has it open; check the right to read it"
    ))
}

/// A symbolic link, device, or a name that is not UTF-8.
pub static ODD_ENTRY: Rule = Rule {
    code: "G403",
    name: "odd-entry",
    severity: Severity::Error,
    title: Words::new("Trong content/ có liên kết hoặc tên tệp lạ", "A link or an odd name in content/"),
    explanation: Words::new(
        "content/ chỉ chứa tệp thật: liên kết (symbolic link) có thể kéo tệp ngoài thư mục vào trang công khai, và tên tệp không phải Unicode không ghi được vào địa chỉ.\n\nChép tệp thật vào content/, đặt tên không dấu.",
        "content/ holds real files only: a symbolic link could bring a file from elsewhere into the public site, and a name that is not Unicode cannot be written into an address.\n\nCopy the file itself into content/ and give it a plain name.",
    ),
};

pub(super) fn odd_entry(entry: &Entry, file: FileId) -> Diagnostic {
    let what = match entry.kind {
        EntryKind::Symlink => {
            Text::new("đây là liên kết (symbolic link), không phải tệp thật", "this is a symbolic link, not a file")
        }
        EntryKind::Special => {
            Text::new("đây là thiết bị hoặc đường ống, không phải tệp thật", "this is a device or pipe, not a file")
        }
        EntryKind::Unreadable => {
            Text::new("hệ điều hành không cho mở mục này", "the system does not let this be opened")
        }
        EntryKind::File => Text::new("tên tệp không phải Unicode", "the file's name is not Unicode"),
    };
    ODD_ENTRY.at(Span::top(file), what).hint(text!(
        "chép tệp thật vào content/ với tên không dấu, hoặc xóa mục này",
        "copy the file itself into content/ under a plain name, or delete this"
    ))
}

/// Markdown or TOML at a place that the format does not know.
pub static UNKNOWN_PLACE: Rule = Rule {
    code: "G404",
    name: "unknown-place",
    severity: Severity::Warning,
    title: Words::new("Tệp đặt sai chỗ nên không được công bố", "A file at a place that is not published"),
    explanation: Words::new(
        "Bài để trong stories/, kế hoạch trong plans/, phong trào trong campaigns/, danh sách khen thưởng trong awards/, trang trong pages/; tên tệp kết thúc bằng .md, viết thường (bảng khen thưởng: .csv). Tệp ở chỗ khác hay có đuôi khác, như .txt hay .MD, không được đọc.\n\nChuyển tệp vào đúng thư mục, hoặc đổi tên theo gợi ý. Windows giấu đuôi tệp: bật “Đuôi tên tệp” (File name extensions) để thấy.",
        "Stories belong into stories/, plans into plans/, campaigns into campaigns/, award lists into awards/, pages into pages/; a file's name ends in .md, in small letters (rows of a list: .csv). A file elsewhere or with another ending, such as .txt or .MD, is not read.\n\nMove the file into its folder, or rename it as suggested. Windows hides endings: switch on “File name extensions” to see them.",
    ),
};

/// A file name that is no id.
pub static BAD_FILE_ID: Rule = Rule {
    code: "G405",
    name: "bad-file-id",
    severity: Severity::Error,
    title: Words::new("Tên tệp không dùng làm địa chỉ được", "A file name that cannot be an address"),
    explanation: Words::new(
        "Tên tệp là địa chỉ lâu dài của trang, nên chỉ gồm chữ thường không dấu, chữ số và dấu gạch nối, nhiều nhất 200 ký tự.",
        "A file's name is its page's permanent address: lower-case letters a to z, digits and hyphens only, 200 characters at most.",
    ),
};

pub(super) fn bad_file_id(name: &str, file: FileId) -> Diagnostic {
    let wanted = slug(name);
    let found = BAD_FILE_ID.at(
        Span::top(file),
        text!("tên tệp “{name}” không dùng làm địa chỉ được", "the file name `{name}` cannot be an address"),
    );
    if wanted.is_empty() {
        return found.hint(text!(
            "đặt tên bằng chữ thường không dấu, chữ số và dấu gạch nối: ten-bai.md",
            "name it in lower-case letters, digits and hyphens: name.md"
        ));
    }
    found.hint(text!("đổi tên thành “{wanted}.md”", "rename it to `{wanted}.md`"))
}

pub(super) fn long_file_id(name: &str, file: FileId) -> Diagnostic {
    let length = name.len();
    BAD_FILE_ID
        .at(
            Span::top(file),
            text!(
                "tên tệp dài {length} ký tự, quá {LONGEST_ID}, không dùng làm địa chỉ được",
                "the file's name has {length} characters, more than {LONGEST_ID}, and cannot be an address"
            ),
        )
        .hint(text!(
            "đặt tên ngắn hơn; từ tên này có các tệp khác, mà ổ đĩa không nhận tên quá dài",
            "give it a shorter name; other files are named after it, and no disk takes longer names"
        ))
}

/// One id, two records of a kind.
pub static DOUBLE_ID: Rule = Rule {
    code: "G406",
    name: "double-id",
    severity: Severity::Error,
    title: Words::new("Hai mục dùng chung một mã", "Two records with one id"),
    explanation: Words::new(
        "Mã (id) là địa chỉ của trang nên mỗi loại chỉ có một. Kế hoạch và văn bản dùng chung một bộ mã vì đều có thể được viện dẫn; mã chỉ tiêu không lặp lại trong các kế hoạch của một phong trào.",
        "An id is a page's address, so it is unique within its kind. Plans and documents share one space of ids because both can be cited; target ids are unique among the plans of a campaign.",
    ),
};

/// Says that `second` repeats the id of `first`.
pub(in crate::model) fn double_id(
    sources: &Sources,
    kind: Kind,
    first: &Spanned<String>,
    second: &Spanned<String>,
) -> Diagnostic {
    let (id, vi, en) = (&second.value, kind.words().vi, kind.words().en);
    let file = sources.file(first.span.file);
    let (path, line) = (file.path(), file.position(first.span.start).line);
    DOUBLE_ID
        .at(
            second.span,
            text!("mã {vi} “{id}” đã dùng ở {path}:{line}", "the {en} id `{id}` is taken already, at {path}:{line}"),
        )
        .label(first.span, text!("dùng lần đầu ở đây", "first used here"))
        .hint(text!("đặt cho một trong hai mục một mã khác", "give one of the two another id"))
}
