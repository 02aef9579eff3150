//! The rules of publishing, as `guong explain` tells them.

use crate::diagnostic::{Rule, Severity, Words};

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
    &PUBLISHED_FILE,
    &PUBLISHED_LOG,
    &PUBLISHED_DATA,
    &STORE_FAILED,
    &STORE_MANIFEST,
    &STORE_FOREIGN,
    &STORE_CHANGED,
    &STORE_UNUSABLE,
];

/// The output is a file, a link or the root of a disk.
pub(super) static OUTPUT_UNUSABLE: Rule = Rule {
    code: "G901",
    name: "output-unusable",
    severity: Severity::Error,
    title: Words::new("Nơi công bố không phải là thư mục dùng được", "The output is not a folder that can be used"),
    explanation: Words::new(
        "Trang mới được chuẩn bị ở một thư mục bên cạnh rồi đổi chỗ với thư mục công bố, nên nơi công bố phải là một \
         thư mục thật: không phải tệp, không phải liên kết tượng trưng, không phải thư mục gốc của ổ đĩa.\n\n\
         Hãy chỉ thẳng tới thư mục thật, hoặc xóa tệp đang chiếm tên đó. Thư mục chưa có sẽ được tạo.",
        "The new site is made ready in a folder beside the output and then takes its place, so the output has to be a \
         real folder: not a file, not a symbolic link, not the root of a disk.\n\n\
         Name the real folder, or remove the file that has its name. A folder that is missing is created.",
    ),
};

/// The output lies in a source folder, or holds one.
pub(super) static OUTPUT_OVERLAPS: Rule = Rule {
    code: "G902",
    name: "output-overlaps-source",
    severity: Severity::Error,
    title: Words::new("Thư mục công bố nằm lẫn với thư mục nội dung", "The output overlaps the source"),
    explanation: Words::new(
        "Thư mục công bố được thay cả thư mục mỗi lần dựng trang, nên không được nằm trong thư mục nội dung hay giao \
         diện, và cũng không được chứa các thư mục đó.\n\n\
         Hãy chọn một thư mục riêng, ví dụ `public` bên cạnh `content`.",
        "Every build replaces the output as a whole, so it may neither lie in the folder of content or of themes nor \
         hold them.\n\n\
         Choose a folder of its own, such as `public` beside `content`.",
    ),
};

/// The output holds files that the manifest does not list.
pub(super) static FOREIGN_FILES: Rule = Rule {
    code: "G903",
    name: "foreign-files",
    severity: Severity::Error,
    title: Words::new("Thư mục công bố có tệp không do guong tạo", "The output holds files of others"),
    explanation: Words::new(
        "guong chỉ xóa hoặc thay những tệp có trong bản kê của chính mình (`.guong-manifest`). Tệp lạ trong thư mục xuất \
         bản có thể là bản duy nhất của ai đó, nên lần dựng trang dừng lại và không động vào gì.\n\n\
         Hãy chuyển các tệp ấy đi nơi khác, hoặc chọn một thư mục công bố khác. Ngay ở gốc của thư mục, những tên bắt \
         đầu bằng dấu chấm và tệp CNAME thì được giữ lại qua mỗi lần dựng.",
        "guong deletes and replaces only files that its own manifest (`.guong-manifest`) lists. Any other file in the \
         output may be somebody's only copy, so the build stops and touches nothing.\n\n\
         Move these files elsewhere, or choose another output. Right at the root, names that begin with a dot and the \
         file CNAME are kept from build to build.",
    ),
};

/// Somebody else holds the lock.
pub(super) static BUSY: Rule = Rule {
    code: "G904",
    name: "output-busy",
    severity: Severity::Error,
    title: Words::new("Một lần công bố khác đang chạy", "Another build is publishing"),
    explanation: Words::new(
        "Hai lần dựng trang cùng lúc vào một thư mục sẽ trộn lẫn tệp của nhau, nên lần thứ hai dừng lại.\n\n\
         Hãy chờ lần trước xong rồi chạy lại. Khóa tự hết khi tiến trình kia kết thúc, kể cả khi nó bị ngắt giữa chừng.",
        "Two builds into one folder at once would mix their files, so the second stops.\n\n\
         Wait for the first to end and run again. The lock goes away with its process, even one that was killed.",
    ),
};

/// The path of an artifact may mean another file elsewhere.
pub(super) static UNSAFE_ADDRESS: Rule = Rule {
    code: "G905",
    name: "unsafe-address",
    severity: Severity::Error,
    title: Words::new("Địa chỉ không an toàn", "Unsafe address"),
    explanation: Words::new(
        "Địa chỉ của mỗi tệp công bố chỉ gồm chữ thường không dấu, chữ số và các dấu - _ . giữa các dấu /, để trên \
         mọi hệ thống đều chỉ đúng một tệp và không ra khỏi thư mục công bố.\n\n\
         Hãy đổi tên tệp nguồn (hoặc mã, id) tương ứng.",
        "The address of a published file holds only lower-case ASCII letters, digits and - _ . between slashes, so that \
         it means the same one file on every system and never leaves the output.\n\n\
         Rename the source file (or the id) it comes from.",
    ),
};

