//! What can be wrong with a ledger.

use crate::diagnostic::{Diagnostic, Rule, Severity, Text, Words};
use crate::source::{FileId, Span};
use crate::text;

/// The rules of the ledger.
pub const RULES: &[&Rule] = &[&DAMAGED, &CHAIN, &FORK, &CUT, &UNFINISHED, &VERSION, &SIGNATURE];

/// What to do where the ledger is not what was written.
fn restore() -> Text {
    text!(
        "lấy lại tệp này từ bản sao lưu hoặc từ lịch sử git; đừng sửa tay. Bản đã công bố ở nhat-ky/ cũng giữ một bản",
        "take this file back from a backup or from git's history; never edit it. The published nhat-ky/ has a copy too"
    )
}

/// An entry that is not as it was written.
pub static DAMAGED: Rule = Rule {
    code: "G621",
    name: "ledger-damaged",
    severity: Severity::Error,
    title: Words::new("Một dòng nhật ký công bố bị sửa", "An entry of the ledger was changed"),
    explanation: Words::new(
        "content/ledger.jsonl chỉ do guong seal ghi, mỗi dòng một lần công bố, không bao giờ sửa. Dòng này không còn đúng từng chữ như khi được ghi.\n\nLấy lại tệp từ bản sao lưu hoặc lịch sử git. Nếu cả tệp bị đổi dấu xuống dòng (CRLF), thêm dòng “content/ledger* -text” vào .gitattributes rồi lấy lại tệp.",
        "content/ledger.jsonl is written by `guong seal` alone, one line for each publication, and never edited. This line is no longer exactly what was written.\n\nTake the file back from a backup or from git's history. Where the line ends of the whole file were changed (CRLF), add the line `content/ledger* -text` to .gitattributes and take the file back.",
    ),
};

pub(super) fn damaged(span: Span, line: &str) -> Diagnostic {
    let found = if line.ends_with('\r') {
        text!("dấu xuống dòng của nhật ký đã bị đổi thành CRLF", "the ledger's line ends were changed to CRLF")
    } else if line.starts_with("<<<<<<<") || line.starts_with("=======") || line.starts_with(">>>>>>>") {
        text!("dấu xung đột của git nằm trong nhật ký công bố", "git's conflict marks stand in the ledger")
    } else {
        text!("dòng này không phải dòng do guong seal ghi", "this line is not one that `guong seal` wrote")
    };
    DAMAGED.at(span, found).hint(restore())
}

/// Why an entry cannot be one of the ledger.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    Canonical,
    Record,
    Digest,
    Version,
    Time,
    Parts,
    Kind,
}

pub(super) fn impossible(span: Span, fault: Fault) -> Diagnostic {
    let found = match fault {
        Fault::Canonical => text!(
            "dòng này do bản guong mới hơn ghi, bản này chưa đọc được",
            "this line was written by a newer guong, which this one cannot read"
        ),
        Fault::Record => {
            text!("dòng này không nói về danh sách hay kế hoạch nào", "this line is about no award list and no plan")
        }
        Fault::Digest => text!(
            "dấu kiểm của bản ghi không khớp với dấu kiểm của các phần",
            "the record's hash is not that of its parts"
        ),
        Fault::Version => text!("số phiên bản không nối tiếp", "the version does not follow the one before"),
        Fault::Time => {
            text!("thời điểm sai, hoặc trước dòng trên", "the time is wrong, or before that of the line above")
        }
        Fault::Parts => text!("các phần của bản ghi trùng hoặc thiếu", "parts of the record are repeated or missing"),
        Fault::Kind => text!(
            "việc ghi ở dòng này không thể xảy ra sau các dòng trên",
            "what this line says cannot happen after the lines above"
        ),
    };
    DAMAGED.at(span, found).hint(restore())
}

