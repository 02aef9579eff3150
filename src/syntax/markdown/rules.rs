//! What can be wrong with a Markdown body, and the functions that name it.

use super::events::MAX_DEPTH;
use crate::diagnostic::{Diagnostic, Rule, Severity, Words};
use crate::source::Span;
use crate::text;

/// The rules of this module.
pub const RULES: &[&Rule] = &[
    &RAW_HTML,
    &REFUSED_LINK,
    &REFUSED_IMAGE,
    &TOO_DEEP,
    &UNDEFINED_FOOTNOTE,
    &UNDEFINED_REFERENCE,
    &IMAGE_WITHOUT_ALT,
    &REPEATED_ANCHOR,
    &INVALID_ANCHOR,
    &EMPTY_LINK,
    &EMPTY_HEADING,
    &RAGGED_ROW,
    &BROKEN_TABLE,
];

/// HTML typed into a body.
pub static RAW_HTML: Rule = Rule {
    code: "G201",
    name: "raw-html",
    severity: Severity::Warning,
    title: Words::new("Có mã HTML trong bài", "HTML in a body"),
    explanation: Words::new(
        "Bài viết dùng Markdown. Thẻ HTML như <b> hay <div> không được thực hiện mà hiện nguyên văn trên trang, để \
         không ai đưa được mã lạ vào cổng.\n\n\
         Thay thẻ bằng cách viết Markdown (**đậm**, *nghiêng*, [chữ](địa chỉ)). Nếu muốn viết dấu < thì gõ \\<.",
        "Bodies are Markdown. An HTML tag such as <b> or <div> is not carried out: it is shown as text, so that nobody \
         can bring foreign code into the portal.\n\n\
         Use Markdown instead (**bold**, *italic*, [words](address)). To write the sign < itself, type \\<.",
    ),
};

/// Says that `html` will be shown as text.
pub(crate) fn raw_html(span: Span) -> Diagnostic {
    RAW_HTML
        .at(span, text!("mã HTML sẽ hiện nguyên văn trên trang", "this HTML will be shown as text"))
        .hint(text!("dùng cách viết Markdown; muốn hiện dấu < thì gõ \\<", "use Markdown; to show the sign < type \\<"))
}

/// A link whose address is not published.
pub static REFUSED_LINK: Rule = Rule {
    code: "G202",
    name: "refused-link",
    severity: Severity::Error,
    title: Words::new("Địa chỉ liên kết không được dùng", "A link's address is not allowed"),
    explanation: Words::new(
        "Liên kết chỉ được dẫn tới tệp trong thư mục nội dung, tới trang web (http, https), hộp thư (mailto) hoặc số \
         điện thoại (tel). Địa chỉ javascript:, data:, file: hay ổ đĩa trên máy có thể gây hại hoặc không ai mở \
         được.\n\n\
         Sửa địa chỉ, hoặc bỏ liên kết và giữ lại chữ.",
        "A link may lead to a file of the content folder, a web page (http, https), a mail address (mailto) or a phone \
         number (tel). Addresses such as javascript:, data:, file: or a local drive can do harm, or nobody can open \
         them.\n\n\
         Correct the address, or drop the link and keep its words.",
    ),
};

/// Says that a link's address is refused.
pub(crate) fn refused_link(span: Span, address: &str) -> Diagnostic {
    let address = shown(address);
    REFUSED_LINK.at(span, text!("không thể dẫn tới địa chỉ “{address}”", "a link may not lead to `{address}`")).hint(
        text!(
            "dùng địa chỉ đầy đủ bắt đầu bằng https://, hoặc đường dẫn tới một tệp trong thư mục nội dung",
            "use a full address that begins with https://, or the path of a file in the content folder"
        ),
    )
}

/// A picture that is not a file of the content folder.
pub static REFUSED_IMAGE: Rule = Rule {
    code: "G203",
    name: "refused-image",
    severity: Severity::Error,
    title: Words::new("Ảnh không nằm trong thư mục nội dung", "A picture is not in the content folder"),
    explanation: Words::new(
        "Ảnh phải là một tệp đặt cạnh bài. Ảnh lấy từ trang khác có thể bị đổi hoặc mất, và làm lộ địa chỉ của người \
         đọc cho trang đó.\n\n\
         Chép ảnh vào cùng thư mục với bài rồi ghi tên tệp.",
        "A picture must be a file beside the text. One fetched from another site may change or vanish, and tells that \
         site who is reading.\n\n\
         Copy the picture into the folder of the text and name the file.",
    ),
};

