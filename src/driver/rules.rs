//! What can go wrong between the steps.

use crate::diagnostic::{Diagnostic, Rule, Severity, Text, Words, reason};
use crate::model::Site;
use crate::source::{Span, Spanned};
use crate::text;

/// The rules of the driver.
pub const RULES: &[&Rule] = &[&NO_THEME, &GONE, &MEMBER_NAME];

/// A theme that cannot be read.
pub static NO_THEME: Rule = Rule {
    code: "G890",
    name: "no-theme",
    severity: Severity::Error,
    title: Words::new("Không đọc được giao diện", "A theme that cannot be read"),
    explanation: Words::new(
        "Khóa theme trong site.toml là tên một thư mục trong themes/. Thư mục đó chỉ cần chứa những tệp thay cho giao diện có sẵn.\n\nBỏ khóa theme để dùng giao diện có sẵn.",
        "The key `theme` of site.toml names a folder in themes/. It needs to hold only the files that take the place of the built-in ones.\n\nLeave the key out to use the built-in theme.",
    ),
};

pub(super) fn no_theme(name: &Spanned<String>, error: &std::io::Error) -> Diagnostic {
    let (theme, Text { vi, en }) = (&name.value, reason(error));
    NO_THEME
        .at(
            name.span,
            text!("không đọc được thư mục themes/{theme}/: {vi}", "the folder themes/{theme}/ cannot be read: {en}"),
        )
        .hint(text!("tạo thư mục đó, hoặc bỏ khóa theme", "make the folder, or leave the key `theme` out"))
}

/// A file that vanished or changed between loading and publishing.
pub static GONE: Rule = Rule {
    code: "G891",
    name: "file-gone",
    severity: Severity::Error,
    title: Words::new(
        "Tệp biến mất hoặc bị sửa khi đang dựng trang",
        "A file vanished or changed while the site was being made",
    ),
    explanation: Words::new(
        "Tệp có khi bắt đầu nhưng không đọc được hoặc đã khác khi cần tới, thường vì đang đồng bộ, bị xóa hoặc có người đang sửa. Không công bố gì, để trang không nửa cũ nửa mới. Chạy lại lệnh.",
        "The file was there at the start but could not be read, or held something else, when it was needed, often because a folder was being synchronised or somebody was writing. Nothing is published, so that no site is half old and half new. Run the command again.",
    ),
};

pub(super) fn gone(site: &Site, path: &str, error: &std::io::Error) -> Diagnostic {
    let Text { vi, en } = reason(error);
    GONE.at(Span::top(site.settings.file), text!("không đọc được {path}: {vi}", "{path} cannot be read: {en}"))
        .hint(text!("chạy lại lệnh", "run the command again"))
}

/// The text at `path` is not the one that was checked any more.
pub(super) fn changed(site: &Site, path: &str) -> Diagnostic {
    GONE.at(
        Span::top(site.settings.file),
        text!("{path} đã bị sửa hoặc xóa khi đang dựng trang", "{path} was changed or removed while the site was made"),
    )
    .hint(text!("chạy lại lệnh", "run the command again"))
}

/// A portal in a folder of portals whose name cannot be its address.
pub static MEMBER_NAME: Rule = Rule {
    code: "G892",
    name: "member-name",
    severity: Severity::Error,
    title: Words::new(
        "Tên thư mục của cổng con không làm địa chỉ được",
        "A member portal whose folder cannot be an address",
    ),
    explanation: Words::new(
        "Khi dựng nhiều cổng một lần, tên thư mục của mỗi cổng con là địa chỉ của nó bên dưới cổng chung: kien-an thành …/kien-an/. Tên chỉ gồm chữ thường không dấu, chữ số và dấu gạch nối, và không được trùng một mục hay một trang của cổng chung.\n\nĐổi tên thư mục.",
        "Where many portals are made at once, the folder's name of each member is its address below the portal of all: kien-an becomes …/kien-an/. It consists of lower-case letters without marks, digits and hyphens, and must not be that of a section or page of the portal of all.\n\nRename the folder.",
    ),
};

/// The folder `name` cannot be a member of `site`.
pub(super) fn member_name(site: &Site, name: &str, taken: bool) -> Diagnostic {
    let why = if taken {
        text!(
            "cổng con “{name}” trùng địa chỉ với một mục hay một trang của cổng chung",
            "the member `{name}` has the address of a section or page of the portal of all"
        )
    } else {
        text!("tên thư mục “{name}” không làm địa chỉ được", "the folder's name `{name}` cannot be an address")
    };
    MEMBER_NAME.at(Span::top(site.settings.file), why).hint(text!(
        "đổi tên thư mục, ví dụ kien-an: chữ thường không dấu, chữ số, dấu gạch nối",
        "rename the folder, such as kien-an: lower-case letters without marks, digits, hyphens"
    ))
}
