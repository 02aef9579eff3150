//! Words that tell what the number after them is, folded, each phrase in reading order.

/// Labels of identity numbers.
pub(super) const IDENTITY: &[&[&str]] = &[
    &["cccd"],
    &["cmnd"],
    &["cmtnd"],
    &["cmt"],
    &["can", "cuoc"],
    &["chung", "minh"],
    &["dinh", "danh"],
    &["ddcn"],
    &["ho", "chieu"],
];

/// Labels of phone numbers.
pub(super) const PHONE: &[&[&str]] = &[
    &["dt"],
    &["sdt"],
    &["dtdd"],
    &["dd"],
    &["tel"],
    &["fax"],
    &["hotline"],
    &["zalo"],
    &["phone"],
    &["mobile"],
    &["viber"],
    &["whatsapp"],
    &["dien", "thoai"],
    &["duong", "day", "nong"],
    &["di", "dong"],
];

/// Labels of bank accounts that can mean nothing else.
pub(super) const ACCOUNT: &[&[&str]] = &[&["stk"], &["so", "tk"], &["so", "tai", "khoan"], &["account"]];

/// Labels of accounts, a bank's among them.
pub(super) const ANY_ACCOUNT: &[&[&str]] = &[&["tai", "khoan"], &["tk"]];

/// Labels of numbers of companies.
pub(super) const COMPANY: &[&[&str]] =
    &[&["mst"], &["ma", "so", "thue"], &["ma", "so", "doanh", "nghiep"], &["ma", "so"]];

/// What introduces a sum or a count.
pub(super) const AMOUNT: &[&[&str]] = &[
    &["kinh", "phi"],
    &["tien"],
    &["von"],
    &["ngan", "sach"],
    &["thu"],
    &["chi"],
    &["doanh"],
    &["gia"],
    &["muc"],
    &["khoang"],
    &["hon"],
    &["tren"],
    &["gan"],
    &["dat"],
    &["tong"],
    &["vnd"],
    &["usd"],
    &["du", "toan"],
    &["dan", "so"],
    &["so", "luong"],
    &["dien", "tich"],
    &["san", "luong"],
    &["quy"],
];