/// An entry that does not follow from the one before.
pub static CHAIN: Rule = Rule {
    code: "G622",
    name: "ledger-chain-broken",
    severity: Severity::Error,
    title: Words::new("Chuỗi nhật ký công bố bị đứt", "The chain of the ledger is broken"),
    explanation: Words::new(
        "Mỗi dòng nhật ký mang số thứ tự và dấu kiểm của dòng ngay trước. Xóa, chèn, đổi chỗ hay sửa một dòng thì chuỗi đứt ở dòng sau nó.\n\nLấy lại tệp từ bản sao lưu hoặc lịch sử git.",
        "Every entry carries its number and the hash of the line before. Where a line is deleted, inserted, moved or edited, the chain breaks at the line after it.\n\nTake the file back from a backup or from git's history.",
    ),
};

pub(super) fn out_of_order(span: Span, expected: u64, found: u64) -> Diagnostic {
    let message = if found > expected {
        let missing = found - expected;
        text!(
            "thiếu {missing} dòng trước dòng này: dòng này mang số {found}, lẽ ra là {expected}",
            "{missing} entries before this one are missing: it has number {found}, where {expected} is due"
        )
    } else {
        text!(
            "dòng này mang số {found}, lẽ ra là {expected}: có dòng bị chèn, lặp hoặc đổi chỗ",
            "this entry has number {found}, where {expected} is due: one was inserted, repeated or moved"
        )
    };
    CHAIN.at(span, message).hint(restore())
}

pub(super) fn broken_chain(span: Span, number: usize) -> Diagnostic {
    if number == 0 {
        let found = text!(
            "dòng đầu tiên không phải của nhật ký ghi ở mốc",
            "the first entry is not of the log that the checkpoint names"
        );
        return CHAIN.at(span, found).hint(restore());
    }
    CHAIN
        .at(
            span,
            text!(
                "dòng này không nối với dòng ngay trước (dòng {number} của tệp): một trong hai đã bị sửa",
                "this entry does not follow the one before (line {number} of the file): one of them was edited"
            ),
        )
        .hint(restore())
}

/// Two histories.
pub static FORK: Rule = Rule {
    code: "G623",
    name: "ledger-forked",
    severity: Severity::Error,
    title: Words::new("Nhật ký công bố bị rẽ nhánh", "The ledger has two histories"),
    explanation: Words::new(
        "Hai người cùng chạy guong seal trên hai bản sao của thư mục, rồi hai bản được nhập làm một hoặc nằm cạnh nhau. Nhật ký chỉ có thể có một.\n\nGiữ nhật ký đã công bố trước, cất bản kia ra ngoài content/, rồi chạy guong seal lần nữa cho thay đổi của bản kia.",
        "Two people ran `guong seal` on two copies of the folder, and the copies were merged or stand side by side. There can be only one ledger.\n\nKeep the one that was published first, put the other outside content/, and run `guong seal` once more for its changes.",
    ),
};

fn keep_one() -> Text {
    text!(
        "giữ nhật ký đã công bố trước, cất bản kia ra ngoài content/, rồi chạy guong seal lần nữa",
        "keep the ledger that was published first, put the other outside content/, and run `guong seal` once more"
    )
}

pub(super) fn fork(span: Span, other: Span) -> Diagnostic {
    FORK.at(
        span,
        text!(
            "dòng này và dòng trên cùng nối vào một dòng: hai người đã ghi nhật ký cùng lúc",
            "this entry and the one above follow the same line: two people sealed at once"
        ),
    )
    .label(other, text!("dòng kia ở đây", "the other is here"))
    .hint(keep_one())
}

pub(super) fn copy(path: &str, file: FileId) -> Diagnostic {
    FORK.at(
        Span::top(file),
        text!(
            "“{path}” trông như một bản nhật ký thứ hai, thường do đồng bộ thư mục tạo ra",
            "`{path}` looks like a second copy of the ledger, often left by a program that synchronises folders"
        ),
    )
    .hint(keep_one())
}

