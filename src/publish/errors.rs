//! What can go wrong while publishing, with a code, both languages and what to do.

use std::error::Error;
use std::fmt;
use std::io;
use std::path::Path;

use super::manifest::MANIFEST;
use super::place::Place;
use super::rules::{
    ADDRESS_TAKEN, BUSY, CANNOT_EXCHANGE, FOREIGN_FILES, MANIFEST_DAMAGED, NOTHING_TO_RESTORE, OUTPUT_OVERLAPS,
    OUTPUT_UNUSABLE, SPARE_DAMAGED, SYSTEM, UNSAFE_ADDRESS,
};
use crate::diagnostic::{Rule, Text, Words, reason};
use crate::text;

/// Why nothing was published. The live site is as it was.
#[derive(Debug)]
pub struct PublishError {
    /// The rule that was broken; `guong explain` tells more about its code.
    pub rule: &'static Rule,
    /// What is wrong.
    pub text: Text,
    /// What to do.
    pub hint: Option<Text>,
    /// What the system said, where it was the system.
    pub source: Option<io::Error>,
}

impl PublishError {
    /// The stable code, such as `G903`.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        self.rule.code
    }

    pub(super) fn new(rule: &'static Rule, text: Text) -> Self {
        PublishError { rule, text, hint: None, source: None }
    }

    pub(super) fn hint(mut self, hint: Text) -> Self {
        self.hint = Some(hint);
        self
    }

    pub(super) fn because(mut self, source: io::Error) -> Self {
        self.source = Some(source);
        self
    }
}

impl fmt::Display for PublishError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.rule.code, self.text.en)
    }
}

impl Error for PublishError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.source.as_ref().map(|source| source as _)
    }
}

impl PublishError {
    /// A private page would lie where a published site does.
    pub(crate) fn would_publish(path: &Path) -> Self {
        let path = path.display();
        let message = text!("không lập trang rà soát tại {path}", "the audit page is not written to {path}");
        PublishError::new(&OUTPUT_OVERLAPS, message).hint(text!(
            "cổng này nằm trong một thư mục đã công bố, hoặc chỗ ấy là một liên kết; chuyển thư mục của cổng ra nơi khác",
            "this portal lies in a published folder, or that place is a link; move the portal elsewhere"
        ))
    }

    /// A private page could not be written.
    pub(crate) fn cannot_write_page(path: &Path, error: io::Error) -> Self {
        cannot_write(path, error)
    }
}

/// How many names an error lists before it only counts them.
pub(super) const NAMES_SHOWN: usize = 5;

/// The output is something else than a folder.
pub(super) fn output_not_folder(output: &Path, what: Words) -> PublishError {
    let (output, vi, en) = (output.display(), what.vi, what.en);
    PublishError::new(
        &OUTPUT_UNUSABLE,
        text!("không công bố vào {output} được: {vi}", "cannot publish to {output}: {en}"),
    )
    .hint(text!("chỉ tới một thư mục thật, ví dụ `public`", "name a real folder, such as `public`"))
}

/// The output lies in a source folder, or holds it.
pub(super) fn output_overlaps(output: &Path, source: &Path) -> PublishError {
    let (output, source) = (output.display(), source.display());
    PublishError::new(
        &OUTPUT_OVERLAPS,
        text!("thư mục công bố {output} nằm lẫn với {source}", "the output {output} overlaps {source}"),
    )
    .hint(text!(
        "chọn một thư mục riêng, ví dụ `public` bên cạnh `content`",
        "choose a folder of its own, such as `public` beside `content`"
    ))
}

/// A share is to be written to a folder that holds something.
pub(super) fn shard_not_empty(folder: &Path, names: &[String]) -> PublishError {
    let (folder, shown) = (folder.display(), names.iter().take(NAMES_SHOWN).map(String::as_str).collect::<Vec<_>>());
    let shown = shown.join(", ");
    PublishError::new(
        &FOREIGN_FILES,
        text!("thư mục {folder} không trống: có {shown}", "the folder {folder} is not empty: it holds {shown}"),
    )
    .hint(text!(
        "mỗi phần cần một thư mục trống; phần làm xong rồi thì xóa thư mục ấy trước khi làm lại",
        "a share needs an empty folder; delete one that is finished before making it again"
    ))
}

/// A slot holds files that are not ours. `names` are relative to `folder` and not empty.
pub(super) fn foreign_files(folder: &Path, names: &[String]) -> PublishError {
    let (folder, count) = (folder.display(), names.len());
    let shown = names.iter().take(NAMES_SHOWN).map(String::as_str).collect::<Vec<_>>().join(", ");
    let more = if count > NAMES_SHOWN { ", …" } else { "" };
    let files = if count == 1 { "file" } else { "files" };
    PublishError::new(
        &FOREIGN_FILES,
        text!(
            "{folder} có {count} tệp không do guong tạo: {shown}{more}",
            "{folder} holds {count} {files} that guong did not make: {shown}{more}"
        ),
    )
    .hint(text!(
        "chuyển các tệp này đi nơi khác, hoặc chọn thư mục công bố khác; chưa có gì bị xóa",
        "move them elsewhere or choose another output; nothing was deleted"
    ))
}

