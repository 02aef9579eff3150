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
    &["cmqd"],
];

/// Labels of cards that bear a number of their holder, which follows "số" or a colon.
pub(super) const CARD: &[&[&str]] = &[
    &["the", "dang"],
    &["the", "doan"],
    &["the", "thuong", "binh"],
    &["the", "cuu", "chien", "binh"],
    &["so", "huu", "tri"],
    &["so", "huu"],
    &["the", "nha", "giao"],
    &["ho", "so", "thuong", "binh"],
    &["the", "nganh"],
    &["the", "cong", "doan"],
    &["the", "hoi", "vien"],
    &["the", "can", "bo"],
    &["the", "sinh", "vien"],
    &["the", "nha", "bao"],
];

/// Labels of books of savings.
pub(super) const SAVINGS: &[&[&str]] = &[&["so", "so", "tiet", "kiem"], &["so", "tiet", "kiem", "so"]];

/// Labels of passports.
pub(super) const PASSPORT: &[&[&str]] = &[&["ho", "chieu"], &["passport"], &["hc", "so"]];

/// The same, shortened: what only a number with its letter follows.
pub(super) const PASSPORT_SHORT: &[&[&str]] = &[&["hc"], &["hcpt"]];

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
    &["vietin"],
    &["nhnn"],
    &["nhno"],
    &["timo"],
    &["cake"],
    &["momo"],
    &["zalopay"],
    &["viettelpay"],
    &["vi", "dien", "tu"],
    &["digibank"],
    &["shinhan"],
    &["woori"],
    &["hsbc"],
    &["scb"],
    &["ncb"],
    &["gpbank"],
    &["pgbank"],
    &["baovietbank"],
];

/// Labels of a person's tax code.
pub(super) const TAX: &[&[&str]] = &[&["mst"], &["ma", "so", "thue"], &["tncn"], &["mstcn"]];

/// Labels that make a tax code a person's.
pub(super) const OWN_TAX: &[&[&str]] =
    &[&["thue", "ca", "nhan"], &["mst", "ca", "nhan"], &["nhap", "ca", "nhan"], &["tncn"], &["mstcn"]];

/// Labels of numbers of social and health insurance.
pub(super) const INSURANCE: &[&[&str]] =
    &[&["bhxh"], &["bhyt"], &["bao", "hiem", "xa", "hoi"], &["bao", "hiem", "y", "te"]];

/// Labels of number plates.
pub(super) const PLATE: &[&[&str]] = &[&["bien"], &["bks"], &["bsx"], &["bs"], &["xe"], &["o", "to"], &["mo", "to"]];

/// Labels of numbers of companies.
pub(super) const COMPANY: &[&[&str]] =
    &[&["mst"], &["ma", "so", "thue"], &["ma", "so", "doanh", "nghiep"], &["ma", "so"]];

/// What introduces a sum or a count. These have their marks: without them, "thu" is a name, "chi" a sister and "gia" a
/// family.
pub(super) const AMOUNT: &[&[&str]] = &[
    &["kinh", "phí"],
    &["tiền"],
    &["vốn"],
    &["ngân", "sách"],
    &["thu"],
    &["chi"],
    &["doanh"],
    &["giá"],
    &["mức"],
    &["khoảng"],
    &["hơn"],
    &["trên"],
    &["gần"],
    &["đạt"],
    &["tổng"],
    &["vnđ"],
    &["vnd"],
    &["usd"],
    &["dự", "toán"],
    &["dân", "số"],
    &["số", "lượng"],
    &["diện", "tích"],
    &["sản", "lượng"],
    &["quỹ"],
    &["vay"],
    &["lượt"],
    &["số", "dư"],
    &["đầu", "kỳ"],
    &["cuối", "kỳ"],
    &["còn", "lại"],
    &["dư", "nợ"],
    &["chênh", "lệch"],
];