/// A ledger that is not the one of the checkpoint.
pub static CUT: Rule = Rule {
    code: "G624",
    name: "ledger-not-of-checkpoint",
    severity: Severity::Error,
    title: Words::new("Nhật ký không khớp với mốc đã ghi", "The ledger is not that of its checkpoint"),
    explanation: Words::new(
        "content/ledger/checkpoint.txt giữ số dòng và dấu kiểm của cả nhật ký sau lần guong seal gần nhất. Nhật ký ngắn hơn, khác đi, hoặc một trong hai tệp bị mất thì không chứng minh được gì nữa.\n\nLấy lại ledger.jsonl và thư mục ledger/ từ bản sao lưu hoặc lịch sử git.",
        "content/ledger/checkpoint.txt holds the size and the root of the whole ledger as of the last `guong seal`. Where the ledger is shorter or other than that, or one of the two is missing, nothing is proved any more.\n\nTake ledger.jsonl and the folder ledger/ back from a backup or from git's history.",
    ),
};

pub(super) fn no_ledger(path: &str, file: FileId) -> Diagnostic {
    CUT.at(
        Span::top(file),
        text!("có “{path}” mà không có content/ledger.jsonl", "there is `{path}`, but no content/ledger.jsonl"),
    )
    .hint(restore())
}

pub(super) fn no_checkpoint(span: Span) -> Diagnostic {
    CUT.at(
        span,
        text!(
            "nhật ký có dòng mà không có mốc content/ledger/checkpoint.txt",
            "the ledger has entries, but its checkpoint content/ledger/checkpoint.txt is missing"
        ),
    )
    .hint(restore())
}

pub(super) fn damaged_checkpoint(span: Span) -> Diagnostic {
    CUT.at(span, text!("mốc của nhật ký không đọc được", "the ledger's checkpoint cannot be read")).hint(restore())
}

pub(super) fn cut(span: Span, size: u64, expected: u64, checkpoint: Span) -> Diagnostic {
    CUT.at(
        span,
        text!(
            "nhật ký chỉ còn {size} dòng, mốc đã ghi {expected} dòng: phần cuối bị mất",
            "the ledger has only {size} entries, but its checkpoint {expected}: its end is missing"
        ),
    )
    .label(checkpoint, text!("mốc ở đây", "the checkpoint is here"))
    .hint(restore())
}

pub(super) fn other_root(span: Span, size: u64, checkpoint: Span) -> Diagnostic {
    CUT.at(
        span,
        text!(
            "dấu kiểm của {size} dòng đầu không phải dấu kiểm ghi ở mốc: có dòng đã bị sửa",
            "the root of the first {size} entries is not that of the checkpoint: something was changed"
        ),
    )
    .label(checkpoint, text!("mốc ở đây", "the checkpoint is here"))
    .hint(restore())
}

/// Sealing that was cut off.
pub static UNFINISHED: Rule = Rule {
    code: "G625",
    name: "seal-unfinished",
    severity: Severity::Error,
    title: Words::new("Lần ghi nhật ký trước bị ngắt giữa chừng", "The last sealing was cut off"),
    explanation: Words::new(
        "Máy tắt hoặc lệnh bị ngắt trong lúc guong seal đang ghi. Không mất gì: chạy guong seal lần nữa, phần ghi dở được giữ lại ở content/ledger/torn-….txt rồi ghi tiếp.",
        "The machine was switched off, or the command was stopped, while `guong seal` was writing. Nothing is lost: run `guong seal` once more; what was half written is kept in content/ledger/torn-….txt.",
    ),
};

fn seal_again() -> Text {
    text!("chạy guong seal lần nữa", "run `guong seal` once more")
}

pub(super) fn torn(span: Span) -> Diagnostic {
    UNFINISHED
        .at(span, text!("dòng cuối của nhật ký ghi dở", "the last line of the ledger is cut off"))
        .hint(seal_again())
}

pub(super) fn unfinished(span: Span, more: u64) -> Diagnostic {
    UNFINISHED
        .at(span, text!("{more} dòng cuối chưa nằm trong mốc", "the last {more} entries are not in the checkpoint yet"))
        .hint(seal_again())
}