/// Says that a picture's address is refused.
pub(crate) fn refused_image(span: Span, address: &str) -> Diagnostic {
    let address = shown(address);
    REFUSED_IMAGE
        .at(span, text!("“{address}” không phải tệp ảnh đặt cạnh bài", "`{address}` is not a picture beside the text"))
        .hint(text!(
            "chép ảnh vào cùng thư mục rồi ghi tên tệp",
            "copy the picture into the same folder and name the file"
        ))
}

/// Markdown nested too deeply.
pub static TOO_DEEP: Rule = Rule {
    code: "G204",
    name: "nested-too-deeply",
    severity: Severity::Error,
    title: Words::new("Nội dung lồng nhau quá nhiều tầng", "Elements are nested too deeply"),
    explanation: Words::new(
        "Mỗi phần tử nằm trong phần tử khác là một tầng: trích dẫn, danh sách, từng mục của danh sách, đoạn văn, chữ nhấn \
         mạnh, liên kết, bảng với dòng và ô của nó. Tối đa 64 tầng, nên một đoạn văn đứng được sau nhiều nhất 63 dấu >, còn \
         danh sách trong danh sách tính hai tầng mỗi lần. Sâu hơn thì không người đọc nào theo được, còn trình duyệt có thể \
         bị treo; thường là do dán nhầm một chuỗi dấu > hoặc dấu gạch.\n\n\
         Bớt các tầng lồng nhau.",
        "Every element inside another is a level: a quotation, a list, each item of a list, a paragraph, emphasis, a link, a \
         table with its rows and cells. There are at most 64 levels, so that a paragraph may stand after 63 signs > at \
         most, and a list inside a list takes two levels. Nobody can follow more, and browsers may fail; usually a run of > \
         or dashes was pasted by mistake.\n\n\
         Reduce the levels.",
    ),
};

/// Says that an element stands too deep.
pub(crate) fn too_deep(span: Span) -> Diagnostic {
    TOO_DEEP
        .at(span, text!("chỗ này lồng sâu hơn {MAX_DEPTH} tầng", "this is nested more than {MAX_DEPTH} levels deep"))
        .hint(text!("bớt các dấu >, gạch đầu dòng hoặc dấu * thừa", "remove superfluous >, list or emphasis marks"))
}

/// A footnote mark without its note.
pub static UNDEFINED_FOOTNOTE: Rule = Rule {
    code: "G205",
    name: "undefined-footnote",
    severity: Severity::Note,
    title: Words::new("Chú thích chưa có nội dung", "A footnote without its text"),
    explanation: Words::new(
        "Dấu [^1] trong bài cần một dòng “[^1]: nội dung” ở dưới. Không có dòng đó thì dấu hiện nguyên văn.\n\n\
         Thêm dòng chú thích, hoặc xóa dấu.",
        "A mark [^1] needs a line “[^1]: text” below. Without it the mark is shown as it is typed.\n\n\
         Add the note, or delete the mark.",
    ),
};

/// Says that a footnote's mark has no note.
pub(crate) fn undefined_footnote(span: Span, label: &str) -> Diagnostic {
    UNDEFINED_FOOTNOTE
        .at(span, text!("chú thích [^{label}] chưa có nội dung", "the footnote [^{label}] has no text"))
        .hint(text!("thêm một dòng “[^{label}]: …” ở cuối bài", "add a line `[^{label}]: …` at the end"))
}

/// A link by reference without its definition.
pub static UNDEFINED_REFERENCE: Rule = Rule {
    code: "G206",
    name: "undefined-reference",
    severity: Severity::Note,
    title: Words::new("Liên kết chưa có địa chỉ", "A link reference without its address"),
    explanation: Words::new(
        "Cách viết [chữ][nhãn] cần một dòng “[nhãn]: địa chỉ” ở dưới. Không có dòng đó thì cả cụm hiện nguyên văn.\n\n\
         Thêm dòng địa chỉ, hoặc viết [chữ](địa chỉ).",
        "The form [words][label] needs a line “[label]: address” below. Without it the whole is shown as it is \
         typed.\n\n\
         Add the line, or write [words](address).",
    ),
};

/// Says that a link's label is defined nowhere.
pub(crate) fn undefined_reference(span: Span, label: &str) -> Diagnostic {
    UNDEFINED_REFERENCE
        .at(span, text!("nhãn “{label}” chưa có địa chỉ", "the label `{label}` has no address"))
        .hint(text!("thêm một dòng “[{label}]: địa chỉ” ở cuối bài", "add a line `[{label}]: address` at the end"))
}

