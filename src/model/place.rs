//! What stands where in the content folder, and the ids that paths give.

use crate::diagnostic::{Diagnostic, Rule, Severity, Words};
use crate::source::{FileId, Span, Spanned};
use crate::syntax::{is_id, slug};
use crate::text;

/// What a path of the content folder holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Settings,
    Units,
    Documents,
    Campaign,
    Plan,
    Story,
    AwardList,
    Page,
    /// Rows, pictures, scans: read when a record names them.
    Attached,
    /// Markdown or TOML where the format knows of none.
    Unknown,
}

impl Place {
    pub fn of(path: &str) -> Place {
        let extension = |wanted: &str| path.rsplit_once('.').is_some_and(|(_, extension)| extension == wanted);
        let markdown = extension("md");
        let (folder, rest) = path.split_once('/').unwrap_or(("", path));
        match (folder, rest) {
            ("", "site.toml") => Place::Settings,
            ("", "units.toml") => Place::Units,
            ("", "documents.toml") => Place::Documents,
            ("stories", _) if markdown => Place::Story,
            (_, rest) if markdown && !rest.contains('/') && !folder.is_empty() => match folder {
                "campaigns" => Place::Campaign,
                "plans" => Place::Plan,
                "awards" => Place::AwardList,
                "pages" => Place::Page,
                _ => Place::Unknown,
            },
            _ if markdown || extension("toml") => Place::Unknown,
            _ => Place::Attached,
        }
    }
}

/// The id that a path gives: the stem, or the folder's name for an `index.md`.
pub(super) fn id_of(path: &str, file: FileId, out: &mut Vec<Diagnostic>) -> Spanned<String> {
    let name = stem(path);
    if is_id(name) {
        return Spanned::new(name.to_owned(), Span::top(file));
    }
    out.push(bad_file_id(name, file));
    Spanned::new(slug(name), Span::top(file))
}

/// A file's name without its ending; the folder's for an `index.md`.
pub(super) fn stem(path: &str) -> &str {
    let stem = path.strip_suffix(".md").unwrap_or(path);
    let stem = stem.strip_suffix("/index").unwrap_or(stem);
    stem.rsplit('/').next().unwrap_or(stem)
}

/// The rules of this file.
pub const RULES: &[&Rule] = &[&UNKNOWN_PLACE, &BAD_FILE_ID];

/// Markdown or TOML at a place that the format does not know.
pub static UNKNOWN_PLACE: Rule = Rule {
    code: "G404",
    name: "unknown-place",
    severity: Severity::Warning,
    title: Words::new("Tệp đặt sai chỗ nên không được công bố", "A file at a place that is not published"),
    explanation: Words::new(
        "Bài để trong stories/, kế hoạch trong plans/, phong trào trong campaigns/, danh sách khen thưởng trong awards/, trang trong pages/. Tệp ở chỗ khác không được đọc.\n\nChuyển tệp vào đúng thư mục.",
        "Stories belong into stories/, plans into plans/, campaigns into campaigns/, award lists into awards/, pages into pages/. A file elsewhere is not read.\n\nMove the file into its folder.",
    ),
};

pub(super) fn unknown_place(file: FileId) -> Diagnostic {
    UNKNOWN_PLACE
        .at(
            Span::top(file),
            text!(
                "tệp này không nằm trong thư mục nào đã quy định nên không được công bố",
                "this file is in none of the known folders, so it is not published"
            ),
        )
        .hint(text!(
            "chuyển vào stories/, plans/, campaigns/, awards/ hoặc pages/",
            "move it into stories/, plans/, campaigns/, awards/ or pages/"
        ))
}

/// A file name that is no id.
pub static BAD_FILE_ID: Rule = Rule {
    code: "G405",
    name: "bad-file-id",
    severity: Severity::Error,
    title: Words::new("Tên tệp không dùng làm địa chỉ được", "A file name that cannot be an address"),
    explanation: Words::new(
        "Tên tệp là địa chỉ lâu dài của trang, nên chỉ gồm chữ thường không dấu, chữ số và dấu gạch nối.",
        "A file's name is its page's permanent address: lower-case letters a to z, digits and hyphens only.",
    ),
};

fn bad_file_id(name: &str, file: FileId) -> Diagnostic {
    let wanted = slug(name);
    BAD_FILE_ID
        .at(
            Span::top(file),
            text!("tên tệp “{name}” không dùng làm địa chỉ được", "the file name `{name}` cannot be an address"),
        )
        .hint(text!("đổi tên thành “{wanted}.md”", "rename it to `{wanted}.md`"))
}