/// Two artifacts have one path, or one is named like a folder of the other.
pub(super) static ADDRESS_TAKEN: Rule = Rule {
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

/// The system refused to read or write.
pub(super) static SYSTEM: Rule = Rule {
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

/// The manifest cannot be read.
pub(super) static MANIFEST_DAMAGED: Rule = Rule {
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

/// The spare slot holds no site.
pub(super) static NOTHING_TO_RESTORE: Rule = Rule {
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

/// The spare slot is not what its manifest says.
pub(super) static SPARE_DAMAGED: Rule = Rule {
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

/// The two slots cannot exchange their names.
pub(super) static CANNOT_EXCHANGE: Rule = Rule {
    code: "G911",
    name: "cannot-exchange",
    severity: Severity::Error,
    title: Words::new("Không đổi chỗ được hai thư mục", "The two folders cannot be exchanged"),
    explanation: Words::new(
        "Bản mới đã sẵn sàng nhưng không đổi tên được với thư mục công bố. Thường là vì thư mục công bố là một điểm gắn \
         (mount) riêng, hoặc đang bị chương trình khác giữ.\n\n\
         Hãy công bố vào một thư mục con của điểm gắn ấy, hoặc gắn thư mục cha thay vì chính thư mục công bố.",
        "The new site is ready but cannot take the name of the output. Most often the output is a mount point of its \
         own, or another program holds it.\n\n\
         Publish into a folder below that mount point, or mount the folder above the output instead of the output.",
    ),
};

/// A file of a published copy that is not as published.
pub(super) static PUBLISHED_FILE: Rule = Rule {
    code: "G921",
    name: "published-file-changed",
    severity: Severity::Error,
    title: Words::new("Tệp của bản công bố không như khi công bố", "A file of a published copy is not as published"),
    explanation: Words::new(
        "guong verify so từng tệp với danh mục `.guong-manifest`: thiếu, thừa hay khác một chữ đều bị nêu. \
         Cổng dựng trên máy có khóa thì danh mục ấy có chữ ký `.guong-manifest.note`: sửa cả tệp lẫn danh mục cũng lộ.\n\n\
         Nếu là bản tải về, hãy tải lại cả thư mục, kể cả tệp danh mục. Nếu là máy chủ của mình, hãy dựng và chép lại.",
        "`guong verify` holds every file against the manifest `.guong-manifest`; whatever is missing, added or changed is named. \
         Where the portal is built with its key, the manifest has the signature `.guong-manifest.note`, which tells too where file and manifest were changed together.\n\n\
         Download the whole folder again, with its manifest; on a server of your own, build and copy again.",
    ),
};

/// A published log that is not the one that readers know.
pub(super) static PUBLISHED_LOG: Rule = Rule {
    code: "G922",
    name: "published-log-differs",
    severity: Severity::Error,
    title: Words::new(
        "Nhật ký của bản công bố không phải nhật ký đã biết",
        "The log of a copy is not the one that is known",
    ),
    explanation: Words::new(
        "Nhật ký phải nối tiếp mốc mà người đọc đã giữ, và mang chữ ký của khóa đã biết. Nếu không, có người đã viết lại \
         quá khứ, hoặc đây là nhật ký của cổng khác.\n\n\
         Hãy so mốc và khóa với một nguồn khác: bản in có dấu kiểm, bản lưu của người khác.",
        "A log must continue the checkpoint that a reader kept, and be signed by the key that is known. Otherwise its past \
         was rewritten, or it is the log of another portal.\n\n\
         Compare checkpoint and key with another source: a printed copy with its fingerprint, somebody else's archive.",
    ),
};

/// A published list that does not say what was sealed.
pub(super) static PUBLISHED_DATA: Rule = Rule {
    code: "G923",
    name: "published-list-not-sealed",
    severity: Severity::Error,
    title: Words::new("Danh sách đang đăng khác bản đã ghi nhật ký", "A published list is not the one that was sealed"),
    explanation: Words::new(
        "Các dòng của tệp JSON đăng cạnh danh sách phải đúng như phiên bản mới nhất trong nhật ký.\n\n\
         Nếu vừa đính chính, hãy chạy guong seal rồi guong build. Nếu không, danh sách đã bị sửa sau khi công bố.",
        "The rows of the JSON file beside a list must be those of the latest version in the log.\n\n\
         After a correction, run `guong seal` and then `guong build`. Otherwise the list was changed after it was published.",
    ),
};

/// A store, or the way to it, failed.
pub(super) static STORE_FAILED: Rule = Rule {
    code: "G931",
    name: "store-failed",
    severity: Severity::Error,
    title: Words::new("Kho hoặc mạng không làm được", "The store or the network failed"),
    explanation: Words::new(
        "guong upload đã thử lại nhiều lần mà kho vẫn từ chối hoặc không trả lời. Tệp đã lên thì ở lại đó, trang cũ vẫn \
         đọc được: trang mới chỉ được đặt vào khi mọi tệp nó cần đã có.\n\n\
         Hãy xem địa chỉ máy chủ, tên bucket, quyền của khóa (đọc, ghi, xóa, liệt kê) rồi chạy lại; lần sau làm tiếp từ chỗ dở.",
        "`guong upload` tried several times, and the store still refused or did not answer. Files that arrived stay there \
         and the old pages can be read: a new page is put only when all that it needs is there.\n\n\
         Look at the server's address, the name of the bucket and what the keys may do (get, put, delete, list), then run \
         again; the next run goes on from here.",
    ),
};

/// The manifest in a store is none.
pub(super) static STORE_MANIFEST: Rule = Rule {
    code: "G932",
    name: "store-manifest-damaged",
    severity: Severity::Error,
    title: Words::new("Bản kê trong kho bị hỏng", "The manifest in the store is damaged"),
    explanation: Words::new(
        "Bản kê `.guong-manifest` trong kho (hoặc dấu của lần dở dang trong `.guong-upload/`) cho biết đối tượng nào là của cổng. Nó hỏng \
         hoặc do chương trình khác viết, nên không biết được gì để thay hay xóa, và guong upload không động vào gì.\n\n\
         Hãy khôi phục tệp ấy từ bản lưu, hoặc đưa cổng vào một bucket hay thư mục còn trống.",
        "The manifest `.guong-manifest` in the store (or the mark of an unfinished run in `.guong-upload/`) says which objects are the portal's. It is \
         damaged or written by another program, so nobody can say what may be replaced or deleted, and `guong upload` \
         touches nothing.\n\n\
         Restore it from a backup, or upload to a bucket or folder that is empty.",
    ),
};

/// Objects of others stand where the portal goes.
pub(super) static STORE_FOREIGN: Rule = Rule {
    code: "G933",
    name: "store-foreign-objects",
    severity: Severity::Error,
    title: Words::new("Kho có đối tượng của người khác ở chỗ của cổng", "The store holds objects of others"),
    explanation: Words::new(
        "guong upload chỉ thay và xóa những đối tượng mà bản kê của chính nó ghi. Ở chỗ một tệp mới của cổng đã có sẵn thứ \
         khác, có thể là bản duy nhất của ai đó, nên việc đưa lên dừng lại.\n\n\
         Hãy chọn bucket hay thư mục khác, hoặc tự xóa các đối tượng ấy nếu chắc không ai cần.",
        "`guong upload` replaces and deletes only objects that its own manifest lists. Something else stands where a new file \
         of the portal goes; it may be somebody's only copy, so the upload stops.\n\n\
         Choose another bucket or folder, or delete these objects yourself where you are sure that nobody needs them.",
    ),
};

/// Another run into the same place was faster.
pub(super) static STORE_CHANGED: Rule = Rule {
    code: "G934",
    name: "store-changed-meanwhile",
    severity: Severity::Error,
    title: Words::new("Một lần đưa lên khác chen vào", "Another upload came in between"),
    explanation: Words::new(
        "Hai lần guong upload cùng lúc vào một chỗ: bản kê trong kho không còn là bản đã đọc lúc đầu, nên lần này không ghi \
         đè lên. Một số trang có thể đang là của lần này.\n\n\
         Hãy chạy lại với bản muốn công bố: guong so từng tệp với kho và sửa cho đúng. Trên máy tự động, cho từng lần chạy \
         nối nhau.",
        "Two runs of `guong upload` went to one place at once: the manifest in the store is no longer the one that was read, \
         so this run did not replace it. Some pages may be those of this run.\n\n\
         Run again with the site that is to be published: every file is compared with the store and mended. Let automatic \
         runs follow one another.",
    ),
};

/// Nothing says where the store is or who asks, or it cannot be used.
pub(super) static STORE_UNUSABLE: Rule = Rule {
    code: "G935",
    name: "store-unusable",
    severity: Severity::Error,
    title: Words::new("Chưa đủ thông tin để vào kho", "The store cannot be entered"),
    explanation: Words::new(
        "Khóa truy cập lấy từ các biến môi trường AWS_ACCESS_KEY_ID và AWS_SECRET_ACCESS_KEY (thêm AWS_SESSION_TOKEN nếu có); \
         máy chủ từ --endpoint hoặc AWS_ENDPOINT_URL, vùng từ AWS_REGION. Đường truyền phải là https, trừ khi máy chủ ở \
         ngay máy này hoặc có --plain-http.\n\n\
         Hãy đặt các biến ấy; đừng viết khóa vào địa chỉ hay vào tệp của cổng.",
        "Keys come from the variables AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY (and AWS_SESSION_TOKEN where there is one), \
         the server from --endpoint or AWS_ENDPOINT_URL, the region from AWS_REGION. The way has to be https, unless the \
         server is on this machine or --plain-http is given.\n\n\
         Set these variables; never write keys into an address or a file of the portal.",
    ),
};