/// A picture that says nothing to those who do not see it.
pub static IMAGE_WITHOUT_ALT: Rule = Rule {
    code: "G207",
    name: "image-without-alt",
    severity: Severity::Error,
    title: Words::new("Ảnh thiếu lời tả", "A picture without alternative text"),
    explanation: Words::new(
        "Người không nhìn thấy ảnh nghe lời tả thay cho ảnh. Lời tả đặt giữa hai dấu ngoặc vuông: ![lời tả](ảnh.jpg).\
         \n\nViết một câu ngắn nói điều nhìn thấy trong ảnh.",
        "Those who do not see the picture hear its description instead. It stands between the square brackets: \
         ![description](picture.jpg).\n\nSay in a short sentence what the picture shows.",
    ),
};

/// Says that a picture has no alternative text.
pub(crate) fn image_without_alt(span: Span) -> Diagnostic {
    IMAGE_WITHOUT_ALT.at(span, text!("ảnh này chưa có lời tả", "this picture has no alternative text")).hint(text!(
        "viết lời tả vào giữa hai dấu ngoặc vuông: ![lời tả](…)",
        "write it between the brackets: ![text](…)"
    ))
}

/// An anchor that two headings claim.
pub static REPEATED_ANCHOR: Rule = Rule {
    code: "G208",
    name: "repeated-anchor",
    severity: Severity::Error,
    title: Words::new("Hai đề mục có cùng mã", "Two headings with one anchor"),
    explanation: Words::new(
        "Mã {#…} sau đề mục là địa chỉ của đề mục đó. Hai đề mục trùng mã thì liên kết không biết dẫn tới đâu.\n\n\
         Đổi một trong hai mã.",
        "The anchor {#…} after a heading is its address. With two headings of one anchor a link does not know where to \
         lead.\n\nChange one of them.",
    ),
};

/// Says that a heading's anchor is taken.
pub(crate) fn repeated_anchor(span: Span, id: &str, first: Option<Span>) -> Diagnostic {
    let found = REPEATED_ANCHOR
        .at(span, text!("mã “{id}” đã dùng cho đề mục khác", "the anchor `{id}` is already another heading's"))
        .hint(text!("đổi mã của đề mục này", "give this heading another anchor"));
    match first {
        Some(first) => found.label(first, text!("dùng lần đầu ở đây", "first used here")),
        None => found,
    }
}

/// An anchor that cannot stand in an address.
pub static INVALID_ANCHOR: Rule = Rule {
    code: "G209",
    name: "invalid-anchor",
    severity: Severity::Error,
    title: Words::new("Mã đề mục không hợp lệ", "A heading's anchor is not valid"),
    explanation: Words::new(
        "Mã {#…} là một phần của địa chỉ trang, nên chỉ gồm chữ thường không dấu, chữ số và dấu gạch nối.\n\n\
         Sửa mã, hoặc bỏ đi để công cụ tự đặt theo lời của đề mục.",
        "The anchor {#…} is part of an address: lower-case ASCII letters, digits and hyphens alone.\n\n\
         Correct it, or leave it out to have it made from the heading's words.",
    ),
};

/// Says that a heading's anchor cannot be used.
pub(crate) fn invalid_anchor(span: Span, id: &str) -> Diagnostic {
    let slug = super::anchor_of(id);
    INVALID_ANCHOR
        .at(span, text!("không dùng được mã “{id}”", "the anchor `{id}` cannot be used"))
        .hint(text!("viết {{#{slug}}}", "write {{#{slug}}}"))
}

/// A link without words.
pub static EMPTY_LINK: Rule = Rule {
    code: "G210",
    name: "empty-link",
    severity: Severity::Warning,
    title: Words::new("Liên kết không có chữ", "A link without words"),
    explanation: Words::new(
        "Liên kết không có chữ thì không ai thấy và không bấm được, nên bị bỏ khỏi trang.\n\n\
         Viết chữ vào giữa hai dấu ngoặc vuông.",
        "A link without words can be neither seen nor followed, so it is left out of the page.\n\n\
         Write words between the square brackets.",
    ),
};

/// Says that a link has no words.
pub(crate) fn empty_link(span: Span) -> Diagnostic {
    EMPTY_LINK
        .at(span, text!("liên kết này không có chữ nên không hiện", "this link has no words and is not shown"))
        .hint(text!("viết chữ vào giữa hai dấu ngoặc vuông", "write words between the square brackets"))
}

