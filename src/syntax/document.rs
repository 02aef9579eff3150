//! A file of the content folder: its bytes made into text, its front matter taken apart from its body.

use super::Unread;
use super::table::{self, Table};
use crate::diagnostic::{Diagnostic, Rule, Severity, Text, Words};
use crate::source::{FileId, Span};
use crate::text;
use std::ops::Range;
use std::sync::Arc;

/// What a file is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// TOML front matter between `+++` lines, then Markdown.
    Markdown,
    /// TOML alone.
    Register,
}

/// A file taken apart.
#[derive(Clone, Debug)]
pub struct Document {
    /// The front matter, or the whole register.
    pub table: Table,
    /// The bytes of the body in the file's text; empty in a register.
    pub body: Range<usize>,
    /// What syntax errors hide of the keys.
    pub unread: Unread,
}

/// Whether bytes are UTF-16, which editors' programs call "Unicode": by its mark, or by the zeros of its letters. Nothing
/// is to be read of such a file until it is saved otherwise.
#[must_use]
pub fn is_utf16(bytes: &[u8]) -> bool {
    let marked = || bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
    // A text of ASCII is half zeros.
    let head = &bytes[..bytes.len().min(256)];
    let zeros = || memchr::memchr_iter(0, head).count();
    head.len() > 3 && (marked() || zeros() * 3 > head.len())
}

/// The text of UTF-16, to be shown with the finding.
fn of_utf16(bytes: &[u8]) -> Arc<str> {
    let big = bytes.starts_with(&[0xfe, 0xff]) || bytes.first() == Some(&0);
    let unit =
        |pair: &[u8]| if big { u16::from_be_bytes([pair[0], pair[1]]) } else { u16::from_le_bytes([pair[0], pair[1]]) };
    let units = bytes.chunks_exact(2).map(unit).skip_while(|unit| *unit == 0xfeff);
    let text: String = char::decode_utf16(units).map(|c| c.unwrap_or('\u{fffd}')).collect();
    text.replace('\0', " ").into()
}

/// Makes text of a file's bytes. What is not UTF-8 is replaced, so that the rest can be read, and reported.
pub fn decode(bytes: &[u8], file: FileId, out: &mut Vec<Diagnostic>) -> Arc<str> {
    if is_utf16(bytes) {
        out.push(utf16(file));
        return of_utf16(bytes);
    }
    // The quick look says yes or no; only the slow one says where.
    let text = match simdutf8::basic::from_utf8(bytes).or_else(|_| std::str::from_utf8(bytes)) {
        Ok(text) => text,
        Err(error) => {
            out.push(not_utf8(error.valid_up_to(), file));
            return String::from_utf8_lossy(bytes).replace('\0', "\u{fffd}").into();
        }
    };
    if let Some(at) = memchr::memchr(0, bytes) {
        out.push(nul_byte(Span::new(file, at, at + 1)));
        return text.replace('\0', " ").into();
    }
    text.into()
}

/// Takes `text` apart.
pub fn parse(text: &str, form: Form, file: FileId, out: &mut Vec<Diagnostic>) -> Document {
    let start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let (toml, body) = match form {
        Form::Register => (start..text.len(), text.len()..text.len()),
        Form::Markdown => match split(text, start) {
            Ok(parts) => parts,
            Err(missing) => {
                out.push(missing.at(text, start, file));
                return Document {
                    table: Table::default_at(file),
                    body: missing.body(text, start),
                    unread: Unread::everything(),
                };
            }
        },
    };
    let header = match form {
        Form::Register => Span::top(file),
        Form::Markdown => Span::new(file, start, start + 3),
    };
    let (table, unread) = table::parse(&text[toml.clone()], file, toml.start, header, out);
    Document { table, body, unread }
}

impl Table {
    fn default_at(file: FileId) -> Self {
        table::parse("", file, 0, Span::top(file), &mut Vec::new()).0
    }
}

enum Missing {
    Opening,
    Closing,
}

