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
    &["passport"],
    &["giay", "to", "tuy", "than"],
    &["identity"],
    &["id"],
    &["so", "cc"],
    &["c", "c", "c", "d"],
    &["vneid"],
    &["gplx"],
    &["phep", "lai", "xe"],
];

/// Labels of passports.
pub(super) const PASSPORT: &[&[&str]] = &[&["ho", "chieu"], &["passport"], &["hc", "so"]];

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
    &["co", "dinh"],
    &["may", "ban"],
    &["so", "may"],
    &["s", "d", "t"],
    &["d", "t"],
    &["d", "thoai"],
    &["lien", "he"],
    &["lien", "lac"],
    &["lh"],
    &["cell"],
    &["call"],
];

/// Labels of bank accounts that can mean nothing else.
pub(super) const ACCOUNT: &[&[&str]] = &[
    &["stk"],
    &["s", "t", "k"],
    &["so", "tk"],
    &["so", "tai", "khoan"],
    &["tknh"],
    &["account"],
    &["a", "c"],
    &["chu", "tk"],
    &["chu", "tai", "khoan"],
    &["so", "the"],
    &["the", "ngan", "hang"],
    &["atm"],
    &["iban"],
];

/// Labels of accounts, a bank's among them.
pub(super) const ANY_ACCOUNT: &[&[&str]] = &[&["tai", "khoan"], &["tk"], &["chuyen", "khoan"], &["ck"]];

/// Banks, before or after whose names an account's number stands.
pub(super) const BANK: &[&[&str]] = &[
    &["ngan", "hang"],
    &["vietcombank"],
    &["vcb"],
    &["bidv"],
    &["agribank"],
    &["vietinbank"],
    &["techcombank"],
    &["tcb"],
    &["mb", "bank"],
    &["mbbank"],
    &["mb"],
    &["acb"],
    &["sacombank"],
    &["vpbank"],
    &["tpbank"],
    &["hdbank"],
    &["shb"],
    &["vib"],
    &["msb"],
    &["ocb"],
    &["seabank"],
    &["lpbank"],
    &["lienvietpostbank"],
    &["eximbank"],
    &["abbank"],
    &["pvcombank"],
    &["namabank"],
    &["bacabank"],
    &["kienlongbank"],
    &["bank"],
    &["nh"],
    &["techcom"],
    &["napas"],
];

/// Labels of a person's tax code.
pub(super) const TAX: &[&[&str]] = &[&["mst"], &["ma", "so", "thue"], &["tncn"]];

/// Labels that make a tax code a person's.
pub(super) const OWN_TAX: &[&[&str]] =
    &[&["thue", "ca", "nhan"], &["mst", "ca", "nhan"], &["nhap", "ca", "nhan"], &["tncn"]];

/// Labels of numbers of social and health insurance.
pub(super) const INSURANCE: &[&[&str]] =
    &[&["bhxh"], &["bhyt"], &["bao", "hiem", "xa", "hoi"], &["bao", "hiem", "y", "te"]];

/// Labels of number plates.
pub(super) const PLATE: &[&[&str]] = &[&["bien", "so"], &["bks"], &["bien", "kiem", "soat"], &["bsx"], &["xe"]];

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
    &["vay"],
    &["luot"],
    &["tong", "so"],
];