/// A heading without words.
pub static EMPTY_HEADING: Rule = Rule {
    code: "G211",
    name: "empty-heading",
    severity: Severity::Warning,
    title: Words::new("Đề mục không có chữ", "A heading without words"),
    explanation: Words::new(
        "Dòng chỉ có dấu # là một đề mục trống. Người dùng máy đọc màn hình sẽ nghe thấy một đề mục không tên, nên nó \
         bị bỏ khỏi trang.\n\nViết lời của đề mục, hoặc xóa dòng này.",
        "A line of # alone is an empty heading. Screen readers would announce a heading without a name, so it is left \
         out of the page.\n\nWrite the heading's words, or delete the line.",
    ),
};

/// Says that a heading has no words.
pub(crate) fn empty_heading(span: Span) -> Diagnostic {
    EMPTY_HEADING
        .at(span, text!("đề mục này không có chữ nên không hiện", "this heading has no words and is not shown"))
        .hint(text!("viết lời của đề mục, hoặc xóa dòng này", "write its words, or delete the line"))
}

/// A row that does not fit its table.
pub static RAGGED_ROW: Rule = Rule {
    code: "G212",
    name: "ragged-row",
    severity: Severity::Error,
    title: Words::new("Dòng của bảng thừa hoặc thiếu ô", "A table row with too many or too few cells"),
    explanation: Words::new(
        "Mỗi dòng của bảng phải có đủ số ô như dòng đầu. Thiếu ô thì các cột bị lệch, thừa ô thì ô cuối bị mất; trong \
         danh sách khen thưởng, đó là lỗi của tên người và thành tích.\n\n\
         Thêm hoặc bớt dấu |. Muốn viết dấu | trong ô thì gõ \\|.",
        "Every row needs as many cells as the header. With fewer the columns shift, with more the last are lost; in an \
         award list that concerns people's names and achievements.\n\n\
         Add or remove bars. To write a bar inside a cell, type \\|.",
    ),
};

/// Says that a row has another number of cells than the header.
pub(crate) fn ragged_row(span: Span, written: usize, columns: usize) -> Diagnostic {
    RAGGED_ROW
        .at(
            span,
            text!(
                "dòng này có {written} ô, dòng đầu của bảng có {columns} ô",
                "this row has {written} cells, the table's header has {columns}"
            ),
        )
        .hint(text!("thêm hoặc bớt dấu |; dấu | trong ô thì gõ \\|", "add or remove bars; a bar inside a cell is \\|"))
}

/// Rows that are part of no table.
pub static BROKEN_TABLE: Rule = Rule {
    code: "G213",
    name: "broken-table",
    severity: Severity::Error,
    title: Words::new("Bảng hỏng, không hiện thành bảng", "A broken table"),
    explanation: Words::new(
        "Dòng mở và đóng bằng dấu | là một dòng của bảng, nhưng chỗ này không đọc được thành bảng: trên trang chỉ hiện \
         chữ lẫn với dấu |, và trong danh sách khen thưởng thì mất người được khen.\n\n\
         Bảng cần: một dòng trống ở trên; dòng đầu là tên các cột; ngay dưới là dòng |---|---| có đủ số ô như dòng đầu, \
         gõ bằng dấu gạch nối thường (không phải —); rồi các dòng của bảng, không có dòng trống nào ở giữa.",
        "A line that begins and ends with a bar is a row of a table, but here it is part of none: the page would show \
         words among bars, and an award list would lose recipients.\n\n\
         A table needs an empty line above it; the names of its columns; right below them the row |---|---| with as many \
         cells, in plain hyphens (no —); then its rows, without an empty line in between.",
    ),
};

/// Says that a row belongs to no table; `after_table` where one stands right above it.
pub(crate) fn broken_table(span: Span, after_table: bool) -> Diagnostic {
    let found = BROKEN_TABLE.at(
        span,
        text!(
            "dòng này viết như dòng của bảng nhưng không nằm trong bảng nào",
            "this row of a table is part of no table"
        ),
    );
    found.hint(if after_table {
        text!(
            "xóa dòng trống giữa bảng ở trên và dòng này; một bảng khác thì viết lại tên cột và dòng |---|---|",
            "delete the empty line between the table above and this row; another table needs its own header and |---|---| row"
        )
    } else {
        text!(
            "xem lại dòng |---|---| dưới tên cột: đủ số ô, gõ bằng dấu gạch nối thường; trên bảng để một dòng trống; không \
             phải bảng thì gõ \\|",
            "check the |---|---| row below the header: as many cells, plain hyphens; leave an empty line above the table; \
             where it is no table, type \\|"
        )
    })
}

/// An address as a message can show it: on one line and not too long.
fn shown(address: &str) -> String {
    let mut short: String = address.chars().map(|c| if c.is_control() { ' ' } else { c }).take(60).collect();
    if address.chars().count() > 60 {
        short.push('…');
    }
    short
}