fn split(text: &str, start: usize) -> Result<(Range<usize>, Range<usize>), Missing> {
    let mut lines = text[start..].split_inclusive('\n');
    let fence = |line: &str| line.trim_end() == "+++";
    let first = lines.next().filter(|line| fence(line)).ok_or(Missing::Opening)?;
    let mut at = start + first.len();
    let toml = at;
    for line in lines {
        if fence(line) {
            return Ok((toml..at, at + line.len()..text.len()));
        }
        at += line.len();
    }
    Err(Missing::Closing)
}

impl Missing {
    /// What can be taken for the body: not the front matter, be it unclosed or of another kind.
    fn body(&self, text: &str, start: usize) -> Range<usize> {
        let other = text[start..].strip_prefix("---").and_then(|rest| rest.find("\n---"));
        let body = match (self, other) {
            (Missing::Closing, _) => text.len(),
            (Missing::Opening, Some(end)) => {
                let closing = start + "---".len() + end + 1;
                text[closing..].find('\n').map_or(text.len(), |line| closing + line + 1)
            }
            (Missing::Opening, None) => start,
        };
        body..text.len()
    }

    fn at(&self, text: &str, start: usize, file: FileId) -> Diagnostic {
        let line = text[start..].lines().next().unwrap_or("").trim_end().len();
        let span = Span::new(file, start, start + line);
        match self {
            Missing::Opening => NO_FRONT_MATTER
                .at(span, text!("tệp không mở đầu bằng dòng +++", "the file does not open with a +++ line"))
                .hint(if text[start..].starts_with("---") {
                    Text::new(
                        "thay hai dòng --- bằng +++ và viết “khóa = giá trị” thay cho “khóa: giá trị”",
                        "replace the two --- lines by +++, and `key: value` by `key = value`",
                    )
                } else {
                    Text::new(
                        "viết phần khai báo lên đầu tệp, giữa hai dòng +++; lệnh “guong new” tạo sẵn mẫu",
                        "write the front matter at the top, between two +++ lines; `guong new` makes a template",
                    )
                }),
            Missing::Closing => NO_CLOSING
                .at(
                    span,
                    text!(
                        "phần khai báo mở bằng +++ nhưng không có dòng +++ đóng lại",
                        "the front matter opened by +++ is never closed"
                    ),
                )
                .hint(text!(
                    "thêm một dòng chỉ có +++ trước phần nội dung",
                    "add a line with +++ alone before the body"
                )),
        }
    }
}

/// The rules of this file.
pub const RULES: &[&Rule] = &[&NOT_UTF8, &NUL_BYTE, &NO_FRONT_MATTER, &NO_CLOSING];

/// Bytes that are not UTF-8.
pub static NOT_UTF8: Rule = Rule {
    code: "G101",
    name: "not-utf8",
    severity: Severity::Error,
    title: Words::new("Tệp không phải UTF-8", "The file is not UTF-8"),
    explanation: Words::new(
        "Mọi tệp nội dung dùng bảng mã Unicode UTF-8 (TCVN 6909). Tệp lưu bằng bảng mã khác sẽ hiện sai dấu.\n\nNotepad: Tệp → Lưu dưới dạng → Mã hóa: UTF-8. Word: Lưu thành → Văn bản thuần → UTF-8. Nếu chữ dùng phông .VnTime hay VNI, hãy chuyển mã sang Unicode bằng UniKey trước (Ctrl+Shift+F6).",
        "Every content file is Unicode, encoded as UTF-8 (TCVN 6909). In another encoding the marks would show wrong.\n\nNotepad: File → Save as → Encoding: UTF-8. Word: Save as → Plain text → UTF-8. Text in .VnTime or VNI fonts has to be converted to Unicode first, for example by UniKey.",
    ),
};

fn not_utf8(valid: usize, file: FileId) -> Diagnostic {
    NOT_UTF8
        .at(
            Span::new(file, valid, valid + '\u{fffd}'.len_utf8()),
            text!("tệp không phải UTF-8 kể từ chỗ này", "the file is not UTF-8 from here on"),
        )
        .hint(text!(
            "mở tệp, chọn Lưu dưới dạng (Save as), mã hóa UTF-8",
            "open the file, choose Save as, encoding UTF-8"
        ))
}