/// A version that is not what was sealed.
pub static VERSION: Rule = Rule {
    code: "G626",
    name: "sealed-version-changed",
    severity: Severity::Error,
    title: Words::new("Bản đã ghi nhật ký bị sửa", "A sealed version was changed"),
    explanation: Words::new(
        "Các tệp trong content/ledger/ giữ nguyên văn từng phiên bản đã công bố, để ai cũng đọc lại và đối chiếu được. Chỉ guong seal ghi chúng; chữ chỉ được xóa bằng guong seal --withdraw.\n\nLấy lại tệp từ bản sao lưu hoặc lịch sử git.",
        "The files of content/ledger/ keep every published version word for word, so that all can be read and compared. Only `guong seal` writes them, and words are deleted by `guong seal --withdraw` alone.\n\nTake the file back from a backup or from git's history.",
    ),
};

pub(super) fn no_opening(span: Span, path: &str) -> Diagnostic {
    VERSION
        .at(span, text!("thiếu tệp content/{path} của dòng này", "the file content/{path} of this entry is missing"))
        .hint(restore())
}

pub(super) fn damaged_opening(span: Span, path: &str) -> Diagnostic {
    VERSION
        .at(
            span,
            text!("content/{path} không phải tệp do guong seal ghi", "content/{path} is not as `guong seal` wrote it"),
        )
        .hint(restore())
}

pub(super) fn wrong_part(span: Span, key: &str, entry: Span) -> Diagnostic {
    let found = if key.is_empty() {
        text!("thiếu một phần của bản ghi", "a part of the record is missing")
    } else {
        text!(
            "phần “{key}” không khớp với dấu kiểm trong nhật ký",
            "the part `{key}` does not fit its hash in the ledger"
        )
    };
    VERSION.at(span, found).label(entry, text!("dòng nhật ký ở đây", "the entry is here")).hint(restore())
}

/// A signature that does not hold.
pub static SIGNATURE: Rule = Rule {
    code: "G627",
    name: "checkpoint-signature",
    severity: Severity::Error,
    title: Words::new("Chữ ký của nhật ký không đúng", "The signature of the ledger does not hold"),
    explanation: Words::new(
        "content/ledger/key.txt là khóa công khai của nhật ký; mốc phải do đúng khóa ấy ký. Chữ ký không khớp nghĩa là mốc hoặc khóa đã bị đổi.\n\nLấy lại thư mục ledger/ từ bản sao lưu. Muốn thay khóa: xóa key.txt, rồi chạy guong seal với khóa mới; người đọc sẽ được báo là khóa đã khác.",
        "content/ledger/key.txt is the public key of the ledger, and the checkpoint must be signed by it. A signature that does not fit means that the checkpoint or the key was changed.\n\nTake the folder ledger/ back from a backup. To change the key, delete key.txt and run `guong seal` with the new one; readers are told that the key is another.",
    ),
};

pub(super) fn bad_key(file: FileId) -> Diagnostic {
    SIGNATURE
        .at(Span::top(file), text!("khóa công khai không đọc được", "the public key cannot be read"))
        .hint(restore())
}

pub(super) fn not_signed(span: Span, key: &str) -> Diagnostic {
    SIGNATURE
        .at(span, text!("mốc không mang chữ ký của khóa {key}", "the checkpoint is not signed by the key {key}"))
        .hint(restore())
}

pub(super) fn no_key(span: Span) -> Diagnostic {
    SIGNATURE
        .at(
            span,
            text!(
                "mốc có chữ ký mà không có khóa công khai content/ledger/key.txt",
                "the checkpoint is signed, but the public key content/ledger/key.txt is missing"
            ),
        )
        .hint(text!(
            "lấy lại key.txt từ bản sao lưu; nếu đang thay khóa thì chạy guong seal với khóa mới",
            "take key.txt back from a backup; to change the key, run `guong seal` with the new one"
        ))
}
