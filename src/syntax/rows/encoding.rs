//! Bytes of an award list to text.
//!
//! UTF-8 and UTF-16 are read, because Excel writes them. Any other encoding cannot be told apart safely (windows-1258
//! and the bytes of TCVN3 fonts look alike), so it is refused with advice rather than guessed.

use super::rules::{ENCODING, NUL};
use crate::diagnostic::{Diagnostic, Text};
use crate::source::{FileId, SourceFile, Span};
use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};

/// Decodes the award list at `path`, a file with the number `file`.
///
/// The text is always there, broken places replaced by U+FFFD, so that findings can show them; where a finding is
/// an error, its cells mean nothing.
#[must_use]
pub fn decode(file: FileId, path: &str, bytes: &[u8]) -> (SourceFile, Vec<Diagnostic>) {
    let (text, broken) = match sniff(bytes) {
        Some(encoding) => {
            let (text, _) = encoding.decode_with_bom_removal(bytes);
            let broken = text.find('\u{fffd}');
            (text.into_owned(), broken)
        }
        None => match std::str::from_utf8(bytes) {
            Ok(text) => (text.to_owned(), None),
            Err(error) => (String::from_utf8_lossy(bytes).into_owned(), Some(error.valid_up_to())),
        },
    };
    let at = |offset: usize| Span::new(file, offset, offset + text[offset..].chars().next().map_or(0, char::len_utf8));
    let finding = if is_office(bytes) {
        Some(office(Span::top(file)))
    } else if let Some(offset) = broken {
        Some(unknown_encoding(at(offset), bytes.get(offset).copied().filter(|_| sniff(bytes).is_none())))
    } else {
        text.find('\0').map(|offset| nul(at(offset)))
    };
    (SourceFile::new(path, text), finding.into_iter().collect())
}

/// UTF-16, told by its byte-order mark or, without one, by the zero byte in every unit of a Latin letter.
fn sniff(bytes: &[u8]) -> Option<&'static Encoding> {
    match bytes {
        [0xff, 0xfe, ..] => return Some(UTF_16LE),
        [0xfe, 0xff, ..] => return Some(UTF_16BE),
        _ => {}
    }
    let sample = &bytes[..bytes.len().min(4096) & !1];
    let zeros = |parity: usize| sample.iter().skip(parity).step_by(2).filter(|&&b| b == 0).count();
    let (high, low) = (zeros(0), zeros(1));
    let enough = |count: usize| sample.len() >= 4 && count * 6 >= sample.len();
    match (high, low) {
        (0, low) if enough(low) => Some(UTF_16LE),
        (high, 0) if enough(high) => Some(UTF_16BE),
        _ => None,
    }
}

/// Whether the file is a workbook or a document that was only renamed: a ZIP or an OLE container.
fn is_office(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0])
}

fn how_to_save() -> Text {
    Text::new(
        "Mở tệp bằng Excel, chọn Tệp → Lưu thành (Save As), kiểu tệp “CSV UTF-8 (phân cách bằng dấu phẩy) (*.csv)”. \
         Nếu chữ gõ bằng phông cũ (.VnTime, VNI-Times…), hãy chuyển sang Unicode trước khi lưu.",
        "Open the file in Excel and choose File → Save As, type “CSV UTF-8 (Comma delimited) (*.csv)”. \
         If it was typed in an old font (.VnTime, VNI-Times…), convert it to Unicode first.",
    )
}

fn unknown_encoding(span: Span, byte: Option<u8>) -> Diagnostic {
    let byte = byte.map(|b| format!(" (byte 0x{b:02X})")).unwrap_or_default();
    let message = crate::text!(
        "tệp không phải UTF-8: không đọc được chữ ở chỗ này{byte}",
        "the file is not UTF-8: the text cannot be read from here on{byte}",
    );
    ENCODING.at(span, message).hint(how_to_save())
}

fn office(span: Span) -> Diagnostic {
    let message = Text::new(
        "đây là tệp Excel hoặc Word đổi đuôi thành .csv, không phải tệp CSV",
        "this is an Excel or Word file renamed to .csv, not a CSV file",
    );
    ENCODING.at(span, message).hint(how_to_save())
}

fn nul(span: Span) -> Diagnostic {
    let message =
        Text::new("tệp có ký tự NUL, tức không phải tệp văn bản", "the file has a NUL character, so it is not text");
    NUL.at(span, message).hint(how_to_save())
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: &str = "STT,Họ và tên\r\n1,Ông Đặng Văn Ễnh\r\n";

    fn utf16(text: &str, bytes: fn(u16) -> [u8; 2], mark: bool) -> Vec<u8> {
        mark.then_some(0xfeff).into_iter().chain(text.encode_utf16()).flat_map(bytes).collect()
    }

    #[test]
    fn what_excel_writes_is_read() {
        let marked = [b"\xef\xbb\xbf", LIST.as_bytes()].concat();
        let files = [
            LIST.as_bytes().to_vec(),
            utf16(LIST, u16::to_le_bytes, true),
            utf16(LIST, u16::to_be_bytes, true),
            utf16(LIST, u16::to_le_bytes, false),
            marked,
        ];
        for bytes in files {
            let (source, findings) = decode(FileId(3), "awards/a.csv", &bytes);
            assert_eq!(findings, []);
            assert_eq!(source.text().trim_start_matches('\u{feff}'), LIST);
        }
    }

    #[test]
    fn other_encodings_are_refused_where_they_begin() {
        let mut windows = b"STT,Ten\n1,Nguy".to_vec();
        windows.extend([0xea, 0xde, 0x6e]);
        let (source, findings) = decode(FileId(0), "awards/a.csv", &windows);
        assert_eq!(findings[0].rule.code, "G301");
        assert_eq!(source.position(findings[0].span.start), crate::source::Position { line: 2, column: 7 });
        assert!(findings[0].message.vi.contains("0xEA"));
        assert!(findings[0].hint.as_ref().unwrap().vi.contains("CSV UTF-8"));

        let code = |bytes: &[u8]| decode(FileId(0), "a.csv", bytes).1.first().map(|d| d.rule.code);
        assert_eq!(code(b"\xff\xfea"), Some("G301"), "half a unit");
        assert_eq!(code(b"PK\x03\x04\0\0\0\0"), Some("G301"));
        assert_eq!(code(b"STT,Ten\n1,\0An\n"), Some("G302"));
        assert_eq!(code(b""), None);
    }
}