fn utf16(file: FileId) -> Diagnostic {
    NOT_UTF8
        .at(
            Span::top(file),
            text!(
                "tệp đang ở dạng “Unicode” (UTF-16) nên chưa đọc được",
                "the file is UTF-16 (“Unicode”) and was not read"
            ),
        )
        .hint(text!(
            "mở tệp, chọn Lưu dưới dạng (Save as), mã hóa UTF-8",
            "open the file, choose Save as, encoding UTF-8"
        ))
}

/// A zero byte in a text.
pub static NUL_BYTE: Rule = Rule {
    code: "G102",
    name: "nul-byte",
    severity: Severity::Error,
    title: Words::new("Tệp có byte rỗng", "The file holds a NUL byte"),
    explanation: Words::new(
        "Byte rỗng (NUL) không có trong văn bản; tệp có thể bị hỏng hoặc không phải tệp chữ.\n\nChép lại nội dung vào một tệp mới rồi lưu bằng UTF-8.",
        "A NUL byte is not text; the file may be damaged or not a text file at all.\n\nCopy the text into a new file and save it as UTF-8.",
    ),
};

fn nul_byte(span: Span) -> Diagnostic {
    NUL_BYTE.at(span, text!("tệp có byte rỗng (NUL)", "the file holds a NUL byte")).hint(text!(
        "chép nội dung sang tệp mới rồi lưu bằng UTF-8",
        "copy the text into a new file and save it as UTF-8"
    ))
}

/// A Markdown file without front matter.
pub static NO_FRONT_MATTER: Rule = Rule {
    code: "G103",
    name: "no-front-matter",
    severity: Severity::Error,
    title: Words::new("Tệp không có phần khai báo", "The file has no front matter"),
    explanation: Words::new(
        "Tệp bài, kế hoạch, phong trào, danh sách và trang mở đầu bằng phần khai báo TOML đặt giữa hai dòng chỉ có +++. Không có phần này, công cụ không biết tiêu đề, ngày và đơn vị.",
        "A story, plan, campaign, award list or page opens with TOML front matter between two lines that hold +++ alone. Without it nobody knows the title, the date and the unit.",
    ),
};

/// Front matter without its end.
pub static NO_CLOSING: Rule = Rule {
    code: "G104",
    name: "front-matter-not-closed",
    severity: Severity::Error,
    title: Words::new("Phần khai báo chưa đóng", "The front matter is not closed"),
    explanation: Words::new(
        "Sau khóa cuối cùng phải có một dòng chỉ gồm +++; nội dung bài viết bắt đầu từ dòng tiếp theo.",
        "After the last key there must be a line with +++ alone; the body begins on the next line.",
    ),
};

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(text: &str) -> Vec<&'static str> {
        let mut out = Vec::new();
        parse(text, Form::Markdown, FileId(0), &mut out);
        out.iter().map(|d| d.rule.code).collect()
    }

    #[test]
    fn front_matter_is_found_with_mark_and_crlf() {
        let text = "\u{feff}+++\r\ntitle = \"a\"\r\n+++\r\nThân bài\r\n";
        let mut out = Vec::new();
        let document = parse(text, Form::Markdown, FileId(0), &mut out);
        assert!(out.is_empty() && document.unread == Unread::default());
        assert_eq!(document.table.get("title").and_then(|n| n.as_text()), Some("a"));
        assert_eq!(&text[document.body], "Thân bài\r\n");
    }

    #[test]
    fn what_is_missing_is_said_once() {
        assert_eq!(codes(""), ["G103"]);
        assert_eq!(codes("---\ntitle: a\n---\n"), ["G103"]);
        assert_eq!(codes("+++\ntitle = \"a\"\n"), ["G104"]);
        assert_eq!(codes("+++\ntitle = “a”\n+++\n"), ["G105"]);
        assert_eq!(codes("+++\ntitle = \"a\"\ntitle = \"b\"\n+++\n"), ["G105"]);
    }

    #[test]
    fn other_encodings_are_reported_and_the_rest_is_read() {
        let mut out = Vec::new();
        assert_eq!(&*decode(b"ab\xe1c", FileId(0), &mut out), "ab\u{fffd}c");
        decode(b"a\0b", FileId(0), &mut out);
        assert_eq!(out.iter().map(|d| d.rule.code).collect::<Vec<_>>(), ["G101", "G102"]);
    }
}
