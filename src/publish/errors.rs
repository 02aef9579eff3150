//! What can go wrong while publishing, with a code, both languages and what to do.

use std::error::Error;
use std::fmt;
use std::io;
use std::path::Path;

use super::manifest::MANIFEST;
use super::place::Place;
use crate::diagnostic::{Rule, Severity, Text, Words};
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

    fn new(rule: &'static Rule, text: Text) -> Self {
        PublishError { rule, text, hint: None, source: None }
    }

    fn hint(mut self, hint: Text) -> Self {
        self.hint = Some(hint);
        self
    }

    fn because(mut self, source: io::Error) -> Self {
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

/// Every rule of publishing, in the order of codes.
pub const RULES: &[&Rule] = &[
    &OUTPUT_UNUSABLE,
    &OUTPUT_OVERLAPS,
    &FOREIGN_FILES,
    &BUSY,
    &UNSAFE_ADDRESS,
    &ADDRESS_TAKEN,
    &SYSTEM,
    &MANIFEST_DAMAGED,
    &NOTHING_TO_RESTORE,
    &SPARE_DAMAGED,
    &CANNOT_EXCHANGE,
];

/// How many names an error lists before it only counts them.
const NAMES_SHOWN: usize = 5;

static OUTPUT_UNUSABLE: Rule = Rule {
    code: "G901",
    name: "output-unusable",
    severity: Severity::Error,
    title: Words::new("Nơi xuất bản không phải là thư mục dùng được", "The output is not a folder that can be used"),
    explanation: Words::new(
        "Trang mới được chuẩn bị ở một thư mục bên cạnh rồi đổi chỗ với thư mục xuất bản, nên nơi xuất bản phải là một \
         thư mục thật: không phải tệp, không phải liên kết tượng trưng, không phải thư mục gốc của ổ đĩa.\n\n\
         Hãy chỉ thẳng tới thư mục thật, hoặc xóa tệp đang chiếm tên đó. Thư mục chưa có sẽ được tạo.",
        "The new site is made ready in a folder beside the output and then takes its place, so the output has to be a \
         real folder: not a file, not a symbolic link, not the root of a disk.\n\n\
         Name the real folder, or remove the file that has its name. A folder that is missing is created.",
    ),
};

static OUTPUT_OVERLAPS: Rule = Rule {
    code: "G902",
    name: "output-overlaps-source",
    severity: Severity::Error,
    title: Words::new("Thư mục xuất bản nằm lẫn với thư mục nội dung", "The output overlaps the source"),
    explanation: Words::new(
        "Thư mục xuất bản được thay cả thư mục mỗi lần dựng trang, nên không được nằm trong thư mục nội dung hay giao \
         diện, và cũng không được chứa các thư mục đó.\n\n\
         Hãy chọn một thư mục riêng, ví dụ `public` bên cạnh `content`.",
        "Every build replaces the output as a whole, so it may neither lie in the folder of content or of themes nor \
         hold them.\n\n\
         Choose a folder of its own, such as `public` beside `content`.",
    ),
};

static FOREIGN_FILES: Rule = Rule {
    code: "G903",
    name: "foreign-files",
    severity: Severity::Error,
    title: Words::new("Thư mục xuất bản có tệp không do guong tạo", "The output holds files of others"),
    explanation: Words::new(
        "guong chỉ xóa hoặc thay những tệp có trong bản kê của chính mình (`.guong-manifest`). Tệp lạ trong thư mục xuất \
         bản có thể là bản duy nhất của ai đó, nên lần dựng trang dừng lại và không động vào gì.\n\n\
         Hãy chuyển các tệp ấy đi nơi khác, hoặc chọn một thư mục xuất bản khác. Ngay ở gốc của thư mục, những tên bắt \
         đầu bằng dấu chấm và tệp CNAME thì được giữ lại qua mỗi lần dựng.",
        "guong deletes and replaces only files that its own manifest (`.guong-manifest`) lists. Any other file in the \
         output may be somebody's only copy, so the build stops and touches nothing.\n\n\
         Move these files elsewhere, or choose another output. Right at the root, names that begin with a dot and the \
         file CNAME are kept from build to build.",
    ),
};

static BUSY: Rule = Rule {
    code: "G904",
    name: "output-busy",
    severity: Severity::Error,
    title: Words::new("Một lần xuất bản khác đang chạy", "Another build is publishing"),
    explanation: Words::new(
        "Hai lần dựng trang cùng lúc vào một thư mục sẽ trộn lẫn tệp của nhau, nên lần thứ hai dừng lại.\n\n\
         Hãy chờ lần trước xong rồi chạy lại. Khóa tự hết khi tiến trình kia kết thúc, kể cả khi nó bị ngắt giữa chừng.",
        "Two builds into one folder at once would mix their files, so the second stops.\n\n\
         Wait for the first to end and run again. The lock goes away with its process, even one that was killed.",
    ),
};

static UNSAFE_ADDRESS: Rule = Rule {
    code: "G905",
    name: "unsafe-address",
    severity: Severity::Error,
    title: Words::new("Địa chỉ không an toàn", "Unsafe address"),
    explanation: Words::new(
        "Địa chỉ của mỗi tệp xuất bản chỉ gồm chữ thường không dấu, chữ số và các dấu - _ . giữa các dấu /, để trên \
         mọi hệ thống đều chỉ đúng một tệp và không ra khỏi thư mục xuất bản.\n\n\
         Hãy đổi tên tệp nguồn (hoặc mã, id) tương ứng.",
        "The address of a published file holds only lower-case ASCII letters, digits and - _ . between slashes, so that \
         it means the same one file on every system and never leaves the output.\n\n\
         Rename the source file (or the id) it comes from.",
    ),
};

static ADDRESS_TAKEN: Rule = Rule {
    code: "G906",
    name: "address-taken",
    severity: Severity::Error,
    title: Words::new("Hai tệp trùng một địa chỉ", "Two files at one address"),
    explanation: Words::new(
        "Một địa chỉ chỉ có thể là một tệp; và một tên không thể vừa là tệp vừa là thư mục.\n\n\
         Hãy đổi tên (id) một trong hai nội dung.",
        "One address can be one file only, and a name cannot be both a file and a folder.\n\n\
         Give one of the two another name (id).",
    ),
};

static SYSTEM: Rule = Rule {
    code: "G907",
    name: "system-refused",
    severity: Severity::Error,
    title: Words::new("Hệ thống không cho đọc hoặc ghi", "The system refused to read or write"),
    explanation: Words::new(
        "Ổ đĩa đầy, thiếu quyền, ổ đĩa chỉ cho đọc, hoặc lỗi phần cứng. Trang đang chạy không bị ảnh hưởng.\n\n\
         Hãy khắc phục nguyên nhân rồi dựng lại; không cần dọn dẹp gì trước.",
        "A full disk, missing permissions, a read-only file system, or broken hardware. The live site is untouched.\n\n\
         Mend the cause and build again; nothing has to be cleaned up before.",
    ),
};

static MANIFEST_DAMAGED: Rule = Rule {
    code: "G908",
    name: "manifest-damaged",
    severity: Severity::Error,
    title: Words::new("Bản kê tệp bị hỏng", "The manifest is damaged"),
    explanation: Words::new(
        "`.guong-manifest` cho biết tệp nào do guong tạo. Khi bản kê không đọc được thì không biết tệp nào được phép thay, \
         nên lần dựng trang dừng lại.\n\n\
         Hãy chuyển cả thư mục đi nơi khác (hoặc khôi phục bản kê) rồi dựng lại.",
        "`.guong-manifest` tells which files guong made. Where it cannot be read, nothing says which files may be \
         replaced, so the build stops.\n\n\
         Move the whole folder elsewhere (or restore the manifest) and build again.",
    ),
};

static NOTHING_TO_RESTORE: Rule = Rule {
    code: "G909",
    name: "nothing-to-restore",
    severity: Severity::Error,
    title: Words::new("Không có bản trước để quay lại", "There is no earlier site to return to"),
    explanation: Words::new(
        "guong giữ đúng một bản trước. Chưa có bản nào sau lần dựng đầu tiên, sau khi thư mục làm việc ẩn bị xóa, hoặc sau \
         một lần dựng bị ngắt giữa chừng (bản trước khi đó đã bị ghi đè một phần).\n\n\
         Hãy khôi phục nội dung cũ rồi dựng lại.",
        "guong keeps exactly one earlier site. There is none after the first build, after the hidden working folder was \
         deleted, or after a build that was cut off (which had begun to overwrite it).\n\n\
         Restore the earlier content and build again.",
    ),
};

static SPARE_DAMAGED: Rule = Rule {
    code: "G910",
    name: "earlier-site-damaged",
    severity: Severity::Error,
    title: Words::new("Bản trước bị hỏng", "The earlier site is damaged"),
    explanation: Words::new(
        "Trước khi đưa bản trước trở lại, từng tệp được đối chiếu với bản kê. Có tệp bị thiếu hoặc đã bị sửa, nên bản này \
         không được đưa lên.\n\n\
         Hãy khôi phục nội dung cũ rồi dựng lại.",
        "Before the earlier site is put back, each of its files is held against its manifest. Some are missing or were \
         changed, so it is not published.\n\n\
         Restore the earlier content and build again.",
    ),
};

static CANNOT_EXCHANGE: Rule = Rule {
    code: "G911",
    name: "cannot-exchange",
    severity: Severity::Error,
    title: Words::new("Không đổi chỗ được hai thư mục", "The two folders cannot be exchanged"),
    explanation: Words::new(
        "Bản mới đã sẵn sàng nhưng không đổi tên được với thư mục xuất bản. Thường là vì thư mục xuất bản là một điểm gắn \
         (mount) riêng, hoặc đang bị chương trình khác giữ.\n\n\
         Hãy xuất bản vào một thư mục con của điểm gắn ấy, hoặc gắn thư mục cha thay vì chính thư mục xuất bản.",
        "The new site is ready but cannot take the name of the output. Most often the output is a mount point of its \
         own, or another program holds it.\n\n\
         Publish into a folder below that mount point, or mount the folder above the output instead of the output.",
    ),
};

/// The output is something else than a folder.
pub(super) fn output_not_folder(output: &Path, what: Words) -> PublishError {
    let (output, vi, en) = (output.display(), what.vi, what.en);
    PublishError::new(
        &OUTPUT_UNUSABLE,
        text!("không xuất bản vào {output} được: {vi}", "cannot publish to {output}: {en}"),
    )
    .hint(text!("hãy chỉ tới một thư mục thật, ví dụ `public`", "name a real folder, such as `public`"))
}

/// The output lies in a source folder, or holds it.
pub(super) fn output_overlaps(output: &Path, source: &Path) -> PublishError {
    let (output, source) = (output.display(), source.display());
    PublishError::new(
        &OUTPUT_OVERLAPS,
        text!("thư mục xuất bản {output} nằm lẫn với {source}", "the output {output} overlaps {source}"),
    )
    .hint(text!(
        "hãy chọn một thư mục riêng, ví dụ `public` bên cạnh `content`",
        "choose a folder of its own, such as `public` beside `content`"
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
        "hãy chuyển các tệp này đi nơi khác, hoặc chọn thư mục xuất bản khác; chưa có gì bị xóa",
        "move them elsewhere or choose another output; nothing was deleted"
    ))
}

/// Somebody else holds the lock.
pub(super) fn busy(output: &Path) -> PublishError {
    let output = output.display();
    PublishError::new(
        &BUSY,
        text!("một lần xuất bản khác vào {output} đang chạy", "another build or rollback is at work on {output}"),
    )
    .hint(text!("hãy chờ lần đó xong rồi chạy lại", "wait for it to end, then run again"))
}

/// An artifact's path is not one.
pub(super) fn unsafe_address(path: &str, fault: &Text) -> PublishError {
    let (path, vi, en) = (path.escape_debug(), &fault.vi, &fault.en);
    PublishError::new(
        &UNSAFE_ADDRESS,
        text!("không xuất bản được tệp tại “{path}”: {vi}", "cannot publish a file at `{path}`: {en}"),
    )
    .hint(text!("hãy đổi tên tệp nguồn hoặc id tương ứng", "rename the source file or id it comes from"))
}

/// Two artifacts have one path.
pub(super) fn address_taken(path: &str) -> PublishError {
    PublishError::new(&ADDRESS_TAKEN, text!("có hai tệp cùng địa chỉ {path}", "two files have the address {path}"))
        .hint(text!("hãy đổi id của một trong hai nội dung", "give one of the two another id"))
}

/// One artifact is named like a folder of another.
pub(super) fn file_and_folder(file: &str, below: &str) -> PublishError {
    PublishError::new(
        &ADDRESS_TAKEN,
        text!("{file} vừa là tệp vừa là thư mục chứa {below}", "{file} is both a file and the folder of {below}"),
    )
    .hint(text!("hãy đổi id của một trong hai nội dung", "give one of the two another id"))
}

/// The system did not let us read.
pub(super) fn cannot_read(path: &Path, source: io::Error) -> PublishError {
    let (path, why) = (path.display(), reason(&source));
    let (vi, en) = (why.vi, why.en);
    PublishError::new(&SYSTEM, text!("không đọc được {path}: {vi}", "cannot read {path}: {en}")).because(source)
}

/// The system did not let us write.
pub(super) fn cannot_write(path: &Path, source: io::Error) -> PublishError {
    let (path, why) = (path.display(), reason(&source));
    let (vi, en) = (why.vi, why.en);
    let error = PublishError::new(&SYSTEM, text!("không ghi được {path}: {vi}", "cannot write {path}: {en}"));
    match source.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => error.hint(text!(
            "hãy giải phóng chỗ trống (cần đủ chỗ cho hai bản của trang) rồi dựng lại",
            "free some space (there must be room for two copies of the site) and build again"
        )),
        io::ErrorKind::PermissionDenied => error.hint(text!(
            "hãy cấp quyền ghi cho thư mục xuất bản và thư mục chứa nó",
            "grant the right to write to the output and to the folder that holds it"
        )),
        _ => error,
    }
    .because(source)
}

