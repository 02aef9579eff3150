//! What the operating system says, in both languages.

use super::Text;
use crate::text;
use std::io;

/// Why the system did not do something. What is common has its words; of anything else the system's own number or sentence
/// is told, which people who look after machines can search for.
#[must_use]
pub fn reason(error: &io::Error) -> Text {
    use io::ErrorKind;
    match error.kind() {
        ErrorKind::StorageFull => text!("ổ đĩa đã đầy", "the disk is full"),
        ErrorKind::QuotaExceeded => text!("đã hết hạn mức dung lượng", "the disk quota is used up"),
        ErrorKind::PermissionDenied => text!("không có quyền", "permission denied"),
        ErrorKind::ReadOnlyFilesystem => text!("ổ đĩa chỉ cho đọc", "the file system is read-only"),
        ErrorKind::NotFound => text!("không tìm thấy", "not found"),
        ErrorKind::AlreadyExists => text!("đã có sẵn", "it exists already"),
        ErrorKind::CrossesDevices => text!("chúng nằm trên hai hệ thống tệp", "they are on two file systems"),
        ErrorKind::InvalidInput | ErrorKind::InvalidFilename => text!("tên không hợp lệ", "the name is not valid"),
        ErrorKind::IsADirectory => text!("đây là thư mục, không phải tệp", "it is a folder, not a file"),
        ErrorKind::NotADirectory => text!("đây không phải thư mục", "it is not a folder"),
        ErrorKind::DirectoryNotEmpty => text!("thư mục không trống", "the folder is not empty"),
        ErrorKind::AddrInUse => text!("chương trình khác đang dùng", "another program uses it"),
        ErrorKind::TimedOut => text!("quá lâu không trả lời", "it did not answer in time"),
        ErrorKind::UnexpectedEof => text!("tệp bị cắt cụt", "the file is cut off"),
        ErrorKind::InvalidData => text!("dữ liệu hỏng", "the data are damaged"),
        ErrorKind::FileTooLarge => text!("tệp quá lớn", "the file is too large"),
        _ => match error.raw_os_error() {
            Some(number) => text!("hệ thống báo lỗi số {number}", "the system says `{error}`"),
            None => text!("hệ thống không cho biết rõ vì sao", "the system says `{error}`"),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Language;

    #[test]
    fn no_english_stands_in_vietnamese() {
        for error in [io::ErrorKind::PermissionDenied.into(), io::Error::from_raw_os_error(5), io::Error::other("odd")]
        {
            assert!(!reason(&error).get(Language::Vi).is_ascii(), "{error}");
        }
    }
}
