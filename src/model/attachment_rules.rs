//! What may be wrong with the files that stand beside a text.

use super::attachment::Wanted;
use crate::diagnostic::{Diagnostic, Rule, Severity, Text, Words, reason};
use crate::picture::{Fault, Format};
use crate::source::Span;
use crate::text;

/// The rules of this file.
pub const RULES: &[&Rule] = &[&MISSING_FILE, &WRONG_KIND, &OUTSIDE, &TOO_LARGE, &DAMAGED];

/// A picture or scan that is not there.
pub static MISSING_FILE: Rule = Rule {
    code: "G421",
    name: "missing-file",
    severity: Severity::Error,
    title: Words::new("Không thấy tệp ảnh hoặc bản quét", "A picture or scan that is not there"),
    explanation: Words::new(
        "Ảnh và bản quét đặt cạnh tệp .md, cùng thư mục; tên phải đúng từng chữ, kể cả chữ hoa và phần mở rộng (.jpg khác .JPG).",
        "Pictures and scans stand beside the .md file, in the same folder; the name must be exact, capitals and extension included.",
    ),
};

pub(super) fn missing(name: &str, span: Span, near: Option<&str>) -> Diagnostic {
    let found = MISSING_FILE
        .at(span, text!("không thấy tệp “{name}” cạnh tệp này", "there is no file `{name}` beside this one"));
    match near {
        Some(near) => found.hint(text!("có phải ý bạn là “{near}”?", "did you mean `{near}`?")),
        None => found.hint(text!(
            "chép tệp vào cùng thư mục, hoặc sửa tên",
            "copy the file into this folder, or correct the name"
        )),
    }
}

pub(super) fn unreadable(name: &str, span: Span, error: &std::io::Error) -> Diagnostic {
    let Text { vi, en } = reason(error);
    MISSING_FILE.at(span, text!("không đọc được tệp “{name}”: {vi}", "the file `{name}` cannot be read: {en}")).hint(
        text!(
            "đóng chương trình đang mở tệp, kiểm tra quyền đọc",
            "close the program that has it open; check the right to read it"
        ),
    )
}

/// A file that is not what it is used as.
pub static WRONG_KIND: Rule = Rule {
    code: "G422",
    name: "wrong-kind-of-file",
    severity: Severity::Error,
    title: Words::new("Tệp không phải ảnh hoặc bản quét", "A file that is not a picture or a scan"),
    explanation: Words::new(
        "Ảnh dùng JPEG, PNG hoặc WebP; bản quét dùng PDF hoặc ảnh. Đổi phần mở rộng của tên không làm đổi loại tệp: mở bằng chương trình xem ảnh rồi lưu lại đúng loại.\n\nẢnh HEIC của iPhone: trên máy tính, mở ảnh rồi chọn Lưu thành (Save as) hoặc Xuất (Export), loại JPEG. Để điện thoại chụp thẳng ra JPEG: Cài đặt, Camera, Định dạng, chọn \"Tương thích nhất\".",
        "Pictures are JPEG, PNG or WebP; scans are PDF or pictures. Renaming a file does not change what it is: open it and save it again in one of these formats.\n\nHEIC pictures of an iPhone: open it on a computer and save or export it as JPEG. To let the phone take JPEG at once: Settings, Camera, Formats, \"Most Compatible\".",
    ),
};

/// The finding for a file that cannot be taken.
pub(super) fn refused(wanted: Wanted, fault: &Fault, name: &str, span: Span) -> Diagnostic {
    match fault {
        Fault::Kind(format) => wrong_kind(wanted, *format, name, span),
        Fault::Pixels(width, height) => too_large(
            span,
            &text!(
                "ảnh “{name}” có {width} × {height} điểm ảnh, quá lớn để xử lý",
                "the picture `{name}` has {width} × {height} pixels, too many to work on"
            ),
        ),
        Fault::Bytes(bytes) => {
            let megabytes = bytes / 1024 / 1024;
            too_large(
                span,
                &text!(
                    "ảnh “{name}” nặng {megabytes} MB, quá lớn để xử lý",
                    "the picture `{name}` has {megabytes} MB, too many to work on"
                ),
            )
        }
        Fault::Damaged => damaged(name, span),
        Fault::Empty => {
            DAMAGED.at(span, text!("tệp “{name}” rỗng (0 byte)", "the file `{name}` is empty (0 bytes)")).hint(text!(
                "chờ đồng bộ xong hoặc chép lại tệp từ nơi có bản gốc",
                "wait until it is synchronised, or copy the file again from where the original is"
            ))
        }
    }
}

