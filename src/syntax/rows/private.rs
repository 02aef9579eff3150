//! Personal data in columns that are not published.
//!
//! Such a column would not reach a page, but the file itself is kept in a shared folder and is part of what the
//! portal's editors hand around: it must not be there at all. Published columns are examined by the checks of the
//! whole portal, not here.

use super::column::normalize;
use super::rules::PRIVATE_COLUMN;
use crate::diagnostic::{Diagnostic, Text, Words};
use crate::source::Span;

/// A kind of personal data, and the words by which a header announces it.
struct Kind {
    name: Words,
    words: &'static [&'static str],
}

const BIRTH_DATE: Kind = Kind {
    name: Words::new("ngày sinh", "dates of birth"),
    words: &["ngay sinh", "ngay thang nam sinh", "sinh ngay", "date of birth", "birthday", "dob"],
};

const IDENTITY: Kind = Kind {
    name: Words::new("số định danh, căn cước", "identity numbers"),
    words: &["cccd", "cmnd", "cmt", "can cuoc", "chung minh", "dinh danh", "ho chieu", "identity", "passport"],
};

const PHONE: Kind = Kind {
    name: Words::new("số điện thoại", "phone numbers"),
    words: &["dien thoai", "sdt", "so dt", "di dong", "phone"],
};

const ADDRESS: Kind = Kind {
    name: Words::new("địa chỉ nhà", "home addresses"),
    words: &["dia chi", "noi o", "cho o", "cu tru", "thuong tru", "tam tru", "ho khau", "address"],
};

const ACCOUNT: Kind = Kind {
    name: Words::new("số tài khoản", "bank accounts"),
    words: &["tai khoan", "stk", "so tk", "ngan hang", "bank account"],
};

const KINDS: &[Kind] = &[BIRTH_DATE, IDENTITY, PHONE, ADDRESS, ACCOUNT];

/// Words of a header that say that its dates are not dates of birth, or its numbers are sums of money.
const HARMLESS: &[&str] =
    &["quyet dinh", "ban hanh", "ngay ky", "ngay trao", "cong nhan", "tien", "kinh phi", "muc thuong"];

/// The finding about a column whose header announces personal data.
pub(super) fn header(label: &str, span: Span) -> Option<Diagnostic> {
    let padded = format!(" {} ", normalize(label));
    let kind = KINDS.iter().find(|kind| kind.words.iter().any(|word| padded.contains(&format!(" {word} "))))?;
    let (vi, en) = (kind.name.vi, kind.name.en);
    let message = crate::text!(
        "cột “{label}” chứa dữ liệu cá nhân ({vi}), không được để trong danh sách",
        "the column “{label}” holds personal data ({en}) and must not be in the list",
    );
    Some(PRIVATE_COLUMN.at(span, message).hint(remedy()))
}

/// The finding about a cell, under an unknown `label`, whose content is personal data.
pub(super) fn cell(label: &str, text: &str, span: Span) -> Option<Diagnostic> {
    let label = normalize(label);
    if HARMLESS.iter().any(|word| label.contains(word)) {
        return None;
    }
    let kind = if is_full_date(text) {
        BIRTH_DATE
    } else {
        let digits = number(text)?;
        match digits.len() {
            10 if digits.starts_with('0') => PHONE,
            11 if digits.starts_with("84") => PHONE,
            9 | 12 => IDENTITY,
            _ => return None,
        }
    };
    let (vi, en) = (kind.name.vi, kind.name.en);
    let message = crate::text!(
        "ô này giống dữ liệu cá nhân ({vi}), không được để trong danh sách",
        "this cell looks like personal data ({en}) and must not be in the list",
    );
    Some(PRIVATE_COLUMN.at(span, message).hint(remedy()))
}

fn remedy() -> Text {
    Text::new(
        "Xóa cả cột này khỏi tệp rồi lưu lại. Danh sách khen thưởng chỉ cần tên, chức vụ, đơn vị, thành tích và \
         hình thức.",
        "Delete the whole column and save. An award list needs only name, title, unit, achievement and form.",
    )
}

/// Whether the text is one full date: `12/03/1985`, `2-9-85`, `1985-03-12`.
fn is_full_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split(['/', '-', '.']).map(str::trim).collect();
    let [a, b, c] = parts[..] else { return false };
    let number = |s: &str, longest: usize| (s.len() <= longest).then(|| s.parse::<u16>().ok()).flatten();
    let date = |day: &str, month: &str, year: &str| {
        let short = year.len() == 2;
        number(day, 2).is_some_and(|d| (1..=31).contains(&d))
            && number(month, 2).is_some_and(|m| (1..=12).contains(&m))
            && number(year, 4).is_some_and(|y| short || (1900..2100).contains(&y))
    };
    date(a, b, c) || date(c, b, a)
}

/// The digits of a cell that is one number, however it is spaced.
fn number(text: &str) -> Option<String> {
    let text = text.trim_start_matches(['+', '\'']);
    let spaced = text.chars().all(|c| c.is_ascii_digit() || matches!(c, ' ' | '.' | '-' | '\u{a0}'));
    spaced.then(|| text.chars().filter(char::is_ascii_digit).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_that_announce_personal_data() {
        for label in ["Ngày sinh", "Ngày, tháng, năm sinh", "Số CCCD", "SĐT", "Địa chỉ thường trú", "Số tài khoản"]
        {
            assert!(header(label, Span::default()).is_some(), "{label}");
        }
        for label in ["Năm sinh", "Tiền thưởng", "Giới tính", "Dân tộc", "Số quyết định"] {
            assert!(header(label, Span::default()).is_none(), "{label}");
        }
    }

    #[test]
    fn cells_that_are_personal_data() {
        for text in [
            "12/03/1985",
            "2-9-1985",
            "1985-03-12",
            "0912 345 678",
            "+84 912 345 678",
            "012345678901",
            "031 085 001 234",
        ] {
            assert!(cell("Thông tin", text, Span::default()).is_some(), "{text}");
        }
        for text in ["1985", "1.500.000", "412/QĐ-UBND", "3/2026", "99/99/1985", "Tổ 5", ""] {
            assert!(cell("Thông tin", text, Span::default()).is_none(), "{text}");
        }
        assert!(cell("Tiền thưởng", "150.000.000", Span::default()).is_none());
        assert!(cell("Ngày quyết định", "12/03/2026", Span::default()).is_none());
    }
}