/// Somebody else holds the lock.
pub(super) fn busy(output: &Path) -> PublishError {
    let output = output.display();
    PublishError::new(
        &BUSY,
        text!("một lần công bố khác vào {output} đang chạy", "another build or rollback is at work on {output}"),
    )
    .hint(text!("chờ lần đó xong rồi chạy lại", "wait for it to end, then run again"))
}

/// An artifact's path is not one.
pub(super) fn unsafe_address(path: &str, fault: &Text) -> PublishError {
    let (path, vi, en) = (path.escape_debug(), &fault.vi, &fault.en);
    PublishError::new(
        &UNSAFE_ADDRESS,
        text!("không công bố được tệp tại “{path}”: {vi}", "cannot publish a file at `{path}`: {en}"),
    )
    .hint(text!("đổi tên tệp nguồn hoặc id tương ứng", "rename the source file or id it comes from"))
}

/// Two artifacts have one path.
pub(super) fn address_taken(path: &str) -> PublishError {
    PublishError::new(&ADDRESS_TAKEN, text!("có hai tệp cùng địa chỉ {path}", "two files have the address {path}"))
        .hint(text!("đổi id của một trong hai nội dung", "give one of the two another id"))
}

/// One artifact is named like a folder of another.
pub(super) fn file_and_folder(file: &str, below: &str) -> PublishError {
    PublishError::new(
        &ADDRESS_TAKEN,
        text!("{file} vừa là tệp vừa là thư mục chứa {below}", "{file} is both a file and the folder of {below}"),
    )
    .hint(text!("đổi id của một trong hai nội dung", "give one of the two another id"))
}

/// The system did not let us read.
pub(super) fn cannot_read(path: &Path, source: io::Error) -> PublishError {
    let (path, Text { vi, en }) = (path.display(), reason(&source));
    PublishError::new(&SYSTEM, text!("không đọc được {path}: {vi}", "cannot read {path}: {en}"))
        .hint(remedy(&source))
        .because(source)
}

/// The system did not let us write.
pub(super) fn cannot_write(path: &Path, source: io::Error) -> PublishError {
    let (path, Text { vi, en }) = (path.display(), reason(&source));
    PublishError::new(&SYSTEM, text!("không ghi được {path}: {vi}", "cannot write {path}: {en}"))
        .hint(remedy(&source))
        .because(source)
}

/// A manifest is not one.
pub(super) fn manifest_damaged(path: &Path) -> PublishError {
    let path = path.display();
    PublishError::new(&MANIFEST_DAMAGED, text!("bản kê {path} bị hỏng", "the manifest {path} is damaged")).hint(text!(
        "chuyển cả thư mục chứa nó đi nơi khác rồi dựng lại",
        "move the folder that holds it elsewhere and build again"
    ))
}

/// The spare slot holds no whole site.
pub(super) fn nothing_to_restore(place: &Place) -> PublishError {
    let output = place.live.display();
    PublishError::new(
        &NOTHING_TO_RESTORE,
        text!("không có bản trước của {output} để quay lại", "there is no earlier site of {output} to return to"),
    )
    .hint(text!("khôi phục nội dung cũ rồi dựng lại", "restore the earlier content and build again"))
}

/// A file of the spare slot is not what its manifest says.
pub(super) fn spare_damaged(path: &Path) -> PublishError {
    let path = path.display();
    PublishError::new(
        &SPARE_DAMAGED,
        text!(
            "bản trước bị hỏng: {path} bị thiếu hoặc không khớp với bản kê {MANIFEST}",
            "the earlier site is damaged: {path} is missing or does not match {MANIFEST}"
        ),
    )
    .hint(text!("khôi phục nội dung cũ rồi dựng lại", "restore the earlier content and build again"))
}

/// The names cannot be exchanged.
pub(super) fn cannot_exchange(place: &Place, source: io::Error) -> PublishError {
    let (live, spare, Text { vi, en }) = (place.live.display(), place.spare.display(), reason(&source));
    PublishError::new(
        &CANNOT_EXCHANGE,
        text!("không đổi chỗ được {spare} và {live}: {vi}", "cannot exchange {spare} and {live}: {en}"),
    )
    .hint(text!(
        "nếu thư mục công bố là một điểm gắn (mount), hãy công bố vào một thư mục con của nó",
        "where the output is a mount point, publish into a folder below it"
    ))
    .because(source)
}

/// What to do about what the system said.
fn remedy(error: &io::Error) -> Text {
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => text!(
            "giải phóng chỗ trống (cần đủ chỗ cho hai bản của trang) rồi dựng lại",
            "free some space (there must be room for two copies of the site) and build again"
        ),
        io::ErrorKind::PermissionDenied => text!(
            "cấp quyền đọc và ghi cho thư mục công bố và thư mục chứa nó",
            "grant the right to read and write the output and the folder that holds it"
        ),
        io::ErrorKind::ReadOnlyFilesystem => {
            text!("chọn một thư mục công bố ở nơi ghi được", "choose an output on a file system that can be written to")
        }
        _ => text!(
            "khắc phục rồi dựng lại; trang đang chạy không bị ảnh hưởng",
            "mend this and build again; the live site is untouched"
        ),
    }
}