fn wrong_kind(wanted: Wanted, format: Option<Format>, name: &str, span: Span) -> Diagnostic {
    let save = text!(
        "mở ảnh bằng chương trình xem ảnh rồi lưu lại thành JPEG",
        "open it in a picture viewer and save it as JPEG"
    );
    match (wanted, format) {
        (_, Some(Format::Heic)) => WRONG_KIND
            .at(
                span,
                text!(
                    "“{name}” là ảnh HEIC của iPhone, nhiều máy không mở được",
                    "`{name}` is a HEIC picture of an iPhone, which many devices cannot show"
                ),
            )
            .hint(text!(
                "mở ảnh trên máy tính, chọn Lưu thành (hoặc Xuất), loại JPEG; trên iPhone: Cài đặt, Camera, Định dạng, “Tương thích nhất”",
                "open it on a computer and save or export it as JPEG; on the iPhone: Settings, Camera, Formats, Most Compatible"
            )),
        (_, Some(Format::Other(kind))) => WRONG_KIND
            .at(
                span,
                text!("“{name}” là ảnh {kind}, không dùng cho trang", "`{name}` is a {kind} picture, which pages do not use"),
            )
            .hint(save),
        (Wanted::Picture, _) => WRONG_KIND
            .at(
                span,
                text!("“{name}” không phải ảnh JPEG, PNG hoặc WebP", "`{name}` is not a JPEG, PNG or WebP picture"),
            )
            .hint(save),
        (Wanted::Scan, _) => WRONG_KIND
            .at(span, text!("“{name}” không phải tệp PDF hoặc ảnh", "`{name}` is not a PDF or a picture"))
            .hint(text!("quét lại hoặc xuất ra PDF", "scan it again, or export it as PDF")),
    }
}

/// A picture that would take too much memory.
pub static TOO_LARGE: Rule = Rule {
    code: "G424",
    name: "picture-too-large",
    severity: Severity::Error,
    title: Words::new("Ảnh quá lớn", "A picture that is too large"),
    explanation: Words::new(
        "Ảnh có nhiều nhất 64 triệu điểm ảnh và nặng nhiều nhất 32 MB. Ảnh lớn hơn làm máy hết bộ nhớ, có khi là tệp cố ý làm hỏng máy; trang chỉ cần rộng 1200 điểm ảnh. Thu nhỏ ảnh rồi chép lại.",
        "A picture has at most 64 million pixels and 32 MB. A larger one can take all of a machine's memory, and some files are made to do so; a page needs 1200 pixels across. Make it smaller and copy it again.",
    ),
};

fn too_large(span: Span, what: &Text) -> Diagnostic {
    TOO_LARGE.at(span, what.clone()).hint(text!(
        "mở ảnh bằng chương trình xem ảnh, đổi kích thước còn rộng khoảng 2000 điểm ảnh, lưu thành JPEG",
        "open it in a picture viewer, resize it to about 2000 pixels across, and save it as JPEG"
    ))
}

/// A picture that is cut off or damaged.
pub static DAMAGED: Rule = Rule {
    code: "G425",
    name: "damaged-picture",
    severity: Severity::Error,
    title: Words::new("Ảnh hỏng", "A damaged picture"),
    explanation: Words::new(
        "Tệp ảnh bị cắt cụt hoặc hỏng, thường vì chép hay đồng bộ chưa xong. guong check xem phần đầu và khung của tệp; có chỗ hỏng chỉ hiện ra khi guong build giải mã cả ảnh.\n\nChép lại từ máy ảnh hoặc điện thoại, hoặc mở ảnh rồi lưu lại thành JPEG.",
        "The file is cut off or damaged, often because copying or synchronising it had not ended. `guong check` looks at the head and the frame of a file; some damage shows only when `guong build` decodes all of it.\n\nCopy it again from the camera or the phone, or open it and save it again as JPEG.",
    ),
};

/// The finding for a picture that cannot be decoded.
#[must_use]
pub fn damaged(name: &str, span: Span) -> Diagnostic {
    DAMAGED
        .at(
            span,
            text!("ảnh “{name}” hỏng hoặc chưa chép xong", "the picture `{name}` is damaged, or not copied to its end"),
        )
        .hint(text!(
            "chép lại ảnh từ máy ảnh hoặc điện thoại, hoặc mở rồi lưu lại thành JPEG",
            "copy it again from the camera or the phone, or open it and save it again as JPEG"
        ))
}

/// A path that leaves the folder.
pub static OUTSIDE: Rule = Rule {
    code: "G423",
    name: "outside-of-folder",
    severity: Severity::Error,
    title: Words::new("Ảnh không nằm cạnh bài", "A picture that is not beside its text"),
    explanation: Words::new(
        "Ảnh phải nằm cùng thư mục với bài, để bài và ảnh luôn đi cùng nhau và không tệp nào ngoài content/ bị công bố nhầm.",
        "A picture stands in the same folder as its text, so that both stay together and no file outside of content/ is published by mistake.",
    ),
};

pub(super) fn outside(name: &str, span: Span) -> Diagnostic {
    OUTSIDE.at(span, text!("“{name}” không nằm cạnh tệp này", "`{name}` is not beside this file")).hint(text!(
        "chép ảnh vào cùng thư mục và chỉ ghi tên tệp",
        "copy the picture into this folder and write its name alone"
    ))
}