/// A manifest is not one.
pub(super) fn manifest_damaged(path: &Path) -> PublishError {
    let path = path.display();
    PublishError::new(&MANIFEST_DAMAGED, text!("bản kê {path} bị hỏng", "the manifest {path} is damaged")).hint(text!(
        "hãy chuyển cả thư mục chứa nó đi nơi khác rồi dựng lại",
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
    .hint(text!("hãy khôi phục nội dung cũ rồi dựng lại", "restore the earlier content and build again"))
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
    .hint(text!("hãy khôi phục nội dung cũ rồi dựng lại", "restore the earlier content and build again"))
}

/// The names cannot be exchanged.
pub(super) fn cannot_exchange(place: &Place, source: io::Error) -> PublishError {
    let (live, spare, why) = (place.live.display(), place.spare.display(), reason(&source));
    let (vi, en) = (why.vi, why.en);
    PublishError::new(
        &CANNOT_EXCHANGE,
        text!("không đổi chỗ được {spare} và {live}: {vi}", "cannot exchange {spare} and {live}: {en}"),
    )
    .hint(text!(
        "nếu thư mục xuất bản là một điểm gắn (mount), hãy xuất bản vào một thư mục con của nó",
        "where the output is a mount point, publish into a folder below it"
    ))
    .because(source)
}

/// What the system said, in both languages where it is one of the common things.
fn reason(error: &io::Error) -> Text {
    match error.kind() {
        io::ErrorKind::StorageFull => text!("ổ đĩa đã đầy", "the disk is full"),
        io::ErrorKind::QuotaExceeded => text!("đã hết hạn mức dung lượng", "the disk quota is used up"),
        io::ErrorKind::PermissionDenied => text!("không có quyền", "permission denied"),
        io::ErrorKind::ReadOnlyFilesystem => text!("ổ đĩa chỉ cho đọc", "the file system is read-only"),
        io::ErrorKind::NotFound => text!("không tìm thấy", "not found"),
        _ => text!("hệ thống báo “{error}”", "the system says `{error}`"),
    }
}
